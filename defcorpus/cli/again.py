"""The command that makes a plan or an export again, as it is written into it."""

import os
import shlex
from collections.abc import Sequence
from pathlib import Path

from defcorpus.cli.bundle import Bundle
from defcorpus.cli.options import Store, Trailing

_STDIN = "-"


def again(
    command: str, where: Trailing, asked: Sequence[Bundle], store: Store, *to: str, anywhere: bool = True
) -> str:
    """Return `defcorpus COMMAND PATH ...` with what was asked for, and `to` behind it.

    It can be typed `anywhere`, or names paths as they were named.
    """
    named = _absolute if anywhere else str
    words = [word for bundle in asked for word in bundle.typed()]
    words += store.typed("files_from", "store", "jobs", "corrections", "verdicts", "strict")
    for name, path in (("--corrections", store.corrections), ("--files-from", store.files_from)):
        words += [name, named(path)] if path is not None else []
    paths = where.paths or ([] if store.files_from is not None else [os.curdir])
    return shlex.join(["defcorpus", command, *map(named, paths), *words, *to])


def _absolute(path: str) -> str:
    return path if path == _STDIN else str(Path(path).absolute())
