"""How much of what is rare two texts of one language share: cosine of words and neighbouring words.

Terms weigh by how rare they are among the corpus's articles of that language (inverse document frequency,
Spärck Jones 1972); words of a title count as often as :data:`TITLE` mentions. Only an article's heaviest
terms count, so that length says little and a large corpus stays small.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise

from defcorpus.events.records import Telling
from defcorpus.text import normal
from defcorpus.text.words import word_texts

TITLE = 2  # more mentions
HEAVIEST = 120  # terms kept of an article

Vector = dict[str, float]


def term_counts(telling: Telling) -> Counter[str]:
    """Return how often each word and each two neighbouring words stand in a telling."""
    counts: Counter[str] = Counter(telling.words)
    counts.update(map(" ".join, pairwise(telling.words)))
    title = word_texts(normal(telling.title).lower())
    for _ in range(TITLE):
        counts.update(title)
        counts.update(map(" ".join, pairwise(title)))
    return counts


def vectors(tellings: Sequence[Telling]) -> list[Vector]:
    """Return for each telling its heaviest terms, scaled to length 1. Languages are counted apart."""
    frequencies: dict[str, Counter[str]] = {}
    articles: Counter[str] = Counter()
    for telling in tellings:
        articles[telling.lang] += 1
        frequencies.setdefault(telling.lang, Counter()).update(set(_terms(telling)))
    return [_vector(term_counts(t), frequencies[t.lang], articles[t.lang]) for t in tellings]


def _terms(telling: Telling) -> Iterable[str]:
    yield from telling.words
    yield from map(" ".join, pairwise(telling.words))


def _vector(counts: Counter[str], frequency: Counter[str], articles: int) -> Vector:
    weighed = {
        term: (1 + math.log(count)) * math.log((articles + 1) / found)
        for term, count in counts.items()
        if (found := frequency[term]) > 1
    }
    heaviest = sorted(weighed, key=lambda term: (-weighed[term], term))[:HEAVIEST]
    length = math.sqrt(math.fsum(weighed[term] ** 2 for term in heaviest)) or 1.0
    return {term: weighed[term] / length for term in heaviest}


def cosine(one: Vector, two: Vector) -> float:
    """Return the cosine of two vectors of length 1."""
    if len(one) > len(two):
        one, two = two, one
    return math.fsum(weight * two[term] for term, weight in one.items() if term in two)


def in_common(one: Vector, two: Vector, most: int = 5) -> list[str]:
    """Return the terms that say most for both, leaving out words of a longer one."""
    ranked = sorted((t for t in one if t in two), key=lambda term: (-one[term] * two[term], term))
    found: list[str] = []
    for term in ranked:
        if not any(term in other or other in term for other in found):
            found.append(term)
        if len(found) == most:
            break
    return found
