"""`compare` as a person and a pipe see it: golden answers in every format, what may be asked, odd text."""

import json
import re

import pytest

from defcorpus.output.shapes import style
from tests.cli.conftest import VISIT_EN, Kept
from tests.cli.golden import FORMATS, golden
from tests.report.told import EN, VI, otherwise

TOLD_OTHERWISE = (
    otherwise(
        EN,
        ("training 45 pilots", "training 54 pilots"),
        ("General Nguyen", "Lieutenant General Nguyen"),
        ("in Hanoi ", ""),
        ("to Prague ", "to Prague and to Ottawa, Canada, "),
    )
    + "\nA choir of cadets sang for the guests in the evening, the ministry said.\n"
)


def tell(place):
    for file in (place / "news").iterdir():
        file.unlink()
    (place / "news/vi.txt").write_text(VI, "utf-8")
    (place / "news/en.txt").write_text(TOLD_OTHERWISE, "utf-8")


@pytest.fixture(scope="module")
def kept(tmp_path_factory):
    return Kept(tmp_path_factory.mktemp("compare"), ("pairs", "news"), more=tell)


@pytest.fixture
def told(kept, news, monkeypatch):
    """A folder with a visit as told in two languages, not quite alike."""
    return kept.again(monkeypatch)


def check(name, text):
    """Compare with a golden file, but for the score of the pair, which every tuning changes."""
    text = re.sub(r'"score": 0\.9\d+, "status"', '"score": 0.999, "status"', text)
    text = re.sub(r"(ounterparts), 0\.9\d+\+?", r"\1, 0.999+", text)
    golden(name, text)


@pytest.mark.parametrize("form", FORMATS)
def test_golden(told, run, monkeypatch, form):
    monkeypatch.setattr(style, "_UNBOUNDED", 80)
    done = run("compare", "vi", "--in", "news", "--format", form)
    assert done.exit_code == 0
    check(f"compare.{form}", done.stdout)


@pytest.mark.parametrize("form", ["table", "tsv", "markdown"])
def test_golden_sentence_by_sentence(told, run, monkeypatch, form):
    monkeypatch.setattr(style, "_UNBOUNDED", 80)
    done = run("compare", "vi", "en", "--text", "--in", "news", "--format", form)
    assert done.exit_code == 0
    check(f"compare-text.{form}", done.stdout)


@pytest.mark.parametrize("width", [40, 80, 100])
def test_it_fits_the_terminal(told, run, monkeypatch, width):
    from rich.cells import cell_len

    monkeypatch.setattr(style, "_UNBOUNDED", width)
    for color in ("never", "always"):
        done = run("compare", "vi", "--text", "--in", "news", "--format", "table", "--color", color)
        plain = re.sub(r"\x1b\[[\d;]*m", "", done.stdout)
        assert max(map(cell_len, plain.splitlines())) <= width


def test_the_counterpart_is_found(told, rows):
    (found,) = rows("compare", "en", "--in", "news")
    assert (found["one"], found["other"], found["status"]) == ("en", "vi", "paired")
    assert found["score"] > 0.5
    (again,) = rows("compare", "en", "vi", "--in", "news")
    assert again["score"] is None and again["differences"] == found["differences"]


def test_quotes_hold_the_words(told, rows):
    (found,) = rows("compare", "vi", "--in", "news")
    texts = {"one": " ".join(VI.split()), "other": " ".join(TOLD_OTHERWISE.split())}
    for each in found["differences"]:
        for side, text in texts.items():
            quote = each[f"{side}_quote"]
            if quote is not None:
                assert quote in text
                words = quote[slice(*each[f"{side}_at"])]
                assert words == "" or words in each[f"{side}_gives"]


def test_fields_are_called_alike_in_every_format(told, run, rows):
    (found,) = rows("compare", "vi", "en", "--in", "news")
    listed = [field for part in ("facts", "differences", "sentences") for row in found[part] for field in row]
    done = run("compare", "vi", "en", "--in", "news", "--format", "tsv")
    assert {*listed} <= {*done.stdout.splitlines()[0].split("\t")}


def test_no_counterpart(run):
    done = run("compare", "port", "--in", "news")
    assert done.exit_code == 1 and done.stdout == "" and "no counterpart" in done.stderr


def test_files_are_ids_too(told, run, rows, tmp_path):
    (one,) = rows("compare", "news/vi.txt")
    assert (one["one"], one["other"]) == ("vi", "en")
    (two,) = rows("compare", "news/vi.txt", "news/en.txt")
    assert two["one_path"] == "news/vi.txt"
    outside = tmp_path / "elsewhere.txt"
    outside.write_text(VISIT_EN.replace("45", "46"), "utf-8")
    (there,) = rows("compare", str(outside), "--in", "news")
    assert (there["one"], there["other"], there["status"]) == ("elsewhere", "vi", "paired")
    (both,) = rows("compare", "vi", str(outside), "--in", "news")
    assert ("number", "otherwise") in {(each["kind"], each["which"]) for each in both["differences"]}


def test_a_container_outside_the_corpus_has_to_be_named(told, run, tmp_path):
    several = tmp_path / "several.jsonl"
    records = [{"id": name, "text": text} for name, text in (("a", VI), ("b", EN))]
    several.write_text("".join(json.dumps(record) + "\n" for record in records), "utf-8")
    done = run("compare", str(several), "--in", "news")
    assert done.exit_code == 2 and "holds 2 articles" in done.stderr


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        ((), "one ID or two"),
        (("a", "b", "c"), "one ID or two"),
        (("port", "port"), "one page"),
        (("nothing-of-that-name",), "nothing-of-that-name"),
        (("port", "--fields", "nonsense"), "no field"),
    ],
)
def test_what_cannot_be_meant(run, arguments, says):
    done = run("compare", *arguments, "--in", "news")
    assert done.exit_code == 2 and says in done.stderr and "Traceback" not in done.stderr


def test_hostile_text_is_shown_and_not_obeyed(told, run, monkeypatch):
    monkeypatch.setattr(style, "_UNBOUNDED", 80)
    evil = TOLD_OTHERWISE.replace("A choir", "A \x1b]0;owned\x07choir\u202e \x9b31m| <script> `x`")
    (told / "en.txt").write_text(evil.replace("Pavel", "Pa\x1bvel"), "utf-8")
    for form in FORMATS:
        done = run("compare", "vi", "en", "--text", "--in", "news", "--format", form)
        assert done.exit_code == 0
        assert not set("\x1b\x07\x9b\u202e") & set(done.stdout)
    page = run("compare", "vi", "en", "--in", "news", "--format", "markdown").stdout
    assert "\\<script>" in page and "<script>" not in page.replace("\\<script>", "")
