"""One file, or standard input, to its pages."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from defcorpus.article import Location, Page, Skip
from defcorpus.errors import FAILURES
from defcorpus.reading.encodings import Decoded, Refusal, decode
from defcorpus.reading.jsonl import Record, parse_json_page, parse_record
from defcorpus.reading.plain import parse_plain
from defcorpus.reading.sources import STDIN, SourceFile, format_of
from defcorpus.reading.streams import Pushback, Readable, expanded, read_lines, read_whole

_HEAD = 1024  # bytes looked at to tell the format
_GIVE_UP = 100  # broken lines from the first on, after which a file is no JSON Lines


def read_file(source: SourceFile) -> Iterator[Page | Skip]:
    """Yield the pages of one file, or a Skip that says why it, or a record of it, is not taken in.

    JSON Lines are read line by line: memory does not grow with the file.
    """
    if source.path == STDIN:
        import sys

        yield from read_stdin(sys.stdin.buffer)
        return
    location = Location(source.path, source.root)
    try:
        with Path(source.path).open("rb") as stream:
            yield from _read(expanded(stream, source.size), location, format_of(source.path))
    except OSError as error:
        yield Skip(source.path, "unreadable", f"It cannot be read: {error.strerror or error}.")


def read_stdin(stream: Readable) -> Iterator[Page | Skip]:
    """Yield the pages that standard input holds: JSON Lines, HTML or text, gzipped or not."""
    yield from _read(expanded(stream), Location(STDIN, STDIN), "")


def _read(stream: Readable, location: Location, kind: str) -> Iterator[Page | Skip]:
    head = _peek(stream)
    if isinstance(head, Refusal):
        yield _skip(head, location)
        return
    stream = Pushback(head, stream)
    kind = _kind(head, kind)
    if kind == "jsonl":
        if _is_one_value(head):
            yield from _read_array(stream, location)
        else:
            yield from _read_json_lines(stream, location)
        return
    result = _read_page(stream, location, kind)
    yield _skip(result, location) if isinstance(result, Refusal) else result


def _peek(stream: Readable) -> bytes | Refusal:
    from defcorpus.reading.streams import Broken

    head = b""
    try:
        while len(head) < _HEAD and (piece := stream.read(_HEAD - len(head))):
            head += piece
    except Broken as broken:
        return broken.refusal
    return head


def _kind(head: bytes, kind: str) -> str:
    """Tell the format: by the ending, but pages saved as `.txt` are often HTML."""
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if (
        kind in ("", "text")
        and start.startswith((b"<!doctype html", b"<html", b"<?xml"))
        and b"<html" in start
    ):
        return "html"
    if kind == "" and start.startswith((b"{", b"[{")):
        return "jsonl"
    return kind or "text"


def _is_one_value(head: bytes) -> bool:
    """Say whether a JSON file holds one value over many lines: an array, or an object printed to be read."""
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n")
    first, end, _ = start.partition(b"\n")
    return start.startswith(b"[") or (bool(end) and first.strip() == b"{")


def _read_page(stream: Readable, location: Location, kind: str) -> Page | Refusal:
    data = read_whole(stream)
    if isinstance(data, Refusal):
        return data
    if kind == "html":
        from defcorpus.reading.html import parse_html

        return _parsed(parse_html, data, location)
    decoded = decode(data)
    return decoded if isinstance(decoded, Refusal) else _parsed(parse_plain, decoded, location)


def _parsed(parse: Callable[..., Page | Refusal], *arguments: object) -> Page | Refusal:
    """Parse one page; what trips a rule costs that page, not the run."""
    try:
        return parse(*arguments)
    except FAILURES as error:
        told = f"It could not be read ({type(error).__name__}: {error}); please report this."
        return Refusal("failed", told)


def _read_json_lines(stream: Readable, location: Location) -> Iterator[Page | Skip]:
    broken = 0  # records in a row, from the first, that are none
    for number, line in enumerate(read_lines(stream), 1):
        where = replace(location, index=number)
        result = line if isinstance(line, Refusal) else _read_record(line, where, first=number == 1)
        if result is None:
            continue
        if isinstance(result, Refusal):
            yield _skip(result, where)
            broken += broken == number - 1 and result.reason == "broken-json"
            if broken == _GIVE_UP:
                detail = f"None of its first {_GIVE_UP} lines is a JSON record; the others are not read."
                yield _skip(Refusal("broken-json", detail), location)
                return
        else:
            yield result


def _read_record(line: bytes, location: Location, *, first: bool) -> Page | Refusal | None:
    if first:
        line = line.removeprefix(b"\xef\xbb\xbf")
    if not line.strip():
        return None
    try:
        decoded = Decoded(line.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        other = decode(line)
        if isinstance(other, Refusal):
            return other
        decoded = other
    record = parse_record(decoded.text)
    if isinstance(record, Refusal):
        return record
    return _parsed(parse_json_page, record, location, decoded.encoding)


def _read_array(stream: Readable, location: Location) -> Iterator[Page | Skip]:
    """Read one JSON value, whole: it cannot be streamed, so the bound of a page's file holds for it."""
    records = _parse_array(read_whole(stream))
    if isinstance(records, Refusal):
        yield _skip(records, location)
        return
    for number, record in enumerate(records, 1):
        where = replace(location, index=number)
        result: Page | Refusal = Refusal("no-text", "It is no object with a text field.")
        if isinstance(record, dict):
            result = _parsed(parse_json_page, record, where, "utf-8")
        yield _skip(result, where) if isinstance(result, Refusal) else result


def _parse_array(data: bytes | Refusal) -> list[Record | object] | Refusal:
    if isinstance(data, Refusal):
        return data
    decoded = decode(data)
    if isinstance(decoded, Refusal):
        return decoded
    try:
        value = json.loads(decoded.text)
    except RecursionError:
        return Refusal("broken-json", "It is nested too deeply.")
    except ValueError as error:
        return Refusal("broken-json", f"It is no whole JSON value: {error}.")
    return value if isinstance(value, list) else [value]


def _skip(refusal: Refusal, location: Location) -> Skip:
    return Skip(location.path, refusal.reason, refusal.detail, location.index)
