"""A dialogue of the same two people in another year is no counterpart."""

import pytest

from defcorpus.facts import analyse
from defcorpus.pairs import features, learn
from defcorpus.pairs.weighing.compare import prepare
from defcorpus.pairs.weighing.evidence import ledger
from defcorpus.pairs.weighing.weighed import GROUPS
from tests.facts.pages import page

VI = "Đối thoại Chính sách quốc phòng Việt Nam - Italia lần thứ {}"
LEAD = "Thượng tướng Lê Văn Sơn và ông Matteo Renzulli đồng chủ trì đối thoại tại Rô-ma."
EN = "Lê Văn Sơn and Matteo Renzulli co-chaired the {} Vietnam - Italy defence policy dialogue in Rome."


def rows(vi, en):
    both = [features(analyse(one)) for one in (vi, en)]
    model = learn(both)
    prepared = [prepare(one, model) for one in both]
    return prepared, [row for row in ledger(*prepared, model) if row.note == "other identifier"]


@pytest.mark.parametrize(("number", "against"), [("sixth", 0), ("6th", 0), ("fifth", 1), ("", 0)])
def test_another_edition_speaks_against_a_pair(number, against):
    _, found = rows(page(("title", VI.format(6)), LEAD), page(EN.format(number)))
    assert len(found) == against


def test_nothing_lacks_an_edition():
    (vi, _), _ = rows(page(("title", VI.format(6)), LEAD), page(EN.format("")))
    assert "i:dialogue-6" in vi.bits
    assert "i:dialogue-6" not in vi.masses
    assert vi.totals[GROUPS.index("numbers")] == pytest.approx(vi.masses.get("n:6", 0.0))


def test_an_edition_far_from_the_lead_is_background():
    text = "Hai bên họp. Hai bên ăn tối. Hai bên nhắc lại Đối thoại lần thứ 5."
    found = features(analyse(page(("title", VI.format(6)), text)))
    assert [term for term in found.terms if term.startswith("i:")] == ["i:dialogue-6"]
