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
    # Six searches for one character each take half as long as one for any of them.
    if not any(mark in piece for mark in ZERO_WIDTH) and unicodedata.is_normalized("NFC", piece):
        return piece, None
    mapped = normal_mapped(piece)
    return mapped.text, mapped.offsets


@lru_cache(maxsize=64)
def lowered(plain: str) -> str:
    """Return the lower case, as long as the text: İ is the one letter that would grow."""
    return plain.replace("İ", "I").lower()
