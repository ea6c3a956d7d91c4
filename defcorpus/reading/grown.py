"""The end of a file of JSON lines that was read before and has only grown since."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from defcorpus.article import Location, Skip
from defcorpus.reading.encoding.encodings import Refusal
from defcorpus.reading.encoding.streams import read_lines
from defcorpus.reading.formats.unread import How, Unread
from defcorpus.reading.options import DEFAULT, ReadOptions
from defcorpus.reading.results import changing, skip
from defcorpus.reading.sources import SourceFile


def read_tail(
    source: SourceFile, offset: int, lines: int, options: ReadOptions = DEFAULT
) -> Iterator[Unread | Skip]:
    """Yield what a file of JSON lines holds from a byte on, before which there are so many lines.

    For a file that was read before, as one of UTF-8 lines, and has only grown since.
    """
    location = Location(source.path, source.root)
    how = How(location, options._replace(lenient=source.path != source.root))
    try:
        with Path(source.path).open("rb") as file:
            file.seek(offset)
            before = os.fstat(file.fileno())
            for number, line in enumerate(read_lines(file), lines + 1):
                if isinstance(line, Refusal):
                    yield skip(line, Location(location.path, location.root, None, number))
                elif line and not line.isspace():
                    yield Unread(number, line, how)
            after = os.fstat(file.fileno())
    except OSError as error:
        yield Skip(source.path, "unreadable", f"It cannot be read: {error.strerror or error}.")
        return
    if (before.st_size, before.st_mtime_ns) != (after.st_size, after.st_mtime_ns):
        yield changing(source.path)
