"""The ships that a lead names, the surest sign of which port call it tells; and who comes with them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from defcorpus.article import Person
from defcorpus.events.phrases import phrases
from defcorpus.events.who.leading import foreign
from defcorpus.events.who.posts import office_key, order_of
from defcorpus.knowledge import table
from defcorpus.text import alternatives, fold, is_syllable, normal

_SEVERAL_SHIPS = 2
_ENVOYS = ("ambassador", "attaché", "charge d'affaires", "consul")  # who are there to welcome a ship
_COMES = (
    "visit",
    "reception",
    "meeting",
    "exercise",
    "",
)  # what a lead may tell of a ship instead of its call

_NAME = r"[\"“‘'«]?(?P<name>[^\W\d_a-z][\w’'.-]{2,})"


def ships_in(told: str) -> tuple[str, ...]:
    """Return the first word of each ship's name, folded; a Vietnamese ship, known by its number, is none.

    >>> ships_in("HMCS Montrose docked beside the frigate Vendémiaire.")
    ('montrose', 'vendemiaire')
    >>> ships_in("Tàu huấn luyện JS Hayakaze cập cảng Tiên Sa; tàu hộ vệ Hải quân.")
    ('hayakaze',)
    """
    hits = sorted((hit.start("name"), hit["name"]) for pattern in _ships() for hit in pattern.finditer(told))
    names = (name.strip("’'.-") for _, name in hits)
    kept = (name for name in names if not is_syllable(name) and name not in _navies())
    return tuple(dict.fromkeys(map(fold, kept)))


def as_port_call(
    act: str, acts: tuple[str, ...], ships: Sequence[str], people: Sequence[Person]
) -> tuple[str, tuple[str, ...], list[Person]]:
    """Return what is told of, all acts, and who acts.

    A ship whose visit is told, or its crew's doings, calls at a port. Where somebody of Việt Nam acts with an
    envoy of abroad, the ship is only spoken of.
    """
    host = any(not foreign(one) for one in people)
    envoy = any(foreign(one) and one.posts and _order(one) == _ENVOY for one in people)
    if act != "port call" and (not ships or act not in _COMES or (host and (envoy or act != "visit"))):
        return act, acts, [*people]
    return "port call", tuple(dict.fromkeys(("port call", *acts))), by_command(people)


def by_command(people: Sequence[Person]) -> list[Person]:
    """Return the people of a port call, those who come with the ships before the envoys who welcome them.

    Who leads them all goes first, then captains. Ministers come with no ship, but agreed on its visit, as did
    their counterparts; nor does anybody from abroad come who has no rank.
    """
    return sorted(
        (one for one in people if not _is_minister(one) and (one.posts or not foreign(one))), key=_order
    )


def _is_minister(person: Person) -> bool:
    posts = [post for post in person.posts if office_key(post)]
    return bool(posts) and order_of(posts[0]) == 0 and office_key(posts[0]) not in _ENVOYS


_ENVOY = 3


def _order(person: Person) -> int:
    posts = [normal(post).lower() for post in person.posts]
    for order, role in enumerate(("leads ships", "commands ship")):
        if any(re.match(phrases(role), post) for post in posts):
            return order
    return _ENVOY if any(office_key(post) in _ENVOYS for post in person.posts) else _ENVOY - 1


def came_with_others(one: Sequence[str], two: Sequence[str]) -> bool:
    """Say whether a ship came with others in either telling: of those of another year both may tell."""
    if len(one) < _SEVERAL_SHIPS or len(two) < _SEVERAL_SHIPS or one[0] != two[0]:
        return False
    return not any(
        ship.startswith(other) or other.startswith(ship)
        for ship, others in ((one[1], two), (two[1], one))
        for other in others
    )


@cache
def _navies() -> frozenset[str]:
    rows = table("namewords")
    return frozenset(form for form, _, use in rows if use == "ship" and not form.islower())


@cache
def _ships() -> tuple[re.Pattern[str], ...]:
    kinds = [form for form, _, act in table("acts") if act == "ship"]
    return (
        re.compile(rf"(?<!\w)(?:{alternatives(_navies())})\s{_NAME}"),
        re.compile(rf"(?<!\w)(?i:{alternatives(kinds)})\s{_NAME}"),
    )
