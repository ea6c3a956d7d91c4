"""One store's folder: opening what is there, making it anew where it cannot be trusted."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from defcorpus.corpus.store import schema
from defcorpus.corpus.store.lock import Lock
from defcorpus.corpus.store.origin import made_by
from defcorpus.errors import StoreError

_CORRUPT, _NOT_A_DATABASE, _SQL_ERROR = 11, 26, 1  # https://www.sqlite.org/rescode.html
# Reading a log-keeping file writes beside it, which a full or read-only disk does not allow.
_NO_ROOM = (8, 10, 13, 14)
_FULL = "Make room, or name another folder with --store."
_ROOM = 1_000_000  # bytes without which a disk is full
_NEXT_STEP = {
    5: "Another program is using the store; try again in a moment.",
    8: "The store's folder cannot be written; name another with --store.",
    10: "See that its disk is there and has room.",
    13: f"The disk is full. {_FULL}",
    14: "See that the store's folder can be written, or name another with --store.",
}


class DamagedStoreError(StoreError):
    """The store's file cannot be trusted; it is made anew from the sources."""


class Store:
    """The files of one store. Holds no lock and no transaction by itself."""

    def __init__(self, folder: Path, paths: Sequence[str]) -> None:
        self.folder = folder
        self.paths = tuple(paths)
        self.database = folder / schema.FILE_NAME
        self.fulltext = folder / "fulltext"
        self.lock = Lock(folder / "lock")
        self._mark = folder / "damaged"

    def open(self) -> sqlite3.Connection | None:
        """Open the store's file; None where there is none yet.

        DamagedStoreError where it is damaged or was made by another version, StoreError where it is of other
        PATHs.
        """
        if not self.database.exists():
            return None
        if self._mark.exists() or not schema.is_whole(self.database):
            raise DamagedStoreError(f"The store {self.database} is damaged.")
        with answering(self.database):
            connection, meta = self._read()
            try:
                self._check(meta)
            except StoreError:
                connection.close()
                raise
        return connection

    def _read(self) -> tuple[sqlite3.Connection, dict[str, object]]:
        """Open the file and read its notes; on a disk without room, as a file that nobody writes."""
        try:
            return _with_notes(schema.connect(self.database))
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF not in _NO_ROOM or _has_log(self.database):
                raise
        return _with_notes(schema.connect(self.database, alone=True))

    def _check(self, meta: dict[str, object]) -> None:
        if meta.get("made_by") != made_by():
            raise DamagedStoreError(
                "The store was made by other rules, those of another version of defcorpus."
            )
        if schema.paths_of(meta) != self.paths:
            raise StoreError(
                f"The store in {self.folder} is of other PATHs.",
                "Name another folder with --store, or delete it.",
            )

    def create(self) -> sqlite3.Connection:
        """Make an empty store in place of whatever is there. For the holder of the lock."""
        # The index goes first: with a new file generations count from the start, and it might seem in step.
        self.remove_index()
        for suffix in ("", "-wal", "-shm", "-journal"):
            Path(f"{self.database}{suffix}").unlink(missing_ok=True)
        self._mark.unlink(missing_ok=True)
        with answering(self.database):
            connection = schema.connect(self.database, create=True)
            schema.create(connection, self.paths)
        return connection

    def mark_damaged(self) -> None:
        """Have the next opening make the store anew."""
        self._mark.touch()

    def remove_index(self) -> None:
        """Remove the full-text index."""
        import shutil

        shutil.rmtree(self.fulltext, ignore_errors=True)


def _with_notes(connection: sqlite3.Connection) -> tuple[sqlite3.Connection, dict[str, object]]:
    try:
        return connection, schema.read_meta(connection)
    except sqlite3.Error:
        connection.close()
        raise


def _has_log(database: Path) -> bool:
    try:
        return Path(f"{database}-wal").stat().st_size > 0
    except OSError:
        return False


def _is_full(folder: Path) -> bool:
    """Say whether a disk has no room: SQLite may speak of a file that it cannot open or write instead."""
    import shutil

    try:
        return shutil.disk_usage(folder).free < _ROOM
    except OSError:
        return False


@contextmanager
def answering(database: Path) -> Iterator[None]:
    """Turn SQLite's errors into ours: DamagedStoreError where the file cannot be trusted."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        code = getattr(error, "sqlite_errorcode", 0) & 0xFF
        if code in (_CORRUPT, _NOT_A_DATABASE) or (code == _SQL_ERROR and "no such table" in str(error)):
            raise DamagedStoreError(f"The store {database} is damaged ({error}).") from error
        if code in _NO_ROOM and _is_full(database.parent):
            raise StoreError(f"The store {database} cannot be used: its disk is full.", _FULL) from error
        raise StoreError(
            f"The store {database} cannot be used: {error}.",
            _NEXT_STEP.get(code, "Delete the store with `defcorpus info --clear`; it is made anew."),
        ) from error
