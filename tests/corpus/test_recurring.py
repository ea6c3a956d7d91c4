from __future__ import annotations

import json
import os
import random
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from defcorpus.article import Article
from defcorpus.corpus import Corpus
from defcorpus.corpus.updating import recurring
from defcorpus.corpus.updating.recurring import Page, count, outdated
from defcorpus.reading.chrome.recurring import packed
from tests.corpus.conftest import Room

WORDS = "tàu biển đảo chiến sĩ huấn luyện diễn tập hợp tác đoàn thăm cảng trao đổi kinh nghiệm cứu hộ".split()
OUTLETS = ("bao-a.vn", "bao-b.vn", "bao-c.vn")
MENUS = {
    "bao-a.vn": ("Góc nhìn người lính", "Chuyện quê biển", "Nhịp cầu hậu phương"),
    "bao-b.vn": ("Sổ tay người lính", "Thư từ đơn vị cũ", "Một thời để nhớ"),
    "bao-c.vn": ("Quân dân một lòng", "Dưới mái trường quân đội", "Bên lề thao trường"),
}


def sentence(chance: random.Random) -> str:
    return " ".join(["Ngày hôm đó", *chance.choices(WORDS, k=14)]) + f" lần thứ {chance.randrange(10**6)}."


def record(chance: random.Random) -> dict[str, str]:
    """A page of one of three outlets: some of its menu, a story, some of its foot."""
    outlet = chance.choice(OUTLETS)
    menu = [line for line in MENUS[outlet] if chance.random() < 0.6]
    foot = [line for line in reversed(MENUS[outlet]) if chance.random() < 0.3]
    story = [sentence(chance) for _ in range(chance.randrange(1, 5))]
    if chance.random() < 0.1:
        story = [f"Một câu chuyện {outlet} kể lại nhiều lần trong những năm tháng ấy."]
    text = "\n".join([*menu, *story, *foot])
    made = {"text": text, "url": f"https://{outlet}/{chance.randrange(10**6)}.htm"}
    return made if chance.random() < 0.1 else made | {"id": f"r{chance.randrange(60)}"}


def put(room: Room, name: str, records: list[dict[str, str]]) -> None:
    lines = [json.dumps(record, ensure_ascii=False) for record in records]
    room.put(name, "".join(line + "\n" for line in lines))


def state(corpus: Corpus) -> tuple[list[Article], list[tuple[object, ...]], list[tuple[object, ...]]]:
    """All that depends on the pages that are there, and not on how they came."""
    with closing(sqlite3.connect(corpus.info().database)) as connection:
        learnt = connection.execute("SELECT outlet, key, pages, of FROM recurring").fetchall()
        lines = connection.execute(
            "SELECT a.id, l.outlet, l.keys, l.story, l.known "
            "FROM lines l JOIN articles a ON a.number = l.article ORDER BY a.id"
        ).fetchall()
    return list(corpus.articles()), sorted(learnt), lines


def open_corpus(folder: Path, store: Path, **options: object) -> Corpus:
    return Corpus.open([folder], store=store, jobs=1, **options)


@pytest.mark.parametrize("seed", range(6))
def test_any_series_of_updates_ends_as_one_full_run_does(
    room: Room, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seed: int
) -> None:
    monkeypatch.setattr(recurring, "LEAST", 4)
    monkeypatch.setattr("defcorpus.corpus.updating.learning._FIRST", 5)
    chance = random.Random(seed)
    again = 0
    for step in range(8):
        for _ in range(chance.randrange(1, 8)):
            name = f"{chance.randrange(12)}.jsonl"
            if chance.random() < 0.3 and (room.news / name).exists():
                (room.news / name).unlink()
            else:
                put(room, name, [record(chance) for _ in range(chance.randrange(1, 5))])
        with open_corpus(room.news, room.stores, gone=True) as corpus:
            again += corpus.report.again if corpus.report else 0
            updated = state(corpus)
            found = set(_hits(corpus))
        if step % 3 == 1:
            with open_corpus(room.news, tmp_path / f"fresh-{step}") as corpus:
                assert state(corpus) == updated
                assert found == set(_hits(corpus))
    assert again
    assert updated[1]


def _hits(corpus: Corpus) -> list[tuple[str, float]]:
    from defcorpus.search import search

    return [
        (hit.summary.id, round(hit.score, 2))
        for query in ("lính", "thao trường", "biển")
        for hit in search(corpus, query, limit=None).hits
    ]


