"""Pairs on a terminal: three lines each, and the ledger that `--explain` shows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, NamedTuple

from defcorpus.output.layout import Record
from defcorpus.output.records import sides
from defcorpus.output.style import Screen
from defcorpus.report.scores import SURE, shown_score
from defcorpus.text.safe import safe

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

_STYLES = {"sure": "bold green", "likely": "green", "review": "yellow", "unpaired": "red"}


class Line(NamedTuple):
    """An article as a pair shows it."""

    id: str  # the shortest that is enough
    date: str  # `2025-05-07~` for an inferred year; empty when undated
    title: str


def standing(record: Record) -> str:
    """Return a pair's status in a word: sure, likely, review or unpaired."""
    if record["status"] != "paired":
        return str(record["status"])
    return "sure" if record["score"] >= SURE else "likely"


def write_pairs(
    records: Iterable[Record], lines: Mapping[str, Line], screen: Screen, *, explain: bool = False
) -> int:
    """Write pairs for a person to read; return how many. `lines` has every id that the records name."""
    console = screen.console()
    count = 0
    for record in records:
        if count:
            console.print()
        count += 1
        for text in _pair(record, lines):
            text.truncate(screen.width, overflow="ellipsis")
            console.print(text, no_wrap=True, crop=False)
        if record["status"] == "unpaired" and record["nearest"]:
            _write_nearest(record, lines, console)
        if explain:
            _write_ledger(record, lines, console)
    return count


def _pair(record: Record, lines: Mapping[str, Line]) -> list[Text]:
    from rich.text import Text

    known = [(side, lines[record[side]]) for side in ("vi", "en") if record[side]]
    word = standing(record)
    head = Text(" / ".join(dict.fromkeys(line.date or "undated" for _, line in known)), style="bold")
    head.append("  ").append(word, style=_STYLES.get(word, ""))
    if record["status"] != "unpaired":
        head.append(f" {shown_score(record['score'])}")
        head.append("  " + " · ".join(brief(record["evidence"])), style="dim")
    width = max(len(line.id) for _, line in known)
    return [head] + [
        Text.assemble(f"  {side}  ", (line.id.ljust(width), "cyan"), "  ", safe(line.title, line=True))
        for side, line in known
    ]


def brief(evidence: Iterable[Record], most: int = 3) -> list[str]:
    """Return the strongest reasons for a pair in a few words each, the person who weighs most first."""
    told = [line for line in evidence if line["weight"] > 0 and (line["vi"] or line["en"])]
    told.sort(key=lambda line: (-line["weight"], line["kind"], line["vi"]))
    person = next((line for line in told if line["kind"] == "people"), None)
    if person is not None:
        told = [person, *(line for line in told if line is not person)]
    return [f"{_sample(line)} {line['weight']:+.1f}" for line in told[:most]]


def _sample(line: Record) -> str:
    """Return the first of what a line of evidence was read from."""
    first, more, _ = str(line["vi"] or line["en"]).partition("; ")
    return first + (" …" if more else "")


def _write_nearest(record: Record, lines: Mapping[str, Line], console: Console) -> None:
    from rich.padding import Padding
    from rich.text import Text

    near = lines.get(record["nearest"], Line(record["nearest"], "", ""))
    said = Text.assemble("nearest ", (near.id, "cyan"), f"  {safe(near.title, line=True)}")
    said.truncate(max(console.width - 6, 20), overflow="ellipsis")
    console.print(Padding(said, (0, 0, 0, 6)))
    if record["against"]:
        console.print(Padding(Text(f"against: {safe(record['against'], line=True)}"), (0, 0, 0, 6)))


def _write_ledger(record: Record, lines: Mapping[str, Line], console: Console) -> None:
    from rich.padding import Padding
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, show_header=False, pad_edge=False, padding=(0, 2, 0, 0))
    table.add_column(justify="right", no_wrap=True)
    table.add_column(no_wrap=True)
    table.add_column(overflow="fold")
    for line in record["evidence"]:
        said = " ".join(part for part in (sides(line), f"({line['note']})" if line["note"] else "") if part)
        style = "red" if line["weight"] < 0 else ""
        table.add_row(Text(f"{line['weight']:+.2f}", style), Text(line["kind"]), Text(safe(said, line=True)))
    if record["weight"] is not None:
        total = f"score {record['score']:.6f} = 1 / (1 + 2^-weight)"
        table.add_row(Text(f"{record['weight']:+.2f}", "bold"), Text("weight", "bold"), Text(total, "bold"))
    console.print(Padding(table, (0, 0, 0, 4)))
    if record.get("runner_up"):
        near = lines.get(record["runner_up"], Line(record["runner_up"], "", ""))
        weight = record["runner_up_weight"]
        said = f"next best {near.id}{f' at {weight:+.2f} bits' if weight is not None else ''}: {near.title}"
        console.print(Padding(Text(safe(said, line=True)), (0, 0, 0, 4)))
