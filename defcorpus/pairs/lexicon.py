"""A translation lexicon learnt from pairs: which words of one language stand beside which of the other.

Counted is how often one to three Vietnamese syllables and one or two English words stand at about the same
place of paired articles; the log-likelihood ratio (Dunning 1993) says which do so more often than chance, and
competitive linking (Melamed 2000) keeps the strongest, each for few others. It is learnt once for each fold
of the content keys, without the pairs of that fold: a pair never trains the lexicon that scores it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from defcorpus.knowledge import table
from defcorpus.pairs.records import Features
from defcorpus.text.terms import spelled

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]
    Ints = NDArray[np.int64]

FOLDS = 5

_MOST_SENTENCES = 4_000  # Vietnamese ones that are learnt from: more say little new
_LEAST_COUNT = 3  # sentences that a phrase must be found in
_MOST_SHARE = 0.12  # of sentences: words found in more are no topic
_LEAST_RATIO = 12.0  # log-likelihood ratio, chance in 2,000 pairs of words
_LINKS_VI, _LINKS_EN = 2, 3  # how many others a phrase may be linked to
_WINDOW = 0.1  # of the text on either side
_FIRST, _OTHER = 0.5, 0.3  # the chance that a counterpart has a reviewed word's usual rendering, another one

Entry = tuple[tuple[str, float], ...]  # English phrases and the chance that they stand in the counterpart


@dataclass(frozen=True, slots=True)
class Lexicon:
    """For each fold the entries learnt without its pairs, by Vietnamese phrase."""

    folds: tuple[dict[str, Entry], ...]
    pairs: int = 0  # learnt from

    def of(self, key: str) -> dict[str, Entry]:
        """Return the entries for a Vietnamese article by its content key."""
        return self.folds[fold_of(key)] if self.folds else reviewed()


@cache
def reviewed() -> dict[str, Entry]:
    """Return common words of the press that need not be learnt first."""
    found: dict[str, dict[str, float]] = {}
    for vi, en in table("lexicon"):
        forms = dict.fromkeys(" ".join(map(stem, spelled(form)[1].split())) for form in en.split("|"))
        entry = found.setdefault(" ".join(spelled(vi)[0].split()), {})
        entry.update({form: _FIRST if not at else _OTHER for at, form in enumerate(forms)})
    return {vi: tuple(entry.items()) for vi, entry in found.items()}


def fold_of(key: str) -> int:
    """Return the fold of an article's content key."""
    return int(key[:8], 16) % FOLDS


def vietnamese_phrases(words: Sequence[str]) -> Iterator[str]:
    """Yield one to three syllables side by side."""
    last, before = "", ""
    for word in words:
        yield word
        if last:
            yield f"{last} {word}"
            if before:
                yield f"{before} {last} {word}"
        before, last = last, word


def english_phrases(words: Sequence[str]) -> Iterator[str]:
    """Yield words without their endings, and two side by side."""
    stems = [stem(word) for word in words]
    yield from stems
    for one, two in pairwise(stems):
        yield f"{one} {two}"


@lru_cache(maxsize=1 << 16)
def stem(word: str) -> str:
    """Return an English word without the ending of a plural or a third person."""
    if len(word) < 4 or not word.endswith("s") or word.endswith(("ss", "us", "is")):
        return word
    if word.endswith("ies"):
        return word[:-3] + "y"
    return word[:-2] if word.endswith(("sses", "shes", "ches", "xes")) else word[:-1]


def learn_lexicon(pairs: Sequence[tuple[Features, Features]]) -> Lexicon:
    """Return what the pairs (Vietnamese, English) teach, in the order of their content keys."""
    import numpy as np

    ordered = sorted(pairs, key=lambda pair: (pair[0].key, pair[1].key))
    beside: list[tuple[set[str], set[str]]] = []
    folds: list[int] = []
    used = 0
    for vi, en in ordered:
        if len(beside) >= _MOST_SENTENCES:
            break
        units = _units(vi, en)
        beside += units
        folds += [fold_of(vi.key)] * len(units)
        used += 1
    names_vi, of_vi = _vocabulary([one for one, _ in beside])
    names_en, of_en = _vocabulary([two for _, two in beside])
    if not names_vi or not names_en:
        return Lexicon((), used)
    tables = _counted(of_vi, of_en, np.array(folds), len(names_vi), len(names_en))
    return Lexicon(tuple(_linked(table, names_vi, names_en) for table in tables), used)


def _units(vi: Features, en: Features) -> list[tuple[set[str], set[str]]]:
    """Return for each Vietnamese sentence its phrases and those of the English that stand near."""
    left, right = vi.sentences(), en.sentences()
    if not left or not right:
        return []
    english = [set(english_phrases(sentence.words)) for sentence in right]
    total_vi, total_en = sum(s.length for s in left), sum(s.length for s in right)
    ends: list[tuple[float, float]] = []
    at = 0.0
    for sentence in right:
        ends.append((at / total_en, (at + sentence.length) / total_en))
        at += sentence.length
    units = []
    at = 0.0
    for sentence in left:
        begin, end = at / total_vi - _WINDOW, (at + sentence.length) / total_vi + _WINDOW
        at += sentence.length
        near = [
            found for found, (first, last) in zip(english, ends, strict=True) if first < end and last > begin
        ]
        units.append((set(vietnamese_phrases(sentence.words)), set[str]().union(*near)))
    return units


