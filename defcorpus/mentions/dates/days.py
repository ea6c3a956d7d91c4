"""Days: what each shape needs around it to be one.

Confidence: 0.99 for a whole day with its year, 0.95 for a day that is called one, 0.75 and less for a
bare `25/12`. A `/` is taken more readily than `-` (scores, ranges) and `.` (decimals, versions).
"""

from __future__ import annotations

import re
from functools import cache

from defcorpus.mentions.dates.context import Around
from defcorpus.mentions.dates.months import month_alone
from defcorpus.mentions.dates.records import DateMention, Parts
from defcorpus.mentions.dates.shape import Shape, capital, exists, glued, spelt

# Round the clock; and the attacks of September 2001 as English writes them.
_ROMANS = "i ii iii iv v vi vii viii ix x xi xii".split()
_SAYINGS = frozenset({(24, 7), (9, 11)})


def iso(shape: Shape) -> DateMention | None:
    """Judge `2025-12-25`, also with a time."""
    parts = (shape.number("y"), shape.number("m"), shape.number("d"))
    time = shape.text("t")
    return shape.date(parts, "iso", 0.99, time=time[:5] if time else None) if exists(parts) else None


def day_month_year(shape: Shape) -> DateMention | None:
    """Judge `25/12/2025`."""
    around = shape.around()
    if around.before in ("part", "place") and around.lunar:
        return None
    parts = _ordered(shape, shape.number("y"))
    if parts is None or around.lunar:
        return None
    turned = (shape.number("d") or 0) <= 12 < (shape.number("m") or 0)
    rule = (
        "month-day-year"
        if turned or (shape.month_first and parts[2] != shape.number("d"))
        else "day-month-year"
    )
    return shape.date(parts, rule, 0.99, weekday=around.weekday)


def _ordered(shape: Shape, year: int | None) -> Parts | None:
    """Return day and month in the page's order, or in the other one where only that is a day."""
    first, second = shape.number("d") or 0, shape.number("m") or 0
    straight: Parts = (year, second, first)
    turned: Parts = (year, first, second)
    for parts in (turned, straight) if shape.month_first else (straight, turned):
        if exists(parts):
            return parts
    return None


def day_month_short_year(shape: Shape) -> DateMention | None:
    """Judge `25/12/25`."""
    around = shape.around()
    short = shape.number("y") or 0
    parts = _ordered(shape, 2000 + short if short < 70 else 1900 + short)
    sure = around.named or around.bracketed or around.before in ("weak", "on", "english")
    padded = len(shape.found.group()) == 8 and shape.text("s") == "/"
    if parts is None or not (sure or padded):
        return None
    if around.before in ("part", "place", "each"):
        return None
    return shape.date(parts, "day-month-short-year", 0.8, weekday=around.weekday)


def day_month(shape: Shape) -> DateMention | None:
    """Judge `25/12`, `25-12`, `25.12`, also with `năm 2025` behind."""
    around = shape.around()
    if around.lunar:
        return None
    year = shape.number("y")
    day, month = shape.number("d") or 0, shape.number("m") or 0
    mark = (shape.text("s") or "").strip()
    turning = shape.month_first or (around.bracketed and _padded(shape) and mark == ".")
    parts = _ordered(shape, year) if turning else (year, month, day)
    if parts is None or not exists(parts):
        return None
    if year or (shape.listed and not around.counts):
        confidence = 0.97 if year else 0.9
    else:
        confidence = _confidence(shape, mark, around) or _bare(shape, mark, around)
    if not confidence:
        return None
    rule = "day-month-year" if year else "day-month"
    return shape.date(parts, rule, confidence, weekday=around.weekday, shift=around.shift)


