"""The lists of the sort-join: for each shingle, the positions of the sketches that hold it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from defcorpus.dedup.sketch import MAX_LEVEL, Sketch

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    I64 = NDArray[np.int64]
    U64 = NDArray[np.uint64]

_STRIDE = 1_000_000  # postings looked at together where intermediate arrays would be large


class Postings:
    """Which sketches share which shingles.

    List `i` is ``owners[starts[i] : starts[i] + lengths[i]]``, in order; a shingle of one sketch has none.
    `totals` holds, for each level and position, how many shingles are in the sample of that level.
    """

    def __init__(self, sketches: Sequence[Sketch]) -> None:
        import numpy as np

        languages = {"unknown": 0, "mixed": 0}  # either may hold a text in any language
        numbers = [languages.setdefault(each.lang, len(languages)) for each in sketches]
        self.langs = np.array(numbers, np.int64)
        self.levels = np.array([each.level for each in sketches], np.int64)
        packed = _sorted(sketches)
        self.totals = _level_sizes(packed, len(sketches))
        packed = packed[_repeated(packed)]
        self.starts, self.lengths = _runs(high(packed))
        self.owners = low(packed)
        self._hashes = high(packed[self.starts])

    def sizes_in(self, lists: I64) -> I64:
        """Return, for each level and position, how many of these lists it is in."""
        import numpy as np

        owners = self.owners[places(self.starts[lists], self.lengths[lists])]
        hashes = np.repeat(self._hashes[lists], self.lengths[lists])
        return _level_sizes(pack(hashes, owners), len(self.levels))


def pack(first: I64, second: I64) -> U64:
    """Return two numbers below 2**32 in one."""
    import numpy as np

    packed = first.astype(np.uint64)
    packed <<= np.uint64(32)
    packed |= second.astype(np.uint64)
    return packed


def high(packed: U64) -> I64:
    """Return the first of what is packed."""
    import numpy as np

    return (packed >> np.uint64(32)).astype(np.int64)


def low(packed: U64) -> I64:
    """Return the second of what is packed."""
    import numpy as np

    return (packed & np.uint64(0xFFFFFFFF)).astype(np.int64)


def places(starts: I64, lengths: I64) -> I64:
    """Return every place in the lists with these starts and lengths."""
    import numpy as np

    return np.repeat(starts - np.cumsum(lengths) + lengths, lengths) + np.arange(int(lengths.sum()))


def count(pieces: Sequence[U64], least: int) -> tuple[U64, I64]:
    """Return the distinct values that occur at least so often, in order, and how often each does."""
    import numpy as np

    values = np.concatenate(pieces)
    values.sort()
    starts, lengths = _runs(values)
    kept = lengths >= least
    return values[starts[kept]], lengths[kept]


def components(first: I64, second: I64, size: int) -> I64:
    """Return the smallest position of each position's connected component."""
    import numpy as np

    labels = np.arange(size)
    while True:
        before = labels.copy()
        least = np.minimum(labels[first], labels[second])
        np.minimum.at(labels, first, least)
        np.minimum.at(labels, second, least)
        labels = labels[labels]
        if np.array_equal(labels, before):
            return labels


def _sorted(sketches: Sequence[Sketch]) -> U64:
    """Return (hash, position) packed, sorted."""
    import numpy as np

    hashes = np.frombuffer(b"".join(each.shingles for each in sketches), "<u4").astype(np.uint64)
    counts = np.array([len(each.shingles) // 4 for each in sketches], np.int64)
    hashes <<= np.uint64(32)
    hashes |= np.repeat(np.arange(len(sketches), dtype=np.uint64), counts)
    hashes.sort()
    return hashes


def _repeated(packed: U64) -> NDArray[np.bool_]:
    """Say which hashes occur in more than one sketch."""
    import numpy as np

    same = (packed[1:] ^ packed[:-1]) <= np.uint64(0xFFFFFFFF)
    repeated = np.zeros(len(packed), np.bool_)
    repeated[1:] = same
    repeated[:-1] |= same
    return repeated


def _runs(values: I64 | U64) -> tuple[I64, I64]:
    """Return where each run of equal values starts and how long it is."""
    import numpy as np

    if not len(values):
        return np.zeros(0, np.int64), np.zeros(0, np.int64)
    starts = np.flatnonzero(np.concatenate(([True], values[1:] != values[:-1])))
    return starts, np.diff(np.append(starts, len(values)))


def _level_sizes(packed: U64, size: int) -> I64:
    import numpy as np

    sizes = np.zeros((MAX_LEVEL + 1, size), np.int64)
    for start in range(0, len(packed), _STRIDE):
        part = packed[start : start + _STRIDE]
        hashes, owners = high(part), low(part)
        for level in range(MAX_LEVEL + 1):
            sizes[level] += np.bincount(owners[hashes & ((1 << level) - 1) == 0], minlength=size)
    return sizes
