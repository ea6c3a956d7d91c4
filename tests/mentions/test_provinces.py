"""Vietnamese provinces before and after the merger of 2025, capitals and venues."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from defcorpus.knowledge import table
from defcorpus.mentions.places.find import find_countries, find_places


def keys(text):
    return [found.site.key for found in find_places(text) if found.site]


NAMED = [
    ("Chủ tịch UBND tỉnh Hà Giang tiếp đoàn", "VN-03"),
    ("tại Lào Cai, An Giang và Hậu Giang", "VN-02 VN-44 VN-73"),
    ("TP.HCM, TPHCM, TP HCM và Thành phố Hồ Chí Minh", "VN-SG VN-SG VN-SG VN-SG"),
    ("Ho Chi Minh City, HCM City, HCMC and Saigon", "VN-SG VN-SG VN-SG VN-SG"),
    ("Đoàn rời Hà Nội đi Đà Nẵng", "VN-HN VN-DN"),
    ("from Hanoi to Da Nang and Hai Phong", "VN-HN VN-DN VN-HP"),
    ("Bà Rịa - Vũng Tàu và Thừa Thiên - Huế", "VN-43 VN-26"),
    ("Bà Rịa–Vũng Tàu; Ba Ria-Vung Tau", "VN-43 VN-43"),
    ("Đắk Lắk, Đắc Lắc, Dak Lak", "VN-33 VN-33 VN-33"),
    ("the northern province of Lang Son", "VN-09"),
    ("Quang Ninh province hosted the exchange", "VN-13"),
    ("TỈNH QUẢNG TRỊ", "VN-25"),
    ("Khánh Hoà và Khánh Hòa", "VN-34 VN-34"),
    ("Bộ CHQS tỉnh Kiên Giang", "VN-47"),
    ("Bí thư Tỉnh ủy Hà Nam Lê Thị Thủy", "VN-63"),
    ("Từ Hà Nội, đoàn đi Hải Phòng", "VN-HN VN-HP"),
    ("tỉnh Hòa Bình cũ", "VN-14"),
    ("Moscow, Mát-xcơ-va và Moskva", "RU-moscow RU-moscow RU-moscow"),
    ("Bắc Kinh và Beijing", "CN-beijing CN-beijing"),
    ("Nhà Trắng; the White House", "US-white house US-white house"),
    ("Lầu Năm Góc; the Pentagon", "US-pentagon US-pentagon"),
    ("Điện Kremlin; the Kremlin", "RU-kremlin RU-kremlin"),
    ("Washington D.C. and Washington", "US-washington US-washington"),
    ("Viêng Chăn, Vientiane, Phnôm Pênh", "LA-vientiane LA-vientiane KH-phnom penh"),
    ("Bình Nhưỡng thông báo", "KP-pyongyang"),
    ("Thiên An Môn và Trung Nam Hải", "CN-tiananmen CN-zhongnanhai"),
    ("tại Nha Trang; in Nha Trang", ""),
    ("tại cửa khẩu Mộc Bài (Tây Ninh) và Bavet", "VN-37 KH-bavet"),
    ("thành phố Thái Nguyên (tỉnh Sơn Tây, Trung Quốc)", ""),
    ("đoàn từ Tây Ninh, tỉnh Thanh Hải, Trung Quốc đến tỉnh Tây Ninh", "VN-37"),
    ("in Milan, Italy; in Sydney Harbour", "IT-milan AU-sydney"),
    ("Minister Milan Stojković met General Sydney Carter", ""),
    ("Trung tướng Milan Jovanović, Bộ trưởng Milan Stojkovic", ""),
    ("General Boston Clarke and Admiral Alexandria Ocampo in Alexandria", "EG-alexandria"),
]

NOT_NAMED = [
    "châu Á - Thái Bình Dương",
    "Asia-Pacific, the Pacific Ocean",
    "chị Nguyễn Thái Bình",
    "ông Trần Khánh Hòa phát biểu",
    "ca sĩ Nguyễn Hà Giang",
    "Chiến thắng Điện Biên Phủ",
    "Hòa bình và ổn định",
    "hòa bình, hợp tác",
    "Bình định lãnh thổ",
    "tỉnh Hà Nam (Trung Quốc)",
    "đại biểu Lưu Bình Nhưỡng",
    "Real Madrid thắng",
    "bà Phạm Phú Thọ",
    "báo Hà Nội Mới",
]


@pytest.mark.parametrize(("text", "expected"), NAMED, ids=lambda value: str(value)[:40])
def test_places_named(text, expected):
    assert keys(text) == _split(expected)


def _split(expected):
    """Split keys, some of which hold a blank."""
    parts = []
    for word in expected.split():
        if word[:3].isupper() or "-" in word[:3]:
            parts.append(word)
        else:
            parts[-1] += f" {word}"
    return parts


@pytest.mark.parametrize("text", NOT_NAMED, ids=lambda value: value[:40])
def test_no_places(text):
    assert keys(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("trên Biển Đông", [("sea-bien dong", "")]),
        ("in the South China Sea, which Vietnam calls the East Sea", [("sea-bien dong", "")] * 2),
        ("South China Sea Fleet", []),
        ("quần đảo Trường Sa", [("islands-truong sa", "")]),
        ("Cửa khẩu quốc tế Hữu Nghị", [("VN-huu nghi", "VN")]),
        ("at the Huu Nghi International Border Gate", [("VN-huu nghi", "VN")]),
        ("tại Hữu Nghị Quan", [("CN-youyiguan", "CN")]),
        ("tỉnh Quảng Tây", [("CN-guangxi", "CN")]),
        ("Thượng tướng Nguyễn Tân Cương", []),
        ("Colonel Nguyen Quang Chau", []),
        ("Tổ chức Hợp tác Thượng Hải", []),
        ("the Shanghai Cooperation Organisation", []),
        ("chiến dịch ở Gaza", [("PS-gaza", "PS")]),
    ],
)
def test_regions_seas_and_gates(text, expected):
    found = [(one.site.key, one.code) for one in find_places(text) if one.site is not None]
    assert found == expected


def test_every_form_of_a_region_is_found():
    for form, _, code, *_ in table("regions"):
        assert [found.code for found in find_places(f"Đoàn công tác đến {form}.")] == [code], form


def test_every_form_of_a_province_is_found():
    for form, _, code, *_ in table("provinces"):
        assert keys(f"Đoàn công tác đến {form}.") == [code], form


def test_a_province_says_where_it_went():
    (found,) = find_places("đoàn thăm Nam Định")
    assert (found.site.name, found.site.note) == ("Nam Định", "province; since July 2025 in Ninh Bình")
    (found,) = find_places("đoàn thăm Ninh Bình")
    assert found.site.note == "province"


def test_a_province_names_no_country_and_a_capital_stands_for_one_weakly():
    assert find_countries("Đoàn thăm Nam Định.") == []
    (found,) = find_countries("Ankara phản đối.")
    assert (found.code, found.rule) == ("TR", "capital")
    (found,) = find_countries("the Kremlin said")
    assert (found.code, found.rule, found.confidence < 0.6) == ("RU", "venue", True)


@given(st.text(max_size=200))
def test_any_text_is_read_in_order(text):
    found = find_places(text)
    assert all(0 <= one.start < one.end <= len(text) for one in found)
    assert all(one.end <= other.start for one, other in itertools.pairwise(found))
