"""The second pass: what the translation lexicon says of candidates that are not decided without it.

A close call is a candidate that the first pass nearly takes, or hardly, or that has a rival within the
margin. Words that the first pass knows (countries, days, terms of the glossary) count no second time.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

from defcorpus.pairs import weights as w
from defcorpus.pairs.lexicon import Lexicon, english_phrases, vietnamese_phrases
from defcorpus.pairs.records import CAPITAL, FOREIGN, Evidence, Features
from defcorpus.text.terms import spelled

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]
    I64 = NDArray[np.int64]

_KNOWN = "cdfgn"  # kinds of terms that the first pass weighs
_NAMED = 6  # words quoted


@dataclass(frozen=True, slots=True)
class Expected:
    """What the lexicon expects in the counterpart of a Vietnamese article."""

    chances: dict[
        str, tuple[float, str]
    ]  # English phrase: the chance in a translation, the Vietnamese phrase
    sentences: int
    facts: frozenset[str]


@dataclass(frozen=True, slots=True)
class Told:
    """The phrases of an English article."""

    phrases: frozenset[str]
    sentences: int
    facts: frozenset[str]


def expected(vi: Features, lexicon: Lexicon) -> Expected:
    """Return what stands in a translation of `vi`, as far as the lexicon knows."""
    sentences = vi.sentences()
    entries = lexicon.of(vi.key)
    known = _known(vi)
    phrases = {p for sentence in sentences for p in vietnamese_phrases(sentence.words) if p in entries}
    chances: dict[str, tuple[float, str]] = {}
    for phrase in sorted(phrases - known):
        for en, chance in entries[phrase]:
            if chance > chances.get(en, (0.0, ""))[0]:
                chances[en] = chance, phrase
    return Expected(chances, max(1, len(sentences)), _facts(vi))


def told(en: Features) -> Told:
    """Return the phrases of an English article."""
    sentences = en.sentences()
    phrases = frozenset(p for sentence in sentences for p in english_phrases(sentence.words))
    return Told(phrases - _known(en), max(1, len(sentences)), _facts(en))


def _facts(article: Features) -> frozenset[str]:
    """Return the numbers, countries and foreign names of an article."""
    name = FOREIGN | (0 if article.lang == "vi" else CAPITAL)  # to English all words are foreign
    return frozenset(
        term
        for term, flag in zip(article.terms, article.flags, strict=True)
        if term[0] in "nc" or (term[0] == "w" and flag & name == name)
    )


def _agreeing(one: frozenset[str], two: frozenset[str]) -> float:
    """Return how far facts agree, from 0 to 1.

    What only one article has is no disagreement: it may be longer.
    """
    alike, apart = len(one & two), min(len(one - two), len(two - one))
    return ((alike + 1) / (alike + apart + 1)) ** 2


def _known(article: Features) -> frozenset[str]:
    """Return the phrases within terms that the first pass weighs."""
    vietnamese = article.lang == "vi"
    phrases = vietnamese_phrases if vietnamese else english_phrases
    forms = {form for term, form in zip(article.terms, article.forms, strict=True) if term[0] in _KNOWN}
    return frozenset(p for form in forms for p in phrases(spelled(form)[0 if vietnamese else 1].split()))


def lexicon_row(want: Expected, en: Told, lexicon: Lexicon) -> Evidence | None:
    """Return the line of the ledger: the words that correspond, rarest first, and what they say in all.

    What an article lacks of the words expected speaks against it, by far less than what it has speaks for it:
    a brief leaves out most. Where names and numbers differ, words in common say less: the texts are of
    one formula. A naive Bayes ratio, with less than its slope and levelled off, as words of one topic come
    together.
    """
    found = lost = 0.0
    hits: list[tuple[float, str, str]] = []
    kept = w.LEXICON_KEPT * min(1.0, en.sentences / want.sentences)
    for phrase, (chance, of) in want.chances.items():
        apart = 1.0 - (1.0 - lexicon.rate(phrase)) ** en.sentences
        there = apart + (1.0 - apart) * chance * kept
        if phrase in en.phrases:
            bits = math.log2(there / apart)
            found += bits
            hits.append((bits, of, phrase))
        else:
            lost += math.log2((1.0 - apart) / (1.0 - there))
    weight = w.LEXICON_SLOPE * _level(found) - w.LEXICON_LACKING * _level(lost)
    weight *= _agreeing(want.facts, en.facts)
    if abs(weight) < 0.0005:
        return None
    hits.sort(key=lambda hit: (-hit[0], hit[1], hit[2]))
    one, two = (_quoted(list(dict.fromkeys(words))) for words in ([h[1] for h in hits], [h[2] for h in hits]))
    return Evidence("lexicon", one, two, weight, "" if hits else "no word corresponds")


def _level(bits: float) -> float:
    """Let bits level off."""
    return w.LEXICON_CAP * (1.0 - math.exp(-bits / w.LEXICON_CAP))


def _quoted(words: Sequence[str]) -> str:
    rest = len(words) - _NAMED
    return "; ".join(words[:_NAMED]) + (f"; +{rest}" if rest > 0 else "")


class Articles(Protocol):
    """The articles of one language, by their places."""

    def __getitem__(self, at: int, /) -> Features: ...


@dataclass(slots=True)
class Second:
    """Asks the lexicon about candidates; what it says of an article is worked out once."""

    vi: Articles
    en: Articles
    lexicon: Lexicon
    _expected: dict[int, Expected] = field(default_factory=dict)
    _told: dict[int, Told] = field(default_factory=dict)

    def row(self, vi: int, en: int) -> Evidence | None:
        """Return what the lexicon says of two articles, by their places."""
        if vi not in self._expected:
            self._expected[vi] = expected(self.vi[vi], self.lexicon)
        if en not in self._told:
            self._told[en] = told(self.en[en])
        return lexicon_row(self._expected[vi], self._told[en], self.lexicon)

    def rows(self, pairs: I64, weights: Floats) -> dict[int, Evidence]:
        """Return what the lexicon says of the close calls among candidates, by their rows.

        `pairs` has a row of two places each; `weights` are those of the first pass, without rivals.
        """
        found = {}
        for at in close_calls(pairs, weights):
            row = self.row(*pairs[at].tolist())
            if row is not None:
                found[at] = row
        return found


def close_calls(pairs: I64, weights: Floats) -> list[int]:
    """Return which candidates are near a decision: no weak ones, none that a rival is far ahead of.

    A sure one whose rivals are far behind is none either.
    """
    import numpy as np

    rival = np.full(len(weights), w.RIVAL_FLOOR)
    for side in (0, 1):
        rival = np.maximum(rival, _best_other(pairs[:, side], weights))
    ahead = weights - rival
    sure = (ahead >= w.MARGIN_CAP) & (weights + w.MARGIN_AHEAD * w.MARGIN_CAP >= w.SURE)
    found: list[int] = np.flatnonzero((weights >= w.CLOSE_FROM) & (ahead >= -w.MARGIN_CAP) & ~sure).tolist()
    return found


def _best_other(articles: I64, weights: Floats) -> Floats:
    """Return for each candidate the weight of the best other one of its article."""
    import numpy as np

    if not len(weights):
        return weights
    order = np.lexsort((-weights, articles))
    ranked, owner = weights[order], articles[order]
    starts = np.flatnonzero(np.r_[True, owner[1:] != owner[:-1]])
    lengths = np.diff(np.r_[starts, len(order)])
    second = np.where(lengths > 1, ranked[np.minimum(starts + 1, len(order) - 1)], -math.inf)
    others = np.repeat(ranked[starts], lengths)
    others[starts] = second
    found = np.empty(len(order))
    found[order] = others
    return found
