"""Lines above a headline that are the site's own, and the day in a signature below the text."""

from __future__ import annotations

import textwrap

import pytest

from defcorpus.article import Location, Metadata, Page
from defcorpus.facts import analyse
from defcorpus.reading.pages import make_page

STORY = (
    "Hai đoàn đại biểu quốc phòng đã trao đổi về hợp tác đào tạo, quân y và tìm kiếm cứu nạn trong cuộc"
    " hội đàm sáng nay, theo thông báo của cơ quan đối ngoại.\n\n"
    "Two delegations spoke of training, military medicine and search and rescue at their talks this morning."
)


def read(text: str) -> Page:
    return make_page(Location("/a.txt", "/"), text, Metadata(), kind="text", encoding="utf-8")


@pytest.mark.parametrize(
    ("above", "headline"),
    [
        ("Cần Thơ 31°C", "Hai đoàn đại biểu hội đàm sáng nay"),
        ("World > Asia and Pacific", "Two delegations speak of training"),
        ("Ministry of Defence of Norway", "Two delegations speak of training"),
        ("Ministry of Defence, Republic of Norland - news in English", "Two delegations speak of training"),
        (
            "Ministry of Defence - Norland Armed Forces News Agency (English page)",
            "Two delegations speak of training",
        ),
        ("Norland.vn auto translation", "Two delegations speak of training"),
        ("Thời sự quốc phòng - an ninh", "Hai đoàn đại biểu hội đàm sáng nay"),
        ("Quân khu 7 Online", "Hai đoàn đại biểu hội đàm sáng nay"),
        ("Le Courrier du Sud", "Two delegations speak of training"),
        ("NORLAND, June 9 -", "Two delegations speak of training"),
        ("The Can Tho Herald", "Two delegations speak of training"),
        ("BÁO CẦN THƠ", "Hai đoàn đại biểu hội đàm sáng nay"),
        ("Cơ quan của Đảng bộ thành phố Cần Thơ", "Hai đoàn đại biểu hội đàm sáng nay"),
        ("Monde   03/09/2024 08:15", "Two delegations speak of training"),
        ("3 сентября 2024 г. 08:15", "Two delegations speak of training"),
        ("Pages kept by readers", "Two delegations speak of training"),
    ],
)
def test_the_headline_is_the_title_and_not_the_sites_line(above: str, headline: str) -> None:
    page = read(f"{above}\n{headline}\n\n{STORY}")
    titles = [page.text[part.start : part.end] for part in page.segments if part.role == "title"]
    assert titles == [headline]


@pytest.mark.parametrize(
    "headline",
    [
        "Báo cáo chính trị trình Đại hội",
        "Embassy of Norway opens a defence office",
        "Ministry of Defence receives two delegations",
        "Ministry of Defence, partners open drill",
        "Norland, June talks and after",
        "Nhiệt độ Cần Thơ lên 31 độ C",
        "HAI ĐOÀN ĐẠI BIỂU QUỐC PHÒNG HỘI ĐÀM",
    ],
)
def test_a_headline_is_no_sites_line(headline: str) -> None:
    page = read(f"{headline}\nTwo delegations speak of training\n\n{STORY}")
    part = next(part for part in page.segments if page.text[part.start : part.end] == headline)
    assert part.rule not in ("site", "organ", "weather", "trail")


def test_a_headline_in_capitals_is_no_reporters_name() -> None:
    page = read(f"HAI ĐOÀN ĐẠI BIỂU QUỐC PHÒNG HỘI ĐÀM\nBài và ảnh: THU HÀ - MINH ANH\n\n{STORY}")
    assert [page.text[part.start : part.end] for part in page.segments if part.role == "title"] == [
        "HAI ĐOÀN ĐẠI BIỂU QUỐC PHÒNG HỘI ĐÀM"
    ]


@pytest.mark.parametrize(
    "foot",
    [
        "Thu Hà/VOV.VN   |  04/09/2024, 19:31",
        "NHAN DAN ONLINE | Wednesday, September 4, 2024 - 17:55",
        "Minh Anh | 4/9/2024 08:15",
    ],
)
def test_a_signature_below_the_text_holds_the_pages_day(foot: str) -> None:
    text = f"Hai đoàn đại biểu hội đàm sáng nay\n\nNgày 4-9, tại Hà Nội, {STORY}\n\n{foot}\n"
    article = analyse(read(text))
    assert article.date is not None and article.date.value == "2024-09-04"
    assert [part.rule for part in article.page.segments if part.role == "header"] == ["foot-stamp"]


def role_of(text: str, line: str) -> str:
    page = read(text)
    at = page.text.index(line)
    return next(part.role for part in page.segments if part.start <= at < part.end)


