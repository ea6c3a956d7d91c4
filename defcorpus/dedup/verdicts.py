"""What many pairs of texts are to each other: plain pairs by their sketches, the others by their words."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

import numpy as np

from defcorpus.dedup.align import Words, read_words
from defcorpus.dedup.candidates import Candidates
from defcorpus.dedup.plain import plain
from defcorpus.dedup.postings import components
from defcorpus.dedup.records import Likeness, Verdict
from defcorpus.dedup.sketch import Sketch
from defcorpus.dedup.verify import DEFAULT, Thresholds, judge

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from defcorpus.dedup.postings import I64

VERDICTS: tuple[Verdict, ...] = ("near", "part", "different")
RULES = "S14"  # what a rule is kept as
_CACHED_WORDS = 2_000_000  # words kept between pairs, about 30 MB
_PART, _WHOLE = 0.68, 0.75  # a text that stands in another is part of it, or near it, at such a share
_TOGETHER = 256  # pairs whose words are read at once ...
_AT_ONCE = 16  # ... so many texts at a time

TextsOf = Callable[[Sequence[str]], Sequence[str]]
"""From content keys to the texts that are compared."""


@dataclass(frozen=True, slots=True)
class Verdicts:
    """Likenesses as columns: `verdict` is a place in VERDICTS, `found` has of_short, of_long, against."""

    short: I64
    long: I64
    verdict: NDArray[np.uint8]
    rule: NDArray[np.bytes_]
    found: NDArray[np.float64]

    def likenesses(self) -> list[Likeness]:
        """Return them one by one."""
        columns = (self.short, self.long, self.verdict, self.rule, *self.found.T)
        return [
            Likeness(one, two, VERDICTS[verdict], of_short, of_long, cast(bytes, rule).decode(), against)
            for one, two, verdict, rule, of_short, of_long, against in zip(
                *(column.tolist() for column in columns), strict=True
            )
        ]


def verdicts(
    sketches: Sequence[Sketch], pairs: Candidates, texts_of: TextsOf, thresholds: Thresholds = DEFAULT
) -> Verdicts:
    """Decide about each candidate pair."""
    told = plain(sketches, pairs, thresholds)
    verdict = np.where(told.near, VERDICTS.index("near"), VERDICTS.index("different")).astype(np.uint8)
    rule = np.select([told.near, told.apart], [b"sketch", b"facts"], b"words").astype(RULES)
    against = np.where(told.near, 0.0, thresholds.against)
    found = np.stack([told.of_short, told.of_long, against], axis=1)
    doubtful = _neighbouring(pairs, np.flatnonzero(~(told.near | (told.apart | told.unlike))), len(sketches))
    ends = list(zip(told.short[doubtful].tolist(), told.long[doubtful].tolist(), strict=True))
    judged = _judged(ends, _Reader(sketches, texts_of), thresholds)
    for at, each in zip(doubtful.tolist(), judged, strict=True):
        verdict[at] = VERDICTS.index(each.verdict)
        rule[at] = each.rule.encode()
        found[at] = each.of_short, each.of_long, each.against
    return Verdicts(told.short, told.long, verdict, rule, found)


def _neighbouring(pairs: Candidates, places: I64, size: int) -> I64:
    """Return these places in an order in which pairs of the same texts are near each other."""
    one, two = pairs.first[places], pairs.second[places]
    order: I64 = places[np.lexsort((two, one, components(one, two, size)[one]))]
    return order


def _judged(pairs: Sequence[tuple[int, int]], words: _Reader, thresholds: Thresholds) -> Iterator[Likeness]:
    """Yield what pairs of texts have in common by their words, reading those of some pairs at once."""
    for at in range(0, len(pairs), _TOGETHER):
        some = pairs[at : at + _TOGETHER]
        words.read(sorted({position for pair in some for position in pair}))
        for first, second in some:
            short, long = words(first), words(second)
            yield _inside(first, second, short, long, thresholds) or judge(
                first, second, short, long, thresholds
            )


def _inside(first: int, second: int, short: Words, long: Words, thresholds: Thresholds) -> Likeness | None:
    """Return what a text is to one in which it stands word for word, as :func:`judge` would say of the two.

    None where it does not, or is as long as makes it hang on more than this whether it is but a part.
    """
    share = len(short) / max(len(long), 1)
    if len(short) < thresholds.least_part or not (share < _PART or share > _WHOLE):
        return None
    if short.text not in long.text or (share < _PART and long.text.count(short.text) > 1):
        return None
    return Likeness(first, second, "part" if share < _PART else "near", 1.0, share, "words")


class _Reader:
    """The words of the texts, read some texts at a time and kept for a while."""

    def __init__(self, sketches: Sequence[Sketch], texts_of: TextsOf) -> None:
        self._sketches = sketches
        self._texts_of = texts_of
        self._kept: dict[int, Words] = {}
        self._size = 0

    def __call__(self, at: int) -> Words:
        return self._kept[at]

    def read(self, wanted: Sequence[int]) -> None:
        """Have the words of the texts at these places, and of those lately wanted, ready."""
        missing = [at for at in wanted if at not in self._kept]
        for start in range(0, len(missing), _AT_ONCE):
            some = missing[start : start + _AT_ONCE]
            texts = self._texts_of([self._sketches[at].key for at in some])
            for at, words in zip(some, read_words(texts), strict=True):
                self._kept[at] = words
                self._size += len(words)
        for at in wanted:  # the latest wanted are last
            self._kept[at] = self._kept.pop(at)
        while self._size > _CACHED_WORDS and len(self._kept) > len(wanted):
            self._size -= len(self._kept.pop(next(iter(self._kept))))
