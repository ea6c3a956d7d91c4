"""People, places and doubts over a corpus."""

from dataclasses import replace

import pytest

from defcorpus.article import Location, Metadata
from defcorpus.corpus.accounts import FactRow, NoteRow
from defcorpus.events.who.meetings import meetings
from defcorpus.facts import analyse
from defcorpus.reading.pages import make_page
from defcorpus.report.doubts import doubts
from defcorpus.report.naming.namings import Naming
from defcorpus.report.naming.people import people
from defcorpus.report.naming.places import fitting as places_fitting
from defcorpus.report.naming.places import places
from defcorpus.report.naming.profile import fitting, profile

from .test_report import article


def naming(id_, date, name, key, posts=(), also=(), lang="vi", country=None):
    return Naming(id_, date, name, key, 1, (name,), id_ * 4, lang, posts, country, also)


DONG = [
    naming("a", "2023-12-29", "Đổng Quân", "dong quan", ("Bộ trưởng",), ("dong jun",), country="CN"),
    naming("b", "2024-04-11", "Dong Jun", "dong jun", ("Defence Minister", "Admiral"), lang="en"),
    naming("c", None, "Dong Jun", "dong jun", ("Adm.",), lang="en"),
    naming("d", "2022-01-05", "Đổng Quân", "dong quan", ("Tư lệnh Hải quân",), ("dong jun",)),
]
GIANG = [
    naming("b", "2024-04-11", "Phan Văn Giang", "phan van giang", ("Đại tướng",)),
    naming("a", "2023-12-29", "Phan Van Giang", "phan van giang", ("Gen.",), lang="en"),
]


def test_two_keys_that_an_article_joins_are_one_person():
    rows = people(DONG + GIANG)
    assert [row.name for row in rows] == ["Đổng Quân", "Phan Văn Giang"] or len(rows) == 2
    dong = next(row for row in rows if "dong jun" in row.keys)
    assert set(dong.keys) == {"dong quan", "dong jun"}
    assert (dong.articles, dong.first, dong.last, dong.country) == (4, "2022-01-05", "2024-04-11", "CN")


@pytest.mark.parametrize(
    ("as_of", "held"),
    [
        (None, ("Defence Minister", "Admiral")),
        ("2023", ("Bộ trưởng",)),
        ("2023-11", ("Tư lệnh Hải quân",)),
        ("2022-01", ("Tư lệnh Hải quân",)),
        ("2022-01-04", ()),
    ],
)
def test_posts_as_then_held(as_of, held):
    row = next(row for row in people(DONG, as_of) if "dong jun" in row.keys)
    assert row.posts == held


@pytest.mark.parametrize(
    ("name", "native", "given", "country"),
    [
        ("Hoàng Văn Đức", True, (None, None), "VN"),  # the press seldom names its own
        ("Hoàng Văn Đức", True, (None, "LA"), "LA"),
        ("Lý Hải", True, (None, "CN", "CN", "VN"), "CN"),
        ("Đức", True, (None,), None),  # a given name alone may be anyone's
        ("Pavel Novotny", False, (None, None), None),
        ("Pavel Novotny", False, (None, "CZ"), "CZ"),
    ],
)
def test_the_country_of_a_person(name, native, given, country):
    one = naming("a", "2024-04-11", name, name.lower())
    told = [replace(one, article=str(at), country=code, native=native) for at, code in enumerate(given)]
    assert [row.country for row in people(told)] == [country]


