"""Records of a large file still as their bytes: most of them may be known by these already.

A line's page follows from its bytes, its number and the options alone, so it can be made of it later, and
elsewhere: in another process than the one that reads the file.
"""

from __future__ import annotations

from hashlib import blake2b
from typing import NamedTuple

from defcorpus.article import Location, Note, Page, Skip
from defcorpus.reading.encoding.encodings import Refusal
from defcorpus.reading.options import ReadOptions


class How(NamedTuple):
    """What all lines of a file share."""

    location: Location
    options: ReadOptions
    notes: tuple[Note, ...] = ()  # on each page of it


class Unread(NamedTuple):
    """One line of JSON."""

    number: int  # in its file, from 1
    data: bytes
    how: How


def digest(data: bytes) -> bytes:
    """Return 16 bytes that tell a record's bytes from others (BLAKE2b)."""
    return blake2b(data, digest_size=16).digest()


def page_of(unread: Unread) -> Page | Skip | None:
    """Return the page of a line, undivided, or why there is none; None for a blank line."""
    from defcorpus.reading.formats.jsonl import parse_json_page
    from defcorpus.reading.results import guarded, skip

    number, data, (location, options, notes) = unread
    parsed = parsed_line(data)
    if parsed is None:
        return None
    record, encoding = parsed
    where = Location(location.path, location.root, None, number)
    made = (
        record if isinstance(record, Refusal) else guarded(parse_json_page, record, where, encoding, options)
    )
    if isinstance(made, Refusal):
        return skip(made, where)
    if not notes:
        return made
    from dataclasses import replace

    return replace(made, notes=(*made.notes, *notes))


def parsed_line(data: bytes) -> tuple[object | Refusal, str] | None:
    """Return the record that a line holds, or why it holds none, and its encoding; None for a blank line."""
    from defcorpus.reading.encoding.decoding import decoded_line
    from defcorpus.reading.formats.jsonl import parse_record

    line = decoded_line(data)
    if isinstance(line, Refusal):
        return None if line.reason == "empty" else (line, "")
    return (parse_record(line.text), line.encoding) if line.text.strip() else None
