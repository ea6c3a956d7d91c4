"""Days told from the page's own: `hôm qua`, `last month`, `on Thursday`; and quarters of a year.

Nothing is reckoned here: a mention says how far it is from the page's day, in which unit.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from defcorpus.knowledge import table
from defcorpus.mentions.dates.context import tail
from defcorpus.mentions.dates.grammar import any_of, quarters, quarters_en, weekdays
from defcorpus.mentions.dates.records import DateMention, Unit
from defcorpus.text import alternatives

_REACH = 24
# Behind these `thứ năm` is a weekday; elsewhere a small one is the fifth.
_WEEKDAY_SURE = frozenset("hôm sáng trưa chiều tối vào".split())
_UNITS: dict[str, Unit] = {"day": "day", "week": "week", "month": "month", "year": "year"}


@cache
def _relative(lang: str) -> dict[str, tuple[Unit, int]]:
    return {
        form: (_UNITS[unit], int(shift))
        for form, row_lang, unit, shift in table("relative_days")
        if row_lang == lang
    }


@cache
def _last_words() -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return the last word of the Vietnamese phrases, a blank in front, with the phrases it ends."""
    ends: dict[str, list[str]] = {}
    for form in _relative("vi"):
        ends.setdefault(" " + form.rsplit(" ", 1)[-1], []).append(form)
    return tuple((word, tuple(forms)) for word, forms in sorted(ends.items()))


@cache
def _counts() -> frozenset[str]:
    """Return the words that make `năm trước` a stretch of time: `5 năm trước`, `nhiều năm trước`."""
    return frozenset(form for form, _, role in table("date_words") if role == "how-many")


def relative_vi(flat: str) -> Iterator[DateMention]:
    """Yield `hôm qua`, `tháng trước`; `flat` is in lower case, its white space blanks."""
    known = _relative("vi")
    for last, forms in _last_words():
        at = flat.find(last)
        while at >= 0:
            end = at + len(last)
            if flat.endswith(forms, 0, end) and not flat[end : end + 1].isalnum():
                yield from _phrase(flat, end, known)
            at = flat.find(last, end)


def _phrase(flat: str, end: int, known: dict[str, tuple[Unit, int]]) -> Iterator[DateMention]:
    left = max(0, end - _REACH)
    words = tail(flat[left:end], full=left == 0)
    for size in (3, 2):
        found = known.get(" ".join(words[-size:])) if len(words) >= size else None
        if found is None:
            continue
        before = words[-size - 1] if len(words) > size else ""
        unit, shift = found
        if unit == "month" and before.isdigit() and words[-size - 2 : -size - 1] == ["ngày"]:
            yield from _day_of_month(flat, left, end, int(before), shift)
            return
        if before and ((unit != "day" and before.isdigit()) or before in _counts()):
            return
        if flat.startswith((" khi", " đó", " đây", " nữa"), end) or (
            words[-1] == "qua" and flat.startswith(" đời", end)
        ):
            return  # `năm trước đó`, `sáng qua đời`
        start = flat.rindex(words[-size], left, end - len(words[-1]))
        yield _told(start, end, "relative-" + unit, unit, shift, 0.8 if unit == "day" else 0.7)
        return


def _day_of_month(flat: str, left: int, end: int, day: int, shift: int) -> Iterator[DateMention]:
    """Yield `ngày 25 tháng này`."""
    start = flat.rindex(str(day), left, end)
    if 1 <= day <= 31:
        rule, unit = "day-of-month", _UNITS["month"]
        yield DateMention(start, end, None, None, day, None, None, rule, 0.8, None, shift, unit)


def _told(start: int, end: int, rule: str, unit: Unit, shift: int, confidence: float) -> DateMention:
    return DateMention(start, end, None, None, None, None, None, rule, confidence, None, shift, unit)


def relative_en(flat: str) -> Iterator[DateMention]:
    """Yield `yesterday`, `last month`."""
    known = _relative("en")
    last = -1
    for opening in ("the day before", "yesterday", "today", "tonight", "tomorrow", "last ", "this ", "next "):
        at = flat.find(opening)
        while at >= 0:
            found = (
                _phrase_en().match(flat, at) if at > last and not (at and flat[at - 1].isalnum()) else None
            )
            if found is not None and not _no_day(flat, at, found.end()):
                unit, shift = known[found.group()]
                sure = 0.8 if unit == "day" else 0.7
                yield _told(at, found.end(), "relative-" + unit, unit, shift, sure)
            if found is not None and opening == "the day before":
                last = found.end()
            at = flat.find(opening, at + 1)


@cache
def _phrase_en() -> re.Pattern[str]:
    return re.compile(rf"(?:{alternatives(_relative('en'))})(?![a-z])")


def _no_day(flat: str, start: int, end: int) -> bool:
    # `USA Today`, `today's world`; `last year's talks` were held then.
    own = flat.startswith(("'s", "’s"), end) and flat.startswith("to", start)
    return own or flat.endswith(("usa ", "russia ", "over the "), 0, start)


@cache
def _weekday_vi() -> re.Pattern[str]:
    forms = {form.lower() for form, lang, _ in table("weekdays") if lang == "vi" and len(form) > 2}
    behind = (
        r"(?:\s(?:tuần\s(?P<week>trước|qua|này|tới|sau)|(?P<past>vừa\squa)|(?P<ahead>tới)(?=\s?[,.;)]|$)))?"
    )
    return re.compile(rf"(?P<day>{any_of(forms)})(?!\w){behind}")


_WEEKS = {"trước": -1, "qua": -1, "này": 0, "tới": 1, "sau": 1}


