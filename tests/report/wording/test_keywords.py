"""Keywords of two handfuls of sentences."""

import pytest

from defcorpus.corpus import Corpus, Filters
from defcorpus.errors import QueryError, UsageError
from defcorpus.report.wording.keywords import fitting, keywords
from defcorpus.report.wording.lists import Counting
from defcorpus.report.wording.measures import keyness, log_ratio
from tests.report.wording.told import write_articles

ARMY = ["Tàu huấn luyện trên biển cùng tàu bạn.", "Tàu ra biển sớm, tàu về muộn."]
CITY = ["Chợ phố đông người, chợ quê vắng.", "Chợ hoa mở cửa, người mua chợ hoa ít.", "Ship at sea."]
ARTICLES = [(f"a{at}", "qdnd.vn", text) for at, text in enumerate(ARMY)]
ARTICLES += [(f"c{at}", "vov.vn", text) for at, text in enumerate(CITY)]
ONE = Counting(least=1)


@pytest.fixture
def corpus(tmp_path):
    with Corpus.open([write_articles(tmp_path / "n", ARTICLES)], store=tmp_path / "s") as corpus:
        yield corpus


@pytest.fixture
def sides(corpus):
    return tuple(
        (corpus, fitting(corpus, Filters(sources=(source,), langs=("vi",))))
        for source in ("qdnd.vn", "vov.vn")
    )


def test_counts_and_measures(sides):
    found = keywords(*sides, ONE, least=0)
    assert (found.sizes, found.other_sizes) == ({"vi": 15}, {"vi": 16})
    assert (found.articles, found.other_articles) == ({"vi": 2}, {"vi": 2})
    rows = {row.form: row for row in found.rows}
    ship, market = rows["tàu"], rows["chợ"]
    assert (ship.key, ship.frequency, ship.other_frequency, ship.articles) == ("+", 4, 0, 2)
    assert ship.log_likelihood == pytest.approx(keyness(4, 15, 0, 16))
    assert ship.log_ratio == pytest.approx(log_ratio(4, 15, 0, 16))
    assert ship.difference is None
    assert (market.key, market.frequency, market.other_frequency, market.other_articles) == ("-", 0, 4, 2)
    assert market.log_likelihood == pytest.approx(keyness(4, 16, 0, 15))
    assert market.difference == -100.0
    assert market.log_ratio < 0


def test_what_is_more_goes_first(sides):
    rows = keywords(*sides, ONE, least=0).rows
    assert rows[0].form == "tàu"
    keys = [row.key for row in rows]
    assert keys == sorted(keys)


@pytest.mark.parametrize(
    ("counting", "least", "forms"),
    [
        (Counting(least=2), 0.0, {"tàu", "biển", "chợ", "người", "hoa"}),
        (Counting(least=2, least_articles=2), 0.0, {"tàu", "biển", "chợ", "người"}),
        (Counting(least=1), 5.0, {"tàu", "chợ"}),
        (Counting(least=2, match="^[bh]"), 0.0, {"biển", "hoa"}),
        (Counting(least=1, length=2, least_articles=1, match="chợ hoa"), 0.0, {"chợ hoa"}),
    ],
)
def test_what_is_left_out(sides, counting, least, forms):
    assert {row.form for row in keywords(*sides, counting, least=least).rows} == forms


def test_languages_are_compared_by_themselves(corpus):
    english = (corpus, fitting(corpus, Filters(langs=("en",))))
    vietnamese = (corpus, fitting(corpus, Filters(langs=("vi",))))
    assert keywords(english, vietnamese, ONE, least=0).rows == ()


def test_a_query_names_a_selection(corpus):
    assert {one.id for one in fitting(corpus, query="source:qdnd.vn")} == {"a0", "a1"}
    assert {one.id for one in fitting(corpus, Filters(langs=("vi",)), "cho")} == {"c0", "c1"}
    with pytest.raises(QueryError):
        fitting(corpus, query="(")


@pytest.mark.parametrize("sort", ["log-ratio", "frequency"])
def test_orders(sides, sort):
    assert keywords(*sides, ONE, least=0, sort=sort).rows[0].form == "tàu"


def test_an_order_that_is_none(sides):
    with pytest.raises(UsageError, match="beauty"):
        keywords(*sides, sort="beauty")
