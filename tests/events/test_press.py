"""What single pages of the press tell, as they write it: who came with a ship, where a ministry is, which "
"year."""

import pytest

from defcorpus.article import Location, Metadata
from defcorpus.events import Event, find_events, tellings
from defcorpus.facts import analyse
from defcorpus.reading.pages import make_page


def events_of(text: str) -> list[Event]:
    page = make_page(Location("/a.txt", "/"), text + "\n", Metadata(), kind="text", encoding="utf-8")
    return find_events(tellings(analyse(page)), {})


def facts(event: Event) -> tuple[str, str]:
    return tuple(side[0].name if side else "" for side in (event.hosts, event.guests))


SHIPS = [
    # who leads the ships, or commands one, before the envoys who welcome them and the ministers who agreed
    (" date 2024-09-08 \nSáng 7/9, tàu khu trục ROKS Haneul cập cảng Tiên Sa (Đà Nẵng), bắt đầu chuyến "
     "thăm xã giao. "
     "Đại sứ Hàn Quốc Choi Min-seo dự lễ đón. Trưởng đoàn là Chuẩn đô đốc Kang Do-yun.", ("", "Kang Do-yun")),
    ("Two destroyers at Cam Ranh\n\nThe destroyers JS Hayanami and JS Asakumo docked at Cam Ranh Port on "
     "April 12, "
     "2016. Captain Mori Kenta, commanding officer of JS Hayanami, greeted the port. The visit was agreed "
     "by Defence Minister Le Quang Minh and his counterpart Sato Yasuo when the latter "
     "came to Vietnam last November.",
     ("", "Mori Kenta")),
    ("The USS Amos H. Baker approaches Da Nang on June 25, 2023. (Joan Bishop/U.S. Navy)\n\nThe USS Amos "
     "H. Baker "
     "came to Da Nang on June 25, 2023 for a port visit. Capt. Dale Carter, the skipper, said sailors were "
     "eager.",
     ("", "Dale Carter")),
    # a ship of Việt Nam abroad is a guest
    (" date 2025-12-02 \nSáng 1/12, Tàu 015-Trần Hưng Đạo do Đại tá Lê Văn Đồng, Phó Tư lệnh Vùng 4 Hải "
     "quân làm "
     "trưởng đoàn cập cảng Thanh Đảo (Trung Quốc), thăm xã giao.", ("", "Lê Văn Đồng")),
]  # fmt: skip


@pytest.mark.parametrize(("text", "who"), SHIPS)
def test_who_comes_with_a_ship(text: str, who: tuple[str, str]) -> None:
    (event,) = events_of(text)
    assert facts(event) == who
    assert event.act == "port call"


WHO = [
    # an embassy's feast is its own, here and abroad
    ("Tối 10/12/2024, tại Moskva, Đại sứ quán Việt Nam tại Nga tổ chức lễ kỷ niệm 80 năm ngày thành lập "
     "Quân đội "
     "Nhân dân Việt Nam. Đại sứ Đặng Minh Khoa phát biểu. Thiếu tướng Sergey Orlov chúc mừng.",
     "Đặng Minh Khoa", "Sergey Orlov"),
    # a minister whom an ambassador of Việt Nam calls on
    (" date 2024-02-24 \nDefense Secretary Ramon Valdez met with Lai Thai Minh, Ambassador of Vietnam to the "
     "Philippines, during an introductory call on Friday.", "Ramon Valdez", "Lai Thai Minh"),
    ("Thượng tướng Lê Quang Minh hội đàm với Thượng tướng Bounmy Silivong, Chủ nhiệm Tổng cục Chính trị "
     "Quân đội "
     "nhân dân Lào, sáng 2-7-2025, trong khuôn khổ chuyến thăm chính thức Lào.", "Bounmy Silivong", "Lê "
     "Quang Minh"),
    ("Japanese Deputy Defence Minister Sato Yasuo was received later on the same day by Minister of "
     "National Defence Gen. Le Quang Minh.", "Le Quang Minh", "Sato Yasuo"),
    # who speaks for a ministry meets nobody
    ("Người phát ngôn Bộ Ngoại giao Trần Thị Mai cho biết ngày 6-5-2024, Đại tướng Lê Quang Minh tiếp Bộ "
     "trưởng Quốc "
     "phòng Serbia Marko Petrov tại Hà Nội.", "Lê Quang Minh", "Marko Petrov"),
    # who leads a Chinese delegation has a name that may be Vietnamese
    ("Đoàn đại biểu Học viện Quốc phòng Trung Quốc do Thiếu tướng Lý Văn Tùng làm Trưởng đoàn thăm Học "
     "viện Quốc "
     "phòng, sáng 14-5-2025. Trung tướng Lê Hồng Quân, Giám đốc Học viện, tiếp đoàn.", "Lê Hồng Quân", "Lý "
     "Văn Tùng"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "host", "guest"), WHO)
