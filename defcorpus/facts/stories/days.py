"""The days of the stories of one page: the first day written in each, or what it says of the one above it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import cache

from defcorpus.article import DateReading, Fact, Story
from defcorpus.knowledge import table
from defcorpus.text import alternatives, fold, normal

_ALONE = 25  # characters beside a day in its line; with fewer it is when the page was put out
FRONT = 60
"""Characters in which a story says that it was on the day of the one above, or beside that."""
STOPS = '.!?…"”'
"""What ends a paragraph that is no heading."""


@cache
def numbered() -> re.Pattern[str]:
    """Match what stands in front of an item of a list: `3. `, `• `, `**• `."""
    return re.compile(r"[*_]{0,3}(?:[0-9]{1,2}[.)]\s|[-–—•+▪◦►*]\s)")


@cache
def said(role: str) -> re.Pattern[str]:
    """Return the pattern of what says so, in small letters, with marks or without: the table of kinds."""
    forms = [form for form, _, of in table("kinds") if of == role]
    return re.compile(rf"(?<!\w)(?:{alternatives({*forms, *map(fold, forms)})})(?!\w)")


def dated(
    text: str, spans: Sequence[tuple[int, int]], facts: Sequence[Fact], page: DateReading | None
) -> tuple[Story, ...]:
    """Return stories, each with its first day; one without has that of the one above where it says so.

    Any other without a day has that of the `page`; where nothing is known of that, but all stories that have
    a day are of one, so is it most likely.
    """
    begins = [_behind_heading(text, start, end) for start, end in spans]
    own = [
        next((f for f in facts if begin <= f.start < end and _is_day(text, f, begin)), None)
        for begin, (_, end) in zip(begins, spans, strict=True)
    ]
    one = len({fact.value for fact in own if fact is not None}) == 1
    found: list[Story] = []
    for (start, end), begin, fact in zip(spans, begins, own, strict=True):
        above = found[-1].event_date if found else None
        early = fact is not None and fact.start <= begin + FRONT
        beside = 0 if fact is not None or above is None else days_beside(text, begin)
        below = fact is not None and "\n" in text[begin : fact.start].strip()  # a paragraph that goes on
        day = page if fact is None or (page is not None and below) else _reading(fact)
        if beside and above is not None and _is_whole(above):
            value = (date.fromisoformat(above.value) + timedelta(beside)).isoformat()
            day = replace(above, value=value, inferred=True)
        elif found and not early and (says_same_day(text, begin) or (day is None and one)):
            day = above
        found.append(_story(start, end, facts, day))
    return tuple(found)


def says_same_day(text: str, start: int) -> bool:
    """Say whether what begins at `start` says that it was on the day of what stands above it."""
    return said("same day").search(_opening(text, start)) is not None


def days_beside(text: str, start: int) -> int:
    """Return 1 where what begins at `start` was the day after what stands above it, -1 the day before; 0."""
    opening = _opening(text, start)
    if said("day after").search(opening):
        return 1
    return -1 if said("day before").search(opening) else 0


def _opening(text: str, start: int) -> str:
    return normal(text[start : start + FRONT]).lower()


def _behind_heading(text: str, start: int, end: int) -> int:
    """Return where a story begins to tell: behind a numbered line without a stop."""
    line = text.find("\n", start, end)
    if line < 0 or text[line - 1] in STOPS or numbered().match(text, start) is None:
        return start
    return line + len(text[line:end]) - len(text[line:end].lstrip())


def _story(start: int, end: int, facts: Sequence[Fact], day: DateReading | None) -> Story:
    inside = [fact for fact in facts if start <= fact.start < end]
    people = dict.fromkeys(fact.key for fact in inside if fact.kind == "person")
    countries = sorted({fact.key for fact in inside if fact.kind == "country"})
    return Story(start, end, tuple(people), tuple(countries), day)


def _is_day(text: str, fact: Fact, start: int) -> bool:
    """Say whether a fact is a whole day of a story: none that stands alone, nor one that is another's.

    A day at its beginning is its own, though words look back: `Trước đó, ngày 18-11`.
    """
    if fact.kind != "date" or _whole().fullmatch(fact.value) is None:
        return False
    line = text[text.rfind("\n", 0, fact.start) + 1 : fact.start] + text[fact.end :].partition("\n")[0]
    if len(line) < _ALONE:
        return False
    other = r"is kept|to come|a feast|no day of the story"
    if fact.start > start + FRONT:
        return not re.search(rf"{other}|far from|look back", fact.note)
    # A week's digest comes out days after what it tells first: a day without its year is near enough.
    far = "" if "inferred" in fact.note else "|far from"
    return not re.search(rf"{other}{far}", fact.note)


@cache
def _whole() -> re.Pattern[str]:
    return re.compile(r"\d{4}-\d\d-\d\d(?:/\d{4}-\d\d-\d\d)?")


def _is_whole(day: DateReading) -> bool:
    return re.fullmatch(r"\d{4}-\d\d-\d\d", day.value) is not None


def _reading(fact: Fact) -> DateReading:
    """Return a day of the text as that of a story; of several days the first."""
    day, _, last = fact.value.partition("/")
    note = "; ".join(filter(None, (fact.note, f"until {last}" if last else "")))
    inferred = fact.note.startswith("year inferred")
    rule = "weekday" if "weekday" in fact.rule else fact.rule
    return DateReading(day, "day", "body", inferred, fact.start, fact.end, fact.confidence, rule, note)
