"""One file, or standard input, to its pages: expanded, told by its start, read by the table of formats."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import IO, NamedTuple, TypeVar

from defcorpus.article import Location, Metadata, Note, Page, Skip
from defcorpus.errors import FAILURES
from defcorpus.reading import telling
from defcorpus.reading.compressed import Expanding, compression
from defcorpus.reading.containers import Member, Passed, Whole
from defcorpus.reading.encoding import sniff
from defcorpus.reading.encoding.encodings import Refusal
from defcorpus.reading.encoding.streams import Broken, Budget, Given, Metered, Readable, peeked, read_whole
from defcorpus.reading.formats import table as formats
from defcorpus.reading.formats.table import Format
from defcorpus.reading.formats.unread import Unread, page_of
from defcorpus.reading.options import DEFAULT, ReadOptions
from defcorpus.reading.results import changing, failed, guarded, skip
from defcorpus.reading.sources import STDIN, SourceFile, is_passed_over
from defcorpus.text.safe import safe

MAX_ARCHIVES = 2
"""An archive may hold archives, and those no more: nobody saves pages deeper."""

MAX_LAYERS = 2
"""How often a file may be compressed: a page sent gzipped may have been gzipped again."""

_T = TypeVar("_T")
_SAID = 3  # kinds of passed-over members that are named


class _Way(NamedTuple):
    """How a stream came to be read."""

    location: Location
    options: ReadOptions
    budget: Budget
    name: str  # of the file or member; empty for standard input
    archives: int = 0  # it is inside
    kind: str = ""  # its format where its container says it
    file: IO[bytes] | None = None  # the file on disk itself


def read_file(source: SourceFile, options: ReadOptions = DEFAULT) -> Iterator[Page | Skip]:
    """Yield the pages of one file, or a Skip that says why it, or a record of it, is not taken in.

    Files of many pages are streamed: memory does not grow with the file.
    """
    yield from _ready(read_late(source, options))


def _ready(items: Iterator[Page | Unread | Skip]) -> Iterator[Page | Skip]:
    for item in items:
        page = page_of(item) if isinstance(item, Unread) else item
        if page is not None:
            yield page


def read_late(source: SourceFile, options: ReadOptions = DEFAULT) -> Iterator[Page | Unread | Skip]:
    """Yield what :func:`read_file` does; with `options.late`, pages undivided and records unread."""
    if source.path == STDIN:
        import sys

        yield from read_stdin(sys.stdin.buffer, options)
        return
    location = Location(source.path, source.root)
    options = options._replace(lenient=source.path != source.root)
    try:
        with Path(source.path).open("rb") as file:
            before = os.fstat(file.fileno())
            way = _Way(location, options, Budget(before.st_size), source.path, file=file)
            yield from _read(file, way)
            after = os.fstat(file.fileno())
    except OSError as error:
        yield Skip(source.path, "unreadable", f"It cannot be read: {error.strerror or error}.")
        return
    if (before.st_size, before.st_mtime_ns) != (after.st_size, after.st_mtime_ns):
        yield changing(source.path)


def read_stdin(stream: Readable, options: ReadOptions = DEFAULT) -> Iterator[Page | Skip]:
    """Yield the pages that standard input holds, whatever the format, compressed or not."""
    budget = Budget()
    yield from _ready(_read(Metered(stream, budget), _Way(Location(STDIN, STDIN), options, budget, "")))


def _read(stream: Readable, way: _Way) -> Iterator[Page | Unread | Skip]:
    try:
        yield from _told(stream, way)
    except Broken as broken:
        yield skip(broken.refusal, way.location)
    except FAILURES as error:
        yield skip(failed(error), way.location)


def _told(stream: Readable, way: _Way) -> Iterator[Page | Unread | Skip]:
    """Expand a stream, tell its format and read it."""
    head, stream = peeked(stream, sniff.HEAD)
    for layer in range(MAX_LAYERS + 1):
        how = compression(head)
        if how is None:
            break
        if layer == MAX_LAYERS:
            detail = f"It is compressed more than {MAX_LAYERS} times; expand it yourself to have it read."
            raise Broken(Refusal("nested", detail))
        head, stream = peeked(Expanding(stream, how, way.budget), sniff.HEAD)
        way = way._replace(file=None)
    named = formats.format_of(way.name)
    told = telling.told_format(head, named or way.kind, way.options)
    if isinstance(told, Refusal):
        raise Broken(told)
    read = _one(told, stream, way)
    if named and told.name != named and told.takes != "members":
        yield from _noted(read, told, way)
    else:
        yield from read


def _noted(read: Iterator[Page | Unread | Skip], told: Format, way: _Way) -> Iterator[Page | Unread | Skip]:
    """Note on each page that the file's name says another format."""
    ending = safe(way.name[way.name.rfind(".") :], line=True)
    note = Note("format", f"Its name ends in {ending}, but it is {told.name.upper()} and was read as that.")
    how = None
    for item in read:
        if isinstance(item, Unread):
            how = how or item.how._replace(notes=(note,))
            yield item._replace(how=how)
        else:
            yield item if isinstance(item, Skip) else replace(item, notes=(*item.notes, note))


