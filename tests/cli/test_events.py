"""`events` and `brief` as a person and a pipe see them: golden answers, what may be asked, files replaced."""

import json
import re
from pathlib import Path

import pytest

from defcorpus.output.shapes import style
from tests.cli.golden import golden


def check(name, text):
    """Compare with a golden file, but for scores, which every tuning of the pairs changes."""
    text = re.sub(r"counterpart \d\.\d+ \+\d\.\d", "counterpart 0.9 +9.9", text)
    golden(name, text)


@pytest.mark.parametrize(
    ("view", "form"),
    [
        *(("events", form) for form in ("table", "jsonl", "csv", "tsv", "markdown")),
        *(("events-explain", form) for form in ("table", "tsv")),
    ],
)
def test_golden(run, monkeypatch, view, form):
    monkeypatch.setattr(style, "_UNBOUNDED", 80)
    explain = ("--explain",) if view.endswith("explain") else ()
    done = run("events", "news", *explain, "--format", form)
    assert done.exit_code == 0
    check(f"{view}.{form}", done.stdout)


@pytest.mark.parametrize("lang", ["en", "vi"])
def test_golden_brief(run, lang):
    done = run("brief", "news", "--write-in", lang)
    assert done.exit_code == 0
    check(f"brief-{lang}.md", done.stdout)


def test_the_contract_of_json_lines(rows):
    for event in rows("events", "news"):
        assert list(event)[:6] == ["event", "day", "until", "act", "place", "place_code"]
        for person in (*event["hosts"], *event["guests"]):
            assert list(person) == ["name", "key", "country", "post", "post_vi", "name_vi", "post_from"]
        for article in event["articles"]:
            assert article["path"].startswith("news/")
    (visit,) = (event for event in rows("events", "news") if event["countries"] == ["CZ"])
    assert visit["pairs"] == [["vi-visit", "en-visit"]]


def test_filters(rows, run):
    (found,) = rows("events", "news", "--country", "CZ")
    assert {article["id"] for article in found["articles"]} == {"vi-visit", "en-visit"}
    assert rows("events", "news", "--country", "CZ", "--since", "2025") == []
    assert [event["event"] for event in rows("events", "news", "--told-by", "2")] == [1]
    assert all(event["hosts"] and event["guests"] for event in rows("events", "news", "--met"))
    assert run("events", "news", "--country", "TR").exit_code == 1


def test_days_asked_for_are_the_events_own(rows, news):
    (news / "late.txt").write_text(
        " date 2025-02-03 \nNgày 20-12-2024, tại Hà Nội, Đại tướng Nguyễn Văn Minh, Bộ trưởng Bộ Quốc phòng, "
        "tiếp Đại sứ Peru Ernesto Valle.\n",
        "utf-8",
    )
    found = rows("events", "news", "--country", "PE")
    assert [event["day"] for event in found] == ["2024-12-20"]
    assert len(rows("events", "news", "--country", "PE", "--since", "2024-12", "--until", "2024")) == 1
    assert rows("events", "news", "--country", "PE", "--since", "2025") == []


def test_a_telegram_is_no_meeting(rows, news):
    (news / "wire.txt").write_text(
        " date 2024-12-20 \nNgày 20-12-2024, Đại tướng Nguyễn Văn Minh, Bộ trưởng Bộ Quốc phòng, gửi điện "
        "chúc mừng Bộ trưởng Quốc phòng Peru Ernesto Valle.\n",
        "utf-8",
    )
    assert [event["act"] for event in rows("events", "news", "--country", "PE")] == ["message"]
    assert rows("events", "news", "--country", "PE", "--met") == []


def test_the_latest_first(rows, run, news):
    (news / "no-day.txt").write_text(
        "Đại tướng Nguyễn Văn Minh tiếp Đại sứ Peru Ernesto Valle, hai bên bàn về đào tạo tiếng.\n",
        "utf-8",
    )
    days = [row["day"] for row in rows("events", "news", "--reverse")]
    known = [day for day in days if day and day[0] != "-"]
    assert known == sorted(known, reverse=True) and days[: len(known)] == known
    assert [row["day"] for row in rows("events", "news", "--reverse", "--limit", "2")] == days[:2]
    assert f"2 shown; --limit {len(days)} shows all" in run("events", "news", "-n", "2").stderr


def test_a_terminal_of_80_columns_is_enough(run, monkeypatch):
    from rich.cells import cell_len

    for width in (60, 80, 100):
        monkeypatch.setattr(style, "_UNBOUNDED", width)
        for more in ((), ("--explain",)):
            sent = run("events", "news", "--format", "table", *more).stdout
            assert max(map(cell_len, sent.splitlines())) <= width, sent


