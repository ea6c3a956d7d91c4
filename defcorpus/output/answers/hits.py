"""What a search found, on a terminal: a line that names the article, and the passage with the words lit."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

from defcorpus.output.shapes.cells import one_line
from defcorpus.output.shapes.lines import Run, cell_width, line, painted
from defcorpus.output.shapes.style import Screen
from defcorpus.text.safe import safe

if TYPE_CHECKING:
    from rich.text import Text

    from defcorpus.search import Hit

_WIDEST = 110


def write_hits(
    hits: Iterable[tuple[str, str, Hit, str]],
    screen: Screen,
    below: Mapping[int, tuple[str, str, str]] = MappingProxyType({}),
) -> int:
    """Write hits, each given with its short id, its date and what is said of its copies; return how many.

    `below` has by number the counterparts to name: short id, date and title.
    """
    from rich.padding import Padding

    console = screen.console()
    width = min(screen.width, _WIDEST)
    count = 0
    for short, date, hit, copies in hits:
        article = hit.summary
        runs = (
            Run(short, "cyan"),
            f"  {date or 'undated'}  {article.lang}  ",
            Run(article.title, "bold"),
        )
        behind = painted(f"  {one_line(copies)}", "dim", screen.color) if copies else ""
        room = width - cell_width()(f"  {copies}") if copies else width
        screen.stream.write(line(runs, room, screen.color) + behind + "\n")
        console.print(Padding(_lit(hit), (0, 0, 0, 4), expand=False), width=width)
        if article.number in below:
            other, day, title = below[article.number]
            parts = ("    ↔ ", Run(other, "cyan"), f"  {day or 'undated'}  {title}")
            screen.stream.write(line(parts, width, screen.color) + "\n")
        count += 1
    return count


def _lit(hit: Hit) -> Text:
    from rich.text import Text

    text = Text(safe(hit.snippet.text))
    for start, end in hit.snippet.lit:
        text.stylize("bold yellow", start, end)
    return text
