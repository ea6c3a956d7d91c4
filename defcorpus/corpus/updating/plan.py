"""What an update has to do, from the files that are there and those that the store knows. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from defcorpus.corpus.updating.scan import Known, Scan

if TYPE_CHECKING:
    from defcorpus.reading.sources import SourceFile as Source


class Plan(NamedTuple):
    """The files of an update, each in one of these, in the order of the walk (the absent by path)."""

    read: list[tuple[Source, Known | None]]  # new, or changed by size or time: to be read
    back: list[Known]  # had gone missing, are found again as they were
    moved: list[tuple[Known, Source]]  # the same bytes under another name
    absent: list[Known]  # no longer found
    hidden: list[Known]  # cannot be read now, or lie under a folder that cannot: nothing is known of them


def make_plan(found: Scan, known: Iterable[Known], file_hash: Callable[[str], str]) -> Plan:
    """Compare what a walk found with what the store knows.

    `file_hash` is asked only for files that may be another under a new name.
    """
    by_path = {file.path: file for file in known}
    read: list[tuple[Source, Known | None]] = []
    back: list[Known] = []
    for path, source in found.sources.items():
        file = by_path.pop(path, None)
        if file is None or file.recheck or (file.size, file.mtime_ns) != (source.size, source.mtime_ns):
            read.append((source, file))
        elif file.missing:
            back.append(file)
    closed = tuple(f"{skip.path}/" for skip in found.skips if skip.reason == "unreadable")
    hidden = [file for file in by_path.values() if closed and f"{file.path}/".startswith(closed)]
    absent = [file for file in by_path.values() if not (closed and f"{file.path}/".startswith(closed))]
    moved = _moves([source for source, file in read if file is None], absent, file_hash)
    taken = {source.path for _, source in moved}
    left = {file.number for file, _ in moved}
    return Plan(
        [(source, file) for source, file in read if source.path not in taken],
        back,
        moved,
        [file for file in absent if file.number not in left],
        hidden,
    )


def _moves(
    new: Sequence[Source], absent: Sequence[Known], file_hash: Callable[[str], str]
) -> list[tuple[Known, Source]]:
    """Pair new files with absent ones of the same bytes and ending (which says how they are read)."""
    candidates: dict[tuple[int, str], list[Known]] = {}
    for file in absent:
        if file.hash and file.size > 0:
            candidates.setdefault((file.size, _ending(file.path)), []).append(file)
    moves = []
    for source in new:
        files = candidates.get((source.size, _ending(source.path)))
        if not files:
            continue
        digest = file_hash(source.path)
        match = next((file for file in files if file.hash == digest), None)
        if match is not None:
            files.remove(match)
            moves.append((match, source))
    return moves


def _ending(path: str) -> str:
    name = path.rpartition("/")[2]
    return name[name.find(".") :].lower() if "." in name else ""


def vanishes(gone: int, articles: int) -> bool:
    """Say whether so much of a corpus is gone at once that it looks like an accident."""
    return gone > 0 and 2 * gone > articles


def may_change_unseen(mtime_ns: int, now_ns: int) -> bool:
    """Say whether a file is so new that a change after reading it could leave its size and time as they are.

    File systems keep time by the tick (10 ms), some only to the second or two.
    """
    ticks = 2_500_000_000 if mtime_ns % 1_000_000_000 == 0 else 50_000_000
    return now_ns - mtime_ns < ticks
