"""Words and runs of words as kinds: how often each stands, in how many articles, how evenly."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from defcorpus.report.syllables.stream import FIRST, Stream

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Ints = NDArray[np.integer[Any]]
    Floats = NDArray[np.float64]

MOST = 10  # words of a run
_AT_ONCE = 1_000_000  # words looked at together


@dataclass(frozen=True, slots=True)
class Grams:
    """Kinds of runs of n words, and how they are spread. Arrays run beside `kinds`."""

    stream: Stream
    kinds: Ints  # kinds x n: the numbers of their words
    counts: Ints
    articles: Ints  # that have it
    dispersion: Floats  # DP: 0 as even as the text, 1 all in one place (Gries 2008)

    def form(self, kind: int) -> str:
        """Return a kind as it is written."""
        return " ".join(self.stream.words[number] for number in self.kinds[kind])


def grams(stream: Stream, length: int = 1, least: int = 1) -> Grams:
    """Return the runs of `length` words inside sentences that stand at least `least` times."""
    codes, kinds = _coded(stream, length, least)
    import numpy as np

    counts = np.bincount(codes[codes >= 0], minlength=len(kinds))
    articles, shared = _spread(stream, codes, counts)
    kept = np.flatnonzero(counts >= max(1, least))
    sizes = stream.sizes / max(1, stream.size)
    smallest = float(sizes[sizes > 0].min()) if (sizes > 0).any() else 1.0
    span = 1.0 - smallest
    deviation = np.clip((1.0 - shared[kept]) / span, 0.0, 1.0) if span else np.zeros(len(kept))
    return Grams(stream, kinds[kept], counts[kept], articles[kept], deviation)


def _coded(stream: Stream, length: int, least: int) -> tuple[Ints, Ints]:
    """Return the kind that begins at each place of the stream, -1 for none, and the words of each kind.

    A run cannot be more frequent than its beginning: rare beginnings are let go on the way.
    """
    import numpy as np

    tokens = stream.tokens
    codes: Ints = np.where(tokens >= FIRST, tokens, -1).astype(np.int64)
    kinds: Ints = np.arange(len(stream.words), dtype=np.int32).reshape(-1, 1)
    for size in range(2, length + 1):
        last = np.full(len(tokens), -1, dtype=np.int64)
        last[: len(tokens) - size + 1] = tokens[size - 1 :]
        places = np.flatnonzero((codes >= 0) & (last >= FIRST))
        keys = codes[places] * len(stream.words) + last[places]
        found, which, counts = np.unique(keys, return_inverse=True, return_counts=True)
        kept = counts >= max(1, least)
        numbers = np.where(kept, np.cumsum(kept) - 1, -1)
        codes = np.full(len(tokens), -1, dtype=np.int64)
        codes[places] = numbers[which]
        left = found[kept]
        kinds = np.hstack([kinds[left // len(stream.words)], (left % len(stream.words)).reshape(-1, 1)])
    return codes, kinds


def _spread(stream: Stream, codes: Ints, counts: Ints) -> tuple[Ints, Floats]:
    """Return for each kind how many articles have it, and 1 - DP: Σ min(share of it, share of the text)."""
    import numpy as np

    articles = np.zeros(len(counts), dtype=np.int64)
    shared = np.zeros(len(counts))
    parts = stream.sizes / max(1, stream.size)
    for first, last in _stretches(stream):
        begin, end = stream.starts[first], stream.starts[last]
        of = np.repeat(np.arange(first, last), np.diff(stream.starts[first : last + 1]))
        some = codes[begin:end]
        there = some >= 0
        pairs, times = np.unique(of[there] * len(counts) + some[there], return_counts=True)
        kinds = pairs % len(counts)
        articles += np.bincount(kinds, minlength=len(counts))
        least = np.minimum(times / counts[kinds], parts[pairs // len(counts)])
        shared += np.bincount(kinds, weights=least, minlength=len(counts))
    return articles, shared


def _stretches(stream: Stream) -> list[tuple[int, int]]:
    """Return runs of articles, half-open, each of about as many words as are looked at together."""
    import numpy as np

    cuts = np.searchsorted(stream.starts, range(0, int(stream.starts[-1]), _AT_ONCE), side="right") - 1
    ends = sorted({int(cut) for cut in cuts if cut > 0})
    last = len(stream.starts) - 1
    edges = [0, *ends, last]
    return [(one, two) for one, two in pairwise(edges) if two > one]
