"""What recurs as far as can be told while a corpus is still being taken in.

It decides nothing: at the end of the update all is counted, and pages that were read otherwise are read
again. It only spares most pages being read twice.
"""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

from defcorpus.corpus.updating import recurring

if TYPE_CHECKING:
    from defcorpus.corpus.updating.scan import Tools

_FIRST, _MOST = (
    300,
    5_000,
)  # articles between two looks: few at first, then half of what there is, at most so many
_GROWN = 1.5  # how far an outlet must have grown since it was looked at last


class Learning:
    """Keeps :attr:`model`, which whoever holds it sees change."""

    def __init__(self, connection: sqlite3.Connection, tools: Tools) -> None:
        self._connection = connection
        self._learns = tools.site is not None
        self._next = _FIRST
        self._sizes: dict[str, int] = {}
        self.model: dict[str, frozenset[int]] = recurring.stored(connection) if self._learns else {}

    def is_due(self, articles: int) -> bool:
        """Say whether so many articles have come in that another look is due."""
        return self._learns and articles >= self._next

    def look(self, articles: int) -> None:
        """Count the outlets that have grown; what has come in must have been flushed."""
        self._next = articles + min(max(_FIRST, articles // 2), _MOST)
        sizes = self._connection.execute("SELECT outlet, count(*) FROM lines GROUP BY outlet").fetchall()
        for outlet, size in sizes:
            if size >= recurring.LEAST and size >= _GROWN * self._sizes.get(outlet, 0):
                self._sizes[outlet] = size
                counted = recurring.count(recurring.pages(self._connection, outlet))
                self.model[outlet] = frozenset(counted.recurring)
