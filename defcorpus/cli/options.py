"""The options that commands share, each declared once.

Annotations stay objects here (no `from __future__ import annotations`): see `defcorpus.cli.app`.
"""

import sys
from typing import TYPE_CHECKING, Annotated, Any

import typer

from defcorpus.cli.bundle import Bundle
from defcorpus.errors import UsageError
from defcorpus.output import Format, Layout, Screen, Shape, screen
from defcorpus.output.shapes.style import ColorChoice

if TYPE_CHECKING:
    from defcorpus.corpus.records import Filters
    from defcorpus.reading.options import ReadOptions

Words = list[str] | None
Word = str | None


Ids = Annotated[
    Words,
    typer.Argument(
        metavar="ID...",
        show_default=False,
        help="Ids or their beginnings, or files; - is standard input.",
    ),
]


def option(section: str, text: str, *names: str, **more: Any) -> Any:  # noqa: ANN401 - as Typer has it
    """Return an option that `--help` lists in `section`; an option of one's own command has none."""
    return typer.Option(*names, help=text, rich_help_panel=section or None, show_default=False, **more)


def at_most(what: str) -> Any:  # noqa: ANN401 - as above
    """Return the option --limit, which is said in these words behind `At most N`."""
    return option("", f"At most N {what}", "--limit", "-n", metavar="N", min=1)


Ngram = Annotated[int, option("", "Runs of N words. [1]", "--ngram", "-N", metavar="N", min=1, max=10)]


class Store(Bundle):
    """Where what was read is kept, and how it is read."""

    files_from: Annotated[
        Word, option("Corpus", "Take PATHs from FILE too, a line each; - is standard input.", metavar="FILE")
    ] = None
    store: Annotated[
        Word, option("Corpus", "Keep the store in DIR.", metavar="DIR", envvar="DEFCORPUS_STORE")
    ] = None
    jobs: Annotated[
        int | None, option("Corpus", "Read with N processes.", "--jobs", "-j", metavar="N", min=1)
    ] = None
    corrections: Annotated[
        Word,
        option(
            "Corpus", "Your corrections; else ./defcorpus-corrections.tsv and those beside the PATHs.",
            metavar="FILE", envvar="DEFCORPUS_CORRECTIONS",
        ),
    ] = None  # fmt: skip
    verdicts: Annotated[
        Word,
        option(
            "Corpus", "What you decided of pairs; else ./defcorpus-verdicts.tsv and those beside the PATHs.",
            metavar="FILE", envvar="DEFCORPUS_VERDICTS",
        ),
    ] = None  # fmt: skip
    strict: Annotated[bool, option("Corpus", "Exit with 2 if anything was skipped.", "--strict")] = False
    text_field: Annotated[
        Word,
        option("Fields", "Column or JSON field with the text; a.b reaches inside.", metavar="NAME"),
    ] = None
    title_field: Annotated[Word, option("Fields", "Likewise the title,", metavar="NAME")] = None
    date_field: Annotated[Word, option("Fields", "the day of publication,", metavar="NAME")] = None
    url_field: Annotated[Word, option("Fields", "the address,", metavar="NAME")] = None
    source_field: Annotated[Word, option("Fields", "the outlet,", metavar="NAME")] = None
    id_field: Annotated[Word, option("Fields", "the id.", metavar="NAME")] = None

    def reading(self) -> "ReadOptions | None":
        """Return what was said of fields as the reader takes it; UsageError for an empty name."""
        names = (
            self.text_field, self.title_field, self.date_field, self.url_field, self.source_field,
            self.id_field,
        )  # fmt: skip
        if names.count(None) == len(names):
            return None
        from defcorpus.reading.options import ReadOptions

        options = ReadOptions(*names)
        for field, name in options._asdict().items():
            if isinstance(name, str) and not name.strip():
                raise UsageError(f"--{field}-field names no field")
        return options


class Trailing(Bundle):
    """PATHs as trailing arguments."""

    paths: Annotated[
        Words,
        typer.Argument(
            metavar="[PATH]...",
            show_default=False,
            help="Files or folders; - is standard input. None: the current folder.",
        ),
    ] = None


