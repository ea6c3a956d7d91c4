"""Matching that keeps to what a person decided.

Articles that were said to be counterparts are, whatever they score; those that were said to be none are never
paired. The verdict is a line of the ledger: its weight is what brings the sum to so many bits for or against.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from defcorpus.pairs.candidates.standing import Standing
from defcorpus.pairs.linking.reader import Reader
from defcorpus.pairs.match import explain, linked, stood
from defcorpus.pairs.model import Model
from defcorpus.pairs.records import Evidence, Features, Options, Pair, PairKind, Report, silent
from defcorpus.pairs.result import Result
from defcorpus.pairs.verdicts import BY_YOU, Decided, Word
from defcorpus.pairs.weighing.scores import score_of

Place = Callable[[str], tuple[int, int] | None]

_SAID = 20.0  # bits: one in a million
_KINDS: dict[Word, PairKind] = {"same": "translation", "same-event": "same-event"}


def match_decided(
    features: Sequence[Features], model: Model | None, options: Options, decided: Decided
) -> Result:
    """Pair articles as `match` does, keeping to `decided`.

    A pair that a person named is there even where that gives an article two counterparts. Its articles take
    part in no other decision, unless every counterpart is asked for.
    """
    reader, found = stood(features, model, options)
    places: dict[str, tuple[int, int]] = {}
    for side, articles in enumerate((reader.vi, reader.en)):
        for at in range(len(articles)):
            places.setdefault(articles[at].key, (side, at))
    return linked_decided(reader, found, options, decided, places.get)


def linked_decided(
    reader: Reader,
    found: Standing,
    options: Options,
    decided: Decided,
    place: Place,
    report: Report = silent,
) -> Result:
    """Return the pairs that candidates make, keeping to `decided`.

    `place` tells the side (0 Vietnamese, 1 English) and the index of the first article of a content key.
    """
    named: dict[tuple[int, int], Word] = {}
    barred: list[tuple[int, int]] = []
    for (vi, en), word in sorted(decided.items()):
        one, two = place(vi), place(en)
        if one is None or two is None or (one[0], two[0]) != (0, 1):
            continue
        barred.append((one[1], two[1]))
        if word in _KINDS:
            named[one[1], two[1]] = word
    sides = (frozenset(vi for vi, _ in named), frozenset(en for _, en in named))
    out = (frozenset[int](), frozenset[int]()) if options.every else sides
    result = linked(reader, found, options, barred, out, report)
    if not named:
        return result
    pairs = tuple(
        explain_decided(reader.vi[vi], reader.en[en], reader.model, word) for (vi, en), word in named.items()
    )
    ids = {id_ for pair in pairs for id_ in (pair.vi, pair.en)}
    unpaired = result.unpaired
    if options.every:
        unpaired = tuple(row for row in unpaired if row.id not in ids)
    return replace(
        result,
        pairs=(*pairs, *result.pairs),
        reviews=tuple(pair for pair in result.reviews if not {pair.vi, pair.en} & ids),
        unpaired=unpaired,
    )


def explain_decided(vi: Features, en: Features, model: Model, word: Word | None) -> Pair:
    """Return the ledger of any two articles as `explain` does, with what a person decided of them."""
    pair = explain(vi, en, model)
    if word is None:
        return pair
    wanted = -_SAID if word == "not-same" else _SAID
    row = Evidence(BY_YOU, "", "", round(wanted - pair.weight, 3), word)
    return replace(
        pair,
        weight=wanted,
        score=score_of(wanted),
        status="unpaired" if word == "not-same" else "paired",
        kind=_KINDS.get(word),
        evidence=(*pair.evidence, row),
        decided=word,
    )
