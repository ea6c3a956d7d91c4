"""A folder of files that were moved away: what may be one, its journal, and what a killed run left in it."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from datetime import UTC, datetime

from defcorpus import __version__
from defcorpus.dedup.planning import journal
from defcorpus.dedup.planning.journal import Log, Moved, What
from defcorpus.dedup.planning.plan import PlanCorpus, PlanError
from defcorpus.reading.sources import MOVED_FILE
from defcorpus.report.acting.files import PART, remove_claim, remove_part, sync_folder

Clock = Callable[[], str]
FULL = (errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC))
"""Errors after which nothing more can be moved."""


def now() -> str:
    """Return the present as ISO 8601 in UTC, to the second."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def checked_folder(folder: str, roots: Sequence[str]) -> str:
    """Return the resolved folder that files may be moved into. PlanError, saying why, where they may not.

    It must be new, empty, or one that files were moved into before: the mark that it gets hides all that is
    in it from the folders above.
    """
    place = os.path.realpath(folder)
    for root in roots:
        if _within(place, root):
            hint = f"name a folder beside it: --move {os.path.join(os.path.dirname(root) or '..', 'DIR')}"
            raise PlanError(f"{folder} is inside {root}, which the copies are to leave", hint)
        if _within(root, place):
            raise PlanError(f"{folder} holds the corpus {root} itself", "name a new folder")
    if not os.path.lexists(place):
        return place
    if not os.path.isdir(place):
        raise PlanError(f"{folder} is no folder")
    if os.path.lexists(os.path.join(place, MOVED_FILE)):
        read_log(place)
    elif [name for name in os.listdir(place) if not name.startswith(".")]:
        raise PlanError(f"{folder} holds files of its own", "name a new folder, or an empty one")
    return place


def _within(path: str, folder: str) -> bool:
    return path == folder or path.startswith(folder.rstrip(os.sep) + os.sep)


def read_log(place: str) -> Log:
    """Return what a folder's journal says; of a folder without one, nothing. PlanError for another's file."""
    file = os.path.join(place, MOVED_FILE)
    if not os.path.lexists(file):
        return Log(())
    with open(file, "rb") as stream:
        return journal.read_journal(stream.read())


def tidy(place: str, log: Log) -> None:
    """Remove what a killed run left half done: names kept free, and copies that were never completed."""
    folders = {place}
    for moved in log.moved:
        target = target_of(place, moved)
        if moved.size:
            remove_claim(target)
        folders.add(os.path.dirname(target))
        if source := source_of(place, moved):
            folders.add(os.path.dirname(source))
            if moved.size and moved in log.returning:
                remove_claim(source)
    for folder in sorted(folders):
        remove_part(folder)


def remove_empty(place: str, targets: Iterable[str]) -> None:
    """Remove the folders that were made for moved files (`targets`) and are empty."""
    folders = {os.path.dirname(target) for target in targets}
    while folders:
        for folder in folders:
            if folder != place:
                with suppress(OSError):  # it is not empty
                    os.rmdir(folder)
        folders = {os.path.dirname(folder) for folder in folders if folder.startswith(place + os.sep)}


def remove_emptied(place: str) -> bool:
    """Remove a folder that holds nothing but its journal; return whether it is gone."""
    try:
        if [name for name in os.listdir(place) if name != MOVED_FILE]:
            return False
        os.unlink(os.path.join(place, MOVED_FILE))
        os.rmdir(place)
    except OSError:
        return False
    return True


def target_of(place: str, moved: Moved) -> str:
    """Return where a file was moved to."""
    return os.path.join(place, *moved.target.split("/"))


def source_of(place: str, moved: Moved) -> str:
    """Return where a file was moved from; empty where its corpus is not there."""
    there = [one for one in places(moved.corpus, place) if os.path.isdir(one)]
    return os.path.join(os.path.realpath(there[0]), *moved.path.split("/")[1:]) if there else ""


def places(corpus: PlanCorpus, beside: str) -> list[str]:
    """Return where a corpus may be: as it stood to the folder of its plan or journal, then where it was."""
    near = [os.path.join(beside, corpus.beside)] if corpus.beside else []
    return [*near, corpus.path]


def seen_from(place: str, name: str, root: str) -> PlanCorpus:
    """Return a corpus as a plan or journal in the folder `place` names it."""
    try:
        return PlanCorpus(name, root, os.path.relpath(root, place).replace(os.sep, "/"))
    except ValueError:  # another drive
        return PlanCorpus(name, root, "")


_APPEND = os.O_RDWR | os.O_APPEND | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0)


def _start(place: str, file: str) -> None:
    """Make the journal, whole or not at all: it says of the folder that its files are moved ones."""
    remove_part(place)
    part = os.path.join(place, PART)
    with open(part, "xb") as stream:
        stream.write(journal.START.encode())
        stream.flush()
        os.fsync(stream.fileno())
    os.replace(part, file)
    sync_folder(place)


class Journal:
    """A folder's journal, open for writing: what is about to be done is on the disk when `write` returns."""

    def __init__(self, place: str, clock: Clock = now) -> None:
        self._clock = clock
        file = os.path.join(place, MOVED_FILE)
        if not os.path.lexists(file):
            _start(place, file)
        self._handle = os.open(file, _APPEND)
        size = os.fstat(self._handle).st_size
        os.lseek(self._handle, max(size - 1, 0), os.SEEK_SET)
        if os.read(self._handle, 1) != b"\n":  # a run was killed within a line
            self._write("\n")

    def begin(self, corpora: Sequence[PlanCorpus]) -> None:
        """Say that a run begins, and where its corpora are."""
        self._write(journal.begun(corpora, self._clock(), __version__))

    def write(self, what: What, moved: Moved) -> None:
        """Say what is about to be done with a file, or what came of it."""
        self._write(journal.line(what, self._clock(), moved), sync=what in ("move", "return"))

    def _write(self, text: str, *, sync: bool = True) -> None:
        data = text.encode("utf-8", "surrogateescape")
        while data:
            data = data[os.write(self._handle, data) :]
        if sync:  # what came of it is seen by the files too
            os.fsync(self._handle)

    def close(self) -> None:
        """Close the file."""
        os.close(self._handle)
