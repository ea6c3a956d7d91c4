"""Texts word by word: what two have in common, for many pairs at once.

The longest common subsequence of words (rapidfuzz's bit-parallel LCSseq; Hyyrö 2004) is counted only where
matched words stand side by side in both, or in step with those beside them: unrelated texts share many words
in order, but hardly any runs. Passages of `PASSAGE` words or more that stand elsewhere in the other text
count too: paragraphs change places, and a page has its lead and its captions twice.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

from defcorpus.dedup.texts.postings import places
from defcorpus.dedup.texts.words import Trigrams, Words, as_text

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from defcorpus.dedup.texts.postings import I64

    Bools = NDArray[np.bool_]

LEAST = 0.3  # share of the shorter below which nothing more than the number of matched words is worked out
PASSAGE = 10  # words
ALONE = 15  # words side by side that the other text has nothing of: seldom what an editor did word by word
_STEP = 3  # words that may have changed beside a single word that counts
_EDIT = 5  # words put for others at one place; more are another passage
_MARGIN = 3  # words kept on each side of a shared run when a long text is cut down to what they share
_MUCH_LONGER = 1.5
_LARGE = 10**8  # beyond so many pairs of words, an alignment's bits would take more than some 12 MB


@dataclass(frozen=True, slots=True)
class Runs:
    """Runs of matched words of several pairs of texts, by pair and in the order of both texts."""

    pair: I64
    short: I64  # where they begin in the shorter text ...
    long: I64  # ... and in the longer
    size: I64  # in words

    def only(self, wanted: Bools) -> Runs:
        """Return the runs that are wanted."""
        return Runs(self.pair[wanted], self.short[wanted], self.long[wanted], self.size[wanted])

    def gaps(self) -> tuple[Bools, I64, I64]:
        """Say of each run but the first whether it is of the same pair as the one before it.

        Return also how many words stand between them in the shorter text, and in the longer.
        """
        same: Bools = self.pair[1:] == self.pair[:-1]
        ends = self.short[:-1] + self.size[:-1], self.long[:-1] + self.size[:-1]
        return same, self.short[1:] - ends[0], self.long[1:] - ends[1]

    def sums(self, values: I64, pairs: int) -> I64:
        """Return the sum of what each run has, for each pair."""
        import numpy as np

        found = np.zeros(pairs, np.int64)
        np.add.at(found, self.pair, values)
        return found


@dataclass(frozen=True, slots=True)
class Aligned:
    """What pairs of texts have in common, in words."""

    matched: I64  # in one order
    of_short: I64  # those, and those in passages that stand elsewhere in the other
    of_long: I64
    edited: I64  # words in whose place stand about as few others
    own: tuple[I64, I64]  # of the shorter and the longer, those that stand many side by side in it alone
    runs: Runs  # what is matched in one order, of the pairs of which it has been worked out


def align(words: Words, short: I64, long: I64) -> Aligned:
    """Align pairs of texts, those in `short` having no more words than those in `long`."""
    import numpy as np

    sizes, trigrams, pairs = words.sizes, Trigrams(words), len(short)
    large = sizes[short] * sizes[long] > _LARGE
    some = np.flatnonzero(~large)
    runs = _runs(words, trigrams, short[some], long[some])
    runs = Runs(some[runs.pair], runs.short, runs.long, runs.size)
    matched = runs.sums(runs.size, pairs)
    runs = runs.only((matched >= LEAST * sizes[short])[runs.pair])
    both = np.flatnonzero(large)
    of_short, of_long = matched.copy(), matched.copy()
    if len(both):
        of_short[both] = _in_any_order(trigrams, short[both], long[both])
        of_long[both] = _in_any_order(trigrams, long[both], short[both])
        matched[both] = np.minimum(of_short, of_long)[both]
    of_short += _elsewhere(words, trigrams, (short, long), runs, runs.short)
    of_long += _elsewhere(words, trigrams, (long, short), runs, runs.long)
    own = (
        _alone(runs.pair, runs.short, runs.size, sizes[short]),
        _alone(runs.pair, runs.long, runs.size, sizes[long]),
    )
    return Aligned(matched, of_short, of_long, _edited(runs, pairs), own, runs)


def runs_between(words: Words, short: I64, long: I64) -> Runs:
    """Return what :func:`align` matches of pairs of texts."""
    return _runs(words, Trigrams(words), short, long)


def _runs(words: Words, trigrams: Trigrams, short: I64, long: I64) -> Runs:
    import numpy as np

    texts = words.characters()
    others = [texts[at] for at in long.tolist()]
    cut = np.flatnonzero(words.sizes[long] > _MUCH_LONGER * words.sizes[short])
    inside, bounds = trigrams.covered(long[cut], short[cut], _MARGIN)
    there = np.flatnonzero(inside)
    starts = np.searchsorted(there, bounds)
    owners = np.repeat(np.arange(len(cut)), np.diff(starts))
    there += words.bounds[long[cut[owners]]] - bounds[owners]
    parts = as_text(words.codes[there])
    there -= words.bounds[long[cut[owners]]]
    edges = starts.tolist()
    for at, begin, end in zip(cut.tolist(), edges[:-1], edges[1:], strict=True):
        others[at] = parts[begin:end]
    runs = _telling(_matched([texts[at] for at in short.tolist()], others))
    begins = np.full(len(short), -1)
    begins[cut] = starts[:-1]
    return _spread(runs, begins, there)


def _matched(ones: list[str], others: list[str]) -> Runs:
    """Return the runs of words, each a character, that each two texts have in common in one order."""
    import numpy as np
    from rapidfuzz.distance import LCSseq

    blocks = [LCSseq.editops(one, two).as_matching_blocks() for one, two in zip(ones, others, strict=True)]
    numbers = np.fromiter(chain.from_iterable(chain.from_iterable(blocks)), np.int64).reshape(-1, 3)
    pair = np.repeat(np.arange(len(blocks)), np.array([len(some) for some in blocks], np.int64))
    runs = Runs(pair, *numbers.T)
    return runs.only(runs.size > 0)


def _telling(runs: Runs) -> Runs:
    """Return the runs of two words or more, and single words in step with the runs beside them.

    In step means that on each side at most `_STEP` words changed, and the same number in both texts, as where
    word after word was replaced; a rewritten sentence or another report falls out of step.
    """
    import numpy as np

    same, one, two = runs.gaps()
    even = np.concatenate(([False], same & (one == two) & (one <= _STEP), [False]))
    # Of no runs there is but one gap in that.
    return runs.only((runs.size > 1) | (even[:-1] & even[1:])[: len(runs.size)])


def _spread(runs: Runs, begins: I64, there: I64) -> Runs:
    """Return the runs with places in the whole of the longer text, where that was cut down for a pair.

    Of such a pair `begins` says from where on `there` has the places that were left; of others it is -1.
    """
    import numpy as np

    cut = begins[runs.pair] >= 0
    whole, runs = runs.only(~cut), runs.only(cut)
    pair = np.repeat(runs.pair, runs.size)
    one = places(runs.short, runs.size)
    two = there[places(begins[runs.pair] + runs.long, runs.size)]
    new = np.ones(len(pair), np.bool_)
    new[1:] = (pair[1:] != pair[:-1]) | (np.diff(one) + np.diff(two) != 2)
    starts = np.flatnonzero(new)
    sizes = np.diff(np.append(starts, len(pair)))
    split = (pair[starts], one[starts], two[starts], sizes)
    columns = (whole.pair, whole.short, whole.long, whole.size)
    joined = Runs(*(np.concatenate(both) for both in zip(columns, split, strict=True)))
    order = np.argsort(joined.pair, kind="stable")
    return Runs(joined.pair[order], joined.short[order], joined.long[order], joined.size[order])


def _in_any_order(trigrams: Trigrams, texts: I64, others: I64) -> I64:
    """Estimate what very long texts have in common from their shared runs of three words, in any order."""
    import numpy as np

    inside, bounds = trigrams.covered(texts, others, 0)
    found: I64 = np.diff(np.concatenate(([0], np.cumsum(inside)))[bounds])
    return found


def _elsewhere(words: Words, trigrams: Trigrams, ends: tuple[I64, I64], runs: Runs, begins: I64) -> I64:
    """Return how many words of the first of each two texts, outside the runs, are in passages of the other.

    `begins` is where the runs begin in the first. Only pairs with runs are looked at.
    """
    import numpy as np

    found = np.zeros(len(ends[0]), np.int64)
    if not len(begins):
        return found
    texts, others = ends
    pair, start, size = _between(runs.pair, begins, runs.size, words.sizes[texts])
    wide = size >= PASSAGE
    pair, size = pair[wide], size[wide]
    start = start[wide] + words.bounds[texts[pair]]
    # A passage has so many runs of three on end that one of them is at every such step.
    step = PASSAGE - 2
    probes = (size - 2) // step
    which = np.repeat(np.arange(len(pair)), probes)
    at = start[which] + step * (places(np.zeros_like(probes), probes) + 1) - 1
    some = np.unique(which[trigrams.held(at, others[pair[which]])])
    lengths = size[some] - 2
    there = trigrams.held(places(start[some], lengths), np.repeat(others[pair[some]], lengths))
    # A gap's runs of three do not go on in the next gap.
    apart = np.zeros(len(there) + len(some), np.bool_)
    apart[np.arange(len(there)) + np.repeat(np.arange(len(some)), lengths)] = there
    edges = np.flatnonzero(np.diff(apart.view(np.int8), prepend=0, append=0))
    sizes = edges[1::2] - edges[::2] + 2
    of = np.searchsorted(np.cumsum(lengths + 1), edges[::2], "right")
    passages = sizes >= PASSAGE
    np.add.at(found, pair[some[of[passages]]], sizes[passages])
    return found


def _alone(pair: I64, begins: I64, runs: I64, lengths: I64) -> I64:
    """Return how many words of each text are in wide stretches outside the runs."""
    import numpy as np

    found = np.zeros(len(lengths), np.int64)
    if len(pair):
        of, _, size = _between(pair, begins, runs, lengths)
        wide = size >= ALONE
        np.add.at(found, of[wide], size[wide])
    return found


def _between(pair: I64, begins: I64, sizes: I64, lengths: I64) -> tuple[I64, I64, I64]:
    """Return, for the pairs with runs, each stretch between two runs, before the first and behind the last.

    That is its pair, its start and its size, in order; `lengths` are the texts' own.
    """
    import numpy as np

    first = np.flatnonzero(np.diff(pair, prepend=-1))
    last = np.append(first[1:], len(pair))
    starts = np.insert(begins + sizes, first, 0)
    ends = np.insert(begins, last, lengths[pair[first]])
    return np.insert(pair, first, pair[first]), starts, ends - starts


def _edited(runs: Runs, pairs: int) -> I64:
    """Return how many words between the runs were put for others, few at a time."""
    import numpy as np

    same, one, two = runs.gaps()
    found = np.zeros(pairs, np.int64)
    few = same & (np.maximum(one, two) <= _EDIT)
    np.add.at(found, runs.pair[1:][few], np.minimum(one, two)[few])
    return found
