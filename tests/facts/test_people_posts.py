"""Posts around a name, the country of a post, namesakes, names that could be several people's."""

import pytest

from defcorpus.facts.people.read import read_people
from tests.facts.pages import page


def person(lang, text, number=0):
    return read_people(page(text), lang).people[number]


BEHIND = [
    (
        "vi",
        "Phan Văn Giang, Ủy viên Bộ Chính trị, Bộ trưởng Bộ Quốc phòng, chủ trì hội đàm.",
        ("Bộ trưởng Bộ Quốc phòng", "Ủy viên Bộ Chính trị"),
    ),
    (
        "vi",
        "Thượng tướng Hoàng Xuân Chiến, Thứ trưởng Bộ Quốc phòng, dự lễ.",
        ("Thứ trưởng Bộ Quốc phòng", "Thượng tướng"),
    ),
    ("vi", "Zakir Hasanov, Bộ trưởng Quốc phòng Azerbaijan, cảm ơn.", ("Bộ trưởng Quốc phòng Azerbaijan",)),
    (
        "vi",
        "Thiếu tướng Lê Văn Nam, Ủy viên Ban Thường vụ Tỉnh ủy, Chỉ huy trưởng Bộ CHQS tỉnh, dự.",
        ("Ủy viên Ban Thường vụ Tỉnh ủy", "Chỉ huy trưởng Bộ CHQS tỉnh", "Thiếu tướng"),
    ),
    (
        "vi",
        "Đại tướng Phan Văn Giang - Uỷ viên Bộ Chính trị, Phó Bí thư Quân uỷ Trung ương, Bộ trưởng.",
        ("Phó Bí thư Quân ủy Trung ương", "Ủy viên Bộ Chính trị", "Đại tướng", "Bộ trưởng"),
    ),
    (
        "vi",
        "Thượng tướng Trần Kiến Quân, Bộ trưởng Bộ Quốc phòng và Đoàn đại biểu ra sân bay.",
        ("Bộ trưởng Bộ Quốc phòng", "Thượng tướng"),
    ),
    (
        "vi",
        "Tướng Lý Quốc Hùng, Phó Tổng Tham mưu trưởng Quân giải phóng nhân dân Trung Quốc, dự lễ.",
        ("Phó Tổng Tham mưu trưởng Quân giải phóng nhân dân Trung Quốc", "Tướng"),
    ),
    (
        "vi",
        "Dự có Phó Trợ lý Bộ trưởng Quốc phòng- bà Jane Porter.",
        ("Phó Trợ lý Bộ trưởng Quốc phòng",),
    ),
    (
        "vi",
        "Đại tướng Izutsu Shunji (I-du-trư Sun-di) - Tham mưu trưởng Nhật Bản.",
        ("Tham mưu trưởng Nhật Bản", "Đại tướng"),
    ),
    ("vi", "Bộ Trưởng Quốc Phòng Phan Văn Giang dự lễ.", ("Bộ Trưởng Quốc Phòng",)),
    ("vi", "Ông Lê Thanh Bình - Giám đốc Công an tỉnh cho biết.", ("Giám đốc Công an tỉnh",)),
    (
        "en",
        "Gen. Phan Van Giang, Minister of National Defence, chaired the talks.",
        ("Minister of National Defence", "Gen."),
    ),
    ("en", "Nimet Arslan, a spokesman for the group, declined.", ("spokesman",)),
    ("en", "Zakir Hasanov, Defence Minister of Azerbaijan, arrived.", ("Defence Minister of Azerbaijan",)),
]


@pytest.mark.parametrize(("lang", "text", "posts"), BEHIND, ids=lambda value: str(value)[:40])
def test_posts_behind_a_name_are_its_own(lang, text, posts):
    assert person(lang, text).posts == posts


def test_posts_in_a_list_of_people_go_to_whom_they_belong():
    text = "Thượng tướng Hoàng Xuân Chiến, Thứ trưởng Bộ Quốc phòng, Trung tướng Trần Văn An cùng dự."
    first, second = read_people(page(text), "vi").people
    assert first.posts == ("Thứ trưởng Bộ Quốc phòng", "Thượng tướng")
    assert second.posts == ("Trung tướng",)


