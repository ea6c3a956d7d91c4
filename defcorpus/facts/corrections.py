"""A person's corrections, put over what was read from a page.

A correction of an article is found by the article's content key, so that it holds wherever the file is kept;
one of a person by the folded name, in every article; one of an event by the content keys of articles that
tell it (see `defcorpus.events.grouping.corrected`). What was corrected says so: the rule is ``by you``, and
each correction of an article leaves a note of that kind.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from functools import reduce
from pathlib import PurePath
from types import MappingProxyType
from typing import Literal, NamedTuple, cast

from defcorpus.article import (
    Article,
    DateReading,
    DateRole,
    Fact,
    Kind,
    Lang,
    Language,
    Location,
    Note,
    Person,
    Source,
    Title,
)
from defcorpus.facts.people.match import key_of

BY_YOU = "by you"
NOTE = "by-you"
STALE = "page-changed"
"""The kind of note of what was decided when the page read otherwise, and does not hold now."""
NOBODY = "none"
"""As a value: no date, no outlet; of a person, that the words name nobody."""

Scope = Literal["article", "person", "event"]


class Correction(NamedTuple):
    """One thing a person decided."""

    scope: Scope
    which: str  # the article's id when it was written, or the name: for people to read
    key: str  # the article's content key, or the folded name; of an event the keys of some articles of it
    field: str  # `event`, `date`, `title`, `source`, `lang`, `kind`, `country+`, `person-`, ...; `is`
    value: str

    @property
    def takes_back(self) -> bool:
        """Say whether it only takes out what was said before."""
        return not self.value or (bool(self.several) and self.value.endswith("="))

    @property
    def several(self) -> str:
        """Return what tells it from others of its field that hold beside it; empty where one holds."""
        if self.scope == "event" and self.field in ("post", "country"):
            name, _, said = self.value.partition("=")
            return f"{key_of(name)}{'=vi' if is_vietnamese(said) else ''}" if key_of(name) else ""
        return self.value if self.field[-1:] in "+-" or self.field == "accept" else ""


def is_vietnamese(words: str) -> bool:
    """Say whether a post or a name is written in Vietnamese: with its marks."""
    from defcorpus.mentions.places.lookalike_words import is_native

    return any(map(is_native, words.split()))


class Corrections(NamedTuple):
    """All that were decided, by what they are found by."""

    articles: Mapping[str, tuple[Correction, ...]] = MappingProxyType({})
    people: Mapping[str, Correction] = MappingProxyType({})
    names: Mapping[str, tuple[Correction, ...]] = MappingProxyType({})
    """Those of articles by the article's name: its own id in a container, else its file's stem."""
    events: tuple[Correction, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.articles or self.people or self.events)

    @property
    def all(self) -> tuple[Correction, ...]:
        """Return them one by one."""
        own = (one for several in self.articles.values() for one in several)
        return (*own, *self.people.values(), *self.events)


NO_CORRECTIONS = Corrections()


def gathered(corrections: Iterable[Correction]) -> Corrections:
    """Return corrections by what they are found by; of two for one thing the later holds."""
    articles: dict[str, dict[tuple[str, str], Correction]] = {}
    names: dict[str, dict[tuple[str, str], Correction]] = {}
    people: dict[str, Correction] = {}
    events: dict[tuple[str, str, str], Correction] = {}
    for one in corrections:
        if one.scope == "person":
            people[one.key] = one
        elif one.scope == "event":
            events[one.key.partition(" ")[0] or one.which, one.field, one.several] = one
        else:
            if one.key:
                articles.setdefault(one.key, {})[one.field, one.several] = one
            names.setdefault(one.which, {})[one.field, one.several] = one
    return Corrections(
        {key: tuple(found.values()) for key, found in articles.items()},
        people,
        {name: tuple(found.values()) for name, found in names.items()},
        tuple(events.values()),
    )


def name_of(location: Location) -> str:
    """Return the name by which an article is found that reads otherwise than it did."""
    return location.member or PurePath(location.path).stem


def corrected(article: Article, corrections: Corrections) -> Article:
    """Return the article with what was decided of it, and of the people it names."""
    own = corrections.articles.get(article.page.key, ())
    others = [
        one
        for one in corrections.names.get(name_of(article.page.location), ())
        if one.key != article.page.key and one.field not in {said.field for said in own}
    ]
    # A line without a key is meant for whatever has the name; one with another key was of another text.
    own = (*own, *(one for one in others if not one.key))
    stale = [one for one in others if one.key]
    article = reduce(lambda before, one: _APPLY[one.field](before, one.value), own, article)
    named = [one for person in article.people if (one := corrections.people.get(person.key))]
    article = reduce(_renamed, named, article)
    if not own and not named and not stale:
        return article
    told = [Note(STALE, f"{one.field}={one.value}") for one in stale]
    told += [Note(NOTE, f"{one.field}={one.value}") for one in own]
    told += [Note(NOTE, f"{one.which} is {one.value}") for one in dict.fromkeys(named)]
    return replace(article, notes=(*article.notes, *told))


def _event(article: Article, value: str) -> Article:
    reading = _date_reading(value)
    follows = article.date is None or article.date == article.event_date
    return replace(article, event_date=reading, date=reading if follows else article.date)


def _day(article: Article, value: str) -> Article:
    """Set the page's own day; a day of the story whose year was not known is then of that year."""
    article = replace(article, date=_date_reading(value))
    if article.event_date is not None and not article.event_date.inferred:
        return article
    unknown = f"-{value[4:]}"  # `--04-17`
    fact = next((f for f in article.facts if f.kind == "date" and f.value == unknown), None)
    if fact is None or value.count("-") != 2:
        return article
    role = cast("DateRole", fact.role)
    event = DateReading(value, "day", role, False, fact.start, fact.end, 1.0, BY_YOU, f"date={value}")
    return replace(article, event_date=event)


