"""What `evaluate` prints: scores, the table of calibration, the errors."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from defcorpus.output.shapes.layout import Column, Layout, Record, Shape
from defcorpus.output.shapes.lines import painted
from defcorpus.output.shapes.records import LEDGER, PAIRS, PAIRS_FLAT, ledger_rows, pair_rows, rounded
from defcorpus.output.shapes.style import Screen
from defcorpus.output.shapes.table import write_table

if TYPE_CHECKING:
    from defcorpus.report.evaluating.evaluation import Evaluation

SCORES = ("by", "value", "right", "found", "wanted", "precision", "recall", "f1", "score", "error")
"""`score` is the mean score of a bin; `error` how far off it is, and on the line of all bins their mean."""
PAIR_ERRORS = Layout(
    ("error", "gold_kind", *PAIRS), (), ("error", "gold_kind", *PAIRS_FLAT), pair_rows
)  # fmt: skip
PAIR_LEDGERS = Layout(
    ("error", "gold_kind", *PAIRS), (), ("error", "gold_kind", *LEDGER),
    lambda record: (
        {"error": record["error"], "gold_kind": record["gold_kind"], **row} for row in ledger_rows(record)
    ),
)  # fmt: skip
EVENT_ERRORS = Layout(
    ("error", "one", "other", "one_event", "other_event", "one_title", "other_title"),
    (Column("error", "error"), Column("one", "one", "fold"), Column("other", "other", "fold"),
     Column("one_event", "tells", "wrap"), Column("other_event", "tells", "wrap")),
)  # fmt: skip
GROUP_ERRORS = Layout(
    ("error", "one", "other", "one_title", "other_title"),
    (Column("error", "error"), Column("one", "one", "fold"), Column("other", "other", "fold"),
     Column("one_title", "title", "cut"), Column("other_title", "title", "cut")),
)  # fmt: skip

_TITLES = {
    "kind": "By kind", "languages": "By languages",
    "band": "By score, of each best candidate whether paired or not",
    "bin": "Calibration: scores of each tenth, and the share that is right",
}  # fmt: skip
_COLUMNS = (
    Column("value", "", "cut", most=24), Column("right", "right", right=True),
    Column("found", "found", right=True), Column("wanted", "wanted", right=True),
    Column("precision", "precision", right=True), Column("recall", "recall", right=True),
    Column("f1", "F1", right=True),
)  # fmt: skip
_BINS = (
    Column("value", "scores", "cut", most=24), Column("score", "mean", right=True),
    Column("precision", "right", right=True), Column("found", "of", right=True),
    Column("error", "off by", right=True),
)  # fmt: skip


def score_records(found: Evaluation) -> Iterator[Record]:
    """Yield a record for each score, for each bin and for all bins together."""
    empty = dict.fromkeys(SCORES)
    for one in found.scores:
        yield empty | {
            "by": one.by, "value": one.value, "right": one.right, "found": one.found, "wanted": one.wanted,
            "precision": rounded(one.precision), "recall": rounded(one.recall), "f1": rounded(one.f1),
        }  # fmt: skip
    for bin_ in found.bins:
        yield empty | {
            "by": "bin", "value": f"{bin_.least:.3f} to {bin_.most:.3f}", "right": bin_.right,
            "found": bin_.size, "precision": rounded(bin_.share), "score": rounded(bin_.mean),
            "error": rounded(abs(bin_.mean - bin_.share)),
        }  # fmt: skip
    if found.bins:
        yield empty | {
            "by": "calibration", "value": "expected error", "right": sum(one.right for one in found.bins),
            "found": sum(one.size for one in found.bins), "error": rounded(found.calibration_error),
        }  # fmt: skip


def write_scores(records: Sequence[Record], screen: Screen) -> None:
    """Write scores for a person to read, a block for each way of dividing them."""
    for at, by in enumerate(dict.fromkeys(record["by"] for record in records)):
        rows = [_shown(record) for record in records if record["by"] == by]
        if by == "calibration":
            screen.stream.write(f"expected calibration error {rows[0]['error']}\n")
            continue
        screen.stream.write("\n" if at else "")
        if by in _TITLES:
            screen.stream.write(painted(_TITLES[by], "bold", screen.color) + "\n")
        columns = _BINS if by == "bin" else _COLUMNS
        layout = Layout(SCORES, _filled(columns, rows))
        write_table(rows, layout, (), Shape(), screen)


def _filled(columns: Sequence[Column], rows: Sequence[Record]) -> tuple[Column, ...]:
    """Return the columns in which anything stands."""
    return tuple(column for column in columns if any(row[column.field] not in (None, "") for row in rows))


def _shown(record: Record) -> Record:
    return {name: f"{value:.3f}" if isinstance(value, float) else value for name, value in record.items()}
