"""Taking pieces of files into the store, in batches that are each committed whole.

What an update brings stays unseen until it is finished: an article has no id until then, and what it takes
the place of is still there. So whoever reads meanwhile sees the last complete generation, and an update that
was killed is taken up where it stopped.
"""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING, NamedTuple

from defcorpus.article import Skip
from defcorpus.corpus import schema
from defcorpus.corpus.ids import Place, own_name
from defcorpus.corpus.plan import may_change_unseen
from defcorpus.corpus.rows import ARTICLE_COLUMNS, PAGE_COLUMNS, ArticleRows
from defcorpus.corpus.work import Again, Content, Piece

if TYPE_CHECKING:
    from defcorpus.corpus.scan import Known
    from defcorpus.reading.sources import SourceFile as Source

_BATCH_ARTICLES, _BATCH_CHARS = 1_000, 8_000_000
_COLUMNS = [name.strip() for name in ARTICLE_COLUMNS.split(",")]
_MEMBER, _POSITION = _COLUMNS.index("member"), _COLUMNS.index("position")

_TEMPORARY = """
CREATE TEMP TABLE IF NOT EXISTS claims (
    article INTEGER PRIMARY KEY, member TEXT, position INTEGER, encoding TEXT NOT NULL
);
CREATE TEMP TABLE IF NOT EXISTS touched (file INTEGER PRIMARY KEY);
CREATE TEMP TABLE IF NOT EXISTS outlets (outlet TEXT PRIMARY KEY);
DELETE FROM claims;
DELETE FROM touched;
DELETE FROM outlets;
"""

NOTE = "UPDATE files SET root = ?, size = ?, mtime_ns = ?, hash = ?, recheck = ?, missing = 0 WHERE path = ?"
"""Says of a file that it was read as it was then."""


class Counts(NamedTuple):
    """Articles of the files that were read again."""

    new: int = 0
    changed: int = 0
    gone: int = 0


class _Open:
    """A file whose pieces are coming in."""

    def __init__(
        self, number: int, path: str, held: dict[Content, list[tuple[int, bool]]], before: int
    ) -> None:
        self.number = number
        self.path = path
        self.fresh = not held
        # The store's articles of it by content, first in line last: number, and whether it was complete.
        self.held = held
        self.dropped = before  # complete ones not found again, so far
        self.new = 0


