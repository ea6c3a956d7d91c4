"""What the texts of `tests/dedup/pairs.py` are to each other: alone, days and months apart, in any order."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.dedup.build import article, groups
from tests.dedup.pairs import COPIES, GOLD_DAY, NO_COPIES
from tests.dedup.press import (
    CAPTION,
    EXERCISE,
    FLOOD,
    GOLD,
    HOSPITAL,
)
from tests.dedup.texts import (
    MEETING,
    SHORT,
    VESSEL,
    cut,
    edited,
)


def told(
    one: str, two: str, days: tuple[str | None, str | None] = (None, None), lang: str = ""
) -> str | None:
    """Return what two texts are to each other, whichever comes first and is kept."""
    found = []
    for first, second in (((one, days[0]), (two, days[1])), ((two, days[1]), (one, days[0]))):
        made = [
            article(text, name, date=day, lang=lang or "vi")
            for name, (text, day) in zip("ab", (first, second), strict=True)
        ]  # type: ignore[arg-type]
        relations = [member.relation for group in groups(*made) for member in group.members]
        found.append(relations[0] if relations else None)
    kinds = {"part" if relation in ("contains", "contained") else relation for relation in found}
    assert len(kinds) == 1
    return kinds.pop()


@pytest.mark.parametrize("name", COPIES)
def test_copies(name):
    one, two, expected = COPIES[name]
    assert told(one, two) == expected


@pytest.mark.parametrize("name", NO_COPIES)
def test_no_copies(name):
    assert told(*NO_COPIES[name]) is None


@pytest.mark.parametrize("name", NO_COPIES)
@pytest.mark.parametrize("days", [("2024-03-04", "2024-03-05"), ("2024-03-04", "2024-03-29")])
def test_no_copies_a_few_days_apart(name, days):
    assert told(*NO_COPIES[name], days) is None


@pytest.mark.parametrize("name", [name for name in COPIES if COPIES[name][2] in ("near", "exact")])
def test_copies_months_apart_recur(name):
    assert told(*COPIES[name][:2], ("2023-10-09", "2024-10-09")) == "recurring"


@pytest.mark.parametrize("name", NO_COPIES)
def test_forms_months_apart_are_no_copies(name):
    assert told(*NO_COPIES[name], ("2023-03-04", "2024-03-05")) in (None, "recurring")


def test_stories_that_share_a_digest_stay_apart():
    for one, two in combinations((MEETING, FLOOD, VESSEL, HOSPITAL), 2):
        found = groups(article(one, "one"), article(two, "two"), article(f"{one}\n{two}", "digest"))
        for group in found:
            assert not {"one", "two"} <= {group.keep, *(member.id for member in group.members)}
        assert len(found) == 2


def test_forms_join_nothing_in_one_corpus():
    forms = {text for pair in NO_COPIES.values() for text in pair}
    assert groups(*(article(text, str(at)) for at, text in enumerate(sorted(forms)))) == []


TEXTS = (
    HOSPITAL,
    FLOOD,
    EXERCISE,
    MEETING,
    SHORT,
    CAPTION,
    *(GOLD.format(**GOLD_DAY | {"day": f"{day}/3"}) for day in (4, 5)),
)


@st.composite
def two_texts(draw):
    one = draw(st.sampled_from(TEXTS))
    made = edited(one, draw(st.sampled_from((0.0, 0.1, 0.35, 0.6))), draw(st.integers(1, 9)))
    share = draw(st.sampled_from((0.2, 0.5, 0.8, 1.0)))
    other = draw(st.sampled_from(("", *TEXTS)))
    return one, f"{cut(made, share)}\n{other}"


@settings(max_examples=60, deadline=None)
@given(two_texts())
def test_answers_are_symmetric(pair):
    told(*pair)


@settings(max_examples=30, deadline=None)
@given(st.lists(two_texts(), min_size=1, max_size=4), st.randoms(use_true_random=False))
def test_order_does_not_count(pairs, random_):
    made = [
        article(text, f"{at}")
        for at, text in enumerate(dict.fromkeys(text for pair in pairs for text in pair))
    ]
    assert groups(*random_.sample(made, len(made))) == groups(*made)
