"""Numbers by value: `2,8 tỷ` and `2.8 billion`, `1.234` and `1,234`.

A stand-in until `mentions` reads them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

_SCALES = {
    "hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12,
    "trăm": 1e2, "nghìn": 1e3, "ngàn": 1e3, "triệu": 1e6, "tỷ": 1e9, "tỉ": 1e9,
}  # fmt: skip


@cache
def _number() -> re.Pattern[str]:
    scales = "|".join(_SCALES)
    return re.compile(
        r"(?<![\w.,])(\d{1,3}(?:[.,]\d{3})+(?:[.,]\d{1,2})?|\d+(?:[.,]\d+)?)(?:st|nd|rd|th|s)?(?!\w)"
        rf"(?:[ -]({scales})\b)?",
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
