"""What was found out about pairs of texts, kept so that no pair is looked at twice.

A likeness depends on the two texts and on how much of their sketches they share, on nothing else; so it
stands for as long as these do, whatever else comes into the corpus or is asked of it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from defcorpus.dedup.candidates import Candidates
from defcorpus.dedup.records import Likeness
from defcorpus.dedup.sketch import Sketch
from defcorpus.dedup.verdicts import RULES, VERDICTS, Verdicts

if TYPE_CHECKING:
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
    ]
)

Decide = Callable[[Sequence[Sketch], Candidates], Verdicts]


@dataclass(frozen=True, slots=True)
class Judged:
    """Rows of what is known, in the order of their pairs."""

    rows: Rows

    def to_bytes(self, mark: str) -> bytes:
        """Return the rows as bytes for :meth:`from_bytes`, which reads them where the same mark is given."""
        return mark.encode() + b"\n" + self.rows.tobytes()

    @classmethod
    def from_bytes(cls, data: bytes, mark: str) -> Judged:
        """Read what :meth:`to_bytes` wrote; nothing is known where the mark is another."""
        head = mark.encode() + b"\n"
        return cls(np.frombuffer(data, _ROW, offset=len(head))) if data.startswith(head) else cls.none()

    def with_(self, others: Judged) -> Judged:
        """Return these rows and those of others."""
        known = self.find(others.rows) >= 0
        # To be joined they are brought into the machine's order of bytes, which is not that of a row.
        return Judged(np.concatenate((self.rows, others.rows[~known])).astype(_ROW))

    @classmethod
    def none(cls) -> Judged:
        """Return that nothing is known."""
        return cls(np.zeros(0, _ROW))

    def find(self, wanted: Rows) -> I64:
        """Return where each wanted pair with the same counts is among the rows; -1 where it is not."""
        known = _codes(self.rows)
        order = np.argsort(known, kind="stable")
        at = np.searchsorted(known[order], _codes(wanted))
        places = order[np.minimum(at, max(len(order) - 1, 0))] if len(order) else np.zeros(len(at), np.int64)
        if not len(order):
            return np.full(len(at), -1, np.int64)
        same = (self.rows["pair"][places] == wanted["pair"]).all(axis=1)
        same &= (self.rows["counts"][places] == wanted["counts"]).all(axis=1)
        return np.where(same, places, -1)


def _codes(rows: Rows) -> NDArray[np.uint64]:
    """Return a number for each row's pair; two pairs of the same number are only found both by luck."""
    codes = np.zeros(len(rows), np.uint64)
    for column in range(4):
        codes *= np.uint64(0x9E3779B97F4A7C15)
        codes += rows["pair"][:, column].astype(np.uint64)
    return codes


def judge_pairs(
    sketches: Sequence[Sketch], pairs: Candidates, known: Judged, decide: Decide
) -> tuple[list[Likeness], Judged]:
    """Return the likenesses that tell anything, and what was found of all pairs, as known the next time."""
    rows = _asked(sketches, pairs)
    places = known.find(rows)
    old = places >= 0
    for name in ("swapped", "verdict", "rule", "found"):
        rows[name][old] = known.rows[name][places[old]]
    asked = pairs.only(~old)
    if len(asked):
        found = decide(sketches, asked)
        rows["swapped"][~old] = found.short != asked.first
        for name in ("verdict", "rule", "found"):
            rows[name][~old] = getattr(found, name)
    return _likenesses(pairs, rows), Judged(rows)


def _asked(sketches: Sequence[Sketch], pairs: Candidates) -> Rows:
    keys = np.frombuffer(b"".join([bytes.fromhex(each.key) for each in sketches]), ">u8").reshape(-1, 2)
    rows = np.zeros(len(pairs), _ROW)
    rows["pair"][:, :2] = keys[pairs.first]
    rows["pair"][:, 2:] = keys[pairs.second]
    for column, counts in enumerate((pairs.shared, pairs.size_first, pairs.size_second)):
        rows["counts"][:, column] = counts
    return rows


def _likenesses(pairs: Candidates, rows: Rows) -> list[Likeness]:
    like = rows["verdict"] != VERDICTS.index("different")
    some = np.zeros(int(pairs.second.max(initial=-1)) + 1, np.bool_)
    some[pairs.first[like]] = True
    some[pairs.second[like]] = True
    # That two texts are different matters only where both are like a third.
    telling = np.flatnonzero(like | (some[pairs.first] & some[pairs.second]))
    pairs, rows = pairs.only(telling), rows[telling]
    swapped = rows["swapped"] == 1
    short, long = np.where(swapped, pairs.second, pairs.first), np.where(swapped, pairs.first, pairs.second)
    return Verdicts(short, long, rows["verdict"], rows["rule"], rows["found"]).likenesses()
