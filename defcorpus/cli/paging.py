"""Answers through a pager: begun by commands with long answers, ended where every command ends."""

import os
import sys
from typing import TYPE_CHECKING, Annotated

from defcorpus.cli.bundle import Bundle
from defcorpus.cli.options import option

if TYPE_CHECKING:
    from defcorpus.output.shapes.pager import Paged

_current: "list[Paged]" = []  # at most one: a process has one screen
_said: list[str] = []  # what is to be said when the pager is left


class Paging(Bundle):
    """Whether an answer goes through a pager."""

    no_pager: Annotated[
        bool, option("Output", "Never through $PAGER, as a terminal's long answers go.", "--no-pager")
    ] = False

    def begin(self) -> None:
        """Send what is written to standard output through a pager, where that is a terminal."""
        if self.no_pager or _current or not sys.stdout.isatty():
            return
        from defcorpus.output.shapes.pager import Paged, pager_command

        if command := pager_command(os.environ):
            paged = Paged(sys.stdout, command)
            _current.append(paged)
            sys.stdout = paged


def is_open() -> bool:
    """Say whether a pager has the screen."""
    return bool(_current) and _current[0].open


def end() -> None:
    """Show what is held, or wait until the pager is left; then say what was to be said."""
    if not _current:
        return
    paged = _current.pop()
    sys.stdout = paged.terminal
    try:
        paged.end()
    finally:
        sys.stderr.write("".join(_said))
        _said.clear()


def fitted(text: str) -> str:
    """Return a line for standard error: on a terminal too narrow for it, on several, between words."""
    if not sys.stderr.isatty():
        return text
    from shutil import get_terminal_size

    width = get_terminal_size().columns
    if len(text) <= width:
        return text
    from defcorpus.output.shapes.lines import wrapped

    return "\n".join(wrapped(text, width))


def tell(text: str) -> None:
    """Write to standard error, behind what is on its way to the screen."""
    if _current and (_current[0].open or _current[0].holding):
        _said.append(text)
    else:
        sys.stderr.write(text)
