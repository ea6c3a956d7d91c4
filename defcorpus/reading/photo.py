"""Photo credits and the captions in front of them: `… Vugar Mustafayev. Ảnh: Trọng Đức - TTXVN`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from defcorpus.reading.markers import alternation, outlet
from defcorpus.text import normal_mapped
from defcorpus.text.normal import Mapped

TAIL = 150
"""Characters at a block's end that may hold a credit."""

CAPTION = 420
"""Characters of the longest caption; what is longer is running text with a credit behind it."""

_NAME = r"[^()\[\]\n:：]{2,90}?"


@dataclass(frozen=True, slots=True)
class Credit:
    """Where a credit stands in a text. ``bare``: no name in it, only a number or `Ảnh minh họa`."""

    start: int
    end: int
    rule: str
    bare: bool = False


@cache
def _upper() -> str:
    """Return a character class of the capital letters of Vietnamese and western Europe."""
    return (
        "["
        + "".join(
            char
            for char in map(chr, range(0x41, 0x1F00))
            if char.isupper() and char.isalpha() and (ord(char) < 0x250 or ord(char) >= 0x1E00)
        )
        + "]"
    )


@cache
def _hint() -> re.Pattern[str]:
    return re.compile(
        r"ảnh|anh|photo|image|nguồn|nguon|hình|picture|credit|graphic|screenshot|đồ họa|illus|source", re.I
    )


@cache
def _tails() -> tuple[tuple[str, re.Pattern[str]], ...]:
    word = alternation("photo")
    upper = _upper()
    flags = re.IGNORECASE
    agency = r"(?:[A-Z]{2,6}\+?|Vietnam\+|Xinhua|Reuters)"
    named = rf"(?P<names>(?-i:{upper})[^()\[\]\n:：.]{{1,60}}?)"
    return (
        ("bracketed", re.compile(rf"[(\[]\s*(?:{word})\s*[:：]\s*(?P<names>{_NAME})\s*[)\]/]?\s*\.?$", flags)),
        ("bracketed-source", re.compile(rf"[(\[]\s*(?:nguồn|source|via)\s*[:：]\s*(?P<names>{_NAME})\s*[)\]]\s*\.?$", flags)),
        ("bracketed-word", re.compile(rf"[(\[]\s*(?:{word})\s+(?:by\s+)?{named}[)\]]\s*\.?$", flags)),
        ("bracketed-agency", re.compile(rf"[(\[]\s*(?P<names>{agency}(?:/{agency})*)\s+photos?\s*(?:by\s[^()]+)?[)\]]\s*\.?$", flags)),
        (
            "agency",
            re.compile(
                rf"(?:[-–—]\s*)?(?P<names>(?-i:\b{agency}(?:/{agency})*)\s+(?-i:P)hotos?(?:\s*(?:[:：]|by)?\s*"
                rf"(?-i:{upper})[^()\n:：.]{{1,40}})?)\s*\.?$",
                flags,
            ),
        ),
        ("by", re.compile(rf"(?<!\w)(?-i:P)(?:hotos?|ictures?)\s+(?:by|courtesy of|from|via)\s+{named}\s*\.?$", flags)),
        ("opened", re.compile(rf"(?:[-–—|/]\s*)?(?<!\w)(?P<word>{word})\s*[:：]\s*(?P<names>{_NAME})\s*\.?$", flags)),
        ("dashed", re.compile(rf"[-–—|]\s*(?-i:Ảnh)\s+{named}\s*\.?$", flags)),
        ("bare", re.compile(r"[(\[]\s*(?:ảnh minh họa|ảnh tư liệu|ảnh chụp màn hình|file photo|illustrative (?:photo|image)|photo|ảnh)\s*[)\]]\s*\.?$", flags)),
        ("bare", re.compile(r"(?:(?<=[.!?”\"])\s|^|[-–—]\s*)(?:ảnh minh họa|ảnh tư liệu|file photo|illustrative (?:photo|image))\s*\.?$", flags)),
        ("number", re.compile(r"(?:^|[-–—]\s*|(?:^|\s)(?=hình ảnh|hinh anh))(?:ảnh|hình ảnh|hinh anh|anh|hình|photo|image|picture)\s*(?:số\s*)?\d{1,3}\s*\.?$", flags)),
    )  # fmt: skip


