"""Two tellings of one visit, made up, in which single things can be put otherwise."""

from dataclasses import replace

from defcorpus.article import Article, Location, Metadata
from defcorpus.facts import analyse
from defcorpus.reading.pages import make_page

VI = """\
 date 2024-03-12 Đại tướng Nguyễn Văn Minh tiếp Bộ trưởng Quốc phòng Séc Pavel Novotny. (Ảnh: Lê Hòa)

Chiều 12/3, tại Hà Nội, Đại tướng Nguyễn Văn Minh, Bộ trưởng Bộ Quốc phòng, hội đàm với Bộ trưởng Quốc phòng \
Séc Pavel Novotny đang ở thăm Việt Nam từ ngày 11 đến 14/3.

Hai bên bàn về đào tạo 45 phi công và bảo dưỡng 12 máy bay huấn luyện, trị giá 2,8 tỷ USD.

Bộ trưởng Pavel Novotny cảm ơn sự đón tiếp và mời Đại tướng Nguyễn Văn Minh thăm Praha vào cuối năm 2024.
"""
EN = """\
 date 2024-03-12 General Nguyen Van Minh receives Czech Defence Minister Pavel Novotny. (Photo: Le Hoa)

General Nguyen Van Minh, Minister of National Defence, held talks with Czech Defence Minister Pavel Novotny \
in Hanoi on March 12. The guest is visiting Vietnam from March 11 to 14.

The two sides discussed training 45 pilots and the maintenance of 12 trainer aircraft worth USD 2.8 billion.

Minister Pavel Novotny thanked his hosts and invited General Nguyen Van Minh to Prague at the end of 2024.
"""


def analysed(text: str, name: str = "a") -> Article:
    page = make_page(Location(f"/{name}.txt", "/"), text, Metadata(), kind="text", encoding="utf-8")
    return replace(analyse(page), id=name)


def otherwise(text: str, *changes: tuple[str, str]) -> str:
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new)
    return text
