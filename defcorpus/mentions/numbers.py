"""Numbers as both presses write them: `2,8 tỷ USD` and `USD 2.8 billion` are one value and unit.

A point and a comma are told apart by what stands around them first: `1.234,5` and `1,234.5` are equal, a
single mark with three digits behind it parts thousands, any other is a decimal mark. Where a scale or a
measure makes `1.234` doubtful, the language of the page decides.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from defcorpus.knowledge import table
from defcorpus.mentions.date_grammar import any_of
from defcorpus.mentions.dates import DateMention, find_dates
from defcorpus.mentions.plain import lowered, plain_mapped

_DIGITS = r"[0-9]{1,3}(?:[.,][0-9]{3})+(?:[.,][0-9]{1,2})?|[0-9]+(?:[.,][0-9]+)?"
_YEARS = range(1900, 2101)
_CUT = {"k": 1e3, "m": 1e6, "b": 1e9}  # `$5m`, behind a sign of money only


@dataclass(frozen=True, slots=True)
class NumberMention:
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
    return _moved(_scan(lowered(plain), taken), offsets, start)


def find_measures(
    text: str, start: int = 0, end: int | None = None, *, lang: str | None = None
) -> list[NumberMention]:
    """Return the numbers in ``text[start:end]`` that have a unit or a scale, in order.

    Dates, telephone numbers, document numbers and ordinals have none. `lang` is the language of the page.
    """
    plain, offsets = plain_mapped(text[start:end])
    low = lowered(plain)
    numbers = []
    for found in _digits().finditer(low):
        number = _measure(low, found, lang)
        if number is not None:
            numbers.append(number)
    return _moved(numbers, offsets, start)


def _moved(numbers: list[NumberMention], offsets: tuple[int, ...] | None, start: int) -> list[NumberMention]:
    """Return the numbers with offsets into the text that was given."""
    if offsets is not None:
        numbers = [replace(one, start=offsets[one.start], end=offsets[one.end]) for one in numbers]
    if start:
        numbers = [replace(one, start=one.start + start, end=one.end + start) for one in numbers]
    return numbers


@cache
def _digits() -> re.Pattern[str]:
    return re.compile(r"[0-9](?:[0-9.,]*[0-9])?")


@cache
def _rows(kind: str, name: str = "measures") -> dict[str, str]:
    return {form.lower(): value for form, _, row_kind, value in table(name) if row_kind == kind}


class _Forms:
    """Forms by their first words, tried where one of these stands and nowhere else."""

    def __init__(self, forms: dict[str, str]) -> None:
        self.values = forms
        firsts: dict[str, list[str]] = {}
        for form in forms:
            word = _word().match(form)
            firsts.setdefault(word[1] if word else form, []).append(form)
        self._patterns = {
            first: re.compile(rf"[\s-]?(?P<form>{any_of(known)})(?![\w²³])")
            for first, known in firsts.items()
        }

    def match(self, low: str, at: int) -> tuple[str, int] | None:
        """Return the longest form behind `at`, with or without a blank, and where it ends."""
        word = _word().match(low, at)
        pattern = self._patterns.get(word[1]) if word else None
        found = pattern.match(low, at) if pattern else None
        return (" ".join(found["form"].split()), found.end()) if found else None


@cache
def _word() -> re.Pattern[str]:
    return re.compile(r"[\s-]?([^\W\d_]+|[%$€£¥°])")


@cache
def _forms(kind: str, name: str = "measures") -> _Forms:
    return _Forms(_rows(kind, name))


def _tail(low: str, at: int) -> tuple[str | None, str | None, int]:
    """Return the scale and the unit behind the digits, and where they end."""
    scale = _forms("scale").match(low, at)
    end = scale[1] if scale else at
    unit = _forms("unit").match(low, end)
    if unit is None and (between := _forms("between", "number_words").match(low, end)):
        unit = _forms("unit").match(low, between[1])
    if unit:
        return scale and scale[0], unit[0], unit[1]
    return scale and scale[0], None, end


@cache
def _money_tail() -> re.Pattern[str]:
    return re.compile(rf"\s?(?P<scale>{any_of(_rows('scale'))}|[kmb])(?!\w)")


@cache
def _signs() -> frozenset[str]:
    """Return the signs and codes of money that may stand in front."""
    forms = (form for form, value in _rows("unit").items() if re.fullmatch("[A-Z]{3}", value))
    return frozenset(form for form in forms if form[-1] in "$£€¥" or form.upper() == _rows("unit")[form])


@cache
def _label() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{any_of(_rows('label', 'number_words'))})[\s-]\Z")


@cache
def _about() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?P<about>{any_of(_rows('about', 'number_words'))})[\s]\Z")


def _measure(low: str, found: re.Match[str], lang: str | None) -> NumberMention | None:
    start, end = found.span()
    if low[end : end + 1] in ("/", ":"):
        return None
    money = _money_before(low, start)
    scale, unit, last = _tail(low, end)
    if money is None and scale is None and unit is None:
        return None
    if not _free(low, start, end, money=money is not None):
        return None
    end = last
    if money is not None:
        form = _rows("unit")[" ".join(money.split())]
        cut = None if scale else _money_tail().match(low, found.end())
        if cut or (scale and not unit):
            end = cut.end() if cut else end
            scale = cut["scale"] if cut else scale
        elif _rows("unit").get(unit or "") != form:
            end = found.end() if not scale else end
        start -= len(money)
    elif unit is not None:
        form = _rows("unit")[unit]
    elif scale is not None:
        form = ""
    else:
        return None
    value = _value(found[0], lang, scale, form)
    if value is None or (money is None and not scale and _is_label(low, start, end, value, form)):
        return None
    about = ""
    if _last_word(low, start) in _last_words("about"):
        word = _about().search(low, max(0, start - 16), start)
        about = _rows("about", "number_words")[" ".join(word["about"].split())] if word else ""
    return NumberMention(start, end, value, form or None, "measure" if form else "scale", about)


def _money_before(low: str, start: int) -> str | None:
    """Return the sign or code of money in front of the digits, with the blank behind it."""
    gap = low[start - 1 : start] if low[start - 1 : start].isspace() else ""
    form = low[max(0, start - len(gap) - 4) : start - len(gap)].replace("\n", " ").rpartition(" ")[2]
    form = form.lstrip('("“')
    return form + gap if form in _signs() else None


def _free(low: str, start: int, end: int, *, money: bool) -> bool:
    """Say whether the digits are no part of a name (F-16), a longer figure, a date or a document's number."""
    if low[end : end + 1] in (".", ",") and low[end + 1 : end + 2].isdigit():
        return False
    if money:
        return True
    before = low[start - 1 : start]
    if before and (before.isalnum() or before in "_/:"):
        return False
    if before in tuple("-–.,") and low[start - 2 : start - 1].isalnum():
        # 10-15%, 200.000 - 300.000; but not F-16, 25-12, 35-NQ.
        return (
            before in "-–"
            and re.search(r"(?:^|[\s(])[0-9][0-9.,]*[-–]\Z", low[max(0, start - 16) : start]) is not None
        )
    return True


