"""`defcorpus check`."""

import shlex
from typing import TYPE_CHECKING, Annotated

import typer

from defcorpus.cli.bundle import Bundle, spread
from defcorpus.cli.copies.choosing import Choosing
from defcorpus.cli.options import Listing, Store, Words, option
from defcorpus.cli.session import Session, named_paths, opened, say
from defcorpus.errors import PathError, UsageError
from defcorpus.output.answers.presence import LAYOUT

if TYPE_CHECKING:
    from defcorpus.corpus import Corpus
    from defcorpus.report.copying.presence import Presence


class Asked(Bundle):
    """What is asked about, of which corpus, and what of it is to be shown."""

    files: Annotated[
        Words,
        typer.Argument(
            metavar="FILE...",
            show_default=False,
            help="What is about to be filed: files or folders; - is standard input.",
        ),
    ] = None
    corpus: Annotated[
        Words,
        option(
            "Corpus", "The corpus: a file or folder; may be repeated. None: the current folder.",
            "--in", metavar="PATH",
        ),
    ] = None  # fmt: skip
    new: Annotated[bool, option("", "Only what is new; so do -l and -0.", "--new")] = False
    known: Annotated[bool, option("", "Only what is here already or given twice.", "--known")] = False

    changed: Annotated[
        bool, option("", "Only near copies with other figures or dates than what is here.", "--changed")
    ] = False

    keep: Annotated[
        str,
        option(
            "",
            "Which of FILEs alike is new, the others `given`: as in dedup; first is the one named first.",
            metavar="WHICH",
        ),
    ] = Choosing.keep

    def check(self) -> None:
        """Raise UsageError for what cannot be meant."""
        if self.new and (self.known or self.changed):
            raise UsageError(f"--new and --{'known' if self.known else 'changed'} leave nothing to show")
        Choosing(keep=self.keep).check()

    def wanted(self, found: "Presence") -> bool:
        """Say whether this is to be shown."""
        if self.changed and not any(match.changed for match in found.matches):
            return False
        return (not self.new or found.status == "new") and (not self.known or found.status != "new")


@spread
def run(*, asked: Asked, output: Listing, store: Store) -> int:
    """Ask whether a page is here already, before it is filed.

    `here`: a copy of an article of the corpus, or a part of one; `given`: it adds nothing to another FILE;
    else `new`, also where it holds an article that is here, is another issue of a recurring text, or a copy
    with other figures or sentences. Exit code 0: all new; 1: not all; with --strict 2 for unreadable FILEs.

    Examples:
      defcorpus check page.html --in news && cp -n page.html news/
      curl -s https://example.org/a.html | defcorpus check - --in news
      defcorpus check saved --in news -0 | xargs -0r cp --parents -t news

    """
    if not asked.files and store.files_from is None:
        raise UsageError("no FILE", "for example: defcorpus check page.html --in FOLDER")
    asked.check()
    from defcorpus.cli.copies.asking import as_named, of_corpus, written
    from defcorpus.corpus import Corpus
    from defcorpus.corpus.updating.scan import brief_tools
    from defcorpus.report.copying.presence import presence

    paths_alone = output.paths_only or output.paths_nul
    asked.new = asked.new or (paths_alone and not asked.known and not asked.changed)
    named = named_paths(asked.files, store.files_from)
    output.shape(LAYOUT)
    with opened(asked.corpus, of_corpus(store)) as session:
        with session.progress:
            given = Corpus.open(
                named,
                temporary=True,
                jobs=store.jobs,
                progress=session.progress,
                tools=brief_tools(store.reading()),
            )
        with given:
            if not len(given):
                raise _nothing(given, named)
            about = Session(given, named, session.progress, store.strict)
            with session.progress:
                found = presence(
                    session.corpus,
                    given,
                    keep=Choosing(keep=asked.keep).options(about),
                    order=as_named(named),
                    progress=session.progress,
                )
                tally = written(found, session, about, output, asked.wanted)
            if tally.total > 1:
                say(tally.told())
            return max(session.ended(1), about.ended(1)) or int(tally.new < tally.total)


def _nothing(given: "Corpus", named: list[str]) -> PathError:
    skipped = given.skipped()
    if len(skipped) == 1:
        return PathError(f"{named[0]} was skipped. {skipped[0].detail}")
    return PathError(
        "no article in what is to be checked", f"{shlex.join(['defcorpus', 'update', *named])} says why"
    )
