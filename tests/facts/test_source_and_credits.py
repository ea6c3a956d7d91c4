"""The outlet from what names it, never from a photo credit; who is credited."""

from __future__ import annotations

import pytest

from defcorpus.article import Location, Metadata, Page
from defcorpus.facts.credits import read_credits
from defcorpus.facts.source import read_source
from defcorpus.reading.pages import make_page

BODY = "Hai bên trao đổi ý kiến về tình hình khu vực và khẳng định sẽ duy trì các cơ chế đối thoại đã có."


def page(text: str, **meta: str) -> Page:
    found = make_page(Location("/a", "/"), text, Metadata(**meta), kind="text", encoding="utf-8")
    assert isinstance(found, Page)
    return found


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Nguồn: qdnd.vn", "qdnd.vn"),
        ("Nguồn: Báo Quân đội nhân dân", "qdnd.vn"),
        ("Nguồn : QĐND", "qdnd.vn"),
        ("(Nguồn: TTXVN)", "TTXVN"),
        ("Nguồn Hà Nội TV: https://hanoionline.vn/video/a-123.html", "hanoitv.vn"),
        ("Nguồn QĐND: https://media.qdnd.vn/thoi-su/a-61737", "qdnd.vn"),
        ("Nguồn QĐND: h", "qdnd.vn"),
        ("Nguồn: https://www.vietnamplus.vn/a.vnp", "vietnamplus.vn"),
        ("Nguồn tin: nhandan.vn", "nhandan.vn"),
        ("Nguồn: Cục Đối ngoại", "Cục Đối ngoại"),
        ("Nguon: qdnd.vn", "qdnd.vn"),
        ("Source: VOV5", "vovworld.vn"),
        ("Source: VNA", "TTXVN"),
        ("Source: People's Army Newspaper", "qdnd.vn"),
        ("Theo VOV", "vov.vn"),
        ("Theo Báo Tin tức", "baotintuc.vn"),
        ("Theo Reuters, AFP", "Reuters"),
        ("TTXVN/Vietnam+", "vietnamplus.vn"),
        ("(TTXVN/Vietnam+)", "vietnamplus.vn"),
        ("https://vov.vn/chinh-tri/a-post123.vov", "vov.vn"),
        ("https://tin.example.org/a", "tin.example.org"),
        ("Theo bà Hà, mọi việc đã xong", None),
        ("Ảnh: TTXVN", None),
        ("Tin, ảnh: THU HÀ", None),
    ],
)
def test_lines_that_name_the_outlet(line, expected):
    text = f"{BODY}\n{line}"
    source, facts = read_source(page(text))
    assert (source.name if source else None) == expected
    if source:
        assert text[source.start : source.end] == line
        assert {fact.kind for fact in facts} == {"source"}


