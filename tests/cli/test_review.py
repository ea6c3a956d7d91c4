"""`review` as a person and a pipe use it: keys on a terminal, tables, the file kept, two people's files."""

import json
import os
import re
import signal
import textwrap
from pathlib import Path

import pytest
from typer.testing import CliRunner

from defcorpus.cli.app import application
from defcorpus.cli.reviewing.steps import Round
from defcorpus.output.shapes import style
from tests.cli.golden import FORMATS, golden
from tests.cli.paired_news import make_paired_news

terminal = pytest.importorskip("tests.terminal", reason="needs a Unix terminal")
FILE = "defcorpus-verdicts.tsv"
HEADER = "vi\tvi_key\ten\ten_key\tverdict\tnote"


@pytest.fixture(scope="module")
def shared(tmp_path_factory):
    place = tmp_path_factory.mktemp("review")
    make_paired_news(place / "news")
    return place


@pytest.fixture
def place(shared, tmp_path, monkeypatch):
    """A current folder of one's own beside shared news and their store."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DEFCORPUS_STORE", str(shared / "store"))
    monkeypatch.setenv("PYTHONPATH", str(Path(__file__).resolve().parents[2]))
    for name in ("NO_COLOR", "FORCE_COLOR", "COLUMNS", "DEFCORPUS_VERDICTS"):
        monkeypatch.delenv(name, raising=False)
    (tmp_path / "news").symlink_to(shared / "news")
    return tmp_path


@pytest.fixture
def run(place):
    def call(*arguments, input=None):
        return CliRunner().invoke(application(), list(arguments), input=input, catch_exceptions=False)

    return call


@pytest.fixture
def rows(run):
    def call(*arguments):
        return [json.loads(line) for line in run(*arguments, "--format", "jsonl").stdout.splitlines()]

    return call


def check(name, text):
    """Compare with a golden file, but for weights and scores, which every tuning changes."""
    text = re.sub(r"\d+\.\d+", "9.9", text)
    golden(name, text)


def said(place, name=FILE):
    """Return the verdicts that a file holds: by ids."""
    lines = (place / name).read_text("utf-8").splitlines()
    assert lines[0] == HEADER
    return {(row[0], row[2]): row[4] for row in (line.split("\t") for line in lines[1:])}


def on_terminal(keys, *arguments, lines=24, columns=80):
    """Run a command on a terminal of its own, type keys when it asks; return exit code and what it said."""
    environ = {**os.environ, "COLUMNS": str(columns), "LINES": str(lines), "TERM": "xterm", "NO_COLOR": "1"}
    asks = (b"q quit", b"nothing to undo", b"no key")  # again after a key that decides nothing
    return terminal.on_terminal(*arguments, environ=environ, keys=keys, asks=asks)


PAIRS = ("vi-danish", "en-danish"), ("vi-czech", "en-czech")


@pytest.mark.parametrize(
    ("keys", "expected", "summary"),
    [
        ("yn", {PAIRS[0]: "same", PAIRS[1]: "not-same"}, "2 decided, 0 left"),
        ("eq", {PAIRS[0]: "same-event"}, "1 decided, 1 left"),
        ("yuny", {PAIRS[0]: "not-same", PAIRS[1]: "same"}, "2 decided, 0 left"),
        ("usy", {PAIRS[1]: "same"}, "1 decided, 1 skipped, 0 left"),
        ("smuuq", None, "0 decided, 2 left"),
        ("YM\x04", {PAIRS[0]: "same"}, "1 decided, 1 left"),
    ],
)
def test_keys(place, keys, expected, summary):
    code, sent = on_terminal(keys, "review", "news", "--below", "1")
    assert code == 0, sent
    assert summary in sent.splitlines()[-1]
    found = said(place) if (place / FILE).exists() else None
    assert (found or None) == expected


def test_a_key_that_does_nothing_is_answered_with_those_that_do(place):
    code, sent = on_terminal("x\x1b q", "review", "news", "--below", "1")
    assert code == 0 and "no key: x; y n e s u m q, ? explains" in sent
    assert sent.count("? explains") == 3  # of an arrow and a space as well


def test_hard_wrapped_text_is_wrapped_anew(place):
    page = place / "news" / "en-danish.txt"
    before = page.read_text("utf-8")
    head, _, body = before.partition("\n\n")
    page.write_text(f"{head}\n\n{textwrap.fill(body, 70)}\n", "utf-8")
    try:
        _, sent = on_terminal("q", "review", "news", "--below", "1", lines=40, columns=160)
    finally:
        page.write_text(before, "utf-8")
    card = sent[sent.index("1 of 2") :].splitlines()
    texts = [line.partition("│")[2].strip() for line in card if line.count("│") == 1]
    whole = [line for line in texts if len(line) > 45]
    assert len(whole) >= 4, texts  # two columns of 58: a line of 70 would leave one of a word or two


@pytest.mark.parametrize(("lines", "columns"), [(12, 40), (8, 30)])
def test_a_small_terminal_is_for_the_texts(place, lines, columns):
    from rich.cells import cell_len

    _, sent = on_terminal("xq", "review", "news", "--below", "1", lines=lines, columns=columns)
    card = sent[sent.index("── 1") : sent.index("no key")].splitlines()
    assert max(map(cell_len, card)) <= columns
    assert len(card) <= max(lines, 9)
    assert sum("│" in line for line in card) >= 5  # where from, and three lines of text


def test_what_was_decided_is_kept_when_somebody_stops(place):
    code, sent = on_terminal("y\x03", "review", "news", "--below", "1")
    assert code in (130, -signal.SIGINT), sent
    assert said(place) == {PAIRS[0]: "same"}
    assert "Traceback" not in sent and "1 decided, 1 left" in sent
    code, sent = on_terminal("y", "review", "news", "--below", "1")  # goes on with what is left
    assert "1 of 1" in sent and said(place) == dict.fromkeys(PAIRS, "same")
    code, sent = on_terminal("", "review", "news", "--below", "1")
    assert (code, "nothing is left to decide" in sent) == (1, True)
    assert sorted(path.name for path in place.iterdir()) == [FILE, "news"]


@pytest.mark.parametrize(("lines", "columns"), [(24, 80), (16, 60), (50, 132)])
@pytest.mark.parametrize("options", [(), ("--blind",)])
def test_both_fit_the_terminal(place, lines, columns, options):
    from rich.cells import cell_len

    _, sent = on_terminal("q", "review", "news", "--below", "1", *options, lines=lines, columns=columns)
    shown = re.sub(r"^.*\x1b\[K", "", sent, flags=re.M).splitlines()
    card = shown[next(at for at, line in enumerate(shown) if "1 of 2" in line) : -1]
    assert len(card) < lines
    assert max(map(cell_len, card)) <= columns
    assert ("score" in card[0]) == ("people" in sent) == (not options)
    assert "Vestergaard" in sent and "│" in sent and "vi-d" in sent


def test_the_first_pair_on_a_terminal(place):
    _, sent = on_terminal("q", "review", "news", "--below", "1", "--blind")
    card = re.sub(r"^.*\x1b\[K", "", sent, flags=re.M)
    check("review.card", card[card.index("──") :])


@pytest.mark.parametrize("form", FORMATS)
def test_golden_list(run, monkeypatch, form):
    monkeypatch.setattr(style, "_UNBOUNDED", 80)
    done = run("review", "news", "--below", "1", "--list", "--blind", "--format", form)
    assert (done.exit_code, done.stderr) == (0, "2 pairs undecided\n")
    check(f"review-list.{form}", done.stdout)


@pytest.mark.parametrize("form", FORMATS)
def test_golden_pairs(run, monkeypatch, form):
    monkeypatch.setattr(style, "_UNBOUNDED", 80)
    run("review", "news", "--say", "vi-danish", "en-danish", "same-event")
    run("review", "news", "--say", "en-czech", "vi-czech-vov", "same")  # of a copy, and the other way about
    fields = () if form == "table" else (
        "--fields", "vi,en,status,kind,decided,score,weight,vi_copies,en_copies",
    )  # fmt: skip
    done = run("pairs", "news", "--copies", "--format", form, *fields)
    check(f"pairs-decided.{form}", done.stdout)


def test_the_list_is_filled_in_and_taken_back(run, rows, place):
    text = run("review", "news", "--below", "1", "--list", "--format", "tsv").stdout
    lines = text.splitlines()
    assert lines[0].split("\t")[-3:] == ["score", "weight", "why"]
    lines[1] = lines[1].replace("\t\t\t", "\tNot same\tasked Lan\t", 1)
    (place / "todo.tsv").write_text("\n".join(lines), "utf-8")
    done = run("review", "news", "--take", "todo.tsv")
    assert (done.exit_code, done.stderr) == (0, f"1 verdict taken into {FILE}; 1 row without one\n")
    assert said(place) == {PAIRS[0]: "not-same"}
    assert (place / FILE).read_text("utf-8").splitlines()[1].endswith("\tasked Lan")
    assert {(row["vi"], row["en"]) for row in rows("pairs", "news")} == {PAIRS[1]}
    [why] = rows("pairs", "news", "--why", "en-danish", "vi-danish")
    assert (why["status"], why["decided"], why["evidence"][-1]["kind"]) == ("unpaired", "not-same", "by you")
    assert sum(line["weight"] for line in why["evidence"]) == pytest.approx(why["weight"], abs=1e-3)


def test_a_table_by_hand(run, place):
    table = 'en,vi,verdict,note\nen-dan,vi-danish,same,"read, twice"\nen-czech,vi-gh,perhaps,\nx,y,same,\n'
    done = run("review", "news", "--take", "-", input=table)
    assert done.exit_code == 2
    assert "-, line 3: 'perhaps' is no verdict; it is passed over" in done.stderr
    assert "-, line 4: " in done.stderr and "1 verdict taken into" in done.stderr
    assert said(place) == {PAIRS[0]: "same"}


def test_one_verdict_and_back_again(run, place, rows):
    assert run("review", "news", "--say", "vi-ghana", "en-danish", "same-event").exit_code == 0
    found = {(row["vi"], row["en"]): (row["decided"], row["kind"]) for row in rows("pairs", "news")}
    assert found["vi-ghana", "en-danish"] == ("same-event", "same-event")
    assert rows("review", "news", "--decided")[0]["holds"] == "yes"
    signs = run("list", "news", "--format", "table").stdout
    run("review", "news", "--say", "vi-ghana", "en-danish", "none")
    assert said(place) == {}
    assert "vi-ghana" not in {row["vi"] for row in rows("pairs", "news")}
    assert signs.count("↔") - 1 <= run("list", "news", "--format", "table").stdout.count("↔")


def test_what_does_not_hold_is_said(run, place, rows):
    run("review", "news", "--say", *PAIRS[1], "same")
    text = (place / FILE).read_text("utf-8").splitlines()
    parts = text[1].split("\t")
    changed = "\t".join([parts[0], "0" * 32, *parts[2:]])
    gone = "\t".join(["gone", "1" * 32, "lost", "2" * 32, "same", ""])
    (place / FILE).write_text("\n".join([HEADER, "# mine", changed, gone, "half a line", ""]), "utf-8")
    assert [row["holds"] for row in rows("review", "news", "--decided")] == ["text changed", "not here"]
    assert "line 5: it has 1 fields, not 6; it is passed over" in run("pairs", "news").stderr
    assert all(row["decided"] is None for row in rows("pairs", "news"))


def test_a_listing_is_not_paired_whatever_is_said_and_that_is_told(run, place, rows):
    """A page of a tag's, which a person may know to be a story."""
    page = place / "news" / "vi-tag.txt"
    page.write_text(
        "URL: https://example.vn/tag/doi-thoai.html\nĐối thoại\n\nHai bên đối thoại ở Hà Nội.\n", "utf-8"
    )
    try:
        told = (
            "vi-tag is taken for a listing, which is not paired; where it tells a story: defcorpus fix vi-tag"
        )
        done = run("review", "news", "--say", "vi-tag", "en-danish", "same")
        assert done.exit_code == 0 and told in done.stderr
        assert told not in run("review", "news", "--say", "vi-tag", "en-danish", "not-same").stderr
        run("review", "news", "--say", "vi-tag", "en-danish", "same-event")
        assert rows("review", "news", "--decided")[0]["holds"] == "listing: not paired"
        assert told in run("pairs", "news", "--why", "vi-tag", "en-danish").stderr
        alone = run("pairs", "news", "--why", "vi-tag")
        assert told in alone.stderr and "nothing near" not in alone.stderr
        assert told in run("compare", "vi-tag", "--in", "news").stderr
        assert run("fix", "vi-tag", "kind=article", "--in", "news").exit_code == 0
        assert ("vi-tag", "en-danish") in {(row["vi"], row["en"]) for row in rows("pairs", "news")}
    finally:
        page.unlink()
        (place / "defcorpus-corrections.tsv").unlink(missing_ok=True)


