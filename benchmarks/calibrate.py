"""Whether scores mean what they say: one for each Vietnamese text, its best candidate, accepted or not.

A text without any candidate has score 0. Ten bins of equal count; the expected calibration error is the mean
distance between the scores of a bin and the share of it that is right.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from pairsets import Corpus
from rivals import Link

from defcorpus.report.evaluating.calibration import calibration, expected_error

ERROR, PRECISION, SURE = 0.02, 0.98, 0.9

Scored = tuple[float, bool]


class Reliability(NamedTuple):
    """The figures of one set of scores."""

    error: float  # expected calibration error
    sure: float  # precision of the scores from 0.9 on
    sure_count: int
    middle: float  # precision from 0.5 on, below 0.9
    middle_count: int


def scored(answers: Iterable[tuple[Corpus, list[Link]]]) -> list[Scored]:
    """Return the score of each Vietnamese text and whether its best candidate is right."""
    return [(link.score, (link.vi, link.en) in corpus.gold) for corpus, links in answers for link in links]


def reliability(scores: Sequence[Scored]) -> Reliability:
    """Return the figures of scores."""
    sure = [right for score, right in scores if score >= SURE]
    middle = [right for score, right in scores if 0.5 <= score < SURE]
    return Reliability(
        expected_error(calibration(scores)),
        sum(sure) / max(1, len(sure)),
        len(sure),
        sum(middle) / max(1, len(middle)),
        len(middle),
    )


def table(scores: Sequence[Scored]) -> Iterator[str]:
    """Yield the bins, lowest scores first."""
    yield f"      {'scores':<17}{'mean':>6}{'right':>8}{'texts':>8}"
    for one in calibration(scores):
        yield (f"      {one.least:.3f} to {one.most:.3f}{one.mean:>10.3f}{one.share:>8.3f}{one.size:>8}")
