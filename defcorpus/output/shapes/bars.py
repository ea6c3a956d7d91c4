"""Counts as bars on a terminal."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from defcorpus.output.shapes.layout import Record
from defcorpus.output.shapes.style import Screen
from defcorpus.report.counts import UNDATED
from defcorpus.text.safe import safe

_WIDEST_NAME = 28
_EIGHTHS = " ▏▎▍▌▋▊▉█"


def write_bars(records: Iterable[Record], screen: Screen, *, most: int, headers: dict[str, str]) -> None:
    """Write counts, a block for each value of `by`, the first `most` of each."""
    from rich.text import Text

    console = screen.console()
    width = min(screen.width, 100)
    for at, (by, group) in enumerate(groupby(records, key=lambda record: str(record["by"]))):
        rows = list(group)
        shown = rows[:most]
        if by == "month":  # the last, and what has none
            months = [row for row in rows if row["value"] != UNDATED]
            shown = months[-most:] + rows[len(months) :]
        if at:
            console.print()
        console.print(Text(headers.get(by, by), style="bold"))
        names = [Text(safe(str(row["value"]), line=True)) for row in shown]
        name_width = min(max(name.cell_len for name in names), _WIDEST_NAME)
        top = max(row["articles"] for row in shown)
        digits = len(str(top))
        room = max(width - name_width - digits - 6, 8)
        for name, row in zip(names, shown, strict=True):
            name.truncate(name_width, overflow="ellipsis", pad=True)
            drawn = bar(row["articles"] / top, room)
            console.print(Text.assemble("  ", name, f"  {row['articles']:>{digits}}  ", (drawn, "cyan")))
        if len(rows) > len(shown):
            console.print(Text(f"  and {len(rows) - len(shown)} more", style="dim"))


def bar(share: float, width: int) -> str:
    """Return a bar that fills `share` of `width` cells, to an eighth of a cell.

    >>> bar(0.5, 4), bar(0.03, 4)
    ('██', '▏')
    """
    eighths = max(1, round(share * width * 8))
    return "█" * (eighths // 8) + _EIGHTHS[eighths % 8].strip()
