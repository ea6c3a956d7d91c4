"""Which articles of one language tell the same story: what keeps another report from being a rival."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from defcorpus.pairs import weights as w
from defcorpus.pairs.features.columns import distinct, in_codes
from defcorpus.pairs.weighing.batch import Exact, pair_weights
from defcorpus.pairs.weighing.weighed import Terms, Weighed

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

    def of(self, asked: I64) -> NDArray[np.int8]:
        """Say of some pairs whether they tell the same story; -1 where it is not known."""
        if not len(self.pairs):
            return np.full(len(asked), -1, np.int8)
        at = np.minimum(np.searchsorted(self.pairs, asked), len(self.pairs) - 1)
        return np.where(self.pairs[at] == asked, self.same[at], np.int8(-1)).astype(np.int8)

    def with_more(self, other: Known) -> Known:
        """Return this and what is known of others, of which nothing is here."""
        at = np.searchsorted(self.pairs, other.pairs)
        return Known(np.insert(self.pairs, at, other.pairs), np.insert(self.same, at, other.same))


def nothing() -> Known:
    """Return what is known at first."""
    return Known(np.zeros(0, np.int64), np.zeros(0, np.bool_))


@dataclass
class Stories:
    """The articles of one language, of which pairs are compared as they are asked for, many at once."""

    side: Weighed
    terms: Terms
    exact: Exact  # the weight of two of its articles with names that are spelt otherwise
    before: Known = field(default_factory=nothing)
    _later: Known = field(default_factory=nothing)  # few: what is known of many is put in order once

    @property
    def known(self) -> Known:
        """What was found, with what was known before."""
        if len(self._later.pairs):
            self.before, self._later = self.before.with_more(self._later), nothing()
        return self.before

    def of(self, one: I64, two: I64) -> Bools:
        """Say which pairs of articles, two different indices each, tell the same story."""
        asked = np.minimum(one, two).astype(np.int64) << 32 | np.maximum(one, two)
        found = self.before.of(asked)
        rest = np.flatnonzero(found < 0)
        later = self._later.of(asked[rest])
        new = distinct(asked[rest][later < 0])
        if len(new):
            self._later = self._later.with_more(Known(new, self._same(new)))
            later = self._later.of(asked[rest])
        found[rest] = later
        return found > 0

    def _same(self, pairs: I64) -> Bools:
        rows, least = in_codes(pairs), w.SAME_STORY
        weights = pair_weights(self.side, self.side, self.terms, rows, self.exact, least, enough=least)
        same: Bools = weights >= least
        return same
