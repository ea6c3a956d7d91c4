"""Whether a name in Vietnamese syllables is a Vietnamese person's or a foreigner's, written as it sounds."""

import pytest

from defcorpus.facts.people.abroad import is_by_sound
from defcorpus.facts.people.read import read_people
from tests.facts.pages import page

ABROAD = [
    ("vi", "Chuẩn tướng Gâu Chi Uây, trưởng đoàn Xinh-ga-po, phát biểu.", "Gâu Chi Uây"),
    ("vi", "Bộ trưởng Quốc phòng Xinh-ga-po Gô Xơn Kiêng đến thăm.", "Gô Xơn Kiêng"),
    ("vi", "Trung tướng Lim Tuấn Kít, Tư lệnh Lục quân Xinh-ga-po.", "Lim Tuấn Kít"),
    ("vi", "Trung tướng Pắc Giê Uân, Thứ trưởng Quốc phòng Hàn Quốc.", "Pắc Giê Uân"),
    ("vi", "Thứ trưởng Quốc phòng Hàn Quốc Kim Xơn Hô đến Hà Nội.", "Kim Xơn Hô"),
    ("vi", "Đại tướng Tia Xây Rin, Bộ trưởng Bộ Quốc phòng Cam-pu-chia.", "Tia Xây Rin"),
    ("vi", "Trung tướng Vông Khăm Xi Pha, Thứ trưởng Bộ Quốc phòng Lào.", "Vông Khăm Xi Pha"),
    ("vi", "Đại tướng Mông Tun Ây, Bộ trưởng Quốc phòng Mi-an-ma.", "Mông Tun Ây"),
    ("vi", "Đại tướng Xổng Vít Nun Đi, Tư lệnh Quân đội Hoàng gia Thái Lan.", "Xổng Vít Nun Đi"),
    ("vi", "Thiếu tướng Gơm Uây Kiêng phát biểu tại buổi lễ.", "Gơm Uây Kiêng"),  # no country beside it
    ("vi", "Đại tá Xu Du Ki Mi Dư trao đổi kinh nghiệm.", "Xu Du Ki Mi Dư"),  # nor syllables out of use
    ("vi", "Trung tá Xôm Bun Chăn Tha dẫn đầu đoàn.", "Xôm Bun Chăn Tha"),
    ("en", "South Korean Vice Defence Minister Kim Min Ho arrived on Monday.", "Kim Min Ho"),
]

AT_HOME = [
    ("vi", "Thiếu tá Lầu Bá Xìa, Đồn biên phòng, phát biểu.", "Lầu Bá Xìa"),
    ("vi", "Đại tá Giàng A Sèo, Phó chỉ huy trưởng.", "Giàng A Sèo"),
    ("vi", "Thiếu tướng Y Thanh Hà, Phó Chính ủy Quân khu.", "Y Thanh Hà"),
    ("vi", "Đại tá Thạch Sa Rây, Chính trị viên.", "Thạch Sa Rây"),
    ("vi", "Đại tá Nguyễn Bá Quát, Tùy viên Quốc phòng Việt Nam tại Lào.", "Nguyễn Bá Quát"),
    ("vi", "Đại sứ Hoa Kỳ Lương Xuân Việt đến Hà Nội.", "Lương Xuân Việt"),
    ("vi", "Luật sư Malaysia Đoàn Thị Hương đến Hà Nội.", "Đoàn Thị Hương"),
    ("vi", "Thượng tướng Đổng Quân, Bộ trưởng Quốc phòng Trung Quốc.", "Đổng Quân"),
    ("vi", "Ông Ong Văn Lình, Phó Chủ tịch UBND xã, đến dự.", "Ong Văn Lình"),
    ("vi", "Ca sĩ Mỹ Hồng Nhung biểu diễn.", "Hồng Nhung"),
    ("en", "U.S. Ambassador Luong Xuan Viet arrived on Monday.", "Luong Xuan Viet"),
]


@pytest.mark.parametrize(("lang", "text", "name"), ABROAD)
def test_a_name_by_sound_is_a_foreigners(lang, text, name):
    found = {person.name: person.native for person in read_people(page(text), lang).people}
    assert found.get(name) is False


@pytest.mark.parametrize(("lang", "text", "name"), AT_HOME)
def test_a_vietnamese_name_stays_one(lang, text, name):
    found = {person.name: person.native for person in read_people(page(text), lang).people}
    assert found.get(name) in (True, None)


def test_one_syllable_out_of_use_is_too_few_without_a_country():
    assert not is_by_sound("Rơ Châm Khoan", None, "vi")
    assert not is_by_sound("Nguyễn Uây Liêng", None, "vi")
    assert is_by_sound("Uây Xơn Liêng", None, "vi")


BEHIND = [
    # The body that someone is of stands behind the post, or behind the name of one who is no Vietnamese.
    (
        "tiếp Trung tướng Tôn Vĩnh Cường, Phó tư lệnh Chiến khu Nam bộ, Quân Giải phóng nhân dân Trung Quốc.",
        "CN",
    ),
    ("tiếp Chuẩn đô đốc Li Giun Xốc, Hải quân Hàn Quốc đang ở thăm.", "KR"),
    ("tiếp Đại tướng Xa Mỏn Bun Vông, Bộ Quốc phòng Lào.", "LA"),
    ("tiếp Thiếu tướng Matthias Riedl, Cục trưởng Cục Chính sách, Bộ Quốc phòng Áo.", "AT"),
    # So it is of a ship or a party that somebody leads.
    ("Tàu huấn luyện của Hải quân Hàn Quốc cùng 310 người, do Chuẩn đô đốc Chê Giung Un chỉ huy, đến.", "KR"),
    ("Tàu Taranaki của Hải quân Hoàng gia Niu Di-lân do Trung tá Owen Tasman làm thuyền trưởng.", "NZ"),
    ("Đoàn công tác thăm Hàn Quốc do Chuẩn đô đốc Chê Giung Un dẫn đầu.", None),
    ("Đoàn thăm Hải quân Hàn Quốc do Đại tá Lê Văn Sơn làm trưởng đoàn.", None),
    # A clause or another name begins there, or the body is at home.
    ("Đại tướng Lê Văn Sơn, Tư lệnh Vùng 4 hội đàm với ông Bác, Hải quân Hàn Quốc.", None),
    ("Theo Đại tướng Lê Văn Sơn, Hải quân Hàn Quốc đã cử tàu đến.", None),
    ("Dự có Đại tướng Lê Văn Sơn, Phó Tư lệnh Quân khu 4, và đoàn Bộ Quốc phòng Lào.", None),
    ("Dự có Đại tướng Lê Văn Sơn, Cục trưởng Cục Tác chiến, Bộ Quốc phòng Việt Nam.", None),
]


@pytest.mark.parametrize(("text", "country"), BEHIND)
def test_the_country_of_the_body_behind_a_name(text, country):
    (found,) = read_people(page(text), "vi").people
    assert found.country == country
