"""An article's tellings: one of the whole page, or one for each story of a digest."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from defcorpus.article import Article, Story
from defcorpus.events.records import Telling
from defcorpus.events.tellings.chained import each_apart, in_turn
from defcorpus.events.tellings.reading import Stretch, party_of, stretches, telling_of
from defcorpus.events.tellings.seconds import second_meeting
from defcorpus.events.where.places import places_of
from defcorpus.events.who.leading import foreign
from defcorpus.facts.stories.days import numbered, says_same_day
from defcorpus.facts.stories.unmarked import divided
from defcorpus.knowledge import table
from defcorpus.text import alternatives, fold, normal, sentences

_SENTENCE = 40  # characters of a sentence; what is shorter is a heading, such as `KENYA.`
_THERE = (0, 2)  # ranks of places with `tại` or `in` in front, and of those that open a text


def tellings(article: Article) -> tuple[Telling, ...]:
    """Return what an article tells: one telling, or one for each story of a digest.

    A comment that gives no day in its lead tells none: those it names met some other time.
    """
    stories = article.stories or divided(article, foreign, lambda person: party_of(person, article).country)
    stories = stories or second_meeting(article)
    whole = telling_of(article, stretches(article), 0, None)
    said = [part[:2] for part in stretches(article) if part.role != "caption"]
    turns = in_turn(article, whole, said)
    if not stories and _is_comment(article.title.text) and not (whole.day and whole.sure):
        return ()
    if len(turns) > len(stories):  # the opening names more than paragraphs of their own are told of
        return tuple(turns)
    parts = [_parts(article, story) for story in stories]
    told = [telling_of(article, parts[at], at + 1, story) for at, story in enumerate(stories)]
    told = [_with_shown(article, one, at, stories) for at, one in enumerate(told)]
    hosting = [
        at
        for at, one in enumerate(told)
        if one.foreigners or _of_a_country(one, article.page.text, stories[at])
    ]
    above = stories[hosting[0]].start if hosting else stories[0].start
    found = _dated(
        article, [_placed(article, *each, above) for each in zip(told, parts, strict=True)], stories
    )
    found = _there_too(found)
    kept = hosting if len(hosting) > 1 else range(len(found))
    apart = [one for at in kept for one in each_apart(article, found[at], [part[:2] for part in parts[at]])]
    if len(apart) == len(kept):
        return tuple(apart)
    return tuple(replace(one, story=number) for number, one in enumerate(apart, 1))


def _there_too(found: Sequence[Telling]) -> list[Telling]:
    """Return the tellings of stories; one without a place has that of the first where both are of one day."""
    first = found[0]
    told = first.venue and first.day
    return [
        _changed(one, places=first.places[:1], venue=first.venue[:1])
        if told and not one.places and one.day == first.day and one.acts[:1] != ("call",)
        else one
        for one in found
    ]


def _is_comment(title: str) -> bool:
    return _comment().match(normal(title).lower()) is not None


@cache
def _comment() -> re.Pattern[str]:
    """Match a title that says to be a comment: `Commentary: why …`, `Bình luận | …`."""
    forms = [form for form, _, of in table("kinds") if of == "comment-head"]
    return re.compile(rf"(?:{alternatives([*forms, *map(fold, forms)])})\s*[:|–—-]\s")


def _of_a_country(told: Telling, text: str, story: Story) -> bool:
    """Say whether a story that names no guest tells what was done with a country.

    The first may be what stands above the stories, but not where it is an item of a list.
    """
    first = told.story == 1 and numbered().match(text, story.start) is None
    return bool(told.countries and told.acts) and not first


def _with_shown(article: Article, told: Telling, at: int, stories: Sequence[Story]) -> Telling:
    """Return a story that names no guest with the one of a caption right above it, or in it.

    Whom another story names is none of it.
    """
    if told.foreigners:
        return told
    story = stories[at]
    above = stories[at - 1].end if at else 0
    others = {key for one in stories if one is not story for key in one.people}
    spans = [
        (part.start, part.end)
        for part in article.page.segments
        if part.role == "caption" and above <= part.start < story.end
    ]
    named = [f.key for f in article.facts if f.kind == "person" and any(a <= f.start < b for a, b in spans)]
    people = {person.key: person for person in article.people}
    shown = [people[key] for key in dict.fromkeys(named) if key in people and key not in others]
    guest = next((person for person in shown if foreign(person) and person.posts), None)
    return _changed(told, foreigners=(party_of(guest, article),)) if guest is not None else told


def _parts(article: Article, story: Story) -> list[Stretch]:
    return [
        Stretch(max(part.start, story.start), min(part.end, story.end), part.role)
        for part in stretches(article)
        if part.role == "body" and part.start < story.end and part.end > story.start
    ]


def _placed(article: Article, told: Telling, parts: Sequence[Stretch], above: int) -> Telling:
    """Return a story with what it does not say itself; `above` is where the first one begins.

    One that names neither host nor day, or the page's host on the same day, has the page's host and place,
    and so has one of a guest of the page's lead; another has what stands above all of them.
    """
    whole = telling_of(article, stretches(article), 0, None)
    hosts = [party.key for party in whole.natives[:1]]
    same = bool(told.natives) and told.natives[0].key in hosts and told.day in (None, whole.day)
    dated = any(f.kind == "date" and any(p.start <= f.start < p.end for p in parts) for f in article.facts)
    listed = whole.sure and told.day == whole.day and {*told.countries[:1]} & {*whole.countries}
    if not same and (told.natives or (dated and not listed)):
        lead = [part for part in stretches(article) if part.end <= above]
        whole = telling_of(article, lead, 0, None) if lead else told
    own = _own_places(article, parts)
    of_page = tuple(place for place in whole.places[:1] if not told.natives or place[0] in whole.venue)
    places = own or (() if told.acts[:1] == ("call",) else of_page) or told.places
    return _changed(
        told,
        natives=told.natives or whole.natives[:1],
        act=told.act or whole.act,
        places=places,
        venue=tuple(code for code in dict.fromkeys((*told.venue, *whole.venue)) if code in dict(places)),
        home=told.home or whole.home or bool(article.stories and _home_of(article)),
    )


def _home_of(article: Article) -> bool:
    facts = (fact for fact in article.facts if fact.kind in ("country", "place"))
    return any(fact.key[:2] == "VN" for fact in facts)


def _own_places(article: Article, parts: Sequence[Stretch]) -> tuple[tuple[str, str], ...]:
    """Return where a story says in its first sentence that it was, or as that begins: `Toulon: …`."""
    text = article.page.text
    spans = [span for part in parts for span in sentences(text, part.start, part.end)]
    at = next((n for n, (a, b) in enumerate(spans) if b - a >= _SENTENCE), 0)
    lead = spans[: at + 1]
    facts = [fact for fact in article.facts if any(a <= fact.start < b for a, b in lead)]
    found = [(rank, code, name) for rank, code, name in places_of(text, facts, lead) if "-" in code]
    return tuple((code, name) for rank, code, name in found if rank in _THERE)


def _dated(article: Article, found: Sequence[Telling], stories: Sequence[Story]) -> list[Telling]:
    """Return the tellings of stories; one without a day has that of the one above it where it says so.

    Where all that have one are of one day, so are the others most likely; where none has, all are of the
    page's.
    """
    only = {telling.day for telling in found if telling.day}
    if not only:
        whole = telling_of(article, stretches(article), 0, None)
        day, guess, sure = (
            (whole.day, whole.guess, whole.sure) if whole.until is None else (None, None, False)
        )
        return [_changed(telling, day=day, guess=guess, sure=sure) for telling in found]
    days: list[Telling] = []
    above: Telling | None = None
    for telling, story in zip(found, stories, strict=True):
        if telling.day is not None:
            above = telling
        elif above is not None:
            same = says_same_day(article.page.text, story.start)
            if same or len(only) == 1:
                telling = _changed(telling, day=above.day, guess=above.guess, sure=same and above.sure)
        days.append(telling)
    return days


def _changed(telling: Telling, **values: object) -> Telling:
    return replace(telling, **values)  # type: ignore[arg-type]  # the fields' own values
