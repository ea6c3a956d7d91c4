"""Articles of both languages to the events they tell: who met whom, when and where.

>>> from defcorpus.events import find_events
>>> find_events([], {})
[]
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from defcorpus.events.grouping.judge import Weigh, field_of, ordered
from defcorpus.events.grouping.linking import Tell, group
from defcorpus.events.records import (
    TELLINGS_VERSION,
    Attendee,
    Event,
    Member,
    Telling,
    from_bytes,
    to_bytes,
)
from defcorpus.events.summary.making import event_of
from defcorpus.events.summary.shown import with_forms
from defcorpus.events.tellings.signs import kind_of, signs
from defcorpus.events.tellings.stories import tellings
from defcorpus.events.tellings.years import with_years

__all__ = [
    "TELLINGS_VERSION",
    "Attendee",
    "Event",
    "Member",
    "Telling",
    "Weigh",
    "by_day",
    "find_events",
    "from_bytes",
    "tellings",
    "to_bytes",
]


def find_events(
    told: Iterable[Telling],
    links: Mapping[tuple[str, str], float],
    weigh: Weigh | None = None,
    copies: Mapping[str, str] | None = None,
    decided: Mapping[tuple[str, str], bool] | None = None,
    tell: Tell | None = None,
) -> list[Event]:
    """Group what articles tell into events, by day. The order of the tellings does not matter.

    `links` are the scores of counterparts by (Vietnamese id, English id); `weigh` tells what any other two
    would score. `copies` names for a copy the article it is a copy of: it belongs where that one does.
    `decided` says of two ids whether a person calls them reports of one event: that holds. `tell` is told
    how many comparisons of how many are made.
    """
    everything = sorted(told, key=lambda telling: telling.mark)
    several = {telling.id for telling in everything if telling.story > 1}
    short = {t.id: t for t in everything if copies and len(t.words) < _SHORT}
    left = {
        id_: kept
        for id_, kept in (copies or {}).items()
        if not {id_, kept} & several and not _of_others(short.get(id_), short.get(kept))
    }
    single = [telling for telling in everything if telling.id not in left]
    said = {
        ordered(left.get(one, one), left.get(two, two)): same
        for (one, two), same in sorted((decided or {}).items())
    }
    field = field_of(single, links, weigh, said)
    groups, state = group(field, tell)
    of_copies: dict[str, list[Member]] = {}
    for telling in everything:
        if telling.id in left:
            of_copies.setdefault(left[telling.id], []).append(_copy(telling, left[telling.id]))
    pairs: dict[str, list[str]] = {}
    for (vi, en), score in links.items():
        if score >= _PAIRED:
            pairs.setdefault(vi, []).append(en)
    found = [_with_copies(event_of(places, state, pairs), of_copies) for places in groups]
    return by_day(with_forms(with_years(found, everything), everything))


def by_day(events: Iterable[Event]) -> list[Event]:
    """Return events by day, that of publication where no other is known.

    Those whose year no article gives stand behind them, by month and day, and the undated last.
    """
    return sorted(events, key=_order)


_PAIRED = 0.5
_SHORT = 70  # words of a text in which a name or two are all that tells it from another


def _of_others(one: Telling | None, two: Telling | None) -> bool:
    """Say whether two short texts that are nearly equal are of another guest or another host."""
    if one is None or two is None:
        return False
    found = {sign.name for sign in signs(one, two, kind_of(one, two))}
    return bool(found & {"guest: another", "host: another"})


def _order(event: Event) -> tuple[bool, str, str]:
    day = event.day if event.day and event.day[0] != "-" else event.published
    return (day is None, day or event.day or "~", event.members[0].key)


def _copy(telling: Telling, kept: str) -> Member:
    return Member(
        telling.id, telling.key, telling.lang, telling.source, telling.date, telling.phase, telling.title,
        kept, "a copy", kept,
    )  # fmt: skip


def _with_copies(event: Event, copies: Mapping[str, list[Member]]) -> Event:
    more = [copy for member in event.members for copy in copies.get(member.id, ())]
    return replace(event, members=(*event.members, *more)) if more else event
