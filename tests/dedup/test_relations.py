"""What two texts are to each other."""

from __future__ import annotations

import re
import unicodedata
from itertools import combinations

import pytest

from tests.dedup.build import article, groups, relation, titled
from tests.dedup.texts import (
    ADVISORY,
    COMMUNIQUE,
    GUESTS,
    MEETING,
    PATROL,
    SHORT,
    VESSEL,
    cut,
    edited,
    prices,
    prose,
)

NEWER = {"hòa": "hoà", "Hòa": "Hoà", "thủy": "thuỷ", "Tùy": "Tuỳ"}


def newer_placement(text: str) -> str:
    return re.sub("|".join(NEWER), lambda found: NEWER[found.group()], text)


@pytest.mark.parametrize("text", [MEETING, VESSEL])
def test_paragraphs_in_another_order_leave_a_near_copy(text):
    lines = [line for line in text.split("\n") if line]
    assert relation(text, "\n".join(lines[len(lines) // 2 :] + lines[: len(lines) // 2])) == "near"


def test_a_story_with_sections_added_is_part_of_what_has_them():
    assert relation(MEETING, MEETING + "\n" + cut(VESSEL, 0.7)) == "contained"


@pytest.mark.parametrize("text", [MEETING, VESSEL, PATROL, SHORT])
@pytest.mark.parametrize(
    "change",
    [
        lambda text: text,
        lambda text: unicodedata.normalize("NFD", text),
        newer_placement,
        lambda text: text.replace(" ", "\u00a0"),
        lambda text: text.replace("\n", "\r\n\r\n").replace(", ", " ,  "),
        lambda text: text[:20] + "\u200b" + text[20:].replace("o", "o\u00ad"),
        str.upper,
        lambda text: text.replace('"', "”").replace("-", "–"),
        lambda text: "\n\n " + text + "./.",
    ],
)
def test_the_same_text_written_otherwise_is_exact(text, change):
    assert relation(text, change(text)) == "exact"


@pytest.mark.parametrize("text", [MEETING, VESSEL, PATROL])
@pytest.mark.parametrize("share", [0.02, 0.05, 0.1, 0.2, 0.3])
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_edited_copies_are_near(text, share, seed):
    assert relation(text, edited(text, share, seed)) == "near"


@pytest.mark.parametrize("share", [0.05, 0.1, 0.2])
def test_a_short_text_is_found_edited(share):
    assert relation(SHORT, edited(SHORT, share)) == "near"


def test_marks_lost_on_the_way_leave_a_near_copy():
    plain = "".join(c for c in unicodedata.normalize("NFD", VESSEL) if not unicodedata.combining(c))
    assert relation(VESSEL, plain.replace("đ", "d").replace("Đ", "D")) == "near"


def test_a_changed_tone_is_no_exact_copy():
    assert relation(MEETING, MEETING.replace("tiếp", "tiệp")) == "near"


@pytest.mark.parametrize(
    "change",
    [
        lambda text: "Trang chủ Thời sự Văn hóa Thể thao\n" + text + "\nTheo dõi chúng tôi trên mạng",
        lambda text: "\n".join(text.split("\n")[:2] + text.split("\n")[3:]),
        lambda text: text.replace("Thượng tướng Nguyễn Đình Hòa", "Tướng Hòa"),
        lambda text: text.replace("Tomáš Novotný", "Tomas Novotny").replace("Séc", "Czech"),
        lambda text: text.replace("Praha", "Prague").replace("14/3", "14-3"),
        lambda text: "\n".join(text.split("\n")[1:2] + text.split("\n")[:1] + text.split("\n")[2:]),
    ],
)
def test_an_editors_changes_leave_a_near_copy(change):
    assert relation(MEETING, change(MEETING)) == "near"


@pytest.mark.parametrize("text", [MEETING, VESSEL, PATROL])
@pytest.mark.parametrize(("share", "start"), [(0.6, 0), (0.6, 0.4), (0.3, 0), (0.3, 0.5), (0.45, 0.2)])
def test_cut_copies_are_part_of_the_whole(text, share, start):
    assert relation(text, cut(text, share, start)) == "contained"


def test_a_cut_copy_with_small_edits_is_part_of_the_whole():
    assert relation(MEETING, edited(cut(MEETING, 0.4), 0.05)) == "contained"


@pytest.mark.parametrize(("one", "two"), [*combinations(GUESTS, 2)])
def test_communiques_with_other_guests_are_no_copies(one, two):
    assert relation(COMMUNIQUE.format(**one), COMMUNIQUE.format(**two)) is None


@pytest.mark.parametrize(("one", "two"), [*combinations(range(5), 2)])
def test_price_lists_are_no_copies(one, two):
    assert relation(prices(one), prices(two)) is None


@pytest.mark.parametrize(("one", "two"), [*combinations(range(3), 2)])
def test_advisories_are_no_copies(one, two):
    filled = [
        {"package": "imagetool", "version": "6.9.11-3", "number": "5012-1", "day": "March 3, 2021"},
        {"package": "netscanner", "version": "1.20.4-1", "number": "5377-1", "day": "July 19, 2022"},
        {"package": "fontreader", "version": "2.10.0-2", "number": "5590-2", "day": "June 1, 2023"},
    ]
    assert relation(ADVISORY.format(**filled[one]), ADVISORY.format(**filled[two]), lang="en") is None


def test_notices_of_one_form_are_no_copies():
    form = (
        "Sáng {}, tại Hà Nội, Thượng tướng {} đã tiếp Tùy viên Quốc phòng {} đến chào từ biệt, "
        "kết thúc nhiệm kỳ công tác tại Việt Nam."
    )
    one = form.format("4/2", "Trần Văn Minh", "Hàn Quốc Kim Joon-ho")
    assert relation(one, form.format("19/8", "Đỗ Quốc Khánh", "Canada Peter Ross")) is None


@pytest.mark.parametrize(
    ("one", "two"), [*combinations((MEETING, VESSEL, SHORT), 2), (COMMUNIQUE.format(**GUESTS[0]), MEETING)]
)
def test_other_stories_are_no_copies(one, two):
    assert relation(one, two) is None


def test_another_report_of_the_event_is_no_copy():
    other = prose(
        """
        Hải quân Ấn Độ vừa đưa tàu huấn luyện 286 tới Đà Nẵng. Khoảng 300 người trên tàu được chào
        đón ở cảng Tiên Sa chiều 2/6.

        Trong những ngày ở lại thành phố, thủy thủ Ấn Độ chơi bóng chuyền với bộ đội, thăm bãi biển
        Mỹ Khê và gặp lãnh đạo địa phương.

        Chuyến đi biển dài 74 ngày đưa các học viên qua năm nước, lần này có cả nữ. Một bài tập
        chung với tàu hộ vệ Việt Nam khép lại chuyến thăm.
        """
    )
    assert relation(VESSEL, other) is None


def test_languages_are_not_compared():
    found = groups(article(PATROL, "a", lang="en"), article(edited(PATROL, 0.1), "b", lang="vi"))
    assert found == []


@pytest.mark.parametrize("text", ["", " \n ", "...", "Đang cập nhật"])
def test_next_to_nothing_is_no_copy(text):
    found = groups(article(text, "a", title="Tin thứ nhất"), article(text, "b", title="Tin thứ hai"))
    assert found == []


def test_next_to_nothing_under_one_title_is_a_copy():
    found = groups(
        article("Đang cập nhật", "a", title="Tin lũ", date="2024-01-01"),
        article("Đang cập nhật.", "b", title="Tin  lũ"),
    )
    assert [member.relation for group in found for member in group.members] == ["exact"]


@pytest.mark.parametrize("text", ["", "Hai từ", MEETING])
def test_the_same_page_twice_is_exact(text):
    found = groups(article(text, "a"), article(text, "b"))
    assert [(m.relation, m.rule) for group in found for m in group.members] == [("exact", "same page")]


def test_listings_and_stubs_are_passed_over():
    assert groups(article(MEETING, "a"), article(MEETING, "b", kind="listing")) == []


QUESTION = "Câu hỏi cần giải đáp xin gửi về hộp thư của tòa soạn."


def test_a_standing_line_under_other_titles_makes_no_copy():
    titles = ["Nên mua xe cũ đời nào", "Mất bằng lái thì phải làm gì", "Vì sao động cơ hay tắt khi trời mưa"]
    assert groups(*(titled(title, QUESTION) for title in titles)) == []


def test_a_short_report_under_another_title_is_a_copy():
    one, two = titled("Cứu hai ngư dân gặp nạn", SHORT), titled("Trực thăng đưa ngư dân vào bờ", SHORT)
    assert [member.relation for group in groups(one, two) for member in group.members] == ["near"]


def test_a_line_too_short_for_copies_is_near_nothing():
    one, two = titled("Tin sáng", "Mời quý vị đón xem"), titled("Tin tối", "Mời quý vị đón xem nhé")
    assert groups(one, two) == []
