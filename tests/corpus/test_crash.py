"""Killed at any moment, an update leaves a store that is whole and goes on where it stopped."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

PROGRAM = """
import os, signal, sys
from pathlib import Path
sys.path.insert(0, {root!r})
from defcorpus.corpus import session
from defcorpus.corpus.updating import finish, intake, update, work
from tests.corpus import stub
intake._BATCH_ARTICLES = 10
work._GROUP_FILES = 2

def kill(): os.kill(os.getpid(), signal.SIGKILL)

where, at = {where!r}, {at}
calls = 0
def counted(function, before=True):
    def wrapped(*args, **kwargs):
        global calls
        calls += 1
        if before and calls == at: kill()
        result = function(*args, **kwargs)
        if not before and calls == at: kill()
        return result
    return wrapped

if where == "add": intake.Intake.add = counted(intake.Intake.add)
if where == "flush": intake.Intake.flush = counted(intake.Intake.flush, before=False)
if where == "ids":
    finish._give_ids = counted(finish._give_ids)
    finish._give_names = counted(finish._give_names)
if where == "skips": finish._note_skips = counted(finish._note_skips, before=False)
if where == "finished": update.finish = counted(finish.finish, before=False)
if where == "index": session.Session._sync_index = counted(session.Session._sync_index)
if where == "indexed":
    import defcorpus.corpus.updating.catchup as catchup
    catchup.catch_up = counted(catchup.catch_up, before=False)
stub.open_corpus({news!r}, store={stores!r}).close()
"""


def killed(room, where, at=1):
    program = PROGRAM.format(root=str(ROOT), where=where, at=at, news=str(room.news), stores=str(room.stores))
    done = subprocess.run([sys.executable, "-c", program], env=os.environ, capture_output=True, text=True)
    assert done.returncode == -signal.SIGKILL, done.stderr


MOMENTS = [
    ("add", 1),
    ("add", 7),
    ("flush", 1),
    ("flush", 3),
    ("ids", 1),
    ("skips", 1),
    ("finished", 1),
    ("index", 1),
    ("indexed", 1),
]


def make(room):
    for n in range(30):
        room.put(f"{n:02}.txt", f"article {n}\nperson: Ông {n}\n")
    room.records("n.jsonl", [(f"r{n}", f"record {n}") for n in range(25)])
    room.put("empty.txt", "")


@pytest.mark.parametrize(("where", "at"), MOMENTS)
def test_killed_while_making_a_store(room, where, at):
    make(room)
    killed(room, where, at)
    done = len(set(room.logged("analysed")))
    with room.open() as corpus:
        assert len(corpus) == 55
        assert corpus.article("07").people[0].name == "Ông 7"
        assert corpus.fulltext.documents == 55
        assert corpus.fulltext.generation == corpus.generation
        assert len(corpus.skipped()) == 1
        rows = corpus._ask("SELECT count(*) FROM articles")
        assert rows == [(55,)]
    again = len(room.logged("analysed"))
    if where == "flush":
        # What was committed is not analysed again.
        assert again <= 55 - done + 10
        assert again < 55
    if where in ("finished", "index", "indexed"):
        assert again == 0


@pytest.mark.parametrize(("where", "at"), MOMENTS[:-2])
def test_killed_while_updating_it(room, where, at):
    make(room)
    with room.open() as corpus:
        before = [(s.id, s.key, s.index) for s in corpus.select()]
    room.records("n.jsonl", [("new", "fresh"), *[(f"r{n}", f"record {n}") for n in range(5, 25)]])
    for n in range(10):
        room.put(f"{n:02}.txt", f"article {n} rewritten")
    for n in range(10, 15):
        (room.news / f"{n:02}.txt").unlink()
    for n in range(30, 45):
        room.put(f"{n:02}.txt", f"article {n}")
    killed(room, where, at)
    with room.open(update=False) as corpus:
        # Whoever reads now sees all of the update or nothing of it.
        seen = [(s.id, s.key, s.index) for s in corpus.select()]
        assert (seen == before) == (where != "finished")
        assert len(list(corpus.articles())) == len(seen)
    with room.open() as corpus:
        assert len(corpus) == 25 + 15 + 21
        assert corpus.article("00").page.text == "article 0 rewritten"
        assert corpus.article("new").page.location.index == 1
        assert corpus.fulltext.documents == len(corpus)
        assert corpus._ask("SELECT count(*) FROM articles") == [(61,)]
        for table in ("pages", "readings", "segments", "facts", "people"):
            orphans = f"SELECT count(*) FROM {table} WHERE article NOT IN (SELECT number FROM articles)"
            assert corpus._ask(orphans) == [(0,)]


def test_workers_end_with_a_killed_parent(room):
    make(room)
    room.put("slow.txt", "slow: 1")
    program = f"""
import os, sys, time
sys.path.insert(0, {str(ROOT)!r})
from defcorpus.corpus.updating import pool, work
from tests.corpus import stub
pool._WORTH_A_POOL = 0
work._GROUP_FILES = 1
plain = stub.read_file
def read_file(source):
    print(os.getpid(), flush=True)
    time.sleep(0.3)
    return plain(source)
stub.read_file = read_file
stub.TOOLS = stub.TOOLS._replace(read_file=read_file)
stub.open_corpus({str(room.news)!r}, store={str(room.stores)!r}, jobs=2)
"""
    with subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE, text=True) as parent:
        worker = int(parent.stdout.readline())
        parent.kill()
        parent.stdout.read()  # its end is closed when the last worker is gone
    assert worker != parent.pid
    with room.open() as corpus:  # and nobody holds the lock
        assert len(corpus) == 56