def weekdays_vi(low: str, plain: str, flat: str) -> Iterator[DateMention]:
    """Yield `thứ Năm`, `hôm chủ nhật`, `thứ Năm tuần trước`."""
    for opening in ("thứ ", "chủ nhật", "chúa nhật"):
        at = flat.find(opening)
        while at >= 0:
            found = _weekday_vi().match(low, at) if not (at and low[at - 1].isalnum()) else None
            if found is not None and _is_weekday(low, plain, found):
                week = _WEEKS.get(found["week"] or "")
                shift = week if week is not None else -1 if found["past"] else 1 if found["ahead"] else None
                yield _weekday(
                    found.start(), found.end(), found["day"], shift, "day" if week is None else "week"
                )
            at = flat.find(opening, at + 1)


def _is_weekday(low: str, plain: str, found: re.Match[str]) -> bool:
    start = found.start()
    core = low[max(0, start - _REACH) : start].rstrip()
    words = tail(core) if core and core[-1].isalnum() else []
    before = words[-1] if words else ""
    form = found["day"]
    if before in ("mỗi", "hàng", "hằng", "các") or low.startswith((" hàng tuần", " hằng tuần"), found.end()):
        return False
    if form[-1] == "t":  # chủ nhật; `chủ nhật ký` is the owner of a diary
        return before not in ("dân", "gia", "bá", "cầm") and not low.startswith(
            (" ký", " báo", " bản"), found.end()
        )
    last = found.end("day") - len(form.split()[-1])
    large = plain[last].isupper() or (form[-1].isdigit() and plain[start].isupper())
    if found["week"] or found["past"] or found["ahead"]:
        return True
    if before in _WEEKDAY_SURE:
        # `sáng thứ hai liên tiếp` is the second morning; `hôm thứ hai` is a Monday.
        return (
            large
            or before in ("hôm", "vào")
            or not low.startswith((" liên", " kể từ", " của", " trong"), found.end())
        )
    if not large and before == "ngày":
        # `ngày thứ hai của lễ hội` is the second day.
        return words[-2:-1] == ["vào"] and low[found.end() : found.end() + 1] in (",", ".")
    return large and before not in _not_before()


@cache
def _not_before() -> frozenset[str]:
    return frozenset(
        form for form, lang, role in table("date_words") if role == "no-weekday" and lang == "vi"
    )


def _weekday(start: int, end: int, form: str, shift: int | None, unit: Unit) -> DateMention:
    number = weekdays()[" ".join(form.split())]
    return DateMention(start, end, None, None, None, None, None, "weekday", 0.8, number, shift, unit)


@cache
def _not_weekdays() -> tuple[tuple[str, ...], tuple[str, ...]]:
    rows = table("date_words")
    before = tuple(form + " " for form, lang, role in rows if role == "no-weekday" and lang == "en")
    behind = tuple(" " + form for form, _, role in rows if role == "paper")
    return before, behind


@cache
def _in_front() -> re.Pattern[str]:
    return re.compile(r"(?<![a-z])(?:(last)|(next)|on|by|since|this)\s$")


def weekday_en(low: str, plain: str, start: int) -> DateMention | None:
    """Take `Thursday`, `last Thursday`, `Thursday last week`; no `Black Friday`, no `Sunday Times`."""
    end = low.index("day", start) + 3
    form = low[start:end]
    before, behind = _not_weekdays()
    if low[end : end + 1].isalpha() or low.endswith(before, 0, start) or low.startswith(behind, end):
        return None
    if not plain[start].isupper() or form not in weekdays():
        return None
    front = _in_front().search(low[max(0, start - 6) : start])
    shift = None
    if front is not None:
        shift = -1 if front[1] else 1 if front[2] else None
        start -= len(front[0])
    if low.startswith((" last week", " next week"), end):
        return _weekday(start, end + 10, form, -1 if low[end + 1] == "l" else 1, "week")
    part = _part_of_day().match(low, end)
    return _weekday(start, part.end() if part else end, form, shift, "day")


@cache
def _part_of_day() -> re.Pattern[str]:
    return re.compile(r"\s(?:morning|afternoon|evening|night)(?![a-z])")


def quarter(low: str, start: int) -> DateMention | None:
    """Take `quý I/2025`; without a year it is left alone."""
    found = quarters().match(low, start)
    if found is None or found["y"] is None or (start and low[start - 1].isalnum()):
        return None
    number = int(found["n"]) if found["n"] else {"i": 1, "ii": 2, "iii": 3, "iv": 4}[found["r"]]
    return _three_months(start, found.end(), int(found["y"]), number)


def quarter_en(low: str, at: int) -> DateMention | None:
    """Take `third quarter of 2025`, its ordinal found in front of `at`."""
    left = low[max(0, at - 7) : at]
    start = at - 7 + left.rfind(" ", 0, 6) + 1 if at >= 7 else 0
    found = quarters_en().match(low, start)
    if found is None:
        return None
    number = ("first", "second", "third", "fourth", "last").index(found[1]) + 1
    return _three_months(start, found.end(), int(found[2]), min(4, number))


def _three_months(start: int, end: int, year: int, quarter: int) -> DateMention:
    first, last = quarter * 3 - 2, quarter * 3
    return DateMention(start, end, year, first, None, (year, last, None), None, "quarter", 0.9)


@cache
def _lone_day() -> re.Pattern[str]:
    return re.compile(
        r"on\sthe\s(3[01]|[12][0-9]|[1-9])(?:st|nd|rd|th)(?=\s?[,.;)]|\sof\sth(?:is|at|e)\smonth)"
    )


def lone_day(low: str, start: int) -> DateMention | None:
    """Take `on the 25th,`: a day of the month that is spoken of."""
    found = _lone_day().match(low, start)
    if found is None:
        return None
    return DateMention(
        found.start(1), found.end(), None, None, int(found[1]), None, None, "day-of-month", 0.6
    )