@pytest.mark.parametrize(
    ("text", "meta", "expected"),
    [
        (BODY, {"url": "https://www.qdnd.vn/chinh-tri/a"}, ("qdnd.vn", "url")),
        (BODY, {"url": "https://en.qdnd.vn:443/a?b#c"}, ("qdnd.vn", "url")),
        (BODY, {"url": "http://m.baohaiduong.vn/a"}, ("baohaiduong.vn", "url")),
        (BODY, {"url": "not an address"}, None),
        (BODY, {"url": "http://[::1/broken"}, None),
        (BODY, {"url": "http://127.0.0.1/a"}, None),
        (BODY, {"source": "VietnamPlus"}, ("vietnamplus.vn", "metadata")),
        (BODY, {"source": "Báo Ngày Mới"}, ("Báo Ngày Mới", "metadata")),
        (BODY, {"source": "VOV.VN", "url": "https://mirror.example/a"}, ("vov.vn", "metadata")),
        # Whose page it is goes before who is credited with the text, unless it only passes on.
        (f"{BODY}\nNguồn: qdnd.vn", {"url": "https://mirror.example/a"}, ("mirror.example", "url")),
        (f"{BODY}\n(Theo TTXVN)", {"url": "https://baotayninh.vn/a-1.html"}, ("baotayninh.vn", "url")),
        (f"{BODY}\n(Source: VNA)", {"source": "VOV.VN"}, ("vov.vn", "metadata")),
        (f"Báo Nhân Dân\n{BODY}\nTheo TTXVN", {}, ("nhandan.vn", "masthead")),
        (f"{BODY}\nNguồn: qdnd.vn", {"url": "https://lite.baomoi.com/a-c5.epi"}, ("qdnd.vn", "opener")),
        (f"{BODY}\nNguồn: qdnd.vn", {"url": "https://tin.blogspot.com/a.html"}, ("qdnd.vn", "opener")),
        (BODY, {"url": "https://lite.baomoi.com/a-c5.epi"}, ("baomoi.com", "url")),
        # A masthead tells more than the address of a site that nobody knows.
        (f"Báo Nhân Dân\n{BODY}", {"url": "https://mirror.example/a"}, ("nhandan.vn", "masthead")),
        (f"{BODY}\nTHU HÀ (Theo TTXVN)", {}, ("TTXVN", "via")),
        # The outlet and the day share a line.
        (f"VOV.VN - October 24, 2025\nMinisters talk\n{BODY}", {}, ("vov.vn", "masthead")),
        (f"VOV.VN - October 24, 2025 | 10:15 | Politics\nMinisters talk\n{BODY}", {}, ("vov.vn", "masthead")),
        (f"VOV.VN - October 24, 2025 {BODY}", {}, ("vov.vn", "lead-mark")),
        (f"Báo Nhân Dân\n{BODY}", {}, ("nhandan.vn", "masthead")),
        (f"VOV.VN - {BODY}", {}, ("vov.vn", "lead-mark")),
        (f"date 2025-12-25 (Bqp.vn) - {BODY}", {}, ("mod.gov.vn", "lead-mark")),
        (f"(Tin Mới Lạ) - {BODY}", {}, None),
        (f"VOV.VN - {BODY}", {"url": "https://mirror.example/a"}, ("mirror.example", "url")),
        (f"{BODY} -VNA", {}, ("TTXVN", "end-mark")),
        (f"Hai đoàn tại hội đàm. (Nguồn: AFP)\n{BODY}", {}, None),
        (f"date 2025-12-25 Hai đoàn tại hội đàm. (Photo: qdnd.vn)\n{BODY}", {}, None),
        (f"{BODY}\n— VNS", {}, ("vietnamnews.vn", "end-mark")),
        # The agency of a dateline, where nothing else says whose page it is.
        (f"Hà Nội (TTXVN) - {BODY}", {}, ("TTXVN", "dateline")),
        (f"Hà Nội, ngày 25/12 (TTXVN) – {BODY}", {}, ("TTXVN", "dateline")),
        (f"Ministers talk\nHanoi, Dec. 25 (VNA) – {BODY}", {}, ("TTXVN", "dateline")),
        (f"Hà Nội (TTXVN) - {BODY}", {"url": "https://baotayninh.vn/a"}, ("baotayninh.vn", "url")),
        (f"Hà Nội (Việt Nam) - {BODY}", {}, None),
        (f"{BODY} Hãng tin (AFP) - cho biết.", {}, None),
        (f"**Huế (VNA), 09/12/2025** – {BODY}", {}, ("TTXVN", "dateline")),
        (f"Ministers talk\nTTXVN (Gia-các-ta) - {BODY}", {}, ("TTXVN", "dateline")),
        (f"Phnom Penh, AKP November 21, 2024 -- {BODY}", {}, ("AKP", "dateline")),
        (f"Một dòng tựa đề\n(VOV5) - Hai bên mở đường dây nóng.\n{BODY}", {}, ("vovworld.vn", "dateline")),
        (f"SEOUL (Yonhap) -- {BODY}", {}, ("Yonhap", "dateline")),
        (f"Two ministers talk\nThe People's Army Newspaper - {BODY}", {}, ("qdnd.vn", "dateline")),
        (f"MONTSAME. {BODY}", {}, ("Montsame", "dateline")),
        (f"TOKYO - {BODY}", {}, None),
        (f"Two ministers talk\nGanja, June 18, AZERTAC\n{BODY}", {}, ("AZERTAC", "masthead")),
        # Who wrote says for whom.
        (f"{BODY}\nThu Hà/TTXVN", {}, ("TTXVN", "byline")),
        (f"{BODY}\nThu Hà (P/v TTXVN tại Praha)", {}, ("TTXVN", "byline")),
        (f"{BODY}\nThu Hà - Thanh Niên", {}, ("thanhnien.vn", "byline")),
        (f"{BODY}\nThu Hà (thanhnien.vn)", {}, ("thanhnien.vn", "byline")),
        (f"{BODY}\nNhóm PV QĐND (từ Huế)", {}, ("qdnd.vn", "byline")),
        (f"Phóng viên TTXVN tại Tokyo đưa tin, {BODY}", {}, ("TTXVN", "byline")),
        (f"{BODY}\nTin, ảnh: TTXVN", {}, ("TTXVN", "byline")),
        (f"{BODY}\nThu Hà - Minh An", {}, None),
        # A line of its own with the day, before or behind it, or of the name alone.
        (
            f"Ministers talk\nPhnom Penh Gazette, 2 December 2025\n{BODY}",
            {},
            ("Phnom Penh Gazette", "masthead"),
        ),
        (
            f"Ministers talk\nEmbassy of Norway in Hanoi, 7 March 2025\n{BODY}",
            {},
            ("Embassy of Norway in Hanoi", "masthead"),
        ),
        (
            f"Ministers talk\nDepartment of Defence, Canberra\n{BODY}",
            {},
            ("Department of Defence, Canberra", "masthead"),
        ),
        (f"{BODY}\n{BODY}\n{BODY}\nTTXVN - 25/04/2019", {}, ("TTXVN", "masthead")),
        (f"{BODY}\n(QĐND, 17/05/2023)", {}, ("qdnd.vn", "masthead")),
        (f"{BODY}\n17/04/2024 VnExpress International", {}, ("vnexpress.net", "masthead")),
        (f"{BODY}\n01/05/2023 - Theo Báo Quân đội nhân dân", {}, ("qdnd.vn", "masthead")),
        (f"{BODY}\nVNA/CVN", {}, ("TTXVN", "masthead")),
        (f"QĐND - Thứ năm, 13/03/2025 06:00\nHai đoàn hội đàm ở Huế\n{BODY}", {}, ("qdnd.vn", "masthead")),
        (
            f"Hai đoàn hội đàm ở Huế\nPosted on 2025-05-21 by admin | Source: VOV\n{BODY}",
            {},
            ("vov.vn", "masthead"),
        ),
        # The foot of the page, not a foot without a name.
        (f"{BODY}\n© 2025 Saigon Times", {}, ("saigontimes", "masthead")),
        (f"{BODY}\nTheo dõi Báo Nhân Dân trên Zalo", {}, ("nhandan.vn", "masthead")),
        (f"{BODY}\n© 2025. All rights reserved", {}, None),
        (f"{BODY}\nTheo dõi Báo trên", {}, None),
        (f"{BODY}\nBản quyền thuộc về Tòa soạn", {}, None),
        # Neither a place and a day, nor a section, nor a headline with its day is an outlet.
        (f"Hai đoàn hội đàm ở Huế\nHà Nội, ngày 25/12/2025\n{BODY}", {}, None),
        (f"Trang chủ | Thời sự | Thế giới | Tuổi trẻ\nHai đoàn hội đàm ở Huế\n{BODY}", {}, None),
        (f"Hai đoàn hội đàm ở Huế\nWorld News | 12/03/2024\n{BODY}", {}, None),
        (f"{BODY}\nKazakh defence minister tours Hanoi 13/03/2024", {}, None),
        (BODY, {}, None),
    ],
)
def test_what_else_names_it_and_what_does_not(text, meta, expected):
    source, _ = read_source(page(text, **meta))
    assert (source and (source.name, source.rule)) == expected


