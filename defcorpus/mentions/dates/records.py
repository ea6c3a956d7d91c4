"""The record of one date as written, dates as ISO 8601, and whether a day exists."""

from __future__ import annotations

from typing import Literal, NamedTuple

Unit = Literal["day", "week", "month", "year"]
Parts = tuple[int | None, int | None, int | None]  # year, month, day

_LENGTHS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


class DateMention(NamedTuple):
    """One date as written; what is not written is None. Offsets are half-open, into the text given.

    ``last`` is the end of a range. ``weekday`` is 1 for Monday; with no other part known it stands alone
    (`on Thursday`). ``shift`` says that the year is told from the page's own: -1 last year, 0 this year,
    1 next year. With no year, month and day at all it counts from the page's day in ``unit``: `hôm qua`
    is -1 day, `last month` -1 month; `last Thursday` is a weekday with -1, `thứ Năm tuần trước` one
    with -1 week.
    """

    start: int
    end: int
    year: int | None
    month: int | None
    day: int | None
    last: Parts | None
    time: str | None  # "01:22"
    rule: str
    confidence: float
    weekday: int | None = None
    shift: int | None = None
    unit: Unit = "year"

    @property
    def told(self) -> bool:
        """Whether it is told from the page's own day alone: `hôm qua`, `on Thursday`, `last month`."""
        return self.year is None and self.month is None and self.day is None


class Rejection(NamedTuple):
    """Something written as a day that is none, and why."""

    start: int
    end: int
    reason: str


_NAMES = "January February March April May June July August September October November December".split()


def why_no_day(year: int | None, month: int, day: int) -> str:
    """Say in a sentence why there is no such day.

    >>> why_no_day(None, 2, 31)
    'February has no 31st day'
    """
    if not 1 <= month <= 12:
        return f"there is no month {month}"
    if (month, day) == (2, 29):
        return f"{year} is no leap year"
    return f"{_NAMES[month - 1]} has no {_ordinal(day)} day"


def _ordinal(day: int) -> str:
    ending = "th" if day % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")
    return f"{day}{ending}"


def is_day(year: int | None, month: int, day: int) -> bool:
    """Say whether there is such a day; with no year, in a leap year."""
    if not 1 <= month <= 12 or not 1 <= day <= _LENGTHS[month - 1]:
        return False
    if (month, day) == (2, 29) and year is not None:
        return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return True


def iso(parts: Parts) -> str:
    """Return ISO 8601, with `--` for an unknown year.

    >>> [iso((2025, 12, 25)), iso((2023, 11, None)), iso((None, 5, 7))]
    ['2025-12-25', '2023-11', '--05-07']
    """
    year, month, day = parts
    head = "--" if year is None else f"{year:04}"
    middle = "" if month is None else f"{month:02}" if year is None else f"-{month:02}"
    return head + middle + ("" if day is None else f"-{day:02}")


def interval(first: Parts, last: Parts | None) -> str:
    """Return ISO 8601, an interval where there is an end."""
    return iso(first) if last is None else f"{iso(first)}/{iso(last)}"
