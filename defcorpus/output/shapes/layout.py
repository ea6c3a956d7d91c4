"""What a kind of record looks like: its fields, its flat rows, its columns on a terminal; how it is cut.

Small records of this room are named tuples: each dataclass would cost every start 0.7 ms.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, Literal

from defcorpus.errors import UsageError
from defcorpus.output.shapes.cells import Format
from defcorpus.output.shapes.style import Screen
from defcorpus.tuples import NamedTuple

Record = Mapping[str, Any]
"""A result as JSON would have it: strings, numbers, booleans, null, lists and mappings of these."""

_HEADED = {"outlet": "source", "place": "name"}
"""Fields that a terminal's tables head otherwise: asked for by either name."""


class Column(NamedTuple):
    """A column of a table on a terminal."""

    field: str
    header: str = ""
    fit: Literal["whole", "fold", "cut", "wrap", "word"] = "whole"
    """Too narrow, `fold` breaks anywhere, `cut` ends in …, `wrap` breaks at words, `word` at words and behind
    underscores; `whole` breaks at words too, and is narrowed when all others are."""
    right: bool = False
    most: int | None = None  # the most cells it may take
    style: str = ""  # as rich writes styles: "bold", "cyan"
    varied: bool = False  # left out where all rows say the same


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


class Shape(NamedTuple):
    """The format of the answer and how it is cut."""

    format: Format | None = None  # none: a table on a terminal, else TSV
    fields: tuple[str, ...] = ()  # none: all
    header: bool = True
    excel: bool = False  # CSV with a byte order mark and no formulas

    def resolved(self, screen: Screen) -> Format:
        """Return the format to write."""
        if self.format is not None:
            return self.format
        if self.excel:
            return "csv"
        return "table" if screen.terminal else "tsv"

    def are_flat(self, layout: Layout) -> bool:
        """Whether fields are asked for that only the flat rows of a record have."""
        asked = set(self.fields)
        return asked <= {*layout.flat} and not asked <= {*layout.fields}

    def names(self, layout: Layout, screen: Screen) -> tuple[str, ...]:
        """Return the fields to write; UsageError for one that the records do not have.

        A field may be called as its column is headed on a terminal.
        """
        known = layout.flat
        if self.resolved(screen) in ("json", "jsonl") and not self.are_flat(layout):
            known = layout.fields
        asked = tuple(name if name in known else _HEADED.get(name, name) for name in self.fields)
        unknown = [name for name in asked if name not in known]
        if unknown:
            raise UsageError(f"no field {', '.join(map(repr, unknown))} here", f"fields: {' '.join(known)}")
        return asked or known
