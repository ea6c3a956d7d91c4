"""What every command keeps to: formats, fields, paths, exit codes."""

import csv
import io
import json
import os
import subprocess

import pytest

LIST = (
    "id path lang date date_precision date_source event_date title source credits people countries words kind"
    " date_inferred lang_other lang_shares title_derived"
)
PAIRS = (
    "vi en vi_path en_path score weight status kind evidence nearest against runner_up runner_up_weight"
    " vi_date en_date vi_title en_title decided story"
)


@pytest.mark.parametrize(
    ("arguments", "fields"),
    [
        (("list", "news"), LIST),
        (("search", "minh", "news"), "id score lang date title snippet path"),
        (("pairs", "news", "--unpaired"), PAIRS),
        (("people", "news"), "name spellings articles mentions first last key ids country posts"),
        (("stats", "news"), "by value articles share"),
        (("update", "news"), "path reason detail index"),
        (("info", "news"), "path database paths articles files skipped bytes updated generation recurring"),
        (("show", "port", "--in", "news"), LIST + " retrieved text facts"),
        (("list", "news", "--unique"), LIST + " copies copy_of"),
        (("search", "minh", "news", "--unique"), "id score lang date title snippet path copies copy_of"),
        (("check", "news/port.txt", "--in", "news"), "id path status kind found"),
        (
            ("compare", "vi-visit", "--in", "news"),
            "one other one_path other_path one_lang other_lang score status story one_shared other_shared"
            " facts differences sentences",
        ),
    ],
)
def test_json_lines_have_these_fields_in_this_order(run, rows, arguments, fields):
    run("list", "news")
    found = rows(*arguments)
    assert found
    for row in found:
        assert list(row) == fields.split()


@pytest.mark.parametrize("form", ["tsv", "csv", "json", "jsonl", "markdown"])
def test_each_format_says_the_same(run, form):
    done = run("list", "news", "--format", form, "--fields", "id,lang")
    assert done.exit_code == 0
    read = {
        "tsv": lambda text: [line.split("\t") for line in text.splitlines()[1:]],
        "csv": lambda text: list(csv.reader(io.StringIO(text)))[1:],
        "json": lambda text: [list(row.values()) for row in json.loads(text)],
        "jsonl": lambda text: [list(json.loads(line).values()) for line in text.splitlines()],
        "markdown": lambda text: [line.strip("| ").split(" | ") for line in text.splitlines()[2:]],
    }[form](done.stdout)
    assert sorted(read) == [
        ["en-visit", "en"],
        ["port", "vi"],
        ["r1", "en"],
        ["r2", "vi"],
        ["vi-visit", "vi"],
    ]


def test_a_pipe_gets_tsv_with_a_header(run):
    lines = run("list", "news").stdout.splitlines()
    assert lines[0] == "\t".join(LIST.split())
    assert len(lines) == 6
    assert all(line.count("\t") == lines[0].count("\t") for line in lines)
    assert run("list", "news", "--no-header").stdout.splitlines() == lines[1:]


def test_paths_are_printed_as_they_were_named(run, news, monkeypatch):
    wanted = {"news/en-visit.txt", "news/vi-visit.txt", "news/port.txt"}
    assert set(run("list", "news", "-l").stdout.splitlines()) == wanted
    assert f"{news}/port.txt" in run("list", str(news), "-l").stdout.splitlines()
    monkeypatch.chdir(news)
    assert "port.txt" in run("list", "-l").stdout.splitlines()
    assert "../news/port.txt" in run("list", "../news", "-l").stdout.splitlines()


def test_only_whole_files_have_paths(run):
    done = run("list", "news", "-0")
    assert sorted(done.stdout.split("\0")) == ["", "news/en-visit.txt", "news/port.txt", "news/vi-visit.txt"]
    assert "left out 2 articles inside larger files" in done.stderr


