"""What the words around a number say of it: a day, a score, a share, a street, a decree."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from defcorpus.knowledge import table
from defcorpus.mentions.date_grammar import any_of, weekdays

_REACH = 32  # characters looked at on either side


@cache
def _forms(*roles: str) -> str:
    return any_of({form.lower() for form, _, role in table("date_words") if role in roles})


@cache
def _before_day() -> re.Pattern[str]:
    gap = r"[\s,:(\"“'‘–-]*"
    suffix = r"(?:\s(?:nay|qua|mai|kia|này|hôm\snay|hôm\squa))?"
    return re.compile(
        rf"(?<!\w)(?:(?P<each>[0-9]+\s)?(?P<day>{_forms('day')}){suffix}{gap}|(?P<weak>{_forms('weak')})[\s:(]*"
        rf"|(?P<part>{_forms('part')})[\s:]*|(?P<place>{_forms('place')})\s)$"
    )


@cache
def _before_weekday() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?P<weekday>{any_of(set(weekdays()))})\b[\s,.:|(–-]*(?:ngày\s|ngay\s)?$")


@cache
def _before_month() -> re.Pattern[str]:
    return re.compile(
        rf"(?<!\w)(?:(?P<month>tháng|thang)\s?|(?P<law>{_forms('law', 'part', 'place')})[\s:]*"
        rf"|(?P<quarter>{_forms('quarter')})\s|(?P<en>{_forms('month')})\s)$"
    )


@cache
def _before_year() -> re.Pattern[str]:
    return re.compile(
        rf"(?<!\w)(?:(?P<nam>năm|(?:thang|ngay|trong|cuoi|dau)\snam)\s?|(?P<law>{_forms('law')})\s"
        rf"|(?P<year>{_forms('year')})[\s-])$"
    )


@cache
def _each_month() -> re.Pattern[str]:
    return re.compile(r"(?:[0-9]|mỗi|hằng|hàng|một|các|những|mấy|vài|nhiều)\s?$")


@cache
def _behind() -> re.Pattern[str]:
    return re.compile(
        rf"\s?(?P<unit>[%‰°]|(?:{_forms('unit')})(?!\w))|\s\(?(?P<lunar>(?:{_forms('lunar')})(?!\w))"
        rf"|,?\s(?:(?P<last>{_forms('last-year')})|(?P<this>{_forms('this-year')})|(?P<next>{_forms('next-year')}))(?!\w)"
    )


@cache
def _closed() -> re.Pattern[str]:
    return re.compile(
        r"\s?(?:[,.;:)!?\]”\"\n\r(]|$|[-–—]\s|/\."
        r"|(?:đến|tới|tại|ở|năm|này|vừa|và|at|in|and|to|until)(?!\w))"
    )


@dataclass(frozen=True, slots=True)
class Around:
    """What stands around a number. ``before`` is the role of the word in front, "" where it has none."""

    before: str
    weekday: int | None
    bracketed: bool
    opens: bool  # nothing stands in front of it on its line
    unit: bool
    lunar: bool
    closed: bool  # a stop, a bracket or a word of place or time follows, not a thing that is counted
    shift: int | None  # -1 last year, 0 this year, 1 next year

    @property
    def named(self) -> bool:
        """Whether the number is called a day."""
        return self.before == "day" or self.weekday is not None


def around_day(low: str, plain: str, start: int, end: int) -> Around:
    """Return what stands around a number that may be a day; `low` is `plain` in lower case."""
    left = low[max(0, start - _REACH) : start]
    weekday = _weekday(left, plain, start)
    found = _before_day().search(left)
    before = "" if found is None else found.lastgroup or ""
    if found is not None and found.group("each"):
        before = "each"
    line = left.rstrip(" \t\u00a0")
    bracketed = line.endswith("(") and low[end : end + 2].strip().startswith(")")
    opens = not line or line[-1] in "\n\r"
    return Around(before, weekday, bracketed, opens, *_right(low, end))


def _weekday(left: str, plain: str, start: int) -> int | None:
    found = _before_weekday().search(left)
    if found is None:
        return None
    form = found.group("weekday")
    at = start - len(left) + found.start("weekday")
    # Short forms (`Sun`, `CN`, `T5`) are ordinary words or codes unless they open with a capital.
    if len(form) <= 5 and not plain[at].isupper():
        return None
    return weekdays()[" ".join(form.split())]


def _right(low: str, end: int) -> tuple[bool, bool, bool, int | None]:
    right = low[end : end + _REACH]
    closed = _closed().match(right) is not None
    found = _behind().match(right)
    if found is None:
        return False, False, closed, None
    kind = found.lastgroup
    shift = {"last": -1, "this": 0, "next": 1}.get(kind or "")
    return kind == "unit", kind == "lunar", closed, shift


def before_month(low: str, start: int) -> str:
    """Return the role of the word in front of a month: "month", "law", "quarter", "en" or ""."""
    found = _before_month().search(low[max(0, start - _REACH) : start])
    return "" if found is None else found.lastgroup or ""


def before_year(low: str, start: int) -> str:
    """Return the role of the word in front of a year: "nam", "law", "year", "bracket" or ""."""
    left = low[max(0, start - _REACH) : start]
    if left.endswith("("):
        return "bracket"
    found = _before_year().search(left)
    return "" if found is None else found.lastgroup or ""


def each_month(low: str, start: int) -> bool:
    """Say whether months are counted here (`5 tháng`, `mỗi tháng`) and not named."""
    return _each_month().search(low[max(0, start - 12) : start]) is not None


def behind(low: str, end: int) -> tuple[bool, int | None]:
    """Return whether a unit follows, and the year's shift that is told."""
    unit, _, _, shift = _right(low, end)
    return unit, shift
