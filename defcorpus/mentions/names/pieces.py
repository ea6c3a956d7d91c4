"""What is known of a piece of text between two spaces: its words, and the marks that hang on them."""

from __future__ import annotations

import re
from functools import cache

from defcorpus.mentions.words.tokens import Word, tokens, word
from defcorpus.mentions.words.vocabulary import is_common, particles
from defcorpus.text.words import words

# A word of a piece and where it begins and ends.
Part = tuple[Word, int, int]
# A piece's first word, where that begins and ends, the piece's length with the space behind it; and None, or
# the words where they are not one.
Parsed = tuple[Word, int, int, int, tuple[Part, ...] | None]
_REMEMBERED = 1 << 16  # pieces remembered before the memory is emptied


class _Pieces(dict[str, Parsed]):
    """The words of pieces, worked out when first met."""

    def __missing__(self, piece: str) -> Parsed:
        if len(self) >= _REMEMBERED:
            self.clear()
        self[piece] = found = _parsed(piece)
        return found


parsed = _Pieces().__getitem__  # the words of a piece, as `_parsed` tells them


def _parsed(piece: str) -> Parsed:
    """Return the words of a piece, and where they begin and end in it.

    >>> [(part[0].text, *part[1:]) for part in _parsed('"Jean-Claude,')[-1]]
    [('Jean', 1, 5), ('Claude', 6, 12)]
    >>> _parsed("Baku,")[1:]
    (0, 4, 6, None)
    """
    if piece.isalnum():
        begin, inner = 0, piece
    else:
        whole = _one_word().fullmatch(piece)
        if whole is None:
            return _several(piece)
        begin, inner = whole.start(1), whole[1]
    item = word(inner)
    if item.glue:
        return _several(piece)
    return item, begin, begin + len(inner), len(piece) + 1, None


@cache
def _one_word() -> re.Pattern[str]:
    return re.compile(r"[\W_]*([^\W_]+)[\W_]*")


def _several(piece: str) -> Parsed:
    """Return a piece that is not one word."""
    found = tokens(piece)
    parts = tuple(zip(found.words, found.starts, found.ends, strict=True))
    first = parts[0] if parts else (word(""), 0, 0)
    return (*first, len(piece) + 1, parts)


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
    first, begin, _, _, parts = parsed(piece)
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
