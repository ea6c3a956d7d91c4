"""What is redundant is left out, and what is here already is told before it is filed."""

import json
import shutil
from pathlib import Path

import pytest

from defcorpus.corpus import Corpus
from defcorpus.corpus.records import Filters
from defcorpus.report.copying.presence import presence
from defcorpus.report.copying.unique import copies_of, left_out, unique
from defcorpus.report.flags import known_copies
from tests.cli.conftest import PORT_VI, RECORDS, VISIT_EN, VISIT_VI, Kept
from tests.cli.golden import FORMATS, golden
from tests.cli.test_kinds import TAG_PAGE

CHROME = "Trang chủ > Thời sự\n\n{}\nĐọc thêm\n"
SCHOOL = """\
Ngày 5/9/2023, Đại tá Lê Văn Tám thăm trường Nguyễn Du và nói chuyện với 300 học sinh về biển đảo quê hương.
"""
SAVED = """\
<html><head><link rel=canonical href='https://example.vn/{0}.html'></head>
<body><p>{1}</p><p>Cổng ra vào số liệu riêng</p></body></html>
"""


def file(place):
    """Add a reworded copy in other page chrome and a part of an article, and what is about to be filed."""
    news, folder = place / "news", place / "in"
    (news / "visit-again.txt").write_text(CHROME.format(VISIT_VI.replace("bảo dưỡng", "sửa chữa")), "utf-8")
    (news / "port-part.txt").write_text(PORT_VI.partition("\n\n")[0], "utf-8")
    folder.mkdir()
    texts = {
        "same": VISIT_VI,
        "reworded": VISIT_EN.replace("thanked his hosts", "thanked the hosts"),
        "part": PORT_VI.partition("\n\n")[0] + "\n",
        "holds": PORT_VI.replace("Nguồn: qdnd.vn\n", "") + "\n" + VISIT_EN.partition("\n\n")[2],
        "new": SCHOOL,
        "twice": SCHOOL,
    }
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(text, "utf-8")
    issue = {**RECORDS[0], "id": "next-year", "date": "2024-11-02"}
    (folder / "issue.jsonl").write_text(json.dumps(issue), "utf-8")


@pytest.fixture(scope="module")
def filed(tmp_path_factory):
    return Kept(tmp_path_factory.mktemp("asking"), ("dedup", "news"), more=file)


@pytest.fixture
def copied(filed, news, monkeypatch):
    """The made-up news with a reworded copy in other page chrome, and a part of an article."""
    return filed.again(monkeypatch)


@pytest.fixture
def inbox(copied):
    """What is about to be filed."""
    return copied.parent / "in"


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize(
    ("name", "arguments"),
    [
        ("list-unique", ("list", "news", "--unique", "--fields", "id,path,copies,copy_of")),
        ("search-unique", ("search", "minh", "news", "--unique")),
        ("search-copies", ("search", "minh", "news", "--copies")),
        ("search-asked", ("search", "--query-file", "asked.txt", "news", "--counterpart")),
        ("like", ("like", "vi-visit", "--in", "news")),
        ("check", ("check", "in", "--in", "news")),
        ("against", ("dedup", "in", "--against", "news")),
    ],
)
def test_each_format(run, inbox, monkeypatch, name, arguments, form):
    Path("asked.txt").write_text("minh lang:en\n\nnothing here\n", "utf-8")
    monkeypatch.setenv("COLUMNS", "80")
    done = run(*arguments, "--format", form)
    golden(f"{name}.{form}", done.stdout)


def test_list_leaves_copies_and_parts_out(rows, run, copied):
    ids = [row["id"] for row in rows("list", "news", "--unique")]
    assert sorted(ids) == ["en-visit", "port", "r1", "r2", "vi-visit"]
    assert "2 copies left out" in run("list", "news", "--unique").stderr
    paths = run("list", "news", "--unique", "-l").stdout.splitlines()
    assert sorted(paths) == ["news/en-visit.txt", "news/port.txt", "news/vi-visit.txt"]
    assert [row["id"] for row in rows("list", "news", "--unique", "--sort", "id", "--limit", "2")] == [
        "en-visit", "port",
    ]  # fmt: skip


def test_the_fields_of_copies_can_be_asked_for(rows, copied):
    found = {
        row["id"]: (row["copies"], row["copy_of"])
        for row in rows("list", "news", "--fields", "id,copies,copy_of")
    }
    assert found["vi-visit"] == (1, None) and found["visit-again"] == (0, "vi-visit")
    assert found["port-part"] == (0, "port") and found["r1"] == (0, None)


