"""Pages that tell of several meetings, one behind the other, without a mark between them."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache

from defcorpus.article import Article, Person, Story
from defcorpus.facts.stories.days import dated
from defcorpus.facts.stories.met import meeting_words
from defcorpus.knowledge import table
from defcorpus.text import alternatives, normal, sentences

_SEVERAL = 3  # guests of different countries from which on a page tells of several meetings


def divided(
    article: Article, foreign: Callable[[Person], bool], country: Callable[[Person], str | None]
) -> tuple[Story, ...]:
    """Return the stretches of a page that tell of one guest each, none for a page of one meeting.

    Three guests of different countries with posts, whom a sentence says to be met, make several meetings; two
    do where the lead, which names no guest, says that there were several. Ministers of three countries who
    speak in turn at one meeting are none, nor one whose visit is only spoken of.
    """
    body = [(part.start, part.end) for part in article.page.segments if part.role == "body"]
    home = any(fact.kind in ("country", "place") and fact.key[:2] == "VN" for fact in article.facts)
    home = home or any(
        _ranks().search(post) for person in article.people if not foreign(person) for post in person.posts
    )
    if not body or not home:
        return ()  # news of abroad name many who do not meet
    said = _several().search(_opening(article, body[0])) is not None
    # Of several guests some may only be named below their photographs.
    segments = article.page.segments if said else ()
    shown = [(s.start, s.end) for s in segments if s.role == "caption" and body[0][0] < s.start < body[-1][0]]
    first: dict[str, int] = {}
    for fact in sorted(article.facts, key=lambda fact: fact.start):
        if fact.kind == "person" and any(a <= fact.start < b for a, b in (*body, *shown)):
            first.setdefault(fact.key, fact.start)
    guests: dict[str, Person] = {}
    for person in sorted(article.people, key=lambda p: first.get(p.key, -1)):
        if person.key in first and foreign(person):
            if (code := country(person)) is None:
                return ()
            guests.setdefault(code, person)
    several = len(guests) > 1 and _says_several(article, body, first, guests)
    met = [p for p in guests.values() if p.posts and (said or _is_met(article, body, p))]
    if len(met) < _SEVERAL:
        met = list(guests.values()) if several else []
    return _stories(article, body, [first[person.key] for person in met]) if met else ()


def _is_met(article: Article, body: Sequence[tuple[int, int]], person: Person) -> bool:
    """Say whether a sentence of the body that names somebody is of a meeting."""
    named = [fact.start for fact in article.facts if fact.kind == "person" and fact.key == person.key]
    spans = (span for part in body for span in sentences(article.page.text, *part))
    return any(
        meeting_words().search(article.page.text, a, b) is not None
        for a, b in spans
        if any(a <= at < b for at in named)
    )


def _says_several(
    article: Article,
    body: Sequence[tuple[int, int]],
    first: dict[str, int],
    guests: dict[str, Person],
) -> bool:
    """Say whether title or lead tell of several guests, of whom each has a paragraph of his own below."""
    lead = body[0]
    paragraphs = [next(a for a, b in body if first[p.key] < b) for p in guests.values()]
    if lead[0] in paragraphs or len({*paragraphs}) < len(guests):
        return False
    named = {fact.key for fact in article.facts if fact.kind == "country" and lead[0] <= fact.start < lead[1]}
    return {*guests} <= named or _several().search(_opening(article, lead)) is not None


def _opening(article: Article, lead: tuple[int, int]) -> str:
    return normal(f"{article.title.text} \n {article.page.text[lead[0] : lead[1]]}").lower()


def _stories(article: Article, body: Sequence[tuple[int, int]], starts: Sequence[int]) -> tuple[Story, ...]:
    """Return a story for each guest: from the sentence that names him to that which names the next one.

    Where one sentence names two, from one's name to the next one's, all on the day of the page.
    """
    text = article.page.text
    begins = [
        next(a for part in body for a, b in sentences(text, *part) if a <= at < b or at < a) for at in starts
    ]
    together = len({*begins}) < len(begins)
    begins = [*starts] if together else begins
    spans = list(zip(begins, [*begins[1:], body[-1][1]], strict=True))
    return dated(text, spans, article.facts, article.event_date)


@cache
def _ranks() -> re.Pattern[str]:
    """Match a general's rank, who acts for Việt Nam where no foreign country is named with it."""
    known = alternatives(form for form, _, key in table("ranks") if "general" in key or "admiral" in key)
    return re.compile(rf"(?i)(?<!\w)(?:{known})(?!\w)")


@cache
def _several() -> re.Pattern[str]:
    # `As the two countries step up their ties` speaks of no guests.
    sides = r"(?! (?:\w+ )?(?:countr|nation|side|militar|arm(?:y|ies)|ministr(?:y|ies)|peoples|government))"
    return re.compile(rf"(?<!\w)(?:{_forms('several')})(?![\w-]){sides}")


def _forms(role: str) -> str:
    return alternatives(form for form, _, of in table("visiting") if of == role)
