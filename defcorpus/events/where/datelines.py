"""From where a text was reported: a town that no table knows in its dateline, and what its credit says."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from defcorpus.article import Fact
from defcorpus.knowledge import table
from defcorpus.mentions.places.find import find_places

Found = tuple[int, int, int, str, str]
"""Start, end, rank (2), code and name of a place."""

_RANK = 2
_OPENING = 12  # characters from the beginning of a paragraph in which a dateline begins


def reported_from(text: str, credits: Sequence[tuple[int, int]]) -> Iterator[Found]:
    """Yield the places abroad that credits say a text comes from: `Tin, ảnh: … (từ Baku)`."""
    for start, end in credits:
        for hit in _from().finditer(text, start, end):
            for place in find_places(text, hit.start("where"), hit.end("where")):
                code = place.site.key if place.site else place.code
                if code and code[:2] != "VN":
                    name = place.site.name if place.site else country_name(code)
                    yield place.start, place.end, _RANK, code, name


def town_of_dateline(text: str, facts: Sequence[Fact], lead: Sequence[tuple[int, int]]) -> Iterator[Found]:
    """Yield the town in capitals with its country with which a dateline opens: `GWACHEON, South Korea, …`."""
    for a, b in lead:
        hit = _town().match(text, a, b)
        if hit is None:
            continue
        land = next((f for f in facts if f.kind == "country" and 0 <= f.start - hit.end() < 3), None)
        if land is not None and land.key != "VN":
            name = hit["name"].title()
            yield hit.start("name"), hit.end("name"), _RANK, f"{land.key}-{name.lower()}", name


def country_name(code: str) -> str:
    """Return a country's English name."""
    return next((name for of, name, _ in table("country_names") if of == code), code)


@cache
def _from() -> re.Pattern[str]:
    return re.compile(r"(?i)[(–—-]\s*(?:từ|from|tu)\s+(?P<where>[^)\n]{2,40})")


@cache
def _town() -> re.Pattern[str]:
    return re.compile(r"(?P<name>[A-Z][A-Z’'. -]{2,30}[A-Z]),\s+(?=[A-Z][a-z])")
