"""PATHs to the files under them, without reading any: sorted, each once, what is passed over said."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from defcorpus.errors import PathError
from defcorpus.reading.formats.table import ending_of, format_of, not_read
from defcorpus.tuples import NamedTuple

if TYPE_CHECKING:
    from defcorpus.article import Skip

INDEX_MARK = "<!-- defcorpus index"
"""How the first line of a generated INDEX.md begins; such a file is no article."""

BRIEF_MARK = "<!-- defcorpus brief"
"""How the first line of a page of `brief` begins; such a file is no article."""

PLAN_MARK = "# defcorpus dedup plan"
"""How the first line of a plan of dedup begins; one that is kept in a .tsv is no article either."""

MOVED_FILE = "defcorpus-moved.tsv"
"""The journal of a folder that copies were moved into; reading the folders above passes over that one."""

OWN_FILES = frozenset(
    {"defcorpus-verdicts.tsv", "defcorpus-corrections.tsv", "defcorpus-marks.tsv", MOVED_FILE}
)
"""Where a person's decisions are kept."""

STORE_FILE = "corpus.sqlite"
STORE_NAME = ".+-[0-9a-f]{16}"
"""A store: the name of its file, and the pattern of its folder's; other files of that name are a person's."""

STDIN = "-"

_OWN_STARTS = {".md": (INDEX_MARK.encode(), BRIEF_MARK.encode()), ".tsv": (PLAN_MARK.encode(),)}

# A file by which a folder is known as a virtual environment, or as one of copies that were moved away.
_MARKS = frozenset({"pyvenv.cfg", MOVED_FILE})

# Folders of software, not of articles.
_PASSED_OVER = frozenset({"node_modules", "__pycache__", "__MACOSX"})


class SourceFile(NamedTuple):
    """A file to read, as it was when it was found: enough to tell whether it has changed since."""

    path: str  # absolute; "-" for standard input
    root: str  # the absolute PATH that was named
    size: int  # bytes
    mtime_ns: int


def is_passed_over(name: str) -> bool:
    """Say whether a file's path within its folder or archive names what is passed over without a word."""
    *folders, file = name.split("/")
    hidden = any(part.startswith(".") and part not in (".", "..") for part in (*folders, file))
    return hidden or file in OWN_FILES or not _PASSED_OVER.isdisjoint(folders)


def walk(paths: Sequence[Path | str]) -> Iterator[SourceFile | Skip]:
    """Yield the files under `paths`, sorted, each once, and a Skip for what cannot be read.

    A folder is read with all its folders, but for hidden ones, virtual environments and the like; a file
    that is named itself is always read. Raises PathError for a PATH that does not exist.
    """
    roots = sorted({_root(path) for path in paths})
    seen_files: set[str] = set()
    seen_folders: set[tuple[int, int]] = set()
    for root in roots:
        if root == STDIN:
            yield SourceFile(STDIN, STDIN, 0, 0)
        elif Path(root).is_dir():
            for entry in _walk_folder(root, root, seen_folders):
                if not isinstance(entry, SourceFile) or entry.path not in seen_files:
                    seen_files.add(entry.path)
                    yield entry
        elif root not in seen_files:
            seen_files.add(root)
            yield _source(root, root)


def _root(path: Path | str) -> str:
    """Return a named PATH absolute, its folders resolved, so that one place has one name."""
    if str(path) == STDIN:
        return STDIN
    try:
        place = Path(path).expanduser().absolute()
        if not place.exists():
            raise PathError(*_missing(str(path), broken=place.is_symlink()))
        return str(place.resolve() if place.is_dir() else place.parent.resolve() / place.name)
    except (OSError, RuntimeError, ValueError) as error:
        raise PathError(f"{path!s}: cannot be reached ({error}).") from error


def _missing(path: str, *, broken: bool) -> tuple[str, str]:
    if broken:
        return f"{path}: the link points to nothing.", "Name the file or folder that it should point to."
    return (
        f"{path}: no such file or folder.",
        "A query of several words is one argument: defcorpus search 'phan van giang' FOLDER.",
    )


