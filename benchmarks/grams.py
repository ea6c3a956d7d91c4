"""Which texts share how many word 5-grams: the measure that test corpora are built and real text is drawn by.

Every 5-gram of every text is compared, none is sampled, and nothing here is defcorpus's own, so that what it
is measured by does not depend on what it does. Words are runs of letters and digits in NFC and lower case.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import blake2b

import numpy as np
from numpy.typing import NDArray

N = 5
_FACTORS = np.array(
    [0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9, 0xD6E8FEB86659FD93, 0xFF51AFD7ED558CCD],
    np.uint64,
)  # odd numbers without a pattern, one for each place in a 5-gram
_SPLIT = 8  # the 5-grams are sorted in so many parts, to need less memory at once


@dataclass(frozen=True, slots=True)
class Overlap:
    """Two texts (`first` < `second`), the number of distinct 5-grams of each and of those they share."""

    first: int
    second: int
    shared: int
    of_first: int
    of_second: int

    @property
    def jaccard(self) -> float:
        """Shared 5-grams as a share of those of both texts (Jaccard 1901)."""
        return self.shared / (self.of_first + self.of_second - self.shared)

    @property
    def containment(self) -> float:
        """Shared 5-grams as a share of those of the text that has fewer (Broder 1997)."""
        return self.shared / min(self.of_first, self.of_second)


def words(text: str) -> list[str]:
    return re.findall(r"\w+", unicodedata.normalize("NFC", text).lower())


class Hasher:
    """Texts to the hashes of their distinct 5-grams, sorted; each word is hashed once."""

    def __init__(self) -> None:
        self._of: dict[str, int] = {}

    def __call__(self, text: str) -> NDArray[np.uint64]:
        """Return the hashes of a text."""
        known, found = self._of, words(text)
        for word in found:
            if word not in known:
                known[word] = int.from_bytes(blake2b(word.encode(), digest_size=8).digest(), "little")
        if len(found) < N:
            return np.zeros(0, np.uint64)
        hashes = np.fromiter((known[word] for word in found), np.uint64, len(found))
        last = len(found) - N + 1
        sums = np.zeros(last, np.uint64)
        for place, factor in enumerate(_FACTORS):
            sums += hashes[place : place + last] * factor
        return np.unique(sums)


@dataclass(frozen=True, slots=True)
class _Index:
    """For each occurrence of a 5-gram that several texts have: where the earlier texts with it are listed."""

    sizes: NDArray[np.int64]  # distinct 5-grams of each text
    texts: NDArray[np.int32]  # the texts with the first 5-gram in order, those with the second, ...
    starts: NDArray[np.int64]  # by text: where in `texts` the list of each of its 5-grams begins ...
    places: NDArray[np.int64]  # ... and where in it the text itself stands
    bounds: NDArray[np.int64]  # where each text's part of `starts` and `places` begins


def _index(texts: Iterable[str]) -> _Index:
    hasher = Hasher()
    made = [hasher(text) for text in texts]
    sizes = np.array([len(grams) for grams in made], np.int64)
    grams = np.concatenate([*made, np.zeros(0, np.uint64)])
    del made, hasher
    owners = np.repeat(np.arange(len(sizes), dtype=np.int32), sizes)
    parts: list[tuple[NDArray[np.int32], NDArray[np.int64]]] = []
    begun = 0
    for part in range(_SPLIT):
        chosen = np.flatnonzero((grams >> np.uint64(40)) % np.uint64(_SPLIT) == part)
        chosen = chosen[np.argsort(grams[chosen], kind="stable")]  # by 5-gram, then by text
        new = np.ones(len(chosen), bool)
        new[1:] = grams[chosen[1:]] != grams[chosen[:-1]]
        firsts = np.flatnonzero(new)
        counts = np.diff(np.append(firsts, len(chosen)))
        several = np.repeat(counts > 1, counts)
        chosen, counts = chosen[several], counts[counts > 1]
        starts = np.repeat(np.cumsum(counts) - counts, counts) + begun
        parts.append((owners[chosen], starts))
        begun += len(chosen)
    del grams, owners
    listed = np.concatenate([one for one, _ in parts])
    starts = np.concatenate([two for _, two in parts])
    order = np.argsort(listed, kind="stable")
    bounds = np.searchsorted(listed[order], np.arange(len(sizes) + 1))
    return _Index(sizes, listed, starts[order], order, bounds)


def overlaps(texts: Sequence[str], least: float) -> Iterator[Overlap]:
    """Yield the pairs with at least that share of the 5-grams of the one that has fewer, by second, first.

    Memory: about 40 bytes a 5-gram while indexing, 20 for each that several texts have after it.
    """
    index = _index(texts)
    total = len(index.sizes)
    for second in range(total):
        part = slice(index.bounds[second], index.bounds[second + 1])
        starts, lengths = index.starts[part], index.places[part] - index.starts[part]
        ends = np.cumsum(lengths)
        if not len(ends) or not ends[-1]:
            continue
        at = np.arange(ends[-1]) + np.repeat(starts - (ends - lengths), lengths)
        earlier = index.texts[at]
        if len(earlier) * 8 < second:
            others, counts = np.unique(earlier, return_counts=True)
        else:
            counts = np.bincount(earlier)
            others = np.flatnonzero(counts)
            counts = counts[others]
        size = int(index.sizes[second])
        enough = counts >= np.maximum(least * np.minimum(index.sizes[others], size), 1)
        for first, shared in zip(others[enough].tolist(), counts[enough].tolist(), strict=True):
            yield Overlap(first, second, shared, int(index.sizes[first]), size)


def unlike(texts: Sequence[str], most: float = 0.1) -> list[int]:
    """Return which texts to take so that no two share more than that part of the 5-grams of the shorter.

    Each text is taken that is unlike all those taken before it.
    """
    like: dict[int, list[int]] = {}
    for found in overlaps(texts, most):
        if found.containment > most:
            like.setdefault(found.second, []).append(found.first)
    taken: set[int] = set()
    for at in range(len(texts)):
        if taken.isdisjoint(like.get(at, ())):
            taken.add(at)
    return sorted(taken)
