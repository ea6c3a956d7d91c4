"""Put back what was moved, as the journal of the folder says, where the place is free, the file the same."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from contextlib import ExitStack, closing
from dataclasses import dataclass, replace
from typing import Literal

from defcorpus.corpus.accounts import Progress
from defcorpus.dedup.planning.journal import Log, Moved
from defcorpus.dedup.planning.plan import PlanError
from defcorpus.reading.sources import MOVED_FILE
from defcorpus.report.acting import away, files
from defcorpus.report.acting.away import Clock, Journal
from defcorpus.report.acting.files import ChangedError, Look
from defcorpus.report.acting.locks import locked

State = Literal["would-put-back", "put-back", "in-place", "left", "failed"]


@dataclass(frozen=True, slots=True)
class Returned:
    """What became of one moved file, or would."""

    state: State  # `in-place`: it is where it belongs, and there is nothing to do
    path: str  # where it belongs, absolute
    target: str  # where it was moved to, absolute
    size: int
    sha256: str
    why: str = ""  # why it was left or could not be put back


@dataclass(frozen=True, slots=True)
class Undone:
    """What became of all."""

    outcomes: tuple[Returned, ...]
    unread: int = 0  # lines of the journal that could not be read
    removed: bool = False  # the folder, which held nothing any more
    stopped: str = ""  # why the run ended before all was done

    def of(self, *states: str) -> tuple[Returned, ...]:
        """Return the outcomes of some states."""
        return tuple(one for one in self.outcomes if one.state in states)


def undo(
    folder: str,
    *,
    act: bool = False,
    stop: Callable[[], bool] = bool,
    progress: Callable[[Progress], None] | None = None,
    clock: Clock = away.now,
) -> Undone:
    """Put back the files that were moved into `folder`, last moved first, or say what would be put back.

    It may be called again: what is in its place already is left there. Where all is put back and the folder
    holds nothing but its journal, both go. PlanError for a folder that nothing
    was moved into, StoreError where another process is moving files of the same folders.
    """
    place = os.path.realpath(folder)
    if os.path.basename(place) == MOVED_FILE:
        place = os.path.dirname(place)
    if not os.path.lexists(os.path.join(place, MOVED_FILE)):
        hint = f"it is the DIR of --move that has the journal {MOVED_FILE}; when all is put back, it goes"
        raise PlanError(f"{folder}: nothing was moved there by dedup", hint)
    log = away.read_log(place)
    if not act:
        return Undone(tuple(_found(place, moved) for moved in reversed(log.moved)), log.unread)
    with ExitStack() as held:
        held.enter_context(locked([place, *_roots(place, log)]))
        log = away.read_log(place)
        away.tidy(place, log)
        journal = held.enter_context(closing(Journal(place, clock)))
        outcomes, stopped = _put_back(place, log, journal, stop, progress)
        away.remove_empty(place, [one.target for one in outcomes if one.state == "put-back"])
        removed = not log.unread and not stopped and _all_back(outcomes) and away.remove_emptied(place)
    return Undone(tuple(outcomes), log.unread, removed, stopped)


def _roots(place: str, log: Log) -> list[str]:
    corpora = {moved.corpus for moved in log.moved}
    found = [[one for one in away.places(corpus, place) if os.path.isdir(one)][:1] for corpus in corpora]
    return sorted(one for some in found for one in some)


def _put_back(
    place: str,
    log: Log,
    journal: Journal,
    stop: Callable[[], bool],
    progress: Callable[[Progress], None] | None,
) -> tuple[list[Returned], str]:
    outcomes: list[Returned] = []
    known: set[tuple[str, str]] = set()
    for moved in reversed(log.moved):
        if stop():
            return outcomes, "interrupted"
        if (moved.path, moved.target) in known:
            continue
        known.add((moved.path, moved.target))
        if progress is not None:
            progress(Progress("putting back", len(known), len(log.moved)))
        found = _found(place, moved)
        if found.state != "would-put-back":
            outcomes.append(found)
            continue
        try:
            journal.write("return", moved)
            _return(found)
            outcomes.append(replace(found, state="put-back"))
            journal.write("back", moved)
        except OSError as error:
            if outcomes and outcomes[-1].target == found.target:
                return outcomes, f"the journal cannot be written: {error.strerror}"
            left = isinstance(error, ChangedError)
            why = str(error.strerror or error)
            outcomes.append(replace(found, state="left" if left else "failed", why=why))
            if error.errno in away.FULL:
                return outcomes, "the disk is full"
    return outcomes, ""


def _found(place: str, moved: Moved) -> Returned:
    """Return what can be done for one file, as it is found in either place."""
    source, target = away.source_of(place, moved), away.target_of(place, moved)
    made = Returned("would-put-back", source or moved.path, target, moved.size, moved.sha256)
    if not source:
        return replace(made, state="left", why=f"its folder {moved.corpus.path} is not there")
    here = files.look(target, moved.size, moved.sha256)
    if isinstance(files.look(source, moved.size, moved.sha256), Look):
        there = isinstance(here, Look)  # killed before the original of a copy was removed, or copied back
        return replace(
            made, state="in-place", why="it is in its place; what was moved stays" if there else ""
        )
    if isinstance(here, str):
        gone = here == "is not there" and not os.path.lexists(source)
        return replace(
            made, state="left", why="is in neither place" if gone else f"{here} since it was moved"
        )
    if os.path.lexists(source):
        return replace(made, state="left", why="another file is in its place")
    return made


def _return(found: Returned) -> None:
    here = files.look(found.target, found.size, found.sha256)
    if isinstance(here, str):
        raise ChangedError(0, here, found.target)
    files.make_folders(os.path.dirname(found.path))
    files.move(here, found.path)


def _all_back(outcomes: Iterable[Returned]) -> bool:
    """Say whether every file is where it belongs and none is left where it was moved to."""
    return all(one.state == "put-back" or (one.state == "in-place" and not one.why) for one in outcomes)
