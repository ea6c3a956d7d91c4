"""Events of one day stand as the day went, else as protocol has it."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace

import pytest

from defcorpus.events import Attendee, Event, Member
from defcorpus.report.dayorder import day_parts, in_order

GUEST = Attendee("Aydin Huseynov", "aydin huseynov", "AZ", "Minister of Defence", "")
OTHER = Attendee("Pavel Novotny", "pavel novotny", "CZ", "Minister of Defence", "")


def event(id_: str, post: str, guest: Attendee = GUEST, day: str | None = "2025-03-12") -> Event:
    member = Member(id_, id_, "vi", None, "2025-03-12", "report", "Tiêu đề")
    host = Attendee(f"Host {id_}", id_, "VN", "", post)
    return Event(day, False, None, None, "talks", "", "", (host,), (guest,), ("AZ",), (member,))


def order(*events: Event, **parts: int) -> list[str]:
    return [event.members[0].id for event in in_order(events, parts)]


PRESIDENT = event("a", "Chủ tịch nước")
MINISTER = event("b", "Bộ trưởng Bộ Quốc phòng")
GENERAL = event("c", "Đại tướng")


def test_the_part_of_the_day_goes_first():
    assert order(PRESIDENT, MINISTER, a=3, b=1) == ["b", "a"]
    assert order(PRESIDENT, MINISTER, a=1, b=3) == ["a", "b"]


def test_else_the_lower_office_does():
    assert order(PRESIDENT, MINISTER, GENERAL) == ["c", "b", "a"]
    assert order(PRESIDENT, MINISTER, a=3) == ["b", "a"]
    assert order(PRESIDENT, MINISTER, b=1) == ["b", "a"]
    assert order(PRESIDENT, MINISTER, b=3) == ["b", "a"]


def test_another_guest_does_not_wait():
    other = event("d", "Chủ tịch nước", OTHER)
    assert order(MINISTER, other, b=3) == ["d", "b"]


def test_days_stay_in_their_order():
    later = replace(MINISTER, day="2025-03-13")
    assert order(PRESIDENT, later) == ["a", "b"]
    assert order(replace(PRESIDENT, day=None), replace(GENERAL, day=None)) == ["a", "c"]


@pytest.mark.parametrize(
    ("lang", "text", "part"),
    [
        ("vi", "sáng 12 3 tại hà nội", 1),
        ("vi", "chiều nay 12 3 đại tướng", 3),
        ("vi", "chiều ngày 12 3", 3),
        ("vi", "sáng kiến hòa bình của hai nước", 0),
        ("vi", "lúc 8 giờ tối 12 3", 4),
        ("en", "received him on march 12 afternoon in hanoi", 3),
        ("en", "on the afternoon of march 12 he congratulated on the morning s talks", 3),
        ("en", "good morning vietnam is a film", 0),
        ("en", "said this morning in hanoi", 1),
    ],
)  # fmt: skip
def test_parts_of_the_day_are_told_with_the_day(lang: str, text: str, part: int) -> None:
    telling = SimpleNamespace(id="x", story=0, phase="report", lang=lang, words=tuple(text.split()))
    assert day_parts([telling]).get("x", 0) == part
