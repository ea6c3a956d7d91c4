"""A query to hits: the query language, the search itself, snippets."""

from defcorpus.search.query import Query, parse
from defcorpus.search.run import Hit, SearchResult, search
from defcorpus.search.snippets import Snippet

__all__ = ["Hit", "Query", "SearchResult", "Snippet", "parse", "search"]
