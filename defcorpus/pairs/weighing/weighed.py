"""Columns weighed by a model: what a term says where it is shared, and where the other article lacks it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING, Any

import numpy as np

from defcorpus.pairs import weights as w
from defcorpus.pairs.features.columns import Columns, Join
from defcorpus.pairs.features.encoded import CODES, PERIOD
from defcorpus.pairs.model import Model
from defcorpus.pairs.records import CAPITAL, FOREIGN, MEANT, TITLE

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Bools = NDArray[np.bool_]
    Bytes = NDArray[np.uint8]
    Floats = NDArray[np.float64]
    I32 = NDArray[np.int32]
    I64 = NDArray[np.int64]
    U64 = NDArray[np.uint64]
    Whole = NDArray[np.integer[Any]]

GROUPS = ("words", "numbers", "terms", "days", "countries")
GROUP_OF = {"f": 2, "w": 0, "i": 1, "n": 1, "g": 2, "d": 3, "c": 4}
LEAST_BITS = 2.0  # terms that say less bring no candidates; they still count for those found
_CHUNK = 1 << 20  # terms that are looked up at once
_ROWS = 1 << 13  # articles that are weighed at once


@dataclass(frozen=True, slots=True)
class Terms:
    """The terms of a run by number: those of the model first, then those it does not know."""

    model: Model
    bits: Floats
    counts: I32  # as in the model; shape (terms, 3)
    unseen: U64  # hashes, in the order of their numbers
    unseen_codes: Bytes

    def numbers(self, hashes: U64) -> I32:
        """Return the number of each term. All have to be known or among the unseen."""
        known = self.model.hashes
        order = np.argsort(self.unseen)
        found = np.empty(len(hashes), np.int32)
        for at in range(0, len(hashes), _CHUNK):
            some = hashes[at : at + _CHUNK]
            place = np.searchsorted(known, some)
            there = held_at(known, place, some)
            found[at : at + _CHUNK] = place
            if len(order):
                new = np.flatnonzero(~there)
                later = np.searchsorted(self.unseen, some[new], sorter=order)
                found[at + new] = len(known) + order[np.minimum(later, len(order) - 1)]
        return found


@dataclass(frozen=True, slots=True)
class Weighed:
    """The articles of one language with their terms numbered and weighed, a row each."""

    columns: Columns
    vietnamese: bool
    lengths: Floats  # in English words
    totals: Floats  # of `masses`, by group; shape (articles, groups)
    names: Floats  # of `masses`: what people's names say at most where the other article lacks them
    numbers: I64  # numbers in the title
    says: Floats  # bits of all terms that both languages have and that say enough to be asked by
    order: I64 | None = None  # the row of each article, where they are in another order, or fewer

    def __len__(self) -> int:
        return len(self.columns if self.order is None else self.order)

    def rows(self, articles: Whole) -> Whole:
        """Return the rows of some articles, which are given by their indices."""
        return articles if self.order is None else self.order[articles]

    @property
    def terms(self) -> I32:
        """The numbers of the articles' terms."""
        return self.columns.terms  # type: ignore[return-value]  # they are once they are weighed

    def followed_by(self, other: Weighed, order: I64, join: Join) -> Weighed:
        """Return these articles, and others in the rows behind theirs, in this order."""
        columns = self.columns.followed_by(other.columns, lambda name, *both: join(f"column.{name}", *both))
        rows = {name: join(name, getattr(self, name), getattr(other, name)) for name in ROWS}
        return Weighed(columns, self.vietnamese, **rows, order=order)

    def straight(self) -> Weighed:
        """Return the same with a row for each article, in their order."""
        if self.order is None:
            return self
        rows = {name: getattr(self, name)[self.order] for name in ROWS}
        return Weighed(self.columns.taken(self.order), self.vietnamese, **rows)


ROWS = ("lengths", "totals", "names", "numbers", "says")


def numbered(model: Model, sides: Sequence[Columns], before: tuple[U64, Bytes] | None = None) -> Terms:
    """Give the terms of articles numbers.

    `before` are those unknown to the model that have a number already: their hashes and codes, in order.
    """
    before = before or (np.zeros(0, np.uint64), np.zeros(0, np.uint8))
    known = np.sort(before[0])
    unseen, codes = [np.zeros(0, np.uint64)], [np.zeros(0, np.uint8)]
    for side in sides:
        for at in range(0, len(side.terms), _CHUNK):
            some = side.terms[at : at + _CHUNK]
            new = ~held_at(model.hashes, np.searchsorted(model.hashes, some), some)
            new[new] = ~held_at(known, np.searchsorted(known, some[new]), some[new])
            unseen.append(some[new])
            codes.append(side.codes[at : at + _CHUNK][new])
    hashes, first = np.unique(np.concatenate(unseen), return_index=True)
    hashes = np.concatenate((before[0], hashes))
    kinds = np.concatenate((before[1], np.concatenate(codes)[first]))
    counts = np.concatenate((model.counts, np.zeros((len(hashes), 3), np.int32)))
    bits = np.concatenate((model.rarity, model.unseen[kinds]))
    return Terms(model, bits, counts, hashes, kinds)


