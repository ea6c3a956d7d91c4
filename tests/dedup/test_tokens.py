"""Words are the same in every normal form."""

from __future__ import annotations

import re
import unicodedata

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from defcorpus.dedup.texts import tokens
from defcorpus.dedup.texts.letters import FAR, SKIP, Characters
from tests.dedup.texts import MEETING


def same(one, other):
    return all(
        np.array_equal(getattr(one, name), getattr(other, name))
        for name in ("folded", "marked", "kinds", "bounds")
    )


def test_what_is_taken_as_it_stands_is_in_nfc():
    """Only characters that are dropped, or lead to the long way, may be others in NFC, whatever is beside."""
    characters = Characters()
    codes = np.arange(0x10000, dtype=np.uint16)
    seen = characters.of(codes)
    plain = [chr(code) for code in codes[(seen & np.uint32(SKIP | FAR)) == 0].tolist()]
    assert len(plain) > 50_000
    for before in ("", "a", "ế", "ơ", "α", "ᄀ", "가", "क", "か"):
        assert [c for c in plain if unicodedata.normalize("NFC", before + c) != before + c] == []


@pytest.mark.parametrize("form", ["NFC", "NFD", "NFKC"])
def test_one_text_in_another_normal_form(form):
    texts = [MEETING, unicodedata.normalize(form, MEETING), MEETING]
    assert same(tokens.tokenize(texts), tokens.tokenize([MEETING] * 3))


letters = st.text(
    st.characters(exclude_categories=["Cs"]) | st.sampled_from("aêơuươ\u0301\u0323\u200b .A"), max_size=40
)


@settings(deadline=None, max_examples=300)
@given(st.lists(letters, max_size=4))
def test_normal_forms_are_one(texts):
    forms = [[unicodedata.normalize(form, text) for text in texts] for form in ("NFC", "NFD")]
    assert same(tokens.tokenize(texts), tokens.tokenize(forms[0]))
    assert same(tokens.tokenize(texts), tokens.tokenize(forms[1]))


@pytest.mark.parametrize(
    ("text", "month", "number"),
    [
        ("They met on July 15 in Hanoi.", "July", True),
        ("They met on 15 July in Hanoi.", "July", True),
        ("They met on 15 May in Hanoi.", "May", True),
        ("They met in the middle of July.", "July", False),
        ("July 15 is the day.", "July", True),
        ("They came. May 20 of them stay?", "May", False),
        ("They met Theresa May in 15 rooms.", "May", False),
        ("Tin này ở trang Máy 15 của báo.", "Máy", False),
    ],
)
def test_months_beside_a_number_are_numbers(text, month, number):
    found = tokens.tokenize([text])
    at = re.findall(r"\w+", text).index(month)
    assert bool(found.kinds[at] == tokens.NUMBER) is number


def test_a_month_is_one_word_however_short_it_is_written():
    texts = [f"They met on {month} 15." for month in ("September", "Sept.", "Sep", "October")]
    one, two, three, other = (tokens.tokenize([text]).folded.tolist() for text in texts)
    assert one == two == three != other


def test_a_month_is_of_the_number_in_its_own_text():
    apart = [tokens.tokenize([text]) for text in ("It opens in July", "15 came")]
    together = tokens.tokenize(["It opens in July", "15 came"])
    assert np.concatenate([one.kinds for one in apart]).tolist() == together.kinds.tolist()
