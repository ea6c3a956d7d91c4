"""`pairs` as a person and a pipe see it: golden answers in every format, filters and limits."""

import json
import re

import pytest
from typer.testing import CliRunner

from defcorpus.cli.app import application
from defcorpus.corpus import Corpus, Filters
from defcorpus.output.shapes import style
from defcorpus.report.matching.matches import among, paired
from tests.cli.golden import FORMATS, golden
from tests.cli.paired_news import make_paired_news


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    """A folder of three visits, with a store that every test here shares."""
    place = tmp_path_factory.mktemp("pairs")
    make_paired_news(place / "news")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DEFCORPUS_STORE", str(place / "store"))
        patch.chdir(place)
        for name in ("NO_COLOR", "FORCE_COLOR", "COLUMNS"):
            patch.delenv(name, raising=False)
        yield place


@pytest.fixture
def run(place, monkeypatch):
    monkeypatch.chdir(place)

    def call(*arguments):
        return CliRunner().invoke(application(), ["pairs", "news", *arguments], catch_exceptions=False)

    return call


@pytest.fixture
def rows(run):
    def call(*arguments):
        return [json.loads(line) for line in run(*arguments, "--format", "jsonl").stdout.splitlines()]

    return call


def check(name, text):
    """Compare with a golden file, but for bits and scores, which every tuning changes."""
    text = re.sub(r" *[-+]?\d+\.\d+", " 9.9", text)
    golden(name, text)


@pytest.mark.parametrize(
    ("view", "form"),
    [
        *(("pairs", form) for form in FORMATS),
        *(("pairs-explain", form) for form in ("table", "tsv")),
        *(("pairs-unpaired", form) for form in ("table", "jsonl", "tsv")),
        *(("pairs-copies", form) for form in ("table", "jsonl", "tsv")),
        *(("pairs-dry-run", form) for form in ("table", "jsonl", "tsv")),
    ],
)
def test_golden(run, monkeypatch, view, form):
    monkeypatch.setattr(style, "_UNBOUNDED", 80)
    asked = () if view == "pairs" else (view.replace("pairs-", "--"),)
    done = run(*asked, "--format", form)
    assert done.exit_code == 0
    check(f"{view}.{form}", done.stdout)


def both(row):
    return row["vi"], row["en"]


@pytest.mark.parametrize(
    ("asked", "stems"),
    [
        ((), ["czech", "danish"]),
        (("--since", "2024-03-13"), ["danish"]),
        (("--until", "2024-03-12"), ["czech"]),
        (("--country", "DK"), ["danish"]),
        (("--person", "novotny"), ["czech"]),
        (("--source", "vov.vn"), ["czech"]),  # a copy is of that outlet, the one that stands for it is not
        (("--person", "novotny", "--country", "DK"), []),
        (("--lang", "en"), ["czech", "danish"]),
    ],
)
def test_filters_say_which_pairs_are_shown(run, rows, asked, stems):
    assert sorted(map(both, rows(*asked))) == [(f"vi-{stem}", f"en-{stem}") for stem in stems]
    assert run(*asked).exit_code == (0 if stems else 1)


def test_what_is_shown_is_weighed_as_without_filters(rows):
    every = {both(row): row for row in rows()}
    assert all(every[both(row)] == row for row in rows("--country", "DK"))


def test_filters_hold_for_articles_without_counterpart(rows):
    alone = [row for row in rows("--unpaired", "--country", "GH") if row["status"] == "unpaired"]
    assert [row["vi"] for row in alone] == ["vi-ghana"]
    assert not [row for row in rows("--unpaired", "--country", "DK") if row["status"] == "unpaired"]


@pytest.mark.parametrize(
    ("asked", "shown"),
    [
        (("--status", "unpaired"), ["unpaired"]),
        (("--status", "Paired"), ["paired", "paired"]),
        (("--status", "paired", "--status", "unpaired"), ["paired", "paired", "unpaired"]),
        (("--unpaired", "--limit", "2"), ["paired", "paired"]),  # the limit is one of rows
        (("--unpaired", "--limit", "3"), ["paired", "paired", "unpaired"]),
        (("--status", "unpaired", "--lang", "en"), []),
        (("--status", "review"), []),
    ],
)
def test_which_are_shown_by_their_status(run, rows, asked, shown):
    assert [row["status"] for row in rows(*asked)] == shown
    assert run(*asked).exit_code == (0 if shown else 1)


