"""`pairs --lexicon FILE`: what was learnt of words is kept in a file and used again."""

import pytest

from defcorpus.corpus import Corpus
from defcorpus.report.matching.learnt import learnt_terms
from defcorpus.report.matching.lexicons import lexicon_of
from defcorpus.report.matching.matches import paired


def test_a_file_that_is_missing_is_written(run, tmp_path):
    file = tmp_path / "words.tsv"
    plain = run("pairs", "news", "--format", "jsonl").stdout
    done = run("pairs", "news", "--format", "jsonl", "--lexicon", str(file))
    assert (done.exit_code, done.stdout) == (0, plain)
    lines = file.read_text("utf-8").split("\n")
    assert lines[0] == "# defcorpus lexicon 1"
    assert lines[1].startswith("# attribution: ")
    assert lines[5] == "vi\ten\ttogether\tof_vi\tof_en\tspread"
    assert [path.name for path in tmp_path.iterdir() if path.name.endswith(".tmp")] == []


def test_a_file_that_is_there_is_read_and_left_as_it_is(run, tmp_path):
    file = tmp_path / "words.tsv"
    run("pairs", "news", "--lexicon", str(file))
    before = file.read_bytes()
    edited = before + "# of the house\nbến cảng\tquay\t40\t50\t45\t9\n".encode()
    file.write_bytes(edited)
    assert run("pairs", "news", "--lexicon", str(file)).exit_code == 0
    assert run("pairs", "news", "--why", "r1", "port", "--lexicon", str(file)).exit_code == 0
    assert file.read_bytes() == edited
    assert run("pairs", "news", "--relearn", "--lexicon", str(file)).exit_code == 0
    assert file.read_bytes() == before


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("vi\ten\nport\tcảng\n", "words.tsv: it is no lexicon"),
        ("# defcorpus lexicon 7\n", "words.tsv: it is of another version"),
        ("# defcorpus lexicon 1\n", "words.tsv: no line says"),
    ],
)
def test_a_broken_file_is_an_error_that_names_it(run, tmp_path, text, said):
    file = tmp_path / "words.tsv"
    file.write_text(text, "utf-8")
    for more in ((), ("--why", "r1", "port")):
        done = run("pairs", "news", *more, "--lexicon", str(file))
        assert done.exit_code == 2
        assert said in " ".join(done.stderr.split())
        assert done.stdout == ""


def test_nothing_but_a_lexicon_is_replaced(run, tmp_path):
    file = tmp_path / "mine.txt"
    file.write_text("my notes", "utf-8")
    assert run("pairs", "news", "--relearn", "--lexicon", str(file)).exit_code == 2
    assert file.read_text("utf-8") == "my notes"
    assert run("pairs", "news", "--lexicon", str(tmp_path / "no" / "such" / "folder.tsv")).exit_code == 2
    done = run("pairs", "news", "--why", "r1", "port", "--lexicon", str(tmp_path / "none.tsv"))
    assert done.exit_code == 2
    assert "learns and writes it" in " ".join(done.stderr.split())


def test_what_was_learnt_is_kept_in_the_store(news, tmp_path):
    with Corpus.open([news], store=tmp_path / "other") as corpus:
        assert learnt_terms(corpus) == {}
        first = paired(corpus)
        assert first.model.lexicon == lexicon_of(corpus)
        assert paired(corpus) == first
        assert lexicon_of(corpus).renderings("an ninh", "vi")[0].form == "security"


def test_a_file_changes_nothing_that_is_kept(run, news, tmp_path):
    file = tmp_path / "words.tsv"
    plain = run("pairs", "news", "--format", "jsonl").stdout
    run("pairs", "news", "--lexicon", str(file))
    file.write_text(file.read_text("utf-8") + "cảng\tmeadow\t40\t50\t45\t9\n", "utf-8")
    assert run("pairs", "news", "--lexicon", str(file)).exit_code == 0
    assert run("pairs", "news", "--format", "jsonl").stdout == plain
