"""Articles to pairs: candidates, their weights, competitive linking, and what is told of each."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from defcorpus.pairs.calibrating import taught
from defcorpus.pairs.candidates.standing import Standing, stand
from defcorpus.pairs.features.articles import Articles, Listed
from defcorpus.pairs.features.columns import Columns, columns_of, packed
from defcorpus.pairs.linking.field import Field
from defcorpus.pairs.linking.greedy import choose
from defcorpus.pairs.linking.looking import looked_at
from defcorpus.pairs.linking.reader import Reader
from defcorpus.pairs.model import Model, learn_columns
from defcorpus.pairs.records import Features, Link, Options, Pair, Report, silent
from defcorpus.pairs.result import Result
from defcorpus.pairs.shown import DEFAULTS, Alone, further, made, pair_of
from defcorpus.pairs.weighing.scores import bits_of

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Bools = NDArray[np.bool_]
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
    reader, found = stood(features, model, options)
    places: list[dict[str, list[int]]] = [{}, {}]
    for side, of_key in zip((reader.vi, reader.en), places, strict=True):
        for at in range(len(side)):
            of_key.setdefault(side[at].key, []).append(at)
    vi, en = places
    never = [(one, two) for a, b in barred for one in vi.get(a, ()) for two in en.get(b, ())]
    return linked(reader, found, options, never)


def stood(
    features: Sequence[Features], model: Model | None = None, options: Options = DEFAULTS
) -> tuple[Reader, Standing]:
    """Return the articles of the two languages, by content key and id, and their candidates."""
    ordered = sorted(features, key=lambda article: (article.key, article.id))
    vi, en = ([article for article in ordered if article.lang == lang] for lang in ("vi", "en"))
    columns = columns_of(ordered)
    model = learn_columns(columns) if model is None else model
    reader = Reader(Listed(vi), Listed(en), model)
    return reader, taught(reader, stand(columns, model, options, reader.respelt))


def match_columns(
    articles: tuple[Articles, Articles], columns: tuple[Columns, Columns], model: Model
) -> Result:
    """Pair articles given as columns, Vietnamese and English, both in the order of their content keys.

    A model without a calibration learns one; the result has it.
    """
    reader = Reader(*articles, model)
    return linked(reader, taught(reader, stand(columns, model, DEFAULTS, reader.respelt)))


def linked(
    reader: Reader,
    found: Standing,
    options: Options = DEFAULTS,
    barred: Sequence[tuple[int, int]] = (),
    out: tuple[frozenset[int], frozenset[int]] = (frozenset(), frozenset()),
    report: Report = silent,
) -> Result:
    """Return the pairs that candidates make.

    `barred` are indices of pairs that are never made; `out` those of articles that take part in none and are
    not told of, Vietnamese and English.
    """
    reader.beside(found)
    pairs, weights, none = found.pairs, found.weights, found.pairs[:0]
    if barred or any(out):
        free = _free(found, barred, out)
        pairs, weights, none = pairs[free], weights[free], pairs[~free]
    least = bits_of(options.review_score) + reader.model.threshold
    field, looked = looked_at(reader, pairs, weights, packed(none), least)
    told: list[Pair] = []

    def take(at: int, link: Link, rival: Link | None) -> None:
        told.append(made(field, looked.hopes, at, link, rival, options))

    chosen = choose(field, looked.hopes, least, report, take)
    paired = [pair for pair in told if pair.status == "paired"]
    reviews = [pair for pair in told if pair.status != "paired"]
    also = {(not side, at) for side, some in enumerate(out) for at in some}
    if options.every:
        paired += further(field, chosen, options)
        ids = {id_ for pair in paired for id_ in (pair.vi, pair.en)}
        also |= {
            (vietnamese, at)
            for vietnamese, side in ((True, reader.vi), (False, reader.en))
            for at in range(len(side))
            if side.id_of(at) in ids
        }
    alone = Alone(field, chosen, frozenset(also))
    return Result(tuple(paired), tuple(reviews), alone, found.comparisons, reader.model)


def _free(
    found: Standing, barred: Sequence[tuple[int, int]], out: tuple[frozenset[int], frozenset[int]]
) -> Bools:
    """Say which candidates may be made."""
    kept = np.ones(len(found.pairs), np.bool_)
    if barred:
        never = np.array(barred, np.int64).reshape(-1, 2)
        kept &= ~np.isin(found.codes, packed(never))
    for side, some in enumerate(out):
        if some:
            kept &= ~np.isin(found.pairs[:, side], np.array(sorted(some), np.int64))
    return kept


def explain(vi: Features, en: Features, model: Model) -> Pair:
    """Return the ledger of any two articles as if they had no rivals (for `--why`)."""
    reader = Reader(Listed([vi]), Listed([en]), model)
    field = Field(reader, np.zeros((1, 2), np.int64), np.array([reader.weight(0, 0)]))
    return pair_of(field, field.best(-np.inf)[0], None, DEFAULTS)
