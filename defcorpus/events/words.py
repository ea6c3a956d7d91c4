"""How much of what is rare two texts of one language share: cosine of words and neighbouring words.

Terms weigh by how rare they are among the corpus's articles of that language (inverse document frequency,
Spärck Jones 1972); words of a title count as often as :data:`TITLE` mentions. Only an article's heaviest
terms count, so that length says little and a large corpus stays small.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise

from defcorpus.events.records import Telling
from defcorpus.text import fold, normal
from defcorpus.text.words import word_texts

TITLE = 2  # more mentions
HEAVIEST = 120  # terms kept of an article

Vector = dict[str, float]


_MARKED = 0.03  # share of letters with marks that Vietnamese has at least; below it is written without


class Vectors:
    """The vectors of tellings by their places; Vietnamese without marks is compared with marks left away."""

    def __init__(self, tellings: Sequence[Telling]) -> None:
        """Count terms; `tellings` are those that places refer to."""
        self._tellings = tellings
        self._exact = _weighed(tellings, [telling.words for telling in tellings])
        self._plain = frozenset(at for at, telling in enumerate(tellings) if _without_marks(telling))
        self._folded: list[Vector] | None = None

    def __getitem__(self, at: int) -> Vector:
        """Return a telling's vector as it is written."""
        return self._exact[at]

    def two(self, at: int, to: int) -> tuple[Vector, Vector]:
        """Return two tellings' vectors, made in the same way."""
        if not {at, to} & self._plain:
            return self._exact[at], self._exact[to]
        if self._folded is None:
            vi = [telling.lang == "vi" for telling in self._tellings]
            words = [
                tuple(fold(" ".join(telling.words)).split()) if each else ()
                for telling, each in zip(self._tellings, vi, strict=True)
            ]
            self._folded = _weighed(self._tellings, words)
        return self._folded[at], self._folded[to]


def _without_marks(telling: Telling) -> bool:
    if telling.lang != "vi":
        return False
    letters = sum(map(len, telling.words))
    marked = sum(letter > "\x7f" for word in telling.words for letter in word)
    return marked < _MARKED * letters


def _weighed(tellings: Sequence[Telling], words: Sequence[tuple[str, ...]]) -> list[Vector]:
    """Return for each telling its heaviest terms, scaled to length 1. Languages are counted apart."""
    frequencies: dict[str, Counter[str]] = {}
    articles: Counter[str] = Counter()
    for telling, own in zip(tellings, words, strict=True):
        articles[telling.lang] += 1
        frequencies.setdefault(telling.lang, Counter()).update({*own, *map(" ".join, pairwise(own))})
    rarity = {lang: _rarity(frequencies[lang], articles[lang]) for lang in frequencies}
    return [
        _vector(_counts(telling, own), rarity[telling.lang])
        for telling, own in zip(tellings, words, strict=True)
    ]


def _rarity(frequency: Counter[str], articles: int) -> dict[str, float]:
    """Return how rare each term is that is not in one article alone; most are, and bring nothing together."""
    known = {found: math.log((articles + 1) / found) for found in {*frequency.values()}}
    return {term: known[found] for term, found in frequency.items() if found > 1}


def _counts(telling: Telling, words: tuple[str, ...]) -> Counter[str]:
    """Return how often each word and each two neighbouring words stand in a telling."""
    counts: Counter[str] = Counter(words)
    counts.update(map(" ".join, pairwise(words)))
    title = word_texts(normal(telling.title).lower())
    if words is not telling.words:
        title = fold(" ".join(title)).split()
    for _ in range(TITLE):
        counts.update(title)
        counts.update(map(" ".join, pairwise(title)))
    return counts


def _vector(counts: Counter[str], rarity: Mapping[str, float]) -> Vector:
    weighed = {term: (1 + math.log(count)) * rarity[term] for term, count in counts.items() if term in rarity}
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
