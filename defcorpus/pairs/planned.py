"""What pairing would compare, before it does: comparisons by rule, and the keys too common to ask by."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from defcorpus.pairs.blocking import CAPPED, candidates
from defcorpus.pairs.compare import prepare
from defcorpus.pairs.model import Model, learn
from defcorpus.pairs.records import Features, Options

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
    model = learn(features) if model is None else model
    ordered = sorted(features, key=lambda article: (article.key, article.id))
    vi = [prepare(article, model) for article in ordered if article.lang == "vi"]
    en = [prepare(article, model) for article in ordered if article.lang == "en"]
    _, counts = candidates(vi, en, options or Options())
    return Plan(len(vi), len(en), counts, capped(model))


def capped(model: Model) -> tuple[Capped, ...]:
    """Return the keys of both languages that are too common to bring candidates."""
    found = [
        Capped(KINDS.get(term[0], term[0]), term[2:], vi, en)
        for term, (vi, en, _) in model.frequencies.items()
        if vi and en and model.bits(term) < CAPPED
    ]
    return tuple(sorted(found, key=lambda one: (-one.vi * one.en, one.kind, one.key)))
