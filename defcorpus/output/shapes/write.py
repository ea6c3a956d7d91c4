"""Write records in the format asked for."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from typing import TextIO

from defcorpus.output.shapes.cells import Format, guarded, one_line, plain, to_json
from defcorpus.output.shapes.layout import Layout, Record, Shape
from defcorpus.output.shapes.style import Screen


def write(records: Iterable[Record], layout: Layout, shape: Shape, screen: Screen) -> int:
    """Write the records and return how many there were.

    Raises `UsageError` for a field that the records do not have.
    """
    form = shape.resolved(screen)
    names = shape.names(layout, screen)
    counted = _Counted(records)
    if form in ("json", "jsonl"):
        rows = chain.from_iterable(map(layout.flatten, counted)) if shape.are_flat(layout) else counted
        _write_json(rows, names, form, screen.stream)
    elif form == "table":
        from defcorpus.output.shapes.table import write_table

        write_table(counted, layout, names if shape.fields else (), shape, screen)
    else:
        rows = chain.from_iterable(layout.flatten(record) for record in counted)
        _WRITERS[form](rows, names, shape, screen.stream)
    return counted.count


class _Counted:
    """Records, counted as they go by."""

    def __init__(self, records: Iterable[Record]) -> None:
        self.records = records
        self.count = 0

    def __iter__(self) -> Iterator[Record]:
        for record in self.records:
            self.count += 1
            yield record


def _write_json(records: Iterable[Record], names: tuple[str, ...], form: Format, stream: TextIO) -> None:
    cut = ({name: record.get(name) for name in names} for record in records)
    if form == "jsonl":
        for record in cut:
            stream.write(to_json(record) + "\n")
        return
    before = "[\n"
    for record in cut:
        stream.write(before + to_json(record))
        before = ",\n"
    stream.write("[]\n" if before == "[\n" else "\n]\n")


def _write_tsv(rows: Iterable[Record], names: tuple[str, ...], shape: Shape, stream: TextIO) -> None:
    if shape.header:
        stream.write("\t".join(names) + "\n")
    for row in rows:
        stream.write("\t".join(plain(row.get(name)) for name in names) + "\n")


def _write_csv(rows: Iterable[Record], names: tuple[str, ...], shape: Shape, stream: TextIO) -> None:
    if shape.excel:
        stream.write("\ufeff")
    import csv

    writer = csv.writer(stream, lineterminator="\n")
    if shape.header:
        writer.writerow(names)
    cell = guarded if shape.excel else plain
    writer.writerows([cell(row.get(name)) for name in names] for row in rows)


def _write_markdown(rows: Iterable[Record], names: tuple[str, ...], shape: Shape, stream: TextIO) -> None:
    from defcorpus.text.markdown import escape

    def line(cells: Iterable[str]) -> str:
        return "| " + " | ".join(cells) + " |\n"

    if shape.header:
        stream.write(line(names) + line("---" for _ in names))
    for row in rows:
        stream.write(line(escape(plain(row.get(name))) for name in names))


_WRITERS: dict[str, Callable[[Iterable[Record], tuple[str, ...], Shape, TextIO], None]] = {
    "tsv": _write_tsv,
    "csv": _write_csv,
    "markdown": _write_markdown,
}


def write_paths(paths: Iterable[str], stream: TextIO, *, nul: bool = False) -> int:
    """Write paths as the file system has them, a line each or ended by NUL; return how many.

    A terminal gets them without what it would obey.
    """
    count = 0
    end = b"\0" if nul else b"\n"
    raw = None if stream.isatty() else getattr(stream, "buffer", None)
    for path in paths:
        count += 1
        if raw is None:
            stream.write(one_line(path) + end.decode())
        else:
            stream.flush()
            raw.write(os.fsencode(path) + end)
    return count
