"""Who is host and where it was, where a text says it only beside what it tells: calls, credits, datelines."""

import pytest

from defcorpus.events import find_events
from tests.events.test_events import told

M = "General Le Quang Minh, Minister of National Defence"
S = "Bộ trưởng Quốc phòng Serbia Marko Petrov"
V = "Đại tướng Lê Quang Minh, Bộ trưởng Bộ Quốc phòng"

WHO = [
    # who calls on somebody is guest
    (f"Ngày 6-5, {V} chào xã giao Tổng thống Serbia Marko Petrov.", "Marko Petrov", "Lê Quang Minh"),
    ("Ngày 6-5, Đại sứ Serbia Marko Petrov đến chào Đại tướng Lê Quang Minh nhân dịp nhận nhiệm vụ.",
     "Lê Quang Minh", "Marko Petrov"),
    (f"{M}, paid a courtesy call on Serbian President Marko Petrov on May 6.",
     "Marko Petrov", "Le Quang Minh"),
    (f"Serbian General Marko Petrov called on {M}, on May 6.", "Le Quang Minh", "Marko Petrov"),
    # for whom there is a feast
    ("The statement came at a banquet in honour of General Le Quang Minh given by Serbian Defence Minister "
     "Marko Petrov on May 6.", "Marko Petrov", "Le Quang Minh"),
    ("Serbian Defence Minister Marko Petrov spoke at a reception on May 6 for Senior Lieutenant General Le "
     "Quang Minh of Vietnam.", "Marko Petrov", "Le Quang Minh"),
    # who is in a country for some days
    ("Vietnam's General Le Quang Minh, in Serbia for two days, met Defence Minister Marko Petrov on May 6.",
     "Marko Petrov", "Le Quang Minh"),
    ("Serbian Defence Minister Marko Petrov is in Vietnam on an official visit. He met General Le Quang Minh "
     "on May 6.", "Le Quang Minh", "Marko Petrov"),
    # who thanks for a welcome
    (f"Ngày 6-5, {V} gặp {S}.\n\nĐại tướng Lê Quang Minh trân trọng cảm ơn "
     "sự đón tiếp nồng hậu của nước chủ nhà.", "Marko Petrov", "Lê Quang Minh"),
    (f"{M}, met Serbian Defence Minister Marko Petrov on May 6.\n\nPetrov thanked the Vietnamese side for "
     "its warm hospitality.", "Le Quang Minh", "Marko Petrov"),
    # from where it was reported
    (f"Ngày 6-5, {V} gặp {S}.\n\nTin, ảnh: MINH HÀ (từ Belgrade)",
     "Marko Petrov", "Lê Quang Minh"),
    ("KRUSEVAC, Serbia, May 6 (Tanjug) -- Defence Minister Marko Petrov and Vietnam's General Le Quang Minh "
     "discussed joint drills, the ministry said.", "Marko Petrov", "Le Quang Minh"),
    # a third country
    (f"Ngày 6-5, bên lề Đối thoại Shangri-La tại Singapore, {V} gặp {S}.",
     "Lê Quang Minh", "Marko Petrov"),
    ("Serbian Defence Minister Marko Petrov, who is visiting Singapore for the Shangri-La Dialogue, met "
     "Vietnam's General Le Quang Minh on May 6.", "Le Quang Minh", "Marko Petrov"),
    # who takes the telephone
    ("BELGRADE, May 6 - Defence Minister Marko Petrov telephoned Vietnamese Defence Minister Le Quang Minh "
     "today.", "Marko Petrov", "Le Quang Minh"),
    (f"Ngày 6-5, {V} điện đàm với {S}.",
     "Lê Quang Minh", "Marko Petrov"),
    (f"{M}, received a phone call from Serbian Defence Minister Marko Petrov on May 6.",
     "Marko Petrov", "Le Quang Minh"),
    # who is only met besides
    (f"{M}, held talks with Serbian Defence Minister Marko Petrov in Hanoi on May 6. He was also received by "
     "President Tran Duc Luong.", "Le Quang Minh", "Marko Petrov"),
    ("Serbian Defence Minister Marko Petrov and his Vietnamese counterpart Le Quang Minh signed a plan in "
     "Hanoi on May 6. Petrov later the same day paid a courtesy call on Prime Minister Phan Van Khai.",
     "Le Quang Minh", "Marko Petrov"),
    # whom the guest met before
    (f"{M}, received Serbian General Marko Petrov in Hanoi on May 6, hours after his talks with the Chief of "
     "the General Staff, General Tran Duc Luong.", "Le Quang Minh", "Marko Petrov"),
    (f"Chiều 6-5, tại Hà Nội, {V} tiếp Đại tướng Serbia Marko Petrov sau khi hội đàm với Tổng Tham mưu "
     "trưởng, Thượng tướng Trần Đức Lương.", "Lê Quang Minh", "Marko Petrov"),
]  # fmt: skip

