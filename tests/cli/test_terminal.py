"""What a person sees: on a terminal of 80 columns, with and without colours, with a pipe that closes."""

import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.cli.conftest import make_news

on_terminal = pytest.importorskip("tests.terminal", reason="needs a Unix terminal").on_terminal
ANSI = re.compile(r"\x1b\[[0-9;]*m|^.*\x1b\[K", re.M)  # colours, and a progress line that was wiped
DEFCORPUS = (sys.executable, "-m", "defcorpus")


@pytest.fixture(scope="module")
def news(tmp_path_factory):
    """The made-up news with a store that every test here shares: they only look."""
    with pytest.MonkeyPatch.context() as patch:
        yield make_news(tmp_path_factory.mktemp("terminal"), patch)


@pytest.fixture
def terminal(news):
    """Run a command on a terminal; return its exit code and what the terminal was sent."""

    def call(*arguments, columns=80, **environ):
        environment = {**os.environ, "COLUMNS": str(columns), "TERM": "xterm", "NO_PAGER": "1", **environ}
        return on_terminal(*arguments, environ=environment)

    return call


COMMANDS = [
    ("list", "news"), ("list", "news", "--wide"), ("search", "minh", "news"), ("pairs", "news"),
    ("pairs", "news", "--explain", "--unpaired"), ("dedup", "news"), ("people", "news"), ("stats", "news"),
    ("update", "news"), ("show", "vi-visit", "--in", "news"), ("show", "vi-visit", "--facts", "--in", "news"),
    ("list", "news", "--unique"), ("search", "minh", "news", "--unique"),
    ("search", "m*", "news", "--kwic"), ("search", "m*", "news", "-C", "1", "-n"),
    ("search", "m*", "news", "-c"),
    ("search", "m*", "news", "--histogram", "month"),
    ("search", "m*", "news", "--histogram", "person", "--hits"),
    ("check", "news/port.txt", "news/vi-visit.txt", "--in", "news"),
    ("show", "vi-visit", "--with", "en-visit", "--in", "news"), ("--help",), ("list", "--help"), (),
]  # fmt: skip


@pytest.mark.parametrize("arguments", COMMANDS, ids=" ".join)
def test_everything_fits_80_columns(terminal, arguments):
    from rich.cells import cell_len

    code, sent = terminal(*arguments)
    assert code in (0, 1), sent
    lines = ANSI.sub("", sent).splitlines()
    assert max(cell_len(line) for line in lines if "/" not in line) <= 80, sent


def test_what_is_said_breaks_between_words(terminal):
    code, sent = terminal(
        "pairs", "news", "--why", "vi-visit", "no-such-article-of-this-name-here", NO_COLOR="1"
    )
    assert code == 2 and all(len(line) <= 80 for line in sent.splitlines())
    _, sent = terminal(
        "list", "news", "--source", "an-outlet-of-a-name-so-long-that-no-line-has-room", NO_COLOR="1"
    )
    assert "`defcorpus stats --by source` lists" in " ".join(sent.split())
    assert all(len(line) <= 80 for line in sent.splitlines())


def test_list_shows_what_is_enough_to_type(terminal):
    _, sent = terminal("list", "news", NO_COLOR="1")
    rows = {line.split()[0]: line for line in sent.splitlines() if line.strip()}
    assert {"vi-", "en-", "por", "r1", "r2"} <= set(rows)
    assert "2024-03-12" in rows["vi-"] and "↔" in rows["vi-"] and "↔" in rows["en-"]
    assert "qdnd.vn" in rows["por"]


def test_a_wide_terminal_shows_people_and_countries(terminal):
    assert "people" in terminal("list", "news", columns=140)[1].split("\n")[0]
    assert "people" not in terminal("list", "news", columns=100)[1].split("\n")[0]


def test_pairs_take_three_lines(terminal):
    code, sent = terminal("pairs", "news", NO_COLOR="1")
    assert code == 0
    head, vi, en, summary = sent.splitlines()
    assert re.match(r"2024-03-12  (sure|likely) 0\.\d+\+?  ", head)
    assert vi.startswith("  vi  vi-  ") and en.startswith("  en  en-  ")
    assert summary.startswith("1 pair, ")


