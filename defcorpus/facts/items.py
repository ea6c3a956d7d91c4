"""The items of a page that says that it tells of several things: `The week in brief`, `Điểm tin tuần qua`.

Each item is a paragraph with an act and a guest of its own; nothing need open it, and a line above it that
only says of which country or place it is belongs to it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from defcorpus.article import DateReading, Fact, Page, Person, Segment
from defcorpus.knowledge import table
from defcorpus.text import alternatives, fold, normal

_FEW = 2  # items that make a digest
_LONG = 60  # characters of a paragraph that may be an item; a heading is shorter
_OPENING = 320  # characters in which an item says who does what
_FRONT = 60  # characters in which it says that it was on the day of the one above
_ALONE = 25  # characters beside a day in its line; with fewer it is when the page was put out
_SURE = 0.6  # confidence of a country that is named itself, not by its capital


class Item(NamedTuple):
    """A stretch of the page that tells one thing, and the day on which that was."""

    start: int
    end: int
    day: DateReading | None


class _Part(NamedTuple):
    start: int
    end: int
    people: frozenset[str]  # foreigners
    countries: frozenset[str]  # but Việt Nam
    acts: bool


def items(page: Page, people: Sequence[Person], facts: Sequence[Fact]) -> list[Item]:
    """Return the items of a digest that calls itself one; nothing for any other page.

    `facts` are the article's, in order. Two items at least; none has the guest of another, nor the country
    where one of the two names nobody.
    """
    body = [part for part in page.segments if part.role == "body"]
    foreign = {person.key for person in people if not person.native or person.also}
    parts = [_part(page.text, part, facts, foreign) for part in body]
    told = [at for at, part in enumerate(parts) if part.acts]
    if len(told) > _FEW and len(parts[told[0]].countries) > 1 and len(parts[told[0]].people) != 1:
        del told[0]  # what stands above names all that follows
    found: list[int] = []
    for at in told:
        if not any(_alike(parts[at], parts[before]) for before in found):
            found.append(at)
    if len(found) < _FEW or not _says_several(page, parts[found[0]].start):
        return []
    starts = [_with_headings(parts, at, floor) for at, floor in zip(found, [0, *found], strict=False)]
    ends = [*starts[1:], len(parts)]
    spans = [(parts[a].start, parts[b - 1].end) for a, b in zip(starts, ends, strict=True)]
    return _dated(page.text, spans, facts)


def _part(text: str, part: Segment, facts: Sequence[Fact], foreign: set[str]) -> _Part:
    start, end = part.start, min(part.end, part.start + _OPENING)
    inside = [fact for fact in facts if start <= fact.start < end]
    people = frozenset(fact.key for fact in inside if fact.kind == "person" and fact.key in foreign)
    sure = (fact for fact in inside if fact.kind == "country" and fact.confidence >= _SURE)
    countries = frozenset(fact.key for fact in sure if fact.key != "VN")
    told = part.end - part.start >= _LONG and bool(people or countries)
    return _Part(part.start, part.end, people, countries, told and _acts(normal(text[start:end]).lower()))


def _acts(words: str) -> bool:
    return _act(words.isascii()).search(words) is not None


@cache
def _act(plain: bool) -> re.Pattern[str]:
    forms = [form for form, *_ in table("acts")] + [form for form, *_ in table("meetings")]
    return re.compile(rf"(?<!\w)(?:{alternatives({*forms, *(map(fold, forms) if plain else ())})})(?!\w)")


def _alike(one: _Part, two: _Part) -> bool:
    """Say whether two paragraphs may be of one story: a guest of both, or a country where one names none."""
    if one.people and two.people:
        return bool(one.people & two.people)
    return bool(one.countries & two.countries)


def _with_headings(parts: Sequence[_Part], at: int, floor: int) -> int:
    """Return where an item begins whose headings are paragraphs of their own."""
    while at - 1 > floor and parts[at - 1].end - parts[at - 1].start < _LONG:
        at -= 1
    return at


def _says_several(page: Page, end: int) -> bool:
    """Say whether the title, or what stands above the first item, says that several things are told."""
    told = [page.text[s.start : s.end] for s in page.segments if s.role in ("title", "body") and s.end <= end]
    words = normal(" \n ".join([page.meta.title or "", *told])).lower()
    return re.search(rf"(?<!\w)(?:{_forms('several')})(?!\w)", words) is not None


@cache
def _forms(role: str) -> str:
    forms = [form for form, _, of in table("kinds") if of == role]
    return alternatives({*forms, *map(fold, forms)})


def _dated(text: str, spans: Sequence[tuple[int, int]], facts: Sequence[Fact]) -> list[Item]:
    """Return items with the first day of each; one without has that of the item above where it says so."""
    found: list[Item] = []
    own = [next((f for f in facts if a <= f.start < b and _is_day(text, f, a)), None) for a, b in spans]
    only = {fact.value for fact in own if fact is not None}
    for (start, end), fact in zip(spans, own, strict=True):
        day = None if fact is None else reading(fact)
        late = fact is None or fact.start > start + _FRONT
        if found and late and (says_same_day(text, start) or (fact is None and len(only) == 1)):
            day = found[-1].day
        found.append(Item(start, end, day))
    return found


def says_same_day(text: str, start: int) -> bool:
    """Say whether what begins at `start` says that it was on the day of what stands above it."""
    opening = normal(text[start : start + _FRONT]).lower()
    return re.search(rf"(?<!\w)(?:{_forms('same day')})(?!\w)", opening) is not None


def _is_day(text: str, fact: Fact, start: int) -> bool:
    """Say whether a fact is a whole day of an item: none that stands alone, nor one that is another's.

    A day at its beginning is its own, though words look back: `Trước đó, ngày 18-11`.
    """
    if fact.kind != "date" or _whole().fullmatch(fact.value) is None:
        return False
    line = text[text.rfind("\n", 0, fact.start) + 1 : fact.start] + text[fact.end :].partition("\n")[0]
    if len(line) < _ALONE:
        return False
    other = r"far from|is kept|to come|a feast"
    return not re.search(other if fact.start <= start + _FRONT else rf"{other}|look back", fact.note)


@cache
def _whole() -> re.Pattern[str]:
    return re.compile(r"\d{4}-\d\d-\d\d(?:/\d{4}-\d\d-\d\d)?")


def reading(fact: Fact) -> DateReading:
    """Return a day of the text as that of a story; of several days the first."""
    day, _, last = fact.value.partition("/")
    note = "; ".join(filter(None, (fact.note, f"until {last}" if last else "")))
    inferred = fact.note.startswith("year inferred")
    rule = "weekday" if "weekday" in fact.rule else fact.rule
    return DateReading(day, "day", "body", inferred, fact.start, fact.end, fact.confidence, rule, note)
