"""PDF with a text layer: paragraphs, running heads, what is refused and why."""

from __future__ import annotations

import io
import sys

import pytest

from defcorpus.article import Page
from defcorpus.reading.formats import pdf
from defcorpus.reading.formats.pdf import _paragraphs, parse_pdf

from .documents import HERE, of, refused

pypdf = pytest.importorskip("pypdf")


def drawn(papers: list[list[str]], *, title: str = "", width: int = 595) -> bytes:
    """Return a PDF of Latin text, drawn with one of the fonts that every reader has."""
    writer = pypdf.PdfWriter()
    from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject

    font = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Font"),
            NameObject("/Subtype"): NameObject("/Type1"),
            NameObject("/BaseFont"): NameObject("/Helvetica"),
            NameObject("/Encoding"): NameObject("/WinAnsiEncoding"),
        }
    )
    for lines in papers:
        paper = writer.add_blank_page(width, 842)
        shown = "".join(f"({line}) Tj 0 -14 Td\n" for line in lines)
        stream = DecodedStreamObject()
        stream.set_data(f"BT /F1 11 Tf 72 780 Td\n{shown}ET".encode("cp1252"))
        paper[NameObject("/Contents")] = writer._add_object(stream)
        fonts = DictionaryObject({NameObject("/F1"): writer._add_object(font)})
        paper[NameObject("/Resources")] = DictionaryObject({NameObject("/Font"): fonts})
    if title:
        writer.add_metadata(
            {"/Title": title, "/Author": "Minh An", "/CreationDate": "D:20251226090000+07'00'"}
        )
    stream = io.BytesIO()
    writer.write(stream)
    return stream.getvalue()


TALKS = [
    "The two ministers opened their talks in Hanoi on December 25 with a review of",
    "the honour guard and a short meeting with the press. They agreed to widen coop-",
    "eration in training and in the defence industry.",
    "Both sides will send delegations to the exhibition in October, the first of its",
    "kind in the region.",
]
WHOLE = [
    "The two ministers opened their talks in Hanoi on December 25 with a review of the honour guard and a "
    "short meeting with the press. They agreed to widen cooperation in training and in the defence industry.",
    "Both sides will send delegations to the exhibition in October, the first of its kind in the region.",
]


def test_lines_are_joined_to_paragraphs():
    found = parse_pdf(drawn([TALKS], title="Talks in Hanoi"), HERE)
    assert isinstance(found, Page)
    assert found.text.splitlines() == WHOLE
    assert (found.meta.title, found.meta.author) == ("Talks in Hanoi", "Minh An")
    assert (found.meta.date, found.meta.retrieved) == (None, "2025-12-26")
    assert found.format == "pdf"


def test_running_heads_and_page_numbers_are_chrome():
    words = ("first", "second", "third", "fourth")
    papers = [
        [
            "Defence Weekly - No. 35",
            f"The {word} story of this week is",
            *TALKS[2:4],
            f"{word} of them.",
            f"Page {at} of 4",
        ]
        for at, word in enumerate(words, 1)
    ]
    found = parse_pdf(drawn(papers), HERE)
    body = " ".join(of(found, "body"))
    assert all(f"The {word} story" in body and f"its {word} of them." in body for word in words)
    assert "Page" not in body and "No. 35" not in body


def test_the_head_of_a_newspapers_page_tells_its_day():
    papers = [[f"Defence Weekly, 25/12/2025, page {at}", f"Story {at}.", *TALKS] for at in range(1, 4)]
    assert of(parse_pdf(drawn(papers), HERE), "header")


def test_a_sentence_goes_on_over_the_page():
    found = parse_pdf(drawn([[*TALKS[:2], "12"], [*TALKS[2:], "13"]]), HERE)
    assert of(found, "body") == WHOLE


@pytest.mark.parametrize(
    ("lines", "joined"),
    [
        (
            ["Khu vực Ấn Độ Dương-", "Thái Bình Dương rộng mở"],
            ["Khu vực Ấn Độ Dương-Thái Bình Dương rộng mở"],
        ),
        (["Bộ trưởng nước Xinh-ga-", "po thăm Việt Nam"], ["Bộ trưởng nước Xinh-ga-po thăm Việt Nam"]),
        (["tăng cường coop\u00ad", "eration"], ["tăng cường cooperation"]),
        (["They widened coop-", "eration."], ["They widened cooperation."]),
        (["Một đề mục", "- một điều", "- điều nữa"], ["Một đề mục", "- một điều", "- điều nữa"]),
        (["Hai nước hợp tác,", "Bộ trưởng nói"], ["Hai nước hợp tác, Bộ trưởng nói"]),
    ],
)
def test_line_ends(lines, joined):
    assert _paragraphs(lines) == joined


def test_a_scan_needs_ocr():
    found = parse_pdf(drawn([[], []]), HERE)
    assert refused(found) == "no-text" and "OCR" in found.detail


@pytest.mark.parametrize(
    "data", [b"", b"%PDF-1.7\n", b"%PDF-1.7\n" + bytes(range(256)) * 40, b"no pdf at all"]
)
def test_damaged_files_are_said_to_be(data):
    assert refused(parse_pdf(data, HERE)) in ("damaged", "no-text")


def test_any_truncation_is_a_page_or_a_refusal():
    data = drawn([TALKS, TALKS], title="Talks")
    for end in range(0, len(data), 97):
        found = parse_pdf(data[:end], HERE)
        assert isinstance(found, Page) or refused(found)


def test_a_locked_file(tmp_path):
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(drawn([TALKS])))
    writer.encrypt("secret", algorithm="RC4-128")
    stream = io.BytesIO()
    writer.write(stream)
    assert refused(parse_pdf(stream.getvalue(), HERE)) == "password"


def test_the_missing_extra_is_named(monkeypatch):
    monkeypatch.setitem(sys.modules, "pypdf", None)
    found = parse_pdf(b"%PDF-1.7", HERE)
    assert refused(found) == "needs-extra" and "defcorpus[pdf]" in found.detail


def test_bounds(monkeypatch):
    monkeypatch.setattr(pdf, "MAX_PAGES", 1)
    assert refused(parse_pdf(drawn([TALKS, TALKS]), HERE)) == "too-large"
    monkeypatch.setattr(pdf, "MAX_CONTENT", 10)
    assert refused(parse_pdf(drawn([TALKS]), HERE)) == "too-large"


VIETNAMESE = [
    "Sáng 25/12, tại Hà Nội, Thượng tướng Nguyễn Minh Hòa đã tiếp Đoàn đại biểu quân sự cấp cao nước bạn do "
    "Trung tướng dẫn đầu sang thăm chính thức Việt Nam từ ngày 24 đến 27/12.",
    "Phát biểu tại buổi tiếp, Thượng tướng nhấn mạnh chuyến thăm góp phần đưa quan hệ quốc phòng giữa hai "
    "nước đi vào chiều sâu; đề nghị hai bên tiếp tục triển khai các thỏa thuận đã ký kết.",
]


def test_vietnamese_in_an_embedded_font():
    platypus = pytest.importorskip("reportlab.platypus")
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFError, TTFont

    try:
        pdfmetrics.registerFont(TTFont("Serif", "DejaVuSerif.ttf"))
    except TTFError:
        pytest.skip("no font with Vietnamese letters here")
    stream = io.BytesIO()
    style = ParagraphStyle("body", fontName="Serif", fontSize=11, leading=15)
    platypus.SimpleDocTemplate(stream).build([platypus.Paragraph(text, style) for text in VIETNAMESE])
    assert of(parse_pdf(stream.getvalue(), HERE), "body") == VIETNAMESE
