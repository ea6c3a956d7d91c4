"""Keeping the full-text index in step with the store, by generation."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from defcorpus.corpus.accounts import Progress
from defcorpus.corpus.selecting.read import documents
from defcorpus.errors import StoreError

if TYPE_CHECKING:
    from defcorpus.corpus.selecting.entries import Document
    from defcorpus.corpus.selecting.fulltext import FullText

Report = Callable[[Progress], None]
_EVERY = "SELECT number FROM articles WHERE id IS NOT NULL AND number > ?"


def catch_up(
    connection: sqlite3.Connection, index: FullText, generation: int, progress: Report | None = None
) -> bool:
    """Make the index answer for the store's `generation`; return whether there was anything to do.

    For the holder of the lock. An index that cannot be opened or written is made anew.
    """
    known = index.generation
    if known == generation and not index.worn:
        return False
    if known is None or known > generation or index.worn:
        _rebuild(connection, index, generation, progress)
        return True
    added = _numbers(connection, "SELECT number FROM articles WHERE generation > ? AND id IS NOT NULL", known)
    removed = _numbers(connection, "SELECT article FROM removed WHERE generation > ?", known)
    try:
        index.apply(_documents(connection, added, progress), removed, generation)
    except StoreError:
        _rebuild(connection, index, generation, progress)
    else:
        if index.worn:
            _rebuild(connection, index, generation, progress)
    return True


def _rebuild(
    connection: sqlite3.Connection, index: FullText, generation: int, progress: Report | None
) -> None:
    index.clear()
    every = _numbers(connection, _EVERY, 0)
    index.rebuild(_documents(connection, every, progress), generation, len(every))


def forget_removed(connection: sqlite3.Connection, generation: int) -> None:
    """Drop the notes of removed articles that the index has followed."""
    connection.execute("DELETE FROM removed WHERE generation <= ?", (generation,))


def _numbers(connection: sqlite3.Connection, query: str, generation: int) -> list[int]:
    return [number for (number,) in connection.execute(query + " ORDER BY 1", (generation,))]


def _documents(
    connection: sqlite3.Connection, numbers: Sequence[int], progress: Report | None
) -> Iterator[Document]:
    for done, document in enumerate(documents(connection, numbers), 1):
        if progress is not None and done % 50 == 0:
            progress(Progress("indexing", done, len(numbers), "articles"))
        yield document
