"""What made a store: a store made by other rules is made anew."""

from __future__ import annotations

import os
from functools import cache
from zlib import crc32

from defcorpus import __version__

SCHEMA = 6
"""Raise it when the tables change."""

# The last two because the features, models and results that a store keeps are theirs.
_ROOMS = ("text", "knowledge", "mentions", "reading", "facts", "dedup", "pairs")


@cache
def made_by() -> str:
    """Return the version, the schema, and a checksum over the names and sizes of the files of the rules.

    Between two releases nothing else tells that a rule was changed. Times are not looked at: they differ
    between two installations of one version, and so would the stores that these share. Takes 0.4 ms.
    """
    return f"{__version__}/{SCHEMA}/{checksum(*_ROOMS)}"


@cache
def checksum(*rooms: str) -> str:
    """Return a checksum over the names and sizes of the files of rules of some rooms of the package."""
    seen = 0
    for room in rooms:
        seen = crc32(repr(_files(f"{_package()}/{room}")).encode(), seen)
    return f"{seen:08x}"


def _package() -> str:
    return os.path.dirname(os.path.dirname(__file__))


def _files(folder: str) -> list[tuple[str, object]]:
    """Return the names and sizes of a folder's files of rules, and what its own folders hold."""
    found: list[tuple[str, object]] = []
    try:
        with os.scandir(folder) as entries:
            for entry in entries:
                if entry.name.endswith((".py", ".tsv")):
                    found.append((entry.name, entry.stat().st_size))
                elif entry.is_dir() and entry.name != "__pycache__":
                    found.append((entry.name, _files(entry.path)))
    except OSError:  # the package is not a folder, as in a zip
        return []
    return sorted(found, key=lambda pair: pair[0])
