"""Outlets as they are typed, and what a corpus says of its articles' outlets and sizes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from defcorpus.corpus import Corpus, Filters
from defcorpus.errors import UsageError

RECORDS = [
    {
        "id": "a",
        "source": "qdnd.vn",
        "date": "2024-03-14",
        "text": "Bộ Quốc phòng tiếp khách tại Hà Nội. " * 4,
    },
    {"id": "b", "source": "VietnamPlus", "date": "2024-03-15", "text": "Hai bên hội đàm về hợp tác. " * 4},
    {"id": "c", "source": "VNA", "date": "2024-03-16", "text": "The two sides discussed cooperation. " * 4},
    {"id": "d", "date": "2024-03-17", "text": "Nobody knows who wrote these lines of text. " * 4},
]


@pytest.fixture(scope="module")
def corpus(tmp_path_factory):
    place = tmp_path_factory.mktemp("outlets")
    lines = "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in RECORDS)
    (place / "news.jsonl").write_text(lines, "utf-8")
    (place / "one.txt").write_text(
        " date 2024-03-18\n\nMột bài báo ngắn về chuyến thăm.\n\nNguồn: qdnd.vn\n", "utf-8"
    )
    with Corpus.open([place], store=place / "store") as found:
        yield found


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        (["qdnd.vn"], ["qdnd.vn"]),
        (["QDND"], ["qdnd.vn"]),
        (["vietnamplus", "qdnd"], ["vietnamplus.vn", "qdnd.vn"]),  # in the order named
        (["qdnd", "qdnd.vn"], ["qdnd.vn"]),
        (["anadolu agency"], []),  # known, but not here
        ([], []),
    ],
)
def test_outlets_as_typed(corpus, typed, expected):
    assert corpus.outlets(typed) == expected


@pytest.mark.parametrize(
    ("typed", "hint"),
    [
        ("qdnd.vm", "Did you mean 'qdnd.vn'?"),
        ("qnd", "Did you mean 'qdnd.vn'"),
        ("vietnamplu", "'vietnamplus.vn'"),
        ("zzzzzz", "stats --by source"),
        ("nope.vn", "stats --by source"),  # `.vn` makes no two alike
        ("", "stats --by source"),
    ],
)
def test_what_nobody_knows(corpus, typed, hint):
    with pytest.raises(UsageError) as raised:
        corpus.outlets([typed])
    assert hint in raised.value.hint


def test_how_many_each_outlet_has(corpus):
    counts = corpus.told_by()
    assert sum(counts.values()) == len(corpus)
    assert counts[None] == 1 and counts["qdnd.vn"] == 2
    assert corpus.told_by(Filters(since="2024-03-16", sources=("qdnd",))) == {"qdnd.vn": 1}


def test_sizes_are_of_files_or_of_the_text_in_them(corpus):
    numbers = corpus.numbers(["a", "one"])
    sizes = corpus.sizes(numbers.values())
    file = Path(corpus.article("one").page.location.path)
    assert sizes[numbers["one"]] == file.stat().st_size
    assert sizes[numbers["a"]] == len(corpus.article("a").page.text.encode())
    both = {each.number: each for each in corpus.standing([*numbers.values()], ["repaired"])}
    assert set(both) == set(numbers.values())
    assert [both[numbers[name]].inside for name in ("a", "one")] == [True, False]


def test_outlets_are_told_whatever_articles_are_called(tmp_path):
    """An article's own name is a column too: outlets that sort behind it once made the search endless."""
    import sqlite3

    from defcorpus.corpus.selecting.outlets import matching

    connection = sqlite3.connect(tmp_path / "store.sqlite")
    connection.execute("CREATE TABLE articles (name TEXT, source TEXT)")
    rows = [("a", "qdnd.vn"), ("b", "vov.vn"), ("c", None), ("d", "qdnd.vn"), ("zz", "Thanh Niên")]
    connection.executemany("INSERT INTO articles VALUES (?, ?)", rows)
    assert matching(connection, ["qdnd", "thanh nien"]) == ["Thanh Niên", "qdnd.vn"]
