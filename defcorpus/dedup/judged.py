"""What was found out about pairs of texts, kept so that no pair is looked at twice.

A likeness depends on the two texts and on how much of their sketches they share, on nothing else; so it
stands for as long as these do, whatever else comes into the corpus or is asked of it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from defcorpus.dedup.texts.candidates import Candidates
from defcorpus.dedup.texts.sketch import Sketch
from defcorpus.dedup.verdicts import RULES, Verdicts

if TYPE_CHECKING:
    from mmap import mmap

    from numpy.typing import NDArray

    I64 = NDArray[np.int64]
    Rows = NDArray[np.void]

_ROW = np.dtype(
    [
        ("pair", ">u8", (4,)),  # the content keys of the first and the second
        ("counts", "<u4", (3,)),  # how many shingles they share, and the sizes compared
        ("swapped", "u1"),  # the second is the shorter
        ("verdict", "u1"),
        ("rule", RULES),
        ("found", "<f8", (3,)),  # of the shorter, of the longer, bits against
        ("own", "<u4", (2,)),  # words of the shorter, of the longer that it may have of its own
    ]
)

_AT_ONCE = 16384  # rows written at once

Decide = Callable[[Sequence[Sketch], Candidates], Verdicts]


@dataclass(frozen=True, slots=True)
class Judged:
    """Rows of what is known, in any order; those of a file are searched in place, in that of their codes."""

    rows: Rows
    codes: NDArray[np.uint64] | None = None  # a number for each row's pair, ascending, where rows are so

    def __len__(self) -> int:
        return len(self.rows)

    def to_bytes(self, mark: str) -> bytes:
        """Return the rows as bytes for :meth:`from_bytes`, which reads them where the same mark is given."""
        return b"".join(self.pieces(mark))

    def pieces(self, mark: str) -> Iterator[bytes]:
        """Yield what :meth:`to_bytes` returns, a little at a time."""
        codes = _codes(self.rows)
        order = np.argsort(codes, kind="stable")
        yield _head(mark) + len(order).to_bytes(8, "little")
        for column in (codes, self.rows):
            for at in range(0, len(order), _AT_ONCE):
                yield column[order[at : at + _AT_ONCE]].tobytes()

    @classmethod
    def from_bytes(cls, data: bytes | mmap, mark: str) -> Judged:
        """Read what :meth:`to_bytes` wrote, in place; nothing is known where the mark is another.

        ValueError for bytes that are cut off.
        """
        head = _head(mark)
        begin = len(head) + 8
        if bytes(memoryview(data)[: len(head)]) != head:
            return cls.none()
        size = int.from_bytes(bytes(memoryview(data)[len(head) : begin]), "little")
        codes = np.frombuffer(data, np.uint64, size, begin)
        return cls(np.frombuffer(data, _ROW, size, begin + codes.nbytes), codes)

    @classmethod
    def joined(cls, several: Sequence[Judged]) -> Judged:
        """Return the rows of several."""
        # To be joined they are brought into the machine's order of bytes, which is not that of a row.
        return cls(np.concatenate([each.rows for each in several]).astype(_ROW))

    @classmethod
    def none(cls) -> Judged:
        """Return that nothing is known."""
        return cls(np.zeros(0, _ROW))

    def find(self, wanted: Rows) -> I64:
        """Return where each wanted pair with the same counts is among the rows; -1 where it is not."""
        if not len(self.rows):
            return np.full(len(wanted), -1, np.int64)
        known, order = self.codes, None
        if known is None:
            known = _codes(self.rows)
            order = np.argsort(known, kind="stable")
            known = known[order]
        places: I64 = np.minimum(np.searchsorted(known, _codes(wanted)), len(known) - 1)
        places = places if order is None else order[places]
        found = self.rows[places]
        same = (found["pair"] == wanted["pair"]).all(axis=1)
        same &= (found["counts"] == wanted["counts"]).all(axis=1)
        return np.where(same, places, -1)


def _head(mark: str) -> bytes:
    """Return what a file begins with: as long as lets the numbers behind it and its length lie in words."""
    head = mark.encode() + b"\n"
    return head + b"\n" * (-len(head) % 8)


def _codes(rows: Rows) -> NDArray[np.uint64]:
    """Return a number for each row's pair; two pairs of the same number are only found both by luck."""
    codes = np.zeros(len(rows), np.uint64)
    for column in range(4):
        codes *= np.uint64(0x9E3779B97F4A7C15)
        codes += rows["pair"][:, column].astype(np.uint64)
    return codes


def judge_pairs(
    sketches: Sequence[Sketch], pairs: Candidates, known: Sequence[Judged], decide: Decide
) -> tuple[Verdicts, Judged, NDArray[np.bool_]]:
    """Return what pairs are, the same to be kept, and of which it was known."""
    rows = _asked(sketches, pairs)
    old = np.zeros(len(rows), np.bool_)
    for some in known:
        places = some.find(rows)
        there = np.flatnonzero(places >= 0)
        old[there] = True
        for name in ("swapped", "verdict", "rule", "found", "own"):
            rows[name][there] = some.rows[name][places[there]]
    asked = pairs.only(~old)
    if len(asked):
        found = decide(sketches, asked)
        rows["swapped"][~old] = found.short != asked.first
        for name in ("verdict", "rule"):
            rows[name][~old] = getattr(found, name)
        rows["found"][~old], rows["own"][~old] = found.found[:, :3], found.found[:, 3:]
    return _verdicts(pairs, rows), Judged(rows), old


def _asked(sketches: Sequence[Sketch], pairs: Candidates) -> Rows:
    keys = np.frombuffer(b"".join([bytes.fromhex(each.key) for each in sketches]), ">u8").reshape(-1, 2)
    rows = np.zeros(len(pairs), _ROW)
    rows["pair"][:, :2] = keys[pairs.first]
    rows["pair"][:, 2:] = keys[pairs.second]
    for column, counts in enumerate((pairs.shared, pairs.size_first, pairs.size_second)):
        rows["counts"][:, column] = counts
    return rows


def _verdicts(pairs: Candidates, rows: Rows) -> Verdicts:
    swapped = rows["swapped"] == 1
    short, long = np.where(swapped, pairs.second, pairs.first), np.where(swapped, pairs.first, pairs.second)
    found = np.concatenate((rows["found"], rows["own"]), axis=1)
    return Verdicts(short, long, rows["verdict"], rows["rule"], found)
