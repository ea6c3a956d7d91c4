"""Two texts word by word: what they have in common in one order, and which facts stand against each other.

The longest common subsequence of words (rapidfuzz's bit-parallel LCSseq; Hyyrö 2004) is counted only where
two or more matched words stand side by side in both: unrelated texts share many words in order, but hardly
any runs.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from defcorpus.dedup.tokens import OTHER, U64, tokenize, trigrams

_MARGIN = 3  # words kept on each side of a shared run when a long text is cut down to what they share
_MUCH_LONGER = 1.5
_EDGE = 12  # words before the first run and after the last in which facts are still held against each other
_FIRST_CODE, _CODES = 0x10000, 0xE0000  # words become characters of planes 1 to 14: no surrogates among them

Codes = NDArray[np.uint32]
Kinds = NDArray[np.uint8]


@dataclass(frozen=True, slots=True)
class Words:
    """A text as one code a word, and what each word is (OTHER, NAME or NUMBER)."""

    codes: Codes
    kinds: Kinds
    trigrams: U64

    def __len__(self) -> int:
        return len(self.codes)


@dataclass(frozen=True, slots=True)
class Alignment:
    """What two texts have in common, in words, and what became of the shorter one's names and numbers."""

    matched: int
    longest: int  # the longest run
    changed: float  # share of the plain words in the aligned stretch that were not matched
    kept: int  # distinct names and numbers in the stretch that the longer has too
    replaced: tuple[int, ...]  # for each that another one stands in place of, how often the shorter has it


def read_words(texts: Sequence[str]) -> list[Words]:
    """Return the words of each text."""
    tokens = tokenize(texts)
    codes = (tokens.folded % np.uint64(_CODES) + np.uint64(_FIRST_CODE)).astype(np.uint32)
    return [
        Words(codes[a:b], tokens.kinds[a:b], trigrams(tokens.folded[a:b]))
        for a, b in zip(tokens.bounds[:-1].tolist(), tokens.bounds[1:].tolist(), strict=True)
    ]


def align(short: Words, long: Words) -> Alignment:
    """Align two texts, `short` having no more words than `long`."""
    from rapidfuzz.distance import LCSseq

    codes, kinds = long.codes, long.kinds
    if len(long) > _MUCH_LONGER * len(short):
        part = _shared_part(short, long)
        codes, kinds = codes[part], kinds[part]
    blocks = LCSseq.editops(_text(short.codes), _text(codes)).as_matching_blocks()
    runs = np.array([(b.a, b.b, b.size) for b in blocks if b.size > 1], np.int64).reshape(-1, 3)
    if not len(runs):
        return Alignment(0, 0, 1.0, 0, ())
    in_short, in_long = (
        _covered(runs[:, 0], runs[:, 2], len(short)),
        _covered(runs[:, 1], runs[:, 2], len(codes)),
    )
    first, last = int(runs[0, 0]), int(runs[-1, 0] + runs[-1, 2])
    plain = short.kinds[first:last] == OTHER
    changed = 1.0 - float(in_short[first:last][plain].mean()) if plain.any() else 0.0
    facts = (short.kinds != OTHER) & _near_runs(runs[:, 0], runs[:, 2], len(short))
    known = np.isin(short.codes, codes)
    lost = np.flatnonzero(facts & ~known & ~in_short)
    foreign = np.flatnonzero((kinds != OTHER) & ~in_long & ~np.isin(codes, short.codes))
    foreign = foreign[_near_runs(runs[:, 1], runs[:, 2], len(codes))[foreign]]
    slots = np.searchsorted(runs[:, 0], lost, "right") * 4 + short.kinds[lost]
    foreign_slots = np.searchsorted(runs[:, 1], foreign, "right") * 4 + kinds[foreign]
    replaced = np.unique(short.codes[lost[np.isin(slots, foreign_slots)]])
    often = [int((short.codes == code).sum()) for code in replaced.tolist()]
    kept = len(np.unique(short.codes[facts & known]))
    return Alignment(int(runs[:, 2].sum()), int(runs[:, 2].max()), changed, kept, tuple(often))


def _text(codes: Codes) -> str:
    """Return codes as a string, the form that rapidfuzz aligns fastest."""
    return codes.astype("<u4").tobytes().decode("utf-32-le")


def _shared_part(short: Words, long: Words) -> NDArray[np.bool_]:
    """Say which words of `long` lie in or beside a run of three that `short` has too."""
    at = np.flatnonzero(np.isin(long.trigrams, short.trigrams))
    return _covered(np.maximum(at - _MARGIN, 0), np.full(len(at), 3 + 2 * _MARGIN), len(long))


def _near_runs(starts: NDArray[np.int64], sizes: NDArray[np.int64], length: int) -> NDArray[np.bool_]:
    """Say which places lie between two runs, or not far before the first or behind the last."""
    places = np.arange(length)
    near: NDArray[np.bool_] = (places >= starts[0] - _EDGE) & (places < starts[-1] + sizes[-1] + _EDGE)
    return near


def _covered(starts: NDArray[np.int64], sizes: NDArray[np.int64], length: int) -> NDArray[np.bool_]:
    """Say which of `length` places lie in one of the stretches."""
    steps = np.zeros(length + 1, np.int64)
    np.add.at(steps, starts, 1)
    np.add.at(steps, np.minimum(starts + sizes, length), -1)
    covered: NDArray[np.bool_] = np.cumsum(steps[:-1]) > 0
    return covered
