"""Which shingles say nothing, learnt from a corpus: formulas, templates, page chrome.

A shingle that occurs in many unlike texts is left out of what is counted. "Many" is counted in clusters and
not in texts, so that a release that hundreds of outlets carried word for word is still found through all of
its shingles. Where so many texts share a shingle and it is not common, each is compared with the first of
its cluster in that list and those with each other, not all with all; a text of no cluster, as those that came
later, is compared with all firsts.
"""

from __future__ import annotations

import struct
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from defcorpus.dedup.texts.postings import Lists, components, held, high, lots, low, pack, runs
from defcorpus.dedup.texts.spill import Piles

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from defcorpus.dedup.texts.columns import Texts
    from defcorpus.dedup.texts.postings import I64, U32, U64

    I32 = NDArray[np.int32]

COMMON_VERSION = 1
COMMON = 32  # a shingle in more clusters than this is common
CLUSTER_SHARE = 0.5  # neighbours in a shingle's list that share so much of the smaller are one cluster
GROWTH = 1.2  # it is learnt again when the corpus has grown by a fifth
CROWD = 8  # times COMMON: a list so long that was not when it was learnt has it learnt again
_MIN_SHARED = 2
_HEAD = struct.Struct("<QQQQ")


@dataclass(frozen=True, slots=True)
class Common:
    """What was learnt: all arrays are in order."""

    texts: int  # of which it was learnt
    common: U32  # hashes of shingles that count for nothing
    crowded: U32  # of those in many texts but few clusters
    members: U64  # hashes of the texts in crowded lists
    clusters: (
        I32  # of each of these, and below 0 where it is the first of that cluster in a list: -1 - cluster
    )

    def to_bytes(self) -> bytes:
        """Return it as bytes for :meth:`from_bytes`."""
        head = _HEAD.pack(self.texts, len(self.members), len(self.common), len(self.crowded))
        columns = (self.members, self.clusters, self.common, self.crowded)
        return head + b"".join(column.tobytes() for column in columns)

    @classmethod
    def from_bytes(cls, data: bytes) -> Common:
        """Read what :meth:`to_bytes` wrote."""
        import numpy as np

        texts, members, common, crowded = _HEAD.unpack_from(data)
        at = _HEAD.size + 8 * members
        hashes = np.frombuffer(data, "<u4", common + crowded, at + 4 * members)
        return cls(
            texts,
            hashes[:common],
            hashes[common:],
            np.frombuffer(data, "<u8", members, _HEAD.size),
            np.frombuffer(data, "<i4", members, at),
        )

    def roles(self, texts: U64) -> tuple[I32, NDArray[np.bool_]]:
        """Return the cluster of the text with each of these hashes, and whether it leads it; -1 for none."""
        import numpy as np

        known = held(texts, self.members)
        found = np.full(len(texts), -1, np.int32)
        leads = np.zeros(len(texts), np.bool_)
        which = self.clusters[np.searchsorted(self.members, texts[known])]
        found[known] = np.where(which < 0, -1 - which, which)
        leads[known] = which < 0
        return found, leads

    def still_fits(self, texts: U64) -> bool:
        """Say whether it may be used for texts with these hashes, which are in order."""
        return len(texts) <= GROWTH * self.texts and bool(held(self.members[self.clusters < 0], texts).all())


def learn(texts: Texts, parts: Sequence[U64]) -> Common:
    """Return what is common among `texts`, whose order is that of their hashes."""
    import numpy as np

    labels = _clusters(texts, parts)
    common, crowded = [np.zeros(0, np.uint32)], []
    for part in lots(parts):
        long = _long(part)
        clusters = _counted(long, labels)
        common.append(long.hashes[clusters > COMMON])
        crowded.append(long.only(clusters <= COMMON))
    lists = Lists.joined(crowded)
    return Common(
        len(texts),
        np.sort(np.concatenate(common)),
        np.sort(lists.hashes),
        *_members(texts, lists, labels),
    )


def _counted(long: Lists, labels: I64) -> I64:
    """Return of how many clusters the texts in each list are."""
    import numpy as np

    list_of = np.repeat(np.arange(len(long.starts), dtype=np.uint32), long.lengths)
    packed = pack(list_of, labels.astype(np.uint32)[long.owners])
    del list_of
    packed.sort()
    first = np.ones(len(packed), np.bool_)
    np.not_equal(packed[1:], packed[:-1], out=first[1:])
    packed >>= np.uint64(32)
    return np.bincount(packed[first].view(np.int64), minlength=len(long.starts))


def _long(part: U64) -> Lists:
    return Lists.of(part, COMMON + 1)


def _clusters(texts: Texts, parts: Sequence[U64]) -> I64:
    """Return each text's cluster, named by its first, from neighbours in the long lists."""
    import numpy as np

    piles = Piles(0, len(texts))
    for part in lots(parts):
        long = _long(part)
        ends = np.zeros(len(long.owners), np.bool_)
        ends[long.starts + long.lengths - 1] = True
        at = np.flatnonzero(~ends)
        piles.add(pack(long.owners[at], long.owners[at + 1]))
    one, two = [np.zeros(0, np.int64)], [np.zeros(0, np.int64)]
    for keys, shared in piles.counted(_MIN_SHARED):
        left, right = high(keys), low(keys)
        level = np.maximum(texts.levels[left], texts.levels[right])
        smaller = np.minimum(texts.sizes[level, left], texts.sizes[level, right])
        alike = shared >= CLUSTER_SHARE * smaller
        one.append(left[alike])
        two.append(right[alike])
    return components(np.concatenate(one), np.concatenate(two), len(texts))


def _members(texts: Texts, crowded: Lists, labels: I64) -> tuple[U64, I32]:
    """Return the hashes of texts in crowded lists, in order, and their clusters with who leads one marked.

    Who is the only one of its cluster in each list is left out.
    """
    import numpy as np

    list_of = np.repeat(np.arange(len(crowded.starts)), crowded.lengths)
    packed = pack(list_of, labels[crowded.owners])
    order = np.argsort(packed, kind="stable")  # the owners in a list are in order, so the first stays first
    starts, lengths = runs(packed[order])
    several = lengths > 1
    members = np.unique(crowded.owners[order[np.repeat(several, lengths)]])
    leads = held(members, np.unique(crowded.owners[order[starts[several]]]))
    clusters = labels[members].astype(np.int32)
    return texts.hashes[members], np.where(leads, -1 - clusters, clusters).astype(np.int32)
