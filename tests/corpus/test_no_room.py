"""A store on a disk that takes nothing more is still read."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from defcorpus.corpus.selecting.fulltext import FullText
from defcorpus.corpus.store import schema
from defcorpus.corpus.store.database import answering
from defcorpus.corpus.store.location import locate
from defcorpus.corpus.store.lock import Lock
from defcorpus.errors import StoreError
from tests.corpus.conftest import Room


@pytest.fixture
def filled(room: Room) -> Room:
    for name in "abc":
        room.put(f"{name}.txt", f"article {name}\nperson: Phan Van {name.upper()}\n")
    room.ids()
    return room


def refuse(*_: object, **__: object) -> bool:
    raise StoreError("The store cannot be locked for writing.", "Name another folder with --store.")


def test_what_cannot_be_brought_up_to_date_answers_from_before(
    filled: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    filled.put("d.txt", "article d")
    monkeypatch.setattr(Lock, "take", refuse)
    with filled.open() as corpus:
        assert corpus.outdated
        assert [s.id for s in corpus.select(sort="id")] == ["a", "b", "c"]
        assert "cannot be locked" in corpus.warnings[0]
        assert "from before" in corpus.warnings[0]
        assert corpus.fulltext.documents == 3


def test_a_current_store_needs_no_lock(filled: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Lock, "take", refuse)
    with filled.open() as corpus:
        assert not corpus.outdated
        assert corpus.warnings == ()


def test_without_a_store_to_answer_from_it_is_an_error(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    room.put("a.txt", "article a")
    monkeypatch.setattr(Lock, "take", refuse)
    with pytest.raises(StoreError):
        room.open()


def test_a_file_that_cannot_have_its_log_is_read_alone(filled: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    connect = schema.connect

    def full(path: Path, *, create: bool = False, alone: bool = False) -> sqlite3.Connection:
        if alone:
            return connect(path, alone=True)
        error = sqlite3.OperationalError("disk I/O error")
        error.sqlite_errorcode = 4874  # https://www.sqlite.org/rescode.html#ioerr_shmsize
        raise error

    monkeypatch.setattr(schema, "connect", full)
    with filled.open() as corpus:
        assert len(corpus) == 3


def test_an_index_is_opened_where_nothing_can_be_written(
    filled: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    with filled.open() as corpus:
        folder = corpus.fulltext.directory
    monkeypatch.setattr("os.access", lambda *_: False)
    assert FullText(folder).searcher.num_docs == 3


def test_asking_where_a_store_is_makes_no_folder(room: Room) -> None:
    place = locate([room.news], room.stores, make=False)
    assert place.folder is not None
    assert not room.stores.exists()


@pytest.mark.parametrize("free", [0, 10**9])
@pytest.mark.parametrize("code", [8, 10, 13, 14])
def test_a_full_disk_is_said_to_be_full(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int, free: int
) -> None:
    import shutil
    from collections import namedtuple

    usage = namedtuple("usage", "total used free")
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage(10**9, 10**9 - free, free))
    error = sqlite3.OperationalError("attempt to write a readonly database")
    error.sqlite_errorcode = code
    with pytest.raises(StoreError) as caught, answering(tmp_path / "corpus.sqlite"):
        raise error
    assert ("disk is full" in caught.value.message) is (free == 0)
