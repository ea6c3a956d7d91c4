"""List's filters as clauses of a tantivy query, so that they cost next to nothing."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from defcorpus.corpus.entries import day_bounds, name_pattern, schema
from defcorpus.corpus.records import Filters

if TYPE_CHECKING:
    import tantivy

Clause = tuple["tantivy.Occur", "tantivy.Query"]


@dataclass(frozen=True, slots=True)
class Restriction:
    """Clauses that a query is joined with."""

    clauses: tuple[Clause, ...]
    but_undated: tuple[Clause, ...] | None
    """Where days were asked for: the same for the undated articles that this left out. Else None."""


def restrict(filters: Filters, codes: Callable[[str], Collection[str]]) -> Restriction:
    """Return the clauses for `filters`; `codes` gives the country codes that a typed name may mean."""
    others = list(_others(filters, codes))
    undated = _must(_undated())
    span = _span(filters)
    if span is None:
        return Restriction((*others, undated) if filters.undated else tuple(others), None)
    if filters.undated:
        return Restriction((*others, _must(_any([span, _undated()]))), None)
    return Restriction((*others, _must(span)), (*others, undated))


def _others(filters: Filters, codes: Callable[[str], Collection[str]]) -> Iterable[Clause]:
    if filters.langs:
        yield _must(_terms("lang", filters.langs))
    for country in filters.countries:
        yield _must(_terms("country", codes(country)))
    if filters.sources:
        yield _must(_any([_named("source", source) for source in filters.sources]))
    for person in filters.people:
        yield _must(_named("person", person))


def _span(filters: Filters) -> tantivy.Query | None:
    """Return the query for days from `since` to `until`, each with its whole period."""
    import tantivy

    if not (filters.since or filters.until):
        return None
    first = day_bounds(filters.since)[0] if filters.since else 1
    last = day_bounds(filters.until)[1] if filters.until else 99_991_231
    integer = tantivy.FieldType.Integer
    return tantivy.Query.boolean_query(
        [
            (tantivy.Occur.Must, tantivy.Query.range_query(schema(), "date_end", integer, first, None)),
            (tantivy.Occur.Must, tantivy.Query.range_query(schema(), "date", integer, 1, last)),
        ]
    )


def _undated() -> tantivy.Query:
    import tantivy

    return tantivy.Query.term_query(schema(), "date", 0)


def _terms(field: str, values: Collection[str]) -> tantivy.Query:
    import tantivy

    return tantivy.Query.term_set_query(schema(), field, sorted(values))


def _named(field: str, typed: str) -> tantivy.Query:
    import tantivy

    pattern = name_pattern(typed)
    return tantivy.Query.regex_query(schema(), field, pattern) if pattern else tantivy.Query.empty_query()


def _any(queries: list[tantivy.Query]) -> tantivy.Query:
    import tantivy

    return tantivy.Query.boolean_query([(tantivy.Occur.Should, query) for query in queries])


def _must(query: tantivy.Query) -> Clause:
    import tantivy

    # A filter does not rank.
    return tantivy.Occur.Must, tantivy.Query.const_score_query(query, 0.0)
