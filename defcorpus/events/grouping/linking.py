"""Tellings to groups that tell one event: best first, never across a contradiction (constrained linkage)."""

from __future__ import annotations

import dataclasses
import heapq
import math
from collections.abc import Callable, Iterable

from defcorpus.events.grouping.blocking import candidates
from defcorpus.events.grouping.judge import Field, judge, ordered, said_of
from defcorpus.events.records import Party, Telling, Verdict
from defcorpus.events.tellings.apart import told_apart
from defcorpus.events.tellings.lexis import FIRST, occasion_of
from defcorpus.events.weights import BITS
from defcorpus.events.who.people import guests_of, official, shared
from defcorpus.events.who.posts import office_key

_AROUND = ("preview", "wrap-up")
_AROUND_LEAST = -1.5  # bits
_CLOSE = 8.0  # bits: of groups that fit about as well, the one of the talks is taken
_TALKS = frozenset(("talks", "dialogue"))
_AGAINST = 2.0  # times that what speaks against counts beside what speaks for: events are not bridged
_LEAST, _MOST = -14.0, 10.0  # bits that one comparison counts for in the mean of two groups


@dataclasses.dataclass(slots=True)
class Grouping:
    """Groups as they grow, and the comparisons made for them."""

    field: Field
    groups: dict[int, list[int]] = dataclasses.field(default_factory=dict)  # by the smallest place in each
    group_of: dict[int, int] = dataclasses.field(default_factory=dict)
    verdicts: dict[tuple[int, int], Verdict] = dataclasses.field(default_factory=dict)
    later: set[tuple[int, int]] = dataclasses.field(default_factory=set)
    """Those who are one event only because a person says so: joined when all else is."""

    def verdict(self, at: int, to: int) -> Verdict:
        """Compare two tellings, once."""
        pair = (min(at, to), max(at, to))
        found = self.verdicts.get(pair)
        if found is None:
            found = self.verdicts[pair] = judge(self.field, *pair)
        return found

    def between(self, one: Iterable[int], two: Iterable[int]) -> float | None:
        """Return the mean points over two groups, or none where something is against it."""
        right = list(two)
        points = []
        for at in one:
            for to in right:
                found = self.verdict(at, to)
                if found.against or (self.later and (min(at, to), max(at, to)) in self.later):
                    return None
                bits = max(_LEAST, min(_MOST, found.points))
                points.append(bits * _AGAINST if found.formal and bits < 0 else bits)
        return math.fsum(points) / len(points) if points else None

    def join(self, one: int, two: int) -> None:
        """Make one group of two, given by their keys."""
        first, second = min(one, two), max(one, two)
        moved = self.groups.pop(second)
        self.groups[first] = sorted([*self.groups[first], *moved])
        for at in moved:
            self.group_of[at] = first


Tell = Callable[[int, int], None]
"""Told how many comparisons of how many are made."""

_EVERY = 500  # comparisons between two times that it is told


def group(tellings: Field, tell: Tell | None = None) -> tuple[list[list[int]], Grouping]:
    """Return the places of the tellings of each event; a summing-up may be of several.

    Reports are joined first. What announces or sums up a visit then joins the reports it fits best.
    """
    state = Grouping(tellings)
    close = candidates(tellings)
    everyone = range(len(tellings.tellings))
    state.groups = {at: [at] for at in everyone}
    state.group_of = {at: at for at in everyone}
    for made, pair in enumerate(close):
        if tell is not None and made % _EVERY == 0:
            tell(made, len(close))
        state.verdict(*pair)
    of_one = [pair for pair in close if said_of(tellings, *pair)]
    state.later = {pair for pair in of_one if not _of_themselves(state, *pair)}
    said = _join_what_was_said(state, [pair for pair in of_one if pair not in state.later])
    around = {at for at, t in enumerate(tellings.tellings) if t.phase in _AROUND and at not in said}
    _link(state, [pair for pair in close if not around & {*pair}])
    more = _attach(state, sorted(around), close)
    _link(state, [pair for pair in close if around & {*pair}], frozenset(around))
    _join_what_was_said(state, of_one)
    also: dict[int, set[int]] = {}
    for first, several in more.items():
        also.setdefault(state.group_of[first], set()).update(several)
    groups = [sorted({*members, *also.get(first, ())}) for first, members in sorted(state.groups.items())]
    return groups, state


