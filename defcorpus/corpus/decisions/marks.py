"""A person's marks: which articles had been seen when a mark was last moved.

A plain table of tab-separated lines (mark, key, id, moved) that a person may keep and look into. A line
without a key says when its mark last moved; every other line is an article that had been seen by then, by its
content key, so that a mark holds in a store that is made anew and when files move. Lines that begin with `#`
stay as they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from defcorpus.errors import UsageError

FILE_NAME = "defcorpus-marks.tsv"
HEADER = ("mark", "key", "id", "moved")
_MAX_BYTES = 500_000_000


class Mark(NamedTuple):
    """One mark."""

    name: str
    moved: str  # local time, ISO 8601 to the minute; empty where the file does not say
    seen: Mapping[str, str]  # content keys, each with the id that the article had

    @property
    def ids(self) -> dict[str, str]:
        """The ids of what was seen, each with its key; of two that had one id the later."""
        return {id_: key for key, id_ in self.seen.items()}


def read_marks(file: Path) -> dict[str, Mark]:
    """Return the marks of a file by name, none where there is no file.

    UsageError for a file that is no table of marks.
    """
    moved: dict[str, str] = {}
    seen: dict[str, dict[str, str]] = {}
    for line in _lines(file)[1:]:
        parts = line.split("\t")
        if line.startswith("#") or len(parts) != len(HEADER) or not parts[0]:
            continue
        name, key, id_, when = parts
        seen.setdefault(name, {})
        if key:
            seen[name][key] = id_
        else:
            moved[name] = when
    return {name: Mark(name, moved.get(name, ""), seen[name]) for name in sorted(seen)}


def move_mark(file: Path, name: str, articles: Iterable[tuple[str, str]], when: str) -> int:
    """Have a mark take in articles, given as content key and id; return how many it had not seen.

    A mark that is not there is made. The file is replaced whole or not at all.
    """
    name = checked(name)
    lines = _lines(file) or ["\t".join(HEADER)]
    known = {parts[1] for line in lines[1:] if (parts := line.split("\t"))[0] == name and len(parts) > 1}
    new = [(key, id_) for key, id_ in dict(articles).items() if key not in known]
    kept = [line for line in lines if not line.startswith(f"{name}\t\t")]
    kept.append("\t".join((name, "", "", when)))
    kept += ["\t".join((name, key, _plain(id_), when)) for key, id_ in new]
    _write(file, kept)
    return len(new)


def forget_mark(file: Path, name: str) -> int:
    """Take a mark out of the file; return how many articles it had seen. UsageError where there is none."""
    marks = read_marks(file)
    if name not in marks:
        raise no_such_mark(file, name, marks)
    _write(file, [line for line in _lines(file) if not line.startswith(f"{name}\t")])
    return len(marks[name].seen)


def no_such_mark(file: Path, name: str, marks: Mapping[str, Mark]) -> UsageError:
    """Return the error that a mark is not there, with those that are."""
    from shlex import quote

    there = f"{file} has {', '.join(marks)}; " if marks else ""
    return UsageError(
        f"no mark {name!r}",
        f"{there}defcorpus new --mark {quote(name)} --set PATH sets it to what is there now",
    )


def checked(name: str) -> str:
    """Return the name of a mark; UsageError for one that no line of a table can hold."""
    if not name.strip() or name != name.strip() or not name.isprintable() or name.startswith("#"):
        raise UsageError(f"{name!r} is no name of a mark", "for example --mark monday")
    if name == HEADER[0]:
        raise UsageError(f"a mark cannot be named {name!r}", "for example --mark monday")
    return name


def _plain(id_: str) -> str:
    return "".join(char if char.isprintable() else "?" for char in id_)


def _lines(file: Path) -> list[str]:
    if not file.exists():
        return []
    try:
        if file.stat().st_size > _MAX_BYTES:
            raise UsageError(f"{file} is no file of marks: it has over {_MAX_BYTES:,} bytes")
        lines = re.split(r"\r?\n", file.read_text("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise UsageError(f"{file} cannot be read as UTF-8", "save it as UTF-8") from error
    except OSError as error:
        raise UsageError(f"{file} cannot be read: {error.strerror}", "name another: --marks FILE") from error
    while lines and not lines[-1]:
        lines.pop()
    if lines and tuple(lines[0].split("\t")) != HEADER:
        raise UsageError(
            f"{file} is no file of marks", f"its first line must be: {' '.join(HEADER)} (tabs between)"
        )
    return lines


def _write(file: Path, lines: Iterable[str]) -> None:
    draft = file.with_name(file.name + ".new")
    try:
        draft.write_text("\n".join(lines) + "\n", "utf-8")
        draft.replace(file)
    except OSError as error:
        told = f"{file} cannot be written: {error.strerror}"
        raise UsageError(told, "name another: --marks FILE") from error
