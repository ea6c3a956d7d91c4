"""How much has a counterpart, and how much later it appeared."""

import pytest

from defcorpus.report.matching.translated import first, translated
from tests.report.test_report import article

ARTICLES = [
    article("a", date="2024-03-12", source="qdnd.vn"),
    article("b", "en", date="2024-03-13", source="vnanet.vn"),
    article("c", date="2024-03-20", source="qdnd.vn", countries=()),
    article("d", "en", date="2024-04-01", source="vnanet.vn"),
    article("e", date="2024-03-29", source="qdnd.vn"),
    article("f", "en", date="2024-03", source=None),
    article("g", "en", kind="listing"),
    article("h", "other"),
]
PAIRS = {"a": "b", "b": "a", "d": "e", "e": "d", "f": "c"}


def rows(by, articles=ARTICLES, pairs=PAIRS, days=None):
    found = translated(articles, pairs, (by,), days)
    return {row.value: (row.articles, row.paired, row.lag, row.least, row.most, row.dated) for row in found}


def test_by_outlet():
    assert rows("source") == {
        "qdnd.vn": (3, 2, -2.0, -3, -1, 2),
        "vnanet.vn": (2, 2, 2.0, 1, 3, 2),
        "none": (1, 1, None, None, None, 0),  # a month is no day
    }


def test_by_language_leaves_out_what_has_no_counterpart_by_nature():
    assert rows("lang") == {"vi": (3, 2, -2.0, -3, -1, 2), "en": (3, 3, 2.0, 1, 3, 2)}


def test_by_month_in_order():
    assert list(rows("month")) == ["2024-03", "2024-04"]


def test_by_country():
    assert rows("country")["none"] == (1, 0, None, None, None, 0)


def test_a_counterpart_that_a_filter_leaves_out():
    one = [ARTICLES[0]]
    assert rows("lang", one)["vi"] == (1, 1, None, None, None, 0)
    assert rows("lang", one, days={"a": "2024-03-12", "b": "2024-03-13"})["vi"] == (1, 1, -1.0, -1, -1, 1)


@pytest.mark.parametrize("by", ["lang", "month", "country", "source"])
def test_nothing_and_order(by):
    assert translated([], {}, (by,)) == []
    assert translated(ARTICLES[::-1], PAIRS, (by,)) == translated(ARTICLES, PAIRS, (by,))


def test_the_first_of_each_kind_and_the_last_months():
    articles = [
        article(str(at), "vi", date=f"2025-0{at}-01", source=name)
        for at, name in enumerate(["qdnd.vn", "qdnd.vn", "vov.vn", "plo.vn"], 1)
    ]
    rows = first(translated(articles, {}, ("month", "source")), 2)
    assert [row.value for row in rows] == ["2025-03", "2025-04", "qdnd.vn", "plo.vn"]
    undated = [*articles, article("x", "vi", date=None, source="vov.vn")]
    rows = first(translated(undated, {}, ("month",)), 2)
    assert [row.value for row in rows] == ["2025-03", "2025-04", "undated"]
