"""A page's days: every date it names, with its role, and those chosen for the article.

`date` is the day the page gives for itself (header, then metadata), else the day it happened (dateline,
lead, caption, title), else the one its URL carries. `event_date` is the day it happened. A masthead's
clock says when the page was saved. File times and the computer's own clock are never looked at.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from defcorpus.article import DateReading, DateRole, Fact, Page
from defcorpus.facts.date_events import Candidate, candidate_rank, judge
from defcorpus.facts.date_roles import background_word, body_sentences, place
from defcorpus.facts.date_values import month_first, parse_stamp, precision
from defcorpus.facts.date_years import Anchor, Hints, Resolved, anniversary_years, resolve
from defcorpus.mentions.date_records import DateMention, interval, iso
from defcorpus.mentions.dates import date_in_url, find_dates

# Segments whose dates say something of the page; a menu's, a credit's or a tag line's say nothing.
_READ: dict[str, DateRole] = {
    "header": "header",
    "masthead": "retrieved",
    "title": "title",
    "caption": "caption",
    "body": "body",
    "related": "related",
}


_PLAN = 30  # days that a page may be older than what it announces


@dataclass(frozen=True, slots=True)
class DateResult:
    """All dates of a page as facts, in the order of the text, and the three that were chosen."""

    facts: tuple[Fact, ...]
    date: DateReading | None
    event_date: DateReading | None
    retrieved: DateReading | None


@dataclass(frozen=True, slots=True)
class _Found:
    mention: DateMention
    role: DateRole
    floor: int = 0  # where its segment begins
    told: bool = True  # in the page's text, not in its metadata

    @property
    def day(self) -> date | None:
        one = self.mention
        if one.year is None or one.month is None or one.day is None:
            return None
        return date(one.year, one.month, one.day)


def read_dates(page: Page) -> DateResult:
    """Return the page's dates; nothing but the page is looked at."""
    found = _mentions(page)
    in_body = any(one.role == "body" for one in found)
    spans = body_sentences(page.text, page.segments) if in_body else []
    header = _first(found, "header")
    metadata = _first(found, "metadata")
    url = _first(found, "url")
    clock = _first(found, "retrieved")
    anchor = _anchor(page, spans, found, header, metadata, url, clock)
    # Only a clock needs a second opinion.
    hints = Hints() if anchor is None or anchor.strong else _hints(page, spans, found)

    facts: list[Fact] = []
    candidates: list[Candidate] = []
    for one in found:
        if one.role in ("body", "caption", "title"):
            fact, candidate = judge(page.text, spans, one.mention, one.role, one.floor, anchor, hints)
            if candidate is not None:
                candidates.append(candidate)
        else:
            fact = _plain_fact(one, anchor, hints)
        if fact is not None:
            facts.append(fact)
    event = min(candidates, key=candidate_rank, default=None)
    dateline = next((one for one in candidates if one.role == "dateline"), None)

    event_date = event.reading() if event else None
    own = _reading(header, "header-date") or _reading(metadata, "metadata-date")
    happened = dateline.reading() if dateline else event_date
    return DateResult(
        tuple(facts),
        own or happened or _reading(url, "url-date"),
        event_date,
        _reading(clock, "masthead-clock" if clock is None or clock.told else "retrieved-metadata"),
    )


def _mentions(page: Page) -> list[_Found]:
    turned = month_first(page.meta.url)
    found: list[_Found] = []
    if page.meta.date and (stamp := parse_stamp(page.meta.date, month_first=turned)):
        found.append(_Found(stamp, "metadata", told=False))
    if page.meta.retrieved and (stamp := parse_stamp(page.meta.retrieved)):
        found.append(_Found(stamp, "retrieved", told=False))
    if page.meta.url and (stamp := date_in_url(page.meta.url)):
        found.append(_Found(stamp, "url", told=False))
    for segment in page.segments:
        role = _READ.get(segment.role)
        if role is not None:
            mentions = find_dates(page.text, segment.start, segment.end, month_first=turned)
            found.extend(_Found(mention, role, segment.start) for mention in mentions)
    return found


