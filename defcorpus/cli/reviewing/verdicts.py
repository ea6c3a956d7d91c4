"""What `defcorpus review` does with files of verdicts, besides asking."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from defcorpus.cli.counterpart import say_storyless
from defcorpus.cli.options import Writing
from defcorpus.cli.session import Session, say
from defcorpus.errors import UsageError
from defcorpus.output import Layout, write
from defcorpus.output.answers.reviewing import CONTRADICTIONS, SAID
from defcorpus.text.counted import counted

if TYPE_CHECKING:
    from defcorpus.pairs.verdicts import Verdict

_OF_PAIRS = ("same", "same-event")  # of two that are paired


def say_of_events(
    session: Session, join: tuple[str, str] | None, apart: list[str], file: Path, *, undo: bool
) -> int:
    """Keep that two events are one, or that articles tell another than those they stand with."""
    from defcorpus.report.joining import JOINED, SPLIT, joined, split, taken_back

    named = list(join or apart)
    with session.progress:
        if undo:
            found = taken_back(session.corpus, named, JOINED if join else SPLIT)
        elif join:
            found = joined(session.corpus, *join, progress=session.progress)
        else:
            found = split(session.corpus, apart, progress=session.progress)
    if found:
        keep(file, found)
    if undo:
        say(f"took back {counted(len(found), 'verdict')}, in {file}" if found else "nothing to take back")
    else:
        what = f"{join[0]} and {join[1]} tell one event" if join else f"{', '.join(apart)} split off"
        say(f"{what}: {counted(len(found), 'verdict')}, in {file}")
    return session.ended(len(found), "")


def list_decided(session: Session, output: Writing) -> int:
    """List what was decided, of which articles, and whether it holds."""
    from defcorpus.article import STORYLESS
    from defcorpus.output.answers.reviewing import said_record, write_said
    from defcorpus.report.verdicts import holding, read_verdicts, verdict_files

    layout = Layout(SAID)
    shape, screen = output.shape(layout), output.screen()
    found = read_verdicts(verdict_files(session.corpus))
    there = holding(session.corpus)
    why = dict.fromkeys(there.stale, "text changed") | dict.fromkeys(there.absent, "not here")
    articles = session.corpus.select() if found.verdicts else []
    by_key = {article.key: article for article in articles} | {article.id: article for article in articles}
    why |= {
        one: f"{article.kind}: not paired"
        for one in found.verdicts
        if one.verdict in _OF_PAIRS
        for article in (by_key.get(one.vi), by_key.get(one.en))
        if article is not None and article.kind in STORYLESS
    }
    records = [said_record(one, why.get(one, "yes"), by_key) for one in found.verdicts]
    for warning in found.warnings:
        say(warning)
    if shape.resolved(screen) == "table" and not shape.fields:
        ids = [id_ for one in records for id_ in (one["vi"], one["en"]) if id_ in by_key]
        count = write_said(records, session.short(ids), screen)
    else:
        count = write(records, layout, shape, screen)
    say(f"from {', '.join(map(session.places.shown, found.files))}" if found.files else "nothing is decided")
    return session.ended(count, "")


def say_one(session: Session, told: tuple[str, str, str], file: Path) -> int:
    """Keep what is said of two articles."""
    from defcorpus.report.verdicts import verdict_on

    one, other, word = told
    verdict = verdict_on(session.corpus, one, other, "" if word == "none" else word)
    keep(file, [verdict])
    said = f"{verdict.verdict} is" if verdict.verdict else "nothing is"
    say(f"{said} said of {verdict.vi} and {verdict.en}, in {file}")
    if verdict.verdict in _OF_PAIRS:
        say_storyless(map(session.corpus.article, (verdict.vi, verdict.en)))
    return 0


def take(session: Session, names: list[str], file: Path) -> int:
    """Take in tables of verdicts."""
    from defcorpus.report.matching.reviewing import take_table

    verdicts: list[Verdict] = []
    empty, problems = 0, 0
    for name in names:
        try:
            text = sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
            found = take_table(text.decode("utf-8-sig"), session.corpus)
        except UnicodeDecodeError as error:
            raise UsageError(f"{name} cannot be read as UTF-8", "save it as UTF-8") from error
        except UsageError as error:
            raise UsageError(f"{name}: {error.message}", error.hint) from error
        verdicts += found.verdicts
        empty += found.empty
        problems += len(found.problems)
        for problem in found.problems:
            say(f"{name}, {problem}; it is passed over")
    if verdicts:
        keep(file, verdicts)
    rows = f"; {counted(empty, 'row')} without one" if empty else ""
    say(f"{counted(len(verdicts), 'verdict')} taken into {file}{rows}")
    return 2 if problems else session.ended(len(verdicts), "")


def keep(file: Path, verdicts: "list[Verdict]") -> None:
    """Write verdicts into a person's file; UsageError where it cannot be written."""
    from defcorpus.report.verdicts import write_verdicts

    try:
        write_verdicts(file, verdicts)
    except OSError as error:
        raise UsageError(
            f"{file} cannot be written: {error.strerror}", "name another: --verdicts FILE"
        ) from error


def merge(names: tuple[str, str], target: str, output: Writing) -> int:
    """Put two people's files together."""
    from defcorpus.pairs.verdicts import merged
    from defcorpus.report.verdicts import read_verdicts, write_verdicts

    layout = Layout(CONTRADICTIONS)
    shape, screen = output.shape(layout), output.screen()
    files = []
    for name in names:
        if not Path(name).is_file():
            raise UsageError(f"there is no file {name}", "--merge takes two files of verdicts")
        found = read_verdicts([name])
        for warning in found.warnings:
            say(warning)
        files.append(found.verdicts)
    together, against = merged(files)
    read_verdicts([target])  # an existing file that is none of verdicts is not written over
    try:
        write_verdicts(Path(target), together, anew=True)
    except OSError as error:
        raise UsageError(f"{target} cannot be written: {error.strerror}") from error
    records = (
        {
            **pair.one._asdict(), "one": pair.one.verdict, "other": pair.other.verdict,
            "note_of_one": pair.one.note, "note_of_other": pair.other.note,
        }
        for pair in against
    )  # fmt: skip
    write(records, layout, shape, screen)
    told = f"; {counted(len(against), 'contradiction')} left out" if against else ""
    say(f"{counted(len(together), 'verdict')} in {target}{told}")
    return 1 if against else 0
