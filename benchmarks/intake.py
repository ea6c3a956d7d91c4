"""How long a large file takes to take in, list and search, and how much memory.

    python benchmarks/intake.py [FILE]

FILE is anything defcorpus reads; without it, the environment's DEFCORPUS_EVALUATION is taken to hold
``monolingual/baomoi_vi.jsonl.gz``. Every line is one whole process, run with an empty store, then with a
current one; memory is the largest single process's.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path


def measured(name: str, arguments: list[str], environment: dict[str, str]) -> None:
    """Run defcorpus once, its output thrown away, and print its wall time, CPU time and peak memory."""
    script = str(Path(sys.executable).with_name("defcorpus"))
    start = time.perf_counter()
    process = subprocess.Popen([script, *arguments], stdout=subprocess.DEVNULL, env=environment)
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - start
    cpu = usage.ru_utime + usage.ru_stime
    code = os.waitstatus_to_exitcode(status)
    memory = usage.ru_maxrss / (1024 if sys.platform != "darwin" else 1024**2)
    print(f"{name:28} {wall:8.2f} s wall {cpu:8.2f} s CPU {memory:7.0f} MB   exit {code}", flush=True)


def main() -> None:
    """Print a line a command."""
    if len(sys.argv) > 1:
        source = sys.argv[1]
    elif folder := os.environ.get("DEFCORPUS_EVALUATION"):
        source = str(Path(folder, "monolingual", "baomoi_vi.jsonl.gz"))
    else:
        sys.exit("Name a file, or set DEFCORPUS_EVALUATION to the folder of the evaluation sets.")
    with tempfile.TemporaryDirectory() as store:
        environment = os.environ | {"DEFCORPUS_STORE": store}
        measured("update, from nothing", ["update", source], environment)
        measured("update, nothing changed", ["update", source], environment)
        measured("list --limit 20", ["list", "--limit", "20", source], environment)
        measured("list", ["list", source], environment)
        measured(
            "search, ten hits", ["search", '"quốc phòng" bộ trưởng', "--limit", "10", source], environment
        )
        measured("search without marks", ["search", "phan van giang", "--limit", "10", source], environment)
        measured("search for nothing", ["search", "zzzzqqq", source], environment)


if __name__ == "__main__":
    main()
