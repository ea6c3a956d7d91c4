"""File names as a cell of a line: whatever a name holds, it stays on its line and comes back byte for byte.

Names keep the form they have on disk: one in NFD is written in NFD.
"""

from __future__ import annotations

import re
from functools import cache

_LETTERS = {"\t": r"\t", "\n": r"\n", "\r": r"\r", "\\": r"\\"}
_BACK = {"t": "\t", "n": "\n", "r": "\r", "\\": "\\"}
_BYTES = 0xDC00  # where `os.fsdecode` puts a byte that is no UTF-8 (PEP 383)


@cache
def _unsafe() -> re.Pattern[str]:
    # What ends a line or a cell, what a terminal obeys, what no file in UTF-8 can hold, and blanks at the
    # ends, which editors strip.
    return re.compile(
        "[\\\\\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]|^ | $"
    )


@cache
def _escape() -> re.Pattern[str]:
    return re.compile(r"\\(x[89a-f][0-9a-f]|u[0-9a-f]{4}|[tnr\\]|)")


def escaped(name: str) -> str:
    r"""Return a name as it is written in a cell; a byte that is no UTF-8 as ``\xNN``.

    >>> escaped("tin\tmới\udce9")
    'tin\\tmới\\xe9'
    """
    return _unsafe().sub(_escaped, name)


def _escaped(found: re.Match[str]) -> str:
    letter = found.group()
    if letter in _LETTERS:
        return _LETTERS[letter]
    code = ord(letter)
    return f"\\x{code - _BYTES:02x}" if 0x80 <= code - _BYTES <= 0xFF else f"\\u{code:04x}"


def unescaped(cell: str) -> str:
    r"""Return the name that a cell stands for. ValueError for a backslash that begins no escape.

    >>> unescaped("tin\\tmới\\xe9") == "tin\tmới\udce9"
    True
    """
    return _escape().sub(_unescaped, cell)


def _unescaped(found: re.Match[str]) -> str:
    what = found.group(1)
    if not what:
        raise ValueError(f"a lone backslash at {found.start() + 1}: it is written \\\\")
    if what in _BACK:
        return _BACK[what]
    return chr(_BYTES + int(what[1:], 16)) if what[0] == "x" else chr(int(what[1:], 16))


def is_inside(path: str) -> bool:
    """Say whether a path of a plan, parts divided by `/`, leads into its corpus and nowhere else.

    >>> is_inside("news/2024/a.txt"), is_inside("news/../a.txt"), is_inside("/etc/passwd"), is_inside("news")
    (True, False, False, False)
    """
    parts = path.split("/")
    return len(parts) > 1 and "\0" not in path and all(part not in ("", ".", "..") for part in parts)
