"""What a person says of the fields of tables and JSON records."""

from __future__ import annotations

from defcorpus.tuples import NamedTuple


class ReadOptions(NamedTuple):
    """Which field holds what; None: the usual names are tried.

    A name is that of a column or a JSON field, in any case; in nested JSON the way to it, `data.body` or
    `items.0.text`.
    """

    text: str | None = None
    title: str | None = None
    date: str | None = None
    url: str | None = None
    source: str | None = None
    id: str | None = None
    lenient: bool = False
    """Where a record has no such field, the usual names are tried after all. For files found in a folder,
    of which one may be meant; in a file that is named itself, a misspelt name must not pass."""
    late: bool = False
    """Records are given undivided, and lines of JSON unread (:mod:`defcorpus.reading.formats.unread`): for
    whoever may know most of them already."""

    @property
    def told(self) -> str:
        """What was said, on a line: the same for the same options, empty where nothing was said."""
        names = zip(self._fields, self[:_NAMES], strict=False)
        return "\t".join(f"{name}={value}" for name, value in names if value is not None)


_NAMES = ReadOptions._fields.index("lenient")
DEFAULT = ReadOptions()
