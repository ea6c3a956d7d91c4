"""Columns weighed by a model: how much each term says where it is shared, and where the other article lacks it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from defcorpus.pairs import weights as w
from defcorpus.pairs.columns import Columns, title_number
from defcorpus.pairs.encoded import CODES, PERIOD
from defcorpus.pairs.model import Model, unseen_bits
from defcorpus.pairs.records import CAPITAL, FOREIGN

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Bools = NDArray[np.bool_]
    Bytes = NDArray[np.uint8]
    Floats = NDArray[np.float64]
    I32 = NDArray[np.int32]
    I64 = NDArray[np.int64]
    U64 = NDArray[np.uint64]

GROUPS = ("words", "numbers", "terms", "days", "countries")
GROUP_OF = {"f": 2, "w": 0, "i": 1, "n": 1, "g": 2, "d": 3, "c": 4}
_CHUNK = 1 << 20  # terms that are worked on at once


@dataclass(frozen=True, slots=True)
class Terms:
    """The terms of a run by number: those of the model first, then those it does not know."""

    model: Model
    bits: Floats
    counts: I32  # as in the model; shape (terms, 3)
    unseen: U64  # hashes, sorted

    def numbers(self, hashes: U64) -> I32:
        """Return the number of each term. All have to be known or among the unseen."""
        known = self.model.hashes
        found = np.empty(len(hashes), np.int32)
        for at in range(0, len(hashes), _CHUNK):
            some = hashes[at : at + _CHUNK]
            place = np.searchsorted(known, some)
            there = held_at(known, place, some)
            found[at : at + _CHUNK] = np.where(
                there, place, len(known) + np.searchsorted(self.unseen, some)
            )
        return found


@dataclass(frozen=True, slots=True)
class Weighed:
    """The articles of one language with their terms numbered."""

    columns: Columns
    vietnamese: bool
    terms: I32  # numbers
    lengths: Floats  # in English words
    totals: Floats  # of `masses`, by group; shape (articles, groups)
    names: Floats  # of `masses`: what people's names say at most where the other article lacks them
    numbers: I64  # numbers in the title

    def __len__(self) -> int:
        return len(self.columns)


def numbered(model: Model, sides: Sequence[Columns]) -> Terms:
    """Number the terms of articles."""
    unseen, codes = [], []
    for side in sides:
        for at in range(0, len(side.terms), _CHUNK):
            some = side.terms[at : at + _CHUNK]
            new = ~held_at(model.hashes, np.searchsorted(model.hashes, some), some)
            unseen.append(some[new])
            codes.append(side.codes[at : at + _CHUNK][new])
    if not unseen:
        return Terms(model, model.rarity, model.counts, np.zeros(0, np.uint64))
    hashes, first = np.unique(np.concatenate(unseen), return_index=True)
    bits = unseen_bits(model)[np.concatenate(codes)[first]]
    counts = np.concatenate((model.counts, np.zeros((len(hashes), 3), np.int32)))
    return Terms(model, np.concatenate((model.rarity, bits)), counts, hashes)


def weighed(columns: Columns, terms: Terms, *, vietnamese: bool) -> Weighed:
    """Weigh the articles of one language."""
    numbers = terms.numbers(columns.terms)
    owner = np.repeat(np.arange(len(columns)), np.diff(columns.starts))
    groups = groups_of()
    totals = np.zeros(len(columns) * len(GROUPS))
    names = np.zeros(len(columns.names))
    for at in range(0, len(numbers), _CHUNK):
        some = slice(at, at + _CHUNK)
        found = masses(terms, numbers[some], columns.codes[some], columns.counts[some], columns.flags[some], vietnamese)
        place = owner[some] * len(GROUPS) + groups[columns.codes[some]]
        first = int(owner[at]) * len(GROUPS)
        part = np.bincount(place - first, found)
        totals[first : first + len(part)] += part
        inside = (columns.names >= at) & (columns.names < at + _CHUNK)
        names[inside] = found[columns.names[inside] - at]
    of_names = np.repeat(np.arange(len(columns)), np.diff(columns.name_starts))
    return Weighed(
        columns,
        vietnamese,
        numbers,
        (columns.words + 5) / (w.LENGTH_RATIO if vietnamese else 1.0),
        totals.reshape(-1, len(GROUPS)),
        np.bincount(of_names, names, len(columns)),
        np.bincount(owner[title_number(columns)], minlength=len(columns)),
    )


def masses(terms: Terms, numbers: I32, codes: Bytes, counts: Bytes, flags: Bytes, vietnamese: bool) -> Floats:
    """Return how much each term of some articles says where another article lacks it."""
    survives = survival(codes, flags, terms.counts[numbers], vietnamese=vietnamese)
    found: Floats = terms.bits[numbers] * survives * repeats()[counts]
    return found


def survival(codes: Bytes, flags: Bytes, counts: I32, *, vietnamese: bool) -> Floats:
    """Return the chance that a translation keeps each term's letters.

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
    return np.where(codes == CODES.index("w"), chance, 1.0)


@cache
def groups_of() -> I64:
    """Return the group of each code."""
    groups = [GROUP_OF[kind] for kind in CODES]
    return np.array([*groups, GROUP_OF["d"]][: PERIOD + 1], np.int64)


@cache
def repeats() -> Floats:
    """Return how much more a term says that is mentioned so many times than one mentioned once."""
    return np.array([1.0, *(1.0 + 0.5 * np.log2(np.arange(1, 256)))])


def held_at(known: U64, place: I64, asked: U64) -> Bools:
    """Say which of `asked` are among `known`, sorted, at the place where a search put them."""
    if not len(known):
        return np.zeros(len(asked), np.bool_)
    found: Bools = known[np.minimum(place, len(known) - 1)] == asked
    return found
