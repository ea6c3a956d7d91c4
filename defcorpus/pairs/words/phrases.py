"""Phrases as the lexicon has them: Vietnamese syllables with their marks, English words without endings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from defcorpus.text.terms import spelled


def vietnamese_key(term: str) -> str:
    """Return a Vietnamese phrase as the lexicon has it: lower case, one space apart, marks kept."""
    return " ".join(spelled(term)[0].split())


def english_key(term: str) -> str:
    """Return an English phrase as the lexicon has it: lower case, words without their endings."""
    return " ".join(map(stem, spelled(term)[1].split()))


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
