"""`defcorpus doubts`."""

from typing import Annotated

from defcorpus.cli.bundle import spread
from defcorpus.cli.options import Filtering, Store, Trailing, Words, Writing, option
from defcorpus.cli.session import opened
from defcorpus.errors import UsageError
from defcorpus.output import Layout, write
from defcorpus.output.views import DOUBTS, doubt_record


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

    Years that were inferred, headers that contradict the text, pages that look like lists or stubs, mixed
    pages, ambiguous names, words run together, repaired encodings. The command proposes what was read; change
    its value where that is wrong. What is settled is not listed again.

    Examples:
      defcorpus doubts seeds
      defcorpus doubts seeds --only year-inferred
      defcorpus doubts seeds --format tsv --fields settle --no-header

    """
    filters, shape, screen = which.filters(), output.shape(Layout(DOUBTS)), output.screen()
    import shlex

    from defcorpus.report.doubts import doubts

    with opened(where.paths, store) as session:
        articles = {article.number: article for article in session.corpus.select(filters)}
        notes = session.corpus.notes()
        there = " ".join(f"--in {shlex.quote(path)}" for path in where.paths or ())
        found = doubts(notes, articles, dict.fromkeys(articles, there))
        kinds = sorted({doubt.doubt for doubt in found})
        if only and not set(only) & set(kinds):
            raise UsageError(
                f"no doubt here is called {only[0]!r}", f"kinds here: {', '.join(kinds) or 'none'}"
            )
        found = [doubt for doubt in found if not only or doubt.doubt in only]
        records = [doubt_record(doubt, session.places.shown) for doubt in found]
        if shape.resolved(screen) == "table" and not shape.fields:
            from defcorpus.output.doubts import write_doubts

            short = session.short(doubt.id for doubt in found)
            count = write_doubts(({**record, "short": short[record["id"]]} for record in records), screen)
        else:
            count = write(records, Layout(DOUBTS), shape, screen)
        return session.ended(count, "nothing is in doubt")
