"""Groups of copies on a terminal: the title, the one kept, and below it what each other is to it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from defcorpus.output.shapes.lines import Run, cell_width, line, padded
from defcorpus.output.shapes.style import Screen
from defcorpus.report.scores import shown_share
from defcorpus.text import fold

if TYPE_CHECKING:
    from defcorpus.dedup import Explanation, Group
    from defcorpus.output.shapes.entry import Line

_KEEP, _FIRST, _LATER = "keep", "first", "again"
_AGAIN = "Texts that come again, which are no copies:"
_WIDEST_ID = 24
_FACTS = 3  # named of those that differ


def write_groups(
    groups: Iterable[tuple[Group, Iterable[Explanation] | None]],
    lines: Mapping[str, Line],
    changed: Callable[[Group], Mapping[str, Sequence[str]]],
    screen: Screen,
) -> None:
    """Write groups as they come, each with the explanations of its members, if any.

    Recurring texts are to come behind the others. `lines` has every id that the groups name; `changed` gives
    the figures that copies have in the place of others, by id.
    """
    first, told = True, False
    for group, explanations in groups:
        screen.stream.write("" if first else "\n")
        if group.recurring and not told:
            screen.stream.write(line((Run(_AGAIN, "bold"),), screen.width, screen.color) + "\n\n")
            told = True
        first = False
        _write_group(group, lines, changed(group) if explanations is None else {}, screen)
        for explanation in explanations or ():
            from defcorpus.output.answers.beside import write_beside

            screen.stream.write("\n")
            write_beside(explanation, lines, screen)


def _write_group(
    group: Group, lines: Mapping[str, Line], changed: Mapping[str, Sequence[str]], screen: Screen
) -> None:
    rows = _again(group, lines) if group.recurring else [(_KEEP, "", lines[group.keep])]
    if not group.recurring:
        rows += [(member.told, shown_share(member.score), lines[member.id]) for member in group.members]
    adding = {lines[member.id].id: member.own for member in group.members if member.own}
    differing = {lines[id_].id: told for id_, told in changed.items()}
    title = heading(_of_the_story(group, lines) or [row for *_, row in rows])
    cells = cell_width()
    columns = ([row.id for *_, row in rows], [row.date for *_, row in rows], [row.source for *_, row in rows])
    widths = [max(min(cells(text), _WIDEST_ID) for text in column) for column in columns]
    screen.stream.write(line((Run(title, "bold"),), screen.width, screen.color) + "\n")
    for what, score, row in rows:
        runs = (
            "  ",
            Run(f"{what:<14}", "bold green" if what in (_KEEP, _FIRST) else ""),
            f" {score:<4}  ",
            Run(padded(row.id, widths[0]), "cyan"),
            f"  {padded(row.date or 'undated', max(widths[1], 7))}",
            f"  {padded(row.source, widths[2])}" if widths[2] else "",
            "" if fold(row.title) == fold(title) else f"  {row.title}",
        )
        screen.stream.write(line(runs, screen.width, screen.color).rstrip() + "\n")
        if what == _KEEP and group.keep_why:
            screen.stream.write(
                line((" " * 22, Run(group.keep_why, "dim")), screen.width, screen.color) + "\n"
            )
        if row.id in adding:
            write_own(adding[row.id], 22, screen)
        if row.id in differing:
            write_changed(differing[row.id], 22, screen)


def _of_the_story(group: Group, lines: Mapping[str, Line]) -> list[Line]:
    """Return the articles with titles of their own, without those that hold the kept one beside others."""
    ids = [group.keep, *(member.id for member in group.members if member.relation != "contains")]
    return [lines[id_] for id_ in ids if not lines[id_].derived]


def write_own(words: int, indent: int, screen: Screen) -> None:
    """Write how many words a copy has of its own: it is near the one kept, and yet not redundant."""
    told = (" " * indent, Run(f"+{words} words of its own: not redundant", "yellow"))
    screen.stream.write(line(told, screen.width, screen.color) + "\n")


def write_changed(changed: Sequence[str], indent: int, screen: Screen) -> None:
    """Write which figures a copy has in the place of others: `15 người / 18 người`."""
    if changed:
        more = f"; {len(changed) - _FACTS} more" if len(changed) > _FACTS else ""
        told = f"{'; '.join(changed[:_FACTS])}{more}"
        runs = (" " * indent, Run(told, "yellow"))
        screen.stream.write(line(runs, screen.width, screen.color) + "\n")


def _again(group: Group, lines: Mapping[str, Line]) -> list[tuple[str, str, Line]]:
    """Return the rows of a text that comes again, earliest first, whichever of them a policy would keep."""
    found = [(group.keep_date or "9", group.keep_time, "", group.keep)]
    found += [(m.date or "9", m.time, shown_share(m.score), m.id) for m in group.members]
    found.sort(key=lambda each: each[:2])
    # Scores are seen from the one kept: where that is not the first, they belong to the others only.
    return [
        (_LATER if at else _FIRST, score if at else "", lines[id_])
        for at, (_, _, score, id_) in enumerate(found)
    ]


def heading(rows: Sequence[Line]) -> str:
    """Return the title to head a group with: that which most of its articles have, of several the longest.

    A title made from the text counts only where there is no other, and so does an outlet's name, which stands
    above many pages.
    """
    own = [row.title for row in rows if not row.derived] or [row.title for row in rows]
    folds = [fold(title) for title in own]
    return max(own, key=lambda title: (folds.count(fold(title)), len(title)))
