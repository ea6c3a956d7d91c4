"""What a search finds by month, outlet, person …: as records, and as bars on a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, Any

from defcorpus.output.shapes.bars import bar
from defcorpus.output.shapes.cells import one_line
from defcorpus.output.shapes.layout import Layout
from defcorpus.output.shapes.lines import cell_width, cut, padded, painted
from defcorpus.output.shapes.records import rounded
from defcorpus.output.shapes.style import Screen

if TYPE_CHECKING:
    from defcorpus.search.histogram import Bar

_WIDEST = 100
_WIDEST_NAME = 28
_FEW = 3  # empty values in a row that are one line


class Measure:
    """What is counted, and so how long the bars are."""

    def __init__(self, *, hits: bool, relative: bool) -> None:
        self.hits = hits
        self.relative = relative

    @property
    def layout(self) -> Layout:
        """The fields of the records."""
        fields = ["by", "value", "articles"]
        fields += ["hits"] if self.hits else []
        fields += ["corpus_articles", "per_thousand_articles"] if self.relative else []
        fields += ["corpus_words", "per_million_words"] if self.relative and self.hits else []
        return Layout(tuple(fields))

    @property
    def unit(self) -> str:
        """What the bars show, in words."""
        if self.relative:
            return "hits per million words" if self.hits else "articles per 1,000 articles"
        return "hits" if self.hits else "articles"

    def of(self, found: Bar) -> float:
        """Return what a bar shows."""
        if self.relative:
            return (found.per_million if self.hits else found.per_thousand) or 0.0
        return float((found.hits or 0) if self.hits else found.articles)

    def told(self, found: Bar) -> str:
        """Return the number that stands at a bar."""
        return f"{self.of(found):,.1f}" if self.relative else f"{self.of(found):,.0f}"

    def record(self, by: str, found: Bar) -> dict[str, Any]:
        """Return one line of `search --histogram`."""
        return {
            "by": by,
            "value": found.value,
            "articles": found.articles,
            "hits": found.hits,
            "corpus_articles": found.of_articles,
            "per_thousand_articles": rounded(found.per_thousand, 2),
            "corpus_words": found.of_words,
            "per_million_words": rounded(found.per_million, 2),
        }


def write_histogram(bars: Sequence[Bar], measure: Measure, by: str, screen: Screen, *, header: bool) -> None:
    """Write a line a value: its name, its number, a bar; above them what is counted.

    Times without any, three or more in a row, are one line.
    """
    cells = cell_width()
    rows = list(_rows(bars, measure))
    names, told = [one_line(name) for name, _ in rows], [measure.told(each) for _, each in rows]
    name = min(max(map(cells, [by, *names])), _WIDEST_NAME)
    digits = max(map(len, told))
    room = max(min(screen.width, _WIDEST) - name - digits - 4, 8)
    top = max(map(measure.of, bars))
    if header:
        screen.stream.write(painted(f"{padded(by, name)}  {measure.unit}", "bold", screen.color) + "\n")
    for (_, each), shown, number in zip(rows, names, told, strict=True):
        share = measure.of(each) / top if top else 0.0
        drawn = painted(bar(share, room), "cyan", screen.color) if share else ""
        screen.stream.write(f"{padded(cut(shown, name), name)}  {number:>{digits}}  {drawn}".rstrip() + "\n")


def _rows(bars: Sequence[Bar], measure: Measure) -> Iterator[tuple[str, Bar]]:
    """Yield the bars with their names; runs of empty ones as one: `2025-06 … 2025-09`."""
    for empty, some in groupby(bars, lambda each: not each.articles and not measure.of(each)):
        run = list(some)
        if empty and len(run) >= _FEW:
            yield f"{run[0].value} … {run[-1].value}", run[0]
        else:
            yield from ((each.value, each) for each in run)
