"""Bytes to a Page: sources (files, folders, standard input), formats, encodings, segments."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from defcorpus.article import Page, Skip
from defcorpus.reading.files import read_file, read_stdin
from defcorpus.reading.segments import segment
from defcorpus.reading.sources import SourceFile, walk

__all__ = ["SourceFile", "read", "read_file", "read_stdin", "segment", "walk"]


def read(paths: Sequence[Path | str]) -> Iterator[Page | Skip]:
    """Yield every page under `paths`, in a stable order, and a Skip for whatever is not taken in.

    Raises PathError for a PATH that does not exist.
    """
    for source in walk(paths):
        if isinstance(source, Skip):
            yield source
        else:
            yield from read_file(source)
