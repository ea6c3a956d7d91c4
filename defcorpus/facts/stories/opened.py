"""The stories of a digest: stretches of a page, each with a guest of its own, as its paragraphs divide it."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from defcorpus.article import Fact, Page, Person, Segment
from defcorpus.knowledge import table
from defcorpus.text import alternatives, normal

_OPENING = 260
"""Characters of a paragraph in which it says who meets whom."""

_LONG = 60
"""Characters of a paragraph that may begin a story."""

_DAY = 16
"""Characters of a paragraph in which it opens with a day: `Chiều ngày 1-6`."""

_ITEMS = 3
"""Items of a list that make a digest."""

_SURE = 0.6
"""Confidence of a country that is named itself, not by its capital."""


class _Part(NamedTuple):
    """A paragraph of the body and who is named at its beginning."""

    start: int
    end: int
    sign: str  # "star", "bullet", "opener", "day" or ""
    meets: bool  # a reception or talks are told
    guests: frozenset[str]  # countries but Việt Nam, and foreigners
    named: frozenset[str]  # the same of the whole paragraph


def opened(page: Page, people: Sequence[Person], facts: Sequence[Fact]) -> list[tuple[int, int]]:
    """Return where stories begin and end that paragraphs open; nothing for a page of one story.

    `facts` are the article's, in order. A story begins where a paragraph opens as another story does
    (`* While hosting …`, `Cùng ngày, …`, an item of a list) and names a guest whom the story above has not.
    """
    body = [part for part in page.segments if part.role == "body"]
    foreign = {person.key for person in people if not person.native and person.posts}
    guests = [
        (fact.start, fact.key)
        for fact in facts
        if fact.start >= 0
        and (
            (fact.kind == "country" and fact.key != "VN" and fact.confidence >= _SURE)
            or (fact.kind == "person" and fact.key in foreign)
        )
    ]
    if len({key for _, key in guests}) < 2:
        return []
    days = [fact.start for fact in facts if fact.kind == "date"]
    signs = [
        _sign(page.text[part.start : min(part.end, part.start + 40)])
        or ("day" if any(part.start <= day < part.start + _DAY for day in days) else "")
        for part in body
    ]
    if not any(sign not in ("", "day") for sign in signs[1:]):
        return []
    parts = [_part(page.text, part, sign, guests) for part, sign in zip(body, signs, strict=True)]
    starts = _items(parts) or _starts(parts)
    if len(starts) < 2:
        return []
    ends = [*starts[1:], len(parts)]
    return [(parts[a].start, parts[b - 1].end) for a, b in zip(starts, ends, strict=True)]


@cache
def _forms(role: str) -> str:
    return alternatives(form for form, _, of in table("kinds") if of == role)


@cache
def _openers() -> re.Pattern[str]:
    return re.compile(rf"(?:{_forms('divider')})(?!\w)")


@cache
def _meets() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?!(?:{_forms('meets-not')})(?!\w))(?:{_forms('meets')})(?!\w)")


@cache
def _star() -> re.Pattern[str]:
    return re.compile(r"\*\s*[^\W\d_a-z]")


@cache
def _bullet() -> re.Pattern[str]:
    return re.compile(r"(?:[-–—•+▪◦►]|\d{1,2}[.)])\s+[^\W\d_a-z]")


def _sign(opening: str) -> str:
    """Return how a paragraph opens that may begin another story, or nothing."""
    if not opening[0].isalpha():
        if _star().match(opening):
            return "star"
        return "bullet" if _bullet().match(opening) else ""
    return "opener" if _openers().match(normal(opening).lower()) else ""


def _part(text: str, part: Segment, sign: str, guests: Sequence[tuple[int, str]]) -> _Part:
    start, end = part.start, part.end
    reach = min(end, start + _OPENING)
    near = frozenset(key for at, key in guests if start <= at < reach)
    named = frozenset(key for at, key in guests if start <= at < end)
    sign = sign if end - start >= _LONG else ""
    meets = bool(near) and _meets().search(normal(text[start:reach]).lower()) is not None
    return _Part(start, end, sign, meets, near, named)


def _items(parts: Sequence[_Part]) -> list[int]:
    """Return where the stories begin that are items of a list, each with guests of its own."""
    found = [at for at, part in enumerate(parts) if part.sign == "bullet" and part.meets and part.guests]
    bullets = sum(part.sign == "bullet" for part in parts)
    if len(found) < _ITEMS or len(found) * 4 < bullets * 3:
        return []
    own = sum(not parts[a].guests & parts[b].guests for a, b in itertools.pairwise(found))
    return found if own * 4 >= (len(found) - 1) * 3 else []


def _starts(parts: Sequence[_Part]) -> list[int]:
    """Return where stories begin that paragraphs open: with whom none of the story above has met."""
    starts = [0]
    listed = len(_countries(parts[0].guests)) > 1  # the lead names all guests of the page
    met = frozenset[str]() if listed else parts[0].guests
    told = parts[0].meets and bool(parts[0].guests)
    for at, part in enumerate(parts[1:], 1):
        if listed and not met and not part.sign and len(_countries(part.guests)) > 1:
            continue  # a summary stands above the lead: both name all guests
        new = part.guests - met
        person = len(new) > len(_countries(new))
        opens = part.sign == "star" or (part.sign == "opener" and part.meets and person)
        # A day opens a story where others have been opened: `Ngày 1-6, tiếp …`.
        opens = opens or (part.sign == "day" and part.meets and person and len(starts) > 1)
        opens = opens and told and not (listed and not met)
        if opens and len(new) * 2 > len(part.guests) and _countries(new):
            starts.append(at)
            met, told = part.guests, True
        else:
            met |= part.named
            told = told or (part.meets and bool(part.guests))
    return starts


def _countries(keys: frozenset[str]) -> frozenset[str]:
    """Return the countries among guests: a foreigner alone may be one already told of, by another name."""
    return frozenset(key for key in keys if len(key) == 2 and key.isupper())
