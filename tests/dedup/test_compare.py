"""Two bodies beside each other: spans, and the facts that differ."""

from __future__ import annotations

import unicodedata
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from defcorpus.dedup import compare, differences
from defcorpus.dedup.texts.words import read_words
from defcorpus.dedup.verifying.compare import word_offsets
from tests.dedup.texts import COMMUNIQUE, GUESTS, MEETING, PATROL, VESSEL, cut, edited, prices


def shown(kept, member):
    return [
        (span.kind, kept[span.kept_start : span.kept_end], member[span.member_start : span.member_end])
        for span in compare(kept, member)
    ]


OPENING = "Sáng 14/3, tại trụ sở Bộ Quốc phòng, Thượng tướng Nguyễn Đình Hòa đã tiếp Đại sứ Cộng hòa Séc."


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("14/3", "15/3", [("changed", "14", "15")]),
        ("đã ", "", [("only-kept", "đã", "")]),
        ("đã tiếp", "hôm nay đã tiếp", [("only-member", "", "hôm nay")]),
        ("tướng", "trướng", [("changed", "tướng", "trướng")]),
        ("Hòa", "Hoà", []),  # the mark stands on another letter: the same word
        ("Hòa", "HÒA", []),
        ("Hòa", "Hoa", [("changed", "Hòa", "Hoa")]),  # counted as alike, shown as changed
        ("Séc", "Liên bang Đức", [("changed", "Séc", "Liên bang Đức")]),
        ("Sáng 14/3, tại", "Tại", [("only-kept", "Sáng 14/3", "")]),
        (", Thượng", " - Thượng", []),
        (OPENING, "", [("only-kept", OPENING.rstrip("."), "")]),
    ],
)
def test_what_differs(old, new, expected):
    assert [span for span in shown(OPENING, OPENING.replace(old, new)) if span[0] != "same"] == expected


def test_equal_texts_are_one_span():
    assert shown(MEETING, MEETING + "\n") == [("same", MEETING.rstrip("."), MEETING.rstrip("."))]
    assert compare("", "") == ()
    assert compare("…", "?!") == ()


def test_what_was_cut_off_is_in_one_span():
    assert [span.kind for span in compare(MEETING, cut(MEETING, 0.4))] == ["same", "only-kept"]
    assert [span.kind for span in compare(cut(MEETING, 0.4), MEETING)] == ["same", "only-member"]


def test_a_story_inside_a_much_longer_page_is_found_where_it_stands():
    page = "\n".join([VESSEL, MEETING, PATROL, VESSEL])
    spans = shown(page, MEETING)
    assert [kind for kind, _, _ in spans] == ["only-kept", "same", "only-kept"]
    assert spans[1][1] == spans[1][2] == MEETING.rstrip(".")


def test_other_texts_share_next_to_nothing():
    spans = compare(MEETING, PATROL)
    assert sum(span.kept_words for span in spans if span.kind == "same") < 5


@pytest.mark.parametrize("share", [0.05, 0.1, 0.2, 0.3])
def test_the_words_alike_are_those_that_the_verdict_counts(share):
    from defcorpus.dedup.verifying.align import align

    other = edited(MEETING, share, seed=3)
    words = read_words([MEETING, other])
    one, two = np.argsort(words.sizes)[:, None]
    alike = sum(span.kept_words for span in compare(MEETING, other) if span.kind == "same")
    assert align(words, one, two).matched[0] - alike <= 3  # words that differ in their marks alone


words = st.lists(st.sampled_from([*MEETING.split(), "25/12", "…", "\n", "A\u0323c"]), max_size=60).map(
    " ".join
)


@settings(deadline=None, max_examples=150)
@given(words, words)
def test_spans_are_in_order_and_hold_every_word(kept, member):
    spans = compare(kept, member)
    for side, text in (("kept", kept), ("member", member)):
        ends = [(getattr(span, f"{side}_start"), getattr(span, f"{side}_end")) for span in spans]
        assert all(start <= end for start, end in ends)
        assert all(before[1] <= after[0] for before, after in pairwise(ends))
        inside = {at for start, end in ends for at in range(start, end)}
        assert all(set(range(*word)) <= inside for word in word_offsets(text))
        assert sum(getattr(span, f"{side}_words") for span in spans) == len(word_offsets(text))
    assert all(one.kind != other.kind for one, other in pairwise(spans))
    assert all(span.kept_words == span.member_words for span in spans if span.kind == "same")


@settings(deadline=None, max_examples=300)
@given(st.text(max_size=80) | words.map(lambda text: unicodedata.normalize("NFD", text)))
def test_words_are_those_of_the_tokens(text):
    assert len(word_offsets(text)) == len(read_words([text]).codes)


def test_words_of_decomposed_and_broken_text():
    text = unicodedata.normalize("NFD", "Đại tướng Nguyễn") + " \u200bAn\u00adh\u0301 x\u0301_y 3\ufe0f"
    offsets = word_offsets(text)
    assert [unicodedata.normalize("NFC", text[a:b]) for a, b in offsets][:3] == ["Đại", "tướng", "Nguyễn"]
    assert len(offsets) == len(read_words([text]).codes)


def facts(kept, member):
    return [(each.kind, each.kept, each.member) for each in differences(kept, member)]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("35 học viên", "53 học viên", [("number", "35 học viên", "53 học viên")]),
        ("Sáng 14/3", "Sáng 15/3", [("date", "14/3", "15/3")]),
        ("Sáng 14/3", "Sáng 14-3", []),  # the same day, written otherwise
        ("Hải Phòng", "Nha Trang", [("name", "Hải Phòng", "Nha Trang")]),
        (" ở Hải Phòng", "", [("name", "Hải Phòng", None)]),
        ("Praha", "Viên", [("name", "Praha", "Viên")]),  # `học viên` is another word
        ("một hội thảo", "một hội thảo với 12 chuyên gia", [("number", None, "12 chuyên gia")]),
        ("vào tháng 9", "vào tháng 10", [("date", "tháng 9", "tháng 10")]),
        ("nồng hậu", "trọng thị", []),  # no fact
        ("Thượng tướng Nguyễn Đình Hòa đã tiếp", "Đại tướng Nguyễn Đình Hòa đã tiếp", []),  # elsewhere too
    ],
)
def test_facts_that_differ(old, new, expected):
    assert old in MEETING
    assert facts(MEETING, MEETING.replace(old, new)) == expected


def test_two_fillings_of_one_template_stand_against_each_other():
    one, two = (COMMUNIQUE.format(**guest) for guest in GUESTS[:2])
    against = {(each.kept, each.member) for each in differences(one, two) if each.against}
    assert {("3/4", "11/9"), ("Ben Walters", "Khamphanh Sitthi"), ("Anh", "Lào")} <= against
    assert all(each.against for each in differences(prices(1), prices(2)))


def test_facts_of_other_texts_are_not_paired():
    assert not any(each.against for each in differences(MEETING, PATROL) if each.kind == "name")


def test_what_stands_against_comes_first():
    other = cut(MEETING.replace("35 học viên", "53 học viên"), 0.6)
    found = differences(MEETING, other)
    assert found[0].against and not any(each.against for each in found[1:])
    assert all(each.member is None for each in found[1:])
