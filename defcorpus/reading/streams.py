"""Bytes from files, plain or gzipped, never more at a time than a bound that is named in the message."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO, Protocol

from defcorpus.reading.encodings import Refusal

MAX_FILE = 64_000_000
"""Bytes of a file that holds one page. Saved pages have some hundred thousand."""

MAX_LINE = 16_000_000
"""Bytes of one line of JSON Lines, that is of one article."""

MAX_RATIO = 200
"""How often its own size a gzipped file may expand to. News in JSON Lines expands to 3 to 10 times."""

GZIP_FREE = 256_000_000
"""Bytes that any gzipped file may expand to, whatever the ratio."""

_GZIP = b"\x1f\x8b"
_CHUNK = 1 << 16


class Readable(Protocol):
    """What is read: a file, standard input, or what comes out of a gzipped one."""

    def read(self, size: int = -1, /) -> bytes:
        """Return up to `size` bytes; none at the end."""
        ...


class Broken(Exception):  # noqa: N818 - carries a Refusal out of a read loop; no error that leaves the room
    """A stream that cannot be read on."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(refusal.detail)
        self.refusal = refusal


@dataclass(slots=True)
class Pushback:
    """A stream whose first bytes were looked at."""

    head: bytes
    stream: Readable

    def read(self, size: int = -1, /) -> bytes:
        """Return up to `size` bytes, those looked at first."""
        if not self.head:
            return self.stream.read(size)
        if size < 0:
            head, self.head = self.head, b""
            return head + self.stream.read(size)
        head, self.head = self.head[:size], self.head[size:]
        return head


class Expanding:
    """What a gzipped stream holds, given out only up to the bounds above."""

    def __init__(self, stream: Readable, size: int) -> None:
        """`size` is the gzipped size in bytes, 0 where it is not known (standard input)."""
        self._inner = gzip.GzipFile(fileobj=_as_file(stream), mode="rb")
        self._left = max(GZIP_FREE, size * MAX_RATIO)
        self._limit = self._left

    def read(self, size: int = -1, /) -> bytes:
        """Return up to `size` bytes. Raises Broken when the stream is damaged or expands too far."""
        try:
            data = self._inner.read(self._left + 1 if size < 0 else size)
        except (OSError, EOFError, zlib.error) as error:
            raise Broken(Refusal("damaged", f"The gzip data is damaged: {error}.")) from error
        self._left -= len(data)
        if self._left < 0:
            raise Broken(Refusal("too-large", f"It expands to more than {self._limit:,} bytes."))
        return data


def _as_file(stream: Readable) -> BinaryIO:
    # GzipFile only ever calls read on what it is given when it does not seek.
    return stream  # type: ignore[return-value]  # structural: read is all that is used


def expanded(stream: Readable, size: int = 0) -> Readable:
    """Return `stream`, expanded if its first bytes say that it is gzipped."""
    head = stream.read(2)
    joined = Pushback(head, stream)
    return Expanding(joined, size) if head == _GZIP else joined


def read_whole(stream: Readable, limit: int = MAX_FILE) -> bytes | Refusal:
    """Return all of a stream, or a refusal where it is longer than `limit` bytes or damaged."""
    pieces: list[bytes] = []
    length = 0
    try:
        while piece := stream.read(_CHUNK):
            length += len(piece)
            if length > limit:
                return Refusal("too-large", f"One page of more than {limit:,} bytes.")
            pieces.append(piece)
    except Broken as broken:
        return broken.refusal
    return b"".join(pieces)


def read_lines(stream: Readable, limit: int = MAX_LINE) -> Iterator[bytes | Refusal]:
    """Yield the lines of a stream without their ends; for one longer than `limit` bytes a refusal.

    Never more than one line and one chunk are held.
    """
    pieces: list[bytes] = []
    length = 0
    try:
        while chunk := stream.read(_CHUNK):
            *whole, rest = chunk.split(b"\n")
            for piece in whole:
                yield _line([*pieces, piece], length + len(piece), limit)
                pieces, length = [], 0
            length += len(rest)
            if length <= limit:
                pieces.append(rest)
            else:
                pieces = []
    except Broken as broken:
        yield broken.refusal
        return
    if length:
        yield _line(pieces, length, limit)


def _line(pieces: list[bytes], length: int, limit: int) -> bytes | Refusal:
    if length > limit:
        return Refusal("too-large", f"A line of {length:,} bytes; the limit is {limit:,}.")
    return b"".join(pieces)
