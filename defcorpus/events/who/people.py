"""Whether two articles name the same guest or host, however each writes the name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from defcorpus.events.records import Party, Telling
from defcorpus.knowledge import table
from defcorpus.pairs import weights as w
from defcorpus.pairs.features.people import likeness
from defcorpus.pairs.features.sounds import heard_alike, is_in_syllables, sound_likeness
from defcorpus.text import alternatives, normal

_FUZZY = 82.0  # rapidfuzz ratio of foreign names, 0 to 100
_REST = 75.0  # the same of the words that two names do not share
_LONG = 3  # letters of a family name beside which others may be cut
_SOUND = 0.65  # share of consonants in common, for army transliterations


@lru_cache(maxsize=1 << 18)
def same_person(one: Party, two: Party) -> str:
    """Say how two names are one person's: `alike`, `known`, `spelt otherwise`, `by sound`, or not at all."""
    if one.key == two.key:
        return "alike"
    if two.key in one.also or one.key in two.also or set(one.also) & set(two.also):
        return "known"
    if one.native and two.native and not (one.also or two.also):
        return ""
    left, right = set(one.key.split()), set(two.key.split())
    if not (one.native or two.native):
        if (left <= right or right <= left or _shortened(one.key, two.key)) and _countries_fit(one, two):
            return "spelt otherwise"
        if likeness(one.key, two.key) >= _FUZZY and _countries_fit(one, two) and _rest_alike(left, right):
            return "spelt otherwise"
    if _countries_fit(one, two) and (_written_by_sound(one) or _written_by_sound(two)):
        return "by sound" if _sound_alike(one, two) else ""
    return ""


def _sound_alike(one: Party, two: Party) -> bool:
    for heard, other in ((one, two), (two, one)):
        if _in_syllables(heard):
            return heard_alike(heard.key, other.key) >= w.SOUND_LEAST
    return sound_likeness(one.key, two.key) >= _SOUND


def _shortened(one: str, two: str) -> bool:
    """Say whether two names, folded, are one but for words of which one has only the first letter.

    >>> _shortened("a m pillai", "arvind menon pillai")
    True
    """
    left, right = one.split(), two.split()
    if len(left) != len(right) or min(map(len, (left[-1], right[-1]))) < _LONG:
        return False
    same = (a == b or (1 in (len(a), len(b)) and a[0] == b[0]) for a, b in zip(left, right, strict=True))
    return left[-1] == right[-1] and all(same)


def _rest_alike(left: set[str], right: set[str]) -> bool:
    """Say whether what two names do not share is alike too: Fraser Tisdale is not Fraser Tindall."""
    from rapidfuzz import fuzz

    one, two = (" ".join(sorted(words)) for words in (left - right, right - left))
    return float(fuzz.ratio(one, two)) >= _REST or float(fuzz.ratio(one.replace(" ", ""), two)) >= _REST


def _countries_fit(one: Party, two: Party) -> bool:
    return one.country is None or two.country is None or one.country == two.country


def _written_by_sound(party: Party) -> bool:
    """Say whether a name is written as it sounds, in hyphenated syllables: `Ai-đa Xây-ca-li`."""
    if "-" in party.name or _in_syllables(party):
        return True
    return party.native and bool(party.country) and party.country != "VN"


def _in_syllables(party: Party) -> bool:
    """Say whether a foreigner's name is written as it sounds, without hyphens: `Gâu Uây Liêng`."""
    return not party.native and not party.name.isascii() and is_in_syllables(party.key)


def shared(one: Sequence[Party], two: Sequence[Party]) -> tuple[Party, Party, str] | None:
    """Return the first two who are one person, and how."""
    for left in one:
        for right in two:
            how = same_person(left, right)
            if how:
                return left, right, how
    return None


def may_be_one(one: Party, two: Party) -> bool:
    """Say whether nothing tells two differently written foreigners apart: one is written by sound."""
    return _countries_fit(one, two) and (_written_by_sound(one) or _written_by_sound(two))


@cache
def _offices() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{alternatives(form for form, _ in table('offices'))})(?!\w)")


@lru_cache(maxsize=1 << 16)
def official(party: Party) -> bool:
    """Say whether someone is named with a rank or an office; a coach or a witness is not."""
    return any(_offices().search(normal(post).lower()) for post in party.posts)


@cache
def _bodies() -> re.Pattern[str]:
    known = {form.lower() for form, _, key, *_ in table("organisations") if key in _OF_MANY}
    return re.compile(rf"(?<!\w)(?:{alternatives(known)})(?!\w)")


_OF_MANY = ("un", "dpo", "unpko", "asean", "nato", "eu")  # bodies of many countries


def of_many(parties: Sequence[Party]) -> bool:
    """Say whether someone acts for the United Nations or the like, and for no country."""
    return any(_bodies().search(normal(post).lower()) for party in parties for post in party.posts)


def guests_of(one: Telling, two: Telling) -> tuple[Party, Party, str] | None:
    """Return the guest that two tellings share; a name in Sino-Vietnamese may look native."""
    found = shared(one.foreigners, two.foreigners)
    if found is None:
        found = shared([p for p in one.natives if p.also], two.foreigners)
    if found is None:
        found = shared(one.foreigners, [p for p in two.natives if p.also])
    return found
