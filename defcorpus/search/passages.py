"""Passages: the sentences that hold the hits of a query, with so many sentences around them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from defcorpus.corpus.records import PageText, Summary
from defcorpus.search.kwic import Place, places
from defcorpus.search.whole import Match
from defcorpus.text.sentences import sentences


class Passage(NamedTuple):
    """Sentences in a row of one article, on one line."""

    text: str
    lit: tuple[tuple[int, int], ...]  # half-open spans in `text`: the hits
    article: Summary
    start: int  # a code-point offset into the page's text
    end: int
    line: int  # of the page's text that it begins in, from 1


def passages(matches: Iterable[Match], context: int = 0) -> Iterator[Passage]:
    """Yield, of what :func:`defcorpus.search.matching` yields, the sentences with hits and those around them.

    `context` sentences before and after; passages that touch are one. They stay within the article's body, or
    within the title or caption that the hit is in. A line's end always ends a sentence.
    """
    for match in matches:
        found = places(match.page.text, match.spans)
        for stretch in _stretches(match.page):
            inside = [place for place in found if _holds(stretch, place.start)]
            yield from _of_stretch(match, stretch, inside, context)


def _stretches(page: PageText) -> list[list[tuple[int, int]]]:
    """Return the pieces of the body as one stretch and every other part of the page, in order."""
    body = [(start, end) for role, start, end in page.segments if role == "body"]
    others = [[(start, end)] for role, start, end in page.segments if role != "body"]
    return sorted([body, *others] if body else others)


def _holds(stretch: Sequence[tuple[int, int]], at: int) -> bool:
    return any(start <= at < end for start, end in stretch)


def _of_stretch(
    match: Match, stretch: Sequence[tuple[int, int]], found: Sequence[Place], context: int
) -> Iterator[Passage]:
    if not found:
        return
    text = match.page.text
    said = [span for start, end in stretch for span in sentences(text, start, end)]
    begins = [start for start, _ in said]
    windows: list[tuple[int, int]] = []
    for place in found:
        first = max(0, bisect_right(begins, place.start) - 1 - context)
        last = min(len(said) - 1, max(0, bisect_right(begins, place.end - 1) - 1) + context)
        if windows and first <= windows[-1][1] + 1:
            windows[-1] = (windows[-1][0], max(last, windows[-1][1]))
        else:
            windows.append((first, last))
    for first, last in windows:
        start, end = said[first][0], said[last][1]
        own = [place for place in found if start <= place.start < end]
        shown, lit = _lit(text, said[first : last + 1], own)
        line = text.count("\n", 0, start) + 1
        yield Passage(shown, tuple(lit), match.summary, start, end, line)


def _lit(
    text: str, said: Sequence[tuple[int, int]], found: Sequence[Place]
) -> tuple[str, list[tuple[int, int]]]:
    """Return sentences on one line with single blanks, and where in it the hits are."""
    shown = ""
    lit: list[tuple[int, int]] = []
    for start, end in said:
        inside = [
            (max(place.start, start), min(place.end, end))
            for place in found
            if place.start < end and place.end > start
        ]
        edges = [start, *(edge for span in inside for edge in span), end]
        shown += " " if shown else ""
        for nth, edge in enumerate(pairwise(edges)):
            piece = text[slice(*edge)]
            words = " ".join(piece.split())
            if nth % 2:
                lit.append((len(shown), len(shown) + len(words)))
                shown += words
            elif words:
                shown += f"{' ' * piece[0].isspace()}{words}{' ' * piece[-1].isspace()}"
            elif piece:
                shown += " "
    return shown, lit
