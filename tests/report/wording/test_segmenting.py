"""Syllables to words: tables, names, and compounds that the corpus shows by itself."""

import pytest

from defcorpus.corpus import Corpus
from defcorpus.report.syllables.segmenting import _chosen, compounds
from defcorpus.report.wording.lists import Counting, word_list
from tests.report.wording.told import write_articles

TEXTS = [
    "Bộ trưởng Bộ Quốc phòng Nguyễn Văn Minh tiếp đoàn cán bộ công nghiệp quốc phòng.",
    "Ông Minh nói không thể chậm trễ.",
    "TIN VẮN HÔM NAY CỦA ĐÀI CHÚNG TÔI",
    # A compound that no table has, seen again and again; its syllables stand apart too.
    *[
        f"Ngư dân {one} lồng bè nuôi tôm, {two} cá, bè gỗ."
        for one, two in zip("abcdefgh", "ijklmnop", strict=True)
    ],
    *[f"Chợ {one} bán gạo và cá lồng, tôm tươi, nuôi gà." for one in "abcdefgh"],
]


@pytest.fixture(scope="module")
def words(tmp_path_factory):
    place = tmp_path_factory.mktemp("words")
    articles = [(f"v{at}", "vov.vn", text) for at, text in enumerate(TEXTS)]
    with Corpus.open([write_articles(place / "news", articles)], store=place / "store") as corpus:
        rows = word_list(corpus, counting=Counting(unit="word")).rows
        return {row.form: row.frequency for row in rows if row.lang == "vi"}


@pytest.mark.parametrize(
    "word",
    [
        "bộ_trưởng",
        "quốc_phòng",
        "công_nghiệp",
        "nguyễn_văn_minh",
        "không_thể",
        "ngư_dân",
        "minh",
        "ông",
        "bộ",
    ],
)
def test_words(words, word):
    assert word in words


def test_a_name_does_not_take_a_syllable_of_a_compound(words):
    assert "bộ_quốc" not in words
    assert words["quốc_phòng"] == 2


def test_capitals_all_over_say_nothing(words):
    assert not any(word.startswith("tin_vắn_hôm") for word in words)
    assert "chúng_tôi" in words


def test_commas_part_words(words):
    assert not any(word.startswith("tôm_") and word != "tôm_tươi" for word in words)


def test_the_tables_have_words_of_two_syllables():
    assert ("quốc", "phòng") in compounds()
    assert all(len(pair) == 2 for pair in compounds())


@pytest.mark.parametrize(
    ("scores", "chosen"),
    [
        ((1.0, 2.0), [False, True]),
        ((1.0, 1.5, 1.0), [True, False, True]),
        ((1.0, 3.0, 1.0), [False, True, False]),
        ((1.0, 1.0), [True, False]),
        ((1.0,), [True]),
    ],
)
def test_of_compounds_that_overlap_the_strongest_together(scores, chosen):
    assert _chosen(scores) == chosen
