"""`defcorpus search`."""

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from defcorpus.cli.bundle import Bundle, spread
from defcorpus.cli.options import Filtering, Listing, Store, Word, Words, option
from defcorpus.cli.session import Session, file_paths, opened, say
from defcorpus.errors import UsageError
from defcorpus.output import Layout, write, write_paths
from defcorpus.output.records import SEARCH, search_record
from defcorpus.text.counted import counted

if TYPE_CHECKING:
    from defcorpus.output import Screen
    from defcorpus.search import Hit

_ON_A_TERMINAL = 20


class Asking(Bundle):
    """What is asked."""

    words: Annotated[
        Words,
        typer.Argument(
            metavar="QUERY [PATH]...",
            show_default=False,
            help="What to find, as one argument; then files or folders. None: the current folder.",
        ),
    ] = None
    expression: Annotated[
        Word,
        option(
            "", "The query if it begins with a dash; every argument is a PATH then.", "-e", metavar="QUERY"
        ),
    ] = None
    limit: Annotated[
        int | None,
        option("", "At most N articles. [20 on a terminal, else all]", "--limit", "-n", metavar="N", min=1),
    ] = None
    raw: Annotated[
        bool, option("", "Search the pages as saved: captions, menus, credits, related lines too.", "--raw")
    ] = False


@spread
def run(*, asking: Asking, which: Filtering, output: Listing, store: Store) -> int:
    """Find articles that have every word, the best first.

    Words without marks find words with them; typed with marks, exact hits come first. "A phrase" in quotes,
    -without (or NOT), this OR that, begin* and (parentheses) are understood; side by side goes before OR.
    Titles and texts are searched, captions and page chrome only with --raw. The query is one argument: put it
    between quotes.

    Examples:
      defcorpus search 'phan van giang' seeds
      defcorpus search '"công nghiệp quốc phòng" -azerbaijan' seeds
      defcorpus search 'doi thoai OR dialogue' seeds --since 2025 --lang vi

    """
    query, paths = _query(asking.words, asking.expression)
    filters, shape, screen = which.filters(), output.shape(Layout(SEARCH)), output.screen()
    from defcorpus.search import parse, search

    asked = parse(query)  # before anything is read: a query that cannot be read is told at once
    for_eyes = shape.resolved(screen) == "table"
    most = _ON_A_TERMINAL if asking.limit is None and for_eyes else asking.limit
    with opened(paths, store) as session:
        result = search(session.corpus, asked, filters, limit=most, raw=asking.raw)
        if output.paths_only or output.paths_nul:
            found = file_paths((hit.summary for hit in result.hits), session.places)
            count = write_paths(found, sys.stdout, nul=output.paths_nul)
        elif for_eyes and not shape.fields:
            count = _write_hits(session, result.hits, screen)
        else:
            records = (search_record(hit, session.places.shown) for hit in result.hits)
            count = write(records, Layout(SEARCH), shape, screen)
        if count and not any(hit.exact for hit in result.hits):
            say("none of them has these marks; shown is what is spelt otherwise")
        if result.total > len(result.hits):
            say(f"{len(result.hits)} of {counted(result.total, 'article')}; --limit {result.total} shows all")
        session.say_undated(result.undated_left_out)
        return session.ended(count, "" if result.hits else f"nothing found for {query}")


def _query(words: Words, expression: str | None) -> tuple[str, list[str]]:
    given = list(words or ())
    if expression is not None:
        return expression, given
    if not given:
        raise UsageError("no QUERY", "for example: defcorpus search 'phan van giang' FOLDER")
    return given[0], given[1:]


def _write_hits(session: Session, hits: "tuple[Hit, ...]", screen: "Screen") -> int:
    from defcorpus.output.hits import write_hits

    short = session.short(hit.summary.id for hit in hits)
    return write_hits(((short[hit.summary.id], hit.summary.day, hit) for hit in hits), screen)
