"""Words: runs of letters and digits, with their offsets. A Vietnamese word here is a syllable."""

from __future__ import annotations

import re
from functools import cache


@cache
def _pattern() -> re.Pattern[str]:
    # Combining marks (decomposed text) and zero-width joiners belong to the word they stand in.
    return re.compile("[^\\W_](?:[^\\W_]|[\u0300-\u036f\u200b-\u200d\u2060\ufeff])*")


def words(text: str, start: int = 0, end: int | None = None) -> list[tuple[int, int]]:
    """Return the half-open spans of the words of ``text[start:end]``, in order."""
    return [found.span() for found in _pattern().finditer(text, start, len(text) if end is None else end)]


def word_texts(text: str) -> list[str]:
    """Return the words of `text` themselves, in order: quicker than cutting them out by their spans."""
    return _pattern().findall(text)
