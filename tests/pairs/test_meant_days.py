"""Days that are meant: what `on Thursday` stands for, and the weekday of a day near the page's own."""

from dataclasses import replace

import pytest

from defcorpus.article import Language
from defcorpus.facts import analyse
from defcorpus.pairs import features, learn
from defcorpus.pairs.features.encoded import told_in
from defcorpus.pairs.records import MEANT
from defcorpus.pairs.weighing.compare import compare, prepare
from defcorpus.pairs.weighing.weighed import GROUPS
from tests.facts.pages import page


def made(lang, text, *, dated=True):
    parts = [("header", "date 2025-11-13")] * dated + [text]
    return features(replace(analyse(page(*parts)), lang=Language(lang, 1.0, "test")))


def terms_of(found):
    return {
        term: bool(flag & MEANT)
        for term, flag in zip(found.terms, found.flags, strict=True)
        if term[0] == "d"
    }


@pytest.mark.parametrize(
    ("lang", "text", "meant"),
    [
        ("en", "HANOI - The two ministers met at the headquarters on Thursday to talk.", {"d:--11-13"}),
        ("en", "HANOI - He was speaking after Wednesday's talks with the minister.", {"d:--11-12"}),
        ("vi", "QĐND - Chiều 13-11, tại Hà Nội, Bộ trưởng Bộ Quốc phòng tiếp khách.", {"d:-w4"}),
        # Far from the page's own day nobody says the weekday.
        ("vi", "QĐND - Tháng trước, ngày 3-10-2025, đoàn đã thăm Việt Nam và làm việc.", set()),
    ],
)
def test_the_other_languages_way_of_saying_it(lang, text, meant):
    found = made(lang, text)
    assert {term for term, only in terms_of(found).items() if only} >= meant
    assert meant or not any(terms_of(found).values())


def test_without_the_pages_date_nothing_is_meant():
    found = made("en", "HANOI - The two ministers met at the headquarters on Thursday.", dated=False)
    assert terms_of(found) == {"d:-w4": False}


def test_nothing_lacks_a_day_that_is_only_meant():
    vi = made("vi", "QĐND - Chiều 13-11, tại Hà Nội, Bộ trưởng Bộ Quốc phòng tiếp khách.")
    en = made("en", "HANOI - The two ministers met at the headquarters on Thursday to talk.")
    model = learn([vi, en])
    sums = compare(prepare(vi, model), prepare(en, model))
    days = GROUPS.index("days")
    assert sums.only_vi[days] == pytest.approx(0.0) == sums.only_en[days]


def test_the_day_an_article_tells_is_one_that_it_writes():
    found = made("en", "HANOI - The two ministers met at the headquarters on Thursday.")
    assert told_in(found) in ("-w4", "--11-13")
    other = made("en", "HANOI - The two ministers met on Thursday, and on Friday.", dated=False)
    assert told_in(other) is None
