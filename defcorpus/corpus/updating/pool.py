"""Doing jobs in this process or in several: always the same results in the same order."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterator
from itertools import chain, islice
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from concurrent.futures import Future, ProcessPoolExecutor
    from multiprocessing.process import BaseProcess

# Starting workers takes about as long as analysing so many bytes.
_WORTH_A_POOL = 400_000
_FEW_JOBS = 1_000  # held back until they are worth a pool


class Job(NamedTuple):
    """A function of a module and what it is given; it returns a list."""

    function: Callable[..., list[Any]]
    arguments: tuple[Any, ...]
    size: int  # bytes of pages to be analysed; 0 for what is done here, at once


def workers_for(size: int, wanted: int | None) -> int:
    """Return how many processes to use for so many bytes of pages."""
    if wanted is None:
        wanted = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return wanted if size >= _WORTH_A_POOL else 1


def run(jobs: Iterator[Job], workers: int) -> Iterator[Any]:
    """Yield what each job's list holds, job by job in their order, with at most `workers` processes.

    None is started before there is enough to do.
    """
    waiting: list[Job] = []
    size = 0
    for job in jobs:
        if workers <= 1 or not (job.size or waiting):
            yield from job.function(*job.arguments)
            continue
        waiting.append(job)
        size += job.size
        if size >= _WORTH_A_POOL or len(waiting) >= _FEW_JOBS:
            yield from _pooled(chain(waiting, jobs), workers)
            return
    for job in waiting:
        yield from job.function(*job.arguments)


def _pooled(jobs: Iterator[Job], workers: int) -> Iterator[Any]:
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool
    from multiprocessing import active_children

    from defcorpus.errors import StoreError

    running: deque[Future[list[Any]] | Job] = deque()
    others = active_children()
    pool = ProcessPoolExecutor(workers, initializer=_begin_work)
    done = False
    try:
        # Enough ahead that no worker waits while a long file is read here, few enough to stay small.
        running.extend(_begun(pool, job) for job in islice(jobs, 3 * workers))
        while running:
            first = running.popleft()
            if isinstance(first, Job):
                yield from first.function(*first.arguments)
            else:
                yield from first.result()
            running.extend(_begun(pool, job) for job in islice(jobs, 1))
        done = True
    except BrokenProcessPool as error:
        raise StoreError(
            "A worker process died, as happens when memory runs out. What was read so far is kept.",
            "Run it again with fewer workers: --jobs 1.",
        ) from error
    finally:
        if not done:
            # After Ctrl-C nobody wants to wait for what the workers are at.
            for worker in active_children():
                if worker not in others:
                    worker.terminate()
        pool.shutdown(wait=True, cancel_futures=True)


def _begun(pool: ProcessPoolExecutor, job: Job) -> Future[list[Any]] | Job:
    return pool.submit(job.function, *job.arguments) if job.size else job


def _begin_work() -> None:
    """Leave Ctrl-C to the parent, and end when it ends: a killed parent leaves no workers behind."""
    import gc
    import multiprocessing
    import signal
    import threading

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)  # the parent's way of ending is not a worker's
    # What was there before stays, and records hold no circles: looking for garbage seldom is enough.
    gc.freeze()
    gc.set_threshold(50_000, 20, 100)
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_end_with, args=(parent,), daemon=True).start()


def _end_with(parent: BaseProcess) -> None:
    parent.join()
    os._exit(1)
