"""Postings that are not in memory: each part in a file that goes with it, read where it is used."""

from __future__ import annotations

from collections.abc import Sequence
from tempfile import TemporaryFile
from typing import IO, TYPE_CHECKING, overload

import numpy as np

if TYPE_CHECKING:
    from defcorpus.dedup.postings import U64


class Spilled(Sequence["U64"]):
    """Parts of postings. What is got is a copy; :meth:`put` replaces a part, :meth:`add` goes on with it."""

    def __init__(self, size: int) -> None:
        # A file goes with the last that knows of it.
        self._files: list[IO[bytes]] = [TemporaryFile() for _ in range(size)]  # noqa: SIM115 it stays open

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
        file.readinto(part.view(np.uint8).data)  # type: ignore[attr-defined]  # typeshed's IO has it not
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
