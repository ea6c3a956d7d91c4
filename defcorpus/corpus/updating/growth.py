"""A file's bytes against those it had: the same, only more of them, or others."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from defcorpus.corpus.updating.scan import Known
    from defcorpus.reading.sources import SourceFile as Source

_AT_ONCE = 1 << 20
_HEAD = 1 << 16  # bytes by which a file's format and encoding are told


def file_hash(path: str) -> str:
    """Return a hash of a file's bytes; nothing where it cannot be read (reading it will say why).

    Nothing for a pipe or device either: what is read from it once is gone.
    """
    if not os.path.isfile(path):
        return ""
    import hashlib

    try:
        with Path(path).open("rb") as stream:
            data = stream.read(_AT_ONCE)
            if len(data) < _AT_ONCE:
                return hashlib.blake2b(data, digest_size=16).hexdigest()
            stream.seek(0)
            return hashlib.file_digest(stream, lambda: hashlib.blake2b(digest_size=16)).hexdigest()
    except OSError:
        return ""


def is_still(source: Source) -> bool:
    """Say whether a file is as it was when it was found, as far as size and time tell."""
    try:
        status = os.stat(source.path)
    except OSError:
        return False
    return (status.st_size, status.st_mtime_ns) == (source.size, source.mtime_ns)


def grown(path: str, file: Known) -> tuple[str, tuple[int, int] | None]:
    """Return the hash of a file's bytes; where these are those it had and more lines, their start.

    That is an offset, and the number of lines before it. None where what the file was told by may be others:
    its first bytes, the end of its lines.
    """
    import hashlib

    whole = hashlib.blake2b(digest_size=16)
    left, lines = file.size, 0
    try:
        with Path(path).open("rb") as stream:
            head = stream.read(min(_HEAD, left))
            data = head
            while data:
                whole.update(data)
                lines += data.count(b"\n")
                left -= len(data)
                last = data[-1:]
                data = stream.read(min(_AT_ONCE, left))
            before = whole.hexdigest()
            data = stream.read(_AT_ONCE)
            ended = last == b"\n" or data[:1] == b"\n"
            while data:
                whole.update(data)
                data = stream.read(_AT_ONCE)
    except OSError:
        return "", None
    told = len(head) == _HEAD and b"\n" in head
    if before != file.hash or left or not told or not ended:
        return whole.hexdigest(), None
    # A last line without an end had it added with the first of the new ones.
    return whole.hexdigest(), (file.size, lines) if last == b"\n" else (file.size + 1, lines + 1)
