"""Bytes to a Page: sources (files, folders, standard input), formats, encodings, segments.

Names are imported when they are first asked for: to see that a store is current takes a walk and no reading.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from defcorpus.article import Page, Skip
    from defcorpus.reading.chrome.segments import segment
    from defcorpus.reading.files import read_file, read_stdin
    from defcorpus.reading.formats.unread import Unread
    from defcorpus.reading.options import ReadOptions
    from defcorpus.reading.sources import SourceFile, walk

__all__ = ["ReadOptions", "SourceFile", "read", "read_file", "read_late", "read_stdin", "segment", "walk"]

_MODULES = {
    "ReadOptions": "options",
    "SourceFile": "sources",
    "read_file": "files",
    "read_stdin": "files",
    "segment": "chrome.segments",
    "walk": "sources",
}


def __getattr__(name: str) -> object:
    if name not in _MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"{__name__}.{_MODULES[name]}"), name)


def read_late(source: SourceFile, options: ReadOptions | None = None) -> Iterator[Page | Unread | Skip]:
    """Yield what :func:`read_file` does, pages of records undivided and lines of JSON unread.

    For whoever may know most of them already; see :mod:`defcorpus.reading.formats.unread`.
    """
    from defcorpus.reading.files import read_late as late
    from defcorpus.reading.options import DEFAULT

    return late(source, (options or DEFAULT)._replace(late=True))


def read(paths: Sequence[Path | str], options: ReadOptions | None = None) -> Iterator[Page | Skip]:
    """Yield every page under `paths`, in a stable order, and a Skip for whatever is not taken in.

    `options` name the fields of tables and JSON records where their names are not the usual ones.
    Raises PathError for a PATH that does not exist.
    """
    from defcorpus.reading.files import read_file
    from defcorpus.reading.options import DEFAULT
    from defcorpus.reading.sources import SourceFile, walk

    for source in walk(paths):
        if isinstance(source, SourceFile):
            yield from read_file(source, options or DEFAULT)
        else:
            yield source
