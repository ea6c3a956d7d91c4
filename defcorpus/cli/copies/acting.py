"""The options of `dedup` that act: make a plan, follow it, undo it. What touches files is in `report`."""

import os
import shlex
import signal
import sys
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING, Annotated, Any, NamedTuple

from defcorpus.cli.bundle import Bundle
from defcorpus.cli.options import Listing, Store, Trailing, Word, option
from defcorpus.cli.session import Session, named_paths, say
from defcorpus.errors import UsageError
from defcorpus.output import Layout, Screen, Shape, write, write_paths
from defcorpus.output.shapes.progress import ProgressLine
from defcorpus.text.counted import counted

if TYPE_CHECKING:
    from defcorpus.corpus.records import Filters
    from defcorpus.dedup import Group, Options
    from defcorpus.dedup.planning.plan import Plan
    from defcorpus.report.acting.moving import Result
    from defcorpus.report.acting.undoing import Undone


_STDOUT = "-"
_STEPS = ("plan", "apply", "move", "undo")


class Acting(Bundle):
    """Report first, then act on a saved plan."""

    plan: Annotated[
        Word,
        option("Acting", "Write what would be moved into FILE, for you to read and change.", metavar="FILE"),
    ] = None
    apply: Annotated[
        Word,
        option("Acting", "Follow the plan in FILE; PATHs say where its corpora are now.", metavar="FILE"),
    ] = None
    list_: Annotated[bool, option("Acting", "With --apply: only list what would be moved.", "--list")] = False
    move: Annotated[Word, option("Acting", "With --apply: move the files into DIR.", metavar="DIR")] = None
    undo: Annotated[Word, option("Acting", "Put back what was moved into DIR.", metavar="DIR")] = None
    yes: Annotated[
        bool, option("Acting", "Do it; --move and --undo else only say what they would do.", "--yes")
    ] = False

    @property
    def acts(self) -> bool:
        """Whether this is about a plan that was made, and no corpus need be opened."""
        return self.apply is not None or self.undo is not None

    def check(self, output: Listing, *, told: bool = False, views: Sequence[str] = ()) -> None:
        """Raise UsageError for what cannot be meant together.

        `told` says that options of finding were given, which go with `--plan` alone; `views` names those
        given that ask for another report than groups.
        """
        if views and (self.acts or self.plan is not None):
            raise UsageError(
                f"{', '.join(views)} is a report of its own", "without --plan, --apply and --undo"
            )
        if sum(one is not None for one in (self.plan, self.apply, self.undo)) > 1:
            raise UsageError("--plan, --apply and --undo are three steps", "one at a time")
        if (self.list_ or self.move is not None) and self.apply is None:
            raise UsageError(
                "--list and --move say what is to be done with a plan", "--apply FILE --move DIR"
            )
        if self.list_ and (self.move is not None or self.yes):
            raise UsageError("--list only lists", "give --move DIR, and --yes, without it")
        if self.yes and self.move is None and self.undo is None:
            raise UsageError("--yes goes with --move DIR or --undo DIR")
        if self.acts and told:
            raise UsageError("what counts as a copy is said when a plan is made", "with --plan, not --apply")
        if self.plan is not None and (output.paths_only or output.paths_nul or output.format is not None):
            raise UsageError(
                "--plan has a form of its own", "the report in other formats: dedup without --plan"
            )
        for name in _STEPS:
            if getattr(self, name) == "":
                raise UsageError(f"--{name} names nothing")
        if self.plan not in (None, _STDOUT):
            from defcorpus.report.acting.planning import check_place

            check_place(str(self.plan))  # said at once, not when all is read


class Made(NamedTuple):
    """What a plan is made of."""

    groups: "Sequence[Group]"
    options: "Options | None"
    filters: "Filters"
    command: str  # that makes it again


