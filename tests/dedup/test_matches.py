"""What a corpus has of articles that are not of it."""

from __future__ import annotations

import pytest

from defcorpus.dedup import body, document, find_matches, sketches
from tests.dedup.build import article
from tests.dedup.texts import MEETING, PATROL, VESSEL, cut, edited, prices

KNOWN = [
    article(MEETING, "meeting", date="2024-03-14"),
    article(edited(MEETING, 0.1), "edited", date="2024-03-15"),
    article(VESSEL, "vessel", date="2024-03-14"),
    article(PATROL + "\n" + VESSEL, "round-up", date="2024-03-16"),
    *(article(prices(seed), f"prices {seed}") for seed in range(3)),
]


def matches(*asked):
    everything = [*KNOWN, *asked]
    bodies = {each.page.key: body(each.page) for each in everything}
    made = [document(each, found) for each, found in zip(everything, sketches(everything), strict=True)]
    found = find_matches(made[len(KNOWN) :], made[: len(KNOWN)], bodies.__getitem__)
    return [[(match.id, match.relation) for match in some] for some in found]


@pytest.mark.parametrize(
    ("text", "date", "expected"),
    [
        (MEETING, "2024-03-15", [("meeting", "exact"), ("edited", "near")]),
        (MEETING, None, [("meeting", "exact"), ("edited", "near")]),
        (MEETING, "2024-07-15", [("meeting", "recurring"), ("edited", "recurring")]),
        (cut(VESSEL, 0.5), None, [("round-up", "contained"), ("vessel", "contained")]),
        (prices(99), None, []),
        ("", None, []),
        ("Một câu ngắn.", None, []),
    ],
)
def test_what_is_known_of_a_text(text, date, expected):
    (found,) = matches(article(text, "new", date=date))
    assert sorted(found) == sorted(expected)
    relations = [relation for _, relation in found]
    assert relations == sorted(relations, key=["exact", "near", "contained", "recurring"].index)


def test_a_new_round_up_holds_what_is_known():
    (found,) = matches(article(MEETING + "\n" + VESSEL, "new"))
    assert dict(found) == {"meeting": "contains", "edited": "contains", "vessel": "contains"} | {
        name: relation for name, relation in found if name == "round-up"
    }


def test_the_new_ones_are_not_compared_with_each_other():
    one, two = matches(article("x " + PATROL * 2, "one"), article("x " + PATROL * 2, "two"))
    assert one == two
    assert not {"one", "two"} & {name for name, _ in one}