def _is_label(low: str, start: int, end: int, value: float, form: str) -> bool:
    """Say whether it numbers or dates something and counts nothing: `Sư đoàn 5`, `ngày 10 tháng 5`."""
    if form in ("year", "month", "day"):
        if re.match(r"\s[0-9]", low[end : end + 2]) or (form == "year" and value in _YEARS):
            return True
        if form == "month" and _month().match(low, end):  # 29 tháng Sáu
            return True
    if form == "hour" and low.startswith("giờ", end - 3):
        return _last_word(low, start) not in _last_words("lasting")  # a clock's time
    word = _last_word(low, start)
    if word in _last_words("label") and _label().search(low, max(0, start - 14), start):
        return True
    # 2025 countries? A year stands in front of what happened in it.
    return value in _YEARS and word in ("năm", "in", "of", "by")


def _last_word(low: str, at: int) -> str:
    """Return the word in front of the blank or hyphen at the end of ``low[:at]``."""
    return low[max(0, at - 16) : at - 1].replace("\n", " ").rpartition(" ")[2].lstrip('("“') if at else ""


@cache
def _month() -> re.Pattern[str]:
    forms = {form.lower().removeprefix("tháng ") for form, lang, _ in table("months") if lang == "vi"}
    return re.compile(rf"\s(?:{any_of(forms)})(?!\w)")


@cache
def _last_words(kind: str) -> frozenset[str]:
    return frozenset(form.split()[-1] for form in _rows(kind, "number_words"))


def _value(digits: str, lang: str | None, scale: str | None, form: str) -> float | None:
    """Return the value; `1.234` with a scale or a measure behind it is what it is in the page's language."""
    decimal = {"vi": ",", "en": "."}.get(lang or "", "")
    whole, mark, part = digits.partition(decimal) if decimal else ("", "", "")
    measured = scale is not None or form in ("%", "km", "t", "kg", "nmi")
    if mark and measured and len(part) == 3 and part.isdigit() and whole.isdigit():
        value: float | None = float(f"{whole}.{part}") if scale or len(whole) < 2 else read_number(digits)
    else:
        value = read_number(digits)
    if value is not None and scale is not None:
        known = _rows("scale").get(" ".join(scale.split()))
        value = round(value * (float(known) if known else _CUT[scale]), 6)
    return value


def written(value: float, unit: str | None) -> str:
    """Return a value with its unit in the form that both languages share.

    >>> written(2.8e9, "USD"), written(0.5, "km"), written(1200, None)
    ('2800000000 USD', '0.5 km', '1200')
    """
    number = str(round(value)) if value == round(value) else repr(round(value, 6))
    return f"{number} {unit}" if unit else number


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
    scales = any_of(set(_rows("scale")))
    units = any_of(set(_rows("unit")))
    currencies = any_of({form for form, value in _rows("unit").items() if re.fullmatch("[A-Z]{3}", value)})
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
        value *= float(_rows("scale")[" ".join(found["scale"].split())])
    form = found["unit"] or found["before"]
    if form is None:
        before = found.string[max(0, found.start() - 5) : found.start()]
        rule = "ordinal" if _ordinal().search(before) else "plain"
        return NumberMention(found.start(), end, value, None, rule)
    if end > date_start:
        # `10 tháng 5/2025`: the unit's word opens a date.
        return NumberMention(found.start(), found.end("digits"), value, None, "plain")
    return NumberMention(found.start(), end, value, _rows("unit")[" ".join(form.split())], "measure")


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
