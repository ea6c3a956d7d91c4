"""Pages that tell of several meetings, one behind the other, without a mark between them."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from functools import cache

from defcorpus.article import Article, DateReading, Fact, Person, Story
from defcorpus.knowledge import table
from defcorpus.text import alternatives, normal, sentences

_SEVERAL = 3  # guests of different countries from which on a page tells of several meetings
_OPENING = 90  # characters of a stretch in which it says that it was the day after


def divided(
    article: Article, foreign: Callable[[Person], bool], country: Callable[[Person], str | None]
) -> list[Story]:
    """Return the stretches of a page that tell of one guest each, none for a page of one meeting.

    Three guests of different countries with posts make several meetings; two do where the lead, which names
    no guest, says that there were several.
    """
    body = [(part.start, part.end) for part in article.page.segments if part.role == "body"]
    home = any(fact.kind in ("country", "place") and fact.key[:2] == "VN" for fact in article.facts)
    home = home or any(
        _ranks().search(post) for person in article.people if not foreign(person) for post in person.posts
    )
    if not body or not home:
        return []  # news of abroad name many who do not meet
    first: dict[str, int] = {}
    for fact in article.facts:
        if fact.kind == "person" and any(a <= fact.start < b for a, b in body):
            first.setdefault(fact.key, fact.start)
    guests: dict[str, Person] = {}
    for person in sorted(article.people, key=lambda p: first.get(p.key, -1)):
        if person.key in first and foreign(person):
            if (code := country(person)) is None:
                return []
            guests.setdefault(code, person)
    met = [person for person in guests.values() if person.posts]
    if len(met) < _SEVERAL:
        met = list(guests.values()) if len(guests) > 1 and _says_several(article, body, first, guests) else []
    return _stories(article, body, [first[person.key] for person in met]) if met else []


def _says_several(
    article: Article,
    body: Sequence[tuple[int, int]],
    first: dict[str, int],
    guests: dict[str, Person],
) -> bool:
    """Say whether title or lead tell of several guests, of whom each has a paragraph of his own below."""
    lead = body[0]
    paragraphs = [next(a for a, b in body if a <= first[p.key] < b) for p in guests.values()]
    if lead[0] in paragraphs or len({*paragraphs}) < len(guests):
        return False
    told = normal(f"{article.title.text} \n {article.page.text[lead[0] : lead[1]]}").lower()
    named = {fact.key for fact in article.facts if fact.kind == "country" and lead[0] <= fact.start < lead[1]}
    return {*guests} <= named or _several().search(told) is not None


def _stories(article: Article, body: Sequence[tuple[int, int]], starts: Sequence[int]) -> list[Story]:
    """Return a story for each guest: from the sentence that names him to that which names the next one."""
    text, found = article.page.text, []
    begins = [
        next(a for part in body for a, b in sentences(text, *part) if a <= at < b or at < a) for at in starts
    ]
    if len({*begins}) < len(begins):
        return _together(article, body, starts)
    before: str | None = None
    for start, end in zip(begins, [*begins[1:], body[-1][1]], strict=True):
        reading = _day(article, start, end, before)
        before = reading.value if reading is not None else before
        found.append(_story(article, start, end, reading))
    return found


def _together(article: Article, body: Sequence[tuple[int, int]], starts: Sequence[int]) -> list[Story]:
    """Return a story for each guest of those whom one sentence names: from one's name to the next one's."""
    ends = [*starts[1:], body[-1][1]]
    return [_story(article, a, b, article.event_date) for a, b in zip(starts, ends, strict=True)]


def _story(article: Article, start: int, end: int, reading: DateReading | None) -> Story:
    inside = [fact for fact in article.facts if start <= fact.start < end]
    people = dict.fromkeys(fact.key for fact in inside if fact.kind == "person")
    countries = sorted({fact.key for fact in inside if fact.kind == "country"})
    return Story(start, end, tuple(people), tuple(countries), reading)


def _day(article: Article, start: int, end: int, before: str | None) -> DateReading | None:
    """Return the first day of a stretch, the one behind the story's above where it says so, or the page's."""
    opening = normal(article.page.text[start : start + _OPENING]).lower()
    if before is not None and _day_after().search(opening) and re.fullmatch(r"\d{4}-\d\d-\d\d", before):
        day = (date.fromisoformat(before) + timedelta(1)).isoformat()
        return DateReading(day, "day", "body", True, start, start + _OPENING, 0.6, "body", f"after {before}")
    fact = next((f for f in article.facts if start <= f.start < end and _is_day(f)), None)
    if fact is None:
        return article.event_date
    inferred = "year inferred" in fact.note
    return DateReading(
        fact.value, "day", "body", inferred, fact.start, fact.end, fact.confidence, fact.rule, fact.note
    )


def _is_day(fact: Fact) -> bool:
    whole = fact.kind == "date" and re.fullmatch(r"\d{4}-\d\d-\d\d", fact.value) is not None
    return whole and not re.search(r"far from|is kept|to come|a feast", fact.note)


@cache
def _ranks() -> re.Pattern[str]:
    """Return the pattern of a general's rank: who bears it and is no foreigner acts for Việt Nam."""
    known = alternatives(form for form, _, key in table("ranks") if "general" in key or "admiral" in key)
    return re.compile(rf"(?i)(?<!\w)(?:{known})(?!\w)")


@cache
def _several() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{_forms('several')})(?!\w)")


@cache
def _day_after() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{_forms('day after')})(?!\w)")


def _forms(role: str) -> str:
    return alternatives(form for form, _, of in table("visiting") if of == role)
