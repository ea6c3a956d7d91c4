"""The marked pages of the benchmark: text stays, furniture goes; and what is never at the price of text."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from defcorpus.article import Location, Metadata, Page
from defcorpus.reading import segment
from defcorpus.reading.chrome.recurring import line_key
from defcorpus.reading.pages import divided, make_page

sys.path.insert(0, str(Path(__file__).parents[2] / "benchmarks"))
import chrome  # the benchmark's own reader of marked pages, so that both measure one thing

FOLDERS = ("chrome_pages", "chrome_pages_more")
PAGES = [page for name in FOLDERS for page in chrome.load(Path(__file__).with_name(name))]

LEAD = "Chiều 25/11, lãnh đạo thành phố tiếp đoàn công tác của viện nghiên cứu đến tìm hiểu cơ hội hợp tác."
TEXT = (
    LEAD,
    "Tại buổi tiếp, hai bên trao đổi về đào tạo và trao đổi đoàn ở các cấp, nhất là sĩ quan trẻ.",
    "Trưởng đoàn cảm ơn sự đón tiếp trọng thị và mời lãnh đạo thành phố sang thăm viện vào mùa xuân.",
    "Hai bên ký biên bản.",
    "Đánh giá cao năng lực của viện, lãnh đạo thành phố cho biết sẽ cử cán bộ sang học tập từ quý ba, và sẽ "
    "tạo mọi điều kiện để các chuyên gia của viện đến làm việc dài hạn tại địa phương, gần người dân.",
    "Buổi tiếp kết thúc trong không khí thân mật, với bữa cơm do các chiến sĩ trẻ nấu và bài hát về đảo xa.",
)
TITLE = "Lãnh đạo thành phố tiếp đoàn viện nghiên cứu"


def page(text: str, **meta: str) -> Page:
    found = make_page(Location("x", "x"), text, Metadata(**meta), kind="text", encoding="utf-8")
    assert isinstance(found, Page)
    return found


def body(found: Page) -> list[str]:
    return [found.text[part.start : part.end] for part in found.segments if part.role == "body"]


def test_the_bar():
    result = chrome.score(PAGES)
    assert len(PAGES) >= 50
    assert result.kept / result.sentences >= 0.995
    assert result.removed / result.chrome >= 0.995
    assert result.roles / result.chrome >= 0.8


@pytest.mark.parametrize("marked", PAGES, ids=lambda marked: marked.name)
def test_marked_page(marked):
    result = chrome.score([marked])
    assert result.kept == result.sentences
    assert result.chrome - result.removed <= 1


def test_a_line_without_a_role_is_named():
    with pytest.raises(ValueError, match="x, line 2"):
        chrome.parse("x", "b|One.\nTwo.")


@pytest.mark.parametrize(
    "lines",
    [
        [TITLE, *TEXT, *TEXT],
        [TITLE, *TEXT, *(line.replace(" ", "  ", 2) for line in TEXT)],
        [TITLE, *TEXT, TITLE, " ".join(TEXT)],
        [TITLE, " ".join(TEXT), *TEXT],
        [TITLE, *TEXT[:-1], TEXT[-1] + "/.", TITLE, *TEXT],
        [TITLE, *TEXT, *TEXT[:-1], TEXT[-1][:60].rstrip()],
    ],
    ids=["word for word", "spaced", "joined below", "joined above", "closed once", "cut off"],
)
def test_a_text_printed_twice_counts_once(lines):
    found = page("\n".join(lines))
    assert " ".join(" ".join(body(found)).split()) == " ".join(TEXT)
    (note,) = found.notes
    assert note.kind == "printed-twice"
    assert note.start > found.segments[1].end and note.end == len(found.text)


def test_one_repeated_paragraph_is_no_second_printing():
    found = page("\n".join([TITLE, *TEXT, TEXT[1]]))
    assert found.notes == ()


def test_a_page_that_would_lose_almost_everything_keeps_it():
    rows = "\n".join(f"Đoàn công tác số {n} thăm và làm việc tại đơn vị 1{n}/03/2025" for n in range(9))
    found = page(f"Lịch công tác\n{rows}\nChia sẻ")
    (note,) = found.notes
    assert note.kind == "kept-whole"
    assert len(body(found)) >= 9


def test_recurring_lines_give_way_to_a_body_as_other_shapes_do():
    lines = ["Cổng tin nội bộ", *TEXT, "Đường dây nóng phòng bạn đọc"]
    keys = frozenset(key for line in (lines[0], lines[-1]) if (key := line_key(line)) is not None)
    found = divided(page("\n".join(lines)), keys)
    assert body(found) == list(TEXT)
    assert [part.rule for part in found.segments if part.role != "body"] == ["recurring", "recurring"]
    alone = "Thông báo số 3 của phòng bạn đọc\nĐường dây nóng phòng bạn đọc"
    every = frozenset(key for line in alone.split("\n") if (key := line_key(line)) is not None)
    kept = divided(page(alone), every)
    assert body(kept)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{LEAD}\nHai bên hài lòng./.", "Hai bên hài lòng."),
        (f"{LEAD}\nHai bên hài lòng với kết quả./. – TTXVN", "Hai bên hài lòng với kết quả."),
        (f"{LEAD}\nThe two sides were content with it.– VNA", "The two sides were content with it."),
        (f"{LEAD}\nThe two sides were content with it (PANO)", "The two sides were content with it"),
    ],
)
def test_marks_that_close_a_text_are_no_part_of_it(text, expected):
    assert body(page(text))[-1] == expected


@pytest.mark.parametrize(
    ("line", "role"),
    [
        ("Đại tướng Phan Văn Giang và Đại sứ Bezdetko Gennady Stepanovich.", "caption"),
        ("General Phan Van Giang and Deputy Prime Minister Ricardo Cabrisas.", "caption"),
        ("General Phan Van Giang shakes hands with the ambassador.", "caption"),
        ("Các đại biểu chụp ảnh lưu niệm tại trụ sở.", "caption"),
        ("General Phan Van Giang and Deputy Prime Minister Ricardo Cabrisas said so.", "body"),
        ("General Giang said he had been welcomed warmly.", "body"),
        ("Chiều cùng ngày, hai bên đã chụp ảnh lưu niệm.", "body"),
        ("Nhật Bản bàn giao hai xe cứu hộ cho quân đội Việt Nam", "related"),
        ("Dấu ấn đối ngoại", "body"),
    ],
)
def test_lines_between_paragraphs(line, role):
    text = "\n".join([TITLE, *TEXT[:3], line, *TEXT[4:]])
    at = text.index(line)
    found = {part.role for part in segment(text, Metadata()) if at <= part.start < at + len(line)}
    assert found == {role}


def test_headings_of_a_text_are_text():
    headings = [f"Những năm tháng không thể nào quên, phần {n}" for n in "abcd"]
    lines = [TITLE, *(line for pair in zip(TEXT, headings, strict=False) for line in pair), TEXT[-1]]
    assert set(headings) <= set(body(page("\n".join(lines))))


@pytest.mark.parametrize(
    ("foot", "role"),
    [
        ("Nguồn: qdnd.vn\nThứ Hai, 22/09/2025 22:40", "header"),
        ("Hải Hà\nJune 27, 2023", "header"),
        ("Nguồn: qdnd.vn\nTin liên quan\nHải quân thăm đảo xa đầu năm\n22/09/2025", "related"),
        (
            "Nguồn: qdnd.vn\nLễ ra quân huấn luyện năm mới\n05/01/2025\nKhai mạc hội thao\n06/01/2025",
            "related",
        ),
    ],
)
def test_a_day_alone_below_the_text_is_the_page_s_own(foot, role):
    found = page("\n".join([TITLE, *TEXT, foot]))
    last = foot.splitlines()[-1]
    roles = [part.role for part in found.segments if last in found.text[part.start : part.end]]
    assert roles == [role]


@pytest.mark.parametrize(
    "below",
    [
        "TIN LIÊN QUAN\n- Hải quân thăm đảo xa đầu năm\n- Bộ trưởng tiếp Đại sứ nước bạn",
        "Tin liên quan:\n• Hải quân thăm đảo xa đầu năm",
        "Related news\n- Navy visits a far island\n- Minister receives an ambassador\nMore on the navy",
        "Most read\n1. Navy visits a far island (Jan 5, 2025)\n2. Minister receives an ambassador",
    ],
)
def test_headlines_behind_dashes_below_a_heading_are_other_stories(below):
    assert body(page("\n".join([TITLE, *TEXT, "Tin, ảnh: HẢI HÀ", below]))) == list(TEXT)


def test_headlines_behind_an_angle_between_paragraphs_are_other_stories():
    others = "> TP Hồ Chí Minh đón tàu Thái Lan\n> Khu trục hạm Mỹ ở Đà Nẵng"
    assert body(page("\n".join([TITLE, TEXT[0], others, *TEXT[1:]]))) == list(TEXT)
    quoted = "> Chúng tôi sẽ còn trở lại nơi này nhiều lần nữa."
    assert quoted in body(page("\n".join([TITLE, TEXT[0], quoted, *TEXT[1:]])))


def test_a_list_that_ends_its_lines_is_text_below_any_heading():
    items = ["- Trao đổi đoàn các cấp;", "- Hợp tác đào tạo học viên quân sự."]
    assert body(page("\n".join([TITLE, *TEXT, *items]))) == [*TEXT, *items]


def test_a_day_behind_the_outlet_is_none_of_its_name():
    found = page("\n".join([TITLE, *TEXT, "Nguồn: TTXVN 18/04/2024"]))
    parts = {part.role: found.text[part.start : part.end] for part in found.segments}
    assert parts["source"] == "Nguồn: TTXVN" and parts["header"] == "18/04/2024"