def test_a_brief_replaces_only_its_own_page(run, rows, news):
    assert run("brief", "news", "-o", "brief.md").exit_code == 0
    page = Path("brief.md")
    assert page.read_text("utf-8").startswith("<!-- defcorpus brief")
    assert run("brief", "news", "--country", "CZ", "-o", "brief.md").exit_code == 0
    assert page.read_text("utf-8").count("\n- ") == 1
    page.write_text("# mine\n", "utf-8")
    done = run("brief", "news", "-o", "brief.md")
    assert done.exit_code == 2 and "was not made by defcorpus brief" in done.stderr
    assert page.read_text("utf-8") == "# mine\n"


def test_a_brief_is_no_article(run, rows):
    before = len(rows("list", "news"))
    assert run("brief", "news", "-o", "news/brief.md").exit_code == 0
    assert len(rows("list", "news")) == before


def test_asked_again_it_answers_the_same(run):
    first = run("events", "news", "--format", "jsonl").stdout
    assert run("events", "news", "--format", "jsonl").stdout == first
    assert all(json.loads(line) for line in first.splitlines())


def test_a_column_of_offices_has_one_language(run):
    import csv

    def posts(*more):
        done = run("events", "news", "--format", "csv", *more)
        return [row["host_post"] for row in csv.DictReader(done.stdout.splitlines())]

    assert posts()[2:] == ["Minister of National Defence", "Deputy Commander of Naval Region 3"]
    assert posts("--write-in", "vi")[2:] == ["Bộ trưởng Bộ Quốc phòng", "Phó Tư lệnh Vùng 3 Hải quân"]


def test_an_office_that_no_table_knows_says_its_language(run, news):
    (news / "sea.txt").write_text(
        " date 2024-12-20 \nNgày 20-12-2024, tại Hà Nội, Đại tướng Nguyễn Văn Minh, Bộ trưởng Bộ Quốc phòng, "
        "tiếp Bộ trưởng Quốc phòng và Ngoại thương Peru Ernesto Valle.\n",
        "utf-8",
    )
    sent = run("events", "news", "--country", "PE", "--format", "csv").stdout
    assert "Bộ trưởng Quốc phòng và Ngoại thương Peru [vi]" in sent
    assert (
        "[vi]" not in run("events", "news", "--country", "PE", "--format", "csv", "--write-in", "vi").stdout
    )


def test_a_day_without_its_year_is_explained_and_is_in_no_span_without_it(run, rows):
    done = run("events", "news", "--format", "table")
    assert "?-06-03" in done.stdout and "?-06-03: no article gives the year" in done.stderr
    found = [
        event["day"]
        for event in rows("events", "news", "--undated", "--since", "2025-05", "--until", "2025-07")
    ]
    assert found == ["--06-03"]
    assert rows("events", "news", "--undated", "--since", "2025-10", "--until", "2025-12") == []


def test_a_page_on_standard_output_is_only_the_page(run):
    done = run("brief", "news", "--country", "CZ")
    assert done.stdout.startswith("# 1 event with Czechia, 2024-03-12\n")
    page = run("brief", "news", "--met").stdout
    assert page.startswith("# 2 events, ") and "Peacekeepers" not in page


def test_articles_are_dated_as_lists_date_them(rows):
    listed = {row["id"]: row["date"] for row in rows("list", "news")}
    for event in rows("events", "news"):
        assert all(article["date"] == listed[article["id"]] for article in event["articles"])


def test_a_title_is_a_link_where_its_page_gives_an_address(run, news):
    (news / "web.jsonl").write_text(
        json.dumps(
            {
                "id": "web",
                "title": "Tiếp Đại sứ Peru",
                "date": "2024-12-20",
                "url": "https://example.vn/tiep-dai-su",
                "text": "Ngày 20-12-2024, tại Hà Nội, Đại tướng Nguyễn Văn Minh, Bộ trưởng Bộ Quốc phòng, "
                "tiếp Đại sứ Peru Ernesto Valle. Hai bên trao đổi về hợp tác đào tạo.",
            }
        )
        + "\n",
        "utf-8",
    )
    page = run("brief", "news", "--country", "PE").stdout
    assert "[Tiếp Đại sứ Peru](https://example.vn/tiep-dai-su), " in page
    assert "web.jsonl" not in page


def test_undated_alone_and_beside_days(rows, run, news):
    assert [event["day"] for event in rows("events", "news", "--undated")] == ["--06-03"]
    done = run("events", "news", "--undated")
    assert "only events of which no day is known; with --since or --until, those besides" in done.stderr
    with_days = ("--since", "2024-03", "--undated")
    assert [event["day"] for event in rows("events", "news", *with_days)] == ["2024-03-12", "--06-03"]
    assert "only events" not in run("events", "news", *with_days).stderr
    # An article without a date, of an event whose day others tell, is of a dated event.
    text = (news / "vi-visit.txt").read_text("utf-8").replace(" date 2024-03-12 ", "")
    (news / "vi-visit.txt").write_text(text, "utf-8")
    assert [event["day"] for event in rows("events", "news", "--undated")] == ["--06-03"]
    assert "# 1 event" in run("brief", "news", "--undated").stdout
