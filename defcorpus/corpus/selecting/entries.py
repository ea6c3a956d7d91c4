"""What the full-text index holds of an article, and how days are compared there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from defcorpus.knowledge import table
from defcorpus.text.terms import PAUSE, spelled, wholes
from defcorpus.tuples import NamedTuple

if TYPE_CHECKING:
    import tantivy

    from defcorpus.article import Article

TEXT_FIELDS = ("body", "title", "rest")
"""Each is indexed twice: with `_folded` behind its name without marks, and by its name alone with them.

Where an article's words have no marks the second would say nothing new: then only its name stands in `plain`.
"""
PAIRS = "body_pairs"
"""Which frequent words stand side by side in the body, as :func:`frequent_pair` writes them.

Each of a phrase's words may be in half of all articles where few have two of them side by side: a phrase is
looked for among these only.
"""


class Document(NamedTuple):
    """What the index takes in of an article; `rowid` is the store's own number for it."""

    rowid: int
    key: str  # content key
    text: str
    segments: Sequence[tuple[str, int, int]]  # role, start, end; in order
    title: str
    people: Sequence[str]  # their keys
    countries: Sequence[str]
    source: str | None
    lang: str
    kind: str
    day: str | None  # ISO, as far as known: the day it happened, else the day of the page


def document(rowid: int, article: Article) -> Document:
    """Return what the index takes in of an article."""
    page, reading = article.page, article.event_date or article.date
    return Document(
        rowid,
        page.key,
        page.text,
        [(part.role, part.start, part.end) for part in page.segments],
        article.title.text,
        [person.key for person in article.people],
        article.countries,
        article.source.name if article.source else None,
        article.lang.code,
        article.kind,
        reading.value if reading else None,
    )


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
    builder.add_text_field(PAIRS, tokenizer_name="whitespace", index_option="basic")
    for name in ("plain", "person", "country", "source", "lang", "kind", "role"):
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

    entry = tantivy.Document()
    entry.add_integer("rowid", document.rowid)
    entry.add_unsigned("tie", int(document.key[:15], 16))
    for name, (exact, folded) in zip(TEXT_FIELDS, searched(document), strict=True):
        entry.add_text(f"{name}_folded", folded)
        if exact != folded:
            entry.add_text(name, exact)
        elif folded:
            entry.add_text("plain", name)
        if name == "body":
            entry.add_text(PAIRS, " ".join(_frequent_pairs(folded.split())))
    for name, value in _labels(document):
        entry.add_text(name, value)
    first, last = day_bounds(document.day) if document.day else (0, 0)
    entry.add_integer("date", first)
    entry.add_integer("date_end", last)
    return entry


def _labels(document: Document) -> Iterator[tuple[str, str]]:
    for key in sorted(set(document.people)):
        yield "person", label(key)
    for code in document.countries:
        yield "country", code
    if document.source:
        yield "source", label(document.source)
    yield "lang", document.lang
    yield "kind", document.kind
    for role in sorted({role for role, _, _ in document.segments}):
        yield "role", role


@cache
def _frequent() -> frozenset[str]:
    return frozenset(form for form, _ in table("frequent"))


def frequent_pair(one: str, other: str) -> str | None:
    """Return how two folded words side by side are written in :data:`PAIRS`; None where one is not frequent.

    >>> frequent_pair("quoc", "phong"), frequent_pair("phong", "gorbachev")
    ('quoc_phong', None)
    """
    frequent = _frequent()
    return f"{one}_{other}" if one in frequent and other in frequent else None


def _frequent_pairs(folded: Sequence[str]) -> list[str]:
    frequent = _frequent()
    words = [word if word in frequent else "" for word in folded]
    return list({f"{one}_{other}" for one, other in pairwise(words) if one and other})  # in whichever order


Spelled = tuple[str, str]
"""Terms with white space between them: exact, and folded."""


def searched(document: Document) -> tuple[Spelled, Spelled, Spelled]:
    """Return the terms of title and body, of the title alone, and of all else on the page.

    One list answers for title and body, since a query of two fields takes twice as long.
    Body segments are one text: a caption between two of them does not break a phrase. The title is the one
    that is shown, wherever it was read, with any title segments that say something else.
    """
    text = document.text
    body: list[str] = []
    titles, rest = [_spelled(document.title)], [("", "")]
    for role, start, end in document.segments:
        if role == "body":
            body.append(text[start:end])
        elif role != "title":
            rest.append(_spelled(text[start:end]))
        elif text[start:end] != document.title:
            found = _spelled(text[start:end])
            if found[0].split() != titles[0][0].split():
                titles.append(found)
    title = _paused(titles)
    return _paused([title, _spelled("\n".join(body))]), title, _paused(rest)


def _spelled(text: str) -> Spelled:
    """Return the terms of one text; words that were divided stand once more behind it, undivided."""
    own = spelled(text)
    whole = [(term.exact, term.folded) for _, terms in wholes(text) for term in terms]
    return _paused([own, *whole]) if whole else own


def _paused(pieces: Sequence[Spelled]) -> Spelled:
    pause = f" {PAUSE} "
    return pause.join([exact for exact, _ in pieces]), pause.join([folded for _, folded in pieces])
