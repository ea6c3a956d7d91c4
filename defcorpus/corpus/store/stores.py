"""All the stores under a base folder: what they are of, and which are of PATHs that are gone."""

from __future__ import annotations

import os
import re
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from defcorpus.corpus.accounts import StoreInfo
from defcorpus.corpus.store import schema
from defcorpus.corpus.store.location import base
from defcorpus.corpus.store.lock import Lock
from defcorpus.errors import StoreError

# A base folder may be any folder of the user's: what is no store by its name and its file is left alone.
_NAME = re.compile(r".+-[0-9a-f]{16}")
_LOCK = "lock"
_FILES = (*(schema.FILE_NAME + ending for ending in ("", "-wal", "-shm", "-journal")), "damaged", _LOCK)
_FULLTEXT = "fulltext"


def stores(store: str | Path | None = None) -> Iterator[StoreInfo]:
    """Yield what is known of each store under the base folder, by name."""
    folder = base(store)
    if not folder.is_dir():
        return
    for path in sorted(folder.iterdir()):
        if is_store(path):
            yield info(path)


def is_store(folder: Path) -> bool:
    """Say whether a folder is a store: by its name, and the file in it."""
    named = _NAME.fullmatch(folder.name) is not None and not folder.is_symlink()
    return named and (folder / schema.FILE_NAME).is_file()


def prune(store: str | Path | None = None, *, dry_run: bool = False) -> list[StoreInfo]:
    """Remove the stores of PATHs that are gone, and damaged ones; return what was (or would be) removed."""
    found = [known for known in stores(store) if not all(map(os.path.exists, known.paths or ("",)))]
    return found if dry_run else [known for known in found if remove(Path(known.path))]


def remove(folder: Path) -> bool:
    """Remove one store's files, and its folder if nothing else is in it.

    False where another process is writing it.
    """
    if not is_store(folder):
        return True
    lock = Lock(folder / _LOCK)
    if not lock.take():
        return False
    try:
        if (folder / _FULLTEXT).exists():
            shutil.rmtree(folder / _FULLTEXT)
        for name in _FILES:
            (folder / name).unlink(missing_ok=True)
        if not any(folder.iterdir()):
            folder.rmdir()
    except OSError as error:
        raise StoreError(f"The store {folder} cannot be removed: {error.strerror}.") from error
    finally:
        lock.release()
    return True


def info(folder: Path, *, temporary: bool = False) -> StoreInfo:
    """Return what is known of one store; with no PATHs where its file cannot be read."""
    database = folder / schema.FILE_NAME
    meta: dict[str, object] = {}
    counts = [0, 0, 0]
    lines: list[tuple[str, int]] = []
    try:
        with closing(schema.connect(database)) as connection:
            meta = schema.read_meta(connection)
            counts = [
                connection.execute(f"SELECT count(*) FROM {what}").fetchone()[0]
                for what in ("articles WHERE id IS NOT NULL", "files", "skipped")
            ]
            lines = connection.execute(
                "SELECT outlet, count(*) FROM recurring GROUP BY outlet ORDER BY 2 DESC, 1"
            ).fetchall()
    except sqlite3.Error:
        meta = meta if counts[0] else {}  # of another version: it may know no recurring lines
    generation, updated = meta.get("generation"), meta.get("updated")
    return StoreInfo(
        path=str(folder),
        database=str(database),
        paths=schema.paths_of(meta),
        bytes=size_of(folder),
        generation=generation if isinstance(generation, int) else 0,
        updated=updated if isinstance(updated, str) else None,
        articles=counts[0],
        files=counts[1],
        skipped=counts[2],
        recurring=tuple(lines),
        temporary=temporary,
    )


def size_of(folder: Path) -> int:
    """Return how many bytes a folder's files take; those that go meanwhile count nothing."""
    total = 0
    for path in folder.rglob("*"):
        try:
            total += path.stat().st_size if path.is_file() else 0
        except OSError:
            continue
    return total
