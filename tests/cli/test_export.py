"""`export`: texts, their metadata and a manifest in a new folder, the same bytes when it is made again."""

import csv
import hashlib
import json
import os

import pytest


def tree(folder):
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }


def records(lines):
    return [json.loads(line) for line in lines.splitlines()]


def rows(folder):
    with (folder / "metadata.tsv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


FORMS = {"txt": None, "jsonl": "articles.jsonl", "csv": "articles.csv", "vertical": "articles.vert"}


@pytest.mark.parametrize("form", FORMS)
def test_every_article_is_there_with_its_metadata(run, news, place, form):
    done = run("export", "news", "--to", "out", "--format", form)
    assert done.exit_code == 0
    assert "wrote out: 5 articles\n" in done.stderr
    out = place / "out"
    found = rows(out)
    assert [row["id"] for row in found] == ["en-visit", "port", "r1", "r2", "vi-visit"]
    manifest = json.loads((out / "manifest.json").read_text("utf-8"))
    assert manifest["articles"] == 5
    assert manifest["files"] == {
        name: hashlib.sha256(data).hexdigest() for name, data in tree(out).items() if name != "manifest.json"
    }
    assert {row["file"] for row in found} == (
        {FORMS[form]} if FORMS[form] else {f"texts/{row['id']}.txt" for row in found}
    )


def test_a_text_is_title_and_body_without_chrome(run, news, place):
    run("export", "news", "--to", "out")
    text = (place / "out/texts/port.txt").read_text("utf-8")
    assert text.startswith("Sáng 3/6, tàu hộ vệ")
    assert text.endswith("trên biển.\n")
    assert "Nguồn" not in text
    titled = (place / "out/texts/r2.txt").read_text("utf-8")
    assert titled.startswith("Lễ khai giảng lớp tiếng Anh\n\nNgày 5/9")
    for row in rows(place / "out"):
        data = (place / "out" / row["file"]).read_bytes()
        assert row["sha256"] == hashlib.sha256(data).hexdigest()


def test_json_lines_and_csv_hold_the_same_texts(run, news, place):
    run("export", "news", "--to", "a", "--format", "jsonl")
    run("export", "news", "--to", "b", "--format", "csv")
    lines = records((place / "a/articles.jsonl").read_text("utf-8"))
    with (place / "b/articles.csv").open(encoding="utf-8", newline="") as file:
        table = list(csv.DictReader(file))
    assert [line["text"].rstrip("\n") for line in lines] == [row["text"] for row in table]


def test_what_is_exported_is_read_again(run, news, place):
    run("export", "news", "--to", "out", "--format", "jsonl")
    before = records(run("list", "news", "--format", "jsonl", "--sort", "id").stdout)
    after = records(run("list", "out/articles.jsonl", "--format", "jsonl", "--sort", "id").stdout)
    for one, two in zip(before, after, strict=True):
        assert (one["id"], one["lang"], one["date"]) == (two["id"], two["lang"], two["date"])


def test_vertical(run, news, place):
    (news / "q.txt").write_text('Ngày 1/2/2024, Đại tướng nói: "A & B <tốt>". Hết.\n' * 3, "utf-8")
    run("export", "news/q.txt", "--to", "out", "--format", "vertical")
    lines = (place / "out/articles.vert").read_text("utf-8").splitlines()
    assert lines[0].startswith('<doc id="q" lang="vi" date="2024-02-01"')
    assert lines[-1] == "</doc>"
    at = lines.index("nói\tnoi")
    assert lines[at : at + 6] == ["nói\tnoi", "<g/>", ":\t:", '"\t"', "<g/>", "A\ta"]
    assert "&amp;\t&amp;" in lines
    assert "&lt;\t&lt;" in lines
    assert lines.count("<s>") == lines.count("</s>") >= 2
    assert not [line for line in lines if line.count("\t") > 1]


def test_paired_takes_both_sides(run, news, place):
    done = run("export", "news", "--to", "out", "--paired")
    assert "2 articles, 1 pair" in done.stderr
    assert {row["id"]: row["counterpart"] for row in rows(place / "out")} == {
        "vi-visit": "en-visit",
        "en-visit": "vi-visit",
    }


def test_unique_leaves_copies_out(run, news, place):
    (news / "again.txt").write_text((news / "port.txt").read_text("utf-8"), "utf-8")
    done = run("export", "news", "--to", "out", "--unique")
    assert "5 articles; 1 copy left out" in done.stderr


def test_a_sample_is_the_same_again_and_said(run, news, place):
    for name in ("a", "b"):
        done = run("export", "news", "--to", name, "--sample", "3", "--by", "lang,year", "--seed", "7")
        assert f"wrote {name}: 3 articles of 5 articles" in done.stderr
    assert tree(place / "a") == tree(place / "b")
    manifest = json.loads((place / "a/manifest.json").read_text("utf-8"))
    assert sum(one["taken"] for one in manifest["strata"]) == 3
    assert manifest["command"] == "defcorpus export news --sample 3 --by lang,year --seed 7 --to DIR"


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ((), "no folder to write into"),
        (("--to", "news/out"), "inside news"),
        (("--to", "."), "not empty"),
        (("--to", "out", "--by", "month"), "--sample N"),
        (("--to", "out", "--each", "2"), "--each 5 --by month"),
        (("--to", "out", "--each", "2", "--by", "lang", "--sample", "3"), "not both"),
        (("--to", "out", "--query", '"minh'), "never closed"),
        (("--to", "out", "--again", "news"), "no export"),
        (("--to", "out", "--again", "news", "--lang", "vi"), "what was taken then"),
        (("--to", "out", "--sample", "3", "--by", "mood"), "it knows year, month"),
    ],
)
def test_bad_usage_writes_nothing(run, news, place, asked, said):
    before = tree(place)
    done = run("export", "news", *asked)
    assert done.exit_code == 2
    assert said in done.stderr
    assert {name for name in tree(place) if "store" not in name} == {
        name for name in before if "store" not in name
    }


