"""Pairs of texts that may be copies, by one sort-join over (shingle, text).

Whether two texts are such a pair depends on these two and on what is common, not on what other texts there
are: so new ones are compared with all, and nothing that was found before changes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from defcorpus.dedup.texts.columns import Texts, columns
from defcorpus.dedup.texts.common import COMMON, CROWD, Common, learn
from defcorpus.dedup.texts.postings import Lists, divided, held, high, lots, low, pack, places
from defcorpus.dedup.texts.sketch import MAX_LEVEL, Sketch
from defcorpus.dedup.texts.spill import Piles

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from defcorpus.dedup.texts.postings import I64, U64

    I32 = NDArray[np.int32]

MIN_SHARED = 2
MIN_SHARE = 0.16  # of the smaller's shingles; a copy with 30 % of its words changed keeps 0.7³ = 0.34
_AT_ONCE = 1_000_000  # pairs counted at once, some 40 MB


@dataclass(frozen=True, slots=True)
class Candidates:
    """Pairs of positions, `first` < `second`, with the sampled shingles they share and the sizes compared."""

    first: I32
    second: I32
    shared: I32
    size_first: I32
    size_second: I32

    @classmethod
    def of(cls, *columns: NDArray[np.integer]) -> Candidates:
        """Return pairs by their columns; there may be millions, and none of these numbers needs 64 bits."""
        import numpy as np

        return cls(*(column.astype(np.int32, copy=False) for column in columns))

    def __len__(self) -> int:
        return len(self.first)

    def only(self, wanted: NDArray[np.bool_] | I64 | slice) -> Candidates:
        """Return the pairs that are wanted, or those at these places."""
        columns = (self.first, self.second, self.shared, self.size_first, self.size_second)
        return Candidates(*(column[wanted] for column in columns))

    def renumbered(self, number: I64) -> Candidates:
        """Return the pairs, in order, when text `i` has the position ``number[i]``."""
        import numpy as np

        place = number.astype(np.int32)
        one, two = place[self.first], place[self.second]
        swap = one > two
        one, two = np.where(swap, two, one), np.where(swap, one, two)
        order = np.argsort(one.astype(np.int64) << 32 | two)
        swap = swap[order]
        sizes = self.size_first[order], self.size_second[order]
        return Candidates(
            one[order],
            two[order],
            self.shared[order],
            np.where(swap, sizes[1], sizes[0]),
            np.where(swap, sizes[0], sizes[1]),
        )


@dataclass(frozen=True, slots=True)
class Lots:
    """Pairs in several lots, each left where it lies: of millions only those asked for are copied."""

    lots: tuple[Candidates, ...]

    def __len__(self) -> int:
        return sum(map(len, self.lots))

    def both(self, texts: NDArray[np.bool_]) -> Candidates:
        """Return the pairs of two of some texts; `texts` says of each whether it is one."""
        return self._joined(lambda lot: texts[lot.first] & texts[lot.second])

    def either(self, texts: NDArray[np.bool_]) -> Candidates:
        """Return the pairs of some texts with any."""
        return self._joined(lambda lot: texts[lot.first] | texts[lot.second])

    def _joined(self, wanted: Callable[[Candidates], NDArray[np.bool_]]) -> Candidates:
        import numpy as np

        asked = [(lot, wanted(lot)) for lot in self.lots]
        return joined([lot if some.all() else lot.only(np.flatnonzero(some)) for lot, some in asked])

    def paired(self, texts: NDArray[np.bool_]) -> NDArray[np.bool_]:
        """Say which of some texts are of a pair of two of them."""
        import numpy as np

        found = np.zeros(len(texts), np.bool_)
        for lot in self.lots:
            there = texts[lot.first] & texts[lot.second]
            found[lot.first[there]] = True
            found[lot.second[there]] = True
        return found


def candidates(sketches: Sequence[Sketch]) -> Candidates:
    """Return the pairs that share enough shingles that are not common among these very texts, sorted."""
    import numpy as np

    order = np.argsort(np.array([each.text_hash for each in sketches], np.uint64), kind="stable")
    texts, packed = columns([sketches[at] for at in order.tolist()])
    parts = divided(packed)
    common = learn(texts, parts)
    texts = without(texts, parts, common)
    found = pairs(texts, parts, common)
    return of_one_language(found.renumbered(order), sketches)


def of_one_language(found: Candidates, sketches: Sequence[Sketch]) -> Candidates:
    """Return the pairs of one language, as far as it is known."""
    import numpy as np

    languages = {"unknown": 0, "mixed": 0}  # either may hold a text in any language
    langs = np.array([languages.setdefault(each.lang, len(languages)) for each in sketches], np.uint8)
    one, two = langs[found.first], langs[found.second]
    alike = (one == two) | (one == 0) | (two == 0)
    return found if alike.all() else found.only(alike)


def without(texts: Texts, parts: Sequence[U64], common: Common) -> Texts:
    """Return the texts with their sizes as they are without common shingles."""
    import numpy as np

    sizes = texts.sizes.copy()
    for part in lots(parts):
        hashes = (part >> np.uint64(32)).astype(np.uint32)
        taken = held(hashes, common.common)
        hashes, owners = hashes[taken], low(part[taken])
        for level in range(MAX_LEVEL + 1):
            sampled = owners[(hashes & np.uint32((1 << level) - 1)) == 0]
            sizes[level] -= np.bincount(sampled, minlength=len(texts)).astype(np.int32)
    return replace(texts, sizes=sizes)


def pairs(
    texts: Texts, parts: Sequence[U64], common: Common, since: int = 0, *, fits: bool = False
) -> Candidates:
    """Return the pairs that share enough, of texts numbered from `since` on with those in front of them.

    The sizes of `texts` are without common shingles. CrowdError where too many share one that was not known
    to be common, unless `fits` says that this will do.
    """
    import numpy as np

    piles = Piles(since, len(texts))
    roles = common.roles(texts.hashes)
    for part in lots(parts):
        lists = _telling(part, common, since)
        crowded = held(lists.hashes, common.crowded)
        if not fits and int(lists.lengths[~crowded].max(initial=0)) > CROWD * COMMON:
            raise CrowdError
        piles.add(_led(lists.only(crowded), *roles, since))
        for some in _within(lists.only(~crowded), since):
            piles.add(some)
    kept: list[Candidates] = []
    for keys, shared in piles.counted(MIN_SHARED):
        second, first = high(keys), low(keys)
        level = np.maximum(texts.levels[first], texts.levels[second])
        size_first, size_second = texts.size(level, first), texts.size(level, second)
        enough = shared >= np.maximum(MIN_SHARED, MIN_SHARE * np.minimum(size_first, size_second))
        kept.append(Candidates.of(first, second, shared, size_first, size_second).only(enough))
    return joined(kept)


def joined(several: Sequence[Candidates]) -> Candidates:
    """Return several lots of pairs as one."""
    import numpy as np

    if len(several) == 1:
        return several[0]
    none = [np.zeros(0, np.int32)]
    return Candidates(
        np.concatenate(none + [each.first for each in several]),
        np.concatenate(none + [each.second for each in several]),
        np.concatenate(none + [each.shared for each in several]),
        np.concatenate(none + [each.size_first for each in several]),
        np.concatenate(none + [each.size_second for each in several]),
    )


class CrowdError(Exception):
    """So many new texts share a shingle that what is common has to be learnt again."""


def _telling(part: U64, common: Common, since: int) -> Lists:
    """Return the lists of shingles that are not common and that a text from `since` on holds."""
    import numpy as np

    lists = Lists.of(part)
    lists = lists.only(~held(lists.hashes, common.common))
    if since and len(lists.lengths):
        lists = lists.only(lists.owners[lists.starts + lists.lengths - 1] >= np.uint32(since))
    return lists


def _led(lists: Lists, clusters: NDArray[np.int32], leads: NDArray[np.bool_], since: int) -> U64:
    """Return the pairs through crowded lists, the later text first.

    Each text is paired with those that lead its cluster; one of no cluster, and each that leads one, with
    all that lead any.
    """
    import numpy as np

    pieces = [np.zeros(0, np.uint64)]
    for start, length in zip(lists.starts.tolist(), lists.lengths.tolist(), strict=True):
        owners = lists.owners[start : start + length]
        leading = leads[owners]
        one, two = np.meshgrid(owners[leading], owners, indexing="ij")
        wanted = leading | (clusters[owners] < 0) | (clusters[one] == clusters[two])
        # Of two that lead one pair is enough.
        wanted &= (one != two) & ~(leading & (one > two)) & (np.maximum(one, two) >= since)
        pieces.append(pack(np.maximum(one, two)[wanted], np.minimum(one, two)[wanted]))
    return np.concatenate(pieces)


def _within(lists: Lists, since: int) -> Iterator[U64]:
    """Yield the pairs within lists, the later text first and from `since` on; some at a time."""
    import numpy as np

    before = np.arange(len(lists.owners), dtype=np.int32)
    before -= np.repeat(lists.starts.astype(np.int32), lists.lengths)
    asking = np.flatnonzero((before > 0) & (lists.owners >= since))
    lengths = before[asking].astype(np.int64)
    so_far = np.cumsum(lengths)
    turns = np.searchsorted(so_far, np.arange(_AT_ONCE, so_far[-1] if len(so_far) else 0, _AT_ONCE))
    for begin, end in pairwise([0, *np.unique(turns).tolist(), len(asking)]):
        some, many = asking[begin:end], lengths[begin:end]
        yield pack(np.repeat(lists.owners[some], many), lists.owners[places(some - many, many)])
