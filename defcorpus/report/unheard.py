"""Places and people that a person puts over an event and that neither a table nor an article knows.

A person decides, and may know more than what was saved; a slip of the finger looks the same, so it is said.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from defcorpus.events.grouping.corrected import place_of
from defcorpus.facts.corrections import NOBODY
from defcorpus.knowledge import table
from defcorpus.text import fold

if TYPE_CHECKING:
    from defcorpus.corpus import Corpus
    from defcorpus.facts.corrections import Correction

_CLOSE = 0.75  # of difflib: `Hanio` is Hanoi, `Hue` is not Hull
_PLACES = {  # tables of places, and the columns of their names
    "provinces": (0,), "seats": (0,), "regions": (0,), "place_names": (0, 1), "country_names": (1, 2),
}  # fmt: skip


class Unheard(NamedTuple):
    """A value that nothing knows, and what is spelled nearly so."""

    field: str  # place, host or guest
    value: str
    near: tuple[str, ...]  # empty where nothing is


def unheard(corpus: Corpus, corrections: Iterable[Correction]) -> list[Unheard]:
    """Return what corrections of events say that no table and no article of the corpus knows."""
    found = []
    for one in corrections:
        if one.scope != "event" or one.takes_back or one.value == NOBODY:
            continue
        if one.field == "place" and not place_of(one.value)[0] and not _is_said(corpus, one.value):
            found.append(Unheard(one.field, one.value, _near_places(one.value)))
        if one.field in ("host", "guest"):
            for name in one.value.split("; "):
                if not _is_named(corpus, name):
                    near = tuple(other.name for other in corpus.near_people(name))
                    found.append(Unheard(one.field, name, near))
    return found


def _is_named(corpus: Corpus, name: str) -> bool:
    """Say whether an article names somebody so, or a reviewed table of people."""
    from defcorpus.corpus.records import Filters

    return fold(name) in _people() or bool(corpus.select(Filters(people=(name,)))) or _is_said(corpus, name)


def _is_said(corpus: Corpus, words: str) -> bool:
    """Say whether any page has these words side by side, captions and all."""
    from defcorpus.search import parse, search

    plain = " ".join("".join(char if char.isalnum() else " " for char in words).split())
    return bool(plain) and search(corpus, parse(f'"{plain}"'), limit=1, raw=True, snippets=False).total > 0


@cache
def _people() -> frozenset[str]:
    rows = [(form, name) for form, name, kind in table("sino_names") if kind == "person"]
    return frozenset(fold(name) for row in rows for name in row)


def _near_places(typed: str) -> tuple[str, ...]:
    from difflib import get_close_matches

    return tuple(_places()[form] for form in get_close_matches(fold(typed), _places(), 1, _CLOSE))


@cache
def _places() -> dict[str, str]:
    """Map folded names of places to how a table writes them."""
    return {
        fold(row[at]): row[at] for name, columns in _PLACES.items() for row in table(name) for at in columns
    }