def weighed(columns: Columns, terms: Terms, *, vietnamese: bool) -> Weighed:
    """Weigh the articles of one language."""
    numbers = terms.numbers(columns.terms)
    totals, says = np.zeros((len(columns), len(GROUPS))), np.zeros(len(columns))
    of_names, in_title = np.zeros(len(columns)), np.zeros(len(columns), np.int64)
    telling = (terms.bits >= LEAST_BITS) & (terms.counts[:, :2] > 0).all(axis=1)
    for first in range(
        0, len(columns), _ROWS
    ):  # whole articles: what is added up does not hang on the others
        rows = min(_ROWS, len(columns) - first)
        starts = columns.starts[first : first + rows + 1]
        some = slice(int(starts[0]), int(starts[-1]))
        of = np.repeat(np.arange(rows), np.diff(starts))
        codes, counts, here = columns.codes[some], columns.counts[some], numbers[some]
        found = masses(terms, here, codes, counts, columns.flags[some], vietnamese=vietnamese)
        groups = np.bincount(of * len(GROUPS) + groups_of()[codes], found, rows * len(GROUPS))
        totals[first : first + rows] = groups.reshape(-1, len(GROUPS))
        bits = terms.bits[here] * telling[here] * repeats()[counts]
        says[first : first + rows] = np.bincount(of, bits, rows)
        named = columns.name_starts[first : first + rows + 1]
        places = columns.names[named[0] : named[-1]] - some.start
        of_names[first : first + rows] = np.bincount(
            np.repeat(np.arange(rows), np.diff(named)), found[places], rows
        )
        title = ((columns.flags[some] & TITLE) > 0) & (codes == CODES.index("n"))
        in_title[first : first + rows] = np.bincount(of[title], minlength=rows)
    none = np.zeros(0, np.int64)
    lengths = (columns.words + 5) / (w.LENGTH_RATIO if vietnamese else 1.0)
    plain = replace(
        columns,
        terms=numbers,  # type: ignore[arg-type]  # from now on
        names=none,
        name_starts=np.zeros(len(columns) + 1, np.int64),
    )
    return Weighed(plain, vietnamese, lengths, totals, of_names, in_title, says)


def masses(
    terms: Terms, numbers: I32, codes: Bytes, counts: Bytes, flags: Bytes, *, vietnamese: bool
) -> Floats:
    """Return how much each term of some articles says where another article lacks it."""
    survives = survival(codes, flags, terms.counts[numbers], vietnamese=vietnamese)
    found: Floats = terms.bits[numbers] * survives * repeats()[counts]
    return found


def survival(codes: Bytes, flags: Bytes, counts: I32, *, vietnamese: bool) -> Floats:
    """Return the chance that a translation keeps each term's letters; 0 of what is only meant.

    `counts` are those of the model: Vietnamese, English, English with a capital inside a sentence.
    """
    vi, en, capital = (counts[:, at].astype(np.float64) for at in range(3))
    foreign = (flags & FOREIGN) > 0
    if vietnamese:
        kept = np.minimum(1.0, (en + 1) / (vi + 1))
        chance = np.where(foreign, kept, np.where(en > 0, 0.3 * kept, 0.0))
    else:
        # A word that also occurs in lower case is no name.
        named = np.where(en > 0, capital / np.maximum(en, 1.0), 1.0) ** 2
        kept = np.minimum(1.0, (vi + 1) / (en + 1)) * named
        chance = np.where((flags & CAPITAL) > 0, np.where(foreign, 0.7, 0.3) * kept, 0.0)
    return np.where(codes == CODES.index("w"), chance, (flags & MEANT) == 0)


@cache
def groups_of() -> I64:
    """Return the group of each code."""
    groups = [GROUP_OF[kind] for kind in CODES]
    return np.array([*groups, GROUP_OF["d"]][: PERIOD + 1], np.int64)


@cache
def repeats() -> Floats:
    """Return how much more a term says that is mentioned so many times than one mentioned once."""
    return np.array([1.0, *(1.0 + 0.5 * np.log2(np.arange(1, 256)))])


def held_at(known: Whole, place: Whole, asked: Whole) -> Bools:
    """Say which of `asked` are among `known`, sorted, at the place where a search put them."""
    if not len(known):
        return np.zeros(len(asked), np.bool_)
    found: Bools = known[np.minimum(place, len(known) - 1)] == asked
    return found
