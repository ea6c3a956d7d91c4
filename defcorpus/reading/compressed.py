"""Compressed streams, known by their first bytes: gzip, bzip2, xz and zstd."""

from __future__ import annotations

import zlib
from collections.abc import Callable
from typing import TYPE_CHECKING, BinaryIO, NamedTuple, Protocol

from defcorpus.reading.encoding.encodings import Refusal
from defcorpus.reading.encoding.streams import Broken, Budget, Readable

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer

MAX_WINDOW = 1 << 27
"""Bytes that expanding xz or zstd may need. `xz -9` needs 65 MB, zstd at its usual levels 8 MB."""

_CHUNK = 1 << 16
_SLICE = 1 << 10


class Compression(NamedTuple):
    """One way of compressing. To add one: a row in COMPRESSIONS, and its ending in `formats`."""

    name: str
    magic: bytes
    opened: Callable[[Readable], Readable]


class _Frame(Protocol):
    @property
    def eof(self) -> bool: ...
    @property
    def needs_input(self) -> bool: ...
    @property
    def unused_data(self) -> bytes: ...
    def decompress(self, data: ReadableBuffer, max_length: int = -1) -> bytes: ...


class _Frames:
    """One compressed frame after another, as `cat a.xz b.xz` makes them; never more given than asked for."""

    def __init__(self, stream: Readable, frame: Callable[[], _Frame]) -> None:
        self._stream = stream
        self._new = frame
        self._frame = frame()
        self._left = b""

    def read(self, size: int = -1, /) -> bytes:
        size = _CHUNK if size < 0 else size
        data = self._left or self._expanded(size)
        self._left = data[size:]
        return data[:size]

    def _expanded(self, size: int) -> bytes:
        while True:
            if self._frame.eof:
                # xz pads its frames with zeros.
                rest = (self._frame.unused_data or self._stream.read(_CHUNK)).lstrip(b"\0")
                if not rest:
                    return b""
                self._frame = self._new()
                data = self._frame.decompress(rest, size)
            elif self._frame.needs_input:
                piece = self._stream.read(_CHUNK)
                if not piece:
                    raise EOFError("the end is missing")
                data = self._frame.decompress(piece, size)
            else:
                data = self._frame.decompress(b"", size)
            if data:
                return data


class _ZstdFrame:
    """A frame of zstd, given to its library in slices: a byte of it may expand to 40,000."""

    def __init__(self) -> None:
        from zstandard import ZstdDecompressor

        self._inner = ZstdDecompressor(max_window_size=MAX_WINDOW).decompressobj()
        self._waiting = b""

    @property
    def eof(self) -> bool:
        return self._inner.eof

    @property
    def needs_input(self) -> bool:
        return not self._waiting

    @property
    def unused_data(self) -> bytes:
        return self._inner.unused_data + self._waiting

    def decompress(self, data: ReadableBuffer, max_length: int = -1) -> bytes:
        waiting = self._waiting + bytes(data)
        self._waiting = waiting[_SLICE:]
        return self._inner.decompress(waiting[:_SLICE])


def _gzip(stream: Readable) -> Readable:
    from gzip import GzipFile

    return GzipFile(fileobj=_as_file(stream), mode="rb")


def _bzip2(stream: Readable) -> Readable:
    from bz2 import BZ2Decompressor

    return _Frames(stream, BZ2Decompressor)


def _xz(stream: Readable) -> Readable:
    from lzma import FORMAT_XZ, LZMADecompressor

    return _Frames(stream, lambda: LZMADecompressor(FORMAT_XZ, memlimit=MAX_WINDOW))


def _zstd(stream: Readable) -> Readable:
    return _Frames(stream, _ZstdFrame)


COMPRESSIONS = (
    Compression("gzip", b"\x1f\x8b", _gzip),
    Compression("bzip2", b"BZh", _bzip2),
    Compression("xz", b"\xfd7zXZ\x00", _xz),
    Compression("zstd", b"\x28\xb5\x2f\xfd", _zstd),
)
_BZIP2_BLOCK = (b"1AY&SY", b"\x17rE8P\x90")  # a block, or the end of an empty file


def compression(head: bytes) -> Compression | None:
    """Return how a file that begins with `head` is compressed; None where it is not."""
    for one in COMPRESSIONS:
        if head.startswith(one.magic) and (one.name != "bzip2" or head[4:10] in _BZIP2_BLOCK):
            return one
    return None


class Expanding:
    """What a compressed stream holds, given out only as far as the budget allows."""

    def __init__(self, stream: Readable, how: Compression, budget: Budget) -> None:
        self._how = how
        self._inner = how.opened(stream)
        self._budget = budget

    def read(self, size: int = -1, /) -> bytes:
        """Return up to `size` bytes. Raises Broken when the stream is damaged or expands too far."""
        try:
            data = self._inner.read(_CHUNK if size < 0 else size)
        except _failures() as error:
            if isinstance(error, MemoryError) or "memory" in str(error).lower():
                detail = f"Expanding it takes more than {MAX_WINDOW:,} bytes of memory; expand it yourself."
                raise Broken(Refusal("too-large", detail)) from error
            raise Broken(Refusal("damaged", f"The {self._how.name} data is damaged: {error}.")) from error
        self._budget.give(len(data))
        return data


def _failures() -> tuple[type[Exception], ...]:
    from lzma import LZMAError

    failures = (OSError, EOFError, ValueError, MemoryError, zlib.error, LZMAError)
    try:
        from zstandard import ZstdError
    except ImportError:
        return failures
    return (*failures, ZstdError)


def _as_file(stream: Readable) -> BinaryIO:
    # What expands only ever calls read on what it is given when it does not seek.
    return stream  # type: ignore[return-value]  # structural: read is all that is used
