"""Kills updates at random moments and sees that nothing is lost.

    python benchmarks/killing.py [KILLS] [SEED]

First the store's disk is too small (a tmpfs, where one may be mounted): what is answered is right, or it is
said that the disk is full, and with room again the store catches up by itself.

A corpus of made-up articles grows and shrinks; each update is killed (SIGKILL) after a time drawn with a
seed. Searches in between must find every article that is there and nothing else, with their present words:
the index catches up by itself. Every twentieth time two updates and ten searches run at once.
"""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
COMMAND = [sys.executable, "-c", "from defcorpus.cli import main; main()"]
FILES, LINES = 6, 40


def article(number: int, version: int) -> str:
    """Return one record; its words tell which it is."""
    text = f"Đại tướng thứ{number}x hội đàm lần{version}v tại Hà Nội ngày 7/5/2025 về quốc phòng. " * 8
    return json.dumps(
        {"id": f"a{number}", "title": f"Hội đàm thứ{number}x", "text": text}, ensure_ascii=False
    )


class Corpus:
    """Files on disk, and what they hold."""

    def __init__(self, folder: Path, draw: random.Random) -> None:
        self.folder, self.draw = folder, draw
        self.files: dict[int, dict[int, int]] = {}
        for number in range(FILES):
            self.change(number)

    def change(self, number: int) -> None:
        """Write one file anew: articles go, come and change."""
        articles = range(number * LINES, (number + 1) * LINES)
        some = self.draw.sample(articles, self.draw.randint(LINES // 2, LINES))
        self.files[number] = {each: self.draw.randint(1, 9) for each in sorted(some)}
        draft = self.folder / f"f{number}.new"
        draft.write_text("\n".join(article(*each) for each in self.files[number].items()), "utf-8")
        draft.replace(self.folder / f"f{number}.jsonl")

    def expected(self) -> set[str]:
        """Return the ids that are there."""
        return {f"a{number}" for articles in self.files.values() for number in articles}


def run(*arguments: str, environment: dict[str, str]) -> subprocess.Popen[bytes]:
    """Start a command."""
    return subprocess.Popen(
        [*COMMAND, *arguments], stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment
    )


def found(folder: Path, query: str, environment: dict[str, str]) -> set[str]:
    """Return the ids that a search finds, the store brought up to date by it."""
    process = run("search", query, str(folder), "--copies", "--fields", "id", "--no-header",
                  environment=environment)  # fmt: skip
    out, err = process.communicate(timeout=120)
    if process.returncode not in (0, 1):
        raise SystemExit(f"search failed: {err.decode()}")
    return set(out.decode().split())


def checked(corpus: Corpus, environment: dict[str, str]) -> None:
    """See that a search finds what is there and nothing else."""
    told, there = found(corpus.folder, "quốc phòng", environment), corpus.expected()
    if told != there:
        raise SystemExit(f"wrong: {len(there - told)} lost, {len(told - there)} that are not there")
    number, version = corpus.draw.choice([pair for file in corpus.files.values() for pair in file.items()])
    if f"a{number}" not in found(corpus.folder, f"thứ{number}x lần{version}v", environment):
        raise SystemExit(f"wrong: a{number} has its old words")


def full(corpus: Corpus, place: Path, environment: dict[str, str]) -> None:
    """Fill the store's disk, then make room."""
    small = place / "small"
    small.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=700k", "tmpfs", str(small)]
    if subprocess.run(mount, capture_output=True, check=False).returncode:
        print("  no small disk can be mounted here: full disks were not tried", flush=True)
        return
    try:
        own = environment | {"DEFCORPUS_STORE": str(small / "store")}
        refused = 0
        for _ in range(3):
            corpus.change(corpus.draw.randrange(FILES))
            process = run("search", "quốc phòng", str(corpus.folder), "--copies", "--fields", "id",
                          "--no-header", environment=own)  # fmt: skip
            out, err = process.communicate(timeout=120)
            said = process.returncode == 2 and b"disk" in err
            if not said and set(out.decode().split()) != corpus.expected():
                raise SystemExit(f"wrong on a full disk ({process.returncode}): {err.decode()}")
            refused += said
        subprocess.run(["mount", "-o", "remount,size=64m", str(small)], check=True)
        checked(corpus, own)
        print(f"  a full disk: said so {refused} times of 3; with room again everything is found", flush=True)
    finally:
        subprocess.run(["umount", str(small)], check=False)


def main() -> None:
    """Kill, search, compare."""
    kills = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    draw = random.Random(int(sys.argv[2]) if len(sys.argv) > 2 else 7)
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place, "news")
        folder.mkdir()
        environment = os.environ | {"DEFCORPUS_STORE": f"{place}/store", "PYTHONPATH": str(ROOT)}
        corpus = Corpus(folder, draw)
        checked(corpus, environment)
        full(corpus, Path(place), environment)
        longest = taken(corpus, environment)
        survived = 0
        for kill in range(1, kills + 1):
            for number in draw.sample(range(FILES), draw.randint(1, 3)):
                corpus.change(number)
            process = run("update", str(folder), environment=environment)
            time.sleep(draw.uniform(0.0, longest))
            survived += process.poll() is not None
            process.send_signal(signal.SIGKILL)
            process.communicate()
            if kill % 4 == 0:
                checked(corpus, environment)
                longest = taken(corpus, environment)  # others' work on the machine comes and goes
            if kill % 20 == 0:
                together(corpus, environment)
                print(f"  {kill} kills, {survived} of them too late; nothing lost", flush=True)


def taken(corpus: Corpus, environment: dict[str, str]) -> float:
    """Return how long an update takes that is left alone, in seconds."""
    corpus.change(corpus.draw.randrange(FILES))
    start = time.perf_counter()
    run("update", str(corpus.folder), environment=environment).communicate(timeout=120)
    return time.perf_counter() - start


def together(corpus: Corpus, environment: dict[str, str]) -> None:
    """Run two updates and ten searches at once: each answers from one generation or another."""
    before = corpus.expected()
    corpus.change(corpus.draw.randrange(FILES))
    either = (before, corpus.expected())
    updates = [run("update", str(corpus.folder), environment=environment) for _ in range(2)]
    searches = [
        run("search", "quốc phòng", str(corpus.folder), "--copies", "--fields", "id", "--no-header",
            environment=environment)
        for _ in range(10)
    ]  # fmt: skip
    for process in searches:
        out, err = process.communicate(timeout=120)
        if process.returncode or set(out.decode().split()) not in either:
            raise SystemExit(f"wrong while others wrote: {err.decode()}")
    for process in updates:
        _, err = process.communicate(timeout=120)
        if process.returncode and b"updating this corpus" not in err:
            raise SystemExit(f"update failed: {err.decode()}")
    checked(corpus, environment)


if __name__ == "__main__":
    main()
