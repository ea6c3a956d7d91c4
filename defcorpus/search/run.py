"""The search itself: a query and filters to ranked hits with snippets."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple, Protocol

from defcorpus.corpus.records import Filters, Meant, PageText, Summary
from defcorpus.errors import StoreError
from defcorpus.search.collapse import Collapsed, Scored, collapsed
from defcorpus.search.compiled import STEP, Compiler
from defcorpus.search.filters import Clause, field_query, numbered, restrict
from defcorpus.search.query import Query, parse
from defcorpus.search.snippets import Snipper, Snippet
from defcorpus.search.spans import Span, spans
from defcorpus.search.suggest import Suggestion, suggestions

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
) -> SearchResult:
    """Find articles. With `raw` the whole page is searched as saved: captions, credits, tags, related lines.

    With `exact` only what is spelled as typed, marks and all; else that goes first where marks were typed.
    With `copies`, as `defcorpus.report.flags.unique` gives them, a hit stands for its copies too.
    Equal scores are in the order of content keys. QueryError for a query that cannot be read.
    """
    asked = parse(query) if isinstance(query, str) else query
    searcher = _searcher(corpus)
    ranked = _compiled(corpus, searcher, asked, raw=raw, exact=exact)
    restriction = restrict(corpus.meant(filters) if filters else Meant())
    best = _best(searcher, ranked, restriction.clauses, copies, limit)
    undated = 0
    if restriction.but_undated is not None:
        undated = _count(searcher.search(_joined(ranked, restriction.but_undated), 1))
    hits = _hits(corpus, asked, best.found, raw=raw, exact=exact)
    return SearchResult(tuple(hits), best.total, undated, best.left_out)


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
    asked = parse(query) if isinstance(query, str) else query
    searcher = _searcher(corpus)
    ranked = _compiled(corpus, searcher, asked, raw=raw, exact=exact)
    restriction = restrict(corpus.meant(filters) if filters else Meant())
    found = _best(searcher, ranked, restriction.clauses, copies, None).found
    return _matches(corpus, asked, found, raw=raw, exact=exact)


def did_you_mean(
    corpus: Shelf, query: str | Query, filters: Filters | None = None, *, raw: bool = False, limit: int = 3
) -> list[Suggestion]:
    """Return what a query that finds nothing was perhaps meant for, each with how many articles it finds.

    Words that Telex or VNI keys were typed for, words one letter off, words run together; then fewer words.
    """
    asked = parse(query) if isinstance(query, str) else query
    searcher = _searcher(corpus)
    clauses = restrict(corpus.meant(filters) if filters else Meant()).clauses

    def count(other: Query) -> int:
        found = _compiler(corpus, searcher, other, raw=raw).found(other)
        return _count(searcher.search(_joined(found, clauses), 1))

    return suggestions(asked, searcher, count, limit)


def _compiler(corpus: Shelf, searcher: tantivy.Searcher, query: Query, *, raw: bool) -> Compiler:
    meant = {field: field_query(corpus, field, query.text) for field in query.fields}
    return Compiler(searcher, _fields(raw=raw), meant)


def _compiled(
    corpus: Shelf, searcher: tantivy.Searcher, query: Query, *, raw: bool, exact: bool
) -> tantivy.Query:
    return _compiler(corpus, searcher, query, raw=raw).ranked(query, exact=exact)


def _matches(
    corpus: Shelf, query: Query, found: Sequence[Scored], *, raw: bool, exact: bool
) -> Iterator[Match]:
    for summary, page, score in _read(corpus, found):
        yield Match(summary, page, score, tuple(spans(query, page, raw=raw, exact=exact)))


def _fields(*, raw: bool) -> tuple[str, ...]:
    return ("body", "title", "rest") if raw else ("body", "title")


def _best(
    searcher: tantivy.Searcher,
    ranked: tantivy.Query,
    clauses: Sequence[Clause],
    copies: Copies | None,
    limit: int | None,
) -> Collapsed:
    """Return the best `limit` hits, without copies where these are given."""
    query = _joined(ranked, clauses)
    if copies is None:
        return Collapsed(*_top(searcher, query, limit), {})

    def among(numbers: Collection[int]) -> list[Scored]:
        if not numbers:
            return []
        return _top(searcher, _joined(ranked, (*clauses, numbered(numbers))), len(numbers))[0]

    return collapsed(lambda reach: _top(searcher, query, reach), among, copies, limit)


def _searcher(corpus: Shelf) -> tantivy.Searcher:
    try:
        return corpus.fulltext.searcher
    except StoreError:
        return corpus.rebuild_fulltext().searcher


def _joined(ranked: tantivy.Query, clauses: Sequence[Clause]) -> tantivy.Query:
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
    return [(score, int(number or 0)) for score, _, number in order[:wanted]], _count(result)


def _count(result: tantivy.SearchResult) -> int:
    return int(result.count)  # type: ignore[attr-defined]  # tantivy's stubs leave it out


def _hits(corpus: Shelf, query: Query, found: Sequence[Scored], *, raw: bool, exact: bool) -> Iterator[Hit]:
    phrases = (*query.phrases, *query.pairs)
    of_text = tuple(phrase for phrase in phrases if not phrase.title)
    snipper = Snipper(of_text or phrases, marked=query.marked or exact)
    for summary, page, score in _read(corpus, found):
        texts = _texts(page, summary.title, raw=raw) if of_text or not phrases else [summary.title]
        as_typed = exact or not query.marked or score >= STEP
        yield Hit(summary, score, as_typed, snipper.best(texts))


def _read(corpus: Shelf, found: Sequence[Scored]) -> Iterator[tuple[Summary, PageText, float]]:
    """Yield what was found with its page, in order."""
    for at in range(0, len(found), _TOGETHER):
        some = found[at : at + _TOGETHER]
        numbers = [number for _, number in some]
        summaries = {summary.number: summary for summary in corpus.summaries(numbers)}
        pages = corpus.pages(numbers)
        for score, number in some:
            if number in summaries and number in pages:  # not removed by another process a moment ago
                yield summaries[number], pages[number], score


def _texts(page: PageText, title: str, *, raw: bool) -> list[str]:
    """Return what a snippet may be cut from, best first: nothing that was not searched."""
    if raw:
        return [page.text, title]
    return ["\n".join(page.of("body")), title, *page.of("title")]