def _vocabulary(units: Sequence[set[str]]) -> tuple[list[str], list[list[int]]]:
    """Return the phrases that are neither too rare nor too common, and each unit's by number."""
    counts = Counter(phrase for unit in units for phrase in unit)
    most = max(_LEAST_COUNT, _MOST_SHARE * len(units))
    kept = sorted(p for p, n in counts.items() if _LEAST_COUNT <= n <= most and len(p) > 1)
    numbers = {phrase: at for at, phrase in enumerate(kept)}
    return kept, [sorted(numbers[phrase] for phrase in unit if phrase in numbers) for unit in units]


@dataclass(frozen=True, slots=True)
class _Table:
    """Pairs of phrases, how often together and apart, one fold left out."""

    vi: Ints
    en: Ints
    ratio: Floats
    chance: Floats


def _counted(
    of_vi: Sequence[list[int]], of_en: Sequence[list[int]], folds: Ints, size_vi: int, size_en: int
) -> list[_Table]:
    """Count phrases that stand in one unit, for all folds but each in turn."""
    import numpy as np

    parts = [
        np.add.outer(np.array(one, np.int64) * size_en, np.array(two, np.int64)).ravel() * FOLDS + fold
        for one, two, fold in zip(of_vi, of_en, folds.tolist(), strict=True)
        if one and two
    ]
    codes, numbers = np.unique(np.concatenate(parts or [np.zeros(0, np.int64)]), return_counts=True)
    pair, start = np.unique(codes // FOLDS, return_index=True)
    together = np.add.reduceat(numbers, start) if len(start) else numbers
    keep = together >= _LEAST_COUNT
    by_fold = np.zeros((FOLDS, len(pair)), np.int64)
    np.add.at(
        by_fold, (codes % FOLDS, np.repeat(np.arange(len(pair)), np.diff([*start, len(codes)]))), numbers
    )
    pair, together, by_fold = pair[keep], together[keep], by_fold[:, keep]
    single_vi, single_en = _singles(of_vi, folds, size_vi), _singles(of_en, folds, size_en)
    tables = []
    for fold in range(FOLDS):
        units = int((folds != fold).sum())
        both = (together - by_fold[fold]).astype(np.float64)
        vi, en = pair // size_en, pair % size_en
        one = (single_vi.sum(0) - single_vi[fold])[vi].astype(np.float64)
        two = (single_en.sum(0) - single_en[fold])[en].astype(np.float64)
        ratio = _log_likelihood(both, one, two, float(max(1, units)))
        good = (ratio >= _LEAST_RATIO) & (both >= _LEAST_COUNT) & (both * units > 2 * one * two)
        tables.append(_Table(vi[good], en[good], ratio[good], (both / (one + 1.0))[good]))
    return tables


def _singles(of: Sequence[list[int]], folds: Ints, size: int) -> Ints:
    import numpy as np

    found = np.zeros((FOLDS, size), np.int64)
    for numbers, fold in zip(of, folds.tolist(), strict=True):
        found[fold, numbers] += 1
    return found


def _log_likelihood(both: Floats, one: Floats, two: Floats, units: float) -> Floats:
    """Return the log-likelihood ratio of two phrases' counts together and alone (Dunning 1993)."""
    import numpy as np

    def part(observed: Floats, expected: Floats) -> Floats:
        safe = np.maximum(observed, 1e-9)
        return np.where(observed > 0, safe * np.log(safe / np.maximum(expected, 1e-9)), 0.0)

    rest = np.maximum(units - one - two + both, 0.0)
    total = (
        part(both, one * two / units)
        + part(one - both, one * (units - two) / units)
        + part(two - both, (units - one) * two / units)
        + part(rest, (units - one) * (units - two) / units)
    )
    return np.asarray(2.0 * total)


def _linked(table: _Table, names_vi: Sequence[str], names_en: Sequence[str]) -> dict[str, Entry]:
    """Link the strongest first; a phrase that has enough links takes no more."""
    import numpy as np

    order = np.lexsort((table.en, table.vi, -table.ratio))
    of_vi: Counter[int] = Counter()
    of_en: Counter[int] = Counter()
    entries: dict[str, list[tuple[str, float]]] = {}
    for vi, en, chance in zip(
        table.vi[order].tolist(), table.en[order].tolist(), table.chance[order].tolist(), strict=True
    ):
        if of_vi[vi] >= _LINKS_VI or of_en[en] >= _LINKS_EN:
            continue
        of_vi[vi] += 1
        of_en[en] += 1
        entries.setdefault(names_vi[vi], []).append((names_en[en], round(min(0.95, chance), 3)))
    for phrase, known in reviewed().items():
        learnt = {english for english, _ in entries.get(phrase, ())}
        entries.setdefault(phrase, []).extend((one, chance) for one, chance in known if one not in learnt)
    return {phrase: tuple(found) for phrase, found in sorted(entries.items())}