@pytest.mark.parametrize(
    ("environ", "options", "color"),
    [
        ({}, (), True),
        ({"NO_COLOR": "1"}, (), False),
        ({"NO_COLOR": "1"}, ("--color", "always"), True),
        ({}, ("--color", "never"), False),
        ({"TERM": "dumb"}, (), False),
    ],
)
def test_colours(terminal, environ, options, color):
    for command in (("list", "news"), ("search", "minh", "news"), ("show", "vi-visit", "--in", "news")):
        assert ("\x1b[" in terminal(*command, *options, **environ)[1]) is color


def test_a_pipe_has_no_colours_unless_they_are_forced(news):
    def sent(**environ):
        command = [*DEFCORPUS, "list", "news", "--format", "table"]
        return subprocess.run(command, capture_output=True, env={**os.environ, **environ}).stdout

    assert b"\x1b[" not in sent()
    assert b"\x1b[" in sent(FORCE_COLOR="1")


def test_a_closed_pipe_ends_quietly(tmp_path):
    pages = "\n".join(f'{{"id": "{n}", "text": "{n} {"chữ " * 60}"}}' for n in range(600))
    (tmp_path / "many.jsonl").write_text(pages, "utf-8")
    command = [
        *DEFCORPUS,
        "search",
        "chu",
        str(tmp_path),
        "--format",
        "jsonl",
        "--store",
        str(tmp_path / "s"),
    ]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        process.stdout.readline()
        process.stdout.close()
        error = process.stderr.read().decode()
        assert process.wait() in (-signal.SIGPIPE, 141)
    assert "Traceback" not in error and "rror" not in error


def test_control_c_ends_with_130(news):
    # A shell without job control starts what runs in the background with SIGINT ignored.
    script = "import os, signal; from defcorpus.cli import session\n" + (
        "signal.signal(signal.SIGINT, signal.default_int_handler)\n"
        "def opened(*_, **__): os.kill(os.getpid(), signal.SIGINT)\n"
        "session.opened = opened\n"
        "import sys; sys.argv[1:] = ['list', 'news']\n"
        "from defcorpus.cli import main; main()"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True)
    assert done.returncode == 130
    assert "Traceback" not in done.stderr


