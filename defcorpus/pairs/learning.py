"""A translation lexicon learnt from pairs.

Sentences of counterparts are set side by side; counted is in how many of them one to three Vietnamese
syllables and one or two English words stand together, by fold of the Vietnamese article's content key.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import groupby, islice
from typing import TYPE_CHECKING

from defcorpus.knowledge import table
from defcorpus.pairs.features.stored import packed
from defcorpus.pairs.model import Model
from defcorpus.pairs.records import Features
from defcorpus.pairs.sentences.align import Alignment, set_beside
from defcorpus.pairs.sentences.sheets import Sheets
from defcorpus.pairs.words.lexicon import (
    FOLDS,
    LEAST_COUNT,
    NOTHING,
    Lexicon,
    Row,
    fold_of,
    reviewed_pairs,
    strength,
    useful,
)
from defcorpus.pairs.words.phrases import english_phrases, stem
from defcorpus.text import fold as without_marks
from defcorpus.text.syllables import is_syllable
from defcorpus.text.terms import spelled

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Ints = NDArray[np.int64]

_MOST_SENTENCES = 2_000  # that are learnt from: more say little new
_MOST_ENGLISH = 3_000
_TOGETHER = 64  # pairs set side by side at once
_LEAST_PAIRS = 20  # fewer teach nothing
_MOST_SHARE = 0.2  # of sentences: phrases found in more are no topic
_LONGEST = {"vi": 3, "en": 2}  # words of a phrase
_LENIENT = 0.8  # what is too weak with all folds may be strong enough without one of them
# A phrase that so often stands in the same longer one is a piece of it, unless the word it lacks stands all
# over the text: so often in that longer one at least.
_PIECE, _BOUND = 0.75, 0.03

Unit = tuple[int, frozenset[str], frozenset[str]]  # fold, phrases of sentences side by side


def learn_lexicon(
    pairs: Iterable[tuple[Features, Features]], english: Iterable[Features], model: Model
) -> Lexicon:
    """Return what pairs (Vietnamese, English) teach, both given in the order of their content keys.

    They are read up to 2,000 sentences. How common an English phrase is, is counted in any articles of that
    language, up to 3,000 sentences.
    """
    units: list[Unit] = []
    used = 0
    for vi, en, found in _aligned(pairs, model):
        if len(units) >= _MOST_SENTENCES:
            break
        units += _units(vi, en, found)
        used += 1
    if used < _LEAST_PAIRS:
        units, used = [], 0
    return _with_spread(_counted(units), english, used)


def _counted(units: Sequence[Unit]) -> Lexicon:
    """Return the lexicon of sentences side by side."""
    counts = Counter(fold for fold, _, _ in units)
    vi = _vocabulary([one for _, one, _ in units], "vi")
    en = _vocabulary([two for _, _, two in units], "en")
    folds = [fold for fold, _, _ in units]
    of_vi = [_numbered(one, vi) for _, one, _ in units]
    of_en = [_numbered(two, en) for _, _, two in units]
    sentences = tuple(counts[fold] for fold in range(FOLDS + 1))
    rows = _rows(vi, en, folds, of_vi, of_en)
    kept = useful(rows, sentences)
    known = reviewed_pairs()
    return Lexicon(tuple(row for row in rows if row in kept or (row.vi, row.en) in known), sentences)


def _with_spread(lexicon: Lexicon, english: Iterable[Features], pairs: int) -> Lexicon:
    """Add the reviewed words, and how common each English phrase is."""
    rows = {(row.vi, row.en): row for row in lexicon.rows}
    for vi, en in reviewed_pairs():
        rows.setdefault((vi, en), Row(vi, en, NOTHING, NOTHING, NOTHING))
    wanted = {row.en for row in rows.values()}
    spread: Counter[str] = Counter()
    looked_at = 0
    for article in english:
        if looked_at >= _MOST_ENGLISH:
            break
        for sentence in article.sentences():
            spread.update(wanted & set(english_phrases(sentence.words)))
            looked_at += 1
    kept = tuple(row._replace(spread=spread[row.en]) for _, row in sorted(rows.items()))
    told = f"counts from {pairs:,} pairs of articles, which belong to their publishers"
    return Lexicon(kept, lexicon.sentences, looked_at, pairs, told)


def _aligned(
    pairs: Iterable[tuple[Features, Features]], model: Model
) -> Iterator[tuple[Features, Features, Alignment]]:
    """Yield pairs side by side, some together."""
    import numpy as np

    rest = iter(pairs)
    while some := list(islice(rest, _TOGETHER)):
        vi, en = (Sheets.read([packed(article) for article in side]) for side in zip(*some, strict=True))
        rows = np.repeat(np.arange(len(some)), 2).reshape(-1, 2)
        yield from ((*pair, found) for pair, found in zip(some, set_beside(vi, en, rows, model), strict=True))


def _units(vi: Features, en: Features, found: Alignment) -> list[Unit]:
    left, right = vi.sentences(), en.sentences()
    fold = fold_of(vi.key)
    of_vi, of_en = _names(vi), _names(en)
    units = []
    for one, two in found.links:
        phrases = {
            phrase
            for sentence in left[slice(*one)]
            for words in _without(sentence.words, of_vi, 2)
            for phrase in _phrases(words, _LONGEST["vi"] + 1)
        }
        others = {
            phrase
            for sentence in right[slice(*two)]
            for words in _without(sentence.words, of_en, 1)
            for phrase in _phrases(list(map(stem, words)), _LONGEST["en"] + 1)
        }
        units.append((fold, frozenset(phrases), frozenset(others)))
    return units


def _names(article: Features) -> frozenset[str]:
    """Return the words of people's names, as sentences have them: they translate no words."""
    exact = article.lang == "vi"
    forms = (spelled(person.name)[0 if exact else 1] for person in article.people)
    return frozenset(word for form in forms for word in form.split())


