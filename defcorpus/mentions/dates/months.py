"""Months, years and lone weekdays: what each shape needs around it to be one."""

from __future__ import annotations

from defcorpus.mentions.dates import context
from defcorpus.mentions.dates.records import DateMention
from defcorpus.mentions.dates.shape import Shape, capital, glued, spelt

_YEARS = range(1900, 2101)  # years that need no `năm` in front


def year_month(shape: Shape) -> DateMention | None:
    """Judge `2023-11`."""
    year, month = shape.number("y") or 0, shape.number("m")
    before = context.before_year(shape.low, shape.start)
    # 2010-11 and `năm 2010-11` may be a season.
    if year not in _YEARS or (before in ("nam", "law", "year", "bracket") and month == (year + 1) % 100):
        return None
    return shape.date((year, month, None), "year-month", 0.9)


def month_year(shape: Shape) -> DateMention | None:
    """Judge `5/2025`, `11-2023`, and with `tháng` in front `5.2025`."""
    year, month = shape.number("y") or 0, shape.number("m")
    before = context.before_month(shape.low, shape.start)
    if year not in _YEARS or before == "law":
        return None
    if before == "quarter":
        return shape.date((year, None, None), "quarter", 0.8)
    unit, _ = context.behind(shape.low, shape.plain, shape.end)
    mark = (shape.text("s") or "").strip()
    bracketed = context.before_year(shape.low, shape.start) == "bracket"
    if before == "month":
        confidence = 0.97
    elif mark == "/" and not unit:
        confidence = 0.8
    elif bracketed and not unit and shape.low[shape.end : shape.end + 1] == ")":
        confidence = 0.6
    else:
        return None
    first = shape.number("m0")
    if first is not None and month is not None and first < month:
        return shape.date((year, first, None), "months", confidence, (year, month, None))
    return shape.date((year, month, None), "month-year", confidence)


def years(shape: Shape) -> DateMention | None:
    """Judge `1978 - 2025`."""
    first, last = shape.number("y") or 0, shape.number("y2") or 0
    unit, _ = context.behind(shape.low, shape.plain, shape.end)
    before = context.before_year(shape.low, shape.start)
    if not 1000 <= first < last <= 2200 or unit or before == "law" or glued(shape):
        return None
    if not before and not (first in _YEARS and last in _YEARS):
        return None
    return shape.date((first, None, None), "years", 0.95 if before else 0.75, (last, None, None))


def year(shape: Shape) -> DateMention | None:
    """Judge a year by itself."""
    year = shape.number("y") or 0
    before = context.before_year(shape.low, shape.start, shape.end) or ("year" if shape.listed else "")
    if before in ("", "law", "decade") or glued(shape):
        return None
    unit, _ = context.behind(shape.low, shape.plain, shape.end)
    after = shape.low[shape.end : shape.end + 1]
    if year % 10 == 0 and shape.low.startswith(("'s", "’s"), shape.end):
        return None  # the 1970's
    if before != "nam" and (unit or year not in _YEARS):
        return None
    if before == "bracket" and after != ")":
        return None
    return shape.date((year, None, None), "year", {"nam": 0.95, "year": 0.85}.get(before, 0.7))


def month_alone(shape: Shape, year: int | None, month: int) -> DateMention | None:
    """Judge a month's English name without a day."""
    if year is not None:
        return shape.date((year, month, None), "month-year", 0.97) if year in _YEARS else None
    form = shape.text("m") or ""
    before = shape.low[max(0, shape.start - 12) : shape.start]
    # `May` and `March` are words, and people: `last June` is a month, `Ms May` is not.
    called = shape.listed or context.before_month(shape.low, shape.start) == "en"
    if not called or glued(shape) or len(form) < 3:
        return None
    if form in ("may", "march") and before.endswith(("the ", "for ", " a ", "about ", "around ")):
        return None
    _, shift = context.behind(shape.low, shape.plain, shape.end)
    if before.endswith("next "):
        shift = None
    return shape.date((None, month, None), "month", 0.8, shift=shift)


_CALLS = ("vào ", "hồi ", "cuối ", "đầu ", "giữa ", "trong ", "kể từ ")


def _called(shape: Shape, written: str) -> bool:
    """Say whether a month in words is one: `Tháng Tám`, `hồi tháng tám,`; five months are `năm tháng`."""
    if capital(shape):
        return True
    behind = shape.low[shape.end : shape.end + 8]
    if written in ("năm", "nam", "một", "hai", "ba") and not behind.startswith((".", ",", " vừa", " năm")):
        return False
    if behind.startswith((" vừa qua", " vừa rồ", " năm ng", " năm na")):
        return True
    front = shape.low[max(0, shape.start - 8) : shape.start].endswith(_CALLS)
    return front and written not in ("năm", "nam") and context.closed(shape.low, shape.end)


def thang(shape: Shape) -> DateMention | None:
    """Judge `tháng 5`, `tháng 11-2023`, `Tháng Năm 2017`."""
    year, month = shape.number("y"), shape.month()
    written = shape.text("m") or ""
    word = not written[0].isdigit()
    if not spelt(shape):
        return None
    if year is None:
        if context.each_month(shape.low, shape.start) or (word and not _called(shape, written)):
            return None
        unit, shift = context.behind(shape.low, shape.plain, shape.end)
        if unit or glued(shape) or "thang" in shape.found.group():
            return None
        return shape.date((None, month, None), "month", 0.8, shift=shift)
    part = shape.low.endswith(("cuối ", "đầu ", "giữa "), 0, shape.start)  # `cuối tháng năm 1980` is in May
    if word and written in ("năm", "nam") and not (capital(shape) or part):
        # `9 tháng năm 2025`, `các tháng năm 2025`: only the year is told.
        return shape.date((year, None, None), "year", 0.8)
    first = shape.number("m0")
    if first is not None and month is not None and first < month:
        return shape.date((year, first, None), "months", 0.95, (year, month, None))
    return shape.date((year, month, None), "month-year", 0.98)
