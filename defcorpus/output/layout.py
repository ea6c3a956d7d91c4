"""What a kind of record looks like: its fields, its flat rows, its columns on a terminal.

Small records of this room are named tuples: each dataclass would cost every start 0.7 ms.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, Literal, NamedTuple

Record = Mapping[str, Any]
"""A result as JSON would have it: strings, numbers, booleans, null, lists and mappings of these."""


class Column(NamedTuple):
    """A column of a table on a terminal."""

    field: str
    header: str = ""
    fit: Literal["whole", "fold", "cut", "wrap"] = "whole"
    """`whole` is never narrowed; too narrow, `fold` breaks anywhere, `cut` ends in …, `wrap` at words."""
    right: bool = False
    most: int | None = None  # the most cells it may take
    style: str = ""  # as rich writes styles: "bold", "cyan"


def _itself(record: Record) -> Iterable[Record]:
    return (record,)


class Layout(NamedTuple):
    """How one kind of record is written in each format."""

    fields: tuple[str, ...]  # of JSON and JSON Lines, in order
    columns: tuple[Column, ...] = ()  # of a table; none: the flat fields as they are
    flat_fields: tuple[str, ...] = ()  # of CSV, TSV, Markdown; none: the same as `fields`
    flatten: Callable[[Record], Iterable[Record]] = _itself  # one record to its flat rows

    @property
    def flat(self) -> tuple[str, ...]:
        """The fields of the flat formats."""
        return self.flat_fields or self.fields
