"""Organisations and events of the field, by any name, with editions."""

from __future__ import annotations

import itertools
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from defcorpus.knowledge import table
from defcorpus.mentions.organisations import find_organisations


def keys(text):
    return [found.key for found in find_organisations(text)]


NAMED = [
    ("dự Triển lãm IDEF 2025 tại Istanbul", ["idef-2025"]),
    ("at IDEF2025 in Istanbul", ["idef-2025"]),
    ("the International Defence Industry Fair 2025", ["idef-2025"]),
    ("Triển lãm Quốc phòng quốc tế Việt Nam 2024", ["vnidex-2024"]),
    ("Triển lãm Quốc phòng quốc tế Việt Nam năm 2024", ["vnidex-2024"]),
    ("the Vietnam International Defence Expo 2024", ["vnidex-2024"]),
    ("the Viet Nam International Defense Expo 2022", ["vnidex-2022"]),
    ("Vietnam Defence Expo 2022", ["vnidex-2022"]),
    ("Hội nghị Bộ trưởng Quốc phòng các nước ASEAN lần thứ 19", ["admm#19"]),
    ("the 19th ASEAN Defence Ministers' Meeting", ["admm#19"]),
    ("ADMM-19 và ADMM+", ["admm#19", "admm-plus"]),
    ("the 12th ADMM-Plus", ["admm-plus#12"]),
    ("Hội nghị Bộ trưởng Quốc phòng các nước ASEAN mở rộng lần thứ 12", ["admm-plus#12"]),
    ("Đối thoại Shangri-La lần thứ 22", ["shangri-la#22"]),
    ("the Shangri-La Dialogue 2025", ["shangri-la-2025"]),
    ("Diễn đàn Hương Sơn Bắc Kinh; the Beijing Xiangshan Forum", ["xiangshan", "xiangshan"]),
    ("Đại hội Đảng lần thứ XIV", ["party-congress#14"]),
    ("Liên hợp quốc, LHQ, Liên Hợp Quốc, the United Nations, the UN", ["un"] * 5),
    ("Hội đồng Bảo an LHQ; the UN Security Council", ["unsc", "unsc"]),
    ("Phái bộ UNMISS và Phái bộ UNISFA", ["unmiss", "unisfa"]),
    ("UNCLOS 1982; Công ước Liên hợp quốc về Luật Biển năm 1982", ["unclos", "unclos"]),
    ("1982 UN Convention on the Law of the Sea", ["unclos"]),
    ("NATO, CSTO, SCO, ASEAN, EU", ["nato", "csto", "sco", "asean", "eu"]),
    ("Bộ Chiến tranh Mỹ, Bộ Quốc phòng Hoa Kỳ, Lầu Năm Góc", ["dod-us"] * 3),
    ("the Department of War, the Pentagon, the US Department of Defense", ["dod-us"] * 3),
    ("Tổng cục II; Tổng cục Tình báo Quốc phòng", ["gd2", "gd2"]),
    ("General Department of Defence Intelligence", ["gd2"]),
    ("Bộ Quốc phòng Thổ Nhĩ Kỳ", ["mod@TR"]),
    ("the Turkish Ministry of National Defence", ["mod@TR"]),
    ("Bộ Quốc phòng Việt Nam; Vietnam's Ministry of National Defence", ["mod@VN", "mod@VN"]),
    ("the Ministry of Defence of the Republic of Azerbaijan", ["mod@AZ"]),
    ("Bộ Quốc phòng", ["mod"]),
    ("Bộ Tổng Tham mưu Quân đội nhân dân Việt Nam", ["general-staff", "vpa"]),
    ("the General Staff of the Vietnam People's Army", ["general-staff"]),
    ("Tổng cục Chính trị, Tổng cục Công nghiệp Quốc phòng", ["gdp", "gdldi"]),
    ("Quân khu 7, Quân đoàn 12, Vùng 4 Hải quân", ["mr-7", "corps-12", "nr-4"]),
    ("Military Region 7; Army Corps 12; Naval Region 4", ["mr-7", "corps-12", "nr-4"]),
    ("Cảnh sát biển Việt Nam; the Vietnam Coast Guard; VCG", ["vn-coast-guard"] * 3),
    ("Bộ đội Biên phòng, BĐBP", ["vn-border-guard"] * 2),
    ("Tập đoàn Công nghiệp - Viễn thông Quân đội (Viettel)", ["viettel", "viettel"]),
    ("Military Industry and Telecoms Group Viettel", ["viettel", "viettel"]),
    ("Cục Gìn giữ hòa bình Việt Nam", ["vdpo"]),
    ("the Vietnam Department of Peacekeeping Operations", ["vdpo"]),
    ("Cục Đối ngoại, Bộ Quốc phòng", ["frd", "mod"]),
    ("QUÂN ỦY TRUNG ƯƠNG, BỘ QUỐC PHÒNG", ["cmc", "mod"]),
    ("Trung tâm Nhiệt đới Việt - Nga", ["vrtc"]),
    ("Học viện Kỹ thuật quân sự và Học viện Quốc phòng", ["mta", "nda"]),
    ("Bệnh viện dã chiến cấp 2; Level-2 Field Hospital", ["field-hospital-l2"] * 2),
    ("Chiến dịch Điện Biên Phủ", ["dien-bien-phu"]),
    ("Cơ quan Công nghiệp quốc phòng Thổ Nhĩ Kỳ (SSB)", ["ssb", "ssb"]),
    ("Quân giải phóng nhân dân Trung Quốc; the PLA", ["pla", "pla"]),
    ("the US Indo-Pacific Command (INDOPACOM)", ["indopacom", "indopacom"]),
]

