"""Dates that stand together: a range of two, and a day said in two ways."""

from __future__ import annotations

import re
from functools import cache

from defcorpus.mentions.dates.records import DateMention, Parts

_REACH = 26  # characters that a join may take


@cache
def _range() -> re.Pattern[str]:
    clock = r"(?:[0-9]{1,2}\s?(?:h|giờ|:)\s?(?:[0-9]{2})?\s)?"
    return re.compile(
        rf"\s?(?:[-–—−]|(?:cho\s)?(?:đến|tới|den|to|until|till|through)(?=\s)|(?P<and>và|and)(?=\s))\s?(?:hết\s)?{clock}"
        r"(?:(?:sáng|trưa|chiều|tối)\s)?(?:ngày\s|ngay\s|hôm\s|thứ\s|on\s)?"
    )


@cache
def _same() -> re.Pattern[str]:
    return re.compile(
        r"[\s,.:(–—|-]{0,4}(?:(?:tức|on|nhằm|the)\s)?(?:ngày\s|ngay\s)?(?:mùng\s|mồng\s)?[\s(]?"
    )


@cache
def _between() -> re.Pattern[str]:
    return re.compile(r"(?:between|giữa|khoảng từ)\s(?:ngày\s|tháng\s|năm\s)?$")


def join(low: str, mentions: list[DateMention], one: DateMention) -> None:
    """Add a mention to those in front of it, into the last of them where the two are one."""
    before = mentions[-1] if mentions else None
    if before is None or not 0 <= one.start - before.end <= _REACH:
        mentions.append(one)
        return
    if _is_lone_day(before) and one.month is not None and _same().fullmatch(low, before.end, one.start):
        # `hôm thứ Năm (25/12)`, `sáng nay, 8/4`: one day.
        weekday = one.weekday or before.weekday
        mentions[-1] = one._replace(weekday=weekday if one.day is not None else None)
        return
    if _says_weekday(low, before, one):
        mentions[-1] = before._replace(weekday=one.weekday)
        return
    if (
        one.told
        and one.unit == "year"
        and before.month is not None
        and not low[before.end : one.start].strip(" ,\t\r\n\u00a0")
    ):
        # `2/9 năm nay`, `October this year`: the year of the one in front.
        if before.year is None and before.shift is None:
            mentions[-1] = before._replace(shift=one.shift)
        return
    joined = _joined(low, before, one)
    if joined is not None:
        mentions[-1] = joined
        return
    mentions.append(one)


def _says_weekday(low: str, before: DateMention, one: DateMention) -> bool:
    """Say whether a weekday in brackets is that of the day in front: `on December 25 (Thursday)`."""
    return (
        one.weekday is not None
        and _is_lone_day(one)
        and before.day is not None
        and low[before.end : one.start] == " ("
        and before.weekday in (None, one.weekday)
    )


def _is_lone_day(one: DateMention) -> bool:
    return one.told and (one.rule == "weekday" or one.unit == "day")


def _joined(low: str, first: DateMention, last: DateMention) -> DateMention | None:
    if first.last is not None or last.last is not None or first.told or last.told:
        return None
    if (first.day is None) != (last.day is None) or (first.month is None) != (last.month is None):
        return None
    found = _range().fullmatch(low, first.end, last.start)
    if found is None and first.day is None and first.month is not None:
        found = re.compile(r"\s?(?:[-–]|(?:đến|tới|to|until|through)|(?P<and>và|and))\s").fullmatch(
            low, first.end, last.start
        )
    if found is None:
        return None
    if found["and"] and _between().search(low[max(0, first.start - 20) : first.start]) is None:
        return None
    year, last_year = first.year, last.year
    turns = (first.month or 0, first.day or 0) >= (last.month or 0, last.day or 0)
    if year is None and last_year is not None:
        year = last_year - turns
    elif last_year is None and year is not None:
        last_year = year + turns
    begin: Parts = (year, first.month, first.day)
    end: Parts = (last_year, last.month, last.day)
    if year is None or last_year is None:
        if first.month is None or last.month is None or (last.month - first.month) % 12 > 6 or begin == end:
            return None
    elif tuple(part or 0 for part in begin) >= tuple(part or 0 for part in end):
        return None
    rule = "span" if first.day is not None else "months" if first.month is not None else "years"
    shift = None if year else first.shift if first.shift is not None else last.shift
    sure = max(first.confidence, last.confidence)
    return first._replace(
        year=year, end=last.end, last=end, rule=rule, time=None, confidence=sure, shift=shift
    )
