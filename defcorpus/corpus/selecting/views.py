"""Facts and notes over the whole corpus, with the words they were read from."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from typing import TYPE_CHECKING

from defcorpus.article import STORYLESS
from defcorpus.corpus.accounts import FactRow, NoteRow
from defcorpus.corpus.records import Heading, Standing

if TYPE_CHECKING:
    from defcorpus.facts.corrections import Correction

_FEW = 20_000  # more are sooner found among all
_WORDS = "CASE WHEN x.start >= 0 THEN substr(p.text, x.start + 1, x.stop - x.start) ELSE '' END"


def facts(connection: sqlite3.Connection, kinds: Sequence[str]) -> list[FactRow]:
    """Return all facts of some kinds, by article and in its order."""
    marks = ", ".join("?" * len(kinds))
    rows = connection.execute(
        f"SELECT x.article, x.kind, x.value, x.key, x.role, {_WORDS}, x.note "
        "FROM facts x JOIN pages p ON p.article = x.article JOIN articles a ON a.number = x.article "
        f"WHERE a.id IS NOT NULL AND x.kind IN ({marks}) ORDER BY x.article, x.position",
        tuple(kinds),
    )
    return [FactRow(*row) for row in rows]


def notes(connection: sqlite3.Connection) -> list[NoteRow]:
    """Return what a person may want to know or settle, by article and in its order."""
    rows = connection.execute(
        f"SELECT x.article, x.kind, x.detail, {_WORDS} "
        "FROM notes x JOIN pages p ON p.article = x.article JOIN articles a ON a.number = x.article "
        "WHERE a.id IS NOT NULL ORDER BY x.article, x.position"
    )
    return [NoteRow(*row) for row in rows]


def standing(
    connection: sqlite3.Connection, numbers: Sequence[int], repairs: Sequence[str]
) -> list[Standing]:
    """Return what speaks for each of these articles; `repairs` are the kinds of notes that count."""
    wanted = set(numbers)
    few = f"IN ({','.join(map(str, wanted))})" if len(wanted) < _FEW else "IS NOT NULL"
    marks = ", ".join("?" * len(repairs))
    counts = dict(
        connection.execute(
            f"SELECT article, count(*) FROM notes WHERE kind IN ({marks}) AND article {few} GROUP BY article",
            tuple(repairs),
        )
    )
    rows = connection.execute(
        "SELECT a.number, a.removed, a.position IS NOT NULL, a.title_derived, a.title, r.note, a.date_source "
        "FROM articles a "
        f"LEFT JOIN readings r ON r.article = a.number AND r.field = 'date' WHERE a.number {few}"
    )
    return [
        Standing(number, removed, counts.get(number, 0), bool(inside), bool(untitled), title, note or "", by)
        for number, removed, inside, untitled, title, note, by in rows
        if number in wanted
    ]


def corrections(connection: sqlite3.Connection) -> list[Correction]:
    """Return the corrections that the store's articles were made with, in their order."""
    from defcorpus.facts.corrections import Correction

    return [
        Correction(*row) for row in connection.execute("SELECT * FROM corrections ORDER BY 1, 2, 3, 4, 5")
    ]


def headed(connection: sqlite3.Connection, least: int) -> list[Heading]:
    """Return the articles that tell a story under a title that so many have, word for word, by number."""
    story = ", ".join("?" * len(STORYLESS))
    told = f"id IS NOT NULL AND NOT title_derived AND kind NOT IN ({story})"
    rows = connection.execute(
        f"SELECT number, title, source FROM articles WHERE {told} AND title IN "
        f"(SELECT title FROM articles WHERE {told} GROUP BY title HAVING count(*) >= ?) ORDER BY number",
        (*sorted(STORYLESS), *sorted(STORYLESS), least),
    )
    return [Heading(*row) for row in rows]


def sizes(connection: sqlite3.Connection, numbers: Sequence[int]) -> dict[int, int]:
    """Return the bytes of these articles' files, or of their text (UTF-8) where a file holds several."""
    which = ",".join(map(str, map(int, numbers)))
    return dict(
        connection.execute(
            "SELECT a.number, CASE WHEN a.position IS NULL THEN f.size ELSE length(CAST(p.text AS BLOB)) END "
            "FROM articles a JOIN files f ON f.number = a.file JOIN pages p ON p.article = a.number "
            f"WHERE a.number IN ({which})"
        )
    )
