"""`defcorpus doubts`."""

from typing import TYPE_CHECKING, Annotated

from defcorpus.cli.bundle import spread
from defcorpus.cli.options import Filtering, Store, Trailing, Words, Writing, option
from defcorpus.cli.session import Session, opened
from defcorpus.corpus.decisions.eventfields import DOUBTS
from defcorpus.errors import UsageError
from defcorpus.output import Layout, write
from defcorpus.output.shapes.views import DOUBTS as COLUMNS
from defcorpus.output.shapes.views import doubt_record

if TYPE_CHECKING:
    from defcorpus.corpus.records import Filters
    from defcorpus.report.doubts import Doubt


@spread
def run(
    *,
    where: Trailing,
    which: Filtering,
    output: Writing,
    store: Store,
    only: Annotated[
        Words, option("", "Only this kind of doubt; repeated: any of them.", "--only", metavar="KIND")
    ] = None,
) -> int:
    """List what the reading left in doubt, each with the command that settles it.

    Of articles: years that were inferred, headers that contradict the text, pages that look like lists or
    stubs, mixed pages, ambiguous names, words run together, repaired encodings. Of events (event-day, ...):
    their articles give several days, places or offices, or none; only what announces them tells them; the
    place is that of another time; host and guest are of one country; two events may be one. The command
    proposes what was read; change its value where that is wrong. What is settled is not listed again.

    Examples:
      defcorpus doubts seeds
      defcorpus doubts seeds --only year-inferred
      defcorpus doubts seeds --only event-near --only event-day
      defcorpus doubts seeds --format tsv --fields settle --no-header

    """
    filters, shape, screen = which.filters(), output.shape(Layout(COLUMNS)), output.screen()
    with opened(where.paths, store) as session:
        found = _found(session, filters, where.paths or [], only or [])
        kinds = sorted({doubt.doubt for doubt in found})
        if only and not set(only) & {*kinds, *DOUBTS}:
            raise UsageError(
                f"no doubt here is called {only[0]!r}", f"kinds here: {', '.join(kinds) or 'none'}"
            )
        found = [doubt for doubt in found if not only or doubt.doubt in only]
        records = [doubt_record(doubt, session.places.shown) for doubt in found]
        if shape.resolved(screen) == "table" and not shape.fields:
            from defcorpus.output.answers.doubts import write_doubts

            short = session.short(doubt.id for doubt in found)
            count = write_doubts(({**record, "short": short[record["id"]]} for record in records), screen)
        else:
            count = write(records, Layout(COLUMNS), shape, screen)
        return session.ended(count, "nothing is in doubt")


def _found(session: Session, filters: "Filters", paths: list[str], only: list[str]) -> "list[Doubt]":
    """Return the doubts of articles and of events; what events tell is not asked where only others are."""
    import shlex

    from defcorpus.report.doubts import doubts
    from defcorpus.report.eventdoubts import event_doubts

    articles = {article.number: article for article in session.corpus.select(filters)}
    there = " ".join(f"--in {shlex.quote(path)}" for path in paths)
    found = doubts(session.corpus.notes(), articles, dict.fromkeys(articles, there))
    if only and not any(kind in DOUBTS or kind not in {doubt.doubt for doubt in found} for kind in only):
        return found
    with session.progress:
        return found + event_doubts(session.corpus, filters, paths=paths, progress=session.progress)
