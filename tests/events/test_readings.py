"""How pages as the press writes them are read for events: whose day, whose host, what is only announced."""

import pytest

from defcorpus.article import Location, Metadata
from defcorpus.events import tellings
from defcorpus.facts import analyse
from defcorpus.reading.pages import make_page


def told(text, name="a.txt"):
    page = make_page(Location(f"/{name}", "/"), text, Metadata(), kind="text", encoding="utf-8")
    return tellings(analyse(page))


def names(parties):
    return [party.name for party in parties]


LEAVES = """\
Tàu 017 rời quân cảng sang thăm Ấn Độ

Thứ Năm, 06/02/2025 - 09:10

Sáng 6/2, tại quân cảng Vùng 4, Bộ Tư lệnh Hải quân tổ chức lễ tiễn tàu 017 đi thăm Ấn Độ. Đoàn do Đại tá \
Lê Bá Thịnh, \
Phó Tư lệnh Vùng 4 Hải quân, làm trưởng đoàn. Dự kiến ngày 14/2 tàu cập cảng Chennai.
"""
SEES_OFF = """\
date 2024-10-05 Field hospital ready for South Sudan

Hanoi (VNA) - The seventh field hospital of Vietnam is ready to set out for South Sudan, Lieutenant \
Colonel Le Thi Hoa, its \
director, said on October 5. The send-off ceremony for the peacekeepers is to be held at the airport on \
October 9.
"""
EXPO = """\
date 2024-11-12 Some 30 firms have registered for the Vietnam International Defence Expo 2024, to be held \
in Hanoi on \
December 19-22.

Colonel Le Bá Thịnh of the Ministry of National Defence said so at a press conference in the capital on \
November 11.
"""


@pytest.mark.parametrize(
    ("text", "phase", "day"),
    [
        (LEAVES, "preview", "2025-02-14"),
        (SEES_OFF, "preview", "2024-10-09"),
        (EXPO, "preview", "2024-12-19"),
    ],
)
def test_what_is_to_come_is_announced(text, phase, day):
    (one,) = told(text)
    assert (one.phase, one.day) == (phase, day)


SUMMARY = """\
Chủ tịch nước tiếp Phó Tổng Tham mưu trưởng Lào
Thứ ba, 23/9/2025 18:57 (GMT+7)
Chủ tịch nước mong hai quân đội chăm lo giáo dục thế hệ trẻ.
Chủ tịch nước Lương Cường và Trung tướng Bunthavy Sisouk. Ảnh: TTXVN.
Chiều 23/9, tại Phủ Chủ tịch, Chủ tịch nước Lương Cường tiếp Trung tướng Bunthavy Sisouk, Phó Tổng Tham \
mưu trưởng \
Quân đội nhân dân Lào.
Ông đánh giá cao kết quả hội đàm sáng cùng ngày.
"""


def test_a_lead_goes_on_to_the_paragraph_with_the_day():
    (one,) = told(SUMMARY)
    assert one.places[0][0] == "VN-HN"


IN_TURN = """\
Published: 2024-12-10

# Minister meets guests of the exhibition

Minister of National Defence General Le Van Binh on December 10 in Hanoi received in turn the defence \
ministers of \
Poland, Chile and Mongolia, who have come to the exhibition.

Meeting Minister of Defence of Poland Marek Nowicki, the host spoke of training.

In the meeting with Minister of Defence of Chile Pedro Araya, General Le Van Binh thanked Chile for its \
support.

Receiving Minister of Defence of Mongolia Bat-Erdene Dorj, the Vietnamese minister recalled the state \
visit of General \
Secretary Tran Van Long in October.

All of them are to attend the opening on December 12.
"""


def test_a_story_has_the_host_and_the_day_of_its_page():
    found = told(IN_TURN, "a.md")
    assert [names(one.foreigners) for one in found] == [
        ["Marek Nowicki"],
        ["Pedro Araya"],
        ["Bat-Erdene Dorj"],
    ]
    assert {one.day for one in found} == {"2024-12-10"}
    assert {tuple(names(one.natives[:1])) for one in found} == {("Le Van Binh",)}


TWICE = """\
Defence chief of Georgia in Hanoi
14 October 2025 17:22
Defence Minister of Georgia, Colonel General Irakli Beridze, was received in Hanoi on October 14 by the \
Prime Minister of \
Vietnam, Le Van Binh. They spoke of trade.

Within the same programme, Beridze met his Vietnamese colleague, Army General Tran Van Long. The \
ministers walked past the \
guard of honour and signed a letter on training, which provides for places for cadets and for the \
exchange of instructors.

The delegation then had lunch with veterans who had studied in Tbilisi many years before.
"""


def test_a_colleague_met_besides_is_another_meeting():
    assert [names(one.natives[:1]) for one in told(TWICE)] == [["Le Van Binh"], ["Tran Van Long"]]


WEEKLY = """\
# Đối ngoại quốc phòng trong tuần

*19/10/2025 06:30*

**• Bộ trưởng Quốc phòng Georgia thăm Việt Nam**

Sáng 14-10, tại Hà Nội, Đại tướng Trần Văn Long, Bộ trưởng Bộ Quốc phòng hội đàm với Thượng tướng Irakli \
Beridze, Bộ trưởng \
Quốc phòng Georgia.

**• Tư lệnh Hải quân tiếp đoàn Georgia**

Ngày 15-10, tại Hải Phòng, Phó đô đốc Lê Quang Minh, Tư lệnh Hải quân tiếp Thượng tướng Irakli Beridze \
đến thăm Quân chủng.

**• Tiếp Đại sứ Chile**

Chiều 15-10, tại Trụ sở Bộ Quốc phòng, Đại tướng Trần Văn Long tiếp ông Pedro Araya, Đại sứ Chile tại \
Việt Nam.
"""


def test_a_guest_of_two_items_is_in_two_stories():
    assert [(one.day, names(one.natives[:1])) for one in told(WEEKLY, "a.md")] == [
        ("2025-10-14", ["Trần Văn Long"]),
        ("2025-10-15", ["Lê Quang Minh"]),
        ("2025-10-15", ["Trần Văn Long"]),
    ]


@pytest.mark.parametrize(
    ("words", "guess"),
    [
        ("Chuyến thăm cụ thể hóa thỏa thuận hai bên ký tháng 12-2023.", "2024-05-12"),
        ("The visit follows the memorandum of understanding signed in December 2023.", "2024-05-12"),
        ("In December 2023 a frigate of the country called at Da Nang.", None),
        ("Tháng 12/2023, một tàu hộ vệ của bạn ghé Đà Nẵng.", None),
    ],
)
def test_what_was_agreed_is_not_long_ago(words, guess):
    day = "Ngày 12/5, tại Hà Nội, Đại tướng Trần Văn Long tiếp Đại sứ Chile Pedro Araya."
    if words.isascii():
        day = "On May 12 in Hanoi General Tran Van Long received Chilean Ambassador Pedro Araya."
    (one,) = told(f"{day}\n\n{words}\n")
    assert one.guess == guess
