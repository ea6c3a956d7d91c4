"""Every way a run can end badly, in one place: a message with the next step, and an exit code."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable
from typing import Any

import typer

from defcorpus.cli import paging
from defcorpus.errors import DefcorpusError, QueryError
from defcorpus.text.safe import safe

# What Typer's parser raises. Its name is Typer's own, and differs between versions.
USAGE_ERROR: Any = typer.BadParameter.__bases__[0]


class ClosedPipeError(Exception):
    """Whoever read our output has gone."""


def guarded(run: Callable[[], Any]) -> int:
    """Run a command and return its exit code; say on standard error why it failed."""
    try:
        _write_utf8()
        code = _paged(run)
        sys.stdout.flush()
    except DefcorpusError as error:
        _say(error)
        return error.exit_code
    except USAGE_ERROR as error:
        _say_usage(error)
        return 2
    except (ClosedPipeError, BrokenPipeError):
        return _die_of_pipe()
    except (KeyboardInterrupt, typer.Abort):
        return 130
    except OSError as error:
        place = f"{error.filename}: " if error.filename else ""
        hint = "check its spelling" if isinstance(error, FileNotFoundError) else ""
        _say(DefcorpusError(f"{place}{error.strerror or error}", hint))
        return 2
    return int(code or 0)


def _paged(run: Callable[[], Any]) -> Any:  # noqa: ANN401 - what a command returns
    """Run a command to the end of its pager; one that is left early ends it quietly."""
    try:
        return run()
    except (ClosedPipeError, BrokenPipeError):
        if paging.is_open():
            return 0
        raise
    finally:
        paging.end()


def _write_utf8() -> None:
    """Write UTF-8 whatever the locale says; on a terminal that cannot, replace what it lacks."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="replace") if stream.isatty() else reconfigure(encoding="utf-8")


def _say(error: DefcorpusError) -> None:
    lines = [paging.fitted(f"defcorpus: {safe(error.message)}")]
    if isinstance(error, QueryError):
        from defcorpus.output.shapes.lines import cell_width

        before = _on_one_line(error.query[: error.position])
        behind = _on_one_line(error.query[error.position :])
        lines += [f"  {before}{behind}", f"  {' ' * cell_width()(before)}^"]
    if error.hint:
        lines.append(paging.fitted(safe(error.hint)))
    sys.stderr.write("\n".join(lines) + "\n")


def _on_one_line(text: str) -> str:
    return safe(text).replace("\n", " ").replace("\t", " ")


def _say_usage(error: Any) -> None:  # noqa: ANN401 - Typer gives the type no name
    command = error.ctx.command_path if error.ctx is not None else "defcorpus"
    message = error.format_message().rstrip(".")
    hint = f"{command} --help says how it is used"
    if command.endswith(" search") and "option" in message:
        hint = f"a query that begins with a dash goes behind -e or --; {hint}"
    _say(DefcorpusError(message[:1].lower() + message[1:], hint))


def _die_of_pipe() -> int:
    """End as SIGPIPE ends a program: quietly, and for the shell with 141."""
    devnull = os.open(os.devnull, os.O_WRONLY)
    os.dup2(devnull, sys.stdout.fileno())
    if hasattr(signal, "SIGPIPE"):
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)
        os.kill(os.getpid(), signal.SIGPIPE)
    return 141
