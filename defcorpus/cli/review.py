"""`defcorpus review`."""

import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

from defcorpus.cli.bundle import Bundle, spread
from defcorpus.cli.options import Store, Trailing, Word, Words, Writing, option
from defcorpus.cli.session import Session, opened, say
from defcorpus.errors import UsageError
from defcorpus.output import Layout, Screen, write
from defcorpus.output.reviewing import BLIND, CONTRADICTIONS, SAID, UNDECIDED
from defcorpus.text.counted import counted

if TYPE_CHECKING:
    from defcorpus.output.reviewing import Card, Side
    from defcorpus.pairs import Pair
    from defcorpus.pairs.verdicts import Verdict


class Asked(Bundle):
    """What is to be done."""

    blind: Annotated[bool, option("", "Without scores and reasons.", "--blind")] = False
    below: Annotated[
        float | None,
        option("", "Also the pairs made at a score below this.", metavar="SCORE", min=0, max=1),
    ] = None
    list_: Annotated[
        bool, option("", "List the undecided, with an empty column for the verdict.", "--list")
    ] = False
    decided: Annotated[bool, option("", "List what was decided, and whether it holds.", "--decided")] = False
    take: Annotated[
        Words, option("", "Take in a table of verdicts; - is standard input; repeatable.", metavar="FILE")
    ] = None
    told: Annotated[
        tuple[str, str, str] | None,
        option("", "Decide one pair: same, same-event, not-same or none.", "--say", metavar="ID ID VERDICT"),
    ] = None
    merge: Annotated[
        tuple[str, str] | None,
        option("", "Put two people's files together; what they contradict is listed.", metavar="FILE FILE"),
    ] = None
    target: Annotated[Word, option("", "Where --merge writes.", "-o", "--output", metavar="FILE")] = None

    def check(self) -> None:
        """Raise UsageError for what does not go together."""
        asked = {
            "--list": self.list_, "--decided": self.decided, "--take": self.take, "--say": self.told,
            "--merge": self.merge,
        }  # fmt: skip
        given = [name for name, value in asked.items() if value]
        if len(given) > 1:
            raise UsageError(f"{' and '.join(given)} each go alone")
        if bool(self.merge) != bool(self.target):
            raise UsageError("--merge FILE FILE goes with -o FILE")


@spread
def run(*, where: Trailing, asked: Asked, output: Writing, store: Store) -> int:
    """Decide the pairs that are left to a person: on a terminal one by one, or with a table filled in.

    What you decide is kept at once in ./defcorpus-verdicts.tsv or --verdicts FILE, a plain table of your own
    (vi, vi_key, en, en_key, verdict, note), and holds ever after: `pairs` shows it as `by you`. Every command
    reads that of the current folder and those beside the PATHs. Verdicts: `same`, `same-event`, `not-same`.
    Quit at any time; the next call goes on with what is left.

    Examples:
      defcorpus review seeds
      defcorpus review seeds --blind --below 0.9
      defcorpus review seeds --list --format tsv > todo.tsv
      defcorpus review seeds --take todo.tsv
      defcorpus review seeds --say 000 002 same
      defcorpus review --merge mine.tsv hers.tsv -o both.tsv

    """
    asked.check()
    screen = output.screen()
    if asked.merge is not None:
        return _merge(asked.merge, str(asked.target), output)
    output.shape(Layout(SAID if asked.decided else BLIND if asked.blind else UNDECIDED))
    asks = not (asked.list_ or asked.decided or asked.take or asked.told)
    if asks and not (sys.stdin.isatty() and screen.terminal):
        raise UsageError(
            "review asks on a terminal",
            "--list prints what is undecided, --take FILE takes in what was decided elsewhere",
        )
    with opened(where.paths, store) as session:
        file = Path(store.verdicts or _file_name())
        if asked.told is not None:
            return _say_one(session, asked.told, file)
        if asked.take:
            return _take(session, asked.take, file)
        if asked.decided:
            return _list_decided(session, output)
        pairs = _undecided(session, asked.below)
        if asked.list_:
            return _list(session, pairs, asked, output)
        return _ask(session, pairs, asked, screen, file)


def _file_name() -> str:
    from defcorpus.report.matching.verdicts import FILE_NAME

    return FILE_NAME


def _undecided(session: Session, below: float | None) -> "list[Pair]":
    from defcorpus.report.matching.matches import paired
    from defcorpus.report.matching.reviewing import undecided

    with session.progress:
        return undecided(paired(session.corpus, progress=session.progress), below)


def _list(session: Session, pairs: "list[Pair]", asked: Asked, output: Writing) -> int:
    from defcorpus.cli.pairs import summaries
    from defcorpus.output.records import pair_record
    from defcorpus.output.reviewing import undecided_record

    layout = Layout(BLIND if asked.blind else UNDECIDED)
    articles = summaries(session, [id_ for pair in pairs for id_ in (pair.vi, pair.en)])
    records = [
        undecided_record(
            pair_record(pair, articles, session.places.shown), (articles[pair.vi].key, articles[pair.en].key)
        )
        for pair in pairs
    ]
    write(records, layout, output.shape(layout), output.screen())
    say(f"{counted(len(pairs), 'pair')} undecided")
    return session.ended(len(pairs), "")


