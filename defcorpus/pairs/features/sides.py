"""The sentences of an article as they are set beside those of another: which terms and phrases stand where.

What the reviewed lexicon makes of a text is kept with its features, so that no word is read to align it.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable, Collection, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TypeVar

from defcorpus.pairs.features.encoded import terms_of
from defcorpus.pairs.records import Features, Sentence
from defcorpus.pairs.words.lexicon import Entry, renderings, reviewed
from defcorpus.pairs.words.phrases import english_phrases, vietnamese_phrases

CODE_BITS = 4
CODE = (1 << CODE_BITS) - 1

_Phrase = TypeVar("_Phrase", bound=Hashable)

_MOST = 60  # sentences of an article that are looked at
SIDED = struct.Struct("<BH")  # sentences, phrases: what `packed_side` begins with


@dataclass(frozen=True, slots=True)
class Side:
    """The sentences of an article that are looked at, and in which of them terms and phrases stand.

    That is a whole number with a bit for each sentence; of a term above the bits of its code.
    """

    lengths: tuple[int, ...]  # characters
    terms: dict[int, int]  # by hash, in the order of the features: so sums do not hang on the other article
    phrases: Mapping[Hashable, int]  # English ones; of a Vietnamese article what a lexicon has for its own


def vietnamese_side(article: Features, entries: Mapping[str, Entry]) -> Side:
    """Return what is compared of a Vietnamese article's sentences with a lexicon's entries."""
    return _side(article, lambda words: _rendered(words, entries))


def english_side(article: Features, among: Collection[Hashable]) -> Side:
    """Return what is compared of an English article's sentences, of phrases those `among` some."""
    return _side(article, lambda words: {phrase for phrase in english_phrases(words) if phrase in among})


def packed_side(lang: str, terms: int, sentences: Sequence[Sentence]) -> bytes:
    """Return as bytes in which sentences an article's terms and reviewed phrases stand."""
    numbers, found = _places(sentences[:_MOST], _phrases_of(lang))
    phrases = dict(sorted(found.items()))  # sets have another order in another process
    lengths = [sentence.length for sentence in sentences[:_MOST]]
    parts = (
        SIDED.pack(len(lengths), len(phrases)),
        struct.pack(f"<{len(lengths)}I", *lengths),
        struct.pack(f"<{len(phrases)}H", *phrases),
        struct.pack(f"<{len(phrases)}Q", *phrases.values()),
        struct.pack(f"<{terms}Q", *(numbers.get(number, 0) for number in range(terms))),
    )
    return zlib.compress(b"".join(parts), 1)


def _side(article: Features, phrases_of: Callable[[Sequence[str]], Iterable[Hashable]]) -> Side:
    sentences = article.sentences()[:_MOST]
    numbers, phrases = _places(sentences, phrases_of)
    hashes, codes = terms_of(article)
    keys = struct.unpack(f"<{len(codes)}Q", hashes)
    terms = {keys[number]: numbers[number] << CODE_BITS | codes[number] for number in sorted(numbers)}
    return Side(tuple(sentence.length for sentence in sentences), terms, phrases)


def _places(
    sentences: Sequence[Sentence], phrases_of: Callable[[Sequence[str]], Iterable[_Phrase]]
) -> tuple[dict[int, int], dict[_Phrase, int]]:
    numbers: dict[int, int] = {}
    phrases: dict[_Phrase, int] = {}
    for at, sentence in enumerate(sentences):
        bit = 1 << at
        for number in sentence.terms:
            numbers[number] = numbers.get(number, 0) | bit
        for phrase in phrases_of(sentence.words):
            phrases[phrase] = phrases.get(phrase, 0) | bit
    return numbers, phrases


def _phrases_of(lang: str) -> Callable[[Sequence[str]], Iterable[int]]:
    """Return what finds the numbers of the reviewed phrases in a sentence."""
    number = _numbers()
    if lang == "vi":
        return lambda words: {number[phrase] for phrase in _rendered(words, reviewed())}
    return lambda words: {number[phrase] for phrase in english_phrases(words) if phrase in number}


@cache
def _numbers() -> dict[str, int]:
    return {phrase: at for at, phrase in enumerate(sorted(renderings()))}


def _rendered(words: Sequence[str], entries: Mapping[str, Entry]) -> set[str]:
    return {en for phrase in vietnamese_phrases(words) if phrase in entries for en, _ in entries[phrase]}
