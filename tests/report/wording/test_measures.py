"""The measures against figures that are printed in their papers, or worked out by hand."""

from math import inf, log, log2, sqrt

import pytest

from defcorpus.report.wording.measures import (
    association,
    deviation,
    keyness,
    log_dice,
    log_ratio,
    mutual_information,
    per_million,
    percent_difference,
    t_score,
)

# Dunning 1993, table 1: both, only the first word, only the second, neither; -2 log lambda.
DUNNING = [
    ("the swiss", 110, 2442, 111, 29114, 270.72),
    ("can be", 29, 13, 123, 31612, 263.90),
    ("previous year", 31, 23, 139, 31584, 256.84),
    ("mineral water", 10, 0, 3, 31764, 167.23),
]


@pytest.mark.parametrize(("bigram", "both", "first", "second", "neither", "ratio"), DUNNING)
def test_association_is_that_of_dunnings_table(bigram, both, first, second, neither, ratio):
    size = both + first + second + neither
    assert association(both, both + first, both + second, size) == pytest.approx(ratio, abs=0.01), bigram


# Church and Hanks 1990, table 1, of 15 million words of the Associated Press.
@pytest.mark.parametrize(
    ("pair", "both", "one", "two", "bits"),
    [
        ("honorary doctor", 12, 111, 621, 11.3),
        ("doctors dentists", 8, 1105, 44, 11.3),
        ("doctors nurses", 30, 1105, 241, 10.7),
        ("with doctors", 41, 284690, 1105, 0.96),
    ],
)
def test_mutual_information_is_that_of_church_and_hanks(pair, both, one, two, bits):
    assert mutual_information(both, one, two, 15_000_000) == pytest.approx(bits, abs=0.1), pair


@pytest.mark.parametrize(
    ("both", "one", "two", "score"),
    [(7, 7, 7, 14.0), (1, 2, 2, 13.0), (10, 100, 60, 11.0), (3, 40, 56, 10.0), (0, 5, 5, -inf)],
)
def test_log_dice_has_14_at_most_and_one_less_for_half(both, one, two, score):
    assert log_dice(both, one, two) == pytest.approx(score)
    assert log_dice(both, one, two) == log_dice(both, two, one)


def test_t_score_by_hand():
    # seen 16, by chance 40 * 100 / 1000 = 4: (16 - 4) / 4
    assert t_score(16, 40, 100, 1000) == 3.0
    assert t_score(0, 40, 100, 1000) == -inf


@pytest.mark.parametrize(
    ("count", "size", "other", "other_size", "by_hand"),
    [
        # by chance 12.5 of each
        (20, 1000, 5, 1000, 2 * (20 * log(20 / 12.5) + 5 * log(5 / 12.5))),
        # 30 in all, of which by chance a quarter in the smaller
        (30, 1000, 0, 3000, 2 * 30 * log(30 / 7.5)),
        (0, 1000, 30, 1000, -2 * 30 * log(30 / 15)),
        (10, 1000, 30, 3000, 0.0),
    ],
)
def test_keyness_by_hand(count, size, other, other_size, by_hand):
    assert keyness(count, size, other, other_size) == pytest.approx(by_hand)
    assert keyness(other, other_size, count, size) == pytest.approx(-by_hand)


@pytest.mark.parametrize(
    ("count", "size", "other", "other_size", "ratio", "percent"),
    [
        (200, 1_000_000, 100, 1_000_000, 1.0, 100.0),
        (100, 1_000_000, 400, 1_000_000, -2.0, -75.0),
        (5, 1000, 5, 8000, 3.0, 700.0),
        (8, 1000, 0, 1000, log2(8 / 0.5), None),
        (0, 1000, 4, 1000, log2(0.5 / 4), -100.0),
    ],
)
def test_log_ratio_and_percent_difference(count, size, other, other_size, ratio, percent):
    assert log_ratio(count, size, other, other_size) == pytest.approx(ratio)
    found = percent_difference(count, size, other, other_size)
    assert found == percent if percent is None else found == pytest.approx(percent)


@pytest.mark.parametrize(
    ("counts", "sizes", "spread"),
    [
        ([9, 10, 11], [9, 10, 11], 0.0),  # as the text
        ([0, 0, 6], [10, 10, 10], 1.0),  # all in one
        # shares 1/2, 1/2, 0 against thirds: DP 1/3; the most it can be is 2/3
        ([3, 3, 0], [10, 10, 10], 0.5),
        # shares 1, 0 against 3/4, 1/4: DP 1/4, of 3/4 at most
        ([4, 0], [30, 10], 1 / 3),
        ([], [], 0.0),
    ],
)
def test_deviation_of_proportions_by_hand(counts, sizes, spread):
    assert deviation(counts, sizes) == pytest.approx(spread)


def test_nothing_meets_no_more_often_than_by_chance():
    assert association(10, 100, 100, 1000) == pytest.approx(0.0)
    assert association(1, 100, 100, 1000) < 0
    assert association(50, 50, 50, 1000) > 0
    assert mutual_information(0, 5, 5, 100) == -inf
    assert per_million(3, 1500) == 2000.0
    assert per_million(3, 0) == 0.0
    assert sqrt(t_score(4, 1, 1, 10**9)) == pytest.approx(sqrt(2))
