"""The command line: one module a command, loaded only when it is called."""

from __future__ import annotations

import gc
import os
import signal
import sys

# Importing makes some 40,000 objects that all stay: looking among them for garbage takes 4 ms of a start.
_OBJECTS = 100_000


def main() -> None:
    """Run `defcorpus` with the process's arguments and exit with its code."""
    gc.set_threshold(_OBJECTS)
    code = 1
    try:
        _begin()
        from defcorpus.cli.later import put_off
        from defcorpus.cli.sorting import sort_fast

        put_off()
        sort_fast()
        from defcorpus.cli.app import group

        group().main(prog_name="defcorpus")
    except SystemExit as end:
        if isinstance(end.code, str):
            raise
        code = end.code if isinstance(end.code, int) else 0
    except KeyboardInterrupt:  # while importing; later ones end in `guarded`
        code = 130
    _end(code)


def _begin() -> None:
    """Open the standard streams that were closed, and end tidily on SIGTERM and SIGHUP."""
    for number, name, mode in ((0, "stdin", "r"), (1, "stdout", "w"), (2, "stderr", "w")):
        if getattr(sys, name) is None:
            # Or the next file that is opened, the store perhaps, would be taken for this stream.
            nowhere = os.open(os.devnull, os.O_RDWR)
            if nowhere != number:
                os.dup2(nowhere, number)
            setattr(sys, name, os.fdopen(number, mode, encoding="utf-8"))
    for name in ("SIGTERM", "SIGHUP"):
        sent = getattr(signal, name, None)
        if sent is not None and signal.getsignal(sent) is signal.SIG_DFL:  # `nohup` has it ignored
            signal.signal(sent, _told_to_end)


def _told_to_end(number: int, _: object) -> None:
    """Leave through every `with`, so that a temporary store goes too."""
    raise SystemExit(128 + number)


def _end(code: int) -> None:
    # Everything is written and closed; taking the interpreter apart would only cost 10 ms more.
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except OSError:
            code = code or 2
    os._exit(code)
