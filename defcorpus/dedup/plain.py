"""Pairs of texts that their sketches decide, all at once: clear copies, and those that cannot be any.

Nothing is decided here that the words would leave open: what differs in its facts as two fillings of one form
do, or agrees in nearly all there is.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from defcorpus.dedup.texts.candidates import Candidates
from defcorpus.dedup.texts.postings import among, places
from defcorpus.dedup.texts.sketch import FACTS, Sketch

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from defcorpus.dedup.texts.postings import I64
    from defcorpus.dedup.verifying.verify import Thresholds

    Bools = NDArray[np.bool_]
    Floats = NDArray[np.float64]

_AT_ONCE = 16384  # pairs whose facts are compared at once, some 30 MB
DOUBTFUL, NEAR, APART, UNLIKE = range(4)  # what a pair is plainly, if anything
_ALL = 1 << 32  # more than any hash
_ENOUGH = 24  # shingles in common of which a share is said
_LONG = 2.0  # times: a text so much longer may hold another and is not near it
_LITTLE = 0.7  # share of words that survive; of parts it is over 0.8
_FAR = 3.0  # standard deviations by which fewer facts survive than do in a part
_BELOW = 2.0  # standard deviations by which facts must survive more seldom than words do


@dataclass(frozen=True, slots=True)
class Plain:
    """What is plain of each pair: whether it is `near`, `apart` by its facts, `unlike`; or it is in doubt.

    `short` and `long` are the positions of the two by length, the shares are of words in common.
    """

    short: I64
    long: I64
    near: Bools
    apart: Bools
    unlike: Bools
    of_short: Floats
    of_long: Floats


@dataclass(frozen=True, slots=True)
class Facts:
    """The kept facts of one kind of texts, those of each on end, ascending."""

    hashes: NDArray[np.uint32]
    starts: I64
    counts: I64
    lasts: I64  # the largest of each, -1 for none
    tops: I64  # the largest that is known: of a text with very many only those with the smallest are

    @classmethod
    def of(cls, facts: Sequence[bytes]) -> Facts:
        """Return facts as sketches have them."""
        counts = np.array([len(each) // 4 for each in facts], np.int64)
        data = np.frombuffer(b"".join(facts), "<u4")
        starts = np.cumsum(counts) - counts
        lasts = np.full(len(counts), -1, np.int64)
        lasts[counts > 0] = data[(starts + counts - 1)[counts > 0]]
        return cls(data, starts, counts, lasts, np.where(counts >= FACTS, lasts, _ALL))

    def owned(self, texts: I64, numbers: I64) -> NDArray[np.uint64]:
        """Return the facts of some texts, each with the number given to its text."""
        counts = self.counts[texts]
        found = np.repeat(numbers.astype(np.uint64) << np.uint64(32), counts)
        found |= self.hashes[places(self.starts[texts], counts)]
        return found


@dataclass(frozen=True, slots=True)
class Sketched:
    """What pairs of texts are decided by without their words, as columns."""

    words: I64
    hashes: NDArray[np.uint64]
    names: Facts
    numbers: Facts

    @classmethod
    def of(cls, sketches: Sequence[Sketch]) -> Sketched:
        """Return the columns of sketches."""
        return cls(
            np.array([each.words for each in sketches], np.int64),
            np.array([each.text_hash for each in sketches], np.uint64),
            Facts.of([each.names for each in sketches]),
            Facts.of([each.numbers for each in sketches]),
        )

    def ends(self, pairs: Candidates) -> tuple[I64, I64, NDArray[np.bool_]]:
        """Return the shorter and the longer of pairs, and whether the second is the shorter."""
        one, two = pairs.first.astype(np.int64), pairs.second.astype(np.int64)
        of_one, of_two = self.words[one], self.words[two]
        swapped = (of_one > of_two) | ((of_one == of_two) & (self.hashes[one] > self.hashes[two]))
        return np.where(swapped, two, one), np.where(swapped, one, two), swapped


class _Common(NamedTuple):
    """Facts of one kind for each pair: those in both, and of either as many as may be compared."""

    both: I64
    short: I64
    long: I64


def sorted_out(sketched: Sketched, pairs: Candidates, thresholds: Thresholds) -> NDArray[np.uint8]:
    """Say of each pair what it is plainly: DOUBTFUL, NEAR, APART or UNLIKE."""
    found = np.zeros(len(pairs), np.uint8)
    for at in range(0, len(pairs), _AT_ONCE):
        told = plain(sketched, pairs.only(slice(at, at + _AT_ONCE)), thresholds)
        # What is apart may be unlike too.
        found[at : at + _AT_ONCE] = np.select([told.near, told.apart, told.unlike], [NEAR, APART, UNLIKE])
    return found


def plain(sketched: Sketched, pairs: Candidates, thresholds: Thresholds) -> Plain:
    """Decide what can be decided without the words."""
    words = sketched.words
    short, long, swapped = sketched.ends(pairs)
    sizes = np.where(swapped, pairs.size_second, pairs.size_first)
    longer = np.where(swapped, pairs.size_first, pairs.size_second)
    # A run of three survives where all three words do, so words survive as often as its cube root.
    of_short, of_long = (
        np.minimum(np.cbrt(pairs.shared / np.maximum(size, 1)), 1.0) for size in (sizes, longer)
    )
    names, counts = _common(sketched.names, short, long), sketched.names.counts
    numbers, of_numbers = _common(sketched.numbers, short, long), sketched.numbers.counts
    agree = names.both >= 0.9 * np.maximum(counts[short], counts[long])
    # One number may be what makes it another day's text.
    agree &= (numbers.both == of_numbers[short]) & (numbers.both == of_numbers[long])
    near = agree & (pairs.shared >= _ENOUGH) & (pairs.shared >= thresholds.clear * longer)
    apart, few = (found & ~near for found in _apart(names, numbers, of_short, thresholds))
    alike = of_short >= thresholds.near  # only then they fill one form
    unlike = (few & ~alike) | (
        (words[long] >= _LONG * words[short]) & _no_part(names, numbers, of_short, thresholds)
    )
    of_long = np.where(
        near, np.minimum(of_long, of_short * words[short] / np.maximum(words[long], 1)), of_long
    )
    return Plain(short, long, near, apart | (few & alike), unlike & ~apart, of_short, of_long)


def _apart(names: _Common, numbers: _Common, survival: Floats, thresholds: Thresholds) -> tuple[Bools, Bools]:
    """Say which pairs have so few of many facts in common that they fill one template differently, or of few.

    Of few facts a larger share has to be others, and it has to be more than chance does to a text whose
    words survive as often as these do (binomial, in the normal approximation).
    """
    both = names.both + numbers.both
    least = np.minimum(names.short + numbers.short, names.long + numbers.long)
    share = both / np.maximum(least, 1)
    spread = np.sqrt(survival * (1 - survival) / np.maximum(least, 1) + 0.0004)
    many = (least >= thresholds.fewest) & (share < thresholds.apart)
    few = (least >= thresholds.few) & (share < thresholds.apart_few) & (share < survival - _BELOW * spread)
    return many, few


def _no_part(names: _Common, numbers: _Common, survival: Floats, thresholds: Thresholds) -> Bools:
    """Say where too few of a text's words and facts are in one much longer for being part of it.

    A part keeps most of its words, and so of its facts.
    """
    facts = names.short + numbers.short
    spread = np.sqrt(thresholds.part * (1 - thresholds.part) / np.maximum(facts, 1))
    kept = (names.both + numbers.both) / np.maximum(facts, 1)
    found: Bools = (survival < _LITTLE) & (facts > 0) & (kept < thresholds.part - _FAR * spread)
    return found


def _common(facts: Facts, short: I64, long: I64) -> _Common:
    """Compare the kept facts of one kind of pairs of texts; none larger than the largest known is counted."""
    several = [
        _both(facts, short[at : at + _AT_ONCE], long[at : at + _AT_ONCE])
        for at in range(0, max(len(short), 1), _AT_ONCE)
    ]
    top = np.minimum(facts.tops[short], facts.tops[long])
    return _Common(np.concatenate(several), _known(facts, short, top), _known(facts, long, top))


def _both(facts: Facts, short: I64, long: I64) -> I64:
    """Return how many facts are in both texts of each pair; pairs of one text best stand together."""
    one, two = np.minimum(short, long), np.maximum(short, long)
    new = np.diff(one, prepend=-1) != 0
    number = np.cumsum(new) - 1
    theirs = facts.owned(one[new], number[new])
    asked = facts.owned(two, number)
    pair = np.repeat(np.arange(len(two)), facts.counts[two])
    return np.bincount(pair[among(asked, theirs)], minlength=len(two))


def _known(facts: Facts, texts: I64, top: I64) -> I64:
    """Return how many facts of each text are no larger than what is known of both of its pair."""
    found = facts.counts[texts]
    some = np.flatnonzero(top < facts.lasts[texts])
    for at in range(0, len(some), _AT_ONCE):
        few = some[at : at + _AT_ONCE]
        counts = facts.counts[texts[few]]
        pair = np.repeat(np.arange(len(few)), counts)
        hashes = facts.hashes[places(facts.starts[texts[few]], counts)]
        found[few] = np.bincount(pair[hashes <= top[few][pair]], minlength=len(few))
    return found
