"""Precision, recall, calibration and errors of pairs and groups; the tables of what is right."""

import itertools
import random

import pytest

from defcorpus.errors import UsageError
from defcorpus.report.evaluating.calibration import calibration, expected_error
from defcorpus.report.evaluating.evaluation import Guess, evaluate_groups, evaluate_pairs, matching
from defcorpus.report.evaluating.gold import couples_of, read_gold
from defcorpus.report.tables import read_table

GOLD = {("v1", "e1"): "translation", ("v2", "e2"): "same-event", ("v3", "e3"): "same-event"}


def scores(found):
    return {(one.by, one.value): (one.right, one.found, one.wanted) for one in found.scores}


def test_pairs():
    guesses = [
        Guess("v1", "e1", 0.999, "translation"),
        Guess("v2", "e2", 0.95, "translation"),
        Guess("v4", "e4", 0.7, "same-event"),
        Guess("v3", "e3", 0.3, None, made=False),
        Guess("v5", None, 0.0, made=False),
    ]
    found = evaluate_pairs(GOLD, guesses)
    assert scores(found) == {
        ("all", "pairs"): (2, 3, 3),
        ("kind", "same-event"): (1, 2, 2),
        ("kind", "translation"): (1, 1, 1),
        ("kind", "told right"): (1, 2, None),
        ("band", "0.99 and more"): (1, 1, None),
        ("band", "0.9 to 0.99"): (1, 1, None),
        ("band", "0.5 to 0.9"): (0, 1, None),
        ("band", "below 0.5"): (1, 1, None),
    }
    assert found.all.precision == found.all.recall == found.all.f1 == pytest.approx(2 / 3)
    assert (found.wrong, found.missing, found.other_kind) == (
        (("v4", "e4"),),
        (("v3", "e3"),),
        (("v2", "e2"),),
    )
    assert sum(one.size for one in found.bins) == 5 and sum(one.right for one in found.bins) == 3


def test_any_of_several_counterparts_is_right_and_one_is_wanted():
    gold = dict.fromkeys([("v1", "e1"), ("v1", "e2"), ("v2", "e1"), ("v3", "e1")], "")
    found = evaluate_pairs(gold, [Guess("v2", "e1", 0.9), Guess("v3", "e1", 0.8, made=False)])
    assert scores(found)["all", "pairs"] == (1, 1, 2)
    assert found.missing == (("v1", "e2"),)
    assert sum(one.size for one in found.bins) == 1  # v3 lost to another that is right as well
    every = evaluate_pairs(gold, [Guess("v2", "e1", 0.9), Guess("v1", "e1", 0.9)])
    assert scores(every)["all", "pairs"] == (2, 2, 4)  # an answer with several is asked for all


def test_only_what_the_table_speaks_of():
    guesses = [Guess("v1", "e1", 0.9), Guess("v8", "e8", 0.9), Guess("v9", "e2", 0.9)]
    known = {id_ for couple in GOLD for id_ in couple}
    found = evaluate_pairs(GOLD, guesses, known=known)
    assert (found.all.found, found.unjudged, found.wrong) == (2, 1, (("v9", "e2"),))


def test_nothing_found():
    found = evaluate_pairs(GOLD, [])
    assert (found.all.precision, found.all.recall, found.all.f1) == (None, 0.0, 0.0)
    assert found.calibration_error == 0.0


@pytest.mark.parametrize("seed", range(8))
def test_a_matching_is_as_large_as_can_be(seed):
    chance = random.Random(seed)
    couples = {(f"v{chance.randrange(6)}", f"e{chance.randrange(6)}") for _ in range(11)}
    found = matching(couples)
    assert set(found) <= couples
    assert len({vi for vi, _ in found}) == len(found) == len({en for _, en in found})
    lefts = sorted({vi for vi, _ in couples})
    best = 0
    for choice in itertools.product(*([None, *(e for v, e in couples if v == left)] for left in lefts)):
        taken = [one for one in choice if one]
        if len(set(taken)) == len(taken):
            best = max(best, len(taken))
    assert len(found) == best