def test_who_is_host(text: str, host: str, guest: str) -> None:
    (event,) = events_of(text)
    assert facts(event) == (host, guest)


WHERE = [
    ("On November 23, 2021 Minister Sato Yasuo held talks with General Le Quang Minh, Minister of National "
     "Defence of "
     "Viet Nam, at the Ministry of Defense Japan.", "Japan"),
    ("Chiều 30/11/2022, Chủ tịch Quốc hội Lê Quang Minh tiếp Bộ trưởng Quốc phòng Australia Colin Marsh ở "
     "trụ sở Nghị "
     "viện Australia.", "Australia"),
    ("MANILA, Philippines — President Ramon Valdez met Vietnamese Defense Minister Gen. Le Quang Minh at "
     "Malacañang on "
     "August 30, 2024.", "Malacañang, Manila"),
    ("Lạng Sơn province hosted the exchange on March 18, 2026; General Le Quang Minh met Chinese Defence "
     "Minister Zhao "
     "Lin there.", "Lạng Sơn"),
    ("Ngày 6-5-2024, Bộ trưởng Quốc phòng Serbia Marko Petrov viếng Lăng Chủ tịch Hồ Chí Minh.", "Hà Nội"),
    ("The hill was a stronghold in Indochina in the 1950s. General Le Quang Minh met Serbian minister "
     "Marko Petrov on "
     "May 6, 2024.", ""),
    ("Sáng 7-5-2019, hai tàu HMAS Perth và HMAS Hobart vào Cảng quốc tế Cam Ranh, Khánh Hòa.", "Cam Ranh"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "place"), WHERE)
def test_where_it_was(text: str, place: str) -> None:
    (event,) = events_of(text)
    assert place in event.place if place else not event.place


DAYS = [
    # no page day: the year after they last met, or that of what just came out, or of the months before
    ("General Le Quang Minh met Serbian minister Marko Petrov in Hanoi on September 9. The ministers last "
     "met in "
     "November 2023 in Jakarta.", "2024-09-09"),
    ("Ngày 25-11, Thượng tướng Lê Quang Minh tiếp Thứ trưởng Quốc phòng Serbia Marko Petrov tại Hà Nội. "
     "Khách được "
     "tặng Sách trắng vừa công bố năm 2019.", "2019-11-25"),
    ("General Le Quang Minh met Serbian minister Marko Petrov in Hanoi on April 11. A statement of "
     "December 2023 was "
     "followed up.", "2024-04-11"),
    # a weekday that is announced
    (" date 2023-06-18 \nMinister to meet Petrov\n\nVietnamese Defence Minister Gen. Le Quang Minh will "
     "hold talks with "
     "Serbian Defence Minister Marko Petrov on Monday.", "2023-06-19"),
    # the day of a visit that a lead only begins with
    ("General Le Quang Minh, Vietnam's Defence Minister, is in Serbia on an official visit at the "
     "invitation of "
     "Defence Minister Marko Petrov.\n\nThe two held talks in Belgrade on September 9, 2024.", "2024-09-09"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "day"), DAYS)
