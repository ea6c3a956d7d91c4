"""Pairs on a terminal: three lines each, and the ledger that `--explain` shows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from defcorpus.output.shapes.layout import Record
from defcorpus.output.shapes.lines import Run, line, wrapped
from defcorpus.output.shapes.records import sides
from defcorpus.output.shapes.style import Screen
from defcorpus.report.scores import SURE, shown_score
from defcorpus.text.safe import safe

_WIDEST = 110
_STYLES = {
    "by you": "bold cyan",
    "sure": "bold green",
    "likely": "green",
    "review": "yellow",
    "unpaired": "red",
}


class Line(NamedTuple):
    """An article as a pair shows it."""

    id: str  # the shortest that is enough
    date: str  # `2025-05-07~` for an inferred year; empty when undated
    title: str


def standing(record: Record) -> str:
    """Return a pair's status in a word: by you, sure, likely, review or unpaired."""
    if record.get("decided"):
        return "by you"
    if record["status"] != "paired":
        return str(record["status"])
    return "sure" if record["score"] >= SURE else "likely"


def write_pairs(
    records: Iterable[Record], lines: Mapping[str, Line], screen: Screen, *, explain: bool = False
) -> int:
    """Write pairs for a person to read; return how many. `lines` has every id that the records name."""
    count = 0
    for record in records:
        screen.stream.write("\n" if count else "")
        count += 1
        for runs in _pair(record, lines):
            screen.stream.write(line(runs, screen.width, screen.color) + "\n")
        if record["status"] == "unpaired" and record["nearest"]:
            _write_nearest(record, lines, screen)
        elif record["status"] == "unpaired" and not (record["vi"] and record["en"]):  # two that were named
            screen.stream.write(f"      {safe(record['against'] or 'nothing near', line=True)}\n")
        if explain:
            _write_ledger(record, lines, screen)
    return count


def _pair(record: Record, lines: Mapping[str, Line]) -> Iterator[list[Run | str]]:
    known = [(side, lines[record[side]]) for side in ("vi", "en") if record[side]]
    word = standing(record)
    head: list[Run | str] = [
        Run(" / ".join(dict.fromkeys(article.date or "undated" for _, article in known)), "bold"),
        "  ",
        Run(word, _STYLES.get(word, "")),
    ]
    if record.get("decided"):
        head.append(f": {record['decided']}")
    elif record["status"] != "unpaired":
        told = [record["story"]] if record.get("story") else []
        reasons = " · ".join([*told, *brief(record["evidence"])])
        head += [f" {shown_score(record['score'])}  ", Run(reasons, "dim")]
    yield head
    width = max(len(article.id) for _, article in known)
    for side, article in known:
        yield [f"  {side}  ", Run(article.id.ljust(width), "cyan"), f"  {article.title}"]
        for copy in record.get(f"{side}_copies") or ():
            yield ["    ", Run("copy ", "dim"), Run(lines[copy].id, "cyan"), f"  {lines[copy].title}"]


def brief(evidence: Iterable[Record], most: int = 3) -> list[str]:
    """Return the strongest reasons for a pair in a few words each, the person who weighs most first."""
    told = [row for row in evidence if row["weight"] > 0 and (row["vi"] or row["en"])]
    told.sort(key=lambda row: (-row["weight"], row["kind"], row["vi"]))
    person = next((row for row in told if row["kind"] == "people"), None)
    if person is not None:
        told = [person, *(row for row in told if row is not person)]
    return [f"{_sample(row)} {row['weight']:+.1f}" for row in told[:most]]


def _sample(line: Record) -> str:
    """Return what a line of evidence is about: who or which country, how far apart, else only its kind."""
    if line["kind"] in ("people", "countries", "title"):
        first, more, _ = str(line["vi"] or line["en"]).partition("; ")
        return first + (" …" if more else "")
    if line["kind"].endswith("date"):
        return str(line["note"] or line["kind"])
    return str(line["kind"])


def _write_nearest(record: Record, lines: Mapping[str, Line], screen: Screen) -> None:
    near = lines.get(record["nearest"], Line(record["nearest"], "", ""))
    runs = ("      nearest ", Run(near.id, "cyan"), f"  {near.title}")
    screen.stream.write(line(runs, screen.width, screen.color) + "\n")
    if record["against"]:
        for part in wrapped(f"against: {safe(record['against'], line=True)}", min(screen.width, _WIDEST) - 6):
            screen.stream.write(f"      {part}\n")


def _write_ledger(record: Record, lines: Mapping[str, Line], screen: Screen) -> None:
    from rich.padding import Padding
    from rich.table import Table
    from rich.text import Text

    console = screen.console()
    table = Table(box=None, show_header=False, pad_edge=False, padding=(0, 2, 0, 0))
    table.add_column(justify="right", no_wrap=True)
    table.add_column(no_wrap=True)
    table.add_column(overflow="fold")
    quoted = {(row["kind"], row["vi"], row["en"]) for row in record["evidence"]}
    for row in record["evidence"]:
        kind, vi, en = row["kind"], row["vi"], row["en"]
        again = vi and en and (kind, vi, "") in quoted and (kind, "", en) in quoted  # each stands above
        parts = ("" if again else sides(row), f"({row['note']})" if row["note"] else "")
        said = " ".join(filter(None, parts))
        style = "red" if row["weight"] < 0 else ""
        table.add_row(Text(f"{row['weight']:+.2f}", style), Text(row["kind"]), Text(safe(said, line=True)))
    if record["weight"] is not None:
        total = f"score {shown_score(record['score'])} = 1 / (1 + 2^-weight)"
        table.add_row(Text(f"{record['weight']:+.2f}", "bold"), Text("weight", "bold"), Text(total, "bold"))
    console.print(Padding(table, (0, 0, 0, 4), expand=False))
    if record.get("runner_up"):
        near = lines.get(record["runner_up"], Line(record["runner_up"], "", ""))
        weight = record["runner_up_weight"]
        bits = f" at {weight:+.2f} bits" if weight is not None else ""
        said = f"next best, of another story, {near.id}{bits}: {near.title}"
        console.print(Padding(Text(safe(said, line=True)), (0, 0, 0, 4), expand=False))
