"""Articles to rows and back, exactly.

Text holds no lone surrogates, which UTF-8 and so SQLite cannot write: reading replaces them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from json.encoder import encode_basestring
from typing import Any, NamedTuple

from defcorpus.article import (
    Article,
    DateReading,
    Fact,
    Language,
    Location,
    Metadata,
    Page,
    Person,
    Segment,
    Source,
    Title,
)
from defcorpus.corpus.records import strings

Row = tuple[Any, ...]


class ArticleRows(NamedTuple):
    """An article as rows, still without the number that each will have in front."""

    article: Row
    page: Row
    readings: list[Row]
    segments: list[Row]
    facts: list[Row]
    people: list[Row]


ARTICLE_COLUMNS = (
    "lang, date, date_precision, date_source, date_inferred, event_date, retrieved, title, title_derived, "
    "source, credits, people, countries, words, kind, member, position, key, format"
)
PAGE_COLUMNS = "encoding, meta_title, meta_date, meta_url, meta_source, meta_author, text"


def encode(article: Article) -> ArticleRows:
    """Return an article as rows. The id and the file are not among them: the store gives those."""
    page, date = article.page, article.date
    return ArticleRows(
        (
            article.lang.code,
            date and date.value,
            date and date.precision,
            date and date.source,
            int(date is not None and date.inferred),
            article.event_date and article.event_date.value,
            article.retrieved and article.retrieved.value,
            article.title.text,
            int(article.title.derived),
            article.source and article.source.name,
            _json(article.credits),
            _json([person.name for person in article.people]),
            _json(article.countries),
            article.words,
            article.kind,
            page.location.member,
            page.location.index,
            page.key,
            page.format,
        ),
        (
            page.encoding,
            page.meta.title,
            page.meta.date,
            page.meta.url,
            page.meta.source,
            page.meta.author,
            page.text,
        ),
        _readings(article),
        [(at, s.role, s.start, s.end, s.rule) for at, s in enumerate(page.segments)],
        [
            (at, f.kind, f.value, f.key, f.role, f.start, f.end, f.confidence, f.rule, f.note)
            for at, f in enumerate(article.facts)
        ],
        [
            (at, p.name, p.key, p.count, _json(p.spellings), _json(p.posts), int(p.native), p.start)
            for at, p in enumerate(article.people)
        ],
    )


def _readings(article: Article) -> list[Row]:
    lang, title, source = article.lang, article.title, article.source
    rows: list[Row] = [
        ("lang", None, None, None, None, None, lang.confidence, lang.rule, None),
        ("title", None, None, None, title.start, title.end, None, title.rule, None),
    ]
    if source is not None:
        rows.append(("source", None, None, None, source.start, source.end, None, source.rule, None))
    for field, date in (
        ("date", article.date),
        ("event_date", article.event_date),
        ("retrieved", article.retrieved),
    ):
        if date is not None:
            span = (date.start, date.end, date.confidence, date.rule, date.note)
            rows.append((field, date.source, date.precision, int(date.inferred), *span))
    return rows


def _json(values: Iterable[str]) -> str:
    # What json.dumps gives, without its making an encoder at each call: there are a dozen an article.
    return f"[{', '.join(map(encode_basestring, values))}]"


class Stored(NamedTuple):
    """All rows of one article as the store gives them back, without its number in front."""

    id: str
    path: str
    root: str
    article: Row  # ARTICLE_COLUMNS
    page: Row  # PAGE_COLUMNS
    readings: Sequence[Row]
    segments: Sequence[Row]
    facts: Sequence[Row]
    people: Sequence[Row]


def decode(stored: Stored) -> Article:
    """Return the article that :func:`encode` was given, with its id and its place."""
    (lang, date, _, _, _, event_date, retrieved, title, derived, source, credits_, _, countries, words,
     kind, member, position, key, format_) = stored.article  # fmt: skip
    encoding, *meta, text = stored.page
    read = {field: rest for field, *rest in stored.readings}
    return Article(
        id=stored.id,
        page=Page(
            location=Location(stored.path, stored.root, member, position),
            text=text,
            segments=tuple(
                [Segment(start, stop, role, rule) for _, role, start, stop, rule in stored.segments]
            ),
            meta=Metadata(*meta),
            format=format_,
            encoding=encoding,
            key=key,
        ),
        lang=Language(lang, read["lang"][5], read["lang"][6]),
        title=Title(title, bool(derived), read["title"][3], read["title"][4], read["title"][6]),
        date=_date(date, read.get("date")),
        event_date=_date(event_date, read.get("event_date")),
        retrieved=_date(retrieved, read.get("retrieved")),
        source=Source(source, read["source"][3], read["source"][4], read["source"][6])
        if source is not None
        else None,
        credits=strings(credits_),
        people=tuple(
            [
                Person(name, key_, count, strings(spellings), strings(posts), bool(native), start)
                for _, name, key_, count, spellings, posts, native, start in stored.people
            ]
        ),
        countries=strings(countries),
        words=words,
        kind=kind,
        facts=tuple([Fact(*row[1:]) for row in stored.facts]),
    )


def _date(value: str | None, read: Sequence[Any] | None) -> DateReading | None:
    if value is None or read is None:
        return None
    role, precision, inferred, start, stop, confidence, rule, note = read
    return DateReading(value, precision, role, bool(inferred), start, stop, confidence, rule, note)
