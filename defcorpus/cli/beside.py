"""The articles that pairs name, as `pairs`, `review` and `evaluate` show them."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from defcorpus.cli.session import Session
from defcorpus.output.shapes.records import PAIR_COPIES

if TYPE_CHECKING:
    from defcorpus.corpus.records import Summary
    from defcorpus.output import Record
    from defcorpus.output.answers.pairs import Line


def summaries(session: Session, ids: Iterable[str]) -> "dict[str, Summary]":
    """Return each id's article."""
    wanted = set(ids)
    return {article.id: article for article in session.corpus.select() if article.id in wanted}


def shown_lines(session: Session, records: "Sequence[Record]") -> "dict[str, Line]":
    """Return each article that the records name as a pair shows it."""
    from defcorpus.output.answers.pairs import Line

    named = {
        id_ for record in records for side in ("vi", "en", "nearest", "runner_up") if (id_ := record[side])
    }
    named |= {id_ for record in records for side in PAIR_COPIES for id_ in record.get(side) or ()}
    short = session.short(named)
    return {a.id: Line(short[a.id], a.day, a.title) for a in session.corpus.select() if a.id in named}
