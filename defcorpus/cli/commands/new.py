"""`defcorpus new`."""

import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from defcorpus.cli.bundle import Bundle, spread
from defcorpus.cli.options import Filtering, Listing, Store, Trailing, Word, Words, option
from defcorpus.cli.session import Session, file_paths, opened, say
from defcorpus.errors import UsageError
from defcorpus.output import Screen, Shape, write, write_paths
from defcorpus.output.answers.arrivals import LAYOUT, MARKS_LAYOUT, arrival_record, mark_record
from defcorpus.text.counted import counted

if TYPE_CHECKING:
    from defcorpus.corpus.decisions.marks import Mark
    from defcorpus.report.arrivals import Arrival, Label

_ONLY: "tuple[Label, ...]" = ("event", "report", "counterpart", "copy", "changed", "language", "page")
_PLURALS = {
    "event": ("new event", "new events"),
    "report": ("new report of an event", "new reports of events"),
    "counterpart": ("counterpart", "counterparts"),
    "copy": ("copy", "copies"),
    "changed": ("changed article", "changed articles"),
    "language": ("article in another language", "articles in other languages"),
    "page": ("page that is no article", "pages that are no articles"),
}


class Marking(Bundle):
    """Which mark, and what becomes of it."""

    mark: Annotated[Word, option("", "The mark, by its name.", metavar="NAME")] = None
    set: Annotated[bool, option("", "Set the mark to what is there now, and show nothing.", "--set")] = False
    keep: Annotated[bool, option("", "Show what is new; leave the mark where it is.", "--keep")] = False
    forget: Annotated[bool, option("", "Take the mark out of the file.", "--forget")] = False
    list_: Annotated[bool, option("", "Show the marks there are.", "--list")] = False
    only: Annotated[
        Words,
        option(
            "",
            "Only event, report, counterpart, copy, changed, language or page; repeated: any.",
            metavar="LABEL",
        ),
    ] = None
    marks: Annotated[
        Word,
        option("", "Your marks; else ./defcorpus-marks.tsv.", metavar="FILE", envvar="DEFCORPUS_MARKS"),
    ] = None

    @property
    def file(self) -> Path:
        """The file of marks."""
        from defcorpus.corpus.decisions.marks import FILE_NAME

        return Path(self.marks or FILE_NAME)

    def check(self) -> None:
        """Raise UsageError for what does not go together."""
        if sum((self.set, self.keep, self.forget, self.list_)) > 1:
            raise UsageError("--set, --keep, --forget and --list each go alone")
        if self.mark is None and not self.list_:
            raise UsageError(
                "no --mark NAME", "defcorpus new --list shows the marks; --mark monday --set begins one"
            )
        wrong = [label for label in self.only or () if label not in _ONLY]
        if wrong:
            raise UsageError(f"no label {wrong[0]!r}", f"labels: {', '.join(_ONLY)}")


@spread
def run(*, where: Trailing, marking: Marking, which: Filtering, output: Listing, store: Store) -> int:
    """Show what arrived since a mark was last moved, and what each is to what was there.

    A new event, a new report of one that was told before (as `events` groups them), the counterpart of an
    article in the other language, a copy, an article that reads otherwise than it did, or one that is neither
    Vietnamese nor English (`language`), of which no event or counterpart is looked for. --set begins a mark;
    each run then moves it over what it showed, so that the next shows only what came since (--keep leaves it;
    where the output could not be written whole it stays too). With filters or --only it moves over no more
    than these let through. Marks are kept in a plain table of your own, by content: they hold when files are
    moved and when the store is made anew. Exit code 1: nothing is new.

    Examples:
      defcorpus new --mark monday --set ~/news
      defcorpus new --mark monday ~/news
      defcorpus new --mark monday --keep --only event ~/news
      defcorpus new --mark turkey --country TR ~/news --format jsonl | jq '[.label, .title]'
      defcorpus new --mark monday -0 ~/news | xargs -0 cp -t ~/today
      defcorpus new --list

    """
    marking.check()
    if marking.list_:
        return _list(marking, output)
    filters, screen, shape = which.filters(), output.screen(), output.shape(LAYOUT)
    name, mark = _mark(marking)
    if marking.forget:
        return _forget(marking, name)
    with opened(where.paths, store) as session:
        if marking.set:
            articles = [(article.key, article.id) for article in session.corpus.select(filters)]
            _move(marking, name, articles)
            say(f"{name} is set in {marking.file}: {counted(len(articles), 'article')} seen")
            return session.ended(1)
        assert mark is not None
        found = _arrivals(session, mark, which, marking)
        _write(session, found, output, shape, screen)
        sys.stdout.flush()  # or the mark would move over what nobody read
        moved = found and not marking.keep
        if moved:
            _move(marking, name, [(each.article.key, each.article.id) for each in found])
        say(_told(found, mark))
        return session.ended(len(found), "")


