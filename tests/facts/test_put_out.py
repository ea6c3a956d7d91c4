"""When a page was put out, beside when it happened: addresses, day of a report, headings, stamps."""

from __future__ import annotations

import pytest

from defcorpus.article import Article, Location, Page
from defcorpus.facts import analyse
from defcorpus.reading.encoding.encodings import Decoded
from defcorpus.reading.formats.plain import parse_plain

TALKS = "Đại tướng Trần Minh Khoa đã hội đàm với Bộ trưởng Petr Dvorak tại Hà Nội."


def page(text: str) -> Page:
    found = parse_plain(Decoded(text, "utf-8", ()), Location("a.txt", "."))
    assert isinstance(found, Page)
    return found


def article(text: str) -> Article:
    return analyse(page(text))


@pytest.mark.parametrize(
    ("address", "date", "source"),
    [
        ("bai-1-20240514093012345.htm", "2024-05-14", "url"),  # the day after
        ("2024/05/16/bai-1.html", "2024-05-16", "url"),  # three days after
        ("bai-1-20240513183012345.htm", "2024-05-13", "body"),  # the same day
        ("bai-1-20240512093012345.htm", "2024-05-13", "body"),  # put out before it happened
        ("2024/06/14/bai-1.html", "2024-05-13", "body"),  # a month on it may be another page's
        ("bai-1.html", None, None),  # nothing tells the year
    ],
)
def test_an_address_says_when_a_page_was_put_out(address, date, source):
    found = article(f"https://bao.vn/{address}\n\nSáng 13/5, {TALKS}\n")
    assert (found.date and found.date.value, found.date and found.date.source) == (date, source)
    assert found.event_date is None or found.event_date.value == "2024-05-13"


@pytest.mark.parametrize(
    "line",
    [
        "TTXVN - 14/05/2024",
        "Báo Hải PhòngBáo Hải Phòng14/05/2024",
        "VietnamPlus14/05/2024",
        "(Bqp.vn, 14/05/2024)",
        "14/05/2024 VnExpress International",
        "Phnom Penh Gazette, May 14, 2024",
        "VNA   Tuesday, May 14, 2024 - 18:22:07",
        "Báo Khánh Hòa, ngày 14/05/2024",
        "P.V - Tiền Phong, thứ Ba ngày 14 tháng 5 năm 2024",
    ],
)
def test_the_day_beside_the_outlets_name_below_the_text(line):
    found = article(f"Hai bộ trưởng hội đàm ở Hà Nội\n\nSáng 13/5, {TALKS}\n\nHai bên trao quà.\n\n{line}\n")
    assert found.date is not None and found.date.value == "2024-05-14"


@pytest.mark.parametrize(
    ("text", "day"),
    [
        (
            "On May 14, according to the ministry's portal, the meeting of both ministers took place on the "
            "afternoon of May 13 in Prague.",
            "2024-05-13",
        ),
        (
            "Ngày 14/5, theo thông tin từ Bộ Quốc phòng, hai bộ trưởng gặp nhau chiều 13/5 tại Praha.",
            "2024-05-13",
        ),
        ("On May 14, according to the ministry's portal, the two ministers met in Prague.", "2024-05-14"),
        ("Ngày 14/5, theo lời mời của Bộ Quốc phòng Séc, đoàn đến Praha; chiều 15/5 họp báo.", "2024-05-14"),
    ],
)
def test_a_report_has_a_day_of_its_own(text, day):
    found = article(f"date 2024-05-15\n\nMinister's visit to Prague\n\n{text}\n\n{TALKS}\n")
    assert found.event_date is not None and found.event_date.value == day


@pytest.mark.parametrize("mark", ["#", "##", "# "])
def test_the_mark_of_a_heading_is_no_part_of_the_title(mark):
    found = article(f"{mark} Bộ trưởng Séc thăm Hà Nội\n\nSáng 13/5, {TALKS} {TALKS}\n")
    assert found.title.text == "Bộ trưởng Séc thăm Hà Nội"
    here = page(f"{mark} Bộ trưởng Séc thăm Hà Nội\n\nSáng 13/5, {TALKS} {TALKS}\n")
    assert here.text[found.title.start : found.title.end] == found.title.text


def test_a_stamp_may_have_am_run_into_its_time():
    found = article(f"Bộ trưởng Séc thăm Hà Nội\n\n05/13/2024 | 09:12am EDT\n\n{TALKS} {TALKS}\n")
    assert found.date is not None
    assert (found.date.value, found.date.source) == ("2024-05-13", "header")
