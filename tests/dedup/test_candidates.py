"""The sort-join finds what a comparison of every pair finds."""

from __future__ import annotations

from itertools import combinations

import pytest

from defcorpus.dedup import sketches
from defcorpus.dedup.texts import candidates as room
from tests.dedup.build import article
from tests.dedup.texts import COMMUNIQUE, GUESTS, MEETING, PATROL, SHORT, VESSEL, cut, edited, prices

TEXTS = [
    *(edited(text, share, 3) for text in (MEETING, VESSEL, PATROL, SHORT) for share in (0, 0.1, 0.3)),
    *(cut(text, 0.4) for text in (MEETING, VESSEL, PATROL)),
    *(prices(seed) for seed in range(20)),
    *(COMMUNIQUE.format(**guest) for guest in GUESTS),
    "",
]


def pairs(texts):
    found = room.candidates(list(sketches(article(text) for text in texts)))
    columns = (found.first, found.second, found.shared, found.size_first, found.size_second)
    return list(zip(*(column.tolist() for column in columns), strict=True))


def by_hand(texts):
    made = [set(memoryview(each.shingles).cast("I")) for each in sketches(article(text) for text in texts)]
    rows = []
    for one, two in combinations(range(len(made)), 2):
        shared = len(made[one] & made[two])
        smaller = min(len(made[one]), len(made[two]))
        if shared >= max(room.MIN_SHARED, room.MIN_SHARE * smaller):
            rows.append((one, two, shared, len(made[one]), len(made[two])))
    return rows


@pytest.mark.parametrize("at_once", [1, 50, 1000, 10**6])
def test_as_by_hand_whatever_is_counted_at_once(monkeypatch, at_once):
    texts = [text for text in TEXTS if len(text.split()) < 128]  # samples of level 0
    monkeypatch.setattr(room, "_AT_ONCE", at_once)
    assert len(texts) > 20
    assert pairs(texts) == by_hand(texts)


@pytest.mark.parametrize("texts", [[], [""], ["", ""], [MEETING]])
def test_nothing_to_compare(texts):
    assert pairs(texts) == []


def test_a_phrase_in_many_unlike_texts_is_left_out():
    phrase = "theo thông cáo của cơ quan phát ngôn gửi tới báo chí trong và ngoài nước sáng nay"
    texts = [f"{phrase} " + " ".join(f"từ{at}x{number}" for number in range(30)) for at in range(60)]
    assert pairs(texts[:20])
    assert pairs(texts) == []


def test_a_text_in_very_many_copies_is_not_taken_for_a_phrase():
    texts = [edited(VESSEL, 0.03, seed) for seed in range(50)]
    found = pairs(texts)
    assert {one for one, *_ in found} | {two for _, two, *_ in found} == set(range(50))
