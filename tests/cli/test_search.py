"""`search` with what it was made for, and `like`: what a person sees in a pipe and on standard error."""

from __future__ import annotations

from pathlib import Path

import pytest

from .conftest import VISIT_VI


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ("novotni", "did you mean: novotny (2)"),
        ("hooij ddamf", "did you mean: hội đàm (1)"),
        ("ho65i d9am2", "did you mean: hội đàm (1)"),
        ("quocphong", 'did you mean: "quoc phong" ('),
        ('"novotny pavel"', "did you mean: novotny pavel (2)"),
        ("novotny zzzz", "did you mean: novotny (2)"),
    ],
)
def test_what_was_perhaps_meant_is_said_with_what_it_finds(run, news, query, told):
    done = run("search", query, "news")
    assert (done.exit_code, done.stdout.count("\n")) == (1, 1)
    assert done.stderr.splitlines()[0] == f"nothing found for {query}"
    assert told in done.stderr


def test_an_empty_folder_has_no_article_whatever_is_looked_for(run, tmp_path):
    (tmp_path / "empty").mkdir()
    done = run("search", "novotny", str(tmp_path / "empty"))
    assert (done.exit_code, done.stderr.strip()) == (1, "no article here")


def test_filters_that_leave_everything_out_are_told(run, news):
    assert "without the filters: 2" in run("search", "novotny", "news", "--since", "2030").stderr
    assert "without" not in run("search", "zzzzzz", "news", "--since", "2030").stderr


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        (("minh", "--source", "qdn.vn"), "nothing here is from qdn.vn; did you mean qdnd.vn?"),
        (("minh source:qdn.vn",), "nothing here is from qdn.vn; did you mean qdnd.vn?"),
        (
            ("minh source:zebra",),
            "nothing here is from zebra; `defcorpus stats --by source` lists the outlets",
        ),
        (("zzzz", "--source", "qdnd.vn", "--source", "zebra"), "nothing here is from zebra"),
    ],
)
def test_an_outlet_that_nothing_is_from_is_told(run, news, asked, told):
    done = run("search", asked[0], "news", *asked[1:])
    assert done.exit_code == 1 and told in done.stderr
    assert "nothing here is from" not in run("search", "zzzz", "news", "--source", "qdnd.vn").stderr


def test_a_list_tells_it_too(run, news):
    done = run("list", "news", "--source", "qdn")
    assert done.exit_code == 1 and "did you mean qdnd.vn?" in done.stderr


def test_exact_is_only_what_is_spelled_so(rows, news):
    assert {row["id"] for row in rows("search", "Nguyễn", "news")} == {"vi-visit", "en-visit"}
    assert [row["id"] for row in rows("search", "Nguyễn", "news", "--exact")] == ["vi-visit"]


def test_across_says_what_it_adds_and_puts_what_was_typed_first(rows, run, news):
    found = [row["id"] for row in rows("search", "hội đàm", "news", "--across")]
    assert found == ["vi-visit", "en-visit"]
    assert "hội đàm: also" in run("search", "hội đàm", "news", "--across").stderr
    assert "talks" in run("search", "hội đàm", "news", "--across").stderr
    assert "as it stands" in run("search", "novotny", "news", "--across").stderr
    assert run("search", "a", "news", "--across", "--exact").exit_code == 2


def test_counterparts_are_named(rows, run, news, monkeypatch):
    found = {
        row["id"]: row["counterpart"] for row in rows("search", "novotny OR sudan", "news", "--counterpart")
    }
    assert found == {"vi-visit": "en-visit", "en-visit": "vi-visit", "r1": None}
    monkeypatch.setenv("COLUMNS", "80")
    seen = run("search", "novotny lang:en", "news", "--counterpart", "--format", "table").stdout
    assert "↔ vi-  2024-03-12" in seen
    assert rows("search", "sudan", "news", "--fields", "id,counterpart") == [
        {"id": "r1", "counterpart": None}
    ]


