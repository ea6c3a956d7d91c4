"""Which pairs are looked at: a sieve over shared keys and dates, and the best few for each article."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import numpy as np

from defcorpus.pairs.candidates.best import SHARED, TOP, Best, place_in_run
from defcorpus.pairs.candidates.keys import Index, days_of, keys_of
from defcorpus.pairs.features.columns import distinct, packed, spread
from defcorpus.pairs.records import Options, Report, silent
from defcorpus.pairs.weighing.dates import Lags
from defcorpus.pairs.weighing.weighed import Terms, Weighed, held_at, repeats

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]
    I32 = NDArray[np.int32]
    I64 = NDArray[np.int64]

_EVER = 1_000_000  # days: more than between any two dates
_NEVER = 1 << 30  # a day after all others
_SMOOTH = 20.0  # bits
_BLOCK = 1 << 19  # comparisons of one block
_ROWS = 1024  # articles of one block at most
_FINE = 1024  # steps to a bit: whole numbers add up to the same in any order


class Sieve:
    """The articles of one language as those of the other ask for them."""

    def __init__(self, asking: Weighed, asked: Weighed, terms: Terms, options: Options) -> None:
        self._rows, self._columns, self._terms = asking, asked, terms
        self._window, self._most = min(options.window, _EVER), options.candidates
        self._keys = keys_of(terms, options.window)
        self._lags = Lags.of(terms.model, general=True)  # what pairs teach is learnt from what is found here
        self._row_days, self._column_days = days_of(asking), days_of(asked)
        self._units = (terms.bits * _FINE).astype(np.int64)
        self.terms = 0  # pairs that share a key
        self.dates = 0  # pairs looked at that are dated alike
        self.capped = self._keys.capped

    def by_keys(self, rows: I64, of_rows: Best, of_columns: Best, report: Report = silent) -> None:
        """Offer the pairs of some rows that share a key, to either side."""
        few = len(rows) < len(self._rows)
        place = spread(*self._terms_of(rows)) if few else slice(None)
        keys = self._keys.of(self._rows.terms[place]) if few else self._keys
        index = Index(self._columns, keys, self._window, self._days_asked(rows) if few else None)
        done = 0
        for block in self._blocks(rows, index):
            report(done, len(rows))
            done += len(block)
            row, other, value = self._shared(block, index)
            likely = _likely(row, value, self._most)
            mine = _best_of(row[likely], value[likely], other[likely], self._most, 22)
            of_rows.offer(block[mine[0]], mine[1], mine[2])
            good = value >= of_columns.least[other]
            theirs = _best_of(other[good], value[good], row[good], self._most, 10)
            of_columns.offer(theirs[0], block[theirs[1]], theirs[2])
        of_rows.settle()
        of_columns.settle()

    def _terms_of(self, rows: I64) -> tuple[I64, I64]:
        """Return where the terms of some articles start, and how many they are."""
        starts, at = self._rows.columns.starts, self._rows.rows(rows)
        return starts[at], starts[at + 1] - starts[at]

    def _days_asked(self, rows: I64) -> tuple[int, int]:
        """Return the first and the last day of some articles; a last before the first where none has any."""
        low, high = (days[rows] for days in self._row_days)
        return int(low[low > 0].min(initial=_NEVER)), int(high.max(initial=0))

    def by_dates(self, rows: I64, of_rows: Best, of_columns: Best) -> None:
        """Offer pairs with a near date where either article has too few others; of some rows."""
        if 2 * len(rows) < len(self._rows):
            row, other = near_pairs(rows, self._row_days, self._column_days, self._window)
        else:
            some = np.zeros(len(self._rows), np.bool_)
            some[rows] = True
            short = np.flatnonzero(of_rows.short() & some), np.flatnonzero(of_columns.short())
            one = near_pairs(short[0], self._row_days, self._column_days, self._window)
            two = near_pairs(short[1], self._column_days, self._row_days, self._window)
            row, other = (np.concatenate((one[at], two[1 - at])) for at in (0, 1))
            row, other = row[some[row]], other[some[row]]
        wanted = of_rows.short()[row] | of_columns.short()[other]
        codes = distinct(row[wanted] << 32 | other[wanted])
        of_rows.settle()
        of_columns.settle()
        one, value, two = of_rows.of(distinct(codes >> 32))
        two_, value_, one_ = of_columns.of(distinct(codes & 0xFFFFFFFF))
        mine, theirs = value >= SHARED, value_ >= SHARED
        known = distinct(np.concatenate((one[mine] << 32 | two[mine], one_[theirs] << 32 | two_[theirs])))
        codes = codes[~held_at(known, np.searchsorted(known, codes), codes)]
        row, other = codes >> 32, codes & 0xFFFFFFFF
        value = self._rank(np.arange(len(self._rows)), row, other, np.zeros(len(row)))
        of_rows.offer(row, other, value)
        of_columns.offer(other, row, value)
        of_rows.settle()
        of_columns.settle()

    def _blocks(self, rows: I64, index: Index) -> Iterator[I64]:
        """Divide articles into blocks that bring about as many comparisons."""
        starts, lengths = self._terms_of(rows)
        ends = np.cumsum(lengths)
        sizes = np.zeros(int(lengths.sum()) + 1, np.int64)
        np.cumsum(index.sizes(self._rows.terms[spread(starts, lengths)]), out=sizes[1:])
        running = np.cumsum(sizes[ends] - sizes[ends - lengths])
        at = 0
        while at < len(rows):
            before = running[at - 1] if at else 0
            end = int(np.searchsorted(running, before + _BLOCK, "right"))
            end = min(max(end, at + 1), at + _ROWS, len(rows))
            yield rows[at:end]
            at = end

    def _shared(self, rows: I64, index: Index) -> tuple[I64, I64, I64]:
        """Return the pairs that share a key: place among the rows, column, how good the pair looks."""
        starts, lengths = self._terms_of(rows)
        place = spread(starts, lengths)
        row = np.repeat(np.arange(len(rows)), lengths)
        numbers, counts = self._rows.terms[place], self._rows.columns.counts[place]
        units = self._units[numbers]
        low, high = (day[rows][row] for day in self._row_days)
        parts = []
        for found in (index.by_term(numbers), index.by_day(numbers, (low, high))):
            part = found.other.astype(np.int64)
            part <<= 20
            part |= (row << 42 | units)[found.asked]
            some = np.flatnonzero((counts > 1)[found.asked])
            asked = found.asked[some]
            times = np.minimum(counts[asked], self._columns.columns.counts[found.theirs(some)])
            part[some] += (units[asked] * repeats()[times]).astype(np.int64) - units[asked]
            parts.append(part)
        packed = np.concatenate(parts)
        packed.sort()
        pair, bits = _summed(packed)
        self.terms += len(pair)
        row, other = pair >> 22, pair & 0x3FFFFF
        return row, other, SHARED + self._rank(rows, row, other, bits)

    def _rank(self, rows: I64, row: I64, other: I64, bits: Floats) -> I64:
        """Return how good pairs look: shared bits and near dates, squared, beside what the lesser says.

        `row` are places among the `rows`.
        """
        low, high = (day[rows] for day in self._row_days)
        high = np.where(high > 0, high, -_NEVER)
        apart = np.maximum(self._column_days[0][other] - high[row], low[row] - self._column_days[1][other])
        # Of what lies further apart dates say nothing good; few are left.
        close = np.flatnonzero(apart <= self._lags.longest)
        near = np.maximum(self._lags.weights(*self._dates(rows[row[close]], other[close])), 0.0)
        self.dates += int((near > 0).sum())
        says = self._rows.says[self._rows.rows(rows)]
        mass = np.minimum(says[row], self._columns.says[self._columns.rows(other)])
        bits[close] += near
        bits *= bits
        bits /= mass + _SMOOTH
        bits *= 4096
        return np.minimum(bits, SHARED - 1, out=bits).astype(np.int64)

    def _dates(self, row: I64, other: I64) -> tuple[tuple[I32, I32, I32], tuple[I32, I32, I32]]:
        """Return the dates of pairs, Vietnamese first."""
        one, two = (
            (side.columns.days[at], side.columns.events[at], side.columns.told[at])
            for side, at in (
                (self._rows, self._rows.rows(row)), (self._columns, self._columns.rows(other)),
            )
        )  # fmt: skip
        return (one, two) if self._rows.vietnamese else (two, one)


def _summed(packed: I64) -> tuple[I64, Floats]:
    """Return each pair once, and the bits of all its terms; `packed` are pairs with the steps of a term."""
    pair = packed >> 20
    last = np.ones(len(pair), np.bool_)
    np.not_equal(pair[1:], pair[:-1], out=last[:-1])
    places = np.flatnonzero(last)
    packed &= 0xFFFFF
    running = np.cumsum(packed, out=packed)[places]
    return pair[places], np.diff(running, prepend=0) / _FINE


def _likely(article: I64, value: I64, most: int) -> I64:
    """Return the places of pairs, in the order of articles, that may be among the best few of theirs.

    An article's pairs are divided into twice as many lots: the best of half of them are at least so good.
    """
    starts = np.flatnonzero(np.diff(article, prepend=-1))
    lengths = np.diff(starts, append=len(article))
    lots = 2 * most
    bounds = starts[:, None] + lengths[:, None] * np.arange(lots) // lots
    best = np.maximum.reduceat(value, bounds.ravel()) if len(starts) else value
    least = np.partition(best.reshape(-1, lots), lots - most, axis=1)[:, lots - most]
    least[lengths < lots] = -1
    return np.flatnonzero(value >= np.repeat(least, lengths))


def _best_of(article: I64, value: I64, other: I64, most: int, of_other: int) -> tuple[I64, I64, I64]:
    """Return the best few pairs of each article: it, the other and the value.

    The other is a number of so many bits; with those of the article and the 31 of the value they fit into 63,
    which sorts in a fraction of the time that three keys take.
    """
    packed = article << (31 + of_other) | (TOP - value) << of_other | other
    packed.sort()
    packed = packed[place_in_run(packed >> (31 + of_other)) < most]
    value = TOP - (packed >> of_other & TOP)
    return packed >> (31 + of_other), packed & ((1 << of_other) - 1), value


def joined(of_vi: Best, of_en: Best) -> I64:
    """Return the candidates of either side, sorted: two indices packed, Vietnamese and English."""
    one, two = of_vi.pairs(), of_en.pairs()
    return distinct(np.concatenate((packed(one), packed(two[:, ::-1]))))


def near_pairs(rows: I64, days: tuple[I32, I32], others: tuple[I32, I32], window: int) -> tuple[I64, I64]:
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
    pairs = distinct(np.repeat(row, lengths) << 32 | at[spread(starts, lengths)])
    return pairs >> 32, pairs & 0xFFFFFFFF
