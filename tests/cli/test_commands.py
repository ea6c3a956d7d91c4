"""What each command does on a small corpus of made-up news."""

import json
import os
import subprocess
from pathlib import Path

import pytest


@pytest.mark.parametrize(
    "name",
    (
        "list show search like pairs compare dedup check new index people places stats doubts fix update info"
    ).split(),
)
def test_every_command_has_a_help_with_an_example(run, name):
    done = run(name, "--help")
    assert done.exit_code == 0
    assert f"Usage: defcorpus {name} [OPTIONS]" in done.stdout
    assert f"Examples:\n  defcorpus {name} " in done.stdout
    assert run(name, "-h").stdout == done.stdout


def test_the_overview_is_by_task(run):
    text = run("--help").stdout
    places = [
        text.index(f"\n{section}:") for section in ("Read", "Find", "Match", "Report", "Care", "Options")
    ]
    assert places == sorted(places)
    assert run().stdout.startswith("defcorpus turns ") and run().exit_code == 0
    assert run("--version").stdout.startswith("defcorpus 0.")


@pytest.mark.parametrize(
    ("options", "found"),
    [
        (("--lang", "en"), {"en-visit", "r1"}),
        (("--person", "novotny"), {"vi-visit", "en-visit"}),
        (("--person", "nguyen van minh", "--person", "Novotny", "--lang", "vi"), {"vi-visit"}),
        (("--since", "2024"), {"vi-visit", "en-visit"}),
        (("--until", "2023-09"), {"r2"}),
        (("--undated",), {"port"}),
        (("--source", "qdnd.vn"), {"port"}),
        (("--country", "Na Uy"), {"port"}),
        (("--country", "CZ"), {"vi-visit", "en-visit"}),
    ],
)
def test_list_filters(rows, options, found):
    assert {row["id"] for row in rows("list", "news", *options)} == found


def test_list_says_what_a_date_left_out(run):
    assert "1 undated article left out" in run("list", "news", "--since", "2020").stderr


def test_list_sorts_and_limits(rows):
    assert rows("list", "news", "--sort", "id")[0]["id"] == "en-visit"
    assert [row["id"] for row in rows("list", "news", "--sort", "id", "--reverse", "-n", "1")] == ["vi-visit"]
    dates = [row["date"] for row in rows("list", "news")]
    assert dates == [*sorted(date for date in dates if date), None]


def test_show(run, news):
    text = run("show", "vi-visit", "--in", "news").stdout
    assert "id: vi-visit" in text and "Praha vào cuối năm 2024" in text and "[Đại tướng" in text
    assert run("show", "news/vi-visit.txt").stdout == text
    assert run("show", "vi-", "--in", "news").stdout == text
    raw = run("show", "vi-visit", "--raw", "--in", "news").stdout
    assert raw == (news / "vi-visit.txt").read_text("utf-8")
    both = run("show", "vi-visit", "en-visit", "--in", "news").stdout
    assert "id: vi-visit" in both and "id: en-visit" in both


def test_show_facts_are_words_of_the_page(rows, news):
    page = (news / "vi-visit.txt").read_text("utf-8")
    facts = rows("show", "vi-visit", "--facts", "--in", "news")
    assert {"date", "person"} <= {fact["kind"] for fact in facts}
    for fact in facts:
        if fact["start"] >= 0:
            assert page[fact["start"] : fact["end"]] == fact["words"]
    assert [fact["value"] for fact in facts if fact["chosen"] == "date"] == ["2024-03-12"]


