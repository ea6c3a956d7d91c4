"""Who met whom, as far as one article says it: people of two sides in a sentence that tells of a meeting."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from defcorpus.facts.stories.met import meeting_words
from defcorpus.knowledge import table
from defcorpus.text import alternatives, sentences

if TYPE_CHECKING:
    from defcorpus.article import Article, Person

_TOLD_IN = ("title", "caption", "body")
# Where a summit is told of, a sentence may list a dozen guests: such a list says no more who met whom.
_MOST_IN_A_SENTENCE = 6


class Meeting(NamedTuple):
    """Two people of one article who met, by their keys in order, and the words that say it."""

    one: str
    other: str
    words: str


@cache
def _reported() -> re.Pattern[str]:
    """Return the pattern of where reported speech begins: those named in it are spoken of, not met."""
    verbs = alternatives(form for form, _ in table("reporting"))
    return re.compile(rf"\b(?:{verbs})\b|:\s", re.IGNORECASE)


@cache
def _unreal() -> re.Pattern[str]:
    """Return the pattern of what stands in front of a meeting that did not or has yet to take place."""
    words = alternatives(form for form, _ in table("unreal"))
    return re.compile(rf"\b(?:{words})(?:\s+\w+){{0,2}}\s+$", re.IGNORECASE)


def meetings(article: Article) -> list[Meeting]:
    """Return every two people of different sides whom a sentence of meeting joins, each two once.

    The one named last in front of the words of meeting meets those named behind them. Two Vietnamese, or two
    of one country, are colleagues and not host and guest.
    """
    people = {person.key: person for person in article.people}
    mentions = sorted((f.start, f.end, f.key) for f in article.facts if f.kind == "person" and f.start >= 0)
    found: dict[tuple[str, str], Meeting] = {}
    for start, end in _told(article):
        speech = _reported().search(article.page.text, start, end)
        end = speech.start() if speech else end
        named = [(at, people[key]) for at, to, key in mentions if start <= at and to <= end and key in people]
        if not 2 <= len({person.key for _, person in named}) <= _MOST_IN_A_SENTENCE:
            continue
        words = article.page.text[start:end]
        for met in meeting_words().finditer(words):
            if _unreal().search(words, max(0, met.start() - 40), met.start()):
                continue
            for one, other in _joined(named, start + met.start()):
                pair = (min(one.key, other.key), max(one.key, other.key))
                found.setdefault(pair, Meeting(*pair, words))
    return list(found.values())


def _joined(named: list[tuple[int, Person]], place: int) -> Iterator[tuple[Person, Person]]:
    """Yield who met whom, by the place of the words that say so."""
    before = [person for at, person in named if at < place]
    after = [person for at, person in named if at > place]
    if before and after:
        host = next((person for person in reversed(before) if _two_sides(person, after[0])), None)
        yield from ((host, person) for person in after if host and _two_sides(host, person))
    elif after:  # `Tại hội đàm với ông A, ông B`
        yield from ((after[0], person) for person in after[1:] if _two_sides(after[0], person))
    elif before:  # `Ông A và ông B đã hội đàm`
        yield from ((person, before[-1]) for person in before[-2:-1] if _two_sides(person, before[-1]))


def _told(article: Article) -> Iterator[tuple[int, int]]:
    for segment in article.page.segments:
        if segment.role in _TOLD_IN:
            yield from sentences(article.page.text, segment.start, segment.end)


def _two_sides(one: Person, other: Person) -> bool:
    left, right = _side(one), _side(other)
    if left is None or right is None:
        return not (one.native and other.native) and one.key != other.key
    return left != right


def _side(person: Person) -> str | None:
    """Return the country a person speaks for; a name with a pinyin form only looks Vietnamese."""
    return "VN" if person.native and not person.also else person.country
