"""Articles to pairs: candidates, their weights, competitive linking, and what is told of each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from defcorpus.pairs.batch import pair_weights
from defcorpus.pairs.blocking import candidates
from defcorpus.pairs.calibrating import calibrated
from defcorpus.pairs.columns import Columns, columns_of
from defcorpus.pairs.dates import lags_of
from defcorpus.pairs.field import Articles, Field, Link, Listed, Reader
from defcorpus.pairs.linking import choose, floor_of, score_of
from defcorpus.pairs.model import Model, learn_columns
from defcorpus.pairs.records import Features, Options, Pair, Result
from defcorpus.pairs.shown import DEFAULTS, Alone, further, pair_of
from defcorpus.pairs.weighed import numbered, weighed

if TYPE_CHECKING:
    from numpy.typing import NDArray

    I64 = NDArray[np.int64]

Barred = frozenset[tuple[str, str]]


def match(
    features: Sequence[Features],
    model: Model | None = None,
    options: Options = DEFAULTS,
    barred: Barred = frozenset(),
) -> Result:
    """Pair articles of the two languages. The result does not depend on their order.

    `model` is learnt from `features` where none is given. Articles in neither language are passed over.
    `barred` are pairs of content keys, Vietnamese and English, that are never made.
    """
    ordered = sorted(features, key=lambda article: (article.key, article.id))
    vi, en = ([article for article in ordered if article.lang == lang] for lang in ("vi", "en"))
    columns = columns_of(ordered)
    model = learn_columns(columns) if model is None else model
    keys: dict[str, list[int]] = {}
    for side in (vi, en):
        for at, article in enumerate(side):
            keys.setdefault(article.key, []).append(at)
    never = [(one, two) for a, b in barred for one in keys.get(a, ()) for two in keys.get(b, ())]
    return match_columns((Listed(vi), Listed(en)), columns, model, options, never)


def match_columns(
    articles: tuple[Articles, Articles],
    columns: tuple[Columns, Columns],
    model: Model,
    options: Options = DEFAULTS,
    barred: Sequence[tuple[int, int]] = (),
) -> Result:
    """Pair articles given as columns, Vietnamese and English, both in the order of their content keys.

    A model without a calibration learns one; the result has it.
    `barred` are indices of pairs that are never made.
    """
    reader = Reader(*articles, model)
    pairs, weights, counts = scored(reader, columns, options, barred)
    field = Field(reader, pairs, weights)
    if model.calibration is None:
        before, learnt = lags_of(model), calibrated(field)
        reader.model = replace(model, calibration=learnt)
        if learnt.lags != before:  # the days say otherwise now
            pairs, weights, counts = scored(reader, columns, options, barred)
            field = Field(reader, pairs, weights)
    return replace(linked(field, options, counts), model=reader.model)


def scored(
    reader: Reader, columns: tuple[Columns, Columns], options: Options, barred: Sequence[tuple[int, int]] = ()
) -> tuple[I64, NDArray[np.float64], dict[str, int]]:
    """Return the candidates, sorted rows of two indices, their weights, and the comparisons of each rule."""
    terms = numbered(reader.model, columns)
    vi, en = (weighed(c, terms, vietnamese=not at) for at, c in enumerate(columns))
    pairs, counts = candidates(vi, en, terms, options)
    if barred:
        never = np.array(barred, np.int64).reshape(-1, 2)
        packed, out = (rows[:, 0] << 32 | rows[:, 1] for rows in (pairs, never))
        pairs = pairs[~np.isin(packed, out)]
    return pairs, pair_weights(vi, en, terms, pairs, reader.weight, floor_of(options)), counts


def linked(field: Field, options: Options, counts: dict[str, int]) -> Result:
    """Return the pairs that candidates make."""
    chosen = choose(field, options)
    told = [pair_of(field, link, rival, options) for link, rival in chosen.links]
    pairs = [pair for pair in told if pair.status == "paired"]
    reviews = [pair for pair in told if pair.status != "paired"]
    unpaired: Sequence[object] = Alone(field, chosen)
    if options.every:
        pairs += further(field, chosen, options)
        ids = {id_ for pair in pairs for id_ in (pair.vi, pair.en)}
        also = frozenset(
            (vietnamese, at)
            for vietnamese, side in ((True, field.reader.vi), (False, field.reader.en))
            for at in range(len(side))
            if side.id_of(at) in ids
        )
        unpaired = Alone(field, chosen, also)
    return Result(tuple(pairs), tuple(reviews), unpaired, counts)


def explain(vi: Features, en: Features, model: Model) -> Pair:
    """Return the ledger of any two articles as if they had no rivals (for `--why`)."""
    reader = Reader(Listed([vi]), Listed([en]), model)
    field = Field(reader, np.zeros((0, 2), np.int64), np.zeros(0))
    return pair_of(field, Link(0, 0, reader.weight(0, 0)), None, DEFAULTS)


__all__ = ["DEFAULTS", "explain", "linked", "match", "match_columns", "score_of", "scored"]
