"""Saved web pages: metadata from the markup, the story's lines apart from what stands around them."""

from __future__ import annotations

from pathlib import Path

import pytest

from defcorpus.article import Location, Page
from defcorpus.reading.encoding.encodings import Refusal
from defcorpus.reading.formats.html import fragment_text, parse_html

HERE = Location("/a.html", "/")
LEAD = "Sáng 25/12, tại Hà Nội, hai đoàn đã hội đàm về hợp tác quốc phòng và trao đổi các biện pháp cụ thể."
SECOND = (
    "Phát biểu tại hội đàm, trưởng đoàn nêu rõ hai nước có quan hệ hữu nghị lâu đời, cần đẩy mạnh hợp "
    "tác về đào tạo và công nghiệp quốc phòng trong thời gian tới."
)
THIRD = (
    "Hai bên nhất trí tăng cường trao đổi đoàn các cấp, nhất là cấp cao, và phối hợp chặt chẽ tại các "
    "diễn đàn đa phương trong khu vực mà hai nước cùng tham gia."
)
PAGE = f"""<!DOCTYPE html>
<!-- saved from url=(0031)https://example.vn/hoi-dam.html -->
<html lang="vi"><head><meta charset="utf-8"><title>Hội đàm ở Hà Nội | Báo Ngày Mới</title>HEAD
</head>
<body><header><nav><ul><li><a href="/">Trang chủ</a></li>
<li><a href="/ts">Thời sự</a></li></ul></nav></header>
<article><h1>Hội đàm ở Hà Nội</h1>
<p class="sapo">{LEAD}</p>
<figure><img src="a.jpg" alt="Hai đoàn"><figcaption>Hai đoàn tại hội đàm. Ảnh: Minh An</figcaption></figure>
<p>{SECOND}</p><div class="related-news"><a href="/x">Đoàn quân y hai nước gặp gỡ ở Huế</a></div>
<p>{THIRD}</p><p>Hội đàm kết thúc lúc trưa.</p><p><b>Minh An</b></p></article>
<aside><h3>Tin liên quan</h3><ul><li><a href="/y">Khai mạc triển lãm ảnh về tình hữu nghị</a></li>
<li><a href="/z">Tàu hải quân nước bạn thăm Đà Nẵng</a></li></ul></aside>
<script>var a = "Không ai thấy dòng này trên trang";</script><p hidden>Dòng ẩn không ai thấy.</p>
<footer>Bản quyền thuộc Báo Ngày Mới</footer></body></html>"""


def page(head: str = "", markup: str = PAGE) -> Page:
    found = parse_html(markup.replace("HEAD", head).encode(), HERE)
    assert isinstance(found, Page)
    return found


def lines(found: Page) -> list[tuple[str, str]]:
    return [(piece.role, found.text[piece.start : piece.end]) for piece in found.segments]


def test_the_story_is_told_from_what_stands_around_it():
    assert lines(page()) == [
        ("menu", "Trang chủ"),
        ("menu", "Thời sự"),
        ("title", "Hội đàm ở Hà Nội"),
        ("body", LEAD),
        ("caption", "Hai đoàn tại hội đàm."),
        ("credit", "Ảnh: Minh An"),
        ("body", SECOND),
        ("related", "Đoàn quân y hai nước gặp gỡ ở Huế"),
        ("body", THIRD),
        ("body", "Hội đàm kết thúc lúc trưa."),
        ("credit", "Minh An"),
        ("related", "Tin liên quan"),
        ("related", "Khai mạc triển lãm ảnh về tình hữu nghị"),
        ("related", "Tàu hải quân nước bạn thăm Đà Nẵng"),
        ("share", "Bản quyền thuộc Báo Ngày Mới"),
    ]


def test_without_metadata_the_heading_and_the_browsers_comment_speak():
    meta = page().meta
    assert (meta.title, meta.url) == ("Hội đàm ở Hà Nội", "https://example.vn/hoi-dam.html")
    assert meta.date is meta.author is None
    assert meta.source == "Báo Ngày Mới"  # behind the bar in the document's title


JSON_LD = """<script type="application/ld+json">{"@context": "https://schema.org", "@graph": [
{"@type": "WebSite", "name": "Báo"}, {"@type": ["NewsArticle"], "headline": "Hội đàm",
"author": [{"name": "An Bình"}], "datePublished": "2025-12-25T15:30:00+07:00",
"publisher": {"@type": "Organization", "name": "Báo Ngày Mới"}}]}</script>"""


