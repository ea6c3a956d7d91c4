"""The score of any two articles, for those who ask of many: prepared once each, and without a ledger."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from defcorpus.pairs import weights as w
from defcorpus.pairs.compare import Prepared, prepare
from defcorpus.pairs.evidence import raw_weight
from defcorpus.pairs.match import score_of
from defcorpus.pairs.model import Model
from defcorpus.pairs.records import Features


def scorer(features: Iterable[Features], model: Model) -> Callable[[str, str], float]:
    """Return what tells the score of a Vietnamese and an English id as if they had no rivals.

    It is that of `explain` but for what sentences side by side say, which is asked on close calls only.
    """
    by_id = {article.id: article for article in features}
    prepared: dict[str, Prepared] = {}

    def ready(id_: str) -> Prepared:
        found = prepared.get(id_)
        if found is None:
            found = prepared[id_] = prepare(by_id[id_], model)
        return found

    def score(vi: str, en: str) -> float:
        weight = raw_weight(ready(vi), ready(en), model)
        ahead = max(-w.MARGIN_CAP, min(w.MARGIN_CAP, weight - w.RIVAL_FLOOR))
        return score_of(weight + ahead * (w.MARGIN_AHEAD if ahead > 0.0 else w.MARGIN_BEHIND))

    return score
