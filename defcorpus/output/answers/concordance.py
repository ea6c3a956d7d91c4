"""Concordance lines, passages and counts of hits: as records, and on a terminal with the hits lit."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain, islice, pairwise
from typing import TYPE_CHECKING, Any

from defcorpus.output.shapes.cells import one_line, plain
from defcorpus.output.shapes.columns import word_lines, words_of
from defcorpus.output.shapes.layout import Column, Layout, Record
from defcorpus.output.shapes.lines import Run, cell_width, cut, line, padded, painted, wrapped
from defcorpus.output.shapes.records import LIST, list_record
from defcorpus.output.shapes.style import Screen

if TYPE_CHECKING:
    from defcorpus.corpus.records import Summary
    from defcorpus.output.shapes.records import Shown
    from defcorpus.search.kwic import Line
    from defcorpus.search.passages import Passage

KWIC = ("left", "hit", "right", "id", "date", "lang", "source", "path", "offset")
PASSAGES = ("id", "line", "text", "hits", "date", "lang", "source", "path", "offset")
COUNTS = ("id", "hits", "lang", "date", "source", "title", "path")
COUNT_COLUMNS = (
    Column("hits", "hits", right=True),
    Column("short", "id", "fold", most=22, style="cyan"),
    Column("day", "date"),
    Column("lang", "lang"),
    Column("title", "title", "cut"),
)

LIT = "bold yellow"
_GAP = "  "
_INDENT = 4
_WIDEST_PASSAGE = 110
_LOOKED_AT = 200  # lines by which columns are made as wide as they need
_MOST = 22  # cells of a column of metadata
_LONG_HIT = 24  # cells that are kept for hits; a longer one takes some of what stands behind it
_BOUNDED = 1_000  # cells; a wider screen is one whose width nobody knows
_LEAST = 8  # cells on either side


BESIDE = ("counterpart", "beside")
"""An article's counterpart, and its sentence that stands beside the one with the hit."""


def kwic_layout(*, named: bool, beside: bool = False) -> Layout:
    """Return the fields of concordance lines; when `named` by the user, every field of an article too.

    `beside`: with the sentences of counterparts.
    """
    more = ("line", "end", "exact", *LIST) if named else ()
    return Layout(tuple(dict.fromkeys((*KWIC, *(BESIDE if beside else ()), *more))))


def passage_layout(*, named: bool) -> Layout:
    """Return the fields of passages; when `named` by the user, every field of an article too."""
    return Layout(tuple(dict.fromkeys((*PASSAGES, *(("end", *LIST) if named else ())))))


def count_layout(*, named: bool) -> Layout:
    """Return the fields of counts of hits; when `named` by the user, every field of an article too."""
    return Layout(tuple(dict.fromkeys((*COUNTS, *(LIST if named else ())))), COUNT_COLUMNS)


class Articles:
    """The records of articles, made once for all the hits of one."""

    def __init__(self, shown: Shown) -> None:
        self._shown = shown
        self._last: tuple[int, dict[str, Any]] | None = None

    def __call__(self, article: Summary) -> dict[str, Any]:
        """Return an article's record as `list` has it."""
        if self._last is None or self._last[0] != article.number:
            self._last = (article.number, list_record(article, self._shown))
        return self._last[1]


def kwic_record(line: Line, articles: Articles) -> dict[str, Any]:
    """Return one line of `search --kwic`."""
    return {
        **articles(line.article),
        "left": line.left,
        "hit": line.hit,
        "right": line.right,
        "offset": line.start,
        "end": line.end,
        "line": line.line,
        "exact": line.exact,
    }


def passage_record(passage: Passage, articles: Articles) -> dict[str, Any]:
    """Return one line of `search --context`."""
    return {
        **articles(passage.article),
        "line": passage.line,
        "text": passage.text,
        "hits": len(passage.lit),
        "offset": passage.start,
        "end": passage.end,
    }


def count_record(article: Summary, hits: int, articles: Articles) -> dict[str, Any]:
    """Return one line of `search -c`."""
    return {**articles(article), "hits": hits}


