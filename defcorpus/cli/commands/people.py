"""`defcorpus people`."""

from collections import defaultdict
from typing import TYPE_CHECKING, Annotated, Any

from defcorpus.cli.bundle import spread
from defcorpus.cli.options import Filtering, Store, Trailing, Word, Writing, at_most, option
from defcorpus.cli.paging import Paging
from defcorpus.cli.searching.hints import nothing_fits, say_unnamed
from defcorpus.cli.session import Session, opened, say
from defcorpus.output import Column, Layout, Screen, Shape, write
from defcorpus.output.shapes.records import PEOPLE, person_record
from defcorpus.output.shapes.views import PROFILE, USES, profile_record, profile_rows
from defcorpus.text.counted import counted

if TYPE_CHECKING:
    from defcorpus.report.naming.namings import Naming
    from defcorpus.report.naming.people import PersonRow

_COLUMNS = (
    Column("name", "name", "fold", most=26, style="cyan"),
    Column("articles", "articles", right=True),
    Column("mentions", "times", right=True),
    Column("first", "first"),
    Column("last", "last"),
    Column("also", "also written", "wrap"),
)
_HELD_COLUMNS = (
    Column("name", "name", "fold", most=26, style="cyan"),
    Column("articles", "articles", right=True),
    Column("post", "post then held", "wrap"),
)
_PROFILE = Layout(PROFILE, flat_fields=USES, flatten=profile_rows)


@spread
def run(
    *,
    where: Trailing,
    which: Filtering,
    output: Writing,
    paging: Paging,
    store: Store,
    as_of: Annotated[
        Word, option("", "As things stood then: a year, a month or a day.", "--as-of", metavar="DATE")
    ] = None,
    limit: Annotated[int | None, at_most("people.")] = None,
) -> int:
    """List who is named: in which spellings, in how many articles, how often, first and last when.

    The form shown is the fullest that any article writes, with marks where one has them. With `--person`, one
    person in full: ranks, posts and spellings in both languages, each with its first and last article, and
    whom the person met: people of two sides in one sentence that tells of a meeting.

    Examples:
      defcorpus people seeds
      defcorpus people seeds --person mustafayev
      defcorpus people seeds --person 'phan van giang' --as-of 2025-10
      defcorpus people seeds --country TR --format csv

    """
    paging.begin()
    names, which.person = which.person, None
    filters = which.filters()
    shape, screen = output.shape(_PROFILE if names else Layout(PEOPLE)), output.screen()
    if as_of is not None:
        from defcorpus.corpus.selecting.select import partial_date

        as_of = partial_date(as_of)
    from defcorpus.report.naming.people import namings, people

    with opened(where.paths, store) as session:
        found = list(namings(session.corpus, filters))
        if as_of is not None:
            found = [naming for naming in found if naming.date and naming.date <= as_of + "~"]
        rows = people(found, as_of)
        if names:
            meant = _meant(rows, names)
            count = _write_profiles(session, meant[:limit], found, as_of, shape, screen)
            return session.ended(count, "" if count else _nobody(session, names))
        columns = _HELD_COLUMNS if as_of else _COLUMNS
        count = write(map(_record, rows[:limit]), Layout(PEOPLE, columns), shape, screen)
        if count < len(rows):
            say(f"{count} of {counted(len(rows), 'person', 'people')}")
        session.say_left_out(filters)
        return session.ended(count, "" if count else nothing_fits(session, filters, "nobody is named"))


def _nobody(session: Session, names: list[str]) -> str:
    if say_unnamed(session, names):
        return ""
    return f"nobody is named {' or '.join(map(repr, names))}; `defcorpus people` lists who is"


def _record(row: "PersonRow") -> dict[str, Any]:
    also = ", ".join(form for form in row.spellings if form != row.name)
    return {**person_record(row), "also": also, "post": "; ".join(row.posts)}


def _meant(rows: "list[PersonRow]", names: list[str]) -> "list[PersonRow]":
    from defcorpus.report.naming.profile import fitting

    return list({row.key: row for name in names for row in fitting(rows, name)}.values())


def _write_profiles(
    session: Session,
    people: "list[PersonRow]",
    namings: "list[Naming]",
    as_of: str | None,
    shape: Shape,
    screen: Screen,
) -> int:
    from defcorpus.report.naming.profile import profile

    records = []
    for person in people:
        met = _meetings(session, person)
        records.append(profile_record(profile(person, namings, met, as_of)))
    if shape.resolved(screen) == "table" and not shape.fields:
        from defcorpus.output.answers.profile import write_profile

        for at, record in enumerate(records):
            if at:
                screen.stream.write("\n")
            write_profile({**record, "short": session.short(record["ids"])}, as_of, screen)
        return len(records)
    write(records, _PROFILE, shape, screen)
    return len(records)


def _meetings(session: Session, person: "PersonRow") -> dict[str, list[str]]:
    """Return, for the id of each article that names the person, the keys of those they meet in it."""
    from defcorpus.events.who.meetings import meetings

    found: defaultdict[str, list[str]] = defaultdict(list)
    keys: Any = set(person.keys)
    numbers = [session.corpus.number(id_) for id_ in person.ids]
    for article in session.corpus.articles(numbers):
        for one, other, _ in meetings(article):
            if one in keys and other not in keys:
                found[article.id].append(other)
            elif other in keys and one not in keys:
                found[article.id].append(one)
    return found
