"""Files that a command writes whole: only its own are replaced, known by their first line."""

import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from defcorpus.errors import UsageError


def before(target: Path | None, is_own: Callable[[str], bool], command: str) -> str | None:
    """Return what the file says now; UsageError where it is not ours to replace."""
    if target is None or not target.exists() or is_stream(target):
        return None
    text = target.read_bytes().decode("utf-8", "replace")
    if text and not is_own(text.partition("\n")[0]):
        raise UsageError(
            f"{target} was not made by defcorpus {command}", "move it away, or name another file with -o"
        )
    return text


def is_stream(target: Path) -> bool:
    """Say whether it is a pipe or a device, such as `/dev/stdout`, that is written to and never replaced."""
    return target.exists() and not target.is_file() and not target.is_dir()


def replace(target: Path, text: str | bytes) -> None:
    """Write a file whole or not at all; a link stays one, and permissions stay as they are."""
    content = text if isinstance(text, bytes) else text.encode("utf-8")
    if is_stream(target):
        target.write_bytes(content)
        return
    real = target.resolve()
    beside = real.with_name(f".{real.name}.{os.getpid()}")
    try:
        beside.write_bytes(content)
        if real.exists():
            beside.chmod(real.stat().st_mode & 0o7777)
        beside.replace(real)
    except OSError as error:
        raise UsageError(
            f"{target} cannot be written: {error.strerror}", "name another file with -o"
        ) from error
    finally:
        with suppress(OSError):
            beside.unlink()
