"""`defcorpus people`."""

from typing import Annotated

from defcorpus.cli.bundle import spread
from defcorpus.cli.options import Filtering, Store, Trailing, Writing, option
from defcorpus.cli.session import filtered, opened, say
from defcorpus.output import Column, Layout, write
from defcorpus.output.records import PEOPLE, person_record
from defcorpus.text.counted import counted

_COLUMNS = (
    Column("name", "name", "fold", most=26, style="cyan"),
    Column("articles", "articles", right=True),
    Column("mentions", "times", right=True),
    Column("first", "first"),
    Column("last", "last"),
    Column("also", "also written", "wrap"),
)


@spread
def run(
    *,
    where: Trailing,
    which: Filtering,
    output: Writing,
    store: Store,
    limit: Annotated[int | None, option("", "At most N people.", "--limit", "-n", metavar="N", min=1)] = None,
) -> int:
    """List who is named: in which spellings, in how many articles, how often, first and last when.

    The form shown is the fullest that any article writes, with marks where one has them.

    Examples:
      defcorpus people seeds
      defcorpus people seeds --country TR --format csv

    """
    filters, shape, screen = which.filters(), output.shape(Layout(PEOPLE)), output.screen()
    from defcorpus.report import people

    with opened(where.paths, store) as session:
        rows = people(session.namings(filters))
        records = (
            {**person_record(row), "also": ", ".join(form for form in row.spellings if form != row.name)}
            for row in rows[:limit]
        )
        count = write(records, Layout(PEOPLE, _COLUMNS), shape, screen)
        if count < len(rows):
            say(f"{count} of {counted(len(rows), 'person', 'people')}")
        session.say_undated(session.corpus.undated_left_out(filters))
        return session.ended(count, "nobody is named" if not filters else filtered(filters))
