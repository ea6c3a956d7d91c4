"""Which articles add nothing beside which, asked by number."""

import pytest

from defcorpus.dedup.records import Group, Member
from defcorpus.report.redundant import Redundant

NUMBERS = {name: at for at, name in enumerate("abcdefghijklmnop", 11)}


def group(keep, **relations):
    members = (Member(id_, id_, id_, None, None, what, 1.0, "r") for id_, what in relations.items())
    return Group(keep, f"/{keep}", keep, None, None, tuple(members))


def made(*groups):
    return Redundant.from_bytes(Redundant.of(groups, NUMBERS).to_bytes())


def names(numbers):
    back = {number: name for name, number in NUMBERS.items()}
    if isinstance(numbers, dict):
        return {back[one]: back[other] for one, other in numbers.items()}
    return "".join(sorted(back[number] for number in numbers))


# a has two copies; d is part of it, and has a copy of its own. A text that holds another, or comes again, is
# no copy of it.
NEWS = made(
    group("a", b="exact", c="near", d="contained", h="contains"),
    group("d", e="exact"),
    group("i", j="recurring"),
    group("k", l="near"),
)


def test_who_is_kept_in_whose_place():
    beside = {name: NEWS.beside(number) for name, number in NUMBERS.items()}
    kept = {name: number for name, number in beside.items() if number is not None}
    assert kept == dict.fromkeys("bcde", NUMBERS["a"]) | {"l": NUMBERS["k"]}


def test_for_how_many_an_article_stands():
    assert names(NEWS.copies(NUMBERS["a"])) == "bcde"
    assert names(NEWS.copies(NUMBERS["k"])) == "l"
    for other in "bdhijp":
        assert NEWS.copies(NUMBERS[other]) == []
    assert names(NEWS.all_related()) == "abcdekl"


@pytest.mark.parametrize(
    ("found", "out"),
    [
        ("abcde", {"b": "a", "c": "a", "d": "a", "e": "a"}),
        ("edcba", {"b": "a", "c": "a", "d": "a", "e": "a"}),
        ("ahijkl", {"l": "k"}),
        # The one kept is not among them: of its copies the first stays, and parts go with any of them.
        ("bc", {"c": "b"}),
        ("cb", {"b": "c"}),
        ("cbd", {"b": "c", "d": "c"}),
        ("de", {"e": "d"}),
        ("e", {}),
        ("eb", {"e": "b"}),
        ("", {}),
        ("hij", {}),
    ],
)
def test_what_is_left_out_of_what_was_found(found, out):
    assert names(NEWS.left_out([NUMBERS[name] for name in found])) == out


def test_two_parts_of_a_text_that_was_not_found_both_stay():
    parts = made(group("a", b="contained", c="contained"))
    assert parts.left_out([NUMBERS["b"], NUMBERS["c"]]) == {}
    assert names(parts.left_out([NUMBERS[name] for name in "bca"])) == {"b": "a", "c": "a"}


def test_whatever_is_tied_to_some():
    assert names(NEWS.related([NUMBERS["e"]])) == "abcde"
    assert names(NEWS.related([NUMBERS["h"], NUMBERS["l"], 99])) == "kl"


def test_links_never_go_round():
    found = made(group("a", b="near"), group("b", a="contained", c="near"), group("c", a="near"))
    assert names(found.copies(NUMBERS["a"])) == "bc"
    assert found.beside(NUMBERS["a"]) is None


def test_nothing_is_redundant():
    empty = made()
    assert empty.to_bytes() == b"" and empty.left_out([1, 2]) == {} and empty.all_related() == set()
