"""The days of a telling: when it happened, and every day it names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from defcorpus.article import Article, DateReading, Fact, Story

_STORY = ("title", "caption", "dateline", "body")
_SURE = ("lead", "caption", "title", "weekday")
_OLD = 30


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
    named = tuple(dict.fromkeys(day for fact in dates for day in _days_of(fact)))
    reading = story.event_date if story is not None else article.event_date
    if reading is not None and reading.precision == "day" and reading.rule in _SURE:
        return Days(_value(reading), _until(reading), True, reading.rule == "weekday", named, reading.value)
    inside = [fact for fact in dates if any(a <= fact.start < b for a, b in lead)]
    first = next((fact for fact in inside if _partial(fact)), None)
    if first is not None:
        sure = first.role != "dateline"  # a dateline may be the day of writing
        return Days(_placed(first.value[-5:], article.date), None, sure, False, named)
    if reading is not None and reading.precision == "day" and reading.rule == "dateline":
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


def _days_of(fact: Fact) -> list[str]:
    """Return the days of a fact; without their year where that was inferred from when a page was saved."""
    days = [part for part in fact.value.split("/") if re.fullmatch(r"(?:\d{4}|-)-\d\d-\d\d", part)]
    if re.search(r"\bclock\b", fact.note):
        return ["--" + day[-5:] for day in days]
    return days
