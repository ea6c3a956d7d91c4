"""Articles to rows and back, exactly.

Text holds no lone surrogates, which UTF-8 and so SQLite cannot write: reading replaces them.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from json.encoder import encode_basestring
from typing import Any, NamedTuple

from defcorpus.article import (
    Article,
    DateReading,
    Fact,
    Hint,
    Language,
    Location,
    Metadata,
    Note,
    Page,
    Person,
    Segment,
    Source,
    Story,
    Title,
)
from defcorpus.corpus.records import strings

Row = tuple[Any, ...]


class ArticleRows(NamedTuple):
    """An article as rows, each with its number in front."""

    article: Row
    page: Row
    readings: list[Row]
    segments: list[Row]
    facts: list[Row]
    people: list[Row]
    stories: list[Row]
    notes: list[Row]
    lines: list[Row] = []  # noqa: RUF012 - a default of a tuple, never changed


ARTICLE_COLUMNS = (
    "lang, lang_other, lang_shares, date, date_precision, date_source, date_inferred, event_date, "
    "retrieved, title, title_derived, "
    "source, credits, people, countries, words, kind, removed, member, position, key, format"
)
PAGE_COLUMNS = (
    "encoding, meta_title, meta_date, meta_url, meta_source, meta_author, meta_retrieved, "
    "meta_date_named, hints, text"
)


def encode(article: Article, number: int = 0) -> ArticleRows:
    """Return an article as rows, `number` in front. The id and the file are not among them."""
    page = article.page
    notes = (*page.notes, *article.notes)
    return ArticleRows(
        (number, *_head(article)),
        (number, *_page_row(page)),
        [(number, *row) for row in _readings(article)],
        [(number, at, s.role, s.start, s.end, s.rule) for at, s in enumerate(page.segments)],
        [
            (number, at, f.kind, f.value, f.key, f.role, f.start, f.end, f.confidence, f.rule, f.note)
            for at, f in enumerate(article.facts)
        ],
        [(number, *_person(at, person)) for at, person in enumerate(article.people)],
        [(number, *_story(at, story)) for at, story in enumerate(article.stories)],
        [
            (number, at, n.kind, n.detail, n.start, n.end, int(at < len(page.notes)))
            for at, n in enumerate(notes)
        ],
    )


def _page_row(page: Page) -> Row:
    """Return what PAGE_COLUMNS names."""
    meta = page.meta
    hints = json.dumps([(hint.start, hint.end, hint.role) for hint in page.hints]) if page.hints else None
    said = (meta.title, meta.date, meta.url, meta.source, meta.author, meta.retrieved, int(meta.date_named))
    return (page.encoding, *said, hints, page.text)


def _head(article: Article) -> Row:
    """Return what ARTICLE_COLUMNS names."""
    page, lang, date = article.page, article.lang, article.date
    return (
        lang.code,
        lang.other,
        json.dumps(lang.shares) if lang.shares else "[]",
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
        article.removed,
        page.location.member,
        page.location.index,
        page.key,
        page.format,
    )


def _person(at: int, person: Person) -> Row:
    spellings, posts, also = map(_json, (person.spellings, person.posts, person.also))
    head = (at, person.name, person.key, person.count)
    return (*head, spellings, posts, int(person.native), person.start, person.country, also)


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


def _story(at: int, story: Story) -> Row:
    head = (at, story.start, story.end, _json(story.people), _json(story.countries))
    date = story.event_date
    if date is None:
        return (*head, *(None,) * 9)
    span = (date.start, date.end, date.confidence, date.rule, date.note)
    return (*head, date.value, date.source, date.precision, int(date.inferred), *span)


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
    stories: Sequence[Row]
    notes: Sequence[Row]


def decode(stored: Stored) -> Article:
    """Return the article that :func:`encode` was given, with its id and its place."""
    (lang, other, shares, date, _, _, _, event_date, retrieved, title, derived, source, credits_, _,
     countries, words, kind, removed, member, position, key, format_) = stored.article  # fmt: skip
    read = {field: rest for field, *rest in stored.readings}
    location = Location(stored.path, stored.root, member, position)
    return Article(
        id=stored.id,
        page=page_of(stored, location, format_, key),
        lang=Language(
            lang,
            read["lang"][5],
            read["lang"][6],
            other,
            () if shares == "[]" else tuple((code, share) for code, share in json.loads(shares)),
        ),
        title=Title(title, bool(derived), read["title"][3], read["title"][4], read["title"][6]),
        date=_date(date, read.get("date")),
        event_date=_date(event_date, read.get("event_date")),
        retrieved=_date(retrieved, read.get("retrieved")),
        source=Source(source, read["source"][3], read["source"][4], read["source"][6])
        if source is not None
        else None,
        credits=strings(credits_),
        people=tuple([_named(row) for row in stored.people]),
        countries=strings(countries),
        words=words,
        kind=kind,
        facts=tuple([Fact(*row[1:]) for row in stored.facts]),
        removed=removed,
        stories=tuple([_told(row) for row in stored.stories]),
        notes=tuple([Note(*row[1:5]) for row in stored.notes if not row[5]]),
    )


def page_of(stored: Stored, location: Location, format_: str, key: str) -> Page:
    """Return the page alone."""
    encoding, title, day, url, outlet, author, retrieved, named, hints, text = stored.page
    return Page(
        location=location,
        text=text,
        segments=tuple([Segment(start, stop, role, rule) for _, role, start, stop, rule in stored.segments]),
        meta=Metadata(title, day, url, outlet, author, retrieved, bool(named)),
        format=format_,
        encoding=encoding,
        key=key,
        notes=tuple([Note(*row[1:5]) for row in stored.notes if row[5]]),
        hints=tuple([Hint(*hint) for hint in json.loads(hints)]) if hints else (),
    )


def _named(row: Row) -> Person:
    _, name, key, count, spellings, posts, native, start, country, also = row
    return Person(
        name, key, count, strings(spellings), strings(posts), bool(native), start, country, strings(also)
    )


def _told(row: Row) -> Story:
    _, start, stop, people, countries, value, *read = row
    return Story(start, stop, strings(people), strings(countries), _date(value, read))


def _date(value: str | None, read: Sequence[Any] | None) -> DateReading | None:
    if value is None or read is None:
        return None
    role, precision, inferred, start, stop, confidence, rule, note = read
    return DateReading(value, precision, role, bool(inferred), start, stop, confidence, rule, note)
