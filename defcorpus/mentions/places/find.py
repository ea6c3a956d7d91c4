"""Countries in text, in both languages and as the press spells them, and countries as a person types them."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache, lru_cache
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from defcorpus.knowledge import table
from defcorpus.mentions.places.forms import Row
from defcorpus.mentions.places.gazetteer import Gazetteer
from defcorpus.mentions.places.lookalike_words import papers, ships
from defcorpus.mentions.places.lookalikes import Judge, Named, Site
from defcorpus.mentions.plain import lowered, plain_piece
from defcorpus.text import fold, is_syllable, normal

if TYPE_CHECKING:
    from defcorpus.mentions.words.tokens import Tokens

_CONFIDENCE = {
    "name": 0.95, "adjective": 0.85, "demonym": 0.85,
    "capital": 0.5, "venue": 0.5, "province": 0.9, "city": 0.9,
    "region": 0.9, "foreign city": 0.9, "border gate": 0.5, "sea": 0.9, "islands": 0.9,
}  # fmt: skip
_PREFIX = 8  # characters that hold a navy's letters in front of a ship's name
_CREDIT = 30  # characters on either side of a place in a credit
_SITES = frozenset(("capital", "venue", "province", "city"))
_REGIONS = frozenset(("region", "foreign city", "border gate", "sea", "islands"))


class PlaceMention(NamedTuple):
    """A country named, by its name, its people, or its capital. Offsets into the text given."""

    start: int
    end: int
    code: str  # ISO 3166-1 alpha-2, empty for a province of Việt Nam and for the sea
    rule: str  # name, adjective, demonym, capital, venue, province, city, and the kinds of `regions`
    confidence: float
    site: Site | None = None  # a capital, venue, province, region or sea itself


class Place(NamedTuple):
    """A country as a stretch of words: `first` up to but without `last`."""

    first: int
    last: int
    code: str
    rule: str
    confidence: float
    why: str = ""  # what else it could be, or nothing


@cache
def _gazetteer() -> Gazetteer:
    # What is none goes first: `Nha Trang` is a town before it is `Nhà Trắng` without marks.
    rows = [Row(form, " not", why) for form, _, why in table("notcountries")]
    rows += [Row(form, kind, code) for form, _, code, kind in table("countries")]
    rows += [Row(form, kind, f"{code}\t{name}") for form, _, code, kind, name in table("seats")]
    rows += [Row(form, kind, f"{code}\t{name}") for form, _, code, kind, name in table("regions")]
    rows += [
        Row(form, kind, f"{code}\t{name}\t{into}", strict=True)
        for form, _, code, kind, name, into in table("provinces")
    ]
    return Gazetteer(rows)


@cache
def _lookalikes() -> dict[str, str]:
    return {normal(form).lower(): why for form, _, why in table("lookalikes")}


@lru_cache(maxsize=1 << 14)
def _doubt(written: str) -> str:
    """Return what else the words of a form could be, or nothing."""
    return _lookalikes().get(normal(written).lower(), "")


def is_either_korea(written: str) -> bool:
    """Say whether the words do not tell which Korea is meant: `Korean`, not `South Korean`."""
    return _doubt(written) == "north"


@lru_cache(maxsize=64)
def named(plain: str) -> tuple[Named, ...]:
    """Return the places in `plain`, which is NFC. The last few answers are kept: names ask the same."""
    seen = []
    doubt = False
    for start, end, row in _gazetteer().find(plain, lowered(plain)):
        if row.kind == " not" or plain[end : end + 1] == "$" or plain[max(0, start - 1) : start] == "$":
            continue  # US$5 billion
        why = _doubt(plain[start:end])
        if plain[end : end + 1] == " " and _is_credit(plain, start, end):
            continue
        code, site = row.value, None
        if row.kind in _SITES:
            if plain[max(0, start - _PREFIX) : start].rstrip(' "“').upper().endswith(ships()):
                continue  # USS Tripoli, INS Delhi
            if row.kind == "capital" and _is_acronym(plain, start, end):
                continue
            code, site = _site(row)
            why = why or _name_like(plain[start:end])
        elif row.kind in _REGIONS:
            if row.kind == "foreign city" and _is_acronym(plain, start, end):
                continue
            code, site = _site(row)
            # `Quảng Châu` is no person's name, `Nguyen Quang Chau` is.
            why = why or (_name_like(plain[start:end]) if plain[start:end].isascii() else "")
        doubt = doubt or bool(why)
        seen.append(Named(start, end, code, row.kind, _CONFIDENCE[row.kind], why, site))
    seen = _without_ships(plain, seen)
    if not doubt:
        return tuple(seen)
    judge = Judge(plain, seen)
    return tuple([kept for place in seen if (kept := judge.judge(place)) is not None])


def _without_ships(plain: str, seen: list[Named]) -> list[Named]:
    """Return the countries but for ships' names: `HMNZS Aotearoa`, then `Aotearoa` beside `New Zealand`."""

    def written(place: Named) -> str:
        return plain[place.start : place.end]

    def lettered(place: Named) -> bool:
        return plain[max(0, place.start - _PREFIX) : place.start].rstrip(' "“').endswith(ships())

    names = {written(place) for place in seen if place.rule == "name" and lettered(place)}
    if not names:
        return seen
    others = {place.code for place in seen if written(place) not in names}
    return [
        place
        for place in seen
        if written(place) not in names or not (lettered(place) or place.code in others)
    ]


