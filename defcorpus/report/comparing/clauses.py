"""Clauses that only one of two sentences has that say the same for the rest.

A clause is said to be missing only where its sentence has a counterpart that has the rest of it, words and
names of it could be looked for, and hardly any of them stands there or anywhere else in the other article.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence, Set
from functools import cache
from itertools import groupby, pairwise
from typing import NamedTuple

from defcorpus.article import Article
from defcorpus.knowledge import table
from defcorpus.report.comparing.alone import LENGTHS
from defcorpus.report.comparing.correspond import named_in
from defcorpus.report.comparing.covering import Covering, covering
from defcorpus.report.comparing.quoting import Reader, quoted
from defcorpus.report.comparing.records import Difference, Quote, Sentence
from defcorpus.report.comparing.wording import Dictionary
from defcorpus.text import alternatives

LEAST_CHANCE = 0.6
LEAST_KNOWN = 2  # words and names of a clause that can be looked for
_LEAST_WORDS = 4
_MOST_PARTS = 4  # of a clause that has commas and conjunctions of its own
_MOST_TOLD = 0.4  # of any part that stands anywhere in the other article
_MOST_LOST = 2  # kinds of facts that count
_WEIGHTS = {
    "known": -1.34, "anywhere": 0.7, "there": -9.74, "lost": 0.99, "weight": 2.37, "rest": 2.14,
    "longer": 1.55, "": -5.65,
}  # fmt: skip
"""Of a logistic regression over translations of which one line was given a clause of another article's, and
over sixty pairs of reports and translations read clause by clause (`tests/hardset/differences.tsv`)."""

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
        facing = {(i, j)[at]: (j, i)[at] for i, j, _ in claims}
        places = [place for place in sorted(facing) if sides[at].sentences[place].role == "body"]
        parts = [part for place in places for part in clauses(sides[at], place)]
        texts = [_as_sentence(sides[at], part) for part in parts]
        own = named_in(sides[0].article, sides[1].article, ((), texts) if at else (texts, ()))[at]
        covered = covering(sides[at], sides[1 - at], (own, named[1 - at]), dictionaries[at], texts)
        words = [len(text.text.split()) for text in texts]
        for place, some in groupby(range(len(parts)), key=lambda n: parts[n].sentence):
            other = facing[place]
            instead = coverings[1 - at].lost_facts(coverings[1 - at].said[other])
            whole = _Whole(covered, list(some), words, other, _longer(sides, at, place, other), instead)
            for run in whole.lone():
                if len(run) == 1 and _is_title(sides[at].article, parts[run[0]]):
                    continue
                there = quoted(sides[1 - at].sentences[other])
                yield _difference(sides[at], at, [parts[n] for n in run], there)


def _longer(sides: Sides, at: int, place: int, there: int) -> float:
    """Return how much longer than the sentence that says the same one is, as a logarithm."""
    sizes = len(sides[at].sentences[place].text), len(sides[1 - at].sentences[there].text)
    usual = -1 if sides[at].article.lang.code == "vi" else 1
    return math.log(sizes[0] / sizes[1]) + usual * math.log(LENGTHS)


def _is_title(article: Article, part: Clause) -> bool:
    """Say whether a part stands between commas behind a name: a post, of which there is told elsewhere."""
    if not article.page.text[part.start : part.end].endswith(","):
        return False
    return any(fact.kind == "person" and fact.end == part.start - 1 for fact in article.facts)


class _Whole:
    """A sentence of parts, beside the one that says the same for the rest.

    A fact of a kind that the other has `instead` may be told otherwise.
    """

    def __init__(
        self,
        covered: Covering,
        parts: Sequence[int],
        words: Sequence[int],
        there: int,
        longer: float,
        instead: Set[str],
    ) -> None:
        self._covered, self._parts, self._words = covered, parts, words
        self._there, self._longer, self._instead = there, longer, instead

    def lone(self) -> list[Sequence[int]]:
        """Return runs of parts that stand in one article only, the likeliest first where they overlap.

        Nothing of a sentence of which nothing is found: then it is not known what says the same.
        """
        count = len(self._parts)
        runs = [
            (first, end)
            for first in range(count)
            for end in range(first + 1, min(count, first + _MOST_PARTS) + 1)
            if end - first < count
        ]
        likely = sorted((-self._chance(*run), *run) for run in runs)
        taken: set[int] = set()
        for chance, first, end in likely:
            if -chance >= LEAST_CHANCE and taken.isdisjoint(range(first, end)):
                taken.update(range(first, end))
        if len(taken) == count:
            return []
        told = groupby(range(count), key=taken.__contains__)
        return [[self._parts[at] for at in run] for is_lone, run in told if is_lone]

    def _chance(self, first: int, end: int) -> float:
        """Return the chance that a run of parts stands in one article only, 0 to 1."""
        covered, run = self._covered, self._parts[first:end]
        said = frozenset[str]().union(*(covered.said[n] for n in run))
        if len(said) < LEAST_KNOWN or sum(self._words[n] for n in run) < _LEAST_WORDS:
            return 0.0
        if any(covered.anywhere[n] > _MOST_TOLD or covered.told[n] for n in run) or covered.names(said):
            return 0.0
        rest = frozenset[str]().union(*(covered.said[n] for n in self._parts if n not in run))
        weight, found = covered.weight(said)
        signs = {
            "known": math.log1p(len(said)),
            "anywhere": found / weight,
            "there": covered.share(said, self._there),
            "lost": min(_MOST_LOST, len(covered.lost_facts(said) - self._instead)),
            "weight": math.log1p(weight - found),
            "rest": covered.share(rest, self._there),
            "longer": self._longer,
            "": 1.0,
        }
        return 1 / (1 + math.exp(-math.fsum(_WEIGHTS[name] * value for name, value in signs.items())))


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
    joint = r"\s[–—]\s|\s-\s(?-i:(?![^\W\d_a-zà-ỹ]))"  # no `Ấn Độ Dương - Thái Bình Dương`
    return re.compile(
        rf"(?<=[,;:])\s(?:(?:{words})(?=\s))?|{joint}|\((?=\w)|\s(?:{words})(?=\s)", re.IGNORECASE
    )


def _as_sentence(side: Reader, part: Clause) -> Sentence:
    return Sentence(part.start, part.end, "body", side.article.page.text[part.start : part.end])


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
