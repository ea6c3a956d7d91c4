"""The order of Vietnamese words in a dictionary, for lists that a person reads."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from defcorpus.text.fold import fold

# The alphabet, and the tones in their order: level, huyền, hỏi, ngã, sắc, nặng (CLDR, collation `vi`).
_LETTERS = {letter: rank for rank, letter in enumerate("aăâbcdđeêfghijklmnoôơpqrstuưvwxyz")}
_TONES = {"\u0300": 1, "\u0309": 2, "\u0303": 3, "\u0301": 4, "\u0323": 5}
_OTHER = len(_LETTERS)

Key = tuple[str, tuple[tuple[int, str], ...], tuple[int, ...], str]


@lru_cache(maxsize=65_536)
def collated(word: str) -> Key:
    """Return what a word is sorted by: the word without marks, the marks of its letters, its tones, itself.

    So that spellings of one syllable stand side by side, typed with marks or without, and in a settled order.

    >>> sorted("bạn ban bán bàn bằng băn bân BAN".split(), key=collated)
    ['BAN', 'ban', 'bàn', 'bán', 'bạn', 'băn', 'bân', 'bằng']
    """
    lower = unicodedata.normalize("NFC", word).lower()
    letters: list[tuple[int, str]] = []
    tones: list[int] = []
    for char in lower:
        parts = unicodedata.normalize("NFD", char)
        tone = next((_TONES[part] for part in parts if part in _TONES), 0)
        bare = unicodedata.normalize("NFC", "".join(part for part in parts if part not in _TONES))
        letters.append((_LETTERS.get(bare, _OTHER), bare))
        tones.append(tone)
    return fold(lower), tuple(letters), tuple(tones), word
