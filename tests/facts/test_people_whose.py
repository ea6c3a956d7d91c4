"""Where a post begins and ends, whose it is, which country it says, and names that were cut or left out."""

import pytest

from defcorpus.facts.people.read import read_people
from tests.facts.pages import page


def people(lang, text):
    return {person.name: person for person in read_people(page(text), lang).people}


POSTS = [
    # What happens is told behind the post.
    ("vi", "Đại tướng Lê Văn Bình, Bộ trưởng Bộ Quốc phòng chủ trì lễ tiễn đoàn.", "Bộ trưởng Bộ Quốc phòng"),
    (
        "vi",
        "Đại tướng Sok Pheap, Bộ trưởng Bộ Quốc phòng Campuchia nhân dịp tới thăm.",
        "Bộ trưởng Bộ Quốc phòng Campuchia",
    ),
    (
        "vi",
        "Ông Arjun Mehta, Thư ký Quốc phòng Ấn Độ và đoàn công tác đã đến.",
        "Thư ký Quốc phòng Ấn Độ",
    ),
    # Nor does that of a short form.
    (
        "vi",
        "Thượng tướng Lê Văn Bình, Ủy viên T.Ư Đảng, sáng nay chủ trì đối thoại.",
        "Ủy viên T.Ư Đảng",
    ),
    # A full stop ends it, and is no part of it.
    (
        "vi",
        "Dự lễ có Đại tướng Lê Văn Bình, Bộ trưởng Bộ Quốc phòng. Lễ đón bắt đầu.",
        "Bộ trưởng Bộ Quốc phòng",
    ),
    (
        "vi",
        "Khách mời là ông Trần Ích, Bộ trưởng Ngoại giao Trung Quốc. Cùng dự có các đơn vị.",
        "Bộ trưởng Ngoại giao Trung Quốc",
    ),
    ("vi", "Đoàn do ông Lê Văn Bình, Đại sứ Việt Nam. Cùng đi có phu nhân.", "Đại sứ Việt Nam"),
    # The body of the office goes whole.
    (
        "vi",
        "Bộ trưởng tiếp Ngài John A. Miller , Thứ trưởng thứ nhất Bộ Chiến tranh Hoa Kỳ.",
        "Thứ trưởng thứ nhất Bộ Chiến tranh Hoa Kỳ",
    ),
    (
        "vi",
        "Trung tướng Ivan Petrov, Tổng cục trưởng Tổng cục 12 nói về hợp tác.",
        "Tổng cục trưởng Tổng cục 12",
    ),
    (
        "vi",
        "Thượng tướng José Díaz, Thứ trưởng thứ nhất Bộ các Lực lượng Vũ trang Cách mạng Cuba dự lễ.",
        "Thứ trưởng thứ nhất Bộ các Lực lượng Vũ trang Cách mạng Cuba",
    ),
    (
        "en",
        "Admiral Kenji Sato, Chief of Staff of the Japan Self-Defence Forces, arrived.",
        "Chief of Staff of the Japan Self-Defence Forces",
    ),
    (
        "en",
        "General Li Ming, Chief of Staff of the People’s Liberation Army, arrived.",
        "Chief of Staff of the People’s Liberation Army",
    ),
    # A government is nobody's acting office.
    ("vi", "Quan hệ với chính quyền Tổng thống Mary Jones vẫn tốt.", "Tổng thống"),
    ("vi", "Chiều qua, quyền Tổng thống Mary Jones họp báo.", "quyền Tổng thống"),
    # A palace is no office.
    ("vi", "Tại Phủ Chủ tịch, Chủ tịch nước Lê Văn Bình chủ trì lễ đón.", "Chủ tịch nước"),
    # A number of people is not a body's.
    (
        "vi",
        "Đón đoàn có Trưởng đoàn 12 người Lê Văn Bình, Chủ tịch Hội Cựu chiến binh.",
        "Chủ tịch Hội Cựu chiến binh",
    ),
]


@pytest.mark.parametrize(("lang", "text", "post"), POSTS, ids=lambda value: str(value)[:40])
def test_a_post_ends_where_something_else_begins(lang, text, post):
    [person] = people(lang, text).values()
    ranks = {"Đại tướng", "Trung tướng", "Thượng tướng", "Admiral", "General"}
    assert set(person.posts) - ranks == {post}


def test_a_post_goes_to_the_person_right_behind_it():
    text = (
        "Ông Tan Wei Jie là Bộ trưởng Bộ Nội vụ kiêm Bộ trưởng Bộ Quốc phòng Singapore, "
        "Bộ trưởng Lê Văn Bình tin tưởng hai bên sẽ hợp tác."
    )
    minister = people("vi", text)["Lê Văn Bình"]
    assert (minister.posts, minister.country) == (("Bộ trưởng",), None)


