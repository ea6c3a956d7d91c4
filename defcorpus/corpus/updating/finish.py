"""The end of an update: one transaction after which the store is a generation further."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from defcorpus.corpus.store import schema
from defcorpus.corpus.store.ids import Place, assign, own_name
from defcorpus.corpus.updating.intake import NOTE
from defcorpus.corpus.updating.scan import Known

if TYPE_CHECKING:
    from defcorpus.article import Skip
    from defcorpus.reading.sources import SourceFile as Source

_STALE = (
    "SELECT number FROM articles WHERE file IN (SELECT file FROM touched) AND number < ? "
    "AND number NOT IN (SELECT article FROM claims)"
)

Settle = Callable[[int], int]


class Finished(NamedTuple):
    """How many articles an update brought to light, and how many it read again."""

    brought: int
    again: int


_KEPT = "SELECT count(*) FROM articles WHERE file IN (SELECT number FROM files WHERE missing)"


def finish(
    connection: sqlite3.Connection,
    *,
    first_new: int,
    notes: Iterable[tuple[object, ...]],
    moved: Iterable[tuple[Known, Source]],
    removed: Iterable[Known],
    missing: Iterable[Known],
    skips: Sequence[Skip],
    updated: str,
    settle: Settle,
    made_with: Mapping[str, str],
) -> Finished:
    """Make what an update brought the store's state.

    `first_new` is the lowest number this update gave, `notes` are of the files that it changed, `missing`
    are files that are gone but kept; `settle` is given the generation, reads again what the update changes
    about other pages, and returns how many these are; `made_with` is how the pages were
    read and with which corrections, as it is noted.
    """
    connection.execute("BEGIN IMMEDIATE")
    generation = schema.number_in_meta(connection, "generation") + 1
    connection.executemany(NOTE, notes)
    before = connection.total_changes
    renamed = list(moved)
    _note_files(connection, missing, renamed)
    lost = _drop(connection, removed, first_new, generation)
    placed = _place(connection)
    again = settle(generation)
    # Those that a killed update brought may say another; all others say this one already.
    query = "UPDATE articles SET generation = ? WHERE id IS NULL AND generation <> ?"
    connection.execute(query, (generation, generation))
    brought = connection.execute("SELECT count(*) FROM articles WHERE id IS NULL").fetchone()[0]
    other = bool(renamed)
    if lost or placed or renamed or not _give_names(connection):
        other |= _give_ids(connection)
    if other:
        schema.set_meta(connection, "renamed", generation)
    different = connection.total_changes > before
    _note_skips(connection, skips)
    kept = connection.execute(_KEPT).fetchone()[0]
    schema.set_meta(connection, "kept", kept)
    if different:
        schema.set_meta(connection, "generation", generation)
    schema.set_meta(connection, "updated", updated)
    for name, value in made_with.items():
        schema.set_meta(connection, name, value)
    schema.set_meta(connection, "unfinished", 0)
    connection.execute("COMMIT")
    return Finished(brought, again)


def _note_files(
    connection: sqlite3.Connection, missing: Iterable[Known], renamed: Sequence[tuple[Known, Source]]
) -> None:
    """Mark the files that are gone but kept, and give those that were moved their new paths."""
    connection.executemany(
        "UPDATE files SET missing = 1 WHERE number = ? AND NOT missing", [(f.number,) for f in missing]
    )
    connection.executemany(
        "UPDATE files SET path = ?, root = ?, size = ?, mtime_ns = ?, missing = 0 WHERE number = ?",
        [(source.path, source.root, source.size, source.mtime_ns, file.number) for file, source in renamed],
    )
    connection.executemany(
        "UPDATE skipped SET file = ? WHERE file = ?", [(source.path, file.path) for file, source in renamed]
    )


def _drop(connection: sqlite3.Connection, removed: Iterable[Known], first_new: int, generation: int) -> int:
    """Drop the files that are gone, their articles, and articles that their files no longer hold.

    Returns how many articles these are.
    """
    files = [(file.number,) for file in removed]
    stale = [number for (number,) in connection.execute(_STALE, (first_new,))]
    for file in files:
        stale += [
            number for (number,) in connection.execute("SELECT number FROM articles WHERE file = ?", file)
        ]
    _remove(connection, stale, generation)
    connection.executemany("DELETE FROM files WHERE number = ?", files)
    return len(stale)


def _place(connection: sqlite3.Connection) -> int:
    """Note where in its container each known article now stands; return how many stand elsewhere."""
    shifted = connection.execute(
        "UPDATE articles SET position = shifted.position FROM shifted WHERE shifted.article = number"
    ).rowcount
    placed = connection.execute(
        "UPDATE articles SET member = found_at.member, position = found_at.position "
        "FROM found_at WHERE found_at.article = number "
        "AND (articles.member IS NOT found_at.member OR articles.position IS NOT found_at.position)"
    ).rowcount
    connection.execute(
        "UPDATE articles SET record = found_at.record FROM found_at "
        "WHERE found_at.article = number AND articles.record IS NOT found_at.record"
    )
    connection.execute(
        "UPDATE pages SET encoding = found_at.encoding FROM found_at "
        "WHERE found_at.article = pages.article AND pages.encoding <> found_at.encoding"
    )
    return shifted + placed


def _remove(connection: sqlite3.Connection, numbers: Sequence[int], generation: int) -> None:
    """Remove articles, leaving a note for the full-text index of those it may know."""
    rows = [(number,) for number in numbers]
    connection.executemany(
        f"INSERT INTO removed SELECT number, {generation} FROM articles WHERE number = ? AND id IS NOT NULL",
        rows,
    )
    connection.executemany(
        "INSERT OR IGNORE INTO temp.outlets SELECT outlet FROM lines WHERE article = ?", rows
    )
    for table in schema.OWNED_TABLES:
        connection.executemany(f"DELETE FROM {table} WHERE article = ?", rows)
    connection.executemany("DELETE FROM articles WHERE number = ?", rows)


def _give_names(connection: sqlite3.Connection) -> bool:
    """Give newcomers their own names as ids, and return True, where nobody else has or wants one of these.

    What :func:`assign` would do then, without looking at every article.
    """
    rows = connection.execute("SELECT name, number FROM articles WHERE id IS NULL").fetchall()
    names = {name for name, _ in rows}
    if None in names or len(names) < len(rows):
        return False
    wanted = "SELECT count(*) FROM articles WHERE name = ?"
    taken = "SELECT 1 FROM articles WHERE id = ?"
    for name in names:
        if (
            connection.execute(wanted, (name,)).fetchone()[0] > 1
            or connection.execute(taken, (name,)).fetchone()
        ):
            return False
    connection.executemany("UPDATE articles SET id = ? WHERE number = ?", rows)
    return True


def _give_ids(connection: sqlite3.Connection) -> bool:
    """Give every article its id: a newcomer may take the name that another had alone.

    Returns whether any had another one before.
    """
    rows = connection.execute(
        "SELECT articles.number, id, name, path, root, member, position, key "
        "FROM articles JOIN files ON files.number = articles.file"
    ).fetchall()
    places = [Place(*place) for _, _, _, *place in rows]
    ids = assign(places)
    changed = [(new, number, old) for (number, old, *_), new in zip(rows, ids, strict=True) if new != old]
    named = [(own_name(place), number) for (number, *_), place in zip(rows, places, strict=True)]
    connection.executemany(
        "UPDATE articles SET name = ? WHERE number = ?",
        [new for new, (_, _, name, *_) in zip(named, rows, strict=True) if new[0] != name],
    )
    connection.executemany(
        "UPDATE articles SET id = NULL WHERE number = ?",
        [(number,) for _, number, old in changed if old is not None],
    )
    connection.executemany(
        "UPDATE articles SET id = ? WHERE number = ?", [(new, number) for new, number, _ in changed]
    )
    return any(old is not None for _, _, old in changed)


def _note_skips(connection: sqlite3.Connection, skips: Sequence[Skip]) -> None:
    """Replace what was noted of files that are not read at all."""
    connection.execute("DELETE FROM skipped WHERE file NOT IN (SELECT path FROM files)")
    connection.executemany(
        "INSERT INTO skipped VALUES (?, ?, ?, ?)", [(s.path, s.index, s.reason, s.detail) for s in skips]
    )
