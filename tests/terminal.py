"""defcorpus on a terminal of its own, in a process forked from this one.

That is what a shell starts, without the time it takes to import what is loaded here.
"""

from __future__ import annotations

import gc
import importlib
import os
import pkgutil
import pty
import select
import signal
import sys
import termios
import time
import traceback
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

import defcorpus
from defcorpus.cli import main

_SILENT = 20  # seconds after which it is ended


def on_terminal(
    *arguments: str,
    environ: Mapping[str, str],
    folder: Path | str = ".",
    size: tuple[int, int] = (24, 80),
    keys: str = "",
    asks: Sequence[bytes] = (),
) -> tuple[int, str]:
    """Run a command on a terminal of `size` lines and columns; return its exit code and what it sent.

    A key is typed whenever one of the texts that it `asks` with has come once more.
    """
    _load_all()
    pid, leader = pty.fork()
    if not pid:
        _be_defcorpus(arguments, environ, folder, size)
    sent, typed = b"", 0
    try:
        while piece := _read(pid, leader):
            sent += piece
            if typed < len(keys) and sum(map(sent.count, asks)) > typed:
                time.sleep(0.02)
                os.write(leader, keys[typed].encode())
                typed += 1
    finally:
        status = os.waitpid(pid, 0)[1]
        os.close(leader)
    return os.waitstatus_to_exitcode(status), sent.decode("utf-8").replace("\r\n", "\n")


@cache
def _load_all() -> None:
    for module in pkgutil.walk_packages(defcorpus.__path__, "defcorpus."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)


def _read(pid: int, leader: int) -> bytes:
    if not select.select([leader], [], [], _SILENT)[0]:
        os.kill(pid, signal.SIGKILL)
        raise AssertionError(f"nothing was said for {_SILENT} seconds")
    try:
        return os.read(leader, 65536)
    except OSError:  # Linux says so when the other side is closed
        return b""


def _be_defcorpus(
    arguments: Sequence[str], environ: Mapping[str, str], folder: Path | str, size: tuple[int, int]
) -> None:
    try:
        signal.signal(signal.SIGINT, signal.default_int_handler)
        gc.freeze()  # to look through what is of the tests would copy it
        gc.callbacks.clear()  # one of the tests' own would swallow a Ctrl-C
        termios.tcsetwinsize(0, size)
        os.chdir(folder)
        os.environ.clear()
        os.environ.update(environ)
        for number, name, mode in ((0, "stdin", "r"), (1, "stdout", "w"), (2, "stderr", "w")):
            stream = os.fdopen(number, mode, encoding="utf-8", closefd=False)
            setattr(sys, name, stream)
            setattr(sys, f"__{name}__", stream)
        sys.argv = ["defcorpus", *arguments]
        main()
    finally:  # it ends the process itself
        traceback.print_exc()
        os._exit(99)
