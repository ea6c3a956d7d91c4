"""`words`, `collocates`, `keywords` and `terms` as a shell sees them."""

import json
from xml.etree import ElementTree

import pytest

from defcorpus.corpus import Corpus
from defcorpus.report.wording.terms import terms
from tests.cli.conftest import Kept
from tests.cli.golden import FORMATS, golden
from tests.cli.paired_news import make_paired_news


def visit(place):
    make_paired_news(place / "visits")


@pytest.fixture(scope="module")
def kept(tmp_path_factory):
    terms_ = ("terms", "phi công", "visits")
    return Kept(tmp_path_factory.mktemp("wording"), terms_, ("list", "news"), more=visit)


@pytest.fixture
def news(kept, monkeypatch):
    return kept.again(monkeypatch)


@pytest.fixture
def visits(news):
    return news.parent / "visits"


CALLS = {
    "words": ("words", "visits", "--lang", "vi", "--no-function-words", "-n", "4"),
    "collocates": ("collocates", "phi công", "visits", "--window", "3", "-n", "4"),
    "keywords": ("keywords", "visits", "--lang", "vi", "--of", "ghana", "--min", "1", "--min-articles", "1",
                 "--least", "2", "-n", "3"),
    "terms": ("terms", "bộ trưởng bộ quốc phòng", "visits"),
    "terms-sentences": ("terms", "hội đàm", "visits", "--sentences"),
}  # fmt: skip


@pytest.mark.parametrize("name", CALLS)
@pytest.mark.parametrize("format_", FORMATS)
def test_golden(run, visits, name, format_):
    done = run(*CALLS[name], "--format", format_)
    assert done.exit_code == 0, done.stderr
    golden(f"{name}.{format_}", done.stdout)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("words", "visits", "--match", "("), "cannot be read"),
        (("words", "visits", "--fields", "beauty"), "no field 'beauty'"),
        (("collocates",), "no TERM"),
        (("collocates", "phi", "công"), "There is no file or folder"),
        (("collocates", "(phi", "visits"), "never closed"),
        *[
            (("collocates", term, "visits"), "A TERM is a word")
            for term in (
                "phi NEAR công",
                '"phi công" máy',
                "phi -công",
                "phi công OR máy",
                "title:phi",
                "phi source:vov.vn",
            )
        ],
        (("collocates", "phi", "visits", "--sentence", "--window", "3"), "not both"),
        (("keywords", "visits", "--vs", "lang:vi", "--reference", "news"), "not both"),
        (("keywords", "visits", "--vs", "("), ""),
        (("terms",), "no TERM"),
        (("terms", "--all", "-e", "port", "visits"), "not both"),
        (("terms", "port", "visits", "--format", "tbx", "--fields", "term"), "tbx"),
        (("terms", "port", "visits", "--basis", "guess"), "no basis 'guess'"),
        (("terms", "--all", "visits", "--sentences"), "not with --all"),
        (("terms", "port", "visits", "--sentences", "--format", "tbx"), "no sentences"),
        (("terms", "port", "visits", "--sentences", "--min", "2"), "not with --sentences"),
    ],
    ids=" ".join,
)
def test_bad_usage(run, visits, arguments, said):
    done = run(*arguments)
    assert done.exit_code == 2
    assert said in done.stderr


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("words", "visits", "--since", "2031"), "no article fits the filters"),
        (("words", "visits", "--match", "zzz"), "no such word"),
        (("collocates", "zzz", "visits"), "nothing found for zzz"),
        (("collocates", "phi coong", "visits"), "did you mean: phi công (4)"),
        (("keywords", "visits", "--lang", "vi", "--vs", "lang:en"), "--lang holds for both sides"),
        (
            ("keywords", "visits", "--lang", "vi", "--of", "ghana"),
            "a log-likelihood of 15.13 or more; --least",
        ),
        (("keywords", "visits", "--lang", "vi", "--of", "zzz"), "no article in the selection"),
        (("keywords", "visits", "--of", "lang:vi", "--vs", "lang:en"), "nothing to compare"),
        (("keywords", "visits"), "name a part with a filter or --of"),
        (("terms", "zzz", "visits"), "no rendering"),
        (("terms", "phi coong", "visits"), "did you mean: phi công (4)"),
        (("terms", "phi công", "visits", "--since", "2031"), "that the filters let through"),
    ],
    ids=" ".join,
)
def test_nothing_found(run, visits, arguments, said):
    done = run(*arguments)
    assert (done.exit_code, done.stdout.count("\n") <= 1) == (1, True)
    assert said in done.stderr


def test_copies_can_be_left_out(rows, visits):
    every = {row["word"]: row for row in rows("words", "visits", "--lang", "vi")}
    unique = {row["word"]: row for row in rows("words", "visits", "--lang", "vi", "--unique")}
    assert every["phi"]["articles"] == unique["phi"]["articles"] + 1


def test_a_reference_elsewhere(rows, visits):
    found = rows("keywords", "visits", "--lang", "vi", "--reference", "news", "--min", "1", "--least", "0")
    assert {row["lang"] for row in found} == {"vi"}
    assert {row["key"] for row in found} == {"+", "-"}
    only = rows("keywords", "visits", "--lang", "vi", "--reference", "news", "--least", "0", "--positive")
    assert {row["key"] for row in only} == {"+"}


