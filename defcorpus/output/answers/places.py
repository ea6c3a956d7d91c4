"""Paths as the person named them: `seeds/a.txt` for what was found under `seeds`."""

from __future__ import annotations

import os
from collections.abc import Sequence


class Places:
    """Turns the absolute paths of a corpus into paths that begin with a PATH as it was named."""

    def __init__(self, named: Sequence[str]) -> None:
        roots = [(os.path.realpath(name), name) for name in named if name != "-"]
        self._roots = sorted(roots, key=lambda pair: -len(pair[0]))  # the nearest first
        self._named: dict[str, str] = {}
        for real, name in self._roots:
            self._named.setdefault(real, name)

    def shown(self, path: str) -> str:
        """Return the path to print and to type again; unchanged where no named PATH leads to it."""
        if path in self._named:
            return self._named[path]
        for real, name in self._roots:
            inside = real if real.endswith(os.sep) else real + os.sep
            if path.startswith(inside):
                found = os.path.normpath(os.path.join(name, path[len(inside) :]))  # noqa: PTH118 (as text)
                # A name that begins with a dash would be taken for an option.
                return f".{os.sep}{found}" if found.startswith("-") else found
        return path
