"""A corpus by hand: articles made from a few words, in a real index."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from pathlib import Path

from defcorpus.article import (
    Article,
    DateReading,
    Language,
    Location,
    Metadata,
    Page,
    Person,
    Segment,
    SegmentRole,
    Source,
    Title,
)
from defcorpus.corpus.records import Filters, Meant, PageText, Summary
from defcorpus.corpus.selecting.entries import Document, document
from defcorpus.corpus.selecting.fulltext import FullText
from defcorpus.errors import UnknownIdError
from defcorpus.text import fold

Part = tuple[SegmentRole, str]


def article(
    name: str,
    *parts: str | Part,
    title: str = "",
    lang: str = "vi",
    date: str | None = None,
    event: str | None = None,
    people: Sequence[str] = (),
    countries: Sequence[str] = (),
    source: str | None = None,
) -> Article:
    """Make an article; plain strings are body. Its id is `name`."""
    text, segments = "", []
    for part in parts:
        role, words = ("body", part) if isinstance(part, str) else part
        segments.append(Segment(len(text), len(text) + len(words), role, "test"))
        text += words + "\n"
    key = hashlib.blake2b((text + "\0" + title).encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()
    return Article(
        id=name,
        page=Page(
            Location(f"/corpus/{name}.txt", "/corpus"),
            text,
            tuple(segments),
            Metadata(),
            "text",
            "utf-8",
            key,
        ),
        lang=Language(lang, 1.0, "test"),
        title=Title(title, True, -1, -1, "test"),
        date=_reading(date),
        event_date=_reading(event),
        retrieved=None,
        source=Source(source, -1, -1, "test") if source else None,
        credits=(),
        people=tuple(Person(who, fold(who), 1, (who,), (), True, 0) for who in people),
        countries=tuple(sorted(countries)),
        words=len(text.split()),
    )


def _reading(value: str | None) -> DateReading | None:
    if value is None:
        return None
    precision = ("year", "month", "day")[value.count("-")]
    return DateReading(value, precision, "header", False, -1, -1, 1.0, "test")


CODES = {"azerbaijan": "AZ", "tr": "TR", "turkiye": "TR", "tho nhi ky": "TR", "viet nam": "VN"}


class HandShelf:
    """Enough of a corpus for a search."""

    def __init__(self, folder: Path, articles: Iterable[Article]) -> None:
        self.fulltext = FullText(folder)
        self.articles: dict[int, Article] = {}
        self.generation = 0
        self.fill(articles)

    def fill(self, articles: Iterable[Article]) -> None:
        self.articles = dict(enumerate(articles, 1))
        self.generation += 1
        self.fulltext.rebuild(self.documents(), self.generation)

    def documents(self) -> list[Document]:
        return [document(number, each) for number, each in self.articles.items()]

    def change(self, added: Iterable[Article], removed: Iterable[str]) -> None:
        names = set(removed)
        gone = [number for number, each in self.articles.items() if each.id in names]
        for number in gone:
            del self.articles[number]
        start = max([0, *self.articles, *gone]) + 1
        new = dict(enumerate(added, start))
        self.articles.update(new)
        self.generation += 1
        self.fulltext.apply([document(*item) for item in new.items()], gone, self.generation)

    def meant(self, filters: Filters) -> Meant:
        keys = {person.key for each in self.articles.values() for person in each.people}
        names = {each.source.name for each in self.articles.values() if each.source}
        return Meant(
            langs=filters.langs,
            since=filters.since,
            until=filters.until,
            people=tuple(frozenset(key for key in keys if _fits(typed, key)) for typed in filters.people),
            countries=tuple((CODES[fold(typed)],) for typed in filters.countries),
            sources=frozenset(names.intersection(filters.sources)) if filters.sources else None,
            undated=filters.undated,
            kinds=filters.kinds,
        )

    def rebuild_fulltext(self) -> FullText:
        self.fulltext.rebuild(self.documents(), self.generation)
        return self.fulltext

    def number(self, id_or_path: str) -> int:
        found = [number for number, each in self.articles.items() if each.id == id_or_path]
        if not found:
            raise UnknownIdError(f"There is no article {id_or_path!r}.")
        return found[0]

    def summaries(self, numbers: Iterable[int]) -> list[Summary]:
        return [_summary(self.articles[number], number) for number in numbers if number in self.articles]

    def pages(self, numbers: Iterable[int]) -> dict[int, PageText]:
        found = {number: self.articles[number].page for number in numbers if number in self.articles}
        return {
            number: PageText(page.text, tuple((s.role, s.start, s.end) for s in page.segments))
            for number, page in found.items()
        }


def _fits(typed: str, key: str) -> bool:
    return all(any(word.startswith(begun) for word in key.split()) for begun in fold(typed).split())


def _summary(each: Article, number: int) -> Summary:
    return Summary(
        id=each.id,
        path=each.page.location.path,
        member=None,
        index=None,
        key=each.page.key,
        lang=each.lang.code,
        date=each.date.value if each.date else None,
        date_precision=each.date.precision if each.date else None,
        date_source=None,
        date_inferred=False,
        event_date=each.event_date.value if each.event_date else None,
        title=each.title.text,
        title_derived=True,
        source=each.source.name if each.source else None,
        credits=(),
        people=tuple(person.name for person in each.people),
        countries=each.countries,
        words=each.words,
        kind=each.kind,
        retrieved=None,
        number=number,
    )
