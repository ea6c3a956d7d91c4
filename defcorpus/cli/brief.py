"""`defcorpus brief`."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

from defcorpus.cli.bundle import spread
from defcorpus.cli.options import Filtering, Store, Trailing, option
from defcorpus.cli.session import Session, filtered, opened, say
from defcorpus.cli.written import before, replace
from defcorpus.text.counted import counted

if TYPE_CHECKING:
    from defcorpus.corpus.records import Filters
    from defcorpus.events import Event


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
    heading: Annotated[str, option("", "The page's heading.", metavar="WORDS")] = "",
    told_by: Annotated[
        int, option("", "Only events that at least N articles tell. [1]", "--told-by", metavar="N", min=1)
    ] = 1,
) -> int:
    """Write events as a page of Markdown to paste: a line an event, its articles as footnotes.

    With -o, only a file that `brief` made itself is replaced: it is known by its first line.

    Examples:
      defcorpus brief seeds
      defcorpus brief --since 2025-12 --country AZ -o brief.md seeds
      defcorpus brief seeds --write-in vi

    """
    from defcorpus.report.brief import MARK, brief_markdown

    filters = which.filters()
    target = None if to == "-" else Path(to)
    before(target, lambda line: line == MARK, "brief")
    with opened(where.paths, store) as session:
        found = [event for event in _events(session, filters) if len(event.members) >= told_by]
        text = brief_markdown(found, _links(session, found), write_in, heading)
        if target is None:
            sys.stdout.write(text)
        else:
            replace(target, text)
            say(f"wrote {to}: {counted(len(found), 'event')}")
        session.say_undated(session.corpus.undated_left_out(filters))
        return session.ended(len(found), "no event here" if not filters else filtered(filters))


def _events(session: Session, filters: "Filters") -> "list[Event]":
    from defcorpus.report.events import events

    with session.progress:
        return events(session.corpus, filters, progress=session.progress)


def _links(session: Session, found: "list[Event]") -> dict[str, str]:
    """Return the path of each article as a link of Markdown."""
    from urllib.parse import quote

    ids = {id_ for event in found for id_ in event.ids}
    paths = {a.id: session.places.shown(a.path) for a in session.corpus.select() if a.id in ids}
    return {
        id_: quote(path.encode("utf-8", "surrogateescape"), safe="/.")
        for id_, path in paths.items()
        if path != "-"
    }
