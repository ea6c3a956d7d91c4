"""`defcorpus events`."""

from typing import TYPE_CHECKING, Annotated

from defcorpus.cli.bundle import Bundle, spread
from defcorpus.cli.options import Filtering, Store, Trailing, Writing, at_most, option
from defcorpus.cli.paging import Paging
from defcorpus.cli.session import Session, filtered, opened, say
from defcorpus.output import write
from defcorpus.output.events import EXPLAINED, LAYOUT, event_record
from defcorpus.text.counted import counted

if TYPE_CHECKING:
    from defcorpus.corpus.records import Filters
    from defcorpus.events import Event
    from defcorpus.output import Record


class Asked(Bundle):
    """What is asked about events."""

    told_by: Annotated[
        int, option("", "Only events that at least N articles tell. [1]", "--told-by", metavar="N", min=1)
    ] = 1
    met: Annotated[
        bool, option("", "Only events whose host and guest met or spoke: no telegrams.", "--met")
    ] = False
    reverse: Annotated[bool, option("", "The latest first.", "--reverse", "-r")] = False
    limit: Annotated[int | None, at_most("events.")] = None
    explain: Annotated[
        bool, option("", "Why each article is where it is: what it shares with another.", "--explain")
    ] = False


@spread
def run(
    *,
    where: Trailing,
    which: Filtering,
    output: Writing,
    paging: Paging,
    store: Store,
    asked: Asked,
) -> int:
    """Group the articles of both languages into the events they tell: who met whom, when and where.

    Another guest, another host or another day is another event; what announces a visit (preview), reports it
    and sums it up (wrap-up) is one. A digest is in each event it tells. CSV has a row an event.

    Host is who receives, as the articles say; where none says it, the side in whose country it was. On other
    ground, and of a call or a telegram, the Vietnamese side is the host. Days asked for with --since and
    --until are the events' own, where they are known.

    Examples:
      defcorpus events seeds
      defcorpus events seeds --country AZ --since 2025-12
      defcorpus events ~/news --reverse --limit 20
      defcorpus events seeds --explain
      defcorpus events seeds --met --format csv > who-met-whom.csv
      defcorpus events seeds --format jsonl | jq '[.day, .place, .guests[].name]'

    """
    paging.begin()
    layout = EXPLAINED if asked.explain else LAYOUT
    filters, shape, screen = which.filters(), output.shape(layout), output.screen()
    with opened(where.paths, store) as session:
        found = [event for event in _events(session, filters) if _wanted(event, asked.told_by, met=asked.met)]
        shown = (_latest_first(found) if asked.reverse else found)[: asked.limit]
        records = _records(session, shown)
        if shape.resolved(screen) == "table" and not shape.fields:
            from defcorpus.output.events import write_events

            named = {article["id"] for record in records for article in record["articles"]}
            write_events(records, session.short(sorted(named)), screen, explain=asked.explain)
        else:
            write(records, layout, shape, screen)
        articles = {id_ for event in found for id_ in event.ids}
        session.say_undated(session.corpus.undated_left_out(filters))
        if found:
            say(f"{counted(len(found), 'event')} in {counted(len(articles), 'article')}")
        if len(shown) < len(found):
            say(f"{len(shown):,} shown; --limit {len(found)} shows all")
        return session.ended(len(found), "no event here" if not filters else filtered(filters))


def _events(session: Session, filters: "Filters") -> "list[Event]":
    from defcorpus.report.events import events

    with session.progress:
        return events(session.corpus, filters, progress=session.progress)


def _latest_first(found: "list[Event]") -> "list[Event]":
    """Return the events the other way round, but those of no known year still last."""
    known = [event for event in found if event.day and event.day[0] != "-"]
    return known[::-1] + [event for event in found if not event.day or event.day[0] == "-"]


def _wanted(event: "Event", told_by: int, *, met: bool) -> bool:
    return len(event.members) >= told_by and (not met or _met(event))


def _met(event: "Event") -> bool:
    return bool(event.hosts and event.guests) and event.act != "message"


def _records(session: Session, found: "list[Event]") -> "list[Record]":
    ids = {id_ for event in found for id_ in event.ids}
    paths = {article.id: article.path for article in session.corpus.select() if article.id in ids}
    return [event_record(event, at, paths, session.places.shown) for at, event in enumerate(found, 1)]
