"""Samples: as many as asked for, in proportion, the same however what they are drawn from is ordered."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from defcorpus.report.sampling import sample

UNITS = [
    f"{letter}{number}" for letter, count in (("a", 60), ("b", 30), ("c", 10)) for number in range(count)
]


def drawn(units, size, seed=1):
    return sample(units, size, seed, str, lambda unit: (unit[0],))


@pytest.mark.parametrize(
    ("size", "shares"),
    [
        (10, {"a": 6, "b": 3, "c": 1}),
        (50, {"a": 30, "b": 15, "c": 5}),
        (5, {"a": 3, "b": 2}),  # 3, 1.5, 0.5: equal remainders go to the first
        (1, {"a": 1}),
        (100, {"a": 60, "b": 30, "c": 10}),
        (500, {"a": 60, "b": 30, "c": 10}),
    ],
)
def test_strata_give_their_share(size, shares):
    found, strata = drawn(UNITS, size)
    assert Counter(unit[0] for unit in found) == shares
    assert {one.values[0]: one.taken for one in strata if one.taken} == shares
    assert sum(one.found for one in strata) == len(UNITS)


@given(st.permutations(UNITS), st.integers(0, 120), st.integers())
def test_the_order_does_not_matter(units, size, seed):
    assert sorted(drawn(units, size, seed)[0]) == sorted(drawn(UNITS, size, seed)[0])


def test_what_is_drawn_keeps_the_order_it_came_in():
    assert drawn(UNITS, 20)[0] == [unit for unit in UNITS if unit in set(drawn(UNITS, 20)[0])]


def test_another_seed_draws_another_sample():
    assert drawn(UNITS, 20, 1)[0] != drawn(UNITS, 20, 2)[0]


def test_each_unit_is_drawn_as_often_as_another():
    counts = Counter(unit for seed in range(400) for unit in sample(UNITS, 25, seed, str)[0])
    assert min(counts.values()) > 60  # 100 expected, standard deviation 8.7
    assert max(counts.values()) < 140


def test_of_nothing_nothing():
    assert sample([], 5, 1, str) == ([], ())
