"""The store's one SQLite file: its tables, how it is opened, and what it knows of itself.

It is meant to be read by other tools too (Datasette, sqlite-utils, DuckDB): plain names, ISO dates, JSON
arrays for lists, and views that show facts beside the words they were read from. Offsets are half-open
code-point offsets into `pages.text`, named `start` and `stop` since `end` is a word of SQL.
"""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path

from defcorpus.corpus.store.location import FILE_NAME as FILE_NAME
from defcorpus.corpus.store.origin import made_by

_TABLES = """
CREATE TABLE meta (name TEXT PRIMARY KEY, value) WITHOUT ROWID;

CREATE TABLE files (
    number INTEGER PRIMARY KEY,
    path TEXT NOT NULL UNIQUE,
    root TEXT NOT NULL,                   -- the PATH it was found under
    size INTEGER NOT NULL,                -- -1 while it is being read
    mtime_ns INTEGER NOT NULL,
    hash TEXT NOT NULL,                   -- of its bytes
    recheck INTEGER NOT NULL DEFAULT 0,   -- so new when read that its time may hide a change
    missing INTEGER NOT NULL DEFAULT 0    -- no longer found, but kept because so much vanished at once
);

CREATE TABLE skipped (file TEXT NOT NULL, position INTEGER, reason TEXT NOT NULL, detail TEXT NOT NULL);
CREATE INDEX skipped_file ON skipped (file);

CREATE TABLE articles (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT UNIQUE,                       -- NULL until the update that brings the article is done
    name TEXT,                            -- its id where no other article is called so
    lang TEXT NOT NULL, lang_other TEXT, lang_shares TEXT NOT NULL,
    date TEXT, date_precision TEXT, date_source TEXT, date_inferred INTEGER NOT NULL,
    event_date TEXT, retrieved TEXT,
    title TEXT NOT NULL, title_derived INTEGER NOT NULL,
    source TEXT, credits TEXT NOT NULL, people TEXT NOT NULL, countries TEXT NOT NULL,
    words INTEGER NOT NULL, kind TEXT NOT NULL, removed REAL NOT NULL,
    file INTEGER NOT NULL REFERENCES files (number), member TEXT, position INTEGER,
    key TEXT NOT NULL, format TEXT NOT NULL,
    record BLOB,                          -- of the bytes it was read from, where its container has it so
    generation INTEGER NOT NULL
);
CREATE INDEX articles_file ON articles (file);
CREATE INDEX articles_key ON articles (key);
CREATE INDEX articles_name ON articles (name);
CREATE INDEX articles_source ON articles (source);
CREATE INDEX articles_date ON articles (date, key);  -- the order of a list
CREATE INDEX articles_told ON articles (lang, key, id, generation, kind)  -- all that pairing asks of all
    WHERE id IS NOT NULL AND kind NOT IN ('listing', 'stub');

CREATE TABLE pages (
    article INTEGER PRIMARY KEY REFERENCES articles (number),
    encoding TEXT NOT NULL,
    meta_title TEXT, meta_date TEXT, meta_url TEXT, meta_source TEXT, meta_author TEXT,
    meta_retrieved TEXT,
    meta_date_named INTEGER NOT NULL,     -- a person named the field that the date is of
    hints TEXT,                           -- what its markup said of which stretch: start, stop, role
    text TEXT NOT NULL
);

CREATE TABLE readings (                   -- what the values in `articles` were read from
    article INTEGER NOT NULL REFERENCES articles (number),
    field TEXT NOT NULL,
    role TEXT, precision TEXT, inferred INTEGER,
    start INTEGER, stop INTEGER, confidence REAL, rule TEXT NOT NULL, note TEXT,
    PRIMARY KEY (article, field)
) WITHOUT ROWID;

CREATE TABLE segments (
    article INTEGER NOT NULL REFERENCES articles (number), position INTEGER NOT NULL,
    role TEXT NOT NULL, start INTEGER NOT NULL, stop INTEGER NOT NULL, rule TEXT NOT NULL,
    PRIMARY KEY (article, position)
) WITHOUT ROWID;

CREATE TABLE facts (
    article INTEGER NOT NULL REFERENCES articles (number), position INTEGER NOT NULL,
    kind TEXT NOT NULL, value TEXT NOT NULL, key TEXT NOT NULL, role TEXT NOT NULL,
    start INTEGER NOT NULL, stop INTEGER NOT NULL, confidence REAL NOT NULL,
    rule TEXT NOT NULL, note TEXT NOT NULL,
    PRIMARY KEY (article, position)
) WITHOUT ROWID;

CREATE TABLE people (
    article INTEGER NOT NULL REFERENCES articles (number), position INTEGER NOT NULL,
    name TEXT NOT NULL, key TEXT NOT NULL, count INTEGER NOT NULL,
    spellings TEXT NOT NULL, posts TEXT NOT NULL, native INTEGER NOT NULL, start INTEGER NOT NULL,
    country TEXT, also TEXT NOT NULL,
    PRIMARY KEY (article, position)
) WITHOUT ROWID;
CREATE INDEX people_key ON people (key, article);
CREATE INDEX people_also ON people (key, also) WHERE also != '[]';

CREATE TABLE names (                      -- in which keys a word stands; keys that nobody has now may be left
    word TEXT NOT NULL, key TEXT NOT NULL,
    PRIMARY KEY (word, key)
) WITHOUT ROWID;

CREATE TABLE stories (
    article INTEGER NOT NULL REFERENCES articles (number), position INTEGER NOT NULL,
    start INTEGER NOT NULL, stop INTEGER NOT NULL, people TEXT NOT NULL, countries TEXT NOT NULL,
    event_date TEXT, date_role TEXT, date_precision TEXT, date_inferred INTEGER,
    date_start INTEGER, date_stop INTEGER, date_confidence REAL, date_rule TEXT, date_note TEXT,
    PRIMARY KEY (article, position)
) WITHOUT ROWID;

CREATE TABLE notes (                      -- what a person may want to know, or to settle
    article INTEGER NOT NULL REFERENCES articles (number), position INTEGER NOT NULL,
    kind TEXT NOT NULL, detail TEXT NOT NULL, start INTEGER NOT NULL, stop INTEGER NOT NULL,
    of_page INTEGER NOT NULL,
    PRIMARY KEY (article, position)
) WITHOUT ROWID;

CREATE TABLE lines (                      -- of a page whose outlet is known: what may recur (see recurring)
    article INTEGER PRIMARY KEY REFERENCES articles (number),
    outlet TEXT NOT NULL,
    keys BLOB NOT NULL,                   -- of its lines, 8 bytes each
    story BLOB NOT NULL,                  -- of its longest segments
    known BLOB NOT NULL                   -- of the recurring lines with which it was divided
);
CREATE INDEX lines_outlet ON lines (outlet);

CREATE TABLE recurring (                  -- lines that are chrome because an outlet's pages share them
    outlet TEXT NOT NULL, line TEXT NOT NULL,
    pages INTEGER NOT NULL, of INTEGER NOT NULL,  -- the outlet's; copies of one story count once
    key INTEGER NOT NULL,
    PRIMARY KEY (outlet, key)
) WITHOUT ROWID;

CREATE TABLE features (
    article INTEGER NOT NULL REFERENCES articles (number),
    kind TEXT NOT NULL, version INTEGER NOT NULL, data BLOB NOT NULL,
    PRIMARY KEY (article, kind)
);

CREATE TABLE models (
    name TEXT PRIMARY KEY, version INTEGER NOT NULL,
    generation INTEGER NOT NULL, articles INTEGER NOT NULL, data BLOB NOT NULL
);

CREATE TABLE corrections (                -- what a person decided, as the articles were made with
    scope TEXT NOT NULL, which TEXT NOT NULL, key TEXT NOT NULL, field TEXT NOT NULL, value TEXT NOT NULL
);

CREATE TABLE removed (article INTEGER PRIMARY KEY, generation INTEGER NOT NULL);

CREATE VIEW facts_read AS
SELECT articles.id, facts.kind, facts.value, facts.role, facts.confidence, facts.rule, facts.note,
       CASE WHEN facts.start >= 0
            THEN substr(pages.text, facts.start + 1, facts.stop - facts.start) END AS words
FROM facts JOIN articles ON articles.number = facts.article JOIN pages ON pages.article = facts.article
WHERE articles.id IS NOT NULL;

CREATE VIEW persons AS
SELECT people.key, min(people.name) AS name, count(*) AS articles, sum(people.count) AS mentions,
       min(coalesce(articles.event_date, articles.date)) AS first,
       max(coalesce(articles.event_date, articles.date)) AS last
FROM people JOIN articles ON articles.number = people.article
WHERE articles.id IS NOT NULL GROUP BY people.key;

CREATE VIEW texts AS
SELECT articles.id, files.path, articles.title, articles.lang, articles.date, pages.meta_url AS url,
       pages.text
FROM articles JOIN files ON files.number = articles.file JOIN pages ON pages.article = articles.number
WHERE articles.id IS NOT NULL;
"""

