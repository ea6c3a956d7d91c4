"""Who is host and who is guest, where it was, and on which day, as one article or a few have it."""

import itertools

import pytest

from defcorpus.events import find_events
from tests.events.test_events import told

ROLES = [
    ("Ngày 6-5, tại Hà Nội, Đại tướng Lê Quang Minh, Bộ trưởng Bộ Quốc phòng, tiếp Đại sứ Serbia "
     "Marko Petrov.",
     "Lê Quang Minh", "Marko Petrov"),
    ("Trong chuyến thăm chính thức Serbia, ngày 6-5, Đại tướng Lê Quang Minh hội đàm với Bộ trưởng "
     "Quốc phòng Serbia "
     "Marko Petrov.", "Marko Petrov", "Lê Quang Minh"),
    ("Receiving the envoy in Hanoi on Tuesday, Sen. Lt. Gen. Tran Van Long told Serbian Ambassador "
     "Marko Petrov that "
     "he was invited to a forum in Beijing.", "Tran Van Long", "Marko Petrov"),
    ("Belgrade - Serbian Defence Minister Marko Petrov on May 6 hosted Vietnam's General Le Quang "
     "Minh at his "
     "ministry.", "Marko Petrov", "Le Quang Minh"),
    ("Tối 19/12, tại Thủ đô Praha, Đại tá Đỗ Văn Lâm, Tùy viên Quốc phòng Việt Nam tại Séc tổ chức "
     "lễ kỷ niệm. Dự lễ có "
     "Thiếu tướng Pavel Novotny, đại diện Bộ Quốc phòng Séc.", "Đỗ Văn Lâm", "Pavel Novotny"),
    ("Senior Lieutenant General Tran Van Long, on behalf of Defence Minister Le Quang Minh who was "
     "away, on May 6 "
     "received General Marko Petrov, Commander of the Serbian Army, in Hanoi.",
     "Tran Van Long", "Marko Petrov"),
    ("Ngày 6-5, tại Hà Nội, Thượng tướng Trần Văn Long, Thứ trưởng Bộ Quốc phòng làm việc với Đại "
     "sứ Serbia Marko "
     "Petrov, sau khi ông chào Bộ trưởng Lê Quang Minh.", "Trần Văn Long", "Marko Petrov"),
    ("Ngày 6-5, tại Takasaki, Nhật Bản, Thượng tướng Trần Văn Long, Thứ trưởng Bộ Quốc phòng và Thứ "
     "trưởng Quốc phòng Nhật Bản Sato Kenji đồng chủ trì đối thoại.", "Sato Kenji", "Trần Văn Long"),
    ("General Le Quang Minh and visiting Serbian minister Marko Petrov held talks in Hanoi on May 6.",
     "Le Quang Minh", "Marko Petrov"),
    ("Ngày 6-5, bên lề Diễn đàn An ninh Jakarta, Thượng tướng Trần Văn Long gặp Thứ trưởng Quốc phòng "
     "Indonesia Budi Santoso.", "Budi Santoso", "Trần Văn Long"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "host", "guest"), ROLES)
def test_who_is_host(text, host, guest):
    (event,) = find_events(told("a", f" date 2024-05-07 \n{text}"), {})
    assert [one.name for one in event.hosts] == [host]
    assert [one.name for one in event.guests] == [guest]


HOST = "Thượng tướng Trần Văn Long tiếp Đại sứ Serbia Marko Petrov"
PLACES = [
    (f"Ngày 6-5, tại huyện Ea Súp (Đắk Lắk), {HOST}.", "Ea Súp, Đắk Lắk", "VN-33"),
    (f"Ngày 6-5, tại Hà Nội, {HOST} và mời ông sang dự diễn đàn tại Bắc Kinh.", "Hà Nội", "VN-HN"),
    (f"Ngày 6-5, tại cửa khẩu Tà Lùng, tỉnh Cao Bằng, {HOST}.", "Tà Lùng, Cao Bằng", "VN-04"),
    (f"Ngày 6-5, tại Palukka, {HOST}.", "Palukka", ""),
    ("Sáng 6-5, tàu hộ vệ của Hải quân Serbia do Trung tá Marko Petrov chỉ huy cập cảng Tiên Sa, "
     "bắt đầu chuyến thăm "
     "thành phố Đà Nẵng.", "Tiên Sa, Đà Nẵng", "VN-DN"),
    ("A photograph from Quang Tri was given to General Tran Van Long in Hanoi on May 6 by Serbian "
     "Ambassador Marko "
     "Petrov.", "Hà Nội", "VN-HN"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "place", "code"), PLACES)
def test_where(text, place, code):
    (event,) = find_events(told("a", f" date 2024-05-07 \n{text}"), {})
    assert (event.place, event.place_code) == (place, code)