def test_a_filter_loses_no_text(rows, copied):
    later = VISIT_VI.replace("date 2024-03-12", "date 2024-03-13")
    (copied / "vov.txt").write_text(later + "\nNguồn: vov.vn\n", "utf-8")
    (copied / "vov2.txt").write_text(later + "\nNguồn: vov.vn \n", "utf-8")
    (row,) = rows("list", "news", "--unique", "--source", "vov.vn", "--fields", "id,copies,copy_of")
    assert row["id"] in ("vov", "vov2") and (row["copies"], row["copy_of"]) == (1, "vi-visit")
    (hit,) = rows("search", "novotny", "news", "--unique", "--source", "vov.vn")
    assert (hit["id"], hit["copies"], hit["copy_of"]) == (row["id"], 1, "vi-visit")


def test_search_shows_the_copy_kept_where_it_fits(rows, run, copied):
    (hit,) = rows("search", "minh", "news", "--unique", "--lang", "vi")
    assert (hit["id"], hit["copies"], hit["copy_of"]) == ("vi-visit", 1, None)
    (hit,) = rows("search", "sửa chữa", "news", "--unique")
    assert (hit["id"], hit["copies"], hit["copy_of"]) == ("visit-again", 0, "vi-visit")
    assert "1 copy left out; --copies shows it" in run("search", "minh", "news", "--unique").stderr
    assert [
        row["id"] for row in rows("search", "minh", "news", "--limit", "1", "--unique", "--lang", "vi")
    ] == ["vi-visit"]
    assert run("search", "minh", "news", "--unique", "-l", "--lang", "vi").stdout == "news/vi-visit.txt\n"


def test_a_pipe_gets_the_same_whether_copies_are_known_or_not(run, copied):
    before = [run(name, *rest, "news").stdout for name, *rest in (("list",), ("search", "minh"))]
    run("dedup", "news")
    assert [run(name, *rest, "news").stdout for name, *rest in (("list",), ("search", "minh"))] == before


def test_eyes_see_what_is_known(run, copied):
    asked = ("search", "minh", "news", "--lang", "vi", "--format", "table")
    told = run(*asked).stdout  # of a small corpus copies are looked for
    assert "+1 copy" in told and "copy of" not in told
    told = run(*asked, "--copies").stdout
    assert "+1 copy" in told and "copy of vi-" in told
    run("dedup", "news")
    listed = {line.split()[0]: line for line in run("list", "news", "--format", "table").stdout.splitlines()}
    assert " +1 " in listed["vi-"] and " = " in listed["vis"] and "+1" not in listed["en-"]


def test_copies_are_kept_until_something_changes(copied):
    shutil.rmtree("store")
    with Corpus.open(["news"]) as corpus:
        assert known_copies(corpus) is None
        found = unique(corpus)
        assert known_copies(corpus) == found
        assert copies_of(corpus) == {"port": ("port-part",), "vi-visit": ("visit-again",)}
        ids = corpus.ids(left_out(corpus, Filters(langs=("vi",))))
        assert sorted(ids.values()) == ["port-part", "visit-again"]
    (copied / "port-part.txt").unlink()
    with Corpus.open(["news"]) as corpus:
        assert known_copies(corpus) is None
        assert copies_of(corpus) == {"vi-visit": ("visit-again",)}


def test_a_recurring_text_is_never_left_out(rows, inbox, copied):
    (inbox / "issue.jsonl").rename(copied / "issue.jsonl")
    assert {"r1", "next-year"} <= {row["id"] for row in rows("list", "news", "--unique")}


@pytest.mark.parametrize(
    ("name", "code", "relation", "found"),
    [
        ("same.txt", 1, "exact", "vi-visit"),
        ("reworded.txt", 1, "near", "en-visit"),
        ("part.txt", 1, "exact", "port-part"),
        ("holds.txt", 0, "contains", None),
        ("issue.jsonl", 0, "recurring", "r1"),
        ("new.txt", 0, None, None),
    ],
)
def test_check_says_whether_to_file_it(run, rows, inbox, name, code, relation, found):
    done = run("check", f"in/{name}", "--in", "news")
    assert done.exit_code == code, done.stderr
    (row,) = rows("check", f"in/{name}", "--in", "news")
    assert row["status"] == ("here" if code else "new")
    best = row["found"][0] if row["found"] else {"relation": None, "id": None}
    assert best["relation"] == relation and (found is None or best["id"] == found)
    piped = run("check", "-", "--in", "news", input=(inbox / name).read_bytes())
    assert piped.exit_code == code, piped.stderr


def test_check_in_the_current_folder(run, inbox, monkeypatch):
    monkeypatch.chdir("news")
    assert run("check", "../in/new.txt").exit_code == 0
    assert run("check", "../in/same.txt").exit_code == 1