def test_control_c_while_starting_ends_with_130(news):
    script = "import os, signal, sys\n" + (
        "class Slow:\n"
        "    def find_spec(self, name, *_):\n"
        "        if name == 'typer': os.kill(os.getpid(), signal.SIGINT)\n"
        "sys.meta_path.insert(0, Slow())\n"
        "from defcorpus.cli import main; main()"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (130, "")


@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP"])
def test_a_temporary_store_goes_when_told_to_end(news, tmp_path, name):
    environ = {**os.environ, "TMPDIR": str(tmp_path)}
    command = [*DEFCORPUS, "list", "-"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, env=environ, stdout=subprocess.DEVNULL) as process:
        until = time.monotonic() + 20
        while not list(tmp_path.rglob("*.sqlite")) and time.monotonic() < until:
            time.sleep(0.01)
        assert list(tmp_path.rglob("*.sqlite"))
        process.send_signal(getattr(signal, name))
        assert process.wait(20) == 128 + getattr(signal, name)
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("closed", ["<&-", ">&-", "2>&-", "<&- >&- 2>&-"])
def test_closed_streams_are_done_without(news, closed):
    command = f"{sys.executable} -m defcorpus list - news {closed}"
    done = subprocess.run(command, shell=True, capture_output=True, text=True, stdin=subprocess.DEVNULL)
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr
    assert bool(done.stdout) == (">&-" not in closed.split())


def test_a_full_disk_is_said(news):
    full_disk = Path("/dev/full")
    if not full_disk.exists():
        pytest.skip("needs /dev/full")
    with full_disk.open("w") as full:
        done = subprocess.run([*DEFCORPUS, "list", "news"], stdout=full, stderr=subprocess.PIPE, text=True)
    assert done.returncode == 2
    assert "No space left" in done.stderr and "Traceback" not in done.stderr


def test_a_locale_without_utf8_gets_utf8(news):
    environ = {**os.environ, "LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"}
    done = subprocess.run([*DEFCORPUS, "list", "news"], capture_output=True, env=environ)
    assert done.returncode == 0, done.stderr
    assert "Nguyễn Văn Minh" in done.stdout.decode("utf-8")


def test_a_piped_search_loads_no_more_than_it_needs(news):
    script = (
        "import sys; sys.argv[1:] = ['search', 'novotny', 'news']\n"
        "from defcorpus.cli.app import group\n"
        "try: group().main()\n"
        "except SystemExit: pass\n"
        "sys.stderr.write(' '.join(sys.modules))"
    )
    for _ in range(2):  # the second time the store is current
        done = subprocess.run(
            [sys.executable, "-c", script], capture_output=True, text=True, encoding="utf-8"
        )
    assert "en-visit" in done.stdout
    loaded = {module.partition(".")[0] for module in done.stderr.split()}
    assert not loaded & {"pydantic", "rich", "numpy", "langdetect", "rapidfuzz", "trafilatura", "lxml"}


def test_a_file_s_name_never_reaches_the_terminal_as_it_is(terminal, tmp_path):
    for name in ("\x1b[7mone", "\x1b[7mtwo"):
        (tmp_path / f"{name}.txt").write_text("Ngày 5/9/2023, Đại tá Lê Văn Tám thăm trường.\n" * 2, "utf-8")
    place, store = str(tmp_path), ("--store", str(tmp_path / "store"))
    for arguments in (
        ("list",), ("list", "-l"), ("search", "tam"), ("dedup",), ("pairs", "--unpaired"), ("info",),
    ):  # fmt: skip
        _, sent = terminal(*arguments, place, *store, NO_COLOR="1")
        assert "\x1b[7m" not in sent, arguments


@pytest.mark.parametrize("code, left", [("None", 0), ("2", 2), ("'why'", 1)])
def test_whatever_ends_the_program_its_code_is_kept(code, left):
    script = (
        "import sys; from defcorpus.cli import app, main\n"
        f"app.group = lambda: type('Group', (), {{'main': lambda *_, **__: sys.exit({code})}})()\n"
        "main()"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True)
    assert done.returncode == left
    assert done.stderr.strip() == ("why" if left == 1 else "")


@pytest.mark.parametrize(
    "command", [("search", "n*", "news", "--kwic"), ("show", "vi-visit", "--in", "news")]
)
def test_a_long_answer_goes_through_the_pager(terminal, command):
    paged = {"NO_PAGER": "", "PAGER": "sed s/^/@/", "LINES": "4"}
    code, sent = terminal(*command, **paged)
    assert code == 0
    lines = [line for line in sent.splitlines() if "\x1b[K" not in line]
    assert sum(line.startswith("@") for line in lines) > 4
    for never in ({"NO_PAGER": "1"}, {"PAGER": ""}, {"PAGER": "cat"}, {"TERM": "dumb"}, {"LINES": "500"}):
        assert "@" not in terminal(*command, **{**paged, **never})[1]
    assert "@" not in terminal(*command, "--no-pager", **paged)[1]


def test_what_is_said_comes_behind_the_answer(terminal):
    for lines in ("4", "500"):
        _, sent = terminal("search", "n*", "news", "--kwic", NO_PAGER="", PAGER="sed s/^/@/", LINES=lines)
        assert sent.splitlines()[-2].endswith("articles") or sent.splitlines()[-1].endswith("articles")


def test_a_pager_that_is_left_early_is_quiet(terminal):
    code, sent = terminal("search", "n*", "news", "--kwic", NO_PAGER="", PAGER="head -1", LINES="4")
    assert code == 0
    assert "Traceback" not in sent and "Broken" not in sent
    code, sent = terminal("search", "n*", "news", "--kwic", NO_PAGER="", PAGER="no-such-pager", LINES="4")
    assert code == 0 and "Traceback" not in sent


def test_hits_are_aligned_and_lit(terminal):
    _, sent = terminal("search", "minh", "news", "--kwic", NO_PAGER="1")
    rows = [line for line in sent.splitlines() if "\x1b[1;33mMinh\x1b[0m" in line]
    assert len(rows) == 4
    from rich.cells import cell_len

    assert len({cell_len(ANSI.sub("", row.partition("\x1b[1;33m")[0])) for row in rows}) == 1
