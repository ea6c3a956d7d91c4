"""One person in several spellings, over the articles of a corpus."""

import pytest

from defcorpus.report.naming.namings import Naming
from defcorpus.report.naming.people import people
from defcorpus.text.fold import fold


def named(article, name, day="2025-03-12", country="KZ", *, native=False):
    return Naming(
        article, day, name, fold(name).replace("-", ""), 1, (name,), article, "vi", (), country, (), native
    )


def host(article, day="2025-03-12", name="Nguyễn Văn Minh"):
    return named(article, name, day, None, native=True)


def together(*namings):
    return {frozenset(row.spellings) for row in people(namings)}


A, B = "Ai-đa Xây-ca-li", "Aidar Seitkali"


@pytest.mark.parametrize(
    ("one", "other", "joined"),
    [
        ([named("a", A), host("a")], [named("b", B), host("b")], True),
        ([named("a", A, country=None), host("a")], [named("b", B), host("b")], True),
        ([named("a", "Juergen Althaus"), host("a")], [named("b", "Jürgen Althaus"), host("b")], True),
        # Without a day, if the letters are nearly the same and both say the country.
        ([named("a", "Aydar Seytkali", None), host("a", None)], [named("b", B), host("b")], True),
        ([named("a", "Aydar Seytkali", None, None), host("a", None)], [named("b", B), host("b")], False),
        ([named("a", "Aidar Marat Seitkali", None), host("a", None)], [named("b", B), host("b")], False),
        # Another day, another host, another country: nothing says that they are one.
        ([named("a", A), host("a")], [named("b", B, "2025-05-12"), host("b", "2025-05-12")], False),
        ([named("a", A), host("a")], [named("b", B), host("b", name="Lê Văn Ba")], False),
        ([named("a", A, country="KG"), host("a")], [named("b", B), host("b")], False),
        ([named("a", A, None), host("a", None)], [named("b", B, None), host("b", None)], False),
        # An article that names both tells them apart.
        ([named("a", A), named("a", B), host("a")], [named("b", B), host("b")], False),
        # A word alone is anybody's; other names are others.
        ([named("a", "Seitkali"), host("a")], [named("b", B), host("b")], False),
        ([named("a", "Marat Omarov"), host("a")], [named("b", B), host("b")], False),
    ],
)
def test_when_two_spellings_are_one_person(one, other, joined):
    names = {naming.name for naming in (*one, *other) if naming.country != "VN" and not naming.native}
    assert (frozenset(names) in together(*one, *other)) is joined
    assert together(*one, *other) == together(*reversed([*one, *other]))


def test_what_one_meeting_tells_holds_for_all_articles():
    later = [named("c", A, "2026-01-01"), named("d", B, "2026-06-01")]
    rows = people([named("a", A), host("a"), named("b", B), host("b"), *later])
    assert [row.articles for row in rows if A in row.spellings] == [4]


def test_vietnamese_names_are_never_joined_by_likeness():
    rows = people([host("a", name="Phạm Văn Ba"), host("b", name="Phan Văn Ba"), host("a"), host("b")])
    assert {row.name for row in rows} == {"Phạm Văn Ba", "Phan Văn Ba", "Nguyễn Văn Minh"}
