import pytest

from defcorpus.corpus.records import Summary
from defcorpus.dedup.records import Group, Member
from defcorpus.pairs.records import Pair, Unpaired
from defcorpus.pairs.result import Result
from defcorpus.report import Naming, index_markdown, is_own, people, stats
from defcorpus.report.scores import shown_score


def article(id_, lang="vi", date="2024-03-12", title="Hội đàm", **more):
    given = {
        "id": id_, "path": f"/news/{id_}.txt", "member": None, "index": None, "key": id_ * 4, "lang": lang,
        "date": date, "date_precision": "day" if date else None, "date_source": "header" if date else None,
        "date_inferred": False, "event_date": None, "title": title, "title_derived": False, "source": None,
        "credits": (), "people": ("Nguyễn Văn Minh",), "countries": ("CZ", "VN"), "words": 200,
        "kind": "article", "retrieved": None,
    }  # fmt: skip
    return Summary(**{**given, **more})


ARTICLES = [
    article("a", title="Tiếp | khách <b>"),
    article("b", "en", title="[Talks](x) in Hanoi", source="vnanet.vn"),
    article("c", date="2023-06-03", date_inferred=True, countries=("NO",)),
    article("d", date=None, people=()),
    article("e", date="2024-03-14"),
]
RESULT = Result(
    (Pair("a", "b", 0.9964, 8.1, "paired", None, ()),),
    (),
    (Unpaired("d", "vi", None, None, None, ""), Unpaired("c", "vi", "b", -9.0, 0.0, "other guest: *X*")),
)
GROUPS = [
    Group(
        "a", "/news/a.txt", "k", None, None, (Member("e", "/news/e.txt", "k", None, None, "near", 0.91, "r"),)
    )
]
NAMINGS = [
    Naming("a", "2024-03-12", "Nguyễn Văn Minh", "nguyen van minh", 3, ("Nguyễn Văn Minh", "Minh")),
    Naming("b", "2024-03-12", "Nguyen Van Minh", "nguyen van minh", 2, ("Nguyen Van Minh",)),
    Naming("d", None, "NGUYỄN VĂN MINH", "nguyen van minh", 1),
    Naming("b", "2024-03-12", "Pavel Novotny", "pavel novotny", 4, ("Pavel Novotny", "Novotny")),
]


def index(articles=ARTICLES, result=RESULT, groups=GROUPS, namings=NAMINGS):
    links = {a.id: f"news/{a.id}.txt" for a in articles if a.id != "e"}
    return index_markdown(articles, namings, result, groups, links, {"CZ": "Czechia", "VN": "Vietnam"})


def test_people_are_joined_by_their_key():
    minh, novotny = people(NAMINGS)
    assert (minh.name, minh.articles, minh.mentions) == ("Nguyễn Văn Minh", 3, 6)
    assert minh.spellings[0] == "Nguyễn Văn Minh"
    assert set(minh.spellings) == {"Nguyễn Văn Minh", "Nguyen Van Minh", "NGUYỄN VĂN MINH", "Minh"}
    assert (minh.first, minh.last, minh.ids) == ("2024-03-12", "2024-03-12", ("a", "b", "d"))
    assert novotny.spellings == ("Pavel Novotny", "Novotny")


def test_people_do_not_depend_on_the_order():
    assert people(NAMINGS) == people(reversed(NAMINGS))


def test_articles_of_one_day_are_in_the_order_of_their_content_not_of_their_names():
    namings = [
        Naming("a", "2024-03-12", "Pavel Novotny", "pavel novotny", 1, content="2"),
        Naming("b", "2024-03-12", "Pavel Novotny", "pavel novotny", 1, content="1"),
    ]
    assert people(namings)[0].ids == ("b", "a")


def test_stats_count_articles():
    counts = {(row.by, row.value): (row.articles, row.share) for row in stats(ARTICLES, NAMINGS)}
    assert counts["lang", "vi"] == (4, 0.8)
    assert counts["month", "2024-03"] == (3, 0.6)
    assert counts["month", "undated"] == (1, 0.2)
    assert counts["country", "CZ"] == (4, 0.8)
    assert counts["source", "none"] == (4, 0.8)
    assert counts["person", "Nguyễn Văn Minh"] == (3, 0.6)
    assert [row.value for row in stats(ARTICLES, by=["month"])] == ["2023-06", "2024-03", "undated"]
    assert stats([], NAMINGS[:0]) == []


def test_the_index_is_known_by_its_first_line():
    first = index().split("\n")[0]
    assert is_own(first) and is_own(first + "\r")
    assert first.startswith("<!-- defcorpus index")
    assert not is_own("# Index") and not is_own("")


def test_the_index_is_the_same_whatever_the_order():
    assert index(ARTICLES[::-1]) == index()


def test_the_index_has_every_article_in_order_of_date():
    rows = [line for line in index().splitlines() if line.startswith("|") and line.count("|") >= 6]
    days = [row.split("|")[1].strip() for row in rows if "---" not in row and "| Date" not in row]
    assert days == ["2023-06-03\\~", "2024-03-12", "2024-03-12", "2024-03-14", ""]


@pytest.mark.parametrize(
    "said",
    [
        "5 articles, 2023-06-03 to 2024-03-14; 4 in Vietnamese; 1 in English; 1 undated; 1 pair; 1 copy.",
        "[Tiếp \\| khách \\<b>](news/a.txt)",
        "[\\[Talks\\](x) in Hanoi](news/b.txt)",
        "counterpart (en, 0.996): [",
        "near copy: Hội đàm",
        "see copies of [Tiếp",
        "- nearest: 2024-03-12 [",
        "other guest: \\*X\\*",
        "- **Nguyễn Văn Minh** (also ",
        "- **Czechia** (CZ): ",
        "- **NO**: [2023-06-03\\~ vi](news/c.txt)",
        "### 2023",
        "### Undated",
    ],
)
def test_the_index_says(said):
    assert said in index()


def test_an_empty_index_is_a_page():
    text = index([], Result((), (), ()), [], [])
    assert "no articles; no pairs; no copies." in text
    assert "## Counterparts" not in text and "## People" not in text


@pytest.mark.parametrize(
    ("score", "shown"),
    [(1.0, "0.999+"), (0.9991, "0.999+"), (0.999, "0.999"), (0.99, "0.990"), (0.5, "0.50")],
)
def test_no_score_claims_certainty(score, shown):
    assert shown_score(score) == shown
