"""The terms that bring pairs together: the rare ones always, commoner ones within the window of dates.

What a term brings is known from the model: the product of how many articles of either language have it. The
rarest are taken until they bring so many comparisons for each article; of the others those that the window of
dates leaves few enough of, likewise. The rest is capped: it still counts for the pairs that others bring.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from defcorpus.pairs.features.columns import spread
from defcorpus.pairs.model import Model
from defcorpus.pairs.weighing.weighed import LEAST_BITS, Terms, Weighed

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Bools = NDArray[np.bool_]
    Floats = NDArray[np.float64]
    I32 = NDArray[np.int32]
    I64 = NDArray[np.int64]
    Whole = NDArray[np.integer[Any]]

_CHUNK = 1 << 18
COMPARISONS = 1_500  # for each article, by terms; as many again by terms within the window


@dataclass(frozen=True, slots=True)
class Keys:
    """Which terms bring pairs together."""

    always: Bools  # by the number of a term
    dated: Bools  # only within the window of dates
    capped: int  # terms that stand in both languages and bring no pairs together

    def of(self, numbers: I32) -> Keys:
        """Return those among some terms."""
        asked = np.zeros(len(self.always), np.bool_)
        asked[numbers] = True
        return Keys(self.always & asked, self.dated & asked, self.capped)


def keys_of(terms: Terms, window: int) -> Keys:
    """Choose the terms that bring pairs together; it depends on the model alone."""
    vi, en = (terms.counts[:, at].astype(np.float64) for at in (0, 1))
    telling = terms.bits >= LEAST_BITS
    product = vi * en
    budget = COMPARISONS * max(1, sum(terms.model.articles))
    always = telling & _cheapest(np.where(telling, product, 0.0), budget)
    rest = telling & ~always
    dated = rest & _cheapest(np.where(rest, product * _share(terms.model, window), 0.0), budget)
    capped = int(((product > 0) & ~always & ~dated).sum())
    return Keys(always, dated, capped)


def _cheapest(cost: Floats, budget: float) -> Bools:
    """Say which are so cheap that all as cheap together cost no more than the budget."""
    prices, number = np.unique(cost, return_counts=True)
    most = np.searchsorted(np.cumsum(prices * number), budget, "right")
    found: Bools = cost <= prices[most - 1] if most else np.zeros(len(cost), np.bool_)
    return found


def _share(model: Model, window: int) -> float:
    """Return the share of pairs of articles whose dates are near each other, as `Index` looks for them."""
    vi, en = model.dates
    if not vi or not en:
        return 0.0
    first, last = min(min(vi), min(en)), max(max(vi), max(en))
    counts = np.zeros((2, last - first + 2))
    for at, days in enumerate((vi, en)):
        counts[at, np.array(list(days)) - first] = list(days.values())
    running = np.concatenate(([0.0], np.cumsum(counts[1])))
    day = np.arange(counts.shape[1])
    low, high = np.maximum(0, day - 2 * window), np.minimum(len(running) - 1, day + window + 1)
    near = float((counts[0] * (running[high] - running[low])).sum())
    return near / max(1.0, float(model.articles[0]) * model.articles[1])


@dataclass(frozen=True, slots=True)
class Found:
    """Articles that share a key with articles asked for: one entry a term and pair."""

    asked: I64  # place of the term among those asked for
    other: Whole  # index of the other article
    at: I64  # where among `places`
    places: I64  # of terms among all of the other side

    def theirs(self, some: I64) -> I64:
        """Return the places of some of the terms among all of the other side."""
        return self.places[self.at[some]]


class Index:
    """The articles of one language by key, and by key and day."""

    def __init__(
        self, side: Weighed, keys: Keys, window: int, between: tuple[int, int] | None = None
    ) -> None:
        """`between` are the first and the last day that is asked about, where these are not all."""
        self._keys, self._window = keys, window
        places, owner = _where(side, keys.always, None)
        terms = side.terms[places]
        packed = np.sort(terms.astype(np.int64) << 32 | np.arange(len(terms)))
        self._places = places[packed & 0xFFFFFFFF]
        self._owners = owner[packed & 0xFFFFFFFF].astype(np.int32)
        self._starts = np.zeros(len(keys.always) + 1, np.int64)
        np.cumsum(np.bincount(packed >> 32, minlength=len(keys.always)), out=self._starts[1:])
        self._days = low, high = days_of(side)
        near = None
        if between is not None:
            first, last = between[0] - 2 * window, between[1] + 2 * window
            near = np.flatnonzero((high >= first) & (low <= last))
        places, owner = _where(side, keys.dated, near)
        low, high = low[owner], high[owner]
        wide = high - low > window  # such an article stands at either of its days
        places, owner = (np.concatenate((each, each[wide])) for each in (places, owner))
        day = np.concatenate((low, high[wide]))
        places, owner, day = places[day > 0], owner[day > 0], day[day > 0]
        key = side.terms[places].astype(np.int64) << 32 | day
        order = np.argsort(key)
        self._dated_keys, self._dated, self._dated_owners = key[order], places[order], owner[order]

    def sizes(self, terms: I32) -> I64:
        """Return how many articles each term brings without a look at dates."""
        found: I64 = self._starts[terms + 1] - self._starts[terms]
        return found

    def by_term(self, terms: I32) -> Found:
        """Return what shares a key with articles' terms, given their numbers."""
        lengths = self.sizes(terms)
        there = spread(self._starts[terms], lengths)
        return Found(np.repeat(np.arange(len(terms)), lengths), self._owners[there], there, self._places)

    def by_day(self, terms: I32, days: tuple[I32, I32]) -> Found:
        """Return what shares a commoner key and a date within the window; `days` are those of each term."""
        kept = np.flatnonzero(self._keys.dated[terms] & (days[0] > 0))
        terms = terms[kept]
        low, high = days[0][kept], days[1][kept]
        wide = high - low > self._window
        kept = np.concatenate((kept, kept[wide]))
        terms = np.concatenate((terms, terms[wide]))
        begin = np.concatenate((low, high[wide])).astype(np.int64) - 2 * self._window
        end = np.concatenate((np.where(wide, low, high), high[wide])).astype(np.int64) + self._window + 1
        key = terms.astype(np.int64) << 32
        starts = np.searchsorted(self._dated_keys, key | np.maximum(begin, 0))
        lengths = np.searchsorted(self._dated_keys, key | end) - starts
        there = spread(starts, lengths)
        asked = np.repeat(np.arange(len(kept)), lengths)
        other = self._dated_owners[there]
        own = np.concatenate((low, low[wide])), np.concatenate((high, high[wide]))
        near = near_days(
            (own[0][asked], own[1][asked]), (self._days[0][other], self._days[1][other]), self._window
        )
        asked, there, other = asked[near], there[near], other[near]
        mine, theirs = kept[asked], self._dated[there]
        # An article with two days far apart asks, and stands, at both.
        apart = np.flatnonzero(
            (own[1] - own[0])[asked] + (self._days[1] - self._days[0])[other] > self._window
        )
        once = np.ones(len(mine), np.bool_)
        once[apart] = False
        once[apart[np.unique(mine[apart] << 32 | theirs[apart], return_index=True)[1]]] = True
        return Found(mine[once], other[once], there[once], self._dated)


