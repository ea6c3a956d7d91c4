"""Golden output: what a command printed when it was last looked at, a file for each command and format.

Where another output is meant, run the tests with DEFCORPUS_GOLDEN=write and look at what became of the files.
"""

from __future__ import annotations

import os
from pathlib import Path

FOLDER = Path(__file__).parent / "golden"
FORMATS = ("table", "jsonl", "json", "csv", "tsv", "markdown")


def golden(name: str, text: str) -> None:
    """Hold a text to the golden file of that name."""
    path = FOLDER / name
    if os.environ.get("DEFCORPUS_GOLDEN") == "write":
        path.write_text(text, "utf-8", newline="")
    assert text == path.read_bytes().decode("utf-8")
