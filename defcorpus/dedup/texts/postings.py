"""The lists of the sort-join: for each shingle, the texts whose sketches hold it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    I64 = NDArray[np.int64]
    U32 = NDArray[np.uint32]
    U64 = NDArray[np.uint64]

_BITS = 6
_ROOM = 8  # bits of a table for each of what is in it
_SPREAD = 0x9E3779B97F4A7C15  # odd: a product's upper bits hang on all of a number (Knuth 1973, 6.4)
PARTS = 1 << _BITS  # postings are divided by the first bits of the hash, and worked on some parts at a time
_LOT = 1 << 16  # postings, half a megabyte: below, what is done for a part costs more than what is in it


@dataclass(frozen=True, slots=True)
class Lists:
    """Some of the lists. List `i` is ``owners[starts[i] : starts[i] + lengths[i]]``, ascending."""

    hashes: U32
    starts: I64
    lengths: I64
    owners: U32

    @classmethod
    def of(cls, packed: U64, least: int = 2) -> Lists:
        """Return the lists of at least so many texts among sorted (hash, text) packed."""
        import numpy as np

        hashes = (packed >> np.uint64(32)).astype(np.uint32)
        starts, lengths = runs(hashes)
        lists = cls(hashes[starts], starts, lengths, packed.astype(np.uint32))
        return lists.only(lengths >= least)

    def only(self, wanted: NDArray[np.bool_]) -> Lists:
        """Return the lists that are wanted."""
        import numpy as np

        lengths = self.lengths[wanted]
        owners = self.owners[np.repeat(wanted, self.lengths)]
        return Lists(self.hashes[wanted], np.cumsum(lengths) - lengths, lengths, owners)

    @classmethod
    def joined(cls, several: Sequence[Lists]) -> Lists:
        """Return the lists of several on end."""
        import numpy as np

        lengths = np.concatenate([each.lengths for each in several])
        return cls(
            np.concatenate([each.hashes for each in several]),
            np.cumsum(lengths) - lengths,
            lengths,
            np.concatenate([each.owners for each in several]),
        )


def divided(packed: U64) -> list[U64]:
    """Return sorted (hash, text) packed as the parts that postings consist of."""
    import numpy as np

    cuts = np.searchsorted(packed, np.arange(1, PARTS, dtype=np.uint64) << np.uint64(64 - _BITS))
    return np.split(packed, cuts)


def lots(parts: Iterable[U64]) -> Iterator[U64]:
    """Yield the parts in order, small ones joined with those behind them."""
    import numpy as np

    some: list[U64] = []
    for part in parts:
        if some and sum(map(len, some)) + len(part) > _LOT:
            yield np.concatenate(some)
            some = []
        some.append(part)
    if some:
        yield np.concatenate(some)


def pack(first: NDArray[np.integer], second: NDArray[np.integer]) -> U64:
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


def count(pieces: Iterable[U64], least: int) -> tuple[U64, I64]:
    """Return the distinct values that occur at least so often, in order, and how often each does."""
    import numpy as np

    values = np.concatenate([np.zeros(0, np.uint64), *pieces])
    values.sort()
    starts, lengths = runs(values)
    kept = lengths >= least
    return values[starts[kept]], lengths[kept]


def runs(values: NDArray[np.unsignedinteger]) -> tuple[I64, I64]:
    """Return where each run of equal values starts and how long it is."""
    import numpy as np

    if not len(values):
        return np.zeros(0, np.int64), np.zeros(0, np.int64)
    starts = np.flatnonzero(np.concatenate(([True], values[1:] != values[:-1])))
    return starts, np.diff(np.append(starts, len(values)))


def held(values: NDArray[np.unsignedinteger], ordered: NDArray[np.unsignedinteger]) -> NDArray[np.bool_]:
    """Say which values are among those of an ordered array."""
    import numpy as np

    if not len(ordered):
        return np.zeros(len(values), np.bool_)
    at = np.searchsorted(ordered, values)
    found: NDArray[np.bool_] = ordered[np.minimum(at, len(ordered) - 1)] == values
    return found


def among(values: U64, others: U64) -> NDArray[np.bool_]:
    """Say which values are among others, which are in any order: by a table of bits, then those that may be.

    Where few are, as of the words of two unlike texts, this takes a third of what sorting all others takes.
    """
    import numpy as np

    bits = np.uint64(64 - (_ROOM * len(others) + 1).bit_length())
    place, of_others = ((each * _SPREAD >> bits).view(np.int64) for each in (values, others))
    table = np.zeros(1 << 64 - int(bits), np.bool_)
    table[of_others] = True
    found = table[place]
    some = np.flatnonzero(found)
    table[of_others] = False
    table[place[some]] = True
    found[some] = held(values[some], np.sort(others[table[of_others]]))
    return found


def components(first: NDArray[np.integer], second: NDArray[np.integer], size: int) -> I64:
    """Return the smallest number of each number's connected component."""
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
