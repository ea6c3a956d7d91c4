import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from defcorpus.text import sentences, words
from defcorpus.text.glued import cuts, glued
from defcorpus.text.terms import terms
from defcorpus.text.words import count_words, word_texts


@pytest.mark.parametrize(
    "divided",
    [
        "Azerbaijan|của",
        "của|Azerbaijan",
        "Giang|Bộ",
        "phòng|Tại",
        "tác|quốc",
        "hợp|tác|quốc|phòng",
        "và|đoàn",
        "quản|lý",
        "Quốc|phòng",
        "Lan|Ảnh",
        "Erdoğan|Bộ",
        "Mustafayev|Đại",
        "Ukraine|dẫn",
        "tướng|Phan",
        "biết|đã",
        "Nội|Chiều",
        "Kazakhstan|được",
        "trưởng|Trường",
        "Thủy|VietnamNet",
    ],
)
def test_words_run_together_are_divided_where_it_is_certain(divided):
    parts = divided.split("|")
    word = "".join(parts)
    assert [word[a:b] for a, b in words(f"{word} ấy")][:-1] == parts
    assert word_texts(f"ở {word}")[1:] == parts


@pytest.mark.parametrize(
    "word",
    [
        # Brands and names with a capital inside.
        *"VnExpress eNews McCain iPhone YouTube VietNamNet PetroVietnam VietinBank DeepSeek TikTok".split(),
        *"MacArthur DeGaulle LePen JavaScript WhatsApp FaceBook ThaiBinh SaigonTourist MiG UAVs".split(),
        # Vietnamese syllables, the longest ones among them, and abbreviations.
        *"nghiêng Nghiễm thuyền Nguyễn khuỷu ngoằn đường Đức QĐND TTXVN BQP ĐHQG HĐND Đắk".split(),
        # Foreign names and words with marks of their own.
        *"Erdoğan Görgün Déby Bogotá Orbán Macron José résumé café Čapek Türkiye Łukasz Băsescu".split(),
        *"Azerbaijan Indonesia Campuchia Philippines Strategy together Ôxtrâylia Mátxcơva".split(),
        # Not certain: no marks, or more than one way.
        *"VietNam HaNoi giangbo hoptac".split(),
        # Loanwords written as one.
        *"Xôviết vắcxin rađa ăngten sơmi".split(),
    ],
)
def test_what_is_not_certain_is_left_whole(word):
    assert cuts(word) == ()
    assert words(f"{word} ấy")[0] == (0, len(word))


def test_offsets_lead_into_the_original():
    text = "Bộ trưởng Quốc phòng Azerbaijancủa nước bạn; hợp tácquốc phòng.Tại hội đàm"
    places = glued(text)
    assert [text[at : at + 3] for at in places] == ["của", "quố"]
    assert count_words(text) == (len(words(text)), places)


def test_search_finds_both_words():
    assert [term.folded for term in terms("hợp tácquốc phòng")] == ["hop", "tac", "quoc", "phong"]


def test_a_sentence_ends_at_a_stop_without_its_space():
    text = "Hai bên tăng cường hợp tác quốc phòng.Tại hội đàm, ông Giang cảm ơn."
    assert [text[a:b][:7] for a, b in sentences(text)] == ["Hai bên", "Tại hội"]


@pytest.mark.parametrize(
    "text", ["See mod.gov.vn, U.S.A. and Gen.Phan there", "St.Petersburg", "Lt.Gen.Nguyen came"]
)
def test_no_sentence_ends_inside_a_name_or_an_address(text):
    assert len(sentences(text)) == 1


@given(st.text(alphabet="abcđêộTủ nghiBQ.,1\u0301", max_size=60))
def test_words_are_in_order_disjoint_and_cover_every_letter(text):
    spans = words(text)
    assert all(a < b for a, b in spans)
    assert all(one[1] <= two[0] for one, two in itertools.pairwise(spans))
    covered = set().union(*(range(a, b) for a, b in spans))
    assert {at for at, char in enumerate(text) if char.isalnum()} <= covered
    assert word_texts(text) == [text[a:b] for a, b in spans]
