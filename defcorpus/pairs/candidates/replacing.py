"""Millions of rows with a few replaced: a little at a time, so that no more than the result is written."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any, TypeVar

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Bools = NDArray[np.bool_]
    I64 = NDArray[np.int64]

_Number = TypeVar("_Number", bound="np.generic")

_CHUNK = 1 << 16  # rows at a time: what is worked out of them stays in a processor's cache


def pieces(size: int) -> Iterator[slice]:
    """Yield where so many rows are looked at, some at a time."""
    return (slice(at, min(at + _CHUNK, size)) for at in range(0, size, _CHUNK))


def where(rows: NDArray[_Number], is_so: Callable[[NDArray[_Number]], Bools]) -> I64:
    """Return the places of the rows of which something is so."""
    found = [piece.start + np.flatnonzero(is_so(rows[piece])) for piece in pieces(len(rows))]
    return np.concatenate([np.zeros(0, np.int64), *found])


def replaced(rows: NDArray[_Number], gone: I64, at: I64, new: NDArray[Any]) -> NDArray[_Number]:
    """Return rows, which lie along the last axis, without some, and with new ones before others.

    `gone` are the places of the former, `at` those that the new ones come before; both ascend, and count what
    is gone.
    """
    size = rows.shape[-1]
    found = np.empty((*rows.shape[:-1], size - len(gone) + len(at)), rows.dtype)
    end = 0
    for piece in pieces(size + 1):  # new ones may come behind the last
        part = rows[..., piece]
        first, last = np.searchsorted(at, (piece.start, piece.stop))
        out = gone[slice(*np.searchsorted(gone, (piece.start, piece.stop)))]
        if len(out) or first < last:
            stay = np.ones(part.shape[-1], np.bool_)
            stay[out - piece.start] = False
            place = np.concatenate(([0], np.cumsum(stay)))[at[first:last] - piece.start]
            part = np.insert(part[..., stay], place, new[..., first:last], axis=-1)
        found[..., end : end + part.shape[-1]] = part
        end += part.shape[-1]
    return found
