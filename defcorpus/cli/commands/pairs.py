"""`defcorpus pairs`."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NamedTuple

from defcorpus.cli.beside import shown_lines, summaries
from defcorpus.cli.bundle import ONE_OR_TWO, Bundle, spread
from defcorpus.cli.copies.choosing import one_of
from defcorpus.cli.counterpart import why
from defcorpus.cli.options import Filtering, Store, Trailing, Words, Writing, at_most, option
from defcorpus.cli.paging import Paging
from defcorpus.cli.session import Session, opened, say
from defcorpus.output import Layout, Screen, Shape, write
from defcorpus.output.shapes.records import (
    PAIR_COPIES,
    PAIRS,
    PAIRS_FLAT,
    pair_record,
    pair_rows,
    unpaired_record,
)
from defcorpus.text.counted import counted

if TYPE_CHECKING:
    from defcorpus.corpus.records import Filters
    from defcorpus.output import Record
    from defcorpus.pairs import Options, Pair, Result, Unpaired
    from defcorpus.pairs.records import Status

_LAYOUT = Layout(PAIRS, (), PAIRS_FLAT, pair_rows)
_WITH_COPIES = Layout((*PAIRS, *PAIR_COPIES), (), (*PAIRS_FLAT, *PAIR_COPIES), pair_rows)
_STATUSES: "tuple[Status, ...]" = ("paired", "review", "unpaired")
_MOST_CAPPED = 12  # on a terminal


class Asked(Bundle):
    """What is asked about pairs."""

    min_score: Annotated[
        float | None, option("", "Only pairs of this score or asked.", metavar="SCORE", min=0, max=1)
    ] = None
    explain: Annotated[bool, option("", "The ledger: every reason and its weight.", "--explain")] = False
    why: Annotated[
        tuple[str, str] | None,
        option(
            "",
            "The ledger of any two articles, paired or not; of one, with its best candidate.",
            metavar=ONE_OR_TWO,
        ),
    ] = None
    limit: Annotated[int | None, at_most("rows: the surest pairs first, then articles without any.")] = None
    every: Annotated[
        bool,
        option("", "Every counterpart above the threshold: a digest of three visits has three.", "--all"),
    ] = False
    copies: Annotated[
        bool, option("", "Also the other copies of each side, which count as one.", "--copies")
    ] = False
    dry_run: Annotated[
        bool, option("", "Only say what would be compared, and which keys are too common.", "--dry-run")
    ] = False
    window: Annotated[
        int | None, option("", "Look at dates up to N days apart. [3]", metavar="DAYS", min=0)
    ] = None
    relearn: Annotated[
        bool,
        option("", "Count anew how common each name and word is, and what translates what.", "--relearn"),
    ] = False
    lexicon: Annotated[
        Path | None,
        option("", "Keep what was learnt of words in FILE; use it where it is there.", metavar="FILE"),
    ] = None
    unpaired: Annotated[
        bool,
        option("", "Also articles without a counterpart: the nearest, and what is against it.", "--unpaired"),
    ] = False
    status: Annotated[
        Words, option("", "Only paired, review or unpaired; may be repeated.", metavar="STATUS")
    ] = None

    def statuses(self) -> "frozenset[Status]":
        """Return those that are shown; UsageError for a word that is none."""
        if self.status:
            return frozenset(one_of(_STATUSES, typed, "--status") for typed in self.status)
        return frozenset(_STATUSES if self.unpaired else _STATUSES[:2])


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
    """Match each Vietnamese article with the English one that tells the same, and say why.

    Reasons are weighed in bits (log2 of the odds) and add up to a weight; the score is 1 / (1 + 2^-weight).
    `sure` is a pair at 0.99 or more, `likely` any other pair, `review` what is left to a person; `by you` is
    what you said in `review`, and holds. Of several copies within a language a pair names the one that
    `dedup` keeps. Each article is in one pair. A digest without a counterpart of its own is paired with the
    report of one of its stories that has none either (`story 2 of 3`); `--all` has those of its other stories
    too. All articles are always compared; filters say which are shown: a pair of which one article, or a
    copy, fits.

    Examples:
      defcorpus pairs seeds
      defcorpus pairs ~/news --since 2025-12 --country AZ --limit 20
      defcorpus pairs seeds --explain --lexicon words.tsv
      defcorpus pairs seeds --status unpaired --lang vi
      defcorpus pairs seeds --why 000
      defcorpus pairs seeds --why 000 001
      defcorpus pairs seeds --dry-run
      defcorpus pairs seeds --format jsonl | jq 'select(.status == "paired") | [.vi, .en]'

    """
    paging.begin()
    options = _options(asked.window, every=asked.every)
    if asked.dry_run:
        return _dry_run(where, store, output, options)
    layout, statuses = _WITH_COPIES if asked.copies else _LAYOUT, asked.statuses()
    filters, shape, screen = which.filters(), output.shape(layout), output.screen()
    with opened(where.paths, store) as session:
        if asked.why is not None:
            found = why(session, *asked.why, asked.lexicon)
            shown = _Shown(found, len(found))
        else:
            shown = _shown(session, _matched(session, options, filters, asked), asked, statuses)
        records = with_copies(session, shown.records) if asked.copies else shown.records
        _write(session, records, shape, screen, layout, explain=asked.explain or asked.why is not None)
        for told in shown.said:
            say(told)
        if asked.why is None:
            session.say_left_out(filters, _ids(shown.records))
            _say_unnamed(session, () if shown.found else filters.people)
        return session.ended(shown.found, "")


def _say_unnamed(session: Session, people: "Sequence[str]") -> None:
    from defcorpus.cli.searching.hints import say_unnamed

    say_unnamed(session, people)


def _ids(records: "Iterable[dict[str, Any]]") -> "Iterator[str]":
    return (record[side] for record in records for side in ("vi", "en") if record[side])


class _Shown(NamedTuple):
    """What is shown, of how many that make the command find something, and what is said below it."""

    records: "list[dict[str, Any]]"
    found: int
    said: tuple[str, ...] = ()


def _shown(session: Session, result: "Result", asked: Asked, statuses: "frozenset[Status]") -> _Shown:
    pairs = [pair for pair in (*result.pairs, *result.reviews) if pair.score >= (asked.min_score or 0.0)]
    found = [pair for pair in pairs if pair.status in statuses]
    alone = result.unpaired if "unpaired" in statuses else ()
    total = len(found) + len(alone)
    most = total if asked.limit is None else asked.limit
    records = list(_records(session, found[:most], alone[: max(0, most - len(found))]))
    said = [_sum(pairs, len(result.unpaired), asked)]
    if result.told:
        said.append(f"{counted(len(result.told), 'more pair')} by stories of digests; --all shows them")
    if len(records) < total:
        said.append(f"{len(records):,} of {total:,} shown; --limit {total} shows all")
    paired = sum(pair.status == "paired" for pair in found)
    return _Shown(records, len(records) if asked.status else paired, tuple(said))


def _options(window: int | None, *, every: bool) -> "Options | None":
    from defcorpus.pairs import Options

    if window is None and not every:
        return None
    return Options(every=every) if window is None else Options(window=window, every=every)


def _matched(session: Session, options: "Options | None", filters: "Filters", asked: Asked) -> "Result":
    from defcorpus.report.matching.matches import among, paired
    from defcorpus.report.verdicts import read_verdicts, verdict_files

    for warning in read_verdicts(verdict_files(session.corpus)).warnings:
        say(warning)
    with session.progress:
        result = paired(
            session.corpus, options, relearn=asked.relearn, lexicon=asked.lexicon, progress=session.progress
        )
        return among(session.corpus, result, filters, progress=session.progress) if filters else result


def _dry_run(where: Trailing, store: Store, output: Writing, options: "Options | None") -> int:
    from defcorpus.output.answers.planned import COLUMNS, PLAN, plan_records
    from defcorpus.report.matching.matches import planned

    layout = Layout(PLAN, COLUMNS)
    shape, screen = output.shape(layout), output.screen()
    with opened(where.paths, store) as session:
        with session.progress:
            plan = planned(session.corpus, options, progress=session.progress)
        most = _MOST_CAPPED if shape.resolved(screen) == "table" else None
        write(plan_records(plan, most), layout, shape, screen)
        more = f", {_MOST_CAPPED} shown" if most and len(plan.capped) > most else ""
        say(
            f"{plan.vi:,} Vietnamese and {plan.en:,} English articles; "
            f"{counted(len(plan.capped), 'key')} too common to ask by{more}"
        )
        return session.ended(plan.vi and plan.en, "there is nothing to pair")


def with_copies(session: Session, records: "Sequence[dict[str, Any]]") -> "list[dict[str, Any]]":
    """Return the records with the articles for which each side stands."""
    from defcorpus.report.copying.unique import standing_for

    with session.progress:
        stands = standing_for(session.corpus, progress=session.progress)
    copies: dict[str, list[str]] = {}
    for copy, kept in sorted(stands.items()):
        copies.setdefault(kept, []).append(copy)
    return [
        record | {f"{side}_copies": copies.get(record[side] or "", []) for side in ("vi", "en")}
        for record in records
    ]


def _records(
    session: Session, pairs: "Sequence[Pair]", alone: "Sequence[Unpaired]"
) -> Iterator[dict[str, Any]]:
    named = [*(id_ for pair in pairs for id_ in (pair.vi, pair.en)), *(row.id for row in alone)]
    articles = summaries(session, named)
    for pair in pairs:
        yield pair_record(pair, articles, session.places.shown)
    for row in alone:
        yield unpaired_record(row, articles, session.places.shown)


def _write(
    session: Session,
    records: "Sequence[Record]",
    shape: Shape,
    screen: Screen,
    layout: Layout,
    *,
    explain: bool,
) -> None:
    if shape.resolved(screen) == "table" and not shape.fields:
        from defcorpus.output.answers.pairs import write_pairs

        write_pairs(records, shown_lines(session, records), screen, explain=explain)
    elif explain and shape.resolved(screen) == "tsv" and not shape.fields:
        from defcorpus.output.shapes.records import LEDGER, ledger_rows

        write(records, Layout(PAIRS, (), LEDGER, ledger_rows), shape, screen)
    else:
        write(records, layout, shape, screen)


def _sum(pairs: "Sequence[Pair]", alone: int, asked: Asked) -> str:
    """Say how many pairs there are and how many articles have none."""
    reviews = sum(pair.status == "review" for pair in pairs)
    hint = "" if asked.unpaired or asked.status or not alone else "; --unpaired shows them"
    return (
        f"{counted(len(pairs) - reviews, 'pair')}, {reviews:,} to review, "
        f"{counted(alone, 'article')} without a counterpart{hint}"
    )