@pytest.mark.parametrize(
    ("head", "field", "value"),
    [
        ('<meta property="og:title" content="Tên khác">', "title", "Tên khác"),
        ('<meta name="twitter:title" content=" Tên  khác ">', "title", "Tên khác"),
        ('<meta name="DC.title" content="Tên khác">', "title", "Tên khác"),
        (JSON_LD, "title", "Hội đàm"),
        (JSON_LD, "date", "2025-12-25T15:30:00+07:00"),
        (JSON_LD, "source", "Báo Ngày Mới"),
        (JSON_LD, "author", "An Bình"),
        ('<meta property="article:published_time" content="2025-12-25">', "date", "2025-12-25"),
        ('<meta name="pubdate" content="2025-12-25T08:00">', "date", "2025-12-25T08:00"),
        ('<meta name="DC.date.issued" content="2025-12-25">', "date", "2025-12-25"),
        ('<meta itemprop="datePublished" content="2025-12-25">', "date", "2025-12-25"),
        ('<meta property="og:site_name" content="qdnd.vn">', "source", "qdnd.vn"),
        ('<meta name="author" content="An Bình">', "author", "An Bình"),
        ('<link rel="canonical" href="https://qdnd.vn/a">', "url", "https://qdnd.vn/a"),
        ('<meta property="og:url" content="https://qdnd.vn/b">', "url", "https://qdnd.vn/b"),
        ('<script type="application/ld+json">{"@type": "NewsArticle", </script>', "date", None),
        ('<script type="application/ld+json">' + "[" * 9999 + "</script>", "date", None),
        ('<meta property="article:published_time" content="">', "date", None),
        ('<meta property="article:modified_time" content="2026-01-01">', "date", None),
    ],
)
def test_metadata(head, field, value):
    assert getattr(page(head).meta, field) == value


def test_a_time_element_counts_where_it_is_the_articles_own():
    one = PAGE.replace("</h1>", '</h1><time datetime="2025-12-25">25/12</time>')
    aside = one.replace("<aside>", '<aside><time datetime="2025-12-26">26/12</time>')
    two = PAGE.replace("<p>", '<p><time datetime="2025-12-26">26/12</time>', 1)
    other = PAGE.replace("<aside>", '<aside><time datetime="2025-12-26">26/12</time>')
    assert page(markup=one).meta.date == page(markup=aside).meta.date == "2025-12-25"
    assert page(markup=two).meta.date == "2025-12-26"
    assert page(markup=other).meta.date is None


@pytest.mark.parametrize("codec", ["utf-16", "utf-8-sig"])
def test_encodings(codec):
    found = parse_html(PAGE.encode(codec), HERE)
    assert isinstance(found, Page) and LEAD in found.text


def test_the_declared_encoding_is_taken_where_it_is_not_utf_8():
    head = "<html><head><meta charset='iso-8859-9'></head>"
    markup = head + "<body><p>Bakan Güler, İstanbul'da görüştü.</p></body></html>"
    found = parse_html(markup.encode("iso-8859-9"), HERE)
    assert isinstance(found, Page)
    assert (found.encoding, found.text) == ("iso-8859-9", "Bakan Güler, İstanbul'da görüştü.")


@pytest.mark.parametrize(
    "markup",
    [
        "<html><body></body></html>",
        "<html><script>only()</script></html>",
        "<html><p hidden>unseen</p><p style='display: none'>unseen</p></html>",
        "<!-- a comment -->",
    ],
)
def test_pages_that_show_nothing_are_refused(markup):
    found = parse_html(markup.encode(), HERE)
    assert isinstance(found, Refusal) and found.reason in ("empty", "broken-html")


@pytest.mark.parametrize(
    "markup",
    [
        "<div>" * 50_000 + LEAD,
        "<b>" * 5_000 + LEAD + "</b>" * 5_000,
        "<p>" + LEAD + "<p>" * 20_000,
        "<html><p>" + LEAD + "\x00\x01</p",
        '<?xml version="1.0" encoding="utf-8"?><html><p>' + LEAD + "</p></html>",
        "<!DOCTYPE x [<!ENTITY a 'aaaaaaaa'><!ENTITY b '&a;&a;&a;&a;'>]><html><p>&b; " + LEAD + "</p></html>",
        "<table><tr><td>" * 2_000 + LEAD,
    ],
)
def test_hostile_markup_ends_and_does_not_crash(markup):
    assert isinstance(parse_html(markup.encode(), HERE), Page | Refusal)


