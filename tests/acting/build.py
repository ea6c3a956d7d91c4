"""Corpora of plain files with plans of them, for the tests of this room."""

from __future__ import annotations

import os
from hashlib import sha256
from pathlib import Path

from defcorpus.dedup.planning.plan import Plan, PlanCorpus, PlanFile, PlanGroup


def put(folder: Path, name: str, data: bytes | str = "một bài báo\n") -> Path:
    path = Path(os.path.join(folder, name))
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    os.utime(path, ns=(1_500_000_000_000_000_007, 1_500_000_000_123_456_789))
    return path


def planned(root: Path, do: str, name: str, **more: object) -> PlanFile:
    data = Path(os.path.join(root, name)).read_bytes()
    return PlanFile(
        do,  # type: ignore[arg-type]
        f"{root.name}/{name}",
        len(data),
        sha256(data).hexdigest(),
        "" if do == "keep" else "exact",
        None if do == "keep" else 1.0,
        **more,  # type: ignore[arg-type]
    )


def plan(root: Path, *groups: tuple[list[str], list[str]], articles: int = 0) -> Plan:
    """Return a plan of groups, each as the names kept and the names moved."""
    return Plan(
        (PlanCorpus(root.name, str(root), ""),),
        tuple(
            PlanGroup(
                number,
                (*(planned(root, "keep", n) for n in kept), *(planned(root, "move", n) for n in moved)),
            )
            for number, (kept, moved) in enumerate(groups, 1)
        ),
        articles,
    )


def tree(folder: Path) -> dict[str, tuple[bytes, int, int]]:
    """Return every file below a folder: its bytes, its time, its permissions."""
    found = {}
    for here, _, names in os.walk(folder):
        for name in names:
            path = os.path.join(here, name)
            status = os.lstat(path)
            data = os.readlink(path).encode() if os.path.islink(path) else Path(path).read_bytes()
            found[os.path.relpath(path, folder)] = (data, status.st_mtime_ns, status.st_mode)
    return found
