"""The search itself: a query and filters to ranked hits with snippets."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING

from defcorpus.corpus.records import Filters, Meant, PageText, Summary
from defcorpus.errors import QueryError
from defcorpus.search.collapse import Scored
from defcorpus.search.compiled import STEP
from defcorpus.search.engine import best, compiler, joined, open_searcher, read, texts, total
from defcorpus.search.filters import restrict
from defcorpus.search.nodes import Near
from defcorpus.search.query import Query, parse
from defcorpus.search.snippets import Snipper, Snippet
from defcorpus.tuples import NamedTuple

if TYPE_CHECKING:
    import tantivy

    from defcorpus.search.collapse import Collapsed, Copies
    from defcorpus.search.compiled import Ranked
    from defcorpus.search.engine import Shelf


_AHEAD = 16
"""Queries for each thread that are looked for before their turn: one that takes long keeps none waiting."""


class Hit(NamedTuple):
    """One article that was found."""

    summary: Summary
    score: float
    """BM25 over body and title; 1,000 more for each level of exactness of a query typed with marks."""
    exact: bool  # every word typed with marks occurs with them
    snippet: Snippet


class SearchResult(NamedTuple):
    """Hits, best first, and what there is besides."""

    hits: tuple[Hit, ...]
    total: int  # articles found, shown or not
    undated_left_out: int = 0  # articles that only a filter on dates left out, since they have none
    copies_left_out: Mapping[int, int] = MappingProxyType({})
    """Hits that add nothing to others, each with the one in its place: numbers. Only where copies are given,
    and of those that a limit leaves no place for only such as had to be looked at."""


def search(
    corpus: Shelf,
    query: str | Query,
    filters: Filters | None = None,
    *,
    limit: int | None = 20,
    raw: bool = False,
    exact: bool = False,
    copies: Copies | None = None,
    snippets: bool = True,
) -> SearchResult:
    """Find articles. With `raw` the whole page is searched as saved: captions, credits, tags, related lines.

    With `exact` only what is spelled as typed, marks and all; else that goes first where marks were typed.
    With `copies`, as `defcorpus.report.copying.unique.unique` gives them, a hit stands for its copies too.
    Without `snippets` these are empty, which is quicker.
    Equal scores are in the order of content keys. QueryError for a query that cannot be read.
    """
    asked = parse(query) if isinstance(query, str) else query
    prepared = prepare(corpus, asked, filters, raw=raw, exact=exact)
    return _result(corpus, prepared, *rank(prepared, copies, limit), snippets=snippets)


def search_many(
    corpus: Shelf,
    queries: Iterable[str | Query],
    filters: Filters | None = None,
    *,
    limit: int | None = 20,
    raw: bool = False,
    exact: bool = False,
    copies: Copies | None = None,
    snippets: bool = True,
    jobs: int | None = None,
) -> Iterator[SearchResult]:
    """Yield what :func:`search` finds for each query, in their order.

    `jobs` is how many are looked for at once; None for as many as there are processors. QueryError, where
    its turn comes, for a query that cannot be read.
    """
    from collections import deque
    from concurrent.futures import Future, ThreadPoolExecutor

    threads = jobs or _processors()
    waiting: deque[tuple[Prepared, Future[tuple[Collapsed, int]]]] = deque()

    def first() -> SearchResult:
        prepared, ranked = waiting.popleft()
        return _result(corpus, prepared, *ranked.result(), snippets=snippets)

    # The index is searched beside this thread, which alone reads the store.
    with ThreadPoolExecutor(threads) as pool:
        for query in queries:
            try:
                asked = parse(query) if isinstance(query, str) else query
                prepared = prepare(corpus, asked, filters, raw=raw, exact=exact)
            except QueryError:
                while waiting:
                    yield first()
                raise
            waiting.append((prepared, pool.submit(rank, prepared, copies, limit)))
            if len(waiting) > threads * (_AHEAD if limit is not None else 2):
                yield first()
        while waiting:
            yield first()


def _processors() -> int:
    import os

    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


class Prepared(NamedTuple):
    """All that the store has to say of a query: the rest is the index's."""

    asked: Query
    searcher: tantivy.Searcher
    ranked: Ranked
    undated: tantivy.Query | None  # finds what only a filter on dates leaves out
    raw: bool
    exact: bool


def prepare(corpus: Shelf, asked: Query, filters: Filters | None, *, raw: bool, exact: bool) -> Prepared:
    """Return all that the store has to say of a query."""
    searcher = open_searcher(corpus)
    compiled = compiler(corpus, searcher, asked, raw=raw)
    clauses, undated = restrict(corpus.meant(filters) if filters else Meant())
    ranked = compiled.ranked(asked, exact=exact, within=clauses)
    out = joined(compiled.found(asked, exact=exact), undated) if undated is not None else None
    return Prepared(asked, searcher, ranked, out, raw, exact)


def rank(prepared: Prepared, copies: Copies | None, limit: int | None) -> tuple[Collapsed, int]:
    """Return what is found, and how many articles only a filter on dates leaves out, since they have none."""
    searcher = prepared.searcher
    ranking = best(searcher, prepared.ranked, (), copies, limit)
    if prepared.undated is None:
        return ranking, 0
    return ranking, total(searcher, prepared.undated)


def _result(
    corpus: Shelf, prepared: Prepared, ranking: Collapsed, undated: int, *, snippets: bool
) -> SearchResult:
    asked, raw, exact = prepared.asked, prepared.raw, prepared.exact
    if snippets:
        hits = _hits(corpus, asked, ranking.found, raw=raw, exact=exact)
    else:
        hits = bare_hits(corpus, asked, ranking.found, exact=exact)
    return SearchResult(tuple(hits), ranking.total, undated, ranking.left_out)


def _hits(corpus: Shelf, query: Query, found: Sequence[Scored], *, raw: bool, exact: bool) -> Iterator[Hit]:
    own, marked = query.phrases, query.marked and not exact
    phrases = (*own, *query.pairs)
    of_text = tuple(phrase for phrase in phrases if not phrase.title)
    snipper = Snipper(of_text or phrases, marked=marked or exact)
    near = not raw and len(own) > 1 and any(isinstance(leaf, Near) for leaf in query.leaves)
    for summary, page, score in read(corpus, found):
        shown = texts(page, summary.title, raw=raw) if of_text or not phrases else [summary.title]
        if near and not _in_body(query, page):
            shown = [*shown[1:], shown[0]]  # the title, where the words are near each other
        yield Hit(summary, score, not marked or score >= STEP, snipper.best(shown))


def _in_body(query: Query, page: PageText) -> bool:
    from defcorpus.search.places import spans

    body = [(start, end) for role, start, end in page.segments if role == "body"]
    return any(start <= hit.start < end for hit in spans(query, page) for start, end in body)


def bare_hits(corpus: Shelf, query: Query, found: Sequence[Scored], *, exact: bool) -> Iterator[Hit]:
    """Yield hits without snippets."""
    summaries = {summary.number: summary for summary in corpus.summaries([number for _, number in found])}
    marked = query.marked and not exact
    for score, number in found:
        if number in summaries:
            yield Hit(summaries[number], score, not marked or score >= STEP, Snippet(""))