WHERE = [
    (f"Ngày 6-5, {V} hội đàm với {S}. Hai bên gặp nhau lần gần đây nhất tại "
     "Geneva.", ""),
    (f"Ngày 6-5, tại Hà Nội, {V} và {S} đồng chủ trì đối thoại lần thứ 7; "
     "đánh giá việc thực hiện biên bản đối thoại lần thứ 6 tại Belgrade.", "Hà Nội"),
    (f"{M}, and Serbian Defence Minister Marko Petrov co-chaired the ninth dialogue on May 6. They reviewed "
     "the minutes of the eighth round in Belgrade.", ""),
    (f"In the southern city of Nis in Serbia, {M}, met Defence Minister Marko Petrov on May 6.", "Nis"),
    (f"On May 6 {M}, met Chinese Defence Minister Li Weimin in China's Guangxi.", "Guangxi"),
    (f"{M}, and Serbian Defence Minister Marko Petrov discussed the South China Sea on May 6.\n\n"
     "The meeting in Belgrade was their second.", "Belgrade"),
    ("Ngày 6-5, ở cửa khẩu Na Kham (huyện Mường Xôi, tỉnh Hủa Phăn), Đại tướng Lê Quang Minh gặp Bộ trưởng "
     "Quốc phòng Lào Bun Xay.", "Na Kham, Houaphanh"),
    ("Ngày 6-5, Đại sứ Serbia Marko Petrov được Đại tướng Lê Quang Minh tiếp tại Trụ sở Bộ.", "Hà Nội"),
    (f"Tại Thủ đô Belgrade, ngày 6-5, {V} hội đàm với {S}.", "Belgrade"),
    ("Singapore (VNA) – Deputy Defence Minister Le Quang Minh and Singapore's Permanent Secretary of Defence "
     "Tan Wei Ming co-chaired a dialogue on May 6.", "Singapore"),
    (f"Hanoi (VNA) – {M}, was received by Serbian President Marko Petrov on May 6 during his official visit "
     "to Serbia.", "Serbia"),
    (f"Ngày 6-5, tại Lào Cai và Hà Khẩu (Trung Quốc), {V} và Thượng tướng Vương Hải Long, Bộ trưởng "
     "Quốc phòng Trung Quốc dự giao lưu hữu nghị quốc phòng biên giới.", "Lào Cai – Hekou"),
]  # fmt: skip


def one(text):
    (event,) = find_events(told("a", f" date 2024-05-07 \n{text}"), {})
    return event


@pytest.mark.parametrize(("text", "host", "guest"), WHO)
def test_who_is_host(text, host, guest):
    event = one(text)
    assert [person.name for person in event.hosts] == [host]
    assert [person.name for person in event.guests] == [guest]


@pytest.mark.parametrize(("text", "place"), WHERE)
def test_where_it_was(text, place):
    found = one(text).place
    assert place in found if place else not found
