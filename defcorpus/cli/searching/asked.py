"""The options of `search` that say what is asked."""

from typing import Annotated

import typer

from defcorpus.cli.bundle import Bundle
from defcorpus.cli.options import Word, Words, option
from defcorpus.cli.searching.found import Wanted
from defcorpus.errors import UsageError


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
    query_file: Annotated[
        Word,
        option("", "Ask every line of FILE; - is standard input. Adds a field `query`.", metavar="FILE"),
    ] = None
    limit: Annotated[
        int | None,
        option(
            "",
            "At most N articles, lines of --kwic, or bars. [on a terminal 20, of lines all]",
            "--limit",
            "-m",
            metavar="N",
            min=1,
        ),
    ] = None
    exact: Annotated[bool, option("", "Only what is spelled as typed, marks and all.", "--exact")] = False
    raw: Annotated[
        bool, option("", "Search the pages as saved: captions, menus, credits, related lines too.", "--raw")
    ] = False
    across: Annotated[
        bool, option("", "Ask in the other language too: terms are added, and said which.", "--across")
    ] = False
    counterpart: Annotated[
        bool, option("", "With each hit its counterpart; with --kwic its sentence.", "--counterpart")
    ] = False
    unique: Annotated[
        bool, option("", "Look for copies, leave them out, and add fields about them.", "--unique")
    ] = False
    copies: Annotated[bool, option("", "Every copy a hit of its own, marked as such.", "--copies")] = False

    def check(self) -> None:
        """UsageError for what does not go together."""
        if self.unique and self.copies:
            raise UsageError("--unique leaves copies out and --copies shows them: not both")
        if self.query_file is not None and self.expression is not None:
            raise UsageError("--query-file and -e both say what to ask: not both")
        if self.across and self.exact:
            raise UsageError("--across adds what was not typed, and --exact leaves it out: not both")

    @property
    def wanted(self) -> Wanted:
        """What is said beside hits."""
        return Wanted(copies=self.unique or self.copies, counterpart=self.counterpart)