OWNED_TABLES = ("pages", "readings", "segments", "facts", "people", "stories", "notes", "lines", "features")
"""Tables whose rows belong to an article, by their column `article`."""


def connect(path: Path, *, create: bool = False, alone: bool = False) -> sqlite3.Connection:
    """Open the store's file, without beginning a transaction.

    `alone` says that nobody writes: then nothing is written beside it, as on a disk that is full.
    """
    if create:
        connection = sqlite3.connect(path, timeout=10.0, isolation_level=None)
        connection.execute("PRAGMA journal_mode = WAL")
    elif not alone and os.access(path, os.W_OK) and os.access(path.parent, os.W_OK):
        connection = sqlite3.connect(_uri(path, "mode=rw"), uri=True, timeout=10.0, isolation_level=None)
    else:
        # Nobody can write here, so nobody does; SQLite would want to make its shared-memory file.
        connection = sqlite3.connect(_uri(path, "immutable=1"), uri=True, isolation_level=None)
    try:
        # After a power cut the last batches may be missing; the file is whole, and they are read again.
        connection.execute("PRAGMA synchronous = NORMAL")
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def create(connection: sqlite3.Connection, paths: tuple[str, ...]) -> None:
    """Make the tables of an empty store for `paths`."""
    connection.executescript("BEGIN;" + _TABLES)
    set_meta(connection, "made_by", made_by())
    set_meta(connection, "paths", "\0".join(paths).encode("utf-8", "surrogateescape"))
    set_meta(connection, "generation", 0)
    connection.execute("COMMIT")


