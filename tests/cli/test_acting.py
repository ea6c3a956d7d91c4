"""`dedup --plan`, `--apply`, `--undo` as a person and a pipe see them."""

import json
import shlex
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.acting.build import tree


@pytest.fixture
def copied(news):
    (news / "reposts").mkdir()
    shutil.copy(news / "vi-visit.txt", news / "reposts" / "vi visit, again.txt")
    shutil.copy(news / "port.txt", news / "reposts" / "port.txt")
    return news


@pytest.fixture
def planned(run, copied):
    done = run("dedup", "news", "--plan", "plan.tsv")
    assert done.exit_code == 0, done.stderr
    return copied


def outside_store(folder):
    return {name: data for name, data in tree(folder).items() if not name.startswith("store")}


def test_a_plan_is_written_and_nothing_else(run, copied):
    before = outside_store(copied.parent)
    done = run("dedup", "news", "--plan", "plan.tsv")
    assert done.exit_code == 0 and done.stdout == ""
    assert "wrote plan.tsv: 2 files to move (1.0 kB), 2 groups; nothing is moved yet" in done.stderr
    assert "then: defcorpus dedup --apply plan.tsv --move DIR" in done.stderr
    after = outside_store(copied.parent)
    assert set(after) - set(before) == {"plan.tsv"} and {n: after[n] for n in before} == before


def test_a_plan_says_how_it_was_made_and_can_be_made_again(run, copied, monkeypatch):
    choice = ("--keep", "longest", "--relation", "exact", "--relation", "near", "--min-score", "0.5")
    done = run("dedup", "news", "--since", "2020", "--undated", *choice, "--plan", "plan.tsv")
    assert done.exit_code == 0, done.stderr
    text = Path("plan.tsv").read_text("utf-8")
    told = dict(
        line.split("\t", 1) for line in text.splitlines() if line.startswith(("options\t", "command\t"))
    )
    assert told["options"] == "keep=longest min_score=0.5 relations=exact,near since=2020 undated=True"
    words = shlex.split(told["command"])
    assert words[:2] == ["defcorpus", "dedup"] and words[-2:] == ["--plan", "FILE"]
    Path("elsewhere").mkdir()
    monkeypatch.chdir("elsewhere")
    assert run(*words[1:-1], "../again.tsv").exit_code == 0
    again = Path("../again.tsv").read_text("utf-8")
    assert again.partition("\ngroup\t")[2] == text.partition("\ngroup\t")[2]


def test_the_whole_way_and_back(run, rows, planned):
    before = outside_store(planned.parent)
    listed = run("dedup", "--apply", "plan.tsv", "--list")
    assert listed.exit_code == 0 and "would move 2 files" in listed.stderr
    dry = run("dedup", "--apply", "plan.tsv", "--move", "away")
    assert dry.exit_code == 0 and "--move away --yes" in dry.stderr
    assert outside_store(planned.parent) == before
    found = rows("dedup", "--apply", "plan.tsv", "--move", "away", "--yes")
    assert [row["state"] for row in found] == ["moved"] * 2
    assert {row["to"] for row in found} == {row["path"].replace("news/", "away/news/", 1) for row in found}
    assert len(rows("list", "news")) == 5
    assert len(rows("list")) == 5  # the folder above: what was moved away is passed over
    shown = run("dedup", "--undo", "away")
    assert shown.exit_code == 0 and "would put back 2 files" in shown.stderr
    back = run("dedup", "--undo", "away", "--yes")
    assert back.exit_code == 0 and "put back 2 files" in back.stderr
    after = outside_store(planned.parent)
    assert after == before and "away was empty then and is removed" in back.stderr
    assert len(rows("list", "news")) == 7
    again = run("dedup", "--undo", "away", "--yes")
    assert again.exit_code == 2 and "when all is put back, it goes" in again.stderr


