"""What a corpus has of articles from elsewhere: what `check` and `dedup --against` share, and the latter."""

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from defcorpus.cli.options import Listing, Store, Trailing
from defcorpus.cli.session import Session, file_paths, opened, say
from defcorpus.output import write, write_paths
from defcorpus.output.answers.presence import LAYOUT, Tally, presence_record
from defcorpus.output.shapes.progress import ProgressLine

if TYPE_CHECKING:
    from defcorpus.cli.copies.choosing import Choosing
    from defcorpus.corpus.records import Summary
    from defcorpus.report.copying.presence import Presence


def of_corpus(store: Store) -> Store:
    """Return the options for the corpus that is asked: --files-from and --strict are about what is new."""
    return Store(**{**vars(store), "files_from": None, "strict": False})


def written(
    found: "Iterable[Presence]",
    session: Session,
    asked: Session,
    output: Listing,
    wanted: "Callable[[Presence], bool]",
) -> Tally:
    """Write what is found and `wanted`; return the counts of everything that was found."""
    shape, screen = output.shape(LAYOUT), output.screen()
    tally = Tally()
    kept = _wiping(tally.show(filter(wanted, tally.count(found))), session.progress)
    records: Iterator[dict[str, Any]] = (
        presence_record(each, asked.places.shown, session.places.shown) for each in kept
    )
    if output.paths_only or output.paths_nul:
        paths = file_paths((each.article for each in kept), asked.places)
        write_paths(paths, screen.stream, nul=output.paths_nul)
    elif shape.resolved(screen) == "table" and not shape.fields:
        from defcorpus.output.answers.presence import write_presence

        write_presence(records, session.short, screen)
    else:
        write(records, LAYOUT, shape, screen)
    return tally


def _wiping(found: "Iterable[Presence]", progress: ProgressLine) -> "Iterator[Presence]":
    """Yield what is found with the line that says how far it has come out of the way."""
    for each in found:
        progress.wipe()
        yield each


def as_named(named: Sequence[str]) -> "Callable[[Summary], tuple[object, ...]]":
    """Return the sort key that puts articles in the order in which their files were named."""
    from defcorpus.dedup.grouping.policy import natural

    places = [(os.path.realpath(name) if name != "-" else name) for name in named]
    order = {place: at for at, place in reversed(list(enumerate(places)))}
    folders = [(place + os.sep, at) for place, at in order.items() if Path(place).is_dir()]

    def key(article: "Summary") -> tuple[object, ...]:
        path = article.path
        at = order.get(path)
        if at is None:
            at = min((at for folder, at in folders if path.startswith(folder)), default=len(places))
        return at, natural(path), article.index or 0

    return key


def answer_against(
    corpus: Sequence[str], where: Trailing, store: Store, output: Listing, choice: "Choosing"
) -> int:
    """Run `dedup --against`: say which articles of some PATHs a corpus has already, all of them or a part.

    So it says of those that it has not which are copies of one another. Articles that are themselves of the
    corpus are counted and left out: of two copies there neither is to go because of the other. Exit code 0:
    something was found.
    """
    output.shape(LAYOUT)
    from defcorpus.report.copying.presence import presence

    paths_alone = output.paths_only or output.paths_nul

    def wanted(found: "Presence") -> bool:
        return not found.itself and (found.status != "new" if paths_alone else bool(found.matches))

    elsewhere = of_corpus(store)
    with opened(list(corpus), elsewhere) as session, opened(where.paths, store) as asked:
        order, progress = as_named(asked.named), session.progress
        with progress:
            found = presence(
                session.corpus,
                asked.corpus,
                choice.options(None),
                keep=choice.options(asked),
                order=order,
                progress=progress,
            )
            tally = written(found, session, asked, output, wanted)
        say(tally.told())
        if hidden := tally.total - tally.shown:
            say(f"{hidden:,} not shown: {'not here' if paths_alone else 'nothing of them is here'}")
        count = tally.here + tally.given + (0 if paths_alone else tally.partly)
        return max(session.ended(1), asked.ended(count, ""))