def _where(side: Weighed, asked: Bools, articles: I64 | None) -> tuple[I64, I64]:
    """Return where the terms asked for stand, in all or only in some articles, and whose each is."""
    starts, terms = side.columns.starts, side.terms
    lengths = np.diff(starts)
    if articles is None or 2 * len(articles) > len(side):
        # Of millions of terms a little at a time: in a third of the time that all at once take.
        some = [
            at + np.flatnonzero(asked.take(terms[at : at + _CHUNK])) for at in range(0, len(terms), _CHUNK)
        ]
        places = np.concatenate([np.zeros(0, np.int64), *some])
        counts = np.diff(np.searchsorted(places, starts))
        if side.order is None:
            return places, np.repeat(np.arange(len(side)), counts)
        of_row = np.full(len(counts), -1, np.int64)
        of_row[side.order] = np.arange(len(side))
        owner = np.repeat(of_row, counts)
        return places[owner >= 0], owner[owner >= 0]  # without what is gone
    rows = side.rows(articles)
    places = spread(starts[rows], lengths[rows])
    kept = asked.take(terms[places])
    return places[kept], np.repeat(articles, lengths[rows])[kept]


def days_of(side: Weighed) -> tuple[I32, I32]:
    """Return each article's earlier and later day, of publication and event; `NO_DAY` without either."""
    one, two = side.columns.days, side.columns.events
    if side.order is not None:
        one, two = one[side.order], two[side.order]
    low, high = np.minimum(one, two), np.maximum(one, two)
    return np.where(low > 0, low, high), high


def near_days(one: tuple[I32, I32], two: tuple[I32, I32], window: int) -> Bools:
    """Say whether any of two articles' days lie within the window of each other; all have a day."""
    found = np.zeros(len(one[0]), np.bool_)
    for mine in one:
        for other in two:
            found |= np.abs(mine - other) <= window
    return found
