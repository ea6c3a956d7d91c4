"""Articles and summaries out of the store."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from defcorpus.corpus.records import Head, PageText, Summary, shares, strings

if TYPE_CHECKING:
    from defcorpus.article import Article, Skip
    from defcorpus.corpus.accounts import Named
    from defcorpus.corpus.selecting.entries import Document

# Read together: enough to spare queries, few enough to stay small.
_TOGETHER = 200
_KEPT = 32  # numbers up to which a statement is kept
_FEW = 20_000  # more are sooner found among all

SUMMARY = (
    "SELECT a.number, a.id, f.path, a.member, a.position, a.key, a.lang, a.date, a.date_precision, "
    "a.date_source, a.date_inferred, a.event_date, a.title, a.title_derived, a.source, a.credits, a.people, "
    "a.countries, a.words, a.kind, a.retrieved, a.lang_other, a.lang_shares "
    "FROM articles a JOIN files f ON f.number = a.file "
)


def summary_reader() -> Callable[[Sequence[Any]], Summary]:
    """Return a function from a row of :data:`SUMMARY` to a Summary."""

    def summary(row: Sequence[Any]) -> Summary:
        (number, id_, path, member, position, key, lang, date, precision, source_of, inferred, event, title,
         derived, source, credits_, people, countries, words, kind, saved, other, parts) = row  # fmt: skip
        return Summary(
            id=id_,
            path=path,
            member=member,
            index=position,
            key=key,
            lang=lang,
            date=date,
            date_precision=precision,
            date_source=source_of,
            date_inferred=bool(inferred),
            event_date=event,
            title=title,
            title_derived=bool(derived),
            source=source,
            credits=strings(credits_),
            people=strings(people),
            countries=strings(countries),
            words=words,
            kind=kind,
            retrieved=saved,
            number=number,
            lang_other=other,
            lang_shares=shares(parts),
        )

    return summary


def summaries(connection: sqlite3.Connection, numbers: Sequence[int]) -> list[Summary]:
    """Return the summaries of these numbers in their order; unknown ones are left out."""
    which, values = _which(numbers)
    summary = summary_reader()
    rows = connection.execute(f"{SUMMARY} WHERE a.number IN ({which}) AND a.id IS NOT NULL", values)
    found = {row[0]: row for row in rows}
    return [summary(found[number]) for number in numbers if number in found]


def pages(connection: sqlite3.Connection, numbers: Sequence[int]) -> dict[int, PageText]:
    """Return the pages of these numbers without making articles of them; unknown ones are left out."""
    which, values = _which(numbers)
    # A row a page, not one a segment as well: each row lets another thread go first.
    rows = connection.execute(
        "SELECT article, text, (SELECT group_concat(role || ' ' || start || ' ' || stop) FROM "
        "(SELECT role, start, stop FROM segments s WHERE s.article = p.article ORDER BY position)) "
        f"FROM pages p WHERE article IN ({which})",
        values,
    )
    return {number: PageText(text, _segments_of(said or "")) for number, text, said in rows}


def _segments_of(said: str) -> tuple[tuple[str, int, int], ...]:
    parts = (part.split(" ") for part in said.split(",") if part)
    return tuple([(role, int(start), int(stop)) for role, start, stop in parts])


def _which(numbers: Sequence[int]) -> tuple[str, Sequence[int]]:
    """Return what stands between the parentheses of an IN, and its values.

    The statement of a few is the same for others, so that it is kept; that of many is made for them.
    """
    if len(numbers) <= _KEPT:
        return ",".join("?" * len(numbers)), numbers
    return ",".join(map(str, map(int, numbers))), ()


def heads(connection: sqlite3.Connection, numbers: Sequence[int]) -> list[Head]:
    """Return what names and dates each of these articles, by id; unknown ones are left out."""
    wanted = set(numbers)
    rows = connection.execute(
        "SELECT a.number, a.id, f.path, a.key, a.date, a.source, a.title FROM articles a "
        "JOIN files f ON f.number = a.file WHERE a.id IS NOT NULL "
        + (f"AND a.number IN ({','.join(map(str, numbers))})" if len(wanted) < _FEW else "")
    )
    return sorted([Head._make(row) for row in rows if row[0] in wanted], key=lambda head: head.id)


def bodies(connection: sqlite3.Connection, numbers: Sequence[int]) -> dict[int, tuple[str, list[str]]]:
    """Return the body of each of these articles, a line end between two stretches, and its titles."""
    which, values = _which(numbers)
    parts: dict[int, list[tuple[int, int]]] = {number: [] for number in numbers}
    titled: dict[int, list[tuple[int, int]]] = {}
    for number, role, start, stop in connection.execute(
        "SELECT article, role, start, stop FROM segments "
        f"WHERE article IN ({which}) AND role IN ('body', 'title') ORDER BY article, position",
        values,
    ):
        (parts[number] if role == "body" else titled.setdefault(number, [])).append((start, stop))
    texts = connection.execute(f"SELECT article, text FROM pages WHERE article IN ({which})", values)
    return {
        number: (
            "\n".join([text[start:stop] for start, stop in parts[number]]),
            [text[start:stop] for start, stop in titled.get(number, ())],
        )
        for number, text in texts
    }


def documents(connection: sqlite3.Connection, numbers: Sequence[int]) -> Iterator[Document]:
    """Yield what the full-text index takes in of these articles, in their order; unknown ones are left out.

    Reads what it needs and makes no articles: an index is made of a whole corpus at a time.
    """
    from defcorpus.corpus.selecting.entries import Document

    for at in range(0, len(numbers), _TOGETHER):
        some = numbers[at : at + _TOGETHER]
        which = ",".join(map(str, some))
        found = {
            number: rest
            for number, *rest in connection.execute(
                "SELECT a.number, a.key, p.text, a.title, a.countries, a.source, a.lang, a.kind, "
                "coalesce(a.event_date, a.date) FROM articles a JOIN pages p ON p.article = a.number "
                f"WHERE a.number IN ({which}) AND a.id IS NOT NULL"
            )
        }
        parts = _segments(connection, which)
        people: dict[int, list[str]] = {}
        for number, key in connection.execute(f"SELECT article, key FROM people WHERE article IN ({which})"):
            people.setdefault(number, []).append(key)
        for number in some:
            if number in found:
                key, text, title, countries, *rest = found[number]
                named = people.get(number, ())
                yield Document(
                    number, key, text, parts.get(number, ()), title, named, strings(countries), *rest
                )


def _segments(connection: sqlite3.Connection, which: str) -> dict[int, list[tuple[str, int, int]]]:
    found: dict[int, list[tuple[str, int, int]]] = {}
    for number, role, start, stop in connection.execute(
        "SELECT article, role, start, stop FROM segments "
        f"WHERE article IN ({which}) ORDER BY article, position"
    ):
        found.setdefault(number, []).append((role, start, stop))
    return found


def skipped(connection: sqlite3.Connection) -> list[Skip]:
    """Return what was not taken in, and why, by file and position."""
    rows = connection.execute(
        "SELECT file, reason, detail, position FROM skipped ORDER BY file, position, reason"
    ).fetchall()
    if not rows:  # spares a search the making of an article's records
        return []
    from defcorpus.article import Skip

    return [Skip(*row) for row in rows]


def people(connection: sqlite3.Connection) -> list[Named]:
    """Return everyone named, by article and in its order."""
    from defcorpus.corpus.accounts import Named

    rows = connection.execute(
        "SELECT article, name, key, count, spellings, posts, native, country, also FROM people "
        "WHERE article IN (SELECT number FROM articles WHERE id IS NOT NULL) ORDER BY article, position"
    )
    return [
        Named(number, name, key, count, strings(forms), strings(posts), bool(native), country, strings(also))
        for number, name, key, count, forms, posts, native, country, also in rows
    ]


def articles(connection: sqlite3.Connection, numbers: Sequence[int]) -> Iterator[tuple[int, Article]]:
    """Yield the articles of these numbers in their order, few at a time in memory; leave out unknown ones."""
    for at in range(0, len(numbers), _TOGETHER):
        yield from _together(connection, numbers[at : at + _TOGETHER])


def _together(connection: sqlite3.Connection, numbers: Sequence[int]) -> Iterator[tuple[int, Article]]:
    from defcorpus.corpus.selecting.rows import ARTICLE_COLUMNS, PAGE_COLUMNS, Stored, decode

    # Numbers of our own making: safe to write into the query, and no limit on how many.
    which = ",".join(map(str, numbers))
    columns = ", ".join(f"a.{name.strip()}" for name in ARTICLE_COLUMNS.split(","))
    heads = {
        number: rest
        for number, *rest in connection.execute(
            f"SELECT a.number, a.id, f.path, f.root, {columns} "
            "FROM articles a JOIN files f ON f.number = a.file "
            f"WHERE a.number IN ({which}) AND a.id IS NOT NULL"
        )
    }
    pages = {
        number: tuple(page)
        for number, *page in connection.execute(
            f"SELECT article, {PAGE_COLUMNS} FROM pages WHERE article IN ({which})"
        )
    }
    owned = {table: _owned(connection, table, which) for table in _OWNED}
    for number in numbers:
        head = heads.get(number)
        if head is None:
            continue
        rows = [owned[table].get(number, ()) for table in _OWNED]
        yield number, decode(Stored(head[0], head[1], head[2], tuple(head[3:]), pages[number], *rows))


_OWNED = ("readings", "segments", "facts", "people", "stories", "notes")


def _owned(connection: sqlite3.Connection, table: str, which: str) -> dict[int, list[tuple[Any, ...]]]:
    found: dict[int, list[tuple[Any, ...]]] = {}
    order = "field" if table == "readings" else "position"
    for number, *row in connection.execute(
        f"SELECT * FROM {table} WHERE article IN ({which}) ORDER BY article, {order}"
    ):
        found.setdefault(number, []).append(tuple(row))
    return found
