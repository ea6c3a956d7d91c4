"""Days told from the number in a page's address, with a table of numbers made up for it."""

from dataclasses import replace
from datetime import date

import pytest

from defcorpus.article import Metadata
from defcorpus.facts.article import analyse
from defcorpus.facts.dates import numbered
from defcorpus.facts.dates.read import read_dates
from tests.facts.pages import page

KNOWN = {
    "baoquansu.vn": {
        "-": [(40_100, date(2018, 1, 20)), (40_900, date(2018, 6, 11)), (41_000, date(2018, 6, 25)),
              (47_000, date(2021, 3, 1))],
        "post": [(500, date(2024, 1, 5)), (900, date(2024, 11, 30))],
    },
}  # fmt: skip
LEAD = "Chiều {}, tại Hà Nội, Đại tướng Nguyễn Văn Minh tiếp Đại sứ Séc."


@pytest.fixture(autouse=True)
def known(monkeypatch):
    monkeypatch.setattr(numbered, "_points", lambda: KNOWN)


def dated(day, address):
    article = analyse(replace(page(LEAD.format(day)), meta=Metadata(url=address)))
    return article.date and article.date.value


@pytest.mark.parametrize(
    ("address", "first", "last"),
    [
        ("https://baoquansu.vn/hoi-dam-40500", "2018-01-13", "2018-06-18"),
        ("https://www.baoquansu.vn/hoi-dam-40500", "2018-01-13", "2018-06-18"),
        ("http://m.baoquansu.vn/quoc-te/hoi-dam-nam-2019-40500.html?ref=home", "2018-01-13", "2018-06-18"),
        ("https://BaoQuanSu.vn/hoi-dam-40900", "2018-06-04", "2018-06-18"),  # one that is known
        ("https://baoquansu.vn/hoi-dam-post700.html", None, None),  # too short for a number
        ("https://baoquansu.vn/hoi-dam-post0700.html", "2023-12-29", "2024-12-07"),
        ("https://baoquansu.vn/40500/hoi-dam.html", None, None),  # another mark in front
        ("https://baoquansu.vn/hoi-dam-39999", None, None),  # before all that are known
        ("https://baoquansu.vn/hoi-dam-48000", None, None),  # behind them
        ("https://baohaiquan.vn/hoi-dam-40500", None, None),  # another outlet
        ("baoquansu.vn/hoi-dam-40500", None, None),
        ("https://baoquansu.vn", None, None),
        ("https://", None, None),
    ],
)
def test_between_which_days_an_article_was_put_out(address, first, last):
    found = numbered.between(address)
    assert (found and tuple(map(str, found))) == (first and (first, last))


@pytest.mark.parametrize(
    ("day", "number", "expected"),
    [
        ("12/3", 40_500, "2018-03-12"),
        ("12/6", 40_500, "2018-06-12"),
        ("18/12", 40_150, "2017-12-18"),  # told of weeks later
        ("12/3/2016", 40_500, "2016-03-12"),  # what is written stands
        ("12/3", 44_000, None),  # between days too far apart
        ("12/3", 30_000, None),
    ],
)
def test_a_number_tells_the_year_of_a_day(day, number, expected):
    assert dated(day, f"https://baoquansu.vn/tiep-dai-su-{number}") == expected


def test_the_reason_is_said():
    meta = Metadata(url="https://baoquansu.vn/tiep-dai-su-40500")
    article = analyse(replace(page(LEAD.format("12/3")), meta=meta))
    assert article.date.inferred
    assert "the number in the address, given from 2018-01-13 to 2018-06-18" in article.date.note


@pytest.mark.parametrize(
    ("number", "expected"),
    [(40_950, "2018-06"), (40_500, "2018"), (41_000, "2018-06"), (44_000, None)],
)
def test_a_page_without_any_day_is_of_the_month_or_year_of_its_number(number, expected):
    meta = Metadata(url=f"https://baoquansu.vn/tiep-dai-su-{number}")
    found = analyse(replace(page("Hai bên trao đổi về hợp tác quốc phòng."), meta=meta)).date
    assert (found and (found.value, found.source, found.inferred)) == (expected and (expected, "url", True))


def test_an_address_that_the_page_writes_tells_it_too():
    source = ("source", "Nguồn: https://baoquansu.vn/tiep-dai-su-40500")
    assert read_dates(page(LEAD.format("12/3"), source)).date.value == "2018-03-12"


def test_a_page_with_a_day_of_its_own_keeps_it():
    meta = Metadata(url="https://baoquansu.vn/tiep-dai-su-40500", date="2019-08-02")
    assert analyse(replace(page(LEAD.format("1/8")), meta=meta)).date.value == "2019-08-02"


def test_a_day_in_another_story_below_the_text_is_not_the_pages():
    other = ("related", "Ngày 1/7/2021, Báo Biển ra mắt phiên bản mới")
    assert read_dates(page("Hai bên hội đàm tại Hà Nội.", other)).date is None
