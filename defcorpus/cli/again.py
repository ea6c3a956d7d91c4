"""The command that makes a plan again, as it is written into the plan."""

import os
import shlex
from pathlib import Path

from defcorpus.cli.bundle import Bundle
from defcorpus.cli.options import Store, Trailing

_STDIN = "-"


def again(where: Trailing, choice: Bundle, which: Bundle, store: Store) -> str:
    """Return `defcorpus dedup PATH ... --plan FILE` with what was asked for, to be typed anywhere."""
    words = [*choice.typed(), *which.typed()]
    words += store.typed("files_from", "store", "jobs", "corrections", "verdicts", "strict")
    for name, path in (("--corrections", store.corrections), ("--files-from", store.files_from)):
        words += [name, _absolute(path)] if path is not None else []
    paths = where.paths or ([] if store.files_from is not None else [os.curdir])
    return shlex.join(["defcorpus", "dedup", *map(_absolute, paths), *words, "--plan", "FILE"])


def _absolute(path: str) -> str:
    return path if path == _STDIN else str(Path(path).absolute())
