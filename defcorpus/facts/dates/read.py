"""A page's days: every date it names, with its role, and those chosen for the article.

`date` is the day the page gives for itself (header, then metadata, then the address's where it follows the
day it happened by a few days), else the day it happened (dateline, lead, caption, title), else the one its
URL carries, else the month or year in which its URL's number was given. `event_date` is the day it happened.
A masthead's clock says when the page was saved. File times and the computer's own clock are never looked at.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

from defcorpus.article import DateReading, Fact, Note, Page
from defcorpus.facts.dates.elsewhere import without_old_photographs, without_visits
from defcorpus.facts.dates.events import Candidate, candidate_rank, judge
from defcorpus.facts.dates.found import Found, below, find_all, first
from defcorpus.facts.dates.hints import anniversary_years, edition_years, kept_year, names_next, read_hints
from defcorpus.facts.dates.lasttime import year_told
from defcorpus.facts.dates.notes import headers_apart, late_stamp, notes, unknown_year
from defcorpus.facts.dates.numbered import put_out
from defcorpus.facts.dates.places import Sentences, place
from defcorpus.facts.dates.relations import relation_years
from defcorpus.facts.dates.roles import background_word
from defcorpus.facts.dates.values import precision
from defcorpus.facts.dates.within import narrowed
from defcorpus.facts.dates.years import KEPT, NAMED, Anchor, Hints, Resolved, resolve
from defcorpus.mentions.dates.eras import JUCHE
from defcorpus.mentions.dates.find import find_dates
from defcorpus.mentions.dates.records import Rejection, interval, iso

_FIRST_YEAR = 1995  # no earlier page was saved from the web
_PLAN = 30  # days that a page may be older than what it announces
_WEEKS = timedelta(31)  # a title's span of days that is when its page tells of
_PUT_OUT = 4  # days after what it tells of until which a page is put out
_DATELINE = 3  # days from the page's own within which `today` is told from the dateline's


class DateResult(NamedTuple):
    """All dates of a page as facts, in the order of the text, the three that were chosen, and doubts."""

    facts: tuple[Fact, ...]
    date: DateReading | None
    event_date: DateReading | None
    retrieved: DateReading | None
    notes: tuple[Note, ...] = ()


def read_dates(page: Page) -> DateResult:
    """Return the page's dates; nothing but the page is looked at."""
    rejected: list[Rejection] = []
    found = find_all(page, rejected)
    if not found and not rejected:
        return DateResult((), _numbered(page), None, None)
    if not any(one.role in ("header", "metadata", "url") and one.day is not None for one in found):
        found = below(page, found)
    in_body = any(one.role == "body" for one in found)
    spans = Sentences(page.text, page.segments if in_body else ())
    found = without_visits(page, spans, found)
    header, metadata = first(found, "header"), first(found, "metadata")
    url, clock = first(found, "url"), first(found, "retrieved")
    told = (header, metadata)
    if page.meta.date_named:  # what a person names goes before what the page says
        header, metadata = (None, metadata) if metadata else told
    if header is None and metadata is None and url is None:
        found = without_old_photographs(page, spans, found)
    anchor = _anchor(page, spans, found, header, metadata, url, clock)
    # Only a clock needs a second opinion.
    hints = Hints() if anchor is None or anchor.strong else _hints(page, spans, found)
    facts, candidates = _judged(page, spans, found, anchor, hints)
    event = min(candidates, key=candidate_rank, default=None)
    dateline = next((one for one in candidates if one.role == "dateline"), None)
    event_date = narrowed(event.reading(), facts) if event else None
    own = _reading(header, "header-date") or _reading(metadata, "metadata-date")
    happened = dateline.reading() if dateline else event_date
    written = _written(page, spans, found) if own is not None and event is None else ()
    day = own or _soon_after(happened, url) or happened or _reading(url, "url-date") or _numbered(page)
    undated = unknown_year(facts) if day is None else ()
    return DateResult(
        tuple(facts),
        day,
        event_date,
        _reading(clock, "masthead-clock" if clock is None or clock.told else "retrieved-metadata"),
        (
            *_disagreeing(*told, named=page.meta.date_named),
            *notes(page.text, own, event, anchor, written, rejected),
            *undated,
            *late_stamp(own, facts, event is not None or bool(written)),
        ),
    )


def _numbered(page: Page) -> DateReading | None:
    numbered = put_out(page)
    return numbered.reading if numbered is not None else None


def _soon_after(happened: DateReading | None, url: Found | None) -> DateReading | None:
    """Return the address's day where it is a few days after the day it happened: both tell of one story."""
    if happened is None or happened.precision != "day" or url is None or url.day is None:
        return None
    days = (url.day - date.fromisoformat(happened.value)).days
    return _reading(url, "url-date") if 0 < days <= _PUT_OUT else None


def _disagreeing(header: Found | None, metadata: Found | None, *, named: bool) -> tuple[Note, ...]:
    """Note where the page's header and its metadata name days that are not the same."""
    if header is None or metadata is None or header.day is None or metadata.day is None:
        return ()
    return headers_apart((header.day, header.mention.start, header.mention.end), metadata.day, named=named)


