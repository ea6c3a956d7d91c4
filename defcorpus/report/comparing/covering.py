"""How much of each sentence of an article stands in each sentence of another, as far as its words are known.

What can be looked for are the known terms of a sentence, what it names, and its capitalised words. Each
counts by how few sentences of the other article have it (inverse frequency), so that what stands everywhere
in a story ties no two of its sentences together.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from defcorpus.report.comparing.quoting import Reader
from defcorpus.report.comparing.wording import Dictionary, Word, Wording, is_plain
from defcorpus.text import fold

_NAMED = "Pndopcw"
_NAMED_WORTH = 1.5  # of what is named, beside a word
_RARE = 0.7  # sentences that what none has is reckoned to stand in
_LONG = 5  # letters of a name of one word

Grid = Sequence[Sequence[float]]


@dataclass(frozen=True, slots=True)
class Covering:
    """Of each sentence of one article: what can be looked for, and how much of that the other has.

    Shares are of the weight of what a sentence says, 0 to 1.
    """

    said: tuple[frozenset[str], ...]  # what can be looked for, under keys
    places: Mapping[str, Mapping[int, float]]  # of a key: the other's sentences that have it, how much of it
    weights: Mapping[str, float]  # of a key
    anywhere: tuple[float, ...]  # the share that stands anywhere in the other article
    each: tuple[tuple[float, ...], ...]  # the share that each sentence of the other article has

    def more(self, at: int, one: int, other: int) -> float:
        """Return the weight of what a sentence says that `other` has and `one` has not, two over there."""
        found = ((key, self.places[key]) for key in sorted(self.said[at]))
        return math.fsum(
            self.weights[key] * max(0.0, some.get(other, 0.0) - some.get(one, 0.0)) for key, some in found
        )


def covering(
    side: Reader,
    there: Reader,
    named: tuple[Sequence[set[str]], Sequence[set[str]]],
    dictionary: Dictionary,
) -> Covering:
    """Return how the sentences of `side` are covered by those of `there`.

    `named` has what the sentences of both name (:func:`defcorpus.report.comparing.sentences.signals`), those
    of `side` first; `dictionary` is of the language of `side`.
    """
    plain = dictionary.lang == "vi" and is_plain(side.saying.text)
    shelf = _Shelf(there, named[1])
    said = [
        _said(sentence.text, keys, dictionary, plain=plain)
        for sentence, keys in zip(side.sentences, named[0], strict=True)
    ]
    size = len(there.sentences)
    places = {key: shelf.places(key, what) for units in said for key, what in units.items()}
    weights = {
        key: (1.0 if key[0] == "t" else _NAMED_WORTH)
        * math.log2(1 + size / max(_RARE, math.fsum(found.values())))
        for key, found in places.items()
    }
    return _covered(said, places, weights, size)


def _covered(
    said: Sequence[Mapping[str, Word | str]],
    places: Mapping[str, Mapping[int, float]],
    weights: Mapping[str, float],
    size: int,
) -> Covering:
    anywhere: list[float] = []
    each: list[tuple[float, ...]] = []
    for units in said:
        total = math.fsum(weights[key] for key in units) or 1.0
        shares = [0.0] * size
        for key in units:
            for at, share in places[key].items():
                shares[at] += weights[key] * share
        best = (weights[key] * max(places[key].values(), default=0.0) for key in units)
        anywhere.append(math.fsum(best) / total)
        each.append(tuple(share / total for share in shares))
    return Covering(tuple(map(frozenset, said)), places, weights, tuple(anywhere), tuple(each))


def _said(text: str, keys: set[str], dictionary: Dictionary, *, plain: bool) -> dict[str, Word | str]:
    """Return what can be looked for of a sentence: terms, what it names, and names as written."""
    found: dict[str, Word | str] = {f"t:{word.form}": word for word in dictionary.words(text, plain=plain)}
    found.update((f"k:{key}", key) for key in sorted(keys) if key[0] in _NAMED)
    found.update((f"r:{name}", name) for name in sorted({_spaced(run) for run in runs(text)}))
    return found


class _Shelf:
    """The sentences of an article, to look up what one of the other says."""

    def __init__(self, side: Reader, named: Sequence[set[str]]) -> None:
        lang = side.article.lang.code
        self._named = named
        self._whole = Wording("\n".join(sentence.text for sentence in side.sentences), lang)
        self._each = [Wording(sentence.text, lang) for sentence in side.sentences]
        self._words = [f" {_spaced(sentence.text)} " for sentence in side.sentences]

    def places(self, key: str, what: Word | str) -> dict[int, float]:
        """Return the sentences that have something, each with how much of it."""
        if isinstance(what, Word):
            if not self._whole.share(what):
                return {}
            shares = enumerate(words.share(what) for words in self._each)
            return {at: share for at, share in shares if share}
        if key[0] == "k":
            return {at: 1.0 for at, keys in enumerate(self._named) if what in keys}
        return {at: 1.0 for at, words in enumerate(self._words) if f" {what} " in words}


def _spaced(text: str) -> str:
    return " ".join(re.findall(r"\w+", fold(text)))


def runs(text: str) -> set[str]:
    """Return the runs of two capitalised words and more, and single ones inside a sentence, in a text."""
    return {
        found.group()
        for found in re.finditer(r"[^\W\d_a-zà-ỹ][\w'’-]+(?: [^\W\d_a-zà-ỹ][\w'’-]+)*", text)
        if " " in found.group() or (found.start() and len(found.group()) >= _LONG)
    }
