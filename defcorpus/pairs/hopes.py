"""The candidates that may be made: those that sentences could bring to what a pair needs, best first.

What is found of a candidate depends on the candidates of its two articles alone; so after some articles came
or went only those are looked at again whose articles have others now. The rest stands as it was.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from defcorpus.pairs import weights as w
from defcorpus.pairs.columns import packed
from defcorpus.pairs.field import Field
from defcorpus.pairs.records import Link, Options, PairKind
from defcorpus.pairs.rivals import margins, rivals
from defcorpus.pairs.second import close_calls
from defcorpus.pairs.weighed import held_at

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from defcorpus.pairs.field import Reader
    from defcorpus.pairs.model import Model

    Bools = NDArray[np.bool_]
    Floats = NDArray[np.float64]
    I64 = NDArray[np.int64]
    Whole = NDArray[np.integer[Any]]
    Touched = tuple[Bools, Bools]

# A pair below this can neither be made, however far ahead of its rivals, nor count as a rival.
FARTHEST_AHEAD = w.MARGIN_CAP * w.MARGIN_AHEAD + w.ALIGNED

KINDS: tuple[PairKind | None, ...] = (None, "translation", "same-event")
COLUMNS = ("pairs", "weights", "words", "ahead", "rivals", "against", "sentences", "made", "kinds")


@dataclass(frozen=True, slots=True)
class Hopes:
    """Candidates that sentences may bring to what a pair needs, best first; a row each."""

    pairs: I64  # two indices
    weights: Floats  # without rivals
    words: Floats  # of that what the lexicon says
    ahead: Floats  # weights with rivals
    rivals: I64  # the best rival: two indices, -1 where there is none
    against: Floats  # what weighs the best rival, and what the lexicon says of it: two columns
    sentences: Floats  # what sentences say, in bits; not a number where nobody looked at them
    made: Floats  # the weight with all, rounded, of a pair that was made; else not a number
    kinds: I64  # of such a pair, its place among `KINDS`

    def __len__(self) -> int:
        return len(self.pairs)

    def link(self, at: int) -> Link:
        """Return one as a link."""
        vi, en = self.pairs[at].tolist()
        return Link(vi, en, float(self.weights[at]), float(self.words[at]))

    def links(self, places: list[int]) -> Iterator[tuple[Link, Link | None]]:
        """Yield some as links, each with its best rival."""
        columns = (*self.pairs.T, self.weights, self.words, *self.rivals.T, *self.against.T)
        for row in zip(*(column[places].tolist() for column in columns), strict=True):
            yield Link(*row[:4]), None if row[4] < 0 else Link(*row[4:])

    def only(self, rows: Bools | I64) -> Hopes:
        """Return some of them."""
        return Hopes(*(getattr(self, name)[rows] for name in COLUMNS))

    def renumbered(self, places: Sequence[I64]) -> Hopes:
        """Return what still holds where articles have other indices now, in the same order, or -1."""
        pairs, others = (
            np.stack([places[side][rows[:, side]] for side in (0, 1)], axis=1)
            for rows in (self.pairs, self.rivals)
        )
        others[self.rivals[:, 0] < 0] = -1
        kept = (pairs >= 0).all(axis=1) & ((others >= 0).all(axis=1) | (self.rivals[:, 0] < 0))
        rest = (getattr(self, name)[kept] for name in COLUMNS if name not in ("pairs", "rivals"))
        weights, words, ahead, against, sentences, made, kinds = rest
        return Hopes(pairs[kept], weights, words, ahead, others[kept], against, sentences, made, kinds)


@dataclass(frozen=True, slots=True)
class Kept:
    """What was found of the candidates of a run. Pairs are two indices packed, sorted."""

    hopes: Hopes
    close: I64  # close calls that the lexicon has a say in
    without: I64  # candidates that a person left no choice of
    touched: Touched | None = None  # articles of either language that have other candidates since

    def renumbered(self, places: Sequence[I64], touched: Touched) -> Kept:
        """Return what still holds where articles have other indices now, in the same order, or -1."""
        close, without = (_renumbered(old, places) for old in (self.close, self.without))
        return Kept(self.hopes.renumbered(places), close, without, touched)


def _renumbered(pairs: I64, places: Sequence[I64]) -> I64:
    found = np.stack([places[side][rows] for side, rows in enumerate(unpacked(pairs))], axis=1)
    return np.sort(packed(found[(found >= 0).all(axis=1)]))


def unpacked(pairs: I64) -> tuple[I64, I64]:
    """Return the first and the second of packed indices."""
    return pairs >> 32, pairs & 0xFFFFFFFF


def looked_at(
    reader: Reader, pairs: Whole, weights: Floats, without: I64, least: float
) -> tuple[Field, Kept]:
    """Return candidates as a field, and what is found of them, as far as it is not known from before.

    `without` are the candidates that a person left no choice of, which are not among them.
    """
    before, reader.kept = reader.kept, None  # once: the next call may have other options
    if before is None or before.touched is None:
        field = Field(reader, pairs, weights)
        hopes = hopeful(field, least)
    else:
        touched = _touched(before.touched, np.setxor1d(before.without, without))
        rows, touched = _close_again(pairs, weights, reader.model, before.close, touched)
        words = np.zeros(len(pairs))
        words[rows] = [reader.of_words(*pair) for pair in pairs[rows].tolist()]
        field = Field(reader, pairs, weights, words)
        hopes = hopeful_again(field, least, before.hopes, touched)
    found = Kept(hopes, packed(pairs[np.flatnonzero(field.words)]), without)
    reader.found = found
    return field, found


def _touched(since: Touched, decided: I64) -> Touched:
    """Return whose candidates are others since, or what a person decided of them."""
    vi, en = (side.copy() for side in since)
    for side, articles in zip((vi, en), unpacked(decided), strict=True):
        side[articles] = True
    return vi, en


def floor_of(options: Options) -> float:
    """Return the weight below which a pair plays no part, whatever its rivals are."""
    return min(w.RIVAL_FLOOR, bits_of(options.review_score) + w.THRESHOLD_LEAST - FARTHEST_AHEAD)


def bits_of(score: float) -> float:
    """Return the weight that a score stands for."""
    bounded = min(1 - 1e-12, max(1e-12, score))
    return math.log2(bounded / (1 - bounded))


def hopeful(field: Field, least: float, among: Bools | None = None) -> Hopes:
    """Return the candidates that sentences may bring to `least`, or those of them that are `among` some."""
    some = _at_best(field.weights) >= least
    ranks = field.ranks_of(some if among is None else some & among)
    against = rivals(field, ranks) if len(ranks) else ranks
    others = np.where(against >= 0, field.ranked(against)[1], w.RIVAL_FLOOR)
    ahead = field.ranked(ranks)[1]
    ahead = ahead + margins(ahead, others)
    kept = ahead + w.ALIGNED >= least
    return _told(field, ranks[kept], against[kept], ahead[kept])


def _told(field: Field, ranks: I64, against: I64, ahead: Floats) -> Hopes:
    (pairs, weights), words = field.ranked(ranks), field.words_at(ranks)
    (others, bits), said = field.ranked(against), field.words_at(against)
    others[against < 0] = -1
    bits[against < 0] = said[against < 0] = 0.0
    unknown = np.full(len(ranks), np.nan)
    rest = unknown, unknown.copy(), np.zeros(len(ranks), np.int64)
    return Hopes(pairs, weights, words, ahead, others, np.stack((bits, said), axis=1), *rest)


def hopeful_again(field: Field, least: float, before: Hopes, touched: Touched) -> Hopes:
    """Return the same where it is known from `before`.

    `touched` are the articles that have other candidates since, or of which the lexicon says something else.
    """
    rows = np.flatnonzero(_of_any(field.pairs, touched))
    rows = rows[_at_best(field.weighing(rows)) >= least]
    beside = around(field.pairs, rows)
    again = np.zeros(len(field.pairs), np.bool_)
    again[rows] = True
    new = hopeful(field.only(beside), least, again[beside])
    gone = _of_any(before.pairs, touched)
    _note(new, before.only(gone))
    both = zip(
        *([getattr(each, name) for name in COLUMNS] for each in (before.only(~gone), new)), strict=True
    )
    found = Hopes(*map(np.concatenate, both))
    # Best first, of equal ones those whose indices come first.
    return found.only(np.lexsort((found.pairs[:, 1], found.pairs[:, 0], -found.weights)))


def _at_best(weights: Floats) -> Floats:
    """Return what candidates reach where their rivals are as far behind as may be, and sentences say most."""
    best: Floats = weights + margins(weights, np.full(len(weights), w.RIVAL_FLOOR)) + w.ALIGNED
    return best


def _of_any(pairs: Whole, articles: Touched) -> Bools:
    found: Bools = articles[0][pairs[:, 0]] | articles[1][pairs[:, 1]]
    return found


def _note(new: Hopes, before: Hopes) -> None:
    """Note what sentences said of what weighs with its rivals what it did."""
    known, asked = packed(before.pairs), packed(new.pairs)
    order = np.argsort(known)
    place = np.searchsorted(known, asked, sorter=order)
    there = np.flatnonzero(held_at(known[order], place, asked))
    old = order[place[there]]
    same = (before.ahead[old] == new.ahead[there]) & ((before.words[old] != 0) == (new.words[there] != 0))
    there, old = there[same], old[same]
    for name in ("sentences", "made", "kinds"):
        getattr(new, name)[there] = getattr(before, name)[old]


def around(pairs: Whole, rows: I64) -> I64:
    """Return the rows of all candidates of the articles that some candidates have."""
    articles = [np.zeros(int(pairs[:, side].max(initial=-1)) + 1, np.bool_) for side in (0, 1)]
    for side in (0, 1):
        articles[side][pairs[rows, side]] = True
    return np.flatnonzero(_of_any(pairs, (articles[0], articles[1])))


def _close_again(
    pairs: Whole, weights: Floats, model: Model, before: I64, touched: Touched
) -> tuple[I64, Touched]:
    """Return the rows of the close calls, and the articles of which the lexicon may say something else.

    `before` are those from before, packed; these are looked at again where their articles are `touched`.
    """
    if model.lexicon is None:
        return np.zeros(0, np.int64), touched
    rows = np.flatnonzero(weights >= model.threshold + w.CLOSE_FROM)
    rows = rows[_of_any(pairs[rows], touched)]
    beside = around(pairs, rows)
    found = beside[close_calls(pairs[beside], weights[beside], model.threshold)]
    found = found[_of_any(pairs[found], touched)]
    again = _of_any(np.stack(unpacked(before), axis=1), touched)
    vi, en = unpacked(np.setxor1d(packed(pairs[found]), before[again]))
    both = touched[0].copy(), touched[1].copy()
    both[0][vi] = both[1][en] = True
    stay = np.searchsorted(packed(pairs), before[~again])
    return np.sort(np.concatenate((found, stay))), both
