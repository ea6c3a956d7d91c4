"""Words are the same in every normal form."""

from __future__ import annotations

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
