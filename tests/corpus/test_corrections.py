"""A person's file of corrections: plain, kept as it is, read with patience."""

from pathlib import Path

import pytest

from defcorpus.corpus.decisions.corrections import (
    article_correction,
    checked,
    person_correction,
    read_files,
    write_corrections,
)
from defcorpus.corpus.decisions.decided import FILE_NAME, find_files
from defcorpus.errors import UsageError
from defcorpus.facts.corrections import Correction

KEY = "0123456789abcdef" * 2


@pytest.fixture
def file(tmp_path):
    return tmp_path / FILE_NAME


def test_written_and_read_again(file):
    ones = [
        article_correction("a", KEY, "event", "2025-5-7"),
        article_correction("a", KEY, "country+", "Thổ Nhĩ Kỳ"),
        person_correction("Haluk  Gorgun", "Haluk Görgün"),
    ]
    write_corrections(file, ones)
    found = read_files([file])
    assert [(one.field, one.value) for one in found.corrections.articles[KEY]] == [
        ("event", "2025-05-07"), ("country+", "TR"),
    ]  # fmt: skip
    assert found.corrections.people["haluk gorgun"].value == "Haluk Görgün"
    assert not found.warnings


def test_a_second_decision_takes_the_place_of_the_first(file):
    write_corrections(file, [article_correction("a", KEY, "event", "2025-05-07")])
    write_corrections(file, [article_correction("a", KEY, "event", "2025-05-08")])
    assert file.read_text("utf-8").count("\tevent\t") == 1
    write_corrections(file, [article_correction("a", KEY, "country-", "GE")])
    write_corrections(file, [article_correction("a", KEY, "country-", "TR")])
    assert file.read_text("utf-8").count("\tcountry-\t") == 2


def test_an_empty_value_takes_it_back(file):
    write_corrections(file, [article_correction("a", KEY, "event", "2025-05-07")])
    write_corrections(file, [Correction("article", "a", KEY, "event", "")])
    found = read_files([file])
    assert not found.corrections


def test_comments_and_odd_lines_stay_and_are_told(file):
    write_corrections(file, [article_correction("a", KEY, "kind", "stub")])
    odd = "# mine\narticle\ta\tnokey\tevent\t2025\nwhat is this\narticle\ta\t" + KEY + "\tcolour\tred\n"
    file.write_text(file.read_text("utf-8") + odd, "utf-8")
    found = read_files([file])
    assert len(found.warnings) == 3 and "line 4" in found.warnings[0]
    write_corrections(file, [article_correction("a", KEY, "kind", "listing")])
    assert "# mine" in file.read_text("utf-8") and "what is this" in file.read_text("utf-8")


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("event", "2025-02-30"), ("event", "last week"), ("date", ""), ("country+", "Atlantis"),
        ("lang", "viet"), ("kind", "essay"), ("colour", "red"), ("title", "  "), ("accept", ""),
    ],
)  # fmt: skip
def test_what_cannot_be_meant(field, value):
    with pytest.raises(UsageError):
        checked(field, value)


@pytest.mark.parametrize(("name", "value"), [("", "A B"), ("A B", ""), ("...", "A")])
def test_a_person_has_a_name(name, value):
    with pytest.raises(UsageError):
        person_correction(name, value)


def test_values_are_one_plain_line(file):
    write_corrections(file, [article_correction("a", KEY, "title", "Một\ttên\n\x1b[31mđỏ")])
    assert read_files([file]).corrections.articles[KEY][0].value == "Một tên [31mđỏ"


def test_another_table_is_refused(file):
    file.write_text("id\ttext\n", "utf-8")
    with pytest.raises(UsageError, match="no file of corrections"):
        read_files([file])
    with pytest.raises(UsageError, match="no file of corrections"):
        write_corrections(file, [person_correction("A B", "C D")])


def test_where_they_are_looked_for(tmp_path, monkeypatch):
    news, here = tmp_path / "news", tmp_path / "here"
    news.mkdir()
    here.mkdir()
    monkeypatch.chdir(here)
    (news / FILE_NAME).touch()
    assert [Path(file).parent.name for file in find_files([str(news)])] == ["news"]
    (here / FILE_NAME).touch()
    assert [Path(file).parent.name for file in find_files([str(news)])] == ["news", "here"]
    assert [Path(file).parent.name for file in find_files([str(news / "a.txt"), "-"])] == ["news", "here"]
    assert find_files([str(news)], str(tmp_path / "none.tsv")) == []
