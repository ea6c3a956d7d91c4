"""Bringing a store up to date with its sources: only what changed is read again."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from defcorpus.corpus.accounts import Progress
from defcorpus.corpus.records import UpdateReport
from defcorpus.corpus.selecting.read import skipped
from defcorpus.corpus.store.schema import number_in_meta, set_meta
from defcorpus.corpus.updating.departed import departed
from defcorpus.corpus.updating.finish import finish
from defcorpus.corpus.updating.growth import file_hash
from defcorpus.corpus.updating.intake import Intake
from defcorpus.corpus.updating.learning import Learning
from defcorpus.corpus.updating.plan import Plan, make_plan, vanishes
from defcorpus.corpus.updating.reread import settle
from defcorpus.corpus.updating.scan import Known, Scan, Tools, is_read_so, known_files
from defcorpus.corpus.updating.work import take_in, useful_workers

Report = Callable[[Progress], None]
# What Ctrl-C may cost at most, and a little more when pages are slow to analyse.
_COMMIT_SECONDS = 5.0

_BACK = "UPDATE files SET missing = 0 WHERE number = ?"


def bring_up_to_date(
    connection: sqlite3.Connection,
    found: Scan,
    tools: Tools,
    *,
    gone: bool = False,
    beside: Path | None = None,
    jobs: int | None = None,
    progress: Report | None = None,
) -> UpdateReport:
    """Make the store say what the sources say. For the holder of the lock.

    Where over half of the articles vanish at once they are kept, but for those meant to be gone: by `gone`
    all, by what is noted in the folder `beside` some. Killed, nothing that was committed is read again.
    """
    began = time.monotonic()
    generation = number_in_meta(connection, "generation") + 1
    plan = make_plan(found, _known(connection, tools), file_hash)
    before, skips = _count(connection, "id IS NOT NULL"), skipped(connection)
    removed, missing = _dispose(connection, plan, beside, gone=gone)
    intake = Intake(connection, generation, time.time_ns())
    first_new = intake.next_number
    _read(intake, Learning(connection, tools), plan, tools, jobs, progress)
    lost = sum(_of_file(connection, file) for file in removed)
    connection.executemany(_BACK, [(file.number,) for file in plan.back])
    brought, again = finish(
        connection,
        first_new=first_new,
        notes=intake.notes,
        moved=plan.moved,
        removed=removed,
        missing=missing,
        skips=found.skips,
        updated=_now(),
        made_with={"told": tools.told, "corrections": tools.decided.state},
        settle=partial(settle, connection, tools, jobs=jobs, progress=progress),
    )
    changed, now, lost = intake.counts.changed, skipped(connection), lost + intake.counts.gone
    return UpdateReport(
        new=brought - changed,
        changed=changed,
        gone=lost,
        unchanged=before - changed - lost - (kept := number_in_meta(connection, "kept")),
        moved=sum(_of_file(connection, file) for file, _ in plan.moved),
        kept=kept,
        skipped=tuple(now),
        other_skips=now != skips,
        again=again,
        seconds=time.monotonic() - began,
    )


def _now() -> str:
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _known(connection: sqlite3.Connection, tools: Tools) -> list[Known]:
    """Return the files that the store knows; where they were read otherwise, all are to be read again.

    Until this update is done the store says of itself that it was read in no way at all: killed halfway, it
    holds pages that were read in one way and in the other.
    """
    if is_read_so(connection, tools.told):
        return known_files(connection)
    set_meta(connection, "told", None)
    return [file._replace(hash="", recheck=True) for file in known_files(connection)]


def _read(
    intake: Intake, learning: Learning, plan: Plan, tools: Tools, jobs: int | None, progress: Report | None
) -> None:
    if not plan.read:
        return
    workers = useful_workers([source for source, _ in plan.read], jobs)
    files = articles = 0
    total = len(plan.read)
    committed = time.monotonic()
    for group in take_in(tools, intake, plan.read, workers, learning.model):
        articles += intake.add(group)
        files += sum(piece.last for piece in group.pieces)
        look = learning.is_due(articles)
        if look or time.monotonic() - committed > _COMMIT_SECONDS:
            intake.flush()
            committed = time.monotonic()
        if look:
            learning.look(articles)
        if progress is not None:
            by_article = Progress("reading", articles, None, "articles")
            progress(by_article if total == 1 else Progress("reading", files, total))
    intake.flush()
    if progress is not None:
        progress(Progress("storing"))


def _dispose(
    connection: sqlite3.Connection, plan: Plan, beside: Path | None, *, gone: bool
) -> tuple[list[Known], list[Known]]:
    """Divide the files that are no longer found into those to forget and those to keep, marked."""
    if gone:
        return plan.absent, plan.hidden
    moved = departed(beside) if beside is not None and plan.absent else frozenset()
    meant = [file for file in plan.absent if file.path in moved]
    kept = [file for file in plan.absent if file.missing and file.path not in moved]
    newly = [file for file in plan.absent if not file.missing and file.path not in moved]
    there = _count(connection, "id IS NOT NULL AND file NOT IN (SELECT number FROM files WHERE missing)")
    there -= sum(_of_file(connection, file) for file in meant if not file.missing)
    if vanishes(sum(_of_file(connection, file) for file in newly), there):
        return meant, [*kept, *newly, *plan.hidden]
    return [*meant, *newly], [*kept, *plan.hidden]


def _of_file(connection: sqlite3.Connection, file: Known) -> int:
    return _count(connection, f"id IS NOT NULL AND file = {file.number}")


def _count(connection: sqlite3.Connection, where: str) -> int:
    count: int = connection.execute(f"SELECT count(*) FROM articles WHERE {where}").fetchone()[0]
    return count
