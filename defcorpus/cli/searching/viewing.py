"""How the answer of `search` is read: options for concordances, passages, counts and histograms."""

from typing import Annotated, Literal

from defcorpus.cli.bundle import Bundle
from defcorpus.cli.options import Listing, Word, option
from defcorpus.errors import UsageError

_By = Literal["month", "year", "source", "person", "country", "lang", "kind"]
_Order = Literal["left", "right", "hit", "date"]
View = Literal["hits", "kwic", "passages", "count", "histogram"]

# Options and what they go with; the message says which of them is missing.
_NEEDS = {
    "width": ("kwic", "--kwic"),
    "sort": ("kwic", "--kwic"),
    "sample": ("kwic", "--kwic"),
    "hits": ("histogram", "--histogram"),
    "relative": ("histogram", "--histogram"),
    "chart": ("histogram", "--histogram"),
}


class Viewing(Bundle):
    """What is shown of the articles that are found."""

    kwic: Annotated[
        bool, option("Reading", "Every hit on a line of its own, with what stands around it.", "--kwic")
    ] = False
    width: Annotated[
        int | None,
        option(
            "Reading", "Characters on either side of it. [60; on a terminal what fits]", metavar="N", min=1
        ),
    ] = None
    sort: Annotated[
        _Order | None,
        option(
            "Reading", "Lines by the words on the left or right (nearest first), hit or date. [best first]",
            metavar="KEY",
        ),
    ] = None  # fmt: skip
    sample: Annotated[
        int | None, option("Reading", "N lines drawn at random, the same ones again.", metavar="N", min=1)
    ] = None
    seed: Annotated[int | None, option("Reading", "Draw others. [1]", metavar="N")] = None
    context: Annotated[
        int | None,
        option(
            "Reading",
            "The sentences with hits, and N before and after.",
            "--context",
            "-C",
            metavar="N",
            min=0,
        ),
    ] = None
    line_number: Annotated[
        bool,
        option("Reading", "The sentences with hits, each with its line of the page.", "--line-number", "-n"),
    ] = False
    count: Annotated[bool, option("Reading", "How many hits each article has.", "--count", "-c")] = False
    histogram: Annotated[
        _By | None,
        option(
            "Reading",
            "Articles by month, year, source, person, country, lang or kind, as bars.",
            metavar="BY",
        ),
    ] = None
    hits: Annotated[bool, option("Reading", "Bars of hits rather than articles.", "--hits")] = False
    relative: Annotated[
        bool,
        option(
            "Reading", "For every 1,000 articles of that month or outlet; with --hits, every million words.",
            "--relative",
        ),
    ] = False  # fmt: skip
    chart: Annotated[
        Word, option("Reading", "The bars as an image too: FILE.svg or FILE.png.", metavar="FILE")
    ] = None

    @property
    def view(self) -> View:
        """What is shown."""
        if self.kwic:
            return "kwic"
        if self.histogram is not None:
            return "histogram"
        if self.count:
            return "count"
        return "passages" if self.context is not None or self.line_number else "hits"

    def check(self, output: Listing, *, counterpart: bool) -> View:
        """Return what is shown; UsageError at once for what does not go together."""
        views = {
            "--kwic": self.kwic,
            "--histogram": self.histogram is not None,
            "-c": self.count,
            "--context": self.context is not None,
        }
        given = [name for name, asked in views.items() if asked]
        if len(given) > 1:
            raise UsageError(f"{' and '.join(given)} are different answers", "ask for one of them")
        view = self.view
        if self.line_number and view in ("count", "histogram"):
            raise UsageError(f"-n numbers lines: not with {given[0]}", "--limit N shows at most N")
        for name, (needed, other) in _NEEDS.items():
            if getattr(self, name) not in (None, False) and view != needed:
                raise UsageError(f"--{name} goes with {other}", f"add {other}")
        if self.seed is not None and self.sample is None:
            raise UsageError("--seed says which sample is drawn", "add --sample N")
        if view != "hits":
            first = given[0] if given else "-n"
            if output.paths_only or output.paths_nul:
                raise UsageError(f"-l and -0 print paths alone: not with {first}")
            if counterpart and view != "kwic":
                raise UsageError(f"--counterpart adds to hits and to --kwic: not with {first}")
        return view
