"""What is known of a corpus's pairs of texts, in two files beside its store.

Each row holds by itself, so the files need not agree: one has nearly all of them and is read in place, the
other what came later and is small enough to be written again each time.
"""

from __future__ import annotations

import mmap
import os
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from defcorpus.dedup.judged import Judged

_LATER = 0.1  # of all that is known; where more came later, all is written as one


class JudgedFiles:
    """What is known of the pairs of texts of one corpus."""

    def __init__(self, folder: Path) -> None:
        self._first, self._later = folder / "judged", folder / "judged-later"
        self._known: tuple[Judged, ...] = ()

    def read(self) -> tuple[Judged, ...]:
        """Return what is known."""
        self._known = (_read(self._first), _read(self._later))
        return self._known

    def keep(self, found: Judged, old: NDArray[np.bool_], *, of_all: bool) -> None:
        """Keep what was found, of which `old` was known; `of_all` says that no other pairs matter."""
        from defcorpus.dedup.judged import Judged

        known = self._known or self.read()
        new = Judged(found.rows[~old])
        size = sum(map(len, known)) + len(new)
        if of_all and len(found) < size:
            self._write_all(found)
        elif not len(new):
            return
        elif len(known[1]) + len(new) > _LATER * size:
            self._write_all(Judged.joined([*known, new]))
        else:
            _write(self._later, Judged.joined([known[1], new]))

    def _write_all(self, judged: Judged) -> None:
        if _write(self._first, judged):
            self._later.unlink(missing_ok=True)


def _read(path: Path) -> Judged:
    from defcorpus.dedup.judged import Judged

    try:
        with path.open("rb") as stream:
            return Judged.from_bytes(mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ), _mark())
    except (OSError, ValueError):
        return Judged.none()


def _write(path: Path, judged: Judged) -> bool:
    fresh = path.with_name(f"{path.name}.{os.getpid()}")
    try:
        with fresh.open("wb") as stream:
            stream.writelines(judged.pieces(_mark()))
        fresh.replace(path)
    except OSError:
        fresh.unlink(missing_ok=True)
        return False
    return True


def _mark() -> str:
    from defcorpus.corpus.store.origin import made_by

    return made_by()