COUNTRIES = [
    ("vi", "Bộ trưởng Quốc phòng Azerbaijan Zakir Hasanov đến.", "AZ"),
    ("vi", "Zakir Hasanov, Bộ trưởng Quốc phòng Azerbaijan, đến.", "AZ"),
    ("vi", "Đại sứ Trung Quốc tại Việt Nam Hùng Ba phát biểu.", "CN"),
    ("vi", "Đại sứ Azerbaijan tại Việt Nam Shovgi Mehdizade phát biểu.", "AZ"),
    ("vi", "Đại sứ Việt Nam tại Nhật Bản Phạm Quang Hiệu phát biểu.", "VN"),
    ("vi", "Tổng thống Mỹ Donald Trump ký.", "US"),
    ("vi", "Đại tướng Phan Văn Giang phát biểu.", None),
    ("en", "Turkish Defence Minister Yaşar Güler arrived.", "TR"),
    ("en", "Chinese Ambassador to Vietnam He Wei spoke.", "CN"),
    ("en", "Vietnamese Ambassador to China Pham Sao Mai spoke.", "VN"),
    ("en", "Japan's State Minister of Defense Hiroyuki Miyazawa spoke.", "JP"),
    ("en", "Minister of Defence of Azerbaijan Colonel General Zakir Hasanov spoke.", "AZ"),
    ("en", "Gen. Phan Van Giang spoke in Azerbaijan.", None),
]


@pytest.mark.parametrize(("lang", "text", "code"), COUNTRIES, ids=lambda value: str(value)[:40])
def test_the_country_is_the_one_the_post_is_of(lang, text, code):
    assert person(lang, text).country == code


def test_namesakes_whose_titles_contradict_are_two_people():
    text = "Đại tướng Nguyễn Văn Anh dự lễ. Tài xế Nguyễn Văn Anh chở đoàn. Nguyễn Văn Anh ra về."
    found = read_people(page(text), "vi").people
    assert [(one.name, one.posts) for one in found] == [
        ("Nguyễn Văn Anh", ("Tài xế",)),
        ("Nguyễn Văn Anh", ("Đại tướng",)),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Trung tướng Lê Văn Minh được thăng quân hàm Thượng tướng. Thượng tướng Lê Văn Minh cảm ơn.",
        "Đại tướng Lê Văn Minh dự lễ. Bộ trưởng Lê Văn Minh phát biểu.",
        "Tiến sĩ Lê Văn Minh nói. Thiếu tướng Lê Văn Minh nói.",
    ],
)
def test_a_promotion_or_a_second_office_makes_no_second_person(text):
    assert [one.name for one in read_people(page(text), "vi").people] == ["Lê Văn Minh"]


def test_a_name_that_two_people_share_is_noted_once():
    text = (
        "President Luong Cuong and Gen. Nguyen Tan Cuong attended. Cuong said the army was ready. Cuong left."
    )
    (note,) = read_people(page(text), "en").notes
    assert note.kind == "ambiguous-name"
    assert note.detail == "Cuong may be Luong Cuong or Nguyen Tan Cuong: counted for neither."
    assert text[note.start : note.end] == "Cuong"


def test_clear_names_leave_no_note():
    assert read_people(page("Đại tướng Phan Văn Giang dự lễ. Giang nói."), "vi").notes == ()


@pytest.mark.parametrize(
    ("lang", "text", "name", "count"),
    [
        ("en", "President (Joe) Biden left. President Biden spoke.", "Joe Biden", 2),
        ("vi", "Tại hội đàm, Mustafayev nhấn mạnh quan hệ. Mustafayev cảm ơn nước chủ nhà.", "Mustafayev", 2),
        ("en", "At the talks, Mustafayev thanked the hosts. Mustafayev's visit ends today.", "Mustafayev", 2),
    ],
)
def test_names_that_have_lost_a_part(lang, text, name, count):
    found = person(lang, text)
    assert (found.name, found.count) == (name, count)


NOBODY = [
    "xe đi trên đường Lê Duẩn, Trần Hưng Đạo và Nguyễn Huệ",
    "tàu Trần Hưng Đạo cập cảng; tàu 015 - Trần Hưng Đạo rời cảng",
    "trường Nguyễn Huệ, Trường THPT chuyên Lê Hồng Phong, Trường tiểu học Võ Thị Sáu",
    "Lễ ký kết diễn ra sáng nay (Ảnh: Trọng Đức). Ảnh: Nguyễn Hải.",
    "Chủ tịch Tottenham không bán cầu thủ; Phó Tổng giám đốc HDBank phát biểu",
    "mua chiếc Suzuki Ertiga, ở P.Minh Khai, số 45 Nguyễn Thái Học",
    "axit Alfa Linoleic có trong dầu",
]


