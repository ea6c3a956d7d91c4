"""Years that are not written, and days told from the page's own: inferred, and said to be inferred.

The rule: the nearest such day to the page's own date, up to a week ahead of it (pages are dated before
the meeting they announce), else the latest past one. A masthead's clock is a weak anchor (an old page
saved years later): the latest such day not after it, checked against what else the text tells.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import NamedTuple

from defcorpus.mentions.dates.records import DateMention, Parts, is_day

AHEAD = timedelta(days=7)
_PLANNED = timedelta(days=182)  # a plan without a year is for the coming half year, else a past one is meant
_WILL = timedelta(days=335)  # what will be is not past, but for a page that is weeks late
KEPT = "the end of the years that are kept"
NAMED = "the year of what was, or came out, last"
NUMBERED = "the number in the address"
_ALMOST = 6  # days back to such a weekday that is the next day's
_BESIDE = 21  # days between a story and those that a page lists beside it
_BACK = 40  # years; 29 February needs eight at most


class Anchor(NamedTuple):
    """The day that missing years are told from."""

    day: date
    source: str  # "header", "metadata", "url", "body", "clock", KEPT, NAMED, NUMBERED
    strong: bool
    slack: int = 0  # days before `day` that the page's own may be: its header names a month, it plans, …

    @property
    def said(self) -> str:
        """What it is and which day, as far as the page writes it."""
        if self.source in (KEPT, NAMED):
            return f"{self.source}, {self.day.year}"
        if self.source == NUMBERED:
            return f"{self.source}, given from {self.day - timedelta(self.slack)} to {self.day}"
        month = self.slack > 0 and self.source in ("header", "metadata", "url")
        return f"{self.source} {f'{self.day:%Y-%m}' if month else self.day}"


class Hints(NamedTuple):
    """What the text tells of its own year, beside its dates."""

    years: tuple[int, ...] = ()  # years of anniversaries it keeps and of the numbered meetings it names
    planned: int | None = None  # the first year it plans for
    since: date | None = None  # the posts, ranks and congresses it names were so from this day
    until: date | None = None  # to this one
    why: str = "an anniversary"
    beside: tuple[date, ...] = ()  # the days of other stories that the page lists beside its own


class Resolved(NamedTuple):
    """A mention with its year, or without one where nothing tells it."""

    first: Parts
    last: Parts | None
    inferred: bool
    factor: float  # what the inference leaves of the mention's confidence
    note: str = ""


def resolve(
    mention: DateMention,
    anchor: Anchor | None,
    hints: Hints,
    *,
    plan: bool = False,
    past: bool = False,
    will: bool = False,
) -> Resolved:
    """Return the mention with its year, as far as the anchor tells it; `will`: a verb says it is to come."""
    first: Parts = (mention.year, mention.month, mention.day)
    if mention.year is not None:
        return Resolved(first, mention.last, False, 1.0)
    if anchor is None:
        return Resolved(first, mention.last, False, 1.0, "year unknown")
    if mention.told:
        return _told(mention, anchor, plan=plan)
    if mention.month is None:
        return _lone_day(mention, anchor)
    if mention.shift is not None:
        year = anchor.day.year + mention.shift
        note, factor = f"year told from {anchor.said}", 0.95 if anchor.strong else 0.6
    elif anchor.strong:
        year = _strong(
            mention, anchor.day, _WILL if will else _PLANNED if plan else timedelta(0) if past else AHEAD
        )
        note, factor = f"year inferred from {anchor.said}", 0.95
    else:
        year, factor, why = _weak(mention, anchor.day, hints)
        note = f"year inferred from {anchor.said}{why}"
    if mention.day is not None and not is_day(year, mention.month, mention.day):
        return Resolved(first, mention.last, False, 1.0, "year unknown")
    return Resolved((year, *first[1:]), _end(mention, year), True, factor, note)


def _end(mention: DateMention, year: int) -> Parts | None:
    if mention.last is None:
        return None
    _, month, day = mention.last
    turns = month is not None and mention.month is not None and month < mention.month
    return (year + 1 if turns else year, month, day)


_UNKNOWN = Resolved((None, None, None), None, False, 1.0)


def _told(mention: DateMention, anchor: Anchor, *, plan: bool) -> Resolved:
    """Return a day told from the page's own: `hôm qua`, `on Thursday`, `last month`; a plan's is to come."""
    if not anchor.strong or anchor.slack:
        return _UNKNOWN
    own, from_it = anchor.day, f"{anchor.said}"
    shift = mention.shift or 0
    if mention.weekday is not None:
        if plan and mention.shift is None:
            day = own + timedelta((mention.weekday - own.isoweekday()) % 7)
            return Resolved(_parts(day), None, True, 0.7, f"weekday after {from_it}")
        return _weekday(mention.weekday, mention, own, from_it)
    note = f"told from {from_it}"
    if mention.unit == "day":
        return Resolved(_parts(own + timedelta(shift)), None, True, 0.85, note)
    if mention.unit == "week":
        monday = own - timedelta(own.weekday() - 7 * shift)
        return Resolved(_parts(monday), _parts(monday + timedelta(6)), True, 0.8, note)
    if mention.unit == "month":
        months = own.year * 12 + own.month - 1 + shift
        return Resolved((months // 12, months % 12 + 1, None), None, True, 0.9, note)
    return Resolved((own.year + shift, None, None), None, True, 0.9, note)


def _parts(day: date) -> Parts:
    return day.year, day.month, day.day


def _weekday(number: int, mention: DateMention, own: date, from_it: str) -> Resolved:
    """Return the latest such weekday up to the page's own day, or the one of the week that is told."""
    if mention.unit == "week":
        day = own + timedelta(number - own.isoweekday() + 7 * (mention.shift or 0))
        return Resolved(_parts(day), None, True, 0.85, f"weekday in the week told from {from_it}")
    back = (own.isoweekday() - number) % 7
    if mention.shift == 1:
        day = own + timedelta(7 - back)
        return Resolved(_parts(day), None, True, 0.7, f"weekday after {from_it}")
    if back == _ALMOST and mention.shift is None:
        # `On Tuesday` of six days ago is late; a page may be stamped a day early, as time zones do.
        day = own - timedelta(back)
        return Resolved(_parts(day), None, True, 0.6, f"weekday before {from_it}, or the day after it")
    day = own - timedelta(back or (7 if mention.shift == -1 else 0))
    return Resolved(_parts(day), None, True, 0.85, f"weekday before {from_it}")