def test_facts_of_metadata_show_its_own_words(run, rows, news):
    record = {
        "id": "m", "title": "Khai mạc hội thao", "text": "Hội thao diễn ra tại Hà Nội và Praha.",
        "date": "2023-10-05T08:15:00+07:00", "url": "https://vov.vn/x-2023.vov", "author": "Thu Hà",
    }  # fmt: skip
    (news / "meta.jsonl").write_text(json.dumps(record), "utf-8")
    facts = rows("show", "m", "--facts", "--in", "news")
    words = {(fact["kind"], fact["role"]): fact["words"] for fact in facts if fact["start"] < 0}
    assert words["date", "metadata"] == record["date"]
    assert words["source", "url"] == record["url"]
    assert words["credit", "metadata"] == "Thu Hà"
    table = run("show", "m", "--facts", "--in", "news", "--format", "table").stdout
    assert "capital" in table and "capital;" not in table
    assert "figures run together" not in table


def test_show_a_counterpart(run):
    done = run("show", "vi-visit", "--counterpart", "--in", "news")
    assert "id: en-visit" in done.stdout
    text = run("show", "news/en-visit.txt", "--counterpart").stdout
    assert text.index("id: en-visit") < text.index("id: vi-visit")
    done = run("show", "port", "--counterpart", "--in", "news")
    assert done.exit_code == 1 and "no counterpart" in done.stderr


def test_search(rows, run):
    assert {row["id"] for row in rows("search", "novotny", "news")} == {"vi-visit", "en-visit"}
    assert [row["id"] for row in rows("search", "Novotny -prague -praha", "news")] == []
    assert [row["id"] for row in rows("search", "phi cong", "news")] == ["vi-visit"]
    assert [row["id"] for row in rows("search", "novotny", "news", "--lang", "en")] == ["en-visit"]
    assert rows("search", "qdnd", "news") == []
    assert [row["id"] for row in rows("search", "qdnd", "news", "--raw")] == ["port"]
    assert len(rows("search", "-e", "-phi novotny", "news")) == 1
    assert run("search", "novotny", "news", "-l", "--lang", "vi").stdout == "news/vi-visit.txt\n"


def test_a_query_that_cannot_be_read_is_shown_with_its_place(run):
    done = run("search", 'giang "hội đàm', "news")
    assert done.exit_code == 2
    lines = done.stderr.splitlines()
    assert lines[0].startswith("defcorpus: ")
    assert lines[1] == '  giang "hội đàm'
    assert lines[2] == "  " + " " * 6 + "^"


@pytest.mark.parametrize(
    ("before", "cells"), [("中文 ", 5), ("e\u0302\u0301 ", 2), ("a\tb\n", 4), ("\x1b[1m ", 5)]
)
def test_a_place_in_a_query_is_counted_in_cells(run, before, cells):
    assert run("search", f'{before}"', "news").stderr.splitlines()[2] == "  " + " " * cells + "^"


def test_pairs(rows):
    (pair,) = rows("pairs", "news")
    assert (pair["vi"], pair["en"], pair["status"]) == ("vi-visit", "en-visit", "paired")
    assert pair["vi_path"] == "news/vi-visit.txt"
    assert sum(line["weight"] for line in pair["evidence"]) == pytest.approx(pair["weight"], abs=0.01)
    assert pair["score"] == pytest.approx(1 / (1 + 2 ** -pair["weight"]), abs=1e-4)


def test_pairs_unpaired(rows):
    found = [row for row in rows("pairs", "news", "--unpaired") if row["status"] == "unpaired"]
    assert {row["vi"] or row["en"] for row in found} == {"port", "r1", "r2"}
    for row in found:
        assert (row["vi"] is None) != (row["en"] is None)
        assert row["nearest"] is None or row["against"]


def test_pairs_why(rows, run):
    (pair,) = rows("pairs", "news", "--why", "r1", "port")
    assert (pair["vi"], pair["en"]) == ("port", "r1")
    lines = run("pairs", "news", "--explain").stdout.splitlines()
    assert lines[0].split("\t")[:4] == ["vi", "en", "score", "status"] and len(lines) > 5


def test_pairs_below_the_score_are_not_counted(run):
    done = run("pairs", "news", "--min-score", "1")
    assert done.exit_code == 1
    assert "no pairs, 0 to review" in done.stderr


def test_pairs_none_found(run, news):
    (news / "en-visit.txt").unlink()
    done = run("pairs", "news", "--format", "jsonl")
    assert (done.exit_code, done.stdout) == (1, "")


