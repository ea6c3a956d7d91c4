"""What a query that finds nothing was meant for, terms across languages, and articles like one."""

from __future__ import annotations

import pytest

from defcorpus.corpus.records import Filters
from defcorpus.search import across, did_you_mean, like, parse, search
from defcorpus.search.renderings import inflected, stems, with_learnt

from .library import ARTICLES
from .shelf import HandShelf


@pytest.fixture(scope="module")
def shelf(tmp_path_factory):
    return HandShelf(tmp_path_factory.mktemp("index"), ARTICLES)


@pytest.mark.parametrize(
    ("query", "meant"),
    [
        ("sengdra", "sengdara"),
        ("sengadra", "sengdara"),
        ("sengdarra", "sengdara"),
        ("senggdara binh", "sengdara binh"),
        ('"defense dialgue"', '"defense dialogue"'),
        ('"doi thoai quoc phng"', '"doi thoai quoc phong"'),
        ('"van bin"', '"van binh"'),
        ("ddoois thoaij", "đối thoại"),
        ("d9o61i thoa5i", "đối thoại"),
        ("quocphong", '"quoc phong"'),
        ('"officer quocphong"', None),
        ('"dialogue defence"', "dialogue defence"),
        ("sengdara nowhere", "sengdara"),
        ("khamphn sengdraa", "khamphan sengdara"),
        ('"quoc phonf"', '"quoc phong"'),
        ('"quov phong"', '"quoc phong"'),
        ("xqzwv", None),
    ],
)
def test_what_was_perhaps_meant(shelf, query, meant):
    assert search(shelf, query).total == 0
    found = did_you_mean(shelf, query)
    assert [each.query for each in found][:1] == ([] if meant is None else [meant]) or meant is None
    for each in found:
        assert search(shelf, each.query).total == each.articles > 0


@pytest.mark.parametrize(
    ("query", "meant"),
    [
        ("sengdra nowhere", "sengdara"),
        ('"defence dialogue" nowhere', '"defence dialogue"'),
        ("nowhere sengdara -dialogue", "sengdara -dialogue"),
        ("-nowhere sengdara elsewhere", "sengdara -nowhere"),
        ("sengdara nowhere lang:vi", "sengdara lang:vi"),
        ("sengdara nowhere elsewhere", "sengdara"),
        ("(sengdara nowhere)", "sengdara"),
    ],
)
def test_asking_for_less_keeps_what_else_was_said(shelf, query, meant):
    assert [each.query for each in did_you_mean(shelf, query)][:1] == [meant]


def test_asking_for_less_keeps_the_rare_word_first(shelf):
    found = did_you_mean(shelf, "sengdara aliyev")
    assert search(shelf, "sengdara aliyev").total == 0
    counts = [each.articles for each in found]
    assert counts == sorted(counts) and len(counts) > 1, found


def test_filters_count(shelf):
    assert did_you_mean(shelf, "sengdra", Filters(langs=("vi",)))[0].articles == 1
    assert did_you_mean(shelf, "sengdra", Filters(langs=("other",))) == []


@pytest.mark.parametrize(
    ("query", "added"),
    [
        ('"defence industry"', "công nghiệp quốc phòng"),
        ("defense industry giang", "công nghiệp quốc phòng"),
        ("công nghiệp quốc phòng", "defence industry"),
        ("cong nghiep quoc phong", "defence industry"),
        ("CÔNG NGHIỆP QUỐC PHÒNG", "defence industry"),
        ("thổ nhĩ kỳ", "Türkiye"),
        ("title:(talks OR meeting)", "hội đàm"),
        ("talks NEAR/5 giang", "hội đàm"),
    ],
)
def test_terms_of_the_other_language_are_added(query, added):
    assert any(added in forms for _, forms in across(parse(query)).added)


@pytest.mark.parametrize("query", ["giang", "my", "must*", "hasanof~", "person:giang", "xqzwv"])
def test_nothing_is_added_for_what_is_no_term(query):
    asked = parse(query)
    assert across(asked) == (asked, ())


def test_across_what_was_typed_goes_first(shelf):
    plain = [hit.summary.id for hit in search(shelf, "defence dialogue").hits]
    both = [hit.summary.id for hit in search(shelf, across(parse("defence dialogue")).query).hits]
    assert both[: len(plain)] == plain and "lao" in both[len(plain) :]


def test_what_pairs_taught_is_added_behind_what_was_reviewed():
    learnt = with_learnt({"quốc phòng": ("defence", "military"), "xin chào": ("hello",)})
    forms = dict(across(parse('"quốc phòng"'), learnt).added)["quốc phòng"]
    assert "military" in forms and forms.index("military") >= len(forms) - 2
    assert across(parse("xin chào"), learnt).added == (("xin chào", ("hello",)),)


def test_forms_of_english_words():
    assert "report" in stems("reported") and "ministry" in stems("ministries")
    assert set(inflected("attack")) == {"attacks", "attacked", "attacking"}
    assert inflected("F-16") == ()


def test_like_is_ordered_and_leaves_the_article_out(shelf):
    number = shelf.number("lao")
    found = [hit.summary.id for hit in like(shelf, number).hits]
    assert "lao" not in found and found
    assert found[:3] == [hit.summary.id for hit in like(shelf, number, limit=3).hits]
    assert all(hit.summary.lang == "en" for hit in like(shelf, number, Filters(langs=("en",))).hits)
    assert like(shelf, shelf.number("shell")).hits is not None