def test_a_written_day_goes_before_a_weekday():
    vi = (
        "Ngày 25/1, tại Hà Nội, Đại tướng Lê Quang Minh hội đàm với Bộ trưởng Quốc phòng Lào "
        "Chansamone Sisavath."
    )
    en = (
        " date 2022-01-24 Lao defence chief in Vietnam\n\nHanoi (VNA) - General Le Quang Minh held "
        "talks on Tuesday "
        "with Lao Defence Minister Chansamone Sisavath."
    )
    (event,) = find_events((*told("v", vi), *told("e", en)), {("v", "e"): 0.9})
    assert event.day == "2022-01-25"


def test_a_year_is_told_from_another_event_of_the_guest():
    first = (
        " date 2019-03-06 \nNgày 5-3, tại Hà Nội, Đại tướng Lê Quang Minh hội đàm với Thượng tướng "
        "Marko Petrov, Tư lệnh Lục quân Serbia."
    )
    other = (
        "Chiều 6/3, tại Hà Nội, Chủ tịch nước Phạm Văn Hòa tiếp Thượng tướng Marko Petrov, Tư lệnh Lục "
        "quân Serbia."
    )
    events = find_events((*told("a", first), *told("b", other)), {})
    assert [(event.day, event.inferred) for event in events] == [("2019-03-05", False), ("2019-03-06", True)]


DIGEST = (
    " date 2023-06-15 Defence chief meets guests\n\nTwo guests from Europe called on Defence "
    "Minister Le Quang Minh in "
    "Hanoi this week.\n\nOn June 13 it was Serbia's Marko Petrov, who offered places for "
    "cadets.\n\nMeanwhile, on June "
    "14, Minh hosted Ivan Horvat of Croatia, who suggested a memorandum.\n"
)


def test_guests_divide_a_page_without_a_mark():
    events = find_events(told("d", DIGEST), {})
    assert [(event.day, event.guests[0].name, event.hosts[0].name, event.place) for event in events] == [
        ("2023-06-13", "Marko Petrov", "Le Quang Minh", "Hà Nội"),
        ("2023-06-14", "Ivan Horvat", "Le Quang Minh", "Hà Nội"),
    ]


def test_the_other_spelling_in_brackets_is_shown():
    text = (
        "Ngày 6-5, tại Hà Nội, Đại tướng Lê Quang Minh tiếp Đại tướng Ha-lim Xu-lai-man (Halim "
        "Sulaiman), Tư lệnh Lục quân Bru-nây."
    )
    (event,) = find_events(told("a", text), {})
    assert event.guests[0].name == "Halim Sulaiman"


def test_guests_of_two_countries_with_one_given_name_are_two():
    one = (
        " date 2022-06-12 \nChiều 11/6, tại Singapore, Đại tướng Lê Quang Minh gặp Bộ trưởng Quốc "
        "phòng New Zealand Fraser Tindall."
    )
    two = one.replace("New Zealand Fraser Tindall", "Canada Fraser Tisdale")
    events = find_events(itertools.chain(told("a", one), told("b", two)), {})
    assert [event.ids for event in events] == [("a",), ("b",)] or [event.ids for event in events] == [
        ("b",),
        ("a",),
    ]


def event_of(text, *more):
    (event,) = find_events([*told("a", f" date 2024-05-07 \n{text}"), *(t for one in more for t in one)], {})
    return event


HOSTS = "Đại tướng Lê Quang Minh, Bộ trưởng Bộ Quốc phòng"
GUEST = "Bộ trưởng Quốc phòng Serbia Marko Petrov"


@pytest.mark.parametrize(
    "text",
    [
        f"Sáng 6-5, {GUEST} đặt vòng hoa, vào Lăng viếng Chủ tịch Hồ Chí Minh tại Hà Nội.",
        "Serbian Defence Minister Marko Petrov on May 6 laid a wreath and paid homage to President Ho Chi "
        "Minh at his mausoleum in Hanoi.",
        f"Ngày 6-5, tại Hà Nội, {GUEST} dâng hương trước tượng đài Đại tướng Trần Văn Mẫu.",
        "General Marko Petrov, Serbian Defence Minister, laid flowers at the statue of General Tran Van Mau "
        "in Hanoi on May 6.",
    ],
)
def test_the_dead_act_in_nothing(text):
    event = event_of(text)
    assert [one.name for one in (*event.hosts, *event.guests)] == ["Marko Petrov"]


