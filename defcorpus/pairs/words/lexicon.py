"""A translation lexicon: which words of one language stand for which of the other, and how often.

A few hundred common words of the press are reviewed by hand; the others are learnt from the pairs found
(`defcorpus.pairs.learning`). Counts are kept for each fold of the content keys, so that a pair's own fold can
be left out: a pair never trains the lexicon that scores it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Literal, NamedTuple

from defcorpus.knowledge import table
from defcorpus.pairs.words.phrases import english_key, vietnamese_key

FOLDS = 5
NOTHING = (0,) * (FOLDS + 1)  # counted: by fold, and of no fold
LEXICON_VERSION = 1

LEAST_COUNT = 3  # sentences that two phrases must share
LEAST_RATIO = 20.0  # log-likelihood ratio: by chance, one in 100,000 pairs of phrases reaches it
_LEAST_DICE = 0.2, 0.5  # of two phrases' sentences those that they share: at least, and where these are few
_FEW = 5
_LINKS_VI, _LINKS_EN = 3, 4  # how many others a phrase may be linked to
_FIRST, _OTHER = 0.5, 0.3  # the chance that a counterpart has a reviewed word's usual rendering, another one
_REVIEWED_WORTH = 10.0  # sentences that a reviewed rendering counts for beside those counted
_RATE, _RATE_WORTH = 0.01, 100.0  # of sentences that a phrase stands in where too few were counted

Entry = tuple[tuple[str, float], ...]  # English phrases and the chance that they stand in the counterpart
Lang = Literal["vi", "en"]


class Row(NamedTuple):
    """Two phrases: in how many sentences of counterparts they stand together and each at all.

    Counts are by fold; the last one is of no fold.
    """

    vi: str
    en: str
    together: tuple[int, ...]
    of_vi: tuple[int, ...]
    of_en: tuple[int, ...]
    spread: int = 0  # sentences of any English article that have the English phrase


class Rendering(NamedTuple):
    """How a term is said in the other language."""

    form: str
    times: int  # sentences where both stand side by side; 0 for a reviewed word that was not met
    share: float  # of the sentences that have the term
    reviewed: bool


@dataclass(frozen=True, slots=True)
class Lexicon:
    """What was counted, and the renderings that follow for each fold. Without rows: the reviewed words."""

    rows: tuple[Row, ...] = ()  # sorted by phrases
    sentences: tuple[int, ...] = NOTHING  # counted, by fold
    english: int = 0  # sentences of any English article that were looked at
    pairs: int = 0  # learnt from
    attribution: str = ""  # whose text it was learnt from
    _folds: dict[int, dict[str, Entry]] = field(default_factory=dict, compare=False, repr=False)
    _rates: dict[str, float] = field(default_factory=dict, compare=False, repr=False)
    _links: dict[str, list[str]] = field(default_factory=dict, compare=False, repr=False)

    def of(self, key: str) -> Mapping[str, Entry]:
        """Return the renderings of Vietnamese phrases for an article, by its content key."""
        fold = fold_of(key)
        if fold not in self._folds:
            self._folds[fold] = _linked(self, fold) if self.rows else reviewed()
        return self._folds[fold]

    def linked(self) -> list[Row]:
        """Return the rows that translate each other, of all that stand together."""
        return _best(self.rows, None, self.sentences)

    def links(self, phrase: str) -> Sequence[str]:
        """Return what translates a phrase of either language, as far as counted."""
        if not self._links:
            for row in self.linked():
                self._links.setdefault(row.vi, []).append(row.en)
                self._links.setdefault(row.en, []).append(row.vi)
        return self._links.get(phrase, ())

    def rate(self, phrase: str) -> float:
        """Return the share of English sentences that have a phrase."""
        if not self._rates:
            whole = self.english + _RATE_WORTH
            self._rates.update((row.en, (row.spread + _RATE * _RATE_WORTH) / whole) for row in self.rows)
        return self._rates.get(phrase, _RATE)

    def renderings(self, term: str, lang: Lang) -> tuple[Rendering, ...]:
        """Return how a term of `lang` is said in the other language, the most frequent first.

        A Vietnamese term is looked up with its tone marks, an English one without the ending of a plural.
        """
        asked = vietnamese_key(term) if lang == "vi" else english_key(term)
        from defcorpus.pairs.words.glossary import glossary_pairs

        known = {*reviewed_pairs(), *glossary_pairs()}
        found = {}
        for row in self.linked():
            mine, other = (row.vi, row.en) if lang == "vi" else (row.en, row.vi)
            if mine == asked:
                together, of = sum(row.together), sum(row.of_vi if lang == "vi" else row.of_en)
                found[other] = Rendering(other, together, together / max(1, of), (row.vi, row.en) in known)
        for vi, en in known:
            mine, other = (vi, en) if lang == "vi" else (en, vi)
            if mine == asked:
                found.setdefault(other, Rendering(other, 0, 0.0, reviewed=True))
        return tuple(sorted(found.values(), key=lambda one: (-one.times, one.form)))


@cache
def reviewed() -> dict[str, Entry]:
    """Return common words of the press that need not be learnt first."""
    found: dict[str, list[tuple[str, float]]] = {}
    for (vi, en), chance in reviewed_pairs().items():
        found.setdefault(vi, []).append((en, chance))
    return {vi: tuple(entry) for vi, entry in found.items()}


@cache
def renderings() -> frozenset[str]:
    """Return the English phrases of `reviewed`."""
    return frozenset(en for _, en in reviewed_pairs())


@cache
def reviewed_pairs() -> dict[tuple[str, str], float]:
    """Return the reviewed phrases, Vietnamese and English, with the chance that both are in a translation."""
    found: dict[tuple[str, str], float] = {}
    for vi, en in table("lexicon"):
        for at, form in enumerate(dict.fromkeys(map(english_key, en.split("|")))):
            found.setdefault((vietnamese_key(vi), form), _OTHER if at else _FIRST)
    return found


def fold_of(key: str) -> int:
    """Return the fold of an article's content key."""
    return int(key[:8], 16) % FOLDS


