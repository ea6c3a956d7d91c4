"""Zip archives (PKWARE APPNOTE 6.3.10), by their directory: the members in the order of their names."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator
from typing import IO

from defcorpus.reading.containers import MAX_MEMBERS, Member, Passed, Whole
from defcorpus.reading.encoding.encodings import Refusal
from defcorpus.reading.encoding.streams import Broken, Readable, spooled

_FAILURES = (
    zipfile.BadZipFile, zlib.error, OSError, EOFError, ValueError, NotImplementedError, RuntimeError,
    IndexError, OverflowError,
)  # fmt: skip
_ENCRYPTED, _UTF8 = 0x1, 0x800  # bits of a member's flags
# Stored, deflated, bzip2. LZMA may ask for 4 GB of memory in a header of five bytes.
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2)
_END, _END64 = b"PK\x05\x06", b"PK\x06\x06"
_TAIL = 1 << 17  # bytes in which the end record is: its comment takes 64 KB at most
_MAX_DIRECTORY = 100_000_000  # bytes of it


class _Guarded:
    """What a member holds; damage becomes Broken."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file

    def read(self, size: int = -1, /) -> bytes:
        try:
            return self._file.read(size)
        except _FAILURES as error:
            raise Broken(Refusal("damaged", f"It is damaged in the archive: {error}.")) from error


def members(stream: Readable, file: IO[bytes] | None) -> Iterator[Member | Whole | Passed | Refusal]:
    """Yield the members of a zip. `file` is the archive itself where it is on disk, else it is put aside."""
    archive = file or spooled(stream)
    try:
        yield from _members(archive)
    except _FAILURES as error:
        raise Broken(Refusal("damaged", f"The zip archive is damaged: {error}.")) from error
    finally:
        if archive is not file:
            archive.close()


def _members(archive: IO[bytes]) -> Iterator[Member | Whole | Passed | Refusal]:
    count, size = _directory(archive)
    if count > MAX_MEMBERS or size > _MAX_DIRECTORY:
        detail = f"An archive of {count:,} members, the limit is {MAX_MEMBERS:,}; unpack it to have it read."
        raise Broken(Refusal("too-large", detail))
    with zipfile.ZipFile(archive) as opened:
        infos = sorted(opened.infolist(), key=lambda info: (_name(info), info.header_offset))
        names = {info.filename for info in infos}
        office = _office(names)
        if office is not None:
            if isinstance(office, Refusal):
                raise Broken(office)
            archive.seek(0)
            yield Whole(archive, office)
            return
        for info in infos:
            if not info.is_dir():
                yield from _member(opened, info)


def _directory(archive: IO[bytes]) -> tuple[int, int]:
    """Return how many members an archive says it has, and the bytes of its directory, before it is loaded."""
    size = archive.seek(0, 2)
    archive.seek(max(0, size - _TAIL))
    tail = archive.read(_TAIL)
    at = tail.rfind(_END)
    count = int.from_bytes(tail[at + 10 : at + 12], "little") if at >= 0 else 0
    length = int.from_bytes(tail[at + 12 : at + 16], "little") if at >= 0 else 0
    at = tail.rfind(_END64)
    if at >= 0:
        count = max(count, int.from_bytes(tail[at + 32 : at + 40], "little"))
        length = max(length, int.from_bytes(tail[at + 40 : at + 48], "little"))
    archive.seek(0)
    return count, min(length, size)


def _office(names: set[str]) -> str | Refusal | None:
    """Tell documents, which are zips too, from archives."""
    if "word/document.xml" in names:
        return "docx"
    if "[Content_Types].xml" in names:
        return Refusal("format", "It is an Office file, but no Word document; save it as CSV, DOCX or text.")
    if "mimetype" in names and ("content.xml" in names or "META-INF/container.xml" in names):
        return Refusal("format", "It is an OpenDocument or EPUB file; save it as DOCX or text.")
    return None


def _member(opened: zipfile.ZipFile, info: zipfile.ZipInfo) -> Iterator[Member | Passed | Refusal]:
    name = _name(info)
    if info.flag_bits & _ENCRYPTED:
        yield Refusal("encrypted", f"{name} is encrypted; unpack it with its password to have it read.")
        return
    if info.compress_type not in _METHODS:
        yield Refusal("format", f"{name} is compressed in a way that is not read; unpack it.")
        return
    if (info.external_attr >> 16) & 0o170000 == 0o120000:
        yield Passed("links")
        return
    try:
        file = opened.open(info)
    except _FAILURES as error:
        yield Refusal("damaged", f"{name} is damaged in the archive: {error}.")
        return
    with file:
        yield Member(name, _Guarded(file))


def _name(info: zipfile.ZipInfo) -> str:
    """Return a member's name; many programs write UTF-8 and do not say so."""
    if info.flag_bits & _UTF8 or info.filename.isascii():
        return info.filename
    try:
        return info.filename.encode("cp437").decode("utf-8")
    except UnicodeError:
        return info.filename
