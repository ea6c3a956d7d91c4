"""Pairs of texts as they meet in real folders, each with what the two are: to be read as a definition."""

from __future__ import annotations

import unicodedata

from tests.dedup.press import (
    CAPTION,
    CHROME,
    CONSULTATION,
    EXERCISE,
    EXERCISE_PREVIEW,
    EXERCISE_VI,
    FAREWELL,
    FLOOD,
    GOLD,
    HOSPITAL,
    HOSPITAL_OWN,
    PROCLAMATION,
    READOUT,
    RECEPTION,
    RELATED,
    TENDER,
    TRAVEL,
    WEATHER,
)
from tests.dedup.texts import (
    ADVISORY,
    COMMUNIQUE,
    GUESTS,
    MEETING,
    PATROL,
    SHORT,
    VESSEL,
    edited,
    prices,
)

PART, NONE = "part", None  # whichever of the two holds the other


def paragraphs(text: str, *kept: int) -> str:
    return "\n".join(text.split("\n")[at] for at in kept)


def swapped(text: str, **words: str) -> str:
    for old, new in words.items():
        assert old.replace("_", " ") in text
        text = text.replace(old.replace("_", " "), new)
    return text


def plain(text: str) -> str:
    bare = "".join(char for char in unicodedata.normalize("NFD", text) if not unicodedata.combining(char))
    return bare.replace("đ", "d").replace("Đ", "D")


ANH = {"post": "Secretary", "guest": "Howard Pell", "country": "Australia", "title": "Secretary"}
SEC = {
    "post": "Defence Minister",
    "guest": "Jana Horakova",
    "country": "Czechia",
    "title": "Defence Minister",
}
GOLD_DAY = {"day": "4/3", "buy": "78,90", "sell": "80,90", "ring": "67,40", "spot": "2.083", "gap": "17,2"}
DAY = {
    "day": "6/12",
    "west": "không mưa",
    "east": "có mưa vài nơi",
    "low": "13",
    "high": "21",
    "wind": "3",
    "south": "32",
}
WATCH = {
    "founded": "1854",
    "calls": "9,112",
    "saved": "3,460",
    "boat": "Mary Rowan",
    "day": "fourth",
    "month": "August",
    "year": "2021",
}
FIRING = {
    "number": "114/24",
    "area": "D-7",
    "day": "March 12",
    "start": "0700",
    "end": "1500",
    "miles": "five",
}
LAO = {"guest": "Major General Khamphone Sivilay", "day": "July 15"}
WITH_MARKS = {
    "Hanoi (VNA) – ": "HÀ NỘI — ",
    "Hoang Xuan Chien": "Hoàng Xuân Chiến",
    "Hanoi": "Hà Nội",
    "Vietnam,": "Việt Nam,",
    "Chien welcomed": "Chiến welcomed",
}


def with_marks(text: str) -> str:
    """Return an English text as an outlet prints it that keeps the marks of Vietnamese names."""
    for plain, marked in WITH_MARKS.items():
        text = text.replace(plain, marked)
    return text


ATTACHE = {"day": "5/6", "guest": "Đại tá Paul Renard", "country": "Pháp"}
BOOTS = {"number": "07", "goods": "giày đi rừng", "year": "2024", "day": "15/4", "bond": "120"}
TOOL = {"package": "imagetool", "version": "6.9.11-3", "number": "5012-1", "day": "March 3, 2021"}
DANE = {"post": "Minister of Defence", "guest": "Henrik Dahl", "country": "Denmark", "title": "Minister"}

