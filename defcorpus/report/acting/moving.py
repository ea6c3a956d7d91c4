"""Follow a plan: move what it says, only where every file of a group is still the one that was recorded.

    plan = checked(parsed(Path("plan.tsv").read_bytes()))
    result = apply(plan, homes(plan, "."), "moved", act=True)
    undo("moved", act=True)

Every move is written into the journal of the folder moved into, and is on the disk, before it is made: killed
at any moment, `undo` puts everything back. Nothing is overwritten and nothing is deleted.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, closing
from dataclasses import dataclass, replace
from typing import Literal, NamedTuple

from defcorpus.corpus.accounts import Progress
from defcorpus.dedup.planning.journal import Log, Moved
from defcorpus.dedup.planning.plan import Plan, PlanFile, PlanGroup, held_against
from defcorpus.report.acting import away, files
from defcorpus.report.acting.away import Clock, Journal
from defcorpus.report.acting.files import ChangedError, Look
from defcorpus.report.acting.locks import locked

State = Literal["would-move", "moved", "moved-before", "passed", "failed"]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one file, or would."""

    state: State
    group: int
    path: str  # absolute
    target: str  # absolute; empty where no folder was named or the file stays
    keep_path: str  # of the first file of its group that is kept
    relation: str
    score: float | None
    size: int
    sha256: str
    why: str = ""  # for `passed` and `failed`: why it stays; else what is to be said of it


@dataclass(frozen=True, slots=True)
class Result:
    """What became of all."""

    outcomes: tuple[Outcome, ...]
    stopped: str = ""  # why the run ended before all was done

    def of(self, *states: str) -> tuple[Outcome, ...]:
        """Return the outcomes of some states."""
        return tuple(one for one in self.outcomes if one.state in states)


def homes(plan: Plan, beside: str, given: Sequence[str] = ()) -> dict[str, str]:
    """Return the folder of each corpus of a plan by its name, resolved; those not there are left out.

    `beside` is the folder that the plan is in: where its corpora stand to it as they did when it was made
    they are taken, else those of their absolute paths. `given` names them instead, in the plan's order.
    """
    found = {}
    for at, corpus in enumerate(plan.corpora):
        own = [f for g in plan.groups for f in g.files if f.path.startswith(f"{corpus.name}/")][:50]
        places = given[at : at + 1] or away.places(corpus, beside)
        there = [os.path.realpath(place) for place in places if os.path.isdir(place)]
        holding = [p for p in there if any(os.path.lexists(files.found_at(p, f.path)) for f in own)]
        if there:
            found[corpus.name] = [*holding, *there][0]
    return found


def apply(
    plan: Plan,
    roots: Mapping[str, str],
    folder: str | None,
    *,
    act: bool = False,
    stop: Callable[[], bool] = bool,
    progress: Callable[[Progress], None] | None = None,
    clock: Clock = away.now,
) -> Result:
    """Move the files of a checked plan into `folder`, or with `act` False say what would be moved.

    `roots` are the corpora by name (:func:`homes`). Each file goes to `FOLDER/NAME/its/path`, where that name
    is taken to `its/path (2)`. `stop` is asked before each file, `progress` told after it. PlanError for a
    folder that cannot take them, StoreError where another process is moving files of the same folders.
    """
    if folder is None:
        return _Run(plan, roots, None, Log(()), None, stop).result(progress)
    place = away.checked_folder(folder, tuple(roots.values()))
    if not act or not plan.moved:
        return _Run(plan, roots, place, _log(place), None, stop).result(progress)
    os.makedirs(place, exist_ok=True)
    with ExitStack() as held:
        held.enter_context(locked([*roots.values(), place]))
        log = _log(place)
        away.tidy(place, log)
        journal = held.enter_context(closing(Journal(place, clock)))
        journal.begin([away.seen_from(place, name, root) for name, root in roots.items()])
        return _Run(plan, roots, place, log, journal, stop).result(progress)


def _log(place: str) -> Log:
    return away.read_log(place) if os.path.isdir(place) else Log(())


class _Todo(NamedTuple):
    """A file of a group as it is found."""

    file: PlanFile
    found: Look | str  # or why it is not the file that was recorded
    before: str = ""  # where it was moved to by an earlier run


