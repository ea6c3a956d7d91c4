"""The best monotone paths through many pairs of texts at once: which sentences stand side by side.

Sentences are set beside each other one to one, one to two or two to one, by what they share and by their
lengths as those of translations are (Gale and Church 1993). The path is found by dynamic programming, a row
of all texts at a time.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]
    I64 = NDArray[np.int64]

LENGTHS = 1.15  # characters of Vietnamese to one of English

_LEAST = 3.0  # bits that two sentences must share to be set side by side
_SPREAD = 6.8  # variance of a character's counterparts in number (Gale and Church 1993)
_NEVER = -math.inf


class Steps(NamedTuple):
    """The steps of all paths from their ends on, a row for each time; 0 sentences where there is no link."""

    vi: I64  # sentences before the step, and of it; shape (times, pairs)
    en: I64
    of_vi: I64
    of_en: I64
    gains: Floats  # what speaks for it, in bits


def best_steps(shared: Floats, lengths: tuple[I64, I64], sizes: tuple[I64, I64]) -> Steps:
    """Return the best path of each pair.

    `shared` is what sentences share in bits, of shape (pairs, Vietnamese, English); `lengths` are those of
    the sentences in characters, 0 behind the last, and `sizes` how many there are. Of equal ways the first
    is taken: past a Vietnamese sentence, past an English one, one to one, one to two, two to one. Each text
    has a sentence at least.
    """
    gains = _gains(shared, *lengths)
    best = np.zeros((shared.shape[0], shared.shape[1] + 1, shared.shape[2] + 1))
    for i in range(1, best.shape[1]):
        row = best[:, i - 1, 1:].copy()
        one, two, three = (each[:, i - 1] for each in gains)
        np.maximum(row, best[:, i - 1, :-1] + one, out=row)
        np.maximum(row[:, 1:], best[:, i - 1, :-2] + two[:, 1:], out=row[:, 1:])
        if i > 1:
            np.maximum(row, best[:, i - 2, :-1] + three, out=row)
        np.maximum.accumulate(row, axis=1, out=best[:, i, 1:])
    return _walked_back(best, gains, sizes)


def _walked_back(best: Floats, gains: tuple[Floats, Floats, Floats], sizes: tuple[I64, I64]) -> Steps:
    i, j = (each.copy() for each in sizes)
    row = np.arange(len(i))
    steps: list[Steps] = []
    while (i | j).any():
        here = best[row, i, j]
        passed = (i == 0) | (j == 0)
        back_i, back_j = np.maximum(i - 1, 0), np.maximum(j - 1, 0)
        left = ~passed & (best[row, back_i, j] != here)
        passed_en = (left & (best[row, i, back_j] == here)) | ((i == 0) & (j > 0))
        left &= ~passed_en
        one, two, three = (each[row, back_i, back_j] for each in gains)
        single = left & (best[row, back_i, back_j] + one == here)
        double = left & ~single & (j > 1) & (best[row, back_i, np.maximum(j - 2, 0)] + two == here)
        of_vi = np.where(left, np.where(single | double, 1, 2), 0)
        of_en = np.where(left, np.where(double, 2, 1), 0)
        gain = np.where(left, np.where(single, one, np.where(double, two, three)), 0.0)
        i = i - np.where(left, of_vi, ~passed_en & (i > 0))
        j = j - np.where(left, of_en, passed_en)
        steps.append(Steps(i, j, of_vi, of_en, gain))
    return Steps(*(np.stack(each) for each in zip(*steps, strict=True)))


def _gains(shared: Floats, vi: I64, en: I64) -> tuple[Floats, Floats, Floats]:
    """Return what speaks for one to one, one to two and two to one, by the last sentences of each."""
    one = _gain(shared, shared, vi, en, 1)
    two, three = np.full_like(one, _NEVER), np.full_like(one, _NEVER)
    both = shared[:, :, :-1], shared[:, :, 1:]
    two[:, :, 1:] = _gain(both[0] + both[1], np.minimum(*both), vi, en[:, :-1] + en[:, 1:], 2)
    both = shared[:, :-1], shared[:, 1:]
    three[:, 1:] = _gain(both[0] + both[1], np.minimum(*both), vi[:, :-1] + vi[:, 1:], en, 2)
    return one, two, three


def _gain(together: Floats, least: Floats, vi: I64, en: I64, cells: int) -> Floats:
    """Return what speaks for setting stretches side by side, in bits; nothing for what may not be."""
    expected = np.maximum(1.0, vi / LENGTHS)[:, :, None]
    apart = (en[:, None, :] - expected) / np.sqrt(_SPREAD * expected)
    found = together - 0.5 * apart * apart / math.log(2) - _LEAST - (cells - 1)
    allowed = (least > 0.0) & (together >= _LEAST) & (found > 0.0)
    return np.where(allowed, found, _NEVER)
