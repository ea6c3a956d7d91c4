"""Words that name a country and something else too: `Anh`, `Nga`, `Jordan`. The words beside decide."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache

from defcorpus.knowledge import table
from defcorpus.mentions.tokens import (
    COMMA,
    DASH,
    DOT,
    HYPHEN,
    LINE,
    OTHER,
    PAREN,
    QUOTE,
    SPACE,
    STOP,
    Tokens,
)
from defcorpus.text import fold


@dataclass(frozen=True, slots=True)
class Place:
    """A country as a stretch of words: `first` up to but without `last`."""

    first: int
    last: int
    code: str
    rule: str  # name, adjective, demonym, capital
    confidence: float
    why: str  # what else it could be, or nothing


@cache
def _honorifics() -> frozenset[str]:
    rows = table("titles")
    return frozenset(form.lower() for form, lang, kind in rows if (lang, kind) == ("vi", "honorific"))


@cache
def _ranks() -> frozenset[str]:
    """Return the Vietnamese ranks: a name follows them, not a country."""
    return frozenset(form.lower() for form, lang, _ in table("ranks") if lang == "vi")


@cache
def _offices() -> frozenset[str]:
    """Return the last two words of offices and bodies; a country may follow: `Tổng thống Mỹ`."""
    forms = [form for form, lang, _ in table("posts") if lang == "vi"]
    forms += [form for form, lang, why in table("notnames") if lang == "vi" and why == "organisation"]
    return frozenset(" ".join(form.lower().split()[-2:]) for form in forms)


@cache
def _function_words() -> frozenset[str]:
    return frozenset(form for form, lang in table("function_words") if lang == "vi")


@cache
def _common_surnames() -> frozenset[str]:
    return frozenset(form.lower() for form, kind in table("surnames") if kind == "common")


@cache
def _given() -> frozenset[str]:
    return frozenset(form for (form,) in table("givennames"))


@cache
def _common() -> frozenset[str]:
    words = {form for form, _ in table("commonwords")}
    return frozenset(words | {fold(form) for form, _, _ in table("orgwords")})


def keep(found: Tokens, seen: list[Place]) -> list[Place]:
    """Return the places of `seen` that their neighbours do not speak against."""
    firsts = {place.first for place in seen}
    lasts = {place.last for place in seen}
    people = {
        found.words[place.first].lower
        for place in seen
        if place.why in ("syllable", "word") and _is_person(found, place)
    }
    kept = []
    for place in seen:
        judged = _judge(found, place, firsts, lasts, people)
        if judged is not None:
            kept.append(judged)
    return kept


def _judge(found: Tokens, place: Place, firsts: set[int], lasts: set[int], people: set[str]) -> Place | None:
    if place.why == "":
        return place
    beside = _beside(found, place, firsts, lasts)
    if place.why == "pair":
        return replace(place, confidence=0.8) if beside else None
    if place.why == "beside Vietnamese":
        return None if _among_vietnamese(found, place) else place
    if place.why in ("name", "state"):
        return place if beside else _not_name(found, place)
    return _syllable(found, place, beside, people)


def _among_vietnamese(found: Tokens, place: Place) -> bool:
    words, gaps = found.words, found.gaps
    before = place.first > 0 and gaps[place.first] == SPACE and words[place.first - 1].vietnamese
    after = place.last < len(words) and gaps[place.last] == SPACE and words[place.last].vietnamese
    return before or after


def _beside(found: Tokens, place: Place, firsts: set[int], lasts: set[int]) -> bool:
    """Say whether another country stands beside it: `Mỹ - Trung`, `Anh, Pháp`, `Đức và Ý`."""
    before, after = found.gaps[place.first], found.gaps[place.last]
    if after in (HYPHEN, DASH, COMMA) and place.last in firsts:
        return True
    if before in (HYPHEN, DASH, COMMA) and place.first in lasts:
        return True
    if place.why == "pair":
        return False
    words = found.words
    joined = {"và", "and", "với", "hoặc", "or"}
    if after == SPACE and place.last + 1 in firsts and words[place.last].lower in joined:
        return True
    return before == SPACE and place.first - 1 in lasts and words[place.first - 1].lower in joined


def _not_name(found: Tokens, place: Place) -> Place | None:
    """Judge `Jordan`, `Georgia`, `Paris`: no country inside a run with a given name or a surname."""
    words, gaps = found.words, found.gaps
    before = words[place.first - 1] if place.first and gaps[place.first] == SPACE else None
    if before and before.cap and before.folded in _given():
        return None
    if _after_office(found, place.first):
        return place  # Tổng thống Chad Idriss Deby
    after = words[place.last] if place.last < len(words) and gaps[place.last] == SPACE else None
    itself = words[place.first].folded in _given() or place.rule == "capital"
    if after and after.cap and itself and after.folded not in _common() and not after.vietnamese:
        return None
    if gaps[place.last] == DOT and place.last < len(words) and itself and len(words[place.last].text) == 1:
        return None
    if place.why == "state":
        return replace(place, confidence=0.5)
    return place


def _syllable(found: Tokens, place: Place, beside: bool, people: set[str]) -> Place | None:
    """Judge `Anh`, `Nga`, `Đức`, `Mỹ`: no country in a person's name, after `ông`, or as the word `anh`."""
    words, gaps = found.words, found.gaps
    if _is_person(found, place) or _inside_name(found, place):
        return None
    if beside:
        return place
    if _first_word(found, place.first - 1):
        # Tàu Mỹ, Tướng Nga; but Minh Đức and Hồng Nga are people.
        return replace(place, confidence=0.75 if words[place.first - 1].lower in _function_words() else 0.5)
    if gaps[place.first] in (STOP, OTHER, PAREN, QUOTE, DOT):
        return _opening(found, place, people)
    office = _after_office(found, place.first)
    if words[place.first].lower in people and not office:
        return None
    return replace(place, confidence=0.9 if office else 0.75)


