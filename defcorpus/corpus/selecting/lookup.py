"""From what a person types to one article: an id, a path, then a unique prefix, a file's name."""

from __future__ import annotations

import os
import sqlite3
import unicodedata
from collections.abc import Sequence

from defcorpus.corpus.store.ids import is_path, shortest_prefix, stem
from defcorpus.corpus.store.location import STDIN
from defcorpus.errors import UnknownIdError

_LISTED = 6
# Ids compared for likeness; more would take longer than a person waits for an error.
_COMPARED = 3_000


def find(connection: sqlite3.Connection, typed: str) -> int:
    """Return the number of the article that is meant. UnknownIdError where none or several fit."""
    if not typed:
        raise UnknownIdError("An empty id names no article.")
    name = unicodedata.normalize("NFC", typed)
    if not is_path(typed):
        exact = connection.execute("SELECT number FROM articles WHERE id = ?", (name,)).fetchone()
        if exact:
            return int(exact[0])
    found = _by_path(connection, typed)
    if found is None and not is_path(typed):
        found = (
            _by_member(connection, name)
            or _by_prefix(connection, name)
            or _by_stem(connection, name)
            or _in_any_case(connection, name)
        )
    if not found:
        raise _unknown(connection, typed, name)
    if len(found) > 1:
        raise _several(typed, [id_ for _, id_ in found])
    return found[0][0]


def _by_path(connection: sqlite3.Connection, typed: str) -> list[tuple[int, str]] | None:
    """Return the articles of a file, or of one record of it (`FILE#N`); None where there is no such file."""
    if typed == STDIN or os.path.isfile(typed):
        return _of_file(connection, typed, "", ())
    file, _, record = typed.rpartition("#")
    if file and record and os.path.isfile(file):
        return _of_file(connection, file, "AND (a.member = ? OR a.position = ?)", (record, record))
    return None


def _of_file(
    connection: sqlite3.Connection, path: str, also: str, values: Sequence[str]
) -> list[tuple[int, str]]:
    return connection.execute(
        "SELECT a.number, a.id FROM articles a JOIN files f ON f.number = a.file "
        f"WHERE f.path IN (?, ?, ?) AND a.id IS NOT NULL {also} ORDER BY a.position LIMIT {_LISTED + 1}",
        (*names(path), *values),
    ).fetchall()


def names(path: str) -> tuple[str, str, str]:
    """Return the names that a store may have for a file."""
    if path == STDIN:
        return path, path, path
    here = os.path.abspath(path)
    folder, name = os.path.split(here)
    return here, os.path.join(os.path.realpath(folder), name), os.path.realpath(here)


def _by_member(connection: sqlite3.Connection, name: str) -> list[tuple[int, str]]:
    """Return the records that call themselves so, none of which could have it for its id."""
    return connection.execute(
        "SELECT number, id FROM articles WHERE member = ? AND id IS NOT NULL "
        f"ORDER BY id LIMIT {_LISTED + 1}",
        (name,),
    ).fetchall()


def _by_prefix(connection: sqlite3.Connection, name: str) -> list[tuple[int, str]]:
    return connection.execute(
        f"SELECT number, id FROM articles WHERE id >= ? AND id < ? ORDER BY id LIMIT {_LISTED + 1}",
        (name, name + "\U0010ffff"),
    ).fetchall()


def _by_stem(connection: sqlite3.Connection, name: str) -> list[tuple[int, str]]:
    """Return the records of a file of that name, whose ids are their own: `168a` for 168a.json."""
    files = connection.execute(
        "SELECT number, path FROM files WHERE instr(path, ?) > 0 ORDER BY path", (f"{name}.",)
    ).fetchall()
    held = [number for number, path in files if stem(path) == name]
    return connection.execute(
        "SELECT number, id FROM articles WHERE file IN (SELECT value FROM json_each(?)) AND id IS NOT NULL "
        f"ORDER BY position LIMIT {_LISTED + 1}",
        (str(held),),
    ).fetchall()


def _in_any_case(connection: sqlite3.Connection, name: str) -> list[tuple[int, str]]:
    return connection.execute(
        "SELECT number, id FROM articles WHERE id = ? COLLATE NOCASE LIMIT 2", (name,)
    ).fetchall()


def _several(typed: str, ids: Sequence[str]) -> UnknownIdError:
    more = ", and more" if len(ids) > _LISTED else ""
    return UnknownIdError(
        f"{typed!r} may mean several articles: {', '.join(ids[:_LISTED])}{more}.", "Type more of the id."
    )


def _unknown(connection: sqlite3.Connection, typed: str, name: str) -> UnknownIdError:
    if os.path.exists(typed):
        why = connection.execute(
            "SELECT detail FROM skipped WHERE file IN (?, ?, ?) ORDER BY position LIMIT 1", names(typed)
        ).fetchone()
        if why:
            return UnknownIdError(f"{typed} was skipped. {why[0]}", "`defcorpus update` names all that was.")
        return UnknownIdError(
            f"{typed} is no article of this corpus.", "Name the corpus it belongs to: --in PATH."
        )
    near = _near(connection, name)
    hint = (
        f"Close to it: {', '.join(near)}."
        if near
        else "`defcorpus list` shows the ids; --in PATH names the corpus."
    )
    return UnknownIdError(f"There is no article {typed!r}.", hint)


def _near(connection: sqlite3.Connection, name: str) -> list[str]:
    """Return ids that were perhaps meant: those that hold what was typed, then those spelt like it."""
    holding = [
        id_
        for (id_,) in connection.execute(
            "SELECT id FROM articles WHERE instr(lower(id), lower(?)) > 0 ORDER BY id LIMIT 3", (name,)
        )
    ]
    if holding:
        return holding
    from difflib import get_close_matches

    rows = connection.execute(
        "SELECT id FROM articles WHERE id IS NOT NULL AND abs(length(id) - ?) <= 4 "
        "ORDER BY substr(id, 1, 2) <> ?, id LIMIT ?",
        (len(name), name[:2], _COMPARED),
    )
    return get_close_matches(name, [id_ for (id_,) in rows], 3, 0.7)


def numbers(connection: sqlite3.Connection, ids: Sequence[str]) -> dict[str, int]:
    """Return the numbers of articles by their exact ids; unknown ones are left out."""
    find_one = "SELECT number FROM articles WHERE id = ?"
    rows = ((id_, connection.execute(find_one, (id_,)).fetchone()) for id_ in ids)
    return {id_: row[0] for id_, row in rows if row}


def ids(connection: sqlite3.Connection, numbers: Sequence[int]) -> dict[int, str]:
    """Return the ids of articles by their numbers; unknown ones are left out."""
    which = ",".join(map(str, map(int, numbers)))
    query = f"SELECT number, id FROM articles WHERE number IN ({which}) AND id IS NOT NULL ORDER BY number"
    return dict(connection.execute(query).fetchall())


def short_ids(connection: sqlite3.Connection, ids: Sequence[str]) -> dict[str, str]:
    """Return for each id its shortest prefix, of at least 3 characters, that no other id begins with."""
    return {
        id_: shortest_prefix(id_, _neighbour(connection, id_, "<"), _neighbour(connection, id_, ">"))
        for id_ in ids
    }


def _neighbour(connection: sqlite3.Connection, name: str, side: str) -> str | None:
    order = "DESC" if side == "<" else "ASC"
    row = connection.execute(
        f"SELECT id FROM articles WHERE id {side} ? ORDER BY id {order} LIMIT 1", (name,)
    ).fetchone()
    return row[0] if row else None
