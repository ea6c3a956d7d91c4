import io

from defcorpus.corpus.accounts import Progress
from defcorpus.output.shapes import progress


class Terminal(io.StringIO):
    def isatty(self):
        return True


def test_a_line_never_wraps(monkeypatch):
    monkeypatch.setenv("COLUMNS", "30")
    clock = iter(range(0, 100, 5))
    monkeypatch.setattr(progress.time, "monotonic", lambda: next(clock))
    stream = Terminal()
    with progress.ProgressLine(stream) as line:
        line(Progress("comparing", 256, 2999, "articles"))
    shown, wiped = stream.getvalue().split("\r\x1b[K")[1:]
    assert shown == "comparing [##................" and wiped == ""


def test_it_gives_way_to_what_is_written_and_comes_again(monkeypatch):
    clock = iter(range(0, 100, 5))
    monkeypatch.setattr(progress.time, "monotonic", lambda: next(clock))
    stream = Terminal()
    with progress.ProgressLine(stream) as line:
        line(Progress("comparing", 1, 2, "articles"))
        line.wipe()
        stream.write("found\n")
        line.wipe()
        line(Progress("comparing", 2, 2, "articles"))
    assert [part.rpartition(" ")[2] for part in stream.getvalue().split("\r\x1b[K")] == [
        "", "articles", "found\n", "articles", "",
    ]  # fmt: skip
