"""Two texts word by word: what they have in common, and which facts stand against each other.

The longest common subsequence of words (rapidfuzz's bit-parallel LCSseq; Hyyrö 2004) is counted only where
matched words stand side by side in both, or in step with those beside them: unrelated texts share many words
in order, but hardly any runs. Passages of `PASSAGE` words or more that stand elsewhere in the other text
count too: paragraphs change places, and a page has its lead and its captions twice.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from defcorpus.dedup.contradictions import Facts, read_facts
from defcorpus.dedup.postings import held
from defcorpus.dedup.tokens import OTHER, tokenize, trigrams

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from defcorpus.dedup.tokens import U64

    Runs = NDArray[np.int64]  # a row for each run of matched words: its start in both texts, its size

LEAST = 0.3  # share of the shorter below which nothing more than the number of matched words is worked out
PASSAGE = 10  # words
_STEP = 3  # words that may have changed beside a single word that counts
_EDIT = 5  # words put for others at one place; more are another passage
_MARGIN = 3  # words kept on each side of a shared run when a long text is cut down to what they share
_MUCH_LONGER = 1.5
_LARGE = 10**8  # beyond so many pairs of words, an alignment's bits would take more than some 12 MB
_FIRST_CODE, _CODES = 0x10000, 0xE0000  # words become characters of planes 1 to 14: no surrogates among them


@dataclass(frozen=True, slots=True)
class Words:
    """A text as one character a word, the form that rapidfuzz aligns fastest, and what each word is."""

    text: str
    kinds: NDArray[np.uint8]  # OTHER, NAME or NUMBER
    trigrams: U64

    def __len__(self) -> int:
        return len(self.text)


@dataclass(frozen=True, slots=True)
class Alignment:
    """What two texts have in common, in words."""

    matched: int  # in one order
    of_short: int  # those, and those in passages that stand elsewhere in the other
    of_long: int
    edited: int = 0  # words in whose place stand about as few others
    runs: Runs | None = None  # what is matched in one order, where it has been worked out

    def facts(self, short: Words, long: Words, *, part: bool = False) -> tuple[Facts, float]:
        """Return what became of the shorter one's names and numbers, and how much else was changed there.

        The latter is the share of the plain words in the aligned stretch that were not matched.
        """
        if self.runs is None:
            return Facts(), 1 - self.matched / max(len(short), 1)
        return read_facts(short, long, self.runs, part=part), _changed(short, self.runs)


def read_words(texts: Sequence[str]) -> list[Words]:
    """Return the words of each text."""
    import numpy as np

    tokens = tokenize(texts)
    coded = _decoded(tokens.folded % np.uint64(_CODES) + np.uint64(_FIRST_CODE))
    runs = trigrams(tokens.folded)
    return [
        Words(coded[a:b], tokens.kinds[a:b].copy(), runs[a : max(b - 2, a)].copy())
        for a, b in zip(tokens.bounds[:-1].tolist(), tokens.bounds[1:].tolist(), strict=True)
    ]


def align(short: Words, long: Words) -> Alignment:
    """Align two texts, `short` having no more words than `long`."""
    if len(short) * len(long) > _LARGE:
        return _by_trigrams(short, long)
    runs = runs_between(short, long)
    matched = int(runs[:, 2].sum())
    if not matched or matched < LEAST * len(short):
        return Alignment(matched, matched, matched)
    of_short = matched + _elsewhere(short, long, runs[:, 0], runs[:, 2])
    of_long = matched + _elsewhere(long, short, runs[:, 1], runs[:, 2])
    return Alignment(matched, of_short, of_long, _edited(runs), runs)


def runs_between(short: Words, long: Words) -> Runs:
    """Return what :func:`align` matches of two texts, with places in the whole of both."""
    import numpy as np

    if len(long) <= _MUCH_LONGER * len(short):
        return matched_runs(short.text, long.text)
    inside = np.flatnonzero(_shared(short, long))
    part = "".join(long.text[at] for at in inside.tolist())
    runs = matched_runs(short.text, part)
    at = np.arange(int(runs[:, 2].sum())) - np.repeat(np.cumsum(runs[:, 2]) - runs[:, 2], runs[:, 2])
    one, two = np.repeat(runs[:, 0], runs[:, 2]) + at, inside[np.repeat(runs[:, 1], runs[:, 2]) + at]
    starts = np.flatnonzero(np.diff(one, prepend=-2) + np.diff(two, prepend=-2) != 2)
    return np.stack([one[starts], two[starts], np.diff(np.append(starts, len(one)))], axis=1)


def matched_runs(one: str, two: str) -> Runs:
    """Return the runs of words, each a character, that two texts have in common in one order."""
    import numpy as np
    from rapidfuzz.distance import LCSseq

    blocks = LCSseq.editops(one, two).as_matching_blocks()
    return _telling(np.array([(b.a, b.b, b.size) for b in blocks if b.size], np.int64).reshape(-1, 3))


def _decoded(codes: NDArray[np.uint64] | NDArray[np.uint32]) -> str:
    return codes.astype("<u4").tobytes().decode("utf-32-le")


def _shared(short: Words, long: Words) -> NDArray[np.bool_]:
    """Say which words of `long` are in or beside a run of three that `short` has too."""
    import numpy as np

    # Half the time of numpy's isin.
    return _inside(np.flatnonzero(held(long.trigrams, np.sort(short.trigrams))), _MARGIN, len(long))


def _by_trigrams(short: Words, long: Words) -> Alignment:
    """Estimate an alignment of two very long texts from their shared runs of three words, in any order."""
    import numpy as np

    in_short = _inside(np.flatnonzero(np.isin(short.trigrams, long.trigrams)), 0, len(short))
    in_long = np.flatnonzero(_inside(np.flatnonzero(np.isin(long.trigrams, short.trigrams)), 0, len(long)))
    matched = min(int(in_short.sum()), len(in_long))
    return Alignment(matched, int(in_short.sum()), len(in_long))


def _inside(starts: NDArray[np.int64], margin: int, length: int) -> NDArray[np.bool_]:
    """Say which places lie in a run of three words that starts in `starts`, or in its margin."""
    import numpy as np

    steps = np.bincount(np.maximum(starts - margin, 0), minlength=length + 1)
    steps -= np.bincount(np.minimum(starts + 3 + margin, length), minlength=length + 1)
    inside: NDArray[np.bool_] = np.cumsum(steps[:-1]) > 0
    return inside


def _telling(runs: Runs) -> Runs:
    """Return the runs of two words or more, and single words in step with the runs beside them.

    In step means that on each side at most `_STEP` words changed, and the same number in both texts, as where
    word after word was replaced; a rewritten sentence or another report falls out of step.
    """
    import numpy as np

    gaps = runs[1:, :2] - runs[:-1, :2] - runs[:-1, 2:]
    even = np.concatenate(([False], (gaps[:, 0] == gaps[:, 1]) & (gaps[:, 0] <= _STEP), [False]))
    return runs[(runs[:, 2] > 1) | (even[:-1] & even[1:])]


def _elsewhere(words: Words, other: Words, starts: NDArray[np.int64], sizes: NDArray[np.int64]) -> int:
    """Return how many words outside the runs, given by starts and sizes, are in passages of the other."""
    import numpy as np

    ends = np.concatenate(([0], starts + sizes))
    gaps = np.concatenate((starts, [len(words)])) - ends
    found = 0
    for start, size in zip(ends[gaps >= PASSAGE].tolist(), gaps[gaps >= PASSAGE].tolist(), strict=True):
        there = np.isin(words.trigrams[start : start + size - 2], other.trigrams)
        edges = np.flatnonzero(np.diff(there.view(np.int8), prepend=0, append=0))
        lengths = edges[1::2] - edges[::2] + 2  # so many runs of three on end
        found += int(lengths[lengths >= PASSAGE].sum())
    return found


def _edited(runs: Runs) -> int:
    """Return how many words between the runs were put for others, few at a time."""
    import numpy as np

    gaps = runs[1:, :2] - runs[:-1, :2] - runs[:-1, 2:]
    return int(np.where(gaps.max(axis=1) <= _EDIT, gaps.min(axis=1), 0).sum()) if len(gaps) else 0


def _changed(short: Words, runs: Runs) -> float:
    """Return the share of plain words changed between the first and the last run, never quite none."""
    import numpy as np

    plain = np.concatenate(([0], np.cumsum(short.kinds == OTHER)))
    ends = runs[:, 0] + runs[:, 2]
    kept = int((plain[ends] - plain[runs[:, 0]]).sum())
    there = int(plain[ends[-1]] - plain[runs[0, 0]])
    return (there - kept + 1) / (there + 2)  # Laplace's rule of succession
