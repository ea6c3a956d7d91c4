"""More like this: the articles that share most of what is particular to one."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from defcorpus.corpus.records import PageText, Summary
from defcorpus.corpus.selecting.entries import label, schema
from defcorpus.search.slips import frequency
from defcorpus.text.fold import fold
from defcorpus.text.terms import spelled

if TYPE_CHECKING:
    import tantivy

_WORDS = 24  # of an article that it is known by
_PHRASES = 8  # of two of them
_PEOPLE = 6
_COMMON = 0.25  # share of articles: a word that more of them have says nothing
_TRIED = 400  # different words that are weighed
_TITLE = 3  # times that a word of the title counts
_NAMED = 3.0  # what a person weighs beside a word


def likeness(searcher: tantivy.Searcher, article: Summary, page: PageText) -> tantivy.Query | None:
    """Return the query for articles like one, itself among them; None where it has nothing of its own.

    Words weigh as often as they stand there (by the square root) and as rare as they are here (tf-idf: Salton
    and Buckley 1988); so do phrases of two such words, since a Vietnamese word is mostly two syllables.
    """
    import tantivy

    words = spelled("\n".join(page.of("body")))[1].split()
    counts = Counter(words)
    for word in spelled(article.title)[1].split():
        counts[word] += _TITLE
    weights = _weights(searcher, counts)
    clauses: list[tuple[tantivy.Occur, tantivy.Query]] = []
    for word in sorted(weights, key=lambda w: (-weights[w], w))[:_WORDS]:
        term = tantivy.Query.term_query(schema(), "body_folded", word)
        clauses.append((tantivy.Occur.Should, tantivy.Query.boost_query(term, weights[word])))
    for one, other in _phrases(words, weights):
        phrase = tantivy.Query.phrase_query(schema(), "body_folded", [one, other])
        weight = math.sqrt(weights[one] * weights[other])
        clauses.append((tantivy.Occur.Should, tantivy.Query.boost_query(phrase, weight)))
    for name in article.people[:_PEOPLE]:
        person = tantivy.Query.term_query(schema(), "person", label(fold(name)))
        clauses.append((tantivy.Occur.Should, tantivy.Query.boost_query(person, _NAMED)))
    return tantivy.Query.boolean_query(clauses) if clauses else None


def _weights(searcher: tantivy.Searcher, counts: Counter[str]) -> dict[str, float]:
    articles = max(searcher.num_docs, 1)
    weights = {}
    for word, count in sorted(counts.items(), key=lambda row: (-row[1], row[0]))[:_TRIED]:
        known = frequency(searcher, word)
        if 1 < known <= max(2, _COMMON * articles) and not word.isdigit():
            weights[word] = math.sqrt(count) * math.log(1 + articles / known) / 10
    return weights


def _phrases(words: Sequence[str], weights: dict[str, float]) -> list[tuple[str, str]]:
    pairs = Counter(pair for pair in pairwise(words) if pair[0] in weights and pair[1] in weights)
    often = [pair for pair, count in pairs.items() if count > 1]
    return sorted(often, key=lambda pair: (-pairs[pair] * weights[pair[0]] * weights[pair[1]], pair))[
        :_PHRASES
    ]
