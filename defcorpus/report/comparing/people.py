"""Who of one article is who in the other, however each spells the name."""

from __future__ import annotations

from collections.abc import Callable

from defcorpus.article import Article, Person
from defcorpus.facts.people.also import readings
from defcorpus.facts.people.match import alike, parts_of, same_foreign
from defcorpus.pairs.features.sounds import sound_likeness

_LONG = 3  # letters of a part that two names share by more than chance
_SOUNDS_ALIKE = 0.75  # share of the consonants in order


def same_people(one: Article, other: Article) -> list[tuple[Person, Person]]:
    """Return the people whom both articles name, in the order of the one.

    By equal keys first (with pinyin and bracketed forms); then by syllables read in pinyin, by parts of a
    name, where only one person fits; then foreigners of one country who share a part, as `Ben Ua-lết-x` and
    `Ben Wallace` do; then those whose names sound alike, as `Gâu Uây Liêng` and `Goh Wei Liang` do.
    """
    left, right = list(one.people), list(other.people)
    found: list[tuple[Person, Person]] = []
    for fits in (_one_key, _read_out, _parts, _countrymen, _sounding):
        for person in tuple(left):
            there = [each for each in right if fits(person, each)]
            if len(there) == 1 and _sole(there[0], left, fits):
                found.append((person, there[0]))
                left.remove(person)
                right.remove(there[0])
    order = {person: at for at, person in enumerate(one.people)}
    return sorted(found, key=lambda pair: order[pair[0]])


def _sole(person: Person, left: list[Person], fits: Callable[[Person, Person], bool]) -> bool:
    return sum(fits(each, person) for each in left) == 1


def _keys(person: Person) -> set[str]:
    return {person.key, *person.also}


def _one_key(one: Person, other: Person) -> bool:
    return bool(_keys(one) & _keys(other))


def _read_out(one: Person, other: Person) -> bool:
    """Say whether one name is the other in Sino-Vietnamese syllables, where its page says no country."""
    if one.native == other.native:
        return False
    here, there = (one, other) if one.native else (other, one)
    return there.key in readings(here.name)


def _parts(one: Person, other: Person) -> bool:
    """Say whether one name may be a part or another spelling of the other: `Giang`, `Hasanov Zakir`."""
    if one.native and other.native:
        few, many = sorted((one.key.split(), other.key.split()), key=len)
        return few == many[-len(few) :] or (len(few) > 1 and few == many[: len(few)])
    if one.native != other.native and not (one.also or other.also):
        # One language's spelling alone may look Vietnamese.
        return one.key.replace(" ", "") == other.key.replace(" ", "")
    short, long = sorted((one, other), key=lambda person: len(person.key.split()))
    parts = short.key.split()
    if len(parts) == 1:
        return any(alike(parts[0], part) for part in parts_of(long.key, native=False))
    return same_foreign(short.key, long.key)


def _countrymen(one: Person, other: Person) -> bool:
    if one.native or other.native or one.country is None or one.country != other.country:
        return False
    parts = {part for part in one.key.split() if len(part) >= _LONG}
    return any(alike(part, there) for part in parts for there in other.key.split())


def _sounding(one: Person, other: Person) -> bool:
    if one.native and other.native:
        return False
    if one.country and other.country and one.country != other.country:
        return False
    return sound_likeness(one.key, other.key) >= _SOUNDS_ALIKE
