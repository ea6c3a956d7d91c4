"""Candidates and their weights, and the same again after some articles came, went or changed.

What a pair looks like in the sieve and what it weighs depend on its two articles and the model alone; so only
what is new, and the articles that had a candidate which is gone, are asked again. The rest stands, and the
whole is what a full run with the same model finds.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from defcorpus.pairs.batch import Exact, of_days, pair_weights, undated_weights
from defcorpus.pairs.best import Best
from defcorpus.pairs.blocking import Sieve, joined
from defcorpus.pairs.columns import Columns, Join, distinct
from defcorpus.pairs.linking import floor_of
from defcorpus.pairs.model import Model
from defcorpus.pairs.records import Options, Report, silent
from defcorpus.pairs.weighed import Terms, Weighed, held_at, numbered, weighed

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Bools = NDArray[np.bool_]
    Bytes = NDArray[np.uint8]
    Floats = NDArray[np.float64]
    I64 = NDArray[np.int64]
    U64 = NDArray[np.uint64]
    Sides = tuple[Weighed, Weighed]

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


class Candidates(NamedTuple):
    """What stands, without its articles: as in `Standing`, whole numbers of any size."""

    best: Pair
    pairs: I64
    weights: Floats
    comparisons: dict[str, int]


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


def renewed(
    before: Sides,
    new: tuple[Columns, Columns],
    orders: Pair,
    model: Model,
    unseen: tuple[U64, Bytes],
    joins: tuple[Join, Join],
) -> tuple[Weighed, Weighed, Terms]:
    """Return the articles there are now, and their terms.

    `new` are those that came; `orders` give, for either language, the articles in their order now: as indices
    into those before with the new ones behind them. `unseen` are the terms unknown to the model that have a
    number before. `joins` put the rows of new ones behind those before, of either language.
    """
    terms = numbered(model, new, unseen)
    vi, en = (
        old
        if np.array_equal(order, np.arange(len(old)))
        else old.followed_by(weighed(side, terms, vietnamese=old.vietnamese), order, join)
        for old, side, order, join in zip(before, new, orders, joins, strict=True)
    )
    return vi, en, terms


def found_again(
    before: Candidates,
    now: tuple[Weighed, Weighed, Terms],
    orders: Pair,
    sizes: tuple[int, int],
    options: Options,
    exact: Exact,
) -> Standing:
    """Return what stands now; `orders` are as in `renewed`, with `sizes` articles before."""
    vi, en, terms = now
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
    for at in (0, 1):
        bests[at].changed[asked[at]] = True
    pairs, weights, others = _joined_again(before, places, bests)
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
    kept = (article >= 0) & (other >= 0)
    if kept.all():
        return np.stack((article, value, other)), again
    again[article[(article >= 0) & (other < 0)]] = True
    kept[kept] = ~again[article[kept]]
    return np.stack((article[kept], value[kept], other[kept])), again


def _joined_again(
    before: Candidates, places: list[I64], bests: tuple[Best, Best]
) -> tuple[I64, Floats, list[I64]]:
    """Return the candidates of either side, with the weights of those that had one; not a number for others.

    And, by language, the articles that have other candidates than before. Candidates of two articles whose
    best are what they were stay as they are.
    """
    old = places[0][before.pairs[:, 0]], places[1][before.pairs[:, 1]]
    known, weights = old[0] << 32 | old[1], before.weights
    there = known >= 0  # -1 for either is less
    if not there.all():
        known, weights = known[there], weights[there]
    if (known[1:] < known[:-1]).any():  # of equal content keys ids are in another order
        order = np.argsort(known)
        known, weights = known[order], weights[order]
    vi, en = bests[0].changed, bests[1].changed
    again = vi[known >> 32] | en[known & 0xFFFFFFFF]
    (one, _, two), (two_, _, one_) = bests[0].rows, bests[1].rows
    mine, theirs = vi[one] | en[two], vi[one_] | en[two_]
    asked = distinct(np.concatenate((one[mine] << 32 | two[mine], one_[theirs] << 32 | two_[theirs])))
    kept, of_kept = known[again], weights[again]
    at = np.searchsorted(asked, kept)
    same = held_at(asked, at, kept)
    found = np.full(len(asked), np.nan)
    found[at[same]] = of_kept[same]
    lost, new = kept[~same], asked[np.isnan(found)]
    others = [np.concatenate((lost >> 32, new >> 32)), np.concatenate((lost, new)) & 0xFFFFFFFF]
    others = [np.concatenate((others[side], old[side][~there & (old[side] >= 0)])) for side in (0, 1)]
    known, weights = known[~again], weights[~again]
    at = np.searchsorted(known, asked)
    known, weights = np.insert(known, at, asked), np.insert(weights, at, found)
    return np.stack((known >> 32, known & 0xFFFFFFFF), axis=1), weights, others
