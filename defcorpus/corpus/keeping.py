"""What commands keep in a store beside its articles: features of them, and models learnt from all."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING

from defcorpus.corpus.store.database import answering

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from defcorpus.corpus.records import Head, Told
    from defcorpus.corpus.session import Session
    from defcorpus.corpus.store.keep import Model

_ALL = "every {}"  # the name of what notes that all articles have a kind of features


class Keeping:
    """The part of a corpus that keeps what was made of it, for its own generation."""

    _session: Session
    _told: tuple[int, dict[str, NDArray[np.int64]]] | None  # of a generation

    @property
    def generation(self) -> int:
        """Which state of the store is answered from: one more with each update that changes something."""
        return self._session.generation

    @property
    def jobs(self) -> int | None:
        """How many processes may work at once; None for as many as there are processors."""
        return self._session.jobs

    def __len__(self) -> int:
        count = "SELECT count(*) FROM articles WHERE id IS NOT NULL"
        return int(self._session.answer(lambda c: c.execute(count).fetchone()[0]))

    def holds_more_than(self, count: int) -> bool:
        """Say whether there are more articles than that; of a large corpus not all are counted for it."""
        one_more = "SELECT 1 FROM articles WHERE id IS NOT NULL LIMIT 1 OFFSET ?"
        return self._session.answer(lambda c: c.execute(one_more, (count,)).fetchone()) is not None

    def features(self, kind: str, version: int) -> dict[int, bytes]:
        """Return the kept features of one kind and version, by article number."""
        from defcorpus.corpus.store import keep

        return self._session.answer(lambda c: keep.features(c, kind, version))

    def told(self) -> dict[str, NDArray[np.int64]]:
        """Return what tells a story: by language a row for each, its number and the generation it changed in.

        They are in the order of their content keys, of the same one in that of their ids.
        """
        from defcorpus.corpus import tellers

        if self._told is None or self._told[0] != self.generation:
            self._told = self.generation, self._session.answer(tellers.told)
        return self._told[1]

    def told_ids(self, lang: str) -> list[str]:
        """Return the ids of what tells a story in a language, in the order of `told`."""
        from defcorpus.corpus import tellers

        return self._session.answer(lambda c: tellers.texts(c, lang, "id"))

    def told_keys(self, lang: str) -> list[str]:
        """Return the content keys of what tells a story in a language, in the order of `told`."""
        from defcorpus.corpus import tellers

        return self._session.answer(lambda c: tellers.texts(c, lang, "key"))

    def digests(self) -> list[int]:
        """Return the numbers of what tells several stories, ascending."""
        from defcorpus.corpus import tellers

        return self._session.answer(tellers.digests)

    def wanting(self, kind: str, version: int) -> list[Told]:
        """Return what tells a story and has no feature of this kind and version, by number."""
        from defcorpus.corpus import tellers

        known = self.model(_ALL.format(kind), version)
        if known is not None and known.generation == self.generation:
            return []
        since = 0 if known is None else known.generation
        return self._session.answer(lambda c: tellers.wanting(c, kind, version, since))

    def none_wanting(self, kind: str, version: int) -> None:
        """Note that no article of this generation wants a feature: only what came later is looked at then."""
        known = self.model(_ALL.format(kind), version)
        if known is None or known.generation != self.generation:
            self.put_model(_ALL.format(kind), version, b"")

    def heads(self, numbers: Sequence[int]) -> list[Head]:
        """Return what names and dates each of these articles, by id."""
        from defcorpus.corpus.selecting import read

        return self._session.answer(lambda c: read.heads(c, numbers))

    @property
    def renamed(self) -> int:
        """The generation in which an article was last called otherwise than before, or found elsewhere."""
        from defcorpus.corpus.store.schema import number_in_meta

        return self._session.answer(lambda c: number_in_meta(c, "renamed"))

    def bodies(self, numbers: Sequence[int]) -> dict[int, tuple[str, list[str]]]:
        """Return the body of each of these articles, a line end between two stretches, and its titles."""
        from defcorpus.corpus.selecting import read

        return self._session.answer(lambda c: read.bodies(c, numbers))

    def features_of(self, kind: str, version: int, numbers: Sequence[int]) -> dict[int, bytes]:
        """Return the kept features of these articles."""
        from defcorpus.corpus.store import keep

        return self._session.answer(lambda c: keep.features(c, kind, version, numbers))

    def put_features(self, kind: str, version: int, items: Iterable[tuple[int, bytes]]) -> bool:
        """Keep features by article number; return whether they were kept.

        They are not while another process is writing.
        """
        from defcorpus.corpus.store import keep

        return self._put(lambda: keep.put_features(self._session.store.database, kind, version, items))

    def model(self, name: str, version: int) -> Model | None:
        """Return what was learnt under this name and version, or None."""
        from defcorpus.corpus.store import keep

        return self._session.answer(lambda c: keep.model(c, name, version))

    def put_model(self, name: str, version: int, data: bytes) -> bool:
        """Keep something learnt from this generation in place of what had its name; return whether it was."""
        from defcorpus.corpus.store import keep

        kept = keep.Model(name, version, self.generation, len(self), data)
        return self._put(lambda: keep.put_model(self._session.store.database, kept))

    def _put(self, write: Callable[[], bool]) -> bool:
        with answering(self._session.store.database):
            kept = write()
            self._session.see_kept()
        return kept
