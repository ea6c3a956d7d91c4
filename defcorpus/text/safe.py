"""Text that a terminal may be given: nothing in it that the terminal would obey."""

from __future__ import annotations

import re
from functools import cache


@cache
def _pattern() -> re.Pattern[str]:
    # C0 and C1 controls but for tab and line feed, delete, the direction overrides and isolates, and lone
    # surrogates, which no output encoding can write.
    return re.compile(
        "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
    )


def safe(text: str, *, line: bool = False) -> str:
    r"""Return `text` with each control character replaced by U+FFFD; with `line`, on a single line.

    >>> safe("a\x1b[31mb")
    'a\ufffd[31mb'
    """
    if text.isprintable():  # then it holds none of them: the expression takes 0.3 ms to make
        return " ".join(text.split()) if line else text
    text = _pattern().sub("\ufffd", text.replace("\r\n", "\n").replace("\r", "\n"))
    return " ".join(text.split()) if line else text
