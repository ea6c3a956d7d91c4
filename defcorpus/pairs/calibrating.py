"""What a corpus says of its own pairs: what those reach that are none, and how far apart their days lie.

Pairs that are none are seen by linking once more with the pairs found forbidden (as searches against decoy
sequences estimate false discoveries: Elias and Gygi 2007). Where the second round reaches as high as the
first, a pair needs more to be believed. The best of both rounds are weighed, sentences included.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import replace

from defcorpus.pairs import weights as w
from defcorpus.pairs.dates import lag_between
from defcorpus.pairs.field import Field, Link, Reader
from defcorpus.pairs.linking import another_telling, margin, rival_of
from defcorpus.pairs.model import Calibration
from defcorpus.pairs.standing import Standing, dated

_SAMPLE = 600  # links of either round that are looked at, the best
_LAG_PRIOR = 40.0  # what the general chances of lags are worth, in pairs
_SURE = 4.0  # bits above the threshold: pairs that lags are learnt from


def taught(reader: Reader, found: Standing) -> Standing:
    """Let the reader's model learn from all candidates, where it has not yet; return them weighed by it."""
    model = reader.model
    if model.calibration is not None:
        return found
    learnt = calibrated(Field(reader, found.pairs, found.weights))
    reader.model = replace(model, calibration=learnt)
    if learnt.lags == w.LAGS:
        return found
    return dated(found, reader.model)


def calibrated(field: Field) -> Calibration:
    """Learn from all candidates of a corpus."""
    first = linked(field.best(w.FIRST_ROUND))
    of_vi, of_en = {link.vi: link for link in first}, {link.en: link for link in first}
    second = linked([link for link in field.best(w.FIRST_ROUND) if of_vi.get(link.vi) != link])

    def weighed(links: Iterable[Link]) -> list[float]:
        """Return what links of the second round reach, but for those that tell what their rivals tell."""
        found = []
        for link in links:
            own = [one for one in (of_vi.get(link.vi), of_en.get(link.en)) if one is not None]
            if not any(another_telling(field, one, link) for one in own):
                found.append(_standing(field, link, own))
        return found

    none = _none_share([_standing(field, link, ()) for link in _sample(first)], weighed(_sample(second)))
    least = _least(first, second)
    seen = [link for link in first if link.weight >= least]
    weights = [_standing(field, link, ()) for link in seen]
    found = threshold(weights, weighed(link for link in second if link.weight >= least), none)
    sure = [link for link, weight in zip(seen, weights, strict=True) if weight >= found + _SURE]
    return Calibration(found, len(seen), _lags(field, sure))


def linked(links: Iterable[Link]) -> list[Link]:
    """Return the links that are the best left for both their articles; `links` come best first."""
    taken_vi: set[int] = set()
    taken_en: set[int] = set()
    found = []
    for link in links:
        if link.vi not in taken_vi and link.en not in taken_en:
            taken_vi.add(link.vi)
            taken_en.add(link.en)
            found.append(link)
    return found


def _least(first: Sequence[Link], second: Sequence[Link]) -> float:
    """Return the weight from which on either round's links are few enough to be looked at, all of them.

    It is the upper ends that meet: a sample of all would hold next to nothing of them in a large corpus.
    """
    return max(
        (links[_SAMPLE - 1].weight for links in (first, second) if len(links) >= _SAMPLE), default=-math.inf
    )


def _sample(links: Sequence[Link]) -> list[Link]:
    """Return some of the links, evenly by their Vietnamese articles' content keys."""
    ordered = sorted(links, key=lambda link: (link.vi, link.en))
    step = max(1, -(-len(ordered) // _SAMPLE))
    return ordered[::step]


def _standing(field: Field, link: Link, without: Sequence[Link]) -> float:
    """Return a link's weight with rivals and sentences; `without` are the links that are forbidden."""
    weight = link.weight + margin(link, rival_of(field, link, without))
    return weight + sum(row.weight for row in field.reader.sentences(link))


def threshold(first: Sequence[float], second: Sequence[float], none: float | None = None) -> float:
    """Return the weight from which on a pair is as likely one as none, by what two rounds reached.

    `none` is how many of the first round's pairs are none for each of the second's, where that is known.
    """
    if not first or not second:
        return w.THRESHOLD
    none = _none_share(first, second) if none is None else none
    found = _crossing(first, second, none)
    if found > w.THRESHOLD and not any(w.THRESHOLD <= weight < found for weight in first):
        found = w.THRESHOLD
    counted = len(first) / (len(first) + w.THRESHOLD_PRIOR)
    bounded = min(w.THRESHOLD_MOST, max(w.THRESHOLD_LEAST, found))
    return counted * bounded + (1.0 - counted) * w.THRESHOLD


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
    for link in sure:
        vi, en = field.reader.both(link.vi, link.en)
        lag = lag_between(vi.article, en.article, field.reader.model)
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
