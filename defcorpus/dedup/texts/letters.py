"""What each character is: a letter of a word, of which one, with which marks, a stop, or nothing at all."""

from __future__ import annotations

import unicodedata
from functools import cache
from hashlib import blake2b
from typing import TYPE_CHECKING

from defcorpus.text import fold, normal

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    U32 = NDArray[np.uint32]

WORD, SKIP, UPPER, DIGIT, STOP, WIDE, FAR, KNOWN = 1, 2, 4, 8, 16, 32, 64, 128
LETTER_AT, MARKS_AT = 8, 16  # bits below these of what a character is; its flags are in front
CHUNKS = 8  # of eight letters; those behind share the last one's multiplier
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


def constant(name: str) -> int:
    """Return a fixed odd 64-bit number for `name`."""
    return (
        int.from_bytes(blake2b(name.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "little") | 1
    )


class Characters:
    """What each character of the Basic Multilingual Plane is, worked out when it is first met."""

    def __init__(self) -> None:
        import numpy as np

        self.seen = np.zeros(0x10000, np.uint32)  # flags, from LETTER_AT on a letter, from MARKS_AT on marks
        self.wide = np.zeros(0x10000, np.uint64)
        self.seen[0xD800:0xE000] = KNOWN | FAR
        self.masks = np.array([(1 << 8 * size) - 1 for size in range(9)], np.uint64)
        self.chunks = [np.uint64(constant(f"letters {at}")) for at in range(CHUNKS)]
        self.places = np.array([constant(f"place {at}") for at in range(8 * CHUNKS)], np.uint64)
        self.mark = np.uint64(constant("mark"))

    def of(self, codes: NDArray[np.uint16]) -> U32:
        """Return what these characters are."""
        import numpy as np

        at = codes.astype(np.intp)
        seen = self.seen.take(at)
        known = seen.astype(np.uint8)
        if known.size and known.min() < KNOWN:
            for code in np.unique(codes[known < KNOWN]).tolist():
                self._learn(code)
            seen = self.seen.take(at)
        return seen

    def _learn(self, code: int) -> None:
        char = chr(code)
        flags = KNOWN
        letter = marks = 0
        if char.isalnum():
            folded = fold(char) or char
            lower = char.lower()
            flags |= WORD | (UPPER if char != lower else 0) | (DIGIT if char.isdigit() else 0)
            if len(folded) == 1 and folded.isascii():
                letter = ord(folded)
            else:
                flags |= WIDE
                letter = _WIDE_LETTER
                self.wide[code] = constant(folded)
            if folded != lower:
                marks = _marks(lower)
        elif unicodedata.combining(char) or not normal(char):
            flags |= SKIP
        elif char in ".!?…\n":
            flags |= STOP
        if not flags & SKIP and _may_compose(char):
            flags |= FAR
        self.seen[code] = flags | letter << LETTER_AT | marks << MARKS_AT


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
def characters() -> Characters:
    """Return the one table."""
    return Characters()
