"""A table that fits the terminal."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain
from typing import TYPE_CHECKING, Any

from defcorpus.output.cells import plain
from defcorpus.output.layout import Column, Layout, Record
from defcorpus.output.style import Screen

if TYPE_CHECKING:
    from rich.text import Text

    from defcorpus.output.write import Shape

_GAP = 2
# In the order in which columns are narrowed, and how far. Rich would narrow those that wrap to nothing before
# it cuts one that does not.
_LEAST = (
    ("wrap", 12),
    ("cut", 20),
    ("wrap", 6),
    ("cut", 6),
    ("fold", 4),
    ("whole", 1),
    ("wrap", 1),
    ("cut", 1),
)


def write_table(
    records: Iterable[Record], layout: Layout, names: tuple[str, ...], shape: Shape, screen: Screen
) -> None:
    """Write records as a table; with `names`, these flat fields in place of the layout's columns."""
    from rich.table import Table

    columns = layout.columns
    if names or not columns:
        columns = tuple(Column(name, name, "wrap") for name in names or layout.flat)
    flat = chain.from_iterable(layout.flatten(record) for record in records)
    rows = [[_cell(row.get(column.field)) for column in columns] for row in flat]
    if not rows:
        return
    table = Table(
        box=None, show_header=shape.header, pad_edge=False, padding=(0, _GAP, 0, 0), header_style="bold"
    )
    wanted = [_wanted(column, [row[at] for row in rows]) for at, column in enumerate(columns)]
    for column, width in zip(columns, fitted(columns, wanted, screen.width), strict=True):
        table.add_column(
            column.header,
            justify="right" if column.right else "left",
            style=column.style,
            no_wrap=column.fit in ("whole", "cut"),
            overflow="ellipsis" if column.fit == "cut" else "fold",
            width=width,
        )
    for row in rows:
        table.add_row(*row)
    screen.console().print(table)


def fitted(columns: Sequence[Column], wanted: Sequence[int], width: int) -> list[int]:
    """Return the width of each column: what it wants, or less where the sum is more than `width`.

    The widest of a kind gives way first.
    """
    widths = list(wanted)
    over = sum(widths) + _GAP * (len(widths) - 1) - width
    for fit, least in _LEAST:
        while over > 0:
            able = [at for at, column in enumerate(columns) if column.fit == fit and widths[at] > least]
            if not able:
                break
            widest = max(able, key=lambda at: widths[at])
            narrower = max(least, *(widths[at] for at in able if at != widest), least)
            less = max(1, min(over, widths[widest] - narrower))
            widths[widest] -= less
            over -= less
    return widths


def _wanted(column: Column, cells: Sequence[Text]) -> int:
    from rich.cells import cell_len

    wide = max(cell_len(column.header), *(cell.cell_len for cell in cells))
    return min(wide, column.most) if column.most else wide


def _cell(value: Any) -> Text:  # noqa: ANN401 - a JSON value or a finished text
    from rich.text import Text

    return value if isinstance(value, Text) else Text(plain(value))