def test_a_status_that_is_none(run):
    done = run("--status", "unpaird")
    assert done.exit_code == 2
    assert "did you mean 'unpaired'? one of: paired, review, unpaired" in done.stderr


def test_a_limit_says_what_it_hides(run, rows):
    shown = rows("--limit", "1")
    assert len(shown) == 1 and shown[0]["score"] == max(row["score"] for row in rows())
    done = run("--limit", "1")
    assert "2 pairs" in done.stderr and "1 of 2 shown; --limit 2 shows all" in done.stderr
    assert "shown" not in run("--limit", "2").stderr


def test_a_filter_that_cannot_be_meant_is_said_before_anything_is_compared(run):
    done = run("--since", "someday")
    assert done.exit_code == 2 and "someday" in done.stderr


def test_in_python(place, monkeypatch):
    monkeypatch.chdir(place)
    with Corpus.open(["news"]) as corpus:
        result = paired(corpus)
        some = among(corpus, result, Filters(countries=("DK",)))
        assert [pair.vi for pair in some.pairs] == ["vi-danish"]
        assert len(some.unpaired) == 0 and len(result.unpaired) == 1
        ghana = among(corpus, result, Filters(countries=("GH",)))
        assert [row.id for row in ghana.unpaired] == ["vi-ghana"] == [row.id for row in tuple(ghana.unpaired)]
        assert ghana.unpaired[0] == result.unpaired[0]


def test_why_says_what_the_corpus_makes_of_the_two(run, rows):
    (made,) = rows("--why", "vi-czech", "en-czech")
    assert made == next(row for row in rows() if row["vi"] == "vi-czech")
    done = run("--why", "vi-ghana", "en-danish", "--format", "jsonl")
    assert json.loads(done.stdout)["status"] == "unpaired"
    assert "not paired here: en-danish is paired with vi-danish, vi-ghana has no counterpart" in done.stderr


@pytest.mark.parametrize(
    ("asked", "pair", "said"),
    [
        (("--why", "vi-czech"), ("vi-czech", "en-czech"), "vi-czech with its counterpart en-czech"),
        (("--why", "en-danish"), ("vi-danish", "en-danish"), "en-danish with its counterpart vi-danish"),
        (("--why", "vi-czech-vov"), ("vi-czech", "en-czech"), "vi-czech-vov is a copy of vi-czech, which"),
        (("--why", "vi-ghana", "--explain"), ("vi-ghana", "en-danish"), "vi-ghana with the nearest, en-"),
        (("--why=vi-czech",), ("vi-czech", "en-czech"), "vi-czech with its counterpart en-czech"),
        (("--why", "vi-czech", "en-danish"), ("vi-czech", "en-danish"), "not paired here"),
    ],
)
def test_why_of_one_article_takes_its_best_candidate(place, monkeypatch, asked, pair, said):
    monkeypatch.chdir(place)
    for words in (["news", *asked], [*asked, "news"]):
        done = CliRunner().invoke(application(), ["pairs", *words, "--format", "jsonl"])
        assert [both(json.loads(line)) for line in done.stdout.splitlines()] == [pair], words
        assert said in done.stderr


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (("--why",), "--why names no ID"),
        (("--why", "nosuch"), "shows the ids; PATH names the corpus"),
        (("--why", "vi-czech", "vi-danish"), "takes a Vietnamese and an English article"),
    ],
)
def test_why_of_what_is_not_there(run, asked, said):
    done = run(*asked)
    assert done.exit_code == 2 and said in f"{done.stderr}{done.exception}"


def test_lines_of_a_ledger_end_where_they_end(run):
    lines = run("--explain", "--format", "table").stdout.splitlines()
    assert max(map(len, lines)) < 400
