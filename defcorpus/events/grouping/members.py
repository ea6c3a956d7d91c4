"""The articles of an event, and what each says of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from defcorpus.events.grouping.judge import explained
from defcorpus.events.grouping.linking import Grouping
from defcorpus.events.records import Member, Telling

_PHASES = ("report", "digest", "preview", "wrap-up")


def members_of(places: Sequence[int], state: Grouping) -> list[Member]:
    """Return the articles of an event: reports first, by language and date, each with the nearest other."""
    found: dict[str, Member] = {}
    for at in sorted(places, key=lambda at: _order(state.field.tellings[at])):
        telling = state.field.tellings[at]
        if (before := found.get(telling.id)) is not None:
            found[telling.id] = replace(before, stories=(*before.stories, telling.story))
            continue
        others = [(state.verdict(at, to), to) for to in places if state.field.tellings[to].id != telling.id]
        near = min(
            ((v, to) for v, to in others if not v.against),
            key=lambda pair: (-pair[0].points, state.field.tellings[pair[1]].mark),
            default=None,
        )
        said = next((place for place in telling.places if place[0] in telling.venue), ("", ""))
        why = explained(state.field, min(at, near[1]), max(at, near[1])) if near else ""
        found[telling.id] = Member(
            telling.id, telling.key, telling.lang, telling.source, telling.date, telling.phase, telling.title,
            state.field.tellings[near[1]].id if near else None, why,
            stories=(telling.story,) if telling.story else (),
            day=telling.day if telling.sure else None, place=said[0], place_name=said[1],
        )  # fmt: skip
    return list(found.values())


def _order(telling: Telling) -> tuple[object, ...]:
    phase = _PHASES.index(telling.phase)
    return (phase, telling.lang != "vi", telling.date is None, telling.date or "", telling.mark)
