"""Days of months in texts that are given word by word."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from defcorpus.dedup.tokens import NUMBER
from defcorpus.dedup.words import CODES, Words, read_words

if TYPE_CHECKING:
    from numpy.typing import NDArray

Day = tuple[int, int]  # of a month, the smaller number first: 5/6 may be the fifth or the sixth


def days_of(words: Words) -> dict[int, list[tuple[int, Day]]]:
    """Return the days of months and where they stand, for each text that gives any, in order.

    They are written as `4/2`, `4 tháng 2`, `4 February`, `February 4`.
    """
    numbers, months, month_word = _tables()
    at = np.flatnonzero(words.kinds == NUMBER)
    days = numbers[words.codes[at]]
    at, days = at[days > 0], days[days > 0]
    text = np.searchsorted(words.bounds, at, "right") - 1
    begin, end = words.bounds[text], words.bounds[text + 1]
    codes = np.append(words.codes, 0)

    def word(places: NDArray[np.int64], table: NDArray[np.uint8]) -> NDArray[np.uint8]:
        there = places < end
        return np.where(there, table[codes[np.where(there, places, 0)]], 0)

    is_month_word = (at + 1 < end) & (codes[np.minimum(at + 1, len(codes) - 1)] == month_word)
    behind = np.where(is_month_word, at + 2, at + 1)
    month = word(behind, months)
    month = np.where(month > 0, month, months[codes[np.maximum(at - 1, begin)]])
    month = np.where(month > 0, month, word(behind, numbers))
    good = (month > 0) & (np.minimum(month, days) <= 12)
    found: dict[int, list[tuple[int, Day]]] = {}
    columns = (text[good], (at - begin)[good], days[good], month[good])
    for of, place, one, two in zip(*(column.tolist() for column in columns), strict=True):
        found.setdefault(of, []).append((place, (min(one, two), max(one, two))))
    return found


@cache
def _tables() -> tuple[NDArray[np.uint8], NDArray[np.uint8], int]:
    """Return, by word, the number of the day it is or of the month, or 0, and the word `month`."""
    from defcorpus.knowledge import table

    numbers, months = np.zeros(CODES, np.uint8), np.zeros(CODES, np.uint8)
    written = read_words([*map(str, range(1, 32)), *(f"0{number}" for number in range(1, 10))])
    numbers[written.codes] = [*range(1, 32), *range(1, 10)]
    names = [(form, int(month)) for form, lang, month in table("months") if lang == "en" and " " not in form]
    for (_, month), codes in zip(names, read_words([form for form, _ in names]).each(), strict=True):
        if len(codes) == 1:
            months[codes] = month
    return numbers, months, int(read_words(["tháng"]).codes[0])
