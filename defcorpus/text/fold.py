"""Folding: lower case without marks, so that `Phan Van Giang` and `PHAN VĂN GIANG` are one.

Tone, vowel and consonant marks go (đ becomes d), and so do the marks of other Latin alphabets
(Güler, Erdoğan, Łukasz). One original character gives one folded character wherever that can be.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from defcorpus.text.normal import Mapped, normal, normal_mapped

# Letters that Unicode does not decompose.
_SPECIAL = {
    "đ": "d", "ð": "d", "ł": "l", "ø": "o", "ı": "i", "ħ": "h", "ŧ": "t", "ŋ": "n", "ə": "a",
    "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th",
    "’": "'", "‘": "'", "ʼ": "'", "“": '"', "”": '"', "–": "-", "—": "-", "‑": "-", "−": "-",
}  # fmt: skip


class _Folding(dict[int, str]):
    """A translation table that works out each character's folding once."""

    def __init__(self) -> None:
        super().__init__()
        self.uneven: set[str] = set()  # met so far, and not folded to one character each

    def __missing__(self, code: int) -> str:
        char = chr(code)
        lower = char.lower()
        if lower in _SPECIAL:
            folded = _SPECIAL[lower]
        else:
            kept = [c for c in unicodedata.normalize("NFKD", lower) if not unicodedata.combining(c)]
            folded = "".join(_SPECIAL.get(c, c) for c in kept)
        self[code] = folded
        if len(folded) != 1:
            self.uneven.add(char)
        return folded


@cache
def _table() -> _Folding:
    return _Folding()


def fold(text: str) -> str:
    """Return `text` in lower case without marks.

    >>> fold("ĐẠI TƯỚNG Phan Văn Giang, Türkiye")
    'dai tuong phan van giang, turkiye'
    """
    if text.isascii():
        return text.lower()
    return normal(text).translate(_table())


def letters(text: str) -> str:
    """Return the folded letters and digits of `text` alone: what two printings of one line share.

    >>> letters("Hội đàm – Hà Nội, 25/12")
    'hoidamhanoi2512'
    """
    return "".join(filter(str.isalnum, fold(text)))


def fold_mapped(text: str) -> Mapped:
    """Return the folded text with a map back to the original."""
    plain = normal_mapped(text)
    table = _table()
    joined = plain.text.translate(table)
    uneven = [char for char in table.uneven if char in plain.text]
    if not uneven:
        return Mapped(joined, plain.offsets)
    offsets: list[int] = []
    start = 0
    for found in re.finditer(f"[{re.escape(''.join(sorted(uneven)))}]", plain.text):
        at = found.start()
        offsets += plain.offsets[start:at]
        offsets += [plain.offsets[at]] * len(table[ord(found.group())])
        start = at + 1
    return Mapped(joined, (*offsets, *plain.offsets[start:]))
