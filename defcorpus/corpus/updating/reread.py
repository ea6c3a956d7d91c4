"""Reading stored pages again, when something else than the page has changed: no source is needed for it.

An article's record depends on its page, on the lines that recur at its outlet, and on a person's corrections.
Whatever changes one of the latter two gives :func:`reread` the numbers of the articles concerned.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from defcorpus.article import Location, Page
from defcorpus.corpus.accounts import Progress
from defcorpus.corpus.decisions.decided import concerned
from defcorpus.corpus.selecting.names import note_names
from defcorpus.corpus.selecting.rows import ARTICLE_COLUMNS, PAGE_COLUMNS, ArticleRows, Stored, page_of
from defcorpus.corpus.updating import recurring
from defcorpus.corpus.updating.analysing import analysed_again
from defcorpus.corpus.updating.pool import Job, run, workers_for

if TYPE_CHECKING:
    from defcorpus.corpus.updating.scan import Tools

Report = Callable[[Progress], None]
Known = tuple[int, Page, bytes]
"""An article's number, its page without segments, and the recurring lines to divide it with."""

_TOGETHER = 64
_PAGE_BYTES = 3_000  # a page's usual size: tells whether workers are worth starting
_KEPT = ("member", "position", "key", "format")  # what reading a page again does not change
_RENEWED = ("readings", "segments", "facts", "people", "stories", "notes")


def settle(
    connection: sqlite3.Connection,
    tools: Tools,
    generation: int,
    *,
    jobs: int | None = None,
    progress: Report | None = None,
) -> int:
    """Count anew the lines of the outlets that an update touched, and read again what this changes.

    For the update's last transaction. `temp.outlets` names the outlets of what was removed. Returns how many
    articles were read again.
    """
    other = _relearnt(connection) if tools.site is not None else {}
    connection.executemany(
        "UPDATE lines SET known = ? WHERE article = ?", [(known, number) for number, known in other.items()]
    )
    numbers = sorted(other.keys() | concerned(connection, tools.decided))
    reread(connection, tools, numbers, generation, jobs=jobs, progress=progress)
    return len(numbers)


def _relearnt(connection: sqlite3.Connection) -> dict[int, bytes]:
    """Count anew the lines of the outlets that an update touched.

    Returns, for each page that was divided with other lines than it should be, those that it should be.
    """
    new = {number for (number,) in connection.execute("SELECT number FROM articles WHERE id IS NULL")}
    touched = connection.execute(
        "SELECT outlet FROM temp.outlets UNION SELECT outlet FROM lines "
        "WHERE article IN (SELECT number FROM articles WHERE id IS NULL) ORDER BY 1"
    )
    other: dict[int, bytes] = {}
    for (outlet,) in touched.fetchall():
        found = recurring.pages(connection, outlet)
        counted = recurring.count(found)
        changed = recurring.keep(connection, outlet, found, counted)
        # Where the same lines recur as before, only what has come in may have been read otherwise.
        concerned = found if changed else [page for page in found if page.article in new]
        other |= recurring.outdated(concerned, counted.recurring)
    return other


def reread(
    connection: sqlite3.Connection,
    tools: Tools,
    numbers: Sequence[int],
    generation: int,
    *,
    jobs: int | None = None,
    progress: Report | None = None,
) -> None:
    """Divide and analyse stored pages again, each with the recurring lines that `lines` now says."""
    workers = workers_for(len(numbers) * _PAGE_BYTES, jobs)
    for done, (number, rows) in enumerate(run(_jobs(connection, tools, numbers), workers), 1):
        if rows is not None:
            _renew(connection, number, rows, generation)
        if progress is not None and not done % 50:
            progress(Progress("reading again", done, len(numbers), "articles"))


def _jobs(connection: sqlite3.Connection, tools: Tools, numbers: Sequence[int]) -> Iterator[Job]:
    for at in range(0, len(numbers), _TOGETHER):
        some = numbers[at : at + _TOGETHER]
        yield Job(_again, (tools, _stored(connection, some)), len(some) * _PAGE_BYTES)


def _again(tools: Tools, pages: list[Known]) -> list[tuple[int, ArticleRows | None]]:
    from defcorpus.reading.chrome.recurring import unpacked

    return [(number, analysed_again(tools, page, unpacked(known), number)) for number, page, known in pages]


def _stored(connection: sqlite3.Connection, numbers: Sequence[int]) -> list[Known]:
    """Return pages as they were before they were divided."""
    which = ",".join(map(str, numbers))
    notes: dict[int, list[tuple[object, ...]]] = {}
    for number, *note in connection.execute(
        f"SELECT * FROM notes WHERE article IN ({which}) AND of_page ORDER BY article, position"
    ):
        notes.setdefault(number, []).append(tuple(note))
    columns = ", ".join(f"p.{name.strip()}" for name in PAGE_COLUMNS.split(","))
    pages: list[Known] = []
    for number, path, root, member, position, key, format_, known, *page in connection.execute(
        "SELECT a.number, f.path, f.root, a.member, a.position, a.key, a.format, coalesce(l.known, x''), "
        f"{columns} FROM articles a JOIN files f ON f.number = a.file JOIN pages p ON p.article = a.number "
        f"LEFT JOIN lines l ON l.article = a.number WHERE a.number IN ({which}) ORDER BY a.number"
    ):
        row = Stored("", path, root, (), tuple(page), (), (), (), (), (), notes.get(number, ()))
        where = Location(path, root, member, position)
        pages.append((number, page_of(row, where, format_, key), known))
    return pages


def _renew(connection: sqlite3.Connection, number: int, rows: ArticleRows, generation: int) -> None:
    """Put an article's new rows in place of its old ones; the index takes it in again by its generation."""
    columns = [name.strip() for name in ARTICLE_COLUMNS.split(",")]
    values = dict(zip(columns, rows.article[1:], strict=True))
    for name in _KEPT:
        del values[name]
    connection.execute(
        f"UPDATE articles SET {', '.join(f'{name} = ?' for name in values)}, generation = ? WHERE number = ?",
        (*values.values(), generation, number),
    )
    connection.execute("DELETE FROM features WHERE article = ?", (number,))
    for table in _RENEWED:
        connection.execute(f"DELETE FROM {table} WHERE article = ?", (number,))
        new = getattr(rows, table)
        if new:
            connection.executemany(f"INSERT INTO {table} VALUES ({', '.join('?' * len(new[0]))})", new)
    note_names(connection, rows.people)
