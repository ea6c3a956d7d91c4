"""The old Vietnamese character sets: TCVN3 (ABC), VNI-Windows, VISCII, VPS and Windows-1258.

They share their bytes with each other and with Western Europe's, so that only what comes out tells: a
decoding is taken where nearly every word with marks is a Vietnamese syllable and many are frequent ones.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from functools import cache

from defcorpus.knowledge import table
from defcorpus.text import is_syllable, normal
from defcorpus.text.syllables import MARKED

CHARSETS = ("tcvn3", "vni", "viscii", "vps", "cp1258")
"""In the order of how often they are met."""

_SAMPLE = 6000  # characters that are looked at
_LEAST_WORDS = 5  # with marks, different: less says nothing of an encoding
_SYLLABLES = 0.85  # of the words with letters beyond ASCII
_FREQUENT = 0.2  # of all words


def latin(data: bytes) -> str:
    """Return bytes as Windows-1252, what it leaves free as Latin-1: every byte is one character."""
    return data.decode("latin-1").translate(_windows())


@cache
def _windows() -> dict[int, str]:
    return {byte: char for byte in range(0x80, 0xA0) if (char := _cp1252(byte)) is not None}


def _cp1252(byte: int) -> str | None:
    try:
        return bytes([byte]).decode("cp1252")
    except UnicodeDecodeError:
        return None


@cache
def _column(name: str) -> dict[str, str]:
    """Map what stands in bytes, read as Latin-1, to the letter."""
    at = ("tcvn3", "vni", "viscii", "vps").index(name) + 1
    return {bytes.fromhex(row[at]).decode("latin-1"): row[0] for row in table("charsets") if row[at]}


@cache
def _single(name: str) -> dict[int, str]:
    """Map characters of a set whose letters are one byte each, and of its Windows-1252 reading."""
    column = {ord(byte): letter for byte, letter in _column(name).items()}
    return column | {ord(_windows()[code]): letter for code, letter in column.items() if code in _windows()}


def from_tcvn3(text: str) -> str:
    """Return text in TCVN3 that was read as Windows-1252, as Unicode.

    Capital letters with marks have no place in TCVN3: they are small letters shown in a font of capitals
    (`.VnTimeH`), and are capitals where the ASCII letters of their words are.
    """
    return _raised(text.translate(_single("tcvn3")))


def from_vps(text: str) -> str:
    """Return text in VPS that was read as Windows-1252, as Unicode; it lacks some capitals, as TCVN3 does."""
    return _raised(text.translate(_single("vps")))


def from_viscii(text: str) -> str:
    """Return text in VISCII that was read as Windows-1252, as Unicode."""
    return text.translate(_single("viscii"))


def from_vni(text: str) -> str:
    """Return text in VNI-Windows that was read as Windows-1252, as Unicode: a letter, then its marks."""
    column = _vni()
    return _vni_pattern().sub(lambda found: column[found.group()], text)


@cache
def _vni() -> dict[str, str]:
    column = dict(_column("vni"))
    for form, letter in list(column.items()):
        if len(form) == 2 and form.isupper():
            column.setdefault(form[0] + form[1].lower(), letter)
    return column


@cache
def _vni_pattern() -> re.Pattern[str]:
    return re.compile("|".join(sorted(map(re.escape, _vni()), key=lambda form: (-len(form), form))))


@cache
def _decoders() -> dict[str, Callable[[str], str]]:
    return {"tcvn3": from_tcvn3, "vni": from_vni, "viscii": from_viscii, "vps": from_vps}


@cache
def _shouted() -> re.Pattern[str]:
    # Capital words on end with, among their ASCII letters, two capitals or more and no small ones.
    return re.compile(r"(?<![^\W\d_])[^\W\d_a-z]+(?:[ \t]+[^\W\d_a-z]+)*(?![^\W\d_])")


def _raised(text: str) -> str:
    return _shouted().sub(lambda found: _capital(found.group()), text)


def _capital(run: str) -> str:
    ascii_capitals = sum(1 for char in run if "A" <= char <= "Z")
    if ascii_capitals < 2:
        return run
    words = run.split()
    # `Bé tr-ëng` is one capital and its word; `Bé QUèC` has company.
    solid = sum(1 for word in words if sum(1 for char in word if "A" <= char <= "Z") >= 2)
    return run.upper() if solid * 3 >= len(words) else run


def decoded(data: bytes) -> tuple[str, str] | None:
    """Return bytes that are no UTF-8 as text and the name of their Vietnamese character set, or None."""
    marked = b"\n".join(line for line in _text(data).split(b"\n") if not line.isascii())[:_SAMPLE]
    best = max((_score(_from_bytes(marked, name)), -at) for at, name in enumerate(CHARSETS))
    if best[0] <= 0:
        return None
    name = CHARSETS[-best[1]]
    return _from_bytes(data, name), name


def _text(data: bytes) -> bytes:
    """Return what is no markup, so that no tag counts as a word."""
    return re.sub(rb"<[^<>]{0,2000}>", b"\n", data) if b"<" in data else data


def _from_bytes(data: bytes, name: str) -> str:
    if name == "cp1258":
        return unicodedata.normalize("NFC", data.decode("cp1258", "replace"))
    if name in ("viscii", "vps"):
        text = data.decode("latin-1").translate({ord(k): v for k, v in _column(name).items()})
        return _raised(text) if name == "vps" else text
    return _decoders()[name](latin(data))


def misread(text: str) -> tuple[str, str] | None:
    """Return text whose TCVN3 or VNI was read as Windows-1252, as it was meant, and the set; or None.

    Lines that hold Vietnamese already stay as they are.
    """
    lines = text.split("\n")
    suspects = [
        line for line in _text(text.encode("utf-8", "replace")).decode().split("\n") if _latin_line(line)
    ]
    joined = "\n".join(suspects)[:_SAMPLE]
    if _score(joined) > 0:  # it is Vietnamese as it is
        return None
    best = max(((_score(_decoders()[name](joined)), -at) for at, name in enumerate(CHARSETS[:2])))
    if best[0] <= 0:
        return None
    name = CHARSETS[-best[1]]
    read = _decoders()[name]
    return "\n".join(read(line) if _latin_line(line) else line for line in lines), name


@cache
def _beyond() -> re.Pattern[str]:
    return re.compile("[\u0100-\u0151\u0154-\u024f\u1e00-\u1eff]")


def _latin_line(line: str) -> bool:
    return not line.isascii() and _beyond().search(line) is None


def _score(text: str) -> float:
    """Return how Vietnamese a decoding looks: 0 where it does not, or where it is too little to tell."""
    words = _word().findall(text)
    marked = [word for word in words if not word.isascii()]
    if len(set(marked)) < _LEAST_WORDS:
        return 0.0
    good = sum(_is_plausible(word) for word in marked)
    own = sum(not MARKED.isdisjoint(word.lower()) for word in marked)
    frequent = sum(normal(word).lower() in frequent_words() for word in words)
    stray = len(_stray().findall(text))
    total = len(marked) + stray
    if good < _SYLLABLES * total or frequent < _FREQUENT * len(words) or own * 3 < len(marked):
        return 0.0
    return good / total + frequent / len(words)


def _is_plausible(word: str) -> bool:
    return is_syllable(word) and (word.islower() or word.istitle() or word.isupper())


@cache
def _word() -> re.Pattern[str]:
    return re.compile(r"[^\W\d_]+")


@cache
def _stray() -> re.Pattern[str]:
    # What no text has in a word: a symbol between letters, or a control.
    return re.compile(
        r"(?<=[^\W\d_])[\u00a1-\u00bf\u00d7\u00f7](?=[^\W\d_])|[\x00-\x08\x0e-\x1f\x7f-\x9f\ufffd]"
    )


@cache
def frequent_words() -> frozenset[str]:
    """Return the frequent words of Vietnamese, marks kept, in lower case."""
    return frozenset(form for code, forms in table("languages") if code == "vi" for form in forms.split())
