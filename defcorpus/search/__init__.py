"""A query to hits: the query language, the search itself, snippets, and the places of every hit.

:func:`search` gives the best hits with a snippet each, :func:`matching` every matching article with its page
and the spans of its hits, :func:`spans` those of one page, and :func:`joined` makes one of hits side by side.
"""

from defcorpus.search.across import Across, across
from defcorpus.search.also import did_you_mean, like
from defcorpus.search.query import Query, parse
from defcorpus.search.run import Hit, Match, SearchResult, matching, search
from defcorpus.search.snippets import Snippet
from defcorpus.search.spans import Span, joined, spans
from defcorpus.search.suggest import Suggestion

__all__ = [
    "Across",
    "Hit",
    "Match",
    "Query",
    "SearchResult",
    "Snippet",
    "Span",
    "Suggestion",
    "across",
    "did_you_mean",
    "joined",
    "like",
    "matching",
    "parse",
    "search",
    "spans",
]
