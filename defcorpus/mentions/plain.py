"""Text as the grammars of this room take it: NFC, no zero-width characters, and its lower case."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from defcorpus.text import normal_mapped


@cache
def _hidden() -> re.Pattern[str]:
    return re.compile("[\u00ad\u200b-\u200d\u2060\ufeff]")


def plain_mapped(piece: str) -> tuple[str, tuple[int, ...] | None]:
    """Return the text and a map back to the original, None where nothing had to be changed."""
    if piece.isascii() or (unicodedata.is_normalized("NFC", piece) and not _hidden().search(piece)):
        return piece, None
    mapped = normal_mapped(piece)
    return mapped.text, mapped.offsets


def lowered(plain: str) -> str:
    """Return the lower case, as long as the text: İ is the one letter that would grow."""
    return plain.replace("İ", "I").lower()
