"""`defcorpus list`."""

import sys
from typing import TYPE_CHECKING, Annotated, Any, Literal

from defcorpus.cli.bundle import spread
from defcorpus.cli.options import Filtering, Listing, Store, Trailing, option
from defcorpus.cli.session import Session, file_paths, filtered, opened
from defcorpus.output import Column, Layout, Screen, Shape, write, write_paths
from defcorpus.output.records import LIST, list_record

if TYPE_CHECKING:
    from defcorpus.corpus.records import Summary
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
    store: Store,
    sort: Annotated[_Sort, option("", "date, title, source, lang, words or id.", metavar="KEY")] = "date",
    reverse: Annotated[bool, option("", "The other way round.", "--reverse", "-r")] = False,
    limit: Annotated[
        int | None, option("", "At most N articles.", "--limit", "-n", metavar="N", min=1)
    ] = None,
    wide: Annotated[bool, option("", "People and countries too; nothing is cut.", "--wide", "-w")] = False,
) -> int:
    """List the articles: date, language, outlet, title.

    On a terminal the id is as short as it may be typed; `~` marks an inferred year, `↔` a counterpart in the
    other language and `=` copies, as `pairs` and `dedup` last found them.

    Examples:
      defcorpus list seeds --lang vi --since 2025-10
      defcorpus list seeds --person 'phan van giang' --country 'tho nhi ky'
      defcorpus list seeds --format jsonl | jq .title

    """
    filters, shape, screen = which.filters(), output.shape(Layout(LIST)), output.screen()
    with opened(where.paths, store) as session:
        articles = session.corpus.select(filters, sort, reverse=reverse, limit=limit)
        if output.paths_only or output.paths_nul:
            count = write_paths(file_paths(articles, session.places), sys.stdout, nul=output.paths_nul)
        elif shape.resolved(screen) == "table" and not shape.fields:
            count = _write_table(_rows(session, articles), shape, screen, wide=wide)
        else:
            records = (list_record(article, session.places.shown) for article in articles)
            count = write(records, Layout(LIST), shape, screen)
        session.say_undated(session.corpus.undated_left_out(filters))
        return session.ended(count, "" if articles else filtered(filters))


def _write_table(rows: list[dict[str, Any]], shape: Shape, screen: Screen, *, wide: bool) -> int:
    if wide and screen.width < _ROOMY:
        from defcorpus.output.listing import write_listing

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


def _rows(session: Session, articles: "list[Summary]") -> list[dict[str, Any]]:
    short = session.short(article.id for article in articles)
    known = _known(session)
    return [
        {
            "short": short[article.id],
            "day": article.day or "undated",
            "lang": article.lang,
            "source": article.source or "",
            "flags": "".join(
                sign
                for sign, ids in (("↔", known.counterparts), ("=", known.copies))
                if ids and article.id in ids
            ),
            "title": article.title,
            "people": ", ".join(article.people),
            "countries": " ".join(article.countries),
        }
        for article in articles
    ]


def _known(session: Session) -> "Flags":
    """Return who has a counterpart and copies; a large corpus is not kept waiting for it."""
    from defcorpus.report.copies import copies
    from defcorpus.report.flags import flags
    from defcorpus.report.matches import paired

    known = flags(session.corpus)
    if known.complete or len(session.corpus) > _SMALL:
        return known
    with session.progress:
        paired(session.corpus, progress=session.progress)
        copies(session.corpus, progress=session.progress)
    return flags(session.corpus)