def test_two_peoples_files(run, place):
    run("review", "news", "--say", *PAIRS[0], "same", "--verdicts", "mine.tsv")
    run("review", "news", "--say", *PAIRS[1], "same", "--verdicts", "mine.tsv")
    run("review", "news", "--say", *PAIRS[1], "not-same", "--verdicts", "hers.tsv")
    run("review", "news", "--say", "vi-ghana", "en-danish", "not-same", "--verdicts", "hers.tsv")
    done = run("review", "--merge", "mine.tsv", "hers.tsv", "-o", "both.tsv")
    assert (done.exit_code, done.stderr) == (1, "2 verdicts in both.tsv; 1 contradiction left out\n")
    assert said(place, "both.tsv") == {PAIRS[0]: "same", ("vi-ghana", "en-danish"): "not-same"}
    check("review-merge.tsv", done.stdout)
    again = run("review", "--merge", "mine.tsv", "both.tsv", "-o", "mine.tsv")
    assert (again.exit_code, len(said(place, "mine.tsv"))) == (0, 3)


def test_the_file_that_is_named(run, place, rows, monkeypatch):
    run("review", "news", "--say", *PAIRS[1], "not-same", "--verdicts", "other.tsv")
    assert not (place / FILE).exists()
    assert len(rows("pairs", "news")) == 2
    assert len(rows("pairs", "news", "--verdicts", "other.tsv")) == 1
    monkeypatch.setenv("DEFCORPUS_VERDICTS", "other.tsv")
    assert len(rows("pairs", "news")) == 1


