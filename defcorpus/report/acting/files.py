"""Files looked at and moved so that none can be lost: nothing is overwritten, nothing unverified removed.

Within one file system a file is moved by renaming it, which leaves it whole in one of the two places whatever
happens. Across two it is copied beside its new place, written through to the disk, read back and compared;
then it gets its name there, and only then the original is removed.
"""

from __future__ import annotations

import errno
import os
import shutil
import stat
import unicodedata
from contextlib import suppress
from hashlib import sha256
from typing import IO, NamedTuple

PART = ".defcorpus-part"
"""A copy that is not yet complete; hidden, so that it is never read as an article."""

_FLAGS = (
    os.O_RDONLY
    | getattr(os, "O_BINARY", 0)
    | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_NOFOLLOW", 0)
    | getattr(os, "O_NONBLOCK", 0)  # a pipe in the file's place must not hold us up
)
_NAMES = 10_000


class Look(NamedTuple):
    """A regular file as it was when its bytes were read."""

    path: str
    device: int
    inode: int
    size: int
    mtime_ns: int
    links: int  # how many names it has
    sha256: str

    def is_still(self, status: os.stat_result) -> bool:
        """Say whether a file is this one, unchanged."""
        known = (self.device, self.inode, self.size, self.mtime_ns)
        return known == (status.st_dev, status.st_ino, status.st_size, status.st_mtime_ns)

    def same_file(self, other: Look) -> bool:
        """Say whether both are names of one file."""
        return (self.device, self.inode) == (other.device, other.inode)


class ChangedError(OSError):
    """A file became another one while it was being moved."""


def look(path: str, size: int = -1, digest: str = "") -> Look | str:
    """Return a file as it is, or why it is not what was recorded, in a few words.

    `size` and `digest`, where given, are what it must have. No link is followed, neither in the path's place
    nor on the way to it.
    """
    folder = os.path.dirname(path)
    if os.path.realpath(folder) != folder:
        return "is not there" if not os.path.isdir(folder) else "is reached through a link"
    try:
        with open(path, "rb", opener=_opened) as file:
            before = os.fstat(file.fileno())
            if not stat.S_ISREG(before.st_mode):
                return "is no regular file"
            if size not in (-1, before.st_size):
                return "has changed"
            hashed = _hashed(file)
            after = os.fstat(file.fileno())
    except OSError as error:
        return _why_not(path, error)
    found = Look(
        path, before.st_dev, before.st_ino, before.st_size, before.st_mtime_ns, before.st_nlink, hashed
    )
    if not found.is_still(after):
        return "is being changed"
    return found if digest in ("", hashed) else "has changed"


def _opened(path: str, _: int) -> int:
    return os.open(path, _FLAGS)


def _why_not(path: str, error: OSError) -> str:
    if os.path.islink(path):
        return "is a link"
    if error.errno == errno.EISDIR:
        return "is no regular file"
    if error.errno in (errno.ENOENT, errno.ENOTDIR):
        return "is not there"
    return f"cannot be read ({error.strerror})"


def _hashed(file: IO[bytes]) -> str:
    digest = sha256()
    while piece := file.read(1 << 20):
        digest.update(piece)
    return digest.hexdigest()


def found_at(root: str, path: str) -> str:
    """Return the place of a plan's `NAME/path` under its corpus.

    Where nothing is there under this spelling, but is under the other normal form (editors and copying
    between systems turn NFD names into NFC), that one.
    """
    parts = path.split("/")[1:]
    place = os.path.join(root, *parts)
    if os.path.lexists(place):
        return place
    for form in ("NFC", "NFD"):
        other = os.path.join(root, *(unicodedata.normalize(form, part) for part in parts))
        if os.path.lexists(other):
            return other
    return place


