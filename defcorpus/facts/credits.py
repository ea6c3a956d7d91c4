"""Who is credited: photographers, agencies, reporters. They are no people of the story."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from defcorpus.article import Fact, Page, Segment
from defcorpus.reading.chrome.markers import alternation, forms
from defcorpus.text import fold, normal

_MAX_NAME = 60  # characters; what is longer is no name


def read_credits(page: Page) -> tuple[tuple[str, ...], tuple[Fact, ...]]:
    """Return the names credited, each once, in order, and the facts they were read from.

    `Ảnh: Trọng Đức - TTXVN` gives two names; `Tin, ảnh: NAME (từ Baku, Azerbaijan)` one.
    """
    facts = [
        fact
        for segment in page.segments
        if segment.role == "credit"
        for fact in _of_segment(page.text, segment)
    ]
    if page.meta.author:
        facts += [_fact(name, -1, -1, "metadata", "author") for _, name in _names(page.meta.author)]
    named: dict[str, str] = {}
    for fact in facts:
        named.setdefault(fact.key, fact.value)
    return tuple(named.values()), tuple(facts)


def _of_segment(text: str, segment: Segment) -> Iterator[Fact]:
    written = text[segment.start : segment.end]
    # `VNA Photo: NAME`: the agency in front is credited too.
    opener = None if segment.rule.endswith("agency") else _opener().match(written)
    at = opener.end() if opener else 0
    for offset, name in _names(written[at:]):
        start = segment.start + at + offset
        yield _fact(name, start, start + len(name), segment.role, segment.rule)


def _fact(name: str, start: int, end: int, role: str, rule: str) -> Fact:
    # `Ảnh: dangcongsan. vn`: a stray space inside an outlet's domain.
    value = re.sub(r"(?<=\w)\.\s(?=(?:vn|com|net|org)\b)", ".", " ".join(normal(name).split()))
    return Fact("credit", value, fold(value), role, start, end, 0.95, rule)


@cache
def _opener() -> re.Pattern[str]:
    """Match what stands in front of the names: `(Photo:`, `Tin, ảnh:`, `- Ảnh`, `Photo by`."""
    photo = alternation("photo")
    return re.compile(
        rf"[-–—|/\s(\[*_]*(?:(?:[^:：\n]{{1,40}}?)[:：]\s*"
        rf"|(?:[^\W\d_]+\s)?by\s+|(?:{photo})\s+(?:by\s+|courtesy of\s+|from\s+)?)?",
        re.IGNORECASE,
    )


@cache
def _between() -> re.Pattern[str]:
    # A hyphen inside a name has no spaces (`Vĩnh-An`); a bracket says where from or how.
    return re.compile(
        r"\s*(?:[-–—|]\s*)?\b(?:translat|edit|(?:additional )?report|writ|compil)(?:ed|ing|ten) by\s+"
        # `TTXVN, chụp ngày 7/5/2024`: when it was taken.
        r"|\s*,?\s*\b(?:(?:được\s)?chụp|taken|shot)\s(?:\d|(?:vào|hồi|lúc|sáng|trưa|chiều|tối|ngày|tháng|năm|on|in|at)\b)"
        r"[^;()\[\],]*?(?=\s+(?:by|bởi)\s|[;()\[\],]|$)"
        r"|\s*\([^)]*\)?|\s+[-–—|]\s*|\s*[-–—|]\s+|\s*[/,;&]\s*|\s+(?:và|and|by)\s+|[)\]*_]+"
        r"|\s+photos?\b\s*[:：]?",
        re.IGNORECASE,
    )


def _names(written: str) -> Iterator[tuple[int, str]]:
    """Yield the names in `written`, each with its offset."""
    at = 0
    pieces: list[tuple[int, int]] = []
    for found in _between().finditer(written):
        pieces.append((at, found.start()))
        at = found.end()
    pieces.append((at, len(written)))
    for start, end in pieces:
        piece = written[start:end]
        left = piece.lstrip(" .\t\n\"'“”")
        name = left.rstrip(" .\t\n\"'“”:")
        if _is_name(name):
            yield start + len(piece) - len(left), name


@cache
def _nobody() -> frozenset[str]:
    return frozenset(map(fold, forms("anonymous")))


def _is_name(name: str) -> bool:
    if not 2 <= len(name) <= _MAX_NAME or not any(map(str.isalpha, name)):
        return False
    return fold(name) not in _nobody() and "://" not in name
