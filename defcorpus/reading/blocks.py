"""A page's lines as blocks: what one rule decides on. In hard-wrapped text a block is several lines."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

LONG = 400
"""Characters from which on a block is taken for running text and only its edges are looked at."""


@dataclass(frozen=True, slots=True)
class Block:
    """A line, or the lines of one hard-wrapped paragraph, white space trimmed."""

    start: int
    end: int
    text: str
    plain: str  # lower case, white space as single spaces; of long blocks only the start
    apart: bool  # an empty line stands in front
    ended: bool  # closes with a sentence's last mark

    @property
    def size(self) -> int:
        """Return the block's length in characters."""
        return self.end - self.start

    @property
    def words(self) -> int:
        """Return how many words stand in ``plain``."""
        return self.plain.count(" ") + 1


@cache
def _line() -> re.Pattern[str]:
    return re.compile("[^\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+")


@cache
def _closed() -> re.Pattern[str]:
    # `/.` and the agency's initials behind the last stop close an article as well as a sentence.
    return re.compile(r"""(?:[.!?…:;]|/\.)['"”’»)\]]*\s*(?:[-–—]?\s*(?:VNA|VNS|VNP|VOV|TTXVN)/?\.?)?$""")


def closes(text: str) -> bool:
    """Say whether `text` ends as a sentence does."""
    return _closed().search(text, max(0, len(text) - 24)) is not None


def read_blocks(text: str) -> list[Block]:
    """Return the blocks of a text in normal form, in order; together they cover all but white space."""
    lines = list(_lines(text))
    if _is_wrapped(text, lines):
        lines = _joined(text, lines)
    blocks = []
    for start, end, apart in lines:
        piece = text[start:end]
        plain = " ".join(piece[:LONG].lower().split())
        blocks.append(Block(start, end, piece, plain, apart, closes(piece)))
    return blocks


def _lines(text: str) -> Iterator[tuple[int, int, bool]]:
    before = 0
    for found in _line().finditer(text):
        piece = found.group()
        left = piece.lstrip()
        if not left:
            continue
        start = found.end() - len(left)
        end = start + len(left.rstrip())
        gap = text[before:start]
        yield start, end, max(gap.count("\n"), gap.count("\r")) > 1
        before = end


def _is_wrapped(text: str, lines: list[tuple[int, int, bool]]) -> bool:
    """Say whether lines were broken at a width, inside sentences, as mail and PDF readers do."""
    if len(lines) < 4:
        return False
    widest = max(end - start for start, end, _ in lines)
    if widest > 130:
        return False
    broken = sum(
        1
        for (before, until, _), (start, _, apart) in itertools.pairwise(lines)
        if not apart
        and text[start].islower()
        and until - before > widest // 2
        and not closes(text[before:until])
    )
    return broken * 6 >= len(lines)


def _joined(text: str, lines: list[tuple[int, int, bool]]) -> list[tuple[int, int, bool]]:
    widest = max(end - start for start, end, _ in lines)
    joined: list[tuple[int, int, bool]] = []
    last = 0  # length of the line before
    for start, end, apart in lines:
        bullet = text[start] in "-–•*+◦" and text[start + 1 : start + 2] in (" ", "\t", "")
        if joined and not apart and not bullet and last * 2 > widest:
            joined[-1] = (joined[-1][0], end, joined[-1][2])
        else:
            joined.append((start, end, apart))
        last = end - start
    return joined
