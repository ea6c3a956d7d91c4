"""The search itself: a query and filters to ranked hits with snippets."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from defcorpus.corpus.records import Filters, Meant, PageText, Summary
from defcorpus.search.collapse import Scored
from defcorpus.search.compiled import STEP
from defcorpus.search.engine import best, compiler, count_of, joined, open_searcher, read, texts
from defcorpus.search.filters import restrict
from defcorpus.search.nodes import Near
from defcorpus.search.query import Query, parse
from defcorpus.search.snippets import Snipper, Snippet
from defcorpus.search.spans import Span, spans

if TYPE_CHECKING:
    from defcorpus.search.collapse import Collapsed, Copies
    from defcorpus.search.engine import Shelf


class Hit(NamedTuple):
    """One article that was found."""

    summary: Summary
    score: float
    """BM25 over body and title; 1,000 more for each level of exactness of a query typed with marks."""
    exact: bool  # every word typed with marks occurs with them
    snippet: Snippet


class Match(NamedTuple):
    """One article that was found, whole: its page's text, and where in it the hits are."""

    summary: Summary
    page: PageText
    score: float
    spans: tuple[Span, ...]
    """Every hit, in order. None where only the title has some and was read elsewhere than in the page."""


class Matches(NamedTuple):
    """Every matching article, best first, and what there is besides."""

    each: Iterator[Match]  # read as they are asked for, few pages in memory at a time
    total: int  # how many these are
    undated_left_out: int  # articles that only a filter on dates left out, since they have none
    copies_left_out: Mapping[int, int]  # articles that add nothing to others, each with the one in its place


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
    With `copies`, as `defcorpus.report.flags.unique` gives them, a hit stands for its copies too. Without
    `snippets` these are empty, which is quicker.
    Equal scores are in the order of content keys. QueryError for a query that cannot be read.
    """
    asked = parse(query) if isinstance(query, str) else query
    ranking, undated = _ranking(corpus, asked, filters, copies, limit, raw=raw, exact=exact)
    if snippets:
        hits = _hits(corpus, asked, ranking.found, raw=raw, exact=exact)
    else:
        hits = _bare_hits(corpus, asked, ranking.found, exact=exact)
    return SearchResult(tuple(hits), ranking.total, undated, ranking.left_out)


def matching(
    corpus: Shelf,
    query: str | Query,
    filters: Filters | None = None,
    *,
    raw: bool = False,
    exact: bool = False,
    copies: Copies | None = None,
) -> Iterator[Match]:
    """Yield every matching article, best first, with the places of its hits; few pages in memory at a time.

    What :func:`search` finds without a limit, in the same order, for concordances, counts and exports.
    QueryError, before the first is yielded, for a query that cannot be read.
    """
    return every(corpus, query, filters, raw=raw, exact=exact, copies=copies).each


def every(
    corpus: Shelf,
    query: str | Query,
    filters: Filters | None = None,
    *,
    raw: bool = False,
    exact: bool = False,
    copies: Copies | None = None,
    texts: bool = True,
) -> Matches:
    """Return what :func:`matching` yields, with how many there are and what was left out.

    Without `texts` pages and spans are empty, which is quicker.
    """
    asked = parse(query) if isinstance(query, str) else query
    ranking, undated = _ranking(corpus, asked, filters, copies, None, raw=raw, exact=exact)
    if texts:
        each = _matches(corpus, asked, ranking.found, raw=raw, exact=exact)
    else:
        bare = _bare_hits(corpus, asked, ranking.found, exact=exact)
        each = (Match(hit.summary, PageText("", ()), hit.score, ()) for hit in bare)
    return Matches(each, len(ranking.found), undated, ranking.left_out)


def _ranking(
    corpus: Shelf,
    asked: Query,
    filters: Filters | None,
    copies: Copies | None,
    limit: int | None,
    *,
    raw: bool,
    exact: bool,
) -> tuple[Collapsed, int]:
    """Return what is found, and how many articles only a filter on dates leaves out, since they have none."""
    searcher = open_searcher(corpus)
    compiled = compiler(corpus, searcher, asked, raw=raw)
    restriction = restrict(corpus.meant(filters) if filters else Meant())
    ranked = compiled.ranked(asked, exact=exact)
    ranking = best(searcher, ranked, restriction.clauses, copies, limit)
    if restriction.but_undated is None:
        return ranking, 0
    undated = joined(compiled.found(asked, exact=exact), restriction.but_undated)
    return ranking, count_of(searcher.search(undated, 1))


def _matches(
    corpus: Shelf, query: Query, found: Sequence[Scored], *, raw: bool, exact: bool
) -> Iterator[Match]:
    for summary, page, score in read(corpus, found):
        yield Match(summary, page, score, tuple(spans(query, page, raw=raw, exact=exact)))


def _hits(corpus: Shelf, query: Query, found: Sequence[Scored], *, raw: bool, exact: bool) -> Iterator[Hit]:
    phrases = (*query.phrases, *query.pairs)
    of_text = tuple(phrase for phrase in phrases if not phrase.title)
    snipper = Snipper(of_text or phrases, marked=query.marked or exact)
    near = not raw and any(isinstance(leaf, Near) for leaf in query.leaves)
    for summary, page, score in read(corpus, found):
        shown = texts(page, summary.title, raw=raw) if of_text or not phrases else [summary.title]
        if near and not _in_body(query, page):
            shown = [*shown[1:], shown[0]]  # the title, where the words are near each other
        as_typed = exact or not query.marked or score >= STEP
        yield Hit(summary, score, as_typed, snipper.best(shown))


def _in_body(query: Query, page: PageText) -> bool:
    body = [(start, end) for role, start, end in page.segments if role == "body"]
    return any(start <= hit.start < end for hit in spans(query, page) for start, end in body)


def _bare_hits(corpus: Shelf, query: Query, found: Sequence[Scored], *, exact: bool) -> Iterator[Hit]:
    summaries = {summary.number: summary for summary in corpus.summaries([number for _, number in found])}
    for score, number in found:
        if number in summaries:
            as_typed = exact or not query.marked or score >= STEP
            yield Hit(summaries[number], score, as_typed, Snippet(""))
