"""Frequency lists of a handful of sentences, counted by hand."""

import pytest

from defcorpus.corpus import Corpus, Filters
from defcorpus.errors import UsageError
from defcorpus.report.wording.lists import Counting, matcher, word_list
from tests.report.wording.told import write_articles


@pytest.fixture
def corpus(tmp_path):
    with Corpus.open([write_articles(tmp_path / "news")], store=tmp_path / "store") as corpus:
        yield corpus


def found(corpus, **counting):
    sort = counting.pop("sort", "frequency")
    return {
        (row.lang, row.form): row for row in word_list(corpus, counting=Counting(**counting), sort=sort).rows
    }


def test_each_language_is_counted_by_itself(corpus):
    listed = word_list(corpus)
    assert listed.articles == {"vi": 3, "en": 1}
    assert listed.sizes == {"vi": 31, "en": 8}
    rows = {(row.lang, row.form): row for row in listed.rows}
    assert rows["en", "the"].frequency == 3
    assert rows["en", "the"].per_million == pytest.approx(3 / 8 * 1_000_000)
    ship = rows["vi", "tàu"]
    assert (ship.frequency, ship.articles) == (3, 2)
    assert ship.per_million == pytest.approx(3 / 31 * 1_000_000)


def test_both_tone_placements_are_one_word(corpus):
    rows = found(corpus)
    assert rows["vi", "hòa"].frequency == 1
    assert ("vi", "hoà") not in rows


def test_dispersion_by_hand(corpus):
    # Sizes 11, 10, 10; `thăm` stands in the last two. Shares 0, 1/2, 1/2 against 11/31, 10/31, 10/31.
    listed = found(corpus)
    assert listed["vi", "thăm"].dispersion == pytest.approx((11 / 31) / (21 / 31))
    assert listed["vi", "rời"].dispersion == pytest.approx((20 / 31) / (21 / 31))
    assert listed["en", "ship"].dispersion == 0.0


def test_runs_do_not_cross_the_end_of_a_sentence(corpus):
    rows = found(corpus, length=2)
    assert rows["vi", "tàu cập"].frequency == 1
    assert rows["vi", "đoàn thăm"].articles == 1
    assert ("vi", "cảng tàu") not in rows
    assert ("en", "port the") not in rows
    assert rows["vi", "bình yên"].frequency == 1  # a comma does not part a run
    assert [row.form for row in word_list(corpus, counting=Counting(length=2, least=2)).rows] == []
    assert found(corpus, length=4)["en", "ship left the port"].frequency == 1
    assert found(corpus, length=10) != {}


@pytest.mark.parametrize(
    ("counting", "in_", "out"),
    [
        ({"fold": True}, "thuy", "thủy"),
        ({"function_words": False}, "tàu", "ở"),
        ({"least": 2}, "cảng", "rời"),
        ({"least_articles": 2}, "thăm", "trường"),
        ({"match": "t*"}, "thủ", "cảng"),
        ({"match": "tha*"}, "thăm", "thủ"),
        ({"match": "thủ*"}, "thủy", "thăm"),
        ({"match": "^(tàu|đoàn)$"}, "đoàn", "thăm"),
        ({"match": "ng$"}, "cảng", "tàu"),
    ],
)
def test_what_is_left_out(corpus, counting, in_, out):
    rows = found(corpus, **counting)
    assert ("vi", in_) in rows
    assert ("vi", out) not in rows


def test_function_words_at_either_end_of_a_run_leave_it_out(corpus):
    rows = found(corpus, length=3, function_words=False)
    assert ("vi", "trường học và") not in rows
    assert ("vi", "học và bệnh") in rows


@pytest.mark.parametrize(
    ("sort", "first"), [("frequency", "cảng"), ("articles", "cảng"), ("word", "bệnh"), ("dispersion", "cảng")]
)
def test_orders(corpus, sort, first):
    rows = word_list(corpus, Filters(langs=("vi",)), Counting(match="^[^đ]"), sort=sort).rows
    assert rows[0].form == first


def test_filters_and_numbers_left_out(corpus):
    army = word_list(corpus, Filters(sources=("qdnd.vn",)))
    assert army.articles == {"vi": 1}
    number = corpus.number("v1")
    assert word_list(corpus, without=[number]).articles == {"vi": 2, "en": 1}
    assert word_list(corpus, Filters(since="2031")).rows == ()


@pytest.mark.parametrize(
    ("call", "said"),
    [
        (lambda c: word_list(c, counting=Counting(match="(")), "cannot be read"),
        (lambda c: word_list(c, counting=Counting(unit="letter")), "unit 'letter'"),
        (lambda c: word_list(c, counting=Counting(length=11)), "not 11"),
        (lambda c: word_list(c, sort="beauty"), "order 'beauty'"),
    ],
)
def test_what_cannot_be_meant_is_said(corpus, call, said):
    with pytest.raises(UsageError, match=said):
        call(corpus)


@pytest.mark.parametrize(
    ("pattern", "form", "fits"),
    [
        ("quoc*", "quốc phòng", True),
        ("quốc*", "quoc", False),
        ("QUỐC*", "quốc_phòng", True),
        ("công nghiệp*", "công nghiệp quốc", True),
        ("*", "a", None),
        ("a.c", "abc", True),
        (None, "abc", True),
    ],
)
def test_patterns(pattern, form, fits):
    if fits is None:
        with pytest.raises(UsageError):
            matcher(pattern)
    else:
        assert matcher(pattern)(form) is fits
