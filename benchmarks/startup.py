"""How long a piped search takes, beside a bare two-command Typer console script in the same environment.

    python benchmarks/startup.py [RUNS]

Prints the medians of the whole processes, run in turn (A B A B …), and their ratio. The corpus is the
project's own `seeds/`, its store current.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

# What an installed console script of a two-command application is.
BARE = """\
import sys
import typer

app = typer.Typer()


@app.command()
def hello(name: str) -> None:
    print(f"hello {name}")


@app.command()
def goodbye(name: str) -> None:
    print(f"goodbye {name}")


if __name__ == "__main__":
    sys.exit(app())
"""


def timed(command: list[str], environment: dict[str, str]) -> float:
    """Run `command` with its output piped and return its wall time in seconds."""
    start = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True, env=environment, cwd=ROOT)
    return time.perf_counter() - start


def main() -> None:
    """Print medians in milliseconds and their ratio."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 31
    script = Path(sys.executable).with_name("defcorpus")
    with tempfile.TemporaryDirectory() as folder:
        bare = Path(folder, "bare")
        bare.write_text(f"#!{sys.executable}\n{BARE}", encoding="utf-8")
        bare.chmod(0o755)
        environment = os.environ | {"DEFCORPUS_STORE": str(Path(folder, "store"))}
        # Installed packages have their bytecode; an editable one has it only if Python may write it.
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        commands = {
            "bare Typer, two commands": [str(bare), "hello", "world"],
            "defcorpus search": [str(script), "search", "mustafayev", "seeds"],
            "defcorpus list": [str(script), "list", "--limit", "20", "seeds"],
        }
        times: dict[str, list[float]] = {name: [] for name in commands}
        for command in commands.values():
            timed(command, environment)  # makes the store, fills the page cache
        for _ in range(runs):
            for name, command in commands.items():
                times[name].append(timed(command, environment))
    base = statistics.median(times["bare Typer, two commands"])
    for name, values in times.items():
        median = statistics.median(values)
        print(f"{name:26} {median * 1000:7.1f} ms   ratio {median / base:.2f}")


if __name__ == "__main__":
    main()
