"""All candidates of a run with their weights, and the articles behind them, read when a pair is looked at."""

from __future__ import annotations

import math
from collections.abc import Iterator
from functools import partial
from operator import itemgetter
from typing import TYPE_CHECKING, Any

import numpy as np

from defcorpus.pairs import weights as w
from defcorpus.pairs.features.articles import Articles
from defcorpus.pairs.features.columns import distinct
from defcorpus.pairs.features.people import respellings
from defcorpus.pairs.linking.stories import Known, Stories, nothing
from defcorpus.pairs.model import Model
from defcorpus.pairs.records import Evidence, Features, Link
from defcorpus.pairs.sentences.align import Alignment
from defcorpus.pairs.sentences.beside import Beside
from defcorpus.pairs.sentences.held import Held
from defcorpus.pairs.weighing.compare import Prepared, prepare
from defcorpus.pairs.weighing.conflicts import Conflicts, conflicts
from defcorpus.pairs.weighing.evidence import aligned_bits, raw_weight, sentence_rows, undated_weight
from defcorpus.pairs.words.second import Second, close_calls

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from defcorpus.pairs.candidates.hopes import Kept
    from defcorpus.pairs.candidates.standing import Standing

    Floats = NDArray[np.float64]
    I64 = NDArray[np.int64]
    Whole = NDArray[np.integer[Any]]

_HELD = 4096  # articles with their words
_TOGETHER = 512  # pairs whose articles are read together
_SAID = 1 << 13  # pairs of whose sentences is known what they say


