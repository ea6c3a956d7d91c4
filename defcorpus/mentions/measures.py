"""Numbers that count or measure something: those with a unit, a currency or a scale, looked at one by one."""

from __future__ import annotations

import re
from functools import cache

from defcorpus.knowledge import table
from defcorpus.mentions.date_grammar import any_of
from defcorpus.mentions.numbers import NumberMention, moved, read_number, rows
from defcorpus.mentions.plain import lowered, plain_mapped

_YEARS = range(1900, 2101)
_CUT = {"k": 1e3, "m": 1e6, "b": 1e9}  # `$5m`, behind a sign of money only


def find_measures(
    text: str, start: int = 0, end: int | None = None, *, lang: str | None = None
) -> list[NumberMention]:
    """Return the numbers in ``text[start:end]`` that have a unit or a scale, in order.

    Dates, telephone numbers, document numbers and ordinals have none. `lang` is the language of the page.
    """
    plain, offsets = plain_mapped(text[start:end])
    low = lowered(plain)
    numbers: list[NumberMention] = []
    for found in _digits().finditer(low):
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
    return re.compile(r"[0-9](?:[0-9.,]*[0-9])?")


def _joined(one: NumberMention, other: NumberMention) -> NumberMention | None:
    """Return one number for `61 tỷ 807 triệu đồng`, written in two parts."""
    if one.rule != "scale" or other.start != one.end + 1 or not 1000 <= other.value < one.value:
        return None
    return one._replace(end=other.end, value=one.value + other.value, unit=other.unit, rule=other.rule)


class _Forms:
    """Forms by their first words, tried where one of these stands and nowhere else."""

    def __init__(self, forms: dict[str, str]) -> None:
        self.values = forms
        firsts: dict[str, list[str]] = {}
        for form in forms:
            word = _word().match(form)
            firsts.setdefault(word[1] if word else form, []).append(form)
        self.firsts = frozenset(firsts)
        self._patterns = {
            first: re.compile(rf"[\s-]?(?P<form>{any_of(set(known))})(?![\w²³])")
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
    return _Forms(rows(kind, name))


@cache
def _firsts() -> frozenset[str]:
    """Return the first words of all that makes a number a measure."""
    kinds = _forms("scale"), _forms("unit"), _forms("between", "number_words")
    return frozenset(first for forms in kinds for first in forms.firsts)


def _tail(low: str, at: int) -> tuple[str | None, str | None, int]:
    """Return the scale and the unit behind the digits, and where they end."""
    word = _word().match(low, at)
    if word is None or word[1] not in _firsts():
        return None, None, at
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
    return re.compile(rf"\s?(?P<scale>{any_of(set(rows('scale')))}|[kmb])(?!\w)")


@cache
def _signs() -> frozenset[str]:
    """Return the signs and codes of money that may stand in front."""
    forms = (form for form, value in rows("unit").items() if re.fullmatch("[A-Z]{3}", value))
    return frozenset(form for form in forms if form[-1] in "$£€¥" or form.upper() == rows("unit")[form])


@cache
def _label() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{any_of(set(rows('label', 'number_words')))})[\s-]\Z")


@cache
def _about() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?P<about>{any_of(set(rows('about', 'number_words')))})[\s]\Z")


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
        form = rows("unit")[" ".join(money.split())]
        cut = None if scale else _money_tail().match(low, found.end())
        if cut or (scale and not unit):
            end = cut.end() if cut else end
            scale = cut["scale"] if cut else scale
        elif rows("unit").get(unit or "") != form:
            end = found.end() if not scale else end
        start -= len(money)
    elif unit is not None:
        form = rows("unit")[unit]
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
        about = rows("about", "number_words")[" ".join(word["about"].split())] if word else ""
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
    if before and (before.isalnum() or before in "_/:%"):
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
    return frozenset(form.split()[-1] for form in rows(kind, "number_words"))


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
        known = rows("scale").get(" ".join(scale.split()))
        value = round(value * (float(known) if known else _CUT[scale]), 6)
    return value


def written(value: float, unit: str | None) -> str:
    """Return a value with its unit in the form that both languages share.

    >>> written(2.8e9, "USD"), written(0.5, "km"), written(1200, None)
    ('2800000000 USD', '0.5 km', '1200')
    """
    number = str(round(value)) if value == round(value) else repr(round(value, 6))
    return f"{number} {unit}" if unit else number
