"""Titles of two pages with one text: two issues of a form, or one story saved again."""

from __future__ import annotations

from dataclasses import replace

import pytest

from defcorpus.dedup import Options, document, sketches, text_of_page, why
from defcorpus.dedup.grouping.headings import Headed, shared_titles
from defcorpus.dedup.grouping.policy import is_untitled
from defcorpus.dedup.grouping.titles import contradiction, unlike
from tests.dedup.build import article, groups
from tests.dedup.texts import ADVISORY, MEETING, VESSEL, edited, prose

PRICES = prose(
    """
Giá mua vào và bán ra tại các chợ đầu mối được cập nhật mỗi ngày theo báo cáo của ban quản lý. Bà con nông dân
có thể xem bảng giá trong ảnh kèm theo. Mức giá chưa gồm công vận chuyển và bốc xếp.

Muốn gửi giá ở địa phương mình, bà con nhắn tin cho tòa soạn, ghi rõ tên chợ, tên mặt hàng và số điện thoại
liên hệ để phóng viên gọi lại xác nhận trước khi đăng.
"""
)

APART = [
    ("Giá cà phê hôm nay 12/3: tăng mạnh", "Giá cà phê hôm nay 13/3: quay đầu giảm"),
    ("Bảng giá nông sản tháng 3/2024", "Bảng giá nông sản tháng 4/2024"),
    ("Bản tin thủy sản số 45", "Bản tin thủy sản số 46"),
    ("Thông báo bắn đạn thật số 114/2024", "Thông báo bắn đạn thật số 115/2024 | Cảng vụ"),
    ("Giá hồ tiêu tuần 12", "Giá hồ tiêu tuần 13"),
    ("Lịch cắt điện từ 10-12/5", "Lịch cắt điện từ 13-15/5"),
    ("Wholesale prices, March 12, 2024", "Wholesale prices, March 19, 2024"),
    ("Notice to mariners No. 12: firing", "Notice to mariners No. 13: firing"),
    ("Giá cà phê Đắk Lắk", "Giá cà phê Lâm Đồng"),
    ("Giá cà phê 98.000 đồng một cân", "Giá cà phê 99.000 đồng một cân"),
]
ONE = [
    ("Giá cà phê hôm nay 12/3", "Giá cà phê hôm nay 12/3/2024 | Báo Đồng Quê"),
    ("Giá cà phê hôm nay 12/3", "Giá cà phê hôm nay ngày 12 tháng 3"),
    ("Giá cà phê hôm nay 12/3", "Giá cà phê hôm nay"),
    ("Giá cà phê hôm nay 12/3", "Bà con Tây Nguyên chờ giá lên"),
    ("Bản tin thủy sản số 45", "Bản tin thủy sản số 45 - Báo Đồng Quê"),
    ("Lịch cắt điện từ 10-12/5", "Lịch cắt điện ngày 11/5"),
    ("Wholesale prices, March 12, 2024", "Wholesale prices, 12 March"),
    ("Tướng Nguyễn Đình Hòa tiếp khách Séc", "TƯỚNG NGUYỄN ĐÌNH HOÀ TIẾP KHÁCH SÉC"),
    ("Tướng Nguyễn Đình Hòa tiếp Đại sứ Séc", "Đại sứ Séc chào xã giao Tướng Nguyễn Đình Hòa"),
    ("Envoy Novotny visits the academy", "Envoy Novotny visited the academy"),
    ("Tướng Hòa tiếp Tomáš Novotný", "Tướng Hòa tiếp Tomas Novotny"),
]


@pytest.mark.parametrize(("one", "two"), APART)
def test_another_day_number_or_name_in_its_place_is_another_issue(one, two):
    assert contradiction(one, two) and contradiction(two, one)
    (group,) = groups(article(PRICES, "one", title=one), article(PRICES + "\n", "two", title=two))
    assert group.recurring and not group.redundant
    assert group.members[0].rule == "titles"


