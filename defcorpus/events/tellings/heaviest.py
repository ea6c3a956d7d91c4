"""The heaviest terms of many texts at once: words and neighbouring words are numbered, sorted and counted."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from itertools import chain, pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    I64 = NDArray[np.int64]

Vector = dict[str, float]

_BITS = 63  # of a number that several are packed into


class _Numbers(dict[str, int]):
    """A number for each word, in the order in which they are asked for."""

    def __missing__(self, word: str) -> int:
        self[word] = number = len(self)
        return number


def heaviest(texts: Sequence[tuple[Sequence[str], Sequence[str]]], title: int, most: int) -> Iterator[Vector]:
    """Yield for each text, given by its words and those of its title, its heaviest terms scaled to length 1.

    What stands in a title counts `title` times. A term weighs by how often it stands there and by how rare it
    is among the texts (titles apart); one of a single text alone weighs nothing. Of terms of equal weight the
    first by its letters is taken.
    """
    import numpy as np

    words = _Numbers()
    codes, owner, term, times, frequency = _counted(texts, words, title)
    spelt, rank = _spelt(codes, list(words))
    known = {count: math.log((len(texts) + 1) / count) for count in {*frequency.tolist()}}
    rarity = np.array([known[count] for count in frequency.tolist()], np.float64)
    often = np.array([0.0, *(1 + math.log(count) for count in range(1, int(times.max(initial=0)) + 1))])
    weights = often[times] * rarity[term]
    levels = -np.unique(-weights)  # the heaviest first
    owner, level, name = _in_order(owner, np.searchsorted(-levels, -weights), rank[term])
    bits: list[float] = levels.tolist()
    squares = [weight**2 for weight in bits]
    for begin, end in pairwise(np.searchsorted(owner, np.arange(len(texts) + 1)).tolist()):
        some, names = (column[begin : min(end, begin + most)].tolist() for column in (level, name))
        length = math.sqrt(math.fsum([squares[at] for at in some])) or 1.0
        yield {spelt[one]: bits[at] / length for one, at in zip(names, some, strict=True)}


def _counted(
    texts: Sequence[tuple[Sequence[str], Sequence[str]]], words: _Numbers, title: int
) -> tuple[I64, I64, I64, I64, I64]:
    """Return terms that stand in several texts, by code, and in how many each does; where they stand.

    That is a row for each text and term of it: the text, the place of the term, and how often it is there.
    The code of a word is its number, that of two neighbouring ones the first's, from 1 on, times `len(words)`
    and the second's.
    """
    import numpy as np

    parts = [part for text in texts for part in text]
    one = np.fromiter(map(words.__getitem__, chain.from_iterable(parts)), np.int64)
    part = np.repeat(np.arange(len(parts)), np.array([len(some) for some in parts], np.int64))
    beside = np.flatnonzero(part[1:] == part[:-1])
    codes = np.concatenate((one, (one[beside] + 1) * len(words) + one[beside + 1]))
    codes, part = _in_order(codes, np.concatenate((part, part[beside])))
    starts = _starts(codes, part >> 1)
    times = np.add.reduceat(1 + (title - 1) * (part & 1), starts) if len(starts) else starts
    codes, part = codes[starts], part[starts]  # where a term stands in both, the text's before its title's
    first = _starts(codes)
    frequency = np.add.reduceat(1 - (part & 1), first) if len(first) else first
    several = frequency > 1
    kept = np.repeat(several, np.diff([*first.tolist(), len(codes)]))
    term = np.repeat(np.cumsum(several) - 1, np.diff([*first.tolist(), len(codes)]))
    return codes[first[several]], part[kept] >> 1, term[kept], times[kept], frequency[several]


def _spelt(codes: I64, words: Sequence[str]) -> tuple[list[str], I64]:
    """Return terms in the order of their letters, and for each code the place of its term among them."""
    import numpy as np

    one, two = (part.tolist() for part in np.divmod(codes, max(1, len(words))))
    found = [f"{words[a - 1]} {words[b]}" if a else words[b] for a, b in zip(one, two, strict=True)]
    order = sorted(range(len(found)), key=found.__getitem__)
    rank = np.empty(len(order), np.int64)
    rank[order] = np.arange(len(order))
    return [found[at] for at in order], rank


def _starts(*columns: I64) -> I64:
    """Return where in sorted columns each run of equal rows begins."""
    import numpy as np

    new = np.ones(len(columns[0]), np.bool_)
    new[1:] = False
    for column in columns:
        new[1:] |= column[1:] != column[:-1]
    return np.flatnonzero(new)


def _in_order(*columns: I64) -> list[I64]:
    """Return rows of whole numbers in order; packed into one they are sorted in a fraction of the time."""
    import numpy as np

    bits = [int(column.max(initial=0)).bit_length() for column in columns]
    if sum(bits) > _BITS:
        order = np.lexsort(columns[::-1])
        return [column[order] for column in columns]
    packed = columns[0].copy()
    for column, size in zip(columns[1:], bits[1:], strict=True):
        packed <<= size
        packed |= column
    packed.sort()
    found = []
    for size in reversed(bits):
        found.append(packed & ((1 << size) - 1))
        packed >>= size
    return found[::-1]
