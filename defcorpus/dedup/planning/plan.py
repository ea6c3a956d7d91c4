"""A plan: which files to keep and which to move, as a file that a person may read, strike out and change.

Pure: records, the text they are written as, and what contradicts itself in a plan that was edited. Files are
touched by `defcorpus.report.acting`, which makes plans and follows them.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal

from defcorpus.errors import UsageError
from defcorpus.reading.sources import PLAN_MARK

MARK = PLAN_MARK
"""How the first line of a plan begins; behind it stands the version of the format."""

VERSION = 1
COLUMNS = ("group", "do", "relation", "score", "date", "bytes", "path", "changed", "title", "sha256")
Do = Literal["keep", "move"]


class PlanError(UsageError):
    """A file that is no plan, or a plan that cannot be followed."""


@dataclass(frozen=True, slots=True)
class PlanCorpus:
    """A folder that the plan's files are in. `name` is the first part of their paths."""

    name: str
    path: str  # absolute
    beside: str  # the same, from the folder the plan is in: a plan moved with its corpus still finds it


@dataclass(frozen=True, slots=True)
class PlanFile:
    """A file of a group: what is to be done with it, and by what it is known again."""

    do: Do
    path: str  # `NAME/path/in/the/corpus`, parts divided by `/`
    size: int  # bytes
    sha256: str  # of its bytes, 64 hex digits
    relation: str = ""  # to the one kept when the plan was made; empty for that one
    score: float | None = None
    date: str = ""
    title: str = ""
    changed: str = ""  # figures in the place of those of the one kept
    line: int = 0  # of the plan's text; 0 where it was never written
    anyway: bool = False  # moved though only a part of it is kept: a person wrote `move anyway`


@dataclass(frozen=True, slots=True)
class PlanGroup:
    """Files of which some are kept because they hold what the others hold."""

    number: int
    files: tuple[PlanFile, ...]

    @property
    def kept(self) -> tuple[PlanFile, ...]:
        """The files that stay."""
        return tuple(file for file in self.files if file.do == "keep")

    @property
    def moved(self) -> tuple[PlanFile, ...]:
        """The files to move."""
        return tuple(file for file in self.files if file.do == "move")


@dataclass(frozen=True, slots=True)
class Plan:
    """What to do, and from what it was made."""

    corpora: tuple[PlanCorpus, ...]
    groups: tuple[PlanGroup, ...]
    articles: int = 0  # in the corpus when the plan was made
    made: str = ""  # UTC, ISO 8601, to the second
    version: str = ""  # of defcorpus
    options: str = ""  # of finding copies, and filters: those that differ from the defaults
    command: str = ""  # that makes the plan again
    left_out: tuple[tuple[str, int], ...] = ()  # copies that are not in the plan: why, and how many
    edited: bool = False  # since it was made; known of a plan that was read

    @property
    def moved(self) -> tuple[PlanFile, ...]:
        """All files to move."""
        return tuple(file for group in self.groups for file in group.moved)


_TURNED = {"contained": "contains", "contains": "contained"}


def held_against(file: PlanFile, kept: PlanFile) -> tuple[str, float | None]:
    """Return what a file of a group is to another, and their score, where the plan tells.

    Both are known by what they are to the one that was kept when the plan was made; keep and move may have
    been swapped since. Of two copies of a third nobody has said what they are to each other.
    """
    if not kept.relation or (kept.relation == "exact" and file.relation):
        return file.relation, file.score
    if not file.relation or file.relation == "exact":
        return _TURNED.get(kept.relation, kept.relation), kept.score
    return "", None


def checked(plan: Plan) -> Plan:
    """Return the plan with every file named once; PlanError, naming the lines, where it contradicts itself.

    A file that is kept in one group and moved in another is a contradiction, and so are two hashes of one
    file. A group that keeps nothing is none: it is passed over when the plan is followed.
    """
    seen: dict[str, PlanFile] = {}
    wrong: list[str] = []
    groups = []
    for group in plan.groups:
        files: dict[str, PlanFile] = {}
        for file in group.files:
            other = seen.setdefault(file.path, file)
            if other is not file and (other.sha256, other.size) != (file.sha256, file.size):
                wrong.append(f"lines {other.line} and {file.line} give two hashes of {file.path}")
            elif other.do != file.do:
                wrong.append(f"lines {other.line} and {file.line} both keep and move {file.path}")
            if other is file or file.do == "keep":
                files.setdefault(file.path, file)
        groups.append(replace(group, files=tuple(files.values())))
    if wrong:
        more = f"; and {len(wrong) - 3} more" if len(wrong) > 3 else ""
        raise PlanError(
            f"the plan contradicts itself: {'; '.join(wrong[:3])}{more}",
            "strike out one of the lines, or make them say the same; nothing was moved",
        )
    return replace(plan, groups=tuple(groups))


def grouped(files: Iterable[tuple[int, PlanFile]]) -> tuple[PlanGroup, ...]:
    """Return files with the number of their group as groups, by where each is first named."""
    found: dict[int, list[PlanFile]] = {}
    for number, file in files:
        found.setdefault(number, []).append(file)
    return tuple(PlanGroup(number, tuple(members)) for number, members in found.items())
