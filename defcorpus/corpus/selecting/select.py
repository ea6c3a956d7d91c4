"""Filters to SQL, and summaries in order."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Sequence

from defcorpus.corpus.records import Filters, Meant, Summary
from defcorpus.corpus.selecting import outlets
from defcorpus.corpus.selecting.names import person_keys
from defcorpus.corpus.selecting.read import SUMMARY, summary_reader
from defcorpus.errors import UsageError
from defcorpus.text.fold import fold
from defcorpus.text.partial import partial_day
from defcorpus.tuples import NamedTuple

_LANGS = {"vi": "vi", "vietnamese": "vi", "tieng viet": "vi", "en": "en", "english": "en", "tieng anh": "en",
          "other": "other", "mixed": "mixed", "unknown": "unknown"}  # fmt: skip
KINDS = ("article", "listing", "stub", "digest")
"""Kinds of pages, as they are asked for."""

# What is filtered by; lists are sorted by the day they show.
_DAY = "coalesce(a.event_date, a.date)"

# Articles without the value stand last in either order, equal ones in the order of their content.
_ORDERS = {
    "date": "a.date",
    "title": "fold(a.title)",
    "source": "a.source",
    "lang": "a.lang",
    "words": "a.words",
    "id": "a.id",
}
SORTS = tuple(_ORDERS)
"""What summaries can be sorted by."""


class Where(NamedTuple):
    """A condition on `articles a`, and what stands for its question marks."""

    sql: str
    values: tuple[object, ...] = ()


def select(
    connection: sqlite3.Connection,
    filters: Filters,
    sort: str = "date",
    *,
    reverse: bool = False,
    limit: int | None = None,
    without: Collection[int] = (),
) -> list[Summary]:
    """Return the summaries that the filters let through, sorted; UsageError for what cannot be meant."""
    if sort not in _ORDERS:
        raise UsageError(f"There is no order {sort!r}.", f"Sort by one of: {', '.join(SORTS)}.")
    if sort == "title":
        connection.create_function("fold", 1, fold, deterministic=True)
    where = condition(connection, filters)
    if without:
        where = Where(f"{where.sql} AND a.number NOT IN ({_listed(without)})", where.values)
    query = (
        f"{SUMMARY} WHERE {where.sql} ORDER BY {_ORDERS[sort]} {'DESC' if reverse else 'ASC'} NULLS LAST, "
        "a.key, f.path, a.position LIMIT ?"
    )
    rows = connection.execute(query, (*where.values, -1 if limit is None else limit))
    return list(map(summary_reader(), rows))


def fitting(connection: sqlite3.Connection, filters: Filters, numbers: Collection[int]) -> list[int]:
    """Return which of these numbers the filters let through, in the order of a list by date."""
    where = condition(connection, filters)
    rows = connection.execute(
        f"SELECT a.number FROM articles a JOIN files f ON f.number = a.file WHERE {where.sql} "
        f"AND a.number IN ({_listed(numbers)}) ORDER BY a.date NULLS LAST, a.key, f.path, a.position",
        where.values,
    )
    return [number for (number,) in rows]


def _listed(numbers: Collection[int]) -> str:
    # Numbers of our own making: safe to write into the query, and no limit on how many.
    return ",".join(map(str, map(int, numbers)))


def undated_left_out(
    connection: sqlite3.Connection, filters: Filters, shown: Collection[str] = frozenset()
) -> int:
    """Return how many articles but those `shown` only the dates of `filters` leave out: they have none."""
    if (filters.since is None and filters.until is None) or filters.undated:
        return 0
    others = Filters(
        langs=filters.langs,
        people=filters.people,
        countries=filters.countries,
        sources=filters.sources,
        kinds=filters.kinds,
    )
    where = condition(connection, others)
    query = f"SELECT a.id FROM articles a WHERE {where.sql} AND {_DAY} IS NULL"
    return sum(id_ not in shown for (id_,) in connection.execute(query, where.values))


def told_by(connection: sqlite3.Connection, filters: Filters) -> dict[str | None, int]:
    """Return how many of the articles that tell a story each outlet has; None where nobody knows whose."""
    from defcorpus.article import STORYLESS

    where = condition(connection, filters)
    story = ", ".join("?" * len(STORYLESS))
    rows = connection.execute(
        f"SELECT a.source, count(*) FROM articles a WHERE {where.sql} AND a.kind NOT IN ({story}) "
        "GROUP BY a.source ORDER BY a.source",
        (*where.values, *sorted(STORYLESS)),
    )
    return dict(rows.fetchall())


def condition(connection: sqlite3.Connection, filters: Filters) -> Where:
    """Return the condition on `articles a` that says what the filters say."""
    parts = [Where("a.id IS NOT NULL")]
    if filters.langs:
        parts.append(_any("a.lang", [_lang(typed) for typed in _several(filters.langs)]))
    if filters.sources:
        parts.append(_any("a.source", outlets.matching(connection, _several(filters.sources))))
    if filters.kinds:
        parts.append(_any("a.kind", [_kind(typed) for typed in _several(filters.kinds)]))
    parts += [_person(connection, typed) for typed in _several(filters.people)]
    parts += [_countries(codes) for codes in map(_either, _several(filters.countries))]
    parts += _days(filters)
    return Where(" AND ".join(part.sql for part in parts), tuple(v for part in parts for v in part.values))


def check(filters: Filters) -> None:
    """Raise UsageError for what cannot be meant in any corpus; no store is needed to see it."""
    for lang in filters.langs:
        _lang(lang)
    for kind in filters.kinds:
        _kind(kind)
    for country in filters.countries:
        _either(country)
    days = [None if day is None else partial_date(day) for day in (filters.since, filters.until)]
    first, last = days
    if first is not None and last is not None and first > last + "~":
        raise UsageError(f"{filters.since} is after {filters.until}: no day lies between", "turn them round")


def meant(connection: sqlite3.Connection, filters: Filters) -> Meant:
    """Return what the filters say in the store's own terms, for a search; UsageError as for a list."""
    return Meant(
        langs=tuple(map(_lang, _several(filters.langs))),
        since=partial_date(filters.since) if filters.since is not None else None,
        until=partial_date(filters.until) if filters.until is not None else None,
        people=tuple(frozenset(person_keys(connection, typed)) for typed in _several(filters.people)),
        countries=tuple(map(_either, _several(filters.countries))),
        sources=frozenset(outlets.matching(connection, _several(filters.sources)))
        if filters.sources
        else None,
        undated=filters.undated,
        kinds=tuple(map(_kind, _several(filters.kinds))),
    )


