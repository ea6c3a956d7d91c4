"""Phrases and words near each other as tantivy's queries of one field."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice, product
from typing import TYPE_CHECKING

from defcorpus.corpus.selecting.entries import schema
from defcorpus.search.nodes import Near, Phrase, Word

if TYPE_CHECKING:
    import tantivy

_MOST_SPELLINGS = 8
"""Ways to spell one phrase of English words, the typed one first."""

Placed = tuple[int, str]
"""A word and how far it stands from the first."""


def any_of(queries: Sequence[tantivy.Query]) -> tantivy.Query:
    """Return the query for any of some."""
    import tantivy

    if len(queries) == 1:
        return queries[0]
    return tantivy.Query.boolean_query([(tantivy.Occur.Should, query) for query in queries])


def phrase_query(
    schema: tantivy.Schema, field: str, words: Sequence[str | Placed], slop: int = 0
) -> tantivy.Query:
    """Return the query for words side by side, or as far apart as is said."""
    import tantivy

    return tantivy.Query.phrase_query(schema, field, list(words), slop)


def spellings(phrase: Phrase, *, exact: bool) -> Iterator[tuple[str, ...]]:
    """Yield the ways to spell a phrase without prefixes: as typed, then with other English spellings."""
    if exact:
        yield tuple(word.exact for word in phrase.words)
        return
    yield from islice(product(*((word.folded, *word.also) for word in phrase.words)), _MOST_SPELLINGS)


def patterns(phrase: Phrase, *, exact: bool) -> list[str | Placed]:
    """Return an expression for each word of a phrase."""
    return [expression(word, exact=exact) for word in phrase.words]


def expression(word: Word, *, exact: bool) -> str:
    """Return the regular expression for the terms that a word means."""
    # Words hold letters, digits and combining marks only: nothing in them means anything to an expression.
    if word.prefix:
        return f"{word.exact if exact else word.folded}.*"
    if exact or not word.also:
        return word.exact if exact else word.folded
    return f"({'|'.join((word.folded, *word.also))})"


def near(leaf: Near, field: str, *, exact: bool) -> tantivy.Query:
    """Return the query for two phrases with at most so many words between them, in either order.

    tantivy's slop counts the words between two that stand in order. Phrases it does not take: there each
    distance is a phrase with a gap.
    """
    orders = ((leaf.one, leaf.other), (leaf.other, leaf.one))
    if len(leaf.one.words) == len(leaf.other.words) == 1:
        return any_of(
            [_gapped((*a.words, *b.words), (), leaf.distance, field, exact=exact) for a, b in orders]
        )
    return any_of(
        [
            _gapped(
                (*a.words, *b.words),
                (*range(len(a.words)), *range(len(a.words) + gap, len(a.words) + gap + len(b.words))),
                0,
                field,
                exact=exact,
            )
            for a, b in orders
            for gap in range(leaf.distance + 1)
        ]
    )


def _gapped(
    words: Sequence[Word], places: Sequence[int], slop: int, field: str, *, exact: bool
) -> tantivy.Query:
    import tantivy

    texts = [expression(word, exact=exact) for word in words]
    placed: list[str | Placed] = list(zip(places, texts, strict=True)) if places else list(texts)
    if any(word.prefix or (word.also and not exact) for word in words):
        return tantivy.Query.regex_phrase_query(schema(), field, placed, slop)
    return phrase_query(schema(), field, placed, slop)
