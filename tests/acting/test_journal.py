"""The journal: what stands in it after moves, returns, failures and a death within a line."""

import pytest

from defcorpus.dedup.planning.journal import START, Log, Moved, begun, line, read_journal
from defcorpus.dedup.planning.plan import PlanCorpus, PlanError

CORPUS = PlanCorpus("news", "/home/x/news", "../news")
ONE = Moved(CORPUS, "news/2024/a b.txt", "news/2024/a b.txt", 12, "a" * 64)
TWO = Moved(CORPUS, "news/\udce9\t\n.txt", "news/\udce9\t\n (2).txt", 0, "b" * 64)
BEGIN = START + begun((CORPUS,), "2025-01-02T03:04:05Z", "0.1.0")


def read(*lines):
    return read_journal((BEGIN + "".join(lines)).encode())


def test_what_was_moved_is_read_back():
    assert read(line("move", "t", ONE), line("move", "t", TWO)) == Log((ONE, TWO))


def test_what_was_about_to_be_put_back_is_known():
    found = read(line("move", "t", ONE), line("move", "t", TWO), line("return", "t", ONE))
    assert found == Log((ONE, TWO), frozenset([ONE]))
    assert not read(line("move", "t", ONE), line("return", "t", ONE), line("move", "t", ONE)).returning
    assert not read(line("move", "t", ONE), line("return", "t", ONE), line("back", "t", ONE)).moved


@pytest.mark.parametrize("what", ["back", "failed"])
def test_what_was_put_back_or_failed_is_closed(what):
    assert read(line("move", "t", ONE), line("move", "t", TWO), line(what, "t", ONE)).moved == (TWO,)
    again = read(line("move", "t", ONE), line(what, "t", ONE), line("move", "t", ONE))
    assert again.moved == (ONE,)


def test_a_line_cut_short_anywhere_moved_nothing_and_harms_nothing():
    whole = line("move", "t", TWO)
    for cut in range(1, len(whole) - 1):
        found = read(line("move", "t", ONE), whole[:cut])
        assert found.moved == (ONE,), cut
        after = read(line("move", "t", ONE), whole[:cut] + "\n", line("move", "t", TWO))
        assert after.moved == (ONE, TWO) and after.unread <= 1
    assert read(line("move", "t", ONE), whole[:-1]).moved == (ONE, TWO)


def test_another_run_may_be_of_another_place():
    other = PlanCorpus("news", "/mnt/news", "../../mnt/news")
    text = line("move", "t", ONE) + begun((other,), "t", "0.1.0")
    moved = Moved(other, *("news/c.txt",) * 2, 1, "c" * 64)
    assert read(text, line("move", "t", moved)).moved == (ONE, moved)


@pytest.mark.parametrize(
    "bad",
    [
        "move\tt\tnews/../../x\tnews/x\t1\t" + "a" * 64,
        "move\tt\tnews/x\t../x\t1\t" + "a" * 64,
        "move\tt\tnews/x\t/etc/x\t1\t" + "a" * 64,
        "move\tt\tother/x\tnews/x\t1\t" + "a" * 64,
        "delete\tt\tnews/x\tnews/x\t1\t" + "a" * 64,
        "move\tt\tnews/x\tnews/x\tone\t" + "a" * 64,
        "\udcff".encode("utf-8", "surrogateescape").decode("latin-1"),
    ],
)
def test_lines_that_cannot_be_meant_are_counted_and_passed_over(bad):
    assert read(bad + "\n", line("move", "t", ONE)) == Log((ONE,), unread=1)


def test_another_file_is_no_journal():
    for data in (b"", b"id\ttext\n", b"# defcorpus dedup moved 9\n"):
        with pytest.raises(PlanError):
            read_journal(data)
