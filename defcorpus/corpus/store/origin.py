"""What made a store: a store made by other rules is made anew."""

from __future__ import annotations

import os
from collections.abc import Sequence
from functools import cache
from zlib import crc32

from defcorpus import __version__

SCHEMA = 6
"""Raise it when the tables change."""

# Of the rooms the last two because the features, models and results that a store keeps are theirs.
_RULES = (".py", ".tsv")
_ROOMS = ("text", "knowledge", "mentions", "reading", "facts", "dedup", "pairs")


@cache
def made_by() -> str:
    """Return the version, the schema, and a checksum over the names and sizes of the files of the rules.

    Between two releases nothing else tells that a rule was changed. Times are not looked at: they differ
    between two installations of one version, and so would the stores that these share.
    """
    return f"{__version__}/{SCHEMA}/{checksum(*_ROOMS)}"


@cache
def checksum(*rooms: str) -> str:
    """Return a checksum over the names and sizes of the files of rules of some rooms of the package."""
    files = "\n".join(sorted(_recorded(rooms) or _found(rooms)))
    return f"{crc32(files.encode()):08x}"


def _place() -> str:
    """Return the folder that the package lies in."""
    place = __file__
    for _ in __name__.split("."):
        place = os.path.dirname(place)
    return place


def _recorded(rooms: Sequence[str]) -> list[str]:
    """Return the files as the installer noted them, none where it did not: 0.2 ms in place of 0.8.

    What was installed so is not edited, and installing it anew writes the list anew
    (https://packaging.python.org/specifications/recording-installed-packages).
    """
    try:
        with open(f"{_place()}/defcorpus-{__version__}.dist-info/RECORD", encoding="utf-8") as file:
            lines = file.read().split("\n")
    except OSError:
        return []
    begins = tuple(f"defcorpus/{room}/" for room in rooms)
    rows = [line.split(",") for line in lines if line.startswith(begins)]
    return [f"{name},{size}" for name, _, size in rows if name.endswith(_RULES)]


def _found(rooms: Sequence[str]) -> list[str]:
    """Return the files that are there now, as in a checkout, where any may be edited at any time."""
    place = _place()
    found: list[str] = []
    folders = [f"defcorpus/{room}" for room in rooms]
    while folders:
        folder = folders.pop()
        try:
            with os.scandir(f"{place}/{folder}") as entries:
                for entry in entries:
                    if entry.name.endswith(_RULES):
                        found.append(f"{folder}/{entry.name},{entry.stat().st_size}")
                    elif entry.is_dir() and entry.name != "__pycache__":
                        folders.append(f"{folder}/{entry.name}")
        except OSError:  # the package is not a folder, as in a zip
            continue
    return found