@pytest.mark.parametrize(("one", "two"), ONE)
def test_a_page_saved_again_under_another_wording_is_exact(one, two):
    assert contradiction(one, two) is None and contradiction(two, one) is None
    (group,) = groups(article(PRICES, "one", title=one), article(PRICES + "\n", "two", title=two))
    assert [member.relation for member in group.members] == ["exact"]


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("Tướng Hòa tiếp Đại sứ Séc sáng 14/3", "Tướng Hòa tiếp Đại sứ Séc sáng 15/3"),
        ("Đại sứ Séc: 35 học viên sang học", "Đại sứ Séc: 53 học viên sang học"),
        ("Hội thảo quân y ở Hải Phòng", "Hội thảo quân y ở Đà Nẵng"),
    ],
)
def test_what_the_text_itself_says_settles_it(one, two):
    assert contradiction(one, two)
    (group,) = groups(article(MEETING, "one", title=one), article(MEETING + "\n", "two", title=two))
    assert [member.relation for member in group.members] == ["exact"]


def test_two_dates_of_publication_speak_for_two_issues():
    one = article(MEETING, "one", title="Lịch tiếp khách ngày 14/3", date="2024-03-14")
    two = article(MEETING + "\n", "two", title="Lịch tiếp khách ngày 15/3", date="2024-03-15")
    (group,) = groups(one, two)
    assert group.recurring


def test_a_page_without_a_title_does_not_join_two_issues():
    pages = [
        article(PRICES, "untitled"),
        article(PRICES + "\n", "first", title="Giá cà phê hôm nay 12/3"),
        article(PRICES + "\n\n", "second", title="Giá cà phê hôm nay 13/3"),
        article(PRICES + "\n \n", "again", title="Giá cà phê hôm nay 13/3 | Báo Đồng Quê"),
    ]
    for order in (pages, pages[::-1]):
        found = groups(*order)
        together = [{group.keep, *(member.id for member in group.redundant)} for group in found]
        assert {"second", "again"} <= set.union(*together)
        assert not any({"first", "second"} <= ids or {"first", "again"} <= ids for ids in together)


def test_nearly_the_same_text_for_another_day_is_no_copy():
    one, two = "Giá cà phê hôm nay 12/3: tăng", "Giá cà phê hôm nay 13/3: giảm"
    changed = PRICES.replace("nhắn tin", "viết thư")
    assert groups(article(PRICES, "one", title=one), article(changed, "two", title=two)) == []
    (group,) = groups(article(PRICES, "one", title=one), article(changed, "two", title=one + " | Chợ quê"))
    assert [member.relation for member in group.members] == ["near"]


def test_a_form_of_the_year_before_still_recurs():
    one = article(ADVISORY, "one", title="Notice to mariners No. 12", date="2023-03-01")
    two = article(edited(ADVISORY, 0.02), "two", title="Notice to mariners No. 40", date="2024-03-01")
    (group,) = groups(one, two)
    assert group.recurring


def test_a_short_text_under_three_titles_is_a_standing_line():
    titles = ["Bữa cơm của mẹ", "Chuyến xe cuối ngày", "Thầy giáo làng chài", "Bữa cơm của mẹ | Chợ quê"]
    pages = [article(PRICES + " " * at, f"a{at}", title=title) for at, title in enumerate(titles)]
    found = groups(*pages)
    redundant = {frozenset((group.keep, member.id)) for group in found for member in group.redundant}
    assert redundant == {frozenset(("a0", "a3"))}
    two = groups(*pages[:2])
    assert [member.relation for group in two for member in group.members] == ["exact"]
    long = [replace(each, page=article(MEETING + " " * at).page) for at, each in enumerate(pages)]
    assert [len(group.redundant) for group in groups(*long)] == [3]


