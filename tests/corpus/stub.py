"""Reading and analysing as plain as can be, so that what is tested is the store."""

from __future__ import annotations

import hashlib
import json
import os
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

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
    Skip,
    Source,
    Title,
)
from defcorpus.corpus import Corpus, Tools
from defcorpus.text import fold


@dataclass(frozen=True, slots=True)
class File:
    path: str
    root: str
    size: int
    mtime_ns: int


def walk(paths: Sequence[str]) -> Iterator[File | Skip]:
    for root in sorted(paths):
        if Path(root).is_file():
            yield _file(root, root)
            continue
        for folder, folders, names in os.walk(root):
            folders.sort()
            if not os.access(folder, os.R_OK) or Path(folder, ".closed").exists():
                folders.clear()
                yield Skip(folder, "unreadable", "The folder cannot be read.")
                continue
            for name in sorted(names):
                path = str(Path(folder, name))
                if name.endswith(".jpg"):
                    yield Skip(path, "format", "Not a format that is read.")
                elif not name.startswith("."):
                    yield _file(path, root)


def _file(path: str, root: str) -> File:
    status = Path(path).stat()
    return File(path, root, status.st_size, status.st_mtime_ns)


def read_file(source: File) -> Iterator[Page | Skip]:
    data = Path(source.path).read_text(encoding="utf-8")
    _log("read", source.path)
    if not source.path.endswith(".jsonl"):
        if data.strip():
            yield _page(Location(source.path, source.root), data, "text")
        else:
            yield Skip(source.path, "empty", "There is nothing in it.")
        return
    for number, line in enumerate(data.split("\n"), 1):
        if not line:
            continue
        try:
            record = json.loads(line)
        except ValueError:
            yield Skip(source.path, "broken-json", "The line is no JSON.", number)
            continue
        yield _page(Location(source.path, source.root, record.get("id"), number), record["text"], "jsonl")


def _page(location: Location, text: str, format_: str) -> Page:
    key = hashlib.blake2b(text.encode(), digest_size=16).hexdigest()
    segments = (Segment(0, len(text), "body", "stub"),)
    return Page(location, text, segments, Metadata(), format_, "utf-8", key)


def analyse(page: Page) -> Article:
    """Each line `word: value` says something: `date`, `event`, `person`, `country`, `source`, `lang`."""
    _log("analysed", page.key)
    said: dict[str, list[str]] = {}
    facts = []
    for found in re.finditer(r"^(\w+): (.*)$", page.text, re.M):
        said.setdefault(found[1], []).append(found[2])
        facts.append(
            Fact(
                "number",
                found[2],
                fold(found[2]),
                "body",
                found.start(2),
                found.end(2),
                0.5,
                "stub",
                found[1],
            )
        )
    if "fail" in said:
        raise IndexError("as it was asked to")
    if "die" in said:
        os._exit(3)
    people = [
        Person(name, fold(name), 1, (name,), ("Gen.",), False, page.text.index(name))
        for name in said.get("person", [])
    ]
    source = said.get("source")
    return Article(
        id="",
        page=page,
        lang=Language(said.get("lang", ["vi"])[0], 1.0, "stub"),
        title=Title(page.text.strip().split("\n")[0][:80], True, 0, 10, "stub"),
        date=_reading(said.get("date")),
        event_date=_reading(said.get("event")),
        retrieved=None,
        source=Source(source[0], 0, 0, "stub") if source else None,
        credits=(),
        people=tuple(people),
        countries=tuple(sorted(said.get("country", []))),
        words=len(page.text.split()),
        facts=tuple(facts),
    )


def _reading(values: list[str] | None) -> DateReading | None:
    if not values:
        return None
    precision = {4: "year", 7: "month", 10: "day"}[len(values[0])]
    return DateReading(values[0], precision, "header", False, 0, 10, 0.9, "stub")


def _log(what: str, which: str) -> None:
    """Note what was done, where a test looks: it may have been done in another process."""
    log = os.environ.get("STUB_LOG")
    if log:
        with Path(log).open("a", encoding="utf-8") as stream:
            stream.write(f"{what} {which}\n")


TOOLS = Tools(walk, read_file, analyse)


def open_corpus(*paths: Path | str, store: Path, **options: object) -> Corpus:
    return Corpus.open(list(paths), store=store, tools=TOOLS, **options)


def plain(article: Article) -> Article:
    """The article as analysing gives it: without what the store gives."""
    return replace(article, id="")
