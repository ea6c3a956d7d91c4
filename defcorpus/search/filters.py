"""List's filters as clauses of a tantivy query, so that they cost next to nothing."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING, Protocol

from defcorpus.corpus.records import Filters, Meant
from defcorpus.corpus.selecting.entries import day_bounds, label, schema
from defcorpus.errors import QueryError, UnknownIdError, UsageError
from defcorpus.search.fields import Field, at_place
from defcorpus.tuples import NamedTuple

if TYPE_CHECKING:
    import tantivy

    class Shelf(Protocol):
        """What a field needs of a corpus."""

        def meant(self, filters: Filters) -> Meant:
            """Return what `filters` mean here; UsageError for what cannot be meant."""

        def number(self, id_or_path: str) -> int:
            """Return the number of the one article of this id; UnknownIdError where there is none."""


_FEW = 512  # numbers
_FEW_LABELS = 16

Clause = tuple["tantivy.Occur", "tantivy.Query"]


class Restriction(NamedTuple):
    """Clauses that a query is joined with."""

    clauses: tuple[Clause, ...]
    but_undated: tuple[Clause, ...] | None
    """Where days were asked for: the same for the undated articles that this left out. Else None."""


def restrict(meant: Meant) -> Restriction:
    """Return the clauses for `meant`."""
    others = list(_others(meant))
    undated = _must(_undated())
    span = _span(meant)
    if span is None:
        return Restriction((*others, undated) if meant.undated else tuple(others), None)
    if meant.undated:
        return Restriction((*others, _must(_any([span, _undated()]))), None)
    return Restriction((*others, _must(span)), (*others, undated))


def field_query(corpus: Shelf, field: Field, query: str) -> tantivy.Query:
    """Return the query for a field of the query language; QueryError for what cannot be meant here."""
    import tantivy

    if field.name == "id":
        try:
            number = corpus.number(field.value)
        except UnknownIdError as error:
            raise QueryError(error.message.rstrip("."), query, field.start, error.hint) from None
        return numbered([number])[1]
    try:
        clauses = restrict(corpus.meant(field.filters())).clauses
    except UsageError as error:
        raise at_place(error, field, query) from None
    return clauses[0][1] if len(clauses) == 1 else tantivy.Query.boolean_query(list(clauses))


def numbered(numbers: Iterable[int]) -> Clause:
    """Return the clause that lets only articles of these numbers through."""
    import tantivy

    which = sorted(numbers)
    if len(which) > _FEW:
        return _must(tantivy.Query.term_set_query(schema(), "rowid", which))
    # A fifth of the time of a set of so many.
    make, fields = tantivy.Query.term_query, schema()
    return _must(_any([make(fields, "rowid", number) for number in which]))


def without(numbers: Iterable[int]) -> Clause:
    """Return the clause that lets no article of these numbers through."""
    import tantivy

    return tantivy.Occur.MustNot, tantivy.Query.term_set_query(schema(), "rowid", sorted(numbers))


def _others(meant: Meant) -> Iterable[Clause]:
    if meant.langs:
        yield _must(_labels("lang", meant.langs))
    if meant.sources is not None:
        yield _must(_labels("source", meant.sources))
    if meant.kinds:
        yield _must(_labels("kind", meant.kinds))
    for codes in meant.countries:
        yield _must(_labels("country", codes))
    for keys in meant.people:
        yield _must(_labels("person", keys))


def _span(meant: Meant) -> tantivy.Query | None:
    """Return the query for days from `since` to `until`, each with its whole period."""
    import tantivy

    if not (meant.since or meant.until):
        return None
    first = day_bounds(meant.since)[0] if meant.since else 1
    last = day_bounds(meant.until)[1] if meant.until else 99_991_231
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


def _labels(field: str, values: Collection[str]) -> tantivy.Query:
    import tantivy

    if not values:
        return tantivy.Query.empty_query()
    names = sorted(map(label, values))
    if len(names) > _FEW_LABELS:
        return tantivy.Query.term_set_query(schema(), field, names)
    # A set would be made of all articles that have one; these are looked at where the words are found.
    return _any([tantivy.Query.term_query(schema(), field, name, "basic") for name in names])


def _any(queries: list[tantivy.Query]) -> tantivy.Query:
    import tantivy

    if len(queries) == 1:
        return queries[0]
    return tantivy.Query.boolean_query([(tantivy.Occur.Should, query) for query in queries])


def _must(query: tantivy.Query) -> Clause:
    import tantivy

    # A filter does not rank.
    return tantivy.Occur.Must, tantivy.Query.const_score_query(query, 0.0)