def test_a_profile():
    every = DONG + GIANG
    dong = next(row for row in people(every) if "dong jun" in row.keys)
    found = profile(dong, every, {"a": ["phan van giang"], "b": ["phan van giang"]})
    assert [(use.form, use.first, use.last_id) for use in found.posts][:2] == [
        ("Tư lệnh Hải quân", "2022-01-05", "d"), ("Bộ trưởng", "2023-12-29", "a"),
    ]  # fmt: skip
    assert [(met.name, met.articles, met.ids) for met in found.met] == [("Phan Văn Giang", 2, ("a", "b"))]
    assert [(use.lang, use.form, use.articles) for use in found.spellings] == [
        ("vi", "Đổng Quân", 2), ("en", "Dong Jun", 2),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("typed", "names"),
    [("dong jun", 1), ("Đổng Quân", 1), ("giang", 1), ("phan v g", 1), ("jun", 1), ("nobody", 0), ("", 0)],
)
def test_whom_a_name_means(typed, names):
    assert len(fitting(people(DONG + GIANG), typed)) == names


@pytest.mark.parametrize(
    ("text", "met"),
    [
        ("Sáng 3/2, Đại tướng Phan Văn Giang đã hội đàm với Bộ trưởng Quốc phòng Séc Petr Novotny.", True),
        ("Gen. Phan Van Giang received Czech Defence Minister Petr Novotny in Hanoi on Monday.", True),
        ("Gen. Phan Van Giang said that Defence Minister Petr Novotny had met many officials.", False),
        ("Đại tướng Phan Văn Giang tiếp tục dẫn lời Bộ trưởng Quốc phòng Séc Petr Novotny.", False),
        ("Đại tướng Phan Văn Giang gặp Thượng tướng Nguyễn Tân Cương tại Hà Nội.", False),
    ],
)
def test_who_met(text, met):
    page = make_page(Location("/a.txt", "/"), text, Metadata(), kind="text", encoding="utf-8")
    found = {(one, other) for one, other, _ in meetings(analyse(page))}
    assert (("petr novotny", "phan van giang") in found) is met


def test_places():
    articles = {1: article("a"), 2: article("b", "en", date="2024-01-01"), 3: article("c", date=None)}
    facts = [
        FactRow(1, "country", "TR", "TR", "body", "Thổ Nhĩ Kỳ", ""),
        FactRow(1, "country", "TR", "TR", "body", "Thổ Nhĩ\nKỳ", ""),
        FactRow(2, "country", "TR", "TR", "body", "Türkiye", ""),
        FactRow(3, "place", "Hà Nội", "VN-HN", "body", "Hà Nội", "province"),
        FactRow(9, "country", "FR", "FR", "body", "Pháp", ""),
    ]
    rows = places(facts, articles, {"TR": "Türkiye"})
    assert [(row.name, row.kind, row.articles, row.mentions) for row in rows] == [
        ("Türkiye", "country", 2, 3), ("Hà Nội", "province", 1, 1),
    ]  # fmt: skip
    assert (rows[0].first, rows[0].last) == ("2024-01-01", "2024-03-12")
    assert [use.form for use in rows[0].spellings] == ["Thổ Nhĩ Kỳ", "Türkiye"]
    assert [len(places_fitting(rows, typed)) for typed in ("TR", "tho nhi ky", "HÀ NỘI", "Paris")] == [
        1,
        1,
        1,
        0,
    ]


def test_doubts_and_what_settles_them():
    articles = {1: article("a", date="2024-03-12"), 2: article("b c")}
    notes = [
        NoteRow(1, "year-inferred", "The year is inferred.", "ngày 12/3"),
        NoteRow(1, "glued", "2 words run together.", "Azerbaijancủa"),
        NoteRow(1, "by-you", "accept=glued", ""),
        NoteRow(2, "listing", "It looks like a list.", ""),
        NoteRow(2, "encoding", "Read as TCVN3.", ""),
    ]
    found = doubts(notes, articles, {2: "--in news"})
    assert [(doubt.id, doubt.doubt, doubt.settle) for doubt in found] == [
        ("a", "year-inferred", "defcorpus fix a event=2024-03-12"),
        ("b c", "listing", "defcorpus fix 'b c' kind=listing --in news"),
    ]
    settled = [*notes, NoteRow(1, "by-you", "event=2024-03-12", "")]
    assert [doubt.id for doubt in doubts(settled, articles)] == ["b c"]