class _Run:
    """One pass over a plan."""

    def __init__(
        self,
        plan: Plan,
        roots: Mapping[str, str],
        place: str | None,
        log: Log,
        journal: Journal | None,
        stop: Callable[[], bool],
    ) -> None:
        self.stopped = ""
        self._plan = plan
        self._roots = roots
        self._place = place
        self._journal = journal
        self._stop = stop
        self._taken: set[str] = set()
        self._before = {
            away.source_of(place, moved): away.target_of(place, moved)
            for moved in log.moved
            if place is not None
        }

    def result(self, progress: Callable[[Progress], None] | None) -> Result:
        """Return what becomes of each file, moving those that are to be moved."""
        found = []
        total = len(self._plan.moved)
        for group in self._plan.groups:
            for outcome in self._group(group):
                found.append(outcome)
                if progress is not None:
                    progress(Progress("moving" if self._journal else "looking at", len(found), total))
        return Result(tuple(found), self.stopped)

    def _group(self, group: PlanGroup) -> Iterator[Outcome]:
        """Look at all files of a group first; then move."""
        if not group.moved or self._ended():
            return
        todo = [self._todo(file) for file in group.files]
        kept = [one for one in todo if one.file.do == "keep"]
        keep_path = self._path(kept[0].file) if kept else ""
        wrong = self._wrong(todo, kept)
        for one in todo:
            if one.file.do == "keep" or self._ended():
                continue
            made = self._outcome(group.number, one, kept, keep_path)
            if one.before and isinstance(one.found, str):
                yield replace(made, state="moved-before", target=one.before)
            elif wrong:
                yield replace(made, state="passed", why=wrong)
            elif isinstance(one.found, Look):
                yield self._moved(made, one, one.found, kept)

    def _ended(self) -> bool:
        if not self.stopped and self._stop():
            self.stopped = "interrupted"
        return bool(self.stopped)

    def _path(self, file: PlanFile) -> str:
        root = self._roots.get(file.path.partition("/")[0])
        return files.found_at(root, file.path) if root is not None else file.path

    def _todo(self, file: PlanFile) -> _Todo:
        if file.path.partition("/")[0] not in self._roots:
            return _Todo(file, "is in a folder that is not there")
        path = self._path(file)
        found = files.look(path, file.size, file.sha256)
        before = self._before.get(path, "") if file.do == "move" else ""
        if before and isinstance(files.look(before, file.size, file.sha256), str):
            before = ""
        return _Todo(file, found, before)

    def _wrong(self, todo: Sequence[_Todo], kept: Sequence[_Todo]) -> str:
        """Return why a group is passed over; nothing where it is as it was recorded."""
        if not kept:
            return "its group keeps no file"
        for one in todo:
            if isinstance(one.found, str) and not one.before:
                return f"{one.file.path} {one.found}"
        meant = all(one.file.anyway for one in todo if one.file.do == "move")
        if not meant and all(one.file.relation == "contained" for one in kept):
            return f"{kept[0].file.path} is but a part and would be all that stays; `move anyway` does it"
        own = [one.found for one in kept if isinstance(one.found, Look)]
        for one in todo:
            if one.file.do == "move" and isinstance(one.found, Look):
                same = [file for file in own if file.same_file(one.found)]
                if same and one.found.links < 2:
                    return f"{one.file.path} is the file that is kept, differently spelled"
        return ""

    def _outcome(self, number: int, one: _Todo, kept: Sequence[_Todo], keep_path: str) -> Outcome:
        file = one.file
        relation, score = held_against(file, kept[0].file) if kept else (file.relation, file.score)
        return Outcome(
            "would-move", number, self._path(file), "", keep_path, relation, score, file.size, file.sha256
        )

    def _moved(self, made: Outcome, one: _Todo, found: Look, kept: Sequence[_Todo]) -> Outcome:
        """Move one file, or say where it would go."""
        own = [keep.found for keep in kept if isinstance(keep.found, Look)]
        if any(found.same_file(keep) for keep in own):
            made = replace(made, why="a second name (hard link) of the one kept")
        if self._place is None:
            return made
        name = one.file.path.partition("/")[0]
        root = self._roots[name]
        inside = [name, *os.path.relpath(made.path, root).split(os.sep)]
        target = one.before or files.free_name(os.path.join(self._place, *inside), self._taken)
        self._taken.add(target)
        made = replace(made, target=target)
        if self._journal is None:
            return made
        if not all(_is_there(keep) for keep in own):
            return replace(made, state="passed", why="the one kept changed meanwhile", target="")
        inner = os.path.relpath(target, self._place).replace(os.sep, "/")
        entry = Moved(
            away.seen_from(self._place, name, root), "/".join(inside), inner, made.size, made.sha256
        )
        return self._act(made, found, entry, self._journal, finished=bool(one.before))

    def _act(self, made: Outcome, found: Look, entry: Moved, journal: Journal, *, finished: bool) -> Outcome:
        try:
            if finished:  # a run was killed between the verified copy and the removal of its original
                files.finish(found, made.target)
            else:
                journal.write("move", entry)
                files.make_folders(os.path.dirname(made.target))
                files.move(found, made.target)
        except OSError as error:
            changed = isinstance(error, ChangedError)
            if error.errno in away.FULL:
                self.stopped = "the disk is full"
            elif not os.path.lexists(made.target):
                self._note_failed(entry, journal)
                away.remove_empty(self._place or "", [made.target])
            why = str(error.strerror or error)
            return replace(made, state="passed" if changed else "failed", why=why, target="")
        return replace(made, state="moved")

    def _note_failed(self, entry: Moved, journal: Journal) -> None:
        try:
            journal.write("failed", entry)
        except OSError as error:
            self.stopped = f"the journal cannot be written: {error.strerror}"


def _is_there(keep: Look) -> bool:
    try:
        return keep.is_still(os.lstat(keep.path))
    except OSError:
        return False
