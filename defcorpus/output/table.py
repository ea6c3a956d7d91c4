"""A table that fits the terminal."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain
from typing import TYPE_CHECKING, Any

from defcorpus.output.cells import plain
from defcorpus.output.layout import Column, Layout, Record
from defcorpus.output.style import Screen

if TYPE_CHECKING:
    from rich.table import Table
    from rich.text import Text

    from defcorpus.output.write import Shape


def write_table(
    records: Iterable[Record], layout: Layout, names: tuple[str, ...], shape: Shape, screen: Screen
) -> None:
    """Write records as a table; with `names`, these flat fields in place of the layout's columns."""
    columns = layout.columns
    if names or not columns:
        columns = tuple(Column(name, name, "wrap") for name in names or layout.flat)
    rows = list(chain.from_iterable(layout.flatten(record) for record in records))
    if not rows:
        return
    table = _empty(columns, shape.header)
    for row in rows:
        table.add_row(*(_cell(row.get(column.field)) for column in columns))
    screen.console().print(table)


def _empty(columns: tuple[Column, ...], header: bool) -> Table:
    from rich.table import Table

    table = Table(box=None, show_header=header, pad_edge=False, padding=(0, 2, 0, 0), header_style="bold")
    for column in columns:
        table.add_column(
            column.header,
            justify="right" if column.right else "left",
            style=column.style,
            no_wrap=column.fit in ("whole", "cut"),
            overflow="ellipsis" if column.fit == "cut" else "fold",
            max_width=column.most,
            # Rich narrows the widest columns first; these keep the words that are looked for by eye.
            min_width=8 if column.fit in ("cut", "wrap") else None,
        )
    return table


def _cell(value: Any) -> Text:  # noqa: ANN401 - a JSON value or a finished text
    from rich.text import Text

    return value if isinstance(value, Text) else Text(plain(value))
