"""Which tellings are compared: those that share a guest, a host and a country or day, rare words, a pair."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from defcorpus.events.grouping.judge import Field
from defcorpus.events.records import Telling
from defcorpus.events.tellings.heaviest import Vector
from defcorpus.events.tellings.lexis import occasion_of
from defcorpus.pairs.features.sounds import sound

_RAREST = 12  # terms of an article that bring candidates
_COMMON = 40  # tellings; a term of more brings none
_LARGE = 60  # tellings of one key that are all compared; in a larger one only neighbours in time
_NEIGHBOURS = 12
_APART = 21  # days: no more lie between what tells of one event, where both are known


def candidates(field: Field) -> list[tuple[int, int]]:
    """Return the places of tellings to compare, the smaller first, in order."""
    by_key: dict[str, list[int]] = {}
    for at, telling in enumerate(field.tellings):
        for key in dict.fromkeys(_keys(telling)):
            by_key.setdefault(key, []).append(at)
    for at in range(len(field.tellings)):
        for term in _rarest(field.vectors[at]):
            by_key.setdefault(f"w:{field.tellings[at].lang}:{term}", []).append(at)
    days = [_day(telling) for telling in field.tellings]
    found: set[tuple[int, int]] = set()
    for key, places in by_key.items():
        if key.startswith("w:") and len(places) > _COMMON:
            continue
        found.update(_couples(days, places))
    by_id: dict[str, list[int]] = {}
    for at, telling in enumerate(field.tellings):
        by_id.setdefault(telling.id, []).append(at)
    for vi, en in (*field.links, *(field.decided or ())):
        for one in by_id.get(vi, ()):
            found.update((min(one, two), max(one, two)) for two in by_id.get(en, ()))
    return sorted(found)


def _couples(days: Sequence[int | None], places: list[int]) -> Iterator[tuple[int, int]]:
    """Yield couples of one key; `days` has the day of each telling of the corpus, where known."""
    reach = len(places)
    if len(places) > _LARGE:
        places = sorted(places, key=lambda at: (days[at] or 0, at))
        reach = _NEIGHBOURS
    for at, one in enumerate(places):
        day = days[one]
        for two in places[at + 1 : at + 1 + reach]:
            other = days[two]
            if day is None or other is None or abs(day - other) <= _APART:
                yield (min(one, two), max(one, two))


def _day(telling: Telling) -> int | None:
    """Return the day a telling is of, or was put out on, as a number; none where its year is not known."""
    day = telling.day if telling.day and telling.day[0] != "-" else telling.date
    return None if day is None else date.fromisoformat(day).toordinal()


def _keys(telling: Telling) -> Iterator[str]:
    yield from (f"o:{occasion_of(key)}" for key in telling.occasions)
    if not telling.home:
        return  # news of abroad: its words bring candidates
    for party in telling.foreigners:
        for key in (party.key, *party.also):
            yield from (f"g:{word}" for word in key.split() if len(word) > 2)
        yield f"s:{sound(party.key)[:4]}"
    for party in telling.natives:
        yield from (f"g:{word}" for key in party.also for word in key.split() if len(word) > 2)
        yield from (f"n:{party.key}|{country}" for country in telling.countries)
        if telling.day:
            yield f"n:{party.key}|{telling.day[-5:]}"
    yield from (f"v:{ship}" for ship in telling.ships)
    for country in telling.countries:
        for day in (telling.day, telling.date):
            if day:
                yield f"c:{country}|{day[-5:-3]}"


def _rarest(vector: Vector) -> list[str]:
    return sorted(vector, key=lambda term: (-vector[term], term))[:_RAREST]
