"""What is too much for memory: postings and words, in files that go with who knows of them."""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence
from contextlib import suppress
from itertools import pairwise
from pathlib import Path
from tempfile import SpooledTemporaryFile, TemporaryFile
from typing import IO, TYPE_CHECKING, overload

import numpy as np

from defcorpus.dedup.texts.postings import count, held
from defcorpus.dedup.texts.words import Words

if TYPE_CHECKING:
    from defcorpus.dedup.texts.postings import I64, U64

_SMALL = 1 << 18  # bytes of a part, beyond which it goes to a file: opening and closing many takes long
_PILED = 2048  # texts whose pairs are of one pile: some million pairs
_IN_MEMORY = 4_000_000  # pairs, 32 MB
_MOST = 1 << 29  # words, in 2 GB: of some 800,000 articles of 3 KB


class Spilled(Sequence["U64"]):
    """Parts of postings, small ones in memory, others in files.

    What is got is a copy; :meth:`put` replaces a part, :meth:`add` goes on with it.
    """

    def __init__(self, size: int) -> None:
        # A file goes with the last that knows of it.
        self._files = [SpooledTemporaryFile(_SMALL) for _ in range(size)]  # noqa: SIM115 it stays open

    def __len__(self) -> int:
        return len(self._files)

    @overload
    def __getitem__(self, at: int) -> U64: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[U64]: ...
    def __getitem__(self, at: int | slice) -> U64 | Sequence[U64]:
        """Read a part, or some."""
        if isinstance(at, slice):
            return [self[one] for one in range(*at.indices(len(self)))]
        file = self._files[at]
        part = np.empty(file.seek(0, 2) // 8, np.uint64)
        file.seek(0)
        file.readinto(part.view(np.uint8).data)
        return part

    def add(self, at: int, values: U64) -> None:
        """Write more values behind those of a part."""
        self._files[at].seek(0, 2)
        self._files[at].write(values.data)

    def put(self, at: int, values: U64) -> None:
        """Write a part anew."""
        self._files[at].seek(0)
        self._files[at].truncate()
        self._files[at].write(values.data)


class Piles:
    """Values of 64 bits in piles by their first 32, of which each is counted by itself.

    A few million stay in memory, more go to files.
    """

    def __init__(self, first: int, last: int) -> None:
        """Prepare for values whose first 32 bits are from `first` on and below `last`."""
        edges = range(first + _PILED, max(last, first + 1), _PILED)
        self._edges = np.array(edges, np.uint64) << np.uint64(32)
        self._kept: list[list[U64]] = [[] for _ in range(len(edges) + 1)]
        self._size = 0
        self._file: IO[bytes] | None = None
        self._written: list[list[tuple[int, int]]] = [
            [] for _ in self._kept
        ]  # of each pile, from where to where

    def add(self, values: U64) -> None:
        """Add values, which are sorted for it."""
        values.sort()
        cuts = [0, *np.searchsorted(values, self._edges).tolist(), len(values)]
        for pile, (begin, end) in zip(self._kept, pairwise(cuts), strict=True):
            if end > begin:
                pile.append(values[begin:end])
        self._size += len(values)
        if self._size > _IN_MEMORY:
            self._spill()

    def _spill(self) -> None:
        if self._file is None:
            self._file = TemporaryFile()  # noqa: SIM115 it stays open
        end = self._file.seek(0, 2)
        for pile, written in zip(self._kept, self._written, strict=True):
            for values in pile:
                self._file.write(values.data)
                written.append((end, end := end + values.nbytes))
            pile.clear()
        self._size = 0

    def counted(self, least: int) -> Iterator[tuple[U64, I64]]:
        """Yield the distinct values that occur at least so often, in order, and how often each does."""
        for pile, written in zip(self._kept, self._written, strict=True):
            yield count([*pile, *map(self._read, written)], least)
            pile.clear()

    def _read(self, where: tuple[int, int]) -> U64:
        begin, end = where
        values = np.empty((end - begin) // 8, np.uint64)
        if self._file is not None:
            self._file.seek(begin)
            self._file.readinto(values.view(np.uint8).data)  # type: ignore[attr-defined]  # typeshed's IO has it not
        return values


class SpilledWords:
    """The words of texts, 4 bytes each, from where they are first read to where they are compared.

    They are kept only as far as there is room for them.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._file: IO[bytes] | None = None
        self._numbers, self._ends = array("Q"), array("q", [0])  # in words, as everything here

    def add(self, numbers: Sequence[int], words: Words) -> None:
        """Keep the words of texts under these numbers, which are larger than those before."""
        data, size = words.packed(), self._ends[-1]
        if size + len(data) > _MOST:
            return
        with suppress(OSError):  # a full disk: they are read again
            if self._file is None:
                self._file = TemporaryFile(dir=self._folder, buffering=0)  # noqa: SIM115 it stays open
            self._file.seek(4 * size)
            if self._file.write(data.data) == data.nbytes:
                self._numbers.extend(numbers)
                self._ends.extend((words.bounds[1:] + size).tolist())

    def held(self, numbers: Sequence[int]) -> bool:
        """Say whether the words of all these texts are kept."""
        there = np.frombuffer(self._numbers, np.uint64)
        return bool(held(np.array(numbers, np.uint64), there).all())

    def read(self, numbers: Sequence[int]) -> Words:
        """Return the words of the texts with these numbers, which are kept."""
        at = np.searchsorted(np.frombuffer(self._numbers, np.uint64), np.array(numbers, np.uint64))
        ends = np.frombuffer(self._ends, np.int64)
        starts, sizes = ends[at], ends[at + 1] - ends[at]
        bounds = np.concatenate(([0], np.cumsum(sizes)))
        found = np.empty(bounds[-1], np.uint32)
        data = found.view(np.uint8).data
        if self._file is not None:
            for start, begin, end in zip(
                *((4 * a).tolist() for a in (starts, bounds[:-1], bounds[1:])), strict=True
            ):
                self._file.seek(start)
                self._file.readinto(data[begin:end])  # type: ignore[attr-defined]  # typeshed's IO has it not
        return Words.unpacked(found, bounds)
