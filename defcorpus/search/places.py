"""Where a query's words stand in an article: the spans of every hit, in the page's own text.

Words are compared as the full-text index compares them, term by term, so that an article which was found has
spans, and nothing is lit that was not searched.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, cached_property
from itertools import accumulate
from typing import NamedTuple

from defcorpus.corpus.records import PageText
from defcorpus.search.fitting import fits, fits_exactly
from defcorpus.search.nodes import Leaf, Phrase, Query, Word
from defcorpus.text.terms import PAUSE, placed, spelled_each


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
    numbers = {phrase: number for number, phrase in enumerate(query.phrases)}
    found: set[Span] = set()
    for is_title, stretches in _stretches(page, raw=raw):
        terms = _Terms(page.text, stretches)
        for leaf in query.leaves:
            for phrase, at, as_typed in _hits(terms, leaf, exact=exact, is_title=is_title):
                place = terms.span(at, at + len(phrase.words) - 1)
                found.add(Span(*place, numbers[phrase], as_typed))
    return sorted(found)


def _hits(terms: _Terms, leaf: Leaf, *, exact: bool, is_title: bool) -> Iterator[tuple[Phrase, int, bool]]:
    """Yield the phrases of a leaf that stand in a text, each with where and whether as typed."""
    if isinstance(leaf, Phrase):
        if is_title or not leaf.title:
            for at, as_typed in terms.places(leaf, exact=exact):
                yield leaf, at, as_typed
        return
    if leaf.one.title and not is_title:
        return
    ones, others = (list(terms.places(phrase, exact=exact)) for phrase in (leaf.one, leaf.other))
    near = {
        (at, beside)
        for at, _ in ones
        for beside, _ in others
        if 0 <= beside - at - len(leaf.one.words) <= leaf.distance
        or 0 <= at - beside - len(leaf.other.words) <= leaf.distance
    }
    for nth, (phrase, there) in enumerate(((leaf.one, ones), (leaf.other, others))):
        kept = {pair[nth] for pair in near}
        for at, as_typed in there:
            if at in kept:
                yield phrase, at, as_typed


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


def _stretches(page: PageText, *, raw: bool) -> Iterator[tuple[bool, list[tuple[int, int]]]]:
    """Yield the stretches that the index takes as one text each, and whether that is a title."""
    body = [(start, end) for role, start, end in page.segments if role == "body"]
    if body:
        yield False, body
    for role, start, end in page.segments:
        if role == "title" or (raw and role != "body"):
            yield role == "title", [(start, end)]


class _Terms:
    """The terms of one text of a page, with where each stands in the page.

    What is only needed to say where is worked out when something was found.
    """

    def __init__(self, text: str, stretches: Iterable[tuple[int, int]]) -> None:
        self._stretches = tuple(stretches)
        self._joined = "\n".join([text[start:end] for start, end in self._stretches])
        self._tokens = self._joined.split()
        self._spelled, folded, divided = spelled_each(self._tokens)
        self.exact, self.folded = " ".join(self._spelled).split(), " ".join(folded).split()
        self._own = len(self.exact)
        self._divided: list[int] = []  # the tokens of the terms behind the text's own, each behind a pause
        for at, found in divided:  # words that were divided follow the text whole, as in the index
            for each in found:
                self.exact += [PAUSE, each.exact]
                self.folded += [PAUSE, each.folded]
                self._divided.append(at)

    def places(self, phrase: Phrase, *, exact: bool) -> Iterator[tuple[int, bool]]:
        """Yield the term at which each hit of a phrase begins, and whether it is written as typed."""
        exact = exact or phrase.strict
        there = self.exact if exact else self.folded
        for at in _starts(there, phrase.words, exact=exact):
            yield (
                at,
                exact or all(fits_exactly(word, self.exact[at + n]) for n, word in enumerate(phrase.words)),
            )

    def span(self, at: int, last: int) -> tuple[int, int]:
        """Return where in the page the terms from `at` to `last` stand."""
        token, nth = self._term(at)
        start = self._begin(token) + self._within(token)[nth][0]
        token, nth = self._term(last)
        end = self._begin(token) + self._within(token)[-1 if at >= self._own else nth][1]
        return start, end

    def _term(self, at: int) -> tuple[int, int]:
        """Return the token that has a term, and which of its terms it is."""
        if at >= self._own:
            return self._divided[(at - self._own) // 2], 0
        token = bisect_right(self._firsts, at) - 1
        return token, at - self._firsts[token]

    @cached_property
    def _firsts(self) -> list[int]:
        """How many terms stand before each token."""
        counts = [each.count(" ") + 1 if each else 0 for each in self._spelled]
        return list(accumulate(counts, initial=0))

    def _within(self, token: int) -> list[tuple[int, int]]:
        """Return where in a token its terms stand."""
        text = self._tokens[token]
        # Most are letters alone and one term.
        return [(0, len(text))] if text.isalnum() and " " not in self._spelled[token] else placed(text)

    def _begin(self, token: int) -> int:
        """Return where in the page a token begins."""
        at = self._begins[token]
        nth = bisect_right(self._joints, at) - 1
        return self._stretches[nth][0] + at - self._joints[nth]

    @cached_property
    def _joints(self) -> list[int]:
        """Where in the joined text each stretch begins."""
        return [0, *accumulate(end - start + 1 for start, end in self._stretches[:-1])]

    @cached_property
    def _begins(self) -> list[int]:
        """Where in the joined text each token begins."""
        text = self._joined
        begins = [0, *accumulate(len(token) + 1 for token in self._tokens)]
        if begins.pop() == len(text) + 1:  # there is one blank between any two
            return begins
        return [found.start() for found in _token().finditer(text)]


@cache
def _token() -> re.Pattern[str]:
    return re.compile(r"\S+")


def _starts(there: Sequence[str], wanted: Sequence[Word], *, exact: bool) -> Iterator[int]:
    """Yield where in `there` the words of a phrase stand one behind another."""
    first, rest = wanted[0], wanted[1:]
    fit = fits_exactly if exact else fits
    starts: Iterable[int]
    if first.plain and (exact or not first.also):
        starts = _places_of(there, first.exact if exact else first.folded)
    else:
        # Each different word is looked at once: a text has far fewer of them than words.
        good = {text for text in set(there) if fit(first, text)}
        starts = [at for at, text in enumerate(there) if text in good] if good else ()
    for at in starts:
        if at + len(wanted) <= len(there) and all(fit(word, there[at + n]) for n, word in enumerate(rest, 1)):
            yield at


def _places_of(there: Sequence[str], wanted: str) -> Iterator[int]:
    at = -1
    try:
        while True:
            at = there.index(wanted, at + 1)
            yield at
    except ValueError:
        return