def _date_reading(value: str) -> DateReading | None:
    if value == NOBODY:
        return None
    precision: Literal["day", "month", "year"] = ("year", "month", "day")[value.count("-")]
    return DateReading(value, precision, "correction", False, -1, -1, 1.0, BY_YOU)


def _lang(article: Article, value: str) -> Article:
    if value in ("vi", "en", "other", "mixed", "unknown"):
        return replace(article, lang=Language(cast("Lang", value), 1.0, BY_YOU))
    return replace(article, lang=Language("other", 1.0, BY_YOU, other=value))


def _source(article: Article, value: str) -> Article:
    return replace(article, source=None if value == NOBODY else Source(value, -1, -1, BY_YOU))


def _add_country(article: Article, value: str) -> Article:
    return replace(article, countries=tuple(sorted({*article.countries, value})))


def _drop_country(article: Article, value: str) -> Article:
    return replace(
        article,
        countries=tuple(code for code in article.countries if code != value),
        facts=tuple(f for f in article.facts if (f.kind, f.key) != ("country", value)),
    )


def _add_person(article: Article, value: str) -> Article:
    if any(person.key == key_of(value) for person in article.people):
        return article
    person = Person(value, key_of(value), 1, (value,), (), False, -1)
    return replace(article, people=(*article.people, person))


def _drop_person(article: Article, value: str) -> Article:
    key = key_of(value)
    return replace(
        article,
        people=tuple(person for person in article.people if person.key != key),
        facts=tuple(f for f in article.facts if (f.kind, f.key) != ("person", key)),
    )


_APPLY: dict[str, Callable[[Article, str], Article]] = {
    "event": _event,
    "date": _day,
    "title": lambda article, value: replace(article, title=Title(value, False, -1, -1, BY_YOU)),
    "source": _source,
    "lang": _lang,
    "kind": lambda article, value: replace(article, kind=cast("Kind", value)),
    "country+": _add_country,
    "country-": _drop_country,
    "person+": _add_person,
    "person-": _drop_person,
    "accept": lambda article, _: article,  # its note settles the doubt
}
FIELDS = tuple(_APPLY)
"""What of an article can be corrected."""
EVENT_FIELDS = ("day", "until", "act", "place", "host", "guest", "country", "post", "tells", "accept")
"""What of an event can be corrected; `tells`, of one article or a story of it, that it tells none."""


def _renamed(article: Article, one: Correction) -> Article:
    """Return the article with one of its people under the name that was decided, or without them."""
    if one.value == NOBODY:
        return _drop_person(article, one.which)
    key = key_of(one.value)

    def moved(fact: Fact) -> Fact:
        if (fact.kind, fact.key) != ("person", one.key):
            return fact
        return replace(fact, value=one.value, key=key, rule=BY_YOU)

    people: dict[str, Person] = {}
    for person in article.people:
        if person.key == one.key:
            also = dict.fromkeys((*person.also, one.key))
            person = replace(person, name=one.value, key=key, also=tuple(also))
        before = people.get(person.key)
        people[person.key] = person if before is None else _merged(before, person)
    ordered = sorted(people.values(), key=lambda person: (-person.count, person.start))
    return replace(article, people=tuple(ordered), facts=tuple(map(moved, article.facts)))


def _merged(one: Person, other: Person) -> Person:
    """Return two people of one article as the one they were decided to be."""
    return replace(
        one,
        count=one.count + other.count,
        spellings=tuple(dict.fromkeys((*one.spellings, *other.spellings))),
        posts=tuple(sorted({*one.posts, *other.posts}, key=lambda post: (-len(post), post))),
        start=min(one.start, other.start),
        country=one.country or other.country,
        also=tuple(dict.fromkeys((*one.also, *other.also))),
    )
