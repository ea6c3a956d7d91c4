"""What a stream can show: a terminal or not, colours or not, how wide."""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping
from typing import TYPE_CHECKING, Literal, TextIO

from defcorpus.tuples import NamedTuple

if TYPE_CHECKING:
    from rich.console import Console

ColorChoice = Literal["auto", "always", "never"]

_UNBOUNDED = 100_000


class Screen(NamedTuple):
    """A stream and what may be written to it."""

    stream: TextIO
    terminal: bool
    color: bool
    width: int  # cells; without bound where nobody looks at lines

    def console(self) -> Console:
        """Return a rich console that writes here and takes every text literally."""
        from rich.console import Console

        return Console(
            file=self.stream,
            width=self.width,
            color_system="standard" if self.color else None,
            force_terminal=self.color,
            no_color=not self.color,
            markup=False,
            emoji=False,
            highlight=False,
            legacy_windows=False,
        )


def screen(stream: TextIO, color: ColorChoice = "auto", environ: Mapping[str, str] | None = None) -> Screen:
    """Look at a stream once; `--color` wins over FORCE_COLOR and NO_COLOR (https://no-color.org)."""
    env = os.environ if environ is None else environ
    terminal = stream.isatty()
    if terminal:
        width = shutil.get_terminal_size().columns
    else:
        told = env.get("COLUMNS", "")
        width = int(told) if told.isdecimal() else 0
    return Screen(stream, terminal, _color(color, terminal, env), width or _UNBOUNDED)


def _color(choice: ColorChoice, terminal: bool, env: Mapping[str, str]) -> bool:
    if choice != "auto":
        return choice == "always"
    if env.get("NO_COLOR"):
        return False
    if env.get("FORCE_COLOR"):
        return True
    return terminal and env.get("TERM") != "dumb"
