"""Every hit, read in its place: `search --kwic`, `--context`, `-n`, `-c`, `--histogram`, and the pager."""

from importlib.util import find_spec
from pathlib import Path

import pytest

from tests.cli.conftest import VISIT_VI
from tests.cli.golden import FORMATS, golden

ASKED = [
    ("kwic", ("minh OR tiên", "--kwic", "--sort", "left")),
    ("context", ('"pavel novotny"', "--context", "1", "-n")),
    ("count", ("novotny OR hải", "-c")),
    ("histogram", ("novotny OR sudan OR học", "--histogram", "month", "--hits", "--relative")),
]  # fmt: skip


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize(("name", "arguments"), ASKED, ids=[name for name, _ in ASKED])
def test_each_format(run, news, monkeypatch, name, arguments, form):
    monkeypatch.setenv("COLUMNS", "80")
    done = run("search", *arguments, "news", "--format", form)
    assert done.exit_code == 0, done.stderr
    golden(f"search-{name}.{form}", done.stdout)


def test_every_hit_has_its_line(run, rows, news):
    found = rows("search", "novotny", "news", "--kwic")
    assert len(found) == 4
    assert "4 hits in 2 articles" in run("search", "novotny", "news", "--kwic").stderr
    raw = rows("search", "novotny", "news", "--kwic", "--raw", "--fields", "id,offset,line,title,people")
    assert {row["id"] for row in raw} == {"vi-visit", "en-visit"}
    for row in rows("search", "novotny lang:vi", "news", "--kwic"):
        assert VISIT_VI[row["offset"] :].startswith(row["hit"])


def test_a_sample_is_drawn_again_by_its_seed(rows, run, news):
    every = rows("search", "m*", "news", "--kwic")
    some = rows("search", "m*", "news", "--kwic", "--sample", "4")
    assert len(some) == 4 and all(row in every for row in some)
    assert some == rows("search", "m*", "news", "--kwic", "--sample", "4", "--seed", "1")
    others = [rows("search", "m*", "news", "--kwic", "--sample", "4", "--seed", str(n)) for n in range(2, 6)]
    assert any(other != some for other in others)
    assert "4 shown" in run("search", "m*", "news", "--kwic", "--sample", "4").stderr


def test_width_is_characters_on_either_side(rows, news):
    for row in rows("search", "novotny", "news", "--kwic", "--width", "12"):
        assert len(row["left"]) <= 12 and len(row["right"]) <= 12


def test_columns_of_metadata_are_chosen(run, news, monkeypatch):
    monkeypatch.setenv("COLUMNS", "80")
    done = run("search", "sudan", "news", "--kwic", "--fields", "source,lang,title", "--format", "table")
    assert done.stdout.startswith("  en  Peacekeepers leave")
    done = run("search", "sudan", "news", "--kwic", "--fields", "nonsense")
    assert done.exit_code == 2 and "left hit right" in done.stderr


def test_words_asked_for_apart_are_told(run, news):
    told = "quotation marks make a phrase of them"
    assert told in run("search", "văn minh", "news", "--kwic").stderr
    assert told not in run("search", '"văn minh"', "news", "--kwic").stderr


def test_counts_add_up(rows, run, news):
    found = rows("search", "novotny", "news", "-c")
    assert {row["id"]: row["hits"] for row in found} == {"vi-visit": 2, "en-visit": 2}
    assert "4 hits in 2 articles" in run("search", "novotny", "news", "-c").stderr


def test_months_between_are_zero_and_the_undated_last(rows, news):
    found = rows("search", "hà nội OR hanoi", "news", "--histogram", "month")
    months = [row["value"] for row in found]
    assert months[0] == "2023-11" and "2023-12" in months
    assert {row["articles"] for row in found if row["value"] == "2023-12"} == {0}
    assert all(set(row) == {"by", "value", "articles"} for row in found)


@pytest.mark.parametrize("by", ["year", "source", "person", "country", "lang", "kind"])
def test_other_bars(rows, news, by):
    found = rows("search", "novotny OR sudan", "news", "--histogram", by, "--relative")
    assert found and all(0 < row["per_thousand_articles"] <= 1000 for row in found if row["articles"])


