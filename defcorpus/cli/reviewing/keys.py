"""Keys from a person at a terminal, one by one."""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

_ENDS = "\x03\x1c"  # Ctrl-C and Ctrl-\ where the terminal passes them on as letters


@contextmanager
def keyboard() -> Iterator[Callable[[], str]]:
    """Give a function that waits for one key and returns it in lower case; empty at the end (Ctrl-D).

    Where keys cannot be read one by one, it reads a line and returns its first letter. It raises
    KeyboardInterrupt for Ctrl-C. The terminal is left as it was.
    """
    try:
        import termios
        import tty
    except ImportError:  # Windows
        yield _line
        return
    number = sys.stdin.fileno()
    try:
        before = termios.tcgetattr(number)
    except termios.error:
        yield _line
        return
    try:
        tty.setcbreak(number, termios.TCSADRAIN)  # what was typed ahead stays
        yield _Keys(number).next
    finally:
        termios.tcsetattr(number, termios.TCSADRAIN, before)


class _Keys:
    """Keys as they come; several may come at once."""

    def __init__(self, number: int) -> None:
        self._number = number
        self._waiting = ""

    def next(self) -> str:
        while not self._waiting:
            data = os.read(self._number, 64)
            if not data:
                return ""
            text = data.decode("utf-8", "replace")
            self._waiting = text.partition("\x1b")[0] or " "  # arrows and their like mean nothing here
        key, self._waiting = self._waiting[0], self._waiting[1:]
        if key in _ENDS:
            raise KeyboardInterrupt
        return "" if key == "\x04" else key.lower()


def _line() -> str:
    line = sys.stdin.readline()
    return line.strip()[:1].lower() or ("\n" if line else "")
