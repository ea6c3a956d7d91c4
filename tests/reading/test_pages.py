"""Whole pages in the manner of many outlets: every line's role, as a reader would give it."""

from __future__ import annotations

from pathlib import Path

import pytest

from defcorpus.article import Metadata
from defcorpus.reading import segment

Expected = list[tuple[str, str]]


def load() -> dict[str, tuple[str, Expected]]:
    """Return each page's text and its (role, words) in order."""
    pages: dict[str, tuple[str, Expected]] = {}
    name, lines, expected = "", [], []
    source = Path(__file__).with_name("pages.txt").read_text(encoding="utf-8").splitlines()
    for line in [*source, "=== "]:
        if line.startswith("==="):
            if name:
                pages[name] = ("\n".join(lines), expected)
            name, lines, expected = line[4:], [], []
        elif line == ".":
            lines.append("")
        elif name and line:
            roles, _, text = line.partition(": ")
            pieces = [piece.strip() for piece in text.split("‖")]
            lines.append(" ".join(pieces))
            expected += zip(roles.split("+"), pieces, strict=True)
    return pages


PAGES = load()


def roles(text: str, meta: Metadata | None = None) -> Expected:
    found = segment(text, meta or Metadata())
    return [(piece.role, text[piece.start : piece.end]) for piece in found]


@pytest.mark.parametrize("name", PAGES)
def test_every_line_has_its_role(name):
    text, expected = PAGES[name]
    assert roles(text) == expected


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_line_ends_change_nothing(name, end):
    text, expected = PAGES[name]
    assert roles(text.replace("\n", end)) == expected


@pytest.mark.parametrize("name", PAGES)
def test_decomposed_text_has_the_same_roles(name):
    import unicodedata

    text, expected = PAGES[name]
    nfd = unicodedata.normalize("NFD", text)
    assert roles(nfd) == [(role, unicodedata.normalize("NFD", words)) for role, words in expected]


@pytest.mark.parametrize("name", [name for name in PAGES if PAGES[name][1][0][0] == "title"])
def test_a_title_known_from_metadata_is_the_title(name):
    text, expected = PAGES[name]
    title = expected[0][1]
    assert roles(text, Metadata(title=title)) == expected


WRAPPED = """The minister received the ambassadors of three neighbours in the capital on April 2.
The minister (right) and the ambassador of the first country, with a book of old photographs (Photo: VNA)
Hanoi (VNA) – The minister of
defence received the ambassadors of
three neighbours at the ministry in
the capital on April 2.
The ambassador of the first country
thanked the minister for the years
they had worked together and wished
him well.
The minister (left) and the ambassador of the second country, with a carved stick (Photo: VNA)
The ambassador of the second country
spoke of the border and of the river
that both countries share.
"""


def test_captions_between_wrapped_lines_stay_apart():
    found = roles(WRAPPED)
    assert [words for role, words in found if role == "caption"] == [
        "The minister (right) and the ambassador of the first country, with a book of old photographs",
        "The minister (left) and the ambassador of the second country, with a carved stick",
    ]
    body = [" ".join(words.split()) for role, words in found if role == "body"]
    assert body[1].startswith("Hanoi (VNA) – The minister of defence received the ambassadors of three")
    assert body[-1].startswith("The ambassador of the second country spoke of the border and of the river")


def test_a_dateline_on_a_line_of_its_own_is_the_storys():
    text = (
        "Deputy minister hosts reception\n\nHanoi (VNA)\n– The deputy minister hosted a reception for a "
        "delegation of engineers from the north on December 3.\n\nHe thanked them for their work at sea."
    )
    assert roles(text)[1][1].startswith("Hanoi (VNA)\n– The deputy minister hosted")


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (
            "Minister hosts engineers ảnh 1Engineers at the reception (Photo: VNA)",
            "Engineers at the reception",
        ),
        (
            "Minister hosts engineers ảnh 1Engineers at the reception (Photo:",
            "Engineers at the reception",
        ),
        ("Các kỹ sư đã dựng hình ảnh 3D của con tàu và đưa vào lưu trữ từ cuối năm ngoái.", None),
    ],
)
def test_image_labels_glued_to_captions(line, expected):
    body = (
        "The deputy minister hosted a reception for a delegation of engineers from the north on December 3."
    )
    captions = [words for role, words in roles(f"{body}\n{line}\n{body[:-1]} again.") if role == "caption"]
    assert captions == ([expected] if expected else [])


def test_a_caption_glued_to_the_lead_leaves_it_whole():
    lead = (
        "Chiều 25/11, lãnh đạo thành phố tiếp đoàn công tác của viện nghiên cứu đến tìm hiểu cơ hội hợp tác."
    )
    text = f"{lead}Quang cảnh buổi tiếp. (Ảnh: Mai Anh)"
    text += "Đánh giá cao năng lực của viện, lãnh đạo thành phố cho biết hai bên sẽ còn gặp."
    assert [role for role, _ in roles(text)] == ["body", "caption", "credit", "body"]
    assert roles(text)[0] == ("body", lead)