def test_dedup(rows, run, news):
    assert run("dedup", "news").exit_code == 1
    text = (news / "vi-visit.txt").read_text("utf-8")
    (news / "copy.txt").write_text(text, "utf-8")
    (group,) = rows("dedup", "news")
    assert list(group)[:3] == ["keep", "keep_path", "members"]
    (member,) = group["members"]
    assert list(member)[:4] == ["id", "path", "relation", "score"]
    assert {group["keep"], member["id"]} == {"copy", "vi-visit"}
    assert (member["relation"], member["score"]) == ("exact", 1.0)
    lines = run("dedup", "news").stdout.splitlines()
    assert lines[0].split("\t")[:6] == ["keep", "keep_path", "id", "path", "relation", "score"]
    assert run("dedup", "news", "-l").stdout.splitlines() == [member["path"]]


def test_index(run, news):
    done = run("index", "news")
    assert done.exit_code == 0, done.stderr
    page = (news.parent / "INDEX.md").read_bytes().decode("utf-8")
    assert page == run("index", "news", "-o", "-").stdout
    assert "](news/vi-visit.txt)" in page and "counterpart (en," in page
    assert run("index", "news", "--check").exit_code == 0
    assert run("list", "news").stdout == run("list", "news").stdout
    (news / "port.txt").unlink()
    assert run("index", "news", "--check").exit_code == 1
    assert run("index", "news").exit_code == 0
    assert run("index", "news", "--check").exit_code == 0
    assert "port.txt" not in (news.parent / "INDEX.md").read_text("utf-8")


def test_index_replaces_only_its_own_file(run, news):
    mine = news.parent / "INDEX.md"
    mine.write_text("# Mine\n", "utf-8")
    done = run("index", "news")
    assert done.exit_code == 2 and "was not made by defcorpus index" in done.stderr
    assert mine.read_text("utf-8") == "# Mine\n"
    assert run("index", "news", "-o", "other.md").exit_code == 0
    assert not [path for path in news.parent.iterdir() if path.name.startswith(".")]


def test_index_keeps_links_and_permissions(run, news):
    docs = news.parent / "docs.md"
    docs.touch(mode=0o600)
    link = news.parent / "INDEX.md"
    link.symlink_to(docs)
    assert run("index", "news").exit_code == 0
    assert link.is_symlink()
    assert docs.read_text("utf-8").startswith("<!-- defcorpus index")
    assert docs.stat().st_mode & 0o777 == 0o600


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_index_writes_into_a_pipe(run, news):
    pipe = news.parent / "pipe"
    os.mkfifo(pipe)
    with subprocess.Popen(["cat", pipe], stdout=subprocess.PIPE) as reader:
        assert run("index", "news", "-o", "pipe").exit_code == 0
        assert reader.communicate(timeout=20)[0].startswith(b"<!-- defcorpus index")
    assert pipe.is_fifo()


def test_index_names_the_file_it_cannot_write(run, news):
    done = run("index", "news", "-o", "no/such/INDEX.md")
    assert done.exit_code == 2
    assert done.stderr.startswith("defcorpus: no/such/INDEX.md cannot be written: ")


def test_the_index_of_the_current_folder_is_no_article(run, news, monkeypatch):
    monkeypatch.chdir(news)
    assert run("index").exit_code == 0
    assert run("index", "--check").exit_code == 0
    assert "INDEX" not in run("list", "-l").stdout


def test_people(rows):
    found = {row["name"]: row for row in rows("people", "news")}
    minh = found["Nguyễn Văn Minh"]
    assert minh["articles"] == 2 and set(minh["ids"]) == {"vi-visit", "en-visit"}
    assert "Nguyen Van Minh" in minh["spellings"]
    assert {row["name"] for row in rows("people", "news", "--lang", "vi", "-n", "2")} <= set(found)