def _without(words: Sequence[str], names: frozenset[str], least: int) -> Iterator[list[str]]:
    """Yield what stands between names: `least` or more of their words side by side."""
    if names.isdisjoint(words):
        yield list(words)
        return
    for named, run in groupby(_runs(words, names, least), key=lambda one: one[1]):
        if not named:
            yield [word for word, _ in run]


def _runs(words: Sequence[str], names: frozenset[str], least: int) -> Iterator[tuple[str, bool]]:
    """Yield each word, and whether it is part of a name."""
    for named, run in groupby(words, key=names.__contains__):
        some = list(run)
        yield from ((word, named and len(some) >= least) for word in some)


def _phrases(words: Sequence[str], longest: int) -> Iterator[str]:
    """Yield up to `longest` words side by side."""
    for length in range(1, longest + 1):
        for at in range(len(words) - length + 1):
            yield " ".join(words[at : at + length])


def _vocabulary(units: Sequence[frozenset[str]], lang: str) -> dict[str, int]:
    """Return a number for each phrase that is neither too rare nor too common, nor a piece of a longer one.

    Units hold phrases one word longer than those wanted: a phrase that stands nearly always in the same
    longer one is a piece of it (`thống` of `tổng thống`).
    """
    first, last = _edges(lang)
    counts = Counter(phrase for unit in units for phrase in unit)
    most = max(LEAST_COUNT, _MOST_SHARE * len(units))
    whole: dict[str, int] = {}
    pieces: set[str] = set()
    for phrase, count in counts.items():
        words = phrase.split(" ")
        if count < LEAST_COUNT or words[0] in first or words[-1] in last or not all(map(str.isalpha, words)):
            continue
        if lang == "vi" and not all(map(is_syllable, words)):
            continue  # foreign names are known as they are
        if len(words) <= _LONGEST[lang] and count <= most and len(phrase) > 1:
            whole[phrase] = count
        pieces.update(
            rest
            for rest, word in _shorter(words)
            if count >= max(_PIECE * counts[rest], _BOUND * counts[word])
        )
    return {phrase: at for at, phrase in enumerate(sorted(whole.keys() - pieces))}


