"""Collocates counted by hand: windows, sentences, both sides."""

import pytest

from defcorpus.corpus import Corpus, Filters
from defcorpus.errors import QueryError, UsageError
from defcorpus.report.wording.collocates import collocates, meant
from defcorpus.report.wording.lists import Counting
from defcorpus.report.wording.measures import association, log_dice, mutual_information, t_score
from tests.report.wording.told import write_articles

ARTICLES = [
    ("v1", "vov.vn", "Tàu chiến mới cập cảng lớn. Cảng đón tàu chiến cũ và tàu buôn."),
    ("v2", "qdnd.vn", "Hôm nay cảng lớn vắng tàu. Chiều mưa ở cảng nhỏ."),
    ("e1", "vov.vn", "The port was empty. A ship left the port."),
]
ONE = Counting(least=1)


@pytest.fixture
def corpus(tmp_path):
    with Corpus.open([write_articles(tmp_path / "n", ARTICLES)], store=tmp_path / "s") as corpus:
        yield corpus


def beside(corpus, term, counting=ONE, **more):
    return {(row.lang, row.form): row for row in collocates(corpus, term, counting=counting, **more).rows}


def test_left_and_right_are_counted_apart(corpus):
    rows = beside(corpus, "cảng", window=2)
    large, ship = rows["vi", "lớn"], rows["vi", "tàu"]
    assert (large.left, large.right, large.together, large.articles) == (0, 2, 2, 2)
    assert (ship.left, ship.right, ship.frequency) == (0, 1, 4)  # `cảng đón tàu`
    assert ("vi", "chiến") not in rows


def test_the_measures_have_the_table_of_surface_cooccurrence(corpus):
    found = collocates(corpus, "cảng", counting=ONE, window=1)
    assert (found.hits, found.articles, found.sizes) == ({"vi": 4}, {"vi": 2}, {"vi": 25})
    row = next(row for row in found.rows if row.form == "lớn")
    # Beside a hit are: cập lớn | đón | nay lớn | ở nhỏ, 7 places; all words but the hits are 21.
    assert row.expected == pytest.approx(7 * 2 / 21)
    assert row.log_likelihood == pytest.approx(association(2, 7, 2, 21))
    assert row.mutual_information == pytest.approx(mutual_information(2, 7, 2, 21))
    assert row.t_score == pytest.approx(t_score(2, 7, 2, 21))
    assert row.log_dice == pytest.approx(log_dice(2, 4, 2))


def test_a_window_ends_with_the_sentence(corpus):
    rows = beside(corpus, "cảng", window=50)
    whole = beside(corpus, "cảng", window=None)
    assert rows == whole
    assert rows["vi", "buôn"].together == 1
    assert rows["vi", "mưa"].left == 1
    assert ("vi", "đón") in rows
    assert rows["vi", "vắng"].left == 0


def test_a_place_between_two_hits_counts_once(corpus):
    rows = beside(corpus, "tàu", window=5)
    # `tàu chiến cũ và tàu buôn`: of three between, two go with the first and one with the second.
    assert (rows["vi", "chiến"].right, rows["vi", "chiến"].left) == (2, 0)
    assert (rows["vi", "cũ"].left, rows["vi", "cũ"].right) == (0, 1)
    assert (rows["vi", "và"].left, rows["vi", "và"].right) == (1, 0)


def test_typed_with_marks_just_these(corpus):
    assert collocates(corpus, "cang", counting=ONE).hits == {"vi": 4}
    assert collocates(corpus, "càng", counting=ONE).hits == {}
    assert collocates(corpus, "port OR cang", counting=ONE).hits == {"vi": 4, "en": 2}


def test_words_without_signs_are_a_phrase(corpus):
    assert collocates(corpus, "tau chien", counting=ONE).hits == {"vi": 2}
    assert collocates(corpus, '"tau chien"', counting=ONE).hits == {"vi": 2}
    assert len(meant("a b c").phrases) == 1
    assert len(meant("a OR b").phrases) == 2


def test_filters_and_what_is_counted(corpus):
    found = collocates(corpus, "cảng", Filters(sources=("qdnd.vn",)), ONE)
    assert found.hits == {"vi": 2}
    assert {row.form for row in collocates(corpus, "cảng", counting=Counting(least=2)).rows} == {
        "chiến",
        "lớn",
        "tàu",
    }
    assert ("vi", "ở") not in beside(corpus, "cảng", Counting(function_words=False))
    assert ("vi", "don") in beside(corpus, "cảng", Counting(fold=True))
    assert list(beside(corpus, "cảng", Counting(match="^l"))) == [("vi", "lớn")]
    number = corpus.number("v2")
    assert collocates(corpus, "cảng", without=[number]).hits == {"vi": 2}


def test_words_of_several_syllables(corpus, tmp_path):
    texts = [("v", "vov.vn", "Hai bên bàn hợp tác quốc phòng và công nghiệp quốc phòng ở Hà Nội hôm qua.")]
    with Corpus.open([write_articles(tmp_path / "m", texts)], store=tmp_path / "t") as other:
        rows = beside(other, "quoc phong", Counting(unit="word"), window=1)
        assert {form for _, form in rows} == {"hợp_tác", "và", "công_nghiệp", "ở"}
        inside = collocates(other, "quoc", counting=Counting(unit="word"), window=1)
        assert {row.form for row in inside.rows} == {"hợp_tác", "và", "công_nghiệp", "ở"}


@pytest.mark.parametrize(
    ("term", "more", "error"),
    [
        ("(tàu", {}, QueryError),
        ("lang:vi", {}, QueryError),
        ("tàu", {"by": "beauty"}, UsageError),
        ("tàu", {"window": 0}, UsageError),
    ],
)
def test_what_cannot_be_meant(corpus, term, more, error):
    with pytest.raises(error):
        collocates(corpus, term, **more)