def _of_themselves(state: Grouping, at: int, to: int) -> bool:
    """Say whether two tellings whom a person calls one event would be one without that."""
    told = state.field.tellings
    return not told_apart(told[at], told[to]) and state.verdict(at, to).points > BITS["by you: same"]


def _join_what_was_said(state: Grouping, pairs: list[tuple[int, int]]) -> set[int]:
    """Join what a person calls one event, the stories of digests that fit best; return all of these."""
    told = state.field.tellings
    pairs = sorted(pairs, key=lambda pair: (-state.verdict(*pair).points, pair))
    known = [pair for pair in pairs if len({state.group_of[at] for at in pair}) == 1]
    done = {ordered(told[at].id, told[to].id) for at, to in known}
    found: set[int] = set()
    for at, to in pairs:
        names = ordered(told[at].id, told[to].id)
        one, two = state.group_of[at], state.group_of[to]
        if names in done:
            continue
        done.add(names)
        if one != two and not _said_apart(state, one, two):
            state.join(one, two)
            found |= {at, to}
    return found


def _said_apart(state: Grouping, one: int, two: int) -> bool:
    """Say whether any of two groups are two events to a person, or stories of one page.

    What else is against it does not count here.
    """
    told = state.field.tellings
    both = [(at, to) for at in state.groups[one] for to in state.groups[two]]
    return any(said_of(state.field, at, to) is False or told[at].id == told[to].id for at, to in both)


def _link(state: Grouping, close: list[tuple[int, int]], around: frozenset[int] = frozenset()) -> None:
    """Join the two groups of the highest mean, again and again, while that is enough (average linkage)."""
    near: dict[int, set[int]] = {}
    heap: list[tuple[float, int, int, int]] = []

    def look(one: int, two: int) -> None:
        first, second = state.groups[one], state.groups[two]
        if around and not any(around >= {*members} for members in (first, second)):
            return  # no two events become one by what announces or sums up both
        mean = state.between(first, second)
        if mean is not None and mean > 0.0:
            heapq.heappush(heap, (-mean, min(one, two), max(one, two), len(first) + len(second)))

    for one, two in sorted({_groups(state, pair) for pair in close if _may_join(state, pair)}):
        near.setdefault(one, set()).add(two)
        near.setdefault(two, set()).add(one)
        look(one, two)
    while heap:
        _, one, two, size = heapq.heappop(heap)
        if size != len(state.groups.get(one, ())) + len(state.groups.get(two, ())):
            continue  # one of the two has grown since
        if one not in state.groups or two not in state.groups:
            continue
        state.join(one, two)
        near[one] = (near[one] | near.pop(two)) - {one, two}
        for other in sorted(near[one]):
            near[other] = (near[other] - {two}) | {one}
            look(one, other)


def _groups(state: Grouping, pair: tuple[int, int]) -> tuple[int, int]:
    one, two = (state.group_of[at] for at in pair)
    return min(one, two), max(one, two)


def _may_join(state: Grouping, pair: tuple[int, int]) -> bool:
    found = state.verdict(*pair)
    return not found.against and found.points > _LEAST and state.group_of[pair[0]] != state.group_of[pair[1]]


def _attach(state: Grouping, around: list[int], close: list[tuple[int, int]]) -> dict[int, set[int]]:
    """Join each announcement and summing-up to the reports it fits best.

    Return what belongs to further groups, by their keys: a summing-up of several events.
    """
    near: dict[int, set[int]] = {}
    for at, to in close:
        near.setdefault(at, set()).add(to)
        near.setdefault(to, set()).add(at)
    more: dict[int, set[int]] = {}
    chosen = [(at, _fitting(state, at, near.get(at, set()), around)) for at in around]
    for at, fits in chosen:
        if not fits:
            continue
        fits = list(dict.fromkeys(state.group_of[first] for first in fits))
        if state.field.tellings[at].phase == "wrap-up":
            for first in _named_too(state, at, fits[0], fits[1:]):
                more.setdefault(first, set()).add(at)
        state.join(state.group_of[at], state.group_of[fits[0]])
    return {state.group_of[first]: found for first, found in more.items()}


