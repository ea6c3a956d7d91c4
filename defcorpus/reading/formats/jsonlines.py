"""Files of JSON records: one a line, or values over many lines (arrays, objects printed to be read)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from defcorpus.article import Location, Page, Skip
from defcorpus.reading.encoding import sniff
from defcorpus.reading.encoding.decoding import read_byte_lines
from defcorpus.reading.encoding.encodings import Refusal
from defcorpus.reading.encoding.streams import Readable, peeked
from defcorpus.reading.formats.jsonl import parse_json_page, records_within
from defcorpus.reading.formats.jsonvalues import read_values
from defcorpus.reading.formats.unread import How, Unread, parsed_line
from defcorpus.reading.options import ReadOptions
from defcorpus.reading.results import guarded, skip

BROKEN = 100
"""Broken records in a row, from the first on, after which a file is taken for no JSON."""

TEXTLESS = 1_000
"""Records without a text in a row, from the first on, after which a file is taken for other data."""

Numbered = tuple[int, object | Refusal, str]
"""A record's number from 1, the record, its bytes, or why there is none, and its encoding."""


def read_json(stream: Readable, location: Location, options: ReadOptions) -> Iterator[Page | Unread | Skip]:
    """Yield the pages of a file of JSON records; where `options` say so, lines behind the first as bytes."""
    head, stream = peeked(stream, sniff.HEAD)
    one = sniff.is_one_json(sniff.start_of(head))
    records = _values(stream, options) if one else _lines(stream, options)
    broken = textless = number = 0
    good = False
    how = How(location, options)
    for number, record, encoding in records:
        if isinstance(record, bytes):
            if good:
                yield Unread(number, record, how)
                continue
            line = parsed_line(record)
            if line is None:
                continue
            record, encoding = line
        where = Location(location.path, location.root, None, number)
        result = (
            record
            if isinstance(record, Refusal)
            else guarded(parse_json_page, record, where, encoding, options)
        )
        if not isinstance(result, Refusal):
            good = True
            yield result
            continue
        yield skip(result, where)
        if not good:
            broken += result.reason == "broken-json"
            textless += result.reason == "no-text"
            if broken == BROKEN or textless == TEXTLESS:
                detail = f"None of its first {number:,} records is an article; the others are not read."
                yield skip(Refusal(result.reason, detail), location)
                return
    if not number:
        yield skip(Refusal("empty", "The file holds no record."), location)


def _lines(stream: Readable, options: ReadOptions) -> Iterator[Numbered]:
    lines, encoding = read_byte_lines(stream)
    late = options.late and encoding == "utf-8"
    for number, line in enumerate(lines, 1):
        if isinstance(line, Refusal):
            if line.reason != "empty":
                yield number, line, ""
            continue
        if late and number > 1:
            if line and not line.isspace():
                yield number, line, ""
            continue
        parsed = parsed_line(line)
        if parsed is None:
            continue
        record, own = parsed
        own = own if encoding == "utf-8" else encoding
        within = records_within(record, options) if number == 1 else [record]
        if within[0] is not record:  # one value, on one line
            yield from _numbered(within, own)
        else:
            yield number, record, own


def _values(stream: Readable, options: ReadOptions) -> Iterator[Numbered]:
    count = 0
    for value, encoding in read_values(stream):
        records = [value] if isinstance(value, Refusal) else records_within(value, options)
        for record in records:
            count += 1
            yield count, record, encoding


def _numbered(records: Iterable[object], encoding: str) -> Iterator[Numbered]:
    for number, record in enumerate(records, 1):
        yield number, record, encoding