def set_meta(connection: sqlite3.Connection, name: str, value: object) -> None:
    """Write one of the store's notes about itself."""
    connection.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (name, value))


def number_in_meta(connection: sqlite3.Connection, name: str) -> int:
    """Return one of the store's notes about itself that is a number; 0 where it has none yet."""
    row = connection.execute("SELECT value FROM meta WHERE name = ?", (name,)).fetchone()
    return int(row[0]) if row else 0


def read_meta(connection: sqlite3.Connection) -> dict[str, object]:
    """Return the store's notes about itself."""
    return dict(connection.execute("SELECT name, value FROM meta"))


def paths_of(meta: dict[str, object]) -> tuple[str, ...]:
    """Return the PATHs a store is of, from its notes."""
    value = meta.get("paths")
    return tuple(value.decode("utf-8", "surrogateescape").split("\0")) if isinstance(value, bytes) else ()


def _uri(path: Path, options: str) -> str:
    name = os.fspath(path)
    for char in "%?#":
        name = name.replace(char, f"%{ord(char):02x}")
    return f"file:{name}?{options}"


def is_whole(path: Path) -> bool:
    """Say whether the file is as long as its own header says, as far as that can be told without reading it.

    Bytes 16 and 28 of the header are the page size and the number of pages
    (https://www.sqlite.org/fileformat.html). While a log stands beside it, it may rightly be shorter.
    """
    try:
        with path.open("rb") as stream:
            header = stream.read(100)
        size = path.stat().st_size
        log = Path(f"{path}-wal")
        if log.exists() and log.stat().st_size:
            return header[:15] == b"SQLite format 3" or not header
    except OSError:
        return False
    if len(header) < 100 or header[:15] != b"SQLite format 3":
        return False
    page = int.from_bytes(header[16:18], "big")
    return size >= (65536 if page == 1 else page) * int.from_bytes(header[28:32], "big")