def test_names_that_mean_one_person_are_one_bar(rows, news):
    found = rows("search", "novotny", "news", "--histogram", "person")
    assert {row["value"]: row["articles"] for row in found}["Nguyễn Văn Minh"] == 2


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--kwic", "-c"), "different answers"),
        (("--width", "9"), "--width goes with --kwic"),
        (("--sort", "left", "-c"), "--sort goes with --kwic"),
        (("--seed", "3", "--kwic"), "add --sample"),
        (("--chart", "a.svg"), "--chart goes with --histogram"),
        (("--relative",), "--relative goes with --histogram"),
        (("-n", "--histogram", "month"), "-n numbers lines"),
        (("--kwic", "-l"), "paths alone"),
        (("-C", "0", "--counterpart"), "--counterpart adds to hits and to --kwic"),
        (("--histogram", "month", "--chart", "a.gif"), ".svg or .png"),
        (("--histogram", "weekday"), "weekday"),
    ],
)
def test_what_does_not_go_together(run, news, arguments, told):
    done = run("search", "minh", "news", *arguments)
    assert done.exit_code == 2
    assert told in done.stderr


@pytest.mark.parametrize(
    ("query", "shown"),
    [
        ("minh NEAR/1 receives", "Minh receives"),  # only in the title, though the text has one of the two
        ("talks NEAR/3 minister", "talks with Czech Defence Minister"),
        ('"pavel novo*" lang:en', "Pavel Novotny"),
        ("novotni~ lang:en", "Novotny"),
    ],
)
def test_a_snippet_shows_what_was_found(rows, news, query, shown):
    (found,) = rows("search", query, "news")
    assert shown in found["snippet"]


def test_a_limit_typed_as_a_line_number_is_told(run, news):
    assert "--limit 5 shows so many" in run("search", "-n", "5", "minh", "news").stderr


def test_nothing_found_says_what_was_meant(run, news):
    for view in ("--kwic", "-c", "-n", "--histogram=month"):
        done = run("search", "novotni", "news", view)
        assert done.exit_code == 1
        assert "did you mean: novotny (2)" in done.stderr


def test_hostile_text_never_reaches_the_terminal(run, news):
    (news / "bad.txt").write_text("Tàu \x1b[31mđỏ\x1b]0;x\x07 vào cảng Zzyzx \x9b1m hôm qua.\n", "utf-8")
    for view in ("--kwic", "-n", "-c"):
        for form in ("table", "tsv", "jsonl", "csv", "markdown"):
            assert not {"\x1b", "\x07", "\x9b"} & set(
                run("search", "zzyzx", "news", view, "--format", form).stdout
            )


@pytest.mark.skipif(find_spec("matplotlib") is None, reason="needs the extra `chart`")
@pytest.mark.parametrize("by", ["month", "source"])
def test_bars_as_an_image(run, news, by):
    for name, begins in (("bars.svg", b"<?xml"), ("bars.png", b"\x89PNG")):
        done = run("search", "minh", "news", "--histogram", by, "--chart", name)
        assert done.exit_code == 0 and f"wrote {name}" in done.stderr
        made = Path(name).read_bytes()
        assert made.startswith(begins)
        assert run("search", "minh", "news", "--histogram", by, "--chart", name).exit_code == 0
        assert Path(name).read_bytes() == made
        Path(name).write_bytes(b"a picture of mine")
        assert "not made by" in run("search", "minh", "news", "--histogram", by, "--chart", name).stderr
        assert Path(name).read_bytes() == b"a picture of mine"
        Path(name).unlink()


def test_a_missing_library_is_named(run, news, monkeypatch):
    import sys

    monkeypatch.setitem(sys.modules, "matplotlib", None)
    done = run("search", "minh", "news", "--histogram", "month", "--chart", "bars.svg")
    assert done.exit_code == 2
    assert "pip install 'defcorpus[chart]'" in done.stderr


MARKS = "Sáng 3/6, lớp tập bắn ở bàn giao ban, bạn bán hàng và bán vé. Nhà máy bán sản phẩm cho các bạn.\n"


