"""The pairs that the stories of a corpus's digests make, found once and kept while their candidates stay."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cached_property, partial
from hashlib import blake2b
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from defcorpus.corpus import Corpus
    from defcorpus.pairs import Evidence, Features, Model, Options, Pair, Result
    from defcorpus.pairs.digests import Told
    from defcorpus.pairs.records import PairKind
    from defcorpus.pairs.verdicts import Decided
    from defcorpus.report.matching.pairing import Pairing

    Whole = NDArray[np.integer[Any]]

_KIND, _VERSION = "digest", 1


def by_story(corpus: Corpus, two: tuple[Features, Features], model: Model) -> Pair | None:
    """Return the pair that the nearest story of a digest among two articles makes, None where there is none.

    The two are a Vietnamese and an English article, either of which may be the digest.
    """
    from defcorpus.pairs import Options
    from defcorpus.pairs.digests import nearest, story_features

    made: list[Pair] = []
    for one, other in (two, two[::-1]):
        article = corpus.article(one.id)
        if article.stories:
            made += nearest(story_features(article), [other], model, Options())
    return max(made, key=lambda pair: pair.weight, default=None)


def with_stories(
    corpus: Corpus, found: Pairing, result: Result, options: Options, decided: Decided
) -> Result:
    """Return a result with the pairs that the stories of digests make with their candidates.

    What a person decided of two articles stays.
    """
    from defcorpus.pairs.digests import with_told

    digests = _Digests(corpus, found, options)
    told = digests.told()
    if not told:
        return result
    if decided:
        vi, en = (side.keys for side in found.sides)
        told = [one for one in told if (vi[one.vi], en[one.en]) not in decided]
    return with_told(result, told, digests.places, options)


class _Digests:
    """The digests of a corpus, each with its candidates."""

    def __init__(self, corpus: Corpus, found: Pairing, options: Options) -> None:
        self._corpus, self._found, self._options = corpus, found, options
        self._numbers = corpus.digests()
        self._new: list[tuple[int, bytes]] = []

    @cached_property
    def places(self) -> list[list[int]]:
        """Their places among the articles of either language."""
        import numpy as np

        sides = self._found.sides
        return [np.flatnonzero(np.isin(side.numbers, self._numbers)).tolist() for side in sides]

    def told(self) -> list[Told]:
        """Return all pairs that their stories make; those found now are kept."""
        from defcorpus.pairs.digests import candidates_of, once

        if not self._numbers:
            return []
        kept = self._corpus.features_of(_KIND, _VERSION, self._numbers) if self._found.mark else {}
        told = [
            one
            for side, places in enumerate(self.places)
            for at, others in candidates_of(self._found.standing.pairs, side, places)
            for one in self._of(side, at, others, kept)
        ]
        if self._new:
            self._corpus.put_features(_KIND, _VERSION, self._new)
        return once(told)

    def _of(self, side: int, at: int, others: Whole, kept: dict[int, bytes]) -> Iterator[Told]:
        """Yield the pairs of one digest."""
        number = int(self._found.sides[side].numbers[at])
        work = _Work(self._corpus, self._found, self._options, side, at, others)
        mark = self._mark(side, at, others)
        data = kept.get(number, b"")
        if self._found.mark and data[: len(mark)] == mark:
            yield from work.restored(json.loads(data[len(mark) :]))
            return
        yield from work.pairs
        if self._found.mark:
            self._new.append((number, mark + json.dumps(work.rows()).encode()))

    def _mark(self, side: int, at: int, others: Whole) -> bytes:
        """Return what has to be the same for what was found to hold: the model, the articles."""
        sides = self._found.sides
        rows = sides[side].rows[at].tobytes() + sides[1 - side].rows[others].tobytes()
        return blake2b(self._found.mark.encode() + rows, digest_size=16).digest()


class _Work:
    """The pairs that the stories of one digest make, found when they are asked for."""

    def __init__(
        self, corpus: Corpus, found: Pairing, options: Options, side: int, at: int, others: Whole
    ) -> None:
        self._corpus, self._found, self._options = corpus, found, options
        self._side, self._at, self._others = side, at, others.tolist()

    @cached_property
    def pairs(self) -> list[Told]:
        """What they make: each other article once."""
        from defcorpus.pairs.digests import counterparts, story_features

        reader, side = self._found.reader, self._side
        read = (reader.vi, reader.en)[1 - side]
        number = int(self._found.sides[side].numbers[self._at])
        (article,) = self._corpus.articles([number])
        others = [read[other] for other in self._others]
        made = counterparts(story_features(article), others, reader.model, self._options)
        ids = {read.id_of(other): other for other in self._others}
        return [self._told(pair, ids[pair.vi if side else pair.en]) for pair in made]

    def _told(self, pair: Pair, other: int) -> Told:
        from defcorpus.pairs.digests import Told

        return Told(pair, other, self._at) if self._side else Told(pair, self._at, other)

    def rows(self) -> list[tuple[int, float, str | None, str | None]]:
        """Return what is kept of each: the other's place among the candidates, weight, kind, which story."""
        return [
            (
                self._others.index(one.vi if self._side else one.en),
                one.pair.weight,
                one.pair.kind,
                one.pair.story,
            )
            for one in self.pairs
        ]

    def restored(self, rows: list[tuple[int, float, PairKind | None, str | None]]) -> Iterator[Told]:
        """Yield the pairs of which that was kept; their ledgers are found when they are asked for."""
        from defcorpus.pairs import Pair, score_of
        from defcorpus.pairs.digests import Told
        from defcorpus.pairs.shown import Later

        reader = self._found.reader
        for place, (at, weight, kind, story) in enumerate(rows):
            other = self._others[at]
            vi, en = (other, self._at) if self._side else (self._at, other)
            ledger = Later(partial(self._ledger, place))
            ids, score = (reader.vi.id_of(vi), reader.en.id_of(en)), score_of(weight)
            yield Told(Pair(*ids, score, weight, "paired", kind, ledger, story=story), vi, en)

    def _ledger(self, place: int) -> tuple[Evidence, ...]:
        return tuple(self.pairs[place].pair.evidence)
