"""`defcorpus show`."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

from defcorpus.cli.bundle import Bundle, spread
from defcorpus.cli.options import Ids, In, Store, Word, Writing, option
from defcorpus.cli.paging import Paging
from defcorpus.cli.session import Session, opened
from defcorpus.errors import UsageError
from defcorpus.output import Column, Layout, Screen, Shape, write
from defcorpus.output.answers.article import (
    FACTS,
    SHOW_MORE,
    fact_records,
    show_extra,
    write_article,
    write_side_by_side,
)
from defcorpus.output.shapes.records import LIST
from defcorpus.text.safe import safe

if TYPE_CHECKING:
    from defcorpus.article import Article

_LONGEST = 90  # characters of what a fact was read from, in the table

_FACT_COLUMNS = (
    Column("kind", "kind"),
    Column("value", "value", "wrap", most=18),
    Column("role", "role"),
    Column("shown", "read from", "wrap", most=24),
    Column("confidence", "conf", right=True),
    Column("how", "by rule", "wrap"),
)


class Views(Bundle):
    """How to look at them."""

    raw: Annotated[bool, option("", "The page as it was saved.", "--raw")] = False
    facts: Annotated[
        bool, option("", "Every date, person, place, and the words it was read from.", "--facts")
    ] = False
    beside: Annotated[Word, option("", "Another article beside it.", "--with", metavar="ID")] = None
    counterpart: Annotated[
        bool, option("", "Its counterpart in the other language beside it.", "--counterpart")
    ] = False

    def check(self, ids: list[str], shape: Shape) -> None:
        """Raise UsageError for views that do not go together."""
        if self.raw and shape != Shape():
            raise UsageError("--raw prints the page itself: it goes with no format and no fields")
        pair = (self.beside is not None) + self.counterpart
        if self.raw + self.facts + pair > 1 or (pair and len(ids) > 1):
            raise UsageError(
                "--raw, --facts, --with, --counterpart each go alone", "the last two with one ID"
            )


@spread
def run(
    *,
    ids: Ids = None,
    view: Views,
    where: In,
    output: Writing,
    paging: Paging,
    store: Store,
) -> int:
    """Show articles to read: wrapped, with names and dates lit; page chrome left out.

    Examples:
      defcorpus show 001 --in seeds
      defcorpus show seeds/001_236ab972cab83493.txt --facts
      defcorpus show 000 --counterpart --in seeds

    """
    if not ids:
        raise UsageError(
            "no ID", "for example: defcorpus show 001 --in FOLDER; `defcorpus list FOLDER` shows ids"
        )
    paging.begin()
    shape, screen = output.shape(), output.screen()
    view.check(ids, shape)
    with opened(where.paths or _own(ids, view), store) as session:
        articles = [session.corpus.article(id_) for id_ in ids]
        if view.beside is not None:
            articles.append(session.corpus.article(view.beside))
        elif view.counterpart:
            articles += _counterpart(session, articles[0])
            if len(articles) == 1:
                return session.ended(0, "")
        if view.raw:
            _write_raw(articles, screen)
        elif view.facts:
            records = [_shown(fact) for article in articles for fact in fact_records(article)]
            write(records, Layout(FACTS, _FACT_COLUMNS), shape, screen)
        elif shape.format not in (None, "table") or shape.excel or shape.fields:
            _write_records(session, articles, shape, screen)
        else:
            _write_readable(session, articles, screen, side_by_side=bool(view.beside or view.counterpart))
        return session.ended(len(articles))


def _shown(fact: dict[str, Any]) -> dict[str, Any]:
    return {**fact, "how": _how(fact), "shown": _start(fact["words"])}


def _start(words: str | None) -> str | None:
    """Return as much of what a fact was read from as a table needs; a note may be of a whole paragraph."""
    return words if words is None or len(words) <= _LONGEST else f"{words[:_LONGEST]}…"


def _how(fact: dict[str, Any]) -> str:
    """Return in words how a fact was read, and whether it is one of the article's dates."""
    chosen = f"the article's {fact['chosen'].replace('_', ' ')}:" if fact["chosen"] else ""
    from defcorpus.facts.dates.notes import rule_in_words

    rule = rule_in_words(fact["rule"]) if fact["kind"] == "date" else fact["rule"]
    note = fact["note"]
    if note == rule or note.startswith(f"{rule};"):
        rule = ""  # the note of a capital says that it is one
    return " ".join(part for part in (chosen, f"{rule};" if rule and note else rule, note) if part)


def _own(ids: list[str], view: Views) -> list[str] | None:
    """Return the corpus where ids are files and none is named: these files, or for a pair their folder."""
    files = [*ids, *([view.beside] if view.beside else ())]
    if not all(file == "-" or Path(file).is_file() for file in files):
        return None
    return [str(Path(file).parent) if view.counterpart and file != "-" else file for file in files]


def _counterpart(session: Session, article: "Article") -> "list[Article]":
    from defcorpus.cli.counterpart import found_for

    found = found_for(session, article)
    return [session.corpus.article(found.id)] if found.id is not None else []


def _write_raw(articles: "list[Article]", screen: Screen) -> None:
    for article in articles:
        text = article.page.text
        sys.stdout.write(safe(text) if screen.terminal else text.encode("utf-8", "replace").decode("utf-8"))
        if screen.terminal and not text.endswith("\n"):
            sys.stdout.write("\n")


def _write_records(session: Session, articles: "list[Article]", shape: Shape, screen: Screen) -> None:
    from defcorpus.output.shapes.records import list_record

    summaries = session.corpus.summaries([session.corpus.number(article.id) for article in articles])
    records = (
        {**list_record(summary, session.places.shown), **show_extra(article)}
        for summary, article in zip(summaries, articles, strict=True)
    )
    more = SHOW_MORE if shape.resolved(screen) in ("json", "jsonl") else SHOW_MORE[:-1]
    write(records, Layout((*LIST, *more)), shape, screen)


def _write_readable(
    session: Session, articles: "list[Article]", screen: Screen, *, side_by_side: bool
) -> None:
    placed = [(article, session.places.shown(article.page.location.path)) for article in articles]
    if side_by_side:
        write_side_by_side(placed[0], placed[1], screen)
        return
    for at, (article, path) in enumerate(placed):
        if at:
            screen.stream.write("\n")
        write_article(article, path, screen)
