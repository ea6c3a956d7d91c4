"""The file of a person's marks: what is written into it, what is kept, what is refused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from defcorpus.corpus.decisions.marks import HEADER, checked, forget_mark, move_mark, read_marks
from defcorpus.errors import UsageError

A, B, C = "a" * 32, "b" * 32, "c" * 32


@pytest.fixture
def file(tmp_path):
    return tmp_path / "defcorpus-marks.tsv"


def test_no_file_has_no_marks(file):
    assert read_marks(file) == {} and not file.exists()


def test_a_mark_is_set_and_moved(file):
    assert move_mark(file, "monday", [(A, "a"), (B, "b")], "2026-01-05T08:00") == 2
    assert move_mark(file, "monday", [(B, "b"), (C, "c")], "2026-01-06T08:00") == 1
    mark = read_marks(file)["monday"]
    assert (mark.moved, mark.seen) == ("2026-01-06T08:00", {A: "a", B: "b", C: "c"})
    assert mark.ids == {"a": A, "b": B, "c": C}
    assert file.read_text("utf-8").splitlines()[0] == "\t".join(HEADER)
    assert file.read_text("utf-8").count("\t\t") == 1  # a line of its own says when


def test_marks_do_not_touch_each_other(file):
    move_mark(file, "monday", [(A, "a")], "2026-01-05T08:00")
    move_mark(file, "mon", [(B, "b")], "2026-01-05T09:00")
    move_mark(file, "mon", [(C, "c")], "2026-01-05T10:00")
    marks = read_marks(file)
    assert list(marks) == ["mon", "monday"]
    assert (marks["monday"].moved, set(marks["monday"].seen)) == ("2026-01-05T08:00", {A})
    assert forget_mark(file, "mon") == 2
    assert list(read_marks(file)) == ["monday"]


def test_an_empty_corpus_can_be_marked(file):
    move_mark(file, "monday", [], "2026-01-05T08:00")
    assert read_marks(file)["monday"].seen == {}


def test_what_a_person_wrote_stays(file):
    move_mark(file, "monday", [(A, "a")], "2026-01-05T08:00")
    file.write_text(file.read_text("utf-8") + "# mine\nnot a row\n", "utf-8")
    move_mark(file, "monday", [(B, "b")], "2026-01-06T08:00")
    assert "# mine\nnot a row\n" in file.read_text("utf-8")
    assert set(read_marks(file)["monday"].seen) == {A, B}


@pytest.mark.parametrize("data", ["\ufeff", "\r\n"])
def test_as_editors_save_it(file, data):
    move_mark(file, "monday", [(A, "a")], "2026-01-05T08:00")
    text = file.read_text("utf-8")
    file.write_bytes((data + text if data == "\ufeff" else text.replace("\n", data)).encode())
    assert read_marks(file)["monday"].seen == {A: "a"}


@pytest.mark.parametrize("data", [b"mark\tkey\n", b"<html>", b"\xff\xfe\x00", b"mark key id moved\n"])
def test_another_file_is_refused_and_left(file, data):
    file.write_bytes(data)
    with pytest.raises(UsageError):
        move_mark(file, "monday", [(A, "a")], "2026-01-05T08:00")
    assert file.read_bytes() == data


@pytest.mark.parametrize("name", ["", " ", "a\tb", "a\nb", " a", "#a", "mark", "a\x1b"])
def test_names_that_no_line_can_hold(file, name):
    with pytest.raises(UsageError):
        checked(name)
    with pytest.raises(UsageError):
        move_mark(file, name, [], "2026-01-05T08:00")
    assert not file.exists()


def test_an_unknown_mark_says_which_there_are(file):
    move_mark(file, "monday", [], "2026-01-05T08:00")
    with pytest.raises(UsageError) as error:
        forget_mark(file, "mo nday")
    assert "has monday" in error.value.hint and "--mark 'mo nday'" in error.value.hint


def test_a_folder_that_cannot_be_written(tmp_path):
    with pytest.raises(UsageError):
        move_mark(tmp_path / "no" / "marks.tsv", "monday", [], "2026-01-05T08:00")


@given(
    st.dictionaries(st.text("0123456789abcdef", min_size=32, max_size=32), st.text(max_size=8), max_size=9)
)
def test_what_is_seen_comes_back(tmp_path_factory, articles):
    file = tmp_path_factory.mktemp("marks") / "marks.tsv"
    move_mark(file, "m", articles.items(), "2026-01-05T08:00")
    assert set(read_marks(file)["m"].seen) == set(articles)
