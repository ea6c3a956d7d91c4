from __future__ import annotations

import os
import shutil
import sqlite3
import time
from pathlib import Path

import pytest

from defcorpus.article import Skip
from defcorpus.corpus import Filters, Progress
from defcorpus.errors import PathError, StoreError
from tests.corpus import stub


def fill(room, names="abcde"):
    for name in names:
        room.put(f"{name}.txt", f"article {name}\nperson: Phan Van {name.upper()}\n")


def test_a_new_corpus_is_read_once(room, counts):
    fill(room)
    with room.open() as corpus:
        assert counts(corpus) == (5, 0, 0, 0)
        assert corpus.generation == 1
    assert len(room.logged("read")) == 5
    with room.open() as corpus:
        assert corpus.report is None
        assert len(corpus) == 5
    assert room.logged("read") == []


def test_only_what_changed_is_read_again(room, counts):
    fill(room)
    room.ids()
    room.logged("read")
    room.put("b.txt", "article b, rewritten")
    room.put("f.txt", "article f")
    (room.news / "c.txt").unlink()
    with room.open() as corpus:
        assert counts(corpus) == (1, 1, 1, 3)
        assert corpus.generation == 2
        assert [s.id for s in corpus.select(sort="id")] == ["a", "b", "d", "e", "f"]
        assert corpus.article("b").page.text == "article b, rewritten"
    assert [Path(path).name for path in room.logged("read")] == ["b.txt", "f.txt"]


def test_a_touched_file_is_not_read_again(room, counts):
    fill(room)
    room.ids()
    room.logged("read")
    os.utime(room.news / "a.txt", (1e9, 1e9))
    with room.open() as corpus:
        assert counts(corpus) == (0, 0, 0, 5)
        assert corpus.generation == 1
    with room.open() as corpus:
        assert corpus.report is None
    assert room.logged("read") == []


def test_of_a_changed_container_only_new_records_are_analysed(room, counts):
    records = [(f"r{n}", f"record {n}\n") for n in range(20)]
    room.records("n.jsonl", records)
    room.ids()
    assert len(room.logged("analysed")) == 20
    changed = [("first", "a new one\n"), *records[:7], ("r7", "record 7 as corrected\n"), *records[8:19]]
    room.records("n.jsonl", changed)
    with room.open() as corpus:
        assert counts(corpus) == (0, 2, 0, 18)
        assert [s.index for s in corpus.select(sort="id")] == [
            1,
            *sorted(range(2, 21), key=lambda n: f"r{n - 2}"),
        ]
        assert corpus.article("r3").page.location.index == 5
    assert len(room.logged("analysed")) == 2


def test_equal_records_are_as_many_as_there_are(room, counts):
    room.records("n.jsonl", [("a", "same"), ("b", "same"), ("c", "same")])
    room.ids()
    room.logged("analysed")
    room.records("n.jsonl", [("a", "same"), ("b", "same"), ("c", "same"), ("d", "same"), ("e", "same")])
    with room.open() as corpus:
        assert counts(corpus) == (2, 0, 0, 3)
        assert [s.id for s in corpus.select(sort="id")] == list("abcde")
    assert len(room.logged("analysed")) == 2
    room.records("n.jsonl", [("x", "same")])
    with room.open() as corpus:
        assert counts(corpus) == (0, 0, 4, 1)
        assert [s.id for s in corpus.select()] == ["x"]


def test_a_moved_file_is_the_same_article(room, counts):
    fill(room)
    with room.open() as corpus:
        numbers = {s.id: s.number for s in corpus.select()}
    room.logged("read")
    (room.news / "old").mkdir()
    for name in "abcd":
        (room.news / f"{name}.txt").rename(room.news / "old" / f"{name}.txt")
    with room.open() as corpus:
        assert counts(corpus) == (0, 0, 0, 5)
        assert corpus.report.moved == 4
        assert {s.id: s.number for s in corpus.select()} == numbers
        assert corpus.article("a").page.location.path == str(room.news / "old" / "a.txt")
    assert room.logged("read") == []


def test_ids_change_for_those_affected_only(room):
    fill(room)
    assert room.ids() == list("abcde")
    room.put("x/b.txt", "another b")
    assert room.ids() == ["a", "b.txt", "c", "d", "e", "x/b.txt"]
    (room.news / "b.txt").unlink()
    assert room.ids() == ["a", "b", "c", "d", "e"]


