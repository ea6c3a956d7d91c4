"""The command line: one module a command, loaded only when it is called."""

from __future__ import annotations

import gc
import os
import sys

# Importing makes some 40,000 objects that all stay: looking among them for garbage takes 4 ms of a start.
_OBJECTS = 100_000


def main() -> None:
    """Run `defcorpus` with the process's arguments and exit with its code."""
    gc.set_threshold(_OBJECTS)
    _open_streams()
    from defcorpus.cli.app import group

    try:
        group().main(prog_name="defcorpus")
    except SystemExit as end:
        if isinstance(end.code, str):
            raise
        # Everything is written and closed; taking the interpreter apart would only cost 10 ms more.
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(end.code or 0)


def _open_streams() -> None:
    """Have all three streams, as where a shell closed one with `>&-`: no file of ours may take its place."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: PTH123, SIM115 - stays open
