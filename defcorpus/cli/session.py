"""A command's corpus: opened from the options, with what has to be said of it on standard error."""

import os
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from defcorpus.cli.options import Store, Words
from defcorpus.cli.paging import fitted, tell
from defcorpus.errors import UsageError
from defcorpus.output.answers.places import Places
from defcorpus.output.shapes.progress import ProgressLine
from defcorpus.text.counted import counted
from defcorpus.text.safe import safe

if TYPE_CHECKING:
    from defcorpus.article import Skip
    from defcorpus.corpus import Corpus
    from defcorpus.corpus.records import Filters, Summary


class Session:
    """An open corpus and how its paths are printed."""

    def __init__(self, corpus: "Corpus", named: Sequence[str], progress: ProgressLine, strict: bool) -> None:
        self.corpus = corpus
        self.progress = progress
        self.named = named
        self.places = Places(named)
        self._strict = strict

    def ended(self, count: int, nothing: str = "nothing found") -> int:
        """Return the exit code of a command that found `count`; say what was skipped."""
        report = self.corpus.report
        # Once, when it is new; `info` and `update` go on saying it. Else nobody asks, and nothing is read.
        told = self.corpus.skipped() if self._strict or (report and report.other_skips) else []
        if len(told) == 1:
            [skip] = told
            say(f"1 skipped ({skip.reason}): {self.places.shown(skip.path)}: {skip.detail}")
        elif told:
            import shlex

            say(f"{skips(told)}; {shlex.join(['defcorpus', 'update', *self.named])} says what and why")
        if not count and nothing:
            say(nothing)
        if told and self._strict:
            return 2
        return 0 if count else 1

    def say_left_out(self, filters: "Filters", shown: Iterable[str] = ()) -> None:
        """Say how many articles but those shown the dates of `filters` left out because they have none."""
        self.say_undated(self.corpus.undated_left_out(filters, shown))

    def say_undated(self, count: int) -> None:
        """Say how many articles a filter on dates left out because they have none."""
        if count:
            say(f"{counted(count, 'undated article')} left out; --undated takes them in")

    def short(self, ids: Iterable[str]) -> dict[str, str]:
        """Return for each id the shortest that is enough."""
        return self.corpus.short_ids(tuple(dict.fromkeys(ids)))


@contextmanager
def opened(paths: Words, store: Store, *, gone: bool = False) -> Iterator[Session]:
    """Open the corpus of some PATHs, brought up to date; with `gone`, what vanished is forgotten."""
    from defcorpus.corpus import Corpus

    named = named_paths(paths, store.files_from)
    progress = ProgressLine(sys.stderr)
    with progress, _saying_what_is_kept(named, store):
        corpus = Corpus.open(
            named,
            store=store.store,
            gone=gone,
            jobs=store.jobs,
            progress=progress,
            options=store.reading(),
            corrections=store.corrections,
            verdicts=store.verdicts,
        )
    with corpus:
        for warning in corpus.warnings:
            say(warning)
        yield Session(corpus, named, progress, store.strict)


@contextmanager
def _saying_what_is_kept(named: Sequence[str], store: Store) -> Iterator[None]:
    """Say, where reading is interrupted, what becomes of what was read."""
    try:
        yield
    except KeyboardInterrupt:
        from defcorpus.corpus.store.location import locate

        kept = locate(named, store.store, make=False).folder is not None
        told = "what was read until some seconds ago is kept; the next command goes on from there"
        sys.stderr.write("\n")
        say(f"interrupted; {told if kept else 'nothing is kept of a few files'}")
        raise


def named_paths(paths: Words, files_from: str | None) -> list[str]:
    """Return the PATHs given, then those of `--files-from`; none given mean the current folder."""
    named = list(paths or ())
    if files_from is None:
        return named or ["."]
    if files_from == "-" and "-" in named:
        raise UsageError("standard input cannot be both a PATH and --files-from")
    if files_from == "-":
        data = sys.stdin.buffer.read()
    else:
        with open(files_from, "rb") as file:  # noqa: PTH123 - an OSError names it as it was typed
            data = file.read()
    lines = data.split(b"\0") if b"\0" in data else data.splitlines()
    named += [os.fsdecode(line) for line in lines if line.strip()]
    if not named:
        raise UsageError(f"--files-from {files_from} names no PATH")
    return named


def say(message: str) -> None:
    """Write a summary or warning to standard error, on one line, broken between words on a terminal."""
    tell(fitted(safe(message, line=True)) + "\n")


def skips(skipped: Sequence["Skip"]) -> str:
    """Return a count of what was skipped, by reason."""
    reasons = Counter(skip.reason for skip in skipped)
    if len(reasons) == 1:
        return f"{len(skipped)} skipped ({next(iter(reasons))})"
    parts = [
        f"{count} {reason}" for reason, count in sorted(reasons.items(), key=lambda pair: (-pair[1], pair[0]))
    ]
    return f"{len(skipped)} skipped ({', '.join(parts)})"


def file_paths(articles: Iterable["Summary"], places: Places) -> list[str]:
    """Return the paths of whole files, each once; say how many articles are inside containers."""
    within = 0
    found: dict[str, None] = {}
    for article in articles:
        if article.index is not None or article.path == "-":
            within += 1
        else:
            found[places.shown(article.path)] = None
    if within:
        say(
            f"left out {counted(within, 'article')} inside larger files (JSON Lines, archives, standard "
            "input), which are no files of their own; --fields path,id names them"
        )
    return list(found)


def filtered(filters: "Filters") -> str:
    """Return what to say when filters let nothing through."""
    return "no article fits the filters" if filters else "no article here"
