"""A folder of every kind of file, from the shell."""

from __future__ import annotations

import gzip
import json

import pytest

from tests.cli.conftest import PORT_VI, RECORDS, VISIT_EN, VISIT_VI
from tests.reading.samples import make_table, make_tar, make_warc, make_zip

PAGE = (
    f"<!doctype html><html><head><title>Tàu thăm Đà Nẵng</title></head><body><p>{PORT_VI}</p></body></html>"
)


@pytest.fixture
def mixture(place):
    folder = place / "mixture"
    folder.mkdir()
    files = {
        "visit.txt": VISIT_VI,
        "table.csv": make_table(RECORDS),
        "labels.tsv": "id\tlabel\nr1\tyes\n",
        "summaries.csv": "no,abstract\n7,Hai bên hội đàm tại Hà Nội ngày 12/3/2024\n",
        "crawl.warc.gz": make_warc([("https://qdnd.vn/tau", "text/html", "200 OK", PAGE)], gzipped=True),
        "packed.zip": make_zip({"en/visit.txt": VISIT_EN, "../up.jpg": b"x", "a\x1b[2Jb.txt": PORT_VI}),
        "twice.tar.gz": make_tar({"inner.zip": make_zip({"deep.txt": PORT_VI})}, "gz"),
        "cut.jsonl.gz": gzip.compress(json.dumps(RECORDS[0]).encode())[:-9],
        "photo.jpg": b"\xff\xd8\xff",
    }
    for name, data in files.items():
        (folder / name).write_bytes(data.encode() if isinstance(data, str) else data)
    return folder


def test_a_mixture_is_listed(run, mixture):
    done = run("list", "mixture", "--fields", "id,path,lang,date", "--sort", "id")
    assert done.stdout == (
        "id\tpath\tlang\tdate\n"
        "a\ufffd[2Jb.txt\tmixture/packed.zip\tvi\t\n"
        "crawl.warc.gz#1\tmixture/crawl.warc.gz\tvi\t2025-06-03\n"  # the year from when it was fetched
        "deep.txt\tmixture/twice.tar.gz\tvi\t\n"
        "en/visit.txt\tmixture/packed.zip\ten\t2024-03-12\n"
        "r1\tmixture/table.csv\ten\t2023-11-02\n"
        "r2\tmixture/table.csv\tvi\t2023-09-05\n"
        "visit\tmixture/visit.txt\tvi\t2024-03-12\n"
    )
    assert "5 skipped (2 format, 2 no-text, 1 damaged)" in done.stderr
    assert "\x1b" not in done.stdout + done.stderr


def test_what_was_skipped_says_what_to_do(run, mixture):
    told = {
        row["path"]: row["detail"] for row in json.loads(run("update", "mixture", "--format", "json").stdout)
    }
    assert "abstract" in told["mixture/summaries.csv"] and "--text-field" in told["mixture/summaries.csv"]
    assert told["mixture/packed.zip"] == "Passed over in it: .jpg (1)."


def test_members_of_containers_have_no_paths_of_their_own(run, mixture):
    done = run("list", "mixture", "-l")
    assert done.stdout == "mixture/visit.txt\n"
    assert "left out 6 articles inside larger files" in done.stderr


@pytest.mark.parametrize(
    "name", ["deep.txt", "mixture/twice.tar.gz", "crawl.warc.gz#1", "mixture/crawl.warc.gz#1"]
)
def test_an_article_in_a_container_is_shown(run, mixture, name):
    assert "Lars Halvorsen" in run("show", name, "--in", "mixture").stdout


def test_a_named_table_says_which_columns_it_has(run, mixture):
    done = run("list", "mixture/summaries.csv")
    assert done.exit_code == 1
    assert "no, abstract" in done.stderr and "--text-field" in done.stderr
    told = ("--text-field", "abstract", "--id-field", "no", "--fields", "id,event_date")
    done = run("list", "mixture/summaries.csv", *told)
    assert done.stdout == "id\tevent_date\n7\t2024-03-12\n"
    assert run("list", "mixture/summaries.csv", "--text-field", "abstrakt").exit_code == 1
    assert run("list", "mixture/summaries.csv", "--text-field", "").exit_code == 2


def test_fields_are_part_of_what_a_store_was_made_with(run, mixture):
    assert len(run("list", "mixture").stdout.splitlines()) == 8
    assert len(run("list", "mixture", "--text-field", "abstract").stdout.splitlines()) == 9
    assert (
        run("search", "hội đàm", "mixture", "--text-field", "abstract", "--fields", "id").stdout.count("\n")
        > 1
    )
    assert len(run("list", "mixture").stdout.splitlines()) == 8


@pytest.mark.parametrize("name", ["table.csv", "crawl.warc.gz", "packed.zip", "twice.tar.gz"])
def test_standard_input_is_told_by_its_bytes(run, mixture, name):
    from_file = run("list", f"mixture/{name}", "--fields", "date,title").stdout
    data = (mixture / name).read_bytes()
    assert run("list", "-", "--fields", "date,title", input=data).stdout == from_file