def test_stats(rows):
    assert {row["value"]: row["articles"] for row in rows("stats", "news", "--by", "lang")} == {
        "vi": 3,
        "en": 2,
    }
    assert {row["by"] for row in rows("stats", "news")} == {"lang", "month", "country", "person", "source"}


def test_update_says_what_changed(run, unread_news):
    news = unread_news
    assert "5 new, 1 skipped" in run("update", "news").stderr
    (news / "port.txt").write_text(
        "Ngày 4/6/2024, đại tá Lê Văn Tám thăm cảng Tiên Sa, Đà Nẵng.\n" * 2, "utf-8"
    )
    (news / "en-visit.txt").unlink()
    done = run("update", "news")
    assert "1 changed, 1 gone, 3 unchanged" in done.stderr
    assert done.stdout.splitlines()[1].startswith("news/empty.txt\tempty\t")
    assert run("update", "news", "--strict").exit_code == 2


def test_a_corpus_that_vanishes_is_kept_until_told(run, news):
    run("list", "news")
    for name in ("port.txt", "vi-visit.txt", "more.jsonl.gz"):
        (news / name).unlink()
    done = run("list", "news")
    assert len(done.stdout.splitlines()) == 6 and "--gone" in done.stderr
    (news / "new.txt").write_text("Ngày 4/6/2024, đại tá Lê Văn Tám thăm cảng Tiên Sa, Đà Nẵng.\n", "utf-8")
    done = run("update", "news", "--gone")
    assert done.exit_code == 0
    assert done.stderr.startswith("1 new, 4 gone, 1 unchanged")
    (news / "new.txt").unlink()
    assert len(run("list", "news").stdout.splitlines()) == 2


def test_info(run, rows, unread_news):
    news = unread_news
    assert run("info", "news").exit_code == 1
    run("list", "news")
    (info,) = rows("info", "news")
    assert Path(info["database"]).exists() and info["articles"] == 5 and info["paths"] == [str(news)]
    assert [row["path"] for row in rows("info", "--all")] == [info["path"]]
    assert run("info", "news", "--clear").exit_code == 0
    assert not Path(info["path"]).exists()
    run("list", "news")
    assert run("info", "--prune").exit_code == 1
    for path in news.iterdir():
        path.unlink()
    news.rmdir()
    assert run("info", "--prune").exit_code == 0
    assert rows("info", "--all") == []


def test_flags_are_kept(run, news):
    from defcorpus.corpus import Corpus
    from defcorpus.report.flags import flags

    run("pairs", "news"), run("dedup", "news")
    with Corpus.open(["news"]) as corpus:
        known = flags(corpus)
    assert known.counterparts == {"vi-visit": "en-visit", "en-visit": "vi-visit"}
    assert known.copies is not None and not known.copies.numbers
    (news / "port.txt").unlink()
    with Corpus.open(["news"]) as corpus:
        assert not flags(corpus).complete


def test_jsonl_is_the_same_in_every_run(run, news):
    commands = [
        ("list", "news"),
        ("pairs", "news", "--unpaired"),
        ("people", "news"),
        ("search", "minh", "news"),
    ]
    first = [run(*command, "--format", "jsonl").stdout for command in commands]
    run("info", "news", "--clear")
    assert [run(*command, "--format", "jsonl").stdout for command in commands] == first
    assert all(json.loads(line) for text in first for line in text.splitlines())


def test_stats_of_pairs(run, rows):
    found = {(row["by"], row["value"]): row for row in rows("stats", "news", "--pairs")}
    assert found["lang", "en"]["paired"] == found["lang", "vi"]["paired"] == 1
    assert found["lang", "vi"]["lag"] == 0.0 and found["lang", "vi"]["dated"] == 1
    (row,) = rows("stats", "news", "--pairs", "--by", "lang", "--lang", "en")
    assert (row["paired"], row["lag"]) == (1, 0.0)
    done = run("stats", "news", "--pairs", "--by", "person")
    assert done.exit_code == 2 and "cannot count by 'person'" in done.stderr
