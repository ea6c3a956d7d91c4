"""What a corpus says of its own pairs: what those reach that are none, and how far apart their days lie.

Pairs that are none are seen by linking once more with the pairs found forbidden (as searches against decoy
sequences estimate false discoveries: Elias and Gygi 2007). Where the second round reaches as high as the
first, a pair needs more to be believed. The best of both rounds are weighed, sentences included.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from defcorpus.pairs import weights as w
from defcorpus.pairs.candidates.standing import Standing, dated
from defcorpus.pairs.learning import learn_lexicon
from defcorpus.pairs.linking.field import Field
from defcorpus.pairs.linking.greedy import rival_of
from defcorpus.pairs.linking.reader import Reader
from defcorpus.pairs.linking.rivals import rivals
from defcorpus.pairs.model import Calibration
from defcorpus.pairs.records import Link
from defcorpus.pairs.weighing.dates import lag_between
from defcorpus.pairs.weighing.evidence import aligned_bits
from defcorpus.pairs.weighing.scores import margin, margins
from defcorpus.pairs.words.lexicon import Lexicon

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Bools = NDArray[np.bool_]
    Floats = NDArray[np.float64]
    I64 = NDArray[np.int64]

_SAMPLE = 600  # links of either round that are looked at, the best
_HARDLY = 0.5  # bits that sentences alike say of a pair: below that its texts are not read
_OTHERWISE = -2.0  # bits that sentences say of a pair that they decide
_LAG_PRIOR = 40.0  # what the general chances of lags are worth, in pairs
_SURE = 4.0  # bits above the threshold: pairs that lags are learnt from


def taught(reader: Reader, found: Standing) -> Standing:
    """Let the reader's model learn from all candidates, where it has not yet; return them weighed by it.

    The lexicon comes from the pairs that are sure without it; what a pair needs is learnt again with it.
    """
    model = reader.model
    if model.calibration is not None:
        return found
    reader.beside(found)
    learnt = calibrated(Field(reader, found.pairs, found.weights), closely=False)
    reader.relearnt(replace(model, calibration=learnt))
    if learnt.lags != w.LAGS:
        found = dated(found, reader.model)
    with_words(reader, found, taught_words(Field(reader, found.pairs, found.weights)))
    return found


def with_words(reader: Reader, found: Standing, lexicon: Lexicon) -> None:
    """Let the reader's model take a lexicon; what a pair needs with it is learnt from all candidates."""
    before = reader.model.calibration
    reader.relearnt(reader.model.with_lexicon(lexicon))
    reader.beside(found)
    learnt = calibrated(Field(reader, found.pairs, found.weights))
    lags = learnt.lags if before is None else before.lags
    reader.relearnt(replace(reader.model, calibration=replace(learnt, lags=lags)))


def taught_words(field: Field) -> Lexicon:
    """Return the lexicon of a corpus: what its pairs teach, which stand without it and their sentences."""
    reader = field.reader
    least = reader.model.threshold
    ranks = field.linked(least - w.MARGIN_AHEAD * w.MARGIN_CAP)
    links = sorted((field.at(rank) for rank in ranks.tolist()), key=lambda one: (one.vi, one.en))
    sure = (one for one in links if one.weight + margin(one, rival_of(field, one)) >= least)
    pairs = ((reader.vi[one.vi], reader.en[one.en]) for one in sure)
    return learn_lexicon(pairs, (reader.en[at] for at in range(len(reader.en))), reader.model)


def calibrated(field: Field, *, closely: bool = True) -> Calibration:
    """Learn from all candidates of a corpus; `closely`: from what their sentences say too."""
    first = field.linked(w.FIRST_ROUND)
    others = field.without(first)
    second = others.linked(w.FIRST_ROUND)

    def telling(ranks: I64) -> I64:
        """Return the links of the second round that tell another story than those of the first."""
        return ranks[_another_telling(field, first, others.ranked(ranks)[0])]

    some = _standing(field, _sample(field, first), closely=closely)
    rest = _standing(others, telling(_sample(others, second)), closely=closely)
    none = _none_share(_weights(some), _weights(rest))
    least = _least(field.ranked(first)[1], others.ranked(second)[1])
    seen = _standing(field, first[field.ranked(first)[1] >= least], closely=closely)
    rest = _standing(others, telling(second[others.ranked(second)[1] >= least]), closely=closely)
    found = threshold(_weights(seen), _weights(rest), none)
    return Calibration(found, len(seen), _lags(field, (link for link, bits in seen if bits >= found + _SURE)))


def _standing(field: Field, ranks: I64, *, closely: bool) -> list[tuple[Link, float]]:
    """Return links with their weights, rivals and sentences included.

    Those whose sentences say otherwise are decided by that alone: they are left out.
    """
    against = rivals(field, ranks)
    weights = field.ranked(ranks)[1]
    weights = weights + margins(weights, np.where(against >= 0, field.ranked(against)[1], w.RIVAL_FLOOR))
    if closely:
        field.reader.ahead(field.ranked(ranks)[0], field.words_at(ranks))
    found = []
    for rank, weight in zip(ranks.tolist(), weights.tolist(), strict=True):
        link = field.at(rank)
        said = _said(field.reader, link) if closely else 0.0
        if said >= _OTHERWISE:
            found.append((link, weight + said))
    return found