@pytest.mark.parametrize(
    ("text", "line", "role"),
    [
        # Behind the day: a section's name, a row of the site's labels, or the title.
        (f"date 2025-03-04 Biển đảo\n\n{STORY}", "Biển đảo", "menu"),
        (
            f"date 2025-03-04 Liên hệ Đặt báo Rao vặt Giá vàng\nHai đoàn hội đàm sáng nay\n\n{STORY}",
            "Liên",
            "menu",
        ),
        (f"date 2025-03-04 Hai đoàn đại biểu hội đàm sáng nay\n\n{STORY}", "Hai đoàn", "title"),
        # The words of a photograph for those who do not see it.
        (
            f"Hai đoàn hội đàm\n\n{STORY}\n\nTướng A tiếp tướng B tại cảng - Báo Thanh Niên\n\n{STORY}",
            "Tướng A",
            "caption",
        ),
        (
            f"Hai đoàn hội đàm\n\n{STORY}\n\nHai bên ký biên bản - Việt Nam và Chile\n\n{STORY}",
            "Hai bên ký",
            "body",
        ),
        # A credit in brackets that goes on in the next line.
        (
            f"{STORY}\n\nTướng A tiếp tướng B. (Ảnh: Lê Văn C/\nBáo Thanh Niên)\n\n{STORY}",
            "Báo Thanh",
            "credit",
        ),
        # Notices, and who was read.
        (f"{STORY}\n\nBình luận của bạn đang chờ duyệt\nHộp thư thoại sẽ đóng sau 5s", "Hộp thư", "share"),
        (f"{STORY}\n\nRead the full story at VietnamPlus", "Read the full", "share"),
        (f"{STORY}\n\nAccording to VNA", "According", "source"),
        (f"{STORY}\n\nAccording to the general, much is left to do", "According", "body"),
    ],
)
def test_lines_that_are_no_text(text: str, line: str, role: str) -> None:
    assert role_of(text, line) == role


def test_the_outlets_line_below_a_wrapped_headline_is_no_part_of_it() -> None:
    wrapped = textwrap.fill(STORY.replace("\n", " ") * 3, 72)
    page = read(f"Two delegations speak of training in the\nVietnamPlus    January 12, 2026\n{wrapped}")
    assert [page.text[part.start : part.end] for part in page.segments if part.role == "title"] == [
        "Two delegations speak of training in the"
    ]
    assert [part.role for part in page.segments][1:3] == ["masthead", "header"]


@pytest.mark.parametrize(
    ("below", "role"),
    [
        ("TIN CŨ", "related"),
        ("NỔI BẬT TRANG CHỦ", "related"),
        ("NỔI BẬT TRONG NGÀY", "related"),
        ("THU TRANG", "credit"),
        ("Quang Huy", "credit"),
    ],
)
def test_the_heading_of_a_list_signs_nothing(below: str, role: str) -> None:
    page = read(f"Hai đoàn đại biểu hội đàm sáng nay\n\n{STORY}\n\n{below}\n")
    assert [part.role for part in page.segments][-1] == role


def test_a_button_above_the_text_is_none_of_it() -> None:
    page = read(f"Hai đoàn đại biểu hội đàm sáng nay\n\nIn bài này\n.\n{STORY}")
    assert "In bài này" not in [page.text[p.start : p.end] for p in page.segments if p.role == "body"]


def test_headlines_behind_bullets_at_the_end_are_other_stories() -> None:
    others = "- Harbour fair opens in Brest\n- Students plant trees in Da Lat\n- Old railway gets new bridges"
    article = analyse(read(f"Two delegations speak of training\n\n{STORY}\n\n{others}"))
    assert article.page.text[article.page.segments[-1].start :].startswith("- Old railway")
    assert [part.role for part in article.page.segments][-3:] == ["related"] * 3
    # What a sentence leads to is the text's own.
    listed = read(f"Two delegations speak of training\n\n{STORY} They agreed on:\n\n{others}")
    assert "related" not in [part.role for part in listed.segments]


def test_an_outlets_name_saved_twice_and_the_day_run_into_it() -> None:
    text = f"Hai đoàn đại biểu hội đàm sáng nay\n\nBáo Thanh niênBáo Thanh niên26/12/2024\n\n{STORY}"
    article = analyse(read(text))
    assert article.date is not None and article.date.value == "2024-12-26"
    assert article.source is not None and article.source.name == "thanhnien.vn"


@pytest.mark.parametrize(
    "signature",
    [
        "Bá Thi/VOV-Cairo", "PV/VOV.VN", "Nhóm PV/VOV", "PV (Tổng hợp)", "Thu Hà/TTXVN", "Lê An - Hà My/VOV",
        "CTV Thu Hà (TTXVN)", "PV",
    ],
)  # fmt: skip
def test_what_stands_below_a_signature_are_other_stories(signature: str) -> None:
    others = [
        "Quốc hội thảo luận dự án Luật Công nghiệp quốc phòng",
        "Thượng tướng Lê Văn Minh tiếp Đại sứ Pháp",
    ]
    page = read("Hai đoàn đại biểu hội đàm\n\n" + "\n\n".join((STORY, signature, *others)))
    found = [page.text[part.start : part.end] for part in page.segments if part.role == "related"]
    assert found == others


@pytest.mark.parametrize(
    "row",
    [
        "Chia sẻ  Facebook  Zalo  Sao chép liên kết  A- A+",
        "Chia sẻ: Facebook Zalo Link Google News",
        "Facebook | Twitter | Copy link",
        "Share: Facebook X LinkedIn WhatsApp Email Print",
        "Lưu bài viết  In bài viết  Gửi email",
    ],
)
def test_a_row_of_buttons_is_no_text_and_names_no_outlet(row: str) -> None:
    page = read(f"Hai đoàn đại biểu hội đàm\n\n{row}\n\n{STORY}\n\n{row}\n")
    assert {part.role for part in page.segments if page.text[part.start : part.end] == row} == {"share"}
    assert analyse(page).source is None
