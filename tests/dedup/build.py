"""Articles and documents from plain text, for the tests of this room."""

from __future__ import annotations

from dataclasses import replace
from hashlib import blake2b

from defcorpus.article import (
    Article,
    DateReading,
    Kind,
    Lang,
    Language,
    Location,
    Metadata,
    Note,
    Page,
    Segment,
    Source,
    Title,
)
from defcorpus.dedup import Group, Options, dedup


def article(
    text: str,
    name: str = "",
    *,
    date: str | None = None,
    lang: Lang = "vi",
    title: str = "",
    kind: Kind = "article",
    source: str | None = None,
    removed: float = 0.0,
    notes: tuple[str, ...] = (),
) -> Article:
    key = blake2b(f"{text}\0{date}\0{title}".encode(), digest_size=16).hexdigest()
    name = name or key[:8]
    page = Page(
        Location(f"/corpus/{name}.txt", "/corpus"),
        text,
        (Segment(0, len(text), "body", "test"),) if text else (),
        Metadata(title=title or None, date=date),
        "text",
        "utf-8",
        key,
    )
    reading = date and DateReading(date, "day", "header", False, -1, -1, 1.0, "test")
    return Article(
        id=name,
        page=page,
        lang=Language(lang, 1.0, "test"),
        title=Title(title or text[:60], not title, -1, -1, "test"),
        date=reading or None,
        event_date=None,
        retrieved=None,
        source=Source(source, -1, -1, "test") if source else None,
        credits=(),
        people=(),
        countries=(),
        words=len(text.split()),
        kind=kind,
        removed=removed,
        notes=tuple(Note(note, "") for note in notes),
    )


def groups(*articles: Article, options: Options | None = None) -> list[Group]:
    return dedup(articles, options)


def relation(one: str, two: str, **both: str | None) -> str | None:
    """Return what the dedup of two undated texts calls the pair, whichever is kept."""
    found = groups(article(one, "one", **both), article(two, "two", **both))  # type: ignore[arg-type]
    relations = [member.relation for group in found for member in group.members]
    assert len(relations) < 2
    return relations[0] if relations else None


def titled(title: str, text: str) -> Article:
    """Return an article whose title stands on the page above the text."""
    made = article(text, title=title)
    head = Segment(0, len(title), "title", "test")
    told = Segment(len(title) + 1, len(title) + 1 + len(text), "body", "test")
    page = replace(made.page, text=f"{title}\n{text}", segments=(head, told))
    return replace(made, page=page)
