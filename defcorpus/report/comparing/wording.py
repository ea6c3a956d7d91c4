"""How much of what a sentence says stands anywhere in an article of the other language.

Words are held against a lexicon: the reviewed words of the press, its glossary, and what pairs taught. A
word that these do not know says nothing either way.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache, cached_property
from typing import NamedTuple

from defcorpus.knowledge import table
from defcorpus.pairs.words.glossary import glossary_pairs
from defcorpus.pairs.words.lexicon import Lexicon, reviewed_pairs
from defcorpus.pairs.words.phrases import english_key, stem, vietnamese_key
from defcorpus.text import fold
from defcorpus.text.terms import spelled

Renderings = Mapping[str, tuple[str, ...]]
_LONGEST = 5  # words of a term
_LEAST_CHANCE = 0.15
_TONELESS = 0.02  # of letters that carry a mark
_ENDING = re.compile(r"(?:ing|ed|e|er|ers|ion|ions|ment|al|ly)$")
_LONG = 5


class Word(NamedTuple):
    """A term of a sentence, the ways the other language has for it, and those for its parts."""

    form: str
    renderings: tuple[str, ...]
    parts: tuple[str, ...] = ()


class Wording:
    """An article's words, to look terms of the other language up in."""

    def __init__(self, text: str, lang: str) -> None:
        self.lang = lang
        self.plain = lang == "vi" and is_plain(text)
        self._text = f" {' '.join(_units(text, lang, self.plain))} "
        self._roots = {_root(word) for word in self._text.split()} if lang == "en" else set()

    def has(self, term: str) -> bool:
        """Say whether a term stands in the text, in any form of its words."""
        written = fold(term) if self.plain else term
        if f" {written} " in self._text:
            return True
        return self.lang == "en" and all(_root(word) in self._roots for word in term.split())

    def share(self, word: Word) -> float:
        """Return 1 for a term that the text has in the other language, one half for a part of it, else 0."""
        return 1.0 if self.has_any(word) else 0.5 if any(map(self.has, word.parts)) else 0.0

    def has_any(self, word: Word) -> bool:
        """Say whether any rendering of a term stands in the text."""
        return any(map(self.has, word.renderings))


def _parts(units: list[str], known: Renderings) -> Iterator[str]:
    for at in range(len(units)):
        for end in range(at + 1, len(units) + 1):
            form = " ".join(units[at:end])
            if end - at < len(units) and form not in _small() and " " * (len(units) > 2) in form:
                yield from known.get(form, ())


class Dictionary:
    """Terms of one language with their renderings in the other: reviewed ones, and those of a lexicon."""

    def __init__(self, lexicon: Lexicon, lang: str) -> None:
        self.lang = lang
        self._lexicon = lexicon

    @cached_property
    def _exact(self) -> Renderings:
        return _from(self._lexicon, self.lang, plain=False)

    @cached_property
    def _plain(self) -> Renderings:
        return _from(self._lexicon, self.lang, plain=True) if self.lang == "vi" else self._exact

    def words(self, sentence: str, *, plain: bool = False) -> Iterator[Word]:
        """Yield the terms of a sentence that are known, the longest, no overlaps.

        `plain` says that the text has no tone marks: then single syllables may be anything.
        """
        known = self._plain if plain else self._exact
        units = _units(sentence, self.lang, plain)
        at = 0
        while at < len(units):
            size = next(
                (
                    n
                    for n in range(min(_LONGEST, len(units) - at), 0, -1)
                    if " ".join(units[at : at + n]) in known
                ),
                0,
            )
            form = " ".join(units[at : at + size])
            if size and form not in _small() and (size > 1 or not plain):
                yield Word(form, known[form], tuple(_parts(form.split(), known)))
            at += max(size, 1)


@cache
def reviewed_words(lang: str) -> Dictionary:
    """Return the reviewed terms of a language alone."""
    return Dictionary(Lexicon(), lang)


def same_language(sentence: str, lang: str) -> Iterator[Word]:
    """Yield the words of a sentence, each its own rendering."""
    for unit in _units(sentence, lang, plain=False):
        if unit not in _small() and (len(unit) > 1 or unit.isdigit()):
            yield Word(unit, (unit,))


def is_plain(text: str) -> bool:
    """Say whether a Vietnamese text is written without its marks."""
    letters = sum(map(str.isalpha, text))
    return sum(char.isalpha() and not char.isascii() for char in text) < _TONELESS * letters


def _units(text: str, lang: str, plain: bool) -> list[str]:
    exact, folded = spelled(text)
    if lang == "en":
        return [stem(word) for word in folded.split()]
    return (folded if plain else exact).split()


def _root(word: str) -> str:
    """Return an English word without an ending that changes its kind: `equip` of `equipment`."""
    cut = _ENDING.sub("", word)
    return cut if len(cut) >= _LONG - 1 else word


def _from(lexicon: Lexicon, lang: str, *, plain: bool) -> Renderings:
    found: dict[str, dict[str, None]] = {}
    for vi, en in _pairs(lexicon):
        mine, other = (vi, en) if lang == "vi" else (en, vi)
        found.setdefault(fold(mine) if plain else mine, {})[other] = None
    return {form: tuple(others) for form, others in found.items()}


@cache
def _reviewed() -> tuple[tuple[str, str], ...]:
    return tuple(sorted({*reviewed_pairs(), *glossary_pairs(), *_wordings()}))


def _wordings() -> Iterator[tuple[str, str]]:
    """Yield words of any text with what a free rendering may have for them: too loose to pair by."""
    for vi, en in table("wordings"):
        for form in en.split("|"):
            yield vietnamese_key(vi), english_key(form)


def _pairs(lexicon: Lexicon) -> Iterator[tuple[str, str]]:
    yield from _reviewed()
    for row in lexicon.linked():
        both = sum(row.together)
        if both >= _LEAST_CHANCE * sum(row.of_vi) and both >= _LEAST_CHANCE * sum(row.of_en):
            yield row.vi, row.en


@cache
def _small() -> frozenset[str]:
    return frozenset(form.lower() for form, *_ in table("function_words"))
