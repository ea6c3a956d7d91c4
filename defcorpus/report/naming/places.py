"""Every country and place the corpus names: one row each, joined over articles and languages by its key."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Literal

from defcorpus.knowledge import table
from defcorpus.report.naming.uses import Use, Written, by_frequency, uses
from defcorpus.text.fold import fold

if TYPE_CHECKING:
    from defcorpus.corpus.accounts import FactRow
    from defcorpus.corpus.records import Summary

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


def country_names(lang: Literal["en", "vi"] = "en") -> dict[str, str]:
    """Return each country's name by its code, in Vietnamese as the state's press has it.

    >>> country_names("vi")["CN"]
    'Trung Quốc'
    """
    return {code: vi if lang == "vi" else en for code, en, vi in table("country_names")}


def place_name(code: str, name: str, lang: Literal["en", "vi"]) -> str:
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
    known = _at_home(lang) if code[:2] == "VN" else _forms(lang)  # Tây Ninh is also Xining
    parts = [known.get(" ".join(fold(part).split()), part) for part in name.split(", ")]
    if lang == "en" and (code[:2] == "VN" or _own_letters().search(name)):
        parts = [_without_marks(part) for part in parts]
    return ", ".join(parts)


@cache
def _own_letters() -> re.Pattern[str]:
    """Match a letter that only Vietnamese names have."""
    return re.compile("[đĐơƠưƯ\u1ea0-\u1ef9]")


def _without_marks(name: str) -> str:
    """Return a Vietnamese name without its marks; another one, such as `São Paulo`, as it is."""
    plain = fold(name)
    if len(plain) != len(name):
        return name
    return "".join(new.upper() if old.isupper() else new for old, new in zip(name, plain, strict=True))


@cache
def _at_home(lang: Literal["en", "vi"]) -> dict[str, str]:
    found: dict[str, str] = {}
    for vi, en in table("place_names"):
        found.setdefault(fold(en if lang == "vi" else vi), vi if lang == "vi" else en)
    return found


@cache
def _forms(lang: Literal["en", "vi"]) -> dict[str, str]:
    """Return by folded name what a place abroad is called in a language."""
    found = dict(_at_home(lang))
    for vi, en, kind in table("sino_names"):
        if kind == "place":
            found.setdefault(fold(en if lang == "vi" else vi), vi if lang == "vi" else en)
    if lang == "en":
        for name in ("seats", "regions"):
            for form, of, code, _, usual in table(name):
                if of == "vi" and code != "VN":
                    found.setdefault(fold(form), found.get(fold(usual), usual))
        codes = country_names("en")
        for form, of, code, kind in table("countries"):
            if of == "vi" and kind == "name" and code in codes:
                found.setdefault(fold(form), codes[code])
    return found


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
