"""A copy with whole sentences of its own is near the one kept, and adds to it."""

from __future__ import annotations

import pytest

from defcorpus.dedup.grouping.own import own_words
from tests.dedup.build import article, groups
from tests.dedup.texts import MEETING, cut, edited

UPDATE = (
    "Sáng hôm sau, đoàn đại biểu tới thăm một trường học ở ngoại thành và trao hai trăm suất quà cho "
    "học sinh có hoàn cảnh khó khăn. Trận bóng đá giao hữu giữa thủy thủ hai nước kết thúc với tỷ số hòa "
    "trước sự cổ vũ của hàng trăm khán giả địa phương."
)
MENU = "Trang chủ Thời sự Thế giới Kinh tế Văn hóa Thể thao Giáo dục Sức khỏe Du lịch " * 3
CAPTIONS = "\n".join(f"Quang cảnh buổi lễ sáng nay {at}. Ảnh: Minh Trang" for at in range(6))


@pytest.mark.parametrize(
    ("added", "adds"),
    [
        (f"\n{UPDATE}", True),
        (f"\nCập nhật: {UPDATE}", True),
        (f"\n{MENU}", False),
        (f"\n{CAPTIONS}", False),
        ("\nĐoàn sẽ rời đi vào ngày mai. Xin cảm ơn các bạn đã theo dõi bản tin này.", False),
        (f"\n{MEETING[:400]}", False),  # its own lead once more
    ],
)
def test_what_stands_behind_a_copy(added, adds):
    first, more = (
        article(MEETING, "first", date="2026-03-01"),
        article(MEETING + added, "more", date="2026-03-02"),
    )
    found = [member for group in groups(first, more) for member in group.members]
    assert all(member.relation in ("exact", "near") for member in found)
    assert [member.redundant for member in found] == [not adds] * len(found)
    assert own_words(MEETING, MEETING + added) >= 30 if adds else True


@pytest.mark.parametrize("share", [0.05, 0.1, 0.2, 0.3])
def test_words_changed_here_and_there_are_nothing_of_its_own(share):
    assert own_words(MEETING, edited(MEETING, share)) == 0


def test_the_longer_one_kept_makes_the_other_redundant():
    longer, first = (
        article(MEETING + "\n" + UPDATE, "more", date="2026-03-01"),
        article(MEETING, date="2026-03-02"),
    )
    (group,) = groups(longer, first)
    assert group.keep == "more" and len(group.redundant) == 1


def test_a_part_with_an_end_of_its_own_is_not_redundant():
    part = article(cut(MEETING, 0.6) + "\n" + UPDATE, "part", date="2026-03-02")
    for group in groups(article(MEETING, "whole", date="2026-03-01"), part):
        assert not group.redundant
