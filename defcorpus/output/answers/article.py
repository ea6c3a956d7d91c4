"""One article for a person to read: what is known of it, its captions and its text, names and dates lit."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from defcorpus.output.shapes.style import Screen
from defcorpus.text.safe import safe

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.text import Text

    from defcorpus.article import Article, DateReading, Fact, Note

SHOW_MORE = ("retrieved", "text", "facts")
FACTS = (
    "id", "kind", "value", "role", "words", "rule", "confidence", "note", "chosen", "key", "start", "end",
)  # fmt: skip
_LIT = {
    "date": "green", "person": "cyan", "country": "magenta", "place": "magenta", "organisation": "yellow",
}  # fmt: skip
_WIDEST = 100  # cells of a line that is read with ease


class Paragraph(NamedTuple):
    """A paragraph and the stretches of it that facts were read from."""

    text: str
    caption: bool
    marks: tuple[tuple[int, int, str], ...]  # start, end, the fact's kind


def paragraphs(article: Article) -> Iterator[Paragraph]:
    """Yield the article's captions and text in the page's order."""
    page = article.page
    facts = [fact for fact in article.facts if fact.kind in _LIT and fact.start >= 0]
    for segment in page.segments:
        if segment.role not in ("body", "caption"):
            continue
        written = page.text[segment.start : segment.end].rstrip()
        start = segment.start + len(written) - len(written.lstrip())
        written = written.lstrip()
        end = start + len(written)
        marks = tuple(
            (
                len(_line(written[: max(f.start, start) - start])),
                len(_line(written[: min(f.end, end) - start])),
                f.kind,
            )
            for f in facts
            if f.start < end and f.end > start
        )
        if written:
            yield Paragraph(safe(_line(written)), segment.role == "caption", marks)


def _line(written: str) -> str:
    """Return a paragraph, or its beginning, on one line: pages break lines to a width of their own."""
    return _breaks().sub(" ", written) if "\n" in written or "\r" in written else written


@cache
def _breaks() -> re.Pattern[str]:
    return re.compile(r"[^\S\r\n]*[\r\n]\s*")


def body(article: Article) -> str:
    """Return the article's text: a paragraph a line, without captions and page chrome."""
    return "\n".join(paragraph.text for paragraph in paragraphs(article) if not paragraph.caption)


def write_article(article: Article, path: str, screen: Screen) -> None:
    """Write one article: wrapped and lit on a terminal, a paragraph a line elsewhere."""
    if not screen.terminal and not screen.color:
        screen.stream.write("\n".join(_plain(article, path)) + "\n")
        return
    console = screen.console()
    width = min(screen.width, _WIDEST)
    for at, block in enumerate(_blocks(article, path)):
        if at:
            console.print()
        console.print(block, width=width)


def write_side_by_side(left: tuple[Article, str], right: tuple[Article, str], screen: Screen) -> None:
    """Write two articles, each with its path, in two columns; one after the other where lines have no end."""
    if not screen.terminal:
        write_article(*left, screen)
        screen.stream.write("\n")
        write_article(*right, screen)
        return
    from itertools import zip_longest

    from rich.table import Table

    table = Table(box=None, show_header=False, pad_edge=False, padding=(0, 2, 1, 0), expand=True)
    table.add_column(ratio=1, overflow="fold")
    table.add_column(ratio=1, overflow="fold")
    for one, other in zip_longest(_blocks(*left), _blocks(*right), fillvalue=""):
        table.add_row(one, other)
    screen.console().print(table)


def _about(article: Article, path: str) -> list[tuple[str, str]]:
    """Return what is known of the article, a name and a line each."""
    said = [
        ("id", article.id),
        ("language", article.lang.code),
        ("date", _day(article.date) or _undated(article)),
        ("event", "" if _same(article.event_date, article.date) else _day(article.event_date)),
        ("saved", _day(article.retrieved)),
        ("outlet", article.source.name if article.source else ""),
        ("people", ", ".join(f"{person.name} ({person.count})" for person in article.people)),
        ("countries", ", ".join(article.countries)),
        ("credits", ", ".join(article.credits)),
        ("kind", "" if article.kind == "article" else article.kind),
        *map(_told, (*article.page.notes, *article.notes)),
        ("file", path),
    ]
    return [(name, safe(line, line=True)) for name, line in said if line]


