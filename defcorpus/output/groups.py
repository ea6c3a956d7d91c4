"""Groups of copies on a terminal: the one kept, and below it what each other is to it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from defcorpus.output.lines import Run, line
from defcorpus.output.style import Screen

if TYPE_CHECKING:
    from defcorpus.dedup import Group


def write_groups(groups: Iterable[Group], lines: Mapping[str, tuple[str, str, str]], screen: Screen) -> None:
    """Write groups; `lines` gives each id its short id, its date and its title."""
    for at, group in enumerate(groups):
        rows = [("keep", "", group.keep)]
        rows += [(m.told, f"{m.score:.2f}", m.id) for m in group.members]
        width = max(len(lines[id_][0]) for _, _, id_ in rows)
        if at:
            screen.stream.write("\n")
        for what, score, id_ in rows:
            short, date, title = lines[id_]
            runs = (
                Run(f"{what:<14}", "bold green" if what == "keep" else ""),
                f" {score:<4}  ",
                Run(short.ljust(width), "cyan"),
                f"  {date or 'undated':<10}  {title}",
            )
            screen.stream.write(line(runs, screen.width, screen.color) + "\n")
