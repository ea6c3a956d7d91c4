"""How much of what is rare two texts of one language share: cosine of words and neighbouring words.

Terms weigh by how rare they are among the corpus's articles of that language (inverse document frequency,
Spärck Jones 1972); words of a title count as often as :data:`TITLE` mentions. Only an article's heaviest
terms count, so that length says little and a large corpus stays small.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from defcorpus.events.records import Telling
from defcorpus.events.tellings.heaviest import Vector, heaviest
from defcorpus.knowledge import table
from defcorpus.text import fold, normal
from defcorpus.text.words import word_texts

TITLE = 2  # more mentions
HEAVIEST = 120  # terms kept of an article

_FEW = 6  # texts of a language; fewer say little of how rare a word is
_BESIDE = 20  # texts of frequent words that are then counted with them
_MARKED = 0.03  # share of letters with marks that Vietnamese has at least; below it is written without


class Vectors:
    """The vectors of tellings by their places; Vietnamese without marks is compared with marks left away."""

    def __init__(self, tellings: Sequence[Telling]) -> None:
        """Count terms; `tellings` are those that places refer to."""
        self._tellings = tellings
        self._exact = _weighed(tellings, [telling.words for telling in tellings])
        self._plain = frozenset(at for at, telling in enumerate(tellings) if _without_marks(telling))
        self._folded: list[Vector] | None = None

    def __getitem__(self, at: int) -> Vector:
        """Return a telling's vector as it is written."""
        return self._exact[at]

    def two(self, at: int, to: int) -> tuple[Vector, Vector]:
        """Return two tellings' vectors, made in the same way."""
        if not {at, to} & self._plain:
            return self._exact[at], self._exact[to]
        if self._folded is None:
            vi = [telling.lang == "vi" for telling in self._tellings]
            words = [
                tuple(fold(" ".join(telling.words)).split()) if each else ()
                for telling, each in zip(self._tellings, vi, strict=True)
            ]
            self._folded = _weighed(self._tellings, words)
        return self._folded[at], self._folded[to]


def _without_marks(telling: Telling) -> bool:
    if telling.lang != "vi":
        return False
    letters = "".join(telling.words)
    marked = len(letters) - len(letters.encode("ascii", "ignore"))
    return marked < _MARKED * len(letters)


def _weighed(tellings: Sequence[Telling], words: Sequence[tuple[str, ...]]) -> list[Vector]:
    """Return for each telling its heaviest terms, scaled to length 1. Languages are counted apart."""
    found: list[Vector] = [{} for _ in tellings]
    for lang in {telling.lang for telling in tellings}:
        places = [at for at, telling in enumerate(tellings) if telling.lang == lang]
        texts = [(words[at], _title(tellings[at], words[at])) for at in places]
        more = _background(texts) if len(texts) < _FEW else []
        # `places` end first: what is only there to count words with gets no vector.
        for at, vector in zip(places, heaviest([*texts, *more], TITLE, HEAVIEST), strict=False):
            found[at] = vector
    return found


def _background(
    texts: Sequence[tuple[tuple[str, ...], list[str]]],
) -> list[tuple[tuple[str, ...], list[str]]]:
    """Return texts to count words with beside a few: of two alone, all that they share would be rare.

    They are the same again, so that a word of one text counts against it, and some of frequent words only.
    """
    frequent = {form for form, *_ in table("frequent")}
    known = {word for words, title in texts for word in (*words, *title)}
    common = tuple(sorted(word for word in known if fold(word) in frequent or word.isdigit()))
    alone: list[tuple[tuple[str, ...], list[str]]] = [(common, [])]
    return [*texts, *alone * _BESIDE]


def _title(telling: Telling, words: tuple[str, ...]) -> list[str]:
    """Return the words of a telling's title, without marks where its own `words` are."""
    title = word_texts(normal(telling.title).lower())
    return title if words is telling.words else fold(" ".join(title)).split()


def cosine(one: Vector, two: Vector) -> float:
    """Return the cosine of two vectors of length 1."""
    return math.fsum([one[term] * two[term] for term in one.keys() & two.keys()])


def in_common(one: Vector, two: Vector, most: int = 5) -> list[str]:
    """Return the terms that say most for both, leaving out words of a longer one."""
    ranked = sorted((t for t in one if t in two), key=lambda term: (-one[term] * two[term], term))
    found: list[str] = []
    for term in ranked:
        if not any(term in other or other in term for other in found):
            found.append(term)
        if len(found) == most:
            break
    return found