def test_terms_count_copies_once_and_quote_both_sentences(rows, visits):
    [best, *_] = rows("terms", "phi công", "visits")
    assert (best["rendering"], best["times"], best["pairs"]) == ("pilots", 2, 2)
    assert (best["first"], best["last"]) == ("2024-03-13", "2024-03-14")
    assert "đào tạo" in best["example"]["vi"]
    assert "discussed training" in best["example"]["en"]
    with Corpus.open(["visits"]) as corpus:
        assert terms(corpus, ["phi công"])[0].rendering == "pilots"


def test_several_terms_and_all(run, rows, visits):
    some = rows("terms", "-e", "phi công", "-e", "aircraft", "visits")
    assert {row["term"] for row in some} == {"phi công", "aircraft"}
    every = rows("terms", "--all", "visits", "--min", "2", "--limit", "1")
    assert len({row["term"] for row in every}) == len(every) > 2
    done = run("terms", "--all", "visits", "--min", "2", "--format", "tbx")
    root = ElementTree.fromstring(done.stdout.encode())
    assert len(root.findall(".//{urn:iso:std:iso:30042:ed-2}conceptEntry")) == len(every)


def test_json_has_examples_as_objects_and_csv_as_columns(run, visits):
    one = json.loads(run("terms", "phi công", "visits", "--format", "jsonl").stdout.splitlines()[0])
    assert set(one["example"]) == {"vi_id", "en_id", "vi", "en"}
    head = run("terms", "phi công", "visits", "--format", "csv").stdout.splitlines()[0]
    assert head.endswith("example_vi_id,example_en_id,example_vi,example_en")


def test_renderings_are_shown_as_they_are_written(rows, tmp_path):
    news = make_paired_news(tmp_path / "written")
    for stem, rank in (("czech", "Gen."), ("danish", "Gen.")):
        page = news / f"en-{stem}.txt"
        page.write_text(page.read_text("utf-8").replace("Defence General", f"Defense {rank}"), "utf-8")
    told = {row["rendering"]: row for row in rows("terms", "đại tướng", str(news))}
    assert told["Gen."]["basis"] == "table"
    assert told["Gen."]["forms"] == [{"form": "Gen.", "times": 2}]
    [post, *_] = rows("terms", "minister of national defence", str(news))
    assert post["times"] == 2  # American spelling counts for the British one


def test_whose_renderings_count(run, rows, visits):
    [late] = rows("terms", "phi công", "visits", "--since", "2024-03-13")
    assert (late["times"], late["of"], late["example"]["en_id"]) == (1, 1, "en-danish")
    assert rows("terms", "pilots", "visits", "--lang", "en", "--until", "2024-03-12")[0]["pairs"] == 1
    done = run("terms", "phi công", "visits", "--source", "vov.vn")
    assert done.exit_code == 1


def test_every_sentence_of_a_term_with_its_rendering_or_none(rows, visits):
    found = rows("terms", "đại tướng", "visits", "--sentences")
    assert all("đại tướng" in row["vi"].lower() for row in found)
    assert [bool(row["renderings"]) for row in found] == sorted(
        (bool(row["renderings"]) for row in found), reverse=True
    )
    assert {row["renderings"][0] for row in found if row["renderings"]} == {"General"}
    assert found[0]["en_date"] == "2024-03-13"
    few = rows("terms", "đại tướng", "visits", "--sentences", "--limit", "1")
    assert len(few) < len(found)
    assert all(" / " not in row["vi"] for row in found if row["renderings"])  # no headline with its lead


def test_a_basis_can_be_left_out(rows, visits):
    known = rows("terms", "--all", "visits", "--min", "2", "--basis", "table,learnt")
    assert {row["basis"] for row in known} <= {"table", "learnt"}
    [found] = rows("terms", "hội đàm", "visits", "--basis", "table")
    assert found["rendering"].endswith("talks")


def test_words_of_several_languages_are_a_table_each(run, visits):
    lines = run("words", "visits", "-n", "2", "--format", "table").stdout.splitlines()
    assert [lines.index(name) for name in ("Vietnamese", "English")] == [0, 5]
    assert len(lines) == 9
    piped = run("words", "visits", "-n", "2").stdout.splitlines()
    assert piped[0].startswith("word\tlang")
    assert len(piped) == 3


@pytest.mark.parametrize("name", ["words", "collocates", "keywords", "terms"])
def test_no_pager_is_taken(run, visits, name):
    assert run(*CALLS[name], "--no-pager").exit_code == 0


def test_a_concordance_has_the_sentences_of_counterparts(run, rows, visits):
    found = {row["id"]: row for row in rows("search", "pilots", "visits", "--kwic", "--counterpart")}
    assert found["en-czech"]["counterpart"] == "vi-czech"
    assert found["en-czech"]["beside"].startswith("Hai bên bàn về đào tạo 45 phi công")
    ghana = rows("search", '"phi công" ghana', "visits", "--kwic", "--counterpart")
    assert {(row["counterpart"], row["beside"]) for row in ghana} == {(None, None)}
    shown = run("search", "pilots", "visits", "--kwic", "--counterpart", "--format", "table").stdout
    assert "    vi-czech: Hai bên bàn về" in shown
    head = run("search", "pilots", "visits", "--kwic", "--counterpart").stdout.splitlines()[0]
    assert head.endswith("counterpart\tbeside")
