"""Lines of so many cells: cut, wrapped, painted. Wide and combining letters count as a terminal counts them.

Rich's own tables take 2 ms a row; a list of a large corpus is written with these.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple

from defcorpus.output.shapes.cells import one_line

_CODES = {
    "bold": "1", "dim": "2", "italic": "3", "red": "31", "green": "32", "yellow": "33", "magenta": "35",
    "cyan": "36",
}  # fmt: skip


class Run(NamedTuple):
    """A stretch of text in one style, as rich writes styles: `bold cyan`."""

    text: str
    style: str = ""


def painted(text: str, style: str, color: bool) -> str:
    """Return `text` in a style (ECMA-48, SGR), or as it is where there is no colour."""
    if not (color and style and text):
        return text
    return f"\x1b[{';'.join(_CODES[name] for name in style.split())}m{text}\x1b[0m"


def line(runs: Iterable[Run | str], width: int, color: bool) -> str:
    """Return runs of text as one line of at most `width` cells; what is cut off ends in an ellipsis.

    No text need be made safe before: names of files, and so ids, may hold anything.
    """
    cells = cell_width()
    pieces: list[str] = []
    left = width
    for run in runs:
        text, style = run if isinstance(run, Run) else (run, "")
        text = one_line(text)
        wide = cells(text)
        pieces.append(painted(text if wide <= left else cut(text, left), style, color))
        left -= wide
        if left < 0:
            break
    return "".join(pieces)


def cut(text: str, width: int) -> str:
    """Return as much of `text` as fits, with an ellipsis where something is left out.

    >>> cut("Bộ trưởng", 5), cut("Bộ", 5)
    ('Bộ t…', 'Bộ')
    """
    cells = cell_width()
    if cells(text) <= width:
        return text
    if width < 1:
        return ""
    kept = text[: width - 1]
    while cells(kept) > width - 1:
        kept = kept[:-1]
    return kept + "…"


def padded(text: str, width: int, *, right: bool = False) -> str:
    """Return `text` filled with blanks to `width` cells."""
    blanks = " " * (width - cell_width()(text))
    return blanks + text if right else text + blanks


def folded(text: str, width: int) -> list[str]:
    """Return `text` broken anywhere into lines of `width` cells."""
    from rich.cells import chop_cells

    return chop_cells(text, max(width, 2)) or [""]


def wrapped(text: str, width: int) -> list[str]:
    """Return `text` broken between words into lines of `width` cells; a word that is longer is broken too.

    >>> wrapped("Bộ trưởng Quốc phòng", 10)
    ['Bộ trưởng', 'Quốc phòng']
    """
    cells = cell_width()
    lines: list[str] = []
    here = ""
    for word in text.split():
        if here and cells(here) + 1 + cells(word) <= width:
            here += " " + word
            continue
        if here:
            lines.append(here)
        *full, here = folded(word, width)
        lines += full
    return [*lines, here]


def cell_width() -> Callable[[str], int]:
    """Return the function that counts a text's cells."""
    from rich.cells import cell_len

    return cell_len