def credit_at_end(text: str) -> Credit | None:
    """Return the credit that `text`, in any normal form, ends with."""
    offset = max(0, len(text) - TAIL)
    tail = text[offset:]
    if not _hint().search(tail) and tail.isascii():
        return None
    mapped = normal_mapped(tail)
    if not _hint().search(mapped.text):
        return None
    for rule, pattern in _tails():
        found = pattern.search(mapped.text)
        if found and (rule != "opened" or _is_opener(mapped.text, found)):
            start, end = mapped.span(found.start(), len(mapped.text))
            return Credit(offset + start, offset + end, f"credit-{rule}", rule in ("bare", "number"))
    return None


def _is_opener(text: str, found: re.Match[str]) -> bool:
    """Say whether `Ảnh:` opens a credit here and is not a word of the sentence (`trong ảnh: …`)."""
    names = found["names"]
    if names.count(" ") > 11 or re.search(r"[.!?]\s+\w", names):
        return False
    return found.start() == 0 or found["word"][0].isupper()


@cache
def _inner() -> tuple[re.Pattern[str], ...]:
    word = alternation("photo")
    return (
        re.compile(rf"[(\[]\s*(?:{word}|nguồn|source)\s*[:：]\s*{_NAME}[)\]]\s*\.?(?=\s)", re.IGNORECASE),
        # No bracket closes it: only a name known as an outlet's tells where the credit ends.
        re.compile(
            r"(?<!\w)(?:Ảnh|ẢNH|Photo(?: by)?|PHOTO|Nguồn)\s*[:：]\s*(?P<name>[\w.+/-]{2,40})(?=\s)",
        ),
    )


def credit_inside(text: str) -> Credit | None:
    """Return a credit that stands near the start of `text` with running text behind it.

    Lost line ends leave caption, credit and lead on one line: `… at the talks. (Photo: VNA) Hanoi (VNA) – …`.
    """
    head = text[:CAPTION]
    if not _hint().search(head) and head.isascii():
        return None
    mapped = normal_mapped(head)
    for pattern in _inner():
        found = pattern.search(mapped.text)
        if found and _stands_inside(mapped, found, text):
            start, end = mapped.span(found.start(), found.end())
            return Credit(start, end, "credit-inside")
    return None


def _stands_inside(mapped: Mapped, found: re.Match[str], text: str) -> bool:
    if "name" in found.groupdict():
        names = found["name"].strip(".").split("/")
        if not any(outlet(name) or "." in name for name in names):
            return False
    end = mapped.span(found.start(), found.end())[1]
    rest = text[end:].lstrip(" .\t")
    return len(rest) >= 60 and (rest[0].isupper() or rest[0] in '“"(')


@cache
def _file_name() -> re.Pattern[str]:
    return re.compile(r"^[\w\-+. ()%]{1,80}\.(?:jpe?g|png|gif|webp|bmp|tiff?|heic|svg|mp4)$", re.IGNORECASE)


def is_file_name(plain: str) -> bool:
    """Say whether a line is the name of an image file."""
    return _file_name().match(plain) is not None


@cache
def _numbered() -> re.Pattern[str]:
    lead = r"^(?:.{0,220}?[-–—]\s*)?(?:ảnh|hình ảnh|hinh anh)\s*\d{1,2}\.?"
    return re.compile(rf"{lead}(?=\s*(?-i:{_upper()}))", re.IGNORECASE)


def numbered_head(text: str) -> int:
    """Return where the words begin after an image's own label (`Talks open - ảnh 1Minister …`), else 0."""
    head = text[:300]
    mapped = normal_mapped(head)
    found = _numbered().match(mapped.text)
    return mapped.span(0, found.end())[1] if found else 0


@cache
def _stands() -> re.Pattern[str]:
    return re.compile(rf"\((?:{alternation('place')})\)", re.IGNORECASE)


def says_who_stands_where(plain: str) -> bool:
    """Say whether a line tells people apart by where they stand: `(R)`, `(thứ hai từ trái)`."""
    return "(" in plain and _stands().search(plain) is not None
