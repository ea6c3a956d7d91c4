"""Pairs of articles set side by side as they are asked for: many at once where they are named before."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from typing import TYPE_CHECKING

import numpy as np

from defcorpus.pairs import weights as w
from defcorpus.pairs.features.articles import Articles
from defcorpus.pairs.features.columns import distinct
from defcorpus.pairs.features.sides import english_side, vietnamese_side
from defcorpus.pairs.model import Model
from defcorpus.pairs.records import Features
from defcorpus.pairs.sentences.align import Alignment, set_beside
from defcorpus.pairs.sentences.held import Held
from defcorpus.pairs.sentences.sheets import Sheets

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Bools = NDArray[np.bool_]
    I64 = NDArray[np.int64]

Two = tuple[int, int]

_HELD = 1 << 13  # pairs


class Beside:
    """Pairs of articles, by their indices, sentence by sentence; the last ones are held."""

    def __init__(
        self, articles: tuple[Articles, Articles], read: Callable[[Two], Features], model: Model
    ) -> None:
        """`read` reads an article, given by its side (0 Vietnamese, 1 English) and its index."""
        self._articles, self._read, self._model = articles, read, model
        self._plain: Held[Two, Alignment] = Held(_HELD, lambda pair: self._without_words([pair])[0])
        self._worded: Held[Two, Alignment] = Held(_HELD, lambda pair: self._with_words([pair])[0])

    def relearnt(self, model: Model) -> None:
        """Go on with another lexicon."""
        self._model = model
        self._worded.forget(lambda _: True)

    def of(self, vi: int, en: int, *, closely: bool) -> Alignment:
        """Return a pair side by side.

        `closely`: the learnt lexicon has a say, where it can tell how close texts are.
        """
        found = self._plain((vi, en))
        return self._worded((vi, en)) if closely and self._is_asked(found) else found

    def ahead(self, pairs: I64, closely: Bools) -> None:
        """Read pairs, rows of two indices, that are asked for next, and set them side by side together."""
        for side, articles in enumerate(self._articles):
            articles.ahead(distinct(pairs[:, side]).tolist())
        rows: list[Two] = [(vi, en) for vi, en in pairs.tolist()]
        new = [pair for pair in rows if pair not in self._plain]
        self._plain.take(dict(zip(new, self._without_words(new), strict=True)))
        new = [pair for pair, close in zip(rows, closely.tolist(), strict=True) if close]
        new = [pair for pair in new if pair not in self._worded and self._is_asked(self._plain(pair))]
        self._worded.take(dict(zip(new, self._with_words(new), strict=True)))

    def _is_asked(self, found: Alignment) -> bool:
        """Say whether the lexicon may tell how close texts are that stand so without it."""
        return self._model.lexicon is not None and w.CLOSE_AGAIN <= found.closeness < w.CLOSE[1]

    def _without_words(self, pairs: Sequence[Two]) -> list[Alignment]:
        if not pairs:
            return []
        sheets, rows = [], []
        for articles, asked in zip(self._articles, np.array(pairs).T, strict=True):
            places, row = np.unique(asked, return_inverse=True)
            sheets.append(Sheets.read([articles.sided(at) for at in places.tolist()]))
            rows.append(row)
        return set_beside(sheets[0], sheets[1], np.stack(rows, axis=1), self._model)

    def _with_words(self, pairs: Sequence[Two]) -> list[Alignment]:
        lexicon = self._model.lexicon
        if not pairs or lexicon is None:
            return []
        vi = [self._read((0, at)) for at, _ in pairs]
        left = [vietnamese_side(one, lexicon.of(one.key)) for one in vi]
        right = [
            english_side(self._read((1, at)), side.phrases) for (_, at), side in zip(pairs, left, strict=True)
        ]
        numbers: dict[Hashable, int] = {}
        sheets = Sheets.of(left, numbers), Sheets.of(right, numbers)
        rows = np.repeat(np.arange(len(pairs)), 2).reshape(-1, 2)
        return set_beside(*sheets, rows, self._model)
