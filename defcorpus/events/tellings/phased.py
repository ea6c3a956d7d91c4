"""Whether a telling announces, reports or sums up, and its days by that."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from defcorpus.article import Article, DateReading, Fact, Story
from defcorpus.events.days import Days, planned
from defcorpus.events.records import Phase
from defcorpus.events.tellings.briefings import is_briefing
from defcorpus.events.tellings.phases import opening_of, phase_of
from defcorpus.events.where.stays import LASTING, stay_of
from defcorpus.text import sentences

_NEXT_YEAR = (
    300  # days that a day without its year is before a page's own from which on it is the next year's
)
_ON_THAT_DAY = (("peacekeeping",), ("repatriation",))


def phased(
    article: Article,
    facts: Sequence[Fact],
    lead: Sequence[tuple[int, int]],
    spans: Sequence[tuple[int, int]],
    days: Days,
    acts: Sequence[str],
    story: Story | None,
) -> tuple[Phase, Days]:
    """Return the phase of a telling, and its `days` with the last one.

    `spans` are all of its stretches; those below the `lead` may say how long an exercise or the like takes.
    """
    phase = _phase(article, lead, days, acts) if story is None else "digest"
    briefed = phase == "preview" and is_briefing(_opening(article, lead))
    if briefed:
        lead = spans  # who is to meet, and when, is told below
    if phase == "preview" and days.until is None and _is_past(days.day, article.date, 0 if briefed else 2):
        days = days._replace(day=None, guess=None, sure=False, weekday=False)
    below = [span for span in spans if span not in lead] if acts and acts[0] in LASTING else []
    return phase, _of_phase(article.page.text, facts, lead, days, phase, below)


def _is_past(day: str | None, page: DateReading | None, least: int) -> bool:
    """Say whether a day is so many days before the page's own, at `least`: nobody announces what was."""
    if day is None or page is None or page.precision != "day":
        return False
    try:
        then = date.fromisoformat(day if day[0] != "-" else page.value[:4] + day[1:])
    except ValueError:
        return False
    gap = (date.fromisoformat(page.value) - then).days
    return least <= gap and (day[0] != "-" or gap < _NEXT_YEAR)


def _is_ahead(day: str | None, page: DateReading | None) -> bool:
    """Say whether a day is behind that of the page."""
    known = day is not None and day[0] != "-" and page is not None and page.precision == "day"
    return known and str(day) > page.value if page else False


def _of_phase(
    text: str,
    facts: Sequence[Fact],
    lead: Sequence[tuple[int, int]],
    days: Days,
    phase: Phase,
    below: Sequence[tuple[int, int]],
) -> Days:
    """Return days with the last one; what is announced or summed up is of its first day."""
    if phase == "preview":
        days = planned(days, facts, lead)
    stay = stay_of(text, facts, lead, phase, days.day, below)
    if stay is None or days.until is not None:
        return days
    if days.day is not None and days.day[-5:] == stay.first[-5:]:
        return days._replace(until=stay.last)
    if phase not in ("preview", "wrap-up"):
        return days
    first, guess = stay.first, None
    if first[0] == "-" and days.guess is not None:
        guess = f"{days.guess[:4]}{first[1:]}"
    return days._replace(day=first, until=stay.last, sure=True, weekday=False, guess=guess or first)


def _phase(article: Article, lead: Sequence[tuple[int, int]], days: Days, acts: Sequence[str]) -> Phase:
    bodies = {(part.start, part.end) for part in article.page.segments if part.role == "body"}
    spans = [span for span in lead if span in bodies]
    title = article.title.text
    if article.title.derived:  # what stands behind the page's date, and no sentence of the body
        heads = (part for part in article.page.segments if part.role == "title")
        title = next((article.page.text[part.start : part.end] for part in heads), "")
    first, opening = (opening_of(article.page.text, title, spans, most) for most in (1, 2))
    if spans and _opens_ahead(article, spans[0], days.day):
        days = days._replace(sure=False)  # when it was announced is told below what is to come
    found = phase_of(first, opening, title, article.lang.code, days)
    if found == "report" and is_briefing(opening):
        found = "preview"
    # Peacekeepers who set off or come home after a year are told of on that day, and so are remains.
    on_that_day = acts[:1] in _ON_THAT_DAY and (found == "wrap-up" or days.sure)
    if found == "preview" and _is_ahead(planned(days, article.facts, lead).day, article.date):
        return found
    return "report" if on_that_day else found


def _opens_ahead(article: Article, span: tuple[int, int], day: str | None) -> bool:
    """Say whether the first sentence of a paragraph gives a day to come, and not the `day` that was."""
    a, b = next(iter(sentences(article.page.text, *span)), span)
    days = [f for f in article.facts if f.kind == "date" and a <= f.start < b and f.value.count("-") > 1]
    return any("to come" in f.note for f in days) and not any(day and day in f.value for f in days)


def _opening(article: Article, lead: Sequence[tuple[int, int]]) -> str:
    return opening_of(article.page.text, article.title.text, lead, 1)
