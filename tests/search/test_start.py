"""A search starts in milliseconds: what it may not import."""

from __future__ import annotations

import subprocess
import sys

HEAVY = ("dataclasses", "json", "rich", "numpy", "pydantic", "langdetect", "rapidfuzz", "lxml", "trafilatura")


def test_importing_the_search_imports_nothing_heavy():
    code = (
        "import sys, defcorpus.search, defcorpus.corpus.selecting.fulltext\n"
        f"heavy = set({HEAVY!r}) | {{'tantivy', 'defcorpus.article', 'defcorpus.reading'}}\n"
        "print(*sorted(heavy.intersection(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == []
