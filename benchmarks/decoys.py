"""Texts that look like a counterpart and are none: word for word, with other people, countries and numbers.

Of an English text with at least two of person, country and number, `decoy` makes a copy in which these are
those of another text, and every day named is the next one. They are found by lists and patterns kept here
(decoys.txt), not by what is measured. Copies are the same for the same seed and texts. Python only: nothing
of defcorpus is needed.
"""

from __future__ import annotations

import random
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TypeVar

_T = TypeVar("_T")

_MONTHS = "January February March April May June July August September October November December".split()
_DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
_CAPITALISED = r"[A-ZÀ-Ỹ][\w'’-]*[a-zà-ỹ]\w*"


@dataclass(frozen=True, slots=True)
class Found:
    """What a text names, in the order of first mention: full names, countries' rows, numbers as written."""

    people: tuple[str, ...]
    countries: tuple[int, ...]
    numbers: tuple[str, ...]

    @property
    def kinds(self) -> int:
        """How many of person, country and number there are."""
        return sum(map(bool, (self.people, self.countries, self.numbers)))


@cache
def _lists() -> tuple[frozenset[str], tuple[tuple[str, ...], ...]]:
    """Return given names, and for each country its name, adjective and other forms."""
    names: set[str] = set()
    countries: list[tuple[str, ...]] = []
    for row in (Path(__file__).parent / "decoys.txt").read_text(encoding="utf-8").splitlines():
        kind, _, rest = row.partition(": ")
        if kind == "names":
            names.update(rest.split())
        elif kind == "country":
            countries.append(tuple(form.strip() for form in rest.split("|")))
    return frozenset(names), tuple(countries)


@cache
def _country() -> re.Pattern[str]:
    forms = sorted((form for row in _lists()[1] for form in row), key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, forms))})(?!\w)")


@cache
def _row_of() -> dict[str, tuple[int, int]]:
    rows = enumerate(_lists()[1])
    return {form: (number, at) for number, row in rows for at, form in enumerate(row)}


@cache
def _person() -> re.Pattern[str]:
    names = "|".join(sorted(_lists()[0]))
    initial = r"(?: [A-Z]\.)?"
    return re.compile(
        rf"\b(?:{names}){initial}(?: (?:de|da|bin|van|von|al|el|der))?(?: {_CAPITALISED}){{1,2}}\b"
    )


@cache
def _number() -> re.Pattern[str]:
    return re.compile(r"(?<![\w.,:/-])\d+(?:[.,]\d+)*(?![\w/:-])")


@cache
def _day() -> re.Pattern[str]:
    months = "|".join(_MONTHS)
    return re.compile(
        rf"\b(?P<before>\d{{1,2}}) (?P<m1>{months})\b|\b(?P<m2>{months}) (?P<after>\d{{1,2}})\b"
        rf"|\b(?P<weekday>{'|'.join(_DAYS)})\b"
    )


def found(text: str) -> Found:
    """Return the people, countries and numbers of a text."""
    days = [hit.span() for hit in _day().finditer(text)]
    numbers = [
        hit.group()
        for hit in _number().finditer(text)
        if not any(start <= hit.start() < end for start, end in days) and not _is_year(hit.group())
    ]
    people = [re.sub(r"['’]s$", "", hit.group()) for hit in _person().finditer(text)]
    countries = [_row_of()[hit.group()][0] for hit in _country().finditer(text)]
    return Found(tuple(dict.fromkeys(people)), tuple(dict.fromkeys(countries)), tuple(dict.fromkeys(numbers)))


def _is_year(number: str) -> bool:
    return len(number) == 4 and number[:2] in ("19", "20")


def decoy(texts: Sequence[str], others: Sequence[Found], rng: random.Random) -> tuple[str, ...] | None:
    """Return a copy of an article's texts (title, body) with other facts; None where it has too few.

    `others` are what other articles name; one is drawn for each kind that has as many as are needed.
    """
    own = found("\n".join(texts))
    if own.kinds < 2:
        return None
    people = _lent(own.people, [o.people for o in others], rng)
    numbers = _lent(own.numbers, [o.numbers for o in others], rng)
    rows = _lent(own.countries, [o.countries for o in others], rng)
    words = {part: new for name, other in people.items() for part, new in _parts(name, other)}
    made = tuple(_replaced(text, words, numbers, rows) for text in texts)
    return made if made != tuple(texts) else None


def _lent(own: Sequence[_T], others: Sequence[Sequence[_T]], rng: random.Random) -> dict[_T, _T]:
    """Return for each of `own` another: those of one other article, and of more where it has too few."""
    order = list(others)
    rng.shuffle(order)
    order.sort(key=lambda other: len(other) < len(own))
    pool = iter([one for other in order for one in other if one not in own])
    return dict(zip(own, dict.fromkeys(pool), strict=False))


def _parts(name: str, other: str) -> list[tuple[str, str]]:
    """Return the full name and the last word alone, each with what takes its place."""
    return [(name, other), (name.split()[-1], other.split()[-1])]


def _replaced(text: str, names: dict[str, str], numbers: dict[str, str], rows: dict[int, int]) -> str:
    forms = sorted(names, key=len, reverse=True)
    people = "|".join(map(re.escape, forms)) or r"(?!)"
    parts = (rf"(?P<day>{_unnamed(_day())})", rf"(?P<person>\b(?:{people})\b)",
             rf"(?P<country>{_country().pattern})", rf"(?P<number>{_number().pattern})")  # fmt: skip

    def other(hit: re.Match[str]) -> str:
        written = hit.group()
        if hit["day"]:
            return _next_day(written)
        if hit["person"]:
            return names[written]
        if hit["country"]:
            row, form = _row_of()[written]
            new = _lists()[1][rows.get(row, row)]
            people = [one for one in new[1:] if not one.isupper()]
            if not form or written.isupper() or not people:  # `UK` and `U.S.` are names
                return new[0]
            return people[min(form, len(people)) - 1]
        return numbers.get(written, written)

    return re.sub("|".join(parts), other, text)


def _unnamed(pattern: re.Pattern[str]) -> str:
    return re.sub(r"\?P<\w+>", "?:", pattern.pattern)


def _next_day(written: str) -> str:
    if written in _DAYS:
        return _DAYS[(_DAYS.index(written) + 1) % 7]
    return re.sub(r"\d+", lambda day: str(int(day.group()) % 28 + 1), written)