def test_check_for_pipelines(run, inbox):
    named = [f"in/{name}.txt" for name in ("twice", "new", "holds", "same")]
    asked = ("check", "--files-from", "-", "--in", "news")
    names = "\0".join(named)
    assert run(*asked, "-0", input=names).stdout == "in/new.txt\0in/holds.txt\0"
    assert run(*asked, "-l", "--known", input=names).stdout == "in/twice.txt\nin/same.txt\n"
    done = run("check", "in/issue.jsonl", "-l", "--in", "news")
    assert (done.exit_code, done.stdout) == (0, "") and "left out 1 article inside" in done.stderr


def test_rows_come_in_the_order_of_the_files(rows, inbox):
    named = ["in/twice.txt", "in/same.txt", "in/new.txt", "in/holds.txt"]
    assert [row["path"] for row in rows("check", *named, "--in", "news")] == named
    found = rows("check", "in/same.txt", "in", "--in", "news", "--known")
    assert [row["path"] for row in found][:2] == ["in/same.txt", "in/part.txt"]


def test_a_file_of_the_corpus_is_there_itself(rows, run, copied, monkeypatch):
    (row,) = rows("check", "news/vi-visit.txt", "--in", "news")
    assert [(match["rule"], match["id"]) for match in row["found"]] == [
        ("same file", "vi-visit"), ("sketch", "visit-again"),
    ]  # fmt: skip
    assert "is itself" in run("check", "news/port.txt", "--in", "news", "--format", "table").stdout
    assert run("check", "news/port.txt", "--in", "news").exit_code == 1
    monkeypatch.chdir("news")
    (row,) = rows("check", "./port.txt", "--in", "../news")
    assert row["found"][0]["rule"] == "same file"


def test_a_page_without_a_story_is_here_only_as_it_is(rows, news):
    (news / "tag.txt").write_text(TAG_PAGE, "utf-8")
    for text, status in ((TAG_PAGE, "here"), (TAG_PAGE.replace("hai tàu", "ba tàu"), "new")):
        Path("page.txt").write_text(text, "utf-8")
        (row,) = rows("check", "page.txt", "--in", "news")
        assert (row["status"], row["kind"]) == (status, "listing")
        assert [match["id"] for match in row["found"]] == (["tag"] if status == "here" else [])


def test_lines_that_recur_at_an_outlet_make_no_page_new(rows, news):
    stories = [
        f"Ngày {n}/5/2024, đoàn số {n} thăm đơn vị {'abcdefghijkl'[n] * 3} và bàn về việc {n * 7}."
        for n in range(12)
    ]
    for n, story in enumerate(stories):
        (news / f"s{n}.html").write_text(SAVED.format(n, story * 3), "utf-8")
    Path("again.html").write_text(SAVED.format(3, stories[3] * 3), "utf-8")
    (row,) = rows("check", "again.html", "--in", "news")
    assert (row["found"][0]["relation"], row["found"][0]["id"]) == ("exact", "s3")


def test_against_a_corpus(run, rows, inbox):
    found = {row["id"]: row["status"] for row in rows("dedup", "in", "--against", "news")}
    assert found == {
        "same": "here", "reworded": "here", "part": "here", "holds": "new", "next-year": "new",
        "twice": "given",
    }  # fmt: skip
    done = run("dedup", "in", "--against", "news", "-l")
    copies = ["in/part.txt", "in/reworded.txt", "in/same.txt", "in/twice.txt"]
    assert sorted(done.stdout.splitlines()) == copies
    counted = "7 articles: 3 new (2 in part known), 3 here already, 1 given twice"
    assert done.exit_code == 0 and counted in done.stderr
    assert run("dedup", "in/new.txt", "--against", "news").exit_code == 1
    assert run("dedup", "in/new.txt", "in/twice.txt", "--against", "news").exit_code == 0
    assert [row["id"] for row in rows("dedup", "in", "--against", "news", "--min-score", "1")]


def test_against_a_corpus_that_holds_them(run, copied):
    done = run("dedup", "news", "--against", "news", "--no-header")
    assert (done.exit_code, done.stdout) == (1, "")
    assert "7 articles: 0 new, 7 of the corpus itself" in done.stderr


def test_asking_leaves_nothing_behind(run, inbox):
    run("list", "news")
    before = {path: path.stat().st_mtime_ns for path in inbox.parent.rglob("*") if "store" not in path.parts}
    stores = sorted((inbox.parent / "store").iterdir())
    run("check", "in", "--in", "news"), run("check", "in/new.txt", "-0", "--in", "news")
    after = {path: path.stat().st_mtime_ns for path in inbox.parent.rglob("*") if "store" not in path.parts}
    assert after == before and sorted((inbox.parent / "store").iterdir()) == stores


