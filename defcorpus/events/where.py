"""Where something happened, by the places of a lead and the words in front of them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from defcorpus.article import Fact
from defcorpus.knowledge import table

_CAPITAL = ("VN-HN", "Hà Nội")
_DATELINE = 3  # characters from the beginning of a paragraph


def places_of(
    text: str, facts: Sequence[Fact], lead: Sequence[tuple[int, int]]
) -> list[tuple[int, str, str]]:
    """Return (rank, code, name) of the places of the lead: those with `tại`, `in` in front first (0).

    A dateline's come last but one (2); where none is named the seat of what is, or a country with `tại`.
    """

    def rank(fact: Fact) -> int:
        if _at().search(text, max(0, fact.start - 24), fact.start):
            return 0
        return 2 if any(fact.start - a < _DATELINE for a, _ in lead) else 1

    inside = [f for f in facts if f.kind in ("place", "country") and any(a <= f.start < b for a, b in lead)]
    inside.sort(key=lambda fact: fact.role == "caption")  # which may show another place
    found = [(rank(fact), fact.key, fact.value) for fact in inside if fact.kind == "place"]
    if not any(at < 2 for at, *_ in found):
        told = " ".join(text[a:b] for a, b in lead)
        if _seat().search(told):
            found.append((0, *_CAPITAL))
    if not found:
        names = {code: name for code, name, *_ in table("country_names")}
        found = [
            (0, fact.key, names.get(fact.key, fact.value))
            for fact in inside
            if fact.kind == "country" and fact.key != "VN" and rank(fact) == 0
        ]
    return sorted(found, key=lambda place: place[0])


@cache
def _seat() -> re.Pattern[str]:
    """Return the pattern of what stands in the capital, which nobody needs to add."""
    return re.compile(
        r"(?i)\b(?:trụ sở bộ quốc phòng|phủ chủ tịch|presidential palace|"
        r"(?:headquarters of the ministry|ministry['’]s headquarters|(?:defen[cs]e) headquarters))\b"
    )


@cache
def _at() -> re.Pattern[str]:
    return re.compile(r"(?:^|\W)(?:tại|ở|tai|in|at)\s+(?:[\w.]+\s+){0,2}$")
