"""Candidates and their weights, and the same again after some articles came, went or changed.

What a pair looks like in the sieve and what it weighs depend on its two articles and the model alone; so only
what is new, and the articles that had a candidate which is gone, are asked again. The rest stands, and the
whole is what a full run with the same model finds.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from defcorpus.pairs.candidates.best import Best
from defcorpus.pairs.candidates.blocking import Sieve, joined
from defcorpus.pairs.candidates.replacing import pieces, replaced, where
from defcorpus.pairs.features.columns import Columns, Join, distinct, in_codes, packed
from defcorpus.pairs.model import Model
from defcorpus.pairs.records import Options, Report, silent
from defcorpus.pairs.weighing.batch import Exact, of_days, pair_weights, undated_weights
from defcorpus.pairs.weighing.scores import floor_of
from defcorpus.pairs.weighing.weighed import Terms, Weighed, held_at, numbered, weighed

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Bools = NDArray[np.bool_]
    Bytes = NDArray[np.uint8]
    Floats = NDArray[np.float64]
    I32 = NDArray[np.int32]
    I64 = NDArray[np.int64]
    U64 = NDArray[np.uint64]
    Rows = tuple[I32, I32]
    Sides = tuple[Weighed, Weighed]

Pair = tuple["I64", "I64"]


@dataclass(frozen=True, slots=True)
class Standing:
    """The articles of both languages, in the order of their content keys, and their candidates."""

    terms: Terms
    vi: Weighed
    en: Weighed
    best: Rows  # the best candidates of each Vietnamese, of each English article: `Best.rows`
    codes: I64  # candidates of either: two indices packed, sorted
    weights: Floats  # theirs, without rivals
    comparisons: dict[str, int]
    undated: Floats | None = None  # their weights but for days, while the lags of days are still learnt
    touched: tuple[Bools, Bools] | None = None  # of what came after another: whose candidates are others

    @property
    def pairs(self) -> I32:
        """The candidates as rows of two indices."""
        return in_codes(self.codes)


class Candidates(NamedTuple):
    """What stands, without its articles: as in `Standing`."""

    best: Rows
    codes: I64
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
    codes = joined(of_vi, of_en)
    counts = {"shared terms": sieve.terms, "dates": sieve.dates, "capped terms": sieve.capped}
    counts["compared"] = len(codes)
    return Standing(terms, vi, en, (of_vi.rows, of_en.rows), codes, np.zeros(0), counts)


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
    codes, weights, others = _joined_again(before, places, bests)
    unknown = np.flatnonzero(np.isnan(weights))
    weights[unknown] = pair_weights(vi, en, terms, in_codes(codes[unknown]), exact, floor_of(options))
    counts = before.comparisons | {"compared": len(codes)}
    for side in (0, 1):
        fresh[side][others[side]] = True
    rows = bests[0].rows, bests[1].rows
    return Standing(terms, vi, en, rows, codes, weights, counts, touched=(fresh[0], fresh[1]))


def places_of(order: I64, size: int) -> I64:
    """Return where each article from before is now, -1 for one that is gone."""
    found = np.full(size, -1, np.int64)
    old = order < size
    found[order[old]] = np.flatnonzero(old)
    return found


def _moved(best: I32, mine: I64, theirs: I64, fresh: Bools) -> tuple[I32, Bools]:
    """Return the best candidates that still hold, and which articles have to be asked for anew."""
    rows = np.empty_like(best, order="C")
    mine.astype(np.int32).take(best[0], out=rows[0])
    theirs.astype(np.int32).take(best[2], out=rows[2])
    rows[1] = best[1]
    again = fresh.copy()
    article, _, other = rows
    if len(article) and min(article.min(), other.min()) < 0:
        kept = (article >= 0) & (other >= 0)
        again[article[(article >= 0) & (other < 0)]] = True
        kept[kept] = ~again[article[kept]]
        rows = rows[:, kept]
    return rows, again


def _joined_again(
    before: Candidates, places: list[I64], bests: tuple[Best, Best]
) -> tuple[I64, Floats, list[I64]]:
    """Return the candidates of either side, with the weights of those that had one; not a number for others.

    And, by language, the articles that have other candidates than before. Candidates of two articles whose
    best are what they were stay as they are.
    """
    known, weights, alone = _renumbered(before, places)
    vi, en = bests[0].changed, bests[1].changed
    again = where(known, lambda codes: vi[codes >> 32] | en[codes & 0xFFFFFFFF])
    one, two = bests[0].naming(vi, en), bests[1].naming(en, vi)
    asked = distinct(np.concatenate((packed(one), packed(two[:, ::-1]))))
    kept, of_kept = known[again], weights[again]
    at = np.searchsorted(asked, kept)
    same = held_at(asked, at, kept)
    found = np.full(len(asked), np.nan)
    found[at[same]] = of_kept[same]
    lost, new = kept[~same], asked[np.isnan(found)]
    others = [
        np.concatenate((lost >> 32, new >> 32, alone[0])),
        np.concatenate((lost & 0xFFFFFFFF, new & 0xFFFFFFFF, alone[1])),
    ]
    at = np.searchsorted(known, asked)
    return replaced(known, again, at, asked), replaced(weights, again, at, found), others


def _renumbered(before: Candidates, places: list[I64]) -> tuple[I64, Floats, Pair]:
    """Return the candidates that are still there, with their weights, and the articles that lost another."""
    pairs, weights = in_codes(before.codes), before.weights
    known, alone = np.empty_like(before.codes), ([np.zeros(0, np.int64)], [np.zeros(0, np.int64)])
    for piece in pieces(len(pairs)):
        vi, en = (places[side][pairs[piece, side]] for side in (0, 1))
        known[piece] = vi << 32 | en  # -1 for either is less than 0
        alone[0].append(vi[(vi >= 0) & (en < 0)])
        alone[1].append(en[(en >= 0) & (vi < 0)])
    there = known >= 0
    if not there.all():
        known, weights = known[there], weights[there]
    if (known[1:] < known[:-1]).any():  # of equal content keys ids are in another order
        order = np.argsort(known)
        known, weights = known[order], weights[order]
    return known, weights, (np.concatenate(alone[0]), np.concatenate(alone[1]))