def test_json_lines_have_these_fields(rows, planned):
    wanted = "state group path to keep_path relation score bytes sha256 why"
    for row in rows("dedup", "--apply", "plan.tsv", "--list"):
        assert list(row) == wanted.split()
    rows("dedup", "--apply", "plan.tsv", "--move", "away", "--yes")
    for row in rows("dedup", "--undo", "away"):
        assert list(row) == "state path from bytes sha256 why".split()


def test_paths_for_pipelines(run, planned, monkeypatch):
    done = run("dedup", "--apply", "plan.tsv", "--list", "-0")
    paths = done.stdout.split("\0")
    assert len(paths) == 3 and paths[-1] == "" and all(Path(path).is_file() for path in paths[:-1])
    monkeypatch.chdir(planned / "reposts")
    there = run("dedup", "--apply", "../../plan.tsv", "--list", "-l").stdout.splitlines()
    assert len(there) == 2 and all(Path(path).is_file() for path in there)


def test_the_corpus_may_be_named_where_it_is_now(run, planned):
    planned.rename(planned.parent / "renamed")
    gone = run("dedup", "--apply", "plan.tsv", "--list")
    assert gone.exit_code == 1 and "is not there" in gone.stderr
    found = run("dedup", "--apply", "plan.tsv", "--list", "renamed", "-l")
    assert found.exit_code == 0 and all(line.startswith("renamed/") for line in found.stdout.splitlines())
    assert run("dedup", "--apply", "plan.tsv", "--list", "renamed", "store").exit_code == 2


def test_a_group_that_changed_is_said_and_the_code_is_1(run, rows, planned):
    (planned / "port.txt").write_text("something else\n", "utf-8")
    done = run("dedup", "--apply", "plan.tsv", "--move", "away", "--yes", "--format", "jsonl")
    assert done.exit_code == 1
    found = {row["state"]: row for row in map(json.loads, done.stdout.splitlines())}
    assert set(found) == {"moved", "passed"}
    assert found["passed"]["why"] == "news/port.txt has changed" or "reposts" in found["passed"]["path"]
    assert "1 file passed over" in done.stderr and "moved 1 file" in done.stderr


def test_a_plan_says_by_what_options_it_was_made(run, copied):
    done = run("dedup", "news", "--plan", "plan.tsv", "--keep", "longest", "--exact", "--source", "qdnd.vn")
    assert done.exit_code == 0 and "1 file to move" in done.stderr
    assert "\noptions\tkeep=longest relations=exact sources=qdnd.vn\n" in Path("plan.tsv").read_text("utf-8")


def test_no_copies_no_plan(run, news):
    done = run("dedup", "news", "--plan", "plan.tsv")
    assert done.exit_code == 1 and "no plan was written" in done.stderr
    assert not Path("plan.tsv").exists()


def test_a_plan_may_go_to_standard_output(run, copied):
    done = run("dedup", "news", "--plan", "-")
    assert done.exit_code == 0 and done.stdout.startswith("# defcorpus dedup plan 1\n")
    assert not Path("-").exists()


def test_what_was_moved_is_gone_from_lists_though_it_was_over_half(run, rows, unread_news):
    news = unread_news
    for name in ("en-visit.txt", "port.txt", "more.jsonl.gz", "empty.txt"):
        (news / name).unlink()
    for number in range(3):
        shutil.copy(news / "vi-visit.txt", news / f"copy {number}.txt")
    run("dedup", "news", "--plan", "plan.tsv")
    run("dedup", "--apply", "plan.tsv", "--move", "away", "--yes")
    after = run("list", "news")
    assert "no longer found" not in after.stderr and len(after.stdout.splitlines()) == 2
    (moved,) = [path for path in Path("away/news").iterdir() if path.name == "copy 1.txt"]
    (found,) = rows("check", str(moved), "--in", "news")
    assert found["status"] == "here" and Path(found["found"][0]["path"]).exists()
    run("dedup", "--undo", "away", "--yes")
    assert len(rows("list", "news")) == 4
    for path in news.iterdir():  # an accident: nobody said that these are meant to be gone
        path.unlink()
    done = run("list", "news")
    assert len(done.stdout.splitlines()) == 5 and f"update --gone {news}" in done.stderr


