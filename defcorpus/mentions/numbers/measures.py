"""Numbers that count or measure something: those with a unit, a currency or a scale, looked at one by one."""

from __future__ import annotations

import re
from functools import cache

from defcorpus.knowledge import table
from defcorpus.mentions.dates.grammar import any_of
from defcorpus.mentions.numbers.find import NumberMention, moved, read_number, rows
from defcorpus.mentions.numbers.units import first_words, tail
from defcorpus.mentions.plain import plain_piece

_YEARS = range(1900, 2101)
_CUT = {"k": 1e3, "m": 1e6, "b": 1e9}  # `$5m`, behind a sign of money only


def find_measures(
    text: str, start: int = 0, end: int | None = None, *, lang: str | None = None
) -> list[NumberMention]:
    """Return the numbers in ``text[start:end]`` that have a unit or a scale, in order.

    Dates, telephone numbers, document numbers and ordinals have none. `lang` is the language of the page.
    """
    _, offsets, low = plain_piece(text, start, end)
    numbers: list[NumberMention] = []
    firsts, signs = first_words(), _last_letters()
    for found in _digits().finditer(low):
        # Most numbers have neither what makes a measure behind them nor money in front.
        if (
            found[2] not in firsts
            and low[max(0, found.start() - 2) : found.start()].rstrip()[-1:] not in signs
        ):
            continue
        number = _measure(low, found, lang)
        if number is None:
            continue
        if numbers and (joined := _joined(numbers[-1], number)):
            numbers[-1] = joined
        else:
            numbers.append(number)
    return moved(numbers, offsets, start)


@cache
def _digits() -> re.Pattern[str]:
    """Match the figures of a number, whole, and the word behind them; no figures of a day or a time."""
    # An atomic group in place of `?+` would hide from the engine that it begins with a digit: twice the time.
    return re.compile(r"([0-9](?:[0-9.,]*[0-9])?+)(?![/:])(?:[\s-]?([^\W\d_]+|[%$€£¥°]))?")


def _joined(one: NumberMention, other: NumberMention) -> NumberMention | None:
    """Return one number for `61 tỷ 807 triệu đồng`, written in two parts."""
    if one.rule != "scale" or other.start != one.end + 1 or not 1000 <= other.value < one.value:
        return None
    return one._replace(end=other.end, value=one.value + other.value, unit=other.unit, rule=other.rule)


@cache
def _money_tail() -> re.Pattern[str]:
    return re.compile(rf"\s?(?P<scale>{any_of(set(rows('scale')))}|[kmb])(?!\w)")


@cache
def _signs() -> frozenset[str]:
    """Return the signs and codes of money that may stand in front."""
    forms = (form for form, value in rows("unit").items() if re.fullmatch("[A-Z]{3}", value))
    return frozenset(form for form in forms if form[-1] in "$£€¥" or form.upper() == rows("unit")[form])


@cache
def _last_letters() -> frozenset[str]:
    return frozenset(form[-1] for form in _signs())


@cache
def _label() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{any_of(set(rows('label', 'number_words')))})[\s-]\Z")


@cache
def _about() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?P<about>{any_of(set(rows('about', 'number_words')))})[\s]\Z")


def _measure(low: str, found: re.Match[str], lang: str | None) -> NumberMention | None:
    start, end = found.span(1)
    money = _money_before(low, start)
    scale, unit, last = tail(low, end, found[2])
    if money is None and scale is None and unit is None:
        return None
    if not _free(low, start, end, money=money is not None):
        return None
    if money is not None:
        form, scale, last = _money(low, money, (scale, unit, last), end)
        start -= len(money)
    else:
        form = rows("unit")[unit] if unit is not None else ""
    value = _value(found[1], lang, scale, form)
    if value is None:
        return None
    before = _last_word(low, start)
    if money is None and not scale and _is_label(low, (start, last), value, form, before):
        return None
    about = ""
    if before in _last_words("about"):
        word = _about().search(low, max(0, start - 16), start)
        about = rows("about", "number_words")[" ".join(word["about"].split())] if word else ""
    return NumberMention(start, last, value, form or None, "measure" if form else "scale", about)


