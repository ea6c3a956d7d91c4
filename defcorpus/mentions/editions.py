"""Which time something is held that comes again: `Đối thoại … lần thứ 9`, `the ninth … Dialogue`."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from defcorpus.knowledge import table
from defcorpus.text import alternatives, fold, sentences

_FAR = 90  # characters between the number and what is held
_HELD = frozenset(("border exchange", "conference", "dialogue", "exercise", "exhibition"))


class EditionMention(NamedTuple):
    """One edition; offsets are half-open, into the text given, and those of its number."""

    start: int
    end: int
    act: str  # what is held, as the table of acts has it
    number: int


@cache
def edition_pattern(lang: str) -> re.Pattern[str]:
    """Return the pattern of the number of an edition, in small letters: a group has digits or a word."""
    words = alternatives(form for form, of, _ in table("ordinals") if of == lang)
    if lang == "vi":
        # `bão số 3`, `cột mốc số 98`, `Biên đội tàu hộ vệ số 12` are counted as well, and not held
        number = rf"(?:(\d{{1,2}})|({words}))(?![\w.,/-]\d|\w)"
        counted = ("bão", "mốc", "hộ vệ", "đội", "khu", "đoàn", "vùng", "trường")
        none = "".join(rf"(?<!{form} )" for form in dict.fromkeys((*counted, *map(fold, counted))))
        told = rf"(?:lần thứ|lan thu|rotation|{none}(?:số|so))"
        return re.compile(rf"(?<!\w){told} {number}")
    # Of a region, a school or an anniversary there is no edition; a marker's number, a hull's and `July 8th`
    # are none.
    months = sorted({form.lower() for form, of, _ in table("months") if of == "en"})
    kept = (
        r"(?! (?:[a-z]+ )?(?:anniversary|day|region|school)"
        r"| (?:century|birthday|floor|division|brigade|corps|fleet|army|regiment|battalion|squadron|wing"
        r"|class|marine)"
        rf"| (?:of )?(?:{alternatives(months)})(?!\w))"
    )
    month = "".join(rf"(?<!{name} )(?<!{name}\. )" for name in months)
    number = (
        r"(?:rotation|(?<!storm )(?<!typhoon )(?<!marker )(?<!milestone )(?<!\()(?:no\.?|number)) (\d{1,2})"
    )
    return re.compile(rf"(?<!\w){month}(?:(\d{{1,2}})(?:st|nd|rd|th)|({words})|{number})(?!\w){kept}")


@cache
def to_come() -> re.Pattern[str]:
    """Return the pattern of what stands behind the edition that comes next."""
    return re.compile(r"(?: [^\W\d_]+){0,2} (?:sẽ|dự kiến|would|will|is to|to be)(?!\w)")


def number_of(hit: re.Match[str], lang: str) -> int:
    """Return the number of an edition, in digits or written."""
    form = next(filter(None, hit.groups()))
    return int(form) if form.isdigit() else _written(lang)[form]


@cache
def _written(lang: str) -> dict[str, int]:
    """Return the ordinals written in one word of a language."""
    return {form: int(value) for form, of, value in table("ordinals") if of == lang}


def find_editions(text: str, start: int, end: int, lang: str) -> list[EditionMention]:
    """Return the editions in ``text[start:end]`` of what is held, those left out that are still to come.

    In Vietnamese the number stands behind what is held, in English in front of it, in one sentence.

    >>> find_editions("đồng chủ trì Đối thoại Chính sách Quốc phòng lần thứ 9", 0, 54, "vi")
    [EditionMention(start=45, end=54, act='dialogue', number=9)]
    """
    if lang not in ("vi", "en"):
        return []
    found = []
    for first, last in sentences(text, start, end):
        lower = text[first:last].lower()
        if len(lower) != last - first:
            continue  # a letter that is two in small letters: offsets were others
        for hit in edition_pattern(lang).finditer(lower):
            act = _before(lower, hit.start()) if lang == "vi" else _behind(lower, hit.end())
            if act and not to_come().match(lower, hit.end()):
                number = number_of(hit, lang)
                found.append(EditionMention(first + hit.start(), first + hit.end(), act, number))
    return found


def _before(lower: str, at: int) -> str:
    said = [hit.group() for hit in _held("vi").finditer(lower, max(0, at - _FAR), at)]
    return _acts("vi")[said[-1]] if said else ""


def _behind(lower: str, at: int) -> str:
    hit = _held("en").search(lower, at, at + _FAR)
    return _acts("en")[hit.group()] if hit is not None else ""


@cache
def _acts(lang: str) -> dict[str, str]:
    """Return what is held by its forms in small letters, in Vietnamese those without marks too."""
    rows = [(form.lower(), act) for form, of, act in table("acts") if of == lang and act in _HELD]
    return {**({fold(form): act for form, act in rows} if lang == "vi" else {}), **dict(rows)}


@cache
def _held(lang: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{alternatives(_acts(lang))})(?!\w)")