def test_a_post_of_another_country_than_the_name_in_front_is_the_next_persons():
    found = people(
        "en",
        "From right: Minister of National Defence of Vietnam General Le Van Binh, Deputy Prime Minister and "
        "Minister of National Defence of Laos General Khamtay Vongsa, and Deputy Prime Minister and Minister "
        "of National Defence of Cambodia General Sok Pheap at the marker on May 4",
    )
    assert found["Le Van Binh"].posts == ("Minister of National Defence of Vietnam", "General")
    assert {*found["Khamtay Vongsa"].posts} > {
        "Deputy Prime Minister",
        "Minister of National Defence of Laos",
    }
    # His own country's are his own.
    text = (
        "General Le Van Binh, Minister of Defence of Vietnam, met Minister of Defence of Laos Khamtay Vongsa."
    )
    assert {*people("en", text)["Le Van Binh"].posts} == {"General", "Minister of Defence of Vietnam"}


def test_whoever_invites_is_not_whoever_comes():
    text = "Nhận lời mời của Bộ trưởng Bộ Quốc phòng Nhật Bản, Đại tướng Lê Văn Bình đã lên đường."
    assert people("vi", text)["Lê Văn Bình"].posts == ("Đại tướng",)
    text = "Phó Thủ tướng, Bộ trưởng Bộ Quốc phòng Lào, Đại tướng Khamtay Vongsa đã lên đường."
    assert people("vi", text)["Khamtay Vongsa"].country == "LA"


COUNTRIES = [
    ("vi", "Chiều qua, tại Bắc Kinh, Đại tướng Lê Văn Bình hội kiến chủ nhà.", None),
    ("vi", "Chiều qua tại Bắc Kinh Đại tướng Lê Văn Bình hội kiến chủ nhà.", None),
    ("en", "The two sides met in Beijing. Deputy Minister Le Van Binh attended.", None),
    ("en", "In Beijing Defence Minister Le Van Binh met his host.", None),
    ("en", "In Kuala Lumpur, General Le Van Binh met his host.", None),
    ("en", "The talks were held in Hanoi. Prime Minister Kenji Sato agreed.", None),
    ("en", "U.S. Secretary of Defense John A. Miller arrived.", "US"),
    ("en", "Vietnamese Defence Minister Le Van Binh arrived in Beijing.", "VN"),
    ("vi", "Bộ trưởng Quốc phòng Việt Nam Lê Văn Bình tới Bắc Kinh.", "VN"),
    ("vi", "Giám đốc Công an Hà Nội Lê Văn Bình cho biết.", "VN"),
]


@pytest.mark.parametrize(("lang", "text", "country"), COUNTRIES, ids=lambda value: str(value)[:40])
def test_a_place_in_front_is_nobodys_country(lang, text, country):
    [person] = people(lang, text).values()
    assert person.country == country


NAMES = [
    ("en", "Party General Secretary Nguyen Van Trong received the guest.", "Nguyen Van Trong"),
    (
        "en",
        "He held talks with his Singaporean counterpart Tan Chun Sing in Hanoi on Friday.",
        "Tan Chun Sing",
    ),
    ("en", "A press conference by the Defense Minister Nakamura was held.", "Nakamura"),
    ("en", "The policy was explained, and Defense Minister Thanh stated that it is welcome.", "Thanh"),
    ("en", "For his part, Dutton affirmed that the transport will go on.", "Dutton"),
    ("vi", "ĐẠI TƯỚNG LÊ VĂN BÌNH", "LÊ VĂN BÌNH"),
    ("vi", "ĐẠI TƯỚNG LÊ VĂN BÌNH TIẾP ĐẠI SỨ NGA", "LÊ VĂN BÌNH"),
]


@pytest.mark.parametrize(("lang", "text", "name"), NAMES, ids=lambda value: str(value)[:40])
def test_names_are_found_whole(lang, text, name):
    assert list(people(lang, text)) == [name]


def test_an_initial_and_a_generation_make_nobody_else():
    text = "Secretary of Defense John A. Miller III arrived. John Miller spoke. John A. Miller left."
    assert {name: person.count for name, person in people("en", text).items()} == {"John A. Miller III": 3}


def test_other_languages_have_posts_of_their_own():
    assert not people("es", "Las Fuerzas de Autodefensa de Japón participaron.")
    text = "Le général Le Van Binh, chef d’état-major de l’armée, effectue une visite."
    assert people("fr", text)["Le Van Binh"].posts == ()