def _money(
    low: str, sign: str, tail: tuple[str | None, str | None, int], end: int
) -> tuple[str, str | None, int]:
    """Return the currency, the scale and where the sum ends whose figures end at `end`."""
    scale, unit, last = tail
    form = rows("unit")[" ".join(sign.split())]
    cut = None if scale else _money_tail().match(low, end)
    if cut:
        return form, cut["scale"], cut.end()
    if not scale and rows("unit").get(unit or "") != form:
        return form, None, end
    return form, scale, last


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
    if before and (before.isalnum() or before in "_/:%"):
        return False
    if before in tuple("-–.,") and low[start - 2 : start - 1].isalnum():
        # 10-15%, 200.000 - 300.000; but not F-16, 25-12, 35-NQ.
        return (
            before in "-–"
            and re.search(r"(?:^|[\s(])[0-9][0-9.,]*[-–]\Z", low[max(0, start - 16) : start]) is not None
        )
    return True


def _is_label(low: str, span: tuple[int, int], value: float, form: str, word: str) -> bool:
    """Say whether it numbers or dates something and counts nothing: `Sư đoàn 5`, `ngày 10 tháng 5`.

    `word` is the one in front.
    """
    start, end = span
    if form in ("year", "month", "day"):
        if (low[end : end + 1].isspace() and "0" <= low[end + 1 : end + 2] <= "9") or (
            form == "year" and _is_year(value)
        ):
            return True
        if form == "month" and _month().match(low, end):  # 29 tháng Sáu
            return True
    if form == "time" and _nth().match(low, end):  # tàu CSB 8002 lần đầu thăm Manila
        return True
    if form == "hour" and low.startswith("giờ", end - 3):
        return word not in _last_words("lasting")  # a clock's time
    if word in _last_words("label") and _label().search(low, max(0, start - 14), start):
        return True
    # 2025 countries? A year stands in front of what happened in it.
    return word in ("năm", "in", "of", "by") and _is_year(value)


def _is_year(value: float) -> bool:
    # A range would be compared year by year: a float is none of its numbers.
    return _YEARS.start <= value < _YEARS.stop and value.is_integer()


def _last_word(low: str, at: int) -> str:
    """Return the word in front of the blank or hyphen at the end of ``low[:at]``."""
    return low[max(0, at - 16) : at - 1].replace("\n", " ").rpartition(" ")[2].lstrip('("“') if at else ""


@cache
def _month() -> re.Pattern[str]:
    forms = {form.lower().removeprefix("tháng ") for form, lang, _ in table("months") if lang == "vi"}
    return re.compile(rf"\s(?:{any_of(forms)})(?!\w)")


@cache
def _nth() -> re.Pattern[str]:
    return re.compile(r"\s(?:đầu|thứ)(?!\w)")


@cache
def _last_words(kind: str) -> frozenset[str]:
    return frozenset(form.split()[-1] for form in rows(kind, "number_words"))


def _value(digits: str, lang: str | None, scale: str | None, form: str) -> float | None:
    """Return the value; `1.234` with a scale or a measure behind it is what it is in the page's language."""
    value = float(digits) if digits.isdecimal() else _marked(digits, lang, form, scaled=scale is not None)
    if value is not None and scale is not None:
        known = rows("scale").get(" ".join(scale.split()))
        value = round(value * (float(known) if known else _CUT[scale]), 6)
    return value


def _marked(digits: str, lang: str | None, form: str, *, scaled: bool) -> float | None:
    """Return the value of figures with stops or commas among them."""
    decimal = {"vi": ",", "en": "."}.get(lang or "", "")
    whole, mark, part = digits.partition(decimal) if decimal else ("", "", "")
    measured = scaled or form in ("%", "km", "t", "kg", "nmi")
    if mark and measured and len(part) == 3 and part.isdigit() and whole.isdigit():
        return float(f"{whole}.{part}") if scaled or len(whole) < 2 else read_number(digits)
    return read_number(digits)


def written(value: float, unit: str | None) -> str:
    """Return a value with its unit in the form that both languages share.

    >>> written(2.8e9, "USD"), written(0.5, "km"), written(1200, None)
    ('2800000000 USD', '0.5 km', '1200')
    """
    number = str(round(value)) if value == round(value) else repr(round(value, 6))
    return f"{number} {unit}" if unit else number
