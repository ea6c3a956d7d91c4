"""The candidates that may be made, as records: what was found of them in a run, for it and for the next."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from defcorpus.pairs.features.columns import packed
from defcorpus.pairs.records import Link, PairKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    Bools = NDArray[np.bool_]
    Floats = NDArray[np.float64]
    I64 = NDArray[np.int64]
    Touched = tuple[Bools, Bools]

KINDS: tuple[PairKind | None, ...] = (None, "translation", "same-event")
COLUMNS = ("pairs", "weights", "words", "ahead", "rivals", "against", "sentences", "made", "kinds")


@dataclass(frozen=True, slots=True)
class Hopes:
    """Candidates that sentences may bring to what a pair needs, best first; a row each."""

    pairs: I64  # two indices
    weights: Floats  # without rivals
    words: Floats  # of that what the lexicon says
    ahead: Floats  # weights with rivals
    rivals: I64  # the best rival: two indices, -1 where there is none
    against: Floats  # what weighs the best rival, and what the lexicon says of it: two columns
    sentences: Floats  # what sentences say, in bits; not a number where nobody looked at them
    made: Floats  # the weight with all, rounded, of a pair that was made; else not a number
    kinds: I64  # of such a pair, its place among `KINDS`

    def __len__(self) -> int:
        return len(self.pairs)

    def link(self, at: int) -> Link:
        """Return one as a link."""
        vi, en = self.pairs[at].tolist()
        return Link(vi, en, float(self.weights[at]), float(self.words[at]))

    def links(self, places: list[int]) -> Iterator[tuple[Link, Link | None]]:
        """Yield some as links, each with its best rival."""
        columns = (*self.pairs.T, self.weights, self.words, *self.rivals.T, *self.against.T)
        for row in zip(*(column[places].tolist() for column in columns), strict=True):
            yield Link(*row[:4]), None if row[4] < 0 else Link(*row[4:])

    def only(self, rows: Bools | I64) -> Hopes:
        """Return some of them."""
        return Hopes(*(getattr(self, name)[rows] for name in COLUMNS))

    def renumbered(self, places: Sequence[I64]) -> Hopes:
        """Return what still holds where articles have other indices now, in the same order, or -1."""
        pairs, others = (
            np.stack([places[side][rows[:, side]] for side in (0, 1)], axis=1)
            for rows in (self.pairs, self.rivals)
        )
        others[self.rivals[:, 0] < 0] = -1
        kept = (pairs >= 0).all(axis=1) & ((others >= 0).all(axis=1) | (self.rivals[:, 0] < 0))
        rest = (getattr(self, name)[kept] for name in COLUMNS if name not in ("pairs", "rivals"))
        weights, words, ahead, against, sentences, made, kinds = rest
        return Hopes(pairs[kept], weights, words, ahead, others[kept], against, sentences, made, kinds)


@dataclass(frozen=True, slots=True)
class Kept:
    """What was found of the candidates of a run. Pairs are two indices packed, sorted."""

    hopes: Hopes
    close: I64  # close calls that the lexicon has a say in
    without: I64  # candidates that a person left no choice of
    touched: Touched | None = None  # articles of either language that have other candidates since

    def renumbered(self, places: Sequence[I64], touched: Touched) -> Kept:
        """Return what still holds where articles have other indices now, in the same order, or -1."""
        close, without = (_renumbered(old, places) for old in (self.close, self.without))
        return Kept(self.hopes.renumbered(places), close, without, touched)


def _renumbered(pairs: I64, places: Sequence[I64]) -> I64:
    found = np.stack([places[side][rows] for side, rows in enumerate(unpacked(pairs))], axis=1)
    return np.sort(packed(found[(found >= 0).all(axis=1)]))


def unpacked(pairs: I64) -> tuple[I64, I64]:
    """Return the first and the second of packed indices."""
    return pairs >> 32, pairs & 0xFFFFFFFF
