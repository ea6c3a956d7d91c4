import unicodedata

import pytest

from defcorpus.facts.language import language_of
from defcorpus.text import fold

VIETNAMESE = [
    "Thứ trưởng Bộ Quốc phòng đã tiếp đoàn đại biểu quân sự nước bạn sang thăm và làm việc tại Hà Nội.",
    "Hai bên nhất trí tăng cường trao đổi đoàn các cấp và hợp tác đào tạo trong thời gian tới.",
    "Ông cảm ơn sự giúp đỡ của nhân dân nước bạn dành cho Việt Nam.",
    "Bộ trưởng Mustafayev và phu nhân John Smith của Lockheed Martin được đón tại sân bay Nội Bài.",
]
ENGLISH = [
    "The two ministers agreed to step up the exchange of delegations and training of officers.",
    "He said that the visit was a sign of the growing trust between the two armies.",
    # English pages from Việt Nam often keep the marks throughout.
    "HÀ NỘI — General Phan Văn Giang hosted the delegation of the Lào People's Army in Việt Nam, "
    "and Thượng tướng Nguyễn Tân Cương spoke to the guests at the Bộ Quốc phòng guest house.",
]
OTHERS = [
    "Le ministre de la Défense a reçu hier une délégation militaire de haut rang dans la capitale.",
    "Министр обороны принял делегацию вооружённых сил дружественной страны.",
    "Savunma bakanı, dost ülkenin heyetini başkentte kabul etti ve iki ülke ilişkilerini görüştü.",
    "Il ministro della difesa ha ricevuto ieri la delegazione militare del paese amico nella capitale.",
    "Menteri pertahanan menerima kunjungan delegasi militer negara sahabat di ibu kota kemarin.",
    "国防部长昨天在首都会见了友好国家的军事代表团。",
    "ລັດຖະມົນຕີກະຊວງປ້ອງກັນປະເທດ ໄດ້ຕ້ອນຮັບຄະນະຜູ້ແທນ",
    "Minisita fun eto aabo gba ikini lati odo awon asoju orile-ede naa ni ana ni olu ilu.",
]


@pytest.mark.parametrize("text", VIETNAMESE)
def test_vietnamese_in_every_normal_form_and_without_marks(text):
    assert language_of([text]).code == "vi"
    assert language_of([unicodedata.normalize("NFD", text)]).code == "vi"
    assert language_of([text.upper()]).code == "vi"


@pytest.mark.parametrize("text", VIETNAMESE[:3])
def test_vietnamese_typed_without_marks(text):
    assert language_of([fold(text)]).code == "vi"


@pytest.mark.parametrize("text", ENGLISH)
def test_english_even_full_of_vietnamese_names(text):
    assert language_of([text]).code == "en"


@pytest.mark.parametrize("text", OTHERS)
def test_a_third_language_is_neither(text):
    assert language_of([text]).code in ("other", "unknown")


def test_the_larger_part_of_a_mixed_body_decides_and_says_its_share():
    lang = language_of([*ENGLISH[:2], VIETNAMESE[2]])
    assert lang.code == "en"
    assert 0.5 < lang.confidence < 1


@pytest.mark.parametrize("body", [[], [""], ["12 34"], ["…", "***"]])
def test_no_words_is_unknown(body):
    assert language_of(body).code == "unknown"


def test_the_same_text_always_gets_the_same_answer():
    text = ["Indonesia Tsunami Toll Soars"]
    assert len({language_of(text) for _ in range(20)}) == 1
