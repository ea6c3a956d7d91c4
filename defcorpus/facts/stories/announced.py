"""The stories of a page that says that it tells of several things: `The week in brief`, `Điểm tin tuần qua`.

Each item is a paragraph with an act and a guest of its own; nothing need open it, and a line above it that
only says of which country or place it is belongs to it.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from functools import cache
from typing import NamedTuple

from defcorpus.article import Fact, Page, Person, Segment
from defcorpus.facts.stories.days import FRONT, STOPS, days_beside, numbered, said, says_same_day
from defcorpus.knowledge import table
from defcorpus.text import alternatives, fold, normal, sentences

_FEW = 2  # items that make a digest
_LONG = 60  # characters of a paragraph that may be an item; a heading is shorter
_OPENING = 320  # characters in which an item says who does what
_WORD = 10  # characters in front of a day: `on `, `ngày `
_TOP = 3000  # characters in which a page says that it is a digest, most often far fewer
_HEADLINE = 3  # blanks of a headline at least; a menu's label has fewer
_SURE = 0.6  # confidence of a country that is named itself, not by its capital


class _Part(NamedTuple):
    start: int
    end: int
    people: frozenset[str]  # foreigners
    countries: frozenset[str]  # but Việt Nam
    lands: int  # how many of them, those told by their capitals too
    hosts: frozenset[str]  # whom else it names
    day: str  # that it opens with, or of which it says to be
    listed: bool  # it is an item of a list
    beside: bool  # the stretch in front of it in its paragraph is an item
    acts: bool  # it tells what somebody did with a guest


def announced(page: Page, people: Sequence[Person], facts: Sequence[Fact]) -> list[tuple[int, int]]:
    """Return where the items of a digest that calls itself one begin and end; nothing for any other page.

    `facts` are the article's, in order. Two items at least; none has the guest of another, nor the country
    where one of the two names nobody.
    """
    if not _says_several(page, _TOP):
        return []
    body = [part for part in page.segments if part.role == "body"]
    foreign = {person.key for person in people if not person.native or person.also}
    spans = [span for part in body for span in _divided(page.text, part, facts, foreign)]
    begins = {part.start for part in body}
    parts: list[_Part] = []
    for span in spans:
        beside = bool(parts) and span[0] not in begins and parts[-1].acts
        above = parts[-1].day if parts and says_same_day(page.text, span[0]) else ""
        parts.append(_part(page.text, span, facts, foreign, above, beside=beside))
    headings = {at for at in range(len(parts)) if _is_heading(page.text, parts, at)}
    parts = [part._replace(listed=part.listed or at - 1 in headings) for at, part in enumerate(parts)]
    told = [at for at, part in enumerate(parts) if part.acts and at not in headings]
    if told:
        told = [at for at in told if at < _tail(page.text, parts, told[0])]
    if len(told) > _FEW and parts[told[0]].lands > 1 and len(parts[told[0]].people) != 1:
        del told[0]  # what stands above names all that follows
    found: list[int] = []
    for at in told:
        if not any(_alike(parts[before], parts[at]) for before in found):
            found.append(at)
    if len(found) < _FEW or not _says_several(page, parts[found[0]].start):
        return []
    starts = [
        _with_headings(parts, at, floor, headings) for at, floor in zip(found, [0, *found], strict=False)
    ]
    ends = [*starts[1:], _tail(page.text, parts, found[-1])]
    return [
        (parts[a].start, parts[b - 1].end)
        for at, a, b in zip(found, starts, ends, strict=True)
        if not _is_prepared(page.text, parts[at])
    ]


def _is_prepared(text: str, part: _Part) -> bool:
    """Say whether an item tells of what is only being prepared, and most likely of when it was last held."""
    opening = normal(text[part.start : min(part.end, part.start + FRONT * 2)]).lower()
    hit = _prepared().search(opening)
    return hit is not None and _act(opening.isascii()).search(opening, 0, hit.start()) is None


@cache
def _prepared() -> re.Pattern[str]:
    forms = [form for form, _, role in table("phases") if role == "prepared"]
    return re.compile(rf"(?<!\w)(?:{alternatives({*forms, *map(fold, forms)})})(?!\w)")


def _divided(text: str, part: Segment, facts: Sequence[Fact], foreign: set[str]) -> list[tuple[int, int]]:
    """Return a paragraph in stretches: a sentence with a day of its own and another guest begins one.

    So does what stands behind a semicolon, where it is of another day.
    """
    starts, met, first = [part.start], frozenset[str](), ""
    for at, start, end in _clauses(text, part, facts):
        inside = [fact for fact in facts if start <= fact.start < end]
        guests = frozenset(fact.key for fact in inside if fact.kind == "person" and fact.key in foreign)
        day = _opened(inside, start)
        dated = bool(day) or says_same_day(text, start) or days_beside(text, start) != 0
        apart = dated if met else "" != first != day != ""
        if at and apart and guests and not guests & met:
            starts.append(start)
            met, first = guests, day
        else:
            met, first = met | guests, first or day
    return list(zip(starts, [*starts[1:], part.end], strict=True))


def _clauses(text: str, part: Segment, facts: Sequence[Fact]) -> Iterator[tuple[int, int, int]]:
    """Yield the sentences of a paragraph, and what of them stands behind a semicolon and opens with a day."""
    days = [fact.start for fact in facts if fact.kind == "date" and part.start <= fact.start < part.end]
    bounds = [start for start, _ in sentences(text, part.start, part.end)]
    bounds += [
        found.end()
        for found in re.finditer(r";\s+", text[: part.end])
        if found.start() >= part.start and any(0 <= day - found.end() <= _WORD for day in days)
    ]
    bounds.sort()
    yield from zip(range(len(bounds)), bounds, [*bounds[1:], part.end], strict=True)


def _opened(facts: Sequence[Fact], start: int) -> str:
    """Return the day with which a stretch opens."""
    return next((f.value for f in facts if f.kind == "date" and f.start <= start + FRONT), "")


def _tail(text: str, parts: Sequence[_Part], last: int) -> int:
    """Return behind which paragraph the last item ends: what is to come, or noted besides, is none of it."""
    for at in range(last + 1, len(parts)):
        opening = normal(text[parts[at].start : parts[at].start + FRONT]).lower().lstrip("–-•*+ ")
        if said("tail").match(opening):
            return at
    return len(parts)


def _part(
    text: str, span: tuple[int, int], facts: Sequence[Fact], foreign: set[str], above: str, *, beside: bool
) -> _Part:
    """Return a stretch with whom it names; a foreigner named with somebody of the country acts with him.

    `above` is the day on which it says to be without giving it.
    """
    start, end = span[0], min(span[1], span[0] + _OPENING)
    inside = [fact for fact in facts if start <= fact.start < end]
    people = frozenset(fact.key for fact in inside if fact.kind == "person" and fact.key in foreign)
    abroad = [fact for fact in inside if fact.kind == "country" and fact.key != "VN"]
    countries = frozenset(fact.key for fact in abroad if fact.confidence >= _SURE)
    lands = len({fact.key for fact in abroad})
    named = frozenset(fact.key for fact in inside if fact.kind == "person")
    listed = numbered().match(text, start) is not None
    told = (beside or span[1] - span[0] >= _LONG) and bool(people or countries)
    # What names nobody, and no day in its first sentence, goes on with what stands above it.
    first = next(iter(sentences(text, *span)), span)[1]
    own = bool(named or listed) or any(fact.kind == "date" and fact.start < first for fact in inside)
    words = normal(text[start:end]).lower()
    acts = told and (beside or bool(people and named - people) or (own and _acts(words)))
    day = _opened(inside, start) or above
    return _Part(*span, people, countries, lands, named - people, day, listed, beside, acts)


def _acts(words: str) -> bool:
    return _act(words.isascii()).search(words) is not None


@cache
def _act(plain: bool) -> re.Pattern[str]:
    forms = [form for form, *_ in table("acts")] + [form for form, *_ in table("meetings")]
    return re.compile(rf"(?<!\w)(?:{alternatives({*forms, *(map(fold, forms) if plain else ())})})(?!\w)")


def _alike(one: _Part, two: _Part) -> bool:
    """Say whether two paragraphs may be of one story: a guest of both, or a country where one names none.

    An item of a list, or what stands behind it in its paragraph, is not of what is above it where that opens
    with another day, or other hosts receive the guest.
    """
    if two.listed or (one.listed and two.beside):
        other_day = bool(one.day and two.day) and one.day != two.day
        if other_day or (one.hosts and two.hosts and not one.hosts & two.hosts):
            return False
    if one.people and two.people:
        return bool(one.people & two.people)
    return bool(one.countries & two.countries)


def _with_headings(parts: Sequence[_Part], at: int, floor: int, headings: Collection[int]) -> int:
    """Return where an item begins whose headings are paragraphs of their own."""
    while at - 1 > floor and (at - 1 in headings or parts[at - 1].end - parts[at - 1].start < _LONG):
        at -= 1
    return at


def _is_heading(text: str, parts: Sequence[_Part], at: int) -> bool:
    """Say whether a paragraph, without a stop, is the heading of the one behind it: `3. Minister sees …`."""
    if at + 1 == len(parts) or text[parts[at].end - 1] in STOPS:
        return False
    if "\n" not in text[parts[at].end : parts[at + 1].start]:
        return False  # a clause
    one, two = (numbered().match(text, parts[place].start) for place in (at, at + 1))
    return one is not None and two is None


def _says_several(page: Page, end: int) -> bool:
    """Say whether the title, or what stands above the first item, says that several things are told."""
    told = [page.text[s.start : s.end] for s in page.segments if s.role in ("title", "body") and s.end <= end]
    # A digest's headline may be a section's name too: `Đối ngoại quốc phòng tuần qua`.
    menus = (page.text[s.start : s.end] for s in page.segments if s.role == "menu" and s.end <= end)
    told += [line for line in menus if line.count(" ") >= _HEADLINE and not re.search(r"[|>»/\n]", line)]
    words = normal(" \n ".join([page.meta.title or "", *told])).lower()
    return said("several").search(words) is not None
