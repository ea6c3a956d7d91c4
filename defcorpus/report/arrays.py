"""Arrays in a file beside the store: written as a whole, read in place."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from math import prod
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Arrays = dict[str, NDArray[np.generic]]

_MAGIC = b"defcorpus arrays 1\n"
_ALIGNED = 64
_LEAST_ROOM = 16  # rows, where any is left


def write_arrays(
    path: Path, mark: str, said: object, arrays: Mapping[str, NDArray[np.generic]], room: float = 0.0
) -> bool:
    """Write arrays and something that JSON can hold, in place of what is there; return whether it could be.

    `mark` names what they belong to: only who gives the same reads them. One that does not lie in a row is
    copied while it is written, one at a time. `room` is left behind each for as large a share of its rows.
    """
    import numpy as np

    fields = [
        [name, each.dtype.str, _with_room(each, room), *each.shape[:1]] for name, each in arrays.items()
    ]
    head = json.dumps({"mark": mark, "said": said, "arrays": fields}).encode()
    head += b" " * (-(len(_MAGIC) + 8 + len(head)) % _ALIGNED)
    fresh = path.with_name(f"{path.name}.{os.getpid()}")
    try:
        with fresh.open("wb") as stream:
            stream.write(_MAGIC + len(head).to_bytes(8, "little") + head)
            for array in arrays.values():
                np.ascontiguousarray(array).tofile(stream)
                size = array.itemsize * prod(_with_room(array, room))
                stream.seek(size - array.nbytes + -size % _ALIGNED, os.SEEK_CUR)  # a hole is not written
            stream.truncate()
        fresh.replace(path)
    except OSError:
        fresh.unlink(missing_ok=True)
        return False
    return True


def read_arrays(path: Path, mark: str) -> tuple[Any, Arrays] | None:
    """Return what `write_arrays` wrote; None where there is nothing that fits, or it is cut off."""
    read = read_with_room(path, mark, "r")
    return None if read is None else read[:2]


def read_with_room(path: Path, mark: str, mode: Literal["r", "c"] = "c") -> tuple[Any, Arrays, Arrays] | None:
    """Return what `read_arrays` does, and each array once more with the room behind it.

    What is written into that stays in memory: the file is as it was.
    """
    import numpy as np

    try:
        data = np.memmap(path, np.uint8, mode)
        start = len(_MAGIC) + 8
        if bytes(data[: len(_MAGIC)]) != _MAGIC:
            return None
        size = int.from_bytes(bytes(data[len(_MAGIC) : start]), "little")
        head = json.loads(bytes(data[start : start + size]))
        if head["mark"] != mark:
            return None
        at = start + size
        arrays: Arrays = {}
        whole: Arrays = {}
        for name, kind, shape, *rows in head["arrays"]:
            whole[name] = np.ndarray(tuple(shape), np.dtype(kind), data[at:].data)
            arrays[name] = whole[name][: rows[0]] if rows else whole[name]
            at += whole[name].nbytes + -whole[name].nbytes % _ALIGNED
        return head["said"], arrays, whole
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _with_room(array: NDArray[np.generic], room: float) -> list[int]:
    """Return the shape of an array with room behind its rows."""
    if not array.ndim or not room:
        return [*array.shape]
    return [len(array) + int(len(array) * room) + _LEAST_ROOM, *array.shape[1:]]
