"""Modules of the standard library that are imported at every start and hardly ever used.

Typer and what it imports ask for them; their contents would cost a search 5 ms. Each is there all the same,
and is read when something of it is first asked for. `importlib.util.LazyLoader` means the same, but there the
next `import` of the module has it read, for that looks at `__spec__` (Python 3.11).
"""

from __future__ import annotations

import sys
from _thread import RLock
from importlib.util import find_spec, module_from_spec
from types import ModuleType

# Imported and left unused by shutil, urllib.parse, typer, traceback, inspect.
_LATER = ("bz2", "ipaddress", "lzma", "subprocess", "textwrap", "tokenize")

_reading = RLock()


class _Later(ModuleType):
    """A module that knows where it is from and nothing else yet."""

    def __getattr__(self, name: str) -> object:
        with _reading:
            loader = self.__dict__.pop("_loader", None)
            if loader is not None:
                loader.exec_module(self)
                self.__class__ = ModuleType  # type: ignore[assignment]  # as it would have been
        return ModuleType.__getattribute__(self, name)


def put_off() -> None:
    """Have these modules read when they are first used. For a process that is the command's own."""
    for name in _LATER:
        spec = None if name in sys.modules else find_spec(name)
        if spec is not None and spec.loader is not None:
            sys.modules[name] = module = module_from_spec(spec)
            module.__dict__["_loader"] = spec.loader
            module.__class__ = _Later
