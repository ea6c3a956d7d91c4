"""The README's examples, and those of docs/COPIES.md, print what the pages say, on a terminal of 80 columns.

`python -m tests.test_readme` writes the present output into the pages, to be read before it is committed.
"""

import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
pty = pytest.importorskip("pty", reason="needs a Unix terminal")
on_terminal = pytest.importorskip("tests.terminal").on_terminal

README = ROOT / "README.md"
PAGES = (README, ROOT / "docs" / "COPIES.md")
BLOCK = re.compile(r"(?<=^```console\n)(.*?)(?=^```)", re.M | re.S)

# The README writes a changing number (a time, a size) as a placeholder of the same kind.
CHANGING = [
    (re.compile(r"\b\d+(\.\d+)? (ms|s|kB|KB|MB)\b"), "N"),
    (re.compile(r"/\S*(cache|store)\S*"), "PATH"),
    (re.compile(r"\b\d{4}-\d\d-\d\d \d\d:\d\d\b"), "TIME"),
]


def examples() -> list[tuple[Path, str, str]]:
    """Return each `$ command` of the pages' console blocks with its page and the output below it."""
    found = []
    for page in PAGES:
        for block in BLOCK.findall(page.read_text("utf-8")):
            for piece in re.split(r"^\$ ", block, flags=re.M)[1:]:
                command, _, output = piece.partition("\n")
                found.append((page, command, output))
    return found


def comparable(output: str) -> list[str]:
    for pattern, name in CHANGING:
        output = pattern.sub(name, output)
    return [line.rstrip() for line in output.strip("\n").splitlines()]


def on_a_terminal(command: str, folder: Path, environment: dict[str, str]) -> str:
    """Return what a command of a shell prints; one that is defcorpus alone needs none."""
    bare = re.sub(r"'[^']*'", "", command)
    if command.startswith("defcorpus ") and not set(bare) & set('|&;<>*?$`~"\\'):
        text = on_terminal(*shlex.split(command)[1:], environ=environment, folder=folder, size=(50, 80))[1]
    else:
        text = in_a_shell(command, folder, environment)
    return re.sub(r"\r\x1b\[K[^\r\n]*(?=\r)|\r\x1b\[K", "", text)  # progress, where this machine is slow


def in_a_shell(command: str, folder: Path, environment: dict[str, str]) -> str:
    leader, follower = pty.openpty()
    pid = subprocess.Popen(
        ["bash", "-c", f"stty cols 80 rows 50; {command}"],
        stdin=follower, stdout=follower, stderr=follower, cwd=folder, env=environment, close_fds=True,
    )  # fmt: skip
    os.close(follower)
    pieces = []
    while True:
        try:
            piece = os.read(leader, 65536)
        except OSError:  # Linux says so when the other side is closed
            break
        if not piece:
            break
        pieces.append(piece)
    pid.wait()
    os.close(leader)
    return b"".join(pieces).decode("utf-8").replace("\r\n", "\n")


def prepared(folder: Path) -> dict[str, str]:
    shutil.copytree(ROOT / "seeds", folder / "seeds")
    shutil.copy(ROOT / "INDEX.md", folder / "INDEX.md")
    scripts = Path(sys.executable).parent
    kept = {
        name: value for name, value in os.environ.items() if name not in ("COLUMNS", "LINES", "FORCE_COLOR")
    }
    return kept | {
        "PATH": f"{scripts}{os.pathsep}{os.environ['PATH']}",
        "DEFCORPUS_STORE": str(folder / "cache"),
        "NO_COLOR": "1",
        "TERM": "xterm",
        "PAGER": "cat",
    }


@pytest.fixture(scope="module")
def places(tmp_path_factory):
    """Each page's folder and environment: an example finds what those before it on the page left."""
    folders = {page: tmp_path_factory.mktemp(page.stem.lower()) for page in PAGES}
    return {page: (folder, prepared(folder)) for page, folder in folders.items()}


def test_there_are_examples():
    assert len(examples()) >= 8


@pytest.mark.parametrize(
    ("page", "command", "output"),
    examples(),
    ids=[f"{page.stem}: {command}" for page, command, _ in examples()],
)
def test_example(page, command, output, places):
    folder, environment = places[page]
    assert comparable(on_a_terminal(command, folder, environment)) == comparable(output)


def test_the_python_calls_run(places):
    folder, environment = places[README]
    (code,) = re.findall(r"^```python\n(.*?)^```", README.read_text("utf-8"), re.M | re.S)
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=folder, env=environment, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    assert "000_af30fe3b33f4468d 002_f6cca02fdce5bc76" in done.stdout


def write(page: Path) -> None:
    """Put the present output of each example into a page."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        environment = prepared(folder)

        def shown(block: re.Match[str]) -> str:
            commands = re.findall(r"^\$ (.*)$", block.group(), re.M)
            outputs = [on_a_terminal(command, folder, environment).strip("\n") for command in commands]
            return "".join(
                "\n".join([f"$ {command}", *map(str.rstrip, output.splitlines())]) + "\n"
                for command, output in zip(commands, outputs, strict=True)
            )

        page.write_text(BLOCK.sub(shown, page.read_text("utf-8")), "utf-8")


if __name__ == "__main__":
    for each in PAGES:
        write(each)
