"""`new` as a person uses it in the morning: a mark is set, moved, kept, forgotten."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from defcorpus.output.shapes import style
from tests.cli.conftest import PORT_VI, VISIT_EN, VISIT_VI, Kept
from tests.cli.golden import FORMATS, golden

FILE = "defcorpus-marks.tsv"
OTHER_VI = """\
 date 2024-03-13 Bộ trưởng Pavel Novotny và Đại tướng Nguyễn Văn Minh. (Ảnh: Trần Nam)

Ngày 12/3, Bộ trưởng Quốc phòng Séc Pavel Novotny đến Hà Nội. Đại tướng Nguyễn Văn Minh đón ông tại đây.

Báo chí hai nước đưa tin rộng rãi; Séc mong muốn mở rộng trao đổi học viên và giao lưu sĩ quan trẻ.
"""


def one_article(place):
    for file in (place / "news").iterdir():
        if file.stem != "vi-visit":
            file.unlink()


@pytest.fixture(scope="module")
def marked(tmp_path_factory):
    set_ = ("new", "--mark", "monday", "--set", "news")
    return Kept(tmp_path_factory.mktemp("marked"), set_, more=one_article)


@pytest.fixture
def news(marked, monkeypatch):
    """A folder marked with one article in it; the others come later."""
    return marked.again(monkeypatch)


@pytest.fixture
def morning(news):
    return news


def arrive(news):
    (news / "en-visit.txt").write_text(VISIT_EN, "utf-8")
    (news / "repost.txt").write_text(VISIT_VI.replace("Lê Hòa", "Bảo An"), "utf-8")
    (news / "other.txt").write_text(OTHER_VI, "utf-8")
    (news / "port.txt").write_text(PORT_VI, "utf-8")


def test_a_mark_is_set(morning, run):
    done = run("new", "--mark", "tuesday", "--set", "news")
    assert done.exit_code == 0 and "1 article seen" in done.stderr and done.stdout == ""


def check(name, text):
    """Compare with a golden file, but for scores, which every tuning changes."""
    text = re.sub(r"0\.[89]\d+|(?<=[\t,| :])1\.0(?=[\t,| ])", "0.9", text)
    golden(name, text)


@pytest.mark.parametrize("form", FORMATS)
def test_golden(morning, run, monkeypatch, form):
    monkeypatch.setattr(style, "_UNBOUNDED", 80)
    arrive(morning)
    done = run("new", "--mark", "monday", "news", "--format", form)
    assert done.exit_code == 0
    check(f"new.{form}", done.stdout)


def test_each_is_told_once(morning, run, rows):
    arrive(morning)
    found = {row["id"]: (row["label"], row["of"]) for row in rows("new", "--mark", "monday", "news")}
    assert found == {
        "port": ("event", None),
        "other": ("report", "vi-visit"),
        "en-visit": ("counterpart", "vi-visit"),
        "repost": ("copy", "vi-visit"),
    }
    done = run("new", "--mark", "monday", "news")
    assert done.exit_code == 1 and "nothing new since monday" in done.stderr


def test_keep_leaves_the_mark(morning, run, rows):
    arrive(morning)
    before = Path(FILE).read_bytes()
    assert len(rows("new", "--mark", "monday", "--keep", "news")) == 4
    assert Path(FILE).read_bytes() == before
    assert len(rows("new", "--mark", "monday", "news")) == 4


def test_only_what_is_shown_is_seen(morning, run, rows):
    arrive(morning)
    assert [row["id"] for row in rows("new", "--mark", "monday", "--country", "NO", "news")] == ["port"]
    assert [row["id"] for row in rows("new", "--mark", "monday", "--only", "copy", "news")] == ["repost"]
    left = {row["id"] for row in rows("new", "--mark", "monday", "news")}
    assert left == {"en-visit", "other"}


def test_a_mark_holds_in_a_new_store_and_another_place(morning, run, rows, monkeypatch, tmp_path):
    (morning / "sub").mkdir()
    (morning / "vi-visit.txt").rename(morning / "sub" / "renamed.txt")
    monkeypatch.setenv("DEFCORPUS_STORE", str(tmp_path / "another"))
    assert rows("new", "--mark", "monday", "news") == []


def test_an_article_that_reads_otherwise(morning, rows):
    (morning / "vi-visit.txt").write_text(VISIT_VI.replace("12 máy bay", "21 máy bay"), "utf-8")
    (row,) = rows("new", "--mark", "monday", "news")
    assert (row["id"], row["label"]) == ("vi-visit", "changed")


def test_paths_alone(morning, run):
    arrive(morning)
    done = run("new", "--mark", "monday", "--only", "event", "news", "-0")
    assert done.stdout == "news/port.txt\0"


def test_what_a_reader_that_goes_away_did_not_read_stays_new(morning, rows):
    arrive(morning)
    before = Path(FILE).read_bytes()
    command = [sys.executable, "-m", "defcorpus", "new", "--mark", "monday", "news"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as process:
        process.stdout.close()
    assert process.returncode != 0
    assert Path(FILE).read_bytes() == before


def test_marks_are_listed_and_forgotten(morning, run, rows):
    assert [(row["mark"], row["articles"]) for row in rows("new", "--list")] == [("monday", 1)]
    assert run("new", "--mark", "monday", "--forget").exit_code == 0
    assert run("new", "--list").exit_code == 1
    assert run("new", "--mark", "monday", "news").exit_code == 2


def test_another_file_of_marks(morning, run, monkeypatch, tmp_path):
    own = tmp_path / "own.tsv"
    assert run("new", "--mark", "w", "--set", "--marks", str(own), "news").exit_code == 0
    monkeypatch.setenv("DEFCORPUS_MARKS", str(own))
    assert run("new", "--mark", "w", "news").exit_code == 1
    assert run("new", "--mark", "monday", "news").exit_code == 2


def test_the_file_of_marks_is_no_article(morning, run):
    Path(FILE).rename(morning / FILE)
    assert FILE not in run("list", "news").stdout


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        ((), "no --mark NAME"),
        (("--mark", "tuesday"), "has monday"),
        (("--mark", "monday", "--set", "--keep"), "each go alone"),
        (("--mark", "monday", "--only", "news"), "no label 'news'"),
        (("--mark", "a\tb", "--set"), "no name of a mark"),
        (("--mark", "monday", "--fields", "nonsense"), "no field"),
        (("--mark", "monday", "-l", "--format", "tsv"), "print paths alone"),
    ],
)
def test_what_cannot_be_meant(morning, run, arguments, says):
    before = Path(FILE).read_bytes()
    done = run("new", *arguments, "news")
    assert done.exit_code == 2 and says in done.stderr and "Traceback" not in done.stderr
    assert Path(FILE).read_bytes() == before


def test_hostile_text_is_shown_and_not_obeyed(morning, run):
    (morning / "e\x1bvil.txt").write_text(PORT_VI.replace("Sáng", "S\x1b[31m\x9báng"), "utf-8")
    for form in ("table", "tsv", "markdown", "jsonl"):
        done = run("new", "--mark", "monday", "--keep", "news", "--format", form)
        assert done.exit_code == 0 and not set("\x1b\x9b") & set(done.stdout)
