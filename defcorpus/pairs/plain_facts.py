"""Numbers and days read from text, both conventions: a stand-in until `mentions` has them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

_SCALES = {
    "hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12,
    "trăm": 1e2, "nghìn": 1e3, "ngàn": 1e3, "triệu": 1e6, "tỷ": 1e9, "tỉ": 1e9,
}  # fmt: skip
_MONTHS = "january february march april may june july august september october november december".split()
_VI_MONTHS = {
    "một": 1, "giêng": 1, "hai": 2, "ba": 3, "tư": 4, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "tám": 8,
    "chín": 9, "mười": 10, "mười một": 11, "mười hai": 12,
}  # fmt: skip


@cache
def _number() -> re.Pattern[str]:
    scales = "|".join(_SCALES)
    return re.compile(
        rf"(?<![\w.,])(\d{{1,3}}(?:[.,]\d{{3}})+(?:[.,]\d{{1,2}})?|\d+(?:[.,]\d+)?)(?:st|nd|rd|th|s)?(?!\w)(?:[ -]({scales})\b)?",
        re.I,
    )


def _value(digits: str, lang: str) -> float | None:
    thousands, point = (".", ",") if lang == "vi" else (",", ".")
    if re.fullmatch(rf"\d{{1,3}}(\{thousands}\d{{3}})+(\{point}\d+)?", digits):
        return float(digits.replace(thousands, "").replace(point, "."))
    if re.fullmatch(rf"\d+\{point}\d+", digits) or re.fullmatch(r"\d+", digits):
        return float(digits.replace(point, "."))
    if re.fullmatch(rf"\d+\{thousands}\d+", digits):
        return float(digits.replace(thousands, "."))
    return None


def numbers(text: str, start: int, end: int, lang: str) -> Iterator[tuple[str, str, int]]:
    """Yield (value as key, form, offset)."""
    for hit in _number().finditer(text, start, end):
        value = _value(hit[1], lang)
        if value is None:
            continue
        if hit[2]:
            value *= _SCALES[hit[2].lower()]
        yield f"{value:.6g}", hit.group(), hit.start()


@cache
def _day() -> re.Pattern[str]:
    names = "|".join(m[:3] + f"(?:{m[3:]}|\\.)?" for m in _MONTHS)
    vi = "|".join(sorted(_VI_MONTHS, key=len, reverse=True))
    return re.compile(
        rf"(?P<e1>\b(?:{names})) (?P<ed1>\d{{1,2}})(?:st|nd|rd|th)?\b(?!,\d)"
        rf"|\b(?P<ed2>\d{{1,2}})(?:st|nd|rd|th)? (?:of )?(?P<e2>(?:{names}))\b"
        rf"|(?<![\d/.])(?P<vd1>\d{{1,2}})/(?P<vm1>\d{{1,2}})(?:/\d{{4}})?(?![\d/])"
        rf"|\b(?:ngày )?(?P<vd2>\d{{1,2}}) tháng (?P<vm2>\d{{1,2}}|{vi})\b"
        rf"|\btháng (?P<vm3>\d{{1,2}}|{vi})\b|\b(?P<e3>{'|'.join(m for m in _MONTHS if m != 'may')})\b",
        re.I,
    )


def days(text: str, start: int, end: int) -> Iterator[tuple[str, str, int, int]]:
    """Yield (key, form, start, end): ``--09-07`` for a day, ``--09`` for a month."""
    for hit in _day().finditer(text, start, end):
        group = hit.groupdict()
        english = group["e1"] or group["e2"] or group["e3"]
        if english:
            month = [m[:3] for m in _MONTHS].index(english[:3].lower()) + 1
        else:
            written = (group["vm1"] or group["vm2"] or group["vm3"]).lower()
            month = _VI_MONTHS.get(written) or int(written)
        day = group["ed1"] or group["ed2"] or group["vd1"] or group["vd2"]
        if 1 <= month <= 12 and (day is None or 1 <= int(day) <= 31):
            key = f"--{month:02}" + (f"-{int(day):02}" if day else "")
            yield key, hit.group(), hit.start(), hit.end()
