"""Whether scores mean what they say: of those at 0.8, four of five should be right.

Bins of equal count and the expected calibration error: Naeini, Cooper and Hauskrecht 2015; Guo et al. 2017.

>>> table = calibration([(0.9, True), (0.8, True), (0.2, False), (0.1, False)], bins=2)
>>> [(bin.size, bin.right) for bin in table], round(expected_error(table), 2)
([(2, 0), (2, 2)], 0.15)
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple


class Bin(NamedTuple):
    """So many scores, one after the other, and how many of them were right."""

    least: float
    most: float
    mean: float
    right: int
    size: int

    @property
    def share(self) -> float:
        """The share that was right."""
        return self.right / self.size


def calibration(scored: Iterable[tuple[float, bool]], bins: int = 10) -> tuple[Bin, ...]:
    """Return bins of equal count, as near as can be, lowest scores first; fewer where there are fewer scores.

    Of equal scores the wrong ones come first, so that the order of `scored` does not matter.
    """
    ordered = sorted(scored)
    bins = min(bins, len(ordered))
    edges = [round(at * len(ordered) / bins) for at in range(bins + 1)] if bins else []
    found = []
    for start, end in pairwise(edges):
        some = ordered[start:end]
        mean = math.fsum(score for score, _ in some) / len(some)
        found.append(Bin(some[0][0], some[-1][0], mean, sum(right for _, right in some), len(some)))
    return tuple(found)


def expected_error(table: Sequence[Bin]) -> float:
    """Return the mean distance between score and share that was right, by number; 0 for nothing."""
    total = sum(one.size for one in table)
    return math.fsum(one.size * abs(one.mean - one.share) for one in table) / total if total else 0.0
