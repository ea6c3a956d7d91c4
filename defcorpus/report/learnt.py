"""The terms that a corpus's own pairs taught, for a search across languages."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from defcorpus.corpus import Corpus
    from defcorpus.pairs.lexicon import Lexicon

_MODEL = ("across", 2)
_LEAST_CHANCE = 0.1  # that a sentence's counterpart has the rendering
_LEAST_CHANCE_SYLLABLE = 0.2  # a single syllable stands in many words

Terms = dict[str, tuple[str, ...]]


def learnt_terms(corpus: Corpus) -> Mapping[str, tuple[str, ...]]:
    """Return for each term that pairs taught its renderings in the other language, the surest first.

    Nothing where the corpus was never paired or has changed since: a search does not wait for that. English
    words are without the ending of a plural.
    """
    from defcorpus.report.flags import flags

    kept = corpus.model(*_MODEL)
    if kept is not None and kept.generation == corpus.generation:
        return _read(kept.data)
    known = flags(corpus).counterparts
    if not known:
        return {}
    from defcorpus.report.lexicons import lexicon_of

    terms = both_ways(lexicon_of(corpus))
    corpus.put_model(*_MODEL, _written(terms))
    return terms


def both_ways(lexicon: Lexicon) -> Terms:
    """Return the renderings that are frequent enough, from either language."""
    ways: defaultdict[str, dict[str, float]] = defaultdict(dict)
    for row in lexicon.linked():
        chance = sum(row.together) / max(1, sum(row.of_vi))
        if chance >= (_LEAST_CHANCE if " " in row.vi else _LEAST_CHANCE_SYLLABLE):
            ways[row.vi][row.en] = chance
            ways[row.en][row.vi] = chance
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
