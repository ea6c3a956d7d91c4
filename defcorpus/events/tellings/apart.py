"""What makes two tellings two events whatever else they share."""

from __future__ import annotations

from defcorpus.events.records import Telling
from defcorpus.events.tellings.lexis import FIRST
from defcorpus.events.tellings.signs import HELD_FOR_MANY, for_many, of_two_who_met
from defcorpus.events.who.people import official

_YEARLY = frozenset(("message", "anniversary", "wreath"))
_OF_TWO = (("talks",), ("reception",), ("meeting",))


def told_apart(one: Telling, two: Telling) -> str:
    """Return in words what makes two tellings two events whatever else they share, if anything does."""
    if _beside_it(one, two) or _beside_it(two, one):
        return "an exhibition or a conference, and who met beside it"
    if _without_vietnam(one, two) or _without_vietnam(two, one):
        return "a meeting of two, and one without either"
    yearly = all({*telling.acts[:FIRST]} & _YEARLY for telling in (one, two))
    if yearly and one.ages and two.ages and not {*one.ages} & {*two.ages}:
        return f"kept for {one.ages[0]} and {two.ages[0]} years"
    return ""


def _without_vietnam(one: Telling, two: Telling) -> bool:
    """Say whether Vietnam met a guest in one telling, and the other, of its guest too, does not name it."""
    return not two.home and len(two.foreigners) > 1 and of_two_who_met(one)


def _beside_it(one: Telling, two: Telling) -> bool:
    """Say whether one telling is of a conference or the like, the other of two who met beside it."""
    # Whoever chairs a conference, or speaks there, met nobody by that.
    there = one.act == "conference" and two.aside and (two.act,) in _OF_TWO
    held = one.acts[:1] in HELD_FOR_MANY and not one.aside
    if not held or not (for_many(one) or there) or for_many(two):
        return False
    if not any(map(official, two.natives)) or not any(map(official, two.foreigners)):
        return False
    if one.occasions and one.acts[0] == "exhibition":
        return True
    return two.aside or two.acts[:1] in _OF_TWO
