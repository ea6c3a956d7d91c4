"""Numbers of an article: those with units as its facts have them, bare ones, and those written out."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from defcorpus.article import Article
from defcorpus.knowledge import table
from defcorpus.mentions.numbers.find import find_numbers
from defcorpus.report.comparing.records import Sentence
from defcorpus.text import alternatives

_MONEY = re.compile("[A-Z]{3}")
_SHORT_YEAR = len("25")
_ROUNDED = 0.02  # of a measure that was converted
_IN_DAY = re.compile(r"(?:.{0,3}[^\d/-]|)(?<![\d/-])\d{1,2}-\d{1,2}(?![\d%/-])")  # `tonight, 10-9`
_TAKEN = ("date", "number", "organisation", "person", "place")


class Number(NamedTuple):
    """A number and where it stands on the page."""

    value: float
    unit: str | None
    start: int
    end: int


def numbers(article: Article, sentences: Sequence[Sentence]) -> list[Number]:
    """Return the numbers of these sentences in order, but for those that are part of a date or a name."""
    found = [_of_fact(fact.key, fact.start, fact.end) for fact in article.facts if fact.kind == "number"]
    spans = [(fact.start, fact.end) for fact in article.facts if fact.kind in _TAKEN and fact.start >= 0]
    days = {fact.end for fact in article.facts if fact.kind == "date"}
    for sentence in sentences:
        for number in find_numbers(article.page.text, sentence.start, sentence.end):
            if number.rule == "ordinal" or any(a < number.end and number.start < b for a, b in spans):
                continue
            if number.end - number.start == _SHORT_YEAR and number.start - 1 in days:
                continue  # `22 May 23`
            if _IN_DAY.match(article.page.text, max(0, number.start - 3)):
                continue
            found.append(Number(number.value, number.unit, number.start, number.end))
    starts = [sentence.start for sentence in sentences]
    ends = [sentence.end for sentence in sentences]
    kept = {n for n in found if (at := bisect_right(starts, n.start) - 1) >= 0 and n.end <= ends[at]}
    return sorted(kept, key=lambda number: (number.start, number.end))


def same_number(one: Number, other: Number) -> bool:
    """Say whether two numbers are one: equal values, and no two currencies; or one measure in other units."""
    if one.value != other.value:
        return _measures_the_same(one, other)
    if one.unit is None or other.unit is None or one.unit == other.unit:
        return True
    return not (_MONEY.fullmatch(one.unit) or _MONEY.fullmatch(other.unit))


def _measures_the_same(one: Number, other: Number) -> bool:
    """Say whether one number is the other converted, as 45 feet are 13.7 m; converted numbers are rounded."""
    if one.unit is None or other.unit is None or one.unit == other.unit:
        return False
    (of, factor), (also, times) = (_conversions().get(each.unit or "", ("", 0.0)) for each in (one, other))
    left, right = one.value * factor, other.value * times
    return bool(of) and of == also and abs(left - right) <= _ROUNDED * max(abs(left), abs(right))


@cache
def _conversions() -> dict[str, tuple[str, float]]:
    return {unit: (of, float(factor)) for unit, of, factor in table("conversions")}


def of_one_kind(one: Number, other: Number) -> bool:
    """Say whether one number may stand in the place of the other."""
    if one.unit is None or other.unit is None or one.unit == other.unit:
        return True
    return bool(_MONEY.fullmatch(one.unit) and _MONEY.fullmatch(other.unit))


def written_out(text: str, lang: str) -> set[float]:
    """Return the values that a text writes in words: `two`, `hai`, `third`, `mười hai`."""
    if lang not in ("vi", "en"):
        return set()
    values = _numerals(lang)
    return {values[found.group().lower()] for found in _numeral(lang).finditer(text)}


def _of_fact(key: str, start: int, end: int) -> Number:
    value, _, unit = key.partition(" ")
    return Number(float(value), unit or None, start, end)


@cache
def _numerals(lang: str) -> dict[str, float]:
    return {form: float(value) for form, of, value in table("numerals") if of == lang}


@cache
def _numeral(lang: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{alternatives(_numerals(lang))})(?!\w)", re.IGNORECASE)


def tens(value: float) -> Iterator[float]:
    """Yield the parts in which a number may be written out: `forty-five` is forty and five.

    >>> list(tens(45))
    [40.0, 5.0]
    """
    whole = int(value)
    if whole == value and 20 < whole < 100 and whole % 10:
        yield from (float(whole // 10 * 10), float(whole % 10))
    else:
        yield value


def digits(text: str) -> set[float]:
    """Return the numbers that stand in a text in digits, in every way that a mark in them may be read.

    >>> sorted(digits("the 50th, VND45 billion, 2,8"))
    [2.8, 28.0, 45.0, 50.0]
    """
    found: set[float] = set()
    for written in re.findall(r"\d+(?:[.,]\d+)*", text):
        found.add(float(re.sub("[.,]", "", written)))
        for mark, other in ((".", ","), (",", ".")):
            plain = written.replace(other, "").replace(mark, ".")
            if plain.count(".") <= 1:
                found.add(float(plain))
    return found
