"""A large file of JSON lines that changes: what is known by its bytes is not read again."""

from __future__ import annotations

import itertools
import json
import os
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from defcorpus.corpus import Corpus
from defcorpus.corpus.updating import scan, work
from defcorpus.corpus.updating.scan import default_tools
from defcorpus.reading import files
from defcorpus.reading.formats import unread

_clock = itertools.count()
Records = Sequence[dict[str, str]]


@pytest.fixture
def parsed(monkeypatch: pytest.MonkeyPatch) -> list[bytes]:
    """Have a file be large soon, and note which lines are parsed as JSON."""
    from defcorpus.corpus.updating import growth

    monkeypatch.setattr(work, "_LARGE", 1_000)
    monkeypatch.setattr(growth, "_HEAD", 500)
    seen: list[bytes] = []
    plain = unread.parsed_line

    def noting(data: bytes) -> tuple[object, str] | None:
        seen.append(data)
        return plain(data)

    monkeypatch.setattr(unread, "parsed_line", noting)
    return seen


def record(number: int, text: str = "") -> dict[str, str]:
    said = (
        text or f"Article {number} tells of the visit of delegation number {number} to Hanoi in some words."
    )
    return {"id": f"r{number}", "title": f"Visit {number}", "text": said}


def write(path: Path, records: Records, end: str = "\n", **how: bool) -> None:
    path.write_text("\n".join(json.dumps(one, **how) for one in records) + end, encoding="utf-8")
    stamp = 1e9 + next(_clock)
    os.utime(path, (stamp, stamp))


def rows(path: Path, store: Path) -> list[tuple[object, ...]]:
    with Corpus.open([path], store=store, jobs=1) as corpus:
        return sorted(
            (one.id, one.page.location.index, one.page.location.member, one.page.text, one.facts)
            for one in corpus.articles()
        )


def changed(path: Path, store: Path) -> tuple[int, int, int, int]:
    with Corpus.open([path], store=store, jobs=1) as corpus:
        report = corpus.report
    assert report is not None
    return report.new, report.changed, report.gone, report.unchanged


OLD = [record(n) for n in range(30)]
NEW = [record(n) for n in range(30, 33)]
CHANGES: list[tuple[str, Callable[[Path], None], tuple[int, int, int, int], int]] = [
    ("appended", lambda path: write(path, [*OLD, *NEW]), (3, 0, 0, 30), 3),
    ("put in front", lambda path: write(path, [*NEW, *OLD]), (3, 0, 0, 30), 7),
    ("one other", lambda path: write(path, [*OLD[:9], NEW[0], *OLD[10:]]), (0, 1, 0, 29), 3),
    ("turned round", lambda path: write(path, OLD[::-1]), (0, 0, 0, 30), 2),
    ("written otherwise", lambda path: write(path, [{"x": "", **o} for o in OLD]), (0, 0, 0, 30), 30),
    ("no longer as many", lambda path: write(path, OLD[:20]), (0, 0, 10, 20), 1),
    ("one of them twice", lambda path: write(path, [*OLD, OLD[3]]), (1, 0, 0, 30), 1),
]


@pytest.mark.parametrize(("change", "counts", "most"), [c[1:] for c in CHANGES], ids=[c[0] for c in CHANGES])
@pytest.mark.parametrize("end", ["\n", ""])
def test_a_changed_file_is_as_if_read_anew(
    tmp_path: Path,
    parsed: list[bytes],
    change: Callable[[Path], None],
    counts: tuple[int, int, int, int],
    most: int,
    end: str,
) -> None:
    path = tmp_path / "n.jsonl"
    write(path, OLD, end)
    rows(path, tmp_path / "a")
    parsed.clear()
    change(path)
    assert changed(path, tmp_path / "a") == counts
    assert len(parsed) <= most
    again = rows(path, tmp_path / "a")
    assert again == rows(path, tmp_path / "b")
    parsed.clear()
    write(path, [*(json.loads(line) for line in path.read_text().splitlines()), record(77)])
    assert changed(path, tmp_path / "a")[0] == 1
    assert rows(path, tmp_path / "a") == rows(path, tmp_path / "c")


def test_lines_that_are_no_records_are_told_of_as_before(tmp_path: Path, parsed: list[bytes]) -> None:
    path = tmp_path / "n.jsonl"
    write(path, OLD, "\n{broken\n\n")
    with Corpus.open([path], store=tmp_path / "a", jobs=1) as corpus:
        before = corpus.report.skipped
    with path.open("a", encoding="utf-8") as stream:
        stream.write(json.dumps(NEW[0]) + "\n{no\n")
    parsed.clear()
    with Corpus.open([path], store=tmp_path / "a", jobs=1) as corpus:
        after = corpus.report.skipped
        assert corpus.article("r30").page.location.index == 33
    assert before == after[:1]
    assert [skip.index for skip in after] == [31, 34]
    assert len(parsed) == 2
    assert rows(path, tmp_path / "a") == rows(path, tmp_path / "b")


def test_a_file_that_grows_while_it_is_read_is_read_again_whole(
    tmp_path: Path, parsed: list[bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "n.jsonl"
    write(path, OLD)
    plain, grown = files.read_late, []

    def growing(*arguments: object) -> object:
        if not grown:
            grown.append(1)
            write(path, [*OLD, NEW[0]])
        return plain(*arguments)

    monkeypatch.setattr(files, "read_late", growing)
    rows(path, tmp_path / "a")
    write(path, [*OLD, *NEW])
    found = rows(path, tmp_path / "a")
    assert len(found) == 33
    assert found == rows(path, tmp_path / "b")


def test_a_file_read_otherwise_is_not_known_by_its_bytes(tmp_path: Path, parsed: list[bytes]) -> None:
    from defcorpus.reading import ReadOptions

    path = tmp_path / "n.jsonl"
    write(path, [one | {"summary": f"What {one['id']} is about, in so many words."} for one in OLD])
    rows(path, tmp_path / "a")
    with Corpus.open([path], store=tmp_path / "a", options=ReadOptions(text="summary")) as corpus:
        assert all("What r" in one.page.text for one in corpus.articles())


def test_workers_find_the_same(tmp_path: Path, parsed: list[bytes], monkeypatch: pytest.MonkeyPatch) -> None:
    from defcorpus.corpus.updating import pool

    monkeypatch.setattr(pool, "_WORTH_A_POOL", 0)
    monkeypatch.setattr(work, "_GROUP_PAGES", 4)
    path = tmp_path / "n.jsonl"
    write(path, OLD)
    found = []
    for jobs in (1, 2):
        with Corpus.open([path], store=tmp_path / str(jobs), jobs=jobs) as corpus:
            found.append(list(corpus.numbered()))
    assert found[0] == found[1]
    assert default_tools().read_tail is scan._read_tail


def test_an_update_that_ends_early_is_taken_up(
    tmp_path: Path, parsed: list[bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    from defcorpus.corpus.updating import intake, update

    path = tmp_path / "n.jsonl"
    write(path, OLD)
    rows(path, tmp_path / "a")
    write(path, [*OLD, *NEW])
    with monkeypatch.context() as broken:
        broken.setattr(intake, "_BATCH_ARTICLES", 1)
        broken.setattr(work, "_GROUP_PAGES", 1)
        broken.setattr(update, "finish", lambda *_, **__: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            Corpus.open([path], store=tmp_path / "a", jobs=1)
    assert changed(path, tmp_path / "a") == (3, 0, 0, 30)
    assert rows(path, tmp_path / "a") == rows(path, tmp_path / "b")
