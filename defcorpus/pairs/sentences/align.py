"""Two articles sentence by sentence: how much of the one stands in the other, in the same order.

Sentences are alike by the terms they share and by words of a lexicon; the best path through both texts is
that of `paths`, of many pairs at once.
"""

from __future__ import annotations

import math
from collections.abc import Hashable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from defcorpus.pairs.features.columns import spread
from defcorpus.pairs.features.sides import Side, english_side, vietnamese_side
from defcorpus.pairs.model import Model
from defcorpus.pairs.records import Features, PairKind
from defcorpus.pairs.sentences.paths import LENGTHS, Steps, best_steps
from defcorpus.pairs.sentences.sheets import Runs, Sheets
from defcorpus.pairs.words.lexicon import Entry

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]
    I64 = NDArray[np.int64]
    U64 = NDArray[np.uint64]

_KIND = {"covered": 1.73, "astray": -18.44, "density": 2.21, "links": 2.57, "": -9.87}
"""What speaks for a translation, in nats: of a logistic regression over pairs of `tests/hardset` and three
sets of translations. Above 0 it is likelier than not."""

_LEAST_DENSITY = 0.5
_TERM_CAP = 8.0  # bits that one term counts for at most
_WORD = 3.0  # bits of a word that the lexicon links
_CELLS = 1 << 18  # pairs of sentences looked at together, about


@dataclass(frozen=True, slots=True)
class Alignment:
    """Which sentences stand side by side, and how much of the text that makes."""

    links: tuple[tuple[tuple[int, int], tuple[int, int]], ...]  # half-open: Vietnamese, English
    of_vi: tuple[int, int] = (0, 0)  # sentences side by side, and all that were looked at
    of_en: tuple[int, int] = (0, 0)
    density: float = 0.0  # bits that speak for the links, for 100 characters of the shorter text
    covered: float = (
        0.0  # the share of characters that stand side by side, 0 to 1: that of the text with less
    )
    astray: float = (
        0.0  # of what sentences share with the likest one, the share that they have not side by side
    )

    @property
    def share(self) -> float:
        """The share of sentences that stand beside one of the other text, 0 to 1: the mean of both texts."""
        return sum(some / max(1, all_) for some, all_ in (self.of_vi, self.of_en)) / 2

    @property
    def closeness(self) -> float:
        """How much of all of both texts corresponds: the density times the share."""
        return self.density * self.share

    @property
    def kind(self) -> PairKind:
        """Whether one text is the other's translation or close adaptation.

        A translation says nearly all that the other text says, in the same order: little of what two
        sentences share stands elsewhere than side by side.
        """
        signs = {
            "covered": self.covered,
            "astray": self.astray,
            "density": math.log(max(_LEAST_DENSITY, self.density)),
            "links": math.log1p(len(self.links)),
            "": 1.0,
        }
        likely = math.fsum(_KIND[name] * value for name, value in signs.items()) > 0.0
        return "translation" if self.links and likely else "same-event"


class _Terms(NamedTuple):
    """The terms of sheets by number, and what each says where two sentences share it."""

    vi: Runs
    en: Runs
    bits: Floats

    @classmethod
    def of(cls, vi: Sheets, en: Sheets, model: Model) -> _Terms:
        hashes, number = np.unique(np.concatenate((vi.terms.values, en.terms.values)), return_inverse=True)
        codes = np.zeros(len(hashes), np.uint8)
        codes[number] = np.concatenate((vi.codes, en.codes))
        bits = np.minimum(_TERM_CAP, model.looked_up(hashes, codes)[0])
        split = len(vi.terms.values)
        return cls(Runs(vi.terms.starts, number[:split]), Runs(en.terms.starts, number[split:]), bits)


def align(vi: Features, en: Features, model: Model, entries: Mapping[str, Entry]) -> Alignment:
    """Set the sentences of two articles side by side; `entries` are the lexicon's, by Vietnamese phrase."""
    left = vietnamese_side(vi, entries)
    return align_sides(left, english_side(en, left.phrases), model)


