"""The best few others of each article, as pairs are offered."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from defcorpus.pairs.candidates.replacing import replaced, where
from defcorpus.pairs.features.columns import distinct, spread

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Bools = NDArray[np.bool_]
    I32 = NDArray[np.int32]
    I64 = NDArray[np.int64]

SHARED = 1 << 30  # what shares a key comes before what has only a near date
TOP = (1 << 31) - 1
_BLOCK = 1 << 19  # offers that wait at most: what is worse than all kept is soon known
_FEW = 8  # one article in so many: their rows are settled by themselves


class Best:
    """The best few others of each article; of equal ones the lesser index."""

    def __init__(self, size: int, most: int, known: I32 | None = None) -> None:
        """`known` are the best so far, as `rows` gives them: in order, and no more than so many."""
        self._size, self._most = size, most
        self.least = np.full(size, -1, np.int64)  # value of an article's last place, once all are taken
        self.changed = np.zeros(size, np.bool_)  # whose best may be others than those known
        self._new: list[I64] = []
        self._waiting = 0
        self._keep(np.zeros((3, 0), np.int32) if known is None else known)
        begin, end = self._bounds[:-1], self._bounds[1:]
        full = np.flatnonzero(end - begin == most)
        self.least[full] = self._kept[1, end[full] - 1]

    def _keep(self, rows: I32) -> None:
        """Take rows, in order, as those of all articles."""
        self._kept = rows
        self._bounds = np.searchsorted(rows[0], np.arange(self._size + 1, dtype=np.int32))
        self._later = np.zeros((3, 0), np.int64)  # rows of articles whose kept ones no longer hold
        self._moved = np.zeros(self._size, np.bool_)  # which these are

    def offer(self, article: I64, other: I64, value: I64) -> None:
        """Take pairs into account."""
        good = value >= self.least[article]
        self._new.append(np.stack((article[good], value[good], other[good])))
        self._waiting += int(good.sum())
        if self._waiting > self._most * self._size + _BLOCK:
            self.settle()

    def settle(self) -> None:
        """Keep only the best."""
        if not self._waiting:
            return
        offered = distinct(np.concatenate([some[0] for some in self._new]))
        rows = np.concatenate((self.of(offered), *self._new), axis=1)
        rows = rows[:, ordered(*rows)]
        new = np.ones(rows.shape[1], np.bool_)  # a pair may be offered from either side
        new[1:] = (rows[0, 1:] != rows[0, :-1]) | (rows[2, 1:] != rows[2, :-1])
        rows = rows[:, new]
        place = place_in_run(rows[0])
        rows, place = rows[:, place < self._most], place[place < self._most]
        last = rows[:, place == self._most - 1]
        self.least[last[0]] = last[1]
        stay = self._later[:, ~_among(self._later[0], offered, self._size)]
        self._later = np.concatenate((stay, rows), axis=1)
        self._moved[offered] = self.changed[offered] = True
        self._new, self._waiting = [], 0
        if _FEW * int(self._moved.sum()) > self._size:
            self._merge()

    def of(self, articles: I64) -> I64:
        """Return the rows of some articles, given in order; what waits is not among them."""
        stay = articles[~self._moved[articles]]
        begin = self._bounds[stay]
        places = spread(begin, self._bounds[stay + 1] - begin)
        later = self._later[:, _among(self._later[0], articles, self._size)]
        return np.concatenate((self._kept[:, places], later), axis=1)  # whole numbers of 64 bits, as `later`

    def _merge(self) -> None:
        """Put the rows of all articles in order."""
        later = self._later[:, np.argsort(self._later[0], kind="stable")]
        moved = np.flatnonzero(self._moved)
        begin = self._bounds[moved]
        gone = spread(begin, self._bounds[moved + 1] - begin)
        self._keep(replaced(self._kept, gone, self._bounds[later[0]], later))

    @property
    def rows(self) -> I32:
        """The best of each article: rows of articles, values and others."""
        self.settle()
        if self._moved.any():
            self._merge()
        return self._kept

    def short(self) -> NDArray[np.bool_]:
        """Say which articles have places left for others that share no key."""
        return self.least < SHARED

    def pairs(self) -> I32:
        """Return the article and the other of each pair kept, a row each."""
        return self.rows[::2].T

    def naming(self, articles: Bools, others: Bools) -> I32:
        """Return those pairs kept of which either is asked for."""
        pairs = self.pairs()
        return pairs[where(pairs, lambda rows: articles[rows[:, 0]] | others[rows[:, 1]])]


def _among(articles: I64, some: I64, size: int) -> NDArray[np.bool_]:
    there = np.zeros(size, np.bool_)
    there[some] = True
    return there[articles]


def place_in_run(sorted_: I64) -> I64:
    """Return the place of each among its equals."""
    first = np.ones(len(sorted_), np.bool_)
    first[1:] = sorted_[1:] != sorted_[:-1]
    starts = np.flatnonzero(first)
    return np.arange(len(sorted_)) - np.repeat(starts, np.diff(starts, append=len(sorted_)))


def ordered(article: I64, value: I64, other: I64) -> I64:
    """Return the order by article, then the greatest value, then the least other."""
    key = article << 31 | (TOP - value)
    order = np.argsort(key)
    key = key[order]
    alike = np.zeros(len(key), np.bool_)
    alike[1:] = key[1:] == key[:-1]
    alike[:-1] |= alike[1:]
    some = np.flatnonzero(alike)  # few: three keys are sorted by in ten times the time
    order[some] = order[some][np.lexsort((other[order[some]], key[some]))]
    return order
