"""Which of several posts somebody acts in: an office of state goes before one of the Party and a rank."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from defcorpus.knowledge import table
from defcorpus.mentions.words.vocabulary import grammar
from defcorpus.text import alternatives, fold, normal

_LAST = 9  # the order of what no table knows
_UNKNOWN = 3
_PARTY = 6  # the order from which on posts are of the Party, or say little


@lru_cache(maxsize=1 << 14)
def order_of(post: str) -> int:
    """Return how far in front a post goes, 0 first.

    >>> order_of("Bộ trưởng Bộ Quốc phòng") < order_of("Phó Bí thư Quân ủy Trung ương")
    True
    """
    told = normal(post).lower()
    hit = _heads().match(told) or _heads().match(fold(told))
    if hit is None:
        hit = _heads().search(told)
    if hit is None:
        return _UNKNOWN if " " in told else _LAST
    found = _known()[hit.group()]
    return _UNKNOWN if found == _LAST and len(told) > hit.end() + 1 else found


def by_office(posts: Sequence[str]) -> tuple[str, ...]:
    """Return posts, the one that somebody acts in first; of equal ones the longest.

    >>> by_office(("Phó Bí thư Quân ủy Trung ương", "Đại tướng", "Bộ trưởng Bộ Quốc phòng"))
    ('Bộ trưởng Bộ Quốc phòng', 'Phó Bí thư Quân ủy Trung ương', 'Đại tướng')
    """
    return tuple(sorted(posts, key=lambda post: (order_of(post), -len(post))))


@cache
def _known() -> dict[str, int]:
    """Return the order of each post and rank in small letters, with marks and without."""
    orders = {key: int(order) for key, order, _ in table("post_order")}
    found: dict[str, int] = {}
    for name in ("ranks", "posts"):
        for form, _, key in table(name):
            order = _LAST if name == "ranks" else orders.get(key, _UNKNOWN)
            for written in (form.lower(), fold(form)):
                found[written] = min(order, found.get(written, order))
    return found


@lru_cache(maxsize=1 << 14)
def office_key(post: str) -> str:
    """Return which office a post begins with, as `posts.tsv` has it; empty for a rank and what says little.

    >>> office_key("Thứ trưởng Bộ Quốc phòng"), office_key("Đại tướng")
    ('defence deputy minister', '')
    """
    told = normal(post).lower()
    hit = _heads().match(told) or _heads().match(fold(told))
    return _keys().get(hit.group(), "") if hit and _known()[hit.group()] < _PARTY else ""


@cache
def _keys() -> dict[str, str]:
    rows = table("posts")
    return {fold(form): key for form, _, key in rows} | {form.lower(): key for form, _, key in rows}


@cache
def _heads() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{alternatives(_known())})(?!\w)")


def says_little(post: str) -> bool:
    """Say whether a post does not say of what: `Minister`, `Trưởng đoàn`, `director of the department`.

    >>> says_little("Commander"), says_little("Commander of the Coast Guard"), says_little("Đại sứ")
    (True, False, False)
    """
    told = _bodies().sub("", normal(post).lower())
    key = _keys().get(told) or _keys().get(fold(told), "")
    return key in _parts()


@cache
def _parts() -> frozenset[str]:
    return frozenset(key for key, _, says in table("post_order") if says == "part")


@cache
def _bodies() -> re.Pattern[str]:
    """Match a body at the end of a post that any country has many of: ` of the department`, ` Học viện`."""
    known = sorted(grammar("body alone"))
    return re.compile(rf"(?: of(?: the| his| her)?)? (?:{alternatives([*known, *map(fold, known)])})$")
