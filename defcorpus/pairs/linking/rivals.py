"""The best rival of each candidate: the best other one of its two articles that tells another story."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from defcorpus.pairs import weights as w

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from defcorpus.pairs.linking.field import Field

    Bools = NDArray[np.bool_]
    Floats = NDArray[np.float64]
    I64 = NDArray[np.int64]
    Whole = NDArray[np.integer[Any]]

LOOKED_AT = 6  # candidates of either article that are held against the counterpart at most


def rivals(field: Field, ranks: I64) -> I64:
    """Return the rank of the best rival of each of some candidates, -1 for none.

    Candidates are given by rank, 0 for the best of all. Another report of the same story in the same
    language is no rival.
    """
    pairs, weights = field.ranked(ranks)
    others = np.concatenate(
        [field.best_ranks(pairs[:, side], LOOKED_AT, vietnamese=not side) for side in (0, 1)], axis=1
    )
    none = len(field.pairs)
    others[(others < 0) | (others == ranks[:, None])] = none
    others.sort(axis=1)
    found = np.full(len(ranks), -1, np.int64)
    open_ = np.arange(len(ranks))
    for at in range(others.shape[1]):  # its best other candidate, the next best where that tells the same
        rank = others[open_, at]
        open_, rank = open_[rank < none], rank[rank < none]
        if not len(open_):
            break
        rival, weight = field.ranked(rank)
        near = np.flatnonzero(weight > weights[open_] - w.MARGIN_CAP)
        same = np.zeros(len(open_), np.bool_)
        same[near] = _same_story(field, pairs[open_[near]], rival[near])
        found[open_[~same]] = rank[~same]
        open_ = open_[same]
    return found


def _same_story(field: Field, pairs: I64, rivals: I64) -> Bools:
    """Say which rivals tell the story of the other article of the pair that they share one with."""
    found = np.zeros(len(pairs), np.bool_)
    of_one = pairs[:, 0] == rivals[:, 0]  # of one Vietnamese article
    for some, side in ((of_one, 1), (~of_one, 0)):
        if some.any():
            told = pairs[some, side], rivals[some, side]
            found[some] = field.reader.same_stories(*told, vietnamese=not side)
    return found
