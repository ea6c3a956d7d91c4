"""Days that a page shows and that are not the story's: an old photograph's, and when it was looked at."""

from __future__ import annotations

from datetime import date

from defcorpus.article import Page
from defcorpus.facts.dates.found import Found
from defcorpus.facts.dates.places import Sentences, place
from defcorpus.facts.dates.roles import background_word
from defcorpus.reading.chrome.stamps import has_time, has_weekday, names_update

_ARCHIVE = 14  # days that a caption's day may be from the lead's
_LATE = 14  # days behind the lead's day up to which a stamp above the title is the story's
_YEAR = 330  # days from which on a day without its year may as well be next year's


def without_visits(page: Page, spans: Sentences, found: list[Found]) -> list[Found]:
    """Take a stamp above the title for the site's clock where the lead tells of a day long before it.

    `Chủ Nhật, 12/10/2025, 06:55 (GMT+7)` above a story that begins with `19-9` is when the page was looked
    at, and so is the day of an `Updated:` that the site's template fills in. A stamp below the title, or
    above a story of the days before it, is when it was put out.
    """
    title = next((one.start for one in page.segments if one.role == "title"), -1)
    above = {one.start for one in page.segments if one.role == "header" and one.start < title}
    if not above:
        return found
    lead = next((one for one in found if one.role == "body" and _is_lead_day(page.text, spans, one)), None)
    if lead is None:
        return found
    return [
        one._replace(role="retrieved")
        if one.role == "header" and one.floor in above and _is_visit(page, one, lead)
        else one
        for one in found
    ]


def _is_visit(page: Page, one: Found, lead: Found) -> bool:
    """Say whether a stamp is a clock's by its form, and far behind the day that the story tells of."""
    if one.day is None or one.mention.time is None:
        return False
    segment = next(part for part in page.segments if part.start == one.floor)
    line = page.text[segment.start : segment.end].lower()
    if segment.rule == "date-line" or not has_time(line):
        return False
    if not (has_weekday(line) or names_update(line)):
        return False
    if lead.day is not None:
        return (one.day - lead.day).days > _LATE
    return _LATE < _behind(one.day, lead.mention.month or 1, lead.mention.day or 1) < _YEAR


def _behind(day: date, month: int, number: int) -> int:
    """Return how many days a day is behind the latest such day of no year."""
    number = min(number, 28) if month == 2 else number
    before = [date(year, month, number) for year in (day.year, day.year - 1)]
    return min((day - one).days for one in before if one <= day)


def without_old_photographs(page: Page, spans: Sentences, found: list[Found]) -> list[Found]:
    """Leave out the captions' days where the lead tells of a day in another part of the year.

    A photograph from the archive has a day of its own; with no other day on the page it would be the story's.
    """
    if not any(one.role == "caption" and one.day is not None for one in found):
        return found
    lead = next((one for one in found if one.role == "body" and _is_lead_day(page.text, spans, one)), None)
    if lead is None or lead.mention.year is not None:
        return found
    month, number = lead.mention.month or 1, lead.mention.day or 1
    return [
        one
        for one in found
        if one.role != "caption" or one.day is None or _apart(one.day, month, number) <= _ARCHIVE
    ]


def _is_lead_day(text: str, spans: Sentences, one: Found) -> bool:
    if one.mention.month is None or one.mention.day is None or one.mention.told:
        return False
    where = place(text, spans, one.mention)
    return (where.lead or where.dateline) and not background_word(text, one.mention, where.sentence)


def _apart(day: date, month: int, number: int) -> int:
    """Return how many days part a day from one of no year, whichever year that is."""
    number = min(number, 28)
    return min(abs((day - date(year, month, number)).days) for year in (day.year - 1, day.year, day.year + 1))
