"""Values as the text of a cell, and JSON that no terminal obeys."""

from __future__ import annotations

import re
from functools import cache
from typing import Any, Literal, get_args

from defcorpus.text.safe import safe

Format = Literal["table", "jsonl", "json", "csv", "tsv", "markdown"]
FORMATS: tuple[str, ...] = get_args(Format)

_BREAKS = str.maketrans({"\t": " ", "\n": " ", "\u2028": " ", "\u2029": " "})


def one_line(text: str) -> str:
    """Return `text` without what a terminal obeys, tabs and line ends as single blanks."""
    # What is printable has neither: most cells are looked at once.
    return text if text.isprintable() else safe(text).translate(_BREAKS)


def plain(value: Any) -> str:  # noqa: ANN401 - a JSON value
    """Return a value as one line of text: lists joined by `; `, nothing for null."""
    if value is None:
        return ""
    if isinstance(value, str):
        return one_line(value)
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (list, tuple)):
        return "; ".join(plain(item) for item in value)
    if isinstance(value, dict):
        return to_json(value)
    return str(value)


def guarded(value: Any) -> str:  # noqa: ANN401 - a JSON value
    """Return a cell that a spreadsheet takes as text even where it begins like a formula.

    Source: OWASP, CSV Injection.
    """
    text = plain(value)
    if isinstance(value, (int, float)) or not text.lstrip().startswith(("=", "+", "-", "@")):
        return text
    return "'" + text


@cache
def _unsafe() -> re.Pattern[str]:
    # What JSON itself leaves bare: delete, C1 controls, line separators, direction marks, lone surrogates.
    return re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


def to_json(value: Any, *, indent: int | None = None) -> str:  # noqa: ANN401 - a JSON value
    r"""Return JSON in UTF-8 letters; control characters are escaped, so nothing is lost.

    >>> to_json({"title": "Đại tướng\x1b"})
    '{"title": "Đại tướng\\u001b"}'
    """
    import json  # not for the tables and lines of most answers: 1.4 ms of a start

    text = json.dumps(value, ensure_ascii=False, indent=indent)
    if text.isascii():
        return text.replace("\x7f", "\\u007f")
    return _unsafe().sub(lambda found: f"\\u{ord(found.group()):04x}", text)
