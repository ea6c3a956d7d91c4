"""A shelf in a file beside the store: read in place, replaced as a whole."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from defcorpus.report.arrays import read_arrays, write_arrays

if TYPE_CHECKING:
    from defcorpus.dedup.shelf import Shelf
    from defcorpus.report.arrays import Arrays


class Filed(NamedTuple):
    """A shelf and the generation of the corpus that it is of."""

    shelf: Shelf
    generation: int


def write_shelf(path: Path, filed: Filed, mark: str) -> bool:
    """Write a shelf, in place of one that is there; return whether that could be done.

    `mark` names what the shelf belongs to: only who gives the same reads it.
    """
    return write_arrays(path, mark, filed.generation, _arrays(filed.shelf))


def read_shelf(path: Path, mark: str) -> Filed | None:
    """Return the shelf of a file, whose arrays are read where they are used; None where it does not fit."""
    read = read_arrays(path, mark)
    if read is None:
        return None
    generation, arrays = read
    try:
        return Filed(_shelf(arrays), generation)
    except (KeyError, TypeError):  # arrays of another version
        return None


def _arrays(shelf: Shelf) -> Arrays:
    import numpy as np

    arrays: Arrays = {}
    for record in ("articles", "texts", "found", "common"):
        columns = getattr(shelf, record)
        for name in columns.__slots__:
            arrays[f"{record}.{name}"] = np.asarray(getattr(columns, name))
    for at, part in enumerate(shelf.parts):
        arrays[f"parts.{at}"] = part
    return arrays


def _shelf(arrays: Arrays) -> Shelf:
    from defcorpus.dedup.shelf import Articles, Shelf
    from defcorpus.dedup.texts.candidates import Candidates
    from defcorpus.dedup.texts.columns import Texts
    from defcorpus.dedup.texts.common import Common

    def of(record: str) -> Arrays:
        start = record + "."
        return {name.removeprefix(start): array for name, array in arrays.items() if name.startswith(start)}

    common = of("common")
    common["texts"] = int(common["texts"].item())  # type: ignore[assignment]  # the one that is no array
    return Shelf(
        Articles(**of("articles")),  # type: ignore[arg-type]  # their kinds are as they were written
        Texts(**of("texts")),  # type: ignore[arg-type]
        list(of("parts").values()),  # type: ignore[arg-type]
        Common(**common),  # type: ignore[arg-type]
        Candidates(**of("found")),  # type: ignore[arg-type]
    )
