"""Which sentences of two articles in two languages say the same, and what only one of them says.

Each sentence claims the one it is most like, best first, each once. A sentence that is left without one, or
with one that is hardly like it, is alone unless its words stand in another sentence all the same: two may be
one long one. Where two articles have little in common, each told freely, more is asked.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass

from defcorpus.report.comparing.covering import Covering, Grid
from defcorpus.report.comparing.records import Sentence

LEAST_CHANCE = 0.65
_LEAST_CHANCE_TOLD_FREELY = 0.8
_LEAST_CHANCE_OF_LEAD = 0.9  # the first sentence says what both articles are about
_TOLD_FREELY = 0.45  # sentences of two articles that claim each other are no more alike, all others told
_MOST_ANYWHERE, _MOST_IN_ONE = 0.65, 0.5  # of a sentence that the other article has all the same
_LEAST_KNOWN = 2  # of a sentence that can be looked for
_FEW, _LEAST_CHANCE_OF_FEW = 3, 0.95  # fewer have to say more
_LEAST_ALIKE = 0.12  # of two sentences of which one claims the other
_NEAR = 0.12  # what standing at the same place is worth
_MOST_LOST = 3  # names that count
LENGTHS = 1.1  # characters of Vietnamese to one of English
_WEIGHTS = {
    "claimed": -5.06, "unclaimed": 2.13, "room": -1.09, "best": -2.01, "anywhere": -1.39, "gain": -0.26,
    "lost": 0.61, "": 1.41,
}  # fmt: skip
"""Of a logistic regression over translations, of which one in seven lines lost its counterpart, and over
forty pairs of reports and translations read sentence by sentence (`tests/hardset/differences.tsv`)."""

Sentences = tuple[Sequence[Sentence], Sequence[Sentence]]
_NONE: tuple[Set[int], Set[int]] = frozenset(), frozenset()


@dataclass(frozen=True, slots=True)
class Matched:
    """Which sentences of two articles say the same, and which have nothing like them in the other."""

    claims: tuple[tuple[int, int, float], ...]  # places in either article and how alike they are, 0 to 1
    alone: tuple[tuple[int, ...], tuple[int, ...]]


def matched(
    sentences: Sentences, coverings: tuple[Covering, Covering], idle: tuple[Set[int], Set[int]] = _NONE
) -> Matched:
    """Return which sentences claim each other, and which of either article are alone.

    `idle` has the places of lines that tell nothing, as credits do: they stand for no sentence.
    """
    one, other = coverings
    if not (one.said and other.said):
        whole = (tuple(range(len(each.said))) for each in coverings)
        return Matched((), (next(whole), next(whole)))
    alike = [
        [
            0.0 if i in idle[0] or j in idle[1] else (share + other.each[j][i]) / 2
            for j, share in enumerate(row)
        ]
        for i, row in enumerate(one.each)
    ]
    claims = _claims(alike)
    back = {j: i for i, j in claims.items()}
    turned = [[row[j] for row in alike] for j in range(len(other.said))]
    level = 2 * math.fsum(alike[i][j] for i, j in claims.items()) / (len(one.said) + len(other.said))
    return Matched(
        tuple((i, j, alike[i][j]) for i, j in sorted(claims.items())),
        (
            tuple(_alone(_Side(sentences, (one, other), alike, claims, back, level, 1 / LENGTHS))),
            tuple(_alone(_Side(sentences[::-1], (other, one), turned, back, claims, level, LENGTHS))),
        ),
    )


def _claims(alike: Grid) -> dict[int, int]:
    """Return which sentence each of the one article claims, best first."""
    last = max(1, len(alike) - 1), max(1, len(alike[0]) - 1)
    scored = sorted(
        (-(share + _NEAR * (1 - abs(i / last[0] - j / last[1]))), i, j)
        for i, row in enumerate(alike)
        for j, share in enumerate(row)
        if share >= _LEAST_ALIKE
    )
    claims: dict[int, int] = {}
    taken: set[int] = set()
    for _, i, j in scored:
        if i not in claims and j not in taken:
            claims[i] = j
            taken.add(j)
    return claims


class _Side:
    """One article's sentences beside the other's: `claims` are its own, `back` those of the other."""

    def __init__(
        self,
        sentences: Sentences,
        coverings: tuple[Covering, Covering],
        alike: Grid,
        claims: Mapping[int, int],
        back: Mapping[int, int],
        level: float,
        lengths: float,
    ) -> None:
        self.covering, self._there = coverings
        self.alike, self.claims, self.back = alike, claims, back
        self.level = level
        self._lengths = lengths
        self._sizes = [[len(each.text) for each in side] for side in sentences]

    def room(self, at: int) -> float:
        """Return how much longer than itself, as a logarithm, what a sentence beside this one claims is."""
        own, there = self._sizes
        beside = [a for a in (at - 1, at + 1) if a in self.claims]
        found = (math.log(there[self.claims[a]] / own[a] * self._lengths) for a in beside)
        return max(found, default=-1.0)

    def gain(self, at: int) -> float:
        """Return what a sentence adds to the one that its neighbour claims, where most of it stands there."""
        shares = self.covering.each[at]
        there = max(range(len(shares)), key=lambda place: (shares[place], -place))
        owner = self.back.get(there)
        return self._there.more(there, owner, at) if owner is not None and abs(owner - at) == 1 else 0.0


def _alone(side: _Side) -> Iterator[int]:
    covering = side.covering
    usual = LEAST_CHANCE if side.level >= _TOLD_FREELY else _LEAST_CHANCE_TOLD_FREELY
    for at, said in enumerate(covering.said):
        told = covering.anywhere[at] >= _MOST_ANYWHERE or max(covering.each[at]) >= _MOST_IN_ONE
        told = told and not covering.lost(at)
        least = usual if at else _LEAST_CHANCE_OF_LEAD
        if len(said) < _FEW:
            least = max(least, _LEAST_CHANCE_OF_FEW)
        if len(said) >= _LEAST_KNOWN and not told and _chance(side, at) >= least:
            yield at


def _chance(side: _Side, at: int) -> float:
    """Return the chance that a sentence has no counterpart, 0 to 1."""
    claimed = side.claims.get(at)
    signs = {
        "claimed": side.alike[at][claimed] if claimed is not None else 0.0,
        "unclaimed": float(claimed is None),
        "room": (max(-1.0, side.room(at)) + 1) * side.level,
        "best": max(side.covering.each[at]),
        "anywhere": side.covering.anywhere[at],
        "gain": side.gain(at),
        "lost": min(_MOST_LOST, side.covering.lost(at)),
        "": 1.0,
    }
    return 1 / (1 + math.exp(-math.fsum(_WEIGHTS[name] * value for name, value in signs.items())))
