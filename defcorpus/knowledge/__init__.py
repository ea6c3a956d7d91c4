"""What the press calls ranks, posts, countries, months, outlets: reviewed tables and one loader.

A table is a UTF-8 file of tab-separated columns: a header line, then rows in code-point order, no row
twice, NFC. The last column, ``source``, says where each row comes from and is for people only.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent


@cache
def table(name: str) -> tuple[tuple[str, ...], ...]:
    """Return the rows of ``<name>.tsv`` in file order, without the header and the source column.

    Raises FileNotFoundError where there is no such table.
    """
    # newline="": a form may hold any character that str.splitlines would split at.
    with (FOLDER / f"{name}.tsv").open(encoding="utf-8", newline="") as stream:
        lines = stream.read().split("\n")
    return tuple(tuple(line.split("\t")[:-1]) for line in lines[1:] if line)
