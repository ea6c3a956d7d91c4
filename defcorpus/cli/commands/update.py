"""`defcorpus update`."""

import sys
from typing import TYPE_CHECKING, Annotated

from defcorpus.cli.bundle import spread
from defcorpus.cli.options import Store, Trailing, Writing, option
from defcorpus.cli.session import opened, say
from defcorpus.output import Column, Layout, write
from defcorpus.output.shapes.records import SKIPPED, skip_record

if TYPE_CHECKING:
    from defcorpus.corpus.records import UpdateReport

_COLUMNS = (
    Column("reason", "skipped"), Column("path", "path", "fold"), Column("detail", "because", "wrap"),
)  # fmt: skip


@spread
def run(
    *,
    where: Trailing,
    output: Writing,
    store: Store,
    gone: Annotated[
        bool, option("", "Forget what is no longer found, even where that is over half.", "--gone")
    ] = False,
) -> int:
    """Take in new and changed files, forget those that are gone, and list what was skipped and why.

    Every command does this first by itself; `update` is for a quiet hour and for seeing what was skipped.
    Where over half of a corpus vanishes at once, it is kept until --gone is given.

    Examples:
      defcorpus update seeds
      defcorpus update ~/news --jobs 2 --format csv > skipped.csv

    """
    shape, screen = output.shape(Layout(SKIPPED)), output.screen()
    from defcorpus.corpus import UpdateReport

    with opened(where.paths, store, gone=gone) as session:
        skipped = tuple(session.corpus.skipped())
        report = session.corpus.report or UpdateReport(unchanged=len(session.corpus), skipped=skipped)
        if screen.terminal:
            sys.stdout.write(_said(report) + "\n")
        else:
            say(_said(report))
        records = [skip_record(skip, session.places.shown) for skip in report.skipped]
        if shape.resolved(screen) == "table" and not shape.fields:  # as compilers name a line
            records = [r | {"path": f"{r['path']}:{r['index']}"} if r["index"] else r for r in records]
        write(records, Layout(SKIPPED, _COLUMNS), shape, screen)
        return 2 if session.corpus.outdated or (report.skipped and store.strict) else 0


def _said(report: "UpdateReport") -> str:
    counts = [
        (report.new, "new"),
        (report.changed, "changed"),
        (report.gone, "gone"),
        (report.unchanged, "unchanged"),
        (report.moved, "of them moved"),
        (report.again, "read again as other lines recur at their outlet"),
        (report.kept, "not found or not readable now, but kept"),
        (len(report.skipped), "skipped"),
    ]
    told = [f"{count:,} {word}" for count, word in counts if count] or ["nothing found"]
    again = f"; the store was made anew: {report.rebuilt}" if report.rebuilt else ""
    return f"{', '.join(told)} in {report.seconds:.1f} s{again}"
