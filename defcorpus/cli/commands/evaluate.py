"""`defcorpus evaluate`."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from defcorpus.cli.bundle import Bundle, spread
from defcorpus.cli.options import Store, Words, Writing, option
from defcorpus.cli.session import Session, opened, say
from defcorpus.errors import UsageError
from defcorpus.output import Layout, Screen, write
from defcorpus.output.answers.evaluation import EVENT_ERRORS, GROUP_ERRORS, PAIR_ERRORS, PAIR_LEDGERS, SCORES
from defcorpus.text.counted import counted

if TYPE_CHECKING:
    from defcorpus.report.evaluating.evaluation import Couple, Evaluation
    from defcorpus.report.evaluating.gold import Gold, What

_TOLD = {"pairs": "pair", "events": "couple of one event", "copies": "couple of copies"}
_MANY = {"pairs": "pairs", "events": "couples of one event", "copies": "couples of copies"}


class Judging(Bundle):
    """What is judged, and what is shown of it."""

    gold: Annotated[
        str, typer.Argument(metavar="GOLD", show_default=False, help="What is right; - is standard input.")
    ] = ""
    paths: Annotated[
        Words,
        typer.Argument(metavar="[PATH]...", show_default=False, help="None: the current folder."),
    ] = None
    events: Annotated[bool, option("", "Judge events: GOLD is `article event`.", "--events")] = False
    copies: Annotated[
        bool, option("", "Judge copies: GOLD is `a b [relation]` or `article group`.", "--copies")
    ] = False
    every: Annotated[bool, option("", "Judge every counterpart, as pairs --all finds them.", "--all")] = False
    partial: Annotated[
        bool, option("", "GOLD speaks of some articles only: judge nothing of others.", "--partial")
    ] = False
    errors: Annotated[bool, option("", "Only the errors, with their ledgers.", "--errors")] = False
    kinds: Annotated[
        bool,
        option("", "Only the right pairs that are taken for another kind, with their ledgers.", "--kinds"),
    ] = False
    least: Annotated[
        float | None,
        option("", "Exit with 1 where the F1 of the whole is less.", "--min-f1", metavar="F1", min=0, max=1),
    ] = None

    @property
    def what(self) -> "What | None":
        """What the options say that GOLD is; None: its header says it."""
        if self.events and self.copies:
            raise UsageError("--events and --copies each go alone")
        if self.every and (self.events or self.copies):
            raise UsageError("--all is of pairs: it goes with neither --events nor --copies")
        if self.errors and self.kinds:
            raise UsageError("--errors and --kinds each go alone", "a pair of another kind is right")
        return "events" if self.events else "copies" if self.copies else None


@spread
def run(*, judging: Judging, output: Writing, store: Store) -> int:
    """Compare what is found with a table of what is right: precision, recall, F1, calibration, errors.

    GOLD is a table with a header, which says what it is of: `vi en [kind]` pairs, `article event` events,
    `a b [relation]` or `article group` copies. Articles are named as anywhere. Copies count as one. Where an
    article has several right counterparts, any is right and one is wanted.

    Examples:
      defcorpus evaluate gold.tsv seeds
      defcorpus evaluate gold.tsv seeds --errors
      defcorpus evaluate gold.tsv seeds --errors --format csv > errors.csv
      defcorpus evaluate events.tsv news --events --format csv
      defcorpus evaluate gold.tsv news --min-f1 0.97 > /dev/null

    """
    what = judging.what
    text = _text(judging.gold)
    asks = judging.errors or judging.kinds
    output.shape(None if asks else Layout(SCORES))
    with opened(judging.paths, store) as session:
        from defcorpus.report.evaluating.judging import gold_of

        gold = gold_of(session.corpus, text, what)
        if judging.every and gold.what != "pairs":
            raise UsageError(f"--all is of pairs, and {judging.gold} is of {gold.what}")
        _say_gold(gold)
        found = _judged(session, gold, judging)
        if asks:
            _write_errors(session, gold, _asked(found, judging), output)
        else:
            _write_scores(found, output)
        return _ended(session, gold, found, judging)


def _text(name: str) -> str:
    if not name or Path(name).is_dir():
        raise UsageError(
            f"{name} is a folder, no table" if name else "what is right is not given",
            "a table with the columns vi and en comes first: defcorpus evaluate gold.tsv ~/news",
        )
    try:
        data = sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UsageError(f"{name} cannot be read as UTF-8", "save it as UTF-8") from error


def _say_gold(gold: "Gold") -> None:
    if gold.unknown:
        some = ", ".join(gold.unknown[:5]) + (" …" if len(gold.unknown) > 5 else "")
        say(f"{counted(len(gold.unknown), 'article')} of the table not here, passed over: {some}")
    if not gold.couples:
        raise UsageError(
            f"the table names no {_TOLD[gold.what]} of articles that are here", "defcorpus list shows the ids"
        )


def _judged(session: Session, gold: "Gold", judging: Judging) -> "Evaluation":
    from defcorpus.pairs import Options
    from defcorpus.report.evaluating.judging import judged

    with session.progress:
        return judged(
            session.corpus,
            gold,
            partial=judging.partial,
            options=Options(every=True) if judging.every else None,
            progress=session.progress,
        )


def _say_partial(gold: "Gold", found: "Evaluation") -> None:
    """Say where most of what counts as wrong is of articles that the table does not name."""
    named = {id_ for couple in gold.couples for id_ in couple}
    others = sum(named.isdisjoint(one) for one in found.wrong)
    if 2 * others > len(found.wrong) > 0:
        say(
            f"{others:,} of them are of articles that the table does not name: "
            "where it speaks of some only, --partial leaves these out"
        )


def _ended(session: Session, gold: "Gold", found: "Evaluation", judging: Judging) -> int:
    whole = found.all
    if found.unjudged:
        say(f"{counted(found.unjudged, 'answer')} of other articles not judged")
    f1 = whole.f1 or 0.0
    many = counted(whole.wanted or 0, _TOLD[gold.what], _MANY[gold.what])
    hint = "" if judging.errors or not (found.wrong or found.missing) else "; --errors shows them"
    say(f"{whole.right:,} of {many} right, {len(found.wrong):,} wrong, {len(found.missing):,} missing{hint}")
    if found.other_kind and not judging.errors:
        hint = "" if judging.kinds else "; --kinds shows them"
        say(f"{counted(len(found.other_kind), 'right pair')} taken for another kind{hint}")
    if not judging.partial:
        _say_partial(gold, found)
    if judging.least is not None and f1 < judging.least:
        say(f"F1 is {f1:.4f}, less than {judging.least:g}")
        session.ended(0, "")
        return 2 if session.ended(0, "") == 2 else 1
    return session.ended(1)


def _write_scores(found: "Evaluation", output: Writing) -> None:
    from defcorpus.output.answers.evaluation import score_records, write_scores

    shape, screen = output.shape(Layout(SCORES)), output.screen()
    records = list(score_records(found))
    if shape.resolved(screen) == "table" and not shape.fields:
        write_scores(records, screen)
    else:
        write(records, Layout(SCORES), shape, screen)


Errors = list[tuple[str, "Couple"]]
"""What is wrong with each of some couples."""


def _asked(found: "Evaluation", judging: Judging) -> Errors:
    sorts = (
        {"other kind": found.other_kind}
        if judging.kinds
        else {"wrong": found.wrong, "missing": found.missing}
    )
    return [(error, couple) for error, couples in sorts.items() for couple in couples]


def _write_errors(session: Session, gold: "Gold", named: Errors, output: Writing) -> None:
    screen = output.screen()
    if gold.what != "pairs":
        records = _group_errors(session, gold, named)
        layout = EVENT_ERRORS if gold.what == "events" else GROUP_ERRORS
        write(records, layout, output.shape(layout), screen)
        return
    layout = PAIR_ERRORS if output.fields else PAIR_LEDGERS
    shape = output.shape(layout)
    records = _pair_errors(session, gold, named)
    if shape.resolved(screen) == "table" and not shape.fields:
        _write_ledgers(session, records, screen)
    else:
        write(records, layout, shape, screen)


def _pair_errors(session: Session, gold: "Gold", named: Errors) -> list[dict[str, Any]]:
    from defcorpus.cli.beside import summaries
    from defcorpus.output.shapes.records import pair_record
    from defcorpus.report.matching.matches import ledgers, paired, told_of

    result = paired(session.corpus, progress=session.progress)
    pairs = ledgers(session.corpus, [couple for _, couple in named], progress=session.progress)
    articles = summaries(session, [id_ for _, couple in named for id_ in couple])
    records = []
    for (error, couple), alone in zip(named, pairs, strict=True):
        pair, _ = told_of(result, *couple)  # as `pairs` shows it
        record = pair_record(pair or alone, articles, session.places.shown)
        if pair is None and error == "missing":
            record["status"] = "unpaired"
        records.append({"error": error, "gold_kind": gold.couples.get(couple) or None, **record})
    return records


def _group_errors(session: Session, gold: "Gold", named: Errors) -> list[dict[str, Any]]:
    from defcorpus.cli.beside import summaries

    articles = summaries(session, [id_ for _, couple in named for id_ in couple])
    told = _told_events(session) if gold.what == "events" else {}
    return [
        {
            "error": error, "one": one, "other": other,
            "one_event": "; ".join(told.get(one, ())), "other_event": "; ".join(told.get(other, ())),
            "one_title": articles[one].title, "other_title": articles[other].title,
        }
        for error, (one, other) in named
    ]  # fmt: skip


def _told_events(session: Session) -> dict[str, list[str]]:
    """Return for each article the events that it tells, in words."""
    from defcorpus.report.events import events
    from defcorpus.report.fixing import in_words

    told: dict[str, list[str]] = {}
    for event in events(session.corpus, progress=session.progress):
        for id_ in event.ids:
            told.setdefault(id_, []).append(in_words(event))
    return told


def _write_ledgers(session: Session, records: Sequence[dict[str, Any]], screen: Screen) -> None:
    from defcorpus.cli.beside import shown_lines
    from defcorpus.output.answers.pairs import write_pairs
    from defcorpus.output.shapes.lines import painted

    lines = shown_lines(session, records)
    for at, error in enumerate(dict.fromkeys(record["error"] for record in records)):
        some = [record for record in records if record["error"] == error]
        head = f"{error}: {len(some)}"
        screen.stream.write(("\n" if at else "") + painted(head, "bold", screen.color) + "\n\n")
        write_pairs(some, lines, screen, explain=True)
