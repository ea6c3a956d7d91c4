from __future__ import annotations

import pytest

from defcorpus.corpus import Filters
from defcorpus.corpus.selecting.select import check, partial_date
from defcorpus.errors import UsageError

ARTICLES = {
    "baku": "Đàm phán\ndate: 2025-12-25\nevent: 2025-12-24\n"
    "person: Phan Văn Giang\nperson: Vugar Mustafayev\n"
    "country: AZ\ncountry: VN\nsource: qdnd.vn\nlang: vi",
    "ankara": "ankara\ndate: 2025-10-14\nperson: Haluk Görgün\nperson: Phan Văn Giang\n"
    "country: TR\nsource: VNA\nlang: en",
    "month": "bare month\ndate: 2023-11\nperson: Yaşar Güler\ncountry: TR\nlang: en",
    "year": "Ánh sáng\ndate: 2024\nlang: other\nsource: en.qdnd.vn",
    "undated": "zebra without a day\nperson: Giang A Phan\nlang: vi and then more words to count here",
    "late": "last one\ndate: 2026-01-01\nevent: 2025-12-31\nperson: Lê An\nperson: Anh Đào\nlang: vi",
}


@pytest.fixture
def corpus(room):
    for name, text in ARTICLES.items():
        room.put(f"{name}.txt", text.replace("lang: vi and then", "lang: vi\nand then") + "\n")
    with room.open() as opened:
        yield opened


def ids(corpus, filters=None, **options):
    return [summary.id for summary in corpus.select(filters or Filters(), **options)]


EVERY = sorted(ARTICLES)


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        (Filters(), EVERY),
        (Filters(langs=("en",)), ["ankara", "month"]),
        (Filters(langs=("English", "other")), ["ankara", "month", "year"]),
        (Filters(langs=("tiếng Việt",)), ["baku", "late", "undated"]),
        # Days: the day it happened where that is known; partial dates cover their whole period.
        (Filters(since="2025-12-25"), ["late"]),
        (Filters(since="2025-12-24"), ["baku", "late"]),
        (Filters(since="2025-12", until="2025-12"), ["baku", "late"]),
        (Filters(since="2025"), ["ankara", "baku", "late"]),
        (Filters(until="2025-12-24"), ["ankara", "baku", "month", "year"]),
        (Filters(until="2023"), ["month"]),
        (Filters(since="2023-11-10", until="2023-11-12"), ["month"]),
        (Filters(since="2023-12", until="2024-02-29"), ["year"]),
        (Filters(since="2024-6", until="2025-9"), ["year"]),
        (Filters(since="2027"), []),
        (Filters(undated=True), ["undated"]),
        (Filters(undated=True, since="2025-12-25"), ["late", "undated"]),
        # People, however they are typed: every word begins a word of one person's name.
        (Filters(people=("mustafayev",)), ["baku"]),
        (Filters(people=("MUSTAFA",)), ["baku"]),
        (Filters(people=("phan van giang",)), ["ankara", "baku"]),
        (Filters(people=("Giang, Phan",)), ["ankara", "baku", "undated"]),
        (Filters(people=("gorgun",)), ["ankara"]),
        (Filters(people=("Güler",)), ["month"]),
        (Filters(people=("yasar gorgun",)), []),
        (Filters(people=("afayev",)), []),
        (Filters(people=("giang", "mustafayev")), ["baku"]),
        (Filters(people=("giang", "guler")), []),
        (Filters(people=("an",)), ["late"]),
        (Filters(people=("an an",)), []),
        (Filters(people=("dao anh",)), ["late"]),
        (Filters(people=("nobody",)), []),
        (Filters(countries=("TR",)), ["ankara", "month"]),
        (Filters(countries=("AZ", "VN")), ["baku"]),
        (Filters(countries=("tho nhi ky",)), ["ankara", "month"]),
        (Filters(countries=("Türkiye",)), ["ankara", "month"]),
        (Filters(countries=("AZ", "TR")), []),
        (Filters(countries=("AZ,TR",)), ["ankara", "baku", "month"]),
        (Filters(countries=("az, Türkiye", "VN")), ["baku"]),
        (Filters(sources=("qdnd.vn",)), ["baku"]),
        (Filters(sources=("QDND", "vna")), ["ankara", "baku"]),
        (Filters(sources=("qd",)), []),
        (Filters(sources=("Quân đội nhân dân",)), ["baku"]),
        (
            Filters(langs=("vi",), since="2025", people=("giang",), countries=("AZ",), sources=("qdnd",)),
            ["baku"],
        ),
    ],
)
def test_filters(corpus, filters, found):
    assert sorted(ids(corpus, filters)) == found


