"""Groups of copies on a terminal: the title, the one kept, and below it what each other is to it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from defcorpus.output.lines import Run, cell_width, line, padded
from defcorpus.output.style import Screen
from defcorpus.text import fold

if TYPE_CHECKING:
    from defcorpus.dedup import Explanation, Group

_KEEP = "keep"
_AGAIN = "Texts that come again, which are no copies:"
_WIDEST_ID = 24


class Line(NamedTuple):
    """An article as a group shows it."""

    id: str  # the shortest that is enough
    date: str  # `2025-05-07~` for an inferred year; empty when undated
    source: str  # empty where it is not known
    title: str


def write_groups(
    groups: Iterable[tuple[Group, Sequence[Explanation]]], lines: Mapping[str, Line], screen: Screen
) -> None:
    """Write groups, each with the explanations of its members, if any; recurring texts behind the others.

    `lines` has every id that the groups name.
    """
    first, told = True, False
    for group, explanations in sorted(groups, key=lambda pair: pair[0].recurring):
        screen.stream.write("" if first else "\n")
        if group.recurring and not told:
            screen.stream.write(line((Run(_AGAIN, "bold"),), screen.width, screen.color) + "\n\n")
            told = True
        first = False
        _write_group(group, lines, screen)
        for explanation in explanations:
            from defcorpus.output.beside import write_beside

            screen.stream.write("\n")
            write_beside(explanation, lines, screen)


def shown_share(score: float) -> str:
    """Return a score to two places, cut and not rounded: only the same text is 1.00.

    >>> shown_share(0.9962), shown_share(0.29), shown_share(1.0)
    ('0.99', '0.29', '1.00')
    """
    return f"{round(score * 10_000) // 100 / 100:.2f}"


def _write_group(group: Group, lines: Mapping[str, Line], screen: Screen) -> None:
    rows = [(_KEEP, "", lines[group.keep])]
    rows += [(member.told, shown_share(member.score), lines[member.id]) for member in group.members]
    title = rows[0][2].title
    cells = cell_width()
    widths = [max(min(cells(row[at]), _WIDEST_ID) for _, _, row in rows) if at != 3 else 0 for at in range(3)]
    screen.stream.write(line((Run(title, "bold"),), screen.width, screen.color) + "\n")
    for what, score, row in rows:
        runs = (
            "  ",
            Run(f"{what:<14}", "bold green" if what == _KEEP else ""),
            f" {score:<4}  ",
            Run(padded(row.id, widths[0]), "cyan"),
            f"  {padded(row.date or 'undated', max(widths[1], 7))}",
            f"  {padded(row.source, widths[2])}" if widths[2] else "",
            "" if fold(row.title) == fold(title) else f"  {row.title}",
        )
        screen.stream.write(line(runs, screen.width, screen.color).rstrip() + "\n")
