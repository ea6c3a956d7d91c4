"""The articles of one language that stand for copies, in the order of their content keys."""

from __future__ import annotations

from bisect import bisect_left
from functools import cached_property
from itertools import compress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection

    import numpy as np
    from numpy.typing import NDArray

    from defcorpus.corpus import Corpus


class Sided:
    """Articles by their places; what they are called is read when it is first asked for."""

    def __init__(self, corpus: Corpus, lang: str, without: Collection[int] = ()) -> None:
        """`without` are the numbers of articles to leave out."""
        import numpy as np

        self._corpus, self._lang = corpus, lang
        rows = corpus.told().get(lang, np.zeros((0, 2), np.int64))
        self._kept = ~np.isin(rows[:, 0], np.array(sorted(without), np.int64))
        self.rows: NDArray[np.int64] = rows[self._kept]  # of number and generation

    def __len__(self) -> int:
        return len(self.rows)

    @property
    def numbers(self) -> NDArray[np.int64]:
        """Their numbers."""
        return self.rows[:, 0]

    @cached_property
    def ids(self) -> list[str]:
        """Their ids."""
        return [*compress(self._corpus.told_ids(self._lang), self._kept.tolist())]

    @cached_property
    def keys(self) -> list[str]:
        """Their content keys, ascending."""
        return [*compress(self._corpus.told_keys(self._lang), self._kept.tolist())]

    def find(self, key: str) -> int | None:
        """Return the place of the first article of a content key."""
        at = bisect_left(self.keys, key)
        return at if at < len(self) and self.keys[at] == key else None