def _linked(lexicon: Lexicon, fold: int) -> dict[str, Entry]:
    """Return the renderings without what a fold taught."""
    found: dict[str, dict[str, float]] = {}
    prior = reviewed_pairs()
    for row in _best(lexicon.rows, fold, lexicon.sentences):
        if (row.vi, row.en) not in prior:
            both, one, _ = _without(row, fold)
            found.setdefault(row.vi, {})[row.en] = both / (one + 1.0)
    counted = {(row.vi, row.en): row for row in lexicon.rows if (row.vi, row.en) in prior}
    for (vi, en), chance in prior.items():
        both, one, _ = _without(counted[vi, en], fold) if (vi, en) in counted else (0, 0, 0)
        shrunk = (both + chance * _REVIEWED_WORTH) / (one + _REVIEWED_WORTH)
        found.setdefault(vi, {})[en] = shrunk
    return {
        vi: tuple((en, round(min(0.95, chance), 3)) for en, chance in entry.items())
        for vi, entry in sorted(found.items())
    }


def useful(rows: Sequence[Row], sentences: Sequence[int]) -> set[Row]:
    """Return the rows that are linked with all folds, or without one of them; others change nothing."""
    return {row for fold in (None, *range(FOLDS)) for row in _best(rows, fold, sentences)}


def _without(row: Row, fold: int | None) -> tuple[int, int, int]:
    """Return the counts of a row (together, Vietnamese, English) without those of a fold."""
    counts = row.together, row.of_vi, row.of_en
    both, one, two = (sum(n) - (0 if fold is None else n[fold]) for n in counts)
    return both, one, two


def _best(rows: Iterable[Row], fold: int | None, sentences: Sequence[int]) -> list[Row]:
    """Link the strongest first (competitive linking: Melamed 2000).

    A phrase that has enough links takes no more, nor one that holds, or is part of, one it is linked to:
    `tổng thống` is the president, and so `thống` is not.
    """
    units = sum(sentences) - (0 if fold is None else sentences[fold])
    strong: list[tuple[float, Row]] = []
    for row in rows:
        ratio = strength(*_without(row, fold), units)
        if ratio:
            strong.append((ratio, row))
    strong.sort(key=lambda found: (-found[0], found[1].vi, found[1].en))
    of_vi: dict[str, list[str]] = {}
    of_en: dict[str, list[str]] = {}
    kept = []
    for _, row in strong:
        renderings, rendered = of_vi.setdefault(row.vi, []), of_en.setdefault(row.en, [])
        full = len(renderings) >= _LINKS_VI or len(rendered) >= _LINKS_EN
        if full or _overlaps(row.en, renderings) or _overlaps(row.vi, rendered):
            continue
        renderings.append(row.en)
        rendered.append(row.vi)
        kept.append(row)
    return kept


def _overlaps(phrase: str, others: Iterable[str]) -> bool:
    spaced = f" {phrase} "
    return any(f" {other} " in spaced or spaced in f" {other} " for other in others)


def strength(both: int, one: int, two: int, units: int, *, share: float = 1.0) -> float:
    """Return the log-likelihood ratio of two phrases' counts; zero where they stand together too seldom.

    `share` lowers all that is asked for by that factor.
    """
    if both < LEAST_COUNT or both < share * _LEAST_DICE[both < _FEW] * (one + two) / 2:
        return 0.0
    ratio = log_likelihood(both, one, two, units)
    return ratio if ratio >= share * LEAST_RATIO else 0.0


def log_likelihood(both: float, one: float, two: float, units: float) -> float:
    """Return the log-likelihood ratio of two phrases' counts together and alone (Dunning 1993).

    Zero where they stand together no more often than by chance.
    """
    from math import log

    if not units or both * units <= one * two:
        return 0.0
    total = 0.0
    for observed, expected in (
        (both, one * two / units),
        (one - both, one * (units - two) / units),
        (two - both, (units - one) * two / units),
        (units - one - two + both, (units - one) * (units - two) / units),
    ):
        if observed > 0 and expected > 0:
            total += observed * log(observed / expected)
    return 2.0 * total
