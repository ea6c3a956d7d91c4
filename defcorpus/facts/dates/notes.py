"""What a reader may doubt about a page's days, and the rules of dates, in plain words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from functools import cache

from defcorpus.article import DateReading, Fact, Note
from defcorpus.facts.dates.events import Candidate
from defcorpus.facts.dates.years import Anchor
from defcorpus.knowledge import table
from defcorpus.mentions.dates.records import Rejection

_ASIDE = ("related", "background")
_APART = 8  # days between header and body from which on they disagree
_LONG = 1100  # days after which a day is history, not the page's own
_UNSURE = 0.8  # what is left of a mention's confidence below which its year is doubtful


@cache
def _words() -> dict[str, str]:
    return {row[0]: row[1] for row in table("date_rules")}


def rule_in_words(rule: str) -> str:
    """Return what a rule of dates says in plain words; a rule that is none of theirs as it is.

    >>> rule_in_words("day-month")
    'day and month in figures'
    """
    return _words().get(rule, rule)


def notes(
    text: str,
    own: DateReading | None,
    event: Candidate | None,
    anchor: Anchor | None,
    written: Sequence[tuple[date, int, int]],
    rejected: Iterable[Rejection],
) -> tuple[Note, ...]:
    """Return the notes of a page; `written` holds the days that open its lead with their year."""
    found = [*_year(event, anchor), *_header(own, event, written)]
    found += [
        Note(
            "date-rejected",
            f"“{_one_line(text[one.start : one.end])}” is no date: {one.reason}",
            one.start,
            one.end,
        )
        for one in rejected
    ]
    return tuple(found)


def unknown_year(facts: Iterable[Fact]) -> tuple[Note, ...]:
    """Note the first day of a story that is written without a year, for a page that nothing dates."""
    half = next((fact for fact in facts if fact.value.startswith("--") and fact.role not in _ASIDE), None)
    if half is None:
        return ()
    month, *day = half.value[2:].partition("/")[0].split("-")
    told = f"day {int(day[0])} of month {int(month)}" if day else f"month {int(month)}"
    said = f"The page says {told}, and nothing of which year."
    return (Note("year-unknown", said, half.start, half.end),)


def _one_line(words: str) -> str:
    return " ".join(words.split())


def _year(event: Candidate | None, anchor: Anchor | None) -> list[Note]:
    if event is None or anchor is None or not event.resolved.inferred:
        return []
    if anchor.strong and event.resolved.factor >= _UNSURE:
        return []
    mention = event.mention
    inferred = (event.resolved.note or "inferred").removeprefix("year ")
    if mention.weekday is not None and mention.month is None:
        said = f"The page names a weekday alone, read as {event.reading().value}: {inferred}."
    else:
        said = f"The page does not write the year of {event.reading().value}: {inferred}."
    return [Note("year-inferred", said, mention.start, mention.end)]


def late_stamp(own: DateReading | None, facts: Iterable[Fact], told: bool) -> tuple[Note, ...]:
    """Note where a page's stamp, to the minute, is far from the only days that its story names.

    It may be when the page was saved. `told` says whether the day of the story is known otherwise.
    """
    if told or own is None or own.source != "header" or not own.note:
        return ()
    far = next((f for f in facts if "far from the page" in f.note and "inferred from header" in f.note), None)
    if far is None:
        return ()
    _, month, day = far.value[:10].split("-")
    said = (
        f"The page's header says {own.value}, its story tells of day {int(day)} of month {int(month)}: "
        "the header may be when the page was saved."
    )
    return (Note("header-disagrees", said, far.start, far.end),)


def headers_apart(header: tuple[date, int, int], metadata: date, *, named: bool) -> tuple[Note, ...]:
    """Note where header and metadata say days that differ; `named`: a person named the field for the date."""
    day, start, end = header
    apart = abs((day - metadata).days)
    if apart <= (1 if named else _APART):
        return ()
    what = "the field named for its date" if named else "its metadata"
    said = f"The page's header says {day}, {what} says {metadata}: {apart} days apart."
    return (Note("header-disagrees", said, start, end),)


def _header(
    own: DateReading | None, event: Candidate | None, written: Sequence[tuple[date, int, int]]
) -> list[Note]:
    """Note where the page's own day and the story's are over a week apart, or in the wrong order."""
    if own is None or own.precision != "day":
        return []
    day = date.fromisoformat(own.value)
    if event is not None:
        mention, (year, month, number) = event.mention, event.resolved.first
        if year is None or month is None or number is None:
            return []
        told = [(date(year, month, number), mention.start, mention.end)]
    else:
        told = list(written)[:1]
    for happened, start, end in told:
        apart = (day - happened).days
        where = "header" if own.source == "header" else "metadata"
        if abs(apart) > _LONG:
            continue
        if apart > _APART or apart < -_APART:
            said = f"The page's {where} says {day}, its story tells of {happened}: {abs(apart)} days apart."
        elif apart < 0 and (event is None or event.mention.last is None):
            said = f"The page's {where} says {day}, before the day that the story reports, {happened}."
        else:
            continue
        return [Note("header-disagrees", said, start, end)]
    return []
