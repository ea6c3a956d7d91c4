"""The distinct words of several texts: how often each stands there, where, and whether it is a fact."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from defcorpus.dedup.texts.postings import held, places, runs
from defcorpus.dedup.texts.tokens import OTHER
from defcorpus.dedup.texts.words import CODE_BITS, Words

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from defcorpus.dedup.texts.postings import I64, U64

    Bools = NDArray[np.bool_]

OFTEN = 3
_PLACE_BITS = 28  # of the words of all texts, 16 bits are left for the number of a text


@dataclass(frozen=True, slots=True)
class Entries:
    """One entry for each distinct word of each text, by text and word."""

    words: U64  # the number of the text, behind it the word
    counts: I64
    kinds: NDArray[np.uint8]  # of the last that is no plain word
    _first: I64  # where its places begin in ...
    _places: I64
    _telling: I64  # the entries that are names, numbers or stand often
    _bounds: I64  # from which to which of these are each text's

    @classmethod
    def of(cls, words: Words) -> Entries:
        """Return the entries of texts, whose words number at most 2**28."""
        packed = np.repeat(np.arange(len(words), dtype=np.uint64), words.sizes)
        packed <<= np.uint64(CODE_BITS)
        packed |= words.codes
        packed <<= np.uint64(_PLACE_BITS)
        packed |= np.arange(len(packed), dtype=np.uint64)
        packed.sort()
        at = (packed & np.uint64((1 << _PLACE_BITS) - 1)).astype(np.int64)
        packed >>= np.uint64(_PLACE_BITS)
        first, counts = runs(packed)
        kinds = words.kinds[at].astype(np.int64)
        latest = np.where(kinds != OTHER, 4 * np.arange(len(at)) + kinds, OTHER)
        of_entry = (np.maximum.reduceat(latest, first) & 3 if len(first) else latest).astype(np.uint8)
        entries = packed[first]
        telling = np.flatnonzero((of_entry != OTHER) | (counts >= OFTEN))
        bounds = np.arange(len(words) + 1, dtype=np.uint64) << np.uint64(CODE_BITS)
        return cls(entries, counts, of_entry, first, at, telling, np.searchsorted(entries[telling], bounds))

    def telling(self, texts: I64) -> tuple[I64, I64]:
        """Return the entries of these texts that are names, numbers or stand often: whose, and which."""
        starts = self._bounds[texts]
        sizes = self._bounds[texts + 1] - starts
        return np.repeat(np.arange(len(texts)), sizes), self._telling[places(starts, sizes)]

    def held(self, entries: I64, texts: I64) -> Bools:
        """Say whether the words of these entries stand in these texts."""
        asked = texts.astype(np.uint64) << np.uint64(CODE_BITS)
        asked |= self.words[entries] & np.uint64((1 << CODE_BITS) - 1)
        return held(asked, self.words)

    def places(self, entries: I64) -> tuple[I64, I64]:
        """Return the places of the words of these entries: of which it is, and where among all words."""
        counts = self.counts[entries]
        return np.repeat(np.arange(len(entries)), counts), self._places[places(self._first[entries], counts)]
