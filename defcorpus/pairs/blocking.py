"""Which pairs are looked at: a sieve over shared keys and dates, and the best few for each article."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from defcorpus.pairs.columns import spread
from defcorpus.pairs.dates import Lags
from defcorpus.pairs.keys import Index, days_of, keys_of, near_days
from defcorpus.pairs.records import Options
from defcorpus.pairs.weighed import Terms, Weighed, repeats

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]
    I32 = NDArray[np.int32]
    I64 = NDArray[np.int64]

_SMOOTH = 20.0  # bits
_BLOCK = 1 << 21  # comparisons of one block
_ROWS = 1024  # articles of one block at most
_FINE = 1024  # steps to a bit: whole numbers add up to the same in any order
_SHARED = 1 << 30  # what shares a key comes before what has only a near date
_BEST = (1 << 31) - 1


@dataclass(slots=True)
class Counts:
    """How many comparisons each rule made."""

    terms: int = 0
    dates: int = 0


class Sieve:
    """One language's articles to be asked for by those of the other."""

    def __init__(self, rows: Weighed, columns: Weighed, terms: Terms, options: Options) -> None:
        self._rows, self._columns, self._terms = rows, columns, terms
        self._options = options
        self._keys = keys_of(terms, options.window)
        self._index = Index(columns, self._keys, options.window)
        self._lags = Lags.of(terms.model)
        self._masses = tuple(_mass(side, terms, self._keys.says) for side in (rows, columns))
        self._row_days = days_of(rows)
        self._column_days = days_of(columns)
        self.counts = Counts()

    def best(self, asked: I64 | None = None) -> tuple[Best, Best]:
        """Return the best candidates of each row and of each column, among the pairs of the rows asked for."""
        most = self._options.candidates
        of_rows, of_columns = Best(len(self._rows), most), Best(len(self._columns), most)
        rows = np.arange(len(self._rows)) if asked is None else asked
        for block in self._blocks(rows):
            row, other, value = self._shared(block)
            of_rows.offer(row, other, value)
            of_columns.offer(other, row, value)
        of_rows.settle()
        of_columns.settle()
        self._fill(of_rows, of_columns, rows)
        return of_rows, of_columns

    def _blocks(self, rows: I64) -> Iterator[I64]:
        """Divide articles into blocks that bring about as many comparisons."""
        starts = self._rows.columns.starts
        sizes = np.concatenate(([0], np.cumsum(self._index.sizes(self._rows.terms))))
        sizes = sizes[starts[1:]] - sizes[starts[:-1]]
        running = np.cumsum(sizes[rows])
        at = 0
        while at < len(rows):
            before = running[at - 1] if at else 0
            end = int(np.searchsorted(running, before + _BLOCK, "right"))
            end = min(max(end, at + 1), at + _ROWS, len(rows))
            yield rows[at:end]
            at = end

    def _shared(self, rows: I64) -> tuple[I64, I64, I64]:
        """Return the pairs that share a key: row, column, and how good the pair looks."""
        columns = self._rows.columns
        lengths = np.diff(columns.starts)[rows]
        place = spread(columns.starts[rows], lengths)
        row = np.repeat(np.arange(len(rows)), lengths)
        numbers = self._rows.terms[place]
        days = tuple(day[rows][row] for day in self._row_days)
        parts = []
        for by_day in (False, True):
            found = (
                self._index.by_day(row, place, numbers, (days[0], days[1]))
                if by_day
                else self._index.by_term(row, place, numbers)
            )
            counts = np.minimum(columns.counts[found.mine], self._columns.columns.counts[found.theirs])
            bits = self._terms.bits[self._rows.terms[found.mine]] * repeats()[counts]
            parts.append(found.row << 42 | found.other.astype(np.int64) << 20 | (bits * _FINE).astype(np.int64))
            if by_day:
                self.counts.dates += len(found.row)
        packed = np.concatenate(parts)
        packed.sort()
        pair = packed >> 20
        first = np.flatnonzero(np.concatenate((pair[:1] == pair[:1], pair[1:] != pair[:-1])))
        bits = np.add.reduceat(packed & 0xFFFFF, first) / _FINE if len(first) else np.zeros(0)
        pair = pair[first]
        self.counts.terms += len(pair)
        row, other = rows[pair >> 22], pair & 0x3FFFFF
        return row, other, _SHARED + self._rank(row, other, bits)

    def _rank(self, row: I64, other: I64, bits: Floats) -> I64:
        """Return how good pairs look: shared bits and near dates, squared, beside what the lesser says."""
        near = self._lags.weights(*self._dates(row, other))
        mass = np.minimum(self._masses[0][row], self._masses[1][other])
        bits = bits + np.maximum(near, 0.0)
        rank: I64 = np.minimum(bits * bits / (mass + _SMOOTH) * 4096, _SHARED - 1).astype(np.int64)
        return rank

    def _dates(self, row: I64, other: I64) -> tuple[tuple[I32, I32, I32], tuple[I32, I32, I32]]:
        """Return the dates of pairs, Vietnamese first."""
        one, two = (
            (side.columns.days[at], side.columns.events[at], side.columns.told[at])
            for side, at in ((self._rows, row), (self._columns, other))
        )
        return (one, two) if self._rows.vietnamese else (two, one)

    def _fill(self, of_rows: Best, of_columns: Best, asked: I64) -> None:
        """Add articles with a near date where an article has too few candidates that share a key."""
        some = np.zeros(len(self._rows), np.bool_)
        some[asked] = True
        own = [self._row_days, self._column_days]
        pairs = []
        for rows, days, others, turned in (
            (of_rows.short() & some, own[0], own[1], False), (of_columns.short(), own[1], own[0], True),
        ):  # fmt: skip
            row, other = _near(np.flatnonzero(rows), days, others, self._options.window)
            pairs.append(np.stack((other, row) if turned else (row, other), axis=1))
        row, other = np.concatenate(pairs).T
        kept = some[row]
        row, other = row[kept], other[kept]
        known = np.unique(np.concatenate((of_rows.pairs(), of_columns.pairs()[:, ::-1])), axis=0)
        packed = np.unique(row << 32 | other)
        packed = packed[~np.isin(packed, known[:, 0] << 32 | known[:, 1])]
        row, other = packed >> 32, packed & 0xFFFFFFFF
        self.counts.dates += len(row)
        value = self._rank(row, other, np.zeros(len(row)))
        of_rows.offer(row, other, value)
        of_columns.offer(other, row, value)
        of_rows.settle()
        of_columns.settle()


