"""Who was perhaps meant by a name that nobody has: looked up by its words, in a few milliseconds."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice, product

from defcorpus.corpus.selecting.names import person_keys, words_of
from defcorpus.text.fold import fold
from defcorpus.tuples import NamedTuple

_LONG = 5  # letters: of a longer word two may be wrong
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_MANY = 1024  # words that begin like one that nobody has, and keys, that are looked at
_SHOWN = 24  # keys that are counted
_NAMED = 64  # articles that are asked how they write a name


class Near(NamedTuple):
    """Somebody whom a misspelt name may mean."""

    name: str  # as most of the first articles write it, with marks where any does
    articles: int


def near_people(connection: sqlite3.Connection, typed: str, limit: int = 3) -> list[Near]:
    """Return who may be meant by a name that nobody has, all equally near, those of most articles first.

    One word may be wrong by a letter, one of six and more by two; where that is nobody, each word by one.
    """
    wanted = words_of(fold(typed))
    if not wanted or person_keys(connection, typed):
        return []
    near = [_near_words(connection, word) for word in wanted]
    one = [
        (*([word] for word in wanted[:at]), words, *([word] for word in wanted[at + 1 :]))
        for at, words in enumerate(near)
    ]
    farther = [
        (
            *([word] for word in wanted[:at]),
            _far_words(connection, word),
            *([word] for word in wanted[at + 1 :]),
        )
        for at, word in enumerate(wanted)
        if len(word) > _LONG and not near[at]
    ]
    each = [tuple([word, *words] for word, words in zip(wanted, near, strict=True))]
    for ways in (one, farther, each):
        keys = {key for words in ways for key in _having(connection, list(words))}
        found = [shown for key in sorted(keys)[:_SHOWN] if (shown := _shown(connection, key)).articles]
        if found:  # keys that nobody has now may be left
            found.sort(key=lambda near: (-near.articles, near.name))
            return list({near.name: near for near in found}.values())[:limit]
    return []


def _near_words(connection: sqlite3.Connection, word: str) -> list[str]:
    """Return the words of names that one letter makes of this one, or two that change places."""
    splits = [(word[:at], word[at:]) for at in range(len(word) + 1)]
    slips = {a + b[1:] for a, b in splits if b} | {a + b[1] + b[0] + b[2:] for a, b in splits if len(b) > 1}
    slips |= {a + letter + b[cut:] for a, b in splits for letter in _LETTERS for cut in (0, 1)}
    return _known(connection, slips - {word, ""})


def _far_words(connection: sqlite3.Connection, word: str) -> list[str]:
    """Return the words of names that begin like this one and differ from it by two letters at most."""
    from rapidfuzz.distance import OSA

    rows = connection.execute(
        f"SELECT word FROM names WHERE word >= ? AND word < ? LIMIT {_MANY}",
        (word[:3], word[:3] + "\U0010ffff"),
    )
    return sorted({other for (other,) in rows if OSA.distance(word, other, score_cutoff=2) <= 2})


def _known(connection: sqlite3.Connection, words: Iterable[str]) -> list[str]:
    asked = sorted(words)
    marks = ",".join("?" * len(asked))
    return [
        word
        for (word,) in connection.execute(f"SELECT DISTINCT word FROM names WHERE word IN ({marks})", asked)
    ]


def _having(connection: sqlite3.Connection, words: Sequence[Sequence[str]]) -> Iterator[str]:
    """Yield the keys that have one of each of some words."""
    also = " AND EXISTS (SELECT 1 FROM names o WHERE o.word = ? AND o.key = n.key)" * (len(words) - 1)
    query = f"SELECT n.key FROM names n WHERE n.word = ?{also} LIMIT {_SHOWN}"
    for way in islice(product(*words), _SHOWN * 2):
        if len(set(way)) == len(way):
            first, *others = sorted(way, key=lambda word: (_count(connection, word), word))
            yield from (key for (key,) in connection.execute(query, (first, *others)))


def _count(connection: sqlite3.Connection, word: str) -> int:
    query = f"SELECT count(*) FROM (SELECT 1 FROM names WHERE word = ? LIMIT {_MANY})"
    count: int = connection.execute(query, (word,)).fetchone()[0]
    return count


def _shown(connection: sqlite3.Connection, key: str) -> Near:
    """Return how somebody is called, and in how many articles."""
    articles: int = connection.execute("SELECT count(*) FROM people WHERE key = ?", (key,)).fetchone()[0]
    written = [
        name
        for (name,) in connection.execute(f"SELECT name FROM people WHERE key = ? LIMIT {_NAMED}", (key,))
    ]
    best = max(sorted(written), key=lambda name: (not name.isascii(), written.count(name)), default=key)
    return Near(best, articles)
