"""Two texts side by side on a terminal, word by word, with what matters lit."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import zip_longest
from typing import NamedTuple

from defcorpus.output.shapes.lines import cell_width, folded, painted
from defcorpus.output.shapes.style import Screen
from defcorpus.text.safe import safe

GAP = " │ "


class Word(NamedTuple):
    """A word with what stands around it up to blanks."""

    text: str
    style: str
    joined: bool  # with the word before, without a blank


def words_of(text: str, start: int, end: int, style: str, *, marked: bool) -> Iterator[Word]:
    """Yield the words of ``text[start:end]`` in one style; `marked` sets them in brackets."""
    piece = safe(text[start:end])
    parts = piece.split()
    glued = start > 0 and not text[start - 1].isspace() and not piece[:1].isspace()
    last = len(parts) - 1
    for at, part in enumerate(parts):
        opened, closed = "[" if marked and not at else "", "]" if marked and at == last else ""
        yield Word(f"{opened}{part}{closed}", style, glued and not at)


def column_width(width: int) -> int:
    """Return how wide each of two columns is that together take `width` cells."""
    return max((width - len(GAP)) // 2, 2)


def write_columns(
    left: Iterable[Word], right: Iterable[Word], column: int, screen: Screen, indent: str = ""
) -> None:
    """Write two texts beside each other, each in `column` cells."""
    both = (word_lines(words, column, screen.color) for words in (left, right))
    for (one, size), (other, _) in zip_longest(*both, fillvalue=("", 0)):
        blanks = " " * (column - size)
        screen.stream.write(f"{indent}{one}{blanks}{GAP}{other}".rstrip() + "\n")


def word_lines(words: Iterable[Word], width: int, color: bool) -> Iterator[tuple[str, int]]:
    """Yield lines of words, painted, with how many cells each takes; a longer word is broken anywhere."""
    cells = cell_width()
    painted_, taken = "", 0
    for word in words:
        pieces = [word.text] if cells(word.text) <= width else folded(word.text, width)
        for at, piece in enumerate(pieces):
            blank = "" if (word.joined and not at) or not taken else " "
            size = cells(piece)
            if taken + len(blank) + size > width:
                yield painted_, taken
                painted_, taken, blank = "", 0, ""
            painted_ += blank + painted(piece, word.style, color)
            taken += len(blank) + size
    if taken:
        yield painted_, taken