def _judged(
    page: Page, spans: Sentences, found: Sequence[Found], anchor: Anchor | None, hints: Hints
) -> tuple[list[Fact], list[Candidate]]:
    """Return every date as a fact, and those that may be the day it happened.

    What is told from the day of writing (`today`, `on Thursday`) waits for the dateline.
    """
    facts: list[tuple[int, Fact]] = []
    candidates: list[Candidate] = []
    for told in (False, True):
        for at, one in enumerate(found):
            if one.mention.told is not told:
                continue
            if one.role in ("body", "caption", "title"):
                fact, candidate = judge(page.text, spans, one.mention, one.role, one.floor, anchor, hints)
                if candidate is not None:
                    candidates.append(candidate)
            else:
                fact = _plain_fact(one, anchor, hints)
            if fact is not None:
                facts.append((at, fact))
        anchor = _of_dateline(candidates, anchor)
    facts.sort(key=lambda pair: pair[1].start if pair[1].start >= 0 else pair[0] - len(found))
    return [fact for _, fact in facts], candidates


def _of_dateline(candidates: Sequence[Candidate], anchor: Anchor | None) -> Anchor | None:
    """Return the dateline's day for what is told from the day of writing, where it is near the page's."""
    one = next((one for one in candidates if one.role == "dateline"), None)
    if one is None or anchor is None or not anchor.strong:
        return anchor
    year, month, number = one.resolved.first
    if year is None or month is None or number is None:
        return anchor
    day = date(year, month, number)
    near = abs((day - anchor.day).days) <= _DATELINE
    return Anchor(day, "dateline", strong=True) if near else anchor


def _written(page: Page, spans: Sentences, found: Sequence[Found]) -> list[tuple[date, int, int]]:
    """Return the days with their years that open the body's first sentence and are no background."""
    days = []
    for one in found:
        if one.role == "body" and (day := one.day) is not None:
            where = place(page.text, spans, one.mention)
            plain = not background_word(page.text, one.mention, where.sentence)
            if where.number == 0 and where.opening and plain:
                days.append((day, one.mention.start, one.mention.end))
            elif where.number:
                break
    return days


def _weeks_of(found: Sequence[Found]) -> Anchor | None:
    """Return the last of the days that a title spans: `The week in brief (13/10 - 19/10/2025)`."""
    for one in found:
        if one.role == "title" and one.day is not None and one.last_day is not None:
            span = one.last_day - one.day
            if timedelta(0) <= span <= _WEEKS:
                return Anchor(one.last_day, "title", strong=True, slack=span.days)
    return None


def _anchor(
    page: Page,
    spans: Sentences,
    found: Sequence[Found],
    header: Found | None,
    metadata: Found | None,
    url: Found | None,
    clock: Found | None,
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
    if clock is None and (weeks := _weeks_of(found)) is not None:
        return weeks
    for one in (header, metadata, url):
        if one is not None and one.mention.year is not None and one.mention.month is not None:
            days = monthrange(one.mention.year, one.mention.month)[1]
            last = date(one.mention.year, one.mention.month, days)
            return Anchor(last, one.role, strong=True, slack=days - 1)
    for segment in page.segments:
        # A repost's `Nguồn báo …, ngày 17/01/2018` is the day of what it reposts.
        if segment.role == "source" and clock is None:
            for mention in find_dates(page.text, segment.start, segment.end):
                if (day := Found(mention, "body").day) is not None:
                    return Anchor(day, "source line", strong=True)
    numbered = put_out(page)
    if numbered is not None and numbered.anchor is not None:
        return numbered.anchor
    if clock is not None and clock.day is not None:
        return Anchor(clock.day, "clock", strong=False)
    if any(one.mention.year is None and one.mention.month is not None for one in found):
        return _of_what_is_told(page, found)
    return None


def _of_what_is_told(page: Page, found: Sequence[Found]) -> Anchor | None:
    """Return the end of the year that an era, what is kept, or what was last tells; no page day is known."""
    parts = (page.text[one.start : one.end] for one in page.segments if one.role in ("body", "title"))
    told = "\n".join(parts)
    era = next((one.mention.year for one in found if one.mention.rule == JUCHE), None)
    kept = era or kept_year(told)
    if kept is None and len(years := {*anniversary_years(told), *relation_years(told)}) == 1:
        kept = years.pop()
    if kept is None and (numbered := edition_years(told)):
        kept = numbered[-1]  # `the 21st dialogue; at the 20th a year before`
    if kept is not None and kept >= _FIRST_YEAR:
        return Anchor(date(kept, 12, 31), KEPT, strong=False)
    if (year := year_told(told)) is not None:
        return Anchor(date(year, 12, 31), NAMED, strong=False)
    return None


def _hints(page: Page, spans: Sentences, found: Sequence[Found]) -> Hints:
    """Return what the text tells of its own year, and the lists beside it."""
    planned = [year for one in found if (year := _planned(page.text, spans, one)) is not None]
    beside = tuple(day for one in found if one.role == "related" and (day := one.day) is not None)
    parts = (
        page.text[one.start : one.end] for one in page.segments if one.role in ("body", "title", "caption")
    )
    return read_hints(parts, min(planned, default=None))._replace(beside=beside)


def _planned(text: str, spans: Sentences, one: Found) -> int | None:
    """Return the year up to which a text was written that plans something for it.

    Where the next of a row of meetings is planned for a year, `the 7th talks … in 2025`,
    it is the year before.
    """
    if one.role != "body" or one.mention.year is None:
        return None
    begin = spans.at(one.mention.start)[0]
    if background_word(text, one.mention, begin) != "plan":
        return None
    return one.mention.year - names_next(text[begin : one.mention.start])


def _plain_fact(one: Found, anchor: Anchor | None, hints: Hints) -> Fact | None:
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


def _reading(one: Found | None, rule: str) -> DateReading | None:
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
