"""`evaluate` and `pairs --dry-run` as a pipe and a terminal have them."""

import json

import pytest

from defcorpus.output.shapes import style
from tests.cli.test_review import FORMATS, check, place, rows, run, shared

__all__ = ["place", "rows", "run", "shared"]

GOLD = "vi\ten\tkind\nvi-czech\ten-czech\ttranslation\nvi-ghana\ten-danish\tsame-event\nnobody\ten-czech\t\n"


@pytest.fixture
def gold(place):
    (place / "gold.tsv").write_text(GOLD, "utf-8")
    (place / "copies.tsv").write_text("a\tb\trelation\nvi-czech\tvi-czech-vov\tnear\n", "utf-8")
    return "gold.tsv"


@pytest.mark.parametrize("form", FORMATS)
def test_golden_scores(run, gold, monkeypatch, form):
    monkeypatch.setattr(style, "_UNBOUNDED", 80)
    done = run("evaluate", gold, "news", "--format", form)
    assert done.exit_code == 0
    assert "1 article of the table not here, passed over: nobody" in done.stderr
    assert "1 of 2 pairs right, 1 wrong, 1 missing; --errors shows them" in done.stderr
    check(f"evaluate.{form}", done.stdout)


def test_errors_with_their_ledgers(run, rows, gold, monkeypatch):
    found = rows("evaluate", gold, "news", "--errors")
    assert [(row["error"], row["vi"], row["en"], row["gold_kind"]) for row in found] == [
        ("wrong", "vi-danish", "en-danish", None), ("missing", "vi-ghana", "en-danish", "same-event"),
    ]  # fmt: skip
    assert [row["status"] for row in found] == ["paired", "unpaired"]  # as `pairs` has them
    assert all(row["evidence"] for row in found)
    shown = run("evaluate", gold, "news", "--errors", "--format", "table").stdout
    assert "wrong: 1" in shown and "missing: 1" in shown and "prior" in shown


@pytest.mark.parametrize("form", ["tsv", "csv", "markdown"])
def test_flat_errors_have_a_row_for_each_line_of_a_ledger(run, gold, form):
    done = run("evaluate", gold, "news", "--errors", "--format", form)
    head, *lines = done.stdout.splitlines()
    assert "error" in head and "reason" in head and "weight" in head
    assert sum("wrong" in line for line in lines) > 3 and sum("prior" in line for line in lines) == 2
    assert not any("other kind" in line for line in lines)
    short = run("evaluate", gold, "news", "--errors", "--format", form, "--fields", "error,vi,en").stdout
    assert sum("vi-" in line for line in short.splitlines()) == 2


def test_a_right_pair_of_another_kind_is_no_error(run, rows, place):
    (place / "kinds.tsv").write_text(GOLD.replace("\ttranslation", "\tsame-event"), "utf-8")
    done = run("evaluate", "kinds.tsv", "news")
    assert "1 right pair taken for another kind; --kinds shows them" in done.stderr
    assert {row["error"] for row in rows("evaluate", "kinds.tsv", "news", "--errors")} == {"wrong", "missing"}
    (row,) = rows("evaluate", "kinds.tsv", "news", "--kinds")
    assert (row["error"], row["vi"], row["gold_kind"]) == ("other kind", "vi-czech", "same-event")
    assert row["evidence"]


def test_errors_of_events_say_what_is_told(rows, place):
    gold = "article\tevent\nvi-czech\tA\nen-czech\tA\nvi-danish\tB\nen-danish\tC\n"
    (place / "events.tsv").write_text(gold, "utf-8")
    found = rows("evaluate", "events.tsv", "news", "--errors")
    row = next(row for row in found if {row["one"], row["other"]} == {"vi-danish", "en-danish"})
    assert row["error"] == "wrong" and "Vestergaard" in row["one_event"] == row["other_event"]


def test_copies_and_the_exit_code(run, gold):
    done = run("evaluate", "copies.tsv", "news", "--min-f1", "1")
    assert done.exit_code == 0 and "1 of 1 couple of copies right" in done.stderr
    assert run("evaluate", gold, "news", "--min-f1", "0.9").exit_code == 1
    assert json.loads(run("evaluate", gold, "news", "--format", "jsonl").stdout.splitlines()[0])["f1"] == 0.5


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("gold.tsv", "news", "--events", "--copies"), "each go alone"),
        (("gold.tsv", "news", "--copies"), "header says 'vi en kind'"),
        (("copies.tsv", "news", "--all"), "--all is of pairs"),
        (("gold.tsv", "news", "--errors", "--kinds"), "--errors and --kinds each go alone"),
        (("nothing.tsv", "news"), "nothing.tsv: No such file"),
        (("gold.tsv", "news", "--fields", "colour"), "no field 'colour' here"),
    ],
)
def test_what_cannot_be_meant(run, gold, arguments, message):
    done = run("evaluate", *arguments)
    assert (done.exit_code, done.stdout) == (2, "")
    assert message in done.stderr


def test_a_dry_run(run, rows):
    rules = {row["rule"]: row["comparisons"] for row in rows("pairs", "news", "--dry-run")}
    assert rules["compared"] > 0 and any(rule.startswith("capped: ") for rule in rules)


@pytest.mark.parametrize(("asked", "said"), [((), "is not given"), (("news",), "news is a folder, no table")])
def test_without_a_table(run, asked, said):
    done = run("evaluate", *asked)
    assert done.exit_code == 2 and said in done.stderr and "defcorpus evaluate gold.tsv" in done.stderr
