"""Costly features of articles and models of the corpus, kept with a version.

Both are a cache within the cache: made on first need, and simply not kept where another process is writing.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from contextlib import closing
from pathlib import Path

from defcorpus.corpus.store import schema
from defcorpus.tuples import NamedTuple

_BUSY, _READ_ONLY = 5, 8
_PATIENCE_MS = 2_000


class Model(NamedTuple):
    """Something learnt from a corpus, as bytes that only its maker reads."""

    name: str
    version: int
    generation: int  # of the corpus when it was learnt
    articles: int  # in the corpus when it was learnt
    data: bytes


def features(
    connection: sqlite3.Connection, kind: str, version: int, numbers: Sequence[int] | None = None
) -> dict[int, bytes]:
    """Return the features of one kind and version, of all articles or of some, by number."""
    which = "" if numbers is None else f"AND article IN ({','.join(map(str, numbers))})"
    rows = connection.execute(
        f"SELECT article, data FROM features WHERE kind = ? AND version = ? {which} ORDER BY article",
        (kind, version),
    )
    return dict(rows)


def put_features(database: Path, kind: str, version: int, items: Iterable[tuple[int, bytes]]) -> bool:
    """Keep features in place of those of other versions; return whether they were kept."""
    return _write(
        database,
        "INSERT OR REPLACE INTO features SELECT ?, ?, ?, ? "
        "WHERE EXISTS (SELECT 1 FROM articles WHERE number = ?)",
        ((number, kind, version, data, number) for number, data in items),
    )


def model(connection: sqlite3.Connection, name: str, version: int) -> Model | None:
    """Return a model of this name and version, or None."""
    row = connection.execute(
        "SELECT name, version, generation, articles, data FROM models WHERE name = ? AND version = ?",
        (name, version),
    ).fetchone()
    return Model(*row) if row else None


def put_model(database: Path, kept: Model) -> bool:
    """Keep a model in place of one of its name; return whether it was kept."""
    row = (kept.name, kept.version, kept.generation, kept.articles, kept.data)
    return _write(database, "INSERT OR REPLACE INTO models VALUES (?, ?, ?, ?, ?)", [row])


def _write(database: Path, query: str, rows: Iterable[tuple[object, ...]]) -> bool:
    """Write with a connection of its own, for the reader's sees one generation only."""
    with closing(schema.connect(database)) as connection:
        connection.execute(f"PRAGMA busy_timeout = {_PATIENCE_MS}")
        try:
            connection.execute("BEGIN IMMEDIATE")
            connection.executemany(query, rows)
            connection.execute("COMMIT")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF not in (_BUSY, _READ_ONLY):
                raise
            return False
    return True
