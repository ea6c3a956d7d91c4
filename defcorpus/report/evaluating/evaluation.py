"""How right an answer is: precision, recall and F1, by kind and by score, calibration, and the errors.

All are pure functions over ids, so that any answer can be judged: `paired`, `copies`, or one from elsewhere.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import NamedTuple

from defcorpus.report.evaluating.calibration import Bin, calibration, expected_error

Couple = tuple[str, str]

BANDS = ((0.99, 2.0), (0.9, 0.99), (0.5, 0.9), (0.0, 0.5))
"""Scores from the first on, below the second. The last are those left to a person."""


class Guess(NamedTuple):
    """A pair that was made, or the best that there was."""

    vi: str
    en: str | None  # none: nothing was near
    score: float
    kind: str | None = None
    made: bool = True  # paired, not left to a person or refused


class Score(NamedTuple):
    """How right one part of an answer is."""

    by: str  # all, kind, band, languages
    value: str
    right: int
    found: int
    wanted: int | None  # none: recall means nothing here

    @property
    def precision(self) -> float | None:
        """The share of what was found that is right."""
        return self.right / self.found if self.found else None

    @property
    def recall(self) -> float | None:
        """The share of what was wanted that was found."""
        return self.right / self.wanted if self.wanted else None

    @property
    def f1(self) -> float | None:
        """The harmonic mean of both."""
        if self.wanted is None or not self.found + self.wanted:
            return None
        return 2 * self.right / (self.found + self.wanted)


class Evaluation(NamedTuple):
    """How right an answer is."""

    scores: tuple[Score, ...]
    bins: tuple[Bin, ...] = ()
    wrong: tuple[Couple, ...] = ()  # found, and not right
    missing: tuple[Couple, ...] = ()  # right, and not found
    other_kind: tuple[Couple, ...] = ()  # right, but said to be of another kind
    unjudged: int = 0  # found, of articles of which nothing is known

    @property
    def all(self) -> Score:
        """The score of the whole."""
        return self.scores[0]

    @property
    def calibration_error(self) -> float:
        """The expected calibration error."""
        return expected_error(self.bins)


def evaluate_pairs(
    gold: Mapping[Couple, str], guesses: Sequence[Guess], *, known: Collection[str] | None = None
) -> Evaluation:
    """Return how right pairs are. `gold` has each right pair with its kind, empty where that is not said.

    Where an article has several right counterparts, as many pairs are wanted as can be made with each article
    once; all of them where the answer has several too. With `known` only pairs that name one of these
    articles are judged. Calibration takes of each Vietnamese article its best guess, made or not.
    """
    judged = [one for one in guesses if known is None or {one.vi, one.en} & set(known)]
    made = [one for one in judged if one.made and one.en is not None]
    found = {_couple(one): one for one in made}
    one_to_one = len({vi for vi, _ in found}) == len(found) == len({en for _, en in found})
    right = [couple for couple in found if couple in gold]

    def wanted(couples: Iterable[Couple]) -> int:
        return len(matching(couples)) if one_to_one else len(set(couples))

    scores = [Score("all", "pairs", len(right), len(found), wanted(gold))]
    for kind in sorted(set(filter(None, gold.values()))):
        own = [couple for couple in right if gold[couple] == kind]
        wrong = [one for couple, one in found.items() if couple not in gold and one.kind == kind]
        of_kind = [couple for couple in gold if gold[couple] == kind]
        scores.append(Score("kind", kind, len(own), len(own) + len(wrong), wanted(of_kind)))
    told = [couple for couple in right if gold[couple] and found[couple].kind]
    if told:
        same = sum(gold[couple] == found[couple].kind for couple in told)
        scores.append(Score("kind", "told right", same, len(told), None))
    scores += _bands(gold, [one for one in judged if one.en is not None])
    paired = {id_ for couple in right for id_ in couple}
    best: dict[str, Guess] = {}
    for one in judged:
        if one_to_one and not one.made and _couple(one) in gold and one.en in paired:
            continue  # right, but its other side stands with another that is: neither right nor wrong
        if one.vi not in best or (one.made, one.score) > (best[one.vi].made, best[one.vi].score):
            best[one.vi] = one
    left = gold if not one_to_one else [couple for couple in gold if not paired & set(couple)]
    return Evaluation(
        tuple(scores),
        calibration((one.score, _couple(one) in gold) for one in best.values()),
        tuple(sorted(couple for couple in found if couple not in gold)),
        tuple(sorted(matching(left) if one_to_one else set(gold) - found.keys())),
        tuple(sorted(couple for couple in told if gold[couple] != found[couple].kind)),
        len(guesses) - len(judged),
    )


def _couple(one: Guess) -> Couple:
    return one.vi, one.en or ""


def _bands(gold: Mapping[Couple, str], guesses: Sequence[Guess]) -> list[Score]:
    """Return how many of the pairs within each band are right, of those left to a person too."""
    scores = []
    for least, below in BANDS:
        some = [one for one in guesses if least <= one.score < below and (one.made or least < 0.5)]
        right = sum(_couple(one) in gold for one in some)
        name = f"{least:g} and more" if below > 1 else f"{least:g} to {below:g}"
        scores.append(Score("band", name if least else f"below {below:g}", right, len(some), None))
    return scores


def matching(couples: Iterable[Couple]) -> list[Couple]:
    """Return as many of the couples as can be with each side once (augmenting paths: Berge 1957)."""
    of_left: dict[str, list[str]] = {}
    for left, right in sorted(couples):
        of_left.setdefault(left, []).append(right)
    taken: dict[str, str] = {}  # by the left side
    of_right: dict[str, str] = {}
    for start in of_left:
        _augment(start, of_left, taken, of_right)
    return sorted(taken.items())


def _augment(
    start: str, of_left: Mapping[str, list[str]], taken: dict[str, str], of_right: dict[str, str]
) -> None:
    """Give `start` a right side, moving others on to theirs where that makes room. Breadth first."""
    came: dict[str, str] = {}  # each right side and the left one it was reached from
    queue = [start]
    for left in queue:
        for right in of_left[left]:
            if right in came:
                continue
            came[right] = left
            if right in of_right:
                queue.append(of_right[right])
                continue
            end: str | None = right
            while end is not None:  # back along the path
                taker = came[end]
                before = taken.get(taker)
                taken[taker], of_right[end] = end, taker
                end = before
            return


def evaluate_groups(
    gold: Mapping[Couple, str],
    found: Collection[Couple],
    *,
    known: Collection[str] | None = None,
    language: Mapping[str, str] | None = None,
) -> Evaluation:
    """Return how right groups are, by the twos of their members: `couples_of` makes them.

    `language` of each article divides the score; with `known` only twos of these articles are judged.
    """
    there = None if known is None else set(known)
    judged = {couple for couple in found if there is None or there.issuperset(couple)}
    right = judged & gold.keys()
    scores = [Score("all", "twos", len(right), len(judged), len(gold))]
    for kind in sorted(set(filter(None, gold.values()))):
        own = [couple for couple in gold if gold[couple] == kind]
        scores.append(Score("kind", kind, sum(c in right for c in own), 0, len(own)))
    if language is not None:
        sorts = {couple: _languages(couple, language) for couple in {*judged, *gold}}
        for sort in sorted(set(sorts.values())):
            of_found, of_gold = ([c for c in some if sorts[c] == sort] for some in (judged, gold))
            own_right = sum(sorts[couple] == sort for couple in right)
            scores.append(Score("languages", sort, own_right, len(of_found), len(of_gold)))
    return Evaluation(
        tuple(scores),
        wrong=tuple(sorted(judged - gold.keys())),
        missing=tuple(sorted(gold.keys() - judged)),
        unjudged=len(found) - len(judged),
    )


def _languages(couple: Couple, language: Mapping[str, str]) -> str:
    return "-".join(sorted((language.get(id_, "?") for id_ in couple), reverse=True))
