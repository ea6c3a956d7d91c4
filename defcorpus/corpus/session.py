"""Holding a store: opening it current, updating it, and seeing one generation of it at a time."""

from __future__ import annotations

import sqlite3
import weakref
from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from defcorpus.corpus import told
from defcorpus.corpus.decisions.decided import corrections_of, is_decided_so
from defcorpus.corpus.store import schema
from defcorpus.corpus.store.database import DamagedStoreError, Store, answering
from defcorpus.corpus.updating.scan import Scan, Tools, is_current, scan
from defcorpus.errors import StoreError

if TYPE_CHECKING:
    from defcorpus.corpus.accounts import Progress
    from defcorpus.corpus.records import UpdateReport
    from defcorpus.corpus.selecting.fulltext import FullText

_T = TypeVar("_T")
PATIENCE_SECONDS = 3.0


class Session:
    """One process's hold on a store. Not for several threads at once."""

    def __init__(
        self,
        store: Store,
        tools: Tools,
        *,
        temporary: bool,
        jobs: int | None = None,
        progress: Callable[[Progress], None] | None = None,
    ) -> None:
        self.store = store
        self.temporary = temporary
        self.generation = 0
        self.warnings: list[str] = []
        self.report: UpdateReport | None = None
        self.outdated = False  # it could not be brought up to date
        self._tools = tools
        self.jobs = jobs
        self._progress = progress
        self._open: sqlite3.Connection | None = None
        self._index: FullText | None = None
        # The store's notes and the files for which it was found to be out of date.
        self._outdated: tuple[dict[str, object], Scan] | None = None
        self._finalizer: weakref.finalize[..., Session] | None = None
        if temporary:
            import shutil

            self._finalizer = weakref.finalize(self, shutil.rmtree, store.folder, ignore_errors=True)

    def begin(self, *, update: bool, gone: bool, patience: float) -> None:
        """Open the store, current if `update` says so, without all that vanished if `gone` does."""
        if gone:
            self.update(gone=True)
            return
        found = self._scan() if update else None
        try:
            if self._open_current(found):
                if update:
                    self._warn_of_kept()
                return
        except DamagedStoreError:
            self._let_go()
        self._bring_up_to_date(found, patience)

    def _bring_up_to_date(self, found: Scan | None, patience: float) -> None:
        try:
            if self._take_lock(patience):
                self._write(found)
        except DamagedStoreError:
            raise
        except StoreError as error:
            self._answer_from_before(error)
        finally:
            self.store.lock.release()

    def _answer_from_before(self, error: StoreError) -> None:
        """Open the last complete generation of a store that cannot be written; raise `error` without one."""
        self._let_go()
        if not self._open_current(None) or not self.generation:
            raise error
        self.outdated = True
        self.warnings.append(told.BEFORE.format(error.message, error.hint))

    def close(self) -> None:
        """Let the store go; a temporary one is removed."""
        self._let_go()
        self._index = None
        self.store.lock.release()
        if self._finalizer is not None:
            self._finalizer()

    def _open_current(self, found: Scan | None) -> bool:
        """Open the store and pin its generation; say whether that will do."""
        if self._open is None:
            self._open = self.store.open()
        if self._open is None:
            return False
        with answering(self.store.database):
            self.pin()
            if found is None:
                return True
            seen = (schema.read_meta(self.connection), found)
            if seen == self._outdated or not self.generation:
                return False
            if is_current(self.connection, found, self._tools):
                return True
            self._outdated = seen
            return False

    def _take_lock(self, patience: float) -> bool:
        """Take the lock; leave it to another writer if there is a generation to answer from."""
        if self.store.lock.take(patience, self._waiting):
            return True
        if self.generation > 0 and self._open is not None:
            self.warnings.append(told.BUSY)
            return False
        # There is nothing to answer from yet: wait for whoever is making it, or take over when it dies.
        while not self.store.lock.take(60.0, self._waiting):
            pass
        return True

    def _waiting(self) -> None:
        if self._progress is not None:
            from defcorpus.corpus.accounts import Progress

            self._progress(Progress("waiting"))

    def _scan(self) -> Scan:
        return scan(self._tools, self.store.paths, None if self.temporary else self.store.folder.parent)

    def update(self, *, gone: bool) -> UpdateReport:
        """Bring the store up to date, whether or not it seems to need it."""
        if not self.store.lock.take(PATIENCE_SECONDS, self._waiting):
            raise StoreError("Another defcorpus is updating this corpus.", "Try again when it is done.")
        try:
            return self._write(self._scan(), always=True, gone=gone)
        finally:
            self.store.lock.release()

    def _write(self, found: Scan | None, *, always: bool = False, gone: bool = False) -> UpdateReport:
        """Make the store current, and anew where it is damaged. The lock is held."""
        from defcorpus.corpus.records import UpdateReport

        rebuilt = ""
        try:
            # Closed first: another process may have brought it up to date while this one waited.
            self._let_go()
            if self._open_current(found) and not always:
                self._warn_of_kept()
                return self.report or UpdateReport()
            report = self._update(found, gone=gone)
        except DamagedStoreError as damage:
            rebuilt = damage.message
            self._let_go()
            self._open = self.store.create()
            report = self._update(found, gone=gone)
        self.report = report._replace(rebuilt=rebuilt)
        self._warn_of_kept()
        return self.report

    def _update(self, found: Scan | None, *, gone: bool) -> UpdateReport:
        from defcorpus.corpus.records import UpdateReport
        from defcorpus.corpus.updating.update import bring_up_to_date

        if self._open is None:
            self._open = self.store.create()
        with answering(self.store.database):
            self._unpin()
            report = UpdateReport()
            if not is_decided_so(self.connection, self._tools.decided):
                self.warnings += corrections_of(self._tools.decided).warnings
            if found is not None:
                report = bring_up_to_date(
                    self.connection,
                    found,
                    self._tools,
                    gone=gone,
                    beside=self.store.folder.parent,
                    jobs=self.jobs,
                    progress=self._progress,
                )
            self.pin()
        try:
            if not self.temporary:
                self._sync_index()
        except StoreError as error:
            self.warnings.append(f"{error.message} {error.hint}".strip())
        return report

    def _warn_of_kept(self) -> None:
        kept = schema.number_in_meta(self.connection, "kept")
        if kept:
            self.warnings.append(told.kept(kept, self.store.paths))

    # ---- one generation at a time

    @property
    def connection(self) -> sqlite3.Connection:
        """The open connection. StoreError when the corpus is closed."""
        if self._open is None:
            raise StoreError("The corpus is closed.")
        return self._open

    def pin(self) -> None:
        """Hold on to the store's present generation: a read transaction sees no later commit."""
        self._unpin()
        self.connection.execute("BEGIN")
        self.generation = schema.number_in_meta(self.connection, "generation")

    def see_kept(self) -> None:
        """See what was written since, unless another process has taken the store a generation further."""
        fresh = schema.connect(self.store.database)
        fresh.execute("BEGIN")
        if schema.number_in_meta(fresh, "generation") == self.generation:
            fresh, self._open = self.connection, fresh
        fresh.close()

    def _unpin(self) -> None:
        if self.connection.in_transaction:
            self.connection.execute("COMMIT")

    def _let_go(self) -> None:
        if self._open is not None:
            self._open.close()
            self._open = None

    def answer(self, question: Callable[[sqlite3.Connection], _T]) -> _T:
        """Put a question to the store; where it turns out damaged, make it anew and ask again."""
        try:
            with answering(self.store.database):
                return question(self.connection)
        except DamagedStoreError:
            self.store.mark_damaged()
            self._let_go()
            self._bring_up_to_date(self._scan(), PATIENCE_SECONDS)
        with answering(self.store.database):
            return question(self.connection)

    def fulltext(self) -> FullText:
        """Return the index, in step with this generation where that can be had without waiting long."""
        index = self._index or self._opened_index()
        if index.generation != self.generation or index.worn:
            index = self._opened_index()
        if index.generation == self.generation and not index.worn:
            return index
        try:
            self._locked(self._sync_index)
        except StoreError:
            if not self.outdated:
                raise
        return self._usable(self._opened_index())

    def rebuild_fulltext(self) -> FullText:
        """Make the index anew from the store."""
        self._locked(self._remake_index)
        return self._usable(self._opened_index())

    def _locked(self, work: Callable[[], None]) -> None:
        """Do something under the lock, or nothing where another process holds it for long."""
        if self.store.lock.take(PATIENCE_SECONDS, self._waiting):
            try:
                work()
            finally:
                self.store.lock.release()

    def _usable(self, index: FullText) -> FullText:
        if index.generation is None:
            raise StoreError(
                "The full-text index is just being made by another defcorpus.", "Try again shortly."
            )
        return index

    def _opened_index(self) -> FullText:
        from defcorpus.corpus.selecting.fulltext import FullText

        self._index = FullText(self.store.fulltext)
        return self._index

    def _remake_index(self) -> None:
        self._opened_index().clear()
        self._sync_index()

    def _sync_index(self) -> None:
        """Bring the index in step. The lock is held."""
        from defcorpus.corpus.updating.catchup import catch_up, forget_removed

        index = self._opened_index()
        with answering(self.store.database):
            self.pin()  # another process may have gone a generation further
            catch_up(self.connection, index, self.generation, self._progress)
            self._unpin()
            forget_removed(self.connection, self.generation)
            self.pin()
