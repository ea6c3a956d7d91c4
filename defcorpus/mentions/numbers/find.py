"""Numbers as both presses write them: `2,8 tỷ USD` and `USD 2.8 billion` are one value and unit.

A point and a comma are told apart by what stands around them: `1.234,5` and `1,234.5` are equal, a single
mark with three digits behind it parts thousands, any other is a decimal mark.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from defcorpus.knowledge import table
from defcorpus.mentions.dates.find import DateMention, find_dates
from defcorpus.mentions.dates.grammar import any_of
from defcorpus.mentions.plain import lowered, plain_mapped

_DIGITS = r"[0-9]{1,3}(?:[.,][0-9]{3})+(?:[.,][0-9]{1,2})?|[0-9]+(?:[.,][0-9]+)?"


class NumberMention(NamedTuple):
    """One number; offsets are half-open, into the text given, and take in the unit."""

    start: int
    end: int
    value: float
    unit: str | None  # a key such as "USD", "%", "km", "year"; None for a bare number
    rule: str  # "plain", "measure", "scale" or "ordinal"
    about: str = ""  # "more than", "nearly", "about", ... as written in front


def find_numbers(
    text: str, start: int = 0, end: int | None = None, *, dates: Sequence[DateMention] | None = None
) -> list[NumberMention]:
    """Return the numbers in ``text[start:end]`` that are no part of a date, in order.

    `dates` are the dates found there before; without them they are found here.
    """
    known = find_dates(text, start, end) if dates is None else dates
    plain, offsets = plain_mapped(text[start:end])
    taken = [(one.start - start, one.end - start) for one in known if one.end > start]
    if offsets is not None:
        taken = [(bisect_left(offsets, a), bisect_left(offsets, b)) for a, b in taken]
    return moved(_scan(lowered(plain), taken), offsets, start)


def moved(numbers: list[NumberMention], offsets: tuple[int, ...] | None, start: int) -> list[NumberMention]:
    """Return the numbers with offsets into the text that was given."""
    if offsets is not None:
        numbers = [one._replace(start=offsets[one.start], end=offsets[one.end]) for one in numbers]
    if start:
        # Half the time that _replace takes.
        numbers = [NumberMention(one.start + start, one.end + start, *one[2:]) for one in numbers]
    return numbers


@cache
def rows(kind: str, name: str = "measures") -> dict[str, str]:
    """Return the forms of one kind in a table, in small letters, and what they mean."""
    return {form.lower(): value for form, _, row_kind, value in table(name) if row_kind == kind}


def _scan(low: str, taken: list[tuple[int, int]]) -> list[NumberMention]:
    spans = iter([*taken, (len(low) + 1, len(low) + 1)])
    date_start, date_end = next(spans)
    numbers: list[NumberMention] = []
    for found in _pattern().finditer(low):
        while date_end <= found.start("digits"):
            date_start, date_end = next(spans)
        if found.end("digits") > date_start:
            continue
        number = _number(found, date_start)
        if number is not None:
            numbers.append(number)
    return numbers


@cache
def _pattern() -> re.Pattern[str]:
    scales = any_of(set(rows("scale")))
    units = any_of(set(rows("unit")))
    currencies = any_of({form for form, value in rows("unit").items() if re.fullmatch("[A-Z]{3}", value)})
    return re.compile(
        rf"(?:(?<!\w)(?P<before>{currencies})\s?)?"
        # No part of a name (F-16, IDEF2025) or of a longer figure.
        rf"(?<![\w/:])(?<!\w[-–.,])(?P<digits>{_DIGITS})(?![0-9]|[.,:/][0-9])"
        rf"(?:(?P<ordinal>st|nd|rd|th)(?!\w)"
        rf"|(?:[\s-]?(?P<scale>{scales})(?!\w))?(?:\s?(?P<unit>{units})(?!\w))?(?!\w))"
    )


@cache
def _ordinal() -> re.Pattern[str]:
    return re.compile(r"(?<!\w)thứ\s$")


def _number(found: re.Match[str], date_start: int) -> NumberMention | None:
    value = read_number(found["digits"])
    end = found.end()
    if value is None:
        return None
    if found["ordinal"]:
        return NumberMention(found.start("digits"), end, value, None, "ordinal")
    if found["scale"]:
        value *= float(rows("scale")[" ".join(found["scale"].split())])
    form = found["unit"] or found["before"]
    if form is None:
        before = found.string[max(0, found.start() - 5) : found.start()]
        rule = "ordinal" if _ordinal().search(before) else "plain"
        return NumberMention(found.start(), end, value, None, rule)
    if end > date_start:
        # `10 tháng 5/2025`: the unit's word opens a date.
        return NumberMention(found.start(), found.end("digits"), value, None, "plain")
    return NumberMention(found.start(), end, value, rows("unit")[" ".join(form.split())], "measure")


def read_number(digits: str) -> float | None:
    """Return the value of figures in either convention; None where they are in neither.

    >>> [read_number(digits) for digits in ("1.234,5", "1,234.5", "2,8", "2.800", "0.125")]
    [1234.5, 1234.5, 2.8, 2800.0, 0.125]
    """
    marks = [char for char in digits if char in ".,"]
    if not marks:
        return float(digits)
    if len(set(marks)) == 2:
        whole, _, part = digits.rpartition(marks[-1])
        if marks.count(marks[-1]) > 1:
            return None
        return float(f"{re.sub('[.,]', '', whole)}.{part}")
    groups = digits.split(marks[0])
    if all(len(group) == 3 for group in groups[1:]) and len(groups[0]) <= 3 and groups[0].strip("0"):
        return float("".join(groups))
    return float(digits.replace(",", ".")) if len(marks) == 1 else None
