"""From files to rows, in this process or in several: always the same results in the same order."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from defcorpus.article import Page, Skip
from defcorpus.corpus.analysing import analysed
from defcorpus.corpus.rows import ArticleRows
from defcorpus.reading.formats import may_expand

if TYPE_CHECKING:
    from concurrent.futures import Future
    from multiprocessing.process import BaseProcess

    from defcorpus.corpus.recurring import Model
    from defcorpus.corpus.scan import Tools
    from defcorpus.reading.sources import SourceFile as Source

# A file up to this size is read by a worker; a larger one here, page by page, so that memory stays bounded.
_LARGE = 1_000_000
_GROUP_FILES, _GROUP_BYTES = 32, 256_000
_GROUP_PAGES, _GROUP_CHARS = 32, 200_000
# Starting workers takes about as long as analysing so many bytes.
_WORTH_A_POOL = 400_000
# So many times its size a compressed file is, about, and so much sooner it is a large one.
_RATIO = 4

Content = tuple[str, str]
"""What makes two pages one: the content key and the format."""


class FileTask(NamedTuple):
    """A file to take in, and what the store holds of it."""

    source: Source
    hash: str  # of its bytes when it was last read
    known: dict[Content, int]  # how many articles of each content the store holds for this file


class Again(NamedTuple):
    """A page that the store has already, perhaps at another position of its file."""

    content: Content
    member: str | None
    position: int | None
    encoding: str


Outcome = Again | ArticleRows | Skip


class Piece(NamedTuple):
    """Some of what one file holds, in its order."""

    source: Source
    hash: str
    same: bool  # its bytes are those that the store knows
    outcomes: list[Outcome]
    last: bool


Job = tuple[Callable[..., list[Any]], tuple[Any, ...]]


def take_in(tools: Tools, tasks: Iterable[FileTask], workers: int, model: Model) -> Iterator[Piece]:
    """Yield what the files hold, file by file in the order given, with at most `workers` processes.

    `model` may be changed meanwhile: pages are read with what it says when their turn comes.
    """
    yield from run(_jobs(tools, tasks, model), workers)


def run(jobs: Iterator[Job], workers: int) -> Iterator[Any]:
    """Yield what each job's list holds, job by job in their order, with at most `workers` processes."""
    if workers <= 1:
        for function, arguments in jobs:
            yield from function(*arguments)
    else:
        yield from _pooled(jobs, workers)


def useful_workers(sources: Iterable[Source], wanted: int | None) -> int:
    """Return how many processes to use: one when there is little to do."""
    return workers_for(sum(s.size * (_RATIO if may_expand(s.path) else 1) for s in sources), wanted)


def workers_for(size: int, wanted: int | None) -> int:
    """Return how many processes to use for so many bytes of pages."""
    if wanted is None:
        wanted = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return wanted if size >= _WORTH_A_POOL else 1


def file_hash(path: str) -> str:
    """Return a hash of a file's bytes; nothing where it cannot be read (reading it will say why).

    Nothing for a pipe or device either: what is read from it once is gone.
    """
    if not os.path.isfile(path):
        return ""
    import hashlib

    try:
        with Path(path).open("rb") as stream:
            data = stream.read(_LARGE)
            if len(data) < _LARGE:
                return hashlib.blake2b(data, digest_size=16).hexdigest()
            stream.seek(0)
            return hashlib.file_digest(stream, lambda: hashlib.blake2b(digest_size=16)).hexdigest()
    except OSError:
        return ""


def _jobs(tools: Tools, tasks: Iterable[FileTask], model: Model) -> Iterator[Job]:
    group: list[FileTask] = []
    size = 0
    for task in tasks:
        limit = _LARGE // _RATIO if may_expand(task.source.path) else _LARGE
        if _is_stream(task.source.path) or task.source.size > limit:
            if group:
                yield _read_files, (tools, group, dict(model))
                group, size = [], 0
            yield from _large_file(tools, task, model)
            continue
        group.append(task)
        size += task.source.size
        if len(group) >= _GROUP_FILES or size >= _GROUP_BYTES:
            yield _read_files, (tools, group, dict(model))
            group, size = [], 0
    if group:
        yield _read_files, (tools, group, dict(model))


def _is_stream(path: str) -> bool:
    """Say whether what is read may be of any length and is not there twice: standard input, a pipe."""
    return path == "-" or not os.path.isfile(path)


def _large_file(tools: Tools, task: FileTask, model: Model) -> Iterator[Job]:
    digest = "" if _is_stream(task.source.path) else file_hash(task.source.path)
    if digest and digest == task.hash:
        yield _nothing, (Piece(task.source, digest, True, [], True),)
        return
    known = dict(task.known)
    found: list[Page | Again | Skip] = []
    size = 0
    for item in tools.read_file(task.source):
        found.append(_recognised(item, known))
        size += len(item.text) if isinstance(item, Page) else 0
        if len(found) >= _GROUP_PAGES or size >= _GROUP_CHARS:
            yield _analyse_pages, (tools, task.source, digest, found, dict(model))
            found, size = [], 0
    yield _analyse_pages, (tools, task.source, digest, found, dict(model), True)


def _nothing(piece: Piece) -> list[Piece]:
    return [piece]


def _read_files(tools: Tools, tasks: list[FileTask], model: Model) -> list[Piece]:
    pieces = []
    for source, old_hash, known in tasks:
        digest = file_hash(source.path)
        same = bool(digest) and digest == old_hash
        outcomes: list[Outcome] = []
        if not same:
            left = dict(known)
            outcomes = [_outcome(tools, _recognised(item, left), model) for item in tools.read_file(source)]
        pieces.append(Piece(source, digest, same, outcomes, True))
    return pieces


def _analyse_pages(
    tools: Tools,
    source: Source,
    digest: str,
    found: list[Page | Again | Skip],
    model: Model,
    last: bool = False,
) -> list[Piece]:
    return [Piece(source, digest, False, [_outcome(tools, item, model) for item in found], last)]


def _recognised(item: Page | Skip, known: dict[Content, int]) -> Page | Again | Skip:
    """Return the page, or that the store has it; each that it has counts once."""
    if isinstance(item, Skip):
        return item
    content = (item.key, item.format)
    left = known.get(content, 0)
    if not left:
        return item
    known[content] = left - 1
    return Again(content, item.location.member, item.location.index, item.encoding)


def _outcome(tools: Tools, item: Page | Again | Skip, model: Model) -> Outcome:
    return analysed(tools, item, model) if isinstance(item, Page) else item


def _pooled(jobs: Iterator[Job], workers: int) -> Iterator[Any]:
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool
    from multiprocessing import active_children

    from defcorpus.errors import StoreError

    running: deque[Future[list[Any]]] = deque()
    others = active_children()
    pool = ProcessPoolExecutor(workers, initializer=_begin_work)
    done = False
    try:
        # Enough ahead that no worker waits while a long file is read here, few enough to stay small.
        for function, arguments in islice(jobs, 3 * workers):
            running.append(pool.submit(function, *arguments))
        while running:
            yield from running.popleft().result()
            for function, arguments in islice(jobs, 1):
                running.append(pool.submit(function, *arguments))
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
