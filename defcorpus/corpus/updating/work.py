"""From files to rows: what a file holds, what of it the store has already, and the rows of the rest."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

from defcorpus.article import Page, Skip
from defcorpus.corpus.store.ids import Place, own_name
from defcorpus.corpus.updating.analysing import analysed
from defcorpus.corpus.updating.growth import file_hash, grown, is_still
from defcorpus.corpus.updating.pool import Job, run, workers_for
from defcorpus.reading.formats.table import format_of, may_expand
from defcorpus.reading.formats.unread import Unread, digest, page_of

if TYPE_CHECKING:
    from defcorpus.corpus.updating.recurring import Model
    from defcorpus.corpus.updating.scan import Known, Tools
    from defcorpus.reading.sources import SourceFile as Source

# A file up to this size is read by a worker; a larger one here, page by page, so that memory stays bounded.
_LARGE = 1_000_000
_GROUP_FILES, _GROUP_BYTES = 64, 256_000
_GROUP_PAGES, _GROUP_CHARS = 64, 256_000
_GROUP_AGAIN = 4_096
# So many times its size a compressed file is, about, and so much sooner it is a large one.
_RATIO = 4

Content = tuple[str, str]
"""What makes two pages one: the content key and the format."""


class Held(NamedTuple):
    """What the store has of a file."""

    contents: dict[Content, int]  # how many articles of each
    records: dict[bytes, Content]  # by the digest of the bytes they were read from, where these are one's own


class Stored(Protocol):
    """What the store is asked of the files that are to be read."""

    def held(self, file: Known | None, /) -> Held:
        """Return what it has of a file whose turn has come."""
        ...

    def holds_lines(self, file: Known, /) -> bool:
        """Say whether a file was read line by line."""
        ...


class FileTask(NamedTuple):
    """A small file to take in, and what the store holds of it."""

    source: Source
    hash: str  # of its bytes when it was last read
    held: Held


class Again(NamedTuple):
    """A page that the store has already, perhaps at another position of its file."""

    content: Content
    position: int | None
    place: tuple[str | None, str, bytes | None] | None = None
    """Its member, encoding and digest; None where its bytes, and so all these, are as they were."""


class Piece(NamedTuple):
    """Some of what one file holds, in its order."""

    source: Source
    hash: str
    same: bool  # its bytes are those that the store knows
    found: list[Again | Skip]
    new: int  # articles, whose rows are in the group's tables
    last: bool
    tail: bool = False  # what the store has of the file stays as it is


Tables = dict[str, list[tuple[Any, ...]]]


class Group(NamedTuple):
    """Pieces one after another, and the rows of their new articles, numbered from 0 in that order."""

    pieces: list[Piece]
    tables: Tables


_TABLES = ("readings", "segments", "facts", "people", "stories", "notes", "lines")


def take_in(
    tools: Tools, stored: Stored, files: Iterable[tuple[Source, Known | None]], workers: int, model: Model
) -> Iterator[Group]:
    """Yield what the files hold, file by file in the order given, with at most `workers` processes.

    `model` may be changed meanwhile: pages are read with what it says when their turn comes.
    """
    yield from run(_jobs(tools, stored, files, model), workers)


def useful_workers(sources: Iterable[Source], wanted: int | None) -> int:
    """Return how many processes to use: one when there is little to do."""
    return workers_for(sum(map(_expanded, sources)), wanted)


def _expanded(source: Source) -> int:
    return source.size * (_RATIO if may_expand(source.path) else 1)


def _jobs(
    tools: Tools, stored: Stored, files: Iterable[tuple[Source, Known | None]], model: Model
) -> Iterator[Job]:
    group: list[FileTask] = []
    size = 0
    for source, file in files:
        if _is_stream(source.path) or _expanded(source) > _LARGE:
            if group:
                yield Job(_read_files, (tools, group, dict(model)), size)
                group, size = [], 0
            yield from _large_file(tools, stored, source, file, model)
            continue
        group.append(FileTask(source, file.hash if file else "", stored.held(file)))
        size += _expanded(source)
        if len(group) >= _GROUP_FILES or size >= _GROUP_BYTES:
            yield Job(_read_files, (tools, group, dict(model)), size)
            group, size = [], 0
    if group:
        yield Job(_read_files, (tools, group, dict(model)), size)


def _is_stream(path: str) -> bool:
    """Say whether what is read may be of any length and is not there twice: standard input, a pipe."""
    return path == "-" or not os.path.isfile(path)


def _large_file(
    tools: Tools, stored: Stored, source: Source, file: Known | None, model: Model
) -> Iterator[Job]:
    whole, start = _compared(source, file)
    if file is not None and whole and whole == file.hash:
        yield _done(Piece(source, whole, True, [], 0, True))
        return
    tail = start is not None and tools.read_tail is not None and file is not None and stored.holds_lines(file)
    if tail and tools.read_tail and start:
        items, known = tools.read_tail(source, *start), _Known(Held({}, {}))
    else:
        items, known = tools.read_file(source), _Known(stored.held(file))
    found: list[Again | Skip] = []
    pages: list[Page | Unread] = []
    size = 0
    for item in items:
        what = known.of(item)
        if isinstance(what, Page | Unread):
            pages.append(what)
            size += len(what.text if isinstance(what, Page) else what.data)
            if len(pages) >= _GROUP_PAGES or size >= _GROUP_CHARS:
                yield Job(
                    _analyse_pages,
                    (tools, Piece(source, whole, False, [], 0, False, tail), pages, dict(model)),
                    size,
                )
                pages, size = [], 0
        elif what is not None:
            found.append(what)
            if len(found) >= _GROUP_AGAIN:
                yield _done(Piece(source, whole, False, found, 0, False, tail))
                found = []
    if pages:
        yield Job(
            _analyse_pages, (tools, Piece(source, whole, False, [], 0, False, tail), pages, dict(model)), size
        )
    # What was read may be more than what was hashed: then nothing is to be told by the hash.
    said = whole if whole and is_still(source) else ""
    yield _done(Piece(source, said, False, found, 0, True, tail))


def _compared(source: Source, file: Known | None) -> tuple[str, tuple[int, int] | None]:
    """Return a file's hash, and from where it is to be read if it has only grown."""
    if _is_stream(source.path):
        return "", None
    if file is None or not file.hash or not 0 < file.size < source.size or format_of(source.path) != "jsonl":
        return file_hash(source.path), None
    return (file_hash(source.path), None) if may_expand(source.path) else grown(source.path, file)


