"""Two articles sentence by sentence: how much of the one stands in the other, in the same order.

Sentences are alike by the terms they share and by words of a lexicon, and by their lengths as those of
translations are (Gale and Church 1993); the best monotone path through both texts, sentences one to one, one
to two or two to one, is found by dynamic programming.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from defcorpus.pairs.lexicon import Entry
from defcorpus.pairs.model import Model
from defcorpus.pairs.records import Features, PairKind
from defcorpus.pairs.sides import CODE, CODE_BITS, Side, english_side, vietnamese_side

TRANSLATION = 12.0  # closeness from which on a pair is a translation, or a close adaptation

_LEAST = 3.0  # bits that two sentences must share to be set side by side
_TERM_CAP = 8.0  # bits that one term counts for at most
_WORD = 3.0  # bits of a word that the lexicon links
_LENGTHS = 1.15  # characters of Vietnamese to one of English
_SPREAD = 6.8  # variance of a character's counterparts in number (Gale and Church 1993)
_STEPS = ((1, 1), (1, 2), (2, 1))


@dataclass(frozen=True, slots=True)
class _Link:
    """Sentences side by side, half-open, and what speaks for it in bits."""

    vi: tuple[int, int]
    en: tuple[int, int]
    gain: float


@dataclass(frozen=True, slots=True)
class Alignment:
    """Which sentences stand side by side, and how much of the text that makes."""

    links: tuple[tuple[tuple[int, int], tuple[int, int]], ...]  # half-open: Vietnamese, English
    of_vi: tuple[int, int] = (0, 0)  # sentences side by side, and all that were looked at
    of_en: tuple[int, int] = (0, 0)
    density: float = 0.0  # bits that speak for the links, for 100 characters of the shorter text

    @property
    def share(self) -> float:
        """The share of sentences that stand beside one of the other text, 0 to 1: the mean of both texts."""
        return sum(some / max(1, all_) for some, all_ in (self.of_vi, self.of_en)) / 2

    @property
    def closeness(self) -> float:
        """How much of all of both texts corresponds: the density times the share."""
        return self.density * self.share

    @property
    def kind(self) -> PairKind:
        """Whether one text is the other's translation or close adaptation."""
        return "translation" if self.closeness >= TRANSLATION else "same-event"


def align(vi: Features, en: Features, model: Model, entries: Mapping[str, Entry]) -> Alignment:
    """Set the sentences of two articles side by side; `entries` are the lexicon's, by Vietnamese phrase."""
    left = vietnamese_side(vi, entries)
    return align_sides(left, english_side(en, left.phrases), model)


def align_sides(left: Side, right: Side, model: Model) -> Alignment:
    """Set the sentences of a Vietnamese and an English article side by side."""
    if not left.lengths or not right.lengths:
        return Alignment(())
    links = _path(left, right, _shared(left, right, model))
    shorter = min(sum(left.lengths) / _LENGTHS, sum(right.lengths))
    return Alignment(
        tuple((link.vi, link.en) for link in links),
        (sum(link.vi[1] - link.vi[0] for link in links), len(left.lengths)),
        (sum(link.en[1] - link.en[0] for link in links), len(right.lengths)),
        100.0 * sum(link.gain for link in links) / max(100.0, shorter),
    )


def _shared(left: Side, right: Side, model: Model) -> list[list[float]]:
    """Return what each two sentences share, in bits."""
    shared = [[0.0] * len(right.lengths) for _ in left.lengths]
    fewer, more = (left, right) if len(left.terms) <= len(right.terms) else (right, left)
    for term in fewer.terms:
        if term in more.terms:
            one, two = left.terms[term], right.terms[term]
            bits = model.bits_of(term, one & CODE)
            _add(shared, one >> CODE_BITS, two >> CODE_BITS, min(_TERM_CAP, bits))
    words = [[0.0] * len(right.lengths) for _ in left.lengths]
    for phrase in left.phrases:
        if phrase in right.phrases:
            _add(words, left.phrases[phrase], right.phrases[phrase], _WORD)
    return [[a + b for a, b in zip(*both, strict=True)] for both in zip(shared, words, strict=True)]


def _add(table: list[list[float]], left: int, right: int, bits: float) -> None:
    columns = _places(right)
    for i in _places(left):
        row = table[i]
        for j in columns:
            row[j] += bits


@lru_cache(maxsize=1 << 12)
def _places(bits: int) -> tuple[int, ...]:
    return tuple(at for at in range(bits.bit_length()) if bits >> at & 1)


def _path(left: Side, right: Side, shared: Sequence[Sequence[float]]) -> list[_Link]:
    """Return the links of the best path, in order. Of equal steps the first in `_STEPS` is taken."""
    rows, columns = len(left.lengths), len(right.lengths)
    best = [[0.0] * (columns + 1) for _ in range(rows + 1)]
    step = [[(1, 0, 0.0)] * (columns + 1) for _ in best]
    step[0] = [(0, 1, 0.0)] * (columns + 1)
    for i in range(1, rows + 1):
        for j in range(1, columns + 1):
            found, how = best[i - 1][j], (1, 0, 0.0)
            if best[i][j - 1] > found:
                found, how = best[i][j - 1], (0, 1, 0.0)
            for one, two in _STEPS if shared[i - 1][j - 1] > 0.0 else ():
                if i < one or j < two:
                    continue
                gain = _gain(left, right, shared, (i - one, i), (j - two, j))
                if gain > 0.0 and best[i - one][j - two] + gain > found:
                    found, how = best[i - one][j - two] + gain, (one, two, gain)
            best[i][j], step[i][j] = found, how
    links = []
    i, j = rows, columns
    while i or j:
        one, two, gain = step[i][j]
        if gain:
            links.append(_Link((i - one, i), (j - two, j), gain))
        i, j = i - one, j - two
    return links[::-1]


def _gain(
    left: Side,
    right: Side,
    shared: Sequence[Sequence[float]],
    vi: tuple[int, int],
    en: tuple[int, int],
) -> float:
    """Return what speaks for setting two stretches side by side, in bits."""
    both = [shared[i][j] for i in range(*vi) for j in range(*en)]
    if min(both) <= 0.0 or sum(both) < _LEAST:
        return 0.0
    expected = max(1.0, sum(left.lengths[slice(*vi)]) / _LENGTHS)
    apart = (sum(right.lengths[slice(*en)]) - expected) / math.sqrt(_SPREAD * expected)
    return sum(both) - 0.5 * apart * apart / math.log(2) - _LEAST - (len(both) - 1)
