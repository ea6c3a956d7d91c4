"""What a person may choose: which copy is kept, and which copies are asked for."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from defcorpus.article import Source, Title
from defcorpus.dedup import Options
from defcorpus.dedup.grouping.policy import clock
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


def dated(name, time="", date="2026-03-18", **more):
    made = article(MEETING, name, date=date, source=more.pop("source", None))
    location = replace(made.page.location, path=f"/corpus/{name}.txt", **more)
    reading = replace(made.date, note=f"year inferred; {time}" if time else "")
    return replace(made, page=replace(made.page, location=location), date=reading)


@pytest.mark.parametrize(
    ("keep", "pages", "kept"),
    [
        ("oldest", [dated("a", "19:30"), dated("z", "06:05")], "z"),
        ("newest", [dated("a", "06:05"), dated("z", "19:30")], "z"),
        ("outlet", [dated("a", "19:30"), dated("z", "6:05")], "z"),
        ("oldest", [dated("a"), dated("z", "06:05")], "z"),  # an hour that is not given is none
        ("oldest", [dated("late", "19:30"), dated("none"), dated("z", "06:05")], "z"),
        ("oldest", [dated("a", "19:30"), dated("z", "06:05", "2026-03-19")], "a"),
        ("oldest", [dated("a", index=1), dated("own file")], "own file"),  # which alone can be moved
        ("oldest", [dated("unp_vna (1)"), dated("unp_vna")], "unp_vna"),
        ("longest", [dated("page 10"), dated("page 9x")], "page 9x"),
        ("first", [dated("b", "19:30"), dated("a", "06:05")], "b"),
    ],
)
def test_of_one_day_the_hour_and_then_what_is_better_kept(keep, pages, kept):
    (group,) = groups(*pages, options=Options(keep=keep))
    assert group.keep == kept


def test_of_equals_the_cleaner_page_with_a_title_of_its_own_is_kept():
    clean, chrome = article(MEETING, "zz", removed=0.1), article(MEETING, "a", removed=0.6)
    assert groups(clean, chrome)[0].keep == "zz"
    titled = replace(article(MEETING, "zz"), title=Title(MEETING[:60], False, -1, -1, "test"))
    assert groups(article(MEETING, "a"), titled)[0].keep == "zz"


@pytest.mark.parametrize(
    ("note", "time"),
    [("19:30", "19:30"), ("year inferred from header 2026-03-18; 6:05", "06:05"), ("", ""), (None, ""),
     ("told at 10:32 by hand", "")],
)  # fmt: skip
def test_the_hour_is_read_from_the_note_of_a_date(note, time):
    assert clock(note) == time


def told(page, source="header", outlet=None):
    by = replace(page.date, source=source) if page.date else None
    return replace(page, date=by, source=Source(outlet, -1, -1, "test") if outlet else None)


BARE = "Doan can bo cap cao tham va lam viec tai don vi"


@pytest.mark.parametrize(
    ("keep", "pages", "kept", "why"),
    [
        ("oldest", [dated("a"), dated("z", "17:20")], "z", "oldest: 17:20"),
        ("oldest", [dated("a", "19:00"), dated("z", "17:20"), dated("y", "17:20")], "y",
         "oldest: 17:20; of 2 equal ones, the first by path"),
        ("oldest", [told(dated("a", date="2026-03-17"), "body"), dated("z")], "z",
         "oldest: the only one that gives its day of publication"),
        ("newest", [told(dated("a", date="2026-03-19"), "dateline"), dated("z")], "z",
         "newest: the only one that gives its day of publication"),
        ("oldest", [article(MEETING, "a"), told(dated("z"), "body")], "z",
         "oldest: the only one that gives its day of publication"),
        ("oldest", [dated("a"), told(dated("z"), outlet="qdnd.vn")], "z",
         "of 2 equal ones, its outlet is known"),
        ("oldest", [dated("a", date="2026-03"), dated("z", date="2026-03-30")], "z", "oldest: 2026-03-30"),
        ("newest", [dated("a", date="2026-03"), dated("z", date="2026-03-02")], "z", "newest: 2026-03-02"),
        ("oldest", [dated("a", date="2026-02"), dated("z", date="2026-03-02")], "a", "oldest: 2026-02"),
        ("longest", [dated("b"), dated("a")], "a", "of 2 equal ones, the first by path"),
        ("cleanest", [replace(dated("a"), title=Title(BARE, True, -1, -1, "test")), dated("z")], "z",
         "cleanest: it has its marks"),
        ("outlet", [told(dated("a"), outlet="vov.vn"), told(dated("z"), outlet="qdnd.vn")], "z",
         "its outlet is named first"),
    ],
)  # fmt: skip
def test_a_page_that_does_not_say_when_never_goes_before_one_that_does(keep, pages, kept, why):
    for turned in (pages, pages[::-1]):
        (group,) = groups(*turned, options=Options(keep=keep, outlets=("qdnd.vn",)))
        assert (group.keep, group.keep_why) == (kept, why)