def _opening(found: Tokens, place: Place, people: set[str]) -> Place | None:
    """At the beginning of a sentence every word has a capital: only a weak sign."""
    lower = found.words[place.first].lower
    if found.gaps[place.first] == PAREN and found.gaps[place.last] not in (SPACE, LINE):
        return replace(place, confidence=0.7)
    if place.why == "word" or lower in people:
        return None
    return replace(place, confidence=0.45)


def _is_person(found: Tokens, place: Place) -> bool:
    if found.gaps[place.first] not in (SPACE, LINE):
        return False
    before = found.words[place.first - 1]
    if before.lower in _honorifics() and not (before.lower == "anh" and before.cap):
        return True
    return _before(found, place.first) in _ranks() and not _foreign(found, place.last)


def _first_word(found: Tokens, at: int) -> bool:
    """Say whether the word at `at`, right in front of a country, opens a sentence with its capital."""
    if at < 0 or found.gaps[at + 1] not in (SPACE, LINE) or not found.words[at].cap:
        return False
    return found.gaps[at] == STOP or (found.gaps[at] == DOT and len(found.words[at - 1].text) > 3)


def _foreign(found: Tokens, at: int) -> bool:
    if at >= len(found.words) or found.gaps[at] not in (SPACE, LINE):
        return False
    return found.words[at].cap and not found.words[at].syllable


def _before(found: Tokens, at: int) -> str:
    """Return the one or two words in front, in small letters, as far as only spaces part them."""
    gaps = found.gaps
    if at < 1 or gaps[at] not in (SPACE, LINE):
        return ""
    one = found.words[at - 1].lower
    if at < 2 or gaps[at - 1] not in (SPACE, LINE):
        return one
    return f"{found.words[at - 2].lower} {one}"


def _after_office(found: Tokens, at: int) -> bool:
    before = _before(found, at)
    return before in _offices() or before in _ranks()


def _inside_name(found: Tokens, place: Place) -> bool:
    """Say whether capital syllables beside make it part of a name: `Lê Đức Anh`, `Mỹ Tâm`."""
    words, gaps = found.words, found.gaps
    office = _after_office(found, place.first)
    if place.first > 0 and gaps[place.first] in (SPACE, LINE):
        before = words[place.first - 1]
        opening = _first_word(found, place.first - 1) and before.lower not in _common_surnames()
        if before.cap and before.syllable and not office and not opening and before.lower not in _ranks():
            return True
    if place.last < len(words) and gaps[place.last] in (SPACE, LINE):
        after = words[place.last]
        longer = after.plain and _foreign(found, place.last + 1)  # HLV Úc Pim Verbeek
        return after.cap and after.syllable and not after.upper and not office and not longer
    return False
