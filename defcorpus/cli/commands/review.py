"""`defcorpus review`."""

import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

from defcorpus.cli.bundle import Bundle, spread
from defcorpus.cli.options import Store, Trailing, Word, Words, Writing, option
from defcorpus.cli.reviewing.verdicts import keep, list_decided, merge, say_of_events, say_one, take
from defcorpus.cli.session import Session, opened, say
from defcorpus.errors import UsageError
from defcorpus.output import Layout, Screen, write
from defcorpus.output.answers.reviewing import BLIND, SAID, UNDECIDED
from defcorpus.output.shapes.lines import line
from defcorpus.text.counted import counted

if TYPE_CHECKING:
    from defcorpus.output.answers.reviewing import Card, Side
    from defcorpus.pairs import Pair


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
        option(
            "",
            "Decide two articles: same, same-event, not-same, one-event, two-events, none.",
            "--say",
            metavar="ID ID VERDICT",
        ),
    ] = None
    merge: Annotated[
        tuple[str, str] | None,
        option("", "Put two people's files together; what they contradict is listed.", metavar="FILE FILE"),
    ] = None
    join: Annotated[
        tuple[str, str] | None,
        option("", "Two articles, and all that stand with either, tell one event.", metavar="ID ID"),
    ] = None
    split: Annotated[
        Words,
        option(
            "",
            "An article tells another event than those it stands with; several, or repeated: they together.",
            metavar="ID",
        ),
    ] = None
    undo: Annotated[bool, option("", "With --join or --split: take it back.", "--undo")] = False
    target: Annotated[Word, option("", "Where --merge writes.", "-o", "--output", metavar="FILE")] = None

    def apart(self, paths: list[str]) -> tuple[list[str], list[str]]:
        """Return the PATHs, and the ids of --split: PATHs behind its first that are no files are ids."""
        if not self.split:
            return paths, []
        ids = [name for name in paths if name != "-" and not os.path.lexists(name)]
        return [name for name in paths if name not in ids], [*self.split, *ids]

    def check(self) -> None:
        """Raise UsageError for what does not go together."""
        asked = {
            "--list": self.list_, "--decided": self.decided, "--take": self.take, "--say": self.told,
            "--merge": self.merge, "--join": self.join, "--split": self.split,
        }  # fmt: skip
        given = [name for name, value in asked.items() if value]
        if len(given) > 1:
            raise UsageError(f"{' and '.join(given)} each go alone")
        if bool(self.merge) != bool(self.target):
            raise UsageError("--merge FILE FILE goes with -o FILE")
        if self.undo and not (self.join or self.split):
            raise UsageError("--undo goes with --join or --split", "--say ID ID none takes back a verdict")


@spread
def run(*, where: Trailing, asked: Asked, output: Writing, store: Store) -> int:
    """Decide the pairs that are left to a person: on a terminal one by one, or with a table filled in.

    What you decide is kept at once in ./defcorpus-verdicts.tsv or --verdicts FILE, a plain table of your own
    (vi, vi_key, en, en_key, verdict, note), and holds ever after: `pairs` shows it as `by you`. Every command
    reads that of the current folder and those beside the PATHs. Verdicts: `same`, `same-event`, `not-same`.
    ? explains the keys. Quit at any time; the next call goes on with what is left.

    Of `events` too: counterparts tell one event, and what is `not-same` tells two. Of any two articles, also
    of one language, `one-event` and `two-events` may be said; --join and --split say it of all that stand
    with them. `doubts --only event-near` lists events that may be one.

    Examples:
      defcorpus review seeds
      defcorpus review seeds --blind --below 0.9
      defcorpus review seeds --list --format tsv > todo.tsv
      defcorpus review seeds --take todo.tsv
      defcorpus review seeds --say 000 002 same
      defcorpus review seeds --join 000 003
      defcorpus review seeds --split 003 004
      defcorpus review seeds --split 003 --undo
      defcorpus review --merge mine.tsv hers.tsv -o both.tsv

    """
    asked.check()
    screen = output.screen()
    if asked.merge is not None:
        return merge(asked.merge, str(asked.target), output)
    output.shape(Layout(SAID if asked.decided else BLIND if asked.blind else UNDECIDED))
    asks = not (asked.list_ or asked.decided or asked.take or asked.told or asked.join or asked.split)
    if asks and not (sys.stdin.isatty() and screen.terminal):
        raise UsageError(
            "review asks on a terminal",
            "--list prints what is undecided, --take FILE takes in what was decided elsewhere",
        )
    paths, apart = asked.apart(where.paths or [])
    with opened(paths, store) as session:
        file = Path(store.verdicts or _file_name())
        if asked.told is not None:
            return say_one(session, asked.told, file)
        if asked.join or asked.split:
            return say_of_events(session, asked.join, apart, file, undo=asked.undo)
        if asked.take:
            return take(session, asked.take, file)
        if asked.decided:
            return list_decided(session, output)
        pairs = _undecided(session, asked.below)
        if asked.list_:
            return _list(session, pairs, asked, output)
        return _ask(session, pairs, asked, screen, file)


def _file_name() -> str:
    from defcorpus.report.verdicts import FILE_NAME

    return FILE_NAME


def _undecided(session: Session, below: float | None) -> "list[Pair]":
    from defcorpus.report.matching.matches import paired
    from defcorpus.report.matching.reviewing import undecided

    with session.progress:
        return undecided(paired(session.corpus, progress=session.progress), below)


def _list(session: Session, pairs: "list[Pair]", asked: Asked, output: Writing) -> int:
    from defcorpus.cli.beside import summaries
    from defcorpus.output.answers.reviewing import undecided_record
    from defcorpus.output.shapes.records import pair_record

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


def _ask(session: Session, pairs: "list[Pair]", asked: Asked, screen: Screen, file: Path) -> int:
    from defcorpus.cli.reviewing.keys import keyboard
    from defcorpus.cli.reviewing.steps import Round
    from defcorpus.output.answers.reviewing import KEYS_TOLD, write_card
    from defcorpus.report.verdicts import check_writable, verdict_on

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
        keep(file, [verdict_on(session.corpus, pair.vi, pair.en, word)])

    def explain() -> None:
        screen.stream.writelines(f"  {key}  {told}\n" for key, told in KEYS_TOLD)
        screen.stream.flush()

    round_ = Round(pairs, show, decide, lambda text: _tell(screen, text), explain)
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
        screen.stream.write(line([f"  → {text}"], screen.width, screen.color) + "\n")
        screen.stream.flush()


def _card(session: Session, pair: "Pair", place: str) -> "Card":
    from defcorpus.output.answers.reviewing import Card
    from defcorpus.output.shapes.records import pair_record

    articles = {side.id: side for side in session.corpus.summaries(map(session.corpus.number, _ids(pair)))}
    sides = dict(zip(("vi", "en"), _sides(session, pair), strict=True))
    return Card(sides["vi"], sides["en"], pair_record(pair, articles, session.places.shown), place)


def _ids(pair: "Pair") -> tuple[str, str]:
    return pair.vi, pair.en


def _sides(session: Session, pair: "Pair") -> "Iterator[Side]":
    from defcorpus.output.answers.reviewing import Side

    short: dict[str, Any] = session.short(_ids(pair))
    for id_ in _ids(pair):
        number = session.corpus.number(id_)
        [article] = session.corpus.summaries([number])
        body = session.corpus.pages([number])[number].of("body")
        text = "\n".join(" ".join(paragraph.split()) for paragraph in body)  # hard-wrapped ones in one line
        title = "" if article.title_derived else article.title
        yield Side(article.lang, short[id_], article.day, article.source or "", title, text)
