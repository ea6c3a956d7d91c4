"""Countries in text, in both languages and as the press spells them, and countries as a person types them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache

from defcorpus.knowledge import table
from defcorpus.mentions.lookalikes import Place, keep
from defcorpus.mentions.phrases import Phrases
from defcorpus.mentions.tokens import Tokens, tokens
from defcorpus.text import fold, normal

_CONFIDENCE = {"name": 0.95, "adjective": 0.85, "demonym": 0.85, "capital": 0.5}


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A country named, by its name, its people, or its capital. Offsets into the text given."""

    start: int
    end: int
    code: str  # ISO 3166-1 alpha-2
    rule: str
    confidence: float


@cache
def _phrases() -> Phrases:
    # What is none goes first: `Nha Trang` is a town before it is `Nhà Trắng` without marks.
    rows = [(form, lang, "not", "", False) for form, lang, _ in table("notcountries")]
    rows += [(form, lang, kind, code, False) for form, lang, code, kind in table("countries")]
    return Phrases(rows)


@cache
def _lookalikes() -> dict[str, str]:
    return {normal(form).lower(): why for form, _, why in table("lookalikes")}


@cache
def country_heads() -> frozenset[str]:
    """Return the first words of the countries' forms, folded."""
    return frozenset(_phrases().root)


def find_countries(text: str, start: int = 0, end: int | None = None) -> list[PlaceMention]:
    """Return the countries that ``text[start:end]`` names, in order, without overlaps."""
    found = tokens(text, start, end)
    mentions = []
    for place in places(found):
        span = found.origin(found.starts[place.first], found.ends[place.last - 1])
        mentions.append(PlaceMention(*span, place.code, place.rule, place.confidence))
    return mentions


@lru_cache(maxsize=64)
def places(found: Tokens) -> list[Place]:
    """Return the countries as stretches of words. The last few answers are kept: names ask the same."""
    phrases = _phrases()
    lookalikes = _lookalikes()
    seen: list[Place] = []
    words = found.words
    root, small = phrases.root, phrases.small
    at, count = 0, len(words)
    while at < count:
        word = words[at]
        known = word.folded in root if word.cap else word.lower in small
        if not known or (match := phrases.longest(found, at)) is None:
            at += 1
            continue
        last, entry = match
        if entry.kind != "not":
            form = " ".join(part.lower for part in words[at:last])
            why = lookalikes.get(form, "")
            seen.append(Place(at, last, entry.value, entry.kind, _CONFIDENCE[entry.kind], why))
        at = last
    return keep(found, seen) if any(place.why for place in seen) else seen


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
