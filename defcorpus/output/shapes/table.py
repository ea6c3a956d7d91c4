"""A table that fits the terminal."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, zip_longest

from defcorpus.output.shapes.cells import plain
from defcorpus.output.shapes.layout import Column, Layout, Record, Shape
from defcorpus.output.shapes.lines import cell_width, cut, folded, padded, painted, wrapped
from defcorpus.output.shapes.style import Screen

_GAP = "  "
# In the order in which columns are narrowed, and how far.
_LEAST = (
    ("wrap", 12),
    ("cut", 20),
    ("wrap", 6),
    ("cut", 6),
    ("fold", 4),
    ("word", 6),
    ("whole", 2),
    ("word", 2),
    ("wrap", 2),
    ("cut", 2),
)


def write_table(
    records: Iterable[Record], layout: Layout, names: tuple[str, ...], shape: Shape, screen: Screen
) -> None:
    """Write records as a table; with `names`, these flat fields in place of the layout's columns."""
    columns = layout.columns
    if names or not columns:
        columns = tuple(Column(name, name, "wrap") for name in names or layout.flat)
    flat = chain.from_iterable(layout.flatten(record) for record in records)
    rows = [[plain(row.get(column.field)) for column in columns] for row in flat]
    if not rows:
        return
    told = [
        at for at, column in enumerate(columns) if not column.varied or len({row[at] for row in rows}) > 1
    ]
    columns, rows = tuple(columns[at] for at in told), [[row[at] for at in told] for row in rows]
    heads = [column.header for column in columns] if shape.header else [""] * len(columns)
    wanted = [_wanted(column, at, heads, rows) for at, column in enumerate(columns)]
    over = sum(wanted) + len(_GAP) * (len(wanted) - 1) > screen.width
    if over:  # numbers are narrower than their headings, which then take several lines
        short = [
            _longest(head) if column.right else head for head, column in zip(heads, columns, strict=True)
        ]
        wanted = [_wanted(column, at, short, rows) for at, column in enumerate(columns)]
    widths = fitted(columns, wanted, screen.width)
    if shape.header:
        screen.stream.writelines(_heading(heads, columns, widths, screen.color))
    for row in rows:
        screen.stream.writelines(_lines(row, columns, widths, screen.color))


def _longest(head: str) -> str:
    return max(head.split(), key=cell_width(), default="")


def _heading(
    heads: Sequence[str], columns: Sequence[Column], widths: Sequence[int], color: bool
) -> Iterator[str]:
    """Yield the lines of headings: a number's may take several, and all end on the last."""
    cells = [
        wrapped(head, width) if column.right and cell_width()(_longest(head)) <= width else [cut(head, width)]
        for head, column, width in zip(heads, columns, widths, strict=True)
    ]
    height = max(map(len, cells))
    bold = tuple(column._replace(fit="cut", style="bold") for column in columns)
    for at in range(height):
        row = [cell[at - height] if height - at <= len(cell) else "" for cell in cells]
        yield from _lines(row, bold, widths, color)


def fitted(columns: Sequence[Column], wanted: Sequence[int], width: int) -> list[int]:
    """Return the width of each column: what it wants, or less where the sum is more than `width`.

    The widest of a kind gives way first.
    """
    widths = list(wanted)
    over = sum(widths) + len(_GAP) * (len(widths) - 1) - width
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


def _wanted(column: Column, at: int, heads: Sequence[str], rows: Sequence[Sequence[str]]) -> int:
    cells = cell_width()
    wide = max(cells(heads[at]), max(cells(row[at]) for row in rows))
    return min(wide, column.most) if column.most else wide


def _lines(
    row: Sequence[str], columns: Sequence[Column], widths: Sequence[int], color: bool
) -> Iterator[str]:
    """Yield the lines that a row takes, each with its end."""
    cells = [_broken(text, column, width) for text, column, width in zip(row, columns, widths, strict=True)]
    for parts in zip_longest(*cells, fillvalue=""):
        said = [
            _padded(part, column, width, color)
            for part, column, width in zip(parts, columns, widths, strict=True)
        ]
        yield _GAP.join(said).rstrip() + "\n"


def _padded(part: str, column: Column, width: int, color: bool) -> str:
    filled = padded(part, width, right=column.right)
    return filled.replace(part, painted(part, column.style, color), 1) if part else filled


def _broken(text: str, column: Column, width: int) -> list[str]:
    if column.fit == "cut":
        return [cut(text, width)]
    if column.fit == "wrap" or (column.fit == "whole" and " " in text and cell_width()(text) > width):
        return wrapped(text, width)
    if column.fit == "word":
        return _at_underscores(text, width)
    return folded(text, width) if len(text) * 2 > width else [text]


def _at_underscores(text: str, width: int) -> list[str]:
    """Return a word on lines of `width` cells, broken between its parts: blanks, or behind underscores."""
    cells = cell_width()
    lines = [""]
    for part in re.findall(r"[^ _]*[ _]*", text):
        if cells(lines[-1] + part.rstrip()) <= width:
            lines[-1] += part
            continue
        *full, rest = folded(part, width)
        lines += [*full, rest]
    return [line.rstrip() for line in lines if line] or [""]
