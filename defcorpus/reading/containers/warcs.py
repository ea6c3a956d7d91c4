"""Web archives (ISO 28500, WARC 1.0 and 1.1): the pages that were fetched, in the order of the archive."""

from __future__ import annotations

import logging
import zlib
from collections.abc import Iterator
from typing import IO, TYPE_CHECKING

from defcorpus.reading.containers import Member, Passed
from defcorpus.reading.encoding.encodings import Refusal
from defcorpus.reading.encoding.streams import Broken, Readable
from defcorpus.text.safe import safe

if TYPE_CHECKING:
    from warcio.bufferedreaders import BufferedReader
    from warcio.recordloader import ArcWarcRecord

MAX_HEADER = 1_000_000
"""Bytes of a record's header lines, of WARC and of HTTP."""

_CHUNK = 1 << 16
_HELD = ("response", "resource", "conversion")
_KINDS = {
    "text/html": "html",
    "application/xhtml+xml": "html",
    "text/plain": "text",
    "application/json": "jsonl",
    "application/ld+json": "jsonl",
    "application/x-ndjson": "jsonl",
    "application/rss+xml": "feed",
    "application/atom+xml": "feed",
    "application/pdf": "pdf",
}
_UNKNOWN = ("", "application/octet-stream", "unk")


class _Headers:
    """A stream that is stopped where header lines go on without an end."""

    def __init__(self, stream: Readable) -> None:
        self._stream = stream
        self.left: int | None = MAX_HEADER  # None: content is being read, in pieces

    def read(self, size: int = -1, /) -> bytes:
        data = self._stream.read(_CHUNK if size < 0 else size)
        if self.left is not None:
            self.left -= len(data)
            if self.left < 0:
                detail = f"A record's header of more than {MAX_HEADER:,} bytes; what follows is not read."
                raise Broken(Refusal("too-large", detail))
        return data


class _Content:
    """The content of a record as the page was sent: chunks joined, gzip expanded."""

    def __init__(self, stream: Readable) -> None:
        self._stream = stream

    def read(self, size: int = -1, /) -> bytes:
        try:
            return self._stream.read(_CHUNK if size < 0 else min(size, _CHUNK))
        except _failures() as error:
            raise Broken(Refusal("damaged", f"The record's content is damaged: {error}.")) from error


def members(stream: Readable, file: IO[bytes] | None) -> Iterator[Member | Passed | Refusal]:
    """Yield the pages of a WARC file; other records are passed over.

    Not by warcio's own iterator: it writes lines that it finds damaged to standard error.
    """
    from warcio.bufferedreaders import BufferedReader
    from warcio.recordloader import ArcWarcRecordLoader

    # It would tell standard error of odd addresses, as they stand: not for a terminal.
    logging.getLogger("warcio").setLevel(logging.CRITICAL)
    source = _Headers(stream)
    reader = BufferedReader(source)
    loader = ArcWarcRecordLoader()
    try:
        line: str | None = None
        while True:
            try:
                record = loader.parse_record_stream(reader, line, "warc")
            except EOFError:
                return
            source.left = None
            if record.rec_type in _HELD:
                yield _member(record)
            while record.raw_stream.read(_CHUNK):  # what was left of it
                pass
            if getattr(record.raw_stream, "limit", 0) > 0:
                raise Broken(Refusal("damaged", "The WARC file is cut off inside its last record."))
            source.left = MAX_HEADER
            line = _next_line(reader)
            if line is None:
                return
    except _failures() as error:
        told = safe(str(error), line=True)[:200]
        detail = f"The WARC file is damaged: {told}; what follows is not read."
        raise Broken(Refusal("damaged", detail)) from error


def _next_line(reader: BufferedReader) -> str | None:
    """Return the first line of the next record, past the blank lines in front of it; None at the end."""
    while line := reader.readline():
        if line.strip():
            return str(line.decode("utf-8", "replace"))
    return None


def _member(record: ArcWarcRecord) -> Member | Passed:
    http = record.http_headers
    if http is not None and not (http.get_statuscode() or "200").startswith("200"):
        return Passed(f"HTTP status {http.get_statuscode()[:20]}")
    headers = http if http is not None else record.rec_headers
    kind = (headers.get_header("Content-Type") or "").partition(";")[0].strip().lower()
    if kind not in _KINDS and kind not in _UNKNOWN:
        return Passed(kind[:60])
    content = _content(record)
    if isinstance(content, Passed):
        return content
    return Member(
        "",
        _Content(content),
        _KINDS.get(kind, ""),
        url=record.rec_headers.get_header("WARC-Target-URI"),
        retrieved=record.rec_headers.get_header("WARC-Date"),
    )


def _content(record: ArcWarcRecord) -> Readable | Passed:
    """Return what was sent. Gzip is left as it is: it is known by its bytes, and expanded within bounds."""
    from warcio.bufferedreaders import BufferedReader, ChunkedDataReader

    http = record.http_headers
    encoding = ((http.get_header("Content-Encoding") if http is not None else "") or "").strip().lower()
    raw: Readable = record.raw_stream
    if encoding in ("", "identity", "gzip", "x-gzip"):
        chunked = http is not None and (http.get_header("Transfer-Encoding") or "").lower() == "chunked"
        content: Readable = ChunkedDataReader(raw) if chunked else raw
    elif encoding in BufferedReader.get_supported_decompressors():
        content = record.content_stream()
    else:
        return Passed(f"sent compressed as {encoding[:20]}")
    return content


def _failures() -> tuple[type[Exception], ...]:
    from warcio.exceptions import ArchiveLoadFailed
    from warcio.statusandheaders import StatusAndHeadersParserException

    return (
        ArchiveLoadFailed, StatusAndHeadersParserException, OSError, EOFError, ValueError, LookupError,
        AttributeError, TypeError, zlib.error,
    )  # fmt: skip
