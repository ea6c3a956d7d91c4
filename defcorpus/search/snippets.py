"""Snippets: the passage of a text that shows most of what was asked, cut from the original."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from defcorpus.search.fitting import fits, fits_exactly
from defcorpus.search.nodes import Phrase
from defcorpus.search.sought import seeker
from defcorpus.text.fold import fold_mapped
from defcorpus.text.normal import Mapped, normal_mapped
from defcorpus.text.terms import term, terms
from defcorpus.text.words import words
from defcorpus.tuples import NamedTuple

WIDTH = 160
"""Characters of a snippet, about; ellipses come on top."""

_LEAD = 40  # characters in front of the first hit, where there is room


class Snippet(NamedTuple):
    """A passage on one line; `lit` are the half-open spans in it that the query hit."""

    text: str
    lit: tuple[tuple[int, int], ...] = ()


_Found = tuple[int, int, int, bool]
"""One hit: its span in the changed text, which phrase of the query it is of, and whether as it was typed."""


class Snipper:
    """Makes snippets that show as many as can be of some phrases; what is looked for is compiled once."""

    def __init__(self, phrases: Sequence[Phrase], *, marked: bool = True, width: int = WIDTH) -> None:
        """With `marked` False passages are not told apart by the marks in them, which takes time."""
        self._phrases = phrases
        self._marked = marked
        self._seekers = list(map(seeker, phrases))
        self._width = width
        self._ways = (self._by_character, self._by_term)
        self._exact: dict[tuple[int, str], bool] = {}  # the same few words are met again and again

    def best(self, texts: Sequence[str]) -> Snippet:
        """Return the best passage of the first of `texts` that has a hit, else the beginning of the first."""
        for find in self._ways:
            for text in texts:
                mapped, found = find(text)
                if found:
                    left, right = _widened(mapped.text, *self._window(found), self._width)
                    spans = [(start, end) for start, end, *_ in found if left <= start and end <= right]
                    return _snippet(text, mapped, left, right, _merged(spans))
        first = next((text for text in texts if text.strip()), "")
        mapped = fold_mapped(first)
        return _snippet(first, mapped, *_widened(mapped.text, 0, 0, self._width), ())

    def _by_character(self, text: str) -> tuple[Mapped, list[_Found]]:
        """Return the folded text and the hits in it, in order."""
        mapped = fold_mapped(text)
        folded = mapped.text
        found: list[_Found] = []
        for number, places in enumerate(self._seekers):
            for start, end in places(folded):
                exact = self._marked and self._is_exact(number, text[slice(*mapped.span(start, end))])
                found.append((start, end, number, exact))
        found.sort()
        return mapped, found

    def _by_term(self, text: str) -> tuple[Mapped, list[_Found]]:
        """Do the same word by word, as the index does, in the normal form.

        It is slower, and finds what folding hides: a mark of another script that stands between two words
        goes and makes them one.
        """
        mapped = normal_mapped(text)
        spans = words(mapped.text)
        there = [term(mapped.text[start:end]) for start, end in spans]
        found: list[_Found] = []
        for number, phrase in enumerate(self._phrases):
            length = len(phrase.words)
            first = {each.folded for each in set(there) if fits(phrase.words[0], each.folded)}
            for at in range(len(there) - length + 1 if first else 0):
                if there[at].folded in first and all(
                    fits(word, each.folded) for word, each in zip(phrase.words, there[at:], strict=False)
                ):
                    start, end = spans[at][0], spans[at + length - 1][1]
                    found.append((start, end, number, False))
        found.sort()
        return mapped, found

    def _is_exact(self, number: int, text: str) -> bool:
        """Say whether `text`, a hit of the phrase of this number, is written as the phrase was typed."""
        known = self._exact.get((number, text))
        if known is None:
            asked, there = self._phrases[number].words, terms(text)
            known = len(asked) == len(there) and all(
                fits_exactly(word, found.exact) for word, found in zip(asked, there, strict=True)
            )
            self._exact[number, text] = known
        return known

    def _window(self, found: Sequence[_Found]) -> tuple[int, int]:
        """Return the span, no wider than a snippet, that holds most of the query; the first of equals.

        Most means: different phrases, then different phrases as typed; then the narrowest, which has words
        asked for together closest to each other.
        """
        alone = len(self._phrases) == 1
        best, chosen = (0, 0, 0), found[0][:2]
        for at, (start, end, number, exact) in enumerate(found):
            # Which phrases, and which as typed, as bits.
            phrases = 1 << number
            as_typed = exact << number
            for _, later, other, typed in found[at + 1 :]:
                if max(end, later) - start > self._width:
                    break
                bit = 1 << other
                if not phrases & bit or (typed and not as_typed & bit):
                    phrases |= bit
                    as_typed |= typed << other
                    end = max(end, later)
            worth = (
                phrases.bit_count(),
                as_typed.bit_count(),
                0 if alone or not phrases & (phrases - 1) else start - end,
            )
            if at == 0 or worth > best:
                best, chosen = worth, (start, end)
        return chosen


def _widened(folded: str, start: int, end: int, width: int) -> tuple[int, int]:
    """Return ``start, end`` widened to about `width`, cut between words.

    Widths are counted in folded text, where a letter is one character however its marks are composed.
    """
    room = max(0, width - (end - start))
    left = _boundary_before(folded, max(0, start - min(_LEAD, room)), start)
    right = _boundary_after(folded, min(len(folded), left + width), max(end, left), hit=end > start)
    if right == len(folded):
        left = min(left, _boundary_before(folded, max(0, right - width), start))
    while left < right and folded[left].isspace():
        left += 1
    while right > left and folded[right - 1].isspace():
        right -= 1
    return left, right


def _boundary_before(text: str, wanted: int, latest: int) -> int:
    """Return the first beginning of a word at or behind `wanted`, at most `latest`."""
    if wanted == 0:
        return 0
    for at in range(wanted, latest):
        if text[at - 1].isspace() and not text[at].isspace():
            return at
    return latest


def _boundary_after(text: str, wanted: int, earliest: int, *, hit: bool) -> int:
    """Return the last end of a word at or before `wanted`, at least `earliest`."""
    if wanted == len(text) or wanted <= earliest:
        return max(wanted, earliest)
    for at in range(wanted, earliest, -1):
        if text[at].isspace() and not text[at - 1].isspace():
            return at
    # Right behind a hit; or, in one long run without spaces as some scripts are written, where it must be.
    return earliest if hit else wanted


def _merged(spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _on_one_line(text: str) -> str:
    """Return `text` with single blanks for all white space; what is printable holds blanks only."""
    return text if text.isprintable() and "  " not in text else re.sub(r"\s+", " ", text)


def _snippet(text: str, mapped: Mapped, left: int, right: int, spans: Sequence[tuple[int, int]]) -> Snippet:
    """Cut the original of a span of the folded text, its words joined by single spaces, and light it."""
    pieces: list[str] = ["…"] if mapped.text[:left].strip() else []
    lit: list[tuple[int, int]] = []
    length = len(pieces)
    edges = [left, *(edge for span in spans for edge in span), right]
    for number, edge in enumerate(pairwise(edges)):
        start, end = mapped.span(*edge)
        piece = _on_one_line(text[start:end])
        if number % 2:
            lit.append((length, length + len(piece)))
        pieces.append(piece)
        length += len(piece)
    if mapped.text[right:].strip():
        pieces.append("…")
    return Snippet("".join(pieces), tuple(lit))
