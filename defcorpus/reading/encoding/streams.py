"""Bytes, never more at a time than a bound that is named in the message when it is passed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import IO, Protocol

from defcorpus.reading.encoding.encodings import Refusal

MAX_FILE = 64_000_000
"""Bytes of a file that holds one page. Saved pages have some hundred thousand."""

MAX_LINE = 16_000_000
"""Bytes of one line of JSON Lines, or of one row of a table: that is, of one article."""

MAX_RATIO = 200
"""How often its own size a compressed file may expand to. News expands to 3 to 10 times."""

FREE = 32_000_000
"""Bytes that any compressed file may expand to, whatever the ratio."""

MAX_SPOOL = 1_000_000_000
"""Bytes of a zip that must be put aside to be read: from standard input, or inside another archive."""

_IN_MEMORY = 8_000_000  # bytes of it that are kept in memory
_CHUNK = 1 << 16


class Readable(Protocol):
    """What is read: a file, standard input, or what comes out of a compressed one."""

    def read(self, size: int = -1, /) -> bytes:
        """Return up to `size` bytes; none at the end."""
        ...


class Broken(Exception):  # noqa: N818 - carries a Refusal out of a read loop; no error that leaves the room
    """A stream that cannot be read on."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(refusal.detail)
        self.refusal = refusal


class Pushback:
    """A stream whose first bytes were looked at."""

    def __init__(self, head: bytes, stream: Readable) -> None:
        self._head = head
        self._stream = stream

    def read(self, size: int = -1, /) -> bytes:
        """Return up to `size` bytes, those looked at first."""
        if not self._head:
            return self._stream.read(size)
        if size < 0:
            head, self._head = self._head, b""
            return head + self._stream.read(size)
        head, self._head = self._head[:size], self._head[size:]
        return head


class Budget:
    """How far what one file holds may expand, over all that it holds."""

    def __init__(self, size: int = 0) -> None:
        """`size` is that of the file in bytes, 0 where it is not known (standard input)."""
        self._size = size
        self._taken = 0
        self._given = 0
        self.spent = False

    def take(self, count: int) -> None:
        """Note bytes that were read from the file itself: where its size is not known, they say it."""
        self._taken += count

    def give(self, count: int) -> None:
        """Note bytes that came out. Raises Broken where they are too many."""
        self._given += count
        limit = max(FREE, max(self._size, self._taken) * MAX_RATIO)
        if self._given > limit:
            self.spent = True
            detail = f"It expands to more than {limit:,} bytes; expand it yourself to have it read."
            raise Broken(Refusal("too-large", detail))


class Metered:
    """A stream whose bytes are counted as read from the file."""

    def __init__(self, stream: Readable, budget: Budget) -> None:
        self._stream = stream
        self._budget = budget

    def read(self, size: int = -1, /) -> bytes:
        """Return up to `size` bytes."""
        data = self._stream.read(size)
        self._budget.take(len(data))
        return data


class Given:
    """A stream whose bytes are counted as come out of the file: those of a zip's member."""

    def __init__(self, stream: Readable, budget: Budget) -> None:
        self._stream = stream
        self._budget = budget

    def read(self, size: int = -1, /) -> bytes:
        """Return up to `size` bytes. Raises Broken where the file gives too many."""
        data = self._stream.read(_CHUNK if size < 0 else size)
        self._budget.give(len(data))
        return data


def peeked(stream: Readable, size: int) -> tuple[bytes, Pushback]:
    """Return the first `size` bytes of a stream, or all where it has fewer, and the stream from its start."""
    head = b""
    while len(head) < size and (piece := stream.read(size - len(head))):
        head += piece
    return head, Pushback(head, stream)


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


def spooled(stream: Readable, limit: int = MAX_SPOOL) -> IO[bytes]:
    """Return a file with all of a stream, gone when closed. Raises Broken where it is too long."""
    from tempfile import SpooledTemporaryFile

    file = SpooledTemporaryFile(max_size=_IN_MEMORY)  # noqa: SIM115 - whoever asked for it closes it
    length = 0
    try:
        while piece := stream.read(_CHUNK):
            length += len(piece)
            if length > limit:
                detail = f"An archive of more than {limit:,} bytes inside another; unpack it to have it read."
                raise Broken(Refusal("too-large", detail))
            file.write(piece)
    except BaseException:
        file.close()
        raise
    file.seek(0)
    return file


def read_lines(stream: Readable, limit: int = MAX_LINE, end: bytes = b"\n") -> Iterator[bytes | Refusal]:
    """Yield the lines of a stream without their ends; for one longer than `limit` bytes a refusal.

    Never more than one line and one chunk are held. A stream that breaks ends with a refusal.
    """
    pieces: list[bytes] = []
    length = 0
    try:
        while chunk := stream.read(_CHUNK):
            *whole, rest = chunk.split(end)
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
