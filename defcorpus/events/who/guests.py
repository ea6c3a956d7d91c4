"""Guests whose names look Vietnamese: Chinese in Sino-Vietnamese, of whom nothing else says so."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from defcorpus.article import Fact, Person
from defcorpus.events.who.roles import received
from defcorpus.knowledge import table

_READ_SO = "CN"  # whose names Vietnamese texts give in Sino-Vietnamese


def with_guest(
    people: Sequence[Person],
    text: str,
    facts: Sequence[Fact],
    lead: Sequence[tuple[int, int]],
    countries: Sequence[str],
) -> list[Person]:
    """Return people of a lead, whom somebody receives as Chinese where China alone is the other side.

    `Đón tiếp Thượng tá Mã Quốc Đống, Đại tá Trần Đình Khôi …`, of a Chinese ship: no other is foreign.
    """
    found = [
        replace(one, country=_READ_SO)
        if one.native and one.country is None and _comes(text, facts, one)
        else one
        for one in people
    ]
    if [*countries[:1]] != [_READ_SO] or len(found) < 2:
        return found
    if not all(one.native and one.country is None and not one.also for one in found):
        return found
    named = {fact.key: fact for fact in reversed(facts) if fact.kind == "person"}
    keys = received(text, lead, sorted(named.values(), key=lambda fact: fact.start))
    key = next((one.key for one in found[::-1] if one.key in keys and not _at_home(one)), None)
    if key is None:
        return found
    from defcorpus.facts.people.also import readings

    return [
        replace(one, country=_READ_SO, also=tuple(readings(one.name))) if one.key == key else one
        for one in found
    ]


def _comes(text: str, facts: Sequence[Fact], person: Person) -> bool:
    """Say whether somebody leads a Chinese delegation: `Đoàn … Trung Quốc do Thiếu tướng A dẫn đầu`."""
    for fact in facts:
        if fact.kind == "person" and fact.key == person.key:
            hit = _led().search(text, max(0, fact.start - _REACH), fact.start)
            lands = [
                f.key for f in facts if hit and f.kind == "country" and hit.start() <= f.start < fact.start
            ]
            if lands and {*lands} == {_READ_SO}:
                return True
    return False


_REACH = 140  # characters in front of a name in which the delegation stands that its bearer leads


@cache
def _led() -> re.Pattern[str]:
    return re.compile(r"(?i)(?<!\w)(?:đoàn|biên đội|tàu|đội tàu)\s[^.;:\n]*?\sdo\s[^.;:\n]*$")


def _at_home(person: Person) -> bool:
    """Say whether a post names Việt Nam or a body of its own."""
    homes = {form.lower() for form, _, code, *_ in table("countries") if code == "VN"}
    return any(home in post.lower() for post in person.posts for home in homes)