def _list_decided(session: Session, output: Writing) -> int:
    from defcorpus.report.matching.verdicts import holding, read_verdicts, verdict_files

    layout = Layout(SAID)
    found = read_verdicts(verdict_files(session.corpus))
    there = holding(session.corpus)
    why = dict.fromkeys(there.stale, "text changed") | dict.fromkeys(there.absent, "not here")
    records = [{**one._asdict(), "holds": why.get(one, "yes")} for one in found.verdicts]
    for warning in found.warnings:
        say(warning)
    count = write(records, layout, output.shape(layout), output.screen())
    say(f"from {', '.join(map(session.places.shown, found.files))}" if found.files else "nothing is decided")
    return session.ended(count, "")


def _say_one(session: Session, told: tuple[str, str, str], file: Path) -> int:
    from defcorpus.report.matching.verdicts import verdict_on

    one, other, word = told
    verdict = verdict_on(session.corpus, one, other, "" if word == "none" else word)
    _keep(file, [verdict])
    said = f"{verdict.verdict} is" if verdict.verdict else "nothing is"
    say(f"{said} said of {verdict.vi} and {verdict.en}, in {file}")
    return 0


def _take(session: Session, names: list[str], file: Path) -> int:
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
        _keep(file, verdicts)
    rows = f"; {counted(empty, 'row')} without one" if empty else ""
    say(f"{counted(len(verdicts), 'verdict')} taken into {file}{rows}")
    return 2 if problems else session.ended(len(verdicts), "")


def _keep(file: Path, verdicts: "list[Verdict]") -> None:
    from defcorpus.report.matching.verdicts import write_verdicts

    try:
        write_verdicts(file, verdicts)
    except OSError as error:
        raise UsageError(
            f"{file} cannot be written: {error.strerror}", "name another: --verdicts FILE"
        ) from error


def _merge(names: tuple[str, str], target: str, output: Writing) -> int:
    from defcorpus.pairs.verdicts import merged
    from defcorpus.report.matching.verdicts import read_verdicts, write_verdicts

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


def _ask(session: Session, pairs: "list[Pair]", asked: Asked, screen: Screen, file: Path) -> int:
    from defcorpus.cli.keys import keyboard
    from defcorpus.cli.reviewing import Round
    from defcorpus.output.reviewing import write_card
    from defcorpus.report.matching.verdicts import check_writable, verdict_on

    if not pairs:
        say("nothing is left to decide")
        return session.ended(0, "")
    try:
        check_writable(file)
    except OSError as error:
        raise UsageError(
            f"{file} cannot be written: {error.strerror}", "name another: --verdicts FILE"
        ) from error

    def show(pair: "Pair", at: int, whole: bool) -> None:
        card = _card(session, pair, f"{at + 1} of {len(pairs)}")
        height = shutil.get_terminal_size().lines - 1
        write_card(card, screen, height, blind=asked.blind, whole=whole)
        screen.stream.flush()

    def decide(pair: "Pair", word: str) -> None:
        _keep(file, [verdict_on(session.corpus, pair.vi, pair.en, word)])

    round_ = Round(pairs, show, decide, lambda text: _tell(screen, text))
    try:
        with keyboard() as key:
            round_.go(key)
    finally:
        done = round_.outcome
        told = f", {done.skipped} skipped" if done.skipped else ""
        say(f"{done.decided} decided{told}, {done.left} left{f'; in {file}' if done.decided else ''}")
    return session.ended(1)


def _tell(screen: Screen, text: str) -> None:
    if text:
        screen.stream.write(f"  → {text}\n")
        screen.stream.flush()


def _card(session: Session, pair: "Pair", place: str) -> "Card":
    from defcorpus.output.records import pair_record
    from defcorpus.output.reviewing import Card

    articles = {side.id: side for side in session.corpus.summaries(map(session.corpus.number, _ids(pair)))}
    sides = dict(zip(("vi", "en"), _sides(session, pair), strict=True))
    return Card(sides["vi"], sides["en"], pair_record(pair, articles, session.places.shown), place)


def _ids(pair: "Pair") -> tuple[str, str]:
    return pair.vi, pair.en


def _sides(session: Session, pair: "Pair") -> "Iterator[Side]":
    from defcorpus.output.reviewing import Side

    short: dict[str, Any] = session.short(_ids(pair))
    for id_ in _ids(pair):
        number = session.corpus.number(id_)
        [article] = session.corpus.summaries([number])
        text = "\n".join(session.corpus.pages([number])[number].of("body"))
        title = "" if article.title_derived else article.title
        yield Side(article.lang, short[id_], article.day, article.source or "", title, text)