class Reader:
    """Articles weighed, and set side by side, as they are asked for; the last ones are held."""

    def __init__(self, vi: Articles, en: Articles, model: Model) -> None:
        self.vi, self.en, self.model = vi, en, model
        self.kept: Kept | None = None  # what was found of the candidates before, which the next look takes up
        self.found: Kept | None = None  # what was found last
        self._articles = Held(_HELD, self._article)
        self._weighed = Held(_HELD, self._prepare)
        self._beside = Beside((vi, en), lambda asked: self._articles((not asked[0], asked[1])), model)
        self._rows = Held(_SAID, self._sentences)  # of pairs, and whether with the lexicon
        self.stories: tuple[Stories, ...] = ()
        self._standing: Standing | None = None
        self.asked: dict[tuple[int, int], float] = {}  # what the lexicon says of pairs, in bits
        self._asked = Second()

    def both(self, vi: int, en: int) -> tuple[Prepared, Prepared]:
        """Return the articles of a pair."""
        return self._prepared(vi, vietnamese=True), self._prepared(en, vietnamese=False)

    def weight(self, vi: int, en: int) -> float:
        """Return a pair's weight without its rivals."""
        return raw_weight(*self.both(vi, en), self.model)

    def respelt(self, vi: int, en: int) -> float | None:
        """Return a pair's weight but for rivals and days where the two spell names otherwise."""
        return self._respelt((vi, True), (en, False))

    def _respelt(self, one: tuple[int, bool], two: tuple[int, bool]) -> float | None:
        left, right = (self._read(at, vietnamese=vietnamese) for at, vietnamese in (one, two))
        if not respellings(left, right, {*left.terms} & {*right.terms}):
            return None
        first, last = (self._prepared(at, vietnamese=vietnamese) for at, vietnamese in (one, two))
        return undated_weight(first, last, self.model)

    def beside(self, found: Standing, known: tuple[Known, Known] | None = None) -> None:
        """Let articles of one language be compared as arrays; `known` is what was found of them before."""
        if self._standing is not found:
            self._standing = found
            self.stories = tuple(
                Stories(side, found.terms, partial(self._respelt_within, side.vietnamese), some)
                for side, some in zip((found.vi, found.en), known or (nothing(), nothing()), strict=True)
            )

    def told(self) -> tuple[Known, Known]:
        """Return what was found of articles of one language: who tells the same story."""
        one, two = (stories.known for stories in self.stories) if self.stories else (nothing(), nothing())
        return one, two

    def _respelt_within(self, vietnamese: bool, one: int, two: int) -> float | None:
        return self._respelt((one, vietnamese), (two, vietnamese))

    def same_stories(self, one: I64, two: I64, *, vietnamese: bool) -> NDArray[np.bool_]:
        """Say which pairs of articles of one language tell the same story."""
        if self.stories:
            return self.stories[not vietnamese].of(one, two)
        both = zip(one.tolist(), two.tolist(), strict=True)
        return np.array([self.same_story(*pair, vietnamese=vietnamese) for pair in both], np.bool_)

    def aligned(self, link: Link) -> Alignment:
        """Return the sentences of a link's articles side by side.

        The learnt lexicon is asked only of what it had a say in, and where it can tell how close texts are.
        """
        return self._beside.of(link.vi, link.en, closely=link.words != 0.0)

    def ahead(self, pairs: I64, words: Floats) -> None:
        """Read pairs, rows of two indices, that are looked at next; `words`: what the lexicon says."""
        self._beside.ahead(pairs, words != 0.0)

    def words(self, vi: int, en: int) -> Evidence:
        """Return what the lexicon says of a pair: the line of the ledger."""
        return self._asked.row(*self.read(vi, en), self.model.lexicon)

    def of_words(self, vi: int, en: int) -> float:
        """Return what the lexicon says of a pair, in bits."""
        found = self.asked.get((vi, en))
        if found is None:
            found = self.asked[vi, en] = self.words(vi, en).weight
        return found

    def words_of(self, pairs: Whole, weights: Floats) -> Floats:
        """Return what the lexicon says of candidates, of which it is asked about close calls."""
        found = np.zeros(len(pairs))
        if self.model.lexicon is not None:
            close = np.array(close_calls(pairs, weights, self.model.threshold), np.int64)
            found[close] = [self.of_words(*pair) for pair in self.reading(pairs[close])]
        return found

    def reading(self, pairs: Whole) -> Iterator[tuple[int, int]]:
        """Yield pairs of articles, rows of two indices, each when its articles are at hand."""
        for at in range(0, len(pairs), _TOGETHER):
            some = pairs[at : at + _TOGETHER].astype(np.int64)
            self.vi.ahead(distinct(some[:, 0]).tolist())
            self.en.ahead(distinct(some[:, 1]).tolist())
            yield from ((vi, en) for vi, en in some.tolist())

    def read(self, vi: int, en: int) -> tuple[Features, Features]:
        """Return the articles of a pair as they are kept."""
        return self._read(vi, vietnamese=True), self._read(en, vietnamese=False)

    def relearnt(self, model: Model) -> None:
        """Go on with another lexicon or threshold. Terms have to weigh what they did."""
        if self.model.words != model.words:
            self.kept, self.asked = None, {}
            self._asked = Second()
            self._beside.relearnt(model)
            self._rows.forget(itemgetter(2))
        self.model = model

    def sentences(self, link: Link) -> list[Evidence]:
        """Return what the sentences of a link's articles say, side by side."""
        return self._rows((link.vi, link.en, link.words != 0.0))

    def _sentences(self, asked: tuple[int, int, bool]) -> list[Evidence]:
        vi, en = self.both(*asked[:2])
        beside = self._beside.of(*asked[:2], closely=asked[2])
        known = respellings(vi.article, en.article, vi.bits.keys() & en.bits.keys())
        if beside.closeness <= w.CLOSE[0]:  # nothing counts against them
            return sentence_rows(vi, en, beside, Conflicts(), known)
        return sentence_rows(vi, en, beside, conflicts(vi, en, beside.links, known), known)

    def same_story(self, one: int, two: int, *, vietnamese: bool) -> bool:
        """Say whether two articles of one language tell the same story."""
        first, last = (self._prepared(at, vietnamese=vietnamese) for at in sorted((one, two)))
        return raw_weight(first, last, self.model) >= w.SAME_STORY

    def said_of(self, link: Link, wanted: float = -math.inf) -> float:
        """Return what a link's sentences say, in bits.

        Where these can never say as much as is `wanted`, it is only what they say at most.
        """
        most = aligned_bits(self.aligned(link))
        return sum(row.weight for row in self.sentences(link)) if most >= wanted else most

    def _read(self, at: int, *, vietnamese: bool) -> Features:
        return self._articles((vietnamese, at))

    def _prepared(self, at: int, *, vietnamese: bool) -> Prepared:
        return self._weighed((vietnamese, at))

    def _article(self, asked: tuple[bool, int]) -> Features:
        return (self.vi if asked[0] else self.en)[asked[1]]

    def _prepare(self, asked: tuple[bool, int]) -> Prepared:
        return prepare(self._articles(asked), self.model)