def test_groups():
    gold = dict.fromkeys(couples_of([["a", "b", "c"], ["d", "e"]]), "")
    found = evaluate_groups(
        gold, couples_of([["b", "a"], ["c", "d", "e"]]),
        language={"a": "vi", "b": "vi", "c": "en", "d": "vi", "e": "en"},
    )  # fmt: skip
    assert scores(found) == {
        ("all", "twos"): (2, 4, 4),
        ("languages", "en-en"): (0, 1, 0),
        ("languages", "vi-en"): (1, 2, 3),
        ("languages", "vi-vi"): (1, 1, 1),
    }
    assert found.missing == (("a", "c"), ("b", "c")) and found.wrong == (("c", "d"), ("c", "e"))


@pytest.mark.parametrize(
    ("scored", "bins", "error"),
    [
        ([], 0, 0.0),
        ([(0.5, True)], 1, 0.5),
        ([(0.25, at == 0) for at in range(4)], 4, 0.25 * 0.75 + 0.75 * 0.25),
        ([(0.1 * at, at > 4) for at in range(10)], 10, 0.25),
    ],
)
def test_calibration(scored, bins, error):
    table = calibration(scored)
    assert len(table) == bins and sum(one.size for one in table) == len(scored)
    assert expected_error(table) == pytest.approx(error)
    assert table == calibration(scored[::-1])


def test_bins_are_of_equal_count():
    table = calibration([(at / 1003, at % 2 == 0) for at in range(1003)])
    assert {one.size for one in table} <= {100, 101}


IDS = {"001": "001_a", "002": "002_b", "003": "003_c"}


@pytest.mark.parametrize(
    ("text", "what", "couples"),
    [
        ("vi\ten\tkind\n001\t002\tsame-event\n", "pairs", {("001_a", "002_b"): "same-event"}),
        ("en,vi\n002,001\n", "pairs", {("001_a", "002_b"): ""}),
        ('VI;EN;note\n001;002;"a; b"\n003;;alone\n', "pairs", {("001_a", "002_b"): ""}),
        ("article\tevent\n001\tx\n003\tx\n002\ty\n", "events", {("001_a", "003_c"): ""}),
        ("a\tb\trelation\n003\t001\tnear\n", "copies", {("001_a", "003_c"): "near"}),
        ("article\tgroup\n001\tx\n003\tx\n", "copies", {("001_a", "003_c"): ""}),
        ("\ufeff# by Lan\nvi\ten\n\n001\t002\n001\t999\n", "pairs", {("001_a", "002_b"): ""}),
    ],
)
def test_a_table_says_by_its_header_what_it_is_of(text, what, couples):
    gold = read_gold(text, IDS.get)
    assert (gold.what, gold.couples) == (what, couples)
    assert gold.unknown == (("999",) if "999" in text else ())
    assert ("003_c" in gold.articles) == ("003" in text)


@pytest.mark.parametrize(
    ("text", "what"), [("", None), ("one\ttwo\n", None), ("vi\ten\n", "events"), ("a\tb\n", "pairs")]
)
def test_a_table_of_something_else(text, what):
    with pytest.raises(UsageError, match="header says"):
        read_gold(text, IDS.get, what)


def test_a_tab_separated_cell_may_have_quotation_marks():
    assert read_table('vi\ten\n"one\ttwo"\n').rows == ((2, {"vi": '"one', "en": 'two"'}),)


@pytest.mark.parametrize(
    ("table", "couples"),
    [
        ("article\tevent\tkind\na\t1\treport\nb\t1\tambiguous\nc\t1\treport\n", {("a", "c")}),
        ("vi\ten\tkind\na\tb\tambiguous\nc\td\tsame-event\n", {("c", "d")}),
    ],
)
def test_of_ambiguous_articles_nothing_is_wanted(table, couples):
    gold = read_gold(table, lambda typed: typed)
    assert set(gold.couples) == couples and "b" in gold.ambiguous
