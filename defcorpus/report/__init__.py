"""What INDEX.md, `people` and `stats` say, as records and as Markdown."""

from defcorpus.report.index import MARK, index_markdown, is_own
from defcorpus.report.people import Naming, PersonRow, people
from defcorpus.report.stats import GROUPS, Count, stats

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
