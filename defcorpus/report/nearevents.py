"""Events that may be one: the same people within two days, which nobody has decided yet."""

from __future__ import annotations

import shlex
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from defcorpus.report.doubts import Doubt

if TYPE_CHECKING:
    from defcorpus.corpus import Corpus, Summary
    from defcorpus.events import Attendee, Event, Member
    from defcorpus.report.evidence import Pages

KIND = "event-near"
_APART = 2  # days
_LEAP = 2000  # a year for days of none
_AT_A_DISTANCE = frozenset(("call", "message"))


def near_events(
    corpus: Corpus,
    found: Sequence[Event],
    accepted: Mapping[int, set[str]],
    articles: Mapping[str, Summary],
    pages: Pages,
    paths: Sequence[str] = (),
) -> list[Doubt]:
    """Return a doubt for every two events that may be one, in the order of the events.

    `accepted` has the kinds of doubts that a person settled for an event, by its place.
    """
    from defcorpus.report.verdicts import holding

    said = {frozenset(keys) for keys in holding(corpus).decided}
    doubts = []
    for at, to in _couples(found):
        one, other = found[at], found[to]
        if KIND in accepted.get(at, ()) or KIND in accepted.get(to, ()) or _is_decided(one, other, said):
            continue
        doubts.append(_written(one, other, articles, pages, paths))
    return doubts


def _couples(found: Sequence[Event]) -> Iterator[tuple[int, int]]:
    """Yield the places of two events of one country, at most two days apart, that share who came."""
    by_country: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
    for at, event in enumerate(found):
        if event.day is not None:
            for country in event.countries:
                by_country[country].append((_number(event.day), at))
    couples = set()
    for days in by_country.values():
        days.sort()
        for place, (day, at) in enumerate(days):
            for other, to in days[place + 1 :]:
                if other - day > _APART:
                    break
                if _may_be_one(found[at], found[to]):
                    couples.add((min(at, to), max(at, to)))
    yield from sorted(couples)


def _number(day: str) -> int:
    """Return a day as a number within a year: events of no known year are near those of any."""
    return date.fromisoformat(f"{_LEAP}-{day[-5:]}").toordinal()


def _may_be_one(one: Event, other: Event) -> bool:
    years = {event.day[:4] for event in (one, other) if event.day and event.day[0] != "-"}
    if len(years) > 1 or {*one.ids} & {*other.ids}:
        return False  # or stories of one page
    if (one.act in _AT_A_DISTANCE) != (other.act in _AT_A_DISTANCE):
        return False
    if not _share(_abroad(one), _abroad(other)):
        return False
    first, second = _at_home(one), _at_home(other)
    return not (first and second) or _share(first, second)


def _abroad(event: Event) -> list[Attendee]:
    return [person for person in (*event.hosts, *event.guests) if person.country != "VN"]


def _at_home(event: Event) -> list[Attendee]:
    return [person for person in (*event.hosts, *event.guests) if person.country == "VN"]


def _share(one: Sequence[Attendee], other: Sequence[Attendee]) -> bool:
    from defcorpus.events.records import Party
    from defcorpus.events.who.people import shared

    sides = [
        [Party(p.name, p.key, (), p.country == "VN", p.country, (), p.name_vi) for p in people]
        for people in (one, other)
    ]
    return shared(*sides) is not None


def _is_decided(one: Event, other: Event, said: set[frozenset[str]]) -> bool:
    return any(frozenset((left.key, right.key)) in said for left in one.members for right in other.members)


def _standing(event: Event) -> Member:
    """Return the article that stands for an event: a report of its own before a story of a digest."""
    return min(event.members, key=lambda m: (m.copy_of is not None, bool(m.stories)))


def _written(
    one: Event, other: Event, articles: Mapping[str, Summary], pages: Pages, paths: Sequence[str]
) -> Doubt:
    from defcorpus.report.fixing import in_words

    first, second = _standing(one), _standing(other)
    command = " ".join(("defcorpus review", *map(shlex.quote, paths)))
    ids = f"{shlex.quote(first.id)} {shlex.quote(second.id)}"
    told = f"It may be one event with that of {second.id} ({in_words(other)}); say one-event if it is."
    return Doubt(
        first.id,
        articles[first.id].path,
        KIND,
        told,
        pages.lead(second),
        f"{command} --say {ids} two-events",
    )
