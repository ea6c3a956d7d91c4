"""Who met whom, as far as one article says it: people of two sides in a sentence that tells of a meeting."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from defcorpus.knowledge import table
from defcorpus.text import alternatives, normal, sentences

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
def _met() -> re.Pattern[str]:
    """Return the pattern of words of meeting; `tiếp` is one, `tiếp tục` is not."""
    parts = []
    for form, _, not_before in table("meetings"):
        unless = rf"(?!\s+(?:{alternatives(not_before.split())})\b)" if not_before else ""
        parts.append(rf"{re.escape(form)}\b{unless}")
    return re.compile(rf"\b(?:{'|'.join(sorted(parts, key=len, reverse=True))})", re.IGNORECASE)


@cache
def _reported() -> re.Pattern[str]:
    """Return the pattern of where reported speech begins: those named in it are spoken of, not met."""
    verbs = alternatives(form for form, _ in table("reporting"))
    return re.compile(rf"\b(?:{verbs})\b|:\s", re.IGNORECASE)


def meetings(article: Article) -> list[Meeting]:
    """Return every two people of different sides whom a sentence of meeting names, each two once.

    Two Vietnamese, or two of one country, are colleagues and not host and guest.
    """
    people = {person.key: person for person in article.people}
    mentions = sorted((f.start, f.end, f.key) for f in article.facts if f.kind == "person" and f.start >= 0)
    found: dict[tuple[str, str], Meeting] = {}
    for start, end in _told(article):
        speech = _reported().search(article.page.text, start, end)
        end = speech.start() if speech else end
        keys = dict.fromkeys(key for at, to, key in mentions if start <= at and to <= end and key in people)
        if not 2 <= len(keys) <= _MOST_IN_A_SENTENCE:
            continue
        words = article.page.text[start:end]
        if not _met().search(normal(words)):
            continue
        for one, other in combinations(sorted(keys), 2):
            if _two_sides(people[one], people[other]):
                found.setdefault((one, other), Meeting(one, other, words))
    return list(found.values())


def _told(article: Article) -> Iterator[tuple[int, int]]:
    for segment in article.page.segments:
        if segment.role in _TOLD_IN:
            yield from sentences(article.page.text, segment.start, segment.end)


def _two_sides(one: Person, other: Person) -> bool:
    if one.native or other.native:
        return not (one.native and other.native)
    return one.country is None or other.country is None or one.country != other.country
