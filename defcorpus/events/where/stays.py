"""How long a visit, an exercise or a port call takes, by what its lead says: from which day to which.

Days are told together (`từ ngày 3 đến 6-6`), apart (`rời cảng sáng 27-7, … bắt đầu từ 24-7`), or by one of
them and how many there are (`a five-day visit`, `sau bốn ngày`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta
from functools import cache
from typing import NamedTuple

from defcorpus.article import Fact
from defcorpus.events.records import Phase
from defcorpus.knowledge import table
from defcorpus.text import alternatives, fold, normal

LASTING = frozenset(("exercise", "exhibition", "port call", "patrol"))
"""Acts that take days by their nature."""
_LONGEST = 21  # days that such a thing takes at most
_FRONT = 30  # characters in front of a day that say that it is the first, or the last
_REACH = 30  # characters between a number of days and what takes as many


class Stay(NamedTuple):
    """The first day and the last, both as `2025-03-12` or `--03-12`."""

    first: str
    last: str


def stay_of(
    text: str,
    facts: Sequence[Fact],
    lead: Sequence[tuple[int, int]],
    phase: Phase,
    day: str | None,
    below: Sequence[tuple[int, int]] = (),
) -> Stay | None:
    """Return from which day to which it took; `day` is the one that the lead tells of, where it tells one.

    What is summed up ended on that day; what is announced or reported began on it. Of what takes days by its
    nature the paragraphs `below` the lead may say how many: `Over four days, 140 doctors will …`.
    """
    inside = [f for f in facts if f.kind == "date" and any(a <= f.start < b for a, b in lead)]
    for fact in inside:
        if (found := _interval(fact)) is not None:
            return found
    found = _bounded(text, inside, day)
    if found is not None or day is None:
        return found
    many = next((n for a, b in lead if (n := _days(text[a:b])) is not None), None)
    if many is None and phase == "report":
        later = [f for f in facts if f.kind == "date" and any(a <= f.start < b for a, b in below)]
        if (found := _bounded(text, later, day)) is not None and found.first == day:
            return found
        many = next((n for a, b in below if (n := _opening_days(text[a:b])) is not None), None)
    if many is None:
        return None
    other = _moved(day, 1 - many if phase == "wrap-up" else many - 1)
    return None if other is None else Stay(*sorted((day, other)))


def _bounded(text: str, dates: Sequence[Fact], day: str | None) -> Stay | None:
    """Return the stay from a day, or to it, that words in front of another of some dates tell of."""
    for fact in dates:
        front = normal(text[max(0, fact.start - _FRONT) : fact.start]).lower()
        other = _whole(fact.value)
        if day is None or other is None or _gap(day, other) is None:
            continue
        if _matches("first", front) and 0 < (_gap(other, day) or 0) < _LONGEST:
            return Stay(other, day)
        if _matches("last", front) and 0 < (_gap(day, other) or 0) < _LONGEST:
            return Stay(day, other)
    return None


def _interval(fact: Fact) -> Stay | None:
    first, _, last = fact.value.partition("/")
    if not last or re.search(r"is kept|a feast|look back|told from", fact.note):
        return None
    if _whole(first) is None or _whole(last) is None:
        return None
    gap = _gap(first, last)
    return Stay(first, last) if gap is not None and 0 < gap < _LONGEST else None


def _whole(value: str) -> str | None:
    return value if re.fullmatch(r"(?:\d{4}|-)-\d\d-\d\d", value) else None


def _gap(one: str, two: str) -> int | None:
    """Return how many days the second is behind the first; None where only one has its year."""
    if (one[0] == "-") is not (two[0] == "-"):
        one, two = "--" + one[-5:], "--" + two[-5:]
    left, right = (day if day[0] != "-" else "2024" + day[1:] for day in (one, two))
    try:
        return (date.fromisoformat(right) - date.fromisoformat(left)).days
    except ValueError:
        return None


def _moved(day: str, days: int) -> str | None:
    """Return a day so many days on; None where it is one of another year than is known."""
    whole = day if day[0] != "-" else "2024" + day[1:]
    try:
        moved = date.fromisoformat(whole) + timedelta(days)
    except ValueError:
        return None
    if day[0] != "-":
        return moved.isoformat()
    return f"--{moved:%m-%d}" if moved.year == 2024 else None


def _days(words: str) -> int | None:
    """Return how many days a visit or the like is said to take.

    >>> _days("wrapping up a four-day goodwill visit"), _days("khép lại chuyến thăm 3 ngày")
    (4, 3)
    """
    told = normal(words).lower()
    hits = (hit for pattern in _many() for hit in pattern.finditer(told))
    return next((_number(hit) for hit in hits if _part().search(told, 0, hit.start("many")) is None), None)


def _opening_days(words: str) -> int | None:
    """Return how many days a paragraph opens with.

    >>> _opening_days("Over four days, 140 doctors will train."), _opening_days("They met for four days.")
    (4, None)
    """
    hit = _opens().match(normal(words).lower())
    return _number(hit) if hit else None


def _number(hit: re.Match[str]) -> int | None:
    number = hit["many"]
    found = int(number) if number.isdigit() else _numerals()[number]
    return found if 1 < found < _LONGEST else None


@cache
def _opens() -> re.Pattern[str]:
    front = r"(?:over|for|during|in|within)(?: the)?(?: next| following| coming)?|trong|suốt|suot"
    return re.compile(
        rf"(?:{front}) (?P<many>\d{{1,2}}|{alternatives(_numerals())}) (?:days|ngày|ngay)(?!\w)"
    )


@cache
def _part() -> re.Pattern[str]:
    """Match what says that so many days are only a part: `finish with a three-day exercise`."""
    forms = "|".join(_forms("part of it", lang) for lang in ("en", "vi"))
    return re.compile(rf"(?<!\w)(?:{forms})\s$")


@cache
def _numerals() -> dict[str, int]:
    rows = [row for row in table("numerals") if row[1] in ("vi", "en") and row[2].isdigit()]
    found = {
        form: int(value) for form, _, value in rows if 1 < int(value) < _LONGEST and not _is_ordinal(form)
    }
    return {**{fold(form): value for form, value in found.items()}, **found}


def _is_ordinal(form: str) -> bool:
    """Say whether a numeral is of an order: on the third day of a visit nothing took three days."""
    return form == "second" or re.search(r"(?:th|third)$", form) is not None


@cache
def _many() -> tuple[re.Pattern[str], ...]:
    number = rf"(?P<many>\d{{1,2}}|{alternatives(_numerals())})"
    stay = {lang: rf"(?<!\w)(?:{_forms('stay', lang)})(?!\w)" for lang in ("en", "vi")}
    near = r"[^.;\n]"
    return tuple(
        re.compile(pattern)
        for pattern in (
            rf"(?<![\w-]){number}[- ]days?\b(?={near}{{0,{_REACH}}}?{stay['en']})",
            rf"{stay['en']}{near}{{0,{_REACH}}}?\b(?:for|lasting|of|after|over) {number} days\b",
            rf"(?<!\w)(?:sau|trong|trong thời gian|trong thoi gian|suốt|suot|kéo dài|keo dai) {number}"
            r" (?:ngày|ngay)(?!\w)"
            r"(?! (?:tới|toi|qua|nữa|nua|\d))",
            rf"{stay['vi']}{near}{{0,{_REACH}}}?(?<!\w){number} (?:ngày|ngay)(?! \d)(?!\w)",
            rf"(?<!\w){number} (?:ngày|ngay)(?! \d)(?!\w)(?={near}{{0,{_REACH}}}?{stay['vi']})",
        )
    )


@cache
def _forms(role: str, lang: str) -> str:
    forms = [form for form, of, phase in table("phases") if (of, phase) == (lang, role)]
    return alternatives(dict.fromkeys([*forms, *map(fold, forms)]))


def _matches(role: str, front: str) -> bool:
    return _bounds(role).search(front) is not None


@cache
def _bounds(role: str) -> re.Pattern[str]:
    forms = "|".join(_forms(role, lang) for lang in ("en", "vi"))
    return re.compile(rf"(?<!\w)(?:{forms})\s(?:[\w]+\s){{0,2}}$")
