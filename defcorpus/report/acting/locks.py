"""One mover of files at a time: locks on the folders themselves, so that no file is written into them."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from defcorpus.errors import StoreError

if sys.platform != "win32":
    import fcntl

_HELD = (errno.EACCES, errno.EAGAIN)


@contextmanager
def locked(folders: Iterable[str]) -> Iterator[None]:
    """Hold folders against every other mover of files in them, above them and below them.

    Each is locked for itself and those above it are shared: a corpus and a folder of it are not worked on at
    once. StoreError where another process holds one. The locks die with the process. Where the system
    has none of the kind (Windows, some network folders), nothing is held.
    """
    own = sorted(set(map(os.path.realpath, folders)))
    above = sorted({str(parent) for folder in own for parent in Path(folder).parents} - set(own))
    handles: list[int] = []
    try:
        for folder in (*above, *own):
            _take(folder, handles, shared=folder in above)
        yield
    finally:
        for handle in handles:
            os.close(handle)


def _take(folder: str, handles: list[int], *, shared: bool) -> None:
    if sys.platform == "win32":
        return
    with suppress(OSError):  # a folder that cannot be opened cannot be moved from either
        handles.append(os.open(folder, os.O_RDONLY | os.O_CLOEXEC))
        try:
            fcntl.flock(handles[-1], (fcntl.LOCK_SH if shared else fcntl.LOCK_EX) | fcntl.LOCK_NB)
        except OSError as error:
            if error.errno in _HELD:
                raise StoreError(
                    f"another defcorpus is moving files in {folder}", "try again when it is done"
                ) from error
