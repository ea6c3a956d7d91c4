"""Every counterpart of a digest: those of its stories, beside those of the whole."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from defcorpus.corpus import Corpus
    from defcorpus.pairs import Options, Result
    from defcorpus.pairs.verdicts import Decided
    from defcorpus.report.matching.pairing import Pairing


def with_stories(
    corpus: Corpus, found: Pairing, result: Result, options: Options, decided: Decided
) -> Result:
    """Return a result with the counterparts that the stories of digests have among its candidates.

    What a person decided of two articles stays.
    """
    import numpy as np

    from defcorpus.corpus import Filters
    from defcorpus.pairs.digests import counterparts, story_features
    from defcorpus.pairs.shown import Alone

    digests = {row.id for row in corpus.select(Filters(kinds=("digest",)))}
    known = {(pair.vi, pair.en) for pair in result.pairs}
    more = []
    for side, articles in enumerate(found.sides):
        for at, id_ in enumerate(articles.ids):
            if id_ not in digests:
                continue
            rows = np.flatnonzero(found.standing.pairs[:, side] == at)
            others = found.standing.pairs[rows, 1 - side].tolist()
            read = found.reader.en if side == 0 else found.reader.vi
            stories = story_features(corpus.article(id_))
            for pair in counterparts(stories, [read[other] for other in others], found.reader.model, options):
                keys = [found.shelf.keys[id_] for id_ in (pair.vi, pair.en)]
                if (pair.vi, pair.en) not in known and (keys[0], keys[1]) not in decided:
                    known.add((pair.vi, pair.en))
                    more.append(pair)
    if not more:
        return result
    ids = {id_ for pair in more for id_ in (pair.vi, pair.en)}
    alone = result.unpaired
    alone = alone.without(ids) if isinstance(alone, Alone) else [row for row in alone if row.id not in ids]
    reviews = tuple(pair for pair in result.reviews if (pair.vi, pair.en) not in known)
    return replace(result, pairs=(*result.pairs, *more), reviews=reviews, unpaired=alone)