def test_on_which_day(text: str, day: str) -> None:
    (event,) = events_of(text)
    assert event.day == day


IN_TURN = [
    ("Ngày 29-7-2021, Bộ trưởng Quốc phòng Serbia Marko Petrov lần lượt đến chào Chủ tịch nước Lê Quang "
     "Minh và Thủ "
     "tướng Trần Văn Long.", [("Lê Quang Minh", "Marko Petrov"), ("Trần Văn Long", "Marko Petrov")]),
    ("On November 2, 2025 in Hanoi Serbian Defence Minister Marko Petrov met General Secretary Le Quang "
     "Minh and, "
     "separately, State President Tran Van Long.",
     [("Le Quang Minh", "Marko Petrov"), ("Tran Van Long", "Marko Petrov")]),
    # a second host further down, of whom more is told
    ("The chairs of the seventh dialogue, in Hanoi on November 25, 2019, were Deputy Defence Minister Le "
     "Quang Minh and "
     "Serbian Deputy Defence Minister Marko Petrov.\n\nThey were pleased.\n\nMarko Petrov was received "
     "later on the same "
     "day by Minister of National Defence Gen. Tran Van Long. To the minister the dialogue is a platform "
     "on which the "
     "two sides speak about what they share and build trust.",
     [("Le Quang Minh", "Marko Petrov"), ("Tran Van Long", "Marko Petrov")]),
    # one that is only named
    ("Chiều 22-7-2025, Đại tướng Lê Quang Minh hội đàm với Bộ trưởng Quốc phòng Serbia Marko Petrov tại Hà "
     "Nội.\n\n"
     "Cùng ngày, ông Marko Petrov đến chào Thủ tướng Trần Văn Long.", [("Lê Quang Minh", "Marko Petrov")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "who"), IN_TURN)
def test_who_is_met_in_turn(text: str, who: list[tuple[str, str]]) -> None:
    assert sorted(map(facts, events_of(text))) == who


PHASES = [
    ("Major General Tran Van Long spoke at a press conference in Hanoi on December 1, 2023. The first "
     "border exchange "
     "of the two armies will be held in mid-December.", "preview"),
    ("Tàu hộ vệ 015 lên đường thăm hai nước\n\nSáng 22-11-2025, tàu hộ vệ 015 rời Cam Ranh lên đường thăm "
     "Trung Quốc và Nhật Bản.",
     "preview"),
    ("Chiều 2-7-2025, tại Hà Nội, Đại tướng Lê Quang Minh gặp mặt đoàn trước khi lên đường thăm Cuba.",
     "report"),
    ("Two boxes of remains go home\n\nRemains of U.S. servicemen returned home from Da Nang after a "
     "ceremony on July "
     "8th, 2018.", "report"),
    ("Ông Petrov ở Hà Nội qua ảnh\n\nNgày 22-7-2021, Bộ trưởng Quốc phòng Serbia Marko Petrov thăm Việt "
     "Nam.", "wrap-up"),
    ("Speaking at the talks, General Le Quang Minh welcomed Serbian Defence Minister Marko Petrov. A group "
     "of officers will visit Serbia.", "report"),
    # who leaves after talks, and what is only told further down
    ("General Le Quang Minh held talks in Hanoi on June 5, 2024 with Serbian Defence Minister Marko Petrov, "
     "who leaves for Hue on Thursday.", "report"),
    ("Đại tướng Lê Quang Minh tiếp Thượng tướng Marko Petrov của Serbia tại Hà Nội chiều 10-8-2015. Ông mới "
     "về nước sau thời gian chữa bệnh ở Pháp.", "report"),
    ("Speaking at the talks, Serbian Defence Minister Marko Petrov invited General Le Quang Minh to visit "
     "Serbia.",
     "report"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "phase"), PHASES)
def test_what_is_announced_and_what_is_over(text: str, phase: str) -> None:
    (event,) = events_of(text)
    assert [member.phase for member in event.members] == [phase]
