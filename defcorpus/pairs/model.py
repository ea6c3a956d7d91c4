"""How common each term is in each language of a corpus: learnt once, then an argument of the pure functions.

A shared term says as much as it is rare (term-frequency adjustment: Winkler 1989; Splink). The rarity of a
term that occurs once in a small corpus is not known from that corpus, so counts are smoothed towards a
background share for terms of its kind, and the article in hand is left out of its own count.
"""

from __future__ import annotations

import json
import math
import zlib
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from defcorpus.pairs.records import CAPITAL, Features

MODEL_VERSION = 1

# The share of articles that a term of a kind is expected in where the corpus says nothing.
_BACKGROUND = {"w": 0.0005, "n": 0.001, "g": 0.02, "f": 0.25, "d": 0.004, "i": 0.0003, "c": 0.05}
_PRIOR_ARTICLES = 30.0  # what the background is worth, in articles


def _background(term: str) -> float:
    if term[0] == "d" and len(term) < len("d:--12-25"):
        return 0.08  # a month or a weekday
    return _BACKGROUND[term[0]]


@dataclass(frozen=True, slots=True)
class Model:
    """Document frequencies by language, and how many articles carry each date."""

    articles: tuple[int, int]  # Vietnamese, English
    frequencies: dict[str, tuple[int, int, int]]  # Vietnamese, English, English with a capital mid-sentence
    dates: tuple[dict[int, int], dict[int, int]]  # articles by day number, in each language
    _bits: dict[str, float] = field(default_factory=dict, compare=False, repr=False)

    def bits(self, term: str) -> float:
        """Return how surprising it is that an unrelated article has the term, in bits."""
        known = self._bits.get(term)
        if known is None:
            vi, en, _ = self.frequencies.get(term, (0, 0, 0))
            share = _background(term) * _PRIOR_ARTICLES
            chance_vi = (max(0, vi - 1) + share) / (max(0, self.articles[0] - 1) + _PRIOR_ARTICLES)
            chance_en = (max(0, en - 1) + share) / (max(0, self.articles[1] - 1) + _PRIOR_ARTICLES)
            known = self._bits[term] = -math.log2(min(1.0, max(chance_vi, chance_en)))
        return known

    def to_bytes(self) -> bytes:
        """Return the model as compressed JSON."""
        fields = (
            MODEL_VERSION,
            self.articles,
            self.frequencies,
            [sorted(days.items()) for days in self.dates],
        )
        return zlib.compress(json.dumps(fields, ensure_ascii=False, separators=(",", ":")).encode(), 6)

    @staticmethod
    def from_bytes(data: bytes) -> Model:
        """Return the model that `to_bytes` wrote; ValueError for one of another version."""
        version, articles, frequencies, dates = json.loads(zlib.decompress(data))
        if version != MODEL_VERSION:
            raise ValueError(f"a pairing model of version {version}")
        vi, en = ({int(day): int(count) for day, count in days} for days in dates)
        terms = {term: (counts[0], counts[1], counts[2]) for term, counts in frequencies.items()}
        return Model((articles[0], articles[1]), terms, (vi, en))


def learn(features: Iterable[Features]) -> Model:
    """Return the model of a corpus. Articles that are neither Vietnamese nor English do not count."""
    articles = [0, 0]
    counts: tuple[Counter[str], Counter[str], Counter[str]] = (Counter(), Counter(), Counter())
    dates: tuple[Counter[int], Counter[int]] = (Counter(), Counter())
    for article in features:
        if article.lang not in ("vi", "en"):
            continue
        side = 0 if article.lang == "vi" else 1
        articles[side] += 1
        counts[side].update(article.terms)
        if side:
            counts[2].update(
                t for t, flag in zip(article.terms, article.flags, strict=True) if flag & CAPITAL
            )
        if article.date is not None:
            dates[side][day_number(article.date)] += 1
    terms = sorted(counts[0].keys() | counts[1].keys())
    frequencies = {term: (counts[0][term], counts[1][term], counts[2][term]) for term in terms}
    return Model((articles[0], articles[1]), frequencies, (dict(dates[0]), dict(dates[1])))


def day_number(iso: str) -> int:
    """Return a whole ISO date as its number of days."""
    return date.fromisoformat(iso).toordinal()