def day_month_roman(shape: Shape) -> DateMention | None:
    """Judge `25-XII-2025`, `ngày 2-IX`."""
    around = shape.around()
    year, written = shape.number("y"), shape.text("m") or ""
    month = _ROMANS.index(written) + 1 if written in _ROMANS else 0
    at = shape.found.start("m_dmr")
    parts: Parts = (year, month, shape.number("d"))
    if not exists(parts) or not shape.plain[at].isupper() or not (year or around.named):
        return None
    return shape.date(parts, "day-month-roman", 0.95 if year else 0.85, weekday=around.weekday)


def _padded(shape: Shape) -> bool:
    # Both numbers filled up to two digits; alone in brackets, `(07.28)`, the month may come first.
    return len(shape.found.group()) == 5


def _confidence(shape: Shape, mark: str, around: Around) -> float:
    """Return how sure it is that two numbers are a day and a month; 0 where they are not taken."""
    day, month = shape.number("d") or 0, shape.number("m") or 0
    if around.counts or (glued(shape) and not around.named):
        return 0.0
    if around.before in ("part", "place"):
        return 0.0
    if around.before == "each":
        # `mỗi ngày 1/2 viên`, but also `ngân hàng ngày 5/7`.
        return 0.8 if mark == "/" and around.closed else 0.0
    if around.named or (around.shift is not None and mark == "/"):
        won = mark == "-" and shape.low.endswith("thắng ", 0, shape.start)
        return 0.0 if won else 0.95
    if (day, month) in _SAYINGS and around.before != "weak":
        return 0.0
    if around.bracketed and (mark == "/" or (_padded(shape) and max(day, month) > 12)):
        return 0.8
    if mark == "/":
        if around.before in ("weak", "on", "english"):
            return 0.85 if day > month or around.closed else 0.0
        # 1/3 is a share, 10/10 a mark; of a share more than the whole there is none.
        return 0.75 if day > month and (around.closed or around.opens) else 0.65 if day > month else 0.0
    counted = shape.low.startswith(" năm", shape.end)  # `từ 5-7 năm`
    return 0.7 if around.before in ("weak", "on") and around.closed and not counted else 0.0


@cache
def _agency() -> re.Pattern[str]:
    return re.compile(r"\s?\([A-ZĐ]{2}[\w+./ -]{0,24}\)(?:\s?[-–—.:]|$|\n)")


def _bare(shape: Shape, mark: str, around: Around) -> float:
    """Return how sure it is that a bare `5/12` is a day: in a dateline, or about the page's own day."""
    day, month = shape.number("d") or 0, shape.number("m") or 0
    if mark not in "/-" or around.counts or around.before in ("part", "place", "each") or glued(shape):
        return 0.0
    agency = _agency().match(shape.plain, shape.end)
    if agency is not None and shape.start - shape.plain.rfind("\n", 0, shape.start) < 60:
        return 0.8
    if mark != "/":
        return 0.0
    return 0.65 if (month, day) in shape.near and around.closed else 0.0


def span(shape: Shape) -> DateMention | None:
    """Judge `29.9-2.10`, `29/9 đến 2/10/2025`."""
    around = shape.around()
    last_year = shape.number("y2") or shape.number("told")
    month, month2 = shape.number("m") or 0, shape.number("m2") or 0
    year = shape.number("y")
    if year is None and last_year is not None:
        year = last_year - 1 if month > month2 else last_year
    first: Parts = (year, month, shape.number("d"))
    last: Parts = (last_year, month2, shape.number("d2"))
    if not (exists(first) and exists(last)) or around.counts or around.lunar:
        return None
    if (
        shape.text("s") == "-"
        and shape.found.group().count("-") > 2
        and not re.search(r"\s", shape.found.group())
    ):
        return None  # 3-4-1-2 is how a team lines up
    named = around.named or year is not None or around.before in ("weak", "on") or around.bracketed
    if not named:
        days = (month2 - month) % 12 * 30 + (last[2] or 0) - (first[2] or 0)
        if around.before or not 0 < days <= 62 or not (shape.text("s") == "/" or around.closed):
            return None
    return shape.date(first, "span", 0.95 if named else 0.75, last, shift=around.shift)


