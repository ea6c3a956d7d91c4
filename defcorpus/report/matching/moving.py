"""Where the articles of a corpus are now that were there before."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    I64 = NDArray[np.int64]


class Moved(NamedTuple):
    """Where the articles of each language are now, and were."""

    orders: tuple[I64, I64]  # of those there now, indices into those before, with new ones behind them
    places: tuple[I64, I64]  # of those before, indices now, -1 for what is gone or changed


def moved(now: tuple[I64, I64], before: tuple[I64, I64]) -> Moved:
    """Return where articles are now: by language rows of number and generation, and those before."""
    import numpy as np

    from defcorpus.pairs.candidates.standing import places_of

    orders = []
    for rows, known in zip(now, before, strict=True):
        order = _place(known, rows)
        came = np.flatnonzero(order < 0)
        order[came] = len(known) + np.arange(len(came))
        orders.append(order)
    places = [places_of(order, len(known)) for order, known in zip(orders, before, strict=True)]
    return Moved((orders[0], orders[1]), (places[0], places[1]))


def _place(known: I64, rows: I64) -> I64:
    """Return where each row of number and generation is among those known, -1 where it is not."""
    import numpy as np

    if not len(known):
        return np.full(len(rows), -1, np.int64)
    place = np.full(int(max(known[:, 0].max(), rows[:, 0].max(initial=0))) + 1, -1, np.int64)
    place[known[:, 0]] = np.arange(len(known))
    at = place[rows[:, 0]]
    return np.where((at >= 0) & (known[at, 1] == rows[:, 1]), at, -1)


def still_there(
    known: tuple[I64, NDArray[np.float64]], now: Moved
) -> Iterator[tuple[tuple[int, int], list[float]]]:
    """Yield what is known of pairs that are still there, by their indices now."""
    there_now = [now.places[side][known[0][:, side]] for side in (0, 1)]
    there = (there_now[0] >= 0) & (there_now[1] >= 0)
    rows = known[1][there].tolist()
    for vi, en, row in zip(there_now[0][there].tolist(), there_now[1][there].tolist(), rows, strict=True):
        yield (vi, en), row