def _fitting(state: Grouping, at: int, near: set[int], around: list[int]) -> list[int]:
    """Return the groups of reports that a telling fits, the best first.

    The best need fit less well than two reports do: an announcement says little, but is of some visit. Of a
    visit's meetings it is of the talks, and of those with the host that it names.
    """
    fits = []
    told = state.field.tellings
    for first in sorted({state.group_of[to] for to in near} - {*around}):
        members = state.groups[first]
        if _of_others(told[at], [told[to] for to in members]):
            continue
        mean = state.between([at], members)
        if mean is not None:
            best = max(state.verdict(at, to).points for to in members)
            if best > _AROUND_LEAST:
                fits.append((best, first, mean > 0.0))
    top = max((best for best, _, _ in fits), default=0.0)

    def key(fit: tuple[float, int, bool]) -> tuple[int, bool, float, int]:
        best, first, _ = fit
        near = best > top - _CLOSE
        main = max(_main(told[at], told[to]) for to in state.groups[first]) if near else -1
        begins = near and any(_is_first_day(told[at], told[to]) for to in state.groups[first])
        return -main, not begins, -best, first

    return [first for place, (_, first, well) in enumerate(sorted(fits, key=key)) if not place or well]


def _is_first_day(told: Telling, report: Telling) -> bool:
    """Say whether a report is of the first day of several that are announced."""
    days = told.phase == "preview" and told.until is not None and told.day is not None
    return days and report.day is not None and report.day[-5:] == str(told.day)[-5:]


def _of_others(told: Telling, reports: Iterable[Telling]) -> bool:
    """Say whether what names an official has none of his, nor guest, occasion or ship, with any report."""
    if not any(map(official, told.natives)):
        return False
    return not any(
        guests_of(told, report) is not None
        or shared(told.natives, report.natives) is not None
        or not any(map(official, report.natives))
        or {*map(occasion_of, told.occasions)} & {*map(occasion_of, report.occasions)}
        or {*told.ships} & {*report.ships}
        for report in reports
    )


def _main(told: Telling, report: Telling) -> int:
    """Return how far a report is of what a visit is for.

    That is 3 for the host who is named, 2 for talks, 1 for somebody who has them.
    """
    unnamed = not told.foreigners and bool({*told.countries} & {*report.countries})
    if guests_of(told, report) is None and not unnamed:
        return 0
    talks = 2 * bool({*report.acts[:FIRST]} & _TALKS)
    if not talks and told.phase == "wrap-up":
        talks = any(map(_has_talks, report.natives[:1]))
    return 3 * (shared(told.natives, report.natives[:1]) is not None) + talks


def _has_talks(host: Party) -> bool:
    """Say whether somebody is of the ministry of defence, with whom its guests have talks."""
    return any("defence" in office_key(post) for post in host.posts)


def _named_too(state: Grouping, at: int, best: int, groups: list[int]) -> list[int]:
    """Return the groups beside the best that a summing-up names: of another day, or of another country."""
    told = state.field.tellings[at]
    there = [state.field.tellings[to] for to in state.groups[best]]
    days = {one.day[-5:] for one in there if one.day}
    others = {*told.countries} - {country for one in there for country in one.countries}
    return [
        first
        for first in groups
        if any(_names(told, state.field.tellings[to], days, others) for to in state.groups[first])
    ]


def _names(told: Telling, other: Telling, days: set[str], countries: set[str]) -> bool:
    if countries & {*other.countries}:
        return True
    return bool(
        other.day
        and other.day[-5:] not in days
        and any(day[-5:] == other.day[-5:] for day in told.days)
        and guests_of(told, other) is not None
        and shared(told.natives, other.natives) is not None
    )
