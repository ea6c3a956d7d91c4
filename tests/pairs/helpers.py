"""Articles made for tests: a text, and the facts that its analysis would give."""

from __future__ import annotations

import hashlib

import numpy as np

from defcorpus.article import (
    Article,
    DateReading,
    Fact,
    Language,
    Location,
    Metadata,
    Page,
    Person,
    Segment,
    Title,
)
from defcorpus.pairs.candidates.standing import Candidates, found_again, renewed
from defcorpus.text import fold, words


def reading(day: str | None) -> DateReading | None:
    return DateReading(day, "day", "header", False, -1, -1, 0.9, "test") if day else None


def person(name: str, count: int = 1, *, native: bool = False, posts: tuple[str, ...] = ()) -> Person:
    return Person(name, fold(name), count, (name,), posts, native, 0)


def article(
    id: str,
    lang: str,
    body: str,
    *,
    title: str = "",
    date: str | None = None,
    event: str | None = None,
    people: tuple[Person, ...] = (),
    countries: tuple[str, ...] = (),
    segments: tuple[Segment, ...] | None = None,
) -> Article:
    text = f"{title}\n{body}" if title else body
    begin = len(title) + 1 if title else 0
    if segments is None:
        head = (Segment(0, len(title), "title", "test"),) if title else ()
        segments = (*head, Segment(begin, len(text), "body", "test"))
    key = hashlib.blake2b(f"{text}\0{date}".encode(), digest_size=16).hexdigest()
    facts = tuple(Fact("country", code, code, "body", -1, -1, 0.9, "test") for code in countries)
    return Article(
        id=id,
        page=Page(Location(id, ""), text, segments, Metadata(), "text", "utf-8", key),
        lang=Language(lang, 1.0, "test"),
        title=Title(title or body[:60], not title, 0, len(title), "test"),
        date=reading(date),
        event_date=reading(event),
        retrieved=None,
        source=None,
        credits=(),
        people=people,
        countries=countries,
        words=len(words(body)),
        facts=facts,
    )


def concatenated(_: str, mine, theirs):
    """Put rows behind others, as where there is no room for them."""
    return np.concatenate((mine, theirs))


def stand_again(before, new, orders, options, exact):
    """Bring what stands up to date, as a corpus does with what is kept beside its store."""
    terms = before.terms.model, (before.terms.unseen, before.terms.unseen_codes)
    sides = before.vi.straight(), before.en.straight()
    now = renewed(sides, new, orders, *terms, (concatenated, concatenated))
    found = Candidates(before.best, before.codes, before.weights, before.comparisons)
    return found_again(found, now, orders, (len(before.vi), len(before.en)), options, exact)