def test_the_store_is_the_same_whatever_happened_before(room, tmp_path):
    """Apart from numbers, an updated store says what a fresh one says."""
    room.records("n.jsonl", [(None, "one\ndate: 2025-01-01\n"), ("r", "two"), ("r", "two")])
    fill(room)
    room.ids()
    room.records("n.jsonl", [("r", "two"), (None, "three"), (None, "one\ndate: 2025-01-01\n")])
    (room.news / "a.txt").rename(room.news / "z.txt")
    room.put("c.txt", "changed c\ncountry: TR\n")
    with room.open() as corpus:
        updated = list(corpus.articles())
        listed = corpus.select()
    with stub.open_corpus(room.news, store=tmp_path / "fresh") as corpus:
        assert list(corpus.articles()) == updated
        blank = [summary._replace(number=0) for summary in corpus.select()]
    assert blank == [summary._replace(number=0) for summary in listed]


# ---- vanishing


def test_over_half_vanishing_at_once_is_kept(room, counts):
    fill(room)
    room.ids()
    for name in "abc":
        (room.news / f"{name}.txt").unlink()
    for again in range(3):
        with room.open() as corpus:
            assert len(corpus) == 5
            assert "update --gone" in corpus.warnings[0]
            assert "3 articles" in corpus.warnings[0]
            assert corpus.report is None or (again == 0 and corpus.report.kept == 3)
    room.put("f.txt", "new")
    with room.open() as corpus:
        assert len(corpus) == 6
        assert corpus.report.kept == 3
        report = corpus.update(gone=True)
        assert (report.gone, report.kept) == (3, 0)
        assert [s.id for s in corpus.select(sort="id")] == ["d", "e", "f"]
    with room.open() as corpus:
        assert corpus.warnings == ()


def test_what_comes_back_was_never_lost(room):
    fill(room)
    room.ids()
    aside = room.news.with_name("aside")
    shutil.copytree(room.news, aside)
    for path in room.news.iterdir():
        path.unlink()
    assert len(room.ids()) == 5
    room.logged("read")
    for path in aside.iterdir():
        shutil.copy2(path, room.news)
    with room.open() as corpus:
        assert corpus.warnings == ()
        assert corpus.report.kept == 0
    assert room.logged("read") == []


def test_half_vanishing_is_believed(room, counts):
    fill(room, "abcd")
    room.ids()
    for name in "ab":
        (room.news / f"{name}.txt").unlink()
    with room.open() as corpus:
        assert counts(corpus) == (0, 0, 2, 2)


def test_a_missing_path_is_an_error_and_empties_nothing(room, tmp_path):
    fill(room)
    room.ids()
    room.news.rename(tmp_path / "away")
    with pytest.raises(PathError) as caught:
        room.open()
    assert "no file or folder" in caught.value.message
    (tmp_path / "away").rename(room.news)
    room.logged("read")
    assert len(room.ids()) == 5
    assert room.logged("read") == []


def test_a_missing_path_says_what_to_do(room):
    with pytest.raises(PathError) as caught:
        room.open("giang")
    assert "spelling" in caught.value.hint


def test_a_folder_that_cannot_be_read_for_now_loses_nothing(room):
    fill(room, "ab")
    for name in "cde":
        room.put(f"sub/{name}.txt", f"article {name}")
    room.ids()
    (room.news / "sub" / ".closed").touch()
    for _ in range(2):
        with room.open() as corpus:
            assert len(corpus) == 5
    (room.news / "sub" / ".closed").unlink()
    room.logged("read")
    with room.open() as corpus:
        assert len(corpus) == 5
        assert corpus.warnings == ()
    assert room.logged("read") == []


# ---- skipping


def test_what_is_skipped_is_said_with_its_reason(room):
    fill(room, "ab")
    room.put("empty.txt", " ")
    room.put("photo.jpg", "x")
    room.put("n.jsonl", '{"text": "fine"}\nnot json\n{"text": "fail: x"}\n')
    with room.open() as corpus:
        assert len(corpus) == 3
        reasons = [(Path(s.path).name, s.reason, s.index) for s in corpus.skipped()]
        assert corpus.report.skipped == tuple(corpus.skipped())
    expected = [("empty.txt", "empty", None), ("n.jsonl", "broken-json", 2), ("n.jsonl", "failed", 3)]
    assert reasons == [*expected, ("photo.jpg", "format", None)]
    room.logged("read")
    with room.open() as corpus:
        assert [(Path(s.path).name, s.reason, s.index) for s in corpus.skipped()] == reasons
    assert room.logged("read") == []
    (room.news / "empty.txt").unlink()
    (room.news / "photo.jpg").unlink()
    with room.open() as corpus:
        assert [s.reason for s in corpus.skipped()] == ["broken-json", "failed"] or corpus.update()
        assert [s.reason for s in corpus.skipped()] == ["broken-json", "failed"]


# ---- processes


