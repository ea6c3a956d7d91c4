"""Numbers and units, equal in both languages; dates are left alone."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from defcorpus.mentions.numbers.find import find_numbers, read_number
from defcorpus.mentions.numbers.measures import find_measures, written


def read(text: str) -> list[tuple[float, str | None]]:
    return [(one.value, one.unit) for one in find_numbers(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("kim ngạch 2,8 tỷ USD", [(2.8e9, "USD")]),
        ("kim ngạch 2,8 tỉ đô la Mỹ", [(2.8e9, "USD")]),
        ("trade of USD 2.8 billion", [(2.8e9, "USD")]),
        ("trade of US$2.8 billion", [(2.8e9, "USD")]),
        ("2.8 billion USD", [(2.8e9, "USD")]),
        ("$1,234.5", [(1234.5, "USD")]),
        ("1.234,5 đồng", [(1234.5, "VND")]),
        ("500 triệu đồng", [(5e8, "VND")]),
        ("tăng 30%", [(30, "%")]),
        ("tăng 30 phần trăm", [(30, "%")]),
        ("up 30 percent", [(30, "%")]),
        ("up 30 per cent", [(30, "%")]),
        ("2.800 người", [(2800, "person")]),
        ("2,800 people", [(2800, "person")]),
        ("12.345.678 người", [(12345678, "person")]),
        ("50 năm quan hệ", [(50, "year")]),
        ("50 years of relations", [(50, "year")]),
        ("a 50-year friendship", [(50, "year")]),
        ("the 80th anniversary", [(80, None)]),
        ("lần thứ 9", [(9, None)]),
        ("36 doanh nghiệp từ 35 nước", [(36, "company"), (35, "country")]),
        ("1.500 tấn gạo", [(1500, "t")]),
        ("0,5 km", [(0.5, "km")]),
        ("0.125 ha", [(0.125, "ha")]),
        ("ngày 25/12/2025, 35 đại biểu", [(35, "delegate")]),
        ("năm 2025 có 10 quốc gia", [(10, "country")]),
        ("Ban Chỉ đạo 35", [(35, None)]),
        ("dự IDEF2025, xem F-16 và Su-30MK2", []),
        ("December 25, 2025", []),
        ("tháng 5/2025", []),
        ("192.168.1.10", []),
        ("", []),
    ],
)
def test_numbers(text, expected):
    assert read(text) == expected
    assert read(unicodedata.normalize("NFD", text)) == expected


@pytest.mark.parametrize(
    ("digits", "value"),
    [
        ("7", 7), ("2,8", 2.8), ("2.8", 2.8), ("2.800", 2800), ("2,800", 2800), ("0.125", 0.125),
        ("1.234.567", 1234567), ("1,234,567.8", 1234567.8), ("1.234.567,8", 1234567.8), ("12.34.56", None),
    ],
)  # fmt: skip
def test_conventions(digits, value):
    assert read_number(digits) == value


def test_spans_take_in_the_unit():
    text = "đạt 2,8 tỷ USD trong năm 2025"
    (found,) = find_numbers(text, 2)
    assert text[found.start : found.end] == "2,8 tỷ USD"


@given(st.integers(0, 10**12))
def test_grouped_figures_read_in_both_conventions(number):
    assert (
        read(f"là {number:,} người") == read(f"là {number:,} người".replace(",", ".")) == [(number, "person")]
    )


@given(st.text(max_size=60))
def test_any_text_is_read_without_an_error(text):
    for one in find_numbers(text):
        assert 0 <= one.start < one.end <= len(text)


def measures(text: str, lang: str | None = None) -> list[str]:
    return [written(one.value, one.unit) for one in find_measures(text, lang=lang)]


SAME = [
    ("2,8 tỷ USD", "USD 2.8 billion", "2800000000 USD"),
    ("2,8 tỉ đô la Mỹ", "$2.8bn", "2800000000 USD"),
    ("2.800.000 USD", "US$2.8 million", "2800000 USD"),
    ("5 triệu USD", "$5m", "5000000 USD"),
    ("1.234,5 tấn", "1,234.5 tonnes", "1234.5 t"),
    ("200 nghìn tỷ đồng", "200 trillion dong", "200000000000000 VND"),
    ("30 phần trăm", "30 percent", "30 %"),
    ("12,5%", "12.5 per cent", "12.5 %"),
    ("200 hải lý", "200 nautical miles", "200 nmi"),
    ("20 hải lý/giờ", "20 knots", "20 kn"),
    ("1.450 km", "1,450 kilometres", "1450 km"),
    ("3.000 m2", "3,000 square metres", "3000 m2"),
    ("1.200 người", "1,200 people", "1200 person"),
    ("1.000 binh sĩ", "1,000 troops", "1000 soldier"),
    ("5.000 quân", "5,000 soldiers", "5000 soldier"),
    ("12 máy bay", "12 aircraft", "12 aircraft"),
    ("12 chiếc máy bay", "12 planes", "12 aircraft"),
    ("4 chiếc trực thăng", "4 helicopters", "4 helicopter"),
    ("3 tàu ngầm", "3 submarines", "3 submarine"),
    ("6 tàu", "6 vessels", "6 ship"),
    ("80 tên lửa", "80 missiles", "80 missile"),
    ("63 đại biểu", "63 delegates", "63 delegate"),
    ("35 quốc gia", "35 countries", "35 country"),
    ("242 doanh nghiệp", "242 enterprises", "242 company"),
    ("50 năm", "50 years", "50 year"),
    ("90 ngày", "90-day", "90 day"),
    ("trong 24 giờ", "24 hours", "24 hour"),
    ("45 tuổi", "45-year-old", "45 age"),
    ("21 phát đại bác", "a 21-gun salute", "21 round"),
    ("500.000 ha", "500,000 hectares", "500000 ha"),
    ("1,5 triệu", "1.5 million", "1500000"),
    ("8,02%", "8.02%", "8.02 %"),
]


@pytest.mark.parametrize(("vi", "en", "value"), SAME)
def test_both_languages_give_one_value(vi, en, value):
    if "phát đại bác" not in vi:
        assert measures(f"Đạt {vi}, theo báo cáo.", "vi") == [value]
    assert measures(f"It was {en}, they said.", "en") == [value]


@pytest.mark.parametrize(
    "text",
    [
        "ngày 25/12/2025", "ngày 10 tháng 5 năm 2025", "29 tháng Sáu", "sáng 17-4", "10.9 - 11.9",
        "Nghị quyết 35-NQ/TW", "Nghị định 30/2020/NĐ-CP", "Thông tư 05/2024/TT-BQP", "Sư đoàn 5",
        "điện thoại 0913 091 122", "tel. (84-24) 3942 1234", "24/7", "Su-30 tấn công", "F-16 và Mi-171",
        "lúc 10 giờ sáng", "7 giờ 30", "phiên bản 2.0", "192.168.1.10", "Quân khu 7 tàu", "trang 12 năm",
        "tàu CSB 8002 lần đầu thăm Manila", "Đoàn 871 lần thứ hai",
        "năm 2025 người", "in 2025 people", "kỷ niệm lần thứ 80 năm", "December 25, 2025",
        "Article 5 countries",
    ],
)  # fmt: skip
def test_what_has_no_unit_is_no_measure(text):
    assert measures(text) == []


@pytest.mark.parametrize(
    ("text", "lang", "value"),
    [
        ("1.234 tỷ đồng", "vi", "1234000000000 VND"),
        ("1,234 tỷ đồng", "vi", "1234000000 VND"),
        ("1.234 billion dollars", "en", "1234000000 USD"),
        ("1,234 billion dollars", "en", "1234000000000 USD"),
        ("1.234 người", "vi", "1234 person"),
        ("1,234 người", "vi", "1234 person"),
        ("1.234 people", "en", "1234 person"),
        ("1,234 people", "en", "1234 person"),
    ],
)
def test_the_language_of_the_page_decides_what_is_doubtful(text, lang, value):
    assert measures(text, lang) == [value]


@pytest.mark.parametrize(
    ("text", "about"),
    [
        ("hơn 1.200 lượt người", "more than"),
        ("trên 1.200 người", "more than"),
        ("gần 500 đại biểu", "nearly"),
        ("khoảng 30 km", "about"),
        ("more than 1,200 people", "more than"),
        ("nearly 500 delegates", "nearly"),
        ("up to 30 km", "up to"),
        ("no fewer than 12 ships", "at least"),
        ("1.200 người", ""),
    ],
)
def test_what_stands_in_front_is_kept(text, about):
    (found,) = find_measures(text)
    assert found.about == about


def test_a_number_in_two_parts_is_one():
    assert measures("61 tỷ 807 triệu đồng") == ["61807000000 VND"]
    assert measures("1 triệu 200 nghìn người") == ["1200000 person"]
    assert measures("5 tỷ đồng 3 triệu USD") == ["5000000000 VND", "3000000 USD"]


def test_ranges_give_their_last_number():
    assert measures("tăng 10-15%") == ["15 %"]
    assert measures("from 5-7 years") == ["7 year"]


@given(st.text(max_size=80))
def test_any_text_is_measured_without_an_error(text):
    for one in find_measures(text):
        assert 0 <= one.start < one.end <= len(text)