@pytest.mark.parametrize(
    ("filters", "count"),
    [
        (Filters(), 0),
        (Filters(since="2025"), 1),
        (Filters(until="1999"), 1),
        (Filters(since="2025", langs=("en",)), 0),
        (Filters(since="2025", undated=True), 0),
    ],
)
def test_undated_articles_left_out_are_counted(corpus, filters, count):
    assert corpus.undated_left_out(filters) == count
    # What is shown all the same, beside a counterpart or in an event, is not left out.
    assert corpus.undated_left_out(filters, ["undated", "baku"]) == 0


@pytest.mark.parametrize(
    ("sort", "order"),
    [
        ("date", ["month", "year", "ankara", "baku", "late", "undated"]),
        ("title", ["year", "ankara", "month", "baku", "late", "undated"]),
        ("id", ["ankara", "baku", "late", "month", "undated", "year"]),
    ],
)
def test_orders(corpus, sort, order):
    assert ids(corpus, sort=sort) == order
    backwards = order[::-1] if sort != "date" else [*order[-2::-1], "undated"]
    assert ids(corpus, sort=sort, reverse=True) == backwards
    assert ids(corpus, sort=sort, limit=2) == order[:2]
    assert ids(corpus, sort=sort, limit=0) == []


def test_equal_ones_are_in_the_order_of_their_content(corpus):
    by_lang = corpus.select(sort="lang")
    assert [s.lang for s in by_lang] == ["en", "en", "other", "vi", "vi", "vi"]
    assert [s.key for s in by_lang[:2]] == sorted(s.key for s in by_lang[:2])
    assert [s.source for s in corpus.select(sort="source", reverse=True)][-3:] == [None] * 3


@pytest.mark.parametrize(
    "filters",
    [
        Filters(since="yesterday"),
        Filters(since="2025-13"),
        Filters(until="2025-02-30"),
        Filters(until="12-25-2025"),
        Filters(langs=("klingon",)),
        Filters(people=("...",)),
        Filters(countries=("Atlantis",)),
        Filters(countries=("AZ,Atlantis",)),
        Filters(countries=(",",)),
    ],
)
def test_what_cannot_be_meant_is_said(corpus, filters):
    with pytest.raises(UsageError) as caught:
        corpus.select(filters)
    assert caught.value.hint


@pytest.mark.parametrize(
    "filters",
    [Filters(since=""), Filters(until="soon"), Filters(langs=("klingon",)), Filters(countries=("atlantis",))],
)
def test_what_can_be_meant_nowhere_needs_no_corpus(filters):
    assert filters
    with pytest.raises(UsageError):
        check(filters)


def test_an_order_that_is_none(corpus):
    with pytest.raises(UsageError, match="no order"):
        corpus.select(sort="colour")


@pytest.mark.parametrize(
    ("typed", "date"),
    [
        ("2025", "2025"),
        ("2025-3", "2025-03"),
        (" 2025-3-9 ", "2025-03-09"),
        ("9/3/2025", "2025-03-09"),
        ("25.12.2025", "2025-12-25"),
        ("3-2025", "2025-03"),
    ],
)
def test_partial_dates(typed, date):
    assert partial_date(typed) == date


def test_summaries_by_number_keep_the_order_asked_for(corpus):
    numbers = {summary.id: summary.number for summary in corpus.select()}
    wanted = [numbers["year"], 999, numbers["baku"]]
    assert [summary.id for summary in corpus.summaries(wanted)] == ["year", "baku"]
    assert [article.id for article in corpus.articles(wanted)] == ["year", "baku"]
    assert [article.id for article in corpus.articles()] == sorted(ARTICLES)


def test_a_summary_says_what_the_article_says(corpus):
    (summary,) = corpus.select(Filters(people=("mustafayev",)))
    article = corpus.article("baku")
    assert (
        summary.people
        == tuple(person.name for person in article.people)
        == ("Phan Văn Giang", "Vugar Mustafayev")
    )
    assert summary.countries == article.countries == ("AZ", "VN")
    assert (summary.date, summary.event_date) == ("2025-12-25", "2025-12-24")
    assert (summary.key, summary.words) == (article.page.key, article.words)
