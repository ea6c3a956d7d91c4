"""The score of any two articles, for those who ask of many: prepared once each, and without a ledger."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from defcorpus.pairs import weights as w
from defcorpus.pairs.model import Model
from defcorpus.pairs.records import Features
from defcorpus.pairs.weighing.compare import Prepared, prepare
from defcorpus.pairs.weighing.evidence import raw_weight
from defcorpus.pairs.weighing.scores import score_of

_HELD = 8192  # articles with their words


def scorer(features: Callable[[str], Features], model: Model) -> Callable[[str, str], float]:
    """Return what tells the score of a Vietnamese and an English id as if they had no rivals.

    It is that of `explain` but for what the lexicon and sentences side by side say, which are asked about
    close calls only.
    `features` gives those of an article, by its id; only what is weighed is asked for.
    """

    @lru_cache(maxsize=_HELD)
    def ready(id_: str) -> Prepared:
        return prepare(features(id_), model)

    def score(vi: str, en: str) -> float:
        weight = raw_weight(ready(vi), ready(en), model)
        ahead = max(-w.MARGIN_CAP, min(w.MARGIN_CAP, weight - w.RIVAL_FLOOR))
        return score_of(weight + ahead * (w.MARGIN_AHEAD if ahead > 0.0 else w.MARGIN_BEHIND))

    return score
