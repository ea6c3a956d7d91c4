"""Pages that say that they tell of several things, divided by what each paragraph tells."""

import pytest

from defcorpus.article import Location, Metadata
from defcorpus.facts import analyse
from defcorpus.reading.pages import make_page


def article(text):
    return analyse(make_page(Location("/a.txt", "/"), text, Metadata(), kind="text", encoding="utf-8"))


WEEK = """\
Week in review: Vietnam's defence ties
June 9, 2024
A Serbian general, a phone call with Oslo and a visitor from Lima kept defence diplomats busy last week.

SERBIA. General Tran Van Long and Lieutenant General Marko Petrov, Commander of the Serbian Army, held \
talks in \
Hanoi on Tuesday.

NORWAY. On Wednesday, Minister Le Quang Minh spoke by telephone with Defence Minister Lars Halvorsen.

PERU. Also on Wednesday, Senior Lieutenant General Vo Van Hai received Vice Minister of Defence Ernesto \
Valle of \
Peru in Da Nang.

Next week: a delegation from Laos is due in Hanoi.
"""
TUAN = """\
Đối ngoại quốc phòng tuần qua
Chủ Nhật, 09/06/2024
Ngày 4-6, tại Hà Nội, Đại tướng Trần Văn Long hội đàm với Trung tướng Marko Petrov, Tư lệnh Lục quân Serbia.

Ngày 5-6, Đại tướng Lê Quang Minh, Bộ trưởng Bộ Quốc phòng điện đàm với ông Lars Halvorsen, Bộ trưởng \
Quốc phòng \
Na Uy.

Cùng ngày, tại Đà Nẵng, Thượng tướng Võ Văn Hải tiếp ông Ernesto Valle, Thứ trưởng Bộ Quốc phòng Peru.
"""


DANH_SACH = """\
Điểm tin đối ngoại quốc phòng tuần qua (03/6 - 09/6/2024)

1. Hội đàm với Lục quân Serbia

Ngày 4/6, tại Hà Nội, Đại tướng Trần Văn Long hội đàm với Trung tướng Marko Petrov, Tư lệnh Lục quân Serbia. \
Hai bên nhắc lại bản ghi nhớ ký ngày 12/9/2022.

2. Bộ trưởng Bộ Quốc phòng điện đàm với Bộ trưởng Quốc phòng Vương quốc Na Uy về đào tạo

Chiều 5/6, Đại tướng Lê Quang Minh, Bộ trưởng Bộ Quốc phòng điện đàm với ông Lars Halvorsen.

3. Thứ trưởng Võ Văn Hải tiếp Thứ trưởng Bộ Quốc phòng Peru

Cùng ngày, tại Đà Nẵng, Thượng tướng Võ Văn Hải tiếp ông Ernesto Valle, Thứ trưởng Bộ Quốc phòng Peru.

Tuần tới, dự kiến Đại tướng Lê Quang Minh sẽ tiếp Bộ trưởng Quốc phòng Lào Khăm-phăn Vông-sa.
"""


@pytest.mark.parametrize(
    ("text", "days"),
    [
        # A numbered heading is none of its own; the title's span of days gives the year.
        (DANH_SACH, ["2024-06-04", "2024-06-05", "2024-06-05"]),
        (WEEK, ["2024-06-04", "2024-06-05", "2024-06-05"]),
        (TUAN, ["2024-06-04", "2024-06-05", "2024-06-05"]),
    ],
)
def test_each_paragraph_is_an_item(text, days):
    read = article(text)
    assert read.kind == "digest"
    assert [story.event_date.value for story in read.stories] == days
    guests = ["marko petrov", "lars halvorsen", "ernesto valle"]
    assert [guest in story.people for story, guest in zip(read.stories, guests, strict=True)] == [True] * 3
    assert "LA" not in read.stories[-1].countries  # what is to come is none of the last item


def test_two_guests_of_one_paragraph_are_two_items():
    text = WEEK.replace("\n\nNORWAY. On Wednesday, Minister", " The day after, Minister")
    stories = article(text).stories
    assert [story.event_date.value for story in stories][:2] == ["2024-06-04", "2024-06-05"]
    assert "lars halvorsen" in stories[1].people and "lars halvorsen" not in stories[0].people


def test_a_report_of_one_meeting_is_no_digest():
    text = (
        "Serbian general in Hanoi this week\n"
        "June 5, 2024\n"
        "General Tran Van Long and Lieutenant General Marko Petrov, Commander of the Serbian Army, held "
        "talks in Hanoi on Tuesday.\n\n"
        "Lieutenant General Petrov told General Long that Serbia wants to train more officers.\n"
    )
    assert article(text).kind == "article"


