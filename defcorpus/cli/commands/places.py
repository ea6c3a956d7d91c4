"""`defcorpus places`."""

from typing import Annotated

from defcorpus.cli.bundle import spread
from defcorpus.cli.options import Filtering, Store, Trailing, Words, Writing, at_most, option
from defcorpus.cli.searching.hints import nothing_fits
from defcorpus.cli.session import opened, say
from defcorpus.output import Column, Layout, write
from defcorpus.output.shapes.views import PLACES, USES, place_profile, place_record, place_rows
from defcorpus.text.counted import counted

_COLUMNS = (
    Column("name", "place", "word", most=24, style="cyan"),
    Column("key", "code"),
    Column("kind", "kind"),
    Column("articles", "articles", right=True),
    Column("first", "first"),
    Column("last", "last"),
    Column("written", "written", "cut"),
)
_ONE_COLUMNS = (
    Column("name", "place", "word", most=20, style="cyan"),
    Column("form", "written", "wrap"),
    Column("lang", "lang"),
    Column("articles", "articles", right=True),
    Column("first", "first"),
    Column("last", "last"),
)

_FORMS = 3  # spellings of a place in the table


@spread
def run(
    *,
    where: Trailing,
    which: Filtering,
    output: Writing,
    store: Store,
    place: Annotated[
        Words, option("", "One place in full: each spelling, first and last.", "--place", metavar="NAME")
    ] = None,
    limit: Annotated[int | None, at_most("places.")] = None,
) -> int:
    """List the countries and places that are named: how written, in how many articles, first and last when.

    Examples:
      defcorpus places seeds
      defcorpus places seeds --place Azerbaijan
      defcorpus places seeds --format csv

    """
    one = Layout(PLACES, _ONE_COLUMNS, USES, place_rows)
    filters, shape, screen = which.filters(), output.shape(one if place else Layout(PLACES)), output.screen()
    from defcorpus.mentions.places.find import resolve_country
    from defcorpus.report.naming.places import KINDS, country_names, fitting, places

    with opened(where.paths, store) as session:
        articles = {article.number: article for article in session.corpus.select(filters)}
        rows = places(session.corpus.facts(*KINDS), articles, country_names())
        if place:
            found = {
                (r.kind, r.key): r for typed in place for r in fitting(rows, typed, resolve_country(typed))
            }
            records = [place_profile(row) for row in list(found.values())[:limit]]
            if shape.resolved(screen) == "table" and not shape.fields:
                flat = [row for record in records for row in place_rows(record)]
                write(flat, Layout(USES, _ONE_COLUMNS), shape, screen)
            else:
                write(records, one, shape, screen)
            nowhere = (
                f"no place is called {' or '.join(map(repr, place))}; `defcorpus places` lists those named"
            )
            return session.ended(len(records), nowhere)
        listed = ({**(r := place_record(row)), "written": _few(r["spellings"])} for row in rows[:limit])
        count = write(listed, Layout(PLACES, _COLUMNS), shape, screen)
        if count < len(rows):
            say(f"{count} of {counted(len(rows), 'place')}")
        session.say_left_out(filters)
        return session.ended(count, "" if count else nothing_fits(session, filters, "no place is named"))


def _few(forms: list[str]) -> str:
    """Return the forms that fit on a line; `--place` shows all."""
    more = f" +{len(forms) - _FORMS}" if len(forms) > _FORMS else ""
    return ", ".join(forms[:_FORMS]) + more
