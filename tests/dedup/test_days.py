"""Days that texts name, and texts of one day and of another."""

from __future__ import annotations

import pytest

from defcorpus.dedup.texts.words import read_words
from defcorpus.dedup.verifying.days import Day, days_of
from tests.dedup.build import relation

GREETING = """\
Điện mừng Ngày thành lập Quân đội Hoàng gia Campuchia
Nhân kỷ niệm {count} năm Ngày thành lập Quân đội Hoàng gia Campuchia (9/11/1953 - 9/11/{year}), Đại tướng
Nguyễn Văn Minh, Bộ trưởng Bộ Quốc phòng, đã gửi điện chúc mừng Bộ trưởng Quốc phòng Sok Dara. Bức điện nêu rõ
quan hệ hợp tác giữa quân đội hai nước ngày càng được củng cố, {more}.
"""


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("ngày 5/6, tại Hà Nội", [(5, 6, 0)]),
        ("ngày 25/12/2025 tại", [(12, 25, 2025)]),
        ("ngày 4 tháng 2 năm 2024", [(2, 4, 0)]),  # `năm` stands between
        ("on 4 February 2021 in", [(2, 4, 2021)]),
        ("On February 14, 2021, the", [(2, 14, 2021)]),
        ("(22/12/1944 - 22/12/2024)", [(12, 22, 1944), (12, 22, 2024)]),
        ("40/2 and 4/20/2024", [(4, 20, 2024)]),
    ],
)
def test_days(text, days):
    assert [day for _, day in days_of(read_words([text])).get(0, [])] == [Day(*each) for each in days]


@pytest.mark.parametrize(
    ("one", "two", "may"),
    [
        ((5, 6, 0), (5, 6, 2024), True),
        ((5, 6, 2023), (5, 6, 2024), False),
        ((5, 6, 2024), (5, 6, 2024), True),
        ((5, 7, 0), (5, 6, 0), False),
    ],
)
def test_whether_two_may_be_one(one, two, may):
    assert Day(*one).may_be(Day(*two)) is Day(*two).may_be(Day(*one)) is may


def test_greetings_of_two_years_are_no_copies():
    one = GREETING.format(count=68, year=2021, more="góp phần giữ gìn hòa bình ở khu vực")
    two = GREETING.format(
        count=70, year=2023, more="hiệu quả và thiết thực, vì lợi ích của nhân dân hai nước"
    )
    same = GREETING.format(count=68, year=2021, more="vì hòa bình")
    assert relation(one, two) not in ("exact", "near", "contained")
    assert relation(one, same) == "near"