def test_presence_in_python(inbox):
    with Corpus.open(["news"]) as corpus, Corpus.open(["in"], temporary=True) as given:
        found = {each.article.id: each for each in presence(corpus, given)}
    assert {name: each.status for name, each in found.items()} == {
        "same": "here", "reworded": "here", "part": "here", "holds": "new", "next-year": "new", "new": "new",
        "twice": "given",
    }  # fmt: skip


def test_hostile_titles_never_reach_the_terminal(run, news):
    text = "Ngày 5/9/2023 \x1b]0;owned\x07 Đại tá Lê Văn Tám \u202e thăm trường \x9b31m.\n" * 3
    record = {"id": "evil\x1b[5m", "title": "Lê Văn \x1b[5mTám\x9b31m \u202e|<b>", "text": text}
    (news / "evil.jsonl").write_text(json.dumps(record), "utf-8")
    Path("other\x1b[31m.jsonl").write_text(json.dumps(record), "utf-8")
    for form in FORMATS:
        done = run("check", "other\x1b[31m.jsonl", "news/evil.jsonl", "--in", "news", "--format", form)
        assert done.exit_code == 1, done.stderr
        assert not set(done.stdout + done.stderr) & set("\x1b\x07\u202e\x9b"), form


def test_a_missing_corpus_and_a_busy_standard_input(run, inbox):
    assert run("check", "in/new.txt", "--in", "nowhere").exit_code == 2
    assert run("check", "-", "--files-from", "-", "--in", "news", input="x").exit_code == 2


def test_strict_is_about_what_is_asked(run, inbox):
    assert run("check", "in/new.txt", "--in", "news", "--strict").exit_code == 0  # the corpus skipped a file
    (inbox / "empty.txt").write_bytes(b"")
    assert run("check", "in/new.txt", "in/empty.txt", "--in", "news").exit_code == 0
    assert run("check", "in/new.txt", "in/empty.txt", "--in", "news", "--strict").exit_code == 2
    assert run("dedup", "in", "--against", "news", "--strict").exit_code == 2


def test_which_of_two_files_is_new_follows_the_policy(rows, run, inbox):
    told = {}
    for keep in ("oldest", "longest"):
        (inbox / "twice.txt").write_text(SCHOOL + "\nẢnh và tin từ Hải Phòng, cuối ngày.\n", "utf-8")
        found = rows("check", "in/new.txt", "in/twice.txt", "--in", "news", "--keep", keep)
        told[keep] = [row["status"] for row in found]
    assert told["longest"] == ["given", "new"]
    assert "one of: oldest" in run("check", "in", "--in", "news", "--keep", "best").stderr


@pytest.mark.parametrize("names", [("twice", "new"), ("new", "twice")])
def test_the_first_is_the_one_named_first(rows, inbox, names):
    files = [f"in/{name}.txt" for name in names]
    for asked in (("check", *files, "--in", "news"), ("dedup", *files, "--against", "news")):
        (given,) = [row for row in rows(*asked, "--keep", "first") if row["status"] == "given"]
        assert given["id"] == names[1] and given["found"][0]["id"] == names[0]
    (group,) = rows("dedup", *files, "--keep", "first")
    assert group["keep"] == names[0]


def test_of_folders_the_one_named_first_is_kept_whole(rows, inbox):
    for name in ("a10", "a9"):
        Path("both", name).mkdir(parents=True)
        Path("both", name, f"{name}.txt").write_text(SCHOOL, "utf-8")
    for first, second in (("a10", "a9"), ("a9", "a10")):
        (group,) = rows("dedup", f"both/{first}", f"both/{second}", "--keep", "first")
        assert group["keep"] == first
    (group,) = rows("dedup", "both", "--keep", "first", "--exact")
    assert group["keep"] == "a9"


def test_a_copy_of_what_is_here_is_no_reason_to_leave_another_out(rows, inbox):
    words = [f"chữ{at} thứ{at}" for at in range(120)]
    told = " ".join(words)
    middle = " ".join(words[:95] + [f"khác{at} hẳn{at}" for at in range(25)])
    far = " ".join([f"lạ{at} xa{at}" for at in range(25)] + words[25:95] + middle.split()[190:])
    Path("news", "told.txt").write_text(told, "utf-8")
    for folder, texts in (("both", {"b-middle": middle, "c-far": far}),):
        Path(folder).mkdir()
        for name, text in texts.items():
            Path(folder, f"{name}.txt").write_text(text, "utf-8")
    found = {row["id"]: row["status"] for row in rows("check", "both", "--in", "news")}
    assert found == {"b-middle": "here", "c-far": "new"}
