"""Every hit's place in the page's own text, and every article that has one."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from defcorpus.corpus.records import Filters, PageText
from defcorpus.search import joined, matching, parse, search, spans

from .library import ARTICLES
from .shelf import HandShelf, article


@pytest.fixture(scope="module")
def shelf(tmp_path_factory):
    return HandShelf(tmp_path_factory.mktemp("index"), ARTICLES)


def page(*parts):
    text, segments = "", []
    for part in parts:
        role, words = ("body", part) if isinstance(part, str) else part
        segments.append((role, len(text), len(text) + len(words)))
        text += words + "\n"
    return PageText(text, tuple(segments))


def lit(query, found, **options):
    return [found.text[each.start : each.end] for each in spans(parse(query), found, **options)]


@pytest.mark.parametrize(
    ("query", "text", "expected"),
    [
        ("hoa", "Hoà bình, hòa giải, HOA.", ["Hoà", "hòa", "HOA"]),
        ('"quoc phong"', "Quốc phòng; quốc-phòng, QUỐC  PHÒNG", ["Quốc phòng", "quốc-phòng", "QUỐC  PHÒNG"]),
        ("a-dec-bai-gian", "(A-déc-bai-gian)", ["A-déc-bai-gian"]),
        ("seng*", "“Sengdara”, Sengphet; Khamseng", ["Sengdara", "Sengphet"]),
        ('"van b*"', "Văn Bình và Văn Ba", ["Văn Bình", "Văn Ba"]),
        ("ban -hanh", "bán, ban hành", ["bán", "ban"]),
        ("cua", "Azerbaijancủa ông", ["của"]),
        ("molotop", "ông Môlôtốp nói", ["Môlôtốp"]),
        ("Môlôtốp", "ông Môlôtốp nói", ["Môlôtốp"]),
        ("isik", "İsik nói", ["İsik"]),
        ("binh", unicodedata.normalize("NFD", "hoà bình"), [unicodedata.normalize("NFD", "bình")]),
        ("tuong", "Đại\u200b tư\u200bớng, ", ["tư\u200bớng"]),
        ("a b", "a b a", ["a", "b", "a"]),
        ("x", "không có", []),
    ],
)
def test_every_hit_is_placed(query, text, expected):
    assert lit(query, page(text)) == expected


def test_only_what_is_searched_has_hits():
    saved = page(("title", "Bình Minh"), "ông Bình", ("caption", "Ảnh: Bình"), "đến", ("tags", "Bình"))
    assert len(lit("binh", saved)) == 2
    assert len(lit("binh", saved, raw=True)) == 4
    # A caption stands between two parts of the body, which are one text.
    assert lit('"binh den"', saved) == ["Bình\nẢnh: Bình\nđến"]


def test_hits_as_typed_are_told_apart():
    found = spans(parse("bán"), page("bán ban bạn"))
    assert [each.exact for each in found] == [True, False, False]
    assert len(spans(parse("bán"), page("bán ban bạn"), exact=True)) == 1


def test_hits_side_by_side_are_one():
    text = "Phan Văn Giang gặp Giang, Văn"
    found = spans(parse("phan van giang"), page(text))
    assert [text[start:end] for start, end in joined(text, found)] == ["Phan Văn Giang", "Giang", "Văn"]


@pytest.mark.parametrize(
    "query", ["binh", '"nguyen van binh"', "ban OR hoa", "seng*", "đại tướng", "binh -van"]
)
@pytest.mark.parametrize("raw", [False, True])
def test_every_matching_article_is_yielded_with_its_hits(shelf, query, raw):
    found = list(matching(shelf, query, raw=raw))
    whole = search(shelf, query, limit=None, raw=raw)
    assert [(each.summary.id, each.score) for each in found] == [(h.summary.id, h.score) for h in whole.hits]
    assert all(each.spans or query in each.summary.title.lower() for each in found)


def test_filters_hold(shelf):
    assert [each.summary.id for each in matching(shelf, "binh", Filters(langs=("en",)))] == [
        hit.summary.id for hit in search(shelf, "binh", Filters(langs=("en",))).hits
    ]


_ODD = st.text(st.one_of(st.characters(), st.sampled_from("aàbđ İ ½_-\u0301\u200b.Σσ")), max_size=30)


@settings(max_examples=60)
@given(_ODD, st.sampled_from(["a*", "b", "σ*", "i*", "d*", '"a b"']))
def test_spans_of_any_text_are_in_it(text, query):
    for start, end, *_ in spans(parse(query), PageText(text, (("body", 0, len(text)),))):
        assert 0 <= start < end <= len(text)
        assert not text[start:end].isspace()


def test_words_run_together_are_found_apart_and_whole(tmp_path):
    shelf = HandShelf(tmp_path, [article("one", "tại Hà NộiTrong ngày, ông Môlôtốp của Azerbaijancủa")])
    for query in ("trong", '"ha noi trong"', "molotop", "Môlôtốp", "azerbaijan", '"mo lo top"'):
        assert search(shelf, query).total == 1, query
