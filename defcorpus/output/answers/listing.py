"""A list with nothing cut on a narrow terminal: a few lines an article in place of a row."""

from __future__ import annotations

from collections.abc import Iterable

from defcorpus.output.shapes.layout import Record
from defcorpus.output.shapes.lines import painted, wrapped
from defcorpus.output.shapes.style import Screen
from defcorpus.text.safe import safe

_INDENT = "    "


def write_listing(rows: Iterable[Record], heads: Iterable[str], below: Iterable[str], screen: Screen) -> int:
    """Write each row's `heads` on one line and each of `below` wrapped under it; return how many rows."""
    heads, (title, *others) = tuple(heads), below
    width = max(screen.width - len(_INDENT), 20)
    count = 0
    for row in rows:
        count += 1
        first, *more = (safe(str(row[name]), line=True) for name in heads if row[name])
        screen.stream.write("  ".join([painted(first, "cyan", screen.color), *more]) + "\n")
        for name, style in ((title, "bold"), *((other, "") for other in others)):
            for text in wrapped(safe(str(row[name]), line=True), width) if row[name] else ():
                screen.stream.write(_INDENT + painted(text, style, screen.color) + "\n")
    return count
