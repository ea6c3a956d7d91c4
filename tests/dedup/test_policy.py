"""What a person may choose: which copy is kept, and which copies are asked for."""

from __future__ import annotations

import random

import pytest

from defcorpus.dedup import Options
from defcorpus.dedup.records import RELATIONS
from tests.dedup.build import article, groups
from tests.dedup.texts import MEETING, PATROL, SHORT, cut, edited

PAGES = [
    article(MEETING, "a", date="2024-03-14", source="qdnd.vn", removed=0.4, notes=("repaired",)),
    article(MEETING + " ", "b", date="2024-03-15", source="vnanet.vn", removed=0.31),
    article(edited(MEETING, 0.05), "c", date="2024-03-13", source="vov.vn", removed=0.3, notes=("glued",)),
    article(MEETING + " Ảnh và tin từ Hà Nội.", "d", source="qdnd.vn", removed=0.32),
]


@pytest.mark.parametrize(
    ("options", "kept"),
    [
        (Options(keep="oldest"), "c"),
        (Options(keep="newest"), "b"),
        (Options(keep="longest"), "d"),
        (Options(keep="first"), "a"),
        (Options(keep="cleanest"), "d"),  # as clean as b, and longer
        (Options(keep="outlet", outlets=("qdnd.vn",)), "a"),
        (Options(keep="outlet", outlets=("vov.vn", "qdnd.vn")), "c"),
        (Options(keep="outlet", outlets=("baochinhphu.vn", "vnanet.vn", "qdnd.vn")), "b"),
        (Options(keep="outlet", outlets=("baochinhphu.vn",)), "c"),  # none of it here: the oldest
        (Options(keep="outlet"), "c"),
    ],
)
def test_which_one_is_kept(options, kept):
    (group,) = groups(*PAGES, options=options)
    assert group.keep == kept
    assert len(group.members) == 3


@pytest.mark.parametrize("keep", ["oldest", "newest", "longest", "cleanest", "outlet"])
def test_what_is_kept_does_not_depend_on_the_order(keep):
    turned = list(PAGES)
    options = Options(keep=keep, outlets=("qdnd.vn",))
    expected = groups(*turned, options=options)
    for seed in range(4):
        random.Random(seed).shuffle(turned)
        assert groups(*turned, options=options) == expected


def relations(found):
    return sorted((group.keep, member.id, member.relation) for group in found for member in group.members)


ALL = [
    article(MEETING, "whole", date="2024-03-14", source="qdnd.vn"),
    article(edited(MEETING, 0.1), "edited", date="2024-03-15", source="vov.vn"),
    article(edited(MEETING, 0.1) + " ", "again", date="2024-03-16", source="vov.vn"),
    article(cut(MEETING, 0.4), "cut", date="2024-03-17"),
    article(MEETING, "later", date="2024-09-14", source="vov.vn"),
    article(PATROL, "patrol", date="2024-05-01", lang="en", source="vov.vn"),
]


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ("exact", [("edited", "again", "exact")]),  # though a near copy of both is older
        ("near", [("whole", "again", "near"), ("whole", "edited", "near")]),
        ("contained", [("whole", "cut", "contained")]),
        ("contains", []),
        ("exact near", [("whole", "again", "near"), ("whole", "edited", "near")]),
        ("recurring", [("whole", "later", "recurring")]),
    ],
)
def test_relations_asked_for(asked, expected):
    found = groups(*ALL, options=Options(relations=frozenset(asked.split())))
    assert relations(found) == expected


def test_all_relations_together():
    found = relations(groups(*ALL))
    assert {relation for _, _, relation in found} == {"near", "contained", "recurring"}
    assert relations(groups(*ALL, options=Options(relations=frozenset(RELATIONS)))) == found


def test_a_score_asked_for_leaves_closer_copies_together():
    found = groups(*ALL, options=Options(min_score=0.999))
    assert relations(found) == [
        ("edited", "again", "exact"),
        ("whole", "cut", "contained"),
        ("whole", "later", "recurring"),
    ]
    assert all(member.score >= 0.999 for group in found for member in group.members)


def test_copies_within_one_outlet():
    found = groups(*ALL, options=Options(within_source="vov.vn"))
    assert relations(found) == [("edited", "again", "exact"), ("edited", "later", "recurring")]
    assert groups(*ALL, options=Options(within_source="nowhere.vn")) == []


def test_copies_between_outlets():
    found = groups(*ALL, options=Options(across_sources=True))
    for group in found:
        assert group.keep_source
        assert all(member.source not in (None, group.keep_source) for member in group.members)
    assert relations(found) == [
        ("whole", "again", "near"),
        ("whole", "edited", "near"),
        ("whole", "later", "recurring"),
    ]


def test_texts_that_have_nothing_in_common_stay_apart_whatever_is_asked():
    pages = [article(SHORT, "one"), article(PATROL, "two", lang="en")]
    assert all(
        groups(*pages, options=Options(relations=frozenset([relation]))) == [] for relation in RELATIONS
    )
