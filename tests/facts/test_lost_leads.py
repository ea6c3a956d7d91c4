"""What is left out of the text still tells who, when and where from: captions, titles, addresses, sources."""

from __future__ import annotations

import pytest

from defcorpus.article import Article, Location, Metadata, Page
from defcorpus.facts import analyse
from defcorpus.reading.pages import make_page

TALKS = (
    "Tại hội đàm, hai bên trao đổi về tình hình thế giới và khu vực mà hai bên cùng quan tâm.\n"
    "Hai Bộ trưởng nhất trí sớm lập nhóm công tác chung về công nghiệp quốc phòng.\n"
)


def read(text: str, **meta: str) -> Article:
    page = make_page(Location("x", "x"), text, Metadata(**meta), kind="text", encoding="utf-8")
    assert isinstance(page, Page)
    return analyse(page)


CAPTION = "Đại tướng Phan Văn Giang và Bộ trưởng Vugar Mustafayev hội đàm ngày 25/12/2025. Ảnh: TTXVN\n"


def test_a_caption_gives_guest_and_day_where_the_lead_is_lost():
    article = read(CAPTION + TALKS)
    assert {person.name for person in article.people} == {"Phan Văn Giang", "Vugar Mustafayev"}
    assert article.event_date is not None and article.event_date.value == "2025-12-25"
    assert article.event_date.source == "caption"
    body = [article.page.text[part.start : part.end] for part in article.page.segments if part.role == "body"]
    assert not any("Mustafayev" in part for part in body)


@pytest.mark.parametrize(
    "caption",
    [
        "IMG_0417.jpg\nĐại tướng Phan Văn Giang và Bộ trưởng Vugar Mustafayev tại lễ đón\n",
        "Đại tướng Phan Văn Giang và Bộ trưởng Vugar Mustafayev.\n",
    ],
)
def test_a_caption_without_a_credit_still_names_them(caption):
    lines = TALKS.split("\n", 1)
    article = read(f"{lines[0]}\n{caption}{lines[1]}")
    assert {person.name for person in article.people} == {"Phan Văn Giang", "Vugar Mustafayev"}


def test_a_title_gives_the_guest():
    article = read(f"Bộ trưởng Phan Văn Giang hội đàm với Bộ trưởng Vugar Mustafayev\n{TALKS}")
    assert {"Phan Văn Giang", "Vugar Mustafayev"} <= {person.name for person in article.people}


def test_an_address_gives_a_day_and_the_outlet():
    article = read(TALKS, url="https://thanhnien.vn/hoi-dam-tai-baku-185251225153204921.htm")
    assert article.date is not None and article.date.value == "2025-12-25"
    assert article.date.source == "url"
    assert article.source is not None and article.source.name == "thanhnien.vn"


@pytest.mark.parametrize(
    ("line", "outlet"),
    [
        ("Nguồn: qdnd.vn", "qdnd.vn"),
        ("Nguồn: Báo Quân đội nhân dân\nBình luận (0)\nChưa có bình luận nào", "qdnd.vn"),
        ("(TTXVN/Vietnam+)", "vietnamplus.vn"),
        ("Hiền Hạnh (TTXVN)", "TTXVN"),
        ("Theo VOV", "vov.vn"),
    ],
)
def test_a_source_line_gives_the_outlet(line, outlet):
    article = read(f"{TALKS}{line}\n")
    assert article.source is not None and article.source.name == outlet


def test_a_header_line_gives_the_day():
    article = read(f" date 2025-12-26\n{TALKS}")
    assert article.date is not None
    assert (article.date.value, article.date.source) == ("2025-12-26", "header")


def test_dates_and_names_of_the_furniture_are_not_the_articles():
    foot = (
        "Nguồn: qdnd.vn\nTin liên quan\nBộ trưởng Haluk Gorgun thăm Hà Nội (13/10/2025)\n"
        "Thượng tướng Đổng Quân đến Lạng Sơn (17/04/2025)\nBình luận (1)\nTrần Văn Bình: Hay quá!\n"
    )
    article = read(f"Chủ Nhật, 01/02/2026, 01:22 (GMT+7)\nTrang chủ | Chính trị | Quốc phòng\n{TALKS}{foot}")
    assert article.people == ()
    assert article.event_date is None
    assert article.date is None or article.date.source == "retrieved"
    assert article.removed > 0.4
