"""What the full-text index holds of an article, and how days are compared there."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from defcorpus.text.terms import Term, terms

if TYPE_CHECKING:
    import tantivy

    from defcorpus.article import Article

# Stands between two segments that are not one text, so that no phrase matches across; it is no word.
_PAUSE = Term("¶", "¶")

TEXT_FIELDS = ("body", "title", "rest")
"""Each is indexed twice: by its own name with marks, and with `_folded` behind it without."""


class Document(NamedTuple):
    """An article as the index takes it in; `rowid` is the store's own number for it."""

    rowid: int
    article: Article


@cache
def schema() -> tantivy.Schema:
    """Return the index's schema."""
    import tantivy

    builder = tantivy.SchemaBuilder()
    # Signed, since tantivy-py passes over the deletion of an unsigned term without a word.
    builder.add_integer_field("rowid", indexed=True, fast=True)
    # The content key's first 60 bits: equal scores are told apart by content, not by the order of arrival.
    builder.add_unsigned_field("tie", fast=True)
    for name in TEXT_FIELDS:
        # Terms come divided by spaces: tantivy's own idea of a word is not ours.
        builder.add_text_field(name, tokenizer_name="whitespace", index_option="position")
        builder.add_text_field(f"{name}_folded", tokenizer_name="whitespace", index_option="position")
    for name in ("person", "country", "source", "lang", "kind", "role"):
        builder.add_text_field(name, tokenizer_name="raw", index_option="basic")
    # The first and the last day of the article's date as yyyymmdd, 0 for undated.
    builder.add_integer_field("date", indexed=True, fast=True)
    builder.add_integer_field("date_end", indexed=True, fast=True)
    return builder.build()


def label(value: str) -> str:
    """Return a name as a label: half a surrogate pair, which no index can hold, becomes a question mark."""
    return value.encode("utf-8", "replace").decode("utf-8")


def day_bounds(value: str) -> tuple[int, int]:
    """Return the first and the last day of a full or partial ISO date as yyyymmdd integers.

    >>> day_bounds("2023-11")
    (20231101, 20231131)
    """
    parts = [int(part) for part in value.split("-")]
    first = parts + [1, 1][len(parts) - 1 :]
    last = parts + [12, 31][len(parts) - 1 :]
    return _number(first), _number(last)


def _number(parts: list[int]) -> int:
    year, month, day = parts
    return year * 10_000 + month * 100 + day


def entry(document: Document) -> tantivy.Document:
    """Return an article as tantivy takes it in."""
    import tantivy

    article = document.article
    entry = tantivy.Document()
    entry.add_integer("rowid", document.rowid)
    entry.add_unsigned("tie", int(article.page.key[:15], 16))
    for name, found in zip(TEXT_FIELDS, searched_terms(article), strict=True):
        entry.add_text(name, " ".join(term.exact for term in found))
        entry.add_text(f"{name}_folded", " ".join(term.folded for term in found))
    for name, value in _labels(article):
        entry.add_text(name, value)
    reading = article.event_date or article.date
    first, last = day_bounds(reading.value) if reading else (0, 0)
    entry.add_integer("date", first)
    entry.add_integer("date_end", last)
    return entry


def _labels(article: Article) -> Iterator[tuple[str, str]]:
    for key in sorted({person.key for person in article.people}):
        yield "person", label(key)
    for code in article.countries:
        yield "country", code
    if article.source:
        yield "source", label(article.source.name)
    yield "lang", article.lang.code
    yield "kind", article.kind
    for role in sorted({segment.role for segment in article.page.segments}):
        yield "role", role


def searched_terms(article: Article) -> tuple[list[Term], list[Term], list[Term]]:
    """Return the terms of the body, of the title, and of all else on the page.

    Body segments are one text: a caption between two of them does not break a phrase. The title is the one
    that is shown, wherever it was read, with any title segments that say something else.
    """
    body: list[Term] = []
    title = terms(article.title.text)
    rest: list[Term] = []
    for segment in article.page.segments:
        found = terms(article.page.text[segment.start : segment.end])
        if segment.role == "body":
            body += found
        elif segment.role != "title":
            rest += [_PAUSE, *found]
        elif found != title:
            title += [_PAUSE, *found]
    return body, title, rest
