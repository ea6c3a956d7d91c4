"""Pairs of sketches that may be copies, by one sort-join over (shingle, sketch).

A shingle that occurs in many unlike texts is a formula, a template or page chrome and says nothing: it is
left out of the counts. "Many" is counted in clusters and not in texts, so that a release that hundreds of
outlets carried word for word is still found through all of its shingles.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from defcorpus.dedup.sketch import MAX_LEVEL, Sketch

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    I64 = NDArray[np.int64]
    U64 = NDArray[np.uint64]

COMMON = 32  # a shingle in more clusters than this is common
CLUSTER_SHARE = 0.5  # neighbours in a shingle's list that share so much of the smaller are one cluster
MIN_SHARED = 2
MIN_SHARE = 0.16  # of the smaller's shingles; a copy with 30 % of its words changed keeps 0.7³ = 0.34
_LOW = 0xFFFFFFFF
_HALF = 32


@dataclass(frozen=True, slots=True)
class Candidates:
    """Pairs of positions, `first` < `second`, with the sampled shingles they share and the sizes compared."""

    first: I64
    second: I64
    shared: I64
    size_first: I64
    size_second: I64

    def __len__(self) -> int:
        return len(self.first)


def candidates(sketches: Sequence[Sketch]) -> Candidates:
    """Return the pairs that share enough uncommon shingles, sorted."""
    import numpy as np

    postings = _postings(sketches)
    starts, lengths = _runs(_high(postings))
    owners = (postings & _LOW).astype(np.int64)
    totals = _level_sizes(postings, sketches)
    frequent = _Frequent(owners, starts, lengths, totals, sketches)
    common = frequent.common()
    rare = (lengths > 1) & (lengths <= COMMON)
    pieces = [_all_pairs(owners, starts[rare], lengths[rare]), *frequent.pairs(common)]
    keys, shared = _count(pieces)
    first = (keys >> _HALF).astype(np.int64)
    second = (keys & _LOW).astype(np.int64)
    sizes = totals - _common_sizes(postings, starts[common], lengths[common], sketches)
    level = np.maximum(_levels(sketches)[first], _levels(sketches)[second])
    size_first, size_second = sizes[level, first], sizes[level, second]
    least = np.maximum(MIN_SHARED, MIN_SHARE * np.minimum(size_first, size_second))
    kept = (shared >= least) & _comparable(sketches, first, second)
    return Candidates(first[kept], second[kept], shared[kept], size_first[kept], size_second[kept])


def _postings(sketches: Sequence[Sketch]) -> U64:
    """Return (hash, position) packed in 64 bits, sorted."""
    import numpy as np

    hashes = np.frombuffer(b"".join(s.shingles for s in sketches), "<u4").astype(np.uint64)
    counts = np.fromiter((len(s.shingles) // 4 for s in sketches), np.int64, len(sketches))
    hashes <<= _HALF
    hashes |= np.repeat(np.arange(len(sketches), dtype=np.uint64), counts)
    hashes.sort()
    return hashes


def _runs(values: U64) -> tuple[I64, I64]:
    """Return where each run of equal values starts and how long it is."""
    import numpy as np

    if not len(values):
        return np.zeros(0, np.int64), np.zeros(0, np.int64)
    starts = np.flatnonzero(np.concatenate(([True], values[1:] != values[:-1])))
    return starts, np.diff(np.append(starts, len(values)))


def _levels(sketches: Sequence[Sketch]) -> I64:
    import numpy as np

    return np.fromiter((s.level for s in sketches), np.int64, len(sketches))


def _level_sizes(postings: U64, sketches: Sequence[Sketch]) -> I64:
    """Return, for each level and position, how many of its shingles are in the sample of that level."""
    import numpy as np

    hashes, owners = postings >> _HALF, (postings & _LOW).astype(np.int64)
    return np.stack(
        [
            np.bincount(owners[(hashes & np.uint64((1 << level) - 1)) == 0], minlength=len(sketches))
            for level in range(MAX_LEVEL + 1)
        ]
    )


def _common_sizes(postings: U64, starts: I64, lengths: I64, sketches: Sequence[Sketch]) -> I64:
    import numpy as np

    at = np.repeat(starts - np.cumsum(lengths) + lengths, lengths) + np.arange(int(lengths.sum()))
    return _level_sizes(postings[at], sketches)


def _all_pairs(owners: I64, starts: I64, lengths: I64) -> U64:
    """Return every pair within each run, packed; a run's owners are in order."""
    import numpy as np

    pieces = []
    for gap in range(1, int(lengths.max(initial=1))):
        reach = lengths > gap
        starts, lengths = starts[reach], lengths[reach]
        counts = lengths - gap
        at = np.repeat(starts - np.cumsum(counts) + counts, counts) + np.arange(int(counts.sum()))
        pieces.append(_pack(owners[at], owners[at + gap]))
    return np.concatenate(pieces) if pieces else np.zeros(0, np.uint64)


