"""The order of events within a day: by the part of the day that articles tell, then as protocol has it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from itertools import groupby
from typing import TYPE_CHECKING

from defcorpus.knowledge import table
from defcorpus.report.naming.offices import office_of
from defcorpus.report.naming.posts import in_vietnamese

if TYPE_CHECKING:
    from defcorpus.events import Event, Telling

_LEAD = 80  # words of an article, its title's too, in which it says when something was
_BEHIND = 5  # words behind `sáng` within which the day stands: `sáng nay`, `sáng Thứ Ba, ngày 4-11`
_NOON = 2.0  # where no article tells the part of the day


def day_parts(told: Iterable[Telling]) -> dict[str, int]:
    """Return the part of the day that articles tell by their ids: 1 is the morning, 4 the evening."""
    found = {}
    for telling in told:
        part = _part(telling.words[:_LEAD], telling.lang) if telling.story == 0 else 0
        if part and telling.phase == "report":
            found[telling.id] = part
    return found


def _part(words: Sequence[str], lang: str) -> int:
    """Return the first part of the day that is named with its day; 0 where none is."""
    known = _parts(lang)
    for at, word in enumerate(words):
        if word not in known:
            continue
        near = (
            words[at + 1 : at + 1 + _BEHIND] if lang == "vi" else words[max(0, at - _BEHIND) : at + _BEHIND]
        )
        follows = words[at + 1 : at + 2]
        if follows != ("s",) and any(other[:1].isdigit() or other in _THIS for other in near):
            return known[word]
    return 0


_THIS = frozenset(("nay", "this"))


@cache
def _parts(lang: str) -> dict[str, int]:
    return {form: int(part) for form, of, part in table("day_parts") if of == lang}


def in_order(events: Sequence[Event], parts: Mapping[str, int]) -> list[Event]:
    """Return events that are ordered by day in their order within each day too.

    `parts` has the part of the day by an article's id. Where none is told an event stands no earlier than
    those of the same guest with hosts of a lower office: a minister's talks, then the President's reception.
    """
    found: list[Event] = []
    for day, group in groupby(events, key=lambda event: event.day):
        same = list(group)
        found += same if day is None or len(same) == 1 else _within_a_day(same, parts)
    return found


def _within_a_day(events: Sequence[Event], parts: Mapping[str, int]) -> list[Event]:
    levels = [_level(event) for event in events]
    when: dict[int, float] = {}
    by_guest: defaultdict[str, float] = defaultdict(float)
    for at in sorted(range(len(events)), key=lambda at: (levels[at], at)):
        keys = [person.key for person in events[at].guests]
        told = Counter(parts[id_] for id_ in events[at].ids if id_ in parts)
        before = max((by_guest[key] for key in keys), default=0.0)
        when[at] = float(min(told, key=lambda part: (-told[part], part))) if told else before or _NOON
        for key in keys:
            by_guest[key] = max(by_guest[key], when[at] if told else 0.0)
    return [events[at] for at in sorted(when, key=lambda at: (when[at], levels[at], at))]


def _level(event: Event) -> int:
    """Return how high the office of the host is; 0 where protocol says nothing of it."""
    offices = [office_of(person, "vi").text for person in event.hosts]
    offices += [in_vietnamese(person.post, person.country) for person in event.hosts]
    return max(
        (level for office in offices for form, level in _levels() if office.startswith(form)), default=0
    )


@cache
def _levels() -> tuple[tuple[str, int], ...]:
    return tuple((office, int(level)) for office, level in table("protocol"))