def _told(note: Note) -> tuple[str, str]:
    """Return a note and what stands in front of it: what a person decided is no doubt any more."""
    if note.kind == "page-changed":
        return "note", f"You said {note.detail} when this page read otherwise."
    return ("by you" if note.kind == "by-you" else "note"), note.detail


def _day(reading: DateReading | None) -> str:
    if reading is None:
        return ""
    return f"{reading.value}{'~' if reading.inferred else ''} ({reading.source})"


def _undated(article: Article) -> str:
    """Return why an article has no date: the page names no day, or a day without its year."""
    dates = (fact for fact in article.facts if fact.kind == "date" and fact.start >= 0)
    half = next((fact for fact in dates if fact.value.startswith("--") and fact.role != "related"), None)
    if half is None:
        return "none: the page does not say"
    return f"none: the page names no year ({article.page.text[half.start : half.end]})"


def _same(one: DateReading | None, other: DateReading | None) -> bool:
    return one is None or (other is not None and one.value == other.value)


def _plain(article: Article, path: str) -> Iterator[str]:
    yield safe(article.title.text, line=True)
    yield from (f"{name}: {line}" for name, line in _about(article, path))
    yield ""
    for paragraph in paragraphs(article):
        yield f"[{paragraph.text}]" if paragraph.caption else paragraph.text


def _blocks(article: Article, path: str) -> list[RenderableType]:
    from rich.table import Table
    from rich.text import Text

    about = Table(box=None, show_header=False, pad_edge=False, padding=(0, 2, 0, 0))
    about.add_column(style="dim", no_wrap=True)
    about.add_column(overflow="fold")
    for name, line in _about(article, path):
        about.add_row(Text(name), Text(line))
    title = Text(safe(article.title.text, line=True), style="bold")
    return [title, about, *(_lit(paragraph) for paragraph in paragraphs(article))]


def _lit(paragraph: Paragraph) -> Text:
    from rich.text import Text

    text = Text(paragraph.text, style="italic dim" if paragraph.caption else "")
    for start, end, kind in paragraph.marks:
        text.stylize(_LIT[kind], start, end)
    return text


def fact_records(article: Article) -> list[dict[str, Any]]:
    """Return every fact with the words it was read from; `chosen` says which date is the article's."""
    chosen: dict[tuple[int, int, str], str] = {
        (reading.start, reading.end, reading.source): name
        for name, reading in (
            ("retrieved", article.retrieved), ("event_date", article.event_date), ("date", article.date)
        )
        if reading is not None
    }  # fmt: skip
    return [
        {
            "id": article.id,
            "kind": fact.kind,
            "value": fact.value,
            "role": fact.role,
            "words": _words(article, fact),
            "rule": fact.rule,
            "confidence": round(fact.confidence, 4),
            "note": fact.note,
            "chosen": chosen.get((fact.start, fact.end, fact.role)) if fact.kind == "date" else None,
            "key": fact.key,
            "start": fact.start,
            "end": fact.end,
        }
        for fact in article.facts
    ] + [_note_record(article, note) for note in (*article.page.notes, *article.notes)]


def _words(article: Article, fact: Fact) -> str | None:
    """Return the words a fact was read from: on the page, else in what its metadata say."""
    if fact.start >= 0:
        return article.page.text[fact.start : fact.end]
    meta = article.page.meta
    if fact.role == "url":
        return meta.url
    if fact.kind == "date":
        return meta.retrieved if fact.role == "retrieved" else meta.date if fact.role == "metadata" else None
    return {"source": meta.source, "credit": meta.author}.get(fact.kind) if fact.role == "metadata" else None


def _note_record(article: Article, note: Note) -> dict[str, Any]:
    return {
        "id": article.id,
        "kind": "note",
        "value": note.kind,
        "role": "note",
        "words": article.page.text[note.start : note.end] if note.start >= 0 else None,
        "rule": note.kind,
        "confidence": 1.0,
        "note": note.detail,
        "chosen": None,
        "key": note.kind,
        "start": note.start,
        "end": note.end,
    }


def show_extra(article: Article) -> dict[str, Any]:
    """Return what `show` adds to an article's line of `list`."""
    return {
        "retrieved": article.retrieved.value if article.retrieved else None,
        "text": body(article),
        "facts": fact_records(article),
    }
