"""What every search is made of: the open index, the best hits in a settled order, and their pages."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Protocol

from defcorpus.corpus.records import Filters, Meant, PageText, Summary
from defcorpus.errors import StoreError
from defcorpus.search.collapse import Collapsed, Scored, collapsed
from defcorpus.search.compiled import Compiler
from defcorpus.search.filters import Clause, field_query, numbered
from defcorpus.search.nodes import Query

if TYPE_CHECKING:
    import tantivy

    from defcorpus.corpus.fulltext import FullText
    from defcorpus.search.collapse import Copies

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


# Scores are compared to this many decimals: further ones depend on the order in which they were added up.
_DECIMALS = 3
# How far past the limit equal scores are followed, to have them in the order of their content.
_TIES = 16
_MOST_TIES = 4_096

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
    ranked: tantivy.Query,
    clauses: Sequence[Clause],
    copies: Copies | None,
    limit: int | None,
) -> Collapsed:
    """Return the best `limit` hits, without copies where these are given."""
    query = joined(ranked, clauses)
    if copies is None:
        return Collapsed(*_top(searcher, query, limit), {})

    def among(numbers: Collection[int]) -> list[Scored]:
        if not numbers:
            return []
        return _top(searcher, joined(ranked, (*clauses, numbered(numbers))), len(numbers))[0]

    return collapsed(lambda reach: _top(searcher, query, reach), among, copies, limit)


def joined(ranked: tantivy.Query, clauses: Sequence[Clause]) -> tantivy.Query:
    """Return a query with clauses that restrict it."""
    import tantivy

    if not clauses:
        return ranked
    return tantivy.Query.boolean_query([(tantivy.Occur.Must, ranked), *clauses])


def _top(searcher: tantivy.Searcher, query: tantivy.Query, limit: int | None) -> tuple[list[Scored], int]:
    """Return the best `limit` as (score, number), equal scores by content key, and how many there are."""
    every = max(searcher.num_docs, 1)
    wanted = every if limit is None else max(limit, 0)
    reach = min(every, wanted + _TIES)
    while True:
        result = searcher.search(query, max(reach, 1))
        scores = [round(score, _DECIMALS) for score, _ in result.hits]
        settled = len(scores) < reach or reach == every or scores[-1] < scores[wanted - 1]
        if settled or reach > wanted + _MOST_TIES:
            break
        reach = min(every, wanted + (reach - wanted) * 16)
    addresses = [address for _, address in result.hits]
    numbers = searcher.fast_field_values("rowid", addresses)
    ties = searcher.fast_field_values("tie", addresses)
    order = sorted(zip(scores, ties, numbers, strict=True), key=lambda row: (-row[0], row[1], row[2]))
    return [(score, int(number or 0)) for score, _, number in order[:wanted]], count_of(result)


def count_of(result: tantivy.SearchResult) -> int:
    """Return how many articles a search found."""
    return int(result.count)  # type: ignore[attr-defined]  # tantivy's stubs leave it out


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
