"""Candidates and their weights, and the same again after some articles came, went or changed.

What a pair looks like in the sieve and what it weighs depend on its two articles and the model alone; so only
what is new, and the articles that had a candidate which is gone, are asked again. The rest stands, and the
whole is what a full run with the same model finds.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from defcorpus.pairs.batch import Exact, of_days, pair_weights, undated_weights
from defcorpus.pairs.best import Best
from defcorpus.pairs.blocking import Sieve, joined
from defcorpus.pairs.columns import Columns
from defcorpus.pairs.linking import floor_of
from defcorpus.pairs.model import Model
from defcorpus.pairs.records import Options, Report, silent
from defcorpus.pairs.weighed import Terms, Weighed, held_at, numbered, weighed

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Bools = NDArray[np.bool_]
    Floats = NDArray[np.float64]
    I64 = NDArray[np.int64]

Pair = tuple["I64", "I64"]


@dataclass(frozen=True, slots=True)
class Standing:
    """The articles of both languages, in the order of their content keys, and their candidates."""

    terms: Terms
    vi: Weighed
    en: Weighed
    best: tuple[I64, I64]  # the best candidates of each Vietnamese, of each English article: `Best.rows`
    pairs: I64  # candidates of either, sorted rows of two indices
    weights: Floats  # theirs, without rivals
    comparisons: dict[str, int]
    undated: Floats | None = None  # their weights but for days, while the lags of days are still learnt
    touched: tuple[Bools, Bools] | None = None  # of what came after another: whose candidates are others


def stand(
    columns: tuple[Columns, Columns], model: Model, options: Options, exact: Exact, report: Report = silent
) -> Standing:
    """Find the candidates of all articles and weigh them."""
    found = sieved(columns, model, options, report)
    vi, en, terms = found.vi, found.en, found.terms
    undated = undated_weights(vi, en, terms, found.pairs, exact, floor_of(options), report)
    return dated(replace(found, undated=undated), model)


def dated(found: Standing, model: Model) -> Standing:
    """Return what stands with the days weighed by the lags of a model, as it was just found."""
    assert found.undated is not None
    days = of_days(found.vi, found.en, model, found.pairs)
    return replace(found, terms=replace(found.terms, model=model), weights=found.undated + days)


def sieved(
    columns: tuple[Columns, Columns], model: Model, options: Options, report: Report = silent
) -> Standing:
    """Find the candidates of all articles, without their weights."""
    terms = numbered(model, columns)
    vi, en = (weighed(side, terms, vietnamese=not at) for at, side in enumerate(columns))
    sieve = Sieve(vi, en, terms, options)
    of_vi, of_en = Best(len(vi), options.candidates), Best(len(en), options.candidates)
    if len(vi) and len(en):
        every = np.arange(len(vi))
        sieve.by_keys(every, of_vi, of_en, report)
        sieve.by_dates(every, of_vi, of_en)
    pairs = joined(of_vi, of_en)
    counts = {"shared terms": sieve.terms, "dates": sieve.dates, "capped terms": sieve.capped}
    counts["compared"] = len(pairs)
    return Standing(terms, vi, en, (of_vi.rows, of_en.rows), pairs, np.zeros(0), counts)


def stand_again(
    before: Standing, new: tuple[Columns, Columns], orders: Pair, options: Options, exact: Exact
) -> Standing:
    """Return what stands once articles have come and gone.

    `new` are those that came; `orders` give, for either language, the articles in their order now: as indices
    into those before with the new ones behind them. `exact` is told indices of now.
    """
    terms = numbered(before.terms.model, new, (before.terms.unseen, before.terms.unseen_codes))
    sizes = len(before.vi), len(before.en)
    came = [weighed(side, terms, vietnamese=not at) for at, side in enumerate(new)]
    vi, en = (
        old.followed_by(later).taken(order)
        for old, later, order in zip((before.vi, before.en), came, orders, strict=True)
    )
    places = [places_of(order, size) for order, size in zip(orders, sizes, strict=True)]
    fresh = [order >= size for order, size in zip(orders, sizes, strict=True)]
    lists = [_moved(before.best[at], places[at], places[1 - at], fresh[at]) for at in (0, 1)]
    bests = (
        Best(len(vi), options.candidates, lists[0][0]), Best(len(en), options.candidates, lists[1][0]),
    )  # fmt: skip
    asked = [np.flatnonzero(again) for _, again in lists]
    sieves = Sieve(vi, en, terms, options), Sieve(en, vi, terms, options)
    if len(vi) and len(en):
        for by_date in (False, True):
            for at, sieve in enumerate(sieves):
                offer = sieve.by_dates if by_date else sieve.by_keys
                offer(asked[at], bests[at], bests[1 - at])
    pairs = joined(*bests)
    weights, others = _weights_kept(before, places, pairs)
    unknown = np.flatnonzero(np.isnan(weights))
    weights[unknown] = pair_weights(vi, en, terms, pairs[unknown], exact, floor_of(options))
    counts = before.comparisons | {"compared": len(pairs)}
    for side in (0, 1):
        fresh[side][others[side]] = True
    rows = bests[0].rows, bests[1].rows
    return Standing(terms, vi, en, rows, pairs, weights, counts, touched=(fresh[0], fresh[1]))


def places_of(order: I64, size: int) -> I64:
    """Return where each article from before is now, -1 for one that is gone."""
    found = np.full(size, -1, np.int64)
    old = order < size
    found[order[old]] = np.flatnonzero(old)
    return found


def _moved(best: I64, mine: I64, theirs: I64, fresh: Bools) -> tuple[I64, Bools]:
    """Return the best candidates that still hold, and which articles have to be asked for anew."""
    article, value, other = mine[best[0]], best[1], theirs[best[2]]
    again = fresh.copy()
    again[article[(article >= 0) & (other < 0)]] = True
    kept = (article >= 0) & (other >= 0)
    kept[kept] = ~again[article[kept]]
    return np.stack((article[kept], value[kept], other[kept])), again


def _weights_kept(before: Standing, places: list[I64], pairs: I64) -> tuple[Floats, list[I64]]:
    """Return the weights of the pairs that had one before; not a number for the others.

    And, by language, the articles that have other candidates than before.
    """
    found = np.full(len(pairs), np.nan)
    old = places[0][before.pairs[:, 0]], places[1][before.pairs[:, 1]]
    there = (old[0] >= 0) & (old[1] >= 0)
    known, weights = old[0][there] << 32 | old[1][there], before.weights[there]
    if (known[1:] < known[:-1]).any():  # of equal content keys ids are in another order
        order = np.argsort(known)
        known, weights = known[order], weights[order]
    asked = pairs[:, 0] << 32 | pairs[:, 1]
    at = np.searchsorted(asked, known)
    same = held_at(asked, at, known)
    found[at[same]] = weights[same]
    lost, new = known[~same], asked[np.isnan(found)]
    others = [np.concatenate((lost >> 32, new >> 32)), np.concatenate((lost, new)) & 0xFFFFFFFF]
    return found, [np.concatenate((others[side], old[side][~there & (old[side] >= 0)])) for side in (0, 1)]
