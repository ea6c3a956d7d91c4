"""The pairs that the stories of a corpus's digests make, found once and kept while their candidates stay."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cached_property, partial
from hashlib import blake2b
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from defcorpus.corpus import Corpus
    from defcorpus.pairs import Evidence, Features, Model, Options, Pair, Result
    from defcorpus.pairs.records import PairKind
    from defcorpus.pairs.verdicts import Decided
    from defcorpus.report.matching.pairing import Pairing

    I32 = NDArray[np.int32]
    I64 = NDArray[np.int64]

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
    from defcorpus.pairs.retold import with_retold

    told = _Digests(corpus, found, options).told()
    if not told:
        return result
    known = {(pair.vi, pair.en) for pair in result.pairs}
    told = [one for one in told if not one.both or (one.pair.vi, one.pair.en) not in known]
    if decided:
        vi, en = (side.keys for side in found.sides)
        told = [one for one in told if (vi[one.vi], en[one.en]) not in decided]
    best = sorted(told, key=lambda one: (-one.pair.weight, one.vi, one.en))
    return with_retold(result, [one.pair for one in best], every=options.every)


class _Told(NamedTuple):
    """A pair that a story makes, and the places of its articles among those of their language."""

    pair: Pair
    vi: int
    en: int
    both: bool = False  # whether the other article is a digest too


class _Digests:
    """The digests of a corpus, each with its candidates."""

    def __init__(self, corpus: Corpus, found: Pairing, options: Options) -> None:
        self._corpus, self._found, self._options = corpus, found, options
        self._new: list[tuple[int, bytes]] = []

    def told(self) -> list[_Told]:
        """Return all pairs that their stories make; those found now are kept."""
        numbers = self._corpus.digests()
        if not numbers:
            return []
        kept = self._corpus.features_of(_KIND, _VERSION, numbers) if self._found.mark else {}
        told = [
            one
            for side in (0, 1)
            for at, others in self._candidates(side, numbers)
            for one in self._of(side, at, others, kept)
        ]
        if self._new:
            self._corpus.put_features(_KIND, _VERSION, self._new)
        return _once(told, numbers, [side.numbers for side in self._found.sides])

    def _candidates(self, side: int, numbers: list[int]) -> Iterator[tuple[int, I32]]:
        """Yield the place of each digest of a language, and those of its candidates, ascending."""
        import numpy as np

        places = np.flatnonzero(np.isin(self._found.sides[side].numbers, numbers))
        is_digest = np.zeros(len(self._found.sides[side]), np.bool_)
        is_digest[places] = True
        pairs = self._found.standing.pairs
        pairs = pairs[is_digest[pairs[:, side]]]
        pairs = pairs[np.lexsort((pairs[:, 1 - side], pairs[:, side]))]
        bounds = np.searchsorted(pairs[:, side], np.stack((places, places + 1)))
        for at, begin, end in zip(places.tolist(), *bounds.tolist(), strict=True):
            if end > begin:
                yield at, pairs[begin:end, 1 - side]

    def _of(self, side: int, at: int, others: I32, kept: dict[int, bytes]) -> Iterator[_Told]:
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

    def _mark(self, side: int, at: int, others: I32) -> bytes:
        """Return what has to be the same for what was found to hold: the model, the articles."""
        sides = self._found.sides
        rows = sides[side].rows[at].tobytes() + sides[1 - side].rows[others].tobytes()
        return blake2b(self._found.mark.encode() + rows, digest_size=16).digest()


def _once(told: list[_Told], digests: list[int], numbers: list[I64]) -> list[_Told]:
    """Return each pair once: of two digests each may have a story that the other tells."""
    known = set(digests)
    best: dict[tuple[int, int], _Told] = {}
    for one in told:
        before = best.get((one.vi, one.en))
        if before is None or before.pair.weight < one.pair.weight:
            both = int(numbers[0][one.vi]) in known and int(numbers[1][one.en]) in known
            best[one.vi, one.en] = one._replace(both=both)
    return list(best.values())


class _Work:
    """The pairs that the stories of one digest make, found when they are asked for."""

    def __init__(
        self, corpus: Corpus, found: Pairing, options: Options, side: int, at: int, others: I32
    ) -> None:
        self._corpus, self._found, self._options = corpus, found, options
        self._side, self._at, self._others = side, at, others.tolist()

    @cached_property
    def pairs(self) -> list[_Told]:
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

    def _told(self, pair: Pair, other: int) -> _Told:
        return _Told(pair, other, self._at) if self._side else _Told(pair, self._at, other)

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

    def restored(self, rows: list[tuple[int, float, PairKind | None, str | None]]) -> Iterator[_Told]:
        """Yield the pairs of which that was kept; their ledgers are found when they are asked for."""
        from defcorpus.pairs import Pair, score_of
        from defcorpus.pairs.shown import Later

        reader = self._found.reader
        for place, (at, weight, kind, story) in enumerate(rows):
            other = self._others[at]
            vi, en = (other, self._at) if self._side else (self._at, other)
            ledger = Later(partial(self._ledger, place))
            ids, score = (reader.vi.id_of(vi), reader.en.id_of(en)), score_of(weight)
            yield _Told(Pair(*ids, score, weight, "paired", kind, ledger, story=story), vi, en)

    def _ledger(self, place: int) -> tuple[Evidence, ...]:
        return tuple(self.pairs[place].pair.evidence)
