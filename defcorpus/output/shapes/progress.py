"""One line on a terminal that says how far a long call has come; nothing elsewhere, nothing for a second."""

from __future__ import annotations

import shutil
import time
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from typing import Protocol

    class Step(Protocol):
        """How far a call has come, as `defcorpus.corpus` says it."""

        @property
        def phase(self) -> str:
            """What is being done, such as `reading`."""

        @property
        def done(self) -> int:
            """How much of it is done."""

        @property
        def total(self) -> int | None:
            """How much there is, where known."""

        @property
        def unit(self) -> str:
            """What is counted."""


_AFTER = 1.0  # seconds before anything is shown
_EVERY = 0.1  # seconds between two changes
_BAR = 24  # cells


class ProgressLine:
    """A callback for a long call, in a `with` block that wipes the line at its end and may come again."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._terminal = stream.isatty()
        self._begun = self._written = time.monotonic()
        self._shown = False

    def __call__(self, step: Step) -> None:
        """Show a step if it is time to."""
        now = time.monotonic()
        if not self._terminal or now - self._begun < _AFTER or now - self._written < _EVERY:
            return
        self._written = now
        self._shown = True
        # Wrapped, it could not be wiped: the cursor goes back to the last of its lines only.
        room = shutil.get_terminal_size().columns - 1
        self._stream.write(f"\r\x1b[K{line(step)[:room]}")
        self._stream.flush()

    def __enter__(self) -> ProgressLine:
        self._begun = time.monotonic()
        return self

    def __exit__(self, *_: object) -> None:
        self.wipe()

    def wipe(self) -> None:
        """Take the line away, for something else to be written in its place."""
        if self._shown:
            self._stream.write("\r\x1b[K")
            self._stream.flush()
        self._shown = False


def line(step: Step) -> str:
    """Return a step as a line: `reading [######......] 120 of 240 files`.

    >>> from defcorpus.corpus.accounts import Progress
    >>> line(Progress("reading", 3))
    'reading 3 files'
    """
    if not step.total:
        return f"{step.phase} {step.done:,} {step.unit}" if step.done else f"{step.phase} ..."
    filled = min(_BAR, _BAR * step.done // step.total)
    return f"{step.phase} [{'#' * filled:.<{_BAR}}] {step.done:,} of {step.total:,} {step.unit}"
