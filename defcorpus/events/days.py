"""The days of a telling, and what two tellings' days say of each other."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from defcorpus.article import Article, DateReading, Fact, Story
from defcorpus.events.records import Telling

_STORY = ("title", "caption", "dateline", "body")
_SURE = ("lead", "caption", "title", "weekday")
_WEEK = 7
_LATE = 4  # days after an event on which pages still report it
_OLD = 30
_VISIT = 10  # days that a visit and its announcement take at most


class Days(NamedTuple):
    """The days one telling names."""

    day: str | None
    until: str | None
    sure: bool
    weekday: bool
    named: tuple[str, ...]
    guess: str | None = None


def told_days(
    article: Article, facts: Sequence[Fact], lead: Sequence[tuple[int, int]], story: Story | None
) -> Days:
    """Return the day of a telling and every day it names.

    `facts` are those of its stretches, the lead's first. Where only the day is written and nothing says of
    which year, it is kept as `--03-12`.
    """
    dates = [fact for fact in facts if fact.kind == "date"]
    named = tuple(dict.fromkeys(day for fact in dates for day in _month_days(fact.value)))
    reading = story.event_date if story is not None else article.event_date
    if reading is not None and reading.precision == "day" and reading.rule in _SURE:
        return Days(_value(reading), _until(reading), True, reading.rule == "weekday", named, reading.value)
    first = next((fact for fact in dates if _partial(fact)), None)
    if first is not None:
        inside = any(a <= first.start < b for a, b in lead)
        sure = inside and first.role != "dateline"  # a dateline may be the day of writing
        return Days(_placed(first.value[-5:], article.date), None, sure, False, named)
    if reading is not None and reading.precision == "day":
        return Days(_value(reading), _until(reading), False, False, named)
    return Days(None, None, False, False, named)


def _partial(fact: Fact) -> bool:
    return fact.role in _STORY and re.fullmatch(r"--\d\d-\d\d", fact.value) is not None


def _value(reading: DateReading) -> str:
    """Return the day; without its year where that was inferred from when the page was saved."""
    if reading.inferred and re.search(r"\bclock\b", reading.note):
        return "--" + reading.value[5:]
    return reading.value


def _until(reading: DateReading) -> str | None:
    found = re.search(r"until (\d{4}-\d\d-\d\d)", reading.note)
    return found[1] if found else None


def _placed(month_day: str, published: DateReading | None) -> str:
    """Return a day with the year of the page's own, where it is right before that."""
    if published is None or published.precision != "day":
        return f"--{month_day}"
    try:
        day = date.fromisoformat(f"{published.value[:4]}-{month_day}")
    except ValueError:
        return f"--{month_day}"
    near = 0 <= (date.fromisoformat(published.value) - day).days <= _OLD
    return day.isoformat() if near else f"--{month_day}"


def _month_days(value: str) -> list[str]:
    return [part[-5:] for part in value.split("/") if re.fullmatch(r"(?:\d{4}|-)-\d\d-\d\d", part)]


class Between(NamedTuple):
    """What the days of two tellings say: points, words, and whether they cannot be one event's."""

    points: float
    words: str
    apart: bool = False
    known: bool = True


def between(one: Telling, two: Telling) -> Between:
    """Compare when two tellings happened: by the days in their texts, else by when they were published."""
    if one.day is not None and two.day is not None:
        return _two_days(one, two)
    if one.day is None and two.day is None:
        pages = _published(one, two)
        if one.days and two.days and not {*one.days} & {*two.days}:
            return Between(min(pages.points, 0.0) - 2.0, f"{one.days[0]}, {two.days[0]}", pages.apart)
        return pages
    told, other = (one, two) if one.day is not None else (two, one)
    return _day_and_page(told, other)


def _two_days(one: Telling, two: Telling) -> Between:
    left, right = str(one.day), str(two.day)
    apart = _apart(left, right)
    if apart == 0:
        return Between(4.0, left if left[0] != "-" else right)
    words = f"{left} and {right}"
    if _covers(one, two) or _covers(two, one):
        return Between(2.0, words)
    if abs(apart or 0) == _WEEK and (one.weekday or two.weekday):  # a page dated a week off
        return Between(0.5, f"{words}, the same weekday")
    sure = one.sure and two.sure
    if apart is None or abs(apart) > _LATE:
        return Between(-8.0 if apart is None or abs(apart) > _OLD else -6.0, words, apart=True)
    return Between(-6.0 if sure else -2.0, words, apart=sure)


def _apart(left: str, right: str) -> int | None:
    """Return how many days lie between two days, by month and day alone where a year is not known."""
    if left[0] != "-" and right[0] != "-":
        return (date.fromisoformat(right) - date.fromisoformat(left)).days
    leap = "2024-"
    try:
        days = (date.fromisoformat(leap + right[-5:]) - date.fromisoformat(leap + left[-5:])).days
    except ValueError:
        return None
    return days


def _covers(one: Telling, two: Telling) -> bool:
    """Say whether the first takes several days, of which the other's is one."""
    return bool(one.until and one.day and two.day and two.day[0] != "-" and one.day <= two.day <= one.until)


def _day_and_page(told: Telling, other: Telling) -> Between:
    """Compare a day with a page that only says when it was published."""
    day = str(told.day)
    if day[5:] in other.days or day[-5:] in other.days:
        return Between(2.0, f"{day} named in both")
    if other.date is None:
        return Between(0.0, "", known=False)
    if day[0] == "-":
        if told.date is None:
            return Between(0.0, "", known=False)
        return _published(told, other)
    gap = (date.fromisoformat(other.date) - date.fromisoformat(day)).days
    words = f"{day}, page of {other.date}"
    if -1 <= gap <= 2:
        return Between(1.5, words)
    if -2 <= gap <= _LATE:
        return Between(0.0, words)
    return Between(-4.0 if gap <= _OLD else -8.0, words, apart=gap > _OLD or gap < -_LATE)


def _published(one: Telling, two: Telling) -> Between:
    if one.date is None or two.date is None:
        return Between(0.0, "", known=False)
    gap = abs((date.fromisoformat(one.date) - date.fromisoformat(two.date)).days)
    words = f"pages of {one.date} and {two.date}"
    if gap <= 2:
        return Between(1.5 - 0.5 * gap, words)
    if gap <= _LATE:
        return Between(-1.0, words)
    return Between(-3.0 if gap <= _OLD else -8.0, words, apart=gap > _OLD)


def _named_days(one: Telling, two: Telling) -> Between:
    """Compare the days that two tellings name, where neither is known to be the day of the story."""
    apart = [abs(_apart(f"--{a}", f"--{b}") or 0) for a in one.days for b in two.days]
    if not apart or min(apart) <= _VISIT:
        return Between(0.0, "", known=False)
    return Between(-4.0, f"{one.days[0]}, {two.days[0]}")


def visit_days(other: Telling, report: Telling) -> Between:
    """Compare an announcement or a summary (`other`) with a report of the same visit."""
    if report.day and report.day[-5:] in other.days:
        return Between(3.0, f"{report.day} named in both")
    if _covers(other, report):
        return Between(3.0, f"{other.day} to {other.until}, {report.day}")
    at = other.date if other.phase == "preview" else (other.day or other.date)
    to = report.day or report.date
    if at is None or to is None:
        return _named_days(other, report)
    gap = _apart(at, to) or 0
    if other.phase == "wrap-up":
        gap = -gap
    words = f"{at}, {to}"
    if -1 <= gap <= _VISIT:
        return Between(2.0 if gap <= 7 else 1.0, words)
    return Between(-6.0, words, apart=True)
