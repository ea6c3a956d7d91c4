"""`defcorpus search`."""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from defcorpus.cli.bundle import Bundle, spread
from defcorpus.cli.options import Filtering, Listing, Store, Word, Words, option
from defcorpus.cli.session import Session, file_paths, opened, say
from defcorpus.errors import PathError, UsageError
from defcorpus.output import Layout, write, write_paths
from defcorpus.output.records import COPIES, SEARCH, search_record
from defcorpus.text.counted import counted

if TYPE_CHECKING:
    from defcorpus.output import Screen
    from defcorpus.report.redundant import Redundant
    from defcorpus.search import SearchResult

_ON_A_TERMINAL = 20
_UNIQUE = False  # whether hits stand for their copies without being told to


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
    unique: Annotated[
        bool, option("", "One hit for all copies of a text: the one dedup keeps, if it fits.", "--unique")
    ] = False
    copies: Annotated[bool, option("", "Every copy a hit of its own, marked as such.", "--copies")] = False

    def collapsed(self) -> bool:
        """Return whether hits stand for their copies; UsageError where both ways are asked for."""
        if self.unique and self.copies:
            raise UsageError("--unique leaves copies out and --copies shows them: not both")
        return self.unique or (_UNIQUE and not self.copies)


@spread
def run(*, asking: Asking, which: Filtering, output: Listing, store: Store) -> int:
    """Find articles that have every word, the best first.

    Words without marks find words with them; typed with marks, exact hits come first. "A phrase" in quotes,
    -without (or NOT), this OR that, begin* and (parentheses) are understood; side by side goes before OR.
    Titles and texts are searched, captions and page chrome only with --raw. The query is one argument: put it
    between quotes.

    A terminal says `+4 copies` behind a text that stands for others and `copy of` behind such a one, as far
    as dedup found them; --unique and --copies look for them first, and add fields of these names.

    Examples:
      defcorpus search 'phan van giang' seeds
      defcorpus search '"công nghiệp quốc phòng" -azerbaijan' seeds
      defcorpus search 'doi thoai OR dialogue' seeds --since 2025 --lang vi
      defcorpus search 'tau ngam' ~/news --unique --format jsonl

    """
    query, paths = _query(asking.words, asking.expression)
    filters, screen = which.filters(), output.screen()
    collapsed = asking.collapsed()
    told = collapsed or asking.copies
    layout = Layout((*SEARCH, *COPIES) if told or output.fields else SEARCH)
    shape = output.shape(layout)
    from defcorpus.search import parse, search

    asked = parse(query)  # before anything is read: a query that cannot be read is told at once
    for_eyes = shape.resolved(screen) == "table"
    most = _ON_A_TERMINAL if asking.limit is None and for_eyes else asking.limit
    with opened(paths, store) as session:
        known = _copies(session, looked_for=told or bool(set(COPIES) & set(shape.fields)), for_eyes=for_eyes)
        result = search(
            session.corpus, asked, filters, limit=most, raw=asking.raw, copies=known if collapsed else None
        )
        if output.paths_only or output.paths_nul:
            found = file_paths((hit.summary for hit in result.hits), session.places)
            count = write_paths(found, sys.stdout, nul=output.paths_nul)
        elif for_eyes and not shape.fields:
            count = _write_hits(session, result, known, screen)
        else:
            count = write(_records(session, result, known), layout, shape, screen)
        if count and not any(hit.exact for hit in result.hits):
            say("none of them has these marks; shown is what is spelt otherwise")
        _say_more(result)
        session.say_undated(result.undated_left_out)
        return session.ended(count, "" if result.hits else f"nothing found for {query}")


def _query(words: Words, expression: str | None) -> tuple[str, list[str]]:
    given = list(words or ())
    if expression is not None:
        return expression, given
    if not given:
        raise UsageError("no QUERY", "for example: defcorpus search 'phan van giang' FOLDER")
    for path in given[1:]:
        if path != "-" and not Path(path).exists():
            raise PathError(
                f"There is no file or folder {path!r}.",
                "Check its spelling. Several words to search for are one argument: put them between quotes.",
            )
    return given[0], given[1:]


def _copies(session: Session, *, looked_for: bool, for_eyes: bool) -> "Redundant | None":
    """Return the corpus's copies: looked for where they are asked about, else only for eyes what is known."""
    if looked_for:
        from defcorpus.cli.copies import redundant

        return redundant(session)
    if not for_eyes:
        return None  # the same answer whatever was asked before
    from defcorpus.report.flags import known_copies

    return known_copies(session.corpus)


def _records(session: Session, result: "SearchResult", known: "Redundant | None") -> Iterator[dict[str, Any]]:
    fields = {}
    if known is not None:
        from defcorpus.cli.copies import Copies

        copies = Copies(session, known, result.copies_left_out)
        fields = copies.fields(hit.summary.number for hit in result.hits)
    for hit in result.hits:
        yield {**search_record(hit, session.places.shown), **fields.get(hit.summary.number, {})}


def _write_hits(session: Session, result: "SearchResult", known: "Redundant | None", screen: "Screen") -> int:
    from defcorpus.output.hits import write_hits

    short = session.short(hit.summary.id for hit in result.hits)
    marks = {}
    if known is not None:
        from defcorpus.cli.copies import Copies

        copies = Copies(session, known, result.copies_left_out)
        marks = copies.marks(hit.summary.number for hit in result.hits)
    lines = (
        (short[hit.summary.id], hit.summary.day, hit, marks.get(hit.summary.number, ""))
        for hit in result.hits
    )
    return write_hits(lines, screen)


def _say_more(result: "SearchResult") -> None:
    """Say how many articles were found that are not shown."""
    shown, out = len(result.hits), len(result.copies_left_out)
    copies = f"{counted(out, 'copy', 'copies')} left out" if out else ""
    if result.total > shown + out:
        said = f"{shown} of {counted(result.total, 'article')}"
        say(f"{said}{', ' if copies else ''}{copies}; --limit {result.total} shows all")
    elif copies:
        say(f"{copies}; --copies shows {'it' if out == 1 else 'them'}")