def _shorter(words: Sequence[str]) -> tuple[tuple[str, str], ...]:
    """Return a phrase without its first word, and without its last, each with that word."""
    return ((" ".join(words[1:]), words[0]), (" ".join(words[:-1]), words[-1])) if len(words) > 1 else ()


@cache
def _edges(lang: str) -> tuple[frozenset[str], frozenset[str]]:
    """Return the words that no phrase begins with, and those that none ends with."""
    rows = [(form, edge) for form, of, edge in table("phrase_edges") if of == lang]
    first, last = ({form for form, edge in rows if edge in (at, "both")} for at in ("first", "last"))
    return frozenset(first), frozenset(last)


def _numbered(unit: frozenset[str], numbers: dict[str, int]) -> list[int]:
    return sorted(numbers[phrase] for phrase in unit if phrase in numbers)


@dataclass(frozen=True, slots=True)
class _Together:
    """Pairs of phrases by number, and in how many sentences they stand together, by fold."""

    codes: Ints
    by_fold: Ints  # FOLDS x pairs


def _rows(
    vi: dict[str, int],
    en: dict[str, int],
    folds: Sequence[int],
    of_vi: Sequence[list[int]],
    of_en: Sequence[list[int]],
) -> list[Row]:
    """Return the phrases that stand together more often than by chance, and the reviewed ones met."""
    if not vi or not en:
        return []
    names_vi, names_en = list(vi), list(en)
    single_vi, single_en = _singles(of_vi, folds, len(vi)), _singles(of_en, folds, len(en))
    together = _together(folds, of_vi, of_en, len(en))
    totals = together.by_fold.sum(0)
    all_vi, all_en = single_vi.sum(0), single_en.sum(0)
    rows = []
    for at, code in enumerate(together.codes.tolist()):
        one, two = divmod(code, len(en))
        names = names_vi[one], names_en[two]
        known = names in reviewed_pairs()
        if not known and not strength(
            int(totals[at]), int(all_vi[one]), int(all_en[two]), len(folds), share=_LENIENT
        ):
            continue
        if not known and without_marks(names[0]) == names[1]:
            continue  # names that stay as they are say nothing new
        both, of_one, of_two = (
            (*part.tolist(), 0) for part in (together.by_fold[:, at], single_vi[:, one], single_en[:, two])
        )
        rows.append(Row(*names, both, of_one, of_two))
    return rows


def _together(
    folds: Sequence[int], of_vi: Sequence[list[int]], of_en: Sequence[list[int]], size: int
) -> _Together:
    """Count for each fold apart; only pairs of phrases that are together often enough are kept."""
    import numpy as np

    parts: list[tuple[Ints, Ints]] = []
    for fold in range(FOLDS):
        lists = [
            np.add.outer(np.array(one, np.int64) * size, np.array(two, np.int64)).ravel()
            for at, one, two in zip(folds, of_vi, of_en, strict=True)
            if at == fold and one and two
        ]
        codes, counts = np.unique(np.concatenate(lists or [np.zeros(0, np.int64)]), return_counts=True)
        parts.append((codes, counts))
    codes, where = np.unique(np.concatenate([codes for codes, _ in parts]), return_inverse=True)
    total = np.bincount(where, np.concatenate([counts for _, counts in parts]), len(codes))
    kept = codes[total >= LEAST_COUNT]
    by_fold = np.zeros((FOLDS, len(kept)), np.int64)
    for fold, (found, counts) in enumerate(parts):
        at = np.searchsorted(kept, found)
        good = at < len(kept)
        good[good] = kept[at[good]] == found[good]
        by_fold[fold, at[good]] = counts[good]
    return _Together(kept, by_fold)


def _singles(of: Sequence[list[int]], folds: Sequence[int], size: int) -> Ints:
    import numpy as np

    found = np.zeros((FOLDS, size), np.int64)
    for numbers, fold in zip(of, folds, strict=True):
        found[fold, numbers] += 1
    return found
