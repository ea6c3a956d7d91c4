"""Years that are not written: inferred from the page's own day, and said to be inferred.

The rule: the nearest such day to the page's own date, up to a week ahead of it (pages are dated before
the meeting they announce), else the latest past one. A masthead's clock is a weak anchor (an old page
saved years later): the latest such day not after it, checked against what else the text tells.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from defcorpus.knowledge import table
from defcorpus.mentions.date_grammar import any_of
from defcorpus.mentions.date_records import DateMention, Parts, is_day

AHEAD = timedelta(days=7)
_PLANNED = timedelta(days=182)  # a plan without a year is for the coming half year, else a past one is meant
_BACK = 40  # years; 29 February needs eight at most


@dataclass(frozen=True, slots=True)
class Anchor:
    """The day that missing years are told from."""

    day: date
    source: str  # "header", "metadata", "url", "body", "clock"
    strong: bool
    slack: int = 0  # days before `day` that the page's own may be: its header names a month, or it plans


@dataclass(frozen=True, slots=True)
class Hints:
    """What the text tells of its own year, beside its dates."""

    years: tuple[int, ...] = ()  # years of anniversaries it keeps
    planned: int | None = None  # the first year it plans for


@dataclass(frozen=True, slots=True)
class Resolved:
    """A mention with its year, or without one where nothing tells it."""

    first: Parts
    last: Parts | None
    inferred: bool
    factor: float  # what the inference leaves of the mention's confidence
    note: str = ""


def resolve(
    mention: DateMention, anchor: Anchor | None, hints: Hints, *, plan: bool = False, past: bool = False
) -> Resolved:
    """Return the mention with its year, as far as the anchor tells it."""
    first: Parts = (mention.year, mention.month, mention.day)
    if mention.year is not None:
        return Resolved(first, mention.last, False, 1.0)
    if anchor is None:
        return Resolved(first, mention.last, False, 1.0, "year unknown")
    if mention.month is None:
        return _weekday(mention, anchor, plan=plan)
    if mention.shift is not None:
        year = anchor.day.year + mention.shift
        note, factor = f"year told from {anchor.source} {anchor.day}", 0.95 if anchor.strong else 0.6
    elif anchor.strong:
        year = _strong(mention, anchor.day, plan=plan, past=past)
        note, factor = f"year inferred from {anchor.source} {anchor.day}", 0.95
    else:
        year, factor, why = _weak(mention, anchor.day, hints)
        note = f"year inferred from {anchor.source} {anchor.day}{why}"
    if mention.day is not None and not is_day(year, mention.month, mention.day):
        return Resolved(first, mention.last, False, 1.0, "year unknown")
    return Resolved((year, *first[1:]), _end(mention, year), True, factor, note)


def _end(mention: DateMention, year: int) -> Parts | None:
    if mention.last is None:
        return None
    _, month, day = mention.last
    turns = month is not None and mention.month is not None and month < mention.month
    return (year + 1 if turns else year, month, day)


def _weekday(mention: DateMention, anchor: Anchor, *, plan: bool) -> Resolved:
    """Return the latest such weekday up to the page's own day."""
    if mention.weekday is None or not anchor.strong or anchor.slack or plan:
        return Resolved((None, None, None), None, False, 1.0)
    day = anchor.day - timedelta(days=(anchor.day.isoweekday() - mention.weekday) % 7)
    return Resolved(
        (day.year, day.month, day.day), None, True, 0.85, f"weekday before {anchor.source} {anchor.day}"
    )


def _candidates(mention: DateMention, start: int, stop: int) -> list[date]:
    """Return such days from one year down to another, latest first; a month stands for its first day."""
    month, day = mention.month or 1, mention.day or 1
    return [date(year, month, day) for year in range(start, stop, -1) if is_day(year, month, day)]


def _strong(mention: DateMention, anchor: date, *, plan: bool, past: bool) -> int:
    days = _candidates(mention, anchor.year + 1, anchor.year - _BACK)
    limit = anchor if past else anchor + (_PLANNED if plan else AHEAD)
    latest = next(day for day in days if day <= limit)
    if mention.weekday is not None and latest.isoweekday() != mention.weekday:
        # The weekday that is written with a day tells its year, where that year is near.
        fits = [day for day in days if day <= limit and day.isoweekday() == mention.weekday]
        if fits and latest.year - fits[0].year <= 2:
            return fits[0].year
    return latest.year


def _weak(mention: DateMention, clock: date, hints: Hints) -> tuple[int, float, str]:
    days = [day for day in _candidates(mention, clock.year, clock.year - _BACK) if day <= clock]
    if mention.weekday is not None:
        fits = [day for day in days if day.isoweekday() == mention.weekday]
        if fits and clock.year - fits[0].year <= 12:
            return fits[0].year, 0.9, ", the weekday fits"
    latest = days[0]
    kept = [day for day in days if day.year in hints.years]
    if kept:
        return kept[0].year, 0.9 if kept[0] == latest else 0.6, f", an anniversary of {kept[0].year}"
    if hints.planned is not None and latest.year > hints.planned:
        before = [day for day in days if day.year <= hints.planned]
        return before[0].year, 0.5, f", {hints.planned} is planned for"
    if (clock - latest).days <= 3:
        return latest.year, 0.9, ", days before it"
    return latest.year, 0.65, ""


@cache
def _anniversary() -> re.Pattern[str]:
    known = any_of({form.lower() for form, _, _ in table("anniversaries")})
    return re.compile(
        rf"(?<!\w)(?P<vi>[0-9]{{2,3}})\snăm[^.;\n0-9]{{0,60}}?(?P<what>{known})"
        rf"|(?<!\w)(?P<en>[0-9]{{2,3}})(?:st|nd|rd|th)\s+anniversary\s+of[^.;\n0-9]{{0,60}}?(?P<which>{known})"
    )


@cache
def _bases() -> dict[str, int]:
    return {form.lower(): int(year) for form, _, year in table("anniversaries")}


def anniversary_years(text: str) -> tuple[int, ...]:
    """Return the years in which the anniversaries that the text keeps fall.

    >>> anniversary_years("kỷ niệm 80 năm Chiến thắng trong Chiến tranh Vệ quốc vĩ đại")
    (2025,)
    """
    low = text.replace("İ", "I").lower()
    if " năm" not in low and "anniversary" not in low:
        return ()
    base = _bases()
    years = set()
    for found in _anniversary().finditer(low):
        what = " ".join((found["what"] or found["which"]).split())
        years.add(base[what] + int(found["vi"] or found["en"]))
    return tuple(sorted(years))
