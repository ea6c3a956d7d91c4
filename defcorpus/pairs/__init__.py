"""Articles to pairs: a Vietnamese article and the English one that tells the same, with the reasons in bits.

>>> from defcorpus.pairs import pair
>>> pair([]).pairs
()
"""

from __future__ import annotations

from collections.abc import Iterable

from defcorpus.article import STORYLESS, Article
from defcorpus.pairs.digests import with_stories
from defcorpus.pairs.features.making import features
from defcorpus.pairs.features.stored import restored, stored
from defcorpus.pairs.judged import explain_decided, match_decided
from defcorpus.pairs.match import explain, linked, match, stood
from defcorpus.pairs.model import MODEL_VERSION, Model, learn
from defcorpus.pairs.records import (
    FEATURES_VERSION,
    Evidence,
    Features,
    Options,
    Pair,
    Unpaired,
)
from defcorpus.pairs.result import Result
from defcorpus.pairs.weighing.scorer import scorer
from defcorpus.pairs.weighing.scores import score_of
from defcorpus.pairs.words.lexicon import LEXICON_VERSION, Lexicon, Rendering

__all__ = [
    "FEATURES_VERSION",
    "LEXICON_VERSION",
    "MODEL_VERSION",
    "Evidence",
    "Features",
    "Lexicon",
    "Model",
    "Options",
    "Pair",
    "Rendering",
    "Result",
    "Unpaired",
    "explain",
    "explain_decided",
    "features",
    "learn",
    "match",
    "match_decided",
    "pair",
    "restored",
    "score_of",
    "scorer",
    "stored",
]


def pair(articles: Iterable[Article], options: Options | None = None) -> Result:
    """Pair articles: the one call for Python users. Term frequencies are learnt from these articles.

    Listings and stubs are passed over. A digest without a counterpart as a whole is paired by one of its
    stories, as the command does it; copies are articles like others.
    """
    told = [article for article in articles if article.kind not in STORYLESS]
    asked = options or Options()
    reader, found = stood([features(article) for article in told], options=asked)
    return with_stories(linked(reader, found, asked), told, reader, found, asked)
