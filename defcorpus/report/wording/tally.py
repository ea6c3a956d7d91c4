"""Words by article, counted as they are read: what a list of single words needs, in a fifth of the memory.

Of each article its different words and how often it has each are kept, six bytes a word; not the text.
"""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from defcorpus.report.syllables.stream import FIRST, KEPT, Numbers, read_pages, stretches
from defcorpus.text.fold import fold

if TYPE_CHECKING:
    from defcorpus.corpus import Corpus
    from defcorpus.corpus.records import PageText, Summary
    from defcorpus.report.features import Report

_AT_ONCE = 1_000_000  # words looked at together
_MOST = 65_535  # times that one article is said to have a word


class Counted(NamedTuple):
    """One word: how often it stands, in how many articles, how evenly."""

    form: str
    frequency: int
    articles: int
    dispersion: float  # DP, as in `defcorpus.report.wording.grams`


class Tally:
    """The words of one language's articles."""

    def __init__(self, *, folded: bool = False) -> None:
        self._numbers = Numbers()
        self._folded = folded
        self._same: list[int] = [0, 1]  # by number: the number of the first word that is folded as this one
        self._first: dict[str, int] = {}
        self._kinds = array("I")
        self._times = array("H")
        self._different = array("I")  # words of each article, each once
        self._sizes = array("I")  # words of each article

    @property
    def size(self) -> int:
        """How many words there are."""
        return sum(self._sizes)

    @property
    def articles(self) -> int:
        """How many articles there are."""
        return len(self._sizes)

    def add(self, page: PageText) -> None:
        """Count the words of one article."""
        if len(self._numbers) > KEPT:
            self._numbers.clear()
        known = self._numbers.__getitem__
        found: Counter[int] = Counter()
        for start, end in stretches(page):
            for number, times in Counter(
                chain.from_iterable(map(known, page.text[start:end].split()))
            ).items():
                if number >> 1 >= FIRST:
                    found[self._as(number >> 1)] += times
        self._kinds.extend(found)
        self._times.extend(min(times, _MOST) for times in found.values())
        self._different.append(len(found))
        self._sizes.append(found.total())

    def _as(self, number: int) -> int:
        if not self._folded:
            return number
        words, same = self._numbers.words, self._same
        while len(same) <= number:
            same.append(self._first.setdefault(fold(words[len(same)]), len(same)))
        return same[number]

    def counted(self) -> Iterator[Counted]:
        """Yield every word there is, in the order in which they were first met."""
        import numpy as np

        words = len(self._numbers.words)
        kinds, times = np.frombuffer(self._kinds, np.uint32), np.frombuffer(self._times, np.uint16)
        counts, articles = np.zeros(words, np.int64), np.bincount(kinds, minlength=words)
        sizes = np.frombuffer(self._sizes, np.uint32)
        parts = sizes / max(1, self.size)
        edges = np.concatenate(([0], np.cumsum(np.frombuffer(self._different, np.uint32), dtype=np.int64)))
        shared = np.zeros(words)
        for begin in range(0, len(kinds), _AT_ONCE):
            some = slice(begin, begin + _AT_ONCE)
            counts += np.bincount(kinds[some], weights=times[some], minlength=words).astype(np.int64)
        for begin in range(0, len(kinds), _AT_ONCE):
            some = slice(begin, begin + _AT_ONCE)
            of = np.searchsorted(edges, np.arange(begin, min(begin + _AT_ONCE, len(kinds))), "right") - 1
            least = np.minimum(times[some] / counts[kinds[some]], parts[of])
            shared += np.bincount(kinds[some], weights=least, minlength=words)
        span = 1.0 - (float(parts[sizes > 0].min()) if (sizes > 0).any() else 1.0)
        for number in np.flatnonzero(counts).tolist():
            deviation = min(1.0, max(0.0, (1.0 - float(shared[number])) / span)) if span else 0.0
            name = self._numbers.words[number]
            form = fold(name) if self._folded else name
            yield Counted(form, int(counts[number]), int(articles[number]), deviation)


def tallies(
    corpus: Corpus, articles: Sequence[Summary], *, folded: bool = False, progress: Report = None
) -> dict[str, Tally]:
    """Return the words of articles by language, those of most words first."""
    found: dict[str, Tally] = {}
    for _, lang, page in read_pages(corpus, articles, progress=progress):
        found.setdefault(lang, Tally(folded=folded)).add(page)
    return dict(sorted(found.items(), key=lambda one: (-one[1].size, one[0])))