def _one(told: Format, stream: Readable, way: _Way) -> Iterator[Page | Unread | Skip]:
    parse = telling.parser(told)
    if isinstance(parse, Refusal):
        yield skip(parse, way.location)
        return
    try:
        if told.takes == "records":
            yield from parse(stream, way.location, way.options)
        elif told.takes == "members":
            yield from _members(parse(stream, way.file), way, told)
        else:
            data = read_whole(stream)
            if isinstance(data, Refusal):
                yield skip(data, way.location)
            elif told.takes == "pages":
                yield from parse(data, way.location)
            else:
                result = guarded(parse, data, way.location)
                yield skip(result, way.location) if isinstance(result, Refusal) else result
    except ImportError as error:
        yield skip(telling.missing(told, error), way.location)


def _members(
    found: Iterator[Member | Whole | Passed | Refusal], way: _Way, archive: Format
) -> Iterator[Page | Skip]:
    """Read what a container holds, numbering its pages and skips from 1."""
    if archive.name != "warc" and way.archives >= MAX_ARCHIVES:
        detail = f"An archive inside {MAX_ARCHIVES} others is not read; unpack the outer one."
        yield skip(Refusal("nested", detail), way.location)
        return
    passed: Counter[str] = Counter()
    number = 0
    for member in _unbroken(found):
        if isinstance(member, Broken):
            yield skip(member.refusal, way.location)
            return
        if isinstance(member, Whole):
            yield from _ready(_read(member.stream, way._replace(kind=member.kind, file=None)))
            return
        if isinstance(member, Passed):
            passed[member.what] += 1
            continue
        if isinstance(member, Refusal):
            number += 1
            yield Skip(way.location.path, member.reason, safe(member.detail, line=True), number)
            continue
        what = _unread(member)
        if what is not None:
            passed.update([what] if what else [])
            continue
        number += 1
        for at, item in enumerate(_member(member, way, number)):
            number += at > 0
            yield _placed(item, member, number)
        if way.budget.spent:
            return
    if passed:
        yield skip(_not_taken(passed), way.location)
    elif not number:
        yield skip(Refusal("empty", "There is nothing in it to be read."), way.location)


def _unbroken(found: Iterator[_T]) -> Iterator[_T | Broken]:
    """Yield what a container gives, and at its end what broke it."""
    try:
        yield from found
    except Broken as broken:
        yield broken


def _member(member: Member, way: _Way, number: int) -> Iterator[Page | Skip]:
    name = shown_name(member.name)
    where = Location(way.location.path, way.location.root, name or None, number)
    inner = way._replace(location=where, name=name, archives=way.archives + 1, kind=member.kind, file=None)
    for item in _ready(_read(Given(member.stream, way.budget), inner)):
        yield item if isinstance(item, Skip) else _described(item, member)


def _described(page: Page, member: Member) -> Page:
    """Return a page with what its container says of it."""
    if member.url is None and member.retrieved is None:
        return page
    from defcorpus.reading.pages import clean_meta, content_key

    said: Metadata = replace(page.meta, url=page.meta.url or member.url, retrieved=member.retrieved)
    meta = clean_meta(said)
    return replace(page, meta=meta, key=content_key(page.text, meta))


def _placed(item: Page | Skip, member: Member, number: int) -> Page | Skip:
    """Return a page or skip at its place in the outermost container."""
    name = shown_name(member.name)
    if isinstance(item, Skip):
        front = f"{name}: " if name and not item.detail.startswith(name) else ""
        return Skip(item.path, item.reason, front + item.detail, number)
    place = item.location
    if place.index == number:
        return item
    return replace(item, location=Location(place.path, place.root, place.member or name or None, number))


def shown_name(name: str) -> str:
    """Return a member's name as a text to show: it is never opened, so it may say what it likes."""
    name = name.encode("utf-8", "replace").decode("utf-8").replace("\\", "/")
    while name.startswith("./"):
        name = name[2:]
    return safe(name, line=True)


def _unread(member: Member) -> str | None:
    """Return what a member is that is passed over, "" where it is not worth a word; None for one to read."""
    name = shown_name(member.name)
    if not name or formats.format_of(name):
        return "" if is_passed_over(name) else None
    if is_passed_over(name):
        return ""
    ending = formats.ending_of(name)
    return ending or None


def _not_taken(passed: Counter[str]) -> Refusal:
    most = sorted(passed, key=lambda what: (-passed[what], what))
    named = ", ".join(f"{what} ({passed[what]:,})" for what in most[:_SAID])
    rest = sum(passed[what] for what in most[_SAID:])
    more = f" and {rest:,} more" if rest else ""
    return Refusal("format", f"Passed over in it: {safe(named, line=True)}{more}.")