def _said(reader: Reader, link: Link) -> float:
    """Return what a link's sentences say; what there is against it where texts have some alike."""
    most = aligned_bits(reader.aligned(link))
    return most if most < _HARDLY else sum(row.weight for row in reader.sentences(link))


def _another_telling(field: Field, first: I64, pairs: I64) -> Bools:
    """Say which pairs tell another story than the links, by rank, that their articles have in `first`."""
    linked = field.ranked(first)[0]
    apart = np.ones(len(pairs), np.bool_)
    for side in (0, 1):
        counterpart = np.full(int(field.pairs[:, side].max(initial=-1)) + 1, -1, np.int64)
        counterpart[linked[:, side]] = linked[:, 1 - side]
        own = counterpart[pairs[:, side]]
        some = np.flatnonzero(own >= 0)
        same = field.reader.same_stories(pairs[some, 1 - side], own[some], vietnamese=bool(side))
        apart[some[same]] = False
    return apart


def _weights(links: Iterable[tuple[Link, float]]) -> list[float]:
    return [weight for _, weight in links]


def _least(first: Floats, second: Floats) -> float:
    """Return the weight from which on either round's links are few enough to be looked at, all of them.

    It is the upper ends that meet: a sample of all would hold next to nothing of them in a large corpus.
    """
    return max(
        (float(weights[_SAMPLE - 1]) for weights in (first, second) if len(weights) >= _SAMPLE),
        default=-math.inf,
    )


def _sample(field: Field, ranks: I64) -> I64:
    """Return some of the links, by rank, evenly by their Vietnamese articles' content keys."""
    pairs = field.ranked(ranks)[0]
    step = max(1, -(-len(ranks) // _SAMPLE))
    return ranks[np.lexsort((pairs[:, 1], pairs[:, 0]))][::step]


def threshold(first: Sequence[float], second: Sequence[float], none: float | None = None) -> float:
    """Return the weight from which on a pair is as likely one as none, by what two rounds reached.

    `none` is how many of the first round's pairs are none for each of the second's, where that is known.
    """
    if not first or not second:
        return w.THRESHOLD
    none = _none_share(first, second) if none is None else none
    found = min(w.THRESHOLD_MOST, max(w.THRESHOLD_LEAST, _crossing(first, second, none)))
    least, most = min(found, w.THRESHOLD), max(found, w.THRESHOLD)
    if found > w.THRESHOLD and not any(least <= weight < most for weight in first):
        return w.THRESHOLD
    between = sum(least <= weight < most for weight in (*first, *second))
    counted = between / (between + w.THRESHOLD_PRIOR)
    return counted * found + (1.0 - counted) * w.THRESHOLD


def _none_share(first: Sequence[float], second: Sequence[float]) -> float:
    """Return how many of the first round are none for each of the second, by the lower half of that."""
    if not second:
        return 1.0
    middle = sorted(second)[len(second) // 2]
    below = sum(weight < middle for weight in second)
    return min(1.0, sum(weight < middle for weight in first) / max(1, below))


def _crossing(first: Sequence[float], second: Sequence[float], none: float) -> float:
    """Return the weight from which on less than half of the first round are pairs that are none.

    The share is isotonic in the weight (pool adjacent violators: Ayer and others 1955). Between two pairs
    the middle is taken.
    """
    rows = sorted([(weight, 1) for weight in first] + [(weight, 0) for weight in second])
    blocks: list[tuple[int, int, float]] = []  # number found, number of all, lowest weight
    for weight, found in rows:
        block = (found, 1, weight)
        while blocks and blocks[-1][0] * block[1] >= block[0] * blocks[-1][1]:
            before = blocks.pop()
            block = (before[0] + block[0], before[1] + block[1], before[2])
        blocks.append(block)
    least = next(
        (low for found, total, low in blocks if found and none * (total - found) < w.NONE_SHARE * found),
        w.THRESHOLD_MOST,
    )
    above = min((weight for weight in first if weight >= least), default=least)
    below = max((weight for weight in first if weight < least), default=w.THRESHOLD_LEAST)
    return (above + below) / 2


def _lags(field: Field, sure: Iterable[Link]) -> dict[str, tuple[float, ...]]:
    """Return how far apart the days of sure pairs lie, mixed with what is so in general."""
    counts = {kind: [0] * len(chances) for kind, chances in w.LAGS.items()}
    pairs = np.array([(link.vi, link.en) for link in sure], np.int64).reshape(-1, 2)
    for pair in field.reader.reading(pairs):
        lag = lag_between(*field.reader.read(*pair), field.reader.model)
        if lag is not None and lag.kind in counts and lag.days is not None:
            row = counts[lag.kind]
            row[min(abs(lag.days), len(row) - 1)] += 1
    return {kind: _mixed(w.LAGS[kind], row) for kind, row in counts.items()}


def _mixed(chances: tuple[float, ...], counts: Sequence[int]) -> tuple[float, ...]:
    if not any(counts):
        return chances
    whole = sum(counts) + _LAG_PRIOR * sum(chances)
    both = zip(chances, counts, strict=True)
    return tuple(round((_LAG_PRIOR * chance + count) / whole, 6) for chance, count in both)
