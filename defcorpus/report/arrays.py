"""Arrays in a file beside the store: written as a whole, read in place."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Arrays = dict[str, NDArray[np.generic]]

_MAGIC = b"defcorpus arrays 1\n"
_ALIGNED = 64


def write_arrays(path: Path, mark: str, said: object, arrays: Mapping[str, NDArray[np.generic]]) -> bool:
    """Write arrays and something that JSON can hold, in place of what is there; return whether it could be.

    `mark` names what they belong to: only who gives the same reads them. One that does not lie in a row is
    copied while it is written, one at a time.
    """
    import numpy as np

    fields = [[name, array.dtype.str, list(array.shape)] for name, array in arrays.items()]
    head = json.dumps({"mark": mark, "said": said, "arrays": fields}).encode()
    head += b" " * (-(len(_MAGIC) + 8 + len(head)) % _ALIGNED)
    fresh = path.with_name(f"{path.name}.{os.getpid()}")
    try:
        with fresh.open("wb") as stream:
            stream.write(_MAGIC + len(head).to_bytes(8, "little") + head)
            for array in arrays.values():
                np.ascontiguousarray(array).tofile(stream)
                stream.write(b"\0" * (-array.nbytes % _ALIGNED))
        fresh.replace(path)
    except OSError:
        fresh.unlink(missing_ok=True)
        return False
    return True


def read_arrays(path: Path, mark: str) -> tuple[Any, Arrays] | None:
    """Return what `write_arrays` wrote; None where there is nothing that fits, or it is cut off."""
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
        arrays: Arrays = {}
        for name, kind, shape in head["arrays"]:
            arrays[name] = np.ndarray(tuple(shape), np.dtype(kind), data[at:].data)
            at += arrays[name].nbytes + -arrays[name].nbytes % _ALIGNED
        return head["said"], arrays
    except (OSError, ValueError, KeyError, TypeError):
        return None