ACTS = [
    (f"Ngày 6-5, bên lề Đối thoại Shangri-La tại Singapore, {HOSTS} gặp {GUEST}.", "meeting", "SG"),
    (f"Ngày 6-5, tại Hà Nội, {HOSTS} tiếp {GUEST} nhân dịp triển lãm quốc phòng.", "reception", "VN-HN"),
    (f"Ngày 6-5, tại Hà Nội, {HOSTS} tiếp {GUEST}. Hai bên nhất trí tổ chức triển lãm tranh.",
     "reception", "VN-HN"),
    (f"Ngày 6-5, tại Singapore, {HOSTS} gặp {GUEST}; đề nghị sớm tổ chức đối thoại lần thứ 7 tại Belgrade.",
     "meeting", "SG"),
    (f"{HOSTS} bắt tay {GUEST} tại triển lãm quốc phòng ở Hà Nội, ngày 6-5.", "meeting", "VN-HN"),
    (f"Ngày 6-5, tại Hà Nội, {HOSTS} gặp {GUEST}, cảm ơn bệnh viện dã chiến của bạn.", "meeting", "VN-HN"),
    (f"Ngày 6-5, tại Hà Nội, {HOSTS} và {GUEST} đồng chủ trì Đối thoại chính sách lần thứ 4.",
     "dialogue", "VN-HN"),
    (f"Ngày 6-5, tại Hà Nội, {HOSTS} gặp {GUEST}, nhất trí tăng số suất học tại trường tham mưu Nis.",
     "meeting", "VN-HN"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "act", "code"), ACTS)
def test_who_meets_on_the_margins_meets(text, act, code):
    event = event_of(text)
    assert (event.act, event.place_code) == (act, code)


def test_who_acts_for_the_united_nations_is_of_no_country():
    event = event_of(
        "Ngày 6-5, tại New York, Thượng tướng Trần Văn Long gặp ông Marko Petrov, "
        "Phó Tổng Thư ký Liên hợp quốc."
    )
    assert [one.country for one in (*event.hosts, *event.guests) if one.name == "Marko Petrov"] == [None]


def test_names_and_posts_take_the_marks_of_other_articles():
    other = told(
        "b", " date 2024-06-07 \nNgày 6-6, Đại tướng Lê Quang Mậu, Bộ trưởng Bộ Quốc phòng, tiếp ông X."
    )
    plain = told(
        "a",
        " date 2024-05-07 \nHanoi - General Le Quang Mau received Serbian Minister Marko Petrov on May 6.",
    )
    found = find_events([*plain, *other], {})
    assert {one.name for event in found for one in event.hosts} == {"Lê Quang Mậu"}
    twins = told(
        "c", " date 2024-07-07 \nNgày 6-7, Thiếu tướng Lê Quang Mẫu, Cục trưởng, tiếp ông Y tại Hà Nội."
    )
    found = find_events([*plain, *other, *twins], {})
    assert "Le Quang Mau" in {one.name for event in found for one in event.hosts}


def test_published_is_the_first_report():
    preview = told(
        "b", " date 2024-05-02 \nTư lệnh Lục quân Serbia sẽ thăm Việt Nam\n\nTrung tướng Marko Petrov, "
        "Tư lệnh Lục quân Serbia, sẽ thăm chính thức Việt Nam ngày 6-5 theo lời mời của Thượng "
        "tướng Trần Văn Long."
    )  # fmt: skip
    event = event_of(
        "Ngày 6-5, tại Hà Nội, Thượng tướng Trần Văn Long tiếp Trung tướng Marko Petrov, Tư lệnh Lục quân "
        "Serbia, đang thăm chính thức Việt Nam.",
        preview,
    )
    assert len(event.members) == 2 and event.published == "2024-05-07"


MESSAGES = [
    "Ngày 6-5, Đại tướng Lê Quang Minh, Bộ trưởng Bộ Quốc phòng gửi điện thăm hỏi tới Bộ trưởng Quốc phòng "
    "Serbia Marko Petrov về thiệt hại do lũ lụt tại Novi Sad.",
    "Minister of National Defence General Le Quang Minh on May 6 sent a message of sympathy to Serbian "
    "Defence Minister Marko Petrov over the floods in Novi Sad, Serbia.",
    "Ngày 6-5, Đại tướng Lê Quang Minh, Bộ trưởng Bộ Quốc phòng điện đàm với Bộ trưởng Quốc phòng Serbia "
    "Marko Petrov về lũ lụt tại Novi Sad.",
]


@pytest.mark.parametrize("text", MESSAGES)
def test_what_is_told_at_a_distance_is_at_no_place_abroad(text):
    (event,) = find_events(told("a", f" date 2024-05-07 \n{text}"), {})
    assert event.act in ("message", "call")
    assert [one.name for one in event.guests] == ["Marko Petrov"] and len(event.hosts) == 1
    assert event.place == "" and event.place_code == ""
