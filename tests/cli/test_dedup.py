"""`dedup` as a person and a pipe see it: golden answers in every format, what may be asked, hostile text."""

import io
import json
import re
from pathlib import Path

import pytest
from typer.testing import CliRunner

from defcorpus.cli.app import application
from defcorpus.output.shapes import style
from tests.cli.golden import FORMATS, golden
from tests.dedup.texts import MEETING, PATROL, VESSEL, cut, edited

TITLE = "Thượng tướng Nguyễn Đình Hòa tiếp Đại sứ Cộng hòa Séc"
AUSTRIAN = {"Tomáš Novotný": "Jan Hrdlička", "Séc": "Áo", "14/3": "18/3", "Praha": "Viên"}


def page(date, title, text, source=None):
    head = f" date {date} {title}" if date else title
    foot = f"\n\nNguồn: {source}" if source else ""
    return f"{head}\n\n{text.replace(chr(10), chr(10) * 2)}{foot}\n"


def austrian(text):
    for old, new in AUSTRIAN.items():
        text = text.replace(old, new)
    return text


PAGES = {
    "army": page("2024-03-14", TITLE, MEETING, "qdnd.vn"),
    "plus": page("2024-03-15", TITLE, edited(MEETING, 0.06), "vietnamplus.vn"),
    "voice": page(
        "2024-03-16", "Bộ Quốc phòng tiếp Đại sứ Séc", cut(MEETING.replace("35 học", "53 học"), 0.6), "vov.vn"
    ),
    "austria": page("2024-03-18", austrian(TITLE), austrian(MEETING), "qdnd.vn"),
    "ship-2023": page("2023-06-02", "Tàu huấn luyện Ấn Độ thăm Đà Nẵng", VESSEL, "qdnd.vn"),
    "ship-2024": page("2024-06-02", "Tàu huấn luyện Ấn Độ thăm Đà Nẵng", VESSEL, "vietnamplus.vn"),
    "patrol": page("2024-05-01", "Joint patrol", PATROL),
    "patrol-again": page("2024-05-01", "Joint patrol", PATROL),
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A folder of made-up copies with a store that every test here shares."""
    place = tmp_path_factory.mktemp("copies")
    (place / "news").mkdir()
    for name, text in PAGES.items():
        (place / "news" / f"{name}.txt").write_text(text, "utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DEFCORPUS_STORE", str(place / "store"))
        patch.chdir(place)
        for name in ("NO_COLOR", "FORCE_COLOR", "COLUMNS"):
            patch.delenv(name, raising=False)
        yield place


@pytest.fixture
def run(folder, monkeypatch):
    monkeypatch.chdir(folder)

    def call(*arguments):
        return CliRunner().invoke(application(), ["dedup", "news", *arguments], catch_exceptions=False)

    return call


@pytest.fixture
def rows(run):
    def call(*arguments):
        return [json.loads(line) for line in run(*arguments, "--format", "jsonl").stdout.splitlines()]

    return call


def seen(run, monkeypatch, *arguments, width=80):
    """Return what a terminal without colours is sent."""
    monkeypatch.setattr(style, "_UNBOUNDED", width)
    return run(*arguments, "--format", "table").stdout


def check(name, text):
    """Compare with a golden file, but for bits of evidence, which every tuning of the verdict changes."""
    text = re.sub(r"-\d+\.\d+", "-9.9", text)
    text = re.sub(r"\d+\.\d bits", "9.9 bits", text)
    golden(name, text)


VIEWS = {
    "groups": (),
    "explain": ("--explain",),
    "why": ("--why", "army", "austria"),
    "flows": ("--flows",),
}


@pytest.mark.parametrize(
    ("view", "form"),
    [
        *(("groups", form) for form in FORMATS),
        *(("explain", form) for form in ("table", "jsonl", "tsv", "markdown")),
        ("why", "table"),
        *(("flows", form) for form in ("table", "jsonl", "tsv")),
    ],
)
def test_golden(run, monkeypatch, view, form):
    monkeypatch.setattr(style, "_UNBOUNDED", 80)
    done = run(*VIEWS[view], "--format", form)
    assert done.exit_code == (1 if view == "why" else 0)
    check(f"dedup-{view}.{form}", done.stdout)


def test_a_terminal_of_80_columns_is_enough(run, monkeypatch):
    from rich.cells import cell_len

    for width in (40, 80, 100):
        for view in VIEWS.values():
            sent = seen(run, monkeypatch, *view, width=width)
            assert max(map(cell_len, sent.splitlines())) <= width, sent


def test_the_contract_of_json_lines(rows):
    for group in rows():
        assert list(group)[:3] == ["keep", "keep_path", "members"]
        for member in group["members"]:
            assert list(member)[:4] == ["id", "path", "relation", "score"]
            assert member["id"] != group["keep"] and member["path"].startswith("news/")
        assert group["recurring"] == all(m["relation"] == "recurring" for m in group["members"])


def test_spans_hold_both_texts(rows):
    for group in rows("--explain"):
        for member in group["members"]:
            assert member["spans"][0]["keep_start"] == 0
            for span in member["spans"]:
                for side in ("keep", "member"):
                    assert len(span[side] or "") == span[f"{side}_end"] - span[f"{side}_start"]


def kept(found):
    return {(group["keep"], *sorted(member["id"] for member in group["members"])) for group in found}


PATROLS = ("patrol", "patrol-again")  # pages of one key: the shorter path
SHIPS = ("ship-2023", "ship-2024")


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ((), {("army", "plus", "voice"), PATROLS, SHIPS}),
        (("--keep", "newest"), {("voice", "army", "plus"), PATROLS, SHIPS[::-1]}),
        (("--keep", "outlet:vietnamplus.vn"), {("plus", "army", "voice"), PATROLS, SHIPS[::-1]}),
        (("--keep", "outlet:VOV,vietnamplus"), {("voice", "army", "plus"), PATROLS, SHIPS[::-1]}),
        (("--keep", "OUTLET:anadolu , qdnd"), {("army", "plus", "voice"), PATROLS, SHIPS}),
        (("--exact",), {PATROLS}),
        (("--relation", "exact"), {PATROLS}),
        (("--relation", "near"), {("army", "plus")}),
        (("--relation", "near", "--relation", "contained"), {("army", "plus", "voice")}),
        (("--relation", "recurring"), {SHIPS}),
        (("--min-score", "0.97"), {("army", "voice"), PATROLS, SHIPS}),
        (("--within-source", "qdnd"), set()),
        (("--across-sources",), {("army", "plus", "voice"), SHIPS}),
        (("--lang", "en"), {PATROLS}),
        (("--since", "2024-04"), {PATROLS}),
        (("--until", "2024-03-15"), {("army", "plus", "voice")}),  # all tell of the 14th
        (("--source", "vov", "--source", "vietnamplus.vn"), {("plus", "voice")}),
        (("--person", "nguyen dinh hoa"), {("army", "plus", "voice")}),
    ],
)
def test_what_may_be_asked(rows, options, expected):
    assert kept(rows(*options)) == expected


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (
            ("--keep", "best"),
            "one of: oldest, newest, longest, first, cleanest, outlet:A,B",
        ),
        (("--keep", "cleaner"), "did you mean 'cleanest'?"),
        (("--keep", "outlet"), "did you mean 'outlet:A,B'?"),
        (("--keep", "outlet:"), "names no outlet"),
        (("--keep", "outlet:qdnd.vm"), "There is no outlet 'qdnd.vm' here.\nDid you mean 'qdnd.vn'?"),
        (("--keep", "outlet:xyzzy"), "`defcorpus stats --by source` lists the outlets"),
        (("--within-source", "vietnamplu"), "Did you mean 'vietnamplus.vn'?"),
        (("--relation", "copy"), "one of: exact, near, contains, contained, recurring"),
        (("--relation", "contain"), "did you mean 'contains'?"),
        (("--relation", "near", "--exact"), "--exact is --relation exact"),
        (("--within-source", "qdnd.vn", "--across-sources"), "leave nothing to compare"),
        (("--why", "army", "army"), "--why takes two"),
        (("--why", "army", "nobody"), "There is no article 'nobody'."),
        (("--explain", "--flows"), "each go alone"),
        (("--explain", "-l"), "-l and -0 print paths alone"),
        (("--min-score", "2"), "--min-score"),
        (("--fields", "colour"), "fields: keep keep_path id"),
        (("--explain", "--fields", "colour"), "keep_text text"),
        (("--since", "soon"), "'soon' is no date"),
        (("--why", "army", "nobody"), "dedup --why ID ID PATH"),
        (("--against", "news", "--flows"), "each go alone"),
        (("--against", "news", "--lang", "vi"), "no filters"),
    ],
)
def test_what_cannot_be_meant(run, options, said):
    done = run(*options)
    assert (done.exit_code, done.stdout) == (2, "")
    assert said in done.stderr


def test_the_summary(run):
    assert run().stderr.splitlines() == [
        "2 groups; 3 of 8 articles redundant (3.5 kB); 1 text that comes again",
        "vietnamplus.vn carries qdnd.vn once, 1 day later",
        "vov.vn carries qdnd.vn once, 2 days later",
    ]
    assert run("--exact", "--lang", "vi").stderr == "no copies\n"
    assert run("--relation", "recurring").stderr == "no copies; 1 text that comes again\n"
    assert "left out 2 articles whose outlet is not known" in run("--across-sources").stderr
    assert run("--flows").stderr.count("\n") == 1
    redundant = sum(len(PAGES[name].encode()) for name in ("plus", "voice", "patrol"))
    assert f"({redundant / 1000:.1f} kB)" in run().stderr


def test_recurring_texts_are_no_paths(run):
    assert run("-l").stdout.splitlines() == ["news/patrol-again.txt", "news/plus.txt", "news/voice.txt"]
    assert run("-l", "--relation", "recurring").stdout == ""
    assert run("--relation", "recurring", "--flows").exit_code == 1


def test_why_says_what_is_against(rows, run):
    (found,) = rows("--why", "army", "austria")
    (member,) = found["members"]
    assert (member["relation"], member["rule"]) == (None, "facts")
    assert {"kind": "date", "keep": "14/3", "member": "18/3", "by_you": False} in member["differences"]
    assert run("--why", "army", "austria").exit_code == 1
    assert run("--why", "army", "plus").exit_code == 0
    assert run("--why", "news/army.txt", "plus").exit_code == 0


def test_what_differs_is_lit(run, monkeypatch):
    monkeypatch.setattr(style, "_UNBOUNDED", 80)
    sent = run("--why", "army", "voice", "--format", "table", "--color", "always").stdout
    assert "\x1b[33m35\x1b[0m" in sent and "\x1b[33m53\x1b[0m" in sent
    assert "[35]" in seen(run, monkeypatch, "--why", "army", "voice")


HOSTILE = "\x1b[2J\x1b]0;owned\x07[bold]Sáng\u202e\x9b31m 14/3[/bold] <script>alert(1)</script> | a*b* `x`"


def test_hostile_text_is_not_obeyed(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DEFCORPUS_STORE", str(tmp_path / "store"))
    monkeypatch.setattr(style, "_UNBOUNDED", 80)
    (tmp_path / "news").mkdir()
    for name, text in (("one", HOSTILE + MEETING), ("two", HOSTILE + " \x1b[31m12\x1b[0m " + MEETING)):
        record = {"id": f"{name}\x1b[7m", "title": HOSTILE, "date": "2024-03-14", "text": text}
        (tmp_path / "news" / f"{name}.jsonl").write_text(json.dumps(record), "utf-8")
    asked = CliRunner()
    for view in ((), ("--explain",), ("--flows",)):
        for form in FORMATS:
            done = asked.invoke(
                application(), ["dedup", "news", *view, "--format", form], catch_exceptions=False
            )
            assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e]", done.stdout + done.stderr), (
                form
            )
            if form == "table" and view == ("--explain",):
                assert "[bold]" in done.stdout  # no markup either
    done = asked.invoke(application(), ["dedup", "news", "--format", "markdown"], catch_exceptions=False)
    assert "<script>" not in done.stdout.replace("\\<", "")


def test_csv_of_every_view_has_the_same_width_in_each_line(run):
    import csv

    for view in VIEWS.values():
        found = list(csv.reader(io.StringIO(run(*view, "--format", "csv").stdout)))
        assert len({len(row) for row in found}) == 1 and len(found) > 1


def test_an_outlet_that_has_nothing_is_said_so(run):
    assert "no article fits the filters" in run("--source", "tuoitre.vn").stderr


def test_a_group_is_headed_by_its_best_title():
    from defcorpus.output.answers.groups import heading
    from defcorpus.output.shapes.entry import Line

    made, own = Line("a", "", "", "Ngày 9/10, Bộ Quốc phòng", True), Line("b", "", "", "Bộ đội giúp dân")
    other = Line("c", "", "", "Chia sẻ Facebook Zalo")
    assert heading([made, own]) == own.title and heading([made]) == made.title
    assert heading([other, own, own]) == own.title


def test_fields_of_flat_rows_may_be_asked_of_json(rows):
    found = rows("--fields", "keep,id,relation", "--relation", "near")
    assert found == [{"keep": "army", "id": "plus", "relation": "near"}]


UPDATE = """\
Ngày 9/10, Bộ Quốc phòng cho biết đã huy động 42.500 cán bộ, chiến sĩ giúp nhân dân Thái Nguyên, Cao
Bằng khắc phục hậu quả bão số 11. Tính đến 17 giờ, mưa lũ đã làm 15 người chết và mất tích, hơn
200.000 ngôi nhà bị ngập.

Quân khu 1 điều ba tổ xuồng cao tốc đưa hơn 3.000 người dân ra khỏi vùng nguy hiểm. Trung tướng
Nguyễn Hồng Thái trực tiếp chỉ đạo tại hiện trường, yêu cầu các đơn vị không để người dân nào bị
đói, bị rét, bị cô lập. Trực thăng đã thả lương khô, nước uống và áo phao xuống các xã Hữu Lũng, Vân
Nham và Yên Bình, những nơi đường bộ bị chia cắt. Các đơn vị công binh dựng cầu phao và mở lại hai
đoạn đường sạt lở để xe chở hàng cứu trợ đi qua ngay trong đêm.
"""


@pytest.fixture
def corrected(tmp_path, monkeypatch):
    """A story and its update with another figure, whose page has the outlet's name for a title."""
    monkeypatch.setenv("DEFCORPUS_STORE", str(tmp_path / "store"))
    monkeypatch.chdir(tmp_path)
    (tmp_path / "flood").mkdir()
    (tmp_path / "in").mkdir()
    title = "Bộ đội giúp dân khắc phục hậu quả bão số 11"
    (tmp_path / "flood" / "first.txt").write_text(page("2025-10-09", title, UPDATE, "qdnd.vn"), "utf-8")
    masthead = "VOV.VN - Báo điện tử Tiếng nói Việt Nam"
    later = page("2025-10-10", masthead, UPDATE.replace("15 người", "18 người") + "\nHết.", "vov.vn")
    (tmp_path / "flood" / "later.txt").write_text(later, "utf-8")
    newest = page("2025-10-11", title, UPDATE.replace("15 người", "21 người"), "vov.vn")
    (tmp_path / "in" / "newest.txt").write_text(newest, "utf-8")

    def call(*arguments):
        return CliRunner().invoke(application(), [*arguments], catch_exceptions=False)

    return call


def test_a_corrected_figure_is_seen_where_one_decides(corrected):
    for keep in ("oldest", "newest"):
        table = corrected("dedup", "flood", "--format", "table", "--keep", keep).stdout
        assert ("15 người / 18 người" if keep == "oldest" else "18 người / 15 người") in table
    corrected("dedup", "flood", "--plan", "plan.tsv")
    rows = [line.split("\t") for line in Path("plan.tsv").read_text("utf-8").splitlines()]
    columns = next(row for row in rows if row[0] == "group")
    assert [row[columns.index("changed")] for row in rows if row[1:2] == ["move"]] == ["15 người / 18 người"]
    asked = ("check", "in", "--in", "flood", "--changed")
    assert "18 người / 21 người" in corrected(*asked, "--format", "table").stdout
    (found,) = map(json.loads, corrected(*asked, "--format", "jsonl").stdout.splitlines())
    assert ["18 người / 21 người"] in [match["changed"] for match in found["found"]]
    assert corrected("check", "flood/first.txt", "--in", "flood", "--changed", "--new").exit_code == 2


def test_the_first_groups_alone(run, rows):
    every = rows()
    done = run("--explain", "--limit", "2", "--format", "jsonl")
    assert len(done.stdout.splitlines()) == 2 and f"the first 2 groups of {len(every)} shown" in done.stderr
    assert "groups; " in done.stderr.splitlines()[1]  # the summary is of all
    assert all(not json.loads(line)["recurring"] for line in done.stdout.splitlines())
    assert len(rows("--limit", "99")) == len(every)
    assert run("-n", "1", "--flows").exit_code == 2 and run("-n", "1", "-l").exit_code == 2
