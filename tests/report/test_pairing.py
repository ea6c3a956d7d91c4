"""Pairs of a corpus that grows, changes and shrinks are those of a full run; what is kept may be lost."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from defcorpus.corpus import Corpus
from defcorpus.pairs import Options, Result
from defcorpus.report.arrays import read_arrays, read_with_room, write_arrays
from defcorpus.report.matching import matches, pairfeatures, pairfile
from defcorpus.report.matching.matches import paired, weigher
from tests.cli.paired_news import english, vietnamese

GUESTS = ("Pavel Novotny", "Ole Vestergaard", "Kwame Asante", "Juan Herrera", "Elena Petrova", "Matti Laine")
LANDS = (("Séc", "Czech"), ("Đan Mạch", "Danish"), ("Ghana", "Ghanaian"), ("Cuba", "Cuban"), ("Lào", "Lao"))


def visit(number: int) -> tuple[str, str, str, int, int, int]:
    chance = random.Random(number)
    return (
        GUESTS[number % len(GUESTS)], *LANDS[number % len(LANDS)], 10 + number % 15, chance.randrange(20, 90),
        chance.randrange(2, 40),
    )  # fmt: skip


def write(folder: Path, names: set[int]) -> None:
    for name in names:
        lang, tell = ("vi", vietnamese) if name % 2 else ("en", english)
        (folder / f"{lang}-{name // 2}.txt").write_text(tell(*visit(name // 2)), "utf-8")


def shape(result: Result) -> tuple[object, ...]:
    pairs = [
        (p.vi, p.en, p.weight, p.status, p.kind, p.runner_up, p.runner_up_weight, tuple(p.evidence))
        for p in (*result.pairs, *result.reviews)
    ]
    return pairs, list(result.unpaired)


@pytest.fixture
def news(tmp_path: Path) -> Path:
    folder = tmp_path / "news"
    folder.mkdir()
    return folder


@pytest.mark.parametrize("seed", [1, 2])
def test_additions_changes_and_removals(news: Path, tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    write(news, set(range(24)))
    for step in range(4):
        with Corpus.open([news], store=tmp_path / "store") as corpus:
            found = shape(paired(corpus))
            assert shape(paired(corpus)) == found  # as it was kept
            (corpus.folder / "pairs").unlink()
            assert shape(paired(corpus)) == found  # all of it once more, with the same model
        assert found[0]
        write(news, {30 + 2 * step, 31 + 2 * step})
        there = sorted(news.iterdir())
        chance.choice(there).unlink()
        changed = chance.choice([path for path in there if path.exists()])
        changed.write_text(changed.read_text("utf-8").replace(" 2024", " 2025"), "utf-8")


def test_only_what_is_new_is_looked_at(news: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(news, set(range(16)))
    with Corpus.open([news], store=tmp_path / "store") as corpus:
        paired(corpus)
    write(news, {20})
    read: list[int] = []
    with Corpus.open([news], store=tmp_path / "store") as corpus:
        columns = pairfeatures.Shelf.columns

        def counted(self, articles):
            read.append(len(articles))
            return columns(self, articles)

        monkeypatch.setattr(pairfeatures.Shelf, "columns", counted)
        paired(corpus)
    assert sum(read) == 1


def test_what_is_kept_may_be_damaged(news: Path, tmp_path: Path) -> None:
    write(news, set(range(10)))
    with Corpus.open([news], store=tmp_path / "store") as corpus:
        found = shape(paired(corpus))
        for name in ("pairs", "pairs-articles"):
            path = corpus.folder / name
            for data in (b"", b"nothing", path.read_bytes()[:2000]):
                path.write_bytes(data)
                assert shape(paired(corpus)) == found
            path.unlink()
            assert shape(paired(corpus)) == found
        assert shape(paired(corpus, Options(every=True)))[0]
        assert shape(paired(corpus)) == found
        assert shape(paired(corpus, relearn=True)) == found


@pytest.mark.parametrize("worn", [0.0, 1e9])
def test_articles_are_written_again_where_many_are_others(
    news: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, worn: float
) -> None:
    monkeypatch.setattr(pairfile, "_WORN", worn)
    write(news, set(range(24)))
    with Corpus.open([news], store=tmp_path / "store") as corpus:
        paired(corpus)
        before = (corpus.folder / "pairs-articles").read_bytes()
    for stories in (set(range(26)), set(range(4, 28)), set(range(28))):
        write(news, stories)
        with Corpus.open([news], store=tmp_path / "store") as corpus:
            found = shape(paired(corpus))
            assert ((corpus.folder / "pairs-articles").read_bytes() == before) == (worn > 1)
            (corpus.folder / "pairs-articles").rename(tmp_path / "aside")  # as a full run with the same model
            assert shape(paired(corpus)) == found
            (tmp_path / "aside").rename(corpus.folder / "pairs-articles")


def test_only_what_came_since_is_asked_for_features(news: Path, tmp_path: Path) -> None:
    write(news, set(range(8)))
    with Corpus.open([news], store=tmp_path / "store") as corpus:
        assert len(corpus.wanting("pairs", 1)) == 8
        paired(corpus)
        corpus.none_wanting("pairs", 1)
        assert corpus.wanting("pairs", 1) == []
        assert len(corpus.wanting("pairs", 2)) == 8
    write(news, set(range(10)))
    with Corpus.open([news], store=tmp_path / "store") as corpus:
        assert {told.number for told in corpus.wanting("pairs", 1)} == set(
            corpus.numbers(["vi-4", "en-4"]).values()
        )


def test_features_of_many_are_made_by_several_processes(news: Path, tmp_path: Path) -> None:
    write(news, set(range(150)))
    with Corpus.open([news], store=tmp_path / "one", jobs=1) as corpus:
        one = shape(paired(corpus))
    with Corpus.open([news], store=tmp_path / "two", jobs=2) as corpus:
        said: list[object] = []
        assert shape(paired(corpus, progress=said.append)) == one
        assert any("comparing" in repr(each) for each in said)


def test_every_call_weighs_with_one_model(news: Path, tmp_path: Path) -> None:
    write(news, set(range(12)))
    (news / "vi-0-copy.txt").write_text(vietnamese(*visit(0)) + "\n\nNguồn: vov.vn\n", "utf-8")
    with Corpus.open([news], store=tmp_path / "one") as corpus:
        score = weigher(corpus)("vi-0", "en-0")
    with Corpus.open([news], store=tmp_path / "two") as corpus:
        paired(corpus)
        assert weigher(corpus)("vi-0", "en-0") == score
        found = matches.counterpart(corpus, corpus.article("vi-1"))
        assert (found.id, found.status) == ("en-1", "paired")


def test_arrays_are_read_by_whom_they_are_for(tmp_path: Path) -> None:
    import numpy as np

    path = tmp_path / "arrays"
    assert write_arrays(path, "mine", {"a": 1}, {"one": np.arange(5), "two": np.zeros((0, 3))})
    read = read_arrays(path, "mine")
    assert read is not None
    assert (
        read[0] == {"a": 1} and read[1]["one"].tolist() == [0, 1, 2, 3, 4] and read[1]["two"].shape == (0, 3)
    )
    assert read_arrays(path, "another") is None and read_arrays(tmp_path / "none", "mine") is None
    assert not write_arrays(tmp_path / "no" / "folder", "mine", None, {})


def test_arrays_have_room_behind_them(tmp_path: Path) -> None:
    import numpy as np

    path = tmp_path / "arrays"
    arrays = {
        "one": np.arange(40, dtype=np.int32),
        "two": np.ones((3, 2)),
        "none": np.zeros((0, 5)),
        "all": np.array(7),
    }
    assert write_arrays(path, "mine", None, arrays, 0.5)
    before = path.read_bytes()
    read = read_with_room(path, "mine")
    assert read is not None
    _, found, whole = read
    assert all(np.array_equal(found[name], array) for name, array in arrays.items())
    assert {name: len(whole[name]) - len(found[name]) for name in ("one", "two", "none")} == {
        "one": 36, "two": 17, "none": 16,
    }  # fmt: skip
    whole["one"][40:50] = 5
    whole["one"][0] = 9
    assert path.read_bytes() == before and found["one"][0] == 9  # it stays in memory
    again = read_arrays(path, "mine")
    assert again is not None and all(np.array_equal(again[1][name], array) for name, array in arrays.items())


@pytest.mark.parametrize("room", [0.0, 40.0])
def test_new_articles_stand_where_there_is_room_or_none(
    news: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, room: float
) -> None:
    monkeypatch.setattr(pairfile, "_WORN", 1e9)
    monkeypatch.setattr(pairfile, "_ROOM", room)
    write(news, set(range(8)))
    for stories in (set(range(8)), set(range(10)), set(range(6, 16))):
        write(news, stories)
        with Corpus.open([news], store=tmp_path / "store") as corpus:
            found = shape(paired(corpus))
            (corpus.folder / "pairs").rename(tmp_path / "aside")  # as a full run with the same model
            assert shape(paired(corpus)) == found
            (tmp_path / "aside").rename(corpus.folder / "pairs")