def test_a_plan_says_of_what_is_gone_that_it_is_gone(run, news):
    for number in range(3):
        shutil.copy(news / "vi-visit.txt", news / f"copy {number}.txt")
    assert len(run("list", "news").stdout.splitlines()) == 9
    for path in news.iterdir():
        if path.name != "port.txt":
            path.unlink()
    done = run("dedup", "news", "--plan", "plan.tsv")
    assert "no longer found in" in done.stderr and "changed" not in done.stderr


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--plan", "p.tsv", "--apply", "q.tsv"), "one at a time"),
        (("--list",), "--apply FILE"),
        (("--move", "away"), "--apply FILE"),
        (("--yes",), "--yes goes with"),
        (("--apply", "plan.tsv", "--yes"), "--yes goes with"),
        (("--apply", "plan.tsv", "--list", "--move", "away"), "--list only lists"),
        (("--apply", "plan.tsv", "--list", "--keep", "newest"), "when a plan is made"),
        (("--apply", "plan.tsv", "--list", "--lang", "vi"), "when a plan is made"),
        (("--plan", "p.tsv", "--against", "news"), "--against is a report of its own"),
        (("--apply", "plan.tsv", "--list", "--flows"), "--flows is a report of its own"),
        (("--apply", "nowhere.tsv", "--list"), "nowhere.tsv"),
        (("--apply", "news/port.txt", "--list"), "no plan of dedup"),
        (("--apply", "", "--list"), "names nothing"),
        (("--plan", "news/port.txt"), "no plan of dedup"),
        (("--plan", "nowhere/p.tsv", "news"), "cannot be written"),
        (("--plan", "p.tsv", "-l"), "form of its own"),
        (("--plan", "news/p.txt", "news"), "ends in .tsv"),
        (("--apply", "plan.tsv", "--move", "news/away"), "is inside"),
        (("--apply", "plan.tsv", "--move", ".", "--yes"), "holds the corpus"),
        (("--apply", "plan.tsv", "--move", "store", "--yes"), "files of its own"),
        (("--undo", "news"), "nothing was moved there"),
        (("--undo", "news", "news"), "takes no PATH"),
        (("--apply", "plan.tsv", "--list", "--fields", "colour"), "fields: state"),
    ],
)
def test_what_cannot_be_meant_is_said(run, planned, arguments, said):
    before = outside_store(planned.parent)
    done = run("dedup", *arguments)
    assert done.exit_code == 2, done.stderr
    assert said in done.stderr and done.stderr.startswith("defcorpus: ") and "Traceback" not in done.stderr
    assert outside_store(planned.parent) == before


def test_a_plan_that_was_edited_is_followed_but_not_overwritten(run, planned):
    text = Path("plan.tsv").read_text("utf-8")
    lines = text.splitlines(keepends=True)
    struck = "".join(line for line in lines if not (line.startswith("2\tmove")))
    Path("plan.tsv").write_text(struck, "utf-8")
    assert "was edited since it was made" in run("dedup", "news", "--plan", "plan.tsv").stderr
    done = run("dedup", "--apply", "plan.tsv", "--move", "away", "--yes")
    assert done.exit_code == 0 and "moved 1 file" in done.stderr


def test_hostile_names_never_reach_the_terminal(run, rows, news):
    shutil.copy(news / "port.txt", news / "port\x1b[31m\u202e.txt")
    run("dedup", "news", "--plan", "plan.tsv")
    for arguments in (("--apply", "plan.tsv", "--list"), ("--apply", "plan.tsv", "--move", "away", "--yes"),
                      ("--undo", "away"), ("--undo", "away", "--yes")):  # fmt: skip
        for form in ("table", "tsv", "jsonl"):
            done = run("dedup", *arguments, "--format", form)
            assert not set(done.stdout + done.stderr) & set("\x1b\u202e")
    assert "\x1b" not in Path("plan.tsv").read_text("utf-8")