def _first(found: Sequence[_Found], role: DateRole) -> _Found | None:
    """Return the first date with this role that has a year, a whole day before any other."""
    dated = [one for one in found if one.role == role and one.mention.year is not None]
    return next((one for one in dated if one.day is not None), dated[0] if dated else None)


def _anchor(
    page: Page,
    spans: Sequence[tuple[int, int]],
    found: Sequence[_Found],
    header: _Found | None,
    metadata: _Found | None,
    url: _Found | None,
    clock: _Found | None,
) -> Anchor | None:
    """Return the best day to tell missing years from: the page's own, then one its lead writes out."""
    for one in (header, metadata, url):
        if one is not None and one.day is not None:
            return Anchor(one.day, one.role, strong=True)
    for one in found:
        if one.role in ("body", "caption", "title") and one.day is not None:
            _, candidate = judge(page.text, spans, one.mention, one.role, one.floor, None, Hints())
            if candidate is not None and candidate.rank < 3:
                return Anchor(one.day, candidate.role, strong=True)
    for one in found:
        # `… will visit on 28 and 29/7/2021, it was said on 22/7`: what is planned tells the year as well.
        short = one.mention.last is None or one.mention.last[0] == one.mention.year
        if one.role == "body" and one.day is not None and clock is None and short:
            where = place(page.text, spans, one.mention)
            if where.lead and background_word(page.text, one.mention, where.sentence) == "plan":
                return Anchor(one.day, "body", strong=True, slack=_PLAN)
    for one in (header, metadata):
        if one is not None and one.mention.year is not None and one.mention.month is not None:
            days = monthrange(one.mention.year, one.mention.month)[1]
            last = date(one.mention.year, one.mention.month, days)
            return Anchor(last, one.role, strong=True, slack=days - 1)
    for segment in page.segments:
        # A repost's `Nguồn báo …, ngày 17/01/2018` is the day of what it reposts.
        if segment.role == "source" and clock is None:
            for mention in find_dates(page.text, segment.start, segment.end):
                if (day := _Found(mention, "body").day) is not None:
                    return Anchor(day, "source line", strong=True)
    if clock is not None and clock.day is not None:
        return Anchor(clock.day, "clock", strong=False)
    return None


def _hints(page: Page, spans: Sequence[tuple[int, int]], found: Sequence[_Found]) -> Hints:
    """Return what the body tells of its own year: anniversaries it keeps, years it plans for."""
    planned = []
    for one in found:
        if one.role == "body" and one.mention.year is not None:
            begin = max((start for start, _ in spans if start <= one.mention.start), default=0)
            if background_word(page.text, one.mention, begin) == "plan":
                planned.append(one.mention.year)
    years: set[int] = set()
    for segment in page.segments:
        if segment.role in ("body", "title"):
            years.update(anniversary_years(page.text[segment.start : segment.end]))
    return Hints(tuple(sorted(years)), min(planned, default=None))


def _plain_fact(one: _Found, anchor: Anchor | None, hints: Hints) -> Fact | None:
    """Return the fact of a date outside the story: header, metadata, URL, masthead, related links."""
    if one.role == "related":
        resolved = resolve(one.mention, anchor, hints)
    else:
        resolved = Resolved(
            (one.mention.year, one.mention.month, one.mention.day), one.mention.last, False, 1.0
        )
    if resolved.first == (None, None, None):
        return None
    start, end = (one.mention.start, one.mention.end) if one.told else (-1, -1)
    value = interval(resolved.first, resolved.last)
    note = "; ".join(filter(None, (resolved.note, one.mention.time or "")))
    confidence = round(one.mention.confidence * resolved.factor, 3)
    return Fact("date", value, value, one.role, start, end, confidence, one.mention.rule, note)


def _reading(one: _Found | None, rule: str) -> DateReading | None:
    if one is None:
        return None
    mention = one.mention
    parts = (mention.year, mention.month, mention.day)
    start, end = (mention.start, mention.end) if one.told else (-1, -1)
    return DateReading(
        iso(parts),
        precision(parts),
        one.role,
        False,
        start,
        end,
        mention.confidence,
        rule,
        mention.time or "",
    )
