"""The full-text index beside the store: tantivy, kept in step with SQLite by a generation number.

In its folder a small file `current` names the folder that holds the index and the generation of the
store that the index answers for. It is written last, and whole: after a crash it names the index as it
was, and :meth:`FullText.apply` may be given the same change again. A rebuild fills a new folder and then
switches.

Ranking is BM25 (Robertson and Zaragoza, 2009) as tantivy computes it. Its statistics go on counting documents
that were removed until they are rewritten, so :attr:`FullText.worn` says when a rebuild is due.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from defcorpus.corpus.selecting.entries import Document, entry, schema
from defcorpus.errors import StoreError
from defcorpus.tuples import NamedTuple

if TYPE_CHECKING:
    from tempfile import TemporaryDirectory

    import tantivy

__all__ = ["Document", "FullText"]

SCHEMA_VERSION = 5
_HEAP_BYTES = 64_000_000
# tantivy makes one segment of eight that are about as large as each other. Every query goes through each
# segment, so a new index is written in as many as make a few large ones with none left over; the heap holds
# about this many documents of 3 KB.
_TOGETHER = 8
_SEGMENT = 8_000
_MARK = "current"
# Below this many documents a rebuild takes less time than it takes to notice; above it, the share of removed
# documents at which the drift of the statistics is worth one.
_SMALL = 2_000
_WORN_SHARE = 0.05


class _State(NamedTuple):
    """What the file `current` says, a line each."""

    folder: str
    generation: int
    documents: int
    removed: int  # documents that were removed or replaced since the last rebuild
    schema: int = SCHEMA_VERSION


class FullText:
    """The index in `directory`. Reading needs no lock; writing is for the holder of the store's lock."""

    def __init__(self, directory: Path) -> None:
        self.directory = directory
        self._state = _read_state(directory / _MARK)
        self._index: tantivy.Index | None = None
        self._searcher: tantivy.Searcher | None = None
        self._links: TemporaryDirectory[str] | None = None

    @property
    def generation(self) -> int | None:
        """The store's generation that the index answers for; None where there is no usable index."""
        return self._state.generation if self._state else None

    @property
    def documents(self) -> int:
        """How many documents the index holds."""
        return self._state.documents if self._state else 0

    @property
    def worn(self) -> bool:
        """Say whether so much was removed that a rebuild is due, for ranking as in a fresh index."""
        if self._state is None:
            return False
        removed, documents = self._state.removed, self._state.documents
        return removed > (0 if documents <= _SMALL else _WORN_SHARE * documents)

    def rebuild(self, documents: Iterable[Document], generation: int, expected: int = 0) -> None:
        """Index `documents` anew, about as many as are expected, and answer for `generation` from now on."""
        self.directory.mkdir(parents=True, exist_ok=True)
        folder = self._new_folder()
        import tantivy

        path = self.directory / folder
        path.mkdir()
        count = _write(tantivy.Index(schema(), str(path)), documents, every=commits(expected))
        self._switch(_State(folder, generation, count, removed=0))
        self._sweep()

    def apply(self, added: Iterable[Document], removed: Iterable[int], generation: int) -> None:
        """Take documents in and out and answer for `generation` from now on.

        A document whose rowid is there already is replaced; the same change given twice changes nothing more.
        """
        if self._state is None:
            raise StoreError("There is no full-text index to bring up to date.", "Rebuild the store.")
        before = self.searcher.num_docs
        added_count = _write(self._open(), added, removed, replace=True)
        self._searcher = self._index = None
        now = self.searcher.num_docs
        lost = before + added_count - now
        state = self._state
        self._switch(_State(state.folder, generation, now, state.removed + lost))

    def clear(self) -> None:
        """Forget the index; the next update rebuilds it."""
        self._searcher = self._index = self._state = None
        if self.directory.exists():
            (self.directory / _MARK).unlink(missing_ok=True)
            self._sweep()

    @property
    def searcher(self) -> tantivy.Searcher:
        """The open index, as of its last commit. StoreError where there is none."""
        if self._searcher is None:
            self._searcher = self._open().searcher()
        return self._searcher

    def _open(self) -> tantivy.Index:
        if self._index is None:
            try:
                self._index = self._opened()
            except (ValueError, OSError):
                # A rebuild may have switched folders since the file was read.
                self._state = _read_state(self.directory / _MARK)
                try:
                    self._index = self._opened()
                except (ValueError, OSError) as error:
                    raise StoreError(
                        f"The full-text index cannot be opened: {error}",
                        "Run `defcorpus update` to make it anew.",
                    ) from error
        return self._index

    def _opened(self) -> tantivy.Index:
        import tantivy

        if self._state is None:
            raise StoreError("The store has no full-text index.", "Run `defcorpus update` to make it.")
        folder = self.directory / self._state.folder
        if os.access(folder, os.W_OK):
            try:
                return tantivy.Index.open(str(folder))
            except (ValueError, OSError):
                if not (folder / "meta.json").exists():
                    raise
        return self._opened_elsewhere(folder)

    def _opened_elsewhere(self, folder: Path) -> tantivy.Index:
        """Open an index where nothing can be written: opening makes a lock, here in a folder of links."""
        from tempfile import TemporaryDirectory

        import tantivy

        self._links = TemporaryDirectory(prefix="defcorpus-")
        for file in folder.iterdir():
            if not file.name.endswith(".lock"):
                Path(self._links.name, file.name).symlink_to(file)
        return tantivy.Index.open(self._links.name)

    def _new_folder(self) -> str:
        taken = {entry.name for entry in self.directory.iterdir()}
        return next(
            name for name in (f"index-{number}" for number in range(1, 1_000_000)) if name not in taken
        )

    def _switch(self, state: _State) -> None:
        _write_state(self.directory / _MARK, state)
        self._state = state
        self._index = self._searcher = None

    def _sweep(self) -> None:
        """Remove index folders that nothing names; a reader that holds one open keeps its files."""
        import shutil

        keep = self._state.folder if self._state else None
        for folder in self.directory.glob("index-*"):
            if folder.name != keep:
                shutil.rmtree(folder, ignore_errors=True)


