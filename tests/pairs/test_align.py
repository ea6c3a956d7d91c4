"""Sentences side by side, and what kind of pair that makes."""

from dataclasses import replace

import pytest

from defcorpus.pairs import features, learn
from defcorpus.pairs.features.stored import restored, stored
from defcorpus.pairs.records import Sentence, packed, unpacked
from defcorpus.pairs.sentences.align import align
from defcorpus.pairs.words.lexicon import reviewed
from defcorpus.pairs.words.phrases import stem, vietnamese_phrases
from tests.pairs.helpers import article

VI = (
    "Ngày 12/3, tàu Orion cập cảng Cam Ranh với 240 thủy thủ.\n"
    "Thuyền trưởng Walter Brandt cảm ơn thành phố Nha Trang.\n"
    "Cuộc tập trận cứu hộ ngoài khơi kéo dài 5 giờ."
)
EN = (
    "On March 12 the ship Orion called at the port of Cam Ranh with 240 sailors.\n"
    "Captain Walter Brandt thanked the city of Nha Trang.\n"
    "The rescue exercise off the coast lasted 5 hours."
)
OTHER = (
    "Hundreds watched as Orion left Cam Ranh after a week in the bay; officers recalled earlier calls.\n"
    "Trade between the two countries has grown, and more ships are to come before the year is out, they said."
)


def told(text, lang):
    return features(article(f"{lang}", lang, text))


def test_a_translation_stands_sentence_by_sentence():
    vi, en = told(VI, "vi"), told(EN, "en")
    found = align(vi, en, learn([vi, en]), reviewed())
    assert found.links == (((0, 1), (0, 1)), ((1, 2), (1, 2)), ((2, 3), (2, 3)))
    assert (found.of_vi, found.of_en) == ((3, 3), (3, 3))
    assert found.kind == "translation"


def test_a_brief_is_a_translation_of_what_it_tells():
    vi, en = told(VI.partition("\n")[0], "vi"), told(EN, "en")
    assert align(vi, en, learn([vi, en]), reviewed()).kind == "translation"


def test_a_report_freshly_written_is_none():
    vi, en = told(VI, "vi"), told(OTHER, "en")
    assert align(vi, en, learn([vi, en]), reviewed()).kind == "same-event"


def test_other_order_is_no_correspondence():
    vi, en = told(VI, "vi"), told("\n".join(reversed(EN.split("\n"))), "en")
    found = align(vi, en, learn([vi, en]), reviewed())
    assert len(found.links) == 1
    assert found.astray > 0.4 and found.kind == "same-event"


def test_what_stands_side_by_side_is_counted_in_characters():
    vi, en = told(VI, "vi"), told("\n".join([*EN.split("\n"), OTHER]), "en")
    found = align(vi, en, learn([vi, en]), reviewed())
    beside = sum(map(len, EN.split("\n")))
    assert found.covered == pytest.approx(beside / (beside + sum(map(len, OTHER.split("\n")))), abs=0.02)
    assert found.astray < 0.2


def test_nothing_to_set_side_by_side():
    vi = replace(told(VI, "vi"), told=b"")
    assert align(vi, told(EN, "en"), learn([vi]), {}).links == ()


@pytest.mark.parametrize(
    ("word", "expected"),
    [("ships", "ship"), ("countries", "country"), ("press", "press"), ("virus", "virus"), ("bus", "bus"),
     ("passes", "pass"), ("coaches", "coach"), ("crisis", "crisis")],
)  # fmt: skip
def test_stems(word, expected):
    assert stem(word) == expected


def test_phrases_of_one_to_three_syllables():
    assert list(vietnamese_phrases(["tàu", "cập", "cảng"])) == [
        "tàu", "cập", "tàu cập", "cảng", "cập cảng", "tàu cập cảng",
    ]  # fmt: skip


def test_sentences_are_kept():
    some = (Sentence(12, (0, 3), ("tàu", "orion")), Sentence(5, (), ("a",)))
    assert unpacked(packed(some)) == some
    made = told(VI, "vi")
    assert restored(stored(made)) == made
    assert [len(s.terms) > 0 for s in made.sentences()] == [True, True, True]
