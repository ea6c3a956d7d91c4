"""A shelf in a file beside the store: read in place, replaced as a whole."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from defcorpus.dedup.shelf import Shelf

    Array = NDArray[np.generic]

_MAGIC = b"defcorpus shelf 2\n"
_ALIGNED = 64


class Filed(NamedTuple):
    """A shelf and the generation of the corpus that it is of."""

    shelf: Shelf
    generation: int


def write_shelf(path: Path, filed: Filed, mark: str) -> bool:
    """Write a shelf, in place of one that is there; return whether that could be done.

    `mark` names what the shelf belongs to: only who gives the same reads it.
    """
    fields = [[name, array.dtype.str, list(array.shape)] for name, array in _arrays(filed.shelf)]
    head = json.dumps({"mark": mark, "generation": filed.generation, "arrays": fields}).encode()
    head += b" " * (-(len(_MAGIC) + 8 + len(head)) % _ALIGNED)
    fresh = path.with_name(f"{path.name}.{os.getpid()}")
    try:
        with fresh.open("wb") as stream:
            stream.write(_MAGIC + len(head).to_bytes(8, "little") + head)
            for _, array in _arrays(filed.shelf):  # not all of them in memory at once
                array.tofile(stream)
                stream.write(b"\0" * (-array.nbytes % _ALIGNED))
        fresh.replace(path)
    except OSError:
        fresh.unlink(missing_ok=True)
        return False
    return True


def read_shelf(path: Path, mark: str) -> Filed | None:
    """Return the shelf of a file, whose arrays are read where they are used; None where it does not fit."""
    import numpy as np

    try:
        data = np.memmap(path, np.uint8, "r")
        start = len(_MAGIC) + 8
        if bytes(data[: len(_MAGIC)]) != _MAGIC:
            return None
        size = int.from_bytes(bytes(data[len(_MAGIC) : start]), "little")
        head = json.loads(bytes(data[start : start + size]))
        if head["mark"] != mark:
            return None
        at = start + size
        arrays: dict[str, Array] = {}
        for name, kind, shape in head["arrays"]:
            array = np.ndarray(tuple(shape), np.dtype(kind), data[at:].data)
            arrays[name] = array
            at += array.nbytes + -array.nbytes % _ALIGNED
        return Filed(_shelf(arrays), head["generation"])
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _arrays(shelf: Shelf) -> Iterator[tuple[str, Array]]:
    import numpy as np

    for record in ("articles", "texts", "found", "common"):
        columns = getattr(shelf, record)
        for name in columns.__slots__:
            yield f"{record}.{name}", np.ascontiguousarray(getattr(columns, name))
    for at, part in enumerate(shelf.parts):
        yield f"parts.{at}", np.ascontiguousarray(part)


def _shelf(arrays: dict[str, Array]) -> Shelf:
    from defcorpus.dedup.candidates import Candidates
    from defcorpus.dedup.common import Common
    from defcorpus.dedup.shelf import Articles, Shelf
    from defcorpus.dedup.texts import Texts

    def of(record: str) -> dict[str, Array]:
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
