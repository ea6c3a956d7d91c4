"""The words of a query by their places in its text, so that it can be written otherwise."""

from __future__ import annotations

from collections.abc import Iterable

from defcorpus.search.nodes import Query
from defcorpus.text.terms import term
from defcorpus.text.words import words
from defcorpus.tuples import NamedTuple

_MOST_WORDS = 8  # of a query that are looked at


class Spot(NamedTuple):
    """A word of a query: where it stands in its text, and its spelling without marks."""

    start: int
    end: int
    folded: str


def spots_of(query: Query) -> list[Spot]:
    """Return the words asked for that are neither begun nor fuzzy, in order."""
    wanted = {word.exact for phrase in query.phrases for word in phrase.words if word.plain}
    found = []
    for start, end in words(query.text)[: 4 * _MOST_WORDS]:
        exact, folded = term(query.text[start:end])
        if exact in wanted:
            found.append(Spot(start, end, folded))
    return found[:_MOST_WORDS]


def replaced(text: str, changes: Iterable[tuple[Spot, str]]) -> str:
    """Return a query's text with other words at some spots."""
    for spot, word in sorted(changes, reverse=True):
        before, behind = text[: spot.start], text[spot.end :]
        if word.startswith('"') and (before.count('"') % 2 or before[-1:] in {"-", ":"}):
            word = word.strip('"')  # inside a phrase two words need no quotation marks of their own
        text = before + word + behind
    return text
