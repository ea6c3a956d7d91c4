"""Every article that a query finds, whole, with the places of its hits: for those who read on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from defcorpus.corpus.records import Filters, PageText, Summary
from defcorpus.search.engine import read
from defcorpus.search.places import Span, spans
from defcorpus.search.query import Query, parse
from defcorpus.search.run import bare_hits, prepare, rank

if TYPE_CHECKING:
    from defcorpus.search.collapse import Copies, Scored
    from defcorpus.search.engine import Shelf


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
    ranking, undated = rank(prepare(corpus, asked, filters, raw=raw, exact=exact), copies, None)
    if texts:
        each = _matches(corpus, asked, ranking.found, raw=raw, exact=exact)
    else:
        bare = bare_hits(corpus, asked, ranking.found, exact=exact)
        each = (Match(hit.summary, PageText("", ()), hit.score, ()) for hit in bare)
    return Matches(each, len(ranking.found), undated, ranking.left_out)


def _matches(
    corpus: Shelf, query: Query, found: Sequence[Scored], *, raw: bool, exact: bool
) -> Iterator[Match]:
    for summary, page, score in read(corpus, found):
        yield Match(summary, page, score, tuple(spans(query, page, raw=raw, exact=exact)))
