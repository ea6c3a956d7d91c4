"""Small tables that a person filled in: a header, and tabs, commas or semicolons between the columns."""

from __future__ import annotations

import csv
import io
from typing import NamedTuple


class Table(NamedTuple):
    """The names of the columns, lower-cased, and the rows by these names with the lines they begin on."""

    names: tuple[str, ...]
    rows: tuple[tuple[int, dict[str, str]], ...]


def read_table(text: str) -> Table:
    r"""Return the table. Empty lines and those that begin with `#` are passed over; so are missing cells.

    >>> read_table("vi\ten\n001\t002\n").rows
    ((2, {'vi': '001', 'en': '002'}),)
    """
    numbered = enumerate(text.removeprefix("\ufeff").splitlines(), 1)
    lines = [(number, line) for number, line in numbered if line.strip() and not line.startswith("#")]
    head = lines[0][1] if lines else ""
    between = max("\t,;", key=lambda sign: (head.count(sign), sign == "\t"))
    names: tuple[str, ...] = ()
    rows = []
    for number, line in lines:
        if between == "\t":
            cells = line.split("\t")
        else:
            cells = next(csv.reader(io.StringIO(line), delimiter=between), [])
        if not names:
            names = tuple(cell.strip().lower() for cell in cells)
        else:
            rows.append((number, dict(zip(names, (cell.strip() for cell in cells), strict=False))))
    return Table(names, tuple(rows))
