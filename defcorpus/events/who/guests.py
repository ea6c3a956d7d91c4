"""Guests whose names look Vietnamese: Chinese in Sino-Vietnamese, of whom nothing else says so."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

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
    found = list(people)
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


def _at_home(person: Person) -> bool:
    """Say whether a post names Việt Nam or a body of its own."""
    homes = {form.lower() for form, _, code, *_ in table("countries") if code == "VN"}
    return any(home in post.lower() for post in person.posts for home in homes)