def _done(piece: Piece) -> Job:
    return Job(_nothing, (piece,), 0)


def _nothing(piece: Piece) -> list[Group]:
    return [Group([piece], {})]


class _Known:
    """Tells what the store has of a file; each article that it has counts once."""

    def __init__(self, held: Held) -> None:
        self._left = dict(held.contents)
        self._records = held.records

    def of(self, item: Page | Unread | Skip) -> Page | Unread | Again | Skip | None:
        """Return what is to be analysed as it is, or that the store has it; None for a blank line."""
        if isinstance(item, Skip) or not self._left:
            return item
        if isinstance(item, Page):
            return self._again(item, None) or item
        own = digest(item.data)
        content = self._records.get(own)
        if content is not None and self._counted(content):
            return Again(content, item.number)
        page = page_of(item)
        return (self._again(page, own) or item) if isinstance(page, Page) else page

    def _again(self, page: Page, record: bytes | None) -> Again | None:
        content = (page.key, page.format)
        if not self._counted(content):
            return None
        place = page.location
        return Again(content, place.index, (place.member, page.encoding, record))

    def _counted(self, content: Content) -> bool:
        left = self._left.get(content, 0)
        if left > 1:
            self._left[content] = left - 1
        elif left:
            del self._left[content]
        return left > 0


class _Batch:
    """Collects the rows of new articles."""

    def __init__(self) -> None:
        self.tables: Tables = {name: [] for name in ("articles", "pages", *_TABLES)}
        self.count = 0

    def add(self, tools: Tools, item: Page | Unread, model: Model) -> Skip | None:
        """Take in the rows of a page; a Skip where it has none."""
        record = None
        if isinstance(item, Unread):
            record = digest(item.data)
            made = page_of(item)
            if not isinstance(made, Page):
                return made
            item = made
        rows = analysed(tools, item, model, self.count)
        if isinstance(rows, Skip):
            return rows
        self.count += 1
        place = item.location
        name = own_name(Place(place.path, "", place.member, place.index, ""))
        tables = self.tables
        tables["articles"].append((*rows.article, name, record))
        tables["pages"].append(rows.page)
        for table in _TABLES:
            tables[table] += getattr(rows, table)
        return None


def _read_files(tools: Tools, tasks: list[FileTask], model: Model) -> list[Group]:
    batch = _Batch()
    pieces = []
    for source, old_hash, held in tasks:
        whole = file_hash(source.path)
        same = bool(whole) and whole == old_hash
        found: list[Again | Skip] = []
        before = batch.count
        if not same:
            known = _Known(held)
            for item in tools.read_file(source):
                what = known.of(item)
                if isinstance(what, Page | Unread):
                    what = batch.add(tools, what, model)
                if what is not None:
                    found.append(what)
        pieces.append(Piece(source, whole, same, found, batch.count - before, True))
    return [Group(pieces, batch.tables)]


def _analyse_pages(tools: Tools, piece: Piece, pages: list[Page | Unread], model: Model) -> list[Group]:
    batch = _Batch()
    found: list[Again | Skip] = []
    for page in pages:
        skip = batch.add(tools, page, model)
        if skip is not None:
            found.append(skip)
    return [Group([piece._replace(found=found, new=batch.count)], batch.tables)]
