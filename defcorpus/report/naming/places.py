"""Every country and place the corpus names: one row each, joined over articles and languages by its key."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Literal

from defcorpus.knowledge import table
from defcorpus.report.naming.uses import Use, Written, by_frequency, uses
from defcorpus.text import fold, normal

if TYPE_CHECKING:
    from defcorpus.corpus.accounts import FactRow
    from defcorpus.corpus.records import Summary

Lang = Literal["en", "vi"]
_ByLand = dict[str, dict[str, str]]  # names by form, then by the country a place lies in
_NOWHERE = ("", "XX")  # no country, and one that is not known

KINDS = ("country", "place")
"""Kinds of facts that are places."""


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """A place over the whole corpus."""

    name: str  # in English for a country, as the table has it for other places
    key: str  # an ISO code where there is one
    kind: str  # country, province, capital, venue
    articles: int
    mentions: int
    first: str | None
    last: str | None
    spellings: tuple[Use, ...]  # by language, most used first
    ids: tuple[str, ...]  # of the articles, by date, the undated last


def country_names(lang: Lang = "en") -> dict[str, str]:
    """Return each country's name by its code, in Vietnamese as the state's press has it.

    >>> country_names("vi")["CN"]
    'Trung Quốc'
    """
    return {code: vi if lang == "vi" else en for code, en, vi in table("country_names")}


def place_name(code: str, name: str, lang: Lang) -> str:
    """Return how a place is shown in a language, part by part; a country has a code of two letters.

    A part that no table knows stays as it is; in English, one in Việt Nam without its marks, as the state's
    English press writes it.

    >>> place_name("CN-beijing", "Beijing", "vi")
    'Bắc Kinh'
    >>> place_name("VN-SG", "Củ Chi, Thành phố Hồ Chí Minh", "en")
    'Cu Chi, Ho Chi Minh City'
    """
    if len(code) == 2:
        return country_names(lang).get(code, name)
    parts = [_called(part, code[:2], lang) for part in name.split(", ")]
    if lang == "en" and (code[:2] == "VN" or _own_letters().search(name)):
        parts = [_without_marks(part) for part in parts]
    return ", ".join(parts)


def _called(part: str, land: str, lang: Lang) -> str:
    """Return what a part of a place's name is called, by its marks, the country it lies in, else Việt Nam.

    Without marks a name may be another's (`Nha Trang` is not `Nhà Trắng`): one that is somewhere as it is
    written, or lies elsewhere, stays.
    """
    exact, plain = _forms(lang)
    found = exact.get(" ".join(normal(part).lower().split()), {})
    if found:
        return found.get(land) or (part if land == "VN" else found.get("VN") or next(iter(found.values())))
    folded = " ".join(fold(part).split())
    found = {} if folded in _plain_towns() else plain.get(folded, {})
    return found.get(land) or (next(iter(found.values()), part) if land in _NOWHERE else part)


@cache
def _own_letters() -> re.Pattern[str]:
    """Match a letter that only Vietnamese names have."""
    return re.compile("[đĐơƠưƯ\u1ea0-\u1ef9]")


def _without_marks(name: str) -> str:
    """Return a Vietnamese name without its marks; another one, such as `São Paulo`, as it is."""
    plain = fold(name)
    if len(plain) != len(name):
        return name
    return "".join(
        (new.upper() if old.isupper() else new) if old.isalpha() else old
        for old, new in zip(name, plain, strict=True)
    )


@cache
def _forms(lang: Lang) -> tuple[_ByLand, _ByLand]:
    """Return what places are called in a language by their names, with marks and folded, and by country."""
    exact: _ByLand = {}
    plain: _ByLand = {}
    for form, land, name in _rows(lang):
        exact.setdefault(normal(form).lower(), {}).setdefault(land, name)
        plain.setdefault(fold(form), {}).setdefault(land, name)
    return exact, plain


def _rows(lang: Lang) -> Iterator[tuple[str, str, str]]:
    """Yield forms of the other language, the country they lie in, and the name in this one."""
    vi = lang == "vi"
    for own, other, land in table("place_names"):
        yield (other, land, own) if vi else (own, land, other)
    for own, other, kind in table("sino_names"):
        if kind == "place":
            yield (other, "CN", own) if vi else (own, "CN", other)
    if vi:
        return
    for _, _, _, _, name, _ in table("provinces"):
        yield name, "VN", _without_marks(name)
    usual = {own: other for own, other, _ in table("place_names")}
    for form, of, land, _, name in (*table("seats"), *table("regions")):
        if of == "vi" and land != "VN":
            yield form, land, usual.get(name, name)
    names = country_names("en")
    for form, of, land, kind in table("countries"):
        if of == "vi" and kind == "name" and land in names:
            yield form, land, names[land]


@cache
def _plain_towns() -> frozenset[str]:
    """Return the places whose names without marks are another place's: `nha trang`."""
    return frozenset(fold(form) for form, _, why in table("notcountries") if why == "another word")


def places(
    facts: Iterable[FactRow], articles: Mapping[int, Summary], names: Mapping[str, str]
) -> list[PlaceRow]:
    """Return one row a place, those of most articles first, then of most mentions, then by key.

    `articles` has the summary of each number that counts; `names` the name of each country by its code.
    """
    by_place: defaultdict[tuple[str, str], list[FactRow]] = defaultdict(list)
    for fact in facts:
        if fact.article in articles:
            by_place[fact.kind, fact.key].append(fact)
    rows = [_row(group, articles, names) for group in by_place.values()]
    return sorted(rows, key=lambda row: (-row.articles, -row.mentions, row.kind, row.key))


def _row(facts: list[FactRow], articles: Mapping[int, Summary], names: Mapping[str, str]) -> PlaceRow:
    first = facts[0]
    country = first.kind == "country"
    there = sorted({fact.article for fact in facts}, key=lambda number: _order(articles[number]))
    dates = [day for number in there if (day := _day(articles[number]))]
    return PlaceRow(
        names.get(first.key, first.key) if country else first.value,
        first.key,
        "country" if country else first.note.split(";")[0] or "place",
        len(there),
        len(facts),
        dates[0] if dates else None,
        dates[-1] if dates else None,
        _spellings(facts, articles),
        tuple(articles[number].id for number in there),
    )


def _spellings(facts: list[FactRow], articles: Mapping[int, Summary]) -> tuple[Use, ...]:
    written = []
    for fact in facts:
        if fact.words:
            article = articles[fact.article]
            form = " ".join(fact.words.split())
            written.append(Written(form, article.lang, _day(article), article.key, article.id))
    return by_frequency(uses(written))


def _day(article: Summary) -> str | None:
    return article.event_date or article.date


def _order(article: Summary) -> tuple[bool, str, str, str]:
    day = _day(article)
    return (day is None, day or "", article.key, article.id)


def fitting(rows: Iterable[PlaceRow], typed: str, code: str | None = None) -> list[PlaceRow]:
    """Return the places a name may mean: by code, by name or by a spelling, marks or not."""
    wanted = " ".join(fold(typed).split())
    found = []
    for row in rows:
        forms = {fold(use.form) for use in row.spellings}
        if row.key in (typed, code) or wanted in (fold(row.name), *forms):
            found.append(row)
    return found
