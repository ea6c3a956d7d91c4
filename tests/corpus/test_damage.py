from __future__ import annotations

import os
import shutil
import sqlite3

import pytest

from defcorpus.corpus.store import schema
from defcorpus.corpus.store.database import Store
from defcorpus.errors import StoreError


@pytest.fixture
def made(room):
    for n in range(60):
        room.put(f"{n:02}.txt", f"article {n}\n" + f"person: Ông {n}\n" * 30)
    with room.open() as corpus:
        folder = corpus.folder
    room.logged("read")
    return folder


def database(folder):
    return folder / schema.FILE_NAME


def truncate(path):
    os.truncate(path, path.stat().st_size // 2)


def scribble(path):
    with path.open("r+b") as stream:
        stream.seek(4096)
        stream.write(b"\xa5" * (path.stat().st_size - 8192))


def header(path):
    with path.open("r+b") as stream:
        stream.write(b"no database at all")


def emptied(path):
    path.write_bytes(b"")


def dropped(path):
    connection = sqlite3.connect(path)
    connection.execute("DROP TABLE facts")
    connection.commit()
    connection.close()


def older(path):
    connection = sqlite3.connect(path)
    connection.execute("UPDATE meta SET value = '0.0.1/0' WHERE name = 'made_by'")
    connection.commit()
    connection.close()


@pytest.mark.parametrize("harm", [truncate, scribble, header, emptied, older, os.unlink])
def test_a_store_that_cannot_be_trusted_is_made_anew(room, made, harm):
    harm(database(made))
    with room.open() as corpus:
        assert len(corpus) == 60
        assert corpus.article("07").people[0].name == "Ông 7"
        assert corpus.fulltext.documents == 60
        assert corpus.fulltext.generation == corpus.generation
        assert bool(corpus.report.rebuilt) == (harm is not os.unlink)
    assert len(room.logged("read")) == 60


def test_damage_found_while_asking_is_made_good(room, made):
    dropped(database(made))
    with room.open() as corpus:
        assert corpus.report is None
        assert corpus.article("07").people[0].name == "Ông 7"
        assert corpus.report.rebuilt


def test_damage_found_while_streaming_is_made_good_next_time(room, made):
    dropped(database(made))
    with room.open() as corpus, pytest.raises(StoreError) as caught:
        list(corpus.articles())
    assert "again" in caught.value.hint
    with room.open() as corpus:
        assert len(list(corpus.articles())) == 60


def index_gone(folder):
    shutil.rmtree(folder)


def index_mark_damaged(folder):
    (folder / "current").write_text("{")


def index_behind(folder):
    mark = folder / "current"
    mark.write_text(mark.read_text().replace("generation 1", "generation 0"))


def index_ahead(folder):
    mark = folder / "current"
    mark.write_text(mark.read_text().replace("generation 1", "generation 7"))


def index_files_gone(folder):
    for path in folder.glob("index-*/*"):
        path.unlink()


@pytest.mark.parametrize("harm", [index_gone, index_mark_damaged, index_behind, index_ahead])
def test_an_index_out_of_step_is_brought_in_step(room, made, harm):
    harm(made / "fulltext")
    with room.open() as corpus:
        assert corpus.fulltext.generation == corpus.generation == 1
        assert corpus.fulltext.searcher.num_docs == 60
    assert room.logged("read") == []


def test_a_damaged_index_is_made_anew_when_next_written(room, made):
    index_files_gone(made / "fulltext")
    room.put("60.txt", "article 60")
    with room.open() as corpus:
        assert corpus.warnings == ()
        assert corpus.fulltext.searcher.num_docs == 61


def test_a_damaged_index_can_be_made_anew(room, made):
    index_files_gone(made / "fulltext")
    with room.open() as corpus:
        assert corpus.rebuild_fulltext().searcher.num_docs == 60


def test_an_index_follows_updates(room, made):
    (made / "x").mkdir()
    for n in range(10):
        (room.news / f"{n:02}.txt").unlink()
    room.put("10.txt", "article 10 rewritten")
    room.put("99.txt", "article 99")
    with room.open() as corpus:
        assert corpus.fulltext.searcher.num_docs == 51
        assert corpus._ask("SELECT count(*) FROM removed") == [(0,)]


def test_a_store_of_other_paths_is_never_answered_from(room, made):
    store = Store(made, ["/somewhere/else"])
    with pytest.raises(StoreError, match="other PATHs"):
        store.open()
