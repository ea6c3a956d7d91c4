"""Years that no report of an event writes, told from another event of the same guest in the same days."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from defcorpus.events.records import Attendee, Event, Party, Telling
from defcorpus.events.tellings.lag import apart
from defcorpus.events.who.people import same_person

_VISIT = 7  # days that a visit takes at most


def with_years(events: Sequence[Event], tellings: Iterable[Telling]) -> list[Event]:
    """Return events, a day without its year with that of another event of the guest's visit, as inferred.

    Another edition of what is held every year is of another year, whoever comes to it.
    """
    editions: dict[str, set[int]] = {}
    for telling in tellings:
        editions.setdefault(telling.id, set()).update(telling.editions)
    dated: dict[str, list[Event]] = {}
    for event in events:
        if event.day and event.day[0] != "-":
            for person in _foreign(event):
                dated.setdefault(person.country or "", []).append(event)
    return [
        _dated(event, dated, editions) if event.day and event.day[0] == "-" else event for event in events
    ]


def _dated(event: Event, dated: Mapping[str, list[Event]], editions: Mapping[str, set[int]]) -> Event:
    day = str(event.day)
    years = {
        str(other.day)[:4]
        for person in _foreign(event)
        for other in dated.get(person.country or "", ())
        if apart(day, str(other.day)) <= _VISIT
        and not _of_other_years(*({n for id_ in one.ids for n in editions[id_]} for one in (event, other)))
        and any(same_person(_party(person), _party(one)) for one in _foreign(other))
    }
    return replace(event, day=f"{years.pop()}{day[1:]}", inferred=True) if len(years) == 1 else event


def _of_other_years(one: set[int], two: set[int]) -> bool:
    return bool(one and two) and one.isdisjoint(two)


def _foreign(event: Event) -> list[Attendee]:
    return [one for one in (*event.hosts, *event.guests) if one.country not in (None, "VN")]


def _party(person: Attendee) -> Party:
    return Party(person.name, person.key, (), False, person.country, ())
