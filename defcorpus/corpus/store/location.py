"""Where a store lives: under a base folder, in a folder named after the PATHs it is of.

The base is `--store`, else `DEFCORPUS_STORE`, else the user's cache folder. Standard input and a few plain
files get a temporary folder, and so does a machine without a usable cache folder.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Sequence
from pathlib import Path
from zlib import crc32

from defcorpus.errors import PathError, StoreError
from defcorpus.tuples import NamedTuple

STDIN = "-"
FILE_NAME = "corpus.sqlite"
_VARIABLE = "DEFCORPUS_STORE"
# So many plain files named one by one are a corpus: reading them all again at each call would take too long.
_FEW = 200


class Location(NamedTuple):
    """Where the store of some PATHs is."""

    folder: Path | None  # None: a temporary folder is wanted
    paths: tuple[str, ...]  # resolved, sorted, each once
    warning: str = ""


def locate(
    paths: Sequence[str | Path],
    store: str | Path | None = None,
    *,
    make: bool = True,
    temporary: bool = False,
) -> Location:
    """Return where the store of `paths` is, making its folder if `make` says so.

    PathError where a PATH is missing.
    """
    resolved = resolve(paths)
    chosen = str(store) if store else os.environ.get(_VARIABLE, "")
    if temporary or STDIN in resolved or (not chosen and _a_few_articles(resolved)):
        return Location(None, resolved)
    folder = base(store) / folder_name(resolved)
    problem = _unusable(folder) if make else ""
    if not problem:
        return Location(folder, resolved)
    if chosen:
        raise StoreError(
            f"The store cannot be kept in {folder.parent}: {problem}.",
            f"Name another folder with --store or {_VARIABLE}.",
        )
    return Location(
        None,
        resolved,
        f"The cache folder {folder.parent} cannot be used ({problem}); everything is read anew each time. "
        f"Name another folder with --store or {_VARIABLE}.",
    )


def resolve(paths: Sequence[str | Path]) -> tuple[str, ...]:
    """Return the PATHs resolved, sorted, each once. PathError where one is missing."""
    named = [os.fspath(path) for path in paths]
    for path in named:
        if path != STDIN and not os.path.exists(path):
            raise PathError(
                f"There is no file or folder {path!r}.",
                "Check its spelling, or that its disk is there; nothing was forgotten.",
            )
    return tuple(sorted({_resolved(path) for path in named}))


def _resolved(path: str) -> str:
    """Return a PATH as `reading.sources.walk` does: folders resolved, a file under the name it was given."""
    if path == STDIN:
        return path
    if os.path.isdir(path):
        return os.path.realpath(path)
    folder, name = os.path.split(os.path.abspath(path))
    return os.path.join(os.path.realpath(folder), name)


def base(store: str | Path | None = None) -> Path:
    """Return the folder that stores are kept under."""
    chosen = str(store) if store else os.environ.get(_VARIABLE, "")
    return Path(os.path.abspath(os.path.expanduser(chosen))) if chosen else _cache_folder()


def _cache_folder() -> Path:
    if sys.platform.startswith("linux"):
        # What platformdirs says there (the XDG base directories), without the 6 ms of importing it.
        given = os.environ.get("XDG_CACHE_HOME", "").strip()
        return Path(given or os.path.expanduser("~/.cache")) / "defcorpus"
    import platformdirs

    return Path(platformdirs.user_cache_dir("defcorpus", appauthor=False))


def folder_name(resolved: Sequence[str]) -> str:
    """Return the name of the folder for these PATHs: a word to know it by, and 64 bits of checksum.

    The store keeps its PATHs and they are compared at each opening, so a clash is an error, not a mix-up.
    hashlib is not used because it takes 3 ms to import.
    """
    data = "\0".join(resolved).encode("utf-8", "surrogateescape")
    word = re.sub(r"[^\w.-]+", "_", os.path.basename(resolved[0]) if resolved else "").strip("._")[:40]
    return f"{word or 'corpus'}-{crc32(data):08x}{crc32(data[::-1]):08x}"


def _a_few_articles(resolved: Sequence[str]) -> bool:
    if not 0 < len(resolved) <= _FEW or any(map(os.path.isdir, resolved)):
        return False
    from defcorpus.reading.formats.table import holds_many

    return not any(map(holds_many, resolved))


def _unusable(folder: Path) -> str:
    """Make `folder`; return why it cannot be used, or nothing. A store that is there can at least be read."""
    if os.path.exists(folder / FILE_NAME):  # pathlib's raises where a folder above may not be entered
        return ""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        return error.strerror or str(error)
    return "" if os.access(folder, os.W_OK | os.X_OK) else "it cannot be written"


def temporary_folder() -> Path:
    """Make a folder that its maker removes."""
    from tempfile import mkdtemp

    return Path(mkdtemp(prefix="defcorpus-"))
