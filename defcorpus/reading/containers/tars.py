"""Tar archives (POSIX.1-1988 ustar, pax, GNU long names) as a stream: members in the archive's own order.

`tarfile` keeps every member's record and reads headers of any length: a million members, or one long name of
2 GB, would fill the memory. Only its reading of one header block is used.
"""

from __future__ import annotations

import re
import tarfile
from collections.abc import Iterator
from typing import IO

from defcorpus.reading.containers import Member, Passed
from defcorpus.reading.encoding.encodings import Refusal
from defcorpus.reading.encoding.streams import Broken, Readable

MAX_HEADER = 1_000_000
"""Bytes of a pax header or a long name. Names take some hundred."""

_BLOCK = 512
_CHUNK = 1 << 16
_FILES = (tarfile.REGTYPE, tarfile.AREGTYPE, tarfile.CONTTYPE)
_CUT = Refusal("damaged", "The tar archive is cut off.")


class _Part:
    """The bytes of one member."""

    def __init__(self, stream: Readable, size: int) -> None:
        self._stream = stream
        self.left = size

    def read(self, size: int = -1, /) -> bytes:
        if not self.left or not size:
            return b""
        data = self._stream.read(min(self.left, _CHUNK if size < 0 else size))
        if not data:
            raise Broken(_CUT)
        self.left -= len(data)
        return data


def members(stream: Readable, file: IO[bytes] | None) -> Iterator[Member | Passed | Refusal]:
    """Yield the members of a tar archive."""
    said: dict[str, str] = {}  # by headers in front of the member they are about
    while True:
        block = _exactly(stream, _BLOCK)
        if not block.strip(b"\0"):
            return  # the end: a block of zeros, or nothing
        try:
            info = tarfile.TarInfo.frombuf(block, "utf-8", "surrogateescape")
        except (tarfile.HeaderError, ValueError) as error:
            detail = f"The tar archive is damaged: {error}; what follows is not read."
            raise Broken(Refusal("damaged", detail)) from error
        size = _size(said.pop("size", ""), info.size)
        part = _Part(stream, size)
        if info.type in (tarfile.GNUTYPE_LONGNAME, tarfile.XHDTYPE, tarfile.SOLARIS_XHDTYPE):
            said.update(_header(info.type, part))
        elif info.type in (tarfile.GNUTYPE_LONGLINK, tarfile.XGLTYPE):
            pass
        else:
            name = said.pop("path", info.name)
            sparse = info.type == tarfile.GNUTYPE_SPARSE or any(key.startswith("GNU.sparse") for key in said)
            said.clear()
            if sparse:
                yield Refusal("format", f"{name} is stored with holes, which is not read; unpack it.")
            elif info.type in _FILES and not name.endswith("/"):
                yield Member(name, part)
            elif info.type in (tarfile.LNKTYPE, tarfile.SYMTYPE):
                yield Passed("links")
            elif info.type not in (tarfile.DIRTYPE, *_FILES):
                yield Passed("devices")
        _finish(stream, part, -size % _BLOCK)


def _exactly(stream: Readable, size: int) -> bytes:
    data = b""
    while len(data) < size and (piece := stream.read(size - len(data))):
        data += piece
    if data and len(data) < size:
        raise Broken(_CUT)
    return data


def _finish(stream: Readable, part: _Part, padding: int) -> None:
    """Read past what is left of a member."""
    while part.read(_CHUNK):
        pass
    while padding and (piece := stream.read(padding)):
        padding -= len(piece)


def _header(kind: bytes, part: _Part) -> dict[str, str]:
    """Return what a header says of the member after it."""
    if part.left > MAX_HEADER:
        detail = f"The tar archive has a header of {part.left:,} bytes; the limit is {MAX_HEADER:,}."
        raise Broken(Refusal("too-large", detail))
    data = _exactly(part, part.left)
    if kind == tarfile.GNUTYPE_LONGNAME:
        return {"path": data.rstrip(b"\0").decode("utf-8", "surrogateescape")}
    said: dict[str, str] = {}
    at = 0
    while found := re.compile(rb"(\d{1,7}) ([^=]{1,200})=").match(data, at):
        end = at + int(found[1])
        value = data[found.end() : end - 1]
        said[found[2].decode("utf-8", "replace")] = value.decode("utf-8", "surrogateescape")
        if end <= at:
            break
        at = end
    return said


def _size(told: str, written: int) -> int:
    size = int(told) if told.isdecimal() and len(told) < 20 else written
    if size < 0:
        raise Broken(Refusal("damaged", "The tar archive is damaged: a member of less than nothing."))
    return size
