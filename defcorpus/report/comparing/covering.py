"""How much of each sentence of an article stands in each sentence of another, as far as its words are known.

What can be looked for are the known terms of a sentence, what it names, and names that nothing else knows.
Each counts by how few sentences of the other article have it (inverse frequency), so that what stands
everywhere in a story ties no two of its sentences together. A name is no word: `Cao` of `Cao Bằng` is not
looked for as `high`; and what the other article tells in a way that no sentence can be named for (a weekday,
a title) says nothing either way, nor do words that are rendered freely (`freely.tsv`).
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cache

from defcorpus.knowledge import table
from defcorpus.mentions.languages.words import is_english
from defcorpus.mentions.words.vocabulary import common_words
from defcorpus.report.comparing.numbers import digits, written_out
from defcorpus.report.comparing.quoting import Reader
from defcorpus.report.comparing.records import Sentence
from defcorpus.report.comparing.wording import Dictionary, Word, Wording, is_plain
from defcorpus.text import fold, is_syllable

_NAMED = "Pndopc"
_FACTS = frozenset("Pndp")
_MASKED = ("person", "place", "country", "date")
_HOME = ("c:VN", "p:VN-HN")  # every page is of it
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
    told: tuple[bool, ...]  # whether it names what the other tells in no sentence, or by other words

    def lost(self, at: int) -> int:
        """Return how many of the names, numbers and days of a sentence the other article has nowhere."""
        return sum(key[0] != "t" and not self.places[key] for key in self.said[at])

    def share(self, said: Set[str], there: int) -> float:
        """Return how much of what is said under these keys a sentence of the other article has, 0 to 1."""
        known = sorted(said)
        total = math.fsum(self.weights[key] for key in known) or 1.0
        return math.fsum(self.weights[key] * self.places[key].get(there, 0.0) for key in known) / total

    def weight(self, said: Set[str]) -> tuple[float, float]:
        """Return the weight of what is said under these keys, and of that what the other article has."""
        known = sorted(said)
        found = math.fsum(self.weights[key] * max(self.places[key].values(), default=0.0) for key in known)
        return math.fsum(self.weights[key] for key in known), found

    def names(self, said: Set[str]) -> bool:
        """Say whether the other article has any of these that is a name, a number or a day; no country."""
        return any(key[0] != "t" and key[:3] != "k:c" and self.places[key] for key in said)

    def lost_facts(self, said: Set[str]) -> set[str]:
        """Return the kinds of these that it has not: people (`P`), numbers, days and places, by letters."""
        return {key[2] for key in said if key[:2] == "k:" and not self.places[key]} & _FACTS

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
    parts: Sequence[Sentence] | None = None,
) -> Covering:
    """Return how the sentences of `side`, or these `parts` of them, are covered by the sentences of `there`.

    `named` has what these and those name (:func:`defcorpus.report.comparing.sentences.signals`); `dictionary`
    is of the language of `side`.
    """
    plain = dictionary.lang == "vi" and is_plain(side.saying.text)
    shelf = _Shelf(there, named[1])
    said = [
        _said(_nameless(side, sentence), keys, dictionary, plain=plain)
        for sentence, keys in zip(side.sentences if parts is None else parts, named[0], strict=True)
    ]
    size = len(there.sentences)
    places = {key: shelf.places(key, what) for units in said for key, what in units.items()}
    looked = [
        {key: what for key, what in units.items() if places[key] or _is_missed(key, what, side, there)}
        for units in said
    ]
    told = tuple(
        any(key[:2] == "k:" and key[2] in _FACTS for key in whole.keys() - some)
        or any(key[0] == "r" and _is_part_told(key[2:], there) for key in some)
        for whole, some in zip(said, looked, strict=True)
    )
    weights = {
        key: (1.0 if key[0] == "t" else _NAMED_WORTH)
        * math.log2(1 + size / max(_RARE, math.fsum(found.values())))
        for key, found in places.items()
    }
    return _covered(looked, places, weights, size, told)


def _covered(
    said: Sequence[Mapping[str, Word | str]],
    places: Mapping[str, Mapping[int, float]],
    weights: Mapping[str, float],
    size: int,
    told: tuple[bool, ...],
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
    return Covering(tuple(map(frozenset, said)), places, weights, tuple(anywhere), tuple(each), told)


def _nameless(side: Reader, sentence: Sentence) -> str:
    """Return a sentence without the names, places and days that are looked for as such."""
    text = list(sentence.text)
    for fact in side.article.facts:
        if fact.kind in _MASKED and sentence.start <= fact.start < fact.end <= sentence.end:
            text[fact.start - sentence.start : fact.end - sentence.start] = "|" * (fact.end - fact.start)
    return "".join(text)


def _said(text: str, keys: set[str], dictionary: Dictionary, *, plain: bool) -> dict[str, Word | str]:
    """Return what can be looked for of a sentence: terms, what it names, and names as written."""
    free = _free(dictionary.lang)
    found: dict[str, Word | str] = {
        f"t:{word.form}": word for word in dictionary.words(text, plain=plain) if word.form not in free
    }
    found.update((f"k:{key}", key) for key in sorted(keys) if key[0] in _NAMED and key not in _HOME)
    found.update(
        (f"r:{name}", name) for name in sorted({_spaced(run) for run in {*runs(text), *_codes(text)}})
    )
    return found


def _places_named(side: Reader, key: str) -> set[str]:
    """Return the words of a place in an article."""
    text = side.article.page.text
    found = (fact for fact in side.article.facts if fact.kind == "place" and fact.key == key)
    return {text[fact.start : fact.end] for fact in found if fact.start >= 0}


@cache
def _free(lang: str) -> frozenset[str]:
    """Return the terms that a counterpart has otherwise or not at all more often than in known words."""
    return frozenset(form for form, of in table("freely") if of == lang)


def _is_missed(key: str, what: Word | str, side: Reader, there: Reader) -> bool:
    """Say whether what no sentence of the other article has would stand there under this key."""
    if isinstance(what, Word):
        return True
    kind, _, value = what.partition(":")
    if key[0] == "r":  # words of the language itself are no names
        if side.article.lang.code == "vi":
            return not any(map(is_syllable, what.split()))
        return not any(is_english(word) or word in common_words() for word in what.split())
    if kind == "P":
        return not any(person.key == value and there.saying.person(person) for person in side.article.people)
    if kind == "p":
        return not any(map(there.saying.sounds, _places_named(side, value)))
    if kind == "d":
        return not ("/" in value or there.saying.day(value) or there.saying.year(value))
    if kind == "n":
        return not there.saying.value(float(value))
    return kind != "o"  # a body may be told by any of its words


class _Shelf:
    """The sentences of an article, to look up what one of the other says."""

    def __init__(self, side: Reader, named: Sequence[set[str]]) -> None:
        lang = side.article.lang.code
        self._named = named
        self._whole = Wording("\n".join(sentence.text for sentence in side.sentences), lang)
        self._each = [Wording(sentence.text, lang) for sentence in side.sentences]
        self._words = [f" {_spaced(sentence.text)} " for sentence in side.sentences]
        self._values = [written_out(each.text, lang) | digits(each.text) for each in side.sentences]

    def places(self, key: str, what: Word | str) -> dict[int, float]:
        """Return the sentences that have something, each with how much of it."""
        if isinstance(what, Word):
            if not self._whole.share(what):
                return {}
            shares = enumerate(words.share(what) for words in self._each)
            return {at: share for at, share in shares if share}
        if key[0] == "k":
            found = {at: 1.0 for at, keys in enumerate(self._named) if what in keys}
            if what[0] == "n":
                found |= {at: 1.0 for at, values in enumerate(self._values) if float(what[2:]) in values}
            return found
        return {at: 1.0 for at, words in enumerate(self._words) if f" {what} " in words}


def _is_part_told(run: str, there: Reader) -> bool:
    """Say whether a text has a word of a name that is no word of the language: `Kiltan` of `INS Kiltan`."""
    return any(len(w) >= _LONG and not is_english(w) and there.saying.words(w) for w in run.split())


def _spaced(text: str) -> str:
    return " ".join(re.findall(r"\w+", fold(text)))


def runs(text: str) -> set[str]:
    """Return the runs of two capitalised words and more, and single ones inside a sentence, in a text."""
    return {
        found.group()
        for found in re.finditer(r"[^\W\d_a-zà-ỹ][\w'’-]+(?: [^\W\d_a-zà-ỹ][\w'’-]+)*", text)
        if " " in found.group() or (found.start() and len(found.group()) >= _LONG)
    }


def _codes(text: str) -> set[str]:
    """Return what is written of letters and digits, as versions and types are: `2.4.31-2`, `Su-30MK2`."""
    found = re.findall(r"(?<![\w.])(?=[\w.+~:-]*\d)(?=[\d.+~:-]*[^\W\d_])\w[\w.+~:-]*\w", text)
    return {code for code in found if not re.fullmatch(r"\d+(?:st|nd|rd|th|-[^\W\d_]+)", code)}
