"""`defcorpus brief`."""

import sys
from pathlib import Path
from typing import Annotated, Literal

from defcorpus.cli.bundle import spread
from defcorpus.cli.commands.events import Met, events_of, say_undated, wanted
from defcorpus.cli.options import Filtering, Store, Trailing, option
from defcorpus.cli.searching.hints import nothing_fits
from defcorpus.cli.session import opened, say
from defcorpus.cli.written import before, replace
from defcorpus.text.counted import counted


@spread
def run(
    *,
    where: Trailing,
    which: Filtering,
    store: Store,
    to: Annotated[str, option("", "Write FILE; - is standard output. [-]", "-o", metavar="FILE")] = "-",
    write_in: Annotated[
        Literal["en", "vi"], option("", "The language of the page: en or vi. [en]", metavar="LANG")
    ] = "en",
    heading: Annotated[str, option("", "The heading; else how many, whom and when.", metavar="WORDS")] = "",
    told_by: Annotated[
        int, option("", "Only events that at least N articles tell. [1]", "--told-by", metavar="N", min=1)
    ] = 1,
    met: Met = False,
) -> int:
    """Write events as a page of Markdown to paste: a line an event, its articles as a footnote.

    Offices and places are in the language of the page, each office in one wording throughout. Where neither
    an article nor a table has it in that language, an office stands in the other one, in italics. A footnote
    links an article's title to the address that its page gives; where it gives none, title, outlet and day
    stand alone. Days are those of `list`; a year is said to be inferred where no article writes it.

    Within a day, what was in the morning stands first, as far as articles tell it; else the host of the lower
    office does.

    With -o, only a file that `brief` made itself is replaced: it is known by its first line, a comment, which
    also keeps it from being read as an article.

    Examples:
      defcorpus brief seeds
      defcorpus brief --since 2025-12 --country AZ -o brief.md seeds
      defcorpus brief seeds --met --write-in vi

    """
    from defcorpus.report.brief import MARK, brief

    filters = which.filters()
    target = None if to == "-" else Path(to)
    before(target, lambda line: line == MARK, "brief")
    with opened(where.paths, store) as session:
        found = [event for event in events_of(session, filters) if wanted(event, told_by, met=met)]
        text = brief(session.corpus, found, write_in, heading, filters)
        if target is None:
            sys.stdout.write(text)
        else:
            replace(target, f"{MARK}\n\n{text}")
            say(f"wrote {to}: {counted(len(found), 'event')}")
        say_undated(session, filters, found)
        return session.ended(len(found), "" if found else nothing_fits(session, filters, "no event here"))
