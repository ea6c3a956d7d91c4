"""A page's lines as blocks: what one rule decides on. In hard-wrapped text a block is several lines."""

from __future__ import annotations

import itertools
import re
from functools import cache
from typing import NamedTuple

from defcorpus.reading.chrome.markers import capitals

LONG = 300
"""Characters of a block that ``plain`` holds; what is longer is running text."""

_WIDER = 1.3
"""Of a text's width, the longest line that is surely one of its wrapped lines."""

_BROKEN = 3
"""Lines broken inside a sentence that tell a text's width."""


class Block(NamedTuple):
    """A line, or the lines of one hard-wrapped paragraph, white space trimmed."""

    start: int
    end: int
    text: str
    plain: str  # lower case, white space as single spaces; of long blocks only the start
    apart: bool  # an empty line stands in front
    ended: bool  # closes with a sentence's last mark
    size: int  # characters; every rule asks for it

    @property
    def words(self) -> int:
        """Return how many words stand in ``plain``."""
        return self.plain.count(" ") + 1


def make_block(start: int, text: str, plain: str, *, apart: bool, ended: bool) -> Block:
    """Return the block of a text that begins at `start`."""
    return Block(start, start + len(text), text, plain, apart, ended, len(text))


@cache
def _closed() -> re.Pattern[str]:
    # `/.` and the agency's initials behind the last stop close an article as well as a sentence.
    return re.compile(rf"""(?:[.!?…:;]|/\.)['"”’»)\]]*\s*(?:[-–—]?\s*(?:{capitals("agency")})/?\.?)?$""")


@cache
def _mark() -> re.Pattern[str]:
    return re.compile("[.!?…:;]")


_STOPS = frozenset(".!?…")


def closes(text: str) -> bool:
    """Say whether `text` ends as a sentence does."""
    if text[-1:] in _STOPS:
        return True
    tail = text[-24:]
    return _mark().search(tail) is not None and _closed().search(tail) is not None


def read_blocks(text: str, title: str | None = None) -> list[Block]:
    """Return the blocks of a text in normal form, in order; together they cover all but white space.

    A first line that is the `title` is a block of its own.
    """
    lines = _lines(text)
    width = _width(text, lines)
    if width:
        first = 1 if title and text[lines[0][0] : lines[0][1]] == title else 0
        lines = lines[:first] + _joined(text, lines[first:], width)
    lines = _with_datelines(text, lines)
    blocks = []
    for start, end, apart in lines:
        piece = text[start:end]
        plain = " ".join(piece[:LONG].lower().split())
        blocks.append(Block(start, end, piece, plain, apart, closes(piece), end - start))
    return blocks


def _with_datelines(text: str, lines: list[tuple[int, int, bool]]) -> list[tuple[int, int, bool]]:
    """Join a dateline that stands alone (`Hà Nội (TTXVN)`) to the line with its dash and the story."""
    at = 1
    while at < len(lines):
        before, until, apart = lines[at - 1]
        start, end, _ = lines[at]
        if text[start] in "-–—" and until - before <= 50 and text[until - 1] == ")" and end - start > 60:
            lines[at - 1 : at + 1] = [(before, end, apart)]
        at += 1
    return lines


def _lines(text: str) -> list[tuple[int, int, bool]]:
    """Return the spans of the lines with words, and whether an empty one stands in front."""
    lines: list[tuple[int, int, bool]] = []
    before = at = 0
    for piece in text.splitlines(keepends=True):
        left = piece.lstrip()
        at += len(piece)
        if not left:
            continue
        start = at - len(left)
        end = start + len(left.rstrip())
        gap = text[before:start]
        lines.append((start, end, len(gap) > 1 and (gap.count("\n") > 1 or gap.count("\r") > 1)))
        before = end
    return lines


def _width(text: str, lines: list[tuple[int, int, bool]]) -> int:
    """Return the width at which lines were broken inside sentences, as mail readers do, or 0."""
    if len(lines) < 4:
        return 0
    lengths = sorted(end - start for start, end, _ in lines)
    usual = lengths[len(lengths) * 9 // 10]  # an address may be longer than all other lines
    broken = sorted(
        until - before
        for (before, until, _), (start, _, apart) in itertools.pairwise(lines)
        if not apart and text[start].islower() and not closes(text[before:until])
    )
    # Captions and headlines between wrapped lines may be longer: the broken lines tell the width.
    width = min(usual, broken[len(broken) * 9 // 10]) if len(broken) >= _BROKEN else usual
    longer = sum(length > width * _WIDER for length in lengths)
    if not 30 <= width <= 130 or (usual > 130 and longer * 4 > len(lines)):
        return 0
    return width if sum(length * 2 > width for length in broken) * 6 >= len(lines) else 0


def is_bullet(text: str) -> bool:
    """Say whether a line is an item of a list: it begins with a dash, a dot or a number.

    >>> [is_bullet(text) for text in ("- An item", "2. Another", "(a) A third", "(TNO) X", "-VNA")]
    [True, True, True, False, False]
    """
    return _bullet().match(text) is not None


@cache
def _bullet() -> re.Pattern[str]:
    return re.compile(
        r"(?:[-–—•*+◦▪·]|\d{1,3}[.)]|\\?\((?:\d{1,3}|[a-zđ]{1,3}|[A-ZĐ]|[IVX]+)\\?\)|[a-zđ][.)])\s"
    )


def _joined(text: str, lines: list[tuple[int, int, bool]], width: int) -> list[tuple[int, int, bool]]:
    joined: list[tuple[int, int, bool]] = []
    last = 0  # length of the line before
    for start, end, apart in lines:
        long = max(last, end - start) > width * _WIDER
        # A caption or summary that is longer than a line and ends like one stands alone.
        alone = long and joined and closes(text[joined[-1][0] : joined[-1][1]].rstrip(")"))
        if joined and not apart and last * 2 > width and not alone and not is_bullet(text[start : start + 8]):
            joined[-1] = (joined[-1][0], end, joined[-1][2])
        else:
            joined.append((start, end, apart))
        last = end - start
    return joined
