from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from defcorpus.text.terms import LONGEST, _spellings, spelled, terms

ODD = (
    "Σσς oà OÀ hoà_x x_hoà quý Ho\u0300a İ ı ½ ﬁ Đ đ Ə ß _-'.’…“” 12.345,6 "
    "\u00ad\u200b\u0301\u0958\u1100\u1161\u2003\x1c\x85\u3000"
)
texts = st.text(st.one_of(st.sampled_from(ODD), st.characters()), max_size=40)


def check(text):
    found = terms(text)
    exact, folded = spelled(text)
    assert exact.split() == [term.exact for term in found]
    assert folded.split() == [term.folded for term in found]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "   ",
        "Thủ đô Hà Nội, ngày 25/12: (Hoà bình)!",
        "A-déc-bai-gian – Xinh-ga-po",
        "ΟΔΟΣ ΟΔΟΣ.Α οδός",
        "_hoà_ hoà_ hoà",
        "½ dặm, ﬁn",
        "x" * 200 + " đ" * 3 + "đ" * 200,
        unicodedata.normalize("NFD", "Đại tướng Phan Văn Giang, Thuỵ Điển"),
        "Türkiye’nin Güler’i",
        "https://qdnd.vn/a?b=c_d",
    ],
)
def test_a_text_is_spelled_as_its_terms_are(text):
    check(text)


@given(texts)
def test_any_text_is_spelled_as_its_terms_are(text):
    check(text)


@given(texts, texts)
def test_terms_do_not_look_past_white_space(one, other):
    assert terms(f"{one} {other}") == terms(one) + terms(other)


@given(texts)
def test_a_term_is_its_own_term(text):
    for term in terms(text):
        assert len(term.exact) <= LONGEST
        if len(term.exact) < LONGEST:
            assert [again.folded for again in terms(term.exact)] == [term.folded]


def test_spellings_are_forgotten_in_time(monkeypatch):
    monkeypatch.setattr("defcorpus.text.terms._MOST", 50)
    for number in range(200):
        check(f"số {number}, lớp{number}")
    assert len(_spellings()) <= 60
