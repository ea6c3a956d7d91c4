"""Two texts word by word: what they have in common in one order, and which facts stand against each other.

The longest common subsequence of words (rapidfuzz's bit-parallel LCSseq; Hyyrö 2004) is counted only where
matched words stand side by side in both, or in step with those beside them: unrelated texts share many words
in order, but hardly any runs.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from defcorpus.dedup.tokens import OTHER, U64, tokenize, trigrams

_MARGIN = 3  # words kept on each side of a shared run when a long text is cut down to what they share
_MUCH_LONGER = 1.5
_STEP = 3  # words that may have changed beside a single word that counts
LEAST = 0.5  # share of the shorter below which nothing more than the number of matched words is worked out
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
    extent: float  # over what share of the longer the matched words are spread; 0 if it is much longer
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
    runs = _telling(np.array([(b.a, b.b, b.size) for b in blocks if b.size], np.int64).reshape(-1, 3))
    matched = int(runs[:, 2].sum())
    if matched < LEAST * len(short):
        return Alignment(matched, 0.0, 1.0, 0, ())
    return Alignment(
        matched,
        _extent(runs[:, 1], runs[:, 2], len(long)) if len(codes) == len(long) else 0.0,
        *_facts(short, codes, kinds, runs),
    )


def _facts(
    short: Words, codes: Codes, kinds: Kinds, runs: NDArray[np.int64]
) -> tuple[float, int, tuple[int, ...]]:
    """Return the last three fields of an alignment: what changed, and which names and numbers."""
    at_short, at_long, sizes = runs[:, 0], runs[:, 1], runs[:, 2]
    in_short, in_long = _covered(at_short, sizes, len(short)), _covered(at_long, sizes, len(codes))
    plain = short.kinds[at_short[0] : at_short[-1]] == OTHER
    changed = 1.0 - float(in_short[at_short[0] : at_short[-1]][plain].mean()) if plain.any() else 0.0
    known = np.isin(short.codes, codes)
    facts = (short.kinds != OTHER) & _near_runs(at_short, sizes, len(short))
    foreign = (kinds != OTHER) & _near_runs(at_long, sizes, len(codes)) & ~np.isin(codes, short.codes)
    lost_at, foreign_at = np.flatnonzero(facts & ~known & ~in_short), np.flatnonzero(foreign & ~in_long)
    # A slot is a gap between two runs and the kind of fact in it.
    lost_slots = np.searchsorted(at_short, lost_at, "right") * 4 + short.kinds[lost_at]
    foreign_slots = np.searchsorted(at_long, foreign_at, "right") * 4 + kinds[foreign_at]
    replaced = np.unique(short.codes[lost_at[np.isin(lost_slots, foreign_slots)]])
    often = tuple(int((short.codes == code).sum()) for code in replaced.tolist())
    return changed, len(np.unique(short.codes[facts & known])), often


def _extent(starts: NDArray[np.int64], sizes: NDArray[np.int64], length: int) -> float:
    """Return over what share of the text the middle 95 % of its matched words are spread."""
    places = np.flatnonzero(_covered(starts, sizes, length))
    low, high = places[len(places) // 40], places[-1 - len(places) // 40]
    return min(float(high - low + 1) / length / 0.95, 1.0)


def _telling(runs: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return the runs of two words or more, and single words in step with the runs beside them.

    In step means that on each side at most `_STEP` words changed, and the same number in both texts, as where
    word after word was replaced; a rewritten sentence or another report falls out of step.
    """
    gaps = runs[1:, :2] - runs[:-1, :2] - runs[:-1, 2:]
    even = np.concatenate(([False], (gaps[:, 0] == gaps[:, 1]) & (gaps[:, 0] <= _STEP), [False]))
    return runs[(runs[:, 2] > 1) | (even[:-1] & even[1:])]


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
