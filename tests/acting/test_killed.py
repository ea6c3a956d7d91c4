"""Killed at any moment, everything can be put back, and the run can be gone on with."""

import gc
import os
import signal
import sys

import pytest

from defcorpus.reading.sources import MOVED_FILE
from defcorpus.report.acting import apply, homes, undo
from tests.acting.build import plan, put, tree

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")

TOUCHING = "open close write fsync replace rename unlink mkdir rmdir utime chmod link".split()
MOST = 200


def killed(call, at):
    """Run a call in a process that is killed before its `at`th touch of a file; False where it ends first."""
    child = os.fork()
    if not child:
        gc.disable()  # to look through what is of the tests would copy it
        count = 0

        def counted(real):
            def touch(*arguments, **more):
                nonlocal count
                count += 1
                if count == at:
                    os.kill(os.getpid(), signal.SIGKILL)
                return real(*arguments, **more)

            return touch

        for name in TOUCHING:
            setattr(os, name, counted(getattr(os, name)))
        code = 1
        try:
            call()
            code = 0
        finally:
            os._exit(code)
    _, status = os.waitpid(child, 0)
    if os.WIFSIGNALED(status):
        return True
    assert os.WEXITSTATUS(status) == 0
    return False


@pytest.fixture(params=["one", "two"])
def corpus(place, request):
    """A corpus with copies, on one file system with the folder they go to or, fewer of them, on two."""
    news = place / "news"
    copies = ["2024/b.txt", "c.txt"] if request.param == "one" else ["2024/b.txt"]
    for name in ("a.txt", *copies):
        put(news, name, "A\n")
    if request.param == "two":
        request.getfixturevalue("across")
    return place, news, plan(news, (["a.txt"], copies))


def each_death(call, after):
    """Kill `call` at its first touch, then at its second, and so on; `after` looks at what is left."""
    for at in range(1, MOST):
        death = killed(call, at)
        after(at)
        if not death:
            return at
    raise AssertionError("it never ended")


def test_a_killed_run_is_undone(corpus):
    place, news, _ = corpus
    before = tree(news)

    def check(at):
        if os.path.exists(place / "moved" / MOVED_FILE):
            undo(str(place / "moved"), act=True)
            left = {n: v for n, v in tree(place / "moved").items() if n != MOVED_FILE}
            assert all(before[name.partition("/")[2]] == value for name, value in left.items()), at
            for name in left:  # a copy whose original had not been removed yet
                os.unlink(place / "moved" / name)
        assert tree(news) == before, at

    deaths = each_death(lambda: go(corpus), check)
    assert deaths > 15


def test_a_killed_run_is_gone_on_with(corpus):
    place, news, _ = corpus
    before = tree(news)

    def check(at):
        result = go(corpus)
        assert {one.state for one in result.outcomes} <= {"moved", "moved-before"}, at
        assert set(tree(news)) == {"a.txt"}
        assert set(tree(place / "moved")) == {
            MOVED_FILE,
            *(f"news/{name}" for name in set(before) - {"a.txt"}),
        }
        undo(str(place / "moved"), act=True)
        assert tree(news) == before, at
        assert not (place / "moved").exists(), at

    each_death(lambda: go(corpus), check)


def test_a_killed_undo_is_gone_on_with(corpus):
    place, news, _ = corpus
    before = tree(news)
    go(corpus)

    def check(at):
        if os.path.exists(place / "moved" / MOVED_FILE):  # else all was back before it was killed
            undo(str(place / "moved"), act=True)
        assert tree(news) == before, at
        left = {n: v for n, v in tree(place / "moved").items() if n != MOVED_FILE}
        assert all(before[name.partition("/")[2]] == value for name, value in left.items()), at
        assert {one.state for one in go(corpus).outcomes} == {"moved"}, at

    each_death(lambda: undo(str(place / "moved"), act=True), check)


def go(corpus):
    place, _, made = corpus
    return apply(made, homes(made, str(place)), str(place / "moved"), act=True)


@pytest.mark.skipif(sys.platform == "win32", reason="signals of Unix")
def test_nothing_is_left_hidden(corpus):
    place, _, _ = corpus
    go(corpus)
    undo(str(place / "moved"), act=True)
    assert not [name for name in tree(place) if "defcorpus-part" in name]