def test_a_correspondents_outlet_is_its_name_alone():
    text = f"Phóng viên TTXVN tại Tokyo đưa tin, {BODY}"
    source, _ = read_source(page(text))
    assert source is not None and text[source.start : source.end] == "TTXVN"


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Hai đoàn tại hội đàm. Ảnh: Trọng Đức - TTXVN", ("Trọng Đức", "TTXVN")),
        ("Hai đoàn tại hội đàm. Ảnh: Trọng Đức/TTXVN", ("Trọng Đức", "TTXVN")),
        ("Hai đoàn tại hội đàm. (Ảnh: Trọng Đức – TTXVN)", ("Trọng Đức", "TTXVN")),
        ("The delegations at the talks. (Photo: qdnd.vn)", ("qdnd.vn",)),
        ("The delegations at the talks. Photo: VNA", ("VNA",)),
        ("The delegations at the talks. VNA Photo: An Đăng", ("VNA", "An Đăng")),
        ("The delegations at the talks. VNA/VNS Photo Thống Nhất", ("VNA", "VNS", "Thống Nhất")),
        ("The delegations at the talks. Photo by Nguyen Minh", ("Nguyen Minh",)),
        ("Hai đoàn tại hội đàm - Ảnh: VGP/Nhật Bắc", ("VGP", "Nhật Bắc")),
        ("Hai đoàn tại hội đàm. Ảnh tư liệu: Vĩnh-An", ("Vĩnh-An",)),
        ("Hai đoàn tại hội đàm. Ảnh: Internet", ()),
        ("Hai đoàn tại hội đàm. (Ảnh minh họa)", ()),
        ("Tin, ảnh: THU HÀ (từ Baku, Azerbaijan)", ("THU HÀ",)),
        ("Tin, ảnh: THU HÀ - MINH AN", ("THU HÀ", "MINH AN")),
        ("Bài và ảnh: Thu Hà, Minh An", ("Thu Hà", "Minh An")),
        ("Thực hiện: Thu Hà & Minh An", ("Thu Hà", "Minh An")),
        ("Thu Hà - Minh An", ("Thu Hà", "Minh An")),
        ("Thu Hà/VOV.VN", ("Thu Hà", "VOV.VN")),
        ("Hai đoàn tại hội đàm. Ảnh: TTXVN, chụp ngày 7/5/2024", ("TTXVN",)),
        ("Hai đoàn tại hội đàm. Ảnh: Thu Hà chụp sáng 7/5", ("Thu Hà",)),
        ("The delegations at the talks. Photo: VNA, taken on May 7, 2024", ("VNA",)),
        ("The delegations at the talks. Photo: VNA, taken in May by Minh An", ("VNA", "Minh An")),
        ("By: Nguyen Minh", ("Nguyen Minh",)),
        ("Tin, anh: Hoang Nam", ("Hoang Nam",)),
        ("Hai đoàn tại hội đàm - Ảnh K.Nam", ("K.Nam",)),
        ("Translated by Mai Lan", ("Mai Lan",)),
        ("By Minh Tam – Translated by Mai Lan", ("Minh Tam", "Mai Lan")),
        ("Reporting by John Miller; Editing by Ann Brown", ("John Miller", "Ann Brown")),
        ("By the President of the United Provinces", ()),
    ],
)
def test_credits(line, expected):
    for text in (f"{line}\n{BODY}", f"{BODY}\n{line}"):
        names, facts = read_credits(page(text))
        if names or "\n" + line in text:
            assert names == expected
        assert all(text[fact.start : fact.end] == fact.value for fact in facts)


def test_each_name_once_in_order():
    text = f"Hai đoàn. Ảnh: Minh An - TTXVN\n{BODY}\nHội đàm hẹp. Ảnh: MINH AN\n{BODY} Hết.\nTin, ảnh: Thu Hà"
    assert read_credits(page(text, author="Thu Hà, Lê Hùng"))[0] == ("Minh An", "TTXVN", "Thu Hà", "Lê Hùng")


def test_decomposed_names_are_composed_and_keep_their_place():
    import unicodedata

    text = unicodedata.normalize("NFD", f"Hai đoàn tại hội đàm. Ảnh: Trọng Đức\n{BODY}")
    names, [fact] = read_credits(page(text))
    assert names == ("Trọng Đức",)
    assert unicodedata.normalize("NFC", text[fact.start : fact.end]) == "Trọng Đức"


def test_a_stray_space_in_a_domain():
    line = "Hai đoàn tại hội đàm. Ảnh: baodoingoai. vn"
    assert read_credits(page(f"{line}\n{BODY}"))[0] == ("baodoingoai.vn",)