def test_results_and_remarks_go_apart(run, unread_news):
    done = run("list", "news", "--format", "jsonl")
    assert "1 skipped (empty)" in done.stderr
    for line in done.stdout.splitlines():
        json.loads(line)


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("list", "news"), 0, ""),
        (("list", "news", "--person", "nobody"), 1, "no article fits"),
        (("search", "novotny", "news"), 0, ""),
        (("search", "zebra", "news"), 1, "nothing found for zebra"),
        (("list", "nowhere"), 2, "nowhere"),
        (("list", "news", "--strict"), 2, "1 skipped"),
        (("list", "news", "--since", "yesterday"), 2, "yesterday"),
        (("list", "news", "--sort", "colour"), 2, "colour"),
        (("list", "news", "--fields", "id,colour"), 2, "fields: id path"),
        (("list", "news", "--fields", ","), 2, "--fields names no field"),
        (("list", "news", "--excel", "--format", "json"), 2, "--excel goes with"),
        (("list", "news", "--format", "xml"), 2, "'xml' is not one of"),
        (("list", "news", "--limit", "0"), 2, "--limit"),
        (("list", "news", "--since"), 2, "--since"),
        (("list", "--files-from", "nowhere"), 2, "nowhere"),
        (("show", "--in", "news"), 2, "no ID"),
        (("show", "zzz", "--in", "news"), 2, "zzz"),
        (("show", "port", "--raw", "--facts", "--in", "news"), 2, "go alone"),
        (("search",), 2, "no QUERY"),
        (("stats", "news", "--by", "colour"), 2, "cannot count by 'colour'"),
        (("lst", "news"), 2, "did you mean 'list'"),
        (("LIST", "news"), 2, "did you mean 'list'"),
        (("news",), 2, "defcorpus list news"),
        (("--colour",), 2, "--colour"),
        (("pairs", "news", "--why", "port", "vi-visit"), 2, "port is vi"),
        (("dedup", "news", "--keep", "best"), 2, "best"),
        (("list", "news", "--since", ""), 2, "'' is no date"),
        (("list", "news", "-l", "--format", "json"), 2, "-l and -0 print paths alone"),
        (("list", "news", "--format"), 2, "defcorpus list --help"),
        (("list", "news/more.jsonl.gz", "-l"), 1, "left out 2 articles inside larger files"),
        (("search", "nguyen", "news/more.jsonl.gz", "-l"), 1, "nothing found"),
        (("show", "news/empty.txt"), 2, "news/empty.txt was skipped"),
        (("show", "port", "--raw", "--format", "json", "--in", "news"), 2, "--raw prints the page"),
        (("pairs", "news", "--window", "100000000000"), 0, "1 pair"),
        (("stats", "news", "--by", ","), 2, "cannot count by nothing"),
        (("info", "news"), 1, "no store yet"),
        (("info", "--all", "--store", "nowhere"), 1, "no stores"),
        (("index", "news", "-o", "-", "--check"), 2, "-o - names none"),
        (("check",), 2, "no FILE"),
        (("check", "nowhere.html", "--in", "news"), 2, "nowhere.html"),
        (("check", "news/empty.txt", "--in", "news"), 2, "news/empty.txt was skipped"),
        (("check", "news/port.txt", "--new", "--known"), 2, "--new and --known"),
        (("check", "news/port.txt", "--fields", "colour"), 2, "fields: id path status"),
        (("search", "minh", "news", "--unique", "--copies"), 2, "not both"),
        (("dedup", "news", "--against", "nowhere"), 2, "nowhere"),
    ],
)
def test_exit_codes(run, unread_news, arguments, code, said):
    done = run(*arguments)
    assert done.exit_code == code, done.stderr
    assert said in done.stderr
    assert "Traceback" not in done.stderr
    if code == 2 and "--strict" not in arguments:
        assert done.stdout == ""
        assert done.stderr.startswith("defcorpus: ")


