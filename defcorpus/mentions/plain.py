"""Text as the grammars of this room take it: NFC, no zero-width characters, and its lower case."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from defcorpus.text import normal_mapped
from defcorpus.text.normal import ZERO_WIDTH


@lru_cache(maxsize=64)
def plain_mapped(piece: str) -> tuple[str, tuple[int, ...] | None]:
    """Return the text and a map back to the original, None where nothing had to be changed.

    The last few answers are kept: each grammar asks for the same segments.
    """
    if piece.isascii():
        return piece, None
    if _is_plain(piece):
        return piece, None
    mapped = normal_mapped(piece)
    return mapped.text, tuple(mapped.offsets)


def _is_plain(text: str) -> bool:
    # Six searches for one character each take half as long as one for any of them.
    for mark in ZERO_WIDTH:
        if mark in text:
            return False
    return unicodedata.is_normalized("NFC", text)


@lru_cache(maxsize=8)
def whole_lowered(text: str) -> str | None:
    """Return the lower case of a text all of which is plain (see above), None of any other."""
    if text.isascii():
        return text.lower()
    if "\u03a3" in text or not _is_plain(text):  # the lower case of a capital sigma hangs on its neighbours
        return None
    return lowered(text)


def plain_piece(text: str, start: int, end: int | None = None) -> tuple[str, tuple[int, ...] | None, str]:
    """Return ``text[start:end]`` as :func:`plain_mapped` does, and its lower case.

    A page is looked at as a whole, once: its grammars ask for one piece of it after another.
    """
    low = whole_lowered(text)
    if low is not None:
        return text[start:end], None, low[start:end]
    plain, offsets = plain_mapped(text[start:end])
    return plain, offsets, lowered(plain)


@lru_cache(maxsize=64)
def lowered(plain: str) -> str:
    """Return the lower case, as long as the text: İ is the one letter that would grow."""
    return plain.replace("İ", "I").lower()