def test_blocks_are_lines_and_inline_elements_are_not():
    markup = (
        "<p>Đại tướng <b>Phan</b> <i>Văn</i> Giang<br>tiếp <a href='#'>khách</a></p><ul><li>một<li>hai</ul>ba"
    )
    assert fragment_text(markup) == "Đại tướng Phan Văn Giang\ntiếp khách\nmột\nhai\nba"


def test_an_unkept_page_still_has_a_body(tmp_path: Path):
    found = page(markup="<html><body><p>Một câu ngắn.</p></body></html>")
    assert lines(found) == [("body", "Một câu ngắn.")]


@pytest.mark.parametrize(
    ("head", "url", "retrieved"),
    [
        ("<!-- saved from url=(0020)https://qdnd.vn/bai1 -->", "https://qdnd.vn/bai1", None),
        ("<!-- saved from url=(0014)about:internet -->", None, None),
        (
            "<!--\n Page saved with SingleFile \n url: https://qdnd.vn/bai2 \n"
            " saved date: Thu Dec 25 2025 15:30:12 GMT+0700 (Indochina Time)\n-->",
            "https://qdnd.vn/bai2",
            "Thu Dec 25 2025 15:30:12 GMT+0700",
        ),
        (
            "<!-- Mirrored from qdnd.vn/bai3 by HTTrack Website Copier/3.x [XR&CO'2014], "
            "Thu, 25 Dec 2025 08:00:00 GMT -->",
            "https://qdnd.vn/bai3",
            "25 Dec 2025",
        ),
        (
            '<html data-scrapbook-source="https://qdnd.vn/bai4" data-scrapbook-create="20251225083000000">',
            "https://qdnd.vn/bai4",
            "2025-12-25",
        ),
    ],
)
def test_what_the_saving_program_wrote(head, url, retrieved):
    meta = page(markup=f"{head}<body><p>{LEAD}</p></body>").meta
    assert (meta.url, meta.retrieved, meta.date) == (url, retrieved, None)


@pytest.mark.parametrize(
    ("date", "address", "day"),
    [
        ("2025-12-24T18:30:00Z", "https://qdnd.vn/a", "2025-12-25T01:30:00+07:00"),
        ("2025-12-24T18:30:00.000+00:00", "https://vnexpress.net/a", "2025-12-25T01:30:00+07:00"),
        ("2025-12-25T01:30:00+07:00", "https://qdnd.vn/a", "2025-12-25T01:30:00+07:00"),
        ("2025-12-24T18:30:00Z", "https://www.whitehouse.gov/a", "2025-12-24T18:30:00Z"),
        ("2025-12-24", "https://qdnd.vn/a", "2025-12-24"),
        ("Wed, 24 Dec 2025 18:30:00 GMT", "https://qdnd.vn/a", "2025-12-25T01:30:00+07:00"),
        ("2025-99-99T18:30:00Z", "https://qdnd.vn/a", "2025-99-99T18:30:00Z"),
    ],
)
def test_a_pages_day_is_the_local_one(date, address, day):
    head = f'<meta name="pubdate" content="{date}"><link rel="canonical" href="{address}">'
    assert page(head).meta.date == day


@pytest.mark.parametrize(
    "script",
    [
        """[{"@type": "NewsArticle", "headline": "Bài khác hẳn", "datePublished": "2026-01-09"},
        {"@type": "NewsArticle", "headline": "Hội đàm ở Hà Nội", "datePublished": "2025-12-25"}]""",
        """{"@type": "ItemList", "itemListElement": [{"@type": "NewsArticle", "datePublished": "2026-01-09"}]}
        </script>
        <script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "2025-12-25"}""",
        """{"@type": "NewsArticle", "datePublished": "2025-12-25", "comment":
        [{"@type": "Comment", "datePublished": "2026-01-09"}],}""",
        """<!-- {"@type": "ReportageNewsArticle", "datePublished": "2025-12-25"} -->""",
        """//<![CDATA[
        {"@type": "BlogPosting", "datePublished": "2025-12-25"};
        //]]>""",
        """{"@type": "NewsArticle", "description": "xuống
        dòng", "datePublished": "2025-12-25"}""",
        """{"@type": "NewsArticle", "headline": "Nói "không"", "datePublished": "2025-12-25" """,
    ],
)
def test_the_articles_own_json_ld(script):
    assert page(f'<script type="application/ld+json">{script}</script>').meta.date == "2025-12-25"


