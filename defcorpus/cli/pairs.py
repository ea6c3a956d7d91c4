"""`defcorpus pairs`."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Annotated, Any

from defcorpus.cli.bundle import spread
from defcorpus.cli.options import Store, Trailing, Writing, option
from defcorpus.cli.session import Session, opened, say
from defcorpus.errors import UsageError
from defcorpus.output import Layout, Screen, Shape, write
from defcorpus.output.records import PAIRS, PAIRS_FLAT, pair_record, pair_rows, unpaired_record
from defcorpus.text.counted import counted

if TYPE_CHECKING:
    from defcorpus.corpus.records import Summary
    from defcorpus.output import Record
    from defcorpus.output.pairs import Line
    from defcorpus.pairs import Options, Result

_LAYOUT = Layout(PAIRS, (), PAIRS_FLAT, pair_rows)


@spread
def run(
    *,
    where: Trailing,
    output: Writing,
    store: Store,
    min_score: Annotated[
        float | None, option("", "Only pairs of this score or more.", metavar="SCORE", min=0, max=1)
    ] = None,
    unpaired: Annotated[
        bool,
        option("", "Also articles without a counterpart: the nearest, and what is against it.", "--unpaired"),
    ] = False,
    window: Annotated[
        int | None, option("", "Look at dates up to N days apart. [3]", metavar="DAYS", min=0)
    ] = None,
    explain: Annotated[bool, option("", "The ledger: every reason and its weight.", "--explain")] = False,
    why: Annotated[
        tuple[str, str] | None, option("", "The ledger of any two articles, paired or not.", metavar="ID ID")
    ] = None,
    relearn: Annotated[bool, option("", "Count anew how common each name and word is.", "--relearn")] = False,
) -> int:
    """Match each Vietnamese article with the English one that tells the same, and say why.

    Reasons are weighed in bits (log2 of the odds) and add up to a weight; the score is 1 / (1 + 2^-weight).
    `sure` is a pair at 0.99 or more, `likely` any other pair, `review` what is left to a person.

    Examples:
      defcorpus pairs seeds
      defcorpus pairs seeds --explain
      defcorpus pairs seeds --unpaired
      defcorpus pairs seeds --why 000 001
      defcorpus pairs seeds --format jsonl | jq 'select(.status == "paired") | [.vi, .en]'

    """
    shape, screen = output.shape(_LAYOUT), output.screen()
    with opened(where.paths, store) as session:
        if why is not None:
            records = [_why(session, *why)]
        else:
            result = _matched(session, window, relearn)
            records = list(_records(session, result, min_score=min_score or 0.0, unpaired=unpaired))
        _write(session, records, shape, screen, explain=explain or why is not None)
        paired = sum(record["status"] == "paired" for record in records)
        if why is not None:
            return session.ended(1)
        reviews = sum(record["status"] == "review" for record in records)
        say(_summed(paired, reviews, len(result.unpaired), unpaired=unpaired))
        return session.ended(paired, "")


def _options(window: int | None) -> "Options | None":
    from defcorpus.pairs import Options

    return None if window is None else Options(window=window)


def _matched(session: Session, window: int | None, relearn: bool) -> "Result":
    from defcorpus.report.matches import paired

    with session.progress:
        return paired(session.corpus, _options(window), relearn=relearn, progress=session.progress)


def _why(session: Session, one: str, other: str) -> dict[str, Any]:
    from defcorpus.report.matches import explained

    articles = [session.corpus.article(id_) for id_ in (one, other)]
    if {article.lang.code for article in articles} != {"vi", "en"}:
        told = " and ".join(f"{article.id} is {article.lang.code}" for article in articles)
        raise UsageError(
            f"--why takes a Vietnamese and an English article; {told}",
            "defcorpus list --lang vi (or en) shows what there is; dedup compares two of one language",
        )
    en, vi = (article.id for article in sorted(articles, key=lambda article: article.lang.code))
    pair = explained(session.corpus, vi, en, progress=session.progress)
    return pair_record(pair, _summaries(session, (vi, en)), session.places.shown)


def _records(
    session: Session, result: "Result", *, min_score: float, unpaired: bool
) -> Iterator[dict[str, Any]]:
    pairs = [pair for pair in (*result.pairs, *result.reviews) if pair.score >= min_score]
    rows = result.unpaired if unpaired else ()
    articles = _summaries(
        session, [*(id_ for pair in pairs for id_ in (pair.vi, pair.en)), *(row.id for row in rows)]
    )
    for pair in pairs:
        yield pair_record(pair, articles, session.places.shown)
    for row in rows:
        yield unpaired_record(row, articles, session.places.shown)


def _summaries(session: Session, ids: Iterable[str]) -> "dict[str, Summary]":
    wanted = set(ids)
    return {article.id: article for article in session.corpus.select() if article.id in wanted}


def _write(
    session: Session, records: "Sequence[Record]", shape: Shape, screen: Screen, *, explain: bool
) -> None:
    if shape.resolved(screen) == "table" and not shape.fields:
        from defcorpus.output.pairs import write_pairs

        write_pairs(records, _lines(session, records), screen, explain=explain)
    elif explain and shape.resolved(screen) == "tsv" and not shape.fields:
        from defcorpus.output.records import LEDGER, ledger_rows

        write(records, Layout(PAIRS, (), LEDGER, ledger_rows), shape, screen)
    else:
        write(records, _LAYOUT, shape, screen)


def _lines(session: Session, records: "Sequence[Record]") -> "dict[str, Line]":
    from defcorpus.output.pairs import Line

    named = {
        id_ for record in records for side in ("vi", "en", "nearest", "runner_up") if (id_ := record[side])
    }
    short = session.short(named)
    return {a.id: Line(short[a.id], a.day, a.title) for a in session.corpus.select() if a.id in named}


def _summed(paired: int, reviews: int, alone: int, *, unpaired: bool) -> str:
    hint = "" if unpaired or not alone else "; --unpaired shows them"
    return (
        f"{counted(paired, 'pair')}, {reviews} to review, "
        f"{counted(alone, 'article')} without a counterpart{hint}"
    )
