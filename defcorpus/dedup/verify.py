"""Whether two texts are copies: clear pairs by their sketches, the others by their words."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import log2

from defcorpus.dedup.align import Words, align
from defcorpus.dedup.candidates import Candidates
from defcorpus.dedup.contradictions import Facts
from defcorpus.dedup.records import Likeness, Verdict
from defcorpus.dedup.sketch import Sketch
from defcorpus.dedup.tokens import NAME, NUMBER


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


def verify(
    sketches: Sequence[Sketch],
    pairs: Candidates,
    text_of: Callable[[str], str],
    thresholds: Thresholds = DEFAULT,
) -> list[Likeness]:
    """Return what each candidate pair has in common. `text_of` gives the text for a content key."""
    from defcorpus.dedup.verdicts import verdicts

    return verdicts(sketches, pairs, lambda keys: list(map(text_of, keys)), thresholds).likenesses()


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
    kept = facts.kept * log2((1 - thresholds.filled) / (1 - thresholds.style - slip))
    bits = max(kept, thresholds.most_kept)
    for times in facts.replaced:
        bits += log2(thresholds.filled / (thresholds.style + slip**times))
    day = 0.0 if facts.same_day is None else thresholds.same_day if facts.same_day else thresholds.other_day
    only = {None: 0.0, NAME: thresholds.only_names, NUMBER: thresholds.only_numbers}[facts.only]
    return bits + min(day + only, thresholds.most_of_both)