COPIES = {
    "another agency's header": (
        HOSPITAL,
        "Cần Thơ (TTXVN) - " + HOSPITAL.replace("Ngày 9/10", "Trong ngày 9/10"),
        "near",
    ),
    "a header in English": (
        EXERCISE,
        EXERCISE.replace("HAI PHONG - ", "HAI PHONG, May 15 (VNA) -- "),
        "near",
    ),
    "names with their marks in English": (
        RECEPTION.format(**LAO),
        with_marks(RECEPTION.format(**LAO)),
        "near",
    ),
    "the month written short": (
        RECEPTION.format(**LAO | {"day": "September 15"}),
        RECEPTION.format(**LAO | {"day": "Sept. 15"}),
        "near",
    ),
    "names with marks, the weekday for the day": (
        RECEPTION.format(**LAO),
        with_marks(RECEPTION.format(**LAO | {"day": "Tuesday"})),
        "near",
    ),
    "a credit added": (FLOOD, FLOOD + "\nTin, ảnh: THÁI DƯƠNG", "near"),
    "chrome above": (HOSPITAL, CHROME + "\n" + HOSPITAL, "near"),
    "chrome below": (HOSPITAL, HOSPITAL + "\n" + RELATED, "near"),
    "chrome of two sites": (CHROME + "\n" + FLOOD, FLOOD + "\n" + RELATED, "near"),
    "one paragraph more": (
        HOSPITAL,
        HOSPITAL + "\n" + CONSULTATION,
        "near",
    ),
    "one paragraph less": (HOSPITAL, paragraphs(HOSPITAL, 0, 1, 2, 4), "near"),
    "a caption put between": (
        FLOOD,
        FLOOD.replace("\n", "\nBộ đội đưa dân khỏi vùng ngập. Ảnh: Thái Dương\n", 1),
        "near",
    ),
    "two sentences rewritten": (
        EXERCISE,
        EXERCISE.replace(
            "drew the longest queue of photographers at the opening",
            "were what most cameras at the ceremony turned to",
        ).replace("that the public may watch from the bridge", "open to onlookers"),
        "near",
    ),
    "abbreviations": (FLOOD, swapped(FLOOD, Bộ_Chỉ_huy_quân_sự="BCHQS", Quốc_lộ="QL"), "near"),
    "names in their English form": (
        HOSPITAL,
        swapped(HOSPITAL, Na_Uy="Norway", Giám_đốc_viện="Giám đốc"),
        "near",
    ),
    "ranks left out": (FLOOD, swapped(FLOOD, Thượng_tá_Hồ_Sỹ_Lâm="Ông Hồ Sỹ Lâm"), "near"),
    "no marks": (FLOOD, plain(FLOOD), "near"),
    "a few misprints": (
        HOSPITAL,
        swapped(HOSPITAL, chẩn_đoán="chuẩn đoán", vận_hành="vận hanh", tài_trợ="tài chợ"),
        "near",
    ),
    "misprints in English": (
        PATROL,
        swapped(PATROL, counterparts="counterpats", families="famillies", rehearsed="rehersed"),
        "near",
    ),
    "capitals for a lead": (HOSPITAL, HOSPITAL[:120].upper() + HOSPITAL[120:], "exact"),
    "other tone placement": (FLOOD, FLOOD.replace("thủy", "thuỷ").replace("hòa", "hoà"), "exact"),
    "decomposed": (HOSPITAL, unicodedata.normalize("NFD", HOSPITAL), "exact"),
    "hard-wrapped": (EXERCISE, EXERCISE.replace(" of ", "\nof "), "exact"),
    "glued lines": (HOSPITAL, HOSPITAL.replace(".\n", "."), "exact"),
    "words run together": (
        HOSPITAL,
        HOSPITAL.replace("do tổ chức", "dotổ chức").replace("Các kỹ sư", "Cáckỹ sư"),
        "near",
    ),
    "quotes and dashes": (EXERCISE, EXERCISE.replace("'", "’").replace(" - ", " – "), "exact"),
    "a tenth edited": (EXERCISE, edited(EXERCISE, 0.1, 4), "near"),
    "a fifth edited": (FLOOD, edited(FLOOD, 0.2, 5), "near"),
    "three tenths edited": (HOSPITAL, edited(HOSPITAL, 0.3, 6), "near"),
    "a number corrected": (FLOOD, swapped(FLOOD, **{"4_người_chết": "5 người chết"}), "near"),
    "two numbers brought up to date": (
        FLOOD,
        swapped(FLOOD, **{"4_người_chết": "5 người chết", "7_điểm": "3 điểm"}),
        "near",
    ),
    "a day corrected in a long story": (HOSPITAL, swapped(HOSPITAL, **{"9/10": "8/10"}), "near"),
    "a name corrected": (EXERCISE, swapped(EXERCISE, Whitaker="Whittaker"), "near"),
    "the two halves changed about": (HOSPITAL, paragraphs(HOSPITAL, 0, 1, 2, 4, 3), "near"),
    "a short one with a credit": (SHORT, SHORT + " Tin: Hải Đăng", "near"),
    "a short one retouched": (SHORT, swapped(SHORT, đưa="chở", an_toàn="kịp thời"), "near"),
    "a caption retold": (CAPTION, CAPTION.replace("(bên phải) ", ""), "near"),
    "trimmed to the lead": (HOSPITAL, paragraphs(HOSPITAL, 0, 1), PART),
    "the end only": (FLOOD, paragraphs(FLOOD, 2, 3), PART),
    "trimmed in English": (EXERCISE, paragraphs(EXERCISE, 0, 1), PART),
    "every other paragraph": (HOSPITAL, paragraphs(HOSPITAL, 0, 2, 4), PART),
    "a teaser": (EXERCISE, paragraphs(EXERCISE, 0), PART),
    "trimmed, a few words changed": (HOSPITAL, edited(paragraphs(HOSPITAL, 0, 1), 0.06, 2), PART),
    "a second story appended": (HOSPITAL, HOSPITAL + "\n" + VESSEL, PART),
    "a second story put before": (EXERCISE, PATROL + "\n" + EXERCISE, PART),
    "a digest of three": (FLOOD, "\n".join((MEETING, FLOOD, VESSEL)), PART),
    "cut in a digest": (FLOOD, "\n".join((MEETING, paragraphs(FLOOD, 0, 1), VESSEL)), NONE),
    "a short one in a digest": (SHORT, SHORT + "\n" + MEETING, PART),
}

