"""What tells a story: all articles but lists and stubs, of which copies and counterparts are looked for."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

from defcorpus.corpus.records import Told

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_TOLD = "id IS NOT NULL AND kind NOT IN ('listing', 'stub')"


def told(connection: sqlite3.Connection) -> dict[str, NDArray[np.int64]]:
    """Return what tells a story: by language a row each, of number and generation of its last change.

    They are in the order of their content keys, of the same one in that of their ids.
    """
    import numpy as np

    found = {}
    for (lang,) in connection.execute(f"SELECT DISTINCT lang FROM articles WHERE {_TOLD}").fetchall():
        # As text: of many in a third of the time that a row each takes.
        columns = connection.execute(
            "SELECT group_concat(number), group_concat(generation) FROM (SELECT number, generation "
            f"FROM articles WHERE {_TOLD} AND lang = ? ORDER BY key, id)",
            (lang,),
        ).fetchone()
        found[lang] = np.stack([np.fromstring(said, np.int64, sep=",") for said in columns], axis=1)
    return found


def texts(connection: sqlite3.Connection, lang: str, column: str) -> list[str]:
    """Return the ids, or content keys, of what tells a story in a language, in the order of `told`."""
    (said,) = connection.execute(
        f"SELECT group_concat({column}, char(0)) FROM "
        f"(SELECT {column} FROM articles WHERE {_TOLD} AND lang = ? ORDER BY key, id)",
        (lang,),
    ).fetchone()
    return [] if said is None else str(said).split("\0")


def digests(connection: sqlite3.Connection) -> list[int]:
    """Return the numbers of what tells several stories, ascending."""
    several = "number IN (SELECT article FROM stories)"
    rows = connection.execute(f"SELECT number FROM articles WHERE {several} AND {_TOLD} ORDER BY number")
    return [number for (number,) in rows]


def wanting(connection: sqlite3.Connection, kind: str, version: int, since: int = 0) -> list[Told]:
    """Return what tells a story and has no feature of this kind and version, by number.

    Only of what changed after the generation `since`.
    """
    later = f"SELECT number FROM articles WHERE {_TOLD} AND generation > ?"  # the index says it alone
    rows = connection.execute(
        "SELECT number, key, lang, CASE WHEN title_derived THEN '' ELSE title END FROM articles "
        f"WHERE number IN ({later}) AND NOT EXISTS "
        "(SELECT 1 FROM features f WHERE f.article = number AND f.kind = ? AND version = ?)",
        (since, kind, version),
    )
    return sorted(map(Told._make, rows))