def test_learnt_lines_are_no_body_and_come_back(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    chance = random.Random(7)
    for number in range(10):
        text = "\n".join(["Góc nhìn người lính", sentence(chance), sentence(chance), "Nhịp cầu hậu phương"])
        put(room, f"{number}.jsonl", [{"text": text, "url": f"https://bao-a.vn/{number}"}])
    with open_corpus(room.news, room.stores) as corpus:
        assert corpus.report.again == 10
        rules = {segment.rule for article in corpus.articles() for segment in article.page.segments}
        assert "recurring" in rules
        with closing(sqlite3.connect(corpus.info().database)) as connection:
            learnt = connection.execute(
                "SELECT outlet, line, pages, of FROM recurring ORDER BY line"
            ).fetchall()
        assert learnt == [
            ("bao-a.vn", "Góc nhìn người lính", 10, 10),
            ("bao-a.vn", "Nhịp cầu hậu phương", 10, 10),
        ]
    for number in range(4):
        (room.news / f"{number}.jsonl").unlink()
    with open_corpus(room.news, room.stores) as corpus:
        assert corpus.report.again == 6
        rules = {segment.rule for article in corpus.articles() for segment in article.page.segments}
        assert "recurring" not in rules


KILLED = """
import os, signal
from defcorpus.corpus import Corpus
from defcorpus.corpus.updating import learning, pool, recurring, reread
recurring.LEAST, learning._FIRST, pool._WORTH_A_POOL = 4, 5, {worth}
renew, calls = reread._renew, 0
def killing(*arguments):
    global calls
    calls += 1
    renew(*arguments)
    if calls == 3: os.kill(os.getpid(), signal.SIGKILL)
reread._renew = killing
Corpus.open([{news!r}], store={stores!r}, jobs=2)
"""


@pytest.mark.parametrize("worth", [0, 10**9])
def test_killed_while_pages_are_read_again(
    room: Room, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, worth: int
) -> None:
    monkeypatch.setattr(recurring, "LEAST", 4)
    chance = random.Random(3)
    for number in range(6):
        put(room, f"{number}.jsonl", [record(chance) for _ in range(6)])
    for _ in range(2):
        program = KILLED.format(worth=worth, news=str(room.news), stores=str(room.stores))
        environment = os.environ | {"PYTHONPATH": str(Path(__file__).parents[2])}
        done = subprocess.run(
            [sys.executable, "-c", program], env=environment, capture_output=True, text=True
        )
        assert done.returncode == -signal.SIGKILL, done.stderr
    with open_corpus(room.news, room.stores) as corpus:
        updated = state(corpus)
    with open_corpus(room.news, tmp_path / "fresh") as corpus:
        assert state(corpus) == updated


# ---- counting alone


def page(number: int, keys: list[int], story: int, known: list[int] | None = None) -> Page:
    return Page(number, packed(sorted(keys)), packed([story] * 3), packed(known or []))


def test_few_pages_teach_nothing() -> None:
    assert count([page(n, [1], n) for n in range(recurring.LEAST - 1)]).recurring == {}
    assert count([page(n, [1], n) for n in range(recurring.LEAST)]).recurring == {1: recurring.LEAST}


def test_copies_of_one_story_count_once() -> None:
    copies = [page(n, [1, 2], 1) for n in range(50)]
    others = [page(n, [2], n) for n in range(50, 70)]
    assert count(copies + others) == ({2: 21}, 21)


def test_a_share_is_asked_for() -> None:
    some = [page(n, [1] if n < 24 else [2], n) for n in range(100)]
    assert count(some).recurring == {2: 76}


def test_the_rarest_of_the_longest_tells_the_story() -> None:
    foot = 99  # longer than any paragraph
    pages = [Page(n, packed([5]), packed([foot, n, n]), b"") for n in range(20)]
    assert count(pages) == ({5: 20}, 20)


def test_only_what_was_divided_otherwise_is_read_again() -> None:
    pages = [page(1, [3, 5], 1, [3, 5]), page(2, [3, 5], 2), page(3, [7], 3), page(4, [3], 4, [3, 4])]
    assert outdated(pages, [3, 5]) == {2: packed([3, 5]), 4: packed([3])}
    assert outdated(pages, []) == {1: b"", 4: b""}