def _several(typed: Sequence[str]) -> Sequence[str]:
    """Return names one by one, where a caller gave one name in place of a sequence of them."""
    return (typed,) if isinstance(typed, str) else typed


def _days(filters: Filters) -> list[Where]:
    """Return the conditions on the day. A partial date, typed or stored, covers its whole period.

    As text `2023-11` sorts in front of all its days, and with `~` behind it after them.
    """
    parts: list[Where] = []
    if filters.since and filters.until and partial_date(filters.since) > partial_date(filters.until) + "~":
        raise UsageError(f"since {filters.since} is after until {filters.until}", "Change them round.")
    if filters.since is not None:
        parts.append(Where(f"{_DAY} || '~' >= ?", (partial_date(filters.since),)))
    if filters.until is not None:
        parts.append(Where(f"{_DAY} <= ?", (partial_date(filters.until) + "~",)))
    if filters.undated and parts:
        within = " AND ".join(part.sql for part in parts)
        return [Where(f"({_DAY} IS NULL OR ({within}))", tuple(v for part in parts for v in part.values))]
    return [Where(f"{_DAY} IS NULL")] if filters.undated else parts


def partial_date(typed: str) -> str:
    """Return a partial ISO date as typed, checked and with its zeros (`2025-5` is `2025-05`)."""
    day = partial_day(typed)
    if day is None:
        hint = "Write a year, a month or a day: 2025, 2025-10, 2025-10-14, 14/10/2025."
        raise UsageError(f"{typed!r} is no date.", hint)
    return day


def _any(column: str, values: Sequence[str]) -> Where:
    return Where(f"{column} IN ({', '.join('?' * len(values))})", tuple(values))


def _lang(typed: str) -> str:
    code = _LANGS.get(" ".join(fold(typed).split()))
    if code is None:
        meant = {"vn": "vi", "gb": "en", "uk": "en", "us": "en"}.get(typed.strip().lower())
        raise UsageError(
            f"There is no language {typed!r} here.",
            f"Did you mean {meant}? That is a country's code."
            if meant
            else "Name one of: vi, en, other, mixed, unknown.",
        )
    return code


def _kind(typed: str) -> str:
    kind = typed.strip().lower()
    kind = kind if kind in KINDS else kind.removesuffix("s")
    if kind not in KINDS:
        raise UsageError(f"There is no kind of page {typed!r}.", f"Name one of: {', '.join(KINDS)}.")
    return kind


def _person(connection: sqlite3.Connection, typed: str) -> Where:
    """Return the condition that one person of the article has every typed word, or a word that it begins."""
    return Where(
        "a.number IN (SELECT article FROM people WHERE key IN (SELECT value FROM json_each(?)))",
        (_as_json(person_keys(connection, typed)),),
    )


def _as_json(values: Sequence[str]) -> str:
    from json import dumps

    return dumps(values)


def _countries(codes: Sequence[str]) -> Where:
    told = " OR ".join(["instr(a.countries, ?) > 0"] * len(codes))
    return Where(f"({told})", tuple(f'"{code}"' for code in codes))


def _either(typed: str) -> tuple[str, ...]:
    """Return the codes of countries as typed with commas between them, any of which is meant."""
    return tuple(map(_country, filter(None, map(str.strip, typed.split(","))))) or (_country(typed),)


def _country(typed: str) -> str:
    """Return the code of a country as typed: a code, or a name in either language."""
    from defcorpus.mentions.places.find import near_country, resolve_country

    code = resolve_country(typed)
    if code is None:
        meant = near_country(typed)
        hint = "Type a name (Türkiye, tho nhi ky) or an ISO 3166 code (TR); `defcorpus places` has provinces."
        hint = f"Did you mean {meant.title()}?" if meant else hint
        raise UsageError(f"No country is known as {typed!r}.", hint)
    return code