def days(shape: Shape) -> DateMention | None:
    """Judge `10 - 11/9/2025`, `7 và 8/9`."""
    around = shape.around()
    join = shape.text("join") or ""
    year = shape.number("y") or shape.number("told")
    month = shape.number("m")
    first: Parts = (year, month, shape.number("d"))
    last: Parts = (year, month, shape.number("d2"))
    if not (exists(first) and exists(last)) or (first[2] or 0) >= (last[2] or 0) or around.lunar:
        return None
    mark = shape.text("s")
    if mark == "-" and join in ("-", "–", "—"):
        return None
    listed = re.search(r"[,&]|và|va|and", join) is not None
    if listed and not around.named and around.before != "each":
        return None
    if around.counts or around.before in ("part", "place"):
        return None
    sure = around.named or around.before in ("each", "weak", "on") or year is not None
    if not sure and mark != "/" and not (around.bracketed or around.opens or around.closed):
        return None
    return shape.date(first, "days", 0.95 if sure else 0.75, last, shift=around.shift)


def day_month_name(shape: Shape) -> DateMention | None:
    """Judge `25 December 2025`, `25-26 Dec.`."""
    year, month = shape.number("y"), shape.month()
    first: Parts = (year, month, shape.number("d"))
    last_day = shape.number("d2")
    last: Parts | None = None if last_day is None else (year, month, last_day)
    if not exists(first) or (last is not None and not exists(last)) or not capital(shape):
        return None
    around = shape.around()
    if around.before == "place":
        return None
    confidence = 0.99 if year else 0.9
    return shape.date(first, "day-month-name", confidence, last, weekday=around.weekday, shift=around.shift)


def day_thang(shape: Shape) -> DateMention | None:
    """Judge `25 tháng 12 năm 2025`, `31 Tháng Năm 2017`."""
    year, month = shape.number("y"), shape.month()
    first: Parts = (year, month, shape.number("d"))
    last_day = shape.number("d2")
    last: Parts | None = None if last_day is None else (year, month, last_day)
    around = shape.around()
    if not exists(first) or (last is not None and not exists(last)) or around.lunar or around.counts:
        return None
    # `9 tháng năm 2025` is nine months of 2025, `9 Tháng Năm 2025` is 9 May.
    told = (shape.text("m") or "") in ("năm", "nam")
    if not spelt(shape):
        return None
    word = not (shape.text("m") or "0")[0].isdigit()
    sure = around.before in ("weak", "on") or (word and around.closed and not around.before)
    if not around.named and ((told and not capital(shape)) or (year is None and not sure)):
        return None
    confidence = 0.99 if year else 0.95 if around.named else 0.7
    return shape.date(first, "day-month-name", confidence, last, weekday=around.weekday, shift=around.shift)


def month_name(shape: Shape) -> DateMention | None:
    """Judge `December 25, 2025`, `May 2025`, `last June`."""
    year = shape.number("y") or shape.number("y2") or shape.number("y3")
    month, day = shape.month(), shape.number("d") or shape.number("d3")
    if month is None or not capital(shape):
        return None
    if day is None:
        return month_alone(shape, year, month)
    last_day = shape.number("d2")
    last: Parts | None = None
    if last_day is not None:
        month2 = shape.month("m2") or month
        last = (year, month2, last_day)
        year = year - 1 if year and month > month2 else year
    first: Parts = (year, month, day)
    around = shape.around()
    if not exists(first) or (last is not None and not exists(last)) or around.before == "place":
        return None
    # In Vietnamese `May 10` is a company; English with Vietnamese names has a word in front of its days.
    if month == 5 and not (year or around.before or around.opens or _plain_english(shape)):
        return None
    confidence = 0.99 if year else 0.93
    return shape.date(first, "month-name-day", confidence, last, weekday=around.weekday, shift=around.shift)


def _plain_english(shape: Shape) -> bool:
    return shape.low[max(0, shape.start - 25) : shape.end + 25].isascii()
