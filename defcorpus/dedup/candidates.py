"""Pairs of sketches that may be copies, by one sort-join over (shingle, sketch).

A shingle that occurs in many unlike texts is a formula, a template or page chrome and says nothing: it is
left out of the counts. "Many" is counted in clusters and not in texts, so that a release that hundreds of
outlets carried word for word is still found through all of its shingles.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from defcorpus.dedup.postings import Postings, components, count, high, low, pack, places
from defcorpus.dedup.sketch import Sketch

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from defcorpus.dedup.postings import I64, U64

COMMON = 32  # a shingle in more clusters than this is common
CLUSTER_SHARE = 0.5  # neighbours in a shingle's list that share so much of the smaller are one cluster
MIN_SHARED = 2
MIN_SHARE = 0.16  # of the smaller's shingles; a copy with 30 % of its words changed keeps 0.7³ = 0.34
_AT_ONCE = 2_000_000  # pairs counted at once, some 60 MB


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

    postings = Postings(sketches)
    frequent = _Frequent(postings)
    common = frequent.common()
    sizes = postings.totals - postings.sizes_in(common)
    kept: list[tuple[I64, ...]] = []
    for keys, shared in _shared(postings, frequent.pairs(common)):
        first, second = high(keys), low(keys)
        level = np.maximum(postings.levels[first], postings.levels[second])
        size_first, size_second = sizes[level, first], sizes[level, second]
        enough = shared >= np.maximum(MIN_SHARED, MIN_SHARE * np.minimum(size_first, size_second))
        enough &= _comparable(postings.langs[first], postings.langs[second])
        kept.append(tuple(column[enough] for column in (first, second, shared, size_first, size_second)))
    none = np.zeros(0, np.int64)
    return Candidates(*(np.concatenate([none, *columns]) for columns in zip(*kept, strict=True)))


def _shared(postings: Postings, extra: U64) -> Iterator[tuple[U64, I64]]:
    """Yield pairs and how many shingles they share, a stretch of first positions at a time.

    They come from all pairs within the lists that are not long, and from `extra`, which is sorted.
    """
    import numpy as np

    rare = postings.lengths <= COMMON
    at = places(postings.starts[rare], postings.lengths[rare])
    behind = np.repeat(postings.starts[rare] + postings.lengths[rare], postings.lengths[rare]) - at - 1
    owners = postings.owners[at]
    so_far = np.cumsum(np.bincount(owners, behind, minlength=len(postings.levels)))
    turns = np.arange(_AT_ONCE, so_far[-1] if len(so_far) else 0, _AT_ONCE)
    bounds = np.unique([0, *np.searchsorted(so_far, turns).tolist(), max(len(so_far), 1)])
    extra_cuts = np.searchsorted(extra, bounds.astype(np.uint64) << np.uint64(32))
    for turn, (low_bound, high_bound) in enumerate(pairwise(bounds.tolist())):
        mine = (owners >= low_bound) & (owners < high_bound) & (behind > 0)
        first, reach = at[mine], behind[mine]
        pieces = [extra[extra_cuts[turn] : extra_cuts[turn + 1]]]
        gap = 1
        while len(first):
            pieces.append(pack(postings.owners[first], postings.owners[first + gap]))
            gap += 1
            first, reach = first[reach >= gap], reach[reach >= gap]
        yield count(pieces, MIN_SHARED)


def _comparable(one: I64, two: I64) -> NDArray[np.bool_]:
    """Say which pairs are of one language, as far as it is known; unknown is 0."""
    same: NDArray[np.bool_] = (one == two) | (one == 0) | (two == 0)
    return same


class _Frequent:
    """The shingles in more than `COMMON` texts: common, or the text of one large cluster."""

    def __init__(self, postings: Postings) -> None:
        import numpy as np

        self.postings = postings
        self.often = np.flatnonzero(postings.lengths > COMMON)
        self.starts = postings.starts[self.often]
        self.lengths = postings.lengths[self.often]
        self.labels = self._clusters()

    def _clusters(self) -> I64:
        """Return each position's cluster, named by its first member, from neighbours in the long lists."""
        import numpy as np

        postings = self.postings
        at = places(self.starts, self.lengths - 1)
        keys, shared = count([pack(postings.owners[at], postings.owners[at + 1])], MIN_SHARED)
        first, second = high(keys), low(keys)
        level = np.maximum(postings.levels[first], postings.levels[second])
        smaller = np.minimum(postings.totals[level, first], postings.totals[level, second])
        alike = shared >= CLUSTER_SHARE * smaller
        return components(first[alike], second[alike], len(postings.levels))

    def common(self) -> I64:
        """Return the positions, among all lists, of those in more than `COMMON` clusters."""
        import numpy as np

        owners = self.postings.owners[places(self.starts, self.lengths)]
        list_of = np.repeat(np.arange(len(self.starts)), self.lengths)
        pairs = np.unique(pack(list_of, self.labels[owners]))
        clusters = np.bincount(high(pairs), minlength=len(self.starts))
        return self.often[clusters > COMMON]

    def pairs(self, common: I64) -> U64:
        """Return, sorted, pairs through the lists that are not common.

        Each text is paired with its cluster's first in the list, and those among themselves.
        """
        import numpy as np

        postings = self.postings
        pieces = [np.zeros(0, np.uint64)]
        for at in np.setdiff1d(self.often, common).tolist():
            owners = postings.owners[postings.starts[at] : postings.starts[at] + postings.lengths[at]]
            labels, index, inverse = np.unique(self.labels[owners], return_index=True, return_inverse=True)
            leaders = owners[index]
            rest = owners != leaders[inverse]
            pieces.append(pack(leaders[inverse][rest], owners[rest]))
            heads = np.sort(leaders)
            left, right = np.triu_indices(len(labels), 1)
            pieces.append(pack(heads[left], heads[right]))
        found = np.concatenate(pieces)
        found.sort()
        return found