def free_name(place: str, taken: set[str]) -> str:
    """Return `place`, or where something has that name the next `NAME (2).txt` that is free."""
    folder, name = os.path.split(place)
    stem, dot, ending = name.partition(".") if not name.startswith(".") else (name, "", "")
    for number in range(2, _NAMES):
        if place not in taken and not os.path.lexists(place):
            return place
        place = os.path.join(folder, f"{stem} ({number}){dot}{ending}")
    raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), place)


def make_folders(folder: str) -> None:
    """Make `folder` and those above it. OSError where the way to it leads through a link."""
    if os.path.realpath(folder) != folder:
        raise OSError(errno.ELOOP, "the way to it leads through a link", folder)
    os.makedirs(folder, exist_ok=True)


def move(source: Look, target: str) -> None:
    """Move a file that was looked at to `target`, of which the folder is there and the name is free.

    FileExistsError where the name is not free, ChangedError where the file is no longer the one looked at,
    OSError for all else. After an error the file is where it was.
    """
    os.close(os.open(target, os.O_CREAT | os.O_EXCL | os.O_WRONLY | getattr(os, "O_BINARY", 0), 0o600))
    try:
        if not source.is_still(os.lstat(source.path)):
            raise ChangedError(errno.ESTALE, "it changed meanwhile", source.path)
        os.replace(source.path, target)
    except OSError as error:
        if error.errno != errno.EXDEV:
            remove_claim(target)
            raise
        _carry(source, target)
        return
    if not source.is_still(os.lstat(target)) and isinstance(look(target, source.size, source.sha256), str):
        # What was renamed is not what was looked at (and not the same bytes on a file system that numbers a
        # renamed file anew, as layered ones do): back with it, unless something took its place.
        if not os.path.lexists(source.path):
            os.rename(target, source.path)
        raise ChangedError(errno.ESTALE, "it changed meanwhile", source.path)


def remove_claim(target: str) -> None:
    """Remove the empty file that kept a name free for a file that did not come."""
    with suppress(OSError):
        status = os.lstat(target)
        if stat.S_ISREG(status.st_mode) and status.st_size == 0:
            os.unlink(target)


def remove_part(folder: str) -> None:
    """Remove a copy that was never completed; its original is in its place."""
    with suppress(OSError):
        os.unlink(os.path.join(folder, PART))


def _carry(source: Look, target: str) -> None:
    """Move a file to another file system, over the empty one that keeps its name there."""
    folder = os.path.dirname(target)
    part = os.path.join(folder, PART)
    remove_part(folder)
    try:
        _copy(source, part)
        os.replace(part, target)
    except OSError:
        remove_part(folder)
        remove_claim(target)
        raise
    sync_folder(folder)
    finish(source, target)


def _copy(source: Look, part: str) -> None:
    with open(source.path, "rb", opener=_opened) as here, open(part, "xb") as there:
        shutil.copyfileobj(here, there, 1 << 20)
        there.flush()
        shutil.copystat(source.path, part, follow_symlinks=False)
        if hasattr(os, "chown"):
            with suppress(OSError):  # only root may give files away
                status = os.fstat(here.fileno())
                os.chown(part, status.st_uid, status.st_gid)
        os.fsync(there.fileno())
        if not source.is_still(os.fstat(here.fileno())):
            raise ChangedError(errno.ESTALE, "it changed meanwhile", source.path)
    copied = look(part, source.size, source.sha256)
    if isinstance(copied, str):
        raise OSError(errno.EIO, f"the copy {copied}", part)


def finish(source: Look, target: str) -> None:
    """Remove the original of a verified copy; ChangedError, and the copy goes, where it has changed since."""
    if not source.is_still(os.lstat(source.path)):
        os.unlink(target)
        raise ChangedError(errno.ESTALE, "it changed meanwhile", source.path)
    try:
        os.unlink(source.path)
    except OSError:
        os.unlink(target)
        raise
    sync_folder(os.path.dirname(source.path))


def sync_folder(folder: str) -> None:
    """Have a folder's names on the disk before anything else is done; systems that cannot do it do not."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
