"""The second pass: what the translation lexicon says of candidates that are not decided without it.

A close call is a candidate that the first pass nearly takes, or hardly, or that has a rival within the
margin. Words that the first pass knows (countries, days, terms of the glossary) count no second time.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections import OrderedDict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import numpy as np

from defcorpus.pairs import weights as w
from defcorpus.pairs.records import CAPITAL, FOREIGN, Evidence, Features
from defcorpus.pairs.words.lexicon import Lexicon
from defcorpus.pairs.words.phrases import english_phrases, stem, vietnamese_phrases
from defcorpus.text.terms import spelled

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]
    I64 = NDArray[np.int64]
    Whole = NDArray[np.integer[Any]]

_KNOWN = "cdfgn"  # kinds of terms that the first pass weighs
_NAMED = 6  # words quoted
_HELD = 4096  # articles with their words


@dataclass(frozen=True, slots=True)
class Expected:
    """What the lexicon expects in the counterpart of a Vietnamese article."""

    chances: dict[str, tuple[float, str]]  # by English phrase: the chance in a translation, what it renders
    sentences: int
    facts: frozenset[str]


@dataclass(frozen=True, slots=True)
class Told:
    """The phrases of an English article."""

    phrases: frozenset[str]
    sentences: int
    facts: frozenset[str]


def expected(vi: Features, lexicon: Lexicon) -> Expected:
    """Return what stands in a translation of `vi`, as far as the lexicon knows without `vi`'s own pairs."""
    sentences = vi.sentences()
    entries = lexicon.of(vi.key)
    known = _known(vi)
    phrases = {phrase for phrase in _phrases(sentence.words for sentence in sentences) if phrase in entries}
    chances: dict[str, tuple[float, str]] = {}
    for phrase in sorted(phrases - known):
        for en, chance in entries[phrase]:
            if chance > chances.get(en, (0.0, ""))[0]:
                chances[en] = chance, phrase
    return Expected(chances, max(1, len(sentences)), _facts(vi))


def told(en: Features) -> Told:
    """Return the phrases of an English article."""
    sentences = en.sentences()
    phrases = _phrases((list(map(stem, sentence.words)) for sentence in sentences), 2)
    return Told(frozenset(phrases - _known(en)), max(1, len(sentences)), _facts(en))


def _phrases(sentences: Iterable[Sequence[str]], longest: int = 3) -> set[str]:
    """Return up to `longest` words side by side of any sentence."""
    found: set[str] = set()
    for words in sentences:
        found.update(words)
        for length in range(2, longest + 1):
            found.update(map(" ".join, zip(*(words[at:] for at in range(length)), strict=False)))
    return found


def _facts(article: Features) -> frozenset[str]:
    """Return the numbers, countries and foreign names of an article."""
    name = FOREIGN | (0 if article.lang == "vi" else CAPITAL)  # to English all words are foreign
    begin = bisect_left(article.terms, "w:")
    names = {
        term
        for term, flag in zip(article.terms[begin:], article.flags[begin:], strict=True)
        if flag & name == name and term[0] == "w"
    }
    return frozenset(names.union(*(article.terms[_of_kind(article, kind)] for kind in "nc")))


def _of_kind(article: Features, kind: str) -> slice:
    """Return where the terms of a kind stand, which are sorted by it."""
    return slice(bisect_left(article.terms, f"{kind}:"), bisect_left(article.terms, f"{kind};"))


def _agreeing(one: frozenset[str], two: frozenset[str]) -> float:
    """Return how far facts agree, from 0 to 1.

    What only one article has is no disagreement: it may be longer.
    """
    alike, apart = len(one & two), min(len(one - two), len(two - one))
    return ((alike + 1) / (alike + apart + 1)) ** 2