@pytest.mark.parametrize(
    ("query", "hits", "said"),
    [
        ("bán", 3, True), ("ban", 8, False), ('"bán hàng"', 1, False), ("bán OR giao", 4, True),
        ("ban -bán", 0, False), ("BÁN", 3, True),
    ],
)  # fmt: skip
def test_what_is_typed_with_marks_counts_only_as_typed(rows, run, news, query, hits, said):
    (news / "marks.txt").write_text(MARKS, "utf-8")
    found = rows("search", query, "news", "--kwic", "--lang", "vi")
    counts = rows("search", query, "news", "-c", "--lang", "vi")
    in_marks = [row for row in found if row["id"] == "marks"]
    assert len(in_marks) == hits
    assert [row["hits"] for row in counts if row["id"] == "marks"] == ([hits] if hits else [])
    assert ("with other marks" in run("search", query, "news", "-c").stderr) is said


def test_counts_do_not_depend_on_what_was_asked_before(run, rows, news):
    (news / "again.txt").write_text((news / "vi-visit.txt").read_text("utf-8") + "\nNguồn: vov.vn\n", "utf-8")
    asked = ("search", "novotny", "news")
    before = [run(*asked, view).stdout for view in ("--kwic", "-c", "-l")]
    run("dedup", "news")
    assert [run(*asked, view).stdout for view in ("--kwic", "-c", "-l")] == before
    assert "news/again.txt" in before[2] and "again" in before[0]
    alone = {row["id"] for row in rows(*asked, "-c", "--unique")}
    assert len(alone & {"again", "vi-visit"}) == 1
    assert "1 copy left out" in run(*asked, "--kwic", "--unique").stderr


def test_a_line_a_query(rows, run, news):
    (news.parent / "terms.txt").write_text("# what is asked\nnovotny\n\nnosuchword\nbán\n", "utf-8")
    found = rows("search", "--query-file", "terms.txt", "news", "-c")
    assert [(row["query"], row["articles"]) for row in found] == [
        ("novotny", 2),
        ("nosuchword", 0),
        ("bán", 0),
    ]
    assert found[0]["hits"] == len(rows("search", "novotny", "news", "--kwic"))
    done = run("search", "--query-file", "terms.txt", "news", "-c")
    assert done.exit_code == 0 and "3 queries, 2 of them found nothing" in done.stderr
    assert "none found nothing" in run("search", "--query-file", "-", "news", "-c", input="novotny\n").stderr


def test_hits_of_no_words_cannot_be_counted(run, news):
    done = run("search", "lang:vi", "news", "--histogram", "month", "--hits")
    assert done.exit_code == 2 and "asks for none" in done.stderr
    assert run("search", "lang:vi", "news", "--histogram", "month").exit_code == 0


def test_any_field_of_an_article_beside_a_hit(rows, news):
    (row,) = rows(
        "search", "novotny lang:vi", "news", "--fields", "id,people,countries,words,kind,event_date"
    )
    assert row["kind"] == "article" and "Pavel Novotny" in row["people"] and row["countries"]


def test_days_the_wrong_way_round(run, news):
    for asked in (("date:2025..2024",), ("novotny", "--since", "2025", "--until", "2024")):
        done = run("search", *asked, "news")
        assert done.exit_code == 2 and "no day lies between" in done.stderr


def test_punctuation_keeps_words_apart(rows, news):
    assert {r["id"] for r in rows("search", "novotny,praha;thăm", "news")} == {"vi-visit"}


def test_empty_months_are_one_line(run, news, monkeypatch):
    monkeypatch.setenv("COLUMNS", "80")
    (news / "old.txt").write_text(
        " date 2022-01-05 Novotny ở Hà Nội\n\nNgày 5/1, ông Novotny thăm Hà Nội.\n", "utf-8"
    )
    lines = run("search", "novotny", "news", "--histogram", "month", "--format", "table").stdout.splitlines()
    assert [line.split()[0] for line in lines[1:]] == ["2022-01", "2022-02", "2024-03"]
    assert lines[2].startswith("2022-02 … 2024-02") and lines[2].endswith("0")
