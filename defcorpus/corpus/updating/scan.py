"""Is the store current? The files that are there against those the store knows, by size and time only."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, cast

from defcorpus.corpus.decisions.decided import UNDECIDED, Decided, is_decided_so
from defcorpus.tuples import NamedTuple

if TYPE_CHECKING:
    from defcorpus.article import Article, Page, Skip
    from defcorpus.reading.formats.unread import Unread
    from defcorpus.reading.options import ReadOptions
    from defcorpus.reading.sources import SourceFile as Source


Walk = Callable[[Sequence[str]], "Iterable[Source | Skip]"]
ReadFile = Callable[["Source"], "Iterable[Page | Unread | Skip]"]
ReadTail = Callable[["Source", int, int], "Iterable[Page | Unread | Skip]"]
Analyse = Callable[["Page"], "Article"]
Site = Callable[["Page"], "str | None"]


class Tools(NamedTuple):
    """What the corpus is given to work with, so that tests may give it something else.

    `read_file` and `analyse` are functions of a module: worker processes find them by name. The pages of
    `read_file` may be undivided.
    """

    walk: Walk
    read_file: ReadFile
    analyse: Analyse
    told: str = ""  # what was said of how to read: pages read otherwise are read again
    site: Site | None = None  # the outlet whose recurring lines a page may hold; without it none are learnt
    decided: Decided = UNDECIDED  # a person's corrections; articles made with others are made again
    read_tail: ReadTail | None = None  # of a file of lines that has only grown, from a byte and a line on


def default_tools(options: ReadOptions | None = None, decided: Decided = UNDECIDED) -> Tools:
    """Return the project's own reading and analysing, each imported when it is first called."""
    analyse = partial(_analyse_corrected, decided=decided) if decided.files else _analyse
    if options is None or not options.told:
        return Tools(_walk, _read_file, analyse, "", _site, decided, _read_tail)
    return Tools(
        _walk,
        partial(_read_file, options=options),
        analyse,
        options.told,
        _site,
        decided,
        partial(_read_tail, options=options),
    )


def brief_tools(options: ReadOptions | None = None) -> Tools:
    """Return the same for articles that are only to be compared: of most that they name nothing is read."""
    return default_tools(options)._replace(analyse=_analyse_briefly, site=None)


def _analyse_briefly(page: Page) -> Article:
    from defcorpus.facts.article import analyse_briefly

    return analyse_briefly(page)


def _walk(paths: Sequence[str]) -> Iterable[Source | Skip]:
    from defcorpus.reading.sources import walk

    return walk(paths)


def _read_file(source: Source, options: ReadOptions | None = None) -> Iterable[Page | Unread | Skip]:
    from defcorpus.reading import read_late

    return read_late(source, options)


def _read_tail(
    source: Source, offset: int, lines: int, options: ReadOptions | None = None
) -> Iterable[Unread | Skip]:
    from defcorpus.reading.grown import read_tail
    from defcorpus.reading.options import DEFAULT

    return read_tail(source, offset, lines, (options or DEFAULT)._replace(late=True))


def _analyse(page: Page) -> Article:
    from defcorpus.facts import analyse

    return analyse(page)


def _analyse_corrected(page: Page, decided: Decided) -> Article:
    from defcorpus.corpus.decisions.decided import corrections_of
    from defcorpus.facts import analyse
    from defcorpus.facts.corrections import corrected

    return corrected(analyse(page), corrections_of(decided).corrections)


def _site(page: Page) -> str | None:
    from defcorpus.facts.site import site_of

    return site_of(page)


class Scan(NamedTuple):
    """What a walk found."""

    sources: dict[str, Source]  # by path, in the order of the walk
    skips: list[Skip]


class Known(NamedTuple):
    """A file as the store knows it."""

    number: int
    path: str
    size: int
    mtime_ns: int
    hash: str
    recheck: bool
    missing: bool


def scan(tools: Tools, paths: Sequence[str], aside: Path | None) -> Scan:
    """Walk the PATHs; what lies under `aside` (the store itself) is passed over."""
    sources: dict[str, Source] = {}
    skips: list[Skip] = []
    own = f"{aside}/" if aside is not None else None
    for item in tools.walk(paths):
        # Told apart by what a Skip has, so that its class need not be imported.
        if hasattr(item, "reason"):
            skips.append(cast("Skip", item))
        elif own is None or not item.path.startswith(own):
            sources.setdefault(item.path, item)
    return Scan(sources, skips)


def is_read_so(connection: sqlite3.Connection, told: str) -> bool:
    """Say whether the store's pages were read as `told` (see :class:`Tools`)."""
    row = connection.execute("SELECT value FROM meta WHERE name = 'told'").fetchone()
    return (row[0] if row else "") == told


def is_current(connection: sqlite3.Connection, found: Scan, tools: Tools) -> bool:
    """Say whether the store knows just these files as they are, read and corrected as the tools say."""
    if not is_read_so(connection, tools.told) or not is_decided_so(connection, tools.decided):
        return False
    unfinished = connection.execute("SELECT value FROM meta WHERE name = 'unfinished'").fetchone()
    if unfinished and unfinished[0]:
        return False
    expected = 0
    get = found.sources.get
    for path, size, mtime_ns, recheck, missing in connection.execute(
        "SELECT path, size, mtime_ns, recheck, missing FROM files"
    ):
        source = get(path)
        if missing:
            if source is not None:
                return False
            continue
        if source is None or source.size != size or source.mtime_ns != mtime_ns or recheck:
            return False
        expected += 1
    return expected == len(found.sources)


def known_files(connection: sqlite3.Connection) -> list[Known]:
    """Return the files that the store knows, by path."""
    rows = connection.execute(
        "SELECT number, path, size, mtime_ns, hash, recheck, missing FROM files ORDER BY path"
    )
    return [
        Known(number, path, size, mtime_ns, digest, bool(recheck), bool(missing))
        for number, path, size, mtime_ns, digest, recheck, missing in rows
    ]