class Intake:
    """Takes pieces in, in order. :meth:`add` each, then :meth:`flush`."""

    def __init__(self, connection: sqlite3.Connection, generation: int, now_ns: int) -> None:
        self._connection = connection
        self._generation = generation
        self._now_ns = now_ns
        self._open: _Open | None = None
        self._numbers = _next_number(connection)
        self._rows: dict[str, list[tuple[object, ...]]] = {}
        self._articles = self._chars = 0
        self.counts = Counts()
        self.notes: list[tuple[object, ...]] = []
        """What :data:`NOTE` is to be told at the end of the update."""
        connection.executescript(_TEMPORARY)

    @property
    def next_number(self) -> int:
        """The number that the next new article will have."""
        return self._numbers

    def held(self, file: Known | None) -> dict[Content, int]:
        """Return how many articles of each content the store has of a file."""
        if file is None:
            return {}
        rows = self._connection.execute(
            "SELECT key, format, count(*) FROM articles WHERE file = ? GROUP BY key, format", (file.number,)
        )
        return {(key, format_): count for key, format_, count in rows}

    def add(self, piece: Piece) -> int:
        """Take a piece in; return how many articles were added or found again."""
        self._begin()
        if piece.same:
            self._connection.execute(NOTE, self._note(piece))
            return 0
        if self._open is None:
            self._open = self._start(piece.source)
        taken = 0
        for outcome in piece.outcomes:
            if isinstance(outcome, Skip):
                row = (outcome.path, outcome.index, outcome.reason, outcome.detail)
                self._rows.setdefault("skipped", []).append(row)
                continue
            taken += 1
            if isinstance(outcome, Again):
                self._claim(outcome, self._open)
            else:
                self._store(outcome, self._open)
        if piece.last:
            self._finish_file(piece, self._open)
            self._open = None
        if self._articles >= _BATCH_ARTICLES or self._chars >= _BATCH_CHARS:
            self.flush()
        return taken

    def flush(self) -> None:
        """Commit what has come in."""
        self._begin()
        for table, rows in self._rows.items():
            self._connection.executemany(_INSERTS[table], rows)
        schema.set_meta(self._connection, "unfinished", 1)
        self._connection.execute("COMMIT")
        self._rows = {}
        self._articles = self._chars = 0

    def _begin(self) -> None:
        if not self._connection.in_transaction:
            self._connection.execute("BEGIN IMMEDIATE")

    def _start(self, source: Source) -> _Open:
        """Note that a file is being read: until it is done, its size is one that no file has."""
        number = self._connection.execute(
            "INSERT INTO files (path, root, size, mtime_ns, hash) VALUES (?, ?, -1, 0, '') "
            "ON CONFLICT (path) DO UPDATE SET size = -1, hash = '', missing = 0 RETURNING number",
            (source.path, source.root),
        ).fetchone()[0]
        self._connection.execute("INSERT OR IGNORE INTO touched VALUES (?)", (number,))
        self._connection.execute("DELETE FROM skipped WHERE file = ?", (source.path,))
        held: dict[Content, list[tuple[int, bool]]] = {}
        before = 0
        rows = self._connection.execute(
            "SELECT number, key, format, id IS NOT NULL FROM articles WHERE file = ? "
            "ORDER BY id IS NULL DESC, position DESC, number DESC",
            (number,),
        )
        for article, key, format_, complete in rows:
            held.setdefault((key, format_), []).append((article, bool(complete)))
            before += complete
        return _Open(number, source.path, held, before)

    def _claim(self, again: Again, file: _Open) -> None:
        number, complete = file.held[again.content].pop()
        if complete:
            file.dropped -= 1
        else:
            file.new += 1  # an update that was killed brought it
        row = (number, again.member, again.position, again.encoding)
        self._rows.setdefault("claims", []).append(row)

    def _store(self, rows: ArticleRows, file: _Open) -> None:
        number = self._numbers
        self._numbers += 1
        add = self._rows.setdefault
        name = own_name(Place(file.path, "", rows.article[_MEMBER], rows.article[_POSITION], ""))
        add("articles", []).append((number, file.number, self._generation, name, *rows.article))
        add("pages", []).append((number, *rows.page))
        for table in ("readings", "segments", "facts", "people", "stories", "notes", "lines"):
            add(table, []).extend([(number, *row) for row in getattr(rows, table)])
        file.new += 1
        self._articles += 1
        self._chars += len(rows.page[-1])

    def _finish_file(self, piece: Piece, file: _Open) -> None:
        if file.fresh:
            # Done, even if this update is killed later on. A file that articles are to be removed from is not
            # done before they are.
            self._connection.execute(NOTE, self._note(piece))
        else:
            self.notes.append(self._note(piece))
        changed = min(file.dropped, file.new)
        new, changed_before, gone = self.counts
        self.counts = Counts(
            new + file.new - changed, changed_before + changed, gone + file.dropped - changed
        )

    def _note(self, piece: Piece) -> tuple[object, ...]:
        source = piece.source
        recheck = int(may_change_unseen(source.mtime_ns, self._now_ns))
        return source.root, source.size, source.mtime_ns, piece.hash, recheck, source.path


def _next_number(connection: sqlite3.Connection) -> int:
    row = connection.execute("SELECT seq FROM sqlite_sequence WHERE name = 'articles'").fetchone()
    return (row[0] if row else 0) + 1


def _insert(table: str, columns: int, names: str = "") -> str:
    return f"INSERT INTO {table} {f'({names})' if names else ''} VALUES ({', '.join('?' * columns)})"


_INSERTS = {
    "articles": _insert(
        "articles", 4 + len(ARTICLE_COLUMNS.split()), f"number, file, generation, name, {ARTICLE_COLUMNS}"
    ),
    "pages": _insert("pages", 1 + len(PAGE_COLUMNS.split()), f"article, {PAGE_COLUMNS}"),
    "readings": _insert("readings", 10),
    "segments": _insert("segments", 6),
    "facts": _insert("facts", 11),
    "people": _insert("people", 11),
    "stories": _insert("stories", 15),
    "notes": _insert("notes", 7),
    "lines": _insert("lines", 5),
    "skipped": _insert("skipped", 4),
    "claims": _insert("claims", 4),
}
