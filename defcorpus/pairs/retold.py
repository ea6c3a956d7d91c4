"""The pairs that stories of digests make, beside those of whole articles: each article once, or all.

One to one, a digest that is nobody's counterpart as a whole is that of one report at most: the surest of
those that have no other. What else its stories tell is said of the articles that stay without a counterpart.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from defcorpus.pairs import weights as w
from defcorpus.pairs.records import Pair, Unpaired
from defcorpus.pairs.result import Result
from defcorpus.pairs.shown import Alone


def with_retold(result: Result, told: Sequence[Pair], *, every: bool = False) -> Result:
    """Return a result with pairs that stories of digests make, best first.

    A pair that it has already is said to be of that story, unless its whole text tells more than what may be
    for want of rivals. A pair that is left to a person gives way to one that is made.
    """
    known = {(pair.vi, pair.en): pair.weight for pair in result.pairs}
    of_story = {
        (pair.vi, pair.en): pair.story
        for pair in told
        if pair.weight > known.get((pair.vi, pair.en), math.inf) - w.MARGIN_CAP * w.MARGIN_AHEAD
    }
    new = [pair for pair in told if (pair.vi, pair.en) not in known]
    made, left = (new, []) if every else _once(new, _ids(result.pairs))
    taken, couples = set() if every else _ids(made), {(pair.vi, pair.en) for pair in made}
    reviews = [
        one for one in result.reviews if (one.vi, one.en) not in couples and not taken & {one.vi, one.en}
    ]
    pairs = (*(replace(one, story=of_story.get((one.vi, one.en))) for one in result.pairs), *made)
    there = _ids(pairs) | _ids(reviews)
    left = [pair for pair in left if not {pair.vi, pair.en} <= there]
    freed = (_ids(result.reviews) | _ids(result.pairs)) - there
    rows = _rows(left, {pair.vi: pair.en for pair in pairs} | {pair.en: pair.vi for pair in pairs}, there)
    unpaired = result.unpaired
    if isinstance(unpaired, Alone):
        unpaired = unpaired.beside(made, freed, rows)
    else:
        unpaired = [rows.get(row.id, row) for row in unpaired if row.id not in there]
    return replace(result, pairs=pairs, reviews=tuple(reviews), unpaired=unpaired, told=tuple(left))


def _once(told: Sequence[Pair], taken: Collection[str]) -> tuple[list[Pair], list[Pair]]:
    """Return the pairs that can be made with each article once, best first, and the others."""
    used = set(taken)
    made, left = [], []
    for pair in told:
        if {pair.vi, pair.en} & used:
            left.append(pair)
        else:
            made.append(pair)
            used |= {pair.vi, pair.en}
    return made, left


def _ids(pairs: Sequence[Pair]) -> set[str]:
    return {id_ for pair in pairs for id_ in (pair.vi, pair.en)}


def _rows(
    left: Sequence[Pair], counterparts: Mapping[str, str], there: Collection[str]
) -> dict[str, Unpaired]:
    """Return what is said of each article that only a pair not made tells again: the surest one."""
    rows: dict[str, Unpaired] = {}
    for pair in left:
        for own, other, lang in ((pair.vi, pair.en, "vi"), (pair.en, pair.vi, "en")):
            if own in there or own in rows:
                continue
            against = f"{pair.story} tells the same; the counterpart of {other} is {counterparts[other]}"
            rows[own] = Unpaired(own, lang, other, pair.weight, pair.score, against, pair.evidence)
    return rows
