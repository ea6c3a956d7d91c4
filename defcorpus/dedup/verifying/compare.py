"""Two bodies beside each other: what they share in one order, and what stands in one of them only.

    for span in compare(kept, member):
        print(span.kind, kept[span.kept_start : span.kept_end], member[span.member_start : span.member_end])

The words are aligned as for the verdict (:mod:`defcorpus.dedup.verifying.align`), so that what is shown as
alike is what was counted, and with it equal words at either end of what changed. Words that differ in their
marks alone are counted as alike and shown as changed: `trướng` beside `trưởng` is a misprint put right.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, takewhile
from typing import TYPE_CHECKING, Literal

from defcorpus.text import normal

if TYPE_CHECKING:
    from defcorpus.dedup.texts.words import Words

SpanKind = Literal["same", "changed", "only-kept", "only-member"]
Offsets = tuple[int, int]  # half-open, in code points of a body

_LARGEST = 2 * 10**9  # pairs of words; an alignment's bits take 250 MB then


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of both bodies from its first word to its last; empty where a side has nothing of it.

    Offsets are half-open, in code points of each body. The spans of two bodies are in order and hold every
    word of both.
    """

    kind: SpanKind
    kept_start: int
    kept_end: int
    member_start: int
    member_end: int
    kept_words: int
    member_words: int


def compare(kept: str, member: str) -> tuple[Span, ...]:
    """Return the spans of two bodies, given as texts."""
    from defcorpus.dedup.texts.tokens import tokenize
    from defcorpus.dedup.texts.words import Words

    tokens = tokenize([kept, member])
    marked = tokens.marked.tolist()
    middle = int(tokens.bounds[1])
    marks = marked[:middle], marked[middle:]
    pieces = _pieces(_matched(Words.of(tokens)), (len(marks[0]), len(marks[1])), marks)
    return tuple(_spans(pieces, word_offsets(kept), word_offsets(member)))


def word_offsets(text: str) -> list[Offsets]:
    """Return where each word stands: the words that `tokenize` reads of the same text."""
    # It composes letters and drops what only combines with them; here that stays, and is part of the word.
    skipped = "".join(
        re.escape(char)
        for char in sorted(set(text))
        if not char.isalnum() and (unicodedata.combining(char) or not normal(char))
    )
    inside = f"[{skipped}]*" if skipped else ""
    letter = r"[^\W_]"
    return [found.span() for found in re.finditer(f"{letter}(?:{inside}{letter})*{inside}", text)]


def _matched(words: Words) -> list[Run]:
    """Return the runs of matched words of two texts; none where these are too large to be aligned."""
    import numpy as np

    from defcorpus.dedup.verifying.align import runs_between

    if int(words.sizes.prod()) > _LARGEST:
        return []
    short, long = np.argsort(words.sizes, kind="stable")[:, None]
    runs = runs_between(words, short, long)
    places = (runs.long, runs.short) if short[0] else (runs.short, runs.long)
    return list(zip(*(column.tolist() for column in (*places, runs.size)), strict=True))


Run = tuple[int, int, int]  # in words: where it begins in the kept one, in the member, its size
Piece = tuple[SpanKind, int, int, int, int]  # in words: from, to in the kept one, from, to in the member


def _pieces(runs: list[Run], sizes: tuple[int, int], marked: tuple[list[int], list[int]]) -> Iterator[Piece]:
    """Yield pieces in order, those of one kind on end not yet joined."""
    at, to = 0, 0
    for one, two, size in [*runs, (*sizes, 0)]:
        first, last = _ends(marked[0][at:one], marked[1][to:two])
        for step in range(first):
            yield "same", at + step, at + step + 1, to + step, to + step + 1
        at, to = at + first, to + first
        here, there = one - last, two - last
        if here > at or there > to:
            yield _kind(here - at, there - to), at, here, to, there
        for step in range(-last, size):
            same = marked[0][one + step] == marked[1][two + step]
            yield "same" if same else "changed", one + step, one + step + 1, two + step, two + step + 1
        at, to = one + size, two + size


def _kind(kept: int, member: int) -> SpanKind:
    """Return the kind of a stretch that is not alike and has so many words on either side."""
    if kept and member:
        return "changed"
    return "only-kept" if kept else "only-member"


def _ends(one: list[int], two: list[int]) -> tuple[int, int]:
    """Return how many words are the same at the beginning and at the end of two stretches."""
    first = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, two, strict=False)))
    rest = zip(reversed(one[first:]), reversed(two[first:]), strict=False)
    return first, sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], rest))


def _spans(pieces: Iterator[Piece], kept: Sequence[Offsets], member: Sequence[Offsets]) -> Iterator[Span]:
    ends = 0, 0
    for at, to, other_at, other_to, kind in _joined(pieces):
        first, second = _stretch(kept, at, to, ends[0]), _stretch(member, other_at, other_to, ends[1])
        ends = first[1], second[1]
        yield Span(kind, *first, *second, to - at, other_to - other_at)


def _joined(pieces: Iterator[Piece]) -> Iterator[tuple[int, int, int, int, SpanKind]]:
    """Yield pieces with those of one kind on end joined."""
    for kind, some in groupby(pieces, key=lambda piece: piece[0]):
        on_end = list(some)
        yield on_end[0][1], on_end[-1][2], on_end[0][3], on_end[-1][4], kind


def _stretch(words: Sequence[Offsets], at: int, to: int, before: int) -> Offsets:
    """Return where some words stand on end; for none, the place behind the last."""
    return (words[at][0], words[to - 1][1]) if to > at else (before, before)