class In(Bundle):
    """PATHs behind `--in`, where the arguments are ids."""

    paths: Annotated[
        Words,
        option(
            "Corpus", "The file or folder the ids belong to; may be repeated. None: the current folder.",
            "--in", metavar="PATH",
        ),
    ] = None  # fmt: skip


class Filtering(Bundle):
    """Which articles are meant."""

    lang: Annotated[
        Words, option("Filters", "vi, en, other, mixed or unknown; repeated: any of them.", metavar="LANG")
    ] = None
    since: Annotated[
        Word,
        option(
            "Filters", "From 2025, 2025-10 or 2025-10-14 on: by the day told of, else that of the page.",
            metavar="DATE",
        ),
    ] = None  # fmt: skip
    until: Annotated[Word, option("Filters", "To the end of that year, month or day.", metavar="DATE")] = None
    person: Annotated[
        Words, option("Filters", "Who is named, however spelled; repeated: all of them.", metavar="NAME")
    ] = None
    country: Annotated[
        Words,
        option("Filters", "TR, Türkiye; IN,LA: either; repeated: all of them.", metavar="COUNTRY"),
    ] = None
    source: Annotated[
        Words, option("Filters", "The outlet, such as qdnd.vn; repeated: any of them.", metavar="OUTLET")
    ] = None
    kind: Annotated[
        Words, option("Filters", "article, digest, listing or stub; repeated: any of them.", metavar="KIND")
    ] = None
    undated: Annotated[
        bool,
        option("Filters", "Only what has no date; with --since or --until, that besides.", "--undated"),
    ] = False

    def filters(self) -> "Filters":
        """Return them as the corpus takes them; UsageError at once for what cannot be meant."""
        from defcorpus.corpus.records import Filters

        filters = Filters(
            langs=tuple(self.lang or ()),
            since=self.since,
            until=self.until,
            people=tuple(self.person or ()),
            countries=tuple(self.country or ()),
            sources=tuple(self.source or ()),
            undated=self.undated,
            kinds=tuple(self.kind or ()),
        )
        if filters:
            from defcorpus.corpus.selecting.select import check

            check(filters)
        return filters


class Coloring(Bundle):
    """Colours or not."""

    color: Annotated[ColorChoice, option("Output", "auto, always or never.", metavar="WHEN")] = "auto"

    def screen(self) -> Screen:
        """Return standard output as it may be written to."""
        return screen(sys.stdout, self.color)


class Writing(Coloring):
    """The format of the answer."""

    format: Annotated[
        Format | None,
        option(
            "Output", "table, jsonl, json, csv, tsv or markdown. A terminal gets a table, a pipe tsv.",
            metavar="FORMAT",
        ),
    ] = None  # fmt: skip
    fields: Annotated[
        Word, option("Output", "Only these fields, in this order; a wrong one lists them all.", metavar="A,B")
    ] = None
    no_header: Annotated[bool, option("Output", "No line of names.", "--no-header")] = False
    excel: Annotated[bool, option("Output", "CSV for Excel: byte order mark, no formulas.", "--excel")] = (
        False
    )

    def shape(self, layout: Layout | None = None) -> Shape:
        """Return them as the writers take them; UsageError at once for a field that `layout` has not."""
        if self.excel and self.format not in (None, "csv"):
            raise UsageError("--excel goes with --format csv")
        names = tuple((self.fields or "").replace(",", " ").split())
        if self.fields is not None and not names:
            raise UsageError("--fields names no field", "for example --fields id,date,title")
        shape = Shape(self.format, names, not self.no_header, self.excel)
        if layout is not None:
            shape.names(layout, self.screen())
        return shape


class Listing(Writing):
    """The format of the answer, or only the paths."""

    paths_only: Annotated[
        bool, option("Output", "Only the paths of the files (not of articles inside JSON Lines).", "-l")
    ] = False
    paths_nul: Annotated[
        bool, option("Output", "Only the paths, each ended by NUL (for xargs -0).", "-0")
    ] = False

    def shape(self, layout: Layout | None = None) -> Shape:
        """Return them as the writers take them; UsageError at once for a field that `layout` has not."""
        shape = super().shape(layout)
        if (self.paths_only or self.paths_nul) and shape != Shape():
            raise UsageError("-l and -0 print paths alone: they go with no format and no fields")
        return shape
