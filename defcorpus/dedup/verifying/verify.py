"""Whether two texts are copies: clear pairs by their sketches, the others by their words."""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import log2
from typing import TYPE_CHECKING, NamedTuple

from defcorpus.dedup.records import Verdict
from defcorpus.dedup.texts.tokens import NAME, NUMBER
from defcorpus.dedup.texts.words import Words
from defcorpus.dedup.verifying.align import Aligned, align
from defcorpus.dedup.verifying.contradictions import Facts, changed, read_facts

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from defcorpus.dedup.texts.postings import I64

    Bools = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Thresholds:
    """Where the lines are drawn; tuned and checked with benchmarks/dedup.py."""

    near: float = 0.7  # words in common, as a share of both (Dice) ...
    edited: float = 0.8  # ... one that stands in the place of another counted as so much
    whole: float = 0.93  # words in common, as a share of the shorter, that make it part of the longer ...
    more: float = 0.28  # ... which has so much that the shorter has not
    part: float = 0.8  # words in common, as a share of the shorter
    least_part: int = 15  # words; less is a phrase and no part of a story
    against: float = 1.9  # bits of contradicting facts that make two texts two ...
    against_unsure: float = 0.8  # ... if one is but part of the other, or barely near it:
    sure: float = 0.78  # words in common, as `near`, that leave no doubt
    filled: float = 0.3  # chance that a name or number differs between two fillings of one template
    style: float = 0.015  # chance that an editor puts another in its place throughout
    most_kept: float = -12.0  # bits of all that were kept: a form keeps most of its own
    by_chance: float = 0.3  # chance that a word changed for no reason becomes another name or number
    same_day: float = -1.0  # bits, where the leads are of one day ...
    other_day: float = 4.5  # ... or of two
    only_numbers: float = 7.5  # bits, where nothing but facts differs: a correction changes a number ...
    only_names: float = 3.5  # ... in a long story; names are misspelt more often
    most_of_both: float = 9.0  # bits of the day and of nothing else together: they are one observation
    clear: float = 0.9  # sketches so alike, with the same numbers and as many names, need no alignment
    apart: float = 0.3  # of the names and numbers of the sketch that has fewer; with less in common, nor do
    fewest: int = 8  # ... those of which both have so many
    apart_few: float = 0.4  # likewise, where facts are lost that words around them are not ...
    few: int = 6  # ... with so many


DEFAULT = Thresholds()


class Judgement(NamedTuple):
    """What was found of one pair of texts, see :class:`Likeness`."""

    verdict: Verdict
    of_short: float
    of_long: float
    rule: str
    against: float = 0.0
    own_of_short: int = 0
    own_of_long: int = 0


def judge(words: Words, short: I64, long: I64, thresholds: Thresholds = DEFAULT) -> list[Judgement]:
    """Decide about pairs of texts by their words, those in `short` having no more than those in `long`."""
    import numpy as np

    sizes = words.sizes
    aligned = align(words, short, long)
    of_short = aligned.of_short / np.maximum(sizes[short], 1)
    of_long = aligned.of_long / np.maximum(sizes[long], 1)
    together = aligned.of_short + aligned.of_long + 2 * thresholds.edited * aligned.edited
    of_both = together / np.maximum(sizes[short] + sizes[long], 1)
    inside = (of_short >= thresholds.whole) & (of_long < 1 - thresholds.more)
    near = ~inside & (of_both >= thresholds.near)
    part = (inside | (~near & (of_short >= thresholds.part))) & (aligned.of_short >= thresholds.least_part)
    like = np.flatnonzero(near | part)
    against = np.zeros(len(short))
    against[like] = _against(words, short, long, aligned, like, part[like], thresholds)
    sure = near & (of_both >= thresholds.sure)
    facts = (near | part) & (against >= np.where(sure, thresholds.against, thresholds.against_unsure))
    columns = (near & ~facts, part & ~facts, facts, of_short, of_long, against, *aligned.own)
    return [
        Judgement(
            "near" if one else "part" if other else "different", a, b, "facts" if by else "words", bits, *own
        )
        for one, other, by, a, b, bits, *own in zip(*(column.tolist() for column in columns), strict=True)
    ]


def _against(
    words: Words, short: I64, long: I64, aligned: Aligned, some: I64, part: Bools, thresholds: Thresholds
) -> list[float]:
    """Return the bits by which the facts of some of the aligned pairs speak against a copy."""
    import numpy as np

    runs = aligned.runs
    found = [bits_against(Facts(), 0.0, thresholds)] * len(some)
    first = np.searchsorted(runs.pair, some)
    there = np.flatnonzero(np.searchsorted(runs.pair, some, "right") > first)
    number = np.full(len(short), -1)
    number[some[there]] = np.arange(len(there))
    runs = runs.only(number[runs.pair] >= 0)
    runs = replace(runs, pair=number[runs.pair])
    short, long = short[some[there]], long[some[there]]
    texts, ends = np.unique(np.concatenate((short, long)), return_inverse=True)
    words, short, long = words.only(texts), ends[: len(short)], ends[len(short) :]
    facts = read_facts(words, short, long, runs, part[there])
    for at, each, other in zip(there.tolist(), facts, changed(words, short, runs), strict=True):
        found[at] = bits_against(each, other, thresholds)
    return found


def bits_against(facts: Facts, changed: float, thresholds: Thresholds = DEFAULT) -> float:
    """Return the log2 odds that the facts differ as in two fillings of one template, not as in a copy.

    An editor leaves names and numbers out, but seldom puts another in their place, and least of all in the
    place of one that occurs often; in a template that is what changes, and before all the day of the lead.
    Each distinct fact counts once. `changed` is the share of plain words that were changed around them.
    """
    slip = thresholds.by_chance * min(changed, 0.5)
    kept = facts.kept * log2((1 - thresholds.filled) / (1 - thresholds.style - slip))
    bits = max(kept, thresholds.most_kept)
    for times in facts.replaced:
        bits += log2(thresholds.filled / (thresholds.style + slip**times))
    day = 0.0 if facts.same_day is None else thresholds.same_day if facts.same_day else thresholds.other_day
    only = {None: 0.0, NAME: thresholds.only_names, NUMBER: thresholds.only_numbers}[facts.only]
    return bits + min(day + only, thresholds.most_of_both)
