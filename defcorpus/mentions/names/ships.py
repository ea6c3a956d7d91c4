"""Ships that bear a person's or a city's name: `USS Robert Smalls`, later only `Robert Smalls`."""

from __future__ import annotations

import re
from functools import cache

from defcorpus.mentions.places.lookalike_words import ships
from defcorpus.text import fold

_WORDS = 4  # of the longest ship's name that is looked for


@cache
def _named() -> re.Pattern[str]:
    letters = "|".join(
        sorted((form for form in ships() if form.isupper() and len(form) > 2), key=len, reverse=True)
    )
    word = r"[A-Z][\w.’'-]*"
    return re.compile(rf"\b(?:{letters})\s[\"“‘]?({word}(?:\s{word}){{0,{_WORDS - 1}}})")


def ship_names(text: str) -> frozenset[str]:
    """Return, folded, the names that a text gives ships behind their navy's letters, each also cut short.

    >>> sorted(ship_names("The cruiser USS Robert Smalls (CG 62) arrived."))
    ['robert', 'robert smalls']
    """
    names: set[str] = set()
    for found in _named().finditer(text):
        words = [plain_name(word) for word in found.group(1).split()]
        names.update(" ".join(words[:last]) for last in range(1, len(words) + 1))
    names.discard("")
    return frozenset(names)


def plain_name(name: str) -> str:
    """Return a name as :func:`ship_names` writes it."""
    return " ".join(re.findall(r"\w+", fold(name)))
