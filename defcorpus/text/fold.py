"""Folding: lower case without marks, so that `Phan Van Giang` and `PHAN VĂN GIANG` are one.

Tone, vowel and consonant marks go (đ becomes d), and so do the marks of other Latin alphabets
(Güler, Erdoğan, Łukasz). One original character gives one folded character wherever that can be.
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from functools import cache
from typing import Any

from defcorpus.text.normal import TONES, Mapped, normal, normal_mapped

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


# What nearly every page is written with, behind what it folds to; all composed, each one character.
_USUAL = (
    "aáàảãạăắằẳẵặâấầẩẫậ", "dđ", "eéèẻẽẹêếềểễệ", "iíìỉĩị", "oóòỏõọôốồổỗộơớờởỡợö",
    "uúùủũụưứừửữựü", "yýỳỷỹỵ", "cç", "gğ", "nñ", "sş", '"“”', "'‘’", "-–—‑", " \u00a0", "««", "»»",
)  # fmt: skip
_MARKS = frozenset(f"{TONES}\u0302\u0306\u031b")  # tones; circumflex, breve, horn
_OTHERS = 8  # different letters of other Latin alphabets, as a name or two have them
_ELLIPSIS = "…"  # as usual, and folds to three


@cache
def _code_page() -> tuple[Any, bytes]:
    """Return the usual characters as a code page, and what each of its bytes folds to.

    A text of nothing else is in normal form but for blanks and the tone's place, and folding hides both.
    """
    page, folded = "\0\t\n\r", "\0\t\n\r"  # a code page begins with zero, and has 256 characters at most
    for letters in (*map(chr, range(32, 127)), *_USUAL):
        base, marked = letters[0], letters[1:]
        own = marked or base
        own += own.upper() if own.islower() and marked else ""
        page += own
        folded += base.lower() * len(own)
    return codecs.charmap_build(page), folded.encode("latin-1").ljust(256)


def _quickly(text: str) -> str | None:
    """Return a folded text of usual characters; None where it has others.

    Python's own code pages are read so: 6 µs for a page of 3,000 characters, a twentieth of a translation.
    """
    page, folded = _code_page()
    text = text.replace(_ELLIPSIS, "...")
    for _ in range(_OTHERS):
        try:
            return codecs.charmap_encode(text, "strict", page)[0].translate(folded).decode("latin-1")
        except UnicodeEncodeError as error:
            other = text[error.start]
            plain = _table()[ord(other)]
            if not ("\u00c0" <= other <= "\u024f" and len(plain) == 1 and plain.isascii()):
                return None
            text = text.replace(other, plain)  # another Latin letter, composed like the usual ones
    return None


def fold(text: str) -> str:
    """Return `text` in lower case without marks.

    >>> fold("ĐẠI TƯỚNG Phan Văn Giang, Türkiye")
    'dai tuong phan van giang, turkiye'
    """
    if text.isascii():
        return text.lower()
    quick = _quickly(text)
    return normal(text).translate(_table()) if quick is None else quick


def letters(text: str) -> str:
    """Return the folded letters and digits of `text` alone: what two printings of one line share.

    >>> letters("Hội đàm – Hà Nội, 25/12")
    'hoidamhanoi2512'
    """
    return "".join(filter(str.isalnum, fold(text)))


def fold_mapped(text: str) -> Mapped:
    """Return the folded text with a map back to the original."""
    plain = Mapped(text, range(len(text) + 1))
    joined = _quickly(text)
    if joined is None:
        plain = _bare_mapped(text)
        joined = _quickly(plain.text)
    if joined is not None:
        uneven = [_ELLIPSIS] if _ELLIPSIS in text else []
    else:
        plain = normal_mapped(text)
        joined = plain.text.translate(_table())
        uneven = [char for char in _table().uneven if char in plain.text]
    if not uneven:
        return Mapped(joined, plain.offsets)
    offsets: list[int] = []
    start = 0
    for found in re.finditer(f"[{re.escape(''.join(sorted(uneven)))}]", plain.text):
        at = found.start()
        offsets += plain.offsets[start:at]
        offsets += [plain.offsets[at]] * len(_table()[ord(found.group())])
        start = at + 1
    return Mapped(joined, (*offsets, *plain.offsets[start:]))


def _bare_mapped(text: str) -> Mapped:
    """Return `text` without the marks of Vietnamese that stand behind their letters, which folding drops."""
    kept = [at for at, char in enumerate(text) if char not in _MARKS]
    return Mapped("".join([text[at] for at in kept]), (*kept, len(text)))
