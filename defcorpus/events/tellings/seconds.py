"""A second meeting of the guest that a page goes on to tell: `He was received later by Minister A. …`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from defcorpus.article import Article, Fact, Person, Story
from defcorpus.events.phrases import phrases
from defcorpus.events.who.counterparts import office_of_counterpart
from defcorpus.events.who.leading import foreign
from defcorpus.events.who.posts import by_office, order_of
from defcorpus.facts.stories.days import dated
from defcorpus.facts.stories.met import meeting_words
from defcorpus.text import sentences

_TOLD = 15  # words behind the sentence that opens a second meeting, in its paragraph: else it is only named
_LEADER = 1  # the order of an office up to which its holder receives guests


def second_meeting(article: Article) -> tuple[Story, ...]:
    """Return the two stretches of a page that goes on to tell of another meeting, none for any other page.

    A paragraph opens with another host of the guest of the lead, on the same day or another, and tells more.
    """
    text = article.page.text
    body = [(part.start, part.end) for part in article.page.segments if part.role == "body"]
    people = {person.key: person for person in article.people}
    named = [fact for fact in article.facts if fact.kind == "person" and fact.key in people]
    for start, end in body[1:]:
        first = next(iter(sentences(text, start, end)), (start, end))
        before = {fact.key for fact in named if body[0][0] <= fact.start < start}
        if len(text[first[1] : end].split()) < _TOLD or not before:
            continue
        if _opens(
            article, first, [fact for fact in named if first[0] <= fact.start < first[1]], before, people
        ):
            spans = [(body[0][0], start), (start, body[-1][1])]
            return dated(text, spans, article.facts, article.event_date)
    return ()


def _opens(
    article: Article,
    span: tuple[int, int],
    named: Sequence[Fact],
    before: set[str],
    people: dict[str, Person],
) -> bool:
    """Say whether a sentence tells that somebody named before met a leader of the other side who was not."""
    words = article.page.text[span[0] : span[1]]
    if meeting_words().search(words) is None or _another().search(words.lower()) is None:
        return False
    return any(
        known
        and new
        and known[0].key in before
        and new[0].key not in before
        and _leads(people[new[0].key], article)
        for known, new in (
            (
                [f for f in named if foreign(people[f.key]) is abroad],
                [f for f in named if foreign(people[f.key]) is not abroad],
            )
            for abroad in (True, False)
        )
    )


def _leads(person: Person, article: Article) -> bool:
    offices = (*by_office(person.posts)[:1], *office_of_counterpart(person, article)[:1])
    return any(order_of(post) <= _LEADER for post in offices)


@cache
def _another() -> re.Pattern[str]:
    """Match what says that it was another time of the visit: `later on the same day`, `Hôm sau`."""
    return re.compile(phrases("before", "besides", "next day"))
