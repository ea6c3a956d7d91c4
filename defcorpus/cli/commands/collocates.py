"""`defcorpus collocates`."""

from typing import Annotated, Literal

import typer

from defcorpus.cli.bundle import Bundle, spread
from defcorpus.cli.counted import Units, first, say_more, spoken, term_and_paths
from defcorpus.cli.options import Filtering, Store, Word, Words, Writing, at_most, option
from defcorpus.cli.paging import Paging
from defcorpus.cli.searching.hints import nothing_fits, say_meant
from defcorpus.cli.session import opened, say
from defcorpus.errors import UsageError
from defcorpus.output import write
from defcorpus.output.answers.wording import COLLOCATES, collocate_record
from defcorpus.text.counted import counted

_WINDOW = 5
_By = Literal["log-likelihood", "mi", "log-dice", "t-score", "frequency"]


class Wanted(Bundle):
    """What is asked."""

    words: Annotated[
        Words,
        typer.Argument(
            metavar="TERM [PATH]...",
            show_default=False,
            help="A word or several, as one argument; then files or folders. None: the current folder.",
        ),
    ] = None
    expression: Annotated[
        Word,
        option("", "The term if it begins with a dash; every argument is a PATH then.", "-e", metavar="TERM"),
    ] = None
    window: Annotated[
        int | None, option("", "Words on either side. [5]", "--window", "-w", metavar="N", min=1, max=50)
    ] = None
    sentence: Annotated[bool, option("", "The whole sentence, not a window.", "--sentence")] = False
    by: Annotated[
        _By,
        option("", "log-likelihood, mi, log-dice, t-score or frequency. [log-likelihood]", metavar="MEASURE"),
    ] = "log-likelihood"
    min_: Annotated[
        int, option("", "Only what stands beside the term at least N times. [3]", "--min", metavar="N", min=1)
    ] = 3
    min_articles: Annotated[
        int, option("", "Only what does so in at least N articles. [1]", "--min-articles", metavar="N", min=1)
    ] = 1
    limit: Annotated[
        int | None,
        at_most("words. [20 on a terminal, else all]"),
    ] = None


@spread
def run(
    *, wanted: Wanted, which: Filtering, output: Writing, paging: Paging, store: Store, units: Units
) -> int:
    """Show which words stand beside a word more often than by chance.

    The term is of the query language; several words are a phrase. Typed without marks, all spellings are
    meant; with marks, just these. A window does not cross the end of a sentence, and a place beside two hits
    counts once. G2 is the log-likelihood (Dunning 1993), MI mutual information (Church and Hanks 1990),
    logDice that of Rychlý (2008), t the t-score: of the places in windows against all words of the articles.

    Examples:
      defcorpus collocates 'quoc phong' seeds --lang vi --no-function-words
      defcorpus collocates 'hợp tác' seeds --unit word --by log-dice
      defcorpus collocates 'thăm OR tham' seeds --window 3 --format csv

    """
    paging.begin()
    term, paths = term_and_paths(wanted.words, wanted.expression, "collocates", "'quốc phòng'")
    filters, shape, screen = which.filters(), output.shape(COLLOCATES), output.screen()
    counting = units.counting(least=wanted.min_, least_articles=wanted.min_articles)
    from defcorpus.report.wording.collocates import collocates, meant

    meant(term)  # before anything is read: a term that cannot be read is told at once
    if wanted.sentence and wanted.window is not None:
        raise UsageError("--sentence takes the place of --window: not both")
    with opened(paths, store) as session:
        out = units.left_out(session, filters)
        with session.progress:
            found = collocates(
                session.corpus,
                term,
                filters,
                counting,
                window=None if wanted.sentence else wanted.window or _WINDOW,
                by=wanted.by,
                without=out,
                progress=session.progress,
            )
        most = first(wanted.limit, for_eyes=shape.resolved(screen) == "table")
        count = write(map(collocate_record, found.rows[:most]), COLLOCATES, shape, screen)
        for lang, hits in found.hits.items():
            say(f"{spoken([lang])}: {counted(hits, 'hit')} in {counted(found.articles[lang], 'article')}")
        say_more(count, len(found.rows), "word")
        session.say_left_out(filters)
        nothing = f"nothing found for {term}" if not found.hits else "no word stands there so often"
        if not found.hits and not filters:
            say(nothing)
            say_meant(session, meant(term))
            return session.ended(count, "")
        return session.ended(count, nothing if not filters or found.hits else nothing_fits(session, filters))
