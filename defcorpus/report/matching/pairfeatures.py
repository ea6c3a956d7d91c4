"""The pairing features of a corpus: made once, by several processes, and read as columns or one by one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from operator import itemgetter
from pathlib import Path
from typing import TYPE_CHECKING

from defcorpus.corpus.records import Teller

if TYPE_CHECKING:
    from defcorpus.corpus import Corpus
    from defcorpus.pairs import Features
    from defcorpus.pairs.columns import Columns
    from defcorpus.pairs.sides import Side
    from defcorpus.report.features import Report

_JOB = 64  # articles that a process takes at once
_KEPT = 4096  # in one transaction, or read together
_SIZE = 3_000  # bytes of an article, about

LANGS = ("vi", "en")


_ID, _KEY = (itemgetter(Teller._fields.index(name)) for name in ("id", "key"))


class Shelf:
    """The articles of a corpus that may have counterparts, with their features made."""

    def __init__(self, corpus: Corpus, progress: Report = None) -> None:
        self._corpus = corpus
        every = [teller for teller in corpus.tellers() if teller.lang in LANGS]
        self.tellers = {teller.number: teller for teller in every}
        self._unkept = _make(corpus, [teller.number for teller in every], progress)

    def keys(self) -> dict[str, str]:
        """Return the content key of each id."""
        return {one.id: one.key for one in self.tellers.values()}

    def numbers(self) -> dict[str, int]:
        """Return the number of each id."""
        return {one.id: one.number for one in self.tellers.values()}

    def side(self, lang: str, without: frozenset[int]) -> list[Teller]:
        """Return the articles of a language in the order of their content keys, but for some."""
        found = [one for one in self.tellers.values() if one.lang == lang and one.number not in without]
        found.sort(key=_ID)
        found.sort(key=_KEY)  # in a fraction of the time that a pair of both takes
        return found

    def columns(self, articles: Sequence[Teller]) -> Columns:
        """Return the articles as columns."""
        from defcorpus.pairs.columns import read_fronts
        from defcorpus.pairs.encoded import behind

        fronts: list[bytes] = []
        for at in range(0, len(articles), _KEPT):
            some = articles[at : at + _KEPT]
            data = self._data([one.number for one in some])
            fronts += [data[one.number][: behind(data[one.number])] for one in some]
        return read_fronts(fronts)

    def features(self, number: int) -> Features:
        """Return the features of one article."""
        from defcorpus.pairs import restored

        # Ids are the corpus's own and may have changed since, when another file of the same name came.
        return replace(restored(self._data([number])[number]), id=self.tellers[number].id)

    def side_of(self, number: int) -> Side:
        """Return the sentences of one article as they are aligned."""
        from defcorpus.pairs.sides import side_in

        return side_in(self._data([number])[number])

    def _data(self, numbers: Sequence[int]) -> dict[int, bytes]:
        from defcorpus.pairs import FEATURES_VERSION

        found = self._corpus.features_of("pairs", FEATURES_VERSION, numbers)
        return found | {number: self._unkept[number] for number in numbers if number in self._unkept}


class Read:
    """Some articles of a shelf, for `defcorpus.pairs.match`: each is read when it is asked for."""

    def __init__(self, shelf: Shelf, articles: Sequence[Teller]) -> None:
        self._shelf, self.articles = shelf, articles

    def __len__(self) -> int:
        return len(self.articles)

    def __getitem__(self, at: int, /) -> Features:
        return self._shelf.features(self.articles[at].number)

    def side(self, at: int, /) -> Side:
        """Return an article's sentences as they are aligned."""
        return self._shelf.side_of(self.articles[at].number)

    def id_of(self, at: int, /) -> str:
        """Return an article's id."""
        return self.articles[at].id


def _make(corpus: Corpus, numbers: Sequence[int], progress: Report) -> dict[int, bytes]:
    """Make and keep the features that are missing; return those that could not be kept."""
    from defcorpus.corpus import Progress
    from defcorpus.corpus.location import FILE_NAME
    from defcorpus.corpus.pool import Job, run, workers_for
    from defcorpus.pairs import FEATURES_VERSION

    wanting = {told.number for told in corpus.wanting("pairs", FEATURES_VERSION)}
    missing = [number for number in numbers if number in wanting]
    if not missing:
        corpus.none_wanting("pairs", FEATURES_VERSION)
        return {}
    database = corpus.folder / FILE_NAME
    jobs = (
        Job(_made, (database, missing[at : at + _JOB]), _SIZE * len(missing[at : at + _JOB]))
        for at in range(0, len(missing), _JOB)
    )
    unkept: dict[int, bytes] = {}
    for at, some in enumerate(_batches(run(jobs, workers_for(_SIZE * len(missing), corpus.jobs)))):
        if progress is not None:
            progress(Progress("comparing", min(len(missing), (at + 1) * _JOB), len(missing), "articles"))
        if not corpus.put_features("pairs", FEATURES_VERSION, some):
            unkept.update(some)
    if not unkept:
        corpus.none_wanting("pairs", FEATURES_VERSION)
    return unkept


def _batches(made: Iterator[tuple[int, bytes]]) -> Iterator[list[tuple[int, bytes]]]:
    from itertools import islice

    while some := list(islice(made, _JOB)):
        yield some


def _made(database: Path, numbers: Sequence[int]) -> list[tuple[int, bytes]]:
    """Return the features of some articles of a store: what a process of its own does."""
    from contextlib import closing

    from defcorpus.corpus import read, schema
    from defcorpus.pairs import features, stored

    with closing(schema.connect(database)) as connection:
        return [(number, stored(features(one))) for number, one in read.articles(connection, numbers)]
