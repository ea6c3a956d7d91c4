"""A foreign name's words in another order are the same person's."""

from __future__ import annotations

from defcorpus.report.naming.namings import Naming
from defcorpus.report.naming.people import grouped


def naming(article: str, name: str, *, native: bool = False) -> Naming:
    return Naming(article, "2025-11-05", name, name.lower().replace("-", ""), 1, (name,), native=native)


def test_a_foreign_name_in_either_order_is_one_person() -> None:
    found = grouped([naming("a", "Istvan Szabo"), naming("b", "Szabo Istvan"), naming("c", "Istvan Nagy")])
    assert sorted([one.name for one in group] for group in found) == [
        ["Istvan Nagy"],
        ["Istvan Szabo", "Szabo Istvan"],
    ]


def test_a_vietnamese_name_has_one_order() -> None:
    found = grouped([naming("a", "Hai Van", native=True), naming("b", "Van Hai", native=True)])
    assert len(found) == 2
