"""Which lines recur on an outlet's pages: counted anew, exactly, whenever its pages become others.

The counts are taken from the keys that the store keeps of each page
(:mod:`defcorpus.reading.chrome.recurring`), so they follow from the pages that are there and from nothing
that was there before.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Keys = NDArray[np.int64]

LEAST = 8
"""Stories of an outlet that a line must stand beside to recur."""

SHARE = 0.25
"""Share of an outlet's stories that a line must stand beside to recur.

Measured on some thousand pages of four outlets without chrome: the formulas and signatures of orders and
proclamations stand on up to 21 % of the pages of the outlet that issues them, a reporter's name on up to 8 %
(on up to 21 % of the pages of a small section).
"""

Model = Mapping[str, frozenset[int]]
"""The recurring lines of each outlet, by key."""


class Page(NamedTuple):
    """What is counted of one page, as the store keeps it; `known` are the lines it was divided with."""

    article: int
    keys: bytes
    story: bytes
    known: bytes


class Counted(NamedTuple):
    """What was counted of an outlet."""

    recurring: Mapping[int, int]  # key to the number of stories beside it
    stories: int


def stored(connection: sqlite3.Connection) -> dict[str, frozenset[int]]:
    """Return the recurring lines that the store knows."""
    found: dict[str, set[int]] = {}
    for outlet, key in connection.execute("SELECT outlet, key FROM recurring"):
        found.setdefault(outlet, set()).add(key)
    return {outlet: frozenset(keys) for outlet, keys in found.items()}


def pages(connection: sqlite3.Connection, outlet: str) -> list[Page]:
    """Return what is counted of an outlet's pages."""
    rows = connection.execute(
        "SELECT article, keys, story, known FROM lines WHERE outlet = ? ORDER BY article", (outlet,)
    )
    return list(map(Page._make, rows.fetchall()))


def count(found: Sequence[Page]) -> Counted:
    """Count an outlet's pages. Nothing recurs on few."""
    if len(found) < LEAST:
        return Counted({}, len(found))
    import numpy as np

    keys, sizes = _keys(found)
    story = _stories(
        np.frombuffer(b"".join([page.story for page in found]), np.int64).reshape(len(found), -1)
    )
    stories = int(story.max()) + 1
    least = max(LEAST, int(np.ceil(SHARE * stories)))
    unique, counts = np.unique(keys, return_counts=True)
    often = np.isin(keys, unique[counts >= least])
    # A line that stands on many copies of one story stands beside one story.
    beside = np.unique(np.stack([keys[often], np.repeat(story, sizes)[often]]), axis=1)[0]
    unique, counts = np.unique(beside, return_counts=True)
    recur = counts >= least
    return Counted(dict(zip(unique[recur].tolist(), counts[recur].tolist(), strict=True)), stories)


def _keys(found: Sequence[Page]) -> tuple[Keys, Keys]:
    """Return the keys of all pages in a row, and how many each has."""
    import numpy as np

    sizes = np.array([len(page.keys) // 8 for page in found], np.int64)
    return np.frombuffer(b"".join([page.keys for page in found]), np.int64), sizes


def _stories(longest: Keys) -> Keys:
    """Return a number for the story of each page: of its longest segments the one that fewest pages have."""
    import numpy as np

    _, which, counts = np.unique(longest, return_inverse=True, return_counts=True)
    rarest = counts[which].reshape(longest.shape).argmin(axis=1)
    own = longest[np.arange(len(longest)), rarest]
    return np.unique(own, return_inverse=True)[1].reshape(-1)


def outdated(found: Sequence[Page], recurring: Iterable[int]) -> dict[int, bytes]:
    """Return, for each page that was divided with other lines than it should be, those that it should be."""
    if not found:
        return {}
    chrome = frozenset(recurring)
    if not chrome:
        return {page.article: b"" for page in found if page.known}
    import numpy as np

    keys, sizes = _keys(found)
    held = np.isin(keys, np.array(sorted(chrome), np.int64))
    ends = np.cumsum(sizes)
    other = {}
    for page, start, end in zip(found, (ends - sizes).tolist(), ends.tolist(), strict=True):
        wanted = keys[start:end][held[start:end]].tobytes()
        if wanted != page.known:
            other[page.article] = wanted
    return other


def keep(connection: sqlite3.Connection, outlet: str, found: Sequence[Page], counted: Counted) -> bool:
    """Write what recurs at an outlet; return whether other lines do than before."""
    rows = connection.execute("SELECT key, line FROM recurring WHERE outlet = ?", (outlet,))
    before = dict(rows.fetchall())
    connection.executemany(
        "DELETE FROM recurring WHERE outlet = ? AND key = ?",
        [(outlet, key) for key in before.keys() - counted.recurring.keys()],
    )
    connection.executemany(
        "INSERT OR REPLACE INTO recurring (outlet, line, pages, of, key) VALUES (?, ?, ?, ?, ?)",
        [
            (
                outlet,
                before[key] if key in before else _written(connection, found, key),
                of,
                counted.stories,
                key,
            )
            for key, of in sorted(counted.recurring.items())
        ],
    )
    return before.keys() != counted.recurring.keys()


def _written(connection: sqlite3.Connection, found: Sequence[Page], key: int) -> str:
    """Return a recurring line as one page has it."""
    from defcorpus.reading.chrome.recurring import line_key, packed

    data = packed([key])
    for page in found:
        if data not in page.keys:
            continue
        for (line,) in connection.execute(
            "SELECT substr(p.text, s.start + 1, s.stop - s.start) FROM pages p "
            "JOIN segments s ON s.article = p.article WHERE p.article = ?",
            (page.article,),
        ):
            if line_key(line) == key:
                return str(line)
    return ""
