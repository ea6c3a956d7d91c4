"""What pairing would compare, before it does: comparisons by rule, and the keys too common to ask by."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from defcorpus.pairs.candidates.keys import keys_of
from defcorpus.pairs.candidates.standing import sieved
from defcorpus.pairs.features.articles import Articles, Listed
from defcorpus.pairs.features.columns import Columns, columns_of
from defcorpus.pairs.features.encoded import hash_of
from defcorpus.pairs.model import Model, learn_columns
from defcorpus.pairs.records import Features, Options
from defcorpus.pairs.weighing.weighed import numbered

KINDS = {
    "w": "word", "n": "number", "g": "glossary term", "f": "common term", "d": "day", "c": "country",
    "i": "identifier",
}  # fmt: skip


class Capped(NamedTuple):
    """A key that brings no candidates, and in how many articles of either language it stands."""

    kind: str  # one of the values of KINDS
    key: str
    vi: int
    en: int


class Plan(NamedTuple):
    """What there is to compare."""

    vi: int  # articles
    en: int
    comparisons: dict[str, int]  # by rule
    capped: tuple[Capped, ...]  # those that would have brought most comparisons first


def planned(features: Sequence[Features], model: Model | None = None, options: Options | None = None) -> Plan:
    """Return what `match` would compare. The weighing of what is compared, which costs most, is left out."""
    ordered = sorted(features, key=lambda article: (article.key, article.id))
    sides = tuple(Listed([one for one in ordered if one.lang == lang]) for lang in ("vi", "en"))
    return planned_columns((sides[0], sides[1]), columns_of(ordered), model, options)


def planned_columns(
    articles: tuple[Articles, Articles],
    columns: tuple[Columns, Columns],
    model: Model | None = None,
    options: Options | None = None,
) -> Plan:
    """Return what a run over these articles would compare."""
    model = learn_columns(columns) if model is None else model
    options = options or Options()
    found = sieved(columns, model, options)
    capped = _capped(articles, columns, model, options)
    return Plan(len(columns[0]), len(columns[1]), found.comparisons, capped)


def _capped(
    articles: tuple[Articles, Articles], columns: tuple[Columns, Columns], model: Model, options: Options
) -> tuple[Capped, ...]:
    """Return the keys of both languages that bring no candidates, with their names."""
    terms = numbered(model, ())
    keys = keys_of(terms, options.window)
    rows = np.flatnonzero((model.counts[:, :2] > 0).all(axis=1) & ~keys.always & ~keys.dated)
    names = _names(model.hashes[rows].tolist(), articles, columns)
    found = [
        Capped(KINDS.get(name[0], name[0]), name[2:], vi, en)
        for hashed, (vi, en, _) in zip(model.hashes[rows].tolist(), model.counts[rows].tolist(), strict=True)
        if (name := names.get(hashed)) is not None
    ]
    return tuple(sorted(found, key=lambda one: (-one.vi * one.en, one.kind, one.key)))


def _names(
    wanted: Sequence[int], articles: tuple[Articles, Articles], columns: tuple[Columns, Columns]
) -> dict[int, str]:
    """Return the terms of these hashes, read from articles that have them."""
    left = set(wanted)
    names: dict[int, str] = {}
    for side, own in zip(articles, columns, strict=True):
        places = np.flatnonzero(np.isin(own.terms, np.array(sorted(left), np.uint64)))
        hashes, first = np.unique(own.terms[places], return_index=True)
        holders = np.searchsorted(own.starts, places[first], "right") - 1
        for hashed, at in zip(hashes.tolist(), holders.tolist(), strict=True):
            if hashed in left:
                for term in side[at].terms:
                    if (one := hash_of(term)) in left:
                        names[one] = term
                        left.discard(one)
    return names
