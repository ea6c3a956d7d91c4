"""Tables, comma or tab separated (RFC 4180, and what spreadsheets make of it): a row an article."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from functools import cache
from itertools import islice
from typing import NamedTuple

from defcorpus.article import Location, Page, Skip
from defcorpus.reading.encoding.decoding import read_text_lines
from defcorpus.reading.encoding.encodings import Refusal
from defcorpus.reading.encoding.streams import MAX_LINE, Readable
from defcorpus.reading.fields import chosen, names_one, no_text
from defcorpus.reading.formats.jsonl import record_page
from defcorpus.reading.options import DEFAULT, ReadOptions
from defcorpus.reading.results import guarded, skip
from defcorpus.text.counted import counted

GIVE_UP = 100
"""Broken rows in a row, from the first on, after which a file is taken for no table."""

_DELIMITERS = ",;\t|"
_LOOKED_AT = 50  # lines from which the delimiter and the quoting are told
_NAME = 60  # characters of the longest name of a column in a file that is not said to be a table


class Dialect(NamedTuple):
    """How a table is written."""

    delimiter: str
    quoted: bool
    columns: tuple[str, ...]
    lines: int  # that its header takes up


class _Overlong(Exception):  # noqa: N818 - leaves a read loop, not the module
    pass


class _Lines:
    """The lines of a table for csv.reader, which is told to stop where one row grows too long."""

    def __init__(self, lines: Iterator[str]) -> None:
        self._lines = lines
        self._back: list[str] = []
        self.row: list[str] = []
        self._length = 0
        self.ended = False

    def __iter__(self) -> _Lines:
        return self

    def __next__(self) -> str:
        line = self._back.pop() if self._back else next(self._lines, None)
        if line is None:
            self.ended = True
            raise StopIteration
        self._length += len(line)
        self.row.append(line)
        if self._length > MAX_LINE:
            raise _Overlong
        return line

    def taken(self) -> None:
        """Begin a new row."""
        self.row.clear()
        self._length = 0

    def give_back(self) -> None:
        """Have the lines after the row's first read again."""
        self._back.extend(reversed(self.row[1:]))
        self.ended = False
        self.taken()


def read_table(stream: Readable, location: Location, options: ReadOptions = DEFAULT) -> Iterator[Page | Skip]:
    """Yield the pages of a table whose first row names its columns."""
    refused: list[Refusal] = []
    encodings = ["utf-8"]
    lines = _text_lines(stream, refused, encodings)
    first = list(islice(lines, _LOOKED_AT))
    if not any(line.strip() for line in first):
        refusal = refused[0] if refused else Refusal("empty", "The table holds nothing.")
        yield skip(refusal, location)
        return
    dialect = told_dialect(first, options)
    if not chosen(dialect.columns, options).text:
        yield skip(Refusal("no-text", no_text(dialect.columns, options, "Column")), location)
        return
    yield from _pages(_joined(first[dialect.lines :], lines), dialect, location, options, encodings)
    for refusal in refused:
        yield skip(refusal, location)


def _joined(first: list[str], lines: Iterator[str]) -> Iterator[str]:
    yield from first
    yield from lines


def _text_lines(stream: Readable, refused: list[Refusal], encodings: list[str]) -> Iterator[str]:
    """Yield lines ended as csv wants them; keep what was refused, and the encoding."""
    for line in read_text_lines(stream):
        if isinstance(line, Refusal):
            if line.reason != "empty":
                refused.append(line)
            continue
        encodings[0] = line.encoding
        yield line.text + "\n"


def told_dialect(lines: list[str], options: ReadOptions = DEFAULT) -> Dialect:
    """Return how a table is written: with a column of text if any delimiter gives one."""
    skipped = next(at for at, line in enumerate(lines) if line.strip())
    # Excel's own first line.
    told = re.fullmatch(r'"?sep=(.)"?\s*', lines[skipped], re.IGNORECASE)
    skipped += told is not None
    delimiters = told[1] if told else _DELIMITERS
    found = []
    for delimiter in delimiters:
        quoted = delimiter != "\t" or _has_quotes(lines[skipped:])
        rest = _Lines(iter(lines[skipped:]))
        try:
            row = next(_reader(rest, delimiter, quoted), [])
        except (csv.Error, _Overlong):
            continue
        columns = tuple(name.strip() for name in row)
        found.append((columns, Dialect(delimiter, quoted, columns, skipped + len(rest.row))))
    if not found:
        return Dialect(",", True, (), skipped)
    return max(found, key=lambda one: (bool(chosen(one[0], options).text), len(one[0])))[1]


def _has_quotes(lines: list[str]) -> bool:
    """Say whether cells between tabs stand between quotes, which few programs write so."""
    if any(_quoted_cell().search(line) for line in lines):
        return True
    return _fit(lines, quoted=True) > _fit(lines, quoted=False)


def _fit(lines: list[str], *, quoted: bool) -> float:
    """Return the share of rows with as many cells as the first."""
    try:
        rows = list(_reader(iter(lines), "\t", quoted))
    except csv.Error:
        return 0.0
    rest = rows[1:]
    return sum(len(row) == len(rows[0]) for row in rest) / len(rest) if rest else 0.0


