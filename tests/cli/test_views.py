"""people --person, places, doubts and fix as a person uses them."""

import json
import shlex
from pathlib import Path

import pytest


def test_one_person_in_full(rows):
    (found,) = rows("people", "news", "--person", "novotny")
    assert (found["name"], found["articles"]) == ("Pavel Novotny", 2)
    assert {(use["lang"], use["form"]) for use in found["spellings"]} >= {("vi", "Pavel Novotny")}
    assert [met["key"] for met in found["met"]] == ["nguyen van minh"]
    assert {use["lang"] for use in found["posts"]} == {"vi", "en"}
    assert found["ids"] == ["vi-visit", "en-visit"] or set(found["ids"]) == {"vi-visit", "en-visit"}


def test_one_person_in_rows(run):
    lines = run("people", "news", "--person", "novotny").stdout.splitlines()
    assert lines[0] == "name\twhat\tform\tlang\tarticles\tfirst\tlast\tfirst_id\tlast_id"
    assert {line.split("\t")[1] for line in lines[1:]} == {"held", "post", "met", "spelling"}


def test_one_person_to_read(run):
    text = run("people", "news", "--person", "nguyen van minh", "--format", "table").stdout
    assert (
        text.startswith("Nguyễn Văn Minh (VN)\n2 articles") and "\nMet\n" in text and "Pavel Novotny" in text
    )


def test_nobody_and_nothing_of_that_name(run):
    done = run("people", "news", "--person", "Atatürk")
    assert (done.exit_code, done.stderr.splitlines()[-1]) == (
        1,
        "nobody is named 'Atatürk'; `defcorpus people` lists who is",
    )
    done = run("places", "news", "--place", "Samarkand")
    assert (done.exit_code, done.stderr.splitlines()[-1]) == (
        1,
        "no place is called 'Samarkand'; `defcorpus places` lists those named",
    )


@pytest.mark.parametrize(("as_of", "posts"), [("2023", []), ("2024-03", ["Thiếu tướng"])])
def test_posts_as_of_a_time(rows, as_of, posts):
    held = {row["name"]: row["posts"] for row in rows("people", "news", "--as-of", as_of)}
    assert ("Nguyễn Văn Minh" in held) is bool(posts)
    assert held["Đỗ Hữu Tài"] == ["Thiếu tướng"]


def test_places(rows):
    found = {row["key"]: row for row in rows("places", "news")}
    assert found["CZ"]["articles"] == 2 and found["CZ"]["kind"] == "country"
    (one,) = rows("places", "news", "--place", "Na Uy")
    assert (one["key"], one["ids"]) == ("NO", ["port"])
    assert rows("places", "news", "--place", "Narnia") == []


def test_a_correction_holds_ever_after(run, rows, news):
    assert rows("list", "news", "--undated")[0]["id"] == "port"
    done = run("fix", "port", "event=2024-06-03", "source=Hải quân", "--in", "news")
    assert done.exit_code == 0 and "event=2024-06-03 of port, in defcorpus-corrections.tsv" in done.stderr
    assert rows("list", "news", "--undated") == []
    row = next(row for row in rows("list", "news") if row["id"] == "port")
    assert (row["date"], row["event_date"], row["date_source"]) == ("2024-06-03", "2024-06-03", "correction")
    assert row["source"] == "Hải quân"
    assert "by you: event=2024-06-03" in run("show", "port", "--in", "news").stdout
    assert [r["id"] for r in rows("search", "tàu", "news", "--since", "2024-06")] == ["port"]
    assert run("fix", "port", "event=", "source=", "--in", "news").exit_code == 0
    assert rows("list", "news", "--undated")[0]["id"] == "port"


def test_a_person_is_another(run, rows):
    assert run("fix", "--person", "Pavel Novotny=Pavel Novotný").exit_code == 0
    names = {row["name"]: row for row in rows("people", "news")}
    assert "Pavel Novotny" not in names and names["Pavel Novotný"]["articles"] == 2
    assert len(rows("list", "news", "--person", "pavel novotny")) == 2
    assert run("fix", "--person", "Pavel Novotny=none").exit_code == 0
    assert not {"Pavel Novotny", "Pavel Novotný"} & {row["name"] for row in rows("people", "news")}


def test_what_was_corrected_is_listed(run, rows):
    assert run("fix", "--list").exit_code == 1
    run("fix", "port", "kind=stub", "--in", "news")
    assert [(row["field"], row["value"]) for row in rows("fix", "--list")] == [("kind", "stub")]
    assert [row["id"] for row in rows("list", "news") if row["kind"] == "stub"] == ["port"]


def test_another_file_of_corrections(run, rows, news):
    run("fix", "port", "event=2024-06-03", "--in", "news", "--corrections", "mine.tsv")
    assert rows("list", "news", "--undated")
    assert rows("list", "news", "--undated", "--corrections", "mine.tsv") == []


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("port",), "no FIELD=VALUE"),
        (("event=2024",), "nothing to correct"),
        ((), "nothing to correct"),
        (("port", "event=yesterday"), "is no date"),
        (("port", "colour=red"), "no field 'colour'"),
        (("nosuch", "event=2024"), "nosuch"),
        (("--person", "Somebody"), "says not who"),
        (("--list", "port"), "--list only shows"),
    ],
)
def test_what_cannot_be_corrected(run, news, arguments, told):
    done = run("fix", *arguments, "--in", "news")
    assert done.exit_code == 2 and told in done.stderr
    assert not (news.parent / "defcorpus-corrections.tsv").exists()


def test_doubts_are_settled_by_their_commands(run, rows, news):
    (news / "short.txt").write_text(
        "Chủ Nhật, 01/02/2026, 01:22 (GMT+7)\nNgày 12/11, Đại tướng Nguyễn Văn Minh tiếp Bộ trưởng "
        "Quốc phòng Séc Pavel Novotny tại Hà Nội. Hai bên bàn về hợp tác quốc phòng giữa hai nước.\n",
        "utf-8",
    )
    found = rows("doubts", "news")
    for doubt in found:
        assert doubt["settle"].startswith("defcorpus fix ") and doubt["detail"].endswith(".")
    for doubt in found:
        settle = doubt["settle"].replace("YYYY-MM-DD", "2024-06-03")
        assert run(*shlex.split(settle)[1:]).exit_code == 0
    assert run("doubts", "news").exit_code == 1
    assert json.loads(json.dumps(found)) == found


def test_an_index_is_not_lost_to_an_empty_folder(run, tmp_path, monkeypatch):
    monkeypatch.chdir(Path("news").resolve().parent)
    assert run("index", "news", "-o", "made.md").exit_code == 0
    made = Path("made.md").read_text("utf-8")
    (tmp_path / "empty").mkdir()
    done = run("index", str(tmp_path / "empty"), "-o", "made.md")
    assert done.exit_code == 1 and done.stderr.endswith("no articles; made.md is left as it was\n")
    assert Path("made.md").read_text("utf-8") == made