NO_COPIES = {
    "two outlets' own reports": (HOSPITAL, HOSPITAL_OWN),
    "preview and report": (EXERCISE, EXERCISE_PREVIEW),
    "a caption and its story": (HOSPITAL, CAPTION),
    "two captions": (
        CAPTION,
        "Bà Ingrid Solberg cùng các kỹ sư Na Uy kiểm tra máy chụp cắt lớp trước giờ bàn giao.",
    ),
    "two stories": (HOSPITAL, FLOOD),
    "receptions of one month": (
        RECEPTION.format(**LAO),
        with_marks(RECEPTION.format(guest="Colonel Bounthan Phommachanh", day="July 22")),
    ),
    "readouts with other guests": (READOUT.format(**ANH), READOUT.format(**SEC)),
    "one form, one minister, another country": (
        READOUT.format(**ANH),
        READOUT.format(**ANH | {"guest": "Moana Tait", "country": "Fiji"}),
    ),
    "communiqués with other guests": (COMMUNIQUE.format(**GUESTS[0]), COMMUNIQUE.format(**GUESTS[1])),
    "communiqués, one country, another guest": (
        COMMUNIQUE.format(**GUESTS[0]),
        COMMUNIQUE.format(**GUESTS[0] | {"guest": "Edward Marsh", "day": "19/8"}),
    ),
    "communiqués, another guest alone": (
        COMMUNIQUE.format(**GUESTS[0] | {"guest": "Gordon Hale", "country": "Canada"}),
        COMMUNIQUE.format(**GUESTS[0] | {"guest": "Edward Marsh", "country": "Canada"}),
    ),
    "communiqués, one guest, another day": (
        COMMUNIQUE.format(**GUESTS[0]),
        COMMUNIQUE.format(**GUESTS[0] | {"day": "27/10"}),
    ),
    "farewells of two attachés": (
        FAREWELL.format(**ATTACHE),
        FAREWELL.format(day="11/7", guest="Đại tá Luca Moretti", country="Ý"),
    ),
    "farewells of one day": (
        FAREWELL.format(**ATTACHE),
        FAREWELL.format(**ATTACHE | {"guest": "Đại tá Luca Moretti", "country": "Ý"}),
    ),
    "farewells, another guest alone": (
        FAREWELL.format(**ATTACHE),
        FAREWELL.format(**ATTACHE | {"guest": "Đại tá Marc Vidal"}),
    ),
    "farewells, another day alone": (
        FAREWELL.format(**ATTACHE),
        FAREWELL.format(**ATTACHE | {"day": "19/6"}),
    ),
    "receptions, another month alone": (
        RECEPTION.format(**LAO | {"day": "July 15"}),
        RECEPTION.format(**LAO | {"day": "August 15"}),
    ),
    "notices, the month alone": (
        TRAVEL.format(**FIRING | {"day": "May 14"}),
        TRAVEL.format(**FIRING | {"day": "June 14"}),
    ),
    "readouts, a month below alone": (
        READOUT.format(**DANE) + "Their teams will meet again before 15 July.",
        READOUT.format(**DANE) + "Their teams will meet again before 15 August.",
    ),
    "gold on two days": (
        GOLD.format(**GOLD_DAY),
        GOLD.format(day="5/3", buy="79,20", sell="81,20", ring="68,10", spot="2.114", gap="16,8"),
    ),
    "gold, one price moved": (
        GOLD.format(**GOLD_DAY),
        GOLD.format(**GOLD_DAY | {"day": "5/3", "spot": "2.091"}),
    ),
    "gold, the day alone": (GOLD.format(**GOLD_DAY), GOLD.format(**GOLD_DAY | {"day": "5/3"})),
    "gold, one price alone": (GOLD.format(**GOLD_DAY), GOLD.format(**GOLD_DAY | {"sell": "81,30"})),
    "coffee": (prices(11), prices(12)),
    "weather of two days": (
        WEATHER.format(**DAY),
        WEATHER.format(
            day="7/12", west="có mưa nhỏ", east="không mưa", low="11", high="19", wind="4", south="31"
        ),
    ),
    "weather, the day alone": (WEATHER.format(**DAY), WEATHER.format(**DAY | {"day": "7/12"})),
    "proclamations of two years": (
        PROCLAMATION.format(**WATCH),
        PROCLAMATION.format(
            **WATCH | {"calls": "8,730", "saved": "3,011", "boat": "Grey Heron", "year": "2022"}
        ),
    ),
    "notices to mariners": (
        TRAVEL.format(**FIRING),
        TRAVEL.format(number="131/24", area="F-2", day="April 3", start="0900", end="1300", miles="eight"),
    ),
    "notices, the number alone": (TRAVEL.format(**FIRING), TRAVEL.format(**FIRING | {"number": "131/24"})),
    "notices, the day alone": (TRAVEL.format(**FIRING), TRAVEL.format(**FIRING | {"day": "April 3"})),
    "advisories, another package": (
        ADVISORY.format(**TOOL),
        ADVISORY.format(package="fontreader", version="2.10.0-2", number="5590-2", day="June 1, 2023"),
    ),
    "advisories, the number alone": (ADVISORY.format(**TOOL), ADVISORY.format(**TOOL | {"number": "5377-1"})),
    "tenders": (
        TENDER.format(**BOOTS),
        TENDER.format(number="11", goods="chăn chiên", year="2024", day="2/5", bond="85"),
    ),
    "tenders, other goods": (
        TENDER.format(**BOOTS),
        TENDER.format(**BOOTS | {"goods": "lều bạt", "number": "09", "day": "22/4"}),
    ),
    "a translation": (
        EXERCISE,
        EXERCISE_VI,
    ),
    "the same phrases, another event": (
        VESSEL,
        swapped(VESSEL, Ấn_Độ="Pháp", **{"2/6": "14/11", "286": "F734", "300": "190", "74_ngày": "58 ngày"}),
    ),
}
