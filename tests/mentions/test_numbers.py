"""Numbers and units, equal in both languages; dates are left alone."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from defcorpus.mentions.numbers import find_numbers, read_number


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
