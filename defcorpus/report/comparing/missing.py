"""Sentences of which little stands anywhere in the other article, whatever their order and number there.

A sentence is said to be missing only where its names, numbers and known words were looked for one by one and
hardly any was found; where too few of them are known, nothing is said. Two of one language are asked by
their words, two of different ones as :mod:`defcorpus.report.comparing.alone` says.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Sequence

from defcorpus.pairs.words.lexicon import Lexicon
from defcorpus.report.comparing.alone import matched
from defcorpus.report.comparing.clauses import lone_clauses
from defcorpus.report.comparing.covering import covering, runs
from defcorpus.report.comparing.denying import denied
from defcorpus.report.comparing.imprint import is_headline, is_imprint
from defcorpus.report.comparing.numbers import written_out
from defcorpus.report.comparing.quoting import Reader, facing, quoted
from defcorpus.report.comparing.records import Difference, Link
from defcorpus.report.comparing.wording import Dictionary, same_language

LEAST_KNOWN = 4  # names, numbers and known words of a sentence that can be looked for
MOST_FOUND = 0.34  # share of these that the other text has all the same
SURE_LINK = 0.3  # a link below it is looked at again
LEAST_LOST = 2  # of these that the other text has not
MOST_FOUND_LEFT_OVER = 0.2  # likewise where all of the other text corresponds to something else
_A_FEW = 3  # a smaller number in words is hardly one
_ROOM = 1.3  # a sentence so much longer than the one that says the same may say more
_OFTEN = 0.5  # of an article's sentences: what stands in so many tells nothing
_NAMED = "Pndop"

Sides = tuple[Reader, Reader]
Named = tuple[Sequence[set[str]], Sequence[set[str]]]


def missing(sides: Sides, links: Sequence[Link], named: Named, lexicon: Lexicon) -> Iterator[Difference]:
    """Yield what only one article denies, then the sentences of either body that the other does not say.

    `named` has for each sentence what it names (:func:`defcorpus.report.comparing.sentences.signals`).
    """
    if sides[0].article.lang.code == sides[1].article.lang.code:
        found = (tuple(_lacking(sides, links, named, 0)), tuple(_lacking(sides, links, named, 1)))
    else:
        dictionaries = [Dictionary(lexicon, side.article.lang.code) for side in sides]
        coverings = (
            covering(*sides, named, dictionaries[0]),
            covering(sides[1], sides[0], (named[1], named[0]), dictionaries[1]),
        )
        both = matched(
            (sides[0].sentences, sides[1].sentences), coverings, (_idle(sides[0]), _idle(sides[1]))
        )
        yield from denied(sides, both.claims)
        found = both.alone
        whole = [claim for claim in both.claims if claim[0] not in found[0] and claim[1] not in found[1]]
        yield from lone_clauses(sides, named, dictionaries, coverings, whole)
    for at, side in enumerate(sides):
        idle = _idle(side)
        for place in found[at]:
            sentence = side.sentences[place]
            if sentence.role != "body" or place in idle:
                continue
            one, other = (None, sentence.line) if at else (sentence.line, None)
            quote = quoted(sentence)
            yield Difference(
                "sentence", "other" if at else "one", one, other, None if at else quote, quote if at else None
            )


def _idle(side: Reader) -> set[int]:
    """Return the places of lines that are no sentences of the story: credits, headings, bylines."""
    return {
        place
        for place, sentence in enumerate(side.sentences)
        if sentence.role == "body" and (is_imprint(sentence.line) or is_headline(sentence.line))
    }


def _lacking(sides: Sides, links: Sequence[Link], named: Named, at: int) -> Iterator[int]:
    """Yield the places of the sentences that the other article, of the same language, lacks."""
    sure = [link for link in links if link.score >= SURE_LINK]
    linked = facing(sure, at)
    left_over = _is_taken(sides, sure, at)
    lookup = _Lookup(sides[at], sides[1 - at], named[at], named[1 - at])
    for place in range(len(sides[at].sentences)):
        if place not in linked and lookup.lacks(place, left_over=left_over):
            yield place


def _is_taken(sides: Sides, sure: Sequence[Link], at: int) -> bool:
    """Say whether each sentence of the other body says what one here says, and has no room for more."""
    taken = facing(sure, 1 - at)
    body = [place for place, sentence in enumerate(sides[1 - at].sentences) if sentence.role == "body"]
    if len(body) < _A_FEW - 1 or not taken.keys() >= set(body):
        return False
    for link in sure:
        own, there = (link.other, link.one) if at else (link.one, link.other)
        sizes = [
            sum(len(side.sentences[n].line) for n in some)
            for side, some in ((sides[at], own), (sides[1 - at], there))
        ]
        if sizes[1] > _ROOM * sizes[0]:
            return False
    return True


class _Lookup:
    """What one article's sentences name and say, to be looked for in the other."""

    def __init__(
        self,
        side: Reader,
        there: Reader,
        named: Sequence[set[str]],
        others: Sequence[set[str]],
    ) -> None:
        self._side, self._there, self._named = side, there, named
        self._others = {key for keys in others for key in keys}
        lang = side.article.lang.code
        self._words = [
            {word.form: word for word in same_language(sentence.text, lang)} for sentence in side.sentences
        ]
        count = Counter(form for words in self._words for form in words)
        count.update(key for keys in named for key in keys)
        self._often = {form for form, times in count.items() if times > max(2, _OFTEN * len(self._words))}

    def lacks(self, at: int, *, left_over: bool) -> bool:
        """Say whether the other article has little of what a sentence says.

        `left_over` says that every sentence there corresponds to another one, and is no longer than that.
        """
        words = [word for form, word in self._words[at].items() if form not in self._often]
        names = [key for key in self._named[at] if key[0] in _NAMED and key not in self._often]
        there = self._there.saying
        text = self._side.sentences[at].text
        alike = sum(map(there.words, runs(text)))  # `Miếu Môn`, `Mieu Mon`
        numerals = written_out(text, self._side.article.lang.code)
        alike += sum(there.value(value) for value in numerals if value >= _A_FEW)
        known = len(words) + len(names) + alike
        found = math.fsum(map(there.wording.share, words)) + sum(map(self._is_named, names)) + alike
        if left_over:
            return found <= MOST_FOUND_LEFT_OVER * known
        return known >= LEAST_KNOWN and known - found >= LEAST_LOST and found <= MOST_FOUND * known

    def _is_named(self, key: str) -> bool:
        if key in self._others:
            return True
        kind, _, value = key.partition(":")
        if kind == "n":
            return self._there.saying.value(float(value))
        if kind == "d":
            return self._there.saying.day(value)
        return False
