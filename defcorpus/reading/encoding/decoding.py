"""Streams of records to text, line by line: memory does not grow with the file."""

from __future__ import annotations

import codecs
import io
from collections.abc import Iterator

from defcorpus.reading.encoding.encodings import Decoded, Refusal, decode
from defcorpus.reading.encoding.streams import Broken, Readable, peeked, read_lines, read_whole

_HEAD = 1 << 16  # bytes that the encoding is told from


class _Recoded:
    """A stream of another encoding as UTF-8."""

    def __init__(self, stream: Readable, encoding: str) -> None:
        self._stream = stream
        self._decoder = codecs.getincrementaldecoder(encoding)("replace")
        self._left = b""
        self._done = False

    def read(self, size: int = -1, /) -> bytes:
        while not self._done and (size < 0 or len(self._left) < size):
            piece = self._stream.read(_HEAD)
            self._done = not piece
            self._left += self._decoder.decode(piece, not piece).encode("utf-8", "replace")
        size = len(self._left) if size < 0 else size
        data, self._left = self._left[:size], self._left[size:]
        return data


def read_text_lines(stream: Readable) -> Iterator[Decoded | Refusal]:
    """Yield the lines of a stream without their ends, decoded; a refusal for one that is none.

    A file that is refused as a whole gives one refusal and nothing else.
    """
    lines, encoding = read_byte_lines(stream)
    for line in lines:
        decoded = line if isinstance(line, Refusal) else decoded_line(line)
        if encoding == "utf-8" or isinstance(decoded, Refusal):
            yield decoded
        else:
            yield Decoded(decoded.text, encoding)


def read_byte_lines(stream: Readable) -> tuple[Iterator[bytes | Refusal], str]:
    """Return the lines of a stream without their ends, still as bytes, and the encoding it is in.

    The bytes are UTF-8 whatever the encoding; where that is "utf-8", a line may yet be in another.
    """
    head, stream = peeked(stream, _HEAD)
    opened = _opened(head, stream)
    if isinstance(opened, Refusal):
        return iter([opened]), "utf-8"
    stream, encoding = opened
    return _lines(stream, head), encoding


def read_text_pieces(stream: Readable) -> Iterator[Decoded | Refusal]:
    """Yield a stream decoded, in pieces that end anywhere; a refusal at the end of one that breaks."""
    head, stream = peeked(stream, _HEAD)
    opened = _opened(head, stream)
    if isinstance(opened, Refusal):
        yield opened
        return
    stream, encoding = opened
    decoder = codecs.getincrementaldecoder("utf-8-sig")("replace")
    try:
        while piece := stream.read(_HEAD):
            yield Decoded(decoder.decode(piece), encoding)
    except Broken as broken:
        yield broken.refusal


def _opened(head: bytes, stream: Readable) -> tuple[Readable, str] | Refusal:
    """Return a stream as UTF-8, and the encoding it is in, as its first bytes tell."""
    try:
        head.decode("ascii")
    except UnicodeDecodeError:
        told = decode(_whole_lines(head) if len(head) == _HEAD else head)
        if isinstance(told, Refusal):
            return told
        if not told.encoding.startswith("utf-8"):
            return _recoded(stream, told.encoding)
    else:
        if b"\0" in head:
            return Refusal("binary", "It holds NUL bytes, so it is no text.")
    return stream, "utf-8"


def _whole_lines(head: bytes) -> bytes:
    """Return a head without the line, or else the character, that it cuts."""
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return head
    return head[: head.rfind(b"\n") + 1] or head


def _recoded(stream: Readable, encoding: str) -> tuple[Readable, str] | Refusal:
    try:
        return _Recoded(stream, encoding), encoding
    except LookupError:
        # An old Vietnamese encoding that Python has no decoder for: read whole, within the bound of a page.
        data = read_whole(stream)
        decoded = data if isinstance(data, Refusal) else decode(data)
        if isinstance(decoded, Refusal):
            return decoded
        return io.BytesIO(decoded.text.encode("utf-8", "replace")), decoded.encoding


def _lines(stream: Readable, head: bytes) -> Iterator[bytes | Refusal]:
    # Old Macs ended lines with a carriage return alone.
    end = b"\r" if b"\r" in head and b"\n" not in head else b"\n"
    lines = read_lines(stream, end=end)
    for line in lines:
        if isinstance(line, Refusal):
            yield line
            continue
        yield line.removeprefix(codecs.BOM_UTF8)
        break
    yield from lines


def decoded_line(line: bytes) -> Decoded | Refusal:
    """Return a line as text: UTF-8, else what its bytes look like; a blank one as it is."""
    try:
        return Decoded(line.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        return decode(line)
