"""Word documents: what reads as text, what is left out, and files that mean harm."""

from __future__ import annotations

import io
import zipfile

import pytest

from defcorpus.article import Page
from defcorpus.reading.formats import docx
from defcorpus.reading.formats.docx import parse_docx

from .documents import CAPTION, HERE, LEAD, SECOND, TITLE, of, refused, segments

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STYLES = f"""<w:styles xmlns:w="{W}">
<w:style w:type="paragraph" w:styleId="Chuthich"><w:name w:val="caption"/></w:style>
<w:style w:type="paragraph" w:styleId="Tiude"><w:name w:val="Title"/></w:style></w:styles>"""
CORE = """<cp:coreProperties
xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/">
<dc:title>TITLE</dc:title><dc:creator>AUTHOR</dc:creator>
<dcterms:created>2025-12-26T03:04:05Z</dcterms:created></cp:coreProperties>"""


def document(
    body: str, *, core: str = CORE, prolog: str = "", extra: dict[str, bytes] | None = None
) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(
            "word/document.xml",
            f'{prolog}<w:document xmlns:w="{W}" xmlns:mc="urn:mc"><w:body>{body}</w:body></w:document>',
        )
        archive.writestr("word/styles.xml", STYLES)
        archive.writestr("docProps/core.xml", core)
        for name, data in (extra or {}).items():
            archive.writestr(name, data)
    return stream.getvalue()


def p(text: str, *, style: str = "", run: str = "", jc: str = "") -> str:
    styled = f'<w:pStyle w:val="{style}"/>' if style else ""
    centered = f'<w:jc w:val="{jc}"/>' if jc else ""
    return f"<w:p><w:pPr>{styled}{centered}</w:pPr><w:r><w:rPr>{run}</w:rPr><w:t>{text}</w:t></w:r></w:p>"


PICTURE = "<w:p><w:r><w:drawing/></w:r></w:p>"


def test_paragraphs_captions_and_title():
    body = p(TITLE, style="Tiude") + p(LEAD) + PICTURE + p(CAPTION, style="Chuthich") + p(SECOND)
    found = parse_docx(document(body), HERE)
    assert segments(found) == [("title", TITLE), ("body", LEAD), ("caption", CAPTION), ("body", SECOND)]


@pytest.mark.parametrize(("run", "jc"), [("<w:i/>", ""), ("", "center")])
def test_a_slanted_or_centered_line_below_a_picture_is_its_caption(run, jc):
    found = parse_docx(document(p(LEAD) + PICTURE + p(CAPTION, run=run, jc=jc) + p(SECOND)), HERE)
    assert of(found, "caption") == [CAPTION]


def test_properties_are_weak():
    found = parse_docx(
        document(p(LEAD), core=CORE.replace("TITLE", TITLE).replace("AUTHOR", "Minh An")), HERE
    )
    assert isinstance(found, Page)
    assert (found.meta.title, found.meta.author) == (TITLE, "Minh An")
    assert (found.meta.date, found.meta.retrieved) == (None, "2025-12-26T03:04:05Z")


@pytest.mark.parametrize("title", ["Document1", "Microsoft Word - bai.doc", "bai.docx", ""])
def test_a_title_that_the_program_made_is_none(title):
    found = parse_docx(document(p(LEAD), core=CORE.replace("TITLE", title).replace("AUTHOR", "Admin")), HERE)
    assert isinstance(found, Page)
    assert found.meta.title is found.meta.author is None


@pytest.mark.parametrize(
    "unread",
    [
        "<w:p><w:del><w:r><w:delText>XÓA</w:delText></w:r></w:del></w:p>",
        "<w:p><w:moveFrom><w:r><w:t>XÓA</w:t></w:r></w:moveFrom></w:p>",
        "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>XÓA</w:t></w:r></w:p>",
        "<w:p><w:r><w:instrText>HYPERLINK XÓA</w:instrText></w:r></w:p>",
        "<w:p><w:r><mc:AlternateContent><mc:Choice/><mc:Fallback><w:p><w:r><w:t>XÓA</w:t></w:r></w:p>"
        "</mc:Fallback></mc:AlternateContent></w:r></w:p>",
        "<!-- XÓA -->",
    ],
)
def test_what_does_not_read_is_left_out(unread):
    found = parse_docx(document(p(LEAD) + unread), HERE)
    assert isinstance(found, Page) and found.text == LEAD


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("<w:p><w:ins><w:r><w:t>Thêm vào sau</w:t></w:r></w:ins></w:p>", "Thêm vào sau"),
        ("<w:p><w:moveTo><w:r><w:t>Chuyển đến</w:t></w:r></w:moveTo></w:p>", "Chuyển đến"),
        ("<w:p><w:hyperlink><w:r><w:t>Một liên kết</w:t></w:r></w:hyperlink></w:p>", "Một liên kết"),
        ("<w:p><w:r><w:t>Hà</w:t></w:r><w:r><w:t xml:space='preserve'> Nội</w:t></w:r></w:p>", "Hà Nội"),
        ("<w:p><w:r><w:t>một</w:t><w:br/><w:t>hai</w:t></w:r></w:p>", "một\nhai"),
        ("<w:p><w:r><w:t>một</w:t><w:tab/><w:t>hai</w:t></w:r></w:p>", "một hai"),
        (f"<w:sdt><w:sdtPr><w:t>x</w:t></w:sdtPr><w:sdtContent>{p('Trong khung')}</w:sdtContent></w:sdt>",
         "Trong khung"),
        (f"<w:tbl><w:tr><w:tc>{p('ô một')}</w:tc><w:tc>{p('ô hai')}</w:tc></w:tr></w:tbl>", "ô một\nô hai"),
        ("<w:p><w:r><w:t>A</w:t><w:noBreakHyphen/><w:t>déc</w:t></w:r></w:p>", "A-déc"),
    ],
)  # fmt: skip
def test_what_reads(body, text):
    found = parse_docx(document(body), HERE)
    assert isinstance(found, Page) and found.text == text


ENTITY = "<!DOCTYPE d [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;&a;&a;'>]>"


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "damaged"),
        (b"PK\x03\x04 no zip", "damaged"),
        (b"\xd0\xcf\x11\xe0" + bytes(600), "format"),
        (document(p("&b;"), prolog=ENTITY), "entities"),
        (
            document(p(LEAD), prolog="<!DOCTYPE d SYSTEM 'x'[<!ENTITY f SYSTEM 'file:///etc/passwd'>]>"),
            "entities",
        ),
        (document("<w:p>"), "broken-xml"),
        (document(""), "no-text"),
        (document(p(LEAD))[:300], "damaged"),
    ],
)
def test_refusals(data, reason):
    assert refused(parse_docx(data, HERE)) == reason


def test_another_zip_is_no_document():
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("a.txt", LEAD)
    assert refused(parse_docx(stream.getvalue(), HERE)) == "format"


def test_a_part_that_expands_too_far_is_not_expanded(monkeypatch):
    monkeypatch.setattr(docx, "MAX_PART", 1_000_000)
    assert refused(parse_docx(document(p("a" * 2_000_000)), HERE)) == "too-large"


def test_paragraphs_nested_ten_thousand_deep_end():
    deep = "<w:p>" * 10_000 + "<w:r><w:t>x</w:t></w:r>" + "</w:p>" * 10_000
    assert refused(parse_docx(document(deep), HERE)) == "broken-xml"  # the parser's own bound
