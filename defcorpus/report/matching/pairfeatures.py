"""The pairing features of a corpus: made once, by several processes, and read as columns or one by one."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from defcorpus.report.matching.sided import Sided

if TYPE_CHECKING:
    from defcorpus.corpus import Corpus
    from defcorpus.pairs import Features
    from defcorpus.pairs.features.columns import Columns
    from defcorpus.report.features import Report

_JOB = 64  # articles that a process takes at once
_KEPT = 4096  # in one transaction, or read together
_SIZE = 3_000  # bytes of an article, about

LANGS = ("vi", "en")


class Shelf:
    """The articles of a corpus that may have counterparts, with their features made."""

    def __init__(self, corpus: Corpus, progress: Report = None) -> None:
        self._corpus = corpus
        self._unkept = _make(corpus, progress)

    def side(self, lang: str, without: Collection[int] = ()) -> Sided:
        """Return the articles of a language but for some."""
        return Sided(self._corpus, lang, without)

    @cached_property
    def keys(self) -> dict[str, str]:
        """The content key of each id."""
        return {id_: key for one in map(self.side, LANGS) for id_, key in zip(one.ids, one.keys, strict=True)}

    @cached_property
    def numbers(self) -> dict[str, int]:
        """The number of each id."""
        sides = [self.side(lang) for lang in LANGS]
        return {id_: at for one in sides for id_, at in zip(one.ids, one.numbers.tolist(), strict=True)}

    def columns(self, numbers: Sequence[int]) -> Columns:
        """Return the articles of these numbers as columns."""
        from defcorpus.pairs.features.columns import read_fronts
        from defcorpus.pairs.features.encoded import behind

        fronts: list[bytes] = []
        for at in range(0, len(numbers), _KEPT):
            some = numbers[at : at + _KEPT]
            data = self.data(some)
            fronts += [data[number][: behind(data[number])] for number in some]
        return read_fronts(fronts)

    def features(self, number: int, id_: str) -> Features:
        """Return the features of an article of this id."""
        return _restored(self.data([number])[number], id_)

    def data(self, numbers: Sequence[int]) -> dict[int, bytes]:
        """Return the features of articles as they are kept, by number."""
        from defcorpus.pairs import FEATURES_VERSION

        found = self._corpus.features_of("pairs", FEATURES_VERSION, numbers)
        return found | {number: self._unkept[number] for number in numbers if number in self._unkept}


class Read:
    """Some articles of a shelf, for `defcorpus.pairs.match`: each is read when it is asked for."""

    def __init__(self, shelf: Shelf, articles: Sided) -> None:
        self._shelf, self.articles = shelf, articles
        self._near: dict[int, bytes] = {}  # by number: what was read together

    def __len__(self) -> int:
        return len(self.articles)

    def __getitem__(self, at: int, /) -> Features:
        return _restored(self._data(at), self.id_of(at))

    def sided(self, at: int, /) -> tuple[bytes, bytes]:
        """Return an article's sentences as `sheets.Sheets` reads them."""
        from defcorpus.pairs.features.encoded import behind
        from defcorpus.pairs.records import part_of

        data = self._data(at)
        return data, part_of(data, behind(data))[0]

    def ahead(self, places: Collection[int], /) -> None:
        """Read articles together that are asked for next, in place of those before."""
        self._near = self._shelf.data(self.articles.numbers[sorted(places)].tolist())

    def id_of(self, at: int, /) -> str:
        """Return an article's id."""
        return self.articles.ids[at]

    def _data(self, at: int) -> bytes:
        number = int(self.articles.numbers[at])
        found = self._near.get(number)
        return self._shelf.data([number])[number] if found is None else found


def _restored(data: bytes, id_: str) -> Features:
    from defcorpus.pairs import restored

    # Ids are the corpus's own and may have changed since, when another file of the same name came.
    return restored(data, id_)


def _make(corpus: Corpus, progress: Report) -> dict[int, bytes]:
    """Make and keep the features that are missing; return those that could not be kept."""
    from defcorpus.corpus import Progress
    from defcorpus.corpus.store.location import FILE_NAME
    from defcorpus.corpus.updating.pool import Job, run, workers_for
    from defcorpus.pairs import FEATURES_VERSION

    missing = [told.number for told in corpus.wanting("pairs", FEATURES_VERSION) if told.lang in LANGS]
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

    from defcorpus.corpus.selecting import read
    from defcorpus.corpus.store import schema
    from defcorpus.pairs import features, stored

    with closing(schema.connect(database)) as connection:
        return [(number, stored(features(one))) for number, one in read.articles(connection, numbers)]
