"""Whether two texts are copies: clear pairs by their sketches, the others by their words."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from math import log2

from defcorpus.dedup.align import Words, align, read_words
from defcorpus.dedup.candidates import Candidates
from defcorpus.dedup.contradictions import Facts
from defcorpus.dedup.records import Likeness, Verdict
from defcorpus.dedup.sketch import FACTS, Sketch
from defcorpus.dedup.tokens import NAME, NUMBER

_CACHED_WORDS = 300_000  # words kept between pairs, about 30 MB with their facts
_TOGETHER = 256  # pairs whose words are read at once ...
_AT_ONCE = 16  # ... so many texts at a time


@dataclass(frozen=True, slots=True)
class Thresholds:
    """Where the lines are drawn; tuned and checked with benchmarks/dedup.py."""

    near: float = 0.72  # words in common, as a share of both (Dice) ...
    edited: float = 0.5  # ... one that stands in the place of another counted as so much
    whole: float = 0.93  # words in common, as a share of the shorter, that make it part of the longer ...
    more: float = 0.28  # ... which has so much that the shorter has not
    part: float = 0.8  # words in common, as a share of the shorter
    least_part: int = 15  # words; less is a phrase and no part of a story
    against: float = 1.9  # bits of contradicting facts that make two texts two ...
    against_unsure: float = 0.8  # ... if one is but part of the other, or barely near it:
    sure: float = 0.78  # words in common, as `near`, that leave no doubt
    filled: float = 0.3  # chance that a name or number differs between two fillings of one template
    style: float = 0.015  # chance that an editor puts another in its place throughout
    by_chance: float = 0.3  # chance that a word changed for no reason becomes another name or number
    same_day: float = -1.0  # bits, where the leads are of one day ...
    other_day: float = 4.5  # ... or of two
    only_numbers: float = 7.5  # bits, where nothing but facts differs: a correction changes a number ...
    only_names: float = 3.5  # ... in a long story; names are misspelt more often
    most_of_both: float = 9.0  # bits of the day and of nothing else together: they are one observation
    clear: float = 0.9  # sketches so alike, with the same numbers and as many names, need no alignment
    apart: float = 0.3  # of the names and numbers of the sketch that has fewer; with less in common, nor do
    fewest: int = 8  # ... those of which both have so many


DEFAULT = Thresholds()


def verify(
    sketches: Sequence[Sketch],
    pairs: Candidates,
    text_of: Callable[[str], str],
    thresholds: Thresholds = DEFAULT,
) -> list[Likeness]:
    """Return what each candidate pair has in common. `text_of` gives the text for a content key."""
    words = _Reader(sketches, text_of)
    facts = _Facts(sketches)
    found: list[Likeness | None] = []
    doubtful: list[tuple[int, int]] = []
    columns = (pairs.first, pairs.second, pairs.shared, pairs.size_first, pairs.size_second)
    for first, second, shared, *sizes in zip(*(column.tolist() for column in columns), strict=True):
        if _length(sketches[first]) > _length(sketches[second]):
            first, second = second, first
            sizes.reverse()
        likeness = _plain(sketches, facts, (first, second), shared, (sizes[0], sizes[1]), thresholds)
        found.append(likeness)
        if likeness is None:
            doubtful.append((first, second))
    judged = iter(_judged(doubtful, words, thresholds))
    return [likeness or next(judged) for likeness in found]


def _plain(
    sketches: Sequence[Sketch],
    facts: _Facts,
    pair: tuple[int, int],
    shared: int,
    sizes: tuple[int, int],
    thresholds: Thresholds,
) -> Likeness | None:
    """Return what two texts are to each other, the shorter first, where their sketches leave no doubt."""
    clear = _clear(sketches[pair[0]], sketches[pair[1]], shared, sizes, thresholds)
    if clear is not None:
        return Likeness(*pair, "near", *clear, rule="sketch")
    if facts.differ(*pair, thresholds):
        of_short, of_long = (min((shared / max(size, 1)) ** (1 / 3), 1.0) for size in sizes)
        return Likeness(*pair, "different", of_short, of_long, "facts", thresholds.against)
    return None


def _judged(pairs: Sequence[tuple[int, int]], words: _Reader, thresholds: Thresholds) -> Iterator[Likeness]:
    """Yield what pairs of texts have in common by their words, reading those of some pairs at once."""
    for at in range(0, len(pairs), _TOGETHER):
        some = pairs[at : at + _TOGETHER]
        words.read(sorted({position for pair in some for position in pair}))
        for first, second in some:
            yield judge(first, second, words(first), words(second), thresholds)


def _length(sketch: Sketch) -> tuple[int, int]:
    """Sort key by which the shorter of two texts is told; ties by their words, not by where they are kept."""
    return sketch.words, sketch.text_hash


def judge(first: int, second: int, short: Words, long: Words, thresholds: Thresholds = DEFAULT) -> Likeness:
    """Decide about two texts by their words."""
    aligned = align(short, long)
    of_short, of_long = aligned.of_short / max(len(short), 1), aligned.of_long / max(len(long), 1)
    together = aligned.of_short + aligned.of_long + 2 * thresholds.edited * aligned.edited
    of_both = together / max(len(short) + len(long), 1)
    verdict: Verdict = "different"
    if of_short >= thresholds.whole and of_long < 1 - thresholds.more:
        verdict = "part"
    elif of_both >= thresholds.near:
        verdict = "near"
    elif of_short >= thresholds.part:
        verdict = "part"
    if verdict == "different" or (verdict == "part" and aligned.of_short < thresholds.least_part):
        return Likeness(first, second, "different", of_short, of_long, "words")
    against = bits_against(*aligned.facts(short, long, part=verdict == "part"), thresholds)
    sure = verdict == "near" and of_both >= thresholds.sure
    if against >= (thresholds.against if sure else thresholds.against_unsure):
        return Likeness(first, second, "different", of_short, of_long, "facts", against)
    return Likeness(first, second, verdict, of_short, of_long, "words", against)


def bits_against(facts: Facts, changed: float, thresholds: Thresholds = DEFAULT) -> float:
    """Return the log2 odds that the facts differ as in two fillings of one template, not as in a copy.

    An editor leaves names and numbers out, but seldom puts another in their place, and least of all in the
    place of one that occurs often; in a template that is what changes, and before all the day of the lead.
    Each distinct fact counts once. `changed` is the share of plain words that were changed around them.
    """
    slip = thresholds.by_chance * min(changed, 0.5)
    bits = facts.kept * log2((1 - thresholds.filled) / (1 - thresholds.style - slip))
    for times in facts.replaced:
        bits += log2(thresholds.filled / (thresholds.style + slip**times))
    day = 0.0 if facts.same_day is None else thresholds.same_day if facts.same_day else thresholds.other_day
    only = {None: 0.0, NAME: thresholds.only_names, NUMBER: thresholds.only_numbers}[facts.only]
    return bits + min(day + only, thresholds.most_of_both)


def _clear(
    short: Sketch, long: Sketch, shared: int, sizes: tuple[int, int], thresholds: Thresholds
) -> tuple[float, float] | None:
    """Return both shares of words in common where the sketches leave no doubt that it is a copy."""
    if shared < 24 or shared < thresholds.clear * sizes[1]:
        return None
    if short.numbers != long.numbers or not _agree(short.names, long.names):
        return None  # one number may be what makes it another day's text
    # A run of three survives where all three words do, so words survive as often as its cube root.
    of_short, of_long = (min((shared / size) ** (1 / 3), 1.0) for size in sizes)
    return of_short, min(of_long, of_short * short.words / long.words)


def _agree(a: bytes, b: bytes) -> bool:
    one = set(memoryview(a).cast("I")) if a else set()
    two = set(memoryview(b).cast("I")) if b else set()
    return len(one & two) >= 0.9 * max(len(one), len(two))


class _Facts:
    """The names and numbers of texts, as far as their sketches hold them."""

    def __init__(self, sketches: Sequence[Sketch]) -> None:
        self._sketches = sketches
        self._kept: dict[int, tuple[frozenset[int], int]] = {}

    def differ(self, one: int, two: int, thresholds: Thresholds) -> bool:
        """Say whether two texts have so few of them in common that they fill one template differently."""
        (first, first_top), (second, second_top) = self._of(one), self._of(two)
        least = min(len(first), len(second))
        if least < thresholds.fewest or len(first & second) >= thresholds.apart * least:
            return False
        # Of a text with very many, only the smallest hashes are known.
        top = min(first_top, second_top)
        least = min(sum(fact <= top for fact in first), sum(fact <= top for fact in second))
        return least >= thresholds.fewest and len(first & second) < thresholds.apart * least

    def _of(self, at: int) -> tuple[frozenset[int], int]:
        found = self._kept.get(at)
        if found is None:
            sketch = self._sketches[at]
            names, numbers = (
                memoryview(facts).cast("I").tolist() for facts in (sketch.names, sketch.numbers)
            )
            top = min(2**32 if len(facts) < FACTS else facts[-1] for facts in (names, numbers))
            found = self._kept[at] = frozenset(names + numbers), top
        return found


class _Reader:
    """The words of the texts, read some texts at a time and kept for a while."""

    def __init__(self, sketches: Sequence[Sketch], text_of: Callable[[str], str]) -> None:
        self._sketches = sketches
        self._text_of = text_of
        self._kept: dict[int, Words] = {}
        self._size = 0

    def __call__(self, at: int) -> Words:
        return self._kept[at]

    def read(self, wanted: Sequence[int]) -> None:
        """Have the words of the texts at these places, and of those lately wanted, ready."""
        missing = [at for at in wanted if at not in self._kept]
        for start in range(0, len(missing), _AT_ONCE):
            some = missing[start : start + _AT_ONCE]
            texts = [self._text_of(self._sketches[at].key) for at in some]
            for at, words in zip(some, read_words(texts), strict=True):
                self._kept[at] = words
                self._size += len(words)
        for at in wanted:  # the latest wanted are last
            self._kept[at] = self._kept.pop(at)
        while self._size > _CACHED_WORDS and len(self._kept) > len(wanted):
            self._size -= len(self._kept.pop(next(iter(self._kept))))
