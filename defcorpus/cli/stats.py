"""`defcorpus stats`."""

from typing import Annotated

from defcorpus.cli.bundle import spread
from defcorpus.cli.options import Filtering, Store, Trailing, Word, Writing, option
from defcorpus.cli.session import filtered, opened
from defcorpus.errors import UsageError
from defcorpus.output import Layout, write
from defcorpus.output.records import STATS, count_record

_TITLES = {
    "lang": "Languages", "month": "Months", "country": "Countries", "person": "People", "source": "Outlets",
}  # fmt: skip


@spread
def run(
    *,
    where: Trailing,
    which: Filtering,
    output: Writing,
    store: Store,
    by: Annotated[
        Word, option("", "lang, month, country, person or source, or several.", metavar="WHAT")
    ] = None,
    top: Annotated[int, option("", "On a terminal, the first N of each. [12]", metavar="N", min=1)] = 12,
) -> int:
    """Count the articles by language, month, country, person and outlet: bars on a terminal.

    A month is that of the event where it is known. An article may name several countries and people, so that
    their shares add up to more than one.

    Examples:
      defcorpus stats seeds
      defcorpus stats seeds --by month,country --format csv

    """
    filters, shape, screen = which.filters(), output.shape(Layout(STATS)), output.screen()
    from defcorpus.report import GROUPS, stats
    from defcorpus.report.people import namings

    groups = GROUPS if by is None else tuple(dict.fromkeys(by.replace(",", " ").split()))
    unknown = [name for name in groups if name not in GROUPS]
    if unknown or not groups:
        told = ", ".join(map(repr, unknown)) or "nothing"
        raise UsageError(f"cannot count by {told}", f"--by {','.join(GROUPS)}")
    with opened(where.paths, store) as session:
        articles = session.corpus.select(filters)
        named = namings(session.corpus, filters) if "person" in groups else ()
        records = [count_record(row) for row in stats(articles, named, groups)]
        if shape.resolved(screen) == "table" and not shape.fields:
            from defcorpus.output.bars import write_bars

            write_bars(records, screen, most=top, headers=_TITLES)
        else:
            write(records, Layout(STATS), shape, screen)
        session.say_undated(session.corpus.undated_left_out(filters))
        return session.ended(len(articles), filtered(filters))
