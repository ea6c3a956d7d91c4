"""Which candidates sentences could bring to what a pair needs, best first.

What is found of a candidate depends on the candidates of its two articles alone; so after some articles came
or went only those are looked at again whose articles have others now. The rest stands as it was.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from defcorpus.pairs import weights as w
from defcorpus.pairs.candidates.hopes import COLUMNS, Hopes, Kept, unpacked
from defcorpus.pairs.features.columns import packed
from defcorpus.pairs.linking.field import Field
from defcorpus.pairs.linking.rivals import rivals
from defcorpus.pairs.weighing.scores import margins
from defcorpus.pairs.weighing.weighed import held_at
from defcorpus.pairs.words.second import close_calls

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from defcorpus.pairs.linking.reader import Reader
    from defcorpus.pairs.model import Model

    Bools = NDArray[np.bool_]
    Floats = NDArray[np.float64]
    I64 = NDArray[np.int64]
    Whole = NDArray[np.integer[Any]]
    Touched = tuple[Bools, Bools]


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