def _known(article: Features) -> frozenset[str]:
    """Return the phrases within names and terms that the first pass weighs."""
    vietnamese = article.lang == "vi"
    forms = {person.name for person in article.people}
    forms.update(*(article.forms[_of_kind(article, kind)] for kind in _KNOWN))
    return frozenset().union(*(_phrases_of(form, vietnamese) for form in forms))


@lru_cache(maxsize=1 << 14)
def _phrases_of(form: str, vietnamese: bool) -> frozenset[str]:
    phrases = vietnamese_phrases if vietnamese else english_phrases
    return frozenset(phrases(spelled(form)[0 if vietnamese else 1].split()))


def lexicon_row(want: Expected, en: Told, lexicon: Lexicon) -> Evidence:
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
        if phrase in en.phrases:
            apart = 1.0 - (1.0 - lexicon.rate(phrase)) ** en.sentences
            bits = math.log2((apart + (1.0 - apart) * chance * kept) / apart)
            found += bits
            hits.append((bits, of, phrase))
        else:
            lost -= math.log2(1.0 - chance * kept)  # how common the phrase is makes no difference
    weight = w.LEXICON_SLOPE * _level(found) - w.LEXICON_LACKING * _level(lost)
    weight *= _agreeing(want.facts, en.facts)
    hits.sort(key=lambda hit: (-hit[0], hit[1], hit[2]))
    one, two = (_quoted(list(dict.fromkeys(words))) for words in ([h[1] for h in hits], [h[2] for h in hits]))
    return Evidence("lexicon", one, two, round(weight, 9), "" if hits else "no word corresponds")


def _level(bits: float) -> float:
    """Let bits level off."""
    return w.LEXICON_CAP * (1.0 - math.exp(-bits / w.LEXICON_CAP))


def _quoted(words: Sequence[str]) -> str:
    rest = len(words) - _NAMED
    return "; ".join(words[:_NAMED]) + (f"; +{rest}" if rest > 0 else "")


class Second:
    """Asks one lexicon about pairs; what it says of an article is worked out once, the last ones are held."""

    def __init__(self) -> None:
        self._expected: OrderedDict[str, Expected] = OrderedDict()
        self._told: OrderedDict[str, Told] = OrderedDict()

    def row(self, vi: Features, en: Features, lexicon: Lexicon | None) -> Evidence:
        """Return what the lexicon, always the same, says of two articles: the line of the ledger."""
        if lexicon is None:
            return Evidence("lexicon", "", "", 0.0)
        want, there = self._expected.get(vi.key), self._told.get(en.key)
        if want is None:
            want = self._expected[vi.key] = expected(vi, lexicon)
        if there is None:
            there = self._told[en.key] = told(en)
        for held in (self._expected, self._told):
            if len(held) > _HELD:
                held.popitem(last=False)
        return lexicon_row(want, there, lexicon)


def close_calls(pairs: Whole, weights: Floats, threshold: float) -> list[int]:
    """Return which candidates are near a decision: no weak ones, none that a rival is far ahead of.

    A sure one whose rivals are far behind is none either. `pairs` has a row of two indices each; `weights`
    are those of the first pass, without rivals; `threshold` is that of weights with rivals.
    """
    some = np.flatnonzero(weights >= min(w.RIVAL_FLOOR, threshold + w.CLOSE_FROM))
    pairs, weights = pairs[some], weights[some]
    rival = np.full(len(weights), w.RIVAL_FLOOR)
    for side in (0, 1):
        rival = np.maximum(rival, _best_other(pairs[:, side], weights))
    ahead = weights - rival
    sure = (ahead >= w.MARGIN_CAP) & (weights + w.MARGIN_AHEAD * w.MARGIN_CAP >= threshold + w.SURE)
    close = (weights >= threshold + w.CLOSE_FROM) & (ahead >= -w.MARGIN_CAP) & ~sure
    found: list[int] = some[close].tolist()
    return found


def _best_other(articles: Whole, weights: Floats) -> Floats:
    """Return for each candidate the weight of the best other one of its article."""
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
