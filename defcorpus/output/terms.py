"""The records of `terms`, and how a terminal shows them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from defcorpus.output.layout import Column, Layout, Record
from defcorpus.output.lines import painted, wrapped
from defcorpus.output.records import rounded
from defcorpus.output.style import Screen
from defcorpus.text.counted import counted
from defcorpus.text.safe import safe

if TYPE_CHECKING:
    from defcorpus.report.wording.terms import TermRow

_FIELDS = (
    "term", "lang", "rendering", "times", "of", "share", "pairs", "basis", "log_likelihood", "log_dice",
    "outlets", "first", "last",
)  # fmt: skip
_EXAMPLE = ("example_vi_id", "example_en_id", "example_vi", "example_en")


def _flat(record: Record) -> tuple[Record, ...]:
    example = record["example"]
    return ({**record, **{f"example_{name}": example[name] for name in ("vi_id", "en_id", "vi", "en")}},)


TERMS = Layout(
    (*_FIELDS, "example"),
    (
        Column("term", "term", "wrap", style="cyan"),
        Column("rendering", "rendering", "wrap"),
        Column("shown", "times", right=True),
        Column("basis", "basis"),
        Column("dice", "logDice", right=True),
        Column("outlets", "outlets", "cut", most=24),
    ),
    (*_FIELDS, *_EXAMPLE),
    _flat,
)


def term_record(row: TermRow) -> dict[str, Any]:
    """Return one line of `terms`, with what a table shows of it."""
    return {
        "term": row.term,
        "lang": row.lang,
        "rendering": row.rendering,
        "times": row.times,
        "of": row.of,
        "share": rounded(row.share),
        "pairs": row.pairs,
        "basis": row.basis,
        "log_likelihood": rounded(row.log_likelihood),
        "log_dice": rounded(row.log_dice),
        "outlets": list(row.outlets),
        "first": row.first,
        "last": row.last,
        "example": row.example._asdict(),
        "shown": f"{row.times} of {row.of}",
        "dice": f"{row.log_dice:.2f}",
    }


def write_terms(rows: Sequence[TermRow], short: Mapping[str, str], screen: Screen) -> int:
    """Write each rendering with its evidence and an example; return how many."""
    before = None
    for row in rows:
        if row.term != before:
            if before is not None:
                screen.stream.write("\n")
            screen.stream.write(painted(safe(row.term, line=True), "bold", screen.color) + "\n")
            before = row.term
        screen.stream.write(f"  {painted(safe(row.rendering, line=True), 'cyan', screen.color)}\n")
        for line in wrapped(_evidence(row), screen.width - 4):
            screen.stream.write(f"    {line}\n")
        example = row.example
        for id_, text in ((example.vi_id, example.vi), (example.en_id, example.en)):
            for at, line in enumerate(wrapped(f"{short[id_]}: {safe(text, line=True)}", screen.width - 6)):
                screen.stream.write(f"    {'  ' if at else ''}{line}\n")
    return len(rows)


def _evidence(row: TermRow) -> str:
    days = " to ".join(dict.fromkeys(day for day in (row.first, row.last) if day))
    parts = [
        f"in {row.times} of {counted(row.of, 'sentence')}",
        counted(row.pairs, "pair"),
        safe(", ".join(row.outlets), line=True),
        days,
        {"table": "in the tables", "learnt": "learnt", "found": "found here"}[row.basis],
        f"G2 {row.log_likelihood:.1f}",
        f"logDice {row.log_dice:.1f}",
    ]
    return "; ".join(part for part in parts if part)
