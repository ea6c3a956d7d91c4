"""One writer, and readers whom nothing keeps waiting."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from defcorpus.corpus import Filters, Progress, session
from defcorpus.corpus.store import lock
from defcorpus.corpus.store.lock import Lock
from defcorpus.errors import StoreError

ROOT = Path(__file__).parents[2]

HOLD = """
import sys
from pathlib import Path
sys.path.insert(0, {root!r})
from defcorpus.corpus.store.lock import Lock
lock = Lock(Path({path!r}))
assert lock.take()
print("held", flush=True)
sys.stdin.read()
"""


class Holder:
    """Another process that holds a lock until it is told to end."""

    def __init__(self, path):
        program = HOLD.format(root=str(ROOT), path=str(path))
        self.process = subprocess.Popen(
            [sys.executable, "-c", program], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        assert self.process.stdout.readline() == "held\n"

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.kill()
        self.process.communicate()


def test_a_lock_is_one_process_s(tmp_path):
    lock = Lock(tmp_path / "lock")
    with Holder(tmp_path / "lock"):
        waits = []
        assert not lock.take(0.2, lambda: waits.append(1))
        assert len(waits) > 1
    assert lock.take(2)  # it died with its process
    assert not Lock(tmp_path / "lock").take()  # nor twice in one process
    lock.release()
    other = Lock(tmp_path / "lock")
    assert other.take()
    other.release()
    other.release()


def test_a_lock_is_not_passed_on_to_children(tmp_path):
    lock = Lock(tmp_path / "lock")
    assert lock.take()
    child = os.fork() if hasattr(os, "fork") else None
    if child == 0:
        time.sleep(5)
        os._exit(0)
    lock.release()
    with Holder(tmp_path / "lock"):
        pass
    if child:
        os.kill(child, 9)
        os.waitpid(child, 0)


def test_a_file_system_without_locks_is_said(tmp_path, monkeypatch):
    def refuse(*_):
        raise OSError(errno.ENOLCK, "No locks available")

    monkeypatch.setattr(lock.fcntl, "lockf", refuse)
    with pytest.raises(StoreError, match="No locks available"):
        Lock(tmp_path / "lock").take()


def test_while_another_writes_the_last_generation_answers(room, monkeypatch):
    room.put("a.txt", "article a")
    with room.open() as corpus:
        folder = corpus.folder
    room.put("b.txt", "article b")
    seen: list[Progress] = []
    monkeypatch.setattr(session, "PATIENCE_SECONDS", 0.2)
    with Holder(folder / "lock"), room.open(patience=0.2, progress=seen.append) as corpus:
        assert [s.id for s in corpus.select()] == ["a"]
        assert "Another defcorpus" in corpus.warnings[0]
        assert corpus.report is None
        with pytest.raises(StoreError, match="Another defcorpus"):
            corpus.update()
    assert {p.phase for p in seen} == {"waiting"}
    assert room.ids() == ["a", "b"]


def test_where_there_is_nothing_to_answer_from_one_waits(room):
    room.put("a.txt", "article a")
    with room.open(update=False) as corpus:
        folder = corpus.folder
    holder = Holder(folder / "lock")
    threading.Timer(0.5, holder.process.kill).start()
    assert room.ids(patience=0.1) == ["a"]
    holder.__exit__()


def test_a_reader_sees_one_generation(room):
    room.put("a.txt", "article a\nperson: Phan Van Giang\n")
    room.put("b.txt", "article b")
    with room.open() as reader:
        assert len(reader) == 2
        room.put("a.txt", "article a rewritten")
        room.put("c.txt", "article c\nperson: Phan Van Giang\n")
        with room.open() as writer:
            assert len(writer) == 3
            assert [s.id for s in reader.select(Filters(people=("giang",)))] == ["a"]
            assert reader.article("a").people[0].name == "Phan Van Giang"
            assert [s.id for s in writer.select(Filters(people=("giang",)))] == ["c"]
        assert len(list(reader.articles())) == 2


def test_two_writers_at_once_make_one_store(room):
    for n in range(120):
        room.put(f"{n}.txt", f"article {n}")
    program = f"""
import sys
sys.path.insert(0, {str(ROOT)!r})
from tests.corpus import stub
with stub.open_corpus({str(room.news)!r}, store={str(room.stores)!r}, patience=20) as corpus:
    print(len(corpus), corpus.generation, corpus.fulltext.documents)
"""
    both = [
        subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE, text=True) for _ in "ab"
    ]
    assert [process.communicate()[0] for process in both] == ["120 1 120\n"] * 2
    assert len(room.logged("read")) == 120


def test_a_reader_that_keeps_something_stays_in_its_generation(room):
    room.put("a.txt", "article a")
    with room.open() as reader:
        number = reader.select()[0].number
        assert reader.put_features("sketch", 1, [(number, b"first")])
        assert reader.features("sketch", 1) == {number: b"first"}
        room.put("a.txt", "article a rewritten")
        room.put("b.txt", "article b")
        with room.open() as writer:
            assert reader.put_model("lag", 1, b"learnt")
            assert (reader.generation, len(reader)) == (1, 1)
            assert reader.pages([number])[number].text == "article a"
            assert writer.put_model("lag", 1, b"learnt again") and writer.model("lag", 1) is not None
