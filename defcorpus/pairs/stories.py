"""Which articles of one language tell the same story: what keeps another report from being a rival."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from defcorpus.pairs import weights as w
from defcorpus.pairs.batch import Exact, pair_weights
from defcorpus.pairs.columns import distinct
from defcorpus.pairs.weighed import Terms, Weighed, held_at

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Bools = NDArray[np.bool_]
    I64 = NDArray[np.int64]


class Known(NamedTuple):
    """What was found of pairs of articles of one language."""

    pairs: I64  # two indices packed, the lesser above, sorted
    same: Bools  # whether they tell the same story

    def renumbered(self, places: I64) -> Known:
        """Return what still holds where articles have other indices now, in the same order, or -1."""
        one, two = places[self.pairs >> 32], places[self.pairs & 0xFFFFFFFF]
        there = (one >= 0) & (two >= 0)
        return Known(one[there] << 32 | two[there], self.same[there])


def nothing() -> Known:
    """Return what is known at first."""
    return Known(np.zeros(0, np.int64), np.zeros(0, np.bool_))


@dataclass
class Stories:
    """The articles of one language, of which pairs are compared as they are asked for, many at once."""

    side: Weighed
    terms: Terms
    exact: Exact  # the weight of two of its articles with names that are spelt otherwise
    known: Known = field(default_factory=nothing)

    def of(self, one: I64, two: I64) -> Bools:
        """Say which pairs of articles, two different indices each, tell the same story."""
        asked = np.minimum(one, two).astype(np.int64) << 32 | np.maximum(one, two)
        place = np.searchsorted(self.known.pairs, asked)
        new = distinct(asked[~held_at(self.known.pairs, place, asked)])
        if len(new):
            self.known = self._with(new)
            place = np.searchsorted(self.known.pairs, asked)
        found: Bools = self.known.same[place]
        return found

    def _with(self, new: I64) -> Known:
        rows = np.stack((new >> 32, new & 0xFFFFFFFF), axis=1)
        least = w.SAME_STORY
        weights = pair_weights(self.side, self.side, self.terms, rows, self.exact, least, enough=least)
        pairs = np.concatenate((self.known.pairs, new))
        order = np.argsort(pairs)
        return Known(pairs[order], np.concatenate((self.known.same, weights >= least))[order])