def test_fields_of_a_query_are_those_of_the_options(rows, run, news):
    assert [row["id"] for row in rows("search", "person:novotny lang:en", "news")] == ["en-visit"]
    assert [row["id"] for row in rows("search", "id:port", "news")] == ["port"]
    assert [row["id"] for row in rows("search", "date:2024-03 phi", "news")] == ["vi-visit"]
    done = run("search", "giang country:Atlantis", "news")
    assert done.exit_code == 2
    assert done.stderr.splitlines()[1:3] == ["  giang country:Atlantis", "  " + " " * 14 + "^"]
    done = run("search", "giang id:nothing", "news")
    assert (done.exit_code, done.stderr.splitlines()[2]) == (2, "  " + " " * 9 + "^")
    done = run("search", "giang person:...", "news")
    assert (done.exit_code, done.stderr.splitlines()[2]) == (2, "  " + " " * 13 + "^")


def test_every_line_of_a_file_is_asked(rows, run, news):
    Path("asked.txt").write_text("novotny lang:en\n\nzebra\nsudan\n", "utf-8")
    found = [(row["query"], row["id"]) for row in rows("search", "--query-file", "asked.txt", "news")]
    assert found == [("novotny lang:en", "en-visit"), ("sudan", "r1")]
    assert "3 queries, 1 of them found nothing" in run("search", "--query-file", "asked.txt", "news").stderr
    Path("wrong.txt").write_text('novotny\n"open\n', "utf-8")
    done = run("search", "--query-file", "wrong.txt", "news")
    assert done.exit_code == 2 and "wrong.txt:2: This quotation mark is never closed" in done.stderr
    assert "en-visit" in done.stdout
    Path("empty.txt").write_text("", "utf-8")
    for arguments in (("empty.txt", "news"), ("nowhere.txt", "news"), ("asked.txt", "news", "-l")):
        assert run("search", "--query-file", *arguments).exit_code == 2
    seen = run("search", "--query-file", "asked.txt", "news", "--format", "table").stdout.splitlines()
    assert seen[0].startswith("novotny lang:en") and seen[1].startswith("en-") and "zebra  0" in seen
    Path("none.txt").write_text("zebra\n", "utf-8")
    assert run("search", "--query-file", "none.txt", "news").exit_code == 1


def test_like_finds_the_same_story_and_not_itself(rows, run, news):
    assert rows("like", "vi-visit", "--in", "news")[0]["id"] == "en-visit"
    assert [row["id"] for row in rows("like", "vi-visit", "--in", "news", "--lang", "vi", "-n", "1")] != [
        "vi-visit"
    ]
    (news / "again.txt").write_text(VISIT_VI.replace("45 phi công", "46 phi công"), "utf-8")
    assert "again" not in [row["id"] for row in rows("like", "vi-visit", "--in", "news")]
    assert rows("like", "vi-visit", "--in", "news", "--copies")[0]["id"] == "again"
    assert run("like", "nothing", "--in", "news").exit_code == 2
    assert rows("like", "news/port.txt") == rows("like", "port", "--in", "news")


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("country:Vietnm", "Did you mean Vietnam?"),
        ("country:Atlantis", "ISO 3166"),
        ("lang:vn", "Did you mean vi?"),
        ("minh and nosuchword", "operators are capitals: AND"),
        ("minh near/3 nosuchword", "operators are capitals: NEAR/3"),
    ],
)
def test_what_cannot_be_meant_says_what_was(run, news, query, said):
    assert said in run("search", query, "news").stderr


@pytest.mark.parametrize(
    "args",
    [
        ("list", "news", "--person", "Pavel Novotni"),
        ("search", "pilots", "news", "--person", "Pavel Novotni"),
        ("search", "person:novotni", "news"),
        ("people", "news", "--person", "Pavel Novotni"),
        ("events", "news", "--person", "Pavel Novotni"),
        ("brief", "news", "--person", "Pavel Novotni"),
        ("pairs", "news", "--person", "Pavel Novotni"),
        ("stats", "news", "--person", "Pavel Novotni"),
        ("places", "news", "--person", "Pavel Novotni"),
    ],
)
def test_a_misspelt_person_is_told_who_was_perhaps_meant(run, args):
    done = run(*args)
    assert done.exit_code == 1
    assert "did you mean Pavel Novotny (" in done.stderr


def test_nothing_is_said_where_the_filters_let_somebody_through(run):
    assert "did you mean" not in run("list", "news", "--person", "novotny").stderr
