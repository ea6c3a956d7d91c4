"""Competitive linking: best first, each article once, rivals counted.

Melamed 2000 (Models of translational equivalence) links greedily by score; so the link taken is always the
best left for both its articles. What its best rival scores becomes a line of its ledger.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

from defcorpus.pairs import weights as w
from defcorpus.pairs.field import Field, Link
from defcorpus.pairs.records import Options

# A pair below this can neither be made, however far ahead of its rivals, nor count as a rival.
FARTHEST_AHEAD = w.MARGIN_CAP * w.MARGIN_AHEAD


@dataclass(frozen=True, slots=True)
class Chosen:
    """The links that were made with their best rivals, best first, and the link of each article."""

    links: tuple[tuple[Link, Link | None], ...]
    of_vi: dict[int, Link]
    of_en: dict[int, Link]

    def rival(self, field: Field, link: Link) -> Link | None:
        """Return the best other candidate of either article whose other side is free."""
        return min(
            (
                first
                for at, vietnamese in ((link.vi, True), (link.en, False))
                for first in self._free(field, at, link, vietnamese=vietnamese)
            ),
            key=lambda other: other.order,
            default=None,
        )

    def _free(self, field: Field, at: int, link: Link, *, vietnamese: bool) -> Iterator[Link]:
        for other in field.of(at, vietnamese=vietnamese):
            if other != link and other.vi not in self.of_vi and other.en not in self.of_en:
                yield other
                return


def floor_of(options: Options) -> float:
    """Return the weight below which a pair plays no part, whatever its rivals are."""
    return min(w.RIVAL_FLOOR, bits_of(options.review_score) - FARTHEST_AHEAD)


def choose(field: Field, options: Options) -> Chosen:
    """Link best first. A link's rivals are the candidates of its two articles that are still free."""
    least = bits_of(options.review_score)
    of_vi: dict[int, Link] = {}
    of_en: dict[int, Link] = {}
    made: list[tuple[Link, Link | None]] = []
    so_far = Chosen((), of_vi, of_en)
    for link in field.best(least - FARTHEST_AHEAD):
        if link.vi in of_vi or link.en in of_en:
            continue
        rival = so_far.rival(field, link)
        weight = link.weight + margin(link, rival)
        if weight >= least:
            row = field.reader.sentences(link, weight)
            weight += row.weight if row is not None else 0.0
        if weight >= least:
            of_vi[link.vi] = of_en[link.en] = link
            made.append((link, rival))
    return Chosen(tuple(made), of_vi, of_en)


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
