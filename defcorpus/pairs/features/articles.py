"""The articles of one language as pairing reads them: one by one, as they are asked for."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Protocol

from defcorpus.pairs.features.stored import packed
from defcorpus.pairs.records import Features


class Articles(Protocol):
    """The articles of one language, in the order of their content keys; each is read when asked for."""

    def __len__(self) -> int: ...

    def __getitem__(self, at: int, /) -> Features: ...

    def sided(self, at: int, /) -> tuple[bytes, bytes]:
        """Return an article's sentences as `sheets.Sheets` reads them."""

    def ahead(self, places: Collection[int], /) -> None:
        """Take note of which articles are asked for next: read together they cost less."""

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

    def sided(self, at: int, /) -> tuple[bytes, bytes]:
        """Return an article's sentences as `sheets.Sheets` reads them."""
        return packed(self._articles[at])

    def ahead(self, places: Collection[int], /) -> None:
        """Pass over what is asked for next: all is there."""

    def id_of(self, at: int, /) -> str:
        """Return an article's id."""
        return self._articles[at].id