def test_why_says_that_the_titles_decided():
    pages = [
        article(PRICES, "one", title="Giá cà phê hôm nay 12/3"),
        article(PRICES + "\n", "same", title="Giá cà phê hôm nay 13/3"),
        article(PRICES.replace("nhắn tin", "viết thư"), "near", title="Giá cà phê hôm nay 13/3"),
    ]
    one, same, near = (document(each, made) for each, made in zip(pages, sketches(pages), strict=True))
    texts = [text_of_page(each.page) for each in pages]
    found = why(one, same, (texts[0], texts[1]))
    assert (found.relation, found.rule) == ("recurring", "titles")
    assert "titles" in found.reason and "30 days" not in found.reason
    found = why(one, near, (texts[0], texts[2]))
    assert (found.relation, found.rule) == (None, "titles") and "titles" in found.reason


def test_exact_copies_asked_for_alone_leave_issues_out():
    one = article(PRICES, "one", title="Giá hồ tiêu tuần 12")
    two = article(PRICES + "\n", "two", title="Giá hồ tiêu tuần 13")
    assert groups(one, two, options=Options(relations=frozenset({"exact"}))) == []


@pytest.mark.parametrize(
    ("title", "none"),
    [
        ("Trang chủ", True),
        ("HOME", True),
        ("Trang chủ | Báo Đồng Quê", True),
        ("Thời sự - Báo Quân đội nhân dân", True),
        ("Thể thao > Thế giới", True),
        ("ASEAN - Trung Quốc bàn về bộ quy tắc", False),
        ("Việt Nam - Lào ký kết hợp tác", False),
        ("Thể thao quân đội: khai mạc giải bắn súng", False),
    ],
)
def test_what_names_a_section_is_no_title(title, none):
    assert is_untitled(title) is none


def headed(title, texts, source=None):
    made = sketches([article(text) for text in texts])
    return [Headed(title, source, each) for each in made]


STORIES = [
    f"{name} báo cáo với {guest} về kết quả {count} ngày diễn tập ở {place}, ghi nhận ý kiến của {other}."
    for name, guest, count, place, other in zip(
        ["Đại tá Lê Văn Tám", "Trung tá Trần Thị Mai", "Thiếu tá Phạm Quốc Anh", "Đại úy Vũ Hải"] * 2,
        ["Bộ Tư lệnh", "Quân khu", "Sư đoàn", "Lữ đoàn", "Học viện", "Binh đoàn", "Vùng", "Cục"],
        range(3, 11),
        ["Sơn La", "Cà Mau", "Huế", "Vinh", "Đà Lạt", "Gia Lai", "Phú Yên", "Bắc Giang"],
        ["Tổ A Xìn", "Hồ Văn Bốn", "Y Lan Niê", "Rơ Chăm Hùng", "Lò Thị Pan", "Ka Sô", "Điểu Kré", "Lý Mí"],
        strict=True,
    )
]


def test_a_title_above_many_unlike_pages_is_none():
    assert shared_titles(headed("Cổng thông tin", STORIES)).has("CỔNG THÔNG TIN", None)
    of_one = shared_titles(headed("Cổng thông tin", STORIES[:5], "qdnd.vn"))
    assert of_one.has("Cổng thông tin", "qdnd.vn") and not of_one.has("Cổng thông tin", "vov.vn")
    assert not shared_titles(headed("Cổng thông tin", STORIES[:7])).has("Cổng thông tin", None)
    copied = [edited(MEETING, 0.02, seed) for seed in range(12)]  # one story, saved again and again
    assert not shared_titles(headed("Tướng Hòa tiếp khách", copied, "qdnd.vn")).has(
        "Tướng Hòa tiếp khách", "qdnd.vn"
    )


def test_a_copy_with_a_title_of_its_own_is_kept_before_one_with_that_of_many():
    many = [article(text, f"s{at}", title="Cổng thông tin") for at, text in enumerate(STORIES)]
    chrome = article(VESSEL, "chrome", title="Cổng thông tin")
    own = article(VESSEL + " ", "own-and-longer-name", title="Tàu huấn luyện Ấn Độ thăm Đà Nẵng")
    (group,) = groups(*many, chrome, own)
    assert group.keep == "own-and-longer-name"


def test_unlike_titles():
    assert unlike("Bữa cơm của mẹ", "Chuyến xe cuối ngày")
    assert not unlike("Bữa cơm của mẹ", "Bữa cơm của mẹ | Chợ quê")
