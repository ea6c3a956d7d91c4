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
    each = rf"(?P<each>{_forms('each')}|(?<!giờ\s)(?<![h.,:/-])[0-9]{{1,2}}\sngày)\s"
    day = rf"(?P<day>{_forms('day')}){suffix}{gap}"
    weak = rf"(?P<weak>{_forms('weak')})[\s:(]*|(?P<on>{_forms('on')})\s|(?P<english>{_forms('weak-en')})\s"
    other = rf"(?P<part>{_forms('part')})[\s:]*|(?P<place>{_forms('place')})\s"
    return re.compile(rf"(?<!\w)(?:{each}|{day}|{weak}|{other})$")


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
        rf"\s?(?P<unit>[%‰°]|(?:{_forms('unit')})(?!\w)(?!\s(?:đầu|thứ)\s))|\s(?P<count>(?:{_forms('count')})(?!\w))|\s\(?(?P<lunar>(?:{_forms('lunar')})(?!\w))"
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
    behind: str  # "unit" and "count" (things that are counted), "lunar", "last", "this", "next" year
    closed: bool  # a stop, a bracket or a word of place or time follows, not a thing that is counted
    shift: int | None  # -1 last year, 0 this year, 1 next year

    @property
    def lunar(self) -> bool:
        """Whether the day is one of the lunar calendar."""
        return self.behind == "lunar"

    @property
    def counts(self) -> bool:
        """Whether the number counts what follows; what is called a day counts measures only."""
        return self.behind == "unit" or (self.behind == "count" and not self.named)

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
    line = left.rstrip(" \t\u00a0")
    bracketed = line.endswith("(") and low[end : end + 2].strip().startswith(")")
    opens = not line or line[-1] in "\n\r"
    behind_it, closed, shift = _right(low, plain, end)
    return Around(before, weekday, bracketed, opens, behind_it, closed, shift)


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


def _right(low: str, plain: str, end: int) -> tuple[str, bool, int | None]:
    right = low[end : end + _REACH]
    closed = _closed().match(right) is not None
    found = _behind().match(right)
    if found is None:
        return "", closed, None
    kind = found.lastgroup or ""
    # `Bộ` in capitals is a ministry, no set of things.
    if kind in ("unit", "count") and plain[end + found.start(kind)].isupper():
        return "", closed, None
    return kind, closed, {"last": -1, "this": 0, "next": 1}.get(kind)


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


def behind(low: str, plain: str, end: int) -> tuple[bool, int | None]:
    """Return whether a thing that is counted follows, and the year's shift that is told."""
    kind, _, shift = _right(low, plain, end)
    return kind in ("unit", "count"), shift
