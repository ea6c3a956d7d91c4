"""Countries in text, in both languages and as the press spells them, and countries as a person types them."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from defcorpus.knowledge import table
from defcorpus.mentions.gazetteer import Gazetteer, Row
from defcorpus.mentions.lookalikes import Judge, Named
from defcorpus.mentions.plain import lowered, plain_mapped
from defcorpus.text import fold, normal

if TYPE_CHECKING:
    from defcorpus.mentions.tokens import Tokens

_CONFIDENCE = {"name": 0.95, "adjective": 0.85, "demonym": 0.85, "capital": 0.5, "venue": 0.5}


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A country named, by its name, its people, or its capital. Offsets into the text given."""

    start: int
    end: int
    code: str  # ISO 3166-1 alpha-2
    rule: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Place:
    """A country as a stretch of words: `first` up to but without `last`."""

    first: int
    last: int
    code: str
    rule: str  # name, adjective, demonym, capital, venue
    confidence: float
    why: str = ""  # what else it could be, or nothing


@cache
def _gazetteer() -> Gazetteer:
    # What is none goes first: `Nha Trang` is a town before it is `Nhà Trắng` without marks.
    rows = [Row(form, " not", why) for form, _, why in table("notcountries")]
    rows += [Row(form, kind, code) for form, _, code, kind in table("countries")]
    return Gazetteer(rows)


@cache
def _lookalikes() -> dict[str, str]:
    return {normal(form).lower(): why for form, _, why in table("lookalikes")}


@lru_cache(maxsize=64)
def named(plain: str) -> tuple[Named, ...]:
    """Return the countries in `plain`, which is NFC. The last few answers are kept: names ask the same."""
    lookalikes = _lookalikes()
    seen = []
    doubt = False
    for start, end, row in _gazetteer().find(plain, lowered(plain)):
        if row.kind == " not":
            continue
        why = lookalikes.get(normal(plain[start:end]).lower(), "")
        doubt = doubt or bool(why)
        seen.append(Named(start, end, row.value, row.kind, _CONFIDENCE[row.kind], why))
    if not doubt:
        return tuple(seen)
    judge = Judge(plain, seen)
    return tuple([kept for place in seen if (kept := judge.judge(place)) is not None])


def find_countries(text: str, start: int = 0, end: int | None = None) -> list[PlaceMention]:
    """Return the countries that ``text[start:end]`` names, in order, without overlaps."""
    plain, offsets = plain_mapped(text[start:end])
    mentions = []
    for place in named(plain):
        first, last = place.start, place.end
        if offsets is not None:
            first, last = offsets[first], offsets[last]
        mentions.append(PlaceMention(first + start, last + start, place.code, place.rule, place.confidence))
    return mentions


@cache
def country_heads() -> frozenset[str]:
    """Return the first capital words of the countries' forms, folded."""
    return frozenset(map(fold, _gazetteer().heads()))


def places(found: Tokens) -> list[Place]:
    """Return the countries as stretches of words."""
    starts, ends = found.starts, found.ends
    return [
        Place(bisect_left(starts, at), bisect_left(ends, end) + 1, code, rule, confidence, why)
        for at, end, code, rule, confidence, why in named(found.plain)
    ]


@cache
def _typed() -> tuple[dict[str, str], dict[str, str]]:
    """Map lower-case and folded forms to codes: names before the words for people, capitals left out."""
    exact: dict[str, str] = {}
    folded: dict[str, str] = {}
    for wanted in ("name", "adjective", "demonym"):
        for form, _, code, kind in table("countries"):
            if kind == wanted:
                exact.setdefault(_key(normal(form).lower()), code)
                folded.setdefault(_key(fold(form)), code)
    return exact, folded


def _key(form: str) -> str:
    """Leave letters alone: `U.S.`, `Timor-Leste` and `A-déc-bai-gian` are typed in many ways."""
    return "".join(char for char in form if char.isalnum())


def resolve_country(typed: str) -> str | None:
    """Return the ISO 3166-1 alpha-2 code of a country typed in any way, or None.

    >>> [resolve_country(typed) for typed in ("Türkiye", "tho nhi ky", "TR", "mỹ", "atlantis")]
    ['TR', 'TR', 'TR', 'US', None]
    """
    typed = typed.strip()
    exact, folded = _typed()
    codes = set(exact.values())
    if len(typed) == 2 and typed.isupper() and typed in codes:
        return typed
    code = exact.get(_key(normal(typed).lower())) or folded.get(_key(fold(typed)))
    if code is None and len(typed) == 2 and typed.upper() in codes:
        return typed.upper()
    return code
