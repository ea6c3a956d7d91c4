"""Outlets as a person types them: by name, by first label, by any name that the outlets table knows."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Sequence

from defcorpus.errors import UsageError
from defcorpus.text.fold import fold


def matching(connection: sqlite3.Connection, typed: Sequence[str]) -> list[str]:
    """Return the stored outlets that are meant: by name, or by its first label (`qdnd` for `qdnd.vn`)."""
    wanted = {" ".join(fold(name).split()) for name in typed}
    wanted |= {fold(known) for known in map(_known, typed) if known}
    names = [(name, fold(name)) for name in _stored(connection)]
    return [name for name, folded in names if folded in wanted or folded.partition(".")[0] in wanted]


def named(connection: sqlite3.Connection, typed: Sequence[str]) -> list[str]:
    """Return the stored outlets that are meant, in the order in which they were named.

    One that the outlets table knows may have nothing here. UsageError for one that nobody knows.
    """
    found: dict[str, None] = {}
    for name in typed:
        meant = matching(connection, [name])
        if not meant and _known(name) is None:
            raise UsageError(f"There is no outlet {name!r} here.", _hint(connection, name))
        found |= dict.fromkeys(meant)
    return list(found)


def unmet(connection: sqlite3.Connection, typed: Sequence[str]) -> dict[str, list[str]]:
    """Return the names typed that no outlet here has, each with those outlets here that are spelt so."""
    return {name: _close(connection, name) for name in typed if not matching(connection, [name])}


def _hint(connection: sqlite3.Connection, name: str) -> str:
    """Return what may have been meant: an outlet here that is spelt so, or where outlets are told."""
    meant = _close(connection, name)
    if meant:
        return f"Did you mean {' or '.join(map(repr, meant))}?"
    return "`defcorpus stats --by source` lists the outlets."


def _close(connection: sqlite3.Connection, name: str) -> list[str]:
    from difflib import get_close_matches

    from defcorpus.knowledge import table

    stored = _stored(connection)
    spelt = {fold(form): outlet for form, outlet, *_ in table("outlets") if outlet in stored}
    for outlet in stored:
        spelt |= {fold(outlet): outlet, fold(outlet).partition(".")[0]: outlet}
    # `.vn` makes no two alike.
    stems: dict[str, str] = {}
    for form, outlet in spelt.items():
        stems.setdefault(_stem(form), outlet)
    close = get_close_matches(_stem(" ".join(fold(name).split())), stems, 3, 0.7)
    return list(dict.fromkeys(stems[form] for form in close))


def _stem(name: str) -> str:
    """Return a site's name without what many end in.

    >>> _stem("qdnd.vn"), _stem("baodak.com.vn"), _stem("le courrier")
    ('qdnd', 'baodak', 'le courrier')
    """
    return re.sub(r"(?:\.(?:com|net|org|gov|edu|info|[a-z]{2}))+$", "", name)


def _stored(connection: sqlite3.Connection) -> list[str]:
    # From each name to the next: there are few, and SQLite would look at every article for DISTINCT.
    rows = connection.execute(
        "WITH RECURSIVE outlet (label) AS (SELECT min(source) FROM articles UNION ALL "
        "SELECT (SELECT min(source) FROM articles WHERE source > label) FROM outlet WHERE label IS NOT NULL) "
        "SELECT label FROM outlet WHERE label IS NOT NULL"
    )
    return [name for (name,) in rows]


def _known(typed: str) -> str | None:
    """Return the name under which the outlets table keeps an outlet, where it knows it."""
    from defcorpus.knowledge import table

    folded = fold(typed)
    return next((outlet for form, outlet, *_ in table("outlets") if fold(form) == folded), None)
