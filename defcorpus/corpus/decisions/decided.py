"""A store and the corrections its articles were made with: which articles others than before concern.

Nothing here reads a correction before the files that hold them have changed: a search that finds its store
current pays for a look at one or two places where they may be.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from defcorpus.tuples import NamedTuple

if TYPE_CHECKING:
    from defcorpus.corpus.decisions.corrections import CorrectionFile
    from defcorpus.facts.corrections import Correction

FILE_NAME = "defcorpus-corrections.tsv"


class Decided(NamedTuple):
    """The files of corrections that hold for a corpus, and what tells whether they have changed."""

    files: tuple[str, ...] = ()
    state: str = ""


UNDECIDED = Decided()


def decided(paths: Sequence[str], named: str | None = None) -> Decided:
    """Return the corrections that hold for the resolved `paths`."""
    files = find_files(paths, named)
    if not files:
        return UNDECIDED
    import hashlib

    digest = hashlib.blake2b(digest_size=16)
    for file in files:
        data = Path(file).read_bytes()
        digest.update(b"%d:" % len(data))
        digest.update(data)
    return Decided(tuple(files), digest.hexdigest())


def find_files(paths: Sequence[str], named: str | None = None, file_name: str = FILE_NAME) -> list[str]:
    """Return the files that hold for a corpus: the one named, else those here and beside its PATHs.

    That of the current folder is the last, so that it holds where two say different things.
    """
    if named is not None:
        return [named] if os.path.isfile(named) else []
    here = os.path.realpath(".")
    folders = {path if os.path.isdir(path) else os.path.dirname(path) for path in paths if path != "-"}
    places = {os.path.realpath(folder) for folder in folders} | {here}
    files = [os.path.join(place, file_name) for place in sorted(places, key=lambda p: (p == here, p))]
    return [file for file in files if os.path.isfile(file)]


@lru_cache(maxsize=4)
def corrections_of(told: Decided) -> CorrectionFile:
    """Return what the files say; read once in each process."""
    from defcorpus.corpus.decisions.corrections import read_files

    return read_files(map(Path, told.files))


def is_decided_so(connection: sqlite3.Connection, told: Decided) -> bool:
    """Say whether the store's articles were made with these corrections."""
    row = connection.execute("SELECT value FROM meta WHERE name = 'corrections'").fetchone()
    return (row[0] if row else "") == told.state


def concerned(connection: sqlite3.Connection, told: Decided) -> set[int]:
    """Return the numbers of the articles that the store made with other corrections, and keep these."""
    if is_decided_so(connection, told):
        return set()
    from defcorpus.facts.corrections import Correction

    before = {Correction(*row) for row in connection.execute("SELECT * FROM corrections")}
    now = set(corrections_of(told).corrections.all) if told.files else set()
    connection.execute("DELETE FROM corrections")
    connection.executemany("INSERT INTO corrections VALUES (?, ?, ?, ?, ?)", sorted(now))
    return {number for one in before ^ now for number in _of(connection, one)}


def _of(connection: sqlite3.Connection, one: Correction) -> list[int]:
    """Return the numbers of the articles that one correction concerns: it is to hold, or it did."""
    if one.scope == "event":
        return []  # events are no part of any article's record
    if one.scope == "article":
        rows = connection.execute(
            "SELECT number FROM articles WHERE key = ? OR name = ? OR id = ?", (one.key, one.which, one.which)
        )
    else:
        rows = connection.execute(
            "SELECT article FROM people WHERE key = ? "
            "UNION SELECT article FROM notes WHERE kind = 'by-you' AND detail = ?",
            (one.key, f"{one.which} is {one.value}"),
        )
    return [number for (number,) in rows]
