from __future__ import annotations

import json
import os
import time
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from tests.corpus import stub


class Room:
    """A folder of articles, a folder for stores, and a log of what was read and analysed."""

    def __init__(self, folder: Path) -> None:
        self.news = folder / "news"
        self.stores = folder / "stores"
        self.log = folder / "log"
        self.news.mkdir()
        self.clock = time.time() - 100_000

    def put(self, name: str, text: str, folder: Path | None = None) -> Path:
        path = (folder or self.news) / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        # A time of its own, well in the past: file systems' ticks are not what is tested.
        self.clock += 1.25
        os.utime(path, (self.clock, self.clock))
        return path

    def records(self, name: str, records: Iterable[tuple[str | None, str]]) -> Path:
        lines = [
            json.dumps({"text": text} | ({"id": id_} if id_ is not None else {})) for id_, text in records
        ]
        return self.put(name, "".join(line + "\n" for line in lines))

    def open(self, *paths: Path | str, **options: object) -> stub.Corpus:
        return stub.open_corpus(*(paths or (self.news,)), store=self.stores, **options)

    def ids(self, *paths: Path | str, **options: object) -> list[str]:
        with self.open(*paths, **options) as corpus:
            return [summary.id for summary in corpus.select(sort="id")]

    def logged(self, what: str) -> list[str]:
        """What was done since it was last asked."""
        if not self.log.exists():
            return []
        lines = [line.split(" ", 1) for line in self.log.read_text(encoding="utf-8").splitlines()]
        self.log.unlink()
        return [which for did, which in lines if did == what]


@pytest.fixture
def room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Room:
    made = Room(tmp_path)
    monkeypatch.setenv("STUB_LOG", str(made.log))
    monkeypatch.delenv("DEFCORPUS_STORE", raising=False)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return made


@pytest.fixture
def counts() -> Callable[[stub.Corpus], tuple[int, int, int, int]]:
    def of(corpus: stub.Corpus) -> tuple[int, int, int, int]:
        report = corpus.report
        assert report is not None
        return report.new, report.changed, report.gone, report.unchanged

    return of
