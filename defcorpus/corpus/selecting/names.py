"""The words of people's names, so that a few letters find whom they may mean without a look at everyone."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable, Sequence

from defcorpus.corpus.records import strings
from defcorpus.errors import UsageError
from defcorpus.text.fold import fold

_KEY = 3  # column of a row of `people`
_MANY = 4096


def note_names(connection: sqlite3.Connection, people: Iterable[Sequence[object]]) -> None:
    """Note the words of the keys in new rows of `people`."""
    keys = {str(row[_KEY]) for row in people}
    rows = [(word, key) for key in sorted(keys) for word in words_of(key)]
    connection.executemany("INSERT OR IGNORE INTO names VALUES (?, ?)", rows)


def person_keys(connection: sqlite3.Connection, typed: str) -> list[str]:
    """Return the keys of those who have every typed word, or a word that it begins."""
    wanted = words_of(fold(typed))
    if not wanted:
        raise UsageError(f"{typed!r} names nobody.", "Type a name, or a part of one.")
    rarest = min(wanted, key=lambda word: (_begun(connection, word), -len(word), word))
    rows = connection.execute(
        "SELECT DISTINCT key FROM names WHERE word >= ? AND word < ?", (rarest, rarest + "\U0010ffff")
    )
    found = {key for (key,) in rows if _is_meant(wanted, key)}
    # One person under several keys: whoever is meant by one of them is meant by all.
    for key, also in connection.execute(
        "SELECT DISTINCT key, also FROM people WHERE also != '[]' ORDER BY key"
    ):
        keys = {key, *strings(also)}
        if keys & found or any(_is_meant(wanted, other) for other in keys):
            found |= keys
    return sorted(found)


def _begun(connection: sqlite3.Connection, word: str) -> int:
    """Return how many words of keys a word begins; of many, that they are."""
    query = f"SELECT count(*) FROM (SELECT 1 FROM names WHERE word >= ? AND word < ? LIMIT {_MANY})"
    count: int = connection.execute(query, (word, word + "\U0010ffff")).fetchone()[0]
    return count


def words_of(folded: str) -> list[str]:
    """Return the words of a folded name."""
    return re.findall(r"[^\W_]+", folded)


def _is_meant(wanted: Sequence[str], key: str) -> bool:
    """Say whether each wanted word begins a word of its own of `key`."""
    left = words_of(key)
    for word in sorted(wanted, key=len, reverse=True):
        # A whole word first: `an` is meant for `an` before it is for `anh`.
        fits = word if word in left else next((other for other in left if other.startswith(word)), None)
        if fits is None:
            return False
        left.remove(fits)
    return True
