"""`defcorpus events`."""

from typing import TYPE_CHECKING, Annotated, Literal

from defcorpus.cli.bundle import Bundle, spread
from defcorpus.cli.options import Filtering, Store, Trailing, Writing, at_most, option
from defcorpus.cli.paging import Paging
from defcorpus.cli.searching.hints import nothing_fits
from defcorpus.cli.session import Session, opened, say
from defcorpus.output import write
from defcorpus.output.answers.events import EXPLAINED, event_record, layout_in
from defcorpus.text.counted import counted

if TYPE_CHECKING:
    from defcorpus.corpus.records import Filters
    from defcorpus.events import Event
    from defcorpus.output import Record, Screen


Met = Annotated[
    bool,
    option("", "Only events whose host and guest are named and met or spoke: no telegrams.", "--met"),
]


class Asked(Bundle):
    """What is asked about events."""

    told_by: Annotated[
        int, option("", "Only events that at least N articles tell. [1]", "--told-by", metavar="N", min=1)
    ] = 1
    met: Met = False
    write_in: Annotated[
        Literal["en", "vi"],
        option("", "The language of offices and places in tables and CSV: en or vi. [en]", metavar="LANG"),
    ] = "en"
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
    and sums it up (wrap-up) is one. A digest is in each event it tells. Within a day, what was in the morning
    stands first, as far as articles tell it; else the host of the lower office does.

    CSV has a row an event, with offices and places in the language of --write-in: as an article has it, else
    as tables render it, without the country; one they do not know stays, with its language behind it: [vi].
    JSON has both, as articles have them. A day without its year is --12-03 there: no article says the year.
    What is wrong is set right with `fix` and `review --join`, `--split`; by_you names what you decided.

    Host is who receives, as the articles say; where none says it, the side in whose country it was. On other
    ground, and of a call or a telegram, the Vietnamese side is the host. Days asked for with --since and
    --until are the events' own, where they are known. --undated shows only events of which no day is known,
    not even one of publication; with --since or --until it shows them besides.

    Examples:
      defcorpus events seeds
      defcorpus events seeds --country AZ --since 2025-12
      defcorpus events ~/news --reverse --limit 20
      defcorpus events seeds --explain
      defcorpus events seeds --met --format csv > who-met-whom.csv
      defcorpus events seeds --format jsonl | jq '[.day, .place, .guests[].name]'

    """
    paging.begin()
    layout, filters = EXPLAINED if asked.explain else layout_in(asked.write_in), which.filters()
    shape, screen = output.shape(layout), output.screen()
    with opened(where.paths, store) as session:
        found = [one for one in events_of(session, filters) if wanted(one, asked.told_by, met=asked.met)]
        shown = (_latest_first(found) if asked.reverse else found)[: asked.limit]
        records = _records(session, shown)
        table = shape.resolved(screen) == "table" and not shape.fields
        if table:
            _write_table(session, records, screen, asked)
        else:
            write(records, layout, shape, screen)
        say_undated(session, filters, found)
        _say_of(found, shown, table=table)
        return session.ended(len(found), "" if found else nothing_fits(session, filters, "no event here"))


def events_of(session: Session, filters: "Filters") -> "list[Event]":
    """Return the events that filters let through; progress is shown."""
    from defcorpus.report.events import events

    with session.progress:
        return events(session.corpus, filters, progress=session.progress)


def say_undated(session: Session, filters: "Filters", found: "list[Event]") -> None:
    """Say how many undated articles are in no event found, or that --undated alone leaves the dated out."""
    session.say_left_out(filters, (id_ for event in found for id_ in event.ids))
    if filters.undated and filters.since is None and filters.until is None:
        say("only events of which no day is known; with --since or --until, those besides")


def _write_table(session: Session, records: "list[Record]", screen: "Screen", asked: Asked) -> None:
    from defcorpus.output.answers.events import write_events

    named = {article["id"] for record in records for article in record["articles"]}
    short = session.short(sorted(named))
    write_events(records, short, screen, explain=asked.explain, write_in=asked.write_in)


def _say_of(found: "list[Event]", shown: "list[Event]", *, table: bool) -> None:
    articles = {id_ for event in found for id_ in event.ids}
    if found:
        say(f"{counted(len(found), 'event')} in {counted(len(articles), 'article')}")
    if len(shown) < len(found):
        say(f"{len(shown):,} shown; --limit {len(found)} shows all")
    days = sorted({event.day for event in shown if event.day and event.day[0] == "-"}) if table else ()
    if days:
        more = " and the like" if len(days) > 1 else ""
        say(f"{days[0].replace('--', '?-', 1)}{more}: no article gives the year")
    nobody = sum(not event.hosts and not event.guests for event in shown)
    if nobody:
        say(f"{counted(nobody, 'event')} without host and guest; --met shows only who met whom")


def _latest_first(found: "list[Event]") -> "list[Event]":
    """Return the events the other way round, but those of no known year still last."""
    known = [event for event in found if event.day and event.day[0] != "-"]
    return known[::-1] + [event for event in found if not event.day or event.day[0] == "-"]


def wanted(event: "Event", told_by: int, *, met: bool) -> bool:
    """Say whether an event is told by so many articles, and, where that is asked for, of two who met."""
    from defcorpus.report.events import met as have_met

    return len(event.members) >= told_by and (not met or have_met(event))


def _records(session: Session, found: "list[Event]") -> "list[Record]":
    ids = {id_ for event in found for id_ in event.ids}
    paths = {article.id: article.path for article in session.corpus.select() if article.id in ids}
    return [event_record(event, at, paths, session.places.shown) for at, event in enumerate(found, 1)]