@cache
def _quoted_cell() -> re.Pattern[str]:
    return re.compile(r'(?:^|\t)"(?:[^"\t]|"")*"(?:\t|$)', re.MULTILINE)


def _reader(lines: Iterator[str], delimiter: str, quoted: bool) -> Iterator[list[str]]:
    # A setting of the whole process, only ever raised: an article may be longer than csv's 131,072.
    csv.field_size_limit(max(csv.field_size_limit(), MAX_LINE))
    if quoted:
        return csv.reader(lines, delimiter=delimiter)
    return csv.reader(lines, delimiter=delimiter, quoting=csv.QUOTE_NONE)


def looks_like_table(start: bytes, options: ReadOptions = DEFAULT) -> bool:
    """Say whether text begins with a row of names of columns, the text's and another's among them.

    Where a person names the column of text, that name alone makes it a table, or rows that fit each other.
    """
    lines = start.decode("utf-8", "replace").strip().splitlines(keepends=True)
    if not lines or not any(delimiter in lines[0] for delimiter in _DELIMITERS):
        return False
    dialect = told_dialect([lines[0].rstrip() + "\n"], options)
    if not all(len(name) <= _NAME for name in dialect.columns):
        return False
    where = chosen(dialect.columns, options)
    known = sum(bool(ways) for ways in where)
    if where.text and (known >= 2 or names_one(options.text, dialect.columns)):
        return True
    return bool(options.text) and not options.lenient and (known >= 2 or _rows_fit(lines, dialect.delimiter))


def _rows_fit(lines: list[str], delimiter: str) -> bool:
    """Say whether the rows at a file's start have as many cells as its first, as no running text has."""
    try:
        first, *rows = _reader(iter(lines), delimiter, True)
    except csv.Error:
        return False
    if rows and len(rows[-1]) < len(first):
        rows.pop()  # it is cut
    return len(rows) > 1 and len({*first, ""}) > len(first) > 1 and {len(row) for row in rows} == {len(first)}


def _pages(
    lines: Iterator[str], dialect: Dialect, location: Location, options: ReadOptions, encodings: list[str]
) -> Iterator[Page | Skip]:
    broken = number = 0
    for row in _rows(_Lines(lines), dialect):
        number += 1
        where = Location(location.path, location.root, None, number)
        result = row if isinstance(row, Refusal) else _page(row, dialect, where, options, encodings[0])
        if not isinstance(result, Refusal):
            yield result
            continue
        yield skip(result, where)
        broken += result.reason == "broken-row"
        if broken == GIVE_UP:
            detail = f"{GIVE_UP} rows do not fit the header; the others are not read."
            yield skip(Refusal("broken-row", detail), location)
            return
    if not number:
        yield skip(Refusal("empty", "The table has a header and no rows."), location)


def _page(
    row: list[str], dialect: Dialect, where: Location, options: ReadOptions, encoding: str
) -> Page | Refusal:
    record = dict(zip(dialect.columns, row, strict=False))
    page = guarded(_record, record, where, encoding, options)
    if isinstance(page, Refusal) and page.reason == "no-text" and len(row) < len(dialect.columns):
        return _misfit(len(row), len(dialect.columns), False)
    return page


def _record(
    record: dict[str, object], where: Location, encoding: str, options: ReadOptions
) -> Page | Refusal:
    page = record_page(record, where, encoding, options, kind="csv", what="Column")
    if isinstance(page, Refusal) and page.reason == "no-text":
        return Refusal("no-text", "The row's cell of text is empty.")
    return page


def _rows(lines: _Lines, dialect: Dialect) -> Iterator[list[str] | Refusal]:
    """Yield the rows that are not blank; a refusal for one that cannot be one, and read on after it."""
    columns = len(dialect.columns)
    while True:
        reader = _reader(lines, dialect.delimiter, dialect.quoted)
        try:
            for row in reader:
                if len(row) > columns and not any(map(str.strip, row[columns:])):
                    del row[columns:]
                # A row that the file ends in stands in quotes that are never closed.
                over_lines = len(lines.row) > 1
                if lines.ended or len(row) > columns or (over_lines and len(row) < columns):
                    yield _misfit(len(row), columns, lines.ended or over_lines)
                    lines.give_back()
                    break
                lines.taken()
                if any(map(str.strip, row)):
                    yield row
            else:
                return
        except _Overlong:
            yield Refusal(
                "too-large", f"A row of more than {MAX_LINE:,} characters: a quote may be left open."
            )
            lines.taken()
        except csv.Error as error:
            yield Refusal("broken-row", f"The row cannot be read: {error}.")
            lines.taken()


def _misfit(cells: int, columns: int, over_lines: bool) -> Refusal:
    why = "a cell with the delimiter in it needs quotes" if cells > columns else "it is cut short"
    if over_lines:
        why = "a quote may be left open"
    return Refusal("broken-row", f"{counted(cells, 'cell')} in the row, {columns} in the header: {why}.")
