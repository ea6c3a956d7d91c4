"""Articles beside each other, as `dedup --explain` and `dedup --why` print them."""

import shlex
from collections.abc import Iterable
from typing import TYPE_CHECKING

from defcorpus.cli.options import Listing
from defcorpus.cli.session import Session
from defcorpus.errors import UnknownIdError, UsageError
from defcorpus.output import write

if TYPE_CHECKING:
    from defcorpus.corpus.records import Summary
    from defcorpus.output.shapes.entry import Line


def shown_lines(session: Session, ids: Iterable[str]) -> "dict[str, Line]":
    """Return each id's article as a group shows it."""
    from defcorpus.dedup.grouping.policy import is_untitled
    from defcorpus.output.shapes.entry import Line
    from defcorpus.report.copying.standing import titles_shared

    shared = titles_shared(session.corpus)
    articles = _summaries(session, ids)
    short = session.short(article.id for article in articles)
    return {
        a.id: Line(
            short[a.id],
            a.day,
            a.source or "",
            a.title,
            is_untitled(a.title, derived=a.title_derived) or shared.has(a.title, a.source),
        )
        for a in articles
    }


def titles(session: Session, ids: Iterable[str]) -> dict[str, str]:
    """Return each id's title."""
    return {article.id: article.title for article in _summaries(session, ids)}


def _summaries(session: Session, ids: Iterable[str]) -> "list[Summary]":
    return session.corpus.summaries(session.corpus.numbers(sorted(ids)).values())


def answer_why(session: Session, ids: tuple[str, str], output: Listing) -> int:
    """Write what two articles are to each other and return the exit code: 1 where neither is a copy."""
    from defcorpus.output.answers.copies import EXPLAINED, why_record
    from defcorpus.output.shapes.records import list_record
    from defcorpus.report.copying.compared import why

    numbers = [_number(session, id_) for id_ in ids]
    if numbers[0] == numbers[1]:
        raise UsageError(
            f"{ids[0]} and {ids[1]} are one article",
            "--why takes two different ones; `defcorpus dedup` and `defcorpus list` show the ids",
        )
    shape, screen = output.shape(EXPLAINED), output.screen()
    one, two = session.corpus.summaries(numbers)
    found = why(session.corpus, one.id, two.id)
    if shape.resolved(screen) == "table" and not shape.fields:
        from defcorpus.output.answers.beside import write_pair

        write_pair(found, shown_lines(session, (one.id, two.id)), screen)
    else:
        both = list_record(one, session.places.shown), list_record(two, session.places.shown)
        write([why_record(found, both)], EXPLAINED, shape, screen)
    return session.ended(int(found.relation is not None), "")


def _number(session: Session, id_: str) -> int:
    try:
        return session.corpus.number(id_)
    except UnknownIdError as error:
        if "--in PATH" not in error.hint:
            raise
        named = shlex.join(session.named)
        raise UnknownIdError(
            error.message,
            f"`defcorpus list {named}` shows the ids; another corpus is named behind: dedup --why ID ID PATH",
        ) from None
