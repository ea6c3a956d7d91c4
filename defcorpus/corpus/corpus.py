"""A corpus: the articles under some PATHs, kept in a store that is brought up to date when it is opened.

>>> with Corpus.open(["news"]) as corpus:  # doctest: +SKIP
...     for summary in corpus.select(Filters(people=("mustafayev",), since="2025-10")):
...         print(summary.date, summary.title)
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from defcorpus.corpus.decisions.decided import decided
from defcorpus.corpus.keeping import Keeping
from defcorpus.corpus.overview import Overview
from defcorpus.corpus.records import Filters, Meant, PageText, Summary
from defcorpus.corpus.session import PATIENCE_SECONDS, Session
from defcorpus.corpus.store.database import DamagedStoreError, Store, answering
from defcorpus.corpus.store.location import locate, temporary_folder
from defcorpus.corpus.updating.scan import Tools, default_tools
from defcorpus.corpus.visiting import Visiting
from defcorpus.errors import StoreError

if TYPE_CHECKING:
    from defcorpus.article import Article, Skip
    from defcorpus.corpus.accounts import Progress, StoreInfo
    from defcorpus.corpus.records import UpdateReport
    from defcorpus.corpus.selecting.fulltext import FullText
    from defcorpus.reading.options import ReadOptions

_ALL = Filters()


class Corpus(Keeping, Overview, Visiting):
    """The articles under some PATHs. Made by :meth:`open`; closed by :meth:`close` or a `with` block.

    All answers are from one generation of the store, even while another process updates it; only where the
    full-text index has gone further, :attr:`fulltext` goes with it.
    """

    def __init__(self, session: Session, verdicts: str | Path | None = None) -> None:
        self._session = session
        self._verdicts = verdicts
        self._meant: tuple[tuple[int, Filters], Meant] | None = None
        self._told = None

    @classmethod
    def open(
        cls,
        paths: Sequence[str | Path],
        *,
        store: str | Path | None = None,
        update: bool = True,
        gone: bool = False,
        jobs: int | None = None,
        progress: Callable[[Progress], None] | None = None,
        patience: float = PATIENCE_SECONDS,
        options: ReadOptions | None = None,
        corrections: str | Path | None = None,
        verdicts: str | Path | None = None,
        tools: Tools | None = None,
        temporary: bool = False,
    ) -> Self:
        """Open the corpus of `paths`, bringing its store up to date where a file is new, changed or gone.

        With `update` False the store is taken as it is, empty where there is none; with `gone` it is updated
        as by :meth:`update`, and what vanished is forgotten however much it is. `store` is the folder that
        stores are kept under; `jobs` how many processes may analyse; `patience` how many seconds to wait for
        another writer before answering from its last complete generation. `progress` is called often and
        should be quick. `options` name the fields of tables and JSON records; with others than last time
        everything is read again. `corrections` is a person's file of them; without it those count that stand
        in the current folder and beside the PATHs; `verdicts` likewise is what a person decided of pairs. A
        `temporary` store goes when the corpus is closed.

        PathError for a PATH that is missing, StoreError for a store that cannot be used.
        """
        place = locate(paths or ["."], store, temporary=temporary)
        session = Session(
            Store(place.folder or temporary_folder(), place.paths),
            tools or default_tools(options, decided(place.paths, str(corrections) if corrections else None)),
            temporary=place.folder is None,
            jobs=jobs,
            progress=progress,
        )
        if place.warning:
            session.warnings.append(place.warning)
        try:
            session.begin(update=update, gone=gone, patience=patience)
        except BaseException:
            session.close()
            raise
        return cls(session, verdicts)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let the store go; a temporary one is removed."""
        self._session.close()

    def update(self, *, gone: bool = False) -> UpdateReport:
        """Bring the store up to date and say what was found.

        With `gone`, what vanished is forgotten however much it is. StoreError where another process is
        updating it.
        """
        return self._session.update(gone=gone)

    @property
    def report(self) -> UpdateReport | None:
        """What the last update found; None where opening needed none."""
        return self._session.report

    @property
    def outdated(self) -> bool:
        """Whether the store could not be written, so that answers are from before the files changed."""
        return self._session.outdated

    @property
    def warnings(self) -> Sequence[str]:
        """What a person should be told."""
        return tuple(self._session.warnings)

    # ---- asking

    @property
    def paths(self) -> tuple[str, ...]:
        """The PATHs of the corpus, resolved and sorted."""
        return self._session.store.paths

    @property
    def verdicts(self) -> str | None:
        """The file that was named for what a person decided of pairs."""
        return None if self._verdicts is None else str(self._verdicts)

    @property
    def folder(self) -> Path:
        """Where the store is."""
        return self._session.store.folder

    def select(
        self,
        filters: Filters = _ALL,
        sort: str = "date",
        *,
        reverse: bool = False,
        limit: int | None = None,
        without: Collection[int] = (),
    ) -> list[Summary]:
        """Return the summaries of the articles that `filters` let through.

        `sort` is one of date, title, source, lang, words, id; equal ones are in the order of their content
        keys. `without` are numbers to leave out. UsageError for an order, date, language or country that
        cannot be meant.
        """
        from defcorpus.corpus.selecting import select

        return self._session.answer(
            lambda c: select.select(c, filters, sort, reverse=reverse, limit=limit, without=without)
        )

    def fitting(self, filters: Filters, numbers: Iterable[int]) -> list[int]:
        """Return which of these numbers `filters` let through, in the order of a list by date."""
        from defcorpus.corpus.selecting import select

        wanted = list(numbers)
        return self._session.answer(lambda c: select.fitting(c, filters, wanted))

    def undated_left_out(self, filters: Filters, shown: Iterable[str] = ()) -> int:
        """Return how many articles the dates of `filters` leave out only because they have none.

        Those of the ids `shown` are in the answer all the same: beside a counterpart, or in a dated event.
        """
        from defcorpus.corpus.selecting import select

        ids = frozenset(shown)
        return self._session.answer(lambda c: select.undated_left_out(c, filters, ids))

    def summaries(self, numbers: Iterable[int]) -> list[Summary]:
        """Return the summaries of articles by their numbers, in that order; unknown ones are left out."""
        from defcorpus.corpus.selecting import read

        return self._session.answer(partial(read.summaries, numbers=list(numbers)))

    def pages(self, numbers: Iterable[int]) -> dict[int, PageText]:
        """Return the text and segments of articles by their numbers; unknown ones are left out."""
        from defcorpus.corpus.selecting import read

        return self._session.answer(partial(read.pages, numbers=list(numbers)))

    def meant(self, filters: Filters) -> Meant:
        """Return what `filters` say in the store's own terms; UsageError for what cannot be meant."""
        from defcorpus.corpus.selecting import select

        # One filter stands beside many queries: whom it means is looked up once a generation.
        asked = (self.generation, filters)
        if self._meant is None or self._meant[0] != asked:
            self._meant = (asked, self._session.answer(lambda c: select.meant(c, filters)))
        return self._meant[1]

    def number(self, id_or_path: str) -> int:
        """Return the number of the one article that is meant: by id, by path, or by a prefix of its id."""
        from defcorpus.corpus.selecting.lookup import find

        return self._session.answer(lambda c: find(c, id_or_path))

    def numbers(self, ids: Iterable[str]) -> dict[str, int]:
        """Return the numbers of articles by their exact ids; unknown ones are left out."""
        from defcorpus.corpus.selecting.lookup import numbers

        wanted = list(ids)
        return self._session.answer(lambda c: numbers(c, wanted))

    def ids(self, numbers: Iterable[int]) -> dict[int, str]:
        """Return the ids of articles by their numbers; unknown ones are left out."""
        from defcorpus.corpus.selecting.lookup import ids

        wanted = list(numbers)
        return self._session.answer(lambda c: ids(c, wanted))

    def article(self, id_or_path: str) -> Article:
        """Return the one article that is meant, with all that is known of it.

        UnknownIdError where there is none, or more than one.
        """
        from defcorpus.corpus.selecting.read import articles

        number = self.number(id_or_path)
        return self._session.answer(lambda c: next(article for _, article in articles(c, [number])))

    def articles(self, numbers: Iterable[int] | None = None) -> Iterator[Article]:
        """Yield articles, a few in memory at a time: all in the order of their ids, or those numbered."""
        return (article for _, article in self.numbered(numbers))

    def numbered(self, numbers: Iterable[int] | None = None) -> Iterator[tuple[int, Article]]:
        """Yield articles as :meth:`articles` does, each with its number."""
        from defcorpus.corpus.selecting.read import articles

        if numbers is None:
            numbers = [
                n for (n,) in self._ask("SELECT number FROM articles WHERE id IS NOT NULL ORDER BY id")
            ]
        try:
            with answering(self._session.store.database):
                yield from articles(self._session.connection, list(numbers))
        except DamagedStoreError as damage:
            self._session.store.mark_damaged()
            raise StoreError(
                damage.message, "Run it again: the store will be made anew from its sources."
            ) from damage

    def short_ids(self, ids: Iterable[str]) -> dict[str, str]:
        """Return for each id its shortest unique prefix, of at least 3 characters."""
        from defcorpus.corpus.selecting.lookup import short_ids

        wanted = list(ids)
        return self._session.answer(lambda c: short_ids(c, wanted))

    def skipped(self) -> list[Skip]:
        """Return what was not taken in, and why."""
        from defcorpus.corpus.selecting.read import skipped

        return self._session.answer(skipped)

    # ---- the full-text index

    @property
    def fulltext(self) -> FullText:
        """The full-text index, in step with this generation where that can be had without waiting long."""
        return self._session.fulltext()

    def rebuild_fulltext(self) -> FullText:
        """Make the index anew from the store, for one that turned out damaged."""
        return self._session.rebuild_fulltext()

    # ---- the store itself

    def info(self) -> StoreInfo:
        """Return where the store is, how big and how old."""
        from defcorpus.corpus.store.stores import info

        return info(self._session.store.folder, temporary=self._session.temporary)

    def clear(self) -> None:
        """Close the corpus and delete its store. No source is touched."""
        from defcorpus.corpus.store.stores import remove

        self.close()
        if not self._session.temporary and not remove(self._session.store.folder):
            raise StoreError("Another defcorpus is writing this store.", "Try again when it is done.")

    def _ask(self, query: str) -> list[tuple[Any, ...]]:
        return self._session.answer(lambda connection: connection.execute(query).fetchall())
