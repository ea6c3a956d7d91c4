"""Long answers on a terminal go through a pager, as git sends them: short ones are just written.

`DEFCORPUS_PAGER`, else `PAGER`, else `less`; none where that is empty or `cat`, where NO_PAGER is set, and on
a dumb terminal. `LESS` is `FRX` where it is not set: quit if it fits, show colours, leave the screen alone.
"""

from __future__ import annotations

import io
import os
import shutil
from collections.abc import Mapping
from contextlib import suppress
from typing import IO, TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from subprocess import Popen

_LESS = "FRX"


def pager_command(environ: Mapping[str, str]) -> str:
    """Return the command line of the pager to use; empty: none."""
    if environ.get("NO_PAGER") or environ.get("TERM", "dumb") == "dumb":
        return ""
    for name in ("DEFCORPUS_PAGER", "PAGER"):
        if name in environ:
            command = environ[name].strip()
            return "" if command == "cat" else command
    return "less" if shutil.which("less", path=environ.get("PATH")) else ""


class PagerQuitError(BrokenPipeError):
    """Whoever read has seen enough."""


class Paged(io.TextIOBase):
    """A terminal whose text goes to a pager once there is more than a screenful of it."""

    def __init__(self, terminal: TextIO, command: str) -> None:
        self.terminal = terminal
        self._command = command
        self._held: list[str] | None = []  # none once it is decided where to
        self._lines = 0
        self._process: Popen[bytes] | None = None
        self._to: IO[str] = terminal

    @property
    def encoding(self) -> str:  # type: ignore[override]  # a plain attribute of the base class
        """The terminal's."""
        return self.terminal.encoding

    @property
    def holding(self) -> bool:
        """Whether something waits to be shown."""
        return bool(self._held)

    @property
    def open(self) -> bool:
        """Whether a pager has the screen."""
        return self._process is not None

    def isatty(self) -> bool:
        """Say yes: what is written is for a person."""
        return True

    def writable(self) -> bool:
        """Say yes."""
        return True

    def fileno(self) -> int:
        """Return the terminal's."""
        return self.terminal.fileno()

    def write(self, text: str) -> int:
        """Write, or hold until it is known whether it fits the screen. PagerQuitError where nobody reads."""
        if self._held is None:
            self._pass(text)
            return len(text)
        self._held.append(text)
        self._lines += text.count("\n")
        if self._lines >= shutil.get_terminal_size().lines:
            self._start()
        return len(text)

    def flush(self) -> None:
        """Let through what does not wait for more."""
        if self._held is None:
            self._pass("")

    def _pass(self, text: str) -> None:
        try:
            self._to.write(text)
            if not text:
                self._to.flush()
        except (BrokenPipeError, ValueError):
            if self._process is None:
                raise
            raise PagerQuitError from None

    def _start(self) -> None:
        from subprocess import PIPE, Popen

        environment = {"LESS": _LESS, "LV": "-c", **os.environ}
        self.terminal.flush()
        try:
            self._process = Popen(self._command, shell=True, stdin=PIPE, env=environment)
        except OSError:
            self._let_go()
            return
        assert self._process.stdin is not None
        self._to = io.TextIOWrapper(self._process.stdin, self.encoding, "replace", newline="")
        self._let_go()

    def _let_go(self) -> None:
        held, self._held = self._held or [], None
        self._pass("".join(held))

    def end(self) -> None:
        """Write what is held, or wait until the pager is left."""
        import signal

        if self._held is not None:
            self._let_go()
        if self._process is None:
            self.terminal.flush()
            return
        with suppress(BrokenPipeError):
            self._to.close()
        # Ctrl-C is the pager's own business; it stops what is shown, not what shows it.
        before = signal.signal(signal.SIGINT, signal.SIG_IGN)
        try:
            self._process.wait()
        finally:
            signal.signal(signal.SIGINT, before)
        self._process, self._to = None, self.terminal