def test_one_guest_of_several_hosts_and_days_is_in_several_items():
    text = (
        "Đối ngoại quốc phòng tuần qua\nChủ Nhật, 09/06/2024\n\n"
        "* Ngày 4-6, tại Hà Nội, Đại tướng Trần Văn Long hội đàm với Bộ trưởng Peru Ernesto Valle.\n\n"
        "* Chiều cùng ngày, Chủ tịch nước Lê Quang Minh tiếp Bộ trưởng Ernesto Valle tại Phủ Chủ tịch.\n\n"
        "* Cũng trong ngày 5-6, Bộ trưởng Ernesto Valle thăm Lữ đoàn 21 tại Thành phố Hồ Chí Minh.\n"
    )
    read = article(text)
    assert [story.event_date.value[-2:] for story in read.stories] == ["04", "04", "05"]
    assert ["le quang minh" in story.people for story in read.stories] == [False, True, False]


def test_items_without_stars_go_on_with_their_guest():
    text = (
        "Đối ngoại quốc phòng tuần qua\nChủ Nhật, 09/06/2024\n\n"
        "Ngày 4-6, tại Hà Nội, Đại tướng Trần Văn Long hội đàm với Bộ trưởng Peru Ernesto Valle.\n\n"
        "Dự hội đàm có Thượng tướng Võ Văn Hải; ông Ernesto Valle mời Đại tướng Trần Văn Long thăm Peru.\n\n"
        "Ngày 6-6, Thượng tướng Võ Văn Hải tiếp ông Lars Halvorsen, Thứ trưởng Bộ Quốc phòng Na Uy.\n"
    )
    assert [story.event_date.value[-2:] for story in article(text).stories] == ["04", "06"]


def test_what_stands_behind_a_semicolon_may_be_of_another_day():
    text = (
        "Tin vắn đối ngoại quốc phòng\n09/06/2024\n\n"
        "- Ngày 4-6, tại Lima, Thượng tướng Võ Văn Hải đồng chủ trì Đối thoại Quốc phòng Việt Nam - "
        "Peru; ngày 5-6, Thượng tướng gặp Tư lệnh Hải quân Diego Rojas.\n\n"
        "- Ngày 4-6, tại Hà Nội, Trung tướng Đỗ Quang Thái tiếp Chuẩn Đô đốc Peru Pablo Ibarra.\n"
    )
    assert [story.event_date.value[-2:] for story in article(text).stories] == ["04", "05", "04"]


@pytest.mark.parametrize("words", ["A day before, ", "The previous day, ", "One day earlier, "])
def test_an_item_may_be_of_the_day_before_the_one_above(words):
    text = (
        "Defence diplomacy this week\nJune 9, 2024\n\n"
        "On June 4, General Tran Van Long held talks in Hanoi with Serbian Defence Minister Marko Petrov.\n\n"
        f"{words}Minister Le Quang Minh received the new Ambassador of Norway, Lars Halvorsen.\n"
    )
    assert [story.event_date.value for story in article(text).stories] == ["2024-06-04", "2024-06-03"]


def test_what_is_being_prepared_is_no_item():
    plan = (
        "\nCùng thời gian, hai nước chuẩn bị cho Giao lưu biên giới Việt Nam - Lào lần thứ 4. Lần thứ 3 do "
        "Đại tướng Lê Quang Minh và Đại tướng Khamphan Sisavath chủ trì tháng 4-2023.\n"
    )
    told = article(TUAN + plan)
    assert len(told.stories) == 3
    assert all("Giao lưu" not in told.page.text[story.start : story.end] for story in told.stories)


def test_a_digest_page_of_one_meeting_goes_on_with_it():
    page = (
        "Army news (weekly digest)\n\n"
        "Lieutenant General Marko Petrov, Commander of the Serbian Army, met on Tuesday (June 4) in Hanoi "
        "with General Tran Van Long.\n\n"
        "The Vietnamese side showed interest in the transfer of a third Serbian patrol ship and in more "
        "places at the Military Academy in Serbia.\n\n"
        "The guest thanked Vietnam for its help. He is to return to Serbia on Friday via Ho Chi Minh City, "
        "where he will meet businesses.\n\n2024-06-05 09:20 | Views 41\n"
    )
    assert article(page).stories == ()