@pytest.mark.parametrize("text", NOBODY)
def test_streets_ships_schools_firms_and_photographers_are_nobody(text):
    assert read_people(page(text), "vi").people == ()


def test_a_lone_name_inside_another_name_is_no_repeat():
    text = "Đại tướng Phan Văn Giang thăm Hậu Giang. Đoàn đến Kiên Giang rồi An Giang."
    assert person("vi", text).count == 1


COUNTRIES = [
    # A delegation's country is its leader's; where it goes is not.
    ("Đoàn đại biểu Lào do Đại tướng Chansamone Chanyalath dẫn đầu đã đến.", "LA"),
    ("Đoàn quân sự cấp cao thăm chính thức Việt Nam do Đại tướng Tea Seiha dẫn đầu.", None),
    ("Đoàn công tác về hợp tác Việt Nam - Lào do Thượng tướng Hoàng Xuân Chiến dẫn đầu.", None),
    # A country in front of a stop is of what stands there.
    ("Tham dự có Bộ trưởng Bộ Quốc phòng Việt Nam; Đại tướng Tea Seiha phát biểu.", None),
    ("Sau chuyến thăm Nhật Bản, Thủ tướng Nguyễn Xuân Phúc về nước.", None),
    ("Tướng Mỹ Lloyd Austin phát biểu.", "US"),
]


@pytest.mark.parametrize(("text", "country"), COUNTRIES)
def test_whose_a_title_is(text, country):
    assert read_people(page(text), "vi").people[-1].country == country


def test_a_lone_name_that_begins_a_longer_word_is_no_repeat():
    text = "Ông Fabio Coen gặp báo chí. Coentrao không có mặt, VietCoen cũng vậy."
    assert person("vi", text).count == 1


WRITTEN = [
    ("vi", "Ông gặp Bộ trưởng thứ hai Bộ Quốc phòng Bru-nây Ha-lim Xu-lai-man.", "Ha-lim Xu-lai-man", "BN"),
    (
        "vi",
        "Thiếu tướng tiếp Chuẩn tướng A-đri-an Cô Uây Liêng làm trưởng đoàn.",
        "A-đri-an Cô Uây Liêng",
        None,
    ),
    (
        "vi",
        "Bộ trưởng hội đàm với ngài Xai-khan-bai-a, Bộ trưởng Quốc phòng Mông Cổ.",
        "Xai-khan-bai-a",
        "MN",
    ),
    ("vi", "Trưởng đoàn Trung Quốc là Thượng hiệu Vi Gia Minh.", "Vi Gia Minh", "CN"),
    ("vi", "Thiếu tướng Trần Quốc Cường, Phó tư lệnh Quân khu tỉnh Quảng Tây, dự.", "Trần Quốc Cường", "CN"),
    ("en", "The chief received on May 8 Lieutenant General Xu Jianming in Hanoi.", "Xu Jianming", None),
    ("en", "It was signed by Luis Ferrari Quintana, a secretary.", "Luis Ferrari Quintana", None),
    ("en", "Senegalese Foreign Minister Aïssata Tall Sall met the press.", "Aïssata Tall Sall", "SN"),
]


@pytest.mark.parametrize(("lang", "text", "name", "country"), WRITTEN, ids=lambda value: str(value)[:40])
def test_names_to_their_end_and_their_country(lang, text, name, country):
    found = person(lang, text)
    assert (found.name, found.country) == (name, country)


@pytest.mark.parametrize(
    ("lang", "text", "posts"),
    [
        (
            "vi",
            "Đại tá Đỗ Văn Lâm, Tùy viên Quốc phòng Việt Nam tại Séc tổ chức lễ kỷ niệm.",
            ("Tùy viên Quốc phòng Việt Nam tại Séc", "Đại tá"),
        ),
        ("en", "Receiving the envoy in Hanoi on Tuesday, Gen. Hoang Xuan Chien said so.", ("Gen.",)),
    ],
)
def test_a_post_ends_where_something_happens(lang, text, posts):
    assert person(lang, text).posts == posts


@pytest.mark.parametrize("text", ["Từ Bằng Tường đến Lạng Sơn.", "Chiến sĩ Đoàn Nghi lễ Quân đội gói bánh."])
def test_places_and_units_are_nobody(text):
    assert read_people(page(text), "vi").people == ()