class Best:
    """The best few others of each article, as pairs are offered; of equal ones those with the lesser index."""

    def __init__(self, size: int, most: int) -> None:
        self._size, self._most = size, most
        self._least = np.full(size, -1, np.int64)  # of an article's last place, once all are taken
        self._kept: list[I64] = []  # rows of article, value, other
        self._waiting = 0

    def offer(self, article: I64, other: I64, value: I64) -> None:
        """Take pairs into account."""
        good = value >= self._least[article]
        self._kept.append(np.stack((article[good], value[good], other[good].astype(np.int64))))
        self._waiting += int(good.sum())
        if self._waiting > 2 * self._most * self._size + _BLOCK:
            self.settle()

    def settle(self) -> None:
        """Keep only the best."""
        if not self._kept:
            return
        article, value, other = np.concatenate(self._kept, axis=1)
        order = np.lexsort((other, _BEST - value, article))
        article, value, other = article[order], value[order], other[order]
        first = np.searchsorted(article, np.arange(self._size))
        place = np.arange(len(article)) - first[article]
        kept = place < self._most
        last = place == self._most - 1
        self._least[article[last]] = value[last]
        self._kept = [np.stack((article[kept], value[kept], other[kept]))]
        self._waiting = 0

    def short(self) -> NDArray[np.bool_]:
        """Say which articles have fewer than they could."""
        return self._least < 0

    def pairs(self) -> I64:
        """Return the article and the other of each pair kept, a row each."""
        self.settle()
        return self._kept[0][[0, 2]].T if self._kept else np.zeros((0, 2), np.int64)


def candidates(
    vi: Weighed, en: Weighed, terms: Terms, options: Options
) -> tuple[I64, dict[str, int]]:
    """Return the pairs to look at closely, sorted rows of two indices, and the comparisons of each rule.

    An article's candidates share a key (`defcorpus.pairs.keys`), or have a date within the window where few
    do. The best `options.candidates` of each article of either side are kept.
    """
    counts = {"shared terms": 0, "dates": 0, "capped terms": 0, "compared": 0}
    if not len(vi) or not len(en):
        return np.zeros((0, 2), np.int64), counts
    sieve = Sieve(vi, en, terms, options)
    of_vi, of_en = sieve.best()
    pairs = np.unique(np.concatenate((of_vi.pairs(), of_en.pairs()[:, ::-1])), axis=0)
    counts |= {"shared terms": sieve.counts.terms, "dates": sieve.counts.dates, "compared": len(pairs)}
    return pairs, counts


def _mass(side: Weighed, terms: Terms, says: NDArray[np.bool_]) -> Floats:
    """Return how much each article says that the other language says too, in bits."""
    columns = side.columns
    owner = np.repeat(np.arange(len(columns)), np.diff(columns.starts))
    there = np.flatnonzero(says[side.terms])
    bits = terms.bits[side.terms[there]] * repeats()[columns.counts[there]]
    return np.bincount(owner[there], bits, len(columns))


def _near(rows: I64, days: tuple[I32, I32], others: tuple[I32, I32], window: int) -> tuple[I64, I64]:
    """Return each of some articles with every other within the window of dates."""
    rows = rows[days[0][rows] > 0]
    dated = np.flatnonzero(others[0] > 0)
    at = np.concatenate((dated, dated))
    day = np.concatenate((others[0][dated], others[1][dated]))
    order = np.argsort(day, kind="stable")
    at, day = at[order], day[order]
    row = np.concatenate((rows, rows))
    asked = np.concatenate((days[0][rows], days[1][rows]))
    starts = np.searchsorted(day, asked - window)
    lengths = np.searchsorted(day, asked + window, "right") - starts
    pairs = np.unique(np.repeat(row, lengths) << 32 | at[spread(starts, lengths)])
    return pairs >> 32, pairs & 0xFFFFFFFF


__all__ = ["Best", "Sieve", "candidates", "near_days"]
