"""`defcorpus export`."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

from defcorpus.cli.again import again
from defcorpus.cli.bundle import Bundle, spread
from defcorpus.cli.options import Filtering, Store, Trailing, Word, option
from defcorpus.cli.searching.hints import nothing_fits
from defcorpus.cli.session import Session, opened, say
from defcorpus.errors import UsageError
from defcorpus.text.counted import counted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from defcorpus.article import Article
    from defcorpus.corpus.records import Filters
    from defcorpus.output.exporting import Export, Form, Made
    from defcorpus.report.exporting import Picking, Selection

_NAMED = 5  # ids of articles that are gone


class Taking(Bundle):
    """What is taken of what the filters let through, and how it is written."""

    format: Annotated[
        Literal["txt", "jsonl", "csv", "vertical"] | None,
        option("", "txt (a file an article), jsonl, csv or vertical (Corpus Workbench, Sketch Engine). [txt]",
               metavar="FORMAT"),
    ] = None  # fmt: skip
    query: Annotated[
        Word,
        option(
            "",
            "Only articles that a search finds, words with marks as typed.",
            "--query",
            "-e",
            metavar="QUERY",
        ),
    ] = None
    unique: Annotated[
        bool, option("", "Leave out copies of others, and what is only a part of others.", "--unique")
    ] = False
    paired: Annotated[
        bool,
        option("", "Only articles with a counterpart in the other language, and both of them.", "--paired"),
    ] = False
    sample: Annotated[
        int | None,
        option("", "Draw N articles at random; with --paired, N pairs.", "--sample", metavar="N", min=1),
    ] = None
    each: Annotated[
        int | None,
        option(
            "",
            "Draw N articles of each value of --by, or all where there are no more.",
            "--each",
            metavar="N",
            min=1,
        ),
    ] = None
    by: Annotated[
        Word,
        option("", "Spread the sample in proportion over year, month, source, lang, kind: one or several.",
               metavar="A,B"),
    ] = None  # fmt: skip
    seed: Annotated[int, option("", "Another number draws another sample. [1]", metavar="N")] = 1

    def picking(self) -> "Picking":
        """Return what is taken, as the library has it; UsageError for what does not go together."""
        from defcorpus.report.exporting import BY, Picking

        by = tuple(dict.fromkeys((self.by or "").replace(",", " ").split()))
        unknown = [name for name in by if name not in BY]
        if unknown:
            raise UsageError(f"--by knows no {unknown[0]!r}", f"it knows {', '.join(BY)}")
        if self.sample is not None and self.each is not None:
            raise UsageError("--sample and --each both say how many are drawn: not both")
        if self.each is not None and not by:
            raise UsageError("--each says not of what", "for example: --each 5 --by month")
        if self.sample is None and self.each is None and (self.by is not None or self.seed != 1):
            raise UsageError(
                "--by and --seed are about a sample", "say how large with --sample N or --each N"
            )
        return Picking(self.unique, self.paired, self.sample, by, self.seed, self.each, self.query or "")


@spread
def run(
    *,
    where: Trailing,
    which: Filtering,
    taking: Taking,
    like: Annotated[
        Word,
        option("", "Make the export in DIR again: the same articles, by content.", "--again", metavar="DIR"),
    ] = None,
    to: Annotated[Word, option("", "Write into DIR, new or empty.", "--to", metavar="DIR")] = None,
    store: Store,
) -> int:
    """Write articles into a folder, for another tool or to be kept.

    Beside the texts it holds their metadata.tsv, and manifest.json, which says how they were chosen and the
    hash of every file, so that it can be made again.

    A text is the title, where the page has one, and the body: a paragraph a line, no captions and no page
    chrome. The same articles, filters and seed give the same bytes. A corpus that has changed since is no
    matter to --again: it takes the articles that the manifest's folder names, says which are gone and which
    read otherwise now, and then has exit code 1.

    Examples:
      defcorpus export seeds --to study
      defcorpus export ~/news --to parallel --unique --paired --format vertical
      defcorpus export ~/news --to drawn --sample 200 --by month,source --seed 7 --lang vi
      defcorpus export ~/news --to expo --query '"triển lãm quốc phòng"' --each 5 --by month
      defcorpus export ~/news --to later --again drawn

    """
    from defcorpus.output.exporting.folder import check_folder

    filters, picking = which.filters(), taking.picking()
    if to is None:
        raise UsageError("no folder to write into", "for example: defcorpus export seeds --to study")
    target = Path(to)
    check_folder(target)
    if like is not None:
        if filters or taking.typed():
            raise UsageError("--again takes what was taken then", "leave out filters and other options")
        return _again(Path(like), target, where, store)
    if picking.query:
        from defcorpus.search import parse

        parse(picking.query)  # before anything is read: a query that cannot be read is told at once
    return _drawn(target, filters, picking, (where, which, taking, store))


def _drawn(
    target: Path,
    filters: "Filters",
    picking: "Picking",
    asked: tuple[Trailing, Filtering, Taking, Store],
) -> int:
    """Write what is picked of a corpus; return the exit code."""
    where, which, taking, store = asked
    with opened(where.paths, store) as session:
        _check_outside(target, session)
        from defcorpus.output.exporting import Made
        from defcorpus.report.acting.planning import told
        from defcorpus.report.exporting import selected

        with session.progress:
            found = selected(session.corpus, filters, picking, progress=session.progress)
        if found.articles:
            command = again("export", where, (taking, which), store, "--to", "DIR", anywhere=False)
            made = Made(command, told(filters), told(picking))
            done = _written(session, found, target, taking.format or "txt", made)
            _say_what(done.articles, found, picking, str(target))
        session.say_left_out(filters)
        if found.articles:
            return session.ended(len(found.articles))
        alone = taking.paired and not filters
        return session.ended(
            0, "no article here has a counterpart" if alone else nothing_fits(session, filters)
        )


def _again(folder: Path, target: Path, where: Trailing, store: Store) -> int:
    """Make an export again; exit code 1 where an article is gone or reads otherwise now."""
    from defcorpus.output.exporting import read_earlier
    from defcorpus.report.exporting import again as articles_again

    then = read_earlier(folder)
    with opened(where.paths, store) as session:
        _check_outside(target, session)
        found, gone = articles_again(session.corpus, then.keys)
        if not found.articles:
            return session.ended(0, f"no article of {folder} is here")
        done = _written(session, then.of(found), target, then.form, then.made())
        otherwise = [key for key, hash_ in done.hashes.items() if hash_ != then.hashes[key]]
        say(f"wrote {target}: {done.articles:,} of {counted(len(then.keys), 'article')} of {folder}")
        for keys, said in ((gone, "not here now"), (otherwise, "read otherwise now")):
            names = ", ".join(then.ids[key] for key in keys[:_NAMED])
            if keys:
                say(f"{counted(len(keys), 'article')} {said}: {names}{', …' if len(keys) > _NAMED else ''}")
        return session.ended(not gone and not otherwise, "")


def _written(session: Session, found: "Selection", target: Path, form: "Form", made: "Made") -> "Export":
    from defcorpus.output.exporting import export

    articles = _articles(session, found)
    with session.progress:
        return export(found, articles, target, form, made=made, shown=session.places.shown)


def _articles(session: Session, found: "Selection") -> "Iterator[Article]":
    from defcorpus.corpus import Progress

    numbers = [summary.number for summary in found.articles]
    for at, article in enumerate(session.corpus.articles(numbers)):
        if at % 100 == 0:
            session.progress(Progress("writing", at, len(numbers), "articles"))
        yield article


def _check_outside(target: Path, session: Session) -> None:
    """Raise UsageError where the corpus would hold what is written of it."""
    real = target.absolute().resolve()
    for named in session.named:
        folder = Path(named).resolve()
        if folder.is_dir() and real.is_relative_to(folder):
            raise UsageError(
                f"{target} is inside {named}, where it would be read as articles",
                "name one outside",
            )


def _say_what(count: int, found: "Selection", picking: "Picking", to: str) -> None:
    copies = f"; {counted(found.copies, 'copy', 'copies')} left out" if found.copies else ""
    unit = "pair" if picking.paired else "article"
    drawn = f" of {counted(found.found, unit)}" if found.strata else ""
    pairs = f", {counted(len(found.counterparts) // 2, 'pair')}{drawn}" if picking.paired else drawn
    say(f"wrote {to}: {counted(count, 'article')}{pairs}{copies}")
    empty = sum(not one.taken for one in found.strata)
    if empty:
        say(f"{counted(empty, 'stratum', 'strata')} of {len(found.strata)} too small to give one")
