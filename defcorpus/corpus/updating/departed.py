"""Which files were moved out of corpora on purpose: stores forget these without being told again.

They are noted beside the stores by whoever moved them, one path a line between zero bytes, and no longer
where they are put back.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from defcorpus.corpus.store.location import base

FILE = ".defcorpus-moved"  # hidden: the folder of the stores may itself be in a corpus


def departed(folder: Path) -> frozenset[str]:
    """Return the absolute paths noted in a folder of stores; none where nothing can be read."""
    try:
        data = (folder / FILE).read_bytes()
    except OSError:
        return frozenset()
    return frozenset(os.fsdecode(path) for path in data.split(b"\0") if path)


def note_departed(
    gone: Iterable[str], back: Iterable[str] = (), *, store: str | os.PathLike[str] | None = None
) -> None:
    """Note the absolute paths of files that were moved away, and strike out those that are back.

    It is kept for what it saves a person: where it cannot be written, stores ask as they do of all else.
    """
    folder = base(os.fspath(store) if store is not None else None)
    before = departed(folder)
    after = (before | frozenset(gone)) - frozenset(back)
    if after == before:
        return
    part = folder / f"{FILE}.{os.getpid()}"
    with suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
        part.write_bytes(b"\0".join(map(os.fsencode, sorted(after))))
        part.replace(folder / FILE)
    with suppress(OSError):
        part.unlink(missing_ok=True)
