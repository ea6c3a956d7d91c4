"""Matching that keeps to what a person decided.

Articles that were said to be counterparts are, whatever they score; those that were said to be none are never
paired. The verdict is a line of the ledger: its weight is what brings the sum to so many bits for or against.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from defcorpus.pairs.lexicon import Lexicon
from defcorpus.pairs.match import DEFAULTS, explain, match, score_of
from defcorpus.pairs.model import Model, learn
from defcorpus.pairs.records import Evidence, Features, Options, Pair, PairKind, Result
from defcorpus.pairs.verdicts import BY_YOU, Decided, Word

_SAID = 20.0  # bits: one in a million
KINDS: dict[Word, PairKind] = {"same": "translation", "same-event": "same-event"}


def match_decided(
    features: Sequence[Features],
    model: Model | None,
    options: Options,
    decided: Decided,
    lexicon: Lexicon | None = None,
) -> Result:
    """Pair articles as `match` does, keeping to `decided`.

    A pair that a person named is there even where that gives an article two counterparts. Its articles take
    part in no other decision, unless every counterpart is asked for.
    """
    model = learn(features) if model is None else model
    named = list(_named(features, decided))
    barred = frozenset(pair for pair, word in decided.items() if word == "not-same")
    if not named:
        return match(features, model, options, barred, lexicon)
    taken = {id(article) for vi, en, _ in named for article in (vi, en)}
    there = features if options.every else [one for one in features if id(one) not in taken]
    own = frozenset((vi.key, en.key) for vi, en, _ in named)
    found = match(there, model, options, barred | own, lexicon)
    pairs = tuple(explain_decided(vi, en, model, word, found.lexicon) for vi, en, word in named)
    ids = {id_ for pair in pairs for id_ in (pair.vi, pair.en)}
    return replace(
        found,
        pairs=(*pairs, *found.pairs),
        reviews=tuple(pair for pair in found.reviews if not {pair.vi, pair.en} & ids),
        unpaired=tuple(row for row in found.unpaired if row.id not in ids),
    )


def explain_decided(
    vi: Features, en: Features, model: Model, word: Word | None, lexicon: Lexicon | None = None
) -> Pair:
    """Return the ledger of any two articles as `explain` does, with what a person decided of them."""
    pair = explain(vi, en, model, lexicon)
    if word is None:
        return pair
    wanted = -_SAID if word == "not-same" else _SAID
    row = Evidence(BY_YOU, "", "", round(wanted - pair.weight, 3), word)
    return replace(
        pair,
        weight=wanted,
        score=score_of(wanted),
        status="unpaired" if word == "not-same" else "paired",
        kind=KINDS.get(word),
        evidence=(*pair.evidence, row),
        decided=word,
    )


def _named(features: Sequence[Features], decided: Decided) -> Iterator[tuple[Features, Features, Word]]:
    """Yield the articles that were said to be counterparts: by content key, of equal texts the first."""
    wanted = {key for pair in decided for key in pair}
    by_key: dict[str, Features] = {}
    for article in sorted(features, key=lambda one: (one.key, one.id)):
        if article.key in wanted:
            by_key.setdefault(article.key, article)
    for (vi, en), word in sorted(decided.items()):
        one, two = by_key.get(vi), by_key.get(en)
        if word in KINDS and one is not None and two is not None and (one.lang, two.lang) == ("vi", "en"):
            yield one, two, word


__all__ = ["DEFAULTS", "KINDS", "explain_decided", "match_decided"]
