"""All candidates of a run with their weights, and the articles behind them, read when a pair is looked at."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np

from defcorpus.pairs.features.columns import descending
from defcorpus.pairs.records import Link

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from defcorpus.pairs.linking.reader import Reader

    Floats = NDArray[np.float64]
    I64 = NDArray[np.int64]
    Whole = NDArray[np.integer[Any]]

_HELD = 4096  # articles with their words
_ALIGNED = 1 << 16  # pairs set side by side


class Field:
    """The candidates of a run, by article, best first. The lexicon is asked about close calls."""

    def __init__(self, reader: Reader, pairs: Whole, weights: Floats, words: Floats | None = None) -> None:
        """Take sorted rows of two indices with a weight each, that of the first pass.

        `words` is what the lexicon says of each, where that is known.
        """
        self.reader, self.pairs, self._first = reader, pairs, weights
        self.words = reader.words_of(pairs, weights) if words is None else words

    @cached_property
    def weights(self) -> Floats:
        """The weights of both passes, without rivals."""
        return self._first + self.words

    def weighing(self, rows: I64) -> Floats:
        """Return the weights of some."""
        return self._first[rows] + self.words[rows]

    @cached_property
    def _order(self) -> I64:
        return descending(self.weights)  # of equal ones the first: as the keys

    @cached_property
    def _ranks(self) -> list[I64]:
        rank = np.empty(len(self.pairs), np.int64)
        rank[self._order] = np.arange(len(self.pairs))
        return [np.sort(self.pairs[:, side].astype(np.int64) << 32 | rank) for side in (0, 1)]

    @cached_property
    def _bounds(self) -> list[I64]:
        ends = (np.arange(int(self.pairs[:, side].max(initial=-1)) + 2) << 32 for side in (0, 1))
        return [np.searchsorted(*both) for both in zip(self._ranks, ends, strict=True)]

    def only(self, rows: I64) -> Field:
        """Return some of the candidates, in order, with what the lexicon says of them."""
        return Field(self.reader, self.pairs[rows], self._first[rows], self.words[rows])

    def of(self, at: int, *, vietnamese: bool) -> Links:
        """Return the candidates of an article, best first."""
        ranks = self._ranks[not vietnamese]
        bounds = self._bounds[not vietnamese]
        begin, end = bounds[at : at + 2].tolist() if at + 1 < len(bounds) else (0, 0)
        return Links(self, self._order[ranks[begin:end] & 0xFFFFFFFF])

    def without(self, ranks: I64) -> Field:
        """Return what is there without some candidates."""
        kept = np.ones(len(self.pairs), np.bool_)
        kept[self._order[ranks]] = False
        return Field(self.reader, self.pairs[kept], self._first[kept])

    def best(self, least: float) -> list[Link]:
        """Return the candidates of at least this weight, best first."""
        return list(Links(self, self._order[: self.count(least)]))

    def linked(self, least: float) -> I64:
        """Return the ranks of the best left for both their articles, of those of at least this weight."""
        return best_left(self.pairs[self._order[: self.count(least)]])

    def count(self, least: float) -> int:
        """Return how many candidates have at least this weight."""
        return int((self.weights >= least).sum())

    def at(self, rank: int) -> Link:
        """Return the candidate of a rank, 0 for the best of all."""
        return Links(self, self._order)[rank]

    def ranked(self, ranks: I64) -> tuple[I64, Floats]:
        """Return the candidates of some ranks, rows of two indices, and their weights."""
        rows = self._order[ranks]
        return self.pairs[rows].astype(np.int64), self.weights[rows]

    def ranks_of(self, rows: NDArray[np.bool_]) -> I64:
        """Return the ranks of some candidates, ascending."""
        return np.flatnonzero(rows[self._order])

    def words_at(self, ranks: I64) -> Floats:
        """Return what the lexicon says of the candidates of some ranks."""
        return self.words[self._order[ranks]]

    def best_ranks(self, articles: I64, most: int, *, vietnamese: bool) -> I64:
        """Return a row of the ranks of each article's best candidates, as many at most, -1 behind them."""
        ranks = self._ranks[not vietnamese]
        begin, end = (self._bounds[not vietnamese][articles + more][:, None] for more in (0, 1))
        place = begin + np.arange(most)
        return np.where(place < end, ranks[np.minimum(place, len(ranks) - 1)] & 0xFFFFFFFF, -1)

    def other_id(self, link: Link, rival: Link) -> str:
        """Return the id of the rival's article that is not in the link."""
        if rival.vi == link.vi:
            return self.reader.en.id_of(rival.en)
        return self.reader.vi.id_of(rival.vi)


class Links:
    """Some candidates, best first; each is made when it is asked for."""

    def __init__(self, field: Field, rows: I64) -> None:
        self._field, self._rows = field, rows

    def __len__(self) -> int:
        return len(self._rows)

    def __getitem__(self, at: int, /) -> Link:
        row = int(self._rows[at])  # beyond the last one an IndexError: so it can be gone through
        vi, en = self._field.pairs[row].tolist()
        return Link(vi, en, float(self._field.weights[row]), float(self._field.words[row]))

    def __iter__(self) -> Iterator[Link]:
        return (self[at] for at in range(len(self)))


def best_left(pairs: Whole) -> I64:
    """Return the places of candidates that are the best left for both their articles, given best first."""
    of_vi: set[int] = set()
    of_en: set[int] = set()
    found = []
    for at, (vi, en) in enumerate(zip(*pairs.T.tolist(), strict=True)):
        if vi not in of_vi and en not in of_en:
            of_vi.add(vi)
            of_en.add(en)
            found.append(at)
    return np.array(found, np.int64)
