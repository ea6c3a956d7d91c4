"""Clauses that only one of two sentences has that say the same for the rest.

A clause is said to be missing only where its sentence has a counterpart, words and names of it could be
looked for, and hardly any of them stands there or anywhere else in the other article.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping, Sequence, Set
from functools import cache
from itertools import groupby, pairwise
from typing import NamedTuple

from defcorpus.knowledge import table
from defcorpus.report.comparing.correspond import named_in
from defcorpus.report.comparing.covering import Covering, covering
from defcorpus.report.comparing.quoting import Reader, quoted
from defcorpus.report.comparing.records import Difference, Quote, Sentence
from defcorpus.report.comparing.wording import Dictionary
from defcorpus.text import alternatives

LEAST_CHANCE = 0.65
LEAST_KNOWN = 2  # words and names of a clause that can be looked for
LEAST_ALIKE = 0.25  # of two sentences of which one may have a clause more
_LEAST_WORDS = 4
_MOST_LOST = 2  # kinds of facts that count
_WEIGHTS = {"known": 0.53, "anywhere": -3.07, "there": -6.65, "lost": 1.99, "weight": 0.65, "": -1.57}
"""Of a logistic regression over translations of which one line was given a clause of another article's."""

Sides = tuple[Reader, Reader]


class Clause(NamedTuple):
    """A part of a sentence: the sentence's place in its article, and where the part stands on the page."""

    sentence: int
    start: int
    end: int


def lone_clauses(
    sides: Sides,
    named: tuple[Sequence[set[str]], Sequence[set[str]]],
    dictionaries: Sequence[Dictionary],
    coverings: tuple[Covering, Covering],
    claims: Sequence[tuple[int, int, float]],
) -> Iterator[Difference]:
    """Yield the clauses that only one article has, those of the one first.

    `coverings` are of the sentences; `claims` has the places of those that say the same, and how alike they
    are, 0 to 1.
    """
    for at in (0, 1):
        facing = {(i, j)[at]: (j, i)[at] for i, j, alike in claims if alike >= LEAST_ALIKE}
        places = [place for place in sorted(facing) if sides[at].sentences[place].role == "body"]
        parts = [part for place in places for part in clauses(sides[at], place)]
        texts = [_as_sentence(sides[at], part) for part in parts]
        own = named_in(sides[0].article, sides[1].article, ((), texts) if at else (texts, ()))[at]
        covered = covering(sides[at], sides[1 - at], (own, named[1 - at]), dictionaries[at], texts)
        chances = [
            _chance(covered, n, facing[part.sentence], coverings[1 - at].lost_facts(facing[part.sentence]))
            for n, part in enumerate(parts)
        ]
        lone = {n for n, chance in enumerate(chances) if chance >= LEAST_CHANCE}
        yield from _told(sides, at, parts, {n for n in lone if _is_long(texts[n])}, facing)


def _is_long(part: Sentence) -> bool:
    return len(part.text.split()) >= _LEAST_WORDS


def clauses(side: Reader, place: int) -> list[Clause]:
    """Return the parts of a sentence between its commas and conjunctions."""
    sentence = side.sentences[place]
    borders = [
        found.start() for found in _borders(side.article.lang.code).finditer(sentence.text)
        if not any(f.start < sentence.start + found.start() < f.end for f in side.article.facts)
    ]  # fmt: skip
    ends = [0, *borders, len(sentence.text)]
    return [
        Clause(place, sentence.start + start, sentence.start + end)
        for start, end in pairwise(ends)
        if end > start
    ]


@cache
def _borders(lang: str) -> re.Pattern[str]:
    words = alternatives([form for form, of in table("clauses") if of == lang])
    return re.compile(
        rf"(?<=[,;:])\s(?:(?:{words})(?=\s))?|\s[–—-]\s|\((?=\w)|\s(?:{words})(?=\s)", re.IGNORECASE
    )


def _as_sentence(side: Reader, part: Clause) -> Sentence:
    return Sentence(part.start, part.end, "body", side.article.page.text[part.start : part.end])


def _told(
    sides: Sides, at: int, parts: Sequence[Clause], lone: Set[int], facing: Mapping[int, int]
) -> Iterator[Difference]:
    for place, some in groupby(range(len(parts)), key=lambda n: parts[n].sentence):
        numbers = list(some)
        if lone >= set(numbers):
            continue  # nothing of the sentence is found: then it is not known what says the same
        for is_lone, run in groupby(numbers, key=lone.__contains__):
            if is_lone:
                there = quoted(sides[1 - at].sentences[facing[place]])
                yield _difference(sides[at], at, [parts[n] for n in run], there)


def _chance(covered: Covering, n: int, there: int, instead: Set[str]) -> float:
    """Return the chance that a clause stands in one article only, 0 to 1.

    `there` is the place of the sentence that says the same for the rest; a fact of a kind that it has
    `instead` may be told otherwise.
    """
    if len(covered.said[n]) < LEAST_KNOWN:
        return 0.0
    signs = {
        "known": math.log1p(len(covered.said[n])),
        "anywhere": covered.anywhere[n],
        "there": covered.each[n][there],
        "lost": min(_MOST_LOST, len(covered.lost_facts(n) - instead)),
        "weight": math.log1p(covered.lost_weight(n)),
        "": 1.0,
    }
    return 1 / (1 + math.exp(-math.fsum(_WEIGHTS[name] * value for name, value in signs.items())))


def _difference(side: Reader, at: int, run: Sequence[Clause], there: Quote) -> Difference:
    start, end = run[0].start, run[-1].end
    text = side.article.page.text
    while start < end and not text[start].isalnum():
        start += 1
    while end > start and not text[end - 1].isalnum():
        end -= 1
    quote = quoted(side.sentences[run[0].sentence], start, end)
    shown = quote.words
    one, other = (None, shown) if at else (shown, None)
    return Difference(
        "clause", "other" if at else "one", one, other, there if at else quote, quote if at else there
    )