def _mark(marking: Marking) -> "tuple[str, Mark | None]":
    from defcorpus.corpus.decisions.marks import checked, no_such_mark, read_marks

    name = checked(marking.mark or "")
    marks = read_marks(marking.file)
    if name not in marks and not marking.set:
        raise no_such_mark(marking.file, name, marks)
    return name, marks.get(name)


def _arrivals(session: Session, mark: "Mark", which: Filtering, marking: Marking) -> "list[Arrival]":
    from defcorpus.report.arrivals import arrivals

    with session.progress:
        found = arrivals(
            session.corpus, mark.seen.keys(), ids=mark.ids, filters=which.filters(), progress=session.progress
        )
    return [each for each in found if not marking.only or each.label in marking.only]


def _write(session: Session, found: "list[Arrival]", output: Listing, shape: Shape, screen: Screen) -> None:
    if output.paths_only or output.paths_nul:
        paths = file_paths((each.article for each in found), session.places)
        write_paths(paths, screen.stream, nul=output.paths_nul)
        return
    records = [arrival_record(each, session.places.shown) for each in found]
    if shape.resolved(screen) == "table" and not shape.fields:
        from defcorpus.output.answers.arrivals import write_arrivals

        ids = [id_ for record in records for id_ in (record["id"], record["of"]) if id_]
        write_arrivals(records, session.short(ids), screen)
    else:
        write(records, LAYOUT, shape, screen)


def _move(marking: Marking, name: str, articles: list[tuple[str, str]]) -> None:
    from datetime import datetime

    from defcorpus.corpus.decisions.marks import move_mark

    now = datetime.now().astimezone().replace(tzinfo=None)
    move_mark(marking.file, name, articles, now.isoformat(timespec="minutes"))


def _forget(marking: Marking, name: str) -> int:
    from defcorpus.corpus.decisions.marks import forget_mark

    count = forget_mark(marking.file, name)
    say(f"{name}, which had seen {counted(count, 'article')}, is out of {marking.file}")
    return 0


def _list(marking: Marking, output: Listing) -> int:
    from defcorpus.corpus.decisions.marks import read_marks

    shape, screen = output.shape(MARKS_LAYOUT), output.screen()
    found = read_marks(marking.file).values()
    count = write((mark_record(mark) for mark in found), MARKS_LAYOUT, shape, screen)
    say(f"from {marking.file}" if count else f"no marks in {marking.file}")
    return 0 if count else 1


def _told(found: "list[Arrival]", mark: "Mark") -> str:
    since = f"since {mark.name}" + (f" ({mark.moved.replace('T', ' ')})" if mark.moved else "")
    if not found:
        return f"nothing new {since}"
    counts = Counter(each.label for each in found)
    told = [counted(counts[label], *_PLURALS[label]) for label in _ONLY if counts[label]]
    return f"{counted(len(found), 'article')} {since}: {', '.join(told)}"
