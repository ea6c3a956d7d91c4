"""Text as the grammars of this room take it: NFC, no zero-width characters, and its lower case."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from defcorpus.text import normal_mapped
from defcorpus.text.normal import zero_width


@lru_cache(maxsize=8)
def plain_mapped(piece: str) -> tuple[str, tuple[int, ...] | None]:
    """Return the text and a map back to the original, None where nothing had to be changed.

    The last few answers are kept: each grammar asks for the same segments.
    """
    if piece.isascii() or (unicodedata.is_normalized("NFC", piece) and not zero_width().search(piece)):
        return piece, None
    mapped = normal_mapped(piece)
    return mapped.text, mapped.offsets


@lru_cache(maxsize=8)
def lowered(plain: str) -> str:
    """Return the lower case, as long as the text: İ is the one letter that would grow."""
    return plain.replace("İ", "I").lower()