def commits(documents: int) -> int | None:
    """Return how many documents to commit at a time; None where all are few."""
    if documents <= _SEGMENT:
        return None
    return -(-documents // (_TOGETHER * -(-documents // (_TOGETHER * _SEGMENT))))


def _write(
    index: tantivy.Index,
    added: Iterable[Document],
    removed: Iterable[int] = (),
    *,
    replace: bool = False,
    every: int | None = None,
) -> int:
    """Write one commit, or one for so many documents, and return how many were added.

    Merges are waited for, so that the segments on disk follow from the changes alone.
    """
    count = 0
    try:
        # One thread: documents keep their order, and so the segments are the same at each run.
        writer = index.writer(_HEAP_BYTES, 1)
        for rowid in removed:
            writer.delete_documents_by_term("rowid", rowid)
        for document in added:
            if replace:
                writer.delete_documents_by_term("rowid", document.rowid)
            writer.add_document(entry(document))
            count += 1
            if every and count % every == 0:
                writer.commit()
        writer.commit()
        writer.wait_merging_threads()
    except (ValueError, OSError) as error:
        raise StoreError(
            f"The full-text index cannot be written: {error}",
            "If another defcorpus is at work here, wait for it; see that the disk has room.",
        ) from error
    return count


def _read_state(path: Path) -> _State | None:
    """Return what the file says; None where it is missing, damaged or of another schema."""
    try:
        said = dict(line.split(" ", 1) for line in path.read_text(encoding="ascii").splitlines())
        numbers = {name: int(said[name]) for name in ("generation", "documents", "removed", "schema")}
        state = _State(said["folder"], **numbers)
    except (OSError, ValueError, KeyError):
        return None
    return state if state.schema == SCHEMA_VERSION and (path.parent / state.folder).is_dir() else None


def _write_state(path: Path, state: _State) -> None:
    """Write the file whole or not at all, and have it on the disk before returning."""
    draft = path.with_suffix(".new")
    with draft.open("w", encoding="ascii") as stream:
        stream.writelines(f"{name} {value}\n" for name, value in zip(state._fields, state, strict=True))
        stream.flush()
        os.fsync(stream.fileno())
    draft.replace(path)
    if os.name == "posix":
        folder = os.open(path.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)