def _lone_day(mention: DateMention, anchor: Anchor) -> Resolved:
    """Return the latest such day of a month up to a week ahead of the page's own."""
    if not anchor.strong or anchor.slack:
        return _UNKNOWN
    wanted = mention.day or 0
    if mention.shift is not None:
        months = anchor.day.year * 12 + anchor.day.month - 1 + mention.shift
        year, month = months // 12, months % 12 + 1
        if not is_day(year, month, wanted):
            return _UNKNOWN
        return Resolved((year, month, wanted), None, True, 0.9, f"month told from {anchor.said}")
    limit = anchor.day + AHEAD
    near = (limit - timedelta(back) for back in range(62))
    day = next((one for one in near if one.day == wanted), None)
    if day is None:
        return _UNKNOWN
    return Resolved(_parts(day), None, True, 0.7, f"month told from {anchor.said}")


def _candidates(mention: DateMention, start: int, stop: int) -> list[date]:
    """Return such days from one year down to another, latest first; a month stands for its first day."""
    month, day = mention.month or 1, mention.day or 1
    return [date(year, month, day) for year in range(start, stop, -1) if is_day(year, month, day)]


def _strong(mention: DateMention, anchor: date, ahead: timedelta) -> int:
    days = _candidates(mention, anchor.year + 1, anchor.year - _BACK)
    limit = anchor + ahead
    latest = next(day for day in days if day <= limit)
    if mention.weekday is not None and latest.isoweekday() != mention.weekday:
        # The weekday that is written with a day tells its year, where that year is near.
        fits = [day for day in days if day <= limit and day.isoweekday() == mention.weekday]
        if fits and latest.year - fits[0].year <= 2:
            return fits[0].year
    return latest.year


def _weak(mention: DateMention, clock: date, hints: Hints) -> tuple[int, float, str]:
    every = [day for day in _candidates(mention, clock.year, clock.year - _BACK) if day <= clock]
    then = [day for day in every if (hints.since or day) <= day <= (hints.until or day)]
    checked = ", posts then held" if then and (hints.since or hints.until) else ""
    days = then or every
    if mention.weekday is not None:
        fits = [day for day in days if day.isoweekday() == mention.weekday]
        if fits and clock.year - fits[0].year <= 12:
            return fits[0].year, 0.9, ", the weekday fits" + checked
    beside = [day for day in days if any(abs((day - other).days) <= _BESIDE for other in hints.beside)]
    if beside and beside[0] != days[0]:
        return beside[0].year, 0.75, ", days from another story that the page lists"
    kept = [day for day in every if day.year in hints.years]
    if kept:
        sure = 0.5 if kept[0] not in days else 0.9 if kept[0] == every[0] else 0.6
        return kept[0].year, sure, f", {hints.why} of {kept[0].year}"
    latest = days[0]
    if hints.planned is not None and latest.year > hints.planned:
        before = next((day for day in days if day.year <= hints.planned), None)
        if before is not None:  # what is planned for a year long past is history
            return before.year, 0.5, f", {hints.planned} is planned for"
    if (clock - latest).days <= 3:
        return latest.year, 0.9, ", days before it" + checked
    return latest.year, 0.75 if checked else 0.65, checked
