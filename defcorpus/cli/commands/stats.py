"""`defcorpus stats`."""

from typing import Annotated

from defcorpus.cli.bundle import spread
from defcorpus.cli.options import Filtering, Store, Trailing, Word, Writing, option
from defcorpus.cli.searching.hints import nothing_fits
from defcorpus.cli.session import opened, say
from defcorpus.errors import UsageError
from defcorpus.output import Layout, write
from defcorpus.output.shapes.records import STATS, count_record

_TITLES = {
    "lang": "Languages", "month": "Months", "country": "Countries", "person": "People", "source": "Outlets",
}  # fmt: skip

_FIRST = "On a terminal, the first N of each, the last N months. [12]"
Top = Annotated[int, option("", _FIRST, "--top", "--limit", "-n", metavar="N", min=1)]


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
    pairs: Annotated[
        bool, option("", "How many have a counterpart, and how many days later they appeared.", "--pairs")
    ] = False,
    top: Top = 12,
) -> int:
    """Count the articles by language, month, country, person and outlet: bars on a terminal.

    A month is that of the event where it is known. An article may name several countries and people, so that
    their shares add up to more than one. --pairs counts the articles of either language that have a
    counterpart in the other (a copy has that of its text), and how many days after it they appeared: the
    median, and from which to which.

    Examples:
      defcorpus stats seeds
      defcorpus stats seeds --pairs --by source,month
      defcorpus stats seeds --by month,country --format csv

    """
    if pairs:
        return _pairs(where, which, output, store, by, top)
    filters, shape, screen = which.filters(), output.shape(Layout(STATS)), output.screen()
    from defcorpus.report import GROUPS, stats
    from defcorpus.report.naming.people import namings

    groups = _groups(by, GROUPS)
    with opened(where.paths, store) as session:
        articles = session.corpus.select(filters)
        named = namings(session.corpus, filters) if "person" in groups else ()
        records = [count_record(row) for row in stats(articles, named, groups)]
        if shape.resolved(screen) == "table" and not shape.fields:
            from defcorpus.output.shapes.bars import write_bars

            write_bars(records, screen, most=top, headers=_TITLES)
        else:
            write(records, Layout(STATS), shape, screen)
        session.say_left_out(filters)
        return session.ended(len(articles), "" if articles else nothing_fits(session, filters))


def _groups(by: Word, known: tuple[str, ...]) -> tuple[str, ...]:
    asked = known if by is None else by.replace(",", " ").split()
    groups = tuple(dict.fromkeys("source" if name == "outlet" else name for name in asked))
    unknown = [name for name in groups if name not in known]
    if unknown or not groups:
        told = ", ".join(map(repr, unknown)) or "nothing"
        raise UsageError(f"cannot count by {told}", f"--by {','.join(known)}")
    return groups


def _pairs(where: Trailing, which: Filtering, output: Writing, store: Store, by: Word, top: int) -> int:
    from defcorpus.output.answers.translated import LAYOUT, translated_record
    from defcorpus.report.matching.translated import GROUPS, counterparts, first, translated

    filters, shape, screen = which.filters(), output.shape(LAYOUT), output.screen()
    groups = _groups(by, GROUPS)
    with opened(where.paths, store) as session:
        articles = session.corpus.select(filters)
        with session.progress:
            found = counterparts(session.corpus, progress=session.progress)
        days = {article.id: article.date for article in session.corpus.select()} if filters else None
        rows = translated(articles, found, groups, days)
        most = top if shape.resolved(screen) == "table" and not shape.fields else len(rows)
        shown = first(rows, most)
        write(map(translated_record, shown), LAYOUT, shape, screen)
        if len(shown) < len(rows):
            say(f"{len(rows) - len(shown)} lines more: --top {10 * top} shows more of each")
        session.say_left_out(filters)
        return session.ended(len(rows), "" if rows else nothing_fits(session, filters))
