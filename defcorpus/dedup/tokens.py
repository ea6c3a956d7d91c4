"""Many texts to arrays of hashed words at once, in numpy: the inner loop of sketching.

A word is hashed twice: folded (case, marks and their placement do not count) and with its marks, as the sum
of its marks wherever they stand, so that `hòa`, `hoà` and their decomposed forms are one word and `hoa`
another. A word's hash is multilinear in its characters (Carter & Wegman 1979), with constants from BLAKE2b.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from hashlib import blake2b
from typing import TYPE_CHECKING

from defcorpus.text import fold, normal

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    U64 = NDArray[np.uint64]

OTHER, NAME, NUMBER = 0, 1, 2  # what a word is: a name's word has a capital inside a sentence

_WORD, _SKIP, _UPPER, _DIGIT, _STOP, _KNOWN = 1, 2, 4, 8, 16, 128
_POSITIONS = 64  # characters beyond the 64th of a word share their multiplier


@dataclass(frozen=True, slots=True)
class Tokens:
    """The words of several texts on end; text `i` has those from ``bounds[i]`` to ``bounds[i + 1]``."""

    folded: U64
    marked: U64
    kinds: NDArray[np.uint8]
    bounds: NDArray[np.int64]


def constant(name: str) -> int:
    """Return a fixed odd 64-bit number for `name`."""
    return (
        int.from_bytes(blake2b(name.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "little") | 1
    )


def mix(values: U64) -> U64:
    """Return `values` with every bit spread over the word (the finaliser of MurmurHash3)."""
    import numpy as np

    values = values ^ (values >> np.uint64(33))
    values *= np.uint64(0xFF51AFD7ED558CCD)
    values ^= values >> np.uint64(33)
    values *= np.uint64(0xC4CEB9FE1A85EC53)
    values ^= values >> np.uint64(33)
    return values


class _Characters:
    """What each character is and adds to its word's hash, worked out when it is first met."""

    def __init__(self) -> None:
        import numpy as np

        self.flags = np.zeros(0x110000, np.uint8)  # pages that are never touched cost no memory
        self.base = np.zeros(0x110000, np.uint64)
        self.marks = np.zeros(0x110000, np.uint64)
        self.places = np.array([constant(f"place {at}") for at in range(_POSITIONS)], np.uint64)

    def flags_of(self, codes: NDArray[np.uint32]) -> NDArray[np.uint8]:
        import numpy as np

        flags = self.flags[codes]
        if flags.size and flags.min() < _KNOWN:
            for code in np.unique(codes[flags < _KNOWN]).tolist():
                self._learn(code)
            flags = self.flags[codes]
        return flags

    def _learn(self, code: int) -> None:
        char = chr(code)
        flags = _KNOWN
        if char.isalnum():
            folded = fold(char) or char
            lower = char.lower()
            flags |= _WORD | (_UPPER if char != lower else 0) | (_DIGIT if char.isdigit() else 0)
            self.base[code] = constant(folded)
            if folded != lower:
                marks = [mark for mark in unicodedata.normalize("NFD", lower) if unicodedata.combining(mark)]
                self.marks[code] = sum(constant("mark " + mark) for mark in marks or [lower]) % 2**64
        elif unicodedata.combining(char) or not normal(char):
            flags |= _SKIP
        elif char in ".!?…\n":
            flags |= _STOP
        self.flags[code] = flags


@cache
def _characters() -> _Characters:
    return _Characters()


def tokenize(texts: Sequence[str]) -> Tokens:
    """Return the words of `texts`."""
    import numpy as np

    table = _characters()
    parts = [unicodedata.normalize("NFC", text) for text in texts]
    starts = np.cumsum([0, *(len(part) + 1 for part in parts)])
    raw = "\n".join([*parts, ""]).encode("utf-32-le", "surrogatepass")
    codes = np.frombuffer(raw, "<u4").astype(np.uint32, copy=False)
    flags = table.flags_of(codes)
    if np.any(flags & _SKIP):
        kept = (flags & _SKIP) == 0
        starts = np.concatenate(([0], np.cumsum(kept)))[starts]
        codes, flags = codes[kept], flags[kept]
    inside = np.zeros(len(codes) + 2, np.bool_)
    inside[1:-1] = flags & _WORD
    edges = np.flatnonzero(inside[1:] != inside[:-1])
    begin, end = edges[::2], edges[1::2]
    bounds = np.searchsorted(begin, starts)
    if not len(begin):
        nothing = np.zeros(0, np.uint64)
        return Tokens(nothing, nothing, np.zeros(0, np.uint8), bounds)
    folded, marked = _hashes(table, codes[inside[1:-1]], end - begin)
    return Tokens(folded, marked, _kinds(flags, begin, end), bounds)


def _hashes(table: _Characters, codes: NDArray[np.uint32], lengths: NDArray[np.int64]) -> tuple[U64, U64]:
    import numpy as np

    first = np.cumsum(lengths) - lengths
    place = np.arange(len(codes)) - np.repeat(first, lengths)
    np.minimum(place, _POSITIONS - 1, out=place)
    folded = np.add.reduceat(table.base[codes] * table.places[place], first)
    return folded, folded + np.add.reduceat(table.marks[codes], first)


def _kinds(flags: NDArray[np.uint8], begin: NDArray[np.int64], end: NDArray[np.int64]) -> NDArray[np.uint8]:
    import numpy as np

    opening = flags[begin]
    stops = np.concatenate(([0], np.cumsum((flags & _STOP) != 0, dtype=np.int32)))
    before = np.concatenate(([-1], stops[end[:-1]]))
    inside_sentence = stops[begin] == before
    kinds = np.zeros(len(begin), np.uint8)
    kinds[((opening & _UPPER) != 0) & inside_sentence] = NAME
    kinds[(opening & _DIGIT) != 0] = NUMBER
    return kinds


def trigrams(words: U64) -> U64:
    """Return a hash for each run of three words: two fewer than there are words."""
    import numpy as np

    if len(words) < 3:
        return np.zeros(0, np.uint64)
    first, second, third = (np.uint64(constant(f"word {at}")) for at in range(3))
    return mix(words[:-2] * first + words[1:-1] * second + words[2:] * third)
