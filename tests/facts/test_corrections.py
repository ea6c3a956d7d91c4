"""What a person decided stands over what was read, and says so."""

import pytest

from defcorpus.article import Location, Metadata
from defcorpus.facts import analyse
from defcorpus.facts.corrections import Correction, corrected, gathered
from defcorpus.reading.pages import make_page

TEXT = """date 2025-10-14
Sáng 13/10, tại Hà Nội, Đại tướng Phan Văn Giang, Bộ trưởng Bộ Quốc phòng tiếp ông Haluk Gorgun, \
Chủ tịch Cơ quan Công nghiệp quốc phòng Thổ Nhĩ Kỳ. Ông Haluk Görgün cảm ơn Đại tướng Phan Văn Giang."""


@pytest.fixture
def article():
    page = make_page(Location("/a.txt", "/"), TEXT, Metadata(), kind="text", encoding="utf-8")
    return analyse(page)


def decided(article, *pairs):
    own = [Correction("article", "a", article.page.key, field, value) for field, value in pairs]
    return corrected(article, gathered(own))


def test_nothing_decided_changes_nothing(article):
    assert corrected(article, gathered([])) is article
    other = gathered([Correction("article", "b", "0" * 32, "event", "2020")])
    assert corrected(article, other) is article


@pytest.mark.parametrize(
    ("value", "precision"), [("2025-10-12", "day"), ("2025-10", "month"), ("2025", "year")]
)
def test_a_date_by_you(article, value, precision):
    found = decided(article, ("event", value)).event_date
    assert (found.value, found.precision, found.rule, found.inferred) == (value, precision, "by you", False)
    assert decided(article, ("event", value)).date == article.date  # the header's day stands


def test_no_date(article):
    assert decided(article, ("event", "none")).event_date is None
    assert decided(article, ("date", "none")).date is None


@pytest.mark.parametrize(
    ("field", "value", "seen"),
    [
        ("title", "Một cái tên", lambda a: a.title.text),
        ("source", "qdnd.vn", lambda a: a.source.name),
        ("lang", "en", lambda a: a.lang.code),
        ("kind", "stub", lambda a: a.kind),
    ],
)
def test_fields_by_you(article, field, value, seen):
    assert seen(decided(article, (field, value))) == value


def test_a_language_that_is_neither_keeps_its_code(article):
    found = decided(article, ("lang", "tr")).lang
    assert (found.code, found.other) == ("other", "tr")


def test_countries_and_people_come_and_go(article):
    found = decided(article, ("country+", "AZ"), ("country-", "TR"), ("person-", "Phan Văn Giang"))
    assert "AZ" in found.countries and "TR" not in found.countries
    assert not [fact for fact in found.facts if (fact.kind, fact.key) == ("country", "TR")]
    assert "Phan Văn Giang" not in [person.name for person in found.people]
    assert "Lê Văn Lạ" in [person.name for person in decided(article, ("person+", "Lê Văn Lạ")).people]


def test_a_person_under_another_name(article):
    renaming = gathered([Correction("person", "Haluk Gorgun", "haluk gorgun", "is", "Haluk Görgün Bey")])
    found = corrected(article, renaming)
    person = next(person for person in found.people if person.name == "Haluk Görgün Bey")
    assert person.key == "haluk gorgun bey" and "haluk gorgun" in person.also
    facts = [fact for fact in found.facts if fact.kind == "person" and fact.key == person.key]
    assert facts and {fact.rule for fact in facts} == {"by you"}


def test_two_people_become_one(article):
    one = gathered([Correction("person", "Haluk Gorgun", "haluk gorgun", "is", "Phan Văn Giang")])
    found = corrected(article, one)
    assert [person.name for person in found.people] == ["Phan Văn Giang"]
    assert found.people[0].count == sum(person.count for person in article.people)


def test_nobody(article):
    found = corrected(article, gathered([Correction("person", "Haluk Gorgun", "haluk gorgun", "is", "none")]))
    assert [person.key for person in found.people] == ["phan van giang"]


def test_every_correction_leaves_a_note(article):
    notes = decided(article, ("event", "2025-10-12"), ("accept", "glued")).notes
    assert [(note.kind, note.detail) for note in notes if note.kind == "by-you"] == [
        ("by-you", "event=2025-10-12"),
        ("by-you", "accept=glued"),
    ]


def test_the_later_of_two_holds(article):
    assert decided(article, ("event", "2025-10-11"), ("event", "2025-10-12")).event_date.value == "2025-10-12"
