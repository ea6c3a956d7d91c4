"""How documents come together: what is kept, dates, digests, order."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from defcorpus.article import Article
from defcorpus.dedup import Options
from tests.dedup.build import article, groups
from tests.dedup.texts import (
    COMMUNIQUE,
    GUESTS,
    MEETING,
    PATROL,
    SHORT,
    VESSEL,
    cut,
    edited,
    prices,
)


def shape(found):
    return [(group.keep, [(member.id, member.relation) for member in group.members]) for group in found]


@pytest.mark.parametrize(
    ("keep", "kept"), [("oldest", "b"), ("newest", "c"), ("longest", "d"), ("first", "a")]
)
def test_which_one_is_kept(keep, kept):
    found = groups(
        article(MEETING, "a", date="2024-03-16"),
        article(MEETING, "b", date="2024-03-14"),
        article(edited(MEETING, 0.05), "c", date="2024-03-20"),
        article(MEETING + " Ảnh và tin do phóng viên gửi từ Hà Nội.", "d", date="2024-03-15"),
        options=Options(keep=keep),
    )
    assert [group.keep for group in found] == [kept]
    assert len(found[0].members) == 3


def test_ties_go_to_the_first_path():
    texts = [MEETING.replace("Séc", name) for name in ("Áo", "Bỉ", "Đức")]
    found = groups(*(article(text, str(at)) for at, text in enumerate(texts)))
    assert len(found) == 1
    assert found[0].keep == "0"


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("2024-03-14", "2024-03-15", "exact"),
        ("2024-03-14", "2024-04-12", "exact"),
        ("2024-03-14", "2024-04-13", "recurring"),
        ("2024-03-14", "2025-03-14", "recurring"),
        ("2024-03-14", None, "exact"),
        (None, None, "exact"),
        ("2024-03", "2024-04", "exact"),
        ("2024-03", "2024-05", "recurring"),
        ("2024", "2024-05-01", "exact"),
        ("2023", "2024-05-01", "recurring"),
        ("2024-03-14", "not a date", "exact"),
    ],
)
def test_thirty_days_divide_copies_from_what_recurs(first, second, expected):
    found = groups(article(VESSEL, "a", date=first), article(VESSEL + " ", "b", date=second))
    assert [member.relation for group in found for member in group.members] == [expected]
    assert found[0].recurring == (expected == "recurring")
    assert len(found[0].redundant) == (expected == "exact")


def test_a_recurring_text_keeps_its_copies_in_a_group_of_their_own():
    found = groups(
        article(VESSEL, "a", date="2023-06-02"),
        article(VESSEL, "b", date="2023-06-03"),
        article(VESSEL, "c", date="2024-06-02"),
        article(edited(VESSEL, 0.05), "d", date="2024-06-04"),
    )
    assert shape(found) == [
        ("a", [("b", "exact")]),
        ("a", [("c", "recurring")]),
        ("c", [("d", "near")]),
    ]


def test_days_do_not_chain():
    days = ["2024-01-01", "2024-01-20", "2024-02-08", "2024-02-27"]
    found = groups(*(article(VESSEL, day, date=day) for day in days))
    copies = [group for group in found if not group.recurring]
    assert shape(copies) == [
        ("2024-01-01", [("2024-01-20", "exact")]),
        ("2024-02-08", [("2024-02-27", "exact")]),
    ]


@pytest.mark.parametrize("lengths", [(MEETING, VESSEL), (MEETING, SHORT), (cut(MEETING, 0.3), VESSEL)])
def test_stories_that_share_a_round_up_stay_apart(lengths):
    one, two = lengths
    found = groups(article(one, "one"), article(two, "two"), article(one + "\n" + two, "digest"))
    for group in found:
        assert not {"one", "two"} <= {group.keep, *(member.id for member in group.members)}
    assert {(group.keep, member.id, member.relation) for group in found for member in group.members} == {
        ("one", "digest", "contains"),
        ("two", "digest", "contains"),
    }


def test_cuts_of_one_story_join_the_whole():
    found = groups(
        article(MEETING, "whole"), article(cut(MEETING, 0.6), "cut"), article(cut(MEETING, 0.35), "shorter")
    )
    assert [group.keep for group in found] == ["whole"]
    assert sorted(shape(found)[0][1]) == [("cut", "contained"), ("shorter", "contained")]


def test_the_oldest_may_be_a_part():
    found = groups(
        article(cut(MEETING, 0.5), "flash", date="2024-03-14"), article(MEETING, "full", date="2024-03-15")
    )
    assert shape(found) == [("flash", [("full", "contains")])]
    assert found[0].redundant == ()


def test_a_template_joins_nothing():
    found = groups(
        *(article(prices(seed), f"prices {seed}") for seed in range(40)),
        *(article(COMMUNIQUE.format(**guest), guest["country"]) for guest in GUESTS),
        article(edited(COMMUNIQUE.format(**GUESTS[1]), 0.06), "copy"),
    )
    assert [{group.keep, *(member.id for member in group.members)} for group in found] == [{"Lào", "copy"}]


def test_a_release_that_very_many_carried_is_one_group():
    texts = [edited(MEETING, 0.02, seed) for seed in range(60)] + [MEETING] * 40
    found = groups(*(article(text, str(at)) for at, text in enumerate(texts)))
    assert len(found) == 1
    assert len(found[0].members) == 99


def test_thousands_of_equal_pages_take_no_time():
    found = groups(*(article(PATROL, str(at), lang="en") for at in range(2000)))
    assert len(found) == 1
    assert len(found[0].members) == 1999


def test_options_choose_relations_and_scores():
    corpus = [
        article(MEETING, "a"),
        article(edited(MEETING, 0.2), "b"),
        article(VESSEL, "c"),
        article(VESSEL + ".", "d"),
    ]
    exact = groups(*corpus, options=Options(relations=frozenset({"exact"})))
    assert [{group.keep, group.members[0].id} for group in exact] == [{"c", "d"}]
    assert [g.members[0].score for g in groups(*corpus, options=Options(min_score=0.95))] == [1.0]


def test_groups_come_by_date_then_key():
    found = groups(
        article(VESSEL, "a"),
        article(VESSEL + ".", "b"),
        article(MEETING, "c", date="2024-05-01"),
        article(MEETING, "d", date="2024-05-02"),
        article(PATROL, "e", date="2023-05-01"),
        article(PATROL, "f", date="2023-05-02"),
    )
    assert [group.keep_date for group in found] == ["2023-05-01", "2024-05-01", None]


def pool() -> list[Article]:
    made = []
    for name, whole in (("m", MEETING), ("v", VESSEL), ("p", PATROL)):
        kinds = [
            (whole, "2024-01-01"),
            (whole, None),
            (edited(whole, 0.1), "2024-01-09"),
            (edited(whole, 0.3), None),
            (cut(whole, 0.6), "2024-02-20"),
            (cut(whole, 0.3), None),
            (whole, "2025-01-01"),
        ]
        made += [article(text, f"{name}{at}", date=date) for at, (text, date) in enumerate(kinds)]
    made.append(article(MEETING + VESSEL, "round-up"))
    return made + [article(prices(seed), f"prices{seed}") for seed in range(3)]


POOL = pool()


@settings(max_examples=25)
@given(st.randoms(use_true_random=False), st.sampled_from(["oldest", "newest", "longest"]))
def test_input_order_does_not_count(random_: random.Random, keep):
    shuffled = random_.sample(POOL, len(POOL))
    options = Options(keep=keep)
    assert groups(*shuffled, options=options) == groups(*POOL, options=options)


@settings(max_examples=25)
@given(st.sets(st.sampled_from(range(len(POOL))), min_size=2))
def test_a_group_holds_no_one_twice_and_no_copies_thirty_days_apart(chosen):
    found = groups(*(POOL[at] for at in sorted(chosen)))
    for group in found:
        ids = [group.keep, *(member.id for member in group.members)]
        assert len(ids) == len(set(ids))
        assert len({member.relation == "recurring" for member in group.members}) == 1
    redundant = [member.id for group in found for member in group.redundant]
    assert len(redundant) == len(set(redundant))
