"""The two sides of aligned sentences: where a phrase stands, how often, and what is known to render it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache, cached_property
from typing import TYPE_CHECKING, NamedTuple

from defcorpus.knowledge import table
from defcorpus.pairs.lexicon import english_key, stem, vietnamese_key
from defcorpus.text.fold import fold

if TYPE_CHECKING:
    from defcorpus.pairs.lexicon import Lang, Lexicon
    from defcorpus.report.wording.units import Units

_LONGEST = 6  # words of a rendering that nobody knows


class Known(NamedTuple):
    """A rendering that is known: how it is written, and where from."""

    form: str  # empty: as the sentences have it
    basis: str  # table or learnt


class Side:
    """One language's side of the sentences. A key is a phrase as compared: without plurals in English."""

    def __init__(self, lang: Lang, sentences: Sequence[str], lexicon: Lexicon) -> None:
        self.lang = lang
        self._words = [text.split() for text in sentences]
        self._keys = self._words if lang == "vi" else [list(map(stem, words)) for words in self._words]
        self._texts = [f" {' '.join(words)} " for words in self._keys]
        self._lexicon = lexicon
        self._counts: Counter[str] | None = None

    def __len__(self) -> int:
        return len(self._texts)

    @cached_property
    def _folded(self) -> list[str]:
        return [fold(text) for text in self._texts]

    def key(self, term: str) -> str:
        """Return a term as it is compared."""
        return vietnamese_key(term) if self.lang == "vi" else english_key(term)

    def places(self, term: str) -> list[int]:
        """Return the sentences that have a term; a Vietnamese one without marks in any spelling."""
        wanted = f" {self.key(term)} "
        if self.lang == "vi" and fold(wanted) == wanted:
            return [at for at, text in enumerate(self._folded) if wanted in text]
        return [at for at, text in enumerate(self._texts) if wanted in text]

    def places_among(self, key: str, places: Sequence[int]) -> list[int]:
        """Return which of these sentences have a phrase."""
        wanted = f" {key} "
        return [at for at in places if wanted in self._texts[at]]

    def has(self, key: str, place: int) -> bool:
        """Say whether a sentence has a phrase."""
        return f" {key} " in self._texts[place]

    def count(self, key: str) -> int:
        """Return how many sentences have a phrase."""
        if self._counts is not None and key in self._counts:
            return self._counts[key]
        wanted = f" {key} "
        return sum(wanted in text for text in self._texts)

    def every(self) -> Counter[str]:
        """Return every phrase of up to eight words with the number of sentences that have it."""
        if self._counts is None:
            self._counts = Counter(p for words in self._keys for p in set(_runs(words, 8)))
        return self._counts

    def phrases_in(self, places: Sequence[int], *, at_least: int, most: int) -> list[str]:
        """Return phrases that so many of these sentences have and that begin and end with no particle."""
        first, last = _edges(self.lang)
        counts = Counter(p for at in places for p in set(_runs(self._keys[at], _LONGEST)))
        kept = [
            phrase
            for phrase, count in counts.items()
            if count >= at_least
            and (words := phrase.split(" "))[0] not in first
            and words[-1] not in last
            and any(map(str.isalpha, words))
            and len(phrase) > 1
        ]
        return sorted(kept, key=lambda phrase: (-counts[phrase], -len(phrase), phrase))[: most * 4]

    def written(self, key: str, places: Sequence[int]) -> str:
        """Return how a phrase is most often written in these sentences."""
        size = key.count(" ") + 1
        forms: Counter[str] = Counter()
        for place in places:
            keys = self._keys[place]
            forms.update(
                " ".join(self._words[place][at : at + size])
                for at in range(len(keys) - size + 1)
                if " ".join(keys[at : at + size]) == key
            )
        return min(forms, key=lambda form: (-forms[form], form)) if forms else key

    def written_term(self, term: str, places: Sequence[int]) -> str:
        """Return a term as it is shown: typed without marks, as these sentences most often write it."""
        shown = " ".join(term.split())
        if self.lang == "en" or fold(term) != term:
            return shown
        size, wanted = self.key(term).count(" ") + 1, self.key(term)
        forms = Counter(
            form
            for place in places
            for at in range(len(self._keys[place]) - size + 1)
            if fold(form := " ".join(self._keys[place][at : at + size])) == wanted
        )
        return min(forms, key=lambda form: (-forms[form], form)) if forms else shown

    def rendered_by(self, key: str) -> list[str]:
        """Return the other language's phrases that are known to be rendered by a phrase of this side."""
        return sorted(known_renderings(key, self.lang, self._lexicon))


def sides_of(units: Units) -> tuple[Side, Side]:
    """Return both sides: Vietnamese, English."""
    return (
        Side("vi", [unit.vi for unit in units.units], units.lexicon),
        Side("en", [unit.en for unit in units.units], units.lexicon),
    )


def known_renderings(term: str, lang: Lang, lexicon: Lexicon) -> dict[str, Known]:
    """Return the known renderings of a term of `lang` by their keys: the tables', then the lexicon's."""
    from defcorpus.search.nodes import Word
    from defcorpus.search.renderings import reviewed
    from defcorpus.text.terms import terms

    key = english_key if lang == "vi" else vietnamese_key
    found: dict[str, Known] = {}
    for form in reviewed().of(tuple(Word(*each) for each in terms(term))):
        if key(form) and form.isascii() == (lang == "vi"):
            found.setdefault(key(form), Known(form, "table"))
    for form in lexicon.links(vietnamese_key(term) if lang == "vi" else english_key(term)):
        found.setdefault(form, Known("", "learnt"))
    return found


def known_terms(lexicon: Lexicon) -> set[str]:
    """Return every Vietnamese term that the tables or the lexicon know."""
    found = {form for vi, *_ in table("glossary") for form in vi.split("|")}
    found |= {form for vi, *_ in table("lexicon") for form in vi.split("|")}
    for name in ("ranks", "posts", "organisations"):
        found |= {form for form, lang, *_ in table(name) if lang == "vi"}
    known = {vietnamese_key(form) for form in found}
    return found | {row.vi for row in lexicon.linked() if row.vi not in known}


def _runs(words: Sequence[str], longest: int) -> Iterator[str]:
    for size in range(1, longest + 1):
        for at in range(len(words) - size + 1):
            yield " ".join(words[at : at + size])


@cache
def _edges(lang: str) -> tuple[frozenset[str], frozenset[str]]:
    """Return the words that no term begins with, and those that none ends with."""
    rows = [(form, edge) for form, of, edge in table("phrase_edges") if of == lang]
    first, last = ({form for form, edge in rows if edge in (at, "both")} for at in ("first", "last"))
    return frozenset(first), frozenset(last)
