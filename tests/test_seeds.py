"""The five articles in `seeds/`, asked through the command line: what must come out."""

import json
import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner

from defcorpus.cli.app import application

ROOT = Path(__file__).resolve().parent.parent
GIANG_MEETS_MUSTAFAYEV, GIANG_MEETS_HASANOV, MUSTAFAYEV_IN_ENGLISH, GORGUN, GULER = (
    "000_af30fe3b33f4468d",
    "001_236ab972cab83493",
    "002_f6cca02fdce5bc76",
    "003_6c6ac81de96ea6eb",
    "004_21acbb9d96f8aead",
)


@pytest.fixture(scope="module")
def run(tmp_path_factory):
    """Run defcorpus on a copy of the seeds and return its exit code and its JSON lines."""
    folder = tmp_path_factory.mktemp("seeds")
    shutil.copytree(ROOT / "seeds", folder / "seeds")

    options = ("--store", str(folder / "store"), "--format", "jsonl")

    def call(*arguments: str) -> tuple[int, list[dict]]:
        done = CliRunner().invoke(application(), [*arguments, *options], catch_exceptions=False)
        assert done.exit_code in (0, 1), done.stderr
        return done.exit_code, [json.loads(line) for line in done.stdout.splitlines()]

    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        yield call


TABLE = [
    (
        GIANG_MEETS_MUSTAFAYEV, "vi", "2025-12-25", "day", "header", None,
        ["Phan Văn Giang", "Vugar Mustafayev", "Hồ Chí Minh", "Heydar Aliyev"],
        ["AZ", "VN"], None, ["Trọng Đức", "TTXVN"],
    ),
    (
        GIANG_MEETS_HASANOV, "vi", "2025-05-07", "day", "body", "2025-05-07",
        ["Phan Văn Giang", "Zakir Hasanov", "Tô Lâm", "Ilham Aliyev"],
        ["AZ", "VN"], "qdnd.vn", ["THU TRANG"],
    ),
    (
        MUSTAFAYEV_IN_ENGLISH, "en", "2025-12-25", "day", "header", "2025-12-25",
        ["Phan Van Giang", "Vugar Mustafayev", "Ho Chi Minh", "Heydar Aliyev"],
        ["AZ", "VN"], None, ["qdnd.vn"],
    ),
    (
        GORGUN, "vi", "2025-10-14", "day", "header", None,
        ["Phan Văn Giang", "Haluk Gorgun", "Phạm Minh Chính"],
        ["TR", "VN"], None, ["Trọng Đức", "TTXVN"],
    ),
    (
        GULER, "vi", None, None, None, None,
        ["Hoàng Xuân Chiến", "Yasar Guler", "Phạm Minh Chính"],
        ["TR", "VN"], None, [],
    ),
]  # fmt: skip


@pytest.mark.parametrize("row", TABLE, ids=[row[0] for row in TABLE])
def test_the_table(run, row):
    identifier, lang, date, precision, where, event, people, countries, source, credited = row
    _, articles = run("list", "seeds")
    found = next(article for article in articles if article["id"] == identifier)
    assert found["lang"] == lang
    assert (found["date"], found["date_precision"], found["date_source"]) == (date, precision, where)
    assert found["event_date"] == event
    assert found["people"] == people
    assert found["countries"] == countries
    assert found["source"] == source
    assert found["credits"] == credited
    assert found["kind"] == "article"
    assert found["words"] > 300
    assert 10 <= len(found["title"]) <= 120


def dates(run, identifier: str) -> set[tuple[str, str]]:
    _, facts = run("show", identifier, "--facts", "--in", "seeds")
    return {(fact["value"], fact["role"]) for fact in facts if fact["kind"] == "date"}


@pytest.mark.parametrize(
    ("identifier", "expected"),
    [
        (
            GIANG_MEETS_MUSTAFAYEV,
            {("2025-12-25", "header"), ("2025-05", "background"), ("2026", "background")},
        ),
        (
            MUSTAFAYEV_IN_ENGLISH,
            {
                ("2025-12-25", "header"),
                ("2025-12-25", "caption"),
                ("2025-12-25", "body"),
                ("2025-05", "background"),
                ("2026", "background"),
            },
        ),
        (GORGUN, {("2025-10-14", "header"), ("1978/2025", "background"), ("2023-11", "background")}),
        (GULER, {("2026", "background"), ("2023-11", "background")}),
    ],
)
def test_other_dates_are_mentions_with_their_role(run, identifier, expected):
    assert dates(run, identifier) == expected