def test_as_many_of_each(run, news, place):
    run("export", "news", "--to", "out", "--each", "1", "--by", "lang")
    assert sorted(row["lang"] for row in rows(place / "out")) == ["en", "vi"]
    run("export", "news", "--to", "all", "--each", "9", "--by", "lang,kind")
    assert len(rows(place / "all")) == 5


def test_what_a_search_finds(run, news, place):
    assert run("export", "news", "--to", "out", "--query", "novotny").exit_code == 0
    assert {row["id"] for row in rows(place / "out")} == {"vi-visit", "en-visit"}
    command = json.loads((place / "out/manifest.json").read_text("utf-8"))["command"]
    assert command == "defcorpus export news --query novotny --to DIR"
    assert run("export", "news", "--to", "no", "--query", "bán").exit_code == 1  # ban is another word


@pytest.mark.parametrize("form", ["txt", "jsonl", "csv", "vertical"])
def test_an_export_is_made_again_in_a_corpus_that_has_changed(run, news, place, form):
    run("export", "news", "--to", "then", "--paired", "--format", form)
    (news / "more.txt").write_text("Ngày 9/9, một đoàn khác đến thăm đơn vị và làm việc.\n", "utf-8")
    done = run("export", "news", "--to", "now", "--again", "then")
    assert done.exit_code == 0 and "wrote now: 2 of 2 articles of then" in done.stderr
    assert tree(place / "then") == tree(place / "now")


def test_what_is_gone_is_said(run, news, place):
    run("export", "news", "--to", "then", "--lang", "vi")
    (news / "port.txt").unlink()
    (news / "vi-visit.txt").rename(news / "renamed.txt")
    done = run("export", "news", "--to", "now", "--again", "then")
    assert done.exit_code == 1 and "1 article not here now: port" in done.stderr
    assert "renamed" in {row["id"] for row in rows(place / "now")}


def test_nothing_let_through_is_said(run, news, place):
    done = run("export", "news", "--to", "out", "--since", "2031")
    assert done.exit_code == 1
    assert not (place / "out").exists()


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_may_not_be_written(run, news, place):
    (place / "shut").mkdir(mode=0o500)
    done = run("export", "news", "--to", "shut/out")
    assert done.exit_code == 2
    assert "cannot be written" in done.stderr


def test_names_of_files_never_clash_or_climb(run, news, place):
    for at, id_ in enumerate(["../../x", "a/b", "a_b", "A_B"]):
        record = {
            "id": id_,
            "text": f"Ngày {at + 1}/3/2024, đoàn công tác số {at} đến thăm đơn vị và làm việc.",
        }
        (news / f"n{at}.jsonl").write_text(json.dumps(record), "utf-8")
    run("export", "news", "--to", "out")
    names = [row["file"] for row in rows(place / "out")]
    assert len({name.lower() for name in names}) == len(names)
    assert not (place.parent / "x.txt").exists()
    assert all((place / "out" / name).is_file() for name in names)
