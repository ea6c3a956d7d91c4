"""Taking pieces of files into the store, in batches that are each committed whole.

What an update brings stays unseen until it is finished: an article has no id until then, and what it takes
the place of is still there. So whoever reads meanwhile sees the last complete generation, and an update that
was killed is taken up where it stopped.
"""

from __future__ import annotations

import sqlite3
from itertools import repeat
from typing import TYPE_CHECKING, NamedTuple

from defcorpus.article import Skip
from defcorpus.corpus.selecting.names import note_names
from defcorpus.corpus.selecting.rows import ARTICLE_COLUMNS
from defcorpus.corpus.store import schema
from defcorpus.corpus.updating.plan import may_change_unseen
from defcorpus.corpus.updating.work import Again, Content, Group, Held, Piece

if TYPE_CHECKING:
    from defcorpus.corpus.updating.scan import Known
_BATCH_ARTICLES = 1_000

_TEMPORARY = """
CREATE TEMP TABLE IF NOT EXISTS claims (article INTEGER PRIMARY KEY);
CREATE TEMP TABLE IF NOT EXISTS shifted (article INTEGER PRIMARY KEY, position INTEGER);
CREATE TEMP TABLE IF NOT EXISTS found_at (
    article INTEGER PRIMARY KEY, position INTEGER, member TEXT, encoding TEXT NOT NULL, record BLOB
);
CREATE TEMP TABLE IF NOT EXISTS touched (file INTEGER PRIMARY KEY);
CREATE TEMP TABLE IF NOT EXISTS outlets (outlet TEXT PRIMARY KEY);
DELETE FROM claims;
DELETE FROM shifted;
DELETE FROM found_at;
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


class _One(NamedTuple):
    """An article that the store has of a file."""

    number: int
    complete: bool
    position: int | None


class _Open:
    """A file whose pieces are coming in."""

    def __init__(self, number: int, held: dict[Content, list[_One]]) -> None:
        self.number = number
        self.fresh = not held
        self.held = held  # by content, first in line last
        # Complete ones not found again, so far.
        self.dropped = sum(one.complete for several in held.values() for one in several)
        self.new = 0


class Intake:
    """Takes pieces in, in order. :meth:`add` each group of them, then :meth:`flush`."""

    def __init__(self, connection: sqlite3.Connection, generation: int, now_ns: int) -> None:
        self._connection = connection
        self._generation = generation
        self._now_ns = now_ns
        self._open: _Open | None = None
        self._held: dict[str, dict[Content, list[_One]]] = {}  # of files whose turn is still to come
        self._numbers = _next_number(connection)
        self._articles = 0
        self.counts = Counts()
        self.notes: list[tuple[object, ...]] = []
        """What :data:`NOTE` is to be told at the end of the update."""
        connection.executescript(_TEMPORARY)

    @property
    def next_number(self) -> int:
        """The number that the next new article will have."""
        return self._numbers

    def held(self, file: Known | None) -> Held:
        """Return what the store has of a file that is about to be read."""
        if file is None:
            return Held({}, {})
        found: dict[Content, list[_One]] = {}
        own: dict[Content, bytes] = {}
        for number, key, format_, complete, position, record in self._connection.execute(
            "SELECT number, key, format, id IS NOT NULL, position, record FROM articles WHERE file = ? "
            "ORDER BY id IS NULL DESC, position DESC, number DESC",
            (file.number,),
        ):
            content = (key, format_)
            found.setdefault(content, []).append(_One(number, bool(complete), position))
            if record is not None:
                own[content] = record
        self._held[file.path] = found
        return Held(
            {content: len(several) for content, several in found.items()},
            # Of a file that was read otherwise, or not to its end, only pages are compared.
            {record: content for content, record in own.items() if file.hash and len(found[content]) == 1},
        )

    def holds_lines(self, file: Known) -> bool:
        """Say whether a file was read line by line."""
        query = "SELECT 1 FROM articles WHERE file = ? AND record IS NOT NULL LIMIT 1"
        return self._connection.execute(query, (file.number,)).fetchone() is not None

    def add(self, group: Group) -> int:
        """Take a group of pieces in; return how many articles were added or found again."""
        if not self._connection.in_transaction:
            self._connection.execute("BEGIN IMMEDIATE")
        taken = 0
        files: list[int] = []
        for piece in group.pieces:
            taken += self._piece(piece, files)
        self._store(group, files)
        self._articles += len(files)
        if self._articles >= _BATCH_ARTICLES:
            self.flush()
        return taken

    def flush(self) -> None:
        """Commit what has come in."""
        if not self._connection.in_transaction:
            self._connection.execute("BEGIN IMMEDIATE")
        schema.set_meta(self._connection, "unfinished", 1)
        self._connection.execute("COMMIT")
        self._articles = 0

    def _piece(self, piece: Piece, files: list[int]) -> int:
        """Take in what a piece says but its new articles; give each of these its file."""
        if piece.same:
            self._held.pop(piece.source.path, None)
            self._connection.execute(NOTE, self._note(piece))
            return 0
        file = self._open = self._open or self._start(piece)
        skips = [(s.path, s.index, s.reason, s.detail) for s in piece.found if isinstance(s, Skip)]
        self._connection.executemany("INSERT INTO skipped VALUES (?, ?, ?, ?)", skips)
        if len(skips) < len(piece.found):
            self._claim([again for again in piece.found if isinstance(again, Again)], file)
        files.extend(repeat(file.number, piece.new))
        file.new += piece.new
        if piece.last:
            self._finish_file(piece, file)
            self._open = None
        return len(piece.found) - len(skips) + piece.new

    def _start(self, piece: Piece) -> _Open:
        """Note that a file is being read: until it is done, its size is one that no file has."""
        source = piece.source
        number = self._connection.execute(
            "INSERT INTO files (path, root, size, mtime_ns, hash) VALUES (?, ?, -1, 0, '') "
            "ON CONFLICT (path) DO UPDATE SET size = -1, hash = '', missing = 0 RETURNING number",
            (source.path, source.root),
        ).fetchone()[0]
        if piece.tail:  # what is known of its records stays; what was said of the whole file does not
            query = "DELETE FROM skipped WHERE file = ? AND position IS NULL"
            self._connection.execute(query, (source.path,))
            return _Open(number, {})
        self._connection.execute("INSERT OR IGNORE INTO touched VALUES (?)", (number,))
        self._connection.execute("DELETE FROM skipped WHERE file = ?", (source.path,))
        return _Open(number, self._held.pop(source.path, {}))

    def _claim(self, found: list[Again], file: _Open) -> None:
        claims, shifted, found_at = [], [], []
        for content, position, place in found:
            number, complete, before = file.held[content].pop()
            if complete:
                file.dropped -= 1
            else:
                file.new += 1  # an update that was killed brought it
            claims.append((number,))
            if place is not None:
                found_at.append((number, position, *place))
            elif position != before:
                shifted.append((number, position))
        self._connection.executemany("INSERT INTO claims VALUES (?)", claims)
        self._connection.executemany("INSERT INTO shifted VALUES (?, ?)", shifted)
        self._connection.executemany("INSERT INTO found_at VALUES (?, ?, ?, ?, ?)", found_at)

    def _store(self, group: Group, files: list[int]) -> None:
        first = self._numbers
        self._numbers += len(files)
        for table, rows in group.tables.items():
            if not rows:
                continue
            if table == "articles":
                rows = [(*row, file) for row, file in zip(rows, files, strict=True)]
            # Numbers count from 0 in each group: adding here spares making every row again.
            marks = ", ".join("?" * (len(rows[0]) - 1))
            if table == "articles":
                query = f"INSERT INTO articles ({_ARTICLE}) VALUES (? + {first}, {marks}, {self._generation})"
            else:
                query = f"INSERT INTO {table} VALUES (? + {first}, {marks})"
            self._connection.executemany(query, rows)
            if table == "people":
                note_names(self._connection, rows)

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


_ARTICLE = f"number, {ARTICLE_COLUMNS}, name, record, file, generation"


def _next_number(connection: sqlite3.Connection) -> int:
    row = connection.execute("SELECT seq FROM sqlite_sequence WHERE name = 'articles'").fetchone()
    return (row[0] if row else 0) + 1
