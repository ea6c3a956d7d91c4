import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from defcorpus.text import fold, fold_mapped, is_syllable, normal, normal_mapped, safe, sentences, words

VIETNAMESE = st.text(
    alphabet="aăâbcdđeêghiklmnoôơpqrstuưvxyáàảãạấầẩẫậứừửữựHÒÀ .,-\nоСя⚓\u0300\u0301\u0309\u0323\u00a0\u200b",
    max_size=60,
)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("ĐẠI TƯỚNG", "dai tuong"),
        ("Đỗ Đức Duy", "do duc duy"),
        ("Görgün, Erdoğan, Łukasz", "gorgun, erdogan, lukasz"),
        ("Yaşar Güler", "yasar guler"),
        ("Azərbaycan", "azarbaycan"),
        ("İstanbul", "istanbul"),
        ("thuỷ – thủy", "thuy - thuy"),
        ("Ho\u0302\u0300 Chi\u0301 Minh", "ho chi minh"),
        ("Hà\u00a0Nội", "ha noi"),
        ("Vi\u200bệt", "viet"),
        ("ﬁnal", "final"),
    ],
)
def test_fold(text, folded):
    assert fold(text) == folded
    assert fold_mapped(text).text == folded


@pytest.mark.parametrize(
    ("new", "old"),
    [
        ("hoà", "hòa"),
        ("Khánh Hoà", "Khánh Hòa"),
        ("HOÀ BÌNH", "HÒA BÌNH"),
        ("khoẻ", "khỏe"),
        ("thuỷ", "thủy"),
        ("Thuý", "Thúy"),
        ("quý", "quý"),
        ("Quỳ Châu", "Quỳ Châu"),
        ("hoàn toàn", "hoàn toàn"),
        ("thuyền", "thuyền"),
    ],
)
def test_one_tone_placement(new, old):
    assert normal(new) == old
    assert normal(unicodedata.normalize("NFD", new)) == old


@given(VIETNAMESE)
@example("o\u00e0\u0300")  # a stray tone behind one that has its place
def test_normal_and_fold_agree_with_their_mapped_forms_and_are_idempotent(text):
    assert normal_mapped(text).text == normal(text)
    assert fold_mapped(text).text == fold(text)
    assert normal(normal(text)) == normal(text)
    assert fold(fold(text)) == fold(text)


@given(VIETNAMESE)
def test_maps_lead_back_into_the_original_in_order(text):
    for mapped in (normal_mapped(text), fold_mapped(text)):
        assert len(mapped.offsets) == len(mapped.text) + 1
        assert list(mapped.offsets) == sorted(mapped.offsets)
        assert mapped.offsets[-1] == len(text)


@given(
    st.text(
        alphabet="aăeêoôơuưyđÀẢÃÁẬỮỵ .,\n“”’–…«\u00a0üçƀßœıİ\u0302\u031b\u0301\u0323\u0307\u200bо×",
        max_size=40,
    )
)
@example("Erdoğan… Yaşar Güler")
def test_the_usual_characters_fold_quickly_to_the_same(text):
    unusual = f"{text} ж"  # which makes it go the long way
    quick, slow = fold_mapped(text), fold_mapped(unusual)
    assert slow.text == f"{quick.text} ж" and fold(unusual) == f"{fold(text)} ж"
    assert list(slow.offsets[:-2]) == list(quick.offsets)


def test_a_folded_span_maps_to_the_words_it_came_from():
    text = "gặp Đại tươ\u0301ng Phan Văn Giang"
    mapped = fold_mapped(text)
    at = mapped.text.index("dai tuong")
    start, end = mapped.span(at, at + len("dai tuong"))
    assert text[start:end] == "Đại tươ\u0301ng"


@pytest.mark.parametrize(
    "word", ["Nguyễn", "Giang", "Quốc", "nghiêng", "quyết", "Yên", "giếng", "gì", "thuở"]
)
def test_vietnamese_syllables(word):
    assert is_syllable(word)
    assert is_syllable(fold(word))


@pytest.mark.parametrize("word", ["Mustafayev", "Baku", "Trump", "Zakir", "F16", "", "Strategy", "defence"])
def test_what_vietnamese_could_not_spell(word):
    assert not is_syllable(word)


def test_words_keep_decomposed_letters_together():
    text = unicodedata.normalize("NFD", "Bộ trưởng, A-déc-bai-gian 2025")
    assert [unicodedata.normalize("NFC", text[a:b]) for a, b in words(text)] == [
        "Bộ", "trưởng", "A", "déc", "bai", "gian", "2025",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Gen. Phan Van Giang said so. He left.", 2),
        ("Sen. Lt. Gen. Hoang Xuan Chien came.", 1),
        ("Đoàn đến TP. Hồ Chí Minh. Hai bên ký.", 2),
        ("Trị giá 2.800 tỷ đồng. Xong.", 2),
        ("On Dec. 25, they met… Then they left!", 2),
        ("“Chúng tôi cảm ơn.” Ông nói.", 2),
        ("J. D. Vance came.", 1),
        ("line one\nline two", 2),
        ("", 0),
    ],
)
def test_sentences(text, count):
    spans = sentences(text)
    assert len(spans) == count
    assert all(text[a:b] == text[a:b].strip() for a, b in spans)


@given(st.text(max_size=80))
def test_nothing_that_a_terminal_obeys_is_left(text):
    shown = safe(text)
    assert not any(unicodedata.category(char) in ("Cc", "Cs") and char not in "\t\n" for char in shown)
    assert "\n" not in safe(text, line=True)


@pytest.mark.parametrize(
    ("hidden", "plain"),
    [
        ("Вộ trưởng", "Bộ trưởng"),  # Cyrillic В
        ("Quốс phòng", "Quốc phòng"),  # Cyrillic с
        ("tướ\u26f5ng", "tướng"),
        ("quốc ph\U0001f525òng", "quốc phòng"),
        ("Ηà Nội", "Hà Nội"),  # Greek Eta
        ("Ph\uaa72an Văn Giang", "Phan Văn Giang"),  # a Burmese letter
        ("Qu\ua9c2ốc phòng", "Quốc phòng"),  # a Javanese stop
        ("Việt\u00adNam", "ViệtNam"),
        ("Хa\u0301", "Xá"),
    ],
)
def test_what_mirrors_hide_in_words_is_seen_through(hidden, plain):
    assert normal(hidden) == normal(plain)
    mapped = normal_mapped(hidden)
    assert mapped.text == normal(plain)
    assert mapped.offsets[-1] == len(hidden)


@pytest.mark.parametrize(
    "text",
    [
        "Су-30МК",
        "Министр обороны",
        "МиГ-29",
        "Ωμέγα",
        "Hà Nội ⚓ Huế",
        "★ Tin",
        "5 µm α",
        "မြန်မာ Nay",
        "Điện \U0001242aPhủ",
    ],
)
def test_other_alphabets_and_pictographs_between_words_stay(text):
    assert normal(text) == text
