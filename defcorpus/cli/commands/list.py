"""`defcorpus list`."""

import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated, Any, Literal

from defcorpus.cli.bundle import spread
from defcorpus.cli.options import Filtering, Listing, Store, Trailing, at_most, option
from defcorpus.cli.paging import Paging
from defcorpus.cli.session import Session, file_paths, opened, say
from defcorpus.output import Column, Layout, Screen, Shape, write, write_paths
from defcorpus.output.shapes.records import COPIES, LIST, list_record
from defcorpus.text.counted import counted
from defcorpus.text.titled import titled

if TYPE_CHECKING:
    from defcorpus.cli.collapsed import Copies
    from defcorpus.corpus.records import Filters, Summary
    from defcorpus.report.flags import Flags

_ROOMY = 120  # cells from which people and countries are shown without being asked for
_Sort = Literal["date", "title", "source", "lang", "words", "id"]
_SMALL = 300  # articles up to which pairs and copies are looked for where they are not known yet


@spread
def run(
    *,
    where: Trailing,
    which: Filtering,
    output: Listing,
    paging: Paging,
    store: Store,
    sort: Annotated[_Sort, option("", "date, title, source, lang, words or id.", metavar="KEY")] = "date",
    reverse: Annotated[bool, option("", "The other way round.", "--reverse", "-r")] = False,
    limit: Annotated[int | None, at_most("articles.")] = None,
    wide: Annotated[bool, option("", "People and countries too; nothing is cut.", "--wide", "-w")] = False,
    unique: Annotated[
        bool, option("", "Leave out copies of others, and what is only a part of others.", "--unique")
    ] = False,
) -> int:
    """List the articles: date, language, outlet, title.

    On a terminal the id is as short as it may be typed; a title made of a page's first words, which has
    none of its own, stands in brackets (elsewhere the field `title_derived` says so); `~` marks an inferred
    year, `↔` a counterpart in the other language, `+2` two copies and `=` a copy of another; no marks where
    the corpus has changed since `pairs` and `dedup` were last asked without options. Where the filters let
    through copies but not the one that `dedup` keeps, --unique lists one of them. The fields
    `copies` (how many an article stands for) and `copy_of` come with --unique or when --fields names them.
    Only a day that the page itself gives is its; under which one a counterpart puts it, `events` says.

    Examples:
      defcorpus list seeds --lang vi --since 2025-10
      defcorpus list seeds --person 'phan van giang' --country 'tho nhi ky'
      defcorpus list seeds --format jsonl | jq .title
      cd ~/news && defcorpus list . --unique -0 | xargs -0r cp --parents -t ~/study

    """
    paging.begin()
    filters, screen = which.filters(), output.screen()
    layout = Layout((*LIST, *COPIES) if unique or output.fields else LIST)
    shape = output.shape(layout)
    with opened(where.paths, store) as session:
        copies = _copies(session, filters, unique=unique, named=shape.fields)
        out = copies.left_out if copies is not None else {}
        articles = session.corpus.select(filters, sort, reverse=reverse, limit=limit, without=out)
        if output.paths_only or output.paths_nul:
            count = write_paths(file_paths(articles, session.places), sys.stdout, nul=output.paths_nul)
        elif shape.resolved(screen) == "table" and not shape.fields:
            count = _write_table(_rows(session, articles, copies), shape, screen, wide=wide)
        else:
            count = write(_records(session, articles, copies), layout, shape, screen)
        if out:
            say(f"{counted(len(out), 'copy', 'copies')} left out")
        session.say_left_out(filters)
        return session.ended(count, "" if articles else _nothing(session, filters))


def _nothing(session: Session, filters: "Filters") -> str:
    from defcorpus.cli.searching.hints import nothing_fits

    return nothing_fits(session, filters)


def _write_table(rows: list[dict[str, Any]], shape: Shape, screen: Screen, *, wide: bool) -> int:
    if wide and screen.width < _ROOMY:
        from defcorpus.output.answers.listing import write_listing

        heads = ("short", "day", "lang", "source", "flags")
        return write_listing(rows, heads, ("title", "people", "countries"), screen)
    columns = _columns(roomy=screen.width >= _ROOMY, whole=wide)
    used = tuple(column for column in columns if any(row[column.field] for row in rows))
    return write(rows, Layout(LIST, used), shape, screen)


def _columns(*, roomy: bool, whole: bool) -> tuple[Column, ...]:
    title = Column("title", "title", "wrap" if whole else "cut")
    columns = (
        Column("short", "id", "fold", most=None if whole else 22, style="cyan"),
        Column("day", "date"),
        Column("lang", "lang"),
        Column("source", "outlet", "cut", most=None if whole else 14),
        Column("flags", ""),
        title,
    )
    if not roomy:
        return columns
    return (
        *columns,
        Column("people", "people", "wrap" if whole else "cut"),
        Column("countries", "countries", "wrap"),
    )


def _copies(session: Session, filters: "Filters", *, unique: bool, named: tuple[str, ...]) -> "Copies | None":
    """Return the corpus's copies where they are asked for, looking for them where they are not known yet."""
    if not unique and not set(named) & set(COPIES):
        return None
    from defcorpus.cli.collapsed import looked_for
    from defcorpus.report.copying.unique import left_out

    if not unique:
        return looked_for(session)
    with session.progress:
        out = left_out(session.corpus, filters, progress=session.progress)
    return looked_for(session, out)


def _records(
    session: Session, articles: "list[Summary]", copies: "Copies | None"
) -> Iterator[dict[str, Any]]:
    fields = copies.fields(article.number for article in articles) if copies is not None else {}
    for article in articles:
        yield {**list_record(article, session.places.shown), **fields.get(article.number, {})}


def _rows(session: Session, articles: "list[Summary]", copies: "Copies | None") -> list[dict[str, Any]]:
    short = session.short(article.id for article in articles)
    flags = _flags(session, articles, copies)
    return [
        {
            "short": short[article.id],
            "day": article.day or "undated",
            "lang": article.lang,
            "source": article.source or "",
            "flags": flags.get(article.number, ""),
            "title": titled(article.title, made_up=article.title_derived),
            "people": ", ".join(article.people),
            "countries": " ".join(article.countries),
        }
        for article in articles
    ]


def _flags(session: Session, articles: "list[Summary]", copies: "Copies | None") -> dict[int, str]:
    """Return what marks the articles that have a counterpart or copies."""
    from defcorpus.cli.collapsed import Copies

    known = _known(session)
    if copies is None and known.copies is not None:
        copies = Copies(session, known.copies, {})
    marks = {}
    for article in articles:
        signs = ["↔"] if known.counterparts and article.id in known.counterparts else []
        if copies is not None and (count := copies.count(article.number)):
            signs.append(f"+{count}")
        if copies is not None and copies.beside(article.number) is not None:
            signs.append("=")
        marks[article.number] = " ".join(signs)
    return marks


def _known(session: Session) -> "Flags":
    """Return who has a counterpart and copies; a large corpus is not kept waiting for it."""
    from defcorpus.report.copying.copies import copies
    from defcorpus.report.flags import flags
    from defcorpus.report.matching.matches import paired

    known = flags(session.corpus)
    if known.complete or session.corpus.holds_more_than(_SMALL):
        return known
    with session.progress:
        paired(session.corpus, progress=session.progress)
        copies(session.corpus, progress=session.progress)
    return flags(session.corpus)
