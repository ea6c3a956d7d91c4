"""What an event says of itself: its act, its countries, the days of its articles."""

from pathlib import Path

import pytest

from defcorpus.corpus import Corpus
from defcorpus.events import Event, Member, by_day
from defcorpus.report.events import events


@pytest.fixture
def found(tmp_path: Path):
    def of(*texts: str) -> list[Event]:
        folder = tmp_path / "articles"
        folder.mkdir()
        for number, text in enumerate(texts):
            (folder / f"{number}.txt").write_text(text, "utf-8")
        with Corpus.open([folder], store=tmp_path / "store") as corpus:
            return events(corpus)

    return of


def test_a_meeting_at_the_united_nations_is_with_no_country(found) -> None:
    (event,) = found(
        "Thứ trưởng Trần Văn Long làm việc tại Liên hợp quốc\n\n"
        "Ngày 17/4/2024, tại New York, Thượng tướng Trần Văn Long, Thứ trưởng Bộ Quốc phòng đã gặp "
        "ông Pierre Dumont, Phó Tổng Thư ký Liên hợp quốc.\n"
    )
    assert (event.act, event.countries) == ("meeting", ())


def test_two_who_open_a_workshop_are_no_meeting_beside_it(found) -> None:
    (event,) = found(
        "Workshop on maritime security held\n\n"
        "Hanoi – A Vietnam-Norway workshop on maritime security took place in Hanoi on May 23, 2024, "
        "opened by Deputy Minister of National Defence Tran Van Long and Norwegian State Secretary "
        "Lars Halvorsen.\n"
    )
    assert event.act == "conference"


def test_an_ambassador_who_speaks_of_a_ship_is_received(found) -> None:
    (event,) = found(
        "Chile's new envoy at the ministry\n\n"
        "Hanoi, November 9, 2022 – Chile would like its navy's training ship to visit again, "
        "Ambassador Juan Prado said when Senior Lieutenant General Tran Van Long, Deputy Minister of "
        "National Defence, received him in Hanoi on November 9.\n"
    )
    assert event.act == "reception"


def test_an_inferred_year_gives_way_to_that_of_the_event(found) -> None:
    dated = (
        "Vietnam, Norway hold fourth defence policy dialogue\n\n"
        "OSLO, September 15, 2022 – Deputy Minister of National Defence Tran Van Long and State "
        "Secretary Lars Halvorsen co-chaired the fourth Vietnam-Norway Defence Policy Dialogue in "
        "Oslo on September 14, 2022.\n"
    )
    undated = (
        "Đối thoại Chính sách quốc phòng Việt Nam - Na Uy lần thứ 4\n\n"
        "Ngày 14-9, tại Oslo, Thượng tướng Trần Văn Long, Thứ trưởng Bộ Quốc phòng và ông Lars "
        "Halvorsen, Quốc vụ khanh Bộ Quốc phòng Na Uy đồng chủ trì Đối thoại Chính sách quốc phòng "
        "Việt Nam - Na Uy lần thứ 4. Hai bên sẽ họp lại năm 2024.\n"
    )
    (event,) = found(dated, undated)
    assert event.day == "2022-09-14"
    assert {member.date for member in event.members} <= {"2022-09-14", "2022-09-15", None}


def test_a_page_of_a_month_appeared_by_then(found) -> None:
    (event,) = found(
        " date 2023-11 Thượng tướng Trần Văn Long tiếp Quốc vụ khanh Lars Halvorsen (Na Uy) tại Hà Nội.\n\n"
        "Hai bên trao đổi về hợp tác quân y và gìn giữ hòa bình Liên hợp quốc trong thời gian tới.\n"
    )
    assert (event.day, event.published) == (None, "2023-11")


def test_days_whose_year_nobody_gives_are_in_order_behind_the_others() -> None:
    def event(day: str | None, published: str | None = None) -> Event:
        one = Member("one", "key", "en", None, None, "report", "A title")
        return Event(day, False, published, None, "talks", "", "", (), (), (), (one,))

    days = [event("--11-25"), event(None), event("--04-23"), event("2024-01-02"), event(None, "2023-12")]
    shown = [(one.day, one.published) for one in by_day(days)]
    assert shown == [
        (None, "2023-12"), ("2024-01-02", None), ("--04-23", None), ("--11-25", None), (None, None)
    ]  # fmt: skip