def _is_credit(plain: str, start: int, end: int) -> bool:
    """Say whether a bracket credits an outlet or an agency called after the place: `(Saigon Herald wire)`."""
    opened = plain.rfind("(", max(0, start - _CREDIT), start)
    closed = plain.find(")", end, end + _CREDIT)
    if opened < 0 or closed < 0 or not plain[opened + 1 : closed].replace(" ", "").isalpha():
        return False
    inside = plain[end:closed].split()
    return bool(inside) and inside[-1].lower() in papers()


def _is_acronym(plain: str, start: int, end: int) -> bool:
    """Say whether a city's name in capitals is an event's: `the exhibition (LIMA)`, `MILAN 2024`."""
    if not plain[start:end].isupper():
        return False
    if plain[start - 1 : start] == "(" and plain[end : end + 1] == ")":
        return True
    return is_event(plain[start:end], plain[max(0, start - 12) : end + 6])


def is_event(name: str, text: str) -> bool:
    """Say whether a text has a name in capitals with a year behind it, or an exercise's word in front."""
    return name.isupper() and _event_of(name).search(text) is not None


@lru_cache(maxsize=256)
def _event_of(name: str) -> re.Pattern[str]:
    name = re.escape(name)
    return re.compile(
        rf"(?<!\w){name}[ -](?:19|20)[0-9]{{2}}(?!\w)|(?i:exercise|diễn tập|tập trận) {name}(?!\w)"
    )


@lru_cache(maxsize=1 << 14)
def _name_like(written: str) -> str:
    """Return that a person may bear the place's name: it is written in Vietnamese syllables."""
    return "province" if all(map(is_syllable, written.split())) else ""


@cache
def _site(row: Row) -> tuple[str, Site]:
    """Return the country that a seat stands for, and the place itself."""
    code, name, *rest = row.value.split("\t")
    if not rest:
        return code, Site(f"{code or row.kind}-{fold(name)}", name, row.kind)
    into = rest[0]
    note = row.kind if into == name else f"{row.kind}; since July 2025 in {into}"
    if code == "VN-15":
        note = f"{row.kind}; since 2008 in {into}"
    return ("VN" if row.kind == "capital" else ""), Site(code, name, note)


def find_places(text: str, start: int = 0, end: int | None = None) -> list[PlaceMention]:
    """Return the countries, capitals, venues and provinces in ``text[start:end]``, in order and disjoint."""
    plain, offsets, _ = plain_piece(text, start, end)
    mentions = []
    for first, last, code, rule, confidence, _, site in named(plain):
        if offsets is not None:
            first, last = offsets[first], offsets[last]
        mentions.append(PlaceMention(first + start, last + start, code, rule, confidence, site))
    return mentions


def find_countries(text: str, start: int = 0, end: int | None = None) -> list[PlaceMention]:
    """Return the countries that ``text[start:end]`` names, in order, without overlaps."""
    return [mention for mention in find_places(text, start, end) if mention.code]


_start = itemgetter(0)


def places(found: Tokens) -> list[Place]:
    """Return the countries among the words of `found`, which may be a stretch of its plain text.

    A region or a city says where somebody is, not where from: it is left out.
    """
    starts, ends = found.starts, found.ends
    if not starts:
        return []
    near = named(found.plain)
    if not near:
        return []
    first = bisect_left(near, starts[0], key=_start)
    return [
        Place(bisect_left(starts, at), bisect_left(starts, end), code, rule, confidence, why)
        for at, end, code, rule, confidence, why, _ in near[
            first : bisect_left(near, ends[-1], first, key=_start)
        ]
        if code and rule not in _REGIONS and end <= ends[-1]
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


def near_country(typed: str) -> str | None:
    """Return the name of a country that a misspelt one was perhaps meant for.

    >>> near_country("Vietnm"), near_country("Atlantis")
    ('vietnam', None)
    """
    from difflib import get_close_matches

    _, folded = _typed()
    close = get_close_matches(_key(fold(typed)), folded, 1, 0.8)
    return close[0] if close else None


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