def test_a_link_to_the_file_stays_one(run, place):
    (place / "kept.tsv").write_text(HEADER + "\n", "utf-8")
    (place / FILE).symlink_to("kept.tsv")
    run("review", "news", "--say", *PAIRS[0], "same")
    assert (place / FILE).is_symlink() and said(place, "kept.tsv") == {PAIRS[0]: "same"}


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ((), "review asks on a terminal\n--list prints what is undecided"),
        (("--list", "--decided"), "--list and --decided each go alone"),
        (("--merge", "a", "b"), "--merge FILE FILE goes with -o FILE"),
        (("-o", "x"), "--merge FILE FILE goes with -o FILE"),
        (("--merge", "a", "b", "-o", "c"), "there is no file a"),
        (("--say", "vi-czech", "vi-ghana", "same"), "vi-czech is vi and vi-ghana is vi"),
        (("--say", "vi-czech", "en-czech", "perhaps"), "'perhaps' is no verdict"),
        (("--say", "nobody", "en-czech", "same"), "There is no article 'nobody'."),
        (("--say", *PAIRS[0], "same", "--verdicts", "news/vi-ghana.txt"), "is no file of verdicts"),
        (("--say", *PAIRS[0], "same", "--verdicts", "no/where.tsv"), "cannot be written: No such file"),
        (("--take", "news/vi-ghana.txt"), "news/vi-ghana.txt: this table has no column vi, en, verdict"),
        (("--take", "nothing.tsv"), "nothing.tsv: No such file"),
        (("--list", "--blind", "--fields", "score"), "no field 'score' here"),
    ],
)
def test_what_cannot_be_meant(run, arguments, message):
    done = run("review", "news", *arguments)
    assert (done.exit_code, done.stdout) == (2, "")
    assert message in done.stderr


