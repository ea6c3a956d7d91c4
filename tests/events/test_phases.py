"""What announces a visit, what reports it and what sums it up, and from which day to which it took."""

import pytest

from defcorpus.article import Location, Metadata
from defcorpus.events import find_events, tellings
from defcorpus.events.tellings.phases import is_over
from defcorpus.facts import analyse
from defcorpus.reading.pages import make_page


def told(id_, text):
    from dataclasses import replace

    page = make_page(Location(f"/{id_}.txt", "/"), text, Metadata(), kind="text", encoding="utf-8")
    return tuple(replace(telling, id=id_) for telling in tellings(analyse(page)))


@pytest.mark.parametrize(
    ("words", "lang", "over"),
    [
        ("The frigate left Da Nang on Friday, wrapping up a four-day goodwill visit.", "en", True),
        ("General Otieno flew home from Noi Bai airport on Friday evening.", "en", True),
        ("Rakino slipped her moorings, bringing her five-day stay to a close.", "en", True),
        ("The exercise came to an end at Mieu Mon after six days.", "en", True),
        ("Kenyan defence chief leaves Vietnam after four-day visit", "en", True),
        ("The delegation left Hanoi on Friday for an official visit to Japan.", "en", False),
        ("General Giang (left) and the guest", "en", False),
        ("The visit will conclude on June 6.", "en", False),
        ("The ambassador paid a farewell call as he ends his tour of duty.", "en", False),
        ("The ministers closed the border exchange with talks in Lang Son.", "en", False),
        ("Đoàn đã rời Hà Nội, kết thúc tốt đẹp chuyến thăm chính thức Việt Nam.", "vi", True),
        ("Tàu rời cảng Tiên Sa, khép lại chuyến thăm 4 ngày.", "vi", True),
        ("Sau 5 ngày thăm hữu nghị, tàu đã nhổ neo.", "vi", True),
        ("Diễn tập chung đã bế mạc sáng nay.", "vi", True),
        ("Đoàn công tác lên đường về nước.", "vi", True),
        ("Kết thúc hội đàm, hai bên ký bản ghi nhớ.", "vi", False),
        ("Đại sứ đến chào từ biệt kết thúc nhiệm kỳ công tác.", "vi", False),
        ("Đoàn rời Hà Nội lên đường thăm Nhật Bản.", "vi", False),
        ("Chuyến thăm sẽ kết thúc vào ngày 6-6.", "vi", False),
    ],
)
def test_over(words, lang, over):
    assert is_over(words, lang) is over


PREVIEW = """\
Tàu hải quân Na Uy sẽ thăm Đà Nẵng
Ngày 2/6/2024
Tàu hộ vệ HNoMS Fjordbris của Hải quân Na Uy do Trung tá Lars Halvorsen làm thuyền trưởng sẽ thăm hữu nghị \
TP Đà Nẵng từ ngày 5 đến 8/6.
"""
REPORT = """\
Norwegian frigate docks in Da Nang
HNoMS Fjordbris of the Royal Norwegian Navy, under Commander Lars Halvorsen, docked at Tien Sa port in \
Da Nang \
on June 5, 2024. Colonel Tran Quoc Bao of Naval Region 3 met the crew at the quay.
"""
WRAP_UP = """\
Norwegian sailors say farewell to Da Nang
June 9, 2024
The Norwegian frigate Fjordbris cast off from Da Nang on Saturday, wrapping up a four-day friendship visit.

Commander Lars Halvorsen thanked Colonel Tran Quoc Bao and the people of the city.
"""
ELSEWHERE = REPORT.replace("June 5, 2024", "April 18, 2024")


@pytest.mark.parametrize(
    ("text", "phase", "day", "until"),
    [
        (PREVIEW, "preview", "2024-06-05", "2024-06-08"),
        (REPORT, "report", "2024-06-05", None),
        (WRAP_UP, "wrap-up", "2024-06-05", "2024-06-08"),
        (WRAP_UP.replace("four-day ", "").replace("on Saturday", "on June 8"), "wrap-up", "2024-06-08", None),
    ],
)
def test_days_of_a_visit(text, phase, day, until):
    (telling,) = told("a", text)
    assert (telling.phase, telling.day, telling.until) == (phase, day, until)


def test_one_visit_three_kinds():
    given = (*told("p", PREVIEW), *told("r", REPORT), *told("w", WRAP_UP), *told("e", ELSEWHERE))
    other, visit = find_events(given, {("p", "r"): 0.9, ("p", "w"): 0.8})
    assert other.ids == ("e",)
    assert [(m.id, m.phase) for m in visit.members] == [("r", "report"), ("p", "preview"), ("w", "wrap-up")]
    assert (visit.day, visit.until, visit.act) == ("2024-06-05", "2024-06-08", "port call")


BOTH = """\
HANOI, May 9, 2024 - Serbian Army Commander Lieutenant General Marko Petrov left Hanoi on Wednesday, \
concluding an \
official visit to Vietnam during which he was received by Deputy Minister of National Defence Tran Van \
Long and \
held talks with General Le Quang Minh, Chief of the General Staff.
"""
LONG = """\
Deputy Minister of National Defence Tran Van Long received in Hanoi on May 6, 2024 Lieutenant General Marko \
Petrov, Commander of the Serbian Army, who is visiting Vietnam.
"""
MINH = """\
Chief of the General Staff General Le Quang Minh held talks in Hanoi on May 7, 2024 with Lieutenant \
General Marko \
Petrov, Commander of the Serbian Army, who is visiting Vietnam.
"""


def test_a_summing_up_is_of_the_talks():
    found = find_events((*told("long", LONG), *told("minh", MINH), *told("both", BOTH)), {})
    assert [sorted(event.ids) for event in found] == [["long"], ["both", "minh"]]


def test_a_summing_up_is_in_each_meeting_whose_day_it_names():
    days = BOTH.replace("Tran Van Long and", "Tran Van Long on May 6 and").replace(
        "Staff.", "Staff, on May 7."
    )
    found = find_events((*told("long", LONG), *told("minh", MINH), *told("both", days)), {})
    assert [sorted(event.ids) for event in found] == [["both", "long"], ["both", "minh"]]


def test_days_of_a_visit_are_not_those_of_talks():
    (event,) = find_events(
        told("a", MINH.replace("who is visiting Vietnam", "whose visit lasts from May 5 to 9")), {}
    )
    assert (event.day, event.until) == ("2024-05-07", None)


def test_peacekeepers_come_home_on_a_day():
    text = (
        "Hanoi (VNA) - The Ministry of National Defence welcomed home Level-2 Field Hospital No. 5 on "
        "May 8, 2024 as it ended its mission in South Sudan. Deputy Minister Tran Van Long spoke there."
    )
    (telling,) = told("a", text)
    assert (telling.phase, telling.day) == ("report", "2024-05-08")
