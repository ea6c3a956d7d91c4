"""Beside the hits of a query: articles like one, and what a query that finds nothing was meant for."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from defcorpus.corpus.records import Filters, Meant
from defcorpus.corpus.selecting.entries import PAIRS, frequent_pair, schema
from defcorpus.search.compiled import Ranked
from defcorpus.search.engine import best, compiler, joined, open_searcher, read, texts, total
from defcorpus.search.filters import restrict, without
from defcorpus.search.likeness import likeness
from defcorpus.search.query import Query, parse
from defcorpus.search.run import Hit, SearchResult
from defcorpus.search.snippets import Snipper
from defcorpus.search.suggest import Index, Suggestion, suggestions
from defcorpus.text.terms import spelled

if TYPE_CHECKING:
    from defcorpus.search.collapse import Copies
    from defcorpus.search.engine import Shelf

_PROPOSED = 3  # queries
_PEEKED = 3  # articles looked at for the word that was meant


def like(
    corpus: Shelf,
    number: int,
    filters: Filters | None = None,
    *,
    limit: int | None = 10,
    copies: Copies | None = None,
) -> SearchResult:
    """Return the articles most like one, by its number, without itself; with `copies` without its own.

    Snippets are the beginnings of the articles. Scores compare the answers to one question only.
    """
    searcher = open_searcher(corpus)
    (article,) = corpus.summaries([number])
    query = likeness(searcher, article, corpus.pages([number])[number])
    if query is None:
        return SearchResult((), 0)
    restriction = restrict(corpus.meant(filters) if filters else Meant())
    own = {number} if copies is None else {number, *copies.related([number])}
    nearest = best(searcher, Ranked(query), (*restriction.clauses, without(own)), copies, limit)
    snipper = Snipper((), marked=False)
    hits = (
        Hit(summary, score, True, snipper.best(texts(page, summary.title, raw=False)))
        for summary, page, score in read(corpus, nearest.found)
    )
    return SearchResult(tuple(hits), nearest.total, copies_left_out=nearest.left_out)


def did_you_mean(
    corpus: Shelf, query: str | Query, filters: Filters | None = None, *, raw: bool = False
) -> list[Suggestion]:
    """Return what a query that finds nothing was perhaps meant for, each with how many articles it finds.

    Words that Telex or VNI keys were typed for, words one letter off, words run together; then fewer words.
    """
    asked = parse(query) if isinstance(query, str) else query
    searcher = open_searcher(corpus)
    clauses = restrict(corpus.meant(filters) if filters else Meant()).clauses

    def count(other: Query) -> int:
        found = compiler(corpus, searcher, other, raw=raw).found(other)
        return total(searcher, joined(found, clauses))

    def peek(patterns: Sequence[str], at: int) -> list[list[str]]:
        import tantivy

        whole = tantivy.Query.regex_phrase_query(schema(), "body_folded", list(patterns))
        rest: list[str | tuple[int, str]] = [(n, word) for n, word in enumerate(patterns) if n != at]
        sides = [pair for n, pair in enumerate(pairwise(patterns)) if at not in (n, n + 1)]
        frequent = [pair for one, other in sides if (pair := frequent_pair(one, other))]
        if frequent:
            terms = [tantivy.Query.term_query(schema(), PAIRS, pair, "basic") for pair in frequent]
            silent = [(tantivy.Occur.Must, tantivy.Query.const_score_query(term, 0.0)) for term in terms]
            whole = tantivy.Query.boolean_query([*silent, (tantivy.Occur.Must, whole)])
        elif len(rest) > 1:  # what stands around the word is rarer than all that may stand there
            some = any("(" in word for n, word in enumerate(patterns) if n != at)
            around = (tantivy.Query.regex_phrase_query if some else tantivy.Query.phrase_query)(
                schema(), "body_folded", rest
            )
            whole = tantivy.Query.boolean_query([(tantivy.Occur.Must, around), (tantivy.Occur.Must, whole)])
        hits = searcher.search(joined(whole, clauses), _PEEKED).hits
        numbers = searcher.fast_field_values("rowid", [address for _, address in hits])
        pages = corpus.pages([int(number) for number in numbers if number is not None])
        return [spelled("\n".join(page.of("body")))[1].split() for page in pages.values()]

    return suggestions(asked, Index(searcher, count, peek, not raw), _PROPOSED)
