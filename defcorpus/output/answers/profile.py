"""One person on a terminal: posts, meetings and spellings, each with its span of time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from defcorpus.output.shapes.layout import Record
from defcorpus.output.shapes.style import Screen
from defcorpus.text.counted import counted
from defcorpus.text.safe import safe

if TYPE_CHECKING:
    from rich.text import Text

_WIDEST = 100


def write_profile(record: Record, as_of: str | None, screen: Screen) -> None:
    """Write one person's record of `people --person` for reading."""
    from rich.text import Text

    console = screen.console()
    name = record["name"] + (f" ({record['country']})" if record["country"] else "")
    console.print(Text(safe(name, line=True), style="bold"))
    told = f"{counted(record['articles'], 'article')}, {counted(record['mentions'], 'mention')}"
    console.print(Text(f"{told}{_when(record)}"))
    if record["held"]:
        held = f"as of {as_of}: " if as_of else "last known as: "
        console.print(
            Text(safe(held + "; ".join(record["held"]), line=True)), width=min(screen.width, _WIDEST)
        )
    elif as_of:
        console.print(Text(f"as of {as_of}: no dated article up to then gives a post"))
    met = [
        {**one, "form": _with_country(one), "lang": "", "first_id": one["ids"][0]} for one in record["met"]
    ]
    for title, rows in (("Posts", record["posts"]), ("Met", met), ("Spelled", record["spellings"])):
        if rows:
            console.print()
            console.print(Text(title, style="bold"))
            _write_uses(rows, record["short"], screen)


def _write_uses(rows: Sequence[dict[str, Any]], short: Mapping[str, str], screen: Screen) -> None:
    """Write a line each, with the short id of the first article that writes it."""
    from rich.table import Table

    table = Table(box=None, show_header=False, pad_edge=False, padding=(0, 2, 0, 0))
    if any(row["lang"] for row in rows):
        table.add_column(no_wrap=True)
    table.add_column(overflow="fold")
    table.add_column(no_wrap=True, justify="right")
    table.add_column(no_wrap=True)
    table.add_column(no_wrap=True, style="dim", overflow="ellipsis")
    for row in rows:
        cells = [_text(row["form"]), _text(counted(row["articles"], "article")), _text(_span(row))]
        cells.append(_text(short.get(row["first_id"], row["first_id"])))
        table.add_row(*([_text(row["lang"])] if any(r["lang"] for r in rows) else []), *cells)
    screen.console().print(table, width=min(screen.width, _WIDEST))


def _text(value: str) -> Text:
    from rich.text import Text

    return Text(safe(value, line=True))


def _with_country(record: Record) -> str:
    return f"{record['name']} ({record['country']})" if record["country"] else str(record["name"])


def _when(record: Record) -> str:
    return f", {_span(record)}" if record["first"] else ", undated"


def _span(record: Record) -> str:
    if not record["first"]:
        return "undated"
    return str(
        record["first"] if record["first"] == record["last"] else f"{record['first']} to {record['last']}"
    )