def write_plan(session: Session, made: Made, path: str) -> int:
    """Write the plan of moving what is redundant; return the exit code."""
    from defcorpus.report.acting import planning

    folder = os.curdir if path == _STDOUT else str(Path(path).absolute().parent)
    plan = planning.plan_of(
        session.corpus, made.groups, made.options, folder=folder, filters=made.filters, command=made.command
    )
    for why, count in plan.left_out:
        say(f"left out {counted(count, 'copy', 'copies')} {why}")
    if not plan.moved:
        old = f"; {path} is from before" if os.path.lexists(path) else ""
        return session.ended(0, f"no copies to move, so no plan was written{old}")
    if path == _STDOUT:
        from defcorpus.dedup.planning.planfile import plan_text

        sys.stdout.write(plan_text(plan))
        return session.ended(1)
    planning.write_plan(path, plan)
    total = sum(file.size for file in plan.moved)
    say(
        f"wrote {path}: {counted(len(plan.moved), 'file')} to move ({_size(total)}), "
        f"{counted(len(plan.groups), 'group')}; nothing is moved yet"
    )
    say(f"read it, change it, then: {_command('--apply', path, '--move', 'DIR')}")
    return session.ended(1)


def act(acting: Acting, where: Trailing, store: Store, output: Listing) -> int:
    """Follow a plan, or undo; return the exit code."""
    if acting.undo is not None:
        if where.paths:
            raise UsageError("--undo takes no PATH", "the journal in DIR says where the files belong")
        return _undo(acting.undo, output, store.store, yes=acting.yes)
    given = named_paths(where.paths, store.files_from) if where.paths or store.files_from else []
    return _apply(acting, given, output, store.store)


def _apply(acting: Acting, given: list[str], output: Listing, store: str | None) -> int:
    from defcorpus.corpus.updating.departed import note_departed
    from defcorpus.output.answers.moves import MOVES, moved_record
    from defcorpus.report.acting import moving, planning

    path = acting.apply or ""
    shape, screen = output.shape(MOVES), output.screen()
    plan = planning.read_plan(path)
    if given and len(given) != len(plan.corpora):
        raise UsageError(f"the plan is of {counted(len(plan.corpora), 'folder')}: name as many, or none")
    roots = moving.homes(plan, str(Path(path).absolute().parent), given)
    for corpus in plan.corpora:
        if corpus.name not in roots:
            say(f"the folder {corpus.path} is not there; where it is now is said by a PATH behind the plan")
    with _finishing() as stop, ProgressLine(sys.stderr) as line:
        result = moving.apply(plan, roots, acting.move, act=acting.yes, stop=stop.asked, progress=line)
    note_departed([one.path for one in result.of("moved", "moved-before")], store=store)
    wanted = result.of("would-move", "moved", "failed")
    if output.paths_only or output.paths_nul:
        write_paths((_shown(one.path) for one in wanted), screen.stream, nul=output.paths_nul)
    else:
        _write(map(moved_record(_shown), result.outcomes), MOVES, shape, screen)
    _say_applied(plan, result, acting, path)
    return stop.code or _code(result)


def _say_applied(plan: "Plan", result: "Result", acting: Acting, path: str) -> None:
    moved, would = result.of("moved"), result.of("would-move")
    for states, verb in (
        (("passed",), "passed over: not as the plan has them, or their group's files are not"),
        (("failed",), "could not be moved"),
        (("moved-before",), "moved before"),
    ):
        if found := result.of(*states):
            say(f"{counted(len(found), 'file')} {verb}")
    if result.of("passed"):
        say("a new plan has what is there now: defcorpus dedup PATH --plan FILE")
    if result.stopped:
        left = len(plan.moved) - len(result.outcomes)
        say(f"stopped: {result.stopped}; {counted(left, 'file')} not looked at; the same command goes on")
    if acting.yes:
        total = f" ({_size(sum(one.size for one in moved))})" if moved else ""
        say(f"moved {counted(len(moved), 'file')}{total}")
        if moved:
            say(f"to put them back: {_command('--undo', acting.move or '', '--yes')}")
    elif would:
        say(f"would move {counted(len(would), 'file')} ({_size(sum(one.size for one in would))})")
        more = (acting.move, "--yes") if acting.move is not None else ("DIR",)
        say(f"nothing was moved; to move them: {_command('--apply', path, '--move', *more)}")
    elif not result.outcomes:
        say("the plan has nothing to move")


