"""British and American spellings: who asks for `defence` means `defense` too."""

from __future__ import annotations

from functools import cache

from defcorpus.knowledge import table


@cache
def _others() -> dict[str, tuple[str, ...]]:
    found: dict[str, set[str]] = {}
    for british, american in table("spellings"):
        found.setdefault(british, set()).add(american)
        found.setdefault(american, set()).add(british)
    return {word: tuple(sorted(others)) for word, others in found.items()}


def variants(word: str) -> tuple[str, ...]:
    """Return the other spellings of an English word, in small letters.

    >>> variants("defence"), variants("center"), variants("giang")
    (('defense',), ('centre',), ())
    """
    return _others().get(word, ()) if len(word) > 3 and word.isascii() else ()


@cache
def _british() -> dict[str, str]:
    found: dict[str, str] = {}
    for british, american in table("spellings"):
        found.setdefault(american, british)
    return {american: british for american, british in found.items() if british not in found}


def british(word: str) -> str:
    """Return an English word, in small letters, in its British spelling where it has another.

    >>> british("defense"), british("defence"), british("giang")
    ('defence', 'defence', 'giang')
    """
    return _british().get(word, word)
