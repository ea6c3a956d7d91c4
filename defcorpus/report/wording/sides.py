"""The two sides of aligned sentences: where a phrase stands, how often, and beside what."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, cached_property, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from defcorpus.knowledge import table
from defcorpus.pairs.words.phrases import english_key, stem, vietnamese_key
from defcorpus.search.spelling import british
from defcorpus.text.fold import fold

if TYPE_CHECKING:
    from defcorpus.pairs.words.lexicon import Lang
    from defcorpus.report.wording.units import Units

_LONGEST = 6  # words of a rendering that nobody knows
LIMIT = "|"
"""Stands where a phrase is taken out of a sentence: no phrase matches across."""


@lru_cache(maxsize=1 << 16)
def english_word(word: str) -> str:
    """Return an English word as compared: without the ending of a plural, in its British spelling.

    >>> english_word("defense"), english_word("industries")
    ('defence', 'industry')
    """
    return british(stem(word))


def keyed(term: str, lang: Lang) -> str:
    """Return a term as it is compared.

    >>> keyed("Defense Industries", "en"), keyed("Cộng  hoà", "vi")
    ('defence industry', 'cộng hòa')
    """
    if lang == "vi":
        return vietnamese_key(term)
    return " ".join(map(english_word, english_key(term).split()))


class Place(NamedTuple):
    """Where a phrase stands: the sentence, and which word of it the phrase begins with."""

    unit: int
    at: int


class Side:
    """One language's side of the sentences. A key is a phrase as compared (see :func:`keyed`)."""

    def __init__(self, lang: Lang, sentences: Sequence[str], names: Sequence[Sequence[int]] = ()) -> None:
        self.lang = lang
        words = [text.split() for text in sentences]
        self.keys = words if lang == "vi" else [list(map(english_word, each)) for each in words]
        self._texts = [f" {' '.join(each)} " for each in self.keys]
        self._names = [frozenset(each) for each in names] or [frozenset[int]()] * len(words)

    def __len__(self) -> int:
        return len(self._texts)

    @cached_property
    def _folded(self) -> list[str]:
        return [fold(text) for text in self._texts]

    @cached_property
    def _postings(self) -> dict[str, list[int]]:
        """The sentences of each word."""
        found: dict[str, list[int]] = {}
        for at, words in enumerate(self.keys):
            for word in dict.fromkeys(words):
                found.setdefault(word, []).append(at)
        return found

    def key(self, term: str) -> str:
        """Return a term as it is compared: `co-operation` as `cooperation`, where that is met."""
        if self.lang == "en" and "-" in term:
            for part in term.split():
                whole = keyed(part.replace("-", ""), "en")
                if whole in self._postings:
                    term = term.replace(part, whole)
        return keyed(term, self.lang)

    def places(self, term: str) -> list[int]:
        """Return the sentences that have a term; a Vietnamese one without marks in any spelling."""
        key = self.key(term)
        if self.lang == "vi" and fold(key) == key:
            return [at for at, text in enumerate(self._folded) if f" {key} " in text]
        return self.with_key(key)

    def spelled(self, term: str) -> str:
        """Return a Vietnamese term of several syllables typed without marks as it is most often written here.

        Any other term is returned as it is: one syllable without marks may be anything.
        """
        key = self.key(term)
        if self.lang != "vi" or fold(key) != key or " " not in key:
            return term
        forms: Counter[str] = Counter()
        size = len(key.split(" "))
        for at in self.places(term):
            words = self._folded[at].split()
            for start in range(len(words) - size + 1):
                if " ".join(words[start : start + size]) == key:
                    forms[" ".join(self.keys[at][start : start + size])] += 1
        return min(forms, key=lambda form: (-forms[form], form), default=term)

    def with_key(self, key: str) -> list[int]:
        """Return the sentences that have a phrase."""
        words = key.split(" ")
        few = min((self._postings.get(word, []) for word in words), key=len)
        return few if len(words) == 1 else self.places_among(key, few)

    def places_among(self, key: str, places: Iterable[int], inside: Sequence[str] = ()) -> list[int]:
        """Return which of these sentences have a phrase elsewhere than inside these longer ones."""
        wanted = f" {key} "
        found = [at for at in places if wanted in self._texts[at]]
        return [at for at in found if wanted in self._without(at, inside)] if inside else found

    def _without(self, place: int, phrases: Sequence[str]) -> str:
        text = self._texts[place]
        for phrase in phrases:
            text = text.replace(f" {phrase} ", f" {LIMIT} ")
        return text

    def has(self, key: str, place: int) -> bool:
        """Say whether a sentence has a phrase."""
        return f" {key} " in self._texts[place]

    def count(self, key: str) -> int:
        """Return how many sentences have a phrase."""
        return len(self.with_key(key))

    def phrases_in(self, places: Sequence[int], *, at_least: int, most: int) -> list[str]:
        """Return phrases that so many of these sentences have and that begin and end with no particle."""
        first, last = edges(self.lang)
        counts = Counter(p for at in places for p in set(_runs(self.keys[at], _LONGEST)))
        kept = [
            phrase
            for phrase, count in counts.items()
            if count >= at_least
            and (words := phrase.split(" "))[0] not in first
            and words[-1] not in last
            and any(map(str.isalpha, words))
            and len(phrase) > 1
        ]
        return sorted(kept, key=lambda phrase: (-counts[phrase], -len(phrase), phrase))[:most]

    def stands(self, key: str, places: Iterable[int]) -> list[Place]:
        """Return every place of a phrase in these sentences."""
        words = key.split(" ")
        size = len(words)
        return [
            Place(unit, at)
            for unit in places
            for at in range(len(self.keys[unit]) - size + 1)
            if self.keys[unit][at] == words[0] and self.keys[unit][at : at + size] == words
        ]

    def named(self, key: str, places: Iterable[int]) -> float:
        """Return how often a phrase begins or ends with a part of a name in these sentences, 0 to 1."""
        found = self.stands(key, places)
        last = key.count(" ")
        names = sum(
            at in self._names[unit] or at + last in self._names[unit] for unit, at in found
        )  # fmt: skip
        return names / len(found) if found else 0.0


def sides_of(units: Units) -> tuple[Side, Side]:
    """Return both sides: Vietnamese, English."""
    return (
        Side("vi", [unit.vi for unit in units.units], [unit.vi_names for unit in units.units]),
        Side("en", [unit.en for unit in units.units], [unit.en_names for unit in units.units]),
    )


def _runs(words: Sequence[str], longest: int) -> Iterator[str]:
    for size in range(1, longest + 1):
        for at in range(len(words) - size + 1):
            yield " ".join(words[at : at + size])


@cache
def edges(lang: str) -> tuple[frozenset[str], frozenset[str]]:
    """Return the words that no term begins with, and those that none ends with."""
    rows = [(form, edge) for form, of, edge in table("phrase_edges") if of == lang]
    first, last = ({form for form, edge in rows if edge in (at, "both")} for at in ("first", "last"))
    return frozenset(first), frozenset(last)