def write_kwic(
    records: Iterable[Record], columns: Sequence[str], screen: Screen, width: int | None = None
) -> int:
    """Write lines aligned on their hits, `columns` of metadata in front; return how many.

    `width` cells at most on either side; none: what fits. Columns are as wide as the first lines need.
    """
    rows = iter(records)
    first = list(islice(rows, _LOOKED_AT))
    cells = cell_width()
    wide = [min(_MOST, max((cells(plain(row.get(name))) for row in first), default=0)) for name in columns]
    before = sum(wide) + len(_GAP) * len(wide)
    left, room = _room(first, screen.width - before, width)
    count = 0
    for row in chain(first, rows):
        front = "".join(
            painted(
                padded(cut(plain(row.get(name)), size), size), "cyan" if name == "short" else "", screen.color
            )
            + _GAP
            for name, size in zip(columns, wide, strict=True)
        )
        screen.stream.write(front + _aligned(row, left, room, width, screen.color).rstrip() + "\n")
        if "counterpart" in row:
            screen.stream.writelines(_beneath(row, screen))
        count += 1
    return count


def _beneath(row: Record, screen: Screen) -> Iterator[str]:
    """Yield the lines of a counterpart's sentence."""
    if not row["counterpart"]:
        return
    said = plain(row["beside"]) or "no sentence beside it"
    for at, text in enumerate(wrapped(f"{plain(row['counterpart'])}: {said}", screen.width - 2 * _INDENT)):
        indented = " " * (_INDENT + (2 if at else 0)) + text
        yield painted(indented, "dim" if not row["beside"] else "", screen.color) + "\n"


def _room(rows: Sequence[Record], width: int, side: int | None) -> tuple[int, int]:
    """Return the cells left of the hits, and those for all three parts."""
    cells = cell_width()
    hit = min(_LONG_HIT, max((cells(row["hit"]) for row in rows), default=0))
    if width > _BOUNDED:
        longest = max((cells(row["left"]) for row in rows), default=0)
        return (longest if side is None else min(side, longest)), width
    left = max(_LEAST, (width - hit) // 2)
    return (left if side is None else min(side, left)), max(width, 2 * _LEAST)


def _aligned(row: Record, left: int, room: int, side: int | None, color: bool) -> str:
    before = _fitting(one_line(row["left"]), left, last=True)
    hit = cut(one_line(row["hit"]), room - left)
    rest = room - left - cell_width()(hit)
    behind = _fitting(one_line(row["right"]), rest if side is None else min(rest, side), last=False)
    return padded(before, left, right=True) + painted(hit, LIT, color) + behind


def _fitting(text: str, width: int, *, last: bool) -> str:
    """Return as many whole words as fit, the last or the first ones."""
    cells = cell_width()
    while text and cells(text) > width:
        text = text.lstrip().partition(" ")[2] if last else text.rstrip().rpartition(" ")[0]
    return text


def write_passages(
    found: Iterable[tuple[str, Passage]], screen: Screen, *, numbered: bool, apart: bool
) -> int:
    """Write passages, each given with its article's short id, below the articles they are of.

    `numbered` puts the line of the page in front, `apart` a line `--` between passages of one article.
    """
    count, last = 0, -1
    width = min(screen.width, _WIDEST_PASSAGE) - _INDENT
    for short, passage in found:
        article = passage.article
        if article.number != last:
            runs = (
                Run(short, "cyan"),
                f"  {article.day or 'undated'}  {article.lang}  ",
                Run(article.title, "bold"),
            )
            screen.stream.write(line(runs, min(screen.width, _WIDEST_PASSAGE), screen.color) + "\n")
        elif apart:
            screen.stream.write(" " * _INDENT + painted("--", "dim", screen.color) + "\n")
        last = article.number
        number = f"{passage.line}: " if numbered else ""
        for at, text in enumerate(_wrapped(passage, width - len(number), screen.color)):
            front = painted(number, "dim", screen.color) if not at else " " * len(number)
            screen.stream.write(" " * _INDENT + front + text + "\n")
        count += 1
    return count


def _wrapped(passage: Passage, width: int, color: bool) -> Iterator[str]:
    edges = [0, *(edge for span in passage.lit for edge in span), len(passage.text)]
    words = (
        word
        for nth, (start, end) in enumerate(pairwise(edges))
        for word in words_of(passage.text, start, end, LIT if nth % 2 else "", marked=False)
    )
    for text, _ in word_lines(words, max(width, 2), color):
        yield text


Short = Callable[[Iterable[str]], dict[str, str]]


def with_short(records: Iterable[dict[str, Any]], short: Short) -> Iterator[dict[str, Any]]:
    """Yield records with the shortest ids and the days that a person reads, some hundred at a time."""
    rows = iter(records)
    while some := list(islice(rows, _LOOKED_AT)):
        ids = short(row["id"] for row in some)
        for row in some:
            tilde = "~" if row.get("date") and row.get("date_inferred") else ""
            day = f"{row['date']}{tilde}" if row.get("date") else "undated"
            yield {**row, "short": ids[row["id"]], "day": day}
