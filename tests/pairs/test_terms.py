"""What of a text survives translation: words, joined syllables, numbers, days, identifiers, terms."""

import unicodedata

import pytest

from defcorpus.article import Segment
from defcorpus.knowledge import table
from defcorpus.pairs import features
from defcorpus.pairs.words.glossary import glossary_terms
from tests.pairs.helpers import article


def terms(lang, body, **more):
    return set(features(article("a", lang, body, **more)).terms)


@pytest.mark.parametrize(
    ("vi", "en", "shared"),
    [
        ("Đại tướng Phan Văn Giang", "General Phan Van Giang", {"w:phanvan", "w:vangiang"}),
        ("Ông đến Hà Nội.", "He came to Hanoi.", {"w:hanoi"}),
        ("Vugar Mustafayev thăm Baku.", "Vugar Mustafayev in Baku.", {"w:vugar", "w:mustafayev", "w:baku"}),
        ("Bà Theresa May nói với Sky News.", "Theresa May told Sky News.", {"w:theresa", "w:may", "w:news"}),
        ("Họ có 2,8 tỷ đồng, 1.200 tấn", "2.8 billion dong and 1,200 tonnes", {"n:2.8e+09", "n:1200"}),
        ("Lỗi trong bản 1.5.8-3+deb8u1.", "A fault in 1.5.8-3+deb8u1.", {"i:1.5.8-3+deb8u1"}),
        ("Ngày 25/12, hai bên ký kết.", "The two sides signed on December 25.", {"d:--12-25"}),
        ("Ngày 7 tháng 5 năm 2025", "May 7, 2025", {"d:--05-07"}),
        ("Lực lượng tàu ngầm của Liên hợp quốc", "submarines of the UN", {"g:submarine", "f:United Nations"}),
        ("Tàu UNMISS của Yaşar Güler", "Yasar Guler and UNMISS", {"w:unmiss", "w:yasar", "w:guler"}),
    ],
)  # fmt: skip
def test_both_languages_give_the_same_terms(vi, en, shared):
    assert shared <= terms("vi", vi) & terms("en", en)


def test_normal_forms_do_not_matter():
    text = "Đại tướng Phan Văn Giang thăm Thổ Nhĩ Kỳ, dự lễ ký kết với Yaşar Güler."
    assert terms("vi", text) == terms("vi", unicodedata.normalize("NFD", text))


def test_chrome_gives_no_terms():
    body, related = "Hội đàm với Mustafayev.", "Tin liên quan: Sisoulith thăm ngày 27/1/2026"
    text = f"{body}\n{related}"
    segments = (Segment(0, len(body), "body", "t"), Segment(len(body) + 1, len(text), "related", "t"))
    found = set(features(article("a", "vi", text, segments=segments)).terms)
    assert "w:mustafayev" in found and not {"w:sisoulith", "d:--01-27"} & found


def test_a_caption_counts():
    text = "Gorgun và đoàn.\nTại hội đàm, hai bên trao đổi."
    segments = (Segment(0, 15, "caption", "t"), Segment(16, len(text), "body", "t"))
    assert "w:gorgun" in features(article("a", "vi", text, segments=segments)).terms


def test_days_are_not_numbers_as_well():
    assert not {term for term in terms("vi", "Ngày 25/12 họp.") if term.startswith("n:")}


def test_a_capital_acronym_is_not_a_small_word():
    assert "g:World Health Organization" in terms("en", "the WHO warned")
    assert "g:World Health Organization" not in terms("en", "people who warned")


def test_the_glossary_takes_the_longest_form():
    text = "Triển lãm quốc phòng về vũ khí hạt nhân"
    assert [key for key, _, _ in glossary_terms(text, 0, len(text), "vi")] == [
        "g:defence expo",
        "g:nuclear weapon",
    ]


def test_no_form_of_the_glossary_has_two_meanings():
    for column in (0, 1):
        forms = [form.lower() for row in table("glossary") for form in row[column].split("|")]
        assert len(forms) == len(set(forms))


def test_the_glossary_knows_two_uses():
    assert {row[2] for row in table("glossary")} == {"formula", "topic"}
