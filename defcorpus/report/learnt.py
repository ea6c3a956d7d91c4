"""The terms that a corpus's own pairs taught, for a search across languages."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from defcorpus.corpus import Corpus
    from defcorpus.pairs.lexicon import Lexicon

_MODEL = ("across", 1)
_LEAST_CHANCE = 0.1  # that a sentence's counterpart has the rendering
_LEAST_CHANCE_SYLLABLE = 0.2  # a single syllable stands in many words

Terms = dict[str, tuple[str, ...]]


def learnt_terms(corpus: Corpus) -> Mapping[str, tuple[str, ...]]:
    """Return for each term that pairs taught its renderings in the other language, the surest first.

    Learnt from the pairs that the corpus is known to have, once for these. Nothing where it was never paired
    or has changed since: a search does not wait for that. English words are without the ending of a plural.
    """
    from defcorpus.report.flags import flags

    kept = corpus.model(*_MODEL)
    if kept is not None and kept.generation == corpus.generation:
        return _read(kept.data)
    known = flags(corpus).counterparts
    if not known:
        return {}
    from defcorpus.pairs.lexicon import learn_lexicon
    from defcorpus.report.matches import pair_features

    by_id = {article.id: article for article in pair_features(corpus, None)}
    pairs = [
        (by_id[one], by_id[other])
        for one, other in sorted(known.items())
        if one in by_id and other in by_id and by_id[one].lang == "vi"
    ]
    terms = both_ways(learn_lexicon(pairs))
    corpus.put_model(*_MODEL, _written(terms))
    return terms


def both_ways(lexicon: Lexicon) -> Terms:
    """Return what most folds of a lexicon agree on, from either language."""
    chances: defaultdict[tuple[str, str], list[float]] = defaultdict(list)
    for fold in lexicon.folds:
        for vi, entries in fold.items():
            for en, chance in entries:
                chances[vi, en].append(chance)
    ways: defaultdict[str, dict[str, float]] = defaultdict(dict)
    for (vi, en), found in chances.items():
        chance = sum(found) / len(lexicon.folds)
        if chance >= (_LEAST_CHANCE if " " in vi else _LEAST_CHANCE_SYLLABLE):
            ways[vi][en] = chance
            ways[en][vi] = chance
    return {
        term: tuple(sorted(others, key=lambda other: (-others[other], other)))
        for term, others in sorted(ways.items())
    }


def _written(terms: Terms) -> bytes:
    import json
    import zlib

    return zlib.compress(json.dumps(terms, ensure_ascii=False).encode())


def _read(data: bytes) -> Terms:
    import json
    import zlib

    return {term: tuple(others) for term, others in json.loads(zlib.decompress(data)).items()}
