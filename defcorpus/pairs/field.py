"""All candidates of a run with their weights, and the articles behind them, read when a pair is looked at."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple, Protocol

import numpy as np

from defcorpus.pairs import weights as w
from defcorpus.pairs.align import Alignment, align
from defcorpus.pairs.compare import Prepared, prepare
from defcorpus.pairs.conflicts import conflicts
from defcorpus.pairs.evidence import raw_weight, sentence_rows
from defcorpus.pairs.lexicon import reviewed
from defcorpus.pairs.model import Model
from defcorpus.pairs.people import respellings
from defcorpus.pairs.records import Evidence, Features, PairKind

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]
    I64 = NDArray[np.int64]

_HELD = 4096  # articles with their words
_ALIGNED = 1 << 16  # pairs set side by side


class Articles(Protocol):
    """The articles of one language, in the order of their content keys; each is read when asked for."""

    def __len__(self) -> int: ...

    def __getitem__(self, at: int, /) -> Features: ...

    def id_of(self, at: int, /) -> str:
        """Return an article's id."""


class Listed:
    """Articles that are all in memory."""

    def __init__(self, articles: Sequence[Features]) -> None:
        self._articles = articles

    def __len__(self) -> int:
        return len(self._articles)

    def __getitem__(self, at: int, /) -> Features:
        return self._articles[at]

    def id_of(self, at: int, /) -> str:
        """Return an article's id."""
        return self._articles[at].id


@dataclass(frozen=True, slots=True)
class Link:
    """A candidate: indices of its articles and its weight without rivals."""

    vi: int
    en: int
    weight: float

    @property
    def order(self) -> tuple[float, int, int]:
        """What comes first is the better one; indices follow the content keys."""
        return -self.weight, self.vi, self.en


class Said(NamedTuple):
    """What was found of a pair whose sentences were looked at."""

    ahead: float  # its weight with its rivals: what follows holds for this one
    sentences: float  # what they say, in bits
    weight: float | None = None  # with all, rounded, where the pair was made
    kind: PairKind | None = None


class Reader:
    """Articles weighed, and set side by side, as they are asked for; the last ones are held.

    `said` is what is known of pairs from before, by their indices; it grows with what is found.
    """

    def __init__(
        self, vi: Articles, en: Articles, model: Model, said: dict[tuple[int, int], Said] | None = None
    ) -> None:
        self.vi, self.en, self.model = vi, en, model
        self.said = {} if said is None else said
        self._articles: OrderedDict[tuple[bool, int], Features] = OrderedDict()
        self._held: OrderedDict[tuple[bool, int], Prepared] = OrderedDict()
        self._beside: OrderedDict[tuple[int, int], Alignment] = OrderedDict()

    def both(self, vi: int, en: int) -> tuple[Prepared, Prepared]:
        """Return the articles of a pair."""
        return self._prepared(vi, vietnamese=True), self._prepared(en, vietnamese=False)

    def weight(self, vi: int, en: int) -> float:
        """Return a pair's weight without its rivals."""
        return raw_weight(*self.both(vi, en), self.model)

    def respelt(self, vi: int, en: int) -> float | None:
        """Return a pair's weight without its rivals where names are spelt otherwise in the two articles."""
        one, two = self._read(vi, vietnamese=True), self._read(en, vietnamese=False)
        shared = {*one.terms} & {*two.terms}
        return self.weight(vi, en) if respellings(one, two, shared) else None

    def aligned(self, link: Link) -> Alignment:
        """Return the sentences of a link's articles side by side."""
        at = link.vi, link.en
        found = self._beside.get(at)
        if found is None:
            one, two = self.both(*at)
            found = self._beside[at] = align(one.article, two.article, self.model, reviewed())
            if len(self._beside) > _ALIGNED:
                self._beside.popitem(last=False)
        return found

    def sentences(self, link: Link) -> list[Evidence]:
        """Return what the sentences of a link's articles say, side by side."""
        vi, en = self.both(link.vi, link.en)
        beside = self.aligned(link)
        known = respellings(vi.article, en.article, vi.bits.keys() & en.bits.keys())
        return sentence_rows(vi, en, beside, conflicts(vi, en, beside.links, known))

    def same_story(self, one: int, two: int, *, vietnamese: bool) -> bool:
        """Say whether two articles of one language tell the same story."""
        first, last = (self._prepared(at, vietnamese=vietnamese) for at in sorted((one, two)))
        return raw_weight(first, last, self.model) >= w.SAME_STORY

    def said_of(self, link: Link, weight: float) -> Said:
        """Return what is known of a link that has `weight` with its rivals, looking at its sentences."""
        known = self.said.get((link.vi, link.en))
        if known is None or known.ahead != weight:
            rows = self.sentences(link)
            known = self.said[link.vi, link.en] = Said(weight, sum(row.weight for row in rows))
        return known

    def _read(self, at: int, *, vietnamese: bool) -> Features:
        asked = vietnamese, at
        found = self._articles.get(asked)
        if found is None:
            found = self._articles[asked] = (self.vi if vietnamese else self.en)[at]
            if len(self._articles) > _HELD:
                self._articles.popitem(last=False)
        return found

    def _prepared(self, at: int, *, vietnamese: bool) -> Prepared:
        asked = vietnamese, at
        found = self._held.get(asked)
        if found is None:
            found = self._held[asked] = prepare(self._read(at, vietnamese=vietnamese), self.model)
            if len(self._held) > _HELD:
                self._held.popitem(last=False)
        return found


class Field:
    """The candidates of a run, by article, best first."""

    def __init__(self, reader: Reader, pairs: I64, weights: Floats) -> None:
        """Take sorted rows of two indices with a weight each."""
        self.reader, self.pairs, self.weights = reader, pairs, weights
        self._order = np.argsort(-weights, kind="stable")  # of equal ones the first: indices follow the keys
        rank = np.empty(len(pairs), np.int64)
        rank[self._order] = np.arange(len(pairs))
        self._ranks = [np.sort(pairs[:, side] << 32 | rank) for side in (0, 1)]

    def of(self, at: int, *, vietnamese: bool) -> Links:
        """Return the candidates of an article, best first."""
        ranks = self._ranks[not vietnamese]
        begin, end = np.searchsorted(ranks, (at << 32, (at + 1) << 32)).tolist()
        return Links(self, self._order[ranks[begin:end] & 0xFFFFFFFF])

    def best(self, least: float) -> list[Link]:
        """Return the candidates of at least this weight, best first."""
        return list(Links(self, self._order[: int((self.weights >= least).sum())]))

    def other_id(self, link: Link, rival: Link) -> str:
        """Return the id of the rival's article that is not in the link."""
        if rival.vi == link.vi:
            return self.reader.en.id_of(rival.en)
        return self.reader.vi.id_of(rival.vi)


class Links:
    """Some candidates, best first; each is made when it is asked for."""

    def __init__(self, field: Field, rows: I64) -> None:
        self._field, self._rows = field, rows

    def __len__(self) -> int:
        return len(self._rows)

    def __getitem__(self, at: int, /) -> Link:
        row = int(self._rows[at])  # beyond the last one an IndexError: so it can be gone through
        vi, en = self._field.pairs[row].tolist()
        return Link(vi, en, float(self._field.weights[row]))

    def __iter__(self) -> Iterator[Link]:
        return (self[at] for at in range(len(self)))