def _code(result: "Result | Undone") -> int:
    if result.of("failed") or result.stopped:
        return 2
    done = result.of("would-move", "moved", "would-put-back", "put-back")
    return 1 if result.of("passed", "left") or not done else 0


def _undo(folder: str, output: Listing, store: str | None, *, yes: bool) -> int:
    from defcorpus.corpus.updating.departed import note_departed
    from defcorpus.output.answers.moves import UNDONE, returned_record
    from defcorpus.report.acting.undoing import undo

    shape, screen = output.shape(UNDONE), output.screen()
    with _finishing() as stop, ProgressLine(sys.stderr) as line:
        result = undo(folder, act=yes, stop=stop.asked, progress=line)
    note_departed((), [one.path for one in result.of("put-back", "in-place")], store=store)
    shown = [one for one in result.outcomes if one.state != "in-place" or one.why]
    if output.paths_only or output.paths_nul:
        write_paths((_shown(one.path) for one in shown), screen.stream, nul=output.paths_nul)
    else:
        _write(map(returned_record(_shown), shown), UNDONE, shape, screen)
    if result.unread:
        say(f"passed over {counted(result.unread, 'line')} of the journal that cannot be read")
    for state, verb in (("left", "left where moved to"), ("failed", "could not be put back")):
        if found := result.of(state):
            say(f"{counted(len(found), 'file')} {verb}")
    if result.stopped:
        say(f"stopped: {result.stopped}; the same command goes on")
    if back := result.of("put-back"):
        gone = f"; {folder} was empty then and is removed" if result.removed else ""
        say(f"put back {counted(len(back), 'file')}{gone}")
    elif would := result.of("would-put-back"):
        say(f"would put back {counted(len(would), 'file')}; to do it: {_command('--undo', folder, '--yes')}")
    elif not shown:
        say("nothing to put back")
    return stop.code or _code(result)


def _write(records: Iterable[dict[str, Any]], layout: Layout, shape: Shape, screen: Screen) -> None:
    if shape.resolved(screen) == "table" and not shape.fields:
        from defcorpus.output.answers.moves import write_moves

        write_moves(records, screen)
    else:
        write(records, layout, shape, screen)


class _Stop:
    """Whether the process was told to end; then the file at hand is finished first."""

    def __init__(self) -> None:
        self.code = 0

    def asked(self) -> bool:
        return self.code != 0

    def told(self, number: int, _: FrameType | None) -> None:
        if self.code:  # told again: at once; the journal knows what was begun
            raise KeyboardInterrupt
        self.code = 128 + number
        sys.stderr.write("\nfinishing the file at hand; once more ends at once\n")


@contextmanager
def _finishing() -> Iterator[_Stop]:
    """Have Ctrl-C and SIGTERM wait for the file at hand."""
    stop = _Stop()
    if threading.current_thread() is not threading.main_thread():
        yield stop
        return
    before: dict[int, Callable[[int, FrameType | None], Any] | int | None] = {}
    for name in ("SIGINT", "SIGTERM", "SIGHUP"):
        number = getattr(signal, name, None)
        if number is not None and signal.getsignal(number) is not signal.SIG_IGN:  # `nohup` has it ignored
            before[number] = signal.signal(number, stop.told)
    try:
        yield stop
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _shown(path: str) -> str:
    """Return a path to print and to type again: from the current folder where it is inside it."""
    here = os.path.realpath(os.curdir)
    if not path.startswith(here.rstrip(os.sep) + os.sep):
        return path
    inside = os.path.relpath(path, here)
    return f"{os.curdir}{os.sep}{inside}" if inside.startswith("-") else inside


def _command(*words: str) -> str:
    return shlex.join(["defcorpus", "dedup", *words])


def _size(count: int) -> str:
    from defcorpus.text.counted import size

    return size(count)
