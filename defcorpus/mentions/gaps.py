"""What stands between a word and the one in front of it: names and places read it alike."""

from __future__ import annotations

import itertools
from functools import lru_cache

OTHER, SPACE, LINE, HYPHEN, QUOTE, DOT, COMMA, DASH, PAREN, STOP, AND, GLUED = range(12)
SPACES = frozenset({SPACE, LINE, GLUED})  # nothing but white space, if that


class _Gaps(dict[str, int]):
    """What stretches without words in them are, worked out when first met."""

    def __init__(self, *, wrapped: bool) -> None:
        super().__init__()
        self.wrapped = wrapped

    def __missing__(self, gap: str) -> int:
        if len(self) >= _REMEMBERED:
            self.clear()
        self[gap] = kind = _kind(gap, self.wrapped)
        return kind


_REMEMBERED = 4096  # gaps remembered before the memory is emptied
GAPS, WRAPPED_GAPS = _Gaps(wrapped=False), _Gaps(wrapped=True)


def gap_kind(gap: str, wrapped: bool) -> int:
    """Return what a stretch without words in it is; `wrapped` where lines end inside sentences."""
    return (WRAPPED_GAPS if wrapped else GAPS)[gap]


def _kind(gap: str, wrapped: bool) -> int:
    """Return what a stretch without words in it is."""
    bare = gap.strip()
    if "\n" in gap:
        if wrapped and gap.count("\n") == 1 and bare in (",", "."):
            return COMMA if bare == "," else DOT
        if bare or gap.count("\n") > 1 or not wrapped:
            return COMMA if bare == "," and wrapped else STOP
        return LINE
    if not bare:
        return SPACE
    if bare in "-‐‑–—−" and len(bare) == 1:
        return DASH if gap != bare else HYPHEN if bare in "-‐‑" else DASH
    if gap in ("'", "’", "ʼ"):
        return QUOTE
    if bare == ".":
        return DOT
    if bare == ",":
        return COMMA
    if bare == "&":
        return AND
    if bare in ("(", "（"):
        return PAREN
    return STOP if any(mark in bare for mark in '.!?:;…"“”«»') else OTHER


@lru_cache(maxsize=16)
def is_wrapped(text: str) -> bool:
    """Say whether lines end inside sentences because a program cut them at a width."""
    if "](" in text:
        return True  # Markdown: paragraphs are parted by empty lines
    lines = [line.rstrip() for line in text.split("\n")]
    if max(map(len, lines)) > 120 and any(len(line) > 120 and "://" not in line for line in lines):
        return False
    breaks = [above for above, below in itertools.pairwise(lines) if above and below]
    if not breaks:
        return False
    inside = [line for line in breaks if len(line) >= 40 and (line[-1] not in ".!?:;…" or line[-3] == " ")]
    return len(inside) * 2 > len(breaks)