def align_sides(left: Side, right: Side, model: Model) -> Alignment:
    """Set the sentences of a Vietnamese and an English article side by side."""
    numbers: dict[Hashable, int] = {}
    vi, en = Sheets.of([left], numbers), Sheets.of([right], numbers)
    return set_beside(vi, en, np.zeros((1, 2), np.int64), model)[0]


def set_beside(vi: Sheets, en: Sheets, pairs: I64, model: Model) -> list[Alignment]:
    """Set the sentences of pairs, rows of two indices, side by side."""
    rows, columns = vi.sentences.lengths[pairs[:, 0]], en.sentences.lengths[pairs[:, 1]]
    terms = _Terms.of(vi, en, model)
    found = [Alignment(())] * len(pairs)
    for some in _alike(rows, columns):
        for at, one in zip(some.tolist(), _of_some(vi, en, pairs[some], terms), strict=True):
            found[at] = one
    return found


def _alike(rows: I64, columns: I64) -> Iterator[I64]:
    """Divide pairs of so many sentences into blocks of about as many; without those that have none."""
    order = np.lexsort((columns, rows))
    order = order[(rows[order] > 0) & (columns[order] > 0)]
    end = len(order)
    while end:
        size = int(rows[order[end - 1]]) * int(columns[order[:end]].max())
        begin = max(0, end - max(1, _CELLS // size))
        yield order[begin:end]
        end = begin


def _of_some(vi: Sheets, en: Sheets, pairs: I64, terms: _Terms) -> list[Alignment]:
    one, two = pairs.T
    sizes = vi.sentences.lengths[one], en.sentences.lengths[two]
    lengths = _padded(vi.sentences, one), _padded(en.sentences, two)
    shared = _shared(vi, en, pairs, terms)
    steps = best_steps(shared, lengths, sizes)
    gains = np.zeros(len(pairs))
    for gain in steps.gains[::-1]:  # from the first sentence on
        gains += gain
    shorter = np.minimum(lengths[0].sum(axis=1) / LENGTHS, lengths[1].sum(axis=1))
    density = 100.0 * gains / np.maximum(100.0, shorter)
    linked = [np.where(steps.gains > 0.0, of, 0).sum(axis=0).tolist() for of in (steps.of_vi, steps.of_en)]
    both = (zip(some, size.tolist(), strict=True) for some, size in zip(linked, sizes, strict=True))
    links = _Links.of(steps)
    further = links.covered(lengths).tolist(), links.astray(shared).tolist()
    return [Alignment(*row) for row in zip(links.apart(), *both, density.tolist(), *further, strict=True)]


def _padded(runs: Runs, articles: I64) -> I64:
    """Return the values of each article as a row, 0 behind the last."""
    sizes = runs.lengths[articles]
    found = np.zeros((len(articles), int(sizes.max())), np.int64)
    found[np.repeat(np.arange(len(articles)), sizes), spread(np.zeros_like(sizes), sizes)] = runs.values[
        runs.places(articles)
    ]
    return found


class _Links(NamedTuple):
    """The links of pairs in order, a row for each: whose it is, its first sentences, and how many of each."""

    pairs: int  # how many these are of
    pair: I64
    vi: I64
    en: I64
    of_vi: I64
    of_en: I64

    @classmethod
    def of(cls, steps: Steps) -> _Links:
        pair, time = np.nonzero((steps.gains > 0.0).T[:, ::-1])
        time = len(steps.gains) - 1 - time
        return cls(steps.gains.shape[1], pair, *(each[time, pair] for each in steps[:4]))

    def apart(self) -> Iterator[tuple[tuple[tuple[int, int], tuple[int, int]], ...]]:
        """Yield the links of each pair."""
        sides = (
            (at.tolist(), (at + of).tolist()) for at, of in ((self.vi, self.of_vi), (self.en, self.of_en))
        )
        of_vi, of_en = sides
        rows = [((a, b), (c, d)) for a, b, c, d in zip(*of_vi, *of_en, strict=True)]
        ends = np.cumsum(np.bincount(self.pair, minlength=self.pairs)).tolist()
        begin = 0
        for end in ends:
            yield tuple(rows[begin:end])
            begin = end

    def covered(self, lengths: tuple[I64, I64]) -> Floats:
        """Return the share of characters that links have, of the text in which it is less."""
        shares = []
        for size, at, of in zip(lengths, (self.vi, self.en), (self.of_vi, self.of_en), strict=True):
            double = of == 2
            there = np.bincount(self.pair, size[self.pair, at], self.pairs)
            there += np.bincount(self.pair[double], size[self.pair[double], at[double] + 1], self.pairs)
            shares.append(there / size.sum(axis=1))
        least: Floats = np.stack(shares).min(axis=0)
        return least

    def astray(self, shared: Floats) -> Floats:
        """Return how much of what sentences share with the likest one they do not share side by side."""
        most: Floats = np.zeros(self.pairs)
        lost: Floats = np.zeros(self.pairs)
        two, three = self.of_en == 2, self.of_vi == 2
        pair = np.concatenate((self.pair, self.pair[two], self.pair[three]))
        vi = np.concatenate((self.vi, self.vi[two], self.vi[three] + 1))
        en = np.concatenate((self.en, self.en[two] + 1, self.en[three]))
        for axis, at in ((2, vi), (1, en)):
            best = shared.max(axis=axis)
            beside = np.zeros_like(best)
            np.maximum.at(beside, (pair, at), shared[pair, vi, en])
            # Added up one by one, so that sums do not hang on what stands behind the last sentence.
            most += np.add.accumulate(best, axis=1)[:, -1]
            lost += np.add.accumulate(best - beside, axis=1)[:, -1]
        return lost / np.maximum(1.0, most)


def _shared(vi: Sheets, en: Sheets, pairs: I64, terms: _Terms) -> Floats:
    """Return what each two sentences of pairs share, in bits; shape (pairs, Vietnamese, English)."""
    shape = (
        len(pairs),
        int(vi.sentences.lengths[pairs[:, 0]].max()),
        int(en.sentences.lengths[pairs[:, 1]].max()),
    )
    pair, here, there = _joined(terms.vi, terms.en, pairs)
    bits = terms.bits[terms.vi.values[here]]
    found = _added(shape, pair, vi.term_bits[here], en.term_bits[there], bits)
    pair, here, there = _joined(vi.phrases, en.phrases, pairs)
    words = np.full(len(pair), _WORD)
    return found + _added(shape, pair, vi.phrase_bits[here], en.phrase_bits[there], words)


def _joined(one: Runs, two: Runs, pairs: I64) -> tuple[I64, I64, I64]:
    """Return the values that pairs share: the pair, and the place on either side; by pair as in the first."""
    left, right = one.places(pairs[:, 0]), two.places(pairs[:, 1])
    of_left, of_right = (
        np.repeat(np.arange(len(pairs)), runs.lengths[pairs[:, at]]) for at, runs in enumerate((one, two))
    )
    asked, known = of_left << 32 | one.values[left], of_right << 32 | two.values[right]
    order = np.argsort(known)
    known = known[order]
    if not len(known):
        return asked[:0], asked[:0], asked[:0]
    at = np.minimum(np.searchsorted(known, asked), len(known) - 1)
    same = np.flatnonzero(known[at] == asked)
    return of_left[same], left[same], right[order[at[same]]]


def _added(shape: tuple[int, int, int], pair: I64, vi: U64, en: U64, bits: Floats) -> Floats:
    """Add up what is in sentences of both texts, in the order given: these are bits of whole numbers."""
    (of_vi, i), (of_en, j) = _places(vi), _places(en)
    counts = np.bincount(of_en, minlength=len(pair))
    starts = np.cumsum(counts) - counts
    across = counts[of_vi]
    j = j[spread(starts[of_vi], across)]
    of, i = np.repeat(of_vi, across), np.repeat(i, across)
    cell = (pair[of] * shape[1] + i) * shape[2] + j
    found = np.bincount(cell, bits[of], shape[0] * shape[1] * shape[2])
    return found.astype(np.float64).reshape(shape)  # of nothing: whole numbers


def _places(bits: U64) -> tuple[I64, I64]:
    """Return whose each bit is, and its place."""
    found = np.unpackbits(bits.astype("<u8").view(np.uint8).reshape(-1, 8), axis=1, bitorder="little")
    of, at = np.nonzero(found)
    return of, at
