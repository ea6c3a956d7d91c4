"""The second pass: what the translation lexicon says of candidates that are not decided without it.

A close call is a candidate that the first pass nearly takes, or hardly, or that has a rival within the
margin. Words that the first pass knows (countries, days, terms of the glossary) count no second time.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from defcorpus.pairs import weights as w
from defcorpus.pairs.compare import Prepared, level
from defcorpus.pairs.lexicon import Lexicon, english_phrases, vietnamese_phrases
from defcorpus.pairs.records import Evidence, Features
from defcorpus.text.terms import spelled

_KNOWN = "cdfgn"  # kinds of terms that the first pass weighs
_NAMED = 6  # words quoted


@dataclass(frozen=True, slots=True)
class Expected:
    """What the lexicon expects in the counterpart of a Vietnamese article."""

    chances: dict[
        str, tuple[float, str]
    ]  # English phrase: the chance in a translation, the Vietnamese phrase
    sentences: int


@dataclass(frozen=True, slots=True)
class Told:
    """The phrases of an English article."""

    phrases: frozenset[str]
    sentences: int


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
    return Expected(chances, max(1, len(sentences)))


def told(en: Features) -> Told:
    """Return the phrases of an English article."""
    sentences = en.sentences()
    phrases = frozenset(p for sentence in sentences for p in english_phrases(sentence.words))
    return Told(phrases - _known(en), max(1, len(sentences)))


def _known(article: Features) -> frozenset[str]:
    """Return the phrases within terms that the first pass weighs."""
    vietnamese = article.lang == "vi"
    phrases = vietnamese_phrases if vietnamese else english_phrases
    forms = {form for term, form in zip(article.terms, article.forms, strict=True) if term[0] in _KNOWN}
    return frozenset(p for form in forms for p in phrases(spelled(form)[0 if vietnamese else 1].split()))


def lexicon_row(want: Expected, en: Told, lexicon: Lexicon) -> Evidence | None:
    """Return the line of the ledger: the words that correspond, rarest first, and what they say in all.

    What an article lacks of the words expected speaks against it, by far less than what it has speaks for it:
    a brief leaves out most. A naive Bayes ratio, with less than its slope and levelled off, as words of one
    topic come together.
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
    weight = w.LEXICON_SLOPE * level(found, w.LEXICON_CAP) - w.LEXICON_LACKING * level(lost, w.LEXICON_CAP)
    if abs(weight) < 0.0005:
        return None
    hits.sort(key=lambda hit: (-hit[0], hit[1], hit[2]))
    one, two = (_quoted(list(dict.fromkeys(words))) for words in ([h[1] for h in hits], [h[2] for h in hits]))
    return Evidence("lexicon", one, two, weight, "" if hits else "no word corresponds")


def _quoted(words: Sequence[str]) -> str:
    rest = len(words) - _NAMED
    return "; ".join(words[:_NAMED]) + (f"; +{rest}" if rest > 0 else "")


@dataclass(slots=True)
class Second:
    """Asks the lexicon about candidates; what it says of an article is worked out once."""

    vi: Sequence[Prepared]
    en: Sequence[Prepared]
    lexicon: Lexicon
    _expected: dict[int, Expected] = field(default_factory=dict)
    _told: dict[int, Told] = field(default_factory=dict)

    def row(self, vi: int, en: int) -> Evidence | None:
        """Return what the lexicon says of two articles, by their places."""
        if vi not in self._expected:
            self._expected[vi] = expected(self.vi[vi].article, self.lexicon)
        if en not in self._told:
            self._told[en] = told(self.en[en].article)
        return lexicon_row(self._expected[vi], self._told[en], self.lexicon)

    def rows(self, links: Iterable[tuple[int, int, float]]) -> dict[tuple[int, int], Evidence]:
        """Return what the lexicon says of the close calls among candidates (places, weight)."""
        found = {}
        for vi, en in close_calls(links):
            row = self.row(vi, en)
            if row is not None:
                found[vi, en] = row
        return found


def close_calls(links: Iterable[tuple[int, int, float]]) -> list[tuple[int, int]]:
    """Return the candidates that are near a decision, by their places."""
    ordered = list(links)
    of_vi, of_en = (
        _two_best((vi, weight) for vi, _, weight in ordered),
        _two_best((en, weight) for _, en, weight in ordered),
    )
    found = []
    for vi, en, weight in ordered:
        rival = max(_rival(of_vi[vi], weight), _rival(of_en[en], weight), w.RIVAL_FLOOR)
        ahead = weight - rival
        if asked(weight, ahead):
            found.append((vi, en))
    return found


def asked(weight: float, ahead: float) -> bool:
    """Say whether a candidate that is so far ahead of its best rival is a close call."""
    sure = ahead >= w.MARGIN_CAP and weight + w.MARGIN_AHEAD * w.MARGIN_CAP >= w.SURE
    return weight >= w.CLOSE_FROM and ahead >= -w.MARGIN_CAP and not sure


def _two_best(weights: Iterable[tuple[int, float]]) -> dict[int, tuple[float, float]]:
    """Return the highest weights of each article, and the next."""
    best: dict[int, tuple[float, float]] = {}
    for at, weight in weights:
        first, second = best.get(at, (-math.inf, -math.inf))
        if weight > first:
            best[at] = weight, first
        elif weight > second:
            best[at] = first, weight
    return best


def _rival(best: tuple[float, float], weight: float) -> float:
    return best[1] if weight >= best[0] else best[0]
