"""The days of a telling: when it happened, and every day it names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from functools import cache
from typing import NamedTuple

from defcorpus.article import Article, DateReading, Fact, Story
from defcorpus.events.phrases import phrases
from defcorpus.facts.corrections import BY_YOU
from defcorpus.facts.dates.within import day_within
from defcorpus.text import normal

_STORY = ("title", "caption", "dateline", "body")
_SURE = ("lead", "caption", "title", "weekday", BY_YOU)
_BELOW = ("credit", "source", "share", "related")
_OLD = 30
_CLAUSE = 90  # characters in front of a month in which its clause tells what was agreed then
_MONTHS = 9  # behind a month that is named with its year; what was longer ago is seldom told so


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
    if reading is not None and reading.precision == "day" and (story is not None or reading.rule in _SURE):
        weekday = "weekday" in reading.rule
        return Days(_value(reading), _until(reading), True, weekday, named, reading.value)
    inside = [fact for fact in dates if any(a <= fact.start < b for a, b in lead)]
    own = article.date
    clock = own is not None and own.source == "header" and bool(own.note)  # with the time of day
    known = [fact for fact in inside if _partial(fact, clock=clock)]
    # A dateline may be the day of writing: the lead's own day goes before it.
    first = next((fact for fact in known if fact.role != "dateline"), known[0] if known else None)
    if first is not None:
        first = ("/" in first.value and day_within(first.value, dates)) or first  # the talks of a visit
        sure = first.role != "dateline"  # a dateline may be the day of writing
        if _astray(first):
            written = "year inferred" not in first.note
            return Days(first.value if written else f"--{first.value[5:10]}", None, sure, False, named)
        day = _placed(first.value[2:7], article.date)
        last = f"--{first.value[-5:]}" if "/" in first.value and day[0] == "-" else None
        return Days(day, last, sure, False, named, _guess(article, day))
    if reading is not None and reading.precision == "day" and reading.rule in ("dateline", "opening"):
        return Days(_value(reading), _until(reading), False, False, named)
    alone = _only(article, dates)
    return Days(alone, None, False, False, named) if alone else Days(None, None, False, False, named)


def planned(days: Days, facts: Sequence[Fact], lead: Sequence[tuple[int, int]]) -> Days:
    """Return the days of an announcement: that of the first day of its lead which is to come."""
    ahead = (
        fact.value[:10]
        for fact in facts
        if fact.kind == "date" and "to come" in fact.note and any(a <= fact.start < b for a, b in lead)
    )
    day = next((value for value in ahead if re.fullmatch(r"\d{4}-\d\d-\d\d", value)), None)
    if day is None or days.until is not None:
        return days
    return days._replace(day=day, guess=day, sure=True, weekday=False)


def _guess(article: Article, day: str) -> str | None:
    """Return a day with the year of an exercise's name, of what is counted in it, or of below the text."""
    if day[0] != "-":
        return None
    text = article.page.text
    below = (text[s.start : s.end] for s in article.page.segments if s.role in _BELOW)
    years = {fact.key[-4:] for fact in article.facts if _names_year(fact)}
    told = [normal(text[s.start : s.end]).lower() for s in article.page.segments if s.role in _STORY]
    years = years or {
        year for line in told for hit in _counted().finditer(line) for year in hit.groups() if year
    }
    years = years or {hit for line in below for hit in _alone().findall(line)}
    years = years or _soon_after(text, article.facts, day)
    try:
        return date.fromisoformat(f"{years.pop()}-{day[2:]}").isoformat() if len(years) == 1 else None
    except ValueError:
        return None


def _soon_after(text: str, facts: Sequence[Fact], day: str) -> set[str]:
    """Return the year of a day that is months after the latest month in which something was agreed.

    What is carried out was agreed not long ago; when a ship called, or the same was before, may be years ago.
    """
    known = [f for f in facts if f.kind == "date" and f.role == "background" and _month().fullmatch(f.value)]
    named = [f.value for f in known if "to come" not in f.note and _is_agreed(text, f.start)]
    if not named:
        return set()
    last = date.fromisoformat(f"{max(named)}-28")
    months = (int(day[2:4]) - last.month) % 12
    return {str(last.year + (int(day[2:4]) < last.month))} if 0 < months <= _MONTHS else set()


def _is_agreed(text: str, at: int) -> bool:
    """Say whether the clause in front of a month tells what was signed or raised to another level then."""
    begin = max(text.rfind(stop, 0, at) for stop in (". ", "; ", "\n")) + 1
    return _agreed().search(normal(text[max(begin, at - _CLAUSE) : at]).lower()) is not None


@cache
def _agreed() -> re.Pattern[str]:
    return re.compile(phrases("agreed", "outcome"))


@cache
def _month() -> re.Pattern[str]:
    return re.compile(r"20\d\d-\d\d")


def _names_year(fact: Fact) -> bool:
    return fact.kind == "organisation" and re.search(r"-20\d\d$", fact.key) is not None


@cache
def _counted() -> re.Pattern[str]:
    """Return the pattern of a year in which is counted: `lần thứ hai năm 2024`, `the first of 2024`."""
    vi = r"(?:lần thứ|lan thu|đầu tiên|dau tien|đợt|mở đầu|mo dau)(?:[^\W\d]|\s){0,40}?(?:năm|nam) (20\d\d)"
    en = r"(?:first|second|third|fourth|last|final|latest)(?:\s[a-z-]+){0,4}? (?:of|in|for) (20\d\d)"
    return re.compile(rf"(?<!\w){vi}(?!\w)|(?<!\w){en}(?!\w)")


@cache
def _alone() -> re.Pattern[str]:
    return re.compile(r"(?<![\w/.:-])(?:19|20)\d\d(?![\w/:-])")


def _only(article: Article, dates: Sequence[Fact]) -> str | None:
    """Return the one day written out that nothing says is another's, as that of a picture."""
    days = {f.value for f in dates if not f.note and re.fullmatch(r"\d{4}-\d\d-\d\d", f.value)}
    day = days.pop() if len(days) == 1 else None
    own = article.date.value if article.date and article.date.precision == "day" else day
    if day is None or own is None:
        return None
    return day if abs((date.fromisoformat(own) - date.fromisoformat(day)).days) <= _OLD else None


def _partial(fact: Fact, *, clock: bool) -> bool:
    """Say whether a fact is a day of the story without its year; of a stretch of days the first counts.

    A day that is far from the page's own is one where that may be when the page was visited.
    """
    if _astray(fact) and clock:
        return True
    return fact.role in _STORY and re.fullmatch(r"(?:/?--\d\d-\d\d){1,2}", fact.value) is not None


def _astray(fact: Fact) -> bool:
    whole = re.fullmatch(r"\d{4}-\d\d-\d\d", fact.value) is not None
    return whole and fact.role == "background" and "far from" in fact.note


def _value(reading: DateReading) -> str:
    """Return the day; without its year where that was inferred from when the page was saved."""
    return "--" + reading.value[5:] if reading.inferred and _by_clock(reading.note) else reading.value


def _by_clock(note: str) -> bool:
    """Say whether a year is only told from when a page was saved, and that was not days later."""
    return re.search(r"\bclock\b", note) is not None and not re.search(r"days before it|anniversary", note)


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
    if re.search(r"a day that is kept|or the day after it", fact.note):
        return []
    days = [part for part in fact.value.split("/") if re.fullmatch(r"(?:\d{4}|-)-\d\d-\d\d", part)]
    if _by_clock(fact.note):
        return ["--" + day[-5:] for day in days]
    return days
