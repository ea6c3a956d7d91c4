"""The articles of one language as pairing reads them: one by one, as they are asked for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from defcorpus.pairs.records import Features
from defcorpus.pairs.sides import Side, side_of


class Articles(Protocol):
    """The articles of one language, in the order of their content keys; each is read when asked for."""

    def __len__(self) -> int: ...

    def __getitem__(self, at: int, /) -> Features: ...

    def side(self, at: int, /) -> Side:
        """Return an article's sentences as they are aligned."""

    def id_of(self, at: int, /) -> str:
        """Return an article's id."""


class Listed:
    """Articles that are all in memory."""

    def __init__(self, articles: Sequence[Features]) -> None:
        self._articles = articles

    def __len__(self) -> int:
        return len(self._articles)

    def __getitem__(self, at: int, /) -> Features:
        return self._articles[at]

    def side(self, at: int, /) -> Side:
        """Return an article's sentences as they are aligned."""
        return side_of(self._articles[at])

    def id_of(self, at: int, /) -> str:
        """Return an article's id."""
        return self._articles[at].id
