"""What weights in bits stand for: scores, the distance to a rival, and what plays no part."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from defcorpus.pairs import weights as w
from defcorpus.pairs.records import Link, Options

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

# A pair below this can neither be made, however far ahead of its rivals, nor count as a rival.
FARTHEST_AHEAD = w.MARGIN_CAP * w.MARGIN_AHEAD + w.ALIGNED


def score_of(weight: float) -> float:
    """Return the probability that odds of ``2 ** weight`` stand for."""
    bounded = max(-1000.0, min(1000.0, weight))
    return 1.0 / (1.0 + math.pow(2.0, -bounded))


def bits_of(score: float) -> float:
    """Return the weight that a score stands for."""
    bounded = min(1 - 1e-12, max(1e-12, score))
    return math.log2(bounded / (1 - bounded))


def floor_of(options: Options) -> float:
    """Return the weight below which a pair plays no part, whatever its rivals are."""
    return min(w.RIVAL_FLOOR, bits_of(options.review_score) + w.THRESHOLD_LEAST - FARTHEST_AHEAD)


def margin(link: Link, rival: Link | None) -> float:
    """Return what the distance to the best rival says."""
    against = w.RIVAL_FLOOR if rival is None else max(w.RIVAL_FLOOR, rival.weight)
    ahead = max(-w.MARGIN_CAP, min(w.MARGIN_CAP, link.weight - against))
    return ahead * (w.MARGIN_AHEAD if ahead > 0.0 else w.MARGIN_BEHIND)


def margins(weights: Floats, rivals: Floats) -> Floats:
    """Return what the distance to the best rival says; `rivals` are their weights, -inf for none."""
    ahead = np.clip(weights - np.maximum(w.RIVAL_FLOOR, rivals), -w.MARGIN_CAP, w.MARGIN_CAP)
    found: Floats = ahead * np.where(ahead > 0.0, w.MARGIN_AHEAD, w.MARGIN_BEHIND)
    return found
