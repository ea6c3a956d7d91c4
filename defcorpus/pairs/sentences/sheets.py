"""The sentences of several articles as arrays: which terms and phrases stand in which of them.

What `sides.Side` tells of one article, read of many at once without a look at any of it.
"""

from __future__ import annotations

import zlib
from collections.abc import Collection, Hashable, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING, Any

import numpy as np

from defcorpus.pairs.features.columns import spread
from defcorpus.pairs.features.encoded import HEAD
from defcorpus.pairs.features.sides import CODE, CODE_BITS, SIDED, Side

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Bytes = NDArray[np.uint8]
    I64 = NDArray[np.int64]
    U64 = NDArray[np.uint64]

Packed = tuple[bytes, bytes]  # the front of an article's features; what `sides.packed_side` wrote


@dataclass(frozen=True, slots=True)
class Runs:
    """Values that belong to articles: those of article `i` are from ``starts[i]`` to ``starts[i + 1]``."""

    starts: I64
    values: NDArray[Any]

    @classmethod
    def of(cls, lengths: I64, values: NDArray[Any]) -> Runs:
        """Return values, of which each article has so many."""
        return cls(np.concatenate((np.zeros(1, np.int64), np.cumsum(lengths))), values)

    @property
    def lengths(self) -> I64:
        """How many values each article has."""
        return np.diff(self.starts)

    def places(self, articles: I64) -> I64:
        """Return where the values of some articles are."""
        return spread(self.starts[articles], self.lengths[articles])


@dataclass(frozen=True, slots=True)
class Sheets:
    """The sentences of some articles of one language, and in which of them terms and phrases stand.

    That is a whole number with a bit for each sentence.
    """

    sentences: Runs  # their lengths in characters
    terms: Runs  # hashes, in the order of the features
    codes: Bytes  # of the terms' kinds
    term_bits: U64
    phrases: Runs  # numbers
    phrase_bits: U64

    @classmethod
    def read(cls, articles: Sequence[Packed]) -> Sheets:
        """Return the sheets of articles that were stored."""
        written = [zlib.decompress(packed) for _, packed in articles]
        sizes = np.array([SIDED.unpack_from(each) for each in written], np.int64).reshape(-1, 2)
        sentences, phrases = sizes.T
        begin = np.full(len(written), SIDED.size)
        parts: list[NDArray[Any]] = []
        for kind, size, count in (("<u4", 4, sentences), ("<u2", 2, phrases), ("<u8", 8, phrases)):
            parts.append(_column(written, kind, begin, begin + size * count))
            begin = begin + size * count
        terms = (np.array([len(each) for each in written], np.int64) - begin) // 8
        bits = _column(written, "<u8", begin, begin + 8 * terms)
        fronts = [front for front, _ in articles]
        begin = np.full(len(fronts), HEAD.size)
        hashes = _column(fronts, "<u8", begin, begin + 8 * terms)
        codes = _column(fronts, "u1", begin + 8 * terms, begin + 9 * terms)
        there = np.flatnonzero(bits)
        owner = np.repeat(np.arange(len(terms)), terms)[there]
        return cls(
            Runs.of(sentences, parts[0].astype(np.int64)),
            Runs.of(np.bincount(owner, minlength=len(terms)), hashes[there].astype(np.uint64)),
            codes[there], bits[there].astype(np.uint64),
            Runs.of(phrases, parts[1].astype(np.int64)), parts[2].astype(np.uint64),
        )  # fmt: skip

    @classmethod
    def of(cls, sides: Sequence[Side], numbers: dict[Hashable, int]) -> Sheets:
        """Return the sheets of articles; phrases are numbered as they are met."""
        terms = [each for side in sides for each in side.terms.values()]
        phrases = [[numbers.setdefault(phrase, len(numbers)) for phrase in side.phrases] for side in sides]
        phrase_bits = [bits for side in sides for bits in side.phrases.values()]
        return cls(
            _runs([side.lengths for side in sides], np.int64),
            _runs([side.terms for side in sides], np.uint64),
            np.array([each & CODE for each in terms], np.uint8),
            np.array([each >> CODE_BITS for each in terms], np.uint64),
            _runs(phrases, np.int64), np.array(phrase_bits, np.uint64),
        )  # fmt: skip

    def __len__(self) -> int:
        return len(self.sentences.starts) - 1


def _runs(rows: Sequence[Collection[int]], kind: type[np.integer[Any]]) -> Runs:
    return Runs.of(np.array([*map(len, rows)], np.int64), np.array([*chain.from_iterable(rows)], kind))


def _column(data: Sequence[bytes], kind: str, begin: I64, end: I64) -> NDArray[Any]:
    """Return a piece of each as one array."""
    pieces = [each[a:b] for each, a, b in zip(data, begin.tolist(), end.tolist(), strict=True)]
    return np.frombuffer(b"".join(pieces), kind)
