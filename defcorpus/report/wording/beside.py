"""What stands beside a place of an article in its counterpart: the sentence that tells the same.

with Corpus.open(["news"]) as corpus:
    beside = Beside(corpus)
    for line in concordance(matching(corpus, parse("đại tướng"))):
        print(line.hit, beside.of(line.article.id, line.start))
"""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple

from defcorpus.report.wording.units import units_of
from defcorpus.report.wording.written import Written

if TYPE_CHECKING:
    from defcorpus.corpus import Corpus
    from defcorpus.pairs.words.lexicon import Lang
    from defcorpus.report.features import Report


class Aligned(NamedTuple):
    """The counterpart of an article, and its sentence, on one line; None where none stands beside."""

    id: str
    text: str | None


class Beside:
    """The sentences of a corpus's pairs, looked up by their places."""

    def __init__(self, corpus: Corpus, *, progress: Report = None) -> None:
        units = units_of(corpus, progress=progress)
        self._written = Written(corpus, units)
        self._other: dict[str, tuple[str, Lang]] = {}
        for pair in units.pairs:
            self._other.setdefault(pair.vi, (pair.en, "en"))
            self._other.setdefault(pair.en, (pair.vi, "vi"))
        self._places: dict[str, list[tuple[int, int, int]]] = {}
        for at, unit in enumerate(units.units):
            told = units.pairs[unit.pair]
            for id_, spans, other in ((told.vi, unit.vi_at, told.en), (told.en, unit.en_at, told.vi)):
                if self._other[id_][0] == other:
                    places = self._places.setdefault(id_, [])
                    places += [(start, end, at) for start, end in spans]
        for places in self._places.values():
            places.sort()

    def of(self, id_: str, at: int) -> Aligned | None:
        """Return what stands beside a place of an article's page; None where that has no counterpart."""
        if id_ not in self._other:
            return None
        other, lang = self._other[id_]
        places = self._places.get(id_, [])
        nth = bisect_right(places, at, key=lambda place: place[0]) - 1
        if nth < 0 or at >= places[nth][1]:
            return Aligned(other, None)
        return Aligned(other, self._written.quote(places[nth][2], lang))
