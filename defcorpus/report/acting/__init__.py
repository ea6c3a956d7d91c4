"""Report first, then act: a plan of what to move, followed only where every file is still what was recorded.

    from defcorpus.report.acting import apply, homes, plan_of, read_plan, undo, write_plan

    with Corpus.open(["news"]) as corpus:
        write_plan("plan.tsv", plan_of(corpus, copies(corpus), None, folder="."))
    plan = read_plan("plan.tsv")  # a person may have edited it
    result = apply(plan, homes(plan, "."), "moved", act=True)
    undo("moved", act=True)

`planning` makes plans, `moving` follows them, `undoing` puts back; `files` moves one file safely, `away` is
the folder moved into with its journal, `locks` keeps others off meanwhile. Records and texts are in
`defcorpus.dedup`: `plan`, `planfile`, `journal`.
"""

from defcorpus.report.acting.moving import Outcome, Result, apply, homes
from defcorpus.report.acting.planning import plan_of, read_plan, write_plan
from defcorpus.report.acting.undoing import Returned, Undone, undo

__all__ = [
    "Outcome",
    "Result",
    "Returned",
    "Undone",
    "apply",
    "homes",
    "plan_of",
    "read_plan",
    "undo",
    "write_plan",
]
