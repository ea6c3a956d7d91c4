"""Where a query's words stand in an article: the spans of every hit, in the page's own text.

Words are compared as the full-text index compares them, term by term, so that an article which was found has
spans, and nothing is lit that was not searched.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import NamedTuple

from defcorpus.corpus.records import PageText
from defcorpus.search.query import Phrase, Query, Word
from defcorpus.text.terms import PAUSE, Term, counts, placed, spelled, wholes


class Span(NamedTuple):
    """One hit: half-open code-point offsets into the page's text."""

    start: int
    end: int
    phrase: int
    """Which phrase of the query it is of: its place in `Query.phrases`."""
    exact: bool
    """Whether it is written as it was typed, marks and all."""


def spans(query: Query, page: PageText, *, raw: bool = False, exact: bool = False) -> list[Span]:
    """Return every hit of what `query` asks for (not of what it leaves out) in one page, in order.

    Body and title are searched, with `raw` the whole page. With `exact` only hits written as typed count.
    Hits of several phrases may overlap; :func:`joined` makes one of those that belong together. A title that
    was read elsewhere than in the page has no place in its text. A phrase may run on past a caption between
    two parts of a body: its span then holds the caption.
    """
    found: list[Span] = []
    for stretches in _stretches(page, raw=raw):
        terms = _Terms(page.text, stretches)
        for number, phrase in enumerate(query.phrases):
            found += terms.hits(phrase, number, exact=exact)
    return sorted(found)


def joined(text: str, found: Sequence[Span]) -> list[tuple[int, int]]:
    """Return hits as spans without overlaps, those side by side in `text` as one.

    `phan van giang`, asked for without quotation marks, is one hit where the three stand together.
    """
    merged: list[tuple[int, int]] = []
    for start, end, *_ in found:
        if merged and (start <= merged[-1][1] or text[merged[-1][1] : start].isspace()):
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _stretches(page: PageText, *, raw: bool) -> Iterator[list[tuple[int, int]]]:
    """Yield the stretches that the index takes as one text each."""
    body = [(start, end) for role, start, end in page.segments if role == "body"]
    if body:
        yield body
    for role, start, end in page.segments:
        if role == "title" or (raw and role != "body"):
            yield [(start, end)]


class _Terms:
    """The terms of one text of a page, with where each stands in the page."""

    def __init__(self, text: str, stretches: Iterable[tuple[int, int]]) -> None:
        self._text = text
        self._stretches = tuple(stretches)
        self._joined = "\n".join([text[start:end] for start, end in self._stretches])
        both = spelled(self._joined)
        self.exact, self.folded = both[0].split(), both[1].split()
        # For each term the stretch between white spaces that holds it, and which it is there: both ends.
        self._placed: list[tuple[int, int, int, int]] | None = None
        if divided := wholes(self._joined):
            self._add(divided)

    def _add(self, divided: Sequence[tuple[int, tuple[Term, ...]]]) -> None:
        """Add words that were divided, as the index does behind the text."""
        places = self._places()
        stretches = self._tokens()
        for at, found in divided:
            for each in found:
                self.exact += [PAUSE, each.exact]
                self.folded += [PAUSE, each.folded]
                places += [(0, 0, 0, 0), (*stretches[at], 0, -1)]

    def hits(self, phrase: Phrase, number: int, *, exact: bool) -> Iterator[Span]:
        there = self.exact if exact else self.folded
        for at in _starts(there, phrase.words, exact=exact):
            last = at + len(phrase.words) - 1
            as_typed = exact or all(
                _fits(word.exact, self.exact[at + n], prefix=word.prefix)
                for n, word in enumerate(phrase.words)
            )
            yield Span(*self._span(at, last), number, as_typed)

    def _span(self, at: int, last: int) -> tuple[int, int]:
        """Return where in the page the terms from `at` to `last` stand."""
        begin, stop, first, _ = self._places()[at]
        start = begin + placed(self._text[begin:stop])[first][0]
        begin, stop, _, nth = self._places()[last]
        return start, begin + placed(self._text[begin:stop])[nth][1]

    def _places(self) -> list[tuple[int, int, int, int]]:
        if self._placed is None:
            numbers = zip(self._tokens(), counts(self._joined), strict=True)
            self._placed = [(*span, n, n) for span, count in numbers for n in range(count)]
        return self._placed

    def _tokens(self) -> list[tuple[int, int]]:
        return [
            (start + found.start(), start + found.end())
            for start, end in self._stretches
            for found in _token().finditer(self._text[start:end])
        ]


@cache
def _token() -> re.Pattern[str]:
    return re.compile(r"\S+")


def _starts(there: Sequence[str], wanted: Sequence[Word], *, exact: bool) -> Iterator[int]:
    """Yield where in `there` the words of a phrase stand one behind another."""
    asked = [(word.exact if exact else word.folded, word.prefix) for word in wanted]
    (first, begins), rest = asked[0], asked[1:]
    if begins:
        starts: Iterable[int] = (at for at, found in enumerate(there) if found.startswith(first))
    else:
        starts = _places_of(there, first)
    for at in starts:
        if at + len(asked) <= len(there) and all(
            _fits(text, there[at + n], prefix=prefix) for n, (text, prefix) in enumerate(rest, 1)
        ):
            yield at


def _places_of(there: Sequence[str], wanted: str) -> Iterator[int]:
    at = -1
    try:
        while True:
            at = there.index(wanted, at + 1)
            yield at
    except ValueError:
        return


def _fits(wanted: str, there: str, *, prefix: bool) -> bool:
    return there.startswith(wanted) if prefix else there == wanted