def test_a_folder_that_cannot_be_written(place):
    code, sent = on_terminal("y", "review", "news", "--below", "1", "--verdicts", "/proc/none/v.tsv")
    assert code == 2 and "/proc/none/v.tsv cannot be written" in sent and "q quit" not in sent


def test_a_file_that_fails_while_it_is_written_stays_as_it_was(place, monkeypatch):
    from defcorpus.pairs.verdicts import Verdict
    from defcorpus.report.verdicts import write_verdicts

    file = place / "mine.tsv"
    write_verdicts(file, [Verdict("one", "0" * 32, "two", "1" * 32, "same")])
    before = file.read_bytes()
    monkeypatch.setattr(os, "fsync", lambda _: (_ for _ in ()).throw(OSError(28, "No space left on device")))
    with pytest.raises(OSError, match="No space"):
        write_verdicts(file, [Verdict("one", "0" * 32, "two", "1" * 32, "not-same")])
    assert file.read_bytes() == before
    assert sorted(path.name for path in place.iterdir()) == ["mine.tsv", "news"]


def test_the_file_is_no_article(run, place, tmp_path):
    folder = make_paired_news(tmp_path / "own")
    run("review", "own", "--say", *PAIRS[0], "same", "--verdicts", str(folder / FILE))
    found = run("list", "own", "--fields", "id", "--no-header").stdout.split()
    assert len(found) == 6 and not any("verdict" in id_ for id_ in found)
    # It lies beside the articles, so it holds for them.
    assert "by you" in run("pairs", "own", "--format", "table").stdout


def test_a_round_without_a_terminal():
    kept = {}
    shown = []
    keys = iter("yxusn")
    going = Round("ab", lambda pair, at, whole: shown.append((pair, at)), kept.__setitem__, shown.append)
    going.go(lambda: next(keys))
    assert kept == {"a": "", "b": "not-same"}
    assert going.outcome == (1, 1, 0)


def test_a_question_mark_explains_the_keys_and_asks_again():
    told = []
    kept = {}
    keys = iter("?y?q")
    going = Round("ab", lambda *_: None, kept.__setitem__, told.append, lambda: told.append("help"))
    going.go(lambda: next(keys))
    assert told == ["help", "same", "help"] and kept == {"a": "same"}


def test_what_was_decided_is_shown_with_its_titles(run, rows, monkeypatch):
    monkeypatch.setattr(style, "_UNBOUNDED", 80)
    run("review", "news", "--say", *PAIRS[0], "same")
    run("review", "news", "--say", *PAIRS[1], "not-same")
    (one, other) = rows("review", "news", "--decided")
    assert all(row["vi_title"] and row["en_title"] for row in (one, other))
    done = run("review", "news", "--decided", "--format", "table")
    golden("review-decided.table", done.stdout)