GOLDEN = """\
$ dedup --apply plan.tsv --list
would move     news/reposts/vi visit, again.txt
               exact copy of news/vi-visit.txt
passed over    news/reposts/port.txt
               news/reposts/port.txt has changed
1 file passed over: not as the plan has them, or their group's files are not
a new plan has what is there now: defcorpus dedup PATH --plan FILE
would move 1 file (578 B)
nothing was moved; to move them: defcorpus dedup --apply plan.tsv --move DIR
exit 1
$ dedup --apply plan.tsv --move away --yes
moved          news/reposts/vi visit, again.txt
               exact copy of news/vi-visit.txt
passed over    news/reposts/port.txt
               news/reposts/port.txt has changed
1 file passed over: not as the plan has them, or their group's files are not
a new plan has what is there now: defcorpus dedup PATH --plan FILE
moved 1 file (578 B)
to put them back: defcorpus dedup --undo away --yes
exit 1
$ dedup --apply plan.tsv --move away --yes
moved before   news/reposts/vi visit, again.txt
               exact copy of news/vi-visit.txt
passed over    news/reposts/port.txt
               news/reposts/port.txt has changed
1 file passed over: not as the plan has them, or their group's files are not
1 file moved before
a new plan has what is there now: defcorpus dedup PATH --plan FILE
moved no files
exit 1
$ dedup --undo away
would put back news/reposts/vi visit, again.txt
would put back 1 file; to do it: defcorpus dedup --undo away --yes
exit 0
$ dedup --undo away --yes
put back       news/reposts/vi visit, again.txt
put back 1 file; away was empty then and is removed
exit 0
$ dedup --undo away --yes
defcorpus: away: nothing was moved there by dedup
it is the DIR of --move that has the journal defcorpus-moved.tsv; when all is put back, it goes
exit 2
"""


def test_what_a_person_sees_in_80_columns(run, planned, monkeypatch):
    monkeypatch.setenv("COLUMNS", "80")
    (planned / "reposts" / "port.txt").write_text("edited\n", "utf-8")
    told = []
    for arguments in (
        ("--apply", "plan.tsv", "--list"),
        ("--apply", "plan.tsv", "--move", "away", "--yes"),
        ("--apply", "plan.tsv", "--move", "away", "--yes"),
        ("--undo", "away"),
        ("--undo", "away", "--yes"),
        ("--undo", "away", "--yes"),
    ):
        done = run("dedup", *arguments, "--format", "table")
        lines = [line.rstrip() for line in (done.stdout + done.stderr).splitlines()]
        assert all(len(line) <= 80 for line in done.stdout.splitlines())
        told += [f"$ dedup {' '.join(arguments)}", *lines, f"exit {done.exit_code}"]
    assert "\n".join(told) + "\n" == GOLDEN


@pytest.mark.skipif(sys.platform == "win32", reason="signals of Unix")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_told_to_end_it_finishes_the_file_at_hand(run, news, number):
    for at in range(400):
        shutil.copy(news / "port.txt", news / f"{at}.txt")
    call = [sys.executable, "-m", "defcorpus", "dedup"]
    assert run("dedup", "news", "--plan", "plan.tsv").exit_code == 0
    before = tree(news)
    with subprocess.Popen(
        [*call, "--apply", "plan.tsv", "--move", "away", "--yes"],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    ) as process:  # fmt: skip
        until = time.monotonic() + 30
        while time.monotonic() < until and not Path("away/news").exists():
            time.sleep(0.002)
        process.send_signal(number)
        _, told = process.communicate()
    if process.returncode == 0:
        pytest.skip("it was done before it was told")
    assert process.returncode == 128 + number and "Traceback" not in told
    assert "stopped: interrupted" in told and "the same command goes on" in told
    assert run("dedup", "--undo", "away", "--yes").exit_code == 0
    assert tree(news) == before
