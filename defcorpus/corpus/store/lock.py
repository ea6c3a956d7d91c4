"""One writer a store: a lock on a file that dies with its process."""

from __future__ import annotations

import errno
import os
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

from defcorpus.errors import StoreError

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

_POLL_SECONDS = 0.05
# The system's locks are a process's own: two corpora in one process must be kept apart here.
_held: set[str] = set()
_guard = threading.Lock()


class Lock:
    """The right to write a store. Taken by :meth:`take`, given back by :meth:`release` or by dying.

    POSIX record locks are used and not flock: worker processes would inherit the latter and hold it on after
    their parent was killed.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._name = os.path.realpath(path)
        self._handle: int | None = None

    def take(self, seconds: float = 0.0, waiting: Callable[[], None] | None = None) -> bool:
        """Take the lock, trying for `seconds`; `waiting` is called each time it is found held."""
        until = time.monotonic() + seconds
        while not self._try():
            if waiting is not None:
                waiting()
            if time.monotonic() >= until:
                return False
            time.sleep(_POLL_SECONDS)
        return True

    def release(self) -> None:
        """Give the lock back; nothing happens where it is not held."""
        if self._handle is None:
            return
        handle, self._handle = self._handle, None
        _held.discard(self._name)
        os.close(handle)

    @property
    def held(self) -> bool:
        """Whether this object holds the lock."""
        return self._handle is not None

    def _try(self) -> bool:
        with _guard:
            if self._name in _held:
                # Opening and closing the file again would give the lock away.
                return False
            handle = -1
            try:
                handle = os.open(self._path, os.O_RDWR | os.O_CREAT | getattr(os, "O_CLOEXEC", 0), 0o644)
                if _lock(handle) and _is_there(self._path, handle):
                    self._handle, handle = handle, -1
                    _held.add(self._name)
                    return True
            except OSError as error:
                raise StoreError(
                    f"The store cannot be locked for writing: {self._path}: {error.strerror}.",
                    "Name another folder with --store.",
                ) from error
            finally:
                if handle >= 0:
                    os.close(handle)
            return False


def _is_there(path: Path, handle: int) -> bool:
    """Say whether what was locked is still the file at `path`: its holder may have removed the store."""
    try:
        return os.path.samestat(path.stat(), os.fstat(handle))
    except OSError:
        return False


def _lock(handle: int) -> bool:
    try:
        if sys.platform == "win32":
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        else:
            fcntl.lockf(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        if error.errno in (errno.EACCES, errno.EAGAIN, errno.EDEADLK):
            return False
        raise
    return True
