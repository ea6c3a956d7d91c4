"""Every country and place the corpus names: one row each, joined over articles and languages by its key."""

from __future__ import annotations

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
    """Return how a place is shown in a language: `Beijing` is `Bắc Kinh`; a country has two letters."""
    if len(code) == 2:
        return country_names(lang).get(code, name)
    if lang == "en":
        return name
    parts = name.split(", ")
    return ", ".join(_vietnamese().get(part, part) for part in parts)


@cache
def _vietnamese() -> dict[str, str]:
    return {name: form for form, name, kind in reversed(table("sino_names")) if kind == "place"}


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
