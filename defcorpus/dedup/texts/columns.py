"""What the sort-join needs to know of texts, as columns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from defcorpus.dedup.texts.sketch import MAX_LEVEL, Sketch

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from defcorpus.dedup.texts.postings import I64, U64


@dataclass(frozen=True, slots=True)
class Texts:
    """Texts by number. `sizes` holds, for each level and text, how many shingles its sample has."""

    hashes: U64  # Sketch.text_hash
    levels: NDArray[np.uint8]
    sizes: NDArray[np.int32]

    def __len__(self) -> int:
        return len(self.hashes)

    def size(self, level: NDArray[np.integer], text: I64) -> I64:
        """Return how many shingles these texts have at these levels."""
        import numpy as np

        return np.asarray(self.sizes[level, text], np.int64)


def columns(sketches: Sequence[Sketch]) -> tuple[Texts, U64]:
    """Return texts, numbered as the sketches are, and their postings: sorted (hash, text) packed."""
    import numpy as np

    counts = np.array([len(each.shingles) // 4 for each in sketches], np.int64)
    hashes = np.frombuffer(b"".join(each.shingles for each in sketches), "<u4")
    texts = Texts(
        np.array([each.text_hash for each in sketches], np.uint64),
        np.array([each.level for each in sketches], np.uint8),
        level_sizes(hashes, counts),
    )
    packed = hashes.astype(np.uint64)
    packed <<= np.uint64(32)
    packed |= np.repeat(np.arange(len(sketches), dtype=np.uint64), counts)
    packed.sort()
    return texts, packed


def level_sizes(hashes: NDArray[np.uint32], counts: I64) -> NDArray[np.int32]:
    """Return how many of each text's shingles are in the sample of each level; texts' hashes are on end."""
    import numpy as np

    sizes = np.zeros((MAX_LEVEL + 1, len(counts)), np.int32)
    bounds = np.concatenate(([0], np.cumsum(counts)))
    for level in range(MAX_LEVEL + 1):
        sums = np.concatenate(([0], np.cumsum((hashes & np.uint32((1 << level) - 1)) == 0)))
        sizes[level] = sums[bounds[1:]] - sums[bounds[:-1]]
    return sizes