def test_a_page_with_a_masthead_clock_and_related_headlines(run):
    found = dates(run, GIANG_MEETS_HASANOV)
    assert ("2025-05-07", "body") in found
    assert ("2026-02-01", "retrieved") in found
    assert {value for value, role in found if role == "related"} >= {"2026-01-30", "2026-01-27", "2026-01-10"}
    _, facts = run("show", GIANG_MEETS_HASANOV, "--facts", "--in", "seeds")
    related = [fact for fact in facts if fact["kind"] == "date" and fact["role"] == "related"]
    assert len([fact for fact in related if len(fact["value"]) == 10]) == 10
    inferred = next(fact for fact in facts if fact["value"] == "2025-05-07")
    assert "clock" in inferred["note"]


@pytest.mark.parametrize("query", ['"Lê Văn Dũng"', "Thongloun"])
def test_page_chrome_is_found_only_as_saved(run, query):
    assert run("search", query, "seeds") == (1, [])
    code, hits = run("search", query, "--raw", "seeds")
    assert code == 0
    assert [hit["id"] for hit in hits] == [GIANG_MEETS_HASANOV]


@pytest.mark.parametrize(
    ("query", "ids"),
    [
        ("mustafayev", {GIANG_MEETS_MUSTAFAYEV, MUSTAFAYEV_IN_ENGLISH}),
        ('"dai tuong"', {GIANG_MEETS_MUSTAFAYEV, GIANG_MEETS_HASANOV, GORGUN}),
        ('"quoc phong"', {GIANG_MEETS_MUSTAFAYEV, GIANG_MEETS_HASANOV, GORGUN, GULER}),
        ("guler -gorgun", {GULER}),
        ("hasanov OR guler", {GIANG_MEETS_HASANOV, GULER}),
        ("azerbaijan*", {GIANG_MEETS_MUSTAFAYEV, GIANG_MEETS_HASANOV, MUSTAFAYEV_IN_ENGLISH}),
    ],
)
def test_search(run, query, ids):
    _, hits = run("search", query, "seeds")
    assert {hit["id"] for hit in hits} == ids


@pytest.mark.parametrize(
    ("arguments", "ids"),
    [
        (["--person", "mustafayev"], {GIANG_MEETS_MUSTAFAYEV, MUSTAFAYEV_IN_ENGLISH}),
        (
            ["--person", "phan van giang"],
            {GIANG_MEETS_MUSTAFAYEV, GIANG_MEETS_HASANOV, MUSTAFAYEV_IN_ENGLISH, GORGUN},
        ),
        (["--country", "Türkiye"], {GORGUN, GULER}),
        (["--country", "tho nhi ky"], {GORGUN, GULER}),
        (["--country", "TR"], {GORGUN, GULER}),
        (["--country", "azerbaijan", "--lang", "en"], {MUSTAFAYEV_IN_ENGLISH}),
        (["--person", "giang", "--person", "to lam"], {GIANG_MEETS_HASANOV}),
        (["--since", "2025-10"], {GIANG_MEETS_MUSTAFAYEV, MUSTAFAYEV_IN_ENGLISH, GORGUN}),
        (["--since", "2025", "--until", "2025-10"], {GIANG_MEETS_HASANOV, GORGUN}),
        (["--undated"], {GULER}),
        (["--source", "qdnd.vn"], {GIANG_MEETS_HASANOV}),
    ],
)
def test_filters(run, arguments, ids):
    _, articles = run("list", *arguments, "seeds")
    assert {article["id"] for article in articles} == ids


def test_exactly_one_pair_with_evidence_that_adds_up(run):
    code, pairs = run("pairs", "seeds")
    assert code == 0
    paired = [pair for pair in pairs if pair["status"] == "paired"]
    assert [(pair["vi"], pair["en"]) for pair in paired] == [(GIANG_MEETS_MUSTAFAYEV, MUSTAFAYEV_IN_ENGLISH)]
    assert not [pair for pair in pairs if pair["status"] == "unpaired"]
    for pair in pairs:
        assert sum(row["weight"] for row in pair["evidence"]) == pytest.approx(pair["weight"], abs=0.01)
        assert pair["score"] == pytest.approx(1 / (1 + 2 ** -pair["weight"]), abs=0.001)
    kinds = {row["kind"] for row in paired[0]["evidence"]}
    assert {"date", "people"} <= kinds


def test_the_others_have_no_counterpart_and_it_says_why(run):
    _, pairs = run("pairs", "--unpaired", "seeds")
    alone = {pair["vi"]: pair for pair in pairs if pair["status"] == "unpaired"}
    assert set(alone) == {GIANG_MEETS_HASANOV, GORGUN, GULER}
    for pair in alone.values():
        assert pair["en"] is None
        assert pair["nearest"] == MUSTAFAYEV_IN_ENGLISH
        assert pair["against"]


def test_shared_formulas_are_no_copies(run):
    assert run("dedup", "seeds") == (1, [])
