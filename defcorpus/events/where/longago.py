"""Places of earlier meetings, of which a lead tells beside its own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from defcorpus.article import Fact

_BEHIND = 12  # characters between a place and a day right behind it


def long_past(facts: Sequence[Fact]) -> list[Fact]:
    """Return the days of earlier meetings: `tháng 11/2022 tại Bali`."""
    dates = [fact for fact in facts if fact.kind == "date"]
    story = next((f.value for f in dates if f.role in ("body", "dateline", "caption")), "")
    if not story:
        return []
    if story[0] == "-":  # of no year: what has one is another
        return [fact for fact in dates if fact.role == "background" and fact.value[0] != "-"]
    year, month = int(story[:4]), int(story[5:7] or 1)
    before = f"{year}-{month - 1:02}" if month > 1 else f"{year - 1}-12"
    return [
        fact for fact in dates if fact.role == "background" and fact.value[0] != "-" and fact.value < before
    ]


def stands_beside(text: str, place: Fact, days: Sequence[Fact]) -> bool:
    """Say whether one of these days stands in front of a place in its clause, or right behind it.

    `tháng 11/2022 tại Bali`, `in Bali in November 2022`.
    """
    begin = max(text.rfind(stop, 0, place.start) for stop in (". ", ", ", "\n")) + 1
    behind = (day.start for day in days if place.end <= day.start < place.end + _BEHIND)
    return any(begin <= day.start < place.start for day in days) or any(
        _joins().fullmatch(text, place.end, at) for at in behind
    )


@cache
def _joins() -> re.Pattern[str]:
    return re.compile(r"\s+\(?(?:(?:in|on|vào|hồi|vao|hoi)\s+)?")
