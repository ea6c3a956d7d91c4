"""What whoever saved a page as text put around it: an address on a line of its own, a head of fields."""

from pathlib import Path

import pytest

from defcorpus.article import Page
from defcorpus.facts.article import analyse
from defcorpus.reading.chrome.saver import PUT, read_put
from defcorpus.reading.files import read_file
from defcorpus.reading.formats.plain import saved_metadata
from defcorpus.reading.sources import SourceFile

STORY = (
    "Sáng 14/3, tại Hà Nội, Đại tướng Nguyễn Văn Bình tiếp Trung tướng Carlos Mena, "
    "Tư lệnh Lục quân Peru.\n\n"
    "Hai bên trao đổi về đào tạo, quân y và gìn giữ hòa bình, nhất trí duy trì các cơ chế đối thoại.\n"
)
ADDRESS = "https://qdnd.vn/doi-ngoai/dai-tuong-tiep-tu-lenh-20250314101500123.htm"


def read(text: str, folder: Path, name: str = "a.txt") -> Page:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    (page,) = read_file(SourceFile(str(path), str(path), 1, 1))
    assert isinstance(page, Page)
    return page


def roles(page: Page) -> list[tuple[str, str]]:
    return [(part.role, page.text[part.start : part.end].split("\n")[0][:40]) for part in page.segments]


@pytest.mark.parametrize(
    "text",
    [
        f"{ADDRESS}\n\n{STORY}",
        f"<{ADDRESS}>\n{STORY}",
        f"URL: {ADDRESS}\n\n{STORY}",
        f"Link: <{ADDRESS}>\n\n{STORY}",
        f"Đường dẫn: {ADDRESS}\n\n{STORY}",
        f"Đại tướng tiếp Tư lệnh Lục quân Peru\n{ADDRESS}\n\n{STORY}",
        f"# Đại tướng tiếp Tư lệnh Lục quân Peru\n\n{STORY}\n<{ADDRESS}>\n",
        f"{STORY}\nURL: {ADDRESS}\n",
        f"\n\n{ADDRESS}\r\n\r\n{STORY}",
        f'---\ntitle: "Tiếp Tư lệnh"\nsource: "{ADDRESS}"\ntags:\n  - "clippings"\n---\n{STORY}',
        f"Title: Tiếp Tư lệnh\n\nURL Source: {ADDRESS}\n\nMarkdown Content:\n{STORY}",
    ],
)
def test_the_address_is_the_pages_own_and_no_text(text, tmp_path):
    page = read(text, tmp_path)
    assert page.meta.url == ADDRESS
    article = analyse(page)
    assert "http" not in article.title.text.lower()
    assert article.source is not None and article.source.name == "qdnd.vn"
    assert article.event_date is not None and article.event_date.value == "2025-03-14"
    body = "".join(page.text[part.start : part.end] for part in page.segments if part.role == "body")
    assert "http" not in body and "clippings" not in body
    assert [part.role for part in page.segments if part.rule in PUT].count("header") >= 1


@pytest.mark.parametrize(
    "text",
    [
        STORY,
        f"{STORY}\n{ADDRESS}",  # a bare one below the text is a source line
        f"{STORY}\nNguồn: {ADDRESS}",
        f"Xem thêm tại {ADDRESS}\n\n{STORY}",
        f"Nguồn: {ADDRESS}\n\n{STORY}",
        ADDRESS,
        f"<{ADDRESS}>",
        f"---\n{STORY}",
        f"Bộ trưởng: Ông Mena\nHà Nội: mưa\n{STORY}",
        f"Đoạn một của bài.\nĐoạn hai của bài.\nĐoạn ba của bài.\n{ADDRESS}\n{STORY}",
        "",
    ],
)
def test_what_is_no_line_of_the_savers(text):
    assert read_put(text) == ()
    assert saved_metadata(text).url is None


def test_fields_of_front_matter(tmp_path):
    fields = f"title: 'Peru: hợp tác'\nurl: {ADDRESS}\npublished: 2025-03-15\nauthor: Hà An\nviews:\n"
    text = f"---\n{fields}---\n\n{STORY}"
    page = read(text, tmp_path, "a.md")
    meta = page.meta
    assert (meta.title, meta.date, meta.author) == ("Peru: hợp tác", "2025-03-15", "Hà An")
    article = analyse(page)
    assert article.date is not None and article.date.value == "2025-03-15"
    assert roles(page)[-2:] == [("body", STORY[:40]), ("body", STORY.split("\n\n")[1][:40])]


def test_days_in_the_address_line_are_told_once(tmp_path):
    article = analyse(read(f"https://a.example/2025/03/14/tiep.html\n\n{STORY}", tmp_path))
    days = [(fact.value, fact.role) for fact in article.facts if fact.kind == "date"]
    assert days == [("2025-03-14", "url"), ("2025-03-14", "body")]


def test_the_day_of_the_saver_may_stand_below_the_title(tmp_path):
    page = read(f"{ADDRESS}\nTiếp Tư lệnh Lục quân Peru\n\n date 2025-03-15 {STORY}", tmp_path)
    article = analyse(page)
    assert article.date is not None and article.date.value == "2025-03-15"
    assert article.title.text == "Tiếp Tư lệnh Lục quân Peru"
