"""The folder of an export: whole or not there at all."""

from __future__ import annotations

import csv
import json
import os
import re
import shutil
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from defcorpus import __version__
from defcorpus.errors import UsageError
from defcorpus.output.exporting.forms import DOC, POSITIONAL, Form, text_of, vertical
from defcorpus.output.shapes.cells import plain, to_json
from defcorpus.output.shapes.records import LIST, list_record

if TYPE_CHECKING:
    from defcorpus.article import Article
    from defcorpus.output.shapes.records import Shown
    from defcorpus.report.exporting import Selection

METADATA = ("file", *LIST, "counterpart", "key", "sha256")
"""Columns of metadata.tsv: where the text is, the fields of `list`, the content key, the text's hash."""

_MANIFEST_VERSION = 1
_TEXTS = "texts"
_ONE_FILE = {"jsonl": "articles.jsonl", "csv": "articles.csv", "vertical": "articles.vert"}
_ELSEWHERE = "name another folder with --to"


class Made(NamedTuple):
    """How a selection was made, for the manifest."""

    command: str = ""  # that makes it again
    filters: str = ""
    picking: str = ""


class Export(NamedTuple):
    """What was written."""

    folder: Path
    articles: int
    files: int
    hashes: dict[str, str]  # of texts, by content key


def export(
    selection: Selection,
    articles: Iterable[Article],
    to: Path,
    form: Form = "txt",
    *,
    made: Made | None = None,
    shown: Shown = str,
) -> Export:
    """Write the articles of a selection, in its order, to the new or empty folder `to`.

    `shown` turns an article's path into what the table of metadata says. The same selection gives the same
    bytes. UsageError where `to` cannot be made or is not empty.
    """
    with _new_folder(to) as folder:
        writer = _Writer(folder, form, selection, shown)
        writer.write(articles)
        writer.finish(made or Made())
    return Export(to, writer.count, len(writer.files) + 1, writer.hashes())


@contextmanager
def _new_folder(to: Path) -> Iterator[Path]:
    """Yield a folder beside `to` that takes its place in the end, or goes."""
    check_folder(to)
    beside = to.absolute().parent / f".{to.absolute().name}.{os.getpid()}"
    try:
        beside.mkdir(parents=True)
        yield beside
        beside.replace(to.absolute())
    except OSError as error:
        raise UsageError(f"{to} cannot be written: {error.strerror}", _ELSEWHERE) from error
    finally:
        shutil.rmtree(beside, ignore_errors=True)


def check_folder(to: Path) -> None:
    """Raise UsageError for a folder that holds something: what is there is never touched."""
    try:
        taken = to.exists() and (not to.is_dir() or next(to.iterdir(), None) is not None)
    except OSError as error:
        raise UsageError(f"{to} cannot be read: {error.strerror}", _ELSEWHERE) from error
    if taken:
        raise UsageError(f"{to} is there and not empty", "name a new folder with --to, or move that one away")


class _Writer:
    """The files of one export as they are written."""

    def __init__(self, folder: Path, form: Form, selection: Selection, shown: Shown) -> None:
        self.folder, self.form, self.selection, self.shown = folder, form, selection, shown
        self.files: list[Path] = []
        self.count = 0
        self._rows: list[dict[str, Any]] = []

    def write(self, articles: Iterable[Article]) -> None:
        names = _file_names([summary.id for summary in self.selection.articles])
        one_file = _ONE_FILE.get(self.form)
        with self._sink(one_file) as put:
            for summary, article in zip(self.selection.articles, articles, strict=True):
                text = text_of(article)
                record = {
                    "file": one_file or f"{_TEXTS}/{names[summary.id]}",
                    **list_record(summary, self.shown),
                    "counterpart": self.selection.counterparts.get(summary.id),
                    "key": summary.key,
                    "sha256": sha256(text.encode("utf-8", "replace")).hexdigest(),
                }
                put(article, record, text)
                self._rows.append(record)
                self.count += 1

    @contextmanager
    def _sink(self, name: str | None) -> Iterator[Callable[[Article, dict[str, Any], str], object]]:
        """Yield what takes an article, its record and its text."""
        if name is None:
            (self.folder / _TEXTS).mkdir()
            yield lambda _, record, text: self._put(record["file"], text)
            return
        path = self.folder / name
        self.files.append(path)
        with path.open("w", encoding="utf-8", errors="replace", newline="") as stream:
            if self.form == "jsonl":
                yield lambda _, record, text: stream.write(to_json({**record, "text": text}) + "\n")
            elif self.form == "vertical":
                yield lambda article, record, _: stream.write(vertical(article, record))
            else:
                rows = csv.writer(stream, lineterminator="\n")
                columns = [name for name in METADATA if name != "file"]
                rows.writerow([*columns, "text"])
                yield lambda _, record, text: rows.writerow(
                    [*(plain(record[name]) for name in columns), text.rstrip("\n")]
                )

    def _put(self, name: str, text: str) -> None:
        path = self.folder / name
        path.write_text(text, "utf-8", "replace", newline="")
        self.files.append(path)

    def finish(self, made: Made) -> None:
        """Write the table of metadata, and last the manifest."""
        rows = ["\t".join(METADATA), *("\t".join(plain(r[name]) for name in METADATA) for r in self._rows)]
        self._put("metadata.tsv", "\n".join(rows) + "\n")
        manifest = self.folder / "manifest.json"
        manifest.write_text(json.dumps(self._manifest(made), ensure_ascii=False, indent=1) + "\n", "utf-8")

    def hashes(self) -> dict[str, str]:
        """Return the hash of each text by its article's content key."""
        return {row["key"]: row["sha256"] for row in self._rows}

    def _manifest(self, made: Made) -> dict[str, Any]:
        keys = "\n".join(sorted(row["key"] for row in self._rows))
        found: dict[str, Any] = {
            "manifest": _MANIFEST_VERSION,
            "made_by": f"defcorpus {__version__}",
            "command": made.command,
            "filters": made.filters,
            "picking": made.picking,
            "format": self.form,
            "articles": self.count,
            "drawn_from": self.selection.found,
            "copies_left_out": self.selection.copies,
            "strata": [one._asdict() for one in self.selection.strata],
            "words": "runs of letters and digits: syllables in Vietnamese, words in English",
            "content": sha256(keys.encode()).hexdigest(),
            "files": {
                path.relative_to(self.folder).as_posix(): sha256(path.read_bytes()).hexdigest()
                for path in sorted(self.files)
            },
        }
        if self.form == "vertical":
            structures = {"doc": DOC, "p": (), "s": (), "g": ()}
            found["vertical"] = {"positional": POSITIONAL, "structures": structures}
        return found


def _file_names(ids: Sequence[str]) -> dict[str, str]:
    """Return a file name for each id: letters, digits and a few marks, no two the same in any case."""
    found: dict[str, str] = {}
    given: Counter[str] = Counter()
    for id_ in ids:
        stem = re.sub(r"[^\w.+-]+", "_", id_).strip("._")[:120] or "article"
        given[stem.lower()] += 1
        found[id_] = f"{stem}.txt" if given[stem.lower()] == 1 else f"{stem}~{given[stem.lower()]}.txt"
    return found
