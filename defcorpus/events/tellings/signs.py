"""What two tellings have in common and what tells them apart, each as a sign of a kind and a level.

A sign says nothing of how much it counts: that is in :data:`defcorpus.events.weights.BITS`, learnt.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Literal, NamedTuple

from defcorpus.events.records import Party, Telling
from defcorpus.events.tellings.borders import across, side
from defcorpus.events.tellings.lag import lag
from defcorpus.events.tellings.lexis import FIRST, occasion_of
from defcorpus.events.tellings.ports import in_other_ports
from defcorpus.events.who.people import guests_of, may_be_one, official, shared
from defcorpus.events.who.ships import came_with_others
from defcorpus.text import fold

Kind = Literal["meeting", "affair", "news"]
"""Two sides that meet; what one army does; anything else. Reports of each share their words otherwise."""

# What many countries take part in, so that those named tell little apart.
_WITH_MANY = frozenset(
    ("peacekeeping", "exhibition", "conference", "anniversary", "repatriation", "handover", "wreath")
)
_ARMED = _WITH_MANY | {"exercise", "patrol", "port call", "border exchange"}
HELD_FOR_MANY = (("exhibition",), ("conference",), ("anniversary",))
_NUMBERED = (("patrol",), ("exercise",))  # held for days, each with a number of its own
_WEEKS_APART = ("visit off", "off", "few", "few, unsure", "next", "next, unsure", "pages off", "pages few")
_MET = ("talks", "reception", "meeting", "call", "message", "dialogue")
AT_A_DISTANCE = frozenset(("call", "message"))
_FEW_PEOPLE = 2
_LONG = 5  # letters of a name that is no word besides, most likely
_MANY_GUESTS = 3  # countries whose guests are at what is held for many, not met at it
_MANY_SHIPS, _REPORTS = 3, ("report", "digest")  # who names so many ships of a visit names that visit


class Sign(NamedTuple):
    """One thing that two tellings share or differ in. `amount` is 1 for what is or is not, else a measure."""

    kind: str
    level: str
    words: str = ""
    amount: float = 1.0

    @property
    def name(self) -> str:
        """What the sign is learnt under."""
        return f"{self.kind}: {self.level}"


def kind_of(one: Telling, two: Telling) -> Kind:
    """Say what two tellings would be of if they were of one event."""
    both = diplomatic(one), diplomatic(two)
    home = one.home and two.home
    occasion = {*map(occasion_of, one.occasions)} & {*map(occasion_of, two.occasions)}
    if occasion and for_many(one) and for_many(two):
        return "affair"
    if all(both) or (any(both) and home and guests_of(one, two) is not None):
        return "meeting"
    armed = {*one.acts[:FIRST]} & {*two.acts[:FIRST]} & _ARMED
    if occasion and (armed or home or _one_edition(one, two)):
        return "affair"
    return "affair" if home and (armed or {*one.ships} & {*two.ships}) else "news"


def signs(one: Telling, two: Telling, kind: Kind) -> list[Sign]:
    """Return what the facts of two tellings say; their words are compared elsewhere."""
    found = [*_people(one, two, kind), *_countries(one, two), *_places(one, two)]
    if kind == "meeting":
        found += [*_guests(one, two), *_hosts(one, two)]
    elif any(map(of_two_who_met, (one, two))):  # the other is of another's doings
        found += [sign for sign in _hosts(one, two) if sign.level == "another"]
    if kind != "news":
        found += [*_acts(one, two), *_editions(one, two), *_occasions(one, two), *_ships(one, two)]
    if {one.phase, two.phase} - {*_REPORTS}:
        found.append(Sign("phase", "around", " and ".join(sorted({one.phase, two.phase}))))
    days = lag(one, two)
    if days.level in _WEEKS_APART and kind == "affair" and _one_edition(one, two):
        days = days._replace(level="visit near")  # from its announcement to its end
    if days.level == "between" and kind != "news" and _tell_of_each_other(one, two):
        days = days._replace(level="few")
    of = "day" if kind == "meeting" else f"day of {kind}"
    found.append(Sign(of, days.level or "not known", days.words))
    return found


def of_note(telling: Telling) -> bool:
    """Say whether a telling is of what is announced and summed up: a visit, an exercise, an exhibition."""
    armed = {*telling.acts[:FIRST]} & _ARMED or telling.ships
    return diplomatic(telling) or bool(telling.occasions or (armed and telling.home))


def for_many(telling: Telling) -> bool:
    """Say whether a telling is of an exhibition or the like, with guests of many countries or none named."""
    guests = len({party.country for party in telling.foreigners})
    held = telling.acts[:1] in HELD_FOR_MANY and not telling.aside
    return held and (guests == 0 or guests >= _MANY_GUESTS)


def of_two_who_met(telling: Telling) -> bool:
    """Say whether a telling is of a guest whom somebody of Việt Nam met."""
    met = any(act in _MET for act in telling.acts[:FIRST])
    guest = any(map(official, telling.foreigners)) and bool(telling.countries)
    return met and guest and bool(telling.natives) and diplomatic(telling)


def diplomatic(telling: Telling) -> bool:
    """Say whether a telling is of two sides that meet: such reports share their formulas."""
    named = any(map(official, (*telling.natives, *telling.foreigners)))
    return telling.home and named and bool(telling.foreigners or telling.countries)


def _guests(one: Telling, two: Telling) -> Iterator[Sign]:
    both = guests_of(one, two)
    if both is not None:
        left, right, how = both
        names = left.name if left.name == right.name else f"{left.name} / {right.name}"
        yield Sign("guest", "alike" if how == "known" else how, names)
        return
    if _leave_guest_out(one, two):
        yield Sign("guest", "not named", "in one of the two")
        return
    first, second = one.foreigners[:1], two.foreigners[:1]
    words = ", ".join(party.name for party in (*first, *second))
    lands = [{party.country for party in side} for side in (first, second)]
    apart = None not in lands[0] | lands[1] and all(lands) and not lands[0] & lands[1]
    if not apart and (_in_text(one.foreigners, two) or _in_text(two.foreigners, one)):
        yield Sign("guest", "named", words)
    elif first and second and not any(may_be_one(p, q) for p in one.foreigners for q in two.foreigners):
        known = all(any(official(p) for p in side) for side in (one.foreigners, two.foreigners))
        yield Sign("guest", "another" if known else "another, of no post", words)


def _leave_guest_out(one: Telling, two: Telling) -> bool:
    """Say whether one of two names nobody of the other side, and they tell else of the same.

    That is one host, what he did, with whose country, on the same day: `co-chaired the dialogue with Korea`.
    """
    if bool(one.foreigners) is bool(two.foreigners) or not (one.sure and two.sure):
        return False
    alike = one.day is not None and one.day[-5:] == str(two.day)[-5:] and {*one.countries} & {*two.countries}
    return bool(alike and {*one.acts[:FIRST]} & {*two.acts[:FIRST]}) and (
        shared(one.natives[:1], two.natives[:1]) is not None
    )


def _in_text(people: Sequence[Party], telling: Telling) -> bool:
    """Say whether a text names one of some people, if only by one name: `Hegseth and his entourage`."""
    parts = {part for party in people for part in party.key.split() if len(part) >= _LONG}
    return bool(parts) and not parts.isdisjoint(folded_words(telling))


@lru_cache(maxsize=1 << 12)
def folded_words(telling: Telling) -> frozenset[str]:
    """Return the words of a telling without marks."""
    return frozenset(fold(" ".join(telling.words)).split())


def _hosts(one: Telling, two: Telling) -> Iterator[Sign]:
    left, right = hosts(one), hosts(two)
    both = shared(left, right)
    if both is not None:
        first = shared(left[:1], right[:1]) is not None
        yield Sign("host", "alike" if first else "beside", both[0].name)
    elif left and right and one.phase in _REPORTS and two.phase in _REPORTS:
        named = any(p.key in two.named for p in left) or any(p.key in one.named for p in right)
        yield Sign("host", "named" if named else "another", f"{left[0].name}, {right[0].name}")


def hosts(telling: Telling) -> tuple[Party, ...]:
    """Return those who act for Việt Nam; a guest in Sino-Vietnamese without a post is none of them."""
    return tuple(p for p in telling.natives if official(p))


def _people(one: Telling, two: Telling, kind: Kind) -> Iterator[Sign]:
    """Compare whoever is named; of meetings, whoever is named beside host and guest."""
    left, right = {*one.named}, {*two.named}
    if kind == "meeting":
        acting = {p.key for p in (*one.natives, *two.natives, *one.foreigners, *two.foreigners)}
        left, right = left - acting, right - acting
    both = sorted(left & right)
    if both:
        yield Sign("people", "shared", ", ".join(both[:3]), min(3, len(both)) / 3)
    elif kind != "meeting" and min(len(left), len(right)) >= _FEW_PEOPLE:
        yield Sign("people", "others", f"{min(left)}, {min(right)}")


def _countries(one: Telling, two: Telling) -> Iterator[Sign]:
    if not one.countries or not two.countries:
        return
    if {*one.countries} & {*two.abroad} or {*two.countries} & {*one.abroad}:
        return
    if all(telling.acts[:1] and telling.acts[0] in _WITH_MANY for telling in (one, two)):
        return
    yield Sign("country", "another", f"{one.countries[0]}, {two.countries[0]}")


def _places(one: Telling, two: Telling) -> Iterator[Sign]:
    """Compare where; what two share counts by how seldom it is named, which is not known here."""
    left, right = ({code for code, _ in telling.places} for telling in (one, two))
    if across(one, two):
        yield Sign("place", "across the border", ", ".join(map(side, (one, two))))
    elif not left & right and one.venue and two.venue:
        names = dict((*one.places, *two.places))
        abroad = one.venue[0][:2] != two.venue[0][:2]
        words = f"{names[one.venue[0]]}, {names[two.venue[0]]}"
        yield Sign("place", "another country" if abroad else "another", words)


def _acts(one: Telling, two: Telling) -> Iterator[Sign]:
    left, right = one.acts[:FIRST], two.acts[:FIRST]
    if not left or not right:
        return
    words = f"{left[0]}, {right[0]}"
    if {*left} & {*right}:
        return
    if (left[0] in AT_A_DISTANCE) is not (right[0] in AT_A_DISTANCE):
        yield Sign("act", "at a distance", words)
    elif {*left} <= _ARMED and {*right} <= _ARMED:
        yield Sign("act", "another", words)


def _editions(one: Telling, two: Telling) -> Iterator[Sign]:
    both = {*one.editions} & {*two.editions}
    if both:
        yield Sign("edition", "alike", str(min(both)))
    elif one.editions and two.editions:
        yield Sign("edition", "another", f"{one.editions[0]}, {two.editions[0]}")


def _ships(one: Telling, two: Telling) -> Iterator[Sign]:
    both = [ship for ship in one.ships if ship in two.ships]
    ports = in_other_ports(one, two)
    if came_with_others(one.ships, two.ships):
        yield Sign("ship", "another", f"{one.ships[1]}, {two.ships[1]}")
    elif both:
        yield Sign("ship", "alike", ", ".join(both), (1 + min(len(both), _MANY_SHIPS)) / 2)
    elif ports is not None:
        yield Sign("ship", "another port", ", ".join(ports))
    elif one.ships and two.ships and all("port call" in telling.acts[:FIRST] for telling in (one, two)):
        yield Sign("ship", "another", f"{one.ships[0]}, {two.ships[0]}")


def _tell_of_each_other(one: Telling, two: Telling) -> bool:
    """Say whether each names the other's day beside its own: `the rest will fly on November 26`."""
    return one.sure and two.sure and one.day in two.days and two.day in one.days


def _one_edition(one: Telling, two: Telling) -> bool:
    """Say whether both are of one edition of a patrol, an exhibition …, whose days neither announces."""
    if any(telling.phase == "preview" and telling.until for telling in (one, two)):
        return False
    if one.acts[:1] == two.acts[:1] in _NUMBERED and one.editions[:1] == two.editions[:1] != ():
        return True
    return any(key in two.occasions and occasion_of(key) != key for key in one.occasions)


def _occasions(one: Telling, two: Telling) -> Iterator[Sign]:
    for left in one.occasions:
        for right in two.occasions:
            base = occasion_of(left)
            if base != occasion_of(right):
                continue
            marks = {left[len(base) :][:1], right[len(base) :][:1]}
            if left != right and len(marks) == 1:
                yield Sign("occasion", "another", f"{left}, {right}")
            else:
                whole = left == right != base
                yield Sign("occasion", "same edition" if whole else "alike", left if whole else base)
            return
