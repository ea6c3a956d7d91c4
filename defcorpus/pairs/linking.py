"""Competitive linking: best first, each article once, rivals counted.

Melamed 2000 (Models of translational equivalence) links greedily by score; so the link taken is always the
best left for both its articles. What its best rival scores becomes a line of its ledger. Another report of
the same story in the same language is no rival.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import islice

import numpy as np

from defcorpus.pairs import weights as w
from defcorpus.pairs.field import Field, Link
from defcorpus.pairs.records import Options, Report, silent
from defcorpus.pairs.rivals import LOOKED_AT, margins, rivals

# A pair below this can neither be made, however far ahead of its rivals, nor count as a rival.
FARTHEST_AHEAD = w.MARGIN_CAP * w.MARGIN_AHEAD + w.ALIGNED
_SAID = 64  # links between two words of how far it has come


@dataclass(frozen=True, slots=True)
class Chosen:
    """The links that were made with their best rivals, best first, and the link of each article."""

    links: tuple[tuple[Link, Link | None], ...]
    of_vi: dict[int, Link]
    of_en: dict[int, Link]


def floor_of(options: Options) -> float:
    """Return the weight below which a pair plays no part, whatever its rivals are."""
    return min(w.RIVAL_FLOOR, bits_of(options.review_score) + w.THRESHOLD_LEAST - FARTHEST_AHEAD)


def choose(field: Field, options: Options, report: Report = silent) -> Chosen:
    """Link best first; each link's rivals are all other candidates of its two articles."""
    least = bits_of(options.review_score) + field.reader.model.threshold
    of_vi: dict[int, Link] = {}
    of_en: dict[int, Link] = {}
    made: list[tuple[Link, Link | None]] = []
    links = _hopeful(field, least)
    for at, (rank, rival, weight) in enumerate(links):
        if not at % _SAID:
            report(at, len(links))
        link = field.at(rank)
        if link.vi in of_vi or link.en in of_en:
            continue
        if weight + field.reader.said_of(link, weight, least - weight).sentences >= least:
            of_vi[link.vi] = of_en[link.en] = link
            made.append((link, None if rival < 0 else field.at(rival)))
    return Chosen(tuple(made), of_vi, of_en)


def _hopeful(field: Field, least: float) -> list[tuple[int, int, float]]:
    """Return the candidates that sentences may bring to `least`, best first.

    Each is told by its rank, with that of its best rival, -1 for none, and its weight with rivals.
    """
    ranks = np.arange(field.count(least - FARTHEST_AHEAD))
    if not len(ranks):
        return []
    against = rivals(field, ranks)
    of_rivals = np.where(against >= 0, field.ranked(against)[1], w.RIVAL_FLOOR)
    weights = field.ranked(ranks)[1]
    weights = weights + margins(weights, of_rivals)
    some = weights + w.ALIGNED >= least
    return list(zip(ranks[some].tolist(), against[some].tolist(), weights[some].tolist(), strict=True))


def rival_of(field: Field, link: Link) -> Link | None:
    """Return the best other candidate of either article that tells another story."""
    others = sorted(
        (
            other
            for at, vietnamese in ((link.vi, True), (link.en, False))
            for other in islice(field.of(at, vietnamese=vietnamese), LOOKED_AT)
            if other != link
        ),
        key=lambda other: other.order,
    )
    for other in others:
        if other.weight <= link.weight - w.MARGIN_CAP or not another_telling(field, link, other):
            return other
    return None


def another_telling(field: Field, link: Link, other: Link) -> bool:
    """Say whether a candidate of one of a link's articles tells the story of the link's other one."""
    if other.vi == link.vi:
        return field.reader.same_story(link.en, other.en, vietnamese=False)
    return field.reader.same_story(link.vi, other.vi, vietnamese=True)


def margin(link: Link, rival: Link | None) -> float:
    """Return what the distance to the best rival says."""
    against = w.RIVAL_FLOOR if rival is None else max(w.RIVAL_FLOOR, rival.weight)
    ahead = max(-w.MARGIN_CAP, min(w.MARGIN_CAP, link.weight - against))
    return ahead * (w.MARGIN_AHEAD if ahead > 0.0 else w.MARGIN_BEHIND)


def bits_of(score: float) -> float:
    """Return the weight that a score stands for."""
    bounded = min(1 - 1e-12, max(1e-12, score))
    return math.log2(bounded / (1 - bounded))


def score_of(weight: float) -> float:
    """Return the probability that odds of ``2 ** weight`` stand for."""
    bounded = max(-1000.0, min(1000.0, weight))
    return 1.0 / (1.0 + math.pow(2.0, -bounded))
