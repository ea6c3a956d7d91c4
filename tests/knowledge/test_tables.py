"""Every table is in the shape the loader promises, so that a review sees only what matters."""

from __future__ import annotations

import itertools
import unicodedata
from pathlib import Path

import pytest

from defcorpus.knowledge import FOLDER, table

TABLES = sorted(FOLDER.glob("*.tsv"))


@pytest.fixture(params=TABLES, ids=lambda path: path.stem)
def path(request: pytest.FixtureRequest) -> Path:
    return request.param


def lines(path: Path) -> list[str]:
    return path.read_bytes().decode("utf-8").split("\n")


def test_there_are_tables():
    assert {"months", "weekdays"} <= {path.stem for path in TABLES}


def test_nfc_plain_and_ended(path):
    text = path.read_bytes().decode("utf-8")
    assert unicodedata.is_normalized("NFC", text)
    assert text.endswith("\n") and not text.endswith("\n\n")
    assert not set(text) & set("\r\u00a0\u200b\u200c\u200d\u2060\ufeff\u00ad")


def test_header(path):
    header = lines(path)[0].split("\t")
    assert header[-1] == "source"
    assert len(header) >= 2
    assert all(name and name == name.lower() for name in header)
    assert len(set(header)) == len(header)


def test_rows_are_whole(path):
    width = len(lines(path)[0].split("\t"))
    for number, line in enumerate(lines(path)[1:-1], 2):
        cells = line.split("\t")
        assert len(cells) == width, f"{path.name}:{number} has {len(cells)} columns, not {width}"
        assert cells[0], f"{path.name}:{number} has no form"
        assert cells[-1], f"{path.name}:{number} has no source"
        assert all(cell == cell.strip() for cell in cells), f"{path.name}:{number} has blanks at an edge"


def test_rows_are_sorted_and_unique(path):
    rows = lines(path)[1:-1]
    for number, (above, below) in enumerate(itertools.pairwise(rows), 3):
        # The source is no part of what a row says: two rows that differ in it alone are one row twice.
        assert above < below, f"{path.name}:{number} {below!r} is not behind {above!r}"
    assert len({row.rsplit("\t", 1)[0] for row in rows}) == len(rows)


def test_loader_drops_header_and_source(path):
    rows = table(path.stem)
    header, *written = lines(path)
    assert len(rows) == len(written) - 1
    assert {len(row) for row in rows} <= {len(header.split("\t")) - 1}
    assert table(path.stem) is rows


def test_a_missing_table_is_an_error():
    with pytest.raises(FileNotFoundError):
        table("no_such_table")


@pytest.mark.parametrize(("name", "last"), [("months", 12), ("weekdays", 7)])
def test_numbers_are_whole(name, last):
    rows = table(name)
    for lang in ("en", "vi"):
        assert {int(row[2]) for row in rows if row[1] == lang} == set(range(1, last + 1))
    meanings: dict[tuple[str, str], set[str]] = {}
    for form, lang, number in rows:
        meanings.setdefault((form.lower(), lang), set()).add(number)
    assert all(len(numbers) == 1 for numbers in meanings.values())