def test_several_processes_say_the_same(room, tmp_path, monkeypatch):
    from defcorpus.corpus.updating import pool, work

    monkeypatch.setattr(pool, "_WORTH_A_POOL", 0)
    monkeypatch.setattr(work, "_LARGE", 3_000)
    room.records("big.jsonl", [(None, f"record {n}\nperson: Ông {n}\n") for n in range(100)])
    for n in range(60):
        room.put(f"{n}.txt", f"article {n}\ndate: 2025-01-{1 + n % 28:02}\n")
    rows = []
    for jobs in (1, 3):
        with stub.open_corpus(room.news, store=tmp_path / str(jobs), jobs=jobs) as corpus:
            rows.append(list(corpus.numbered()))
    assert rows[0] == rows[1]
    assert len(rows[0]) == 160


def test_a_worker_that_dies_is_an_error_with_a_next_step(room, monkeypatch):
    from defcorpus.corpus.updating import pool

    monkeypatch.setattr(pool, "_WORTH_A_POOL", 0)
    fill(room)
    room.put("z.txt", "die: now")
    with pytest.raises(StoreError) as caught:
        room.open(jobs=2)
    assert "--jobs 1" in caught.value.hint
    room.put("z.txt", "fine: now")
    assert len(room.ids()) == 6


def test_an_interrupted_update_ends_at_once_and_is_taken_up(room, monkeypatch):
    from defcorpus.corpus.updating import pool, update, work

    monkeypatch.setattr(pool, "_WORTH_A_POOL", 0)
    monkeypatch.setattr(work, "_GROUP_FILES", 1)
    monkeypatch.setattr(update, "_COMMIT_SECONDS", 0)
    for n in range(30):
        room.put(f"{n:02}.txt", f"article {n}")

    def interrupt(progress):
        if progress.done == 10:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        room.open(jobs=2, progress=interrupt)
    room.logged("read")
    with room.open() as corpus:
        assert len(corpus) == 30
        assert corpus.report.new == 30
    assert len(room.logged("read")) == 20


def test_progress_is_told(room):
    fill(room)
    seen: list[Progress] = []
    room.open(progress=seen.append).close()
    assert [(p.done, p.total) for p in seen if p.phase == "reading"][-1] == (5, 5)
    assert {p.total for p in seen if p.phase == "reading"} == {5}


# ---- what else a store may meet


def test_a_file_written_just_now_is_looked_at_again(room):
    path = room.put("a.txt", "first one")
    soon = time.time_ns() + 1_000_000_000  # as on a coarse or fast clock; this machine may be slow
    os.utime(path, ns=(soon, soon))
    room.ids()
    stamp = path.stat().st_mtime_ns
    path.write_text("other one", encoding="utf-8")  # same size, and by a coarse clock the same time
    os.utime(path, ns=(stamp, stamp))
    with room.open() as corpus:
        assert corpus.article("a").page.text == "other one"


def test_the_store_may_lie_in_the_corpus(room):
    fill(room)
    for _ in range(3):
        with stub.open_corpus(room.news, store=room.news / "store") as corpus:
            assert len(corpus) == 5
    assert corpus.report is None or corpus.report.new == 0


def test_without_update_the_store_is_as_it_was(room):
    fill(room)
    with room.open(update=False) as corpus:
        assert len(corpus) == 0
        assert corpus.update().new == 5
        assert len(corpus) == 5
    room.put("f.txt", "new")
    with room.open(update=False) as corpus:
        assert len(corpus) == 5


def test_standard_tools_read_it(room):
    fill(room)
    with room.open() as corpus:
        database = corpus.info().database
    connection = sqlite3.connect(database)
    assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert connection.execute("SELECT count(*) FROM articles WHERE lang = 'vi'").fetchone() == (5,)


def test_an_empty_folder_is_an_empty_corpus(room):
    with room.open() as corpus:
        assert len(corpus) == 0
        assert corpus.select(Filters(people=("giang",))) == []


def test_what_may_no_longer_be_read_is_kept_and_is_not_unchanged(room, counts, monkeypatch):
    fill(room)
    room.ids()
    walk = stub.walk
    shut = str(room.news / "b.txt")

    def closed(paths):
        for item in walk(paths):
            path = getattr(item, "path", "")
            yield Skip(shut, "unreadable", "Permission denied.") if path == shut else item

    monkeypatch.setattr(stub, "TOOLS", stub.TOOLS._replace(walk=closed))
    with room.open() as corpus:
        assert counts(corpus) == (0, 0, 0, 4)
        assert (corpus.report.kept, [skip.path for skip in corpus.skipped()]) == (1, [shut])
        assert [s.id for s in corpus.select(sort="id")] == ["a", "b", "c", "d", "e"]
