"""Slips of the fingers: the words of the index that one slip makes a mistyped word of."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from defcorpus.search.spelling import variants
from defcorpus.tuples import NamedTuple

if TYPE_CHECKING:
    import tantivy

_LETTERS = "abcdefghijklmnopqrstuvwxyz"
PRIOR = 0.5
"""Power of a word's count: rare names are asked for more often than they are written."""
LEFT_OUT = 8.0
_SWAPPED, _DOUBLED = 10.0, 8.0
"""How much likelier these slips are than one given letter for another: there are few ways to make them, and
some 650 to hit a wrong key (Kernighan, Church and Gale 1990 weigh slips by how often each is made)."""


def is_known(searcher: tantivy.Searcher, folded: str) -> bool:
    """Say whether a word stands somewhere, in one of its spellings."""
    return any(frequency(searcher, word) for word in (folded, *variants(folded)))


def frequency(searcher: tantivy.Searcher, folded: str) -> int:
    """Return in how many articles a word stands."""
    return int(searcher.doc_freq("body_folded", folded))


class Way(NamedTuple):
    """A word that was perhaps meant."""

    word: str
    weight: float  # of the slip that makes the other of it
    likely: float  # the slip's weight and the word's count together


def close(searcher: tantivy.Searcher, folded: str) -> list[Way]:
    """Return the index's words one letter off, each with how likely it was meant, the likeliest first."""
    found: dict[str, Way] = {}
    doc_freq = searcher.doc_freq
    for weight, candidates in _slips(folded):
        for word in candidates:
            if word not in found and (count := doc_freq("body_folded", word)):
                found[word] = Way(word, weight, weight * count**PRIOR)
    found.pop(folded, None)
    return sorted(found.values(), key=lambda way: (-way.likely, way.word))


def _slips(word: str) -> Iterator[tuple[float, set[str]]]:
    """Yield the words that one slip makes this one of, by kind, each kind with its weight."""
    letters = _LETTERS + ("0123456789" if any(map(str.isdigit, word)) else "")
    splits = [(word[:at], word[at:]) for at in range(len(word) + 1)]
    yield _SWAPPED, {a + b[1] + b[0] + b[2:] for a, b in splits if len(b) > 1}
    yield LEFT_OUT, {a + letter + b for a, b in splits for letter in letters}
    yield _DOUBLED, {a + b[1:] for a, b in splits if a and b and a[-1] == b[0]}
    yield 1.0, {a + b[1:] for a, b in splits if b and len(word) > 1}
    yield 1.0, {a + letter + b[1:] for a, b in splits if b for letter in letters}


def divided(searcher: tantivy.Searcher, folded: str) -> list[str]:
    """Return the ways to read a word as two that are both there, the likeliest first: `quocphong`."""
    found = []
    for at in range(2, len(folded) - 1):
        counts = [frequency(searcher, part) for part in (folded[:at], folded[at:])]
        if all(counts):
            found.append((min(counts), f'"{folded[:at]} {folded[at:]}"'))
    return [text for _, text in sorted(found, reverse=True)]
