"""Many texts to arrays of hashed words at once, in numpy: the inner loop of sketching.

A word is hashed twice: folded (case, marks and their placement do not count) and with its marks, whatever
letters of it they stand on, so that `hòa`, `hoà` and their decomposed forms are one word and `hoa` another.
Each character becomes a byte by table; a word's hash is made of those eight bytes at a time, multilinear in
them (Carter & Wegman 1979), with constants from BLAKE2b.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, partial
from hashlib import blake2b
from typing import TYPE_CHECKING

from defcorpus.text import fold, normal

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    I64 = NDArray[np.int64]
    U8 = NDArray[np.uint8]
    U32 = NDArray[np.uint32]
    U64 = NDArray[np.uint64]

OTHER, NAME, NUMBER = 0, 1, 2  # what a word is: a name's word has a capital inside a sentence

_WORD, _SKIP, _UPPER, _DIGIT, _STOP, _WIDE, _FAR, _KNOWN = 1, 2, 4, 8, 16, 32, 64, 128
_LETTER_AT, _MARKS_AT = 8, 16  # bits below these of what a character is; its flags are in front
_CHUNKS = 8  # of eight letters; those behind share the last one's multiplier
_WIDE_LETTER = 0x80  # stands for each letter that folds to no single ASCII one
# What a mark adds: the five tones, of which a syllable has one, then circumflex, breve, horn (`ươ` has two).
_MARKS = {
    "\u0300": 1,
    "\u0301": 2,
    "\u0303": 3,
    "\u0309": 4,
    "\u0323": 5,
    "\u0302": 8,
    "\u0306": 16,
    "\u031b": 32,
}
_STROKE = 128


@dataclass(frozen=True, slots=True)
class Tokens:
    """The words of several texts on end; text `i` has those from ``bounds[i]`` to ``bounds[i + 1]``."""

    folded: U64
    marked: U64
    kinds: U8
    bounds: I64


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
    """What each character of the Basic Multilingual Plane is, worked out when it is first met."""

    def __init__(self) -> None:
        import numpy as np

        self.seen = np.zeros(
            0x10000, np.uint32
        )  # flags, from _LETTER_AT on a letter, from _MARKS_AT on marks
        self.wide = np.zeros(0x10000, np.uint64)
        self.seen[0xD800:0xE000] = _KNOWN | _FAR
        self.masks = np.array([(1 << 8 * size) - 1 for size in range(9)], np.uint64)
        self.chunks = [np.uint64(constant(f"letters {at}")) for at in range(_CHUNKS)]
        self.places = np.array([constant(f"place {at}") for at in range(8 * _CHUNKS)], np.uint64)
        self.mark = np.uint64(constant("mark"))

    def of(self, codes: NDArray[np.uint16]) -> U32:
        """Return what these characters are."""
        import numpy as np

        at = codes.astype(np.intp)
        seen = self.seen.take(at)
        known = seen.astype(np.uint8)
        if known.size and known.min() < _KNOWN:
            for code in np.unique(codes[known < _KNOWN]).tolist():
                self._learn(code)
            seen = self.seen.take(at)
        return seen

    def _learn(self, code: int) -> None:
        char = chr(code)
        flags = _KNOWN
        letter = marks = 0
        if char.isalnum():
            folded = fold(char) or char
            lower = char.lower()
            flags |= _WORD | (_UPPER if char != lower else 0) | (_DIGIT if char.isdigit() else 0)
            if len(folded) == 1 and folded.isascii():
                letter = ord(folded)
            else:
                flags |= _WIDE
                letter = _WIDE_LETTER
                self.wide[code] = constant(folded)
            if folded != lower:
                marks = _marks(lower)
        elif unicodedata.combining(char) or not normal(char):
            flags |= _SKIP
        elif char in ".!?…\n":
            flags |= _STOP
        if not flags & _SKIP and _may_compose(char):
            flags |= _FAR
        self.seen[code] = flags | letter << _LETTER_AT | marks << _MARKS_AT


def _may_compose(char: str) -> bool:
    """Say whether a character that is no combining mark may be another in NFC, alone or behind another.

    Those are the ones whose quick check (Unicode Standard Annex 15) does not say yes: singletons, vowel signs
    and Hangul's vowels and finals.
    """
    normal = unicodedata.is_normalized("NFC", char)
    return not normal or unicodedata.category(char) in ("Mc", "Mn") or "\u1160" <= char <= "\u11ff"


def _marks(lower: str) -> int:
    marks = [mark for mark in unicodedata.normalize("NFD", lower) if unicodedata.combining(mark)]
    if not marks:
        return _STROKE if lower == "đ" else constant("mark " + lower) % 256
    return sum(_MARKS.get(mark) or constant("mark " + mark) % 256 for mark in marks) % 256


@cache
def _characters() -> _Characters:
    return _Characters()


def tokenize(texts: Sequence[str]) -> Tokens:
    """Return the words of `texts`."""
    import numpy as np

    table = _characters()
    codes, seen, starts = _coded(table, texts)
    flags = seen.astype(np.uint8)
    inside = np.zeros(len(codes) + 2, np.bool_)
    np.bitwise_and(flags, _WORD, out=inside[1:-1].view(np.uint8))
    edges = np.flatnonzero(inside[1:] != inside[:-1])
    begin, end = edges[::2], edges[1::2]
    bounds = np.searchsorted(begin, starts)
    if not len(begin):
        nothing = np.zeros(0, np.uint64)
        return Tokens(nothing, nothing, np.zeros(0, np.uint8), bounds)
    begin = np.ascontiguousarray(begin)
    folded, marked = _hashes(table, codes, seen, begin, end - begin)
    return Tokens(folded, marked, _kinds(flags, begin), bounds)


def _coded(table: _Characters, parts: Sequence[str]) -> tuple[NDArray[np.uint16], U32, I64]:
    """Return the characters on end without those that count for nothing, what they are, and each start."""
    import numpy as np

    codes, seen, starts = _read(table, parts)
    parts = list(parts)
    for flags, nearer in ((_SKIP | _FAR, partial(unicodedata.normalize, "NFC")), (_FAR, _nearer)):
        odd = _with(flags, seen, starts)
        for at in odd:
            parts[at] = nearer(parts[at])
        if odd:  # else all of it is in NFC
            codes, seen, starts = _read(table, parts)
    kept = (seen & np.uint32(_SKIP)) == 0
    if not kept.all():
        starts = np.concatenate(([0], np.cumsum(kept)))[starts]
        codes, seen = codes[kept], seen[kept]
    return codes, seen, starts


def _read(table: _Characters, parts: Sequence[str]) -> tuple[NDArray[np.uint16], U32, I64]:
    import numpy as np

    raw = "\n".join([*parts, ""]).encode("utf-16-le", "surrogatepass")
    codes = np.frombuffer(raw, "<u2").astype(np.uint16, copy=False)
    return codes, table.of(codes), np.cumsum([0, *(len(part) + 1 for part in parts)])


def _with(flags: int, seen: U32, starts: I64) -> list[int]:
    """Return which parts have characters of which any of these flags is said."""
    import numpy as np

    at = np.flatnonzero((seen & np.uint32(flags)) != 0)
    if len(at) and len(seen) != starts[-1]:  # some characters are two surrogates here
        return list(range(len(starts) - 1))
    found: list[int] = np.unique(np.searchsorted(starts, at, "right") - 1).tolist()
    return found


def _nearer(text: str) -> str:
    """Return the text with what lies outside the Basic Multilingual Plane brought into it."""
    return re.sub("[\ud800-\udfff\U00010000-\U0010ffff]", lambda found: _near(found.group()), text)


def _near(char: str) -> str:
    if char.isalnum():
        folded = fold(char)
        # A letter of a rare script: any letter of that many will do.
        return folded if folded and max(folded) <= "\uffff" else chr(0x4E00 + ord(char) % 0x5000)
    return "" if unicodedata.combining(char) or not normal(char) else "\u00a4"


def _hashes(
    table: _Characters, codes: NDArray[np.uint16], seen: U32, begin: I64, lengths: I64
) -> tuple[U64, U64]:
    import numpy as np

    letters = _windows((seen >> np.uint32(_LETTER_AT)).astype(np.uint8))
    marks = _windows((seen >> np.uint32(_MARKS_AT)).astype(np.uint8))
    masks = table.masks.take(np.minimum(lengths, 8))
    folded = (letters[begin] & masks) * table.chunks[0]
    marked = _byte_sums(marks[begin] & masks)
    long = np.flatnonzero(lengths > 8)
    chunk = 1
    while len(long):
        at = begin[long] + 8 * chunk
        masks = table.masks.take(np.minimum(lengths[long] - 8 * chunk, 8))
        folded[long] += (letters[at] & masks) * table.chunks[min(chunk, _CHUNKS - 1)]
        marked[long] += _byte_sums(marks[at] & masks)
        chunk += 1
        long = long[lengths[long] > 8 * chunk]
    wide = np.flatnonzero((seen & np.uint32(_WIDE)) != 0)
    if len(wide):
        word = np.searchsorted(begin, wide, "right") - 1
        place = np.minimum(wide - begin[word], 8 * _CHUNKS - 1)
        np.add.at(folded, word, table.wide[codes[wide]] * table.places[place])
    folded ^= folded >> np.uint64(32)
    marked *= table.mark
    marked += folded
    return folded, marked


def _windows(data: U8) -> U64:
    """Return the eight bytes from each place on as one number."""
    import numpy as np

    padded = np.concatenate((data, np.zeros(8, np.uint8)))
    return np.ndarray((len(data),), "<u8", padded.data, strides=(1,))


def _byte_sums(values: U64) -> U64:
    """Return the sum of each number's eight bytes, modulo 256."""
    import numpy as np

    values *= np.uint64(0x0101010101010101)
    values >>= np.uint64(56)
    return values


def _kinds(flags: U8, begin: I64) -> U8:
    import numpy as np

    opening = flags[begin]
    kinds: U8 = (opening & np.uint8(_UPPER)) // np.uint8(_UPPER)
    # Of an array of truths numpy finds those that hold in a twentieth of the time.
    stops = np.searchsorted(begin, np.flatnonzero((flags & _STOP) != 0))
    kinds[stops[stops < len(begin)]] = OTHER  # the first word of a sentence has its capital anyway
    kinds[0] = OTHER
    kinds[(opening & _DIGIT) != 0] = NUMBER
    return kinds


def trigrams(words: U64) -> U64:
    """Return a hash for each run of three words: two fewer than there are words."""
    import numpy as np

    if len(words) < 3:
        return np.zeros(0, np.uint64)
    first, second, third = (np.uint64(constant(f"word {at}")) for at in range(3))
    hashes = words[:-2] * first
    hashes += words[1:-1] * second
    hashes += words[2:] * third
    return mix(hashes)
