"""Doubts on a terminal: what is in doubt, what it was read from, and on a line of its own what settles it."""

from __future__ import annotations

from collections.abc import Iterable

from defcorpus.output.shapes.layout import Record
from defcorpus.output.shapes.style import Screen
from defcorpus.text.safe import safe

_WIDEST = 100
_SHORT = 60  # characters of words that stand beside what is in doubt


def write_doubts(records: Iterable[Record], screen: Screen) -> int:
    """Write records of `doubts`, each with a short id under `short`; return how many."""
    from rich.padding import Padding
    from rich.text import Text

    console = screen.console()
    width = min(screen.width, _WIDEST)
    count = 0
    for count, record in enumerate(records, 1):
        if count > 1:
            console.print()
        id_, words = safe(record["short"], line=True), safe(record["words"], line=True)
        head = Text.assemble((id_, "cyan"), "  ", (record["doubt"], "bold"))
        if words and len(words) <= _SHORT:
            head.append(f"  “{words}”")
        head.truncate(width, overflow="ellipsis")
        console.print(head)
        console.print(Padding(Text(safe(record["detail"], line=True)), (0, 0, 0, 2)), width=width)
        if len(words) > _SHORT:  # a sentence
            console.print(Padding(Text(f"“{words}”", style="italic"), (0, 0, 0, 2)), width=width)
        # Whole, so that it can be copied.
        console.print(Text(f"  {safe(record['settle'], line=True)}", style="dim"), soft_wrap=True)
    return count
