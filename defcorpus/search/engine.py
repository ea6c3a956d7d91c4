"""What every search is made of: the open index, the best hits in a settled order, and their pages."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Protocol, cast

from defcorpus.corpus.records import Filters, Meant, PageText, Summary
from defcorpus.errors import StoreError
from defcorpus.search.collapse import Collapsed, Scored, collapsed
from defcorpus.search.compiled import Compiler, Ranked
from defcorpus.search.filters import Clause, field_query, numbered
from defcorpus.search.nodes import Query

if TYPE_CHECKING:
    import tantivy

    from defcorpus.corpus.selecting.fulltext import FullText
    from defcorpus.search.collapse import Copies

    Address = tuple[float, tantivy.DocAddress]

    class Shelf(Protocol):
        """What a search needs of a corpus."""

        @property
        def fulltext(self) -> FullText:
            """The index, in step with the store."""

        def rebuild_fulltext(self) -> FullText:
            """Make the index anew, for one that turned out damaged."""

        def summaries(self, numbers: Iterable[int]) -> list[Summary]:
            """Return the summaries of articles by the store's numbers; those that are gone are left out."""

        def meant(self, filters: Filters) -> Meant:
            """Return what `filters` mean here; UsageError for what cannot be meant."""

        def number(self, id_or_path: str) -> int:
            """Return the number of the one article of this id; UnknownIdError where there is none."""

        def pages(self, numbers: Iterable[int]) -> dict[int, PageText]:
            """Return the text and the segments of the same articles."""


# Scores are compared in thousandths: what is less depends on the order in which they were added up.
_PARTS = 1_000
# How far past the limit equal scores are followed, to have them in the order of their content.
_TIES = 16
_MOST_TIES = 4_096

# How many of the best are asked what else speaks for them; the others follow in their order. Of 104 queries
# at 200,000 articles 101 have the same ten hits in the same order as if all were asked, with half as many 93.
_HELPED = 200

Row = tuple[int, int, int]
"""A score's thousandths below zero, the content key as a number, and the store's number of the article."""

# Pages in memory at once.
_TOGETHER = 200


def open_searcher(corpus: Shelf) -> tantivy.Searcher:
    """Return the open index; one that is damaged is made anew."""
    try:
        return corpus.fulltext.searcher
    except StoreError:
        return corpus.rebuild_fulltext().searcher


def compiler(corpus: Shelf, searcher: tantivy.Searcher, query: Query, *, raw: bool) -> Compiler:
    """Return what compiles `query` here; QueryError for a field that cannot be meant in this corpus."""
    meant = {field: field_query(corpus, field, query.text) for field in query.fields}
    return Compiler(searcher, _fields(raw=raw), meant)


def _fields(*, raw: bool) -> tuple[str, ...]:
    return ("body", "rest") if raw else ("body",)


def best(
    searcher: tantivy.Searcher,
    ranked: Ranked,
    clauses: Sequence[Clause],
    copies: Copies | None,
    limit: int | None,
) -> Collapsed:
    """Return the best `limit` hits, without copies where these are given."""
    query = joined(ranked.query, clauses)
    helped: dict[int, Row] = {}

    def top(reach: int | None) -> tuple[list[Scored], int]:
        least = reach if reach is None or not ranked.helps else max(reach, _HELPED)
        found, total = _top(searcher, query, least)
        if ranked.helps:
            first = found[:_HELPED]
            for row in _helped(searcher, ranked.helps, [row for row in first if row[2] not in helped]):
                helped[row[2]] = row
            found[:_HELPED] = sorted([helped.get(row[2], row) for row in first])
        return _scored(found[:reach]), total

    if copies is None:
        return Collapsed(*top(limit), {})

    def among(numbers: Collection[int]) -> list[Scored]:
        if not numbers:
            return []
        found, _ = _top(searcher, joined(ranked.query, (*clauses, numbered(numbers))), len(numbers))
        return _scored(sorted(_helped(searcher, ranked.helps, found)))

    return collapsed(top, among, copies, limit)


def _scored(rows: Sequence[Row]) -> list[Scored]:
    return [(-below / _PARTS, number) for below, _, number in rows]


def _helped(searcher: tantivy.Searcher, helps: Sequence[tantivy.Query], found: Sequence[Row]) -> list[Row]:
    """Return what was found, each score with what else speaks for the article."""
    if not helps or not found:
        return list(found)

    only = numbered([number for _, _, number in found])
    more = dict.fromkeys((number for _, _, number in found), 0.0)
    for each in helps:
        hits = searcher.search(joined(each, (only,)), len(found), count=False).hits
        for (score, _), number in zip(hits, _values(searcher, "rowid", hits), strict=True):
            more[number] += score
    return [(round(below - more[number] * _PARTS), tie, number) for below, tie, number in found]


def _values(searcher: tantivy.Searcher, field: str, hits: Sequence[Address]) -> list[int]:
    """Return the number that each hit has in a field where every article has one."""
    return cast("list[int]", searcher.fast_field_values(field, [address for _, address in hits]))


def joined(ranked: tantivy.Query, clauses: Sequence[Clause]) -> tantivy.Query:
    """Return a query with clauses that restrict it."""
    import tantivy

    if not clauses:
        return ranked
    return tantivy.Query.boolean_query([(tantivy.Occur.Must, ranked), *clauses])


def _top(searcher: tantivy.Searcher, query: tantivy.Query, limit: int | None) -> tuple[list[Row], int]:
    """Return the best `limit`, equal scores by content key, and how many there are."""
    every = max(searcher.num_docs, 1)
    wanted = every if limit is None else max(limit, 0)
    reach = min(every, wanted + _TIES)
    while True:
        result = searcher.search(query, max(reach, 1))
        hits = result.hits
        scores = [-round(score * _PARTS) for score, _ in hits]
        settled = len(scores) < reach or reach == every or scores[-1] > scores[wanted - 1]
        if settled or reach > wanted + _MOST_TIES:
            break
        reach = min(every, wanted + (reach - wanted) * 16)
    ties, numbers = _values(searcher, "tie", hits), _values(searcher, "rowid", hits)
    return sorted(zip(scores, ties, numbers, strict=True))[:wanted], count_of(result)


def count_of(result: tantivy.SearchResult) -> int:
    """Return how many articles a search found."""
    return int(result.count)  # type: ignore[attr-defined]  # tantivy's stubs leave it out


def total(searcher: tantivy.Searcher, query: tantivy.Query) -> int:
    """Return how many articles a query finds: without scores, in half the time for several words."""
    return int(searcher.aggregate(query, {"n": {"value_count": {"field": "rowid"}}})["n"]["value"])


def read(corpus: Shelf, found: Sequence[Scored]) -> Iterator[tuple[Summary, PageText, float]]:
    """Yield what was found with its page, in order."""
    for at in range(0, len(found), _TOGETHER):
        some = found[at : at + _TOGETHER]
        numbers = [number for _, number in some]
        summaries = {summary.number: summary for summary in corpus.summaries(numbers)}
        pages = corpus.pages(numbers)
        for score, number in some:
            if number in summaries and number in pages:  # not removed by another process a moment ago
                yield summaries[number], pages[number], score


def texts(page: PageText, title: str, *, raw: bool) -> list[str]:
    """Return what a snippet may be cut from, best first: nothing that was not searched."""
    if raw:
        return [page.text, title]
    return ["\n".join(page.of("body")), title, *page.of("title")]
