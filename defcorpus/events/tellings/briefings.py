"""Meetings with the press at which something is announced: who holds them is not who is to meet."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from defcorpus.article import Person
from defcorpus.events.who.leading import talks_words
from defcorpus.events.who.posts import office_key, order_of
from defcorpus.knowledge import table
from defcorpus.text import alternatives, fold

_REACH = 60  # characters between the press that is met and the word that something is announced to it
_ENVOYS = ("ambassador", "charge d'affaires")


def is_briefing(told: str) -> bool:
    """Say whether words in any case tell that the press is told of what is to come.

    >>> is_briefing("Bộ Quốc phòng gặp báo chí tại Hà Nội để giới thiệu Giao lưu biên giới lần thứ hai.")
    True
    >>> is_briefing("The exchange will be held in May, a colonel said at a press conference on Monday.")
    True
    >>> is_briefing("The two ministers held a joint press conference after their talks.")
    False
    """
    plain, words = told.isascii(), told.lower()
    if _briefing(plain).search(words) is not None:
        return True
    alone = _press(plain).search(words) is not None and talks_words().search(words) is None
    return alone and _to_come(plain).search(words) is not None


def to_meet(people: Sequence[Person]) -> list[Person]:
    """Return whom of those named at a briefing it announces: heads of ministries and staffs, no envoys."""
    return [person for person in people if any(_leads(post) for post in person.posts)]


def _leads(post: str) -> bool:
    return order_of(post) == 0 and office_key(post) not in _ENVOYS


def _forms(role: str, *, plain: bool) -> str:
    known = [form for form, _, of in table("phases") if of == role]
    return alternatives(dict.fromkeys([*known, *map(fold, known)] if plain else known))


@cache
def _briefing(plain: bool) -> re.Pattern[str]:
    told_of = rf"(?<!\w)(?:{_forms('told of', plain=plain)})(?!\w)"
    return re.compile(rf"{_press(plain).pattern}[^.;\n]{{0,{_REACH}}}?{told_of}")


@cache
def _press(plain: bool) -> re.Pattern[str]:
    """Match a meeting with the press, but not one that two hold together."""
    return re.compile(rf"(?<!\w)(?<!joint )(?:{_forms('briefing', plain=plain)})(?!\w)(?! chung)")


@cache
def _to_come(plain: bool) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{_forms('future', plain=plain)})(?!\w)")
