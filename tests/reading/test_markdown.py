"""Pages saved as Markdown: what is text of the story, and what is furniture."""

import pytest

from defcorpus.article import Location
from defcorpus.reading.files import read_file
from defcorpus.reading.formats.markdown import parse_markdown
from defcorpus.reading.sources import SourceFile

CLIPPED = """\
---
title: "Tàu huấn luyện Chi-lê thăm Đà Nẵng"
source: https://baobien.vn/tau-huan-luyen-chi-le-tham-da-nang
date: 2024-05-06
---

[Trang chủ](/) [Thời sự](/thoi-su) [Biển đảo](/bien-dao) [Đối ngoại](/doi-ngoai)

# Tàu huấn luyện Chi-lê thăm Đà Nẵng

06/05/2024 14:03

**TTXVN - Sáng nay, tàu huấn luyện Esmeralda của Hải quân Chi-lê cập cảng Tiên Sa, thăm bốn ngày.**

![](img/8206.jpg)
*Thuyền trưởng Rodrigo Fuentes nhận hoa tại cảng. (Ảnh: Lê Hòa)*

Đoàn gồm 297 người, do [Đại tá Rodrigo Fuentes](/nhan-vat/fuentes) dẫn đầu, chào xã giao lãnh đạo thành phố.

Trong thời gian thăm, thủy thủ hai nước giao lưu bóng đá và thăm Học viện Hải quân.

**Lê Hòa**

## Xem thêm

- [Thượng tướng Hoàng Xuân Chiến tiếp Đại sứ Pháp](#)

- [Bộ đội Biên phòng cứu 12 ngư dân gặp nạn](#)
"""


def parsed(text):
    return parse_markdown(text.encode(), Location("/a.md", "/"))


def said(page, role):
    return [page.text[one.start : one.end] for one in page.segments if one.role == role]


def test_a_clipped_page_is_read_as_the_web_page_that_it_was():
    page = parsed(CLIPPED)
    assert said(page, "title") == ["Tàu huấn luyện Chi-lê thăm Đà Nẵng"]
    assert said(page, "body") == [
        "Sáng nay, tàu huấn luyện Esmeralda của Hải quân Chi-lê cập cảng Tiên Sa, thăm bốn ngày.",
        "Đoàn gồm 297 người, do Đại tá Rodrigo Fuentes dẫn đầu, chào xã giao lãnh đạo thành phố.",
        "Trong thời gian thăm, thủy thủ hai nước giao lưu bóng đá và thăm Học viện Hải quân.",
    ]
    assert said(page, "caption") == ["Thuyền trưởng Rodrigo Fuentes nhận hoa tại cảng."]
    assert "Lê Hòa" in said(page, "credit")
    assert said(page, "related") == [
        "Xem thêm",
        "Thượng tướng Hoàng Xuân Chiến tiếp Đại sứ Pháp",
        "Bộ đội Biên phòng cứu 12 ngư dân gặp nạn",
    ]
    assert (page.meta.url, page.meta.date) == (
        "https://baobien.vn/tau-huan-luyen-chi-le-tham-da-nang",
        "2024-05-06",
    )
    assert not any(mark in page.text for mark in ("**", "![", "](", "# "))


@pytest.mark.parametrize(
    "text",
    [
        "Hội đàm tại Hà Nội.\nHai bên trao đổi về hợp tác.",
        "    Hội đàm tại Hà Nội.\n\n    Hai bên trao đổi về hợp tác.",  # indented, and no code
        "Hội đàm tại Hà Nội.\n---\nHai bên trao đổi về hợp tác.",  # a rule, and no heading
    ],
)
def test_text_that_looks_like_markdown_stays_text(text):
    page = parsed(text)
    lines = [line for line in page.text.split("\n") if line.strip("- ")]
    assert lines == ["Hội đàm tại Hà Nội.", "Hai bên trao đổi về hợp tác."]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Hội đàm\n\n![Hai đoàn](anh.jpg)\n\nHai bên trao đổi về hợp tác quốc phòng.\n", "markdown"),
        ("[A](/a) [B](/b) [C](https://c.vn)\n\nHai bên trao đổi về hợp tác.\n", "markdown"),
        ("Hai bên trao đổi [về hợp tác] (quốc phòng).\n", "text"),
        ("Xem [ghi chú](/a).\n", "text"),
    ],
)
def test_text_files_in_markdown_are_known_by_their_pictures_and_links(tmp_path, text, kind):
    file = tmp_path / "a.txt"
    file.write_text(text, encoding="utf-8")
    assert [page.format for page in read_file(SourceFile(str(file), str(file), 1, 1))] == [kind]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("[" * 20_000, "markdown"),
        ("[" * 20_001, "text"),
        ("a " * 149_000, "markdown"),
        ("a " * 151_000, "text"),
    ],
)
def test_what_would_take_long_to_render_is_read_as_plain_text(text, kind):
    assert parsed(f"Hội đàm.\n\n{text}").format == kind


@pytest.mark.parametrize("unit", ["[", "![", "*a ", "`a", "<a ", "[a](b ", "> ", "&", "- a\n"])
def test_marks_that_nothing_closes_hide_no_text(unit):
    assert "Hội đàm tại Hà Nội." in parsed("Hội đàm tại Hà Nội.\n\n" + unit * 500).text


def test_nothing_to_read_is_refused():
    assert parsed("![](a.jpg)\n").reason == "empty"
