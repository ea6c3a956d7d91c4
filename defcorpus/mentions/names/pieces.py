"""What is known of a piece of text between two spaces: its words, and the marks that hang on them."""

from __future__ import annotations

import re
from functools import cache

from defcorpus.mentions.names.tokens import Word, cut, word
from defcorpus.mentions.names.vocabulary import is_common, particles
from defcorpus.text.words import words

# What stands behind a word in its piece, where the piece has several.
Part = tuple[Word, int, int, str]
# What stands in front of a piece's first word, that word, where it begins and ends, what stands behind the
# last, and the piece's length with the space behind it; and None, or the words where they are not one.
Parsed = tuple[str, Word, int, int, str, int, tuple[Part, ...] | None]
_REMEMBERED = 1 << 16  # pieces remembered before the memory is emptied


class _Pieces(dict[str, Parsed]):
    """The words of pieces, and what stands in front of and behind them."""

    def __missing__(self, piece: str) -> Parsed:
        if len(self) >= _REMEMBERED:
            self.clear()
        self[piece] = found = _parsed(piece)
        return found


parsed = _Pieces().__getitem__  # the words of a piece, as `_parsed` tells them


def _parsed(piece: str) -> Parsed:
    """Return the words of a piece, and what stands in front of and behind them.

    >>> lead, first, begin, end, trail, size, parts = _parsed('"Jean-Claude,')
    >>> lead, [(part[0].text, *part[1:]) for part in parts], trail
    ('"', [('Jean', 1, 5, '-'), ('Claude', 6, 12, '')], ',')
    >>> _parsed("Baku,")[2:]
    (0, 4, ',', 6, None)
    """
    if piece.isalnum():
        lead, inner, trail = "", piece, ""
    else:
        whole = _one_word().fullmatch(piece)
        if whole is None:
            return _several(piece)
        lead, inner, trail = whole.groups()
    item = word(inner)
    if item.glue:
        return _several(piece)
    return lead, item, len(lead), len(lead) + len(inner), trail, len(piece) + 1, None


@cache
def _one_word() -> re.Pattern[str]:
    return re.compile(r"([\W_]*)([^\W_]+)([\W_]*)")


def _several(piece: str) -> Parsed:
    """Return a piece that is not one word."""
    found = cut(piece, 0, len(piece), 0, None, False)
    size = len(piece) + 1
    if not found.words:
        return piece, word(""), 0, 0, "", size, ()
    starts, ends = found.starts, found.ends
    between = [piece[end:start] for end, start in zip(ends, starts[1:], strict=False)]
    parts = tuple(zip(found.words, starts, ends, [*between, ""], strict=True))
    return piece[: starts[0]], found.words[0], starts[0], ends[0], piece[ends[-1] :], size, parts


class _Folded(dict[str, str]):
    """The words of pieces that begin with a capital, folded and parted by a space."""

    def __missing__(self, piece: str) -> str:
        if len(self) >= _REMEMBERED:
            self.clear()
        self[piece] = found = " ".join([part for part, _ in folded_parts(piece)])
        return found


folded_words = _Folded().__getitem__  # those of a piece, most often one


def folded_parts(piece: str) -> tuple[tuple[str, int], ...]:
    """Return the words of a piece of text that begin with a capital, folded, and where they begin in it."""
    _, first, begin, _, _, _, parts = parsed(piece)
    if parts is None:
        return ((first.folded, begin),) if first.cap else ()
    # Not as the reader of names parts words that were run together: `Coentrao` is no `Coen`.
    spans = [(word(piece[start:end]), start) for start, end in words(piece)]
    return tuple((part.folded, start) for part, start in spans if part.cap)


def family_name(piece: str) -> str:
    """Return the first word of a piece, folded, that ends as only family names do."""
    for part, _ in folded_parts(piece):
        if len(part) > 5 and part.endswith(_endings()) and not is_common(part):
            return part
    return ""


@cache
def _endings() -> tuple[str, ...]:
    return tuple(sorted(particles("ending")))
