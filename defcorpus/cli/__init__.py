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
    from defcorpus.cli.app import group

    try:
        group().main(prog_name="defcorpus")
    except SystemExit as end:
        # Everything is written and closed; taking the interpreter apart would only cost 10 ms more.
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(end.code if isinstance(end.code, int) else 1)