def test_a_lead_that_was_lost_stands_in_the_description():
    lost = PAGE.replace(f'<p class="sapo">{LEAD}</p>', "")
    head = f'<meta name="description" content="{LEAD.replace("hai đoàn", "đoàn hai nước")}">'
    found = page(head, lost)
    assert lines(found)[0] == ("caption", LEAD.replace("hai đoàn", "đoàn hai nước"))
    assert LEAD not in page(head, PAGE).text.replace(LEAD, "", 1)


@pytest.mark.parametrize("role", ["menu", "related", "share"])
def test_a_form_around_the_whole_page_is_no_furniture(role):
    whole = PAGE.replace("<body>", f'<body><form id="form1"><div class="{role}-wrapper">').replace(
        "</body>", "</div></form></body>"
    )
    assert ("body", LEAD) in lines(page(markup=whole))


@pytest.mark.parametrize(
    ("markup", "reason"),
    [
        ("<div>" * 10_000 + LEAD, "too-deep"),
        ("<table><tr><td>" * 10_000 + LEAD, "too-deep"),
        (f"<p {' '.join(f'a{n}=1' for n in range(50_000))}>{LEAD}", "too-large"),
    ],
)
def test_what_cannot_be_read_is_said(markup, reason):
    found = parse_html(markup.encode(), HERE)
    assert isinstance(found, Refusal) and found.reason == reason


@pytest.mark.parametrize(
    "markup",
    [
        f"<p title='{'x' * 3_000_000}'>{LEAD}</p>",
        f"<img src='data:image/png;base64,{'A' * 3_000_000}'><p>{LEAD}</p>",
        f"<script>var a = '<a \" href=' + b; {'c = d < e;' * 5_000}</script><p>{LEAD}</p><p>It's a page.</p>",
        "<ul>" + "<li><a href='/x'>Một mục</a>" * 20_000 + f"</ul><p>{LEAD}</p>",
    ],
)
def test_long_values_and_lists_cost_no_text(markup):
    found = parse_html(markup.encode(), HERE)
    assert isinstance(found, Page) and LEAD in found.text


def test_entities_of_another_encoding():
    assert fragment_text("<p>&#147;Hà Nội&#148; &#7871; &ocirc;</p>") == "“Hà Nội” ế ô"


@pytest.mark.parametrize("name", ["bread-crumb-detail__time", "post-subinfo", "article-date"])
def test_a_day_that_the_markup_names_is_the_pages_and_no_clock(name):
    stamp = f'<div class="{name}">Thứ năm, 25/12/2025, 15:30</div>'
    stamp = f'<div class="breadcrumb"><a href="/">Thời sự</a>{stamp}</div>'
    found = page(
        markup=PAGE.replace("<h1>", f"{stamp}<h1>").replace("<header>", "<!--").replace("</header>", "-->")
    )
    roles = {text: role for role, text in lines(found)}
    assert roles["Thứ năm, 25/12/2025, 15:30"] == "header"


def test_headlines_below_the_agency_s_mark_are_none_of_the_story_though_they_are_in_its_element():
    told = f"<p>{LEAD}</p><p>{SECOND} (TTXVN)</p><p>Cùng ngày, đoàn đã thăm Lăng Chủ tịch Hồ Chí Minh.</p>"
    others = "<div>Hải quân hai nước tuần tra chung</div><div>Khai mạc triển lãm ảnh ở Huế</div>"
    found = page(
        markup=f"<html><body><article><h1>Hội đàm ở Hà Nội</h1>{told}{others}</article></body></html>"
    )
    assert [role for role, _ in lines(found)] == [
        "title",
        "body",
        "body",
        "source",
        "body",
        "related",
        "related",
    ]
    unsigned = told.replace(" (TTXVN)", "")
    found = page(markup=f"<html><body><article><h1>Hội đàm</h1>{unsigned}{others}</article></body></html>")
    assert [role for role, _ in lines(found)][-2:] == ["body", "body"]
