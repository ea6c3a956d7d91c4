"""Commands as processes of their own, and what each cost, for dedup.py."""

from __future__ import annotations

import importlib.util
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from scores import Found

_HERE = Path(__file__).parent
_RUNS = (("first", False, 1), ("second", False, 1), ("two workers", False, 2), ("shuffled", True, 2))


@dataclass(frozen=True, slots=True)
class Cost:
    """CPU-seconds of a process and of its workers, seconds by the clock, peak memory of the largest in MB."""

    cpu: float
    wall: float
    memory: float
    said: dict[str, Any] = field(default_factory=dict)  # by defcorpus's own steps


@cache
def _spawner() -> subprocess.Popen[str]:
    environment = os.environ | {"PYTHONPATH": f"{_HERE.parent}{os.pathsep}{os.environ.get('PYTHONPATH', '')}"}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    command = [sys.executable, str(_HERE / "spawner.py")]
    return subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment, text=True
    )


def run(script: str, *arguments: str | Path) -> Cost:
    """Run a script of this folder; SystemExit where it fails."""
    command = [sys.executable, str(_HERE / script), *map(str, arguments)]
    spawner = _spawner()
    assert spawner.stdin is not None
    assert spawner.stdout is not None
    spawner.stdin.write(json.dumps(command) + "\n")
    spawner.stdin.flush()
    told = json.loads(spawner.stdout.readline())
    if told.pop("code"):
        raise SystemExit(f"{script} {' '.join(map(str, arguments))} failed")
    return Cost(**told)


def installed(package: str) -> bool:
    return importlib.util.find_spec(package) is not None


def read_pairs(path: Path) -> Found:
    """Read the pairs that a tool wrote: of two ids or numbers, and a relation; the smaller number first."""
    found: Found = {}
    turned = {"first": "second", "second": "first"}
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            one, two, relation = line.rstrip("\n").split("\t")
            first, second = int(one.lstrip("a")), int(two.lstrip("a"))
            if first > second:
                first, second, relation = second, first, turned.get(relation, relation)
            if found.get((first, second)) in (None, "near", "like"):
                found[first, second] = relation
    return found


def costs(results: dict[str, Cost], own: str) -> Sequence[str]:
    """Return the lines of a table of costs, each beside what `own` took."""
    lines = [f"  {'':<27}  CPU s    wall s   peak MB   CPU of it / of {own}"]
    for name, cost in results.items():
        ratio = f"{cost.cpu / results[own].cpu:.2f}" if own in results else ""
        lines.append(f"  {name:<27}  {cost.cpu:>7.2f}  {cost.wall:>7.1f}  {cost.memory:>7.0f}   {ratio:>6}")
    return lines


def identical(articles: Path, work: Path) -> None:
    """Print a hash of what `defcorpus dedup` prints of one corpus in several runs; all must be the same."""
    import random
    from hashlib import sha256

    lines = articles.read_text("utf-8").splitlines(keepends=True)
    hashes = set()
    for name, shuffled, jobs in _RUNS:
        place = work / "identical" / name
        shutil.rmtree(place, ignore_errors=True)
        place.mkdir(parents=True)
        order = random.Random(jobs).sample(lines, len(lines)) if shuffled else lines
        (place / "articles.jsonl").write_text("".join(order), "utf-8")
        run("own.py", "store", place / "store", str(jobs), place / "articles.jsonl")
        command = [sys.executable, "-m", "defcorpus", "dedup", "articles.jsonl", "--store", "store"]
        environment = os.environ | {"PYTHONPATH": str(_HERE.parent), "PYTHONHASHSEED": str(jobs)}
        for form in ("jsonl", "csv"):
            done = subprocess.run(
                [*command, "--format", form], cwd=place, env=environment, capture_output=True, check=True
            )
            digest = sha256(done.stdout).hexdigest()
            hashes.add((form, digest))
            print(f"  {name:<12} {form:<6} {digest[:32]}  {len(done.stdout):,} bytes", flush=True)
    print("  identical" if len(hashes) == 2 else "  NOT identical")
