"""Words: runs of letters and digits, with their offsets. A Vietnamese word here is a syllable.

Words that a lost line end ran together are two, where that is certain (see :mod:`defcorpus.text.glued`).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache

from defcorpus.text.glued import glued


@cache
def _pattern() -> re.Pattern[str]:
    # Combining marks (decomposed text) and zero-width joiners belong to the word they stand in.
    return re.compile("[^\\W_](?:[^\\W_]|[\u0300-\u036f\u200b-\u200d\u2060\ufeff])*")


def words(text: str, start: int = 0, end: int | None = None) -> list[tuple[int, int]]:
    """Return the half-open spans of the words of ``text[start:end]``, in order."""
    stop = len(text) if end is None else end
    spans = [found.span() for found in _pattern().finditer(text, start, stop)]
    inside = [] if text.isascii() else glued(text, start, stop)
    for cut in reversed(inside):
        at = bisect_right(spans, (cut, 0)) - 1
        first, last = spans[at]
        spans[at : at + 1] = (first, cut), (cut, last)
    return spans


def word_texts(text: str) -> list[str]:
    """Return the words of `text` themselves, in order: quicker than cutting them out by their spans."""
    if text.isascii() or not glued(text):
        return _pattern().findall(text)
    return [text[start:end] for start, end in words(text)]


def runs(text: str) -> list[str]:
    """Return the runs of letters and digits in `text`, in order; of folded text these are its words.

    >>> runs("quoc phong, quoc te")
    ['quoc', 'phong', 'quoc', 'te']
    """
    if text.isascii():
        return text.encode().translate(_spaced()).decode().split()
    return _run().findall(text)


@cache
def _run() -> re.Pattern[str]:
    return re.compile(r"[^\W_]+")


def count_words(text: str) -> tuple[int, list[int]]:
    """Return how many words `text` has, and where those begin that were run into the one in front."""
    inside = [] if text.isascii() else glued(text)
    return _count(text) + len(inside), inside


_MARKS = "\u00a0“”‘’–—…«»•‑"
"""Characters beyond ASCII that part words and stand on many pages."""


@cache
def _unusual() -> re.Pattern[str]:
    """Match what is no ASCII, no Latin letter and none of the usual marks."""
    return re.compile(f"[^\x00-\x7fÀ-ÖØ-öø-ɏḀ-ỿ{_MARKS}]")


@cache
def _spaced() -> bytes:
    """Return a table of bytes that makes what is no letter or digit in ASCII a blank."""
    return bytes(code if code > 127 or chr(code).isalnum() else 32 for code in range(256))


def _count(text: str) -> int:
    """Return how many words there are: with the usual letters and marks alone in a third of the time."""
    if not text.isascii():
        if _unusual().search(text) is not None:
            return len(_pattern().findall(text))
        for mark in _MARKS:
            text = text.replace(mark, " ")
    return len(text.encode().translate(_spaced()).split())
