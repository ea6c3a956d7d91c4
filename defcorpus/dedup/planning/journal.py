"""The journal of a folder of moved files: what was moved from where, a line each, written before the move.

Pure: lines and what they say together. A line that was cut short moved nothing: it is written and on disk
before its file is touched.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, get_args

from defcorpus.dedup.planning.names import escaped, is_inside, unescaped
from defcorpus.dedup.planning.plan import PlanCorpus, PlanError

MARK = "# defcorpus dedup moved"
"""How the first line of a journal begins; behind it stands the version of the format."""

VERSION = 1
START = f"""\
{MARK} {VERSION}
# What was moved here and from where; to put it back: defcorpus dedup --undo THIS-FOLDER --yes
# Reading a folder above this one passes over it for as long as this file is here.
"""
What = Literal["move", "return", "back", "failed"]
_BEGUN: tuple[What, ...] = ("move", "return")


@dataclass(frozen=True, slots=True)
class Moved:
    """A file that was moved, or was about to be."""

    corpus: PlanCorpus  # where it is from; `beside` is seen from the folder of the journal
    path: str  # `NAME/path/in/the/corpus`
    target: str  # path inside the journal's folder, parts divided by `/`
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Log:
    """What a journal says."""

    moved: tuple[Moved, ...]  # neither put back nor failed, in the order of their moves
    returning: frozenset[Moved] = frozenset()  # of these, what was about to be put back
    unread: int = 0  # lines that could not be read


def begun(corpora: Sequence[PlanCorpus], time: str, version: str) -> str:
    """Return the lines at the beginning of a run; `time` as ISO 8601 in UTC."""
    lines = [f"run\t{time}\tdefcorpus {version}"]
    lines += ["\t".join(("corpus", *map(escaped, (c.name, c.path, c.beside)))) for c in corpora]
    return "".join(line + "\n" for line in lines)


def line(what: What, time: str, moved: Moved) -> str:
    """Return the line that says what is about to be done with a file (move, return), or what came of it."""
    names = escaped(moved.path), escaped(moved.target)
    return "\t".join((what, time, *names, str(moved.size), moved.sha256)) + "\n"


def read_journal(data: bytes) -> Log:
    """Return what a journal's bytes say. PlanError for a file that is none."""
    text = data.decode("utf-8", "replace").replace("\r\n", "\n")
    first, _, rest = text.partition("\n")
    if not first.startswith(MARK):
        raise PlanError("the file is no journal of dedup --move")
    if first[len(MARK) :].strip() != str(VERSION):
        raise PlanError("the journal was written by another version of defcorpus")
    corpora: dict[str, PlanCorpus] = {}
    found: dict[Moved, str] = {}
    unread = 0
    for one in rest.split("\n"):
        cells = one.split("\t")
        if not one.strip() or one.startswith("#") or cells[0] == "run":
            continue
        try:
            if cells[0] == "corpus":
                corpus = PlanCorpus(*map(unescaped, cells[1:4]))
                corpora[corpus.name] = corpus
                continue
            moved = _moved(cells, corpora)
        except (ValueError, KeyError, TypeError):
            unread += 1
            continue
        if cells[0] == "return" and moved in found:
            found[moved] = "return"  # in its place: what was moved last is put back first
            continue
        found.pop(moved, None)
        if cells[0] in _BEGUN:
            found[moved] = cells[0]
    return Log(tuple(found), frozenset(one for one, what in found.items() if what == "return"), unread)


def _moved(cells: list[str], corpora: dict[str, PlanCorpus]) -> Moved:
    what, _, source, target, size, digest = cells
    path, place = unescaped(source), unescaped(target)
    if what not in get_args(What) or not re.fullmatch("[0-9a-f]{64}", digest):
        raise ValueError(what)
    if not (is_inside(path) and is_inside(place)):
        raise ValueError(path)
    return Moved(corpora[path.partition("/")[0]], path, place, int(size), digest)
