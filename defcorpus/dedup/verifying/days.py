"""Days of months in texts that are given word by word."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple, TypeVar

import numpy as np

from defcorpus.dedup.texts.tokens import NUMBER
from defcorpus.dedup.texts.words import CODES, Words, read_words

if TYPE_CHECKING:
    from numpy.typing import NDArray

_Of = TypeVar("_Of", np.uint8, np.uint16)

_FIRST_YEAR, _LAST_YEAR = 1900, 2099


class Day(NamedTuple):
    """A day of a month."""

    less: int  # the smaller number: 5/6 may be the fifth or the sixth
    more: int
    year: int  # 0 where none stands behind it

    def may_be(self, other: Day) -> bool:
        """Whether the two may be one day."""
        years = self.year == other.year or not (self.year and other.year)
        return self[:2] == other[:2] and years


def days_of(words: Words) -> dict[int, list[tuple[int, Day]]]:
    """Return the days of months and where they stand, for each text that gives any, in order.

    They are written as `4/2`, `4 tháng 2`, `4 February`, `February 4`, with a year behind them or without.
    """
    numbers, months, years, month_word = _tables()
    at = np.flatnonzero(words.kinds == NUMBER)
    days = numbers[words.codes[at]]
    at, days = at[days > 0], days[days > 0]
    text = np.searchsorted(words.bounds, at, "right") - 1
    begin, end = words.bounds[text], words.bounds[text + 1]
    codes = np.append(words.codes, 0)

    def word(places: NDArray[np.int64], table: NDArray[_Of]) -> NDArray[_Of]:
        there = places < end
        return np.where(there, table[codes[np.where(there, places, 0)]], table.dtype.type(0))

    is_month_word = (at + 1 < end) & (codes[np.minimum(at + 1, len(codes) - 1)] == month_word)
    behind = np.where(is_month_word, at + 2, at + 1)
    month = word(behind, months)
    before = np.where(month > 0, 0, months[codes[np.maximum(at - 1, begin)]])
    month = np.where(month > 0, month, before)
    month = np.where(month > 0, month, word(behind, numbers))
    year = word(np.where(before > 0, at + 1, behind + 1), years)
    good = (month > 0) & (np.minimum(month, days) <= 12)
    found: dict[int, list[tuple[int, Day]]] = {}
    columns = (text[good], (at - begin)[good], days[good], month[good], year[good])
    for of, place, one, two, of_year in zip(*(column.tolist() for column in columns), strict=True):
        found.setdefault(of, []).append((place, Day(min(one, two), max(one, two), of_year)))
    return found


@cache
def _tables() -> tuple[NDArray[np.uint8], NDArray[np.uint8], NDArray[np.uint16], int]:
    """Return, by word, the number of the day it is, of the month, of the year, or 0, and the word `month`."""
    from defcorpus.knowledge import table

    numbers, months = np.zeros(CODES, np.uint8), np.zeros(CODES, np.uint8)
    written = read_words([*map(str, range(1, 32)), *(f"0{number}" for number in range(1, 10))])
    numbers[written.codes] = [*range(1, 32), *range(1, 10)]
    names = [(form, int(month)) for form, lang, month in table("months") if lang == "en" and " " not in form]
    for front in ("", "1 "):  # beside a number it is another word
        told = read_words([front + form for form, _ in names])
        months[told.codes[told.bounds[1:] - 1]] = [month for _, month in names]
    years = np.zeros(CODES, np.uint16)
    every = range(_FIRST_YEAR, _LAST_YEAR + 1)
    years[read_words([*map(str, every)]).codes] = every
    return numbers, months, years, int(read_words(["tháng"]).codes[0])
