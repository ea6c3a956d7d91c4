"""The page about the query language prints what its examples print, in a pipe, errors among it.

`python -m tests.cli.test_queries_page` writes the present output into the page, to be read before it is
committed.
"""

from __future__ import annotations

import os
import re
import shlex
import shutil
import tempfile
from pathlib import Path

from typer.testing import CliRunner

from defcorpus.cli.app import application

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs" / "QUERIES.md"
BLOCK = re.compile(r"(?<=^```console\n)(.*?)(?=^```)", re.M | re.S)


def printed(page: str, folder: Path) -> str:
    """Return the page with what its commands print in `folder`, which has the seeds."""
    before = Path.cwd()
    os.chdir(folder)
    try:
        return BLOCK.sub(lambda block: "".join(map(answered, commands(block.group()))), page)
    finally:
        os.chdir(before)


def commands(block: str) -> list[str]:
    return [line[2:] for line in block.splitlines() if line.startswith("$ ")]


def answered(command: str) -> str:
    name, *arguments = shlex.split(command)
    assert name == "defcorpus"
    done = CliRunner().invoke(application(), arguments, env={"DEFCORPUS_STORE": "store"})
    return f"$ {command}\n" + "".join(f"{line.rstrip()}\n" for line in done.output.splitlines())


def test_the_page_prints_what_its_examples_print(tmp_path):
    shutil.copytree(ROOT / "seeds", tmp_path / "seeds")
    page = PAGE.read_text("utf-8")
    assert printed(page, tmp_path) == page


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as place:
        shutil.copytree(ROOT / "seeds", Path(place, "seeds"))
        PAGE.write_text(printed(PAGE.read_text("utf-8"), Path(place)), "utf-8")
