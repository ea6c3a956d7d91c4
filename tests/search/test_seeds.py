"""The five seeds, divided into roles by hand: what a search must and must not find in them."""

from __future__ import annotations

from pathlib import Path

import pytest

from defcorpus.article import Article
from defcorpus.search import search

from .shelf import HandShelf, Part, article

SEEDS = Path(__file__).parents[2] / "seeds"


def _parts(number: int, text: str) -> list[str | Part]:
    lines = text.split("\n")
    if number == 1:
        chrome: list[str | Part] = [("masthead", lines[0]), ("menu", lines[1])]
        tail: list[str | Part] = [("credit", lines[11]), ("source", lines[12]), ("tags", lines[13])]
        return [*chrome, *lines[2:11], *tail, *(("related", line) for line in lines[14:])]
    parts: list[str | Part] = []
    for line in lines:
        caption = line.startswith(" date ") or "Ảnh: Trọng Đức" in line
        parts.append(("caption", line) if caption else ("body", line))
    return parts


def made_of_seeds() -> list[Article]:
    return [
        article(
            file.stem[:3],
            *_parts(number, file.read_text(encoding="utf-8")),
            lang="en" if number == 2 else "vi",
        )
        for number, file in enumerate(sorted(SEEDS.glob("*.txt")))
    ]


@pytest.fixture(scope="module")
def seeds(tmp_path_factory):
    return HandShelf(tmp_path_factory.mktemp("seeds"), made_of_seeds())


@pytest.mark.parametrize(
    ("query", "expected", "raw_expected"),
    [
        ('"Lê Văn Dũng"', set(), {"001"}),
        ('"le van dung"', set(), {"001"}),
        ("Thongloun", set(), {"001"}),
        ("mustafayev", {"000", "002"}, {"000", "002"}),
        ("MUSTAFAYEV", {"000", "002"}, {"000", "002"}),
        ("must*", {"000", "002"}, {"000", "002"}),
        ("dai tuong", {"000", "001", "003", "004"}, {"000", "001", "003", "004"}),
        ('"dai tuong"', {"000", "001", "003"}, {"000", "001", "003"}),
        ("đại tướng", {"000", "001", "003", "004"}, {"000", "001", "003", "004"}),
        ("quoc phong", {"000", "001", "003", "004"}, {"000", "001", "003", "004"}),
        ('"quoc phong"', {"000", "001", "003", "004"}, {"000", "001", "003", "004"}),
        ('"phan van giang"', {"000", "001", "002", "003"}, {"000", "001", "002", "003"}),
        ('"Phan Van Giang" azerbaijan', {"000", "001", "002"}, {"000", "001", "002"}),
        ("azerbaijan -mustafayev", {"001"}, {"001"}),
        ("azerbaijan -baku", {"000", "002"}, {"000", "002"}),
        ("hasanov OR guler", {"001", "004"}, {"001", "004"}),
        ("(hasanov OR guler) baku", {"001"}, {"001"}),
        ('"trong duc"', set(), {"000", "003"}),
        ("qdnd", set(), {"001", "002"}),
        ("IDEF2025", {"004"}, {"004"}),
        ('"bốn không"', {"003"}, {"003"}),
        ("hoà bình", {"003", "004"}, {"003", "004"}),
        ("hòa bình", {"003", "004"}, {"003", "004"}),
        ("thoả thuận", {"000", "004"}, {"000", "004"}),
        ('"11/2023"', {"003", "004"}, {"003", "004"}),
        ('"defence industry"', {"002"}, {"002"}),
        ("xyzzy", set(), set()),
    ],
)
def test_seeds_are_found(seeds, query, expected, raw_expected):
    assert {hit.summary.id for hit in search(seeds, query).hits} == expected
    assert {hit.summary.id for hit in search(seeds, query, raw=True).hits} >= raw_expected


def test_snippets_are_of_what_was_searched(seeds):
    for hit in search(seeds, "giang").hits:
        assert "Trọng Đức" not in hit.snippet.text
        assert [hit.snippet.text[start:end].lower() for start, end in hit.snippet.lit] != []
    (hit,) = search(seeds, '"Lê Văn Dũng"', raw=True).hits
    assert {hit.snippet.text[start:end] for start, end in hit.snippet.lit} == {"Lê Văn Dũng"}


def test_words_typed_side_by_side_rank_first_where_they_stand_so(seeds):
    # 004 has a delegation (`đại biểu`) and a senior lieutenant general (`Thượng tướng`) but no `đại tướng`.
    assert [hit.summary.id for hit in search(seeds, "dai tuong").hits][-1] == "004"
