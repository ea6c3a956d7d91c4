"""A query to hits: the query language, the search itself, snippets, and the places of every hit.

:func:`search` gives the best hits with a snippet each, :func:`search_many` those of many queries,
:func:`matching` every matching article with its page and the spans of its hits, :func:`spans` those of one
page, :func:`joined` makes one of hits side by side, and :func:`as_typed` means by what was typed with marks
only that, as one does who counts. :func:`did_you_mean` says what a query that finds nothing was meant for,
:func:`across` adds the other language's terms, and :func:`like` finds the articles most like one.
"""

from importlib import import_module
from typing import TYPE_CHECKING

from defcorpus.search.nodes import as_typed
from defcorpus.search.query import Query, parse
from defcorpus.search.run import Hit, SearchResult, search, search_many
from defcorpus.search.snippets import Snippet

if TYPE_CHECKING:
    from defcorpus.search.also import did_you_mean, like
    from defcorpus.search.crossing import Across, across
    from defcorpus.search.kwic import Line, concordance, in_order
    from defcorpus.search.places import Span, joined, spans
    from defcorpus.search.suggest import Suggestion
    from defcorpus.search.whole import Match, Matches, every, matching

__all__ = [
    "Across",
    "Hit",
    "Line",
    "Match",
    "Matches",
    "Query",
    "SearchResult",
    "Snippet",
    "Span",
    "Suggestion",
    "across",
    "as_typed",
    "concordance",
    "did_you_mean",
    "every",
    "in_order",
    "joined",
    "like",
    "matching",
    "parse",
    "search",
    "search_many",
    "spans",
]

# What most searches do not need is loaded when it is asked for.
_LATER = {
    "Line": "kwic",
    "concordance": "kwic",
    "in_order": "kwic",
    "Across": "crossing",
    "across": "crossing",
    "did_you_mean": "also",
    "like": "also",
    "Match": "whole",
    "Matches": "whole",
    "every": "whole",
    "matching": "whole",
    "Span": "places",
    "joined": "places",
    "spans": "places",
    "Suggestion": "suggest",
}


def __getattr__(name: str) -> object:
    if name not in _LATER:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_LATER[name]}"), name)