def _pack(first: I64, second: I64) -> U64:
    import numpy as np

    packed: U64 = (first.astype(np.uint64) << np.uint64(_HALF)) | second.astype(np.uint64)
    return packed


def _high(packed: U64) -> U64:
    """Return the first of what is packed."""
    import numpy as np

    return packed >> np.uint64(_HALF)


def _count(pieces: list[U64]) -> tuple[U64, I64]:
    import numpy as np

    pairs = np.concatenate(pieces) if len(pieces) > 1 else pieces[0]
    pairs.sort()
    starts, lengths = _runs(pairs)
    kept = lengths >= MIN_SHARED
    return pairs[starts[kept]], lengths[kept]


def _comparable(sketches: Sequence[Sketch], first: I64, second: I64) -> NDArray[np.bool_]:
    """Say which pairs are of one language, as far as it is known."""
    import numpy as np

    codes = {"unknown": 0}
    langs = np.fromiter((codes.setdefault(s.lang, len(codes)) for s in sketches), np.int64, len(sketches))
    a, b = langs[first], langs[second]
    same: NDArray[np.bool_] = (a == b) | (a == 0) | (b == 0)
    return same


class _Frequent:
    """The shingles in more than `COMMON` texts: common, or the text of one large cluster."""

    def __init__(
        self, owners: I64, starts: I64, lengths: I64, totals: I64, sketches: Sequence[Sketch]
    ) -> None:
        import numpy as np

        self.owners = owners
        self.starts = starts
        self.lengths = lengths
        self.often = np.flatnonzero(lengths > COMMON)
        self.labels = self._clusters(totals, sketches)

    def _clusters(self, totals: I64, sketches: Sequence[Sketch]) -> I64:
        """Return each position's cluster, named by its first member, from neighbours in the long lists."""
        import numpy as np

        starts, lengths = self.starts[self.often], self.lengths[self.often] - 1
        at = np.repeat(starts - np.cumsum(lengths) + lengths, lengths) + np.arange(int(lengths.sum()))
        keys, shared = _count([_pack(self.owners[at], self.owners[at + 1])])
        first, second = (keys >> _HALF).astype(np.int64), (keys & _LOW).astype(np.int64)
        levels = _levels(sketches)
        level = np.maximum(levels[first], levels[second])
        smaller = np.minimum(totals[level, first], totals[level, second])
        alike = shared >= CLUSTER_SHARE * smaller
        return _components(first[alike], second[alike], len(sketches))

    def common(self) -> NDArray[np.int64]:
        """Return the positions, among all runs, of those in more than `COMMON` clusters."""
        import numpy as np

        starts, lengths = self.starts[self.often], self.lengths[self.often]
        at = np.repeat(starts - np.cumsum(lengths) + lengths, lengths) + np.arange(int(lengths.sum()))
        run = np.repeat(np.arange(len(starts)), lengths)
        pairs = np.unique(_pack(run, self.labels[self.owners[at]]))
        clusters = np.bincount((pairs >> _HALF).astype(np.int64), minlength=len(starts))
        return self.often[clusters > COMMON]

    def pairs(self, common: I64) -> list[U64]:
        """Return pairs through the others: each text with its cluster's first, and those among themselves."""
        import numpy as np

        telling = np.setdiff1d(self.often, common)
        pieces = []
        for at in telling.tolist():
            owners = self.owners[self.starts[at] : self.starts[at] + self.lengths[at]]
            labels = self.labels[owners]
            leaders, index = np.unique(labels, return_index=True)
            firsts = owners[index][np.searchsorted(leaders, labels)]
            rest = owners != firsts
            pieces.append(_pack(firsts[rest], owners[rest]))
            heads = np.sort(owners[index])
            left, right = np.triu_indices(len(heads), 1)
            pieces.append(_pack(heads[left], heads[right]))
        return pieces


def _components(first: I64, second: I64, count: int) -> I64:
    """Return the smallest position of each position's connected component."""
    import numpy as np

    labels = np.arange(count)
    while True:
        before = labels.copy()
        least = np.minimum(labels[first], labels[second])
        np.minimum.at(labels, first, least)
        np.minimum.at(labels, second, least)
        labels = labels[labels]
        if np.array_equal(labels, before):
            return labels