def _walk_folder(folder: str, root: str, seen: set[tuple[int, int]]) -> Iterator[SourceFile | Skip]:
    """Yield what one folder holds. A folder reached twice, as by a link to its parent, is read once."""
    pending = [folder]
    while pending:
        here = pending.pop()
        try:
            status = Path(here).stat()
            if (status.st_dev, status.st_ino) in seen:
                continue
            seen.add((status.st_dev, status.st_ino))
            with os.scandir(here) as entries:
                found = sorted(entries, key=lambda entry: entry.name)
        except OSError as error:
            yield _skip(_printable(here), "unreadable", f"The folder cannot be read: {error.strerror}.")
            continue
        if here != root and (any(entry.name in _MARKS for entry in found) or _is_store(here, found)):
            continue
        yield from _files(found, root)
        pending.extend(reversed([entry.path for entry in found if _is_folder(entry)]))


def _is_store(folder: str, found: Sequence[os.DirEntry[str]]) -> bool:
    """Say whether a folder is one of those that defcorpus keeps what it read in, wherever these are."""
    return any(entry.name == STORE_FILE for entry in found) and bool(
        re.fullmatch(STORE_NAME, Path(folder).name)
    )


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return not entry.name.startswith(".") and entry.name not in _PASSED_OVER and entry.is_dir()
    except OSError:
        return False


def _files(found: list[os.DirEntry[str]], root: str) -> Iterator[SourceFile | Skip]:
    for entry in found:
        if entry.name.startswith(".") or entry.name in OWN_FILES:
            continue
        try:
            if entry.is_dir():
                continue
            status = entry.stat()
        except OSError as error:
            yield _skip(_printable(entry.path), "unreadable", f"It cannot be read: {error.strerror}.")
            continue
        if not stat.S_ISREG(status.st_mode):
            yield _skip(_printable(entry.path), "not-a-file", "It is a device, pipe or socket.")
        elif not _is_open(entry.path, status.st_mode):
            yield _skip(_printable(entry.path), "unreadable", "It cannot be read: Permission denied.")
        elif not _is_read(entry.path):
            yield _skip(_printable(entry.path), "format", not_read(entry.path))
        elif not _is_writable(entry.path):
            yield _skip(_printable(entry.path), "name", "Its name is not valid text; rename it to read it.")
        elif not _is_own(entry.path):
            yield SourceFile(entry.path, root, status.st_size, status.st_mtime_ns)


def _is_open(path: str, mode: int) -> bool:
    """Say whether a file may be read: its size and time stay what they were where it may no longer."""
    return mode & _ALL_READ == _ALL_READ or os.access(path, os.R_OK)


_ALL_READ = stat.S_IRUSR | stat.S_IRGRP | stat.S_IROTH


def _source(path: str, root: str) -> SourceFile | Skip:
    try:
        status = Path(path).stat()
    except OSError as error:
        return _skip(_printable(path), "unreadable", f"It cannot be read: {error.strerror}.")
    if not _is_writable(path):
        return _skip(_printable(path), "name", "Its name is not valid text; rename it to read it.")
    return SourceFile(path, root, status.st_size, status.st_mtime_ns)


def _skip(path: str, reason: str, detail: str) -> Skip:
    # Imported only now: a walk that passes nothing over needs no article's records.
    from defcorpus.article import Skip

    return Skip(path, reason, detail)


def _is_read(path: str) -> bool:
    """Say whether a file found in a folder is of a format that is read, by its ending, else by its start."""
    if format_of(path):
        return True
    if ending_of(path):
        return False
    from defcorpus.reading.encoding.sniff import HEAD
    from defcorpus.reading.telling import is_known

    try:
        with Path(path).open("rb") as stream:
            head = stream.read(HEAD)
    except OSError:
        return True  # reading it will say why it cannot be read
    return is_known(head)


def _is_own(path: str) -> bool:
    """Say whether a file is one that defcorpus made: an index, a brief, a plan, by its first line."""
    marks = _OWN_STARTS.get(path[path.rfind(".") :].lower())
    if marks is None:
        return False
    try:
        with Path(path).open("rb") as stream:
            return stream.read(max(map(len, marks))).startswith(marks)
    except OSError:
        return False


def _is_writable(path: str) -> bool:
    try:
        path.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True


def _printable(path: str) -> str:
    return path.encode("utf-8", "backslashreplace").decode("utf-8")