NOT_NAMED = [
    "KIM JONG UN THĂM NGA",
    "WHO WAS THERE AND WHO WAS NOT",
    "Most people said so",
    "liên hợp, đồng minh, hội nghị, diễn đàn",
    "ông Nguyễn Văn Nam",
    "the Quadrangle of the university",
    "Vietnamese ministry officials",
    "bộ đội, hải quân, không quân",
]


@pytest.mark.parametrize(("text", "expected"), NAMED, ids=lambda value: str(value)[:40])
def test_organisations_named(text, expected):
    assert keys(text) == expected
    assert keys(unicodedata.normalize("NFD", text)) == expected


@pytest.mark.parametrize("text", NOT_NAMED, ids=lambda value: value[:40])
def test_no_organisations(text):
    assert keys(text) == []


def test_names_carry_the_edition_in_the_language_they_are_written_in():
    names = [
        found.name
        for text in ("dự IDEF 2025", "Hội nghị Bộ trưởng Quốc phòng ASEAN lần thứ 19", "Đối thoại Shangri-La")
        for found in find_organisations(text)
    ]
    assert names == [
        "IDEF 2025",
        "Hội nghị Bộ trưởng Quốc phòng các nước ASEAN lần thứ 19",
        "Đối thoại Shangri-La",
    ]


def test_spans_take_in_the_edition():
    text = "dự ADMM lần thứ 19 ở Kuala Lumpur"
    (found,) = find_organisations(text, 3)
    assert text[found.start : found.end] == "ADMM lần thứ 19"
    assert (found.kind, found.rule) == ("event", "acronym")


def test_every_form_of_the_table_is_found():
    for form, _, key, *_ in table("organisations"):
        found = [one.key.split("@")[0].split("#")[0] for one in find_organisations(f"({form})")]
        assert found[:1] == [key], form


@given(st.text(max_size=200))
def test_any_text_is_read_in_order(text):
    found = find_organisations(text)
    assert all(0 <= one.start < one.end <= len(text) for one in found)
    assert all(one.end <= other.start for one, other in itertools.pairwise(found))
