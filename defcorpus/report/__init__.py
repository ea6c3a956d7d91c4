"""Answers over a whole corpus, as records. At the door stand those of INDEX.md, `people` and `stats`.

Names are imported when they are first asked for: a search needs none of them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from defcorpus.report.counts import GROUPS, Count, stats
    from defcorpus.report.index import MARK, index_markdown, is_own
    from defcorpus.report.naming.namings import Naming
    from defcorpus.report.naming.people import PersonRow, people

__all__ = [
    "GROUPS",
    "MARK",
    "Count",
    "Naming",
    "PersonRow",
    "index_markdown",
    "is_own",
    "people",
    "stats",
]

_HOMES = {
    "MARK": "index",
    "index_markdown": "index",
    "is_own": "index",
    "Naming": "naming.namings",
    "PersonRow": "naming.people",
    "people": "naming.people",
    "GROUPS": "counts",
    "Count": "counts",
    "stats": "counts",
}


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    found: object = getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
    return found