def test_files_from(run, tmp_path):
    assert run("list", "--files-from", "-", "-l", input="news/port.txt\n").stdout == "news/port.txt\n"
    names = tmp_path / "names"
    names.write_bytes(b"news/port.txt\0news/vi-visit.txt\0")
    assert len(run("list", "--files-from", str(names), "-l").stdout.splitlines()) == 2
    names.write_bytes(b"\n")
    assert run("list", "--files-from", str(names)).exit_code == 2


def test_where_only_containers_match_nothing_else_is_said(run):
    assert "no article" not in run("list", "news/more.jsonl.gz", "-l").stderr
    assert "nothing found" not in run("search", "quoc phong", "news/more.jsonl.gz", "-l").stderr


def test_what_cannot_be_meant_is_said_before_anything_is_read(run, unread_news):
    for wrong in (("--lang", "klingon"), ("--sort", "colour"), ("--fields", "colour"), ("--since", "soon")):
        assert run("list", "news", *wrong).exit_code == 2
    assert not list((unread_news.parent / "store").glob("*/corpus.sqlite"))


def test_standard_input_can_be_shown(run):
    done = run("show", "-", input="Ngày 5/9/2023, Đại tá Lê Văn Tám thăm trường.\n" * 3)
    assert done.exit_code == 0, done.stderr
    assert "Lê Văn Tám" in done.stdout


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_a_pipe_that_is_named_is_read_once(run, news):
    os.mkfifo("pipe")
    with subprocess.Popen(["sh", "-c", "cat news/port.txt > pipe"]):
        assert run("list", "pipe", "--fields", "id,lang").stdout.splitlines()[1] == "pipe\tvi"


def test_standard_input_is_a_page(run):
    done = run("list", "-", "--format", "jsonl", input="Ngày 5/9/2023, Đại tá Lê Văn Tám thăm trường.\n" * 3)
    assert done.exit_code == 0, done.stderr
    assert json.loads(done.stdout)["lang"] == "vi"


def test_nothing_is_written_but_the_store(run, news):
    before = {path: path.stat().st_mtime_ns for path in news.parent.rglob("*") if "store" not in path.parts}
    for arguments in (("list", "news"), ("search", "minh", "news"), ("pairs", "news"), ("dedup", "news")):
        run(*arguments)
    after = {path: path.stat().st_mtime_ns for path in news.parent.rglob("*") if "store" not in path.parts}
    assert after == before


def test_hostile_text_never_reaches_the_terminal(run, news):
    text = "Ngày 5/9/2023 \x1b]0;owned\x07 Đại tá Lê Văn Tám \u202e thăm trường \x9b31m.\n" * 3
    record = {"id": "evil", "title": "Lê Văn \x1b[5mTám\x9b31m \u202e|<b>", "text": text}
    (news / "evil.jsonl").write_text(json.dumps(record), "utf-8")
    for arguments in (
        ("list", "news"), ("search", "tam", "news"), ("show", "evil", "--in", "news"),
        ("show", "evil", "--facts", "--in", "news"), ("people", "news"), ("index", "news", "-o", "-"),
        *(("list", "news", "--format", form) for form in ("jsonl", "csv", "markdown", "table")),
    ):  # fmt: skip
        done = run(*arguments)
        assert done.exit_code == 0, done.stderr
        assert not set(done.stdout + done.stderr) & set("\x1b\x07\u202e\x9b"), arguments


def test_plain_files_have_no_store_to_wait_for(run, monkeypatch):
    monkeypatch.delenv("DEFCORPUS_STORE")
    assert "no store is kept of these PATHs" in run("info", "news/port.txt").stderr


def test_what_was_skipped_is_told_once_and_when_asked(run, unread_news):
    assert "1 skipped (empty)" in run("list", "news").stderr
    assert "skipped" not in run("list", "news").stderr
    assert "1 skipped (empty)" in run("list", "news", "--strict").stderr
    assert "empty" in run("update", "news").stdout
