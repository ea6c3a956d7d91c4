"""An outlet's own name beside the text: what it is called, and lines of it and the day.

Such a line stands below the title or at the foot: `Phnom Penh Gazette, 2 December 2025`, `TTXVN - 25/4/2019`,
`17/04/2024 VnExpress International`, `Ministry of Defence, Canberra`.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from defcorpus.article import Segment
from defcorpus.reading.chrome import stamps
from defcorpus.reading.chrome.blocks import Block
from defcorpus.reading.chrome.markers import forms, outlet
from defcorpus.reading.chrome.marks import Pieces, whole
from defcorpus.text import alternatives

_NAME = 8  # words of a site's name
_PAPER = 5  # words of a paper's name
_SECTION = 2  # words of a section's name
_BESIDE = 3  # words of a place beside such a name
_LINE = 110  # characters of the longest such line
_EDGES = " \t()[]{}*_,;:|•·.–—-"


class Imprint(NamedTuple):
    """A line of an outlet's name, as two half-open stretches of it; an empty `day` where it has none."""

    outlet: str
    name: tuple[int, int]
    day: tuple[int, int]


def site_name(text: str) -> str | None:
    """Return the outlet whose name a text is, or None.

    The table's name of it; else, as written, what papers and states' bodies are called.

    >>> site_name("The Saigon Courier"), site_name("Embassy of Canada to Viet Nam"), site_name("Gold prices")
    ('The Saigon Courier', 'Embassy of Canada to Viet Nam', None)
    """
    name = _once(" ".join(text.split()).strip(_EDGES))
    known = outlet(name)
    if known or not 2 <= len(name) <= _LINE:
        return known
    pieces = _pieces(name)
    for piece in pieces:
        known = outlet(piece)
        if known and all(other == piece or is_beside(other) or is_body_name(other) for other in pieces):
            return known
    first, *rest = pieces or [""]
    if not all(map(is_beside, rest)):
        return None
    return name if is_body_name(first) else first if is_paper_name(first) else None


def is_paper_name(text: str) -> bool:
    """Say whether a few words are what papers are called: `The Saigon Times`, `Báo Hải Phòng`."""
    words = re.findall(r"\w+", text)
    if not _is_named(text, words) or len(words) > _PAPER or text.lower() in forms("section"):
        return False
    first, second, *_, last = *(word.lower() for word in words), words[-1].lower()
    if first == "báo":
        return second not in forms("no-paper")
    return last in forms("paper-word") or (first in forms("paper-head") and second in forms("paper-word"))


def is_body_name(text: str) -> bool:
    """Say whether words are the name of a state's body, as of an embassy, and nothing else."""
    return _is_named(text, re.findall(r"\w+", text)) and _body().match(text.lower()) is not None


def is_site_line(text: str) -> bool:
    """Say whether a line names a state's body, whose site it is, and what of it this is.

    >>> is_site_line("Ministry of Defence, Republic of Norland - news in English")
    True
    >>> is_site_line("Ministry of Defence, partners open drill")
    False
    """
    first, *rest = _pieces(text) or [""]
    return is_body_name(first) and all(map(_is_part, rest))


def _is_part(text: str) -> bool:
    """Say whether words may be whose body one is, or a part of its site: `news in English`."""
    words = re.findall(r"\w+", text)
    named = all(word[0].isupper() or word in forms("body-inside") for word in words)
    return named or bool(forms("site-word").union(forms("paper-word")).intersection(map(str.lower, words)))


def is_beside(text: str) -> bool:
    """Say whether words may be a place or an agency beside an outlet's name: few, with capitals."""
    words = text.split()
    return 1 <= len(words) <= _BESIDE and all(word[0].isupper() or word.isdigit() for word in words)


def _is_named(text: str, words: list[str]) -> bool:
    if not 2 <= len(words) <= _NAME or not re.fullmatch(r"[\w\s&'’.-]+", text):
        return False
    return all(word[0].isupper() or word[0].isdigit() or word in forms("body-inside") for word in words)


@cache
def _body() -> re.Pattern[str]:
    """Match what the names of states' bodies begin with: `Embassy of`, `Đại sứ quán`."""
    return re.compile(rf"(?:{alternatives(forms('body-name'))})(?!\w)")


def _pieces(name: str) -> list[str]:
    parts = re.split(r"\s*[|/()]\s*|\s+[-–—]\s+|,\s+", name)
    return [part for part in parts if part.strip(_EDGES)]


def read_imprint(text: str) -> Imprint | None:
    """Return what a line of an outlet's name, with or without a day before or behind it, says; else None."""
    if len(text) > _LINE or len(text) != len(text.lower()):
        return None
    day = stamps.day_in(text.lower())
    if day is None:
        name = site_name(text) if _is_signed(text) else None
        return Imprint(name, (0, len(text)), (0, 0)) if name else None
    first, last = day
    if stamps.only_beside(text[last:]):  # the name, then the day
        ends = [*(found.span() for found in _gaps().finditer(text, 1, first)), (first, first)]
        for end, day_at in ends:
            name = site_name(_once(text[:end]))
            if name and stamps.only_beside(text[end:first]):
                return Imprint(name, (0, end), (day_at, len(text)))
        name = outlet(_once(text[:first]))
        return Imprint(name, (0, first), (first, len(text))) if name else None
    for found in _gaps().finditer(text, last):
        if stamps.only_beside(text[:first]) and stamps.only_beside(text[last : found.end()]):
            name = site_name(without_via(text[found.end() :]))
            if name:
                return Imprint(name, (found.end(), len(text)), (0, found.start()))
    return None


def _once(name: str) -> str:
    """Return a name that was saved twice, as a picture's text and a link's, once: `Báo MaiBáo Mai`."""
    half = len(name) // 2
    return name[:half] if name[:half] == name[half:] else name


def _is_signed(text: str) -> bool:
    """Say whether a line without a day may be a name alone: sections (`Tuổi trẻ`) look alike."""
    words, pieces = re.findall(r"\w+", text), _pieces(text) or [""]
    capitals = all(word[0].isupper() or word.isdigit() or word in forms("body-inside") for word in words)
    named = is_body_name(pieces[0]) or any(map(outlet, (text, *pieces)))
    return capitals and text[-1] not in ".!?" and (named or len(words) > _SECTION)


@cache
def _gaps() -> re.Pattern[str]:
    return re.compile(r"[\s,;|•·()–—-]*[\s,|•·(–—][\s,;|•·()–—-]*")


def without_via(text: str) -> str:
    """Return a name without what says that a text is after it: `Theo TTXVN`."""
    return _via().sub("", text)


@cache
def _via() -> re.Pattern[str]:
    return re.compile(rf"^\s*(?:{alternatives(forms('via'))})\s", re.IGNORECASE)


def imprint_line(block: Block) -> Pieces | None:
    """Return a line that is an outlet's name, with or without the day, as a masthead and a stamp.

    A state's body alone on its line says who tells the story as well, and where: it stays text.
    """
    found = read_imprint(block.text)
    if found is None:
        return None
    if found.day == (0, 0):
        said = is_body_name(_pieces(block.text)[0])
        return whole(block, "body", "text") if said else whole(block, "masthead", "outlet")
    (first, last), (since, until) = found.name, found.day
    name = Segment(block.start + first, block.start + last, "masthead", "outlet")
    day = Segment(block.start + since, block.start + until, "header", "stamp")
    return (name, day) if first < since else (day, name)
