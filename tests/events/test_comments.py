"""Comments, which tell of no event but speak of several."""

import pytest

from defcorpus.article import Location, Metadata
from defcorpus.events import tellings
from defcorpus.facts import analyse
from defcorpus.reading.pages import make_page

TEXT = (
    "When Lars Halvorsen shook hands with Phan Van Giang, some shrugged. Small navies with big ideas "
    "suit Vietnam: a Danish frigate called at Cam Ranh, and the French keep sending theirs.\n"
)


def told(title: str, text: str = TEXT) -> int:
    page = make_page(Location("/a.txt", "/"), f"{title}\n\n{text}", Metadata(), kind="text", encoding="utf-8")
    return len(tellings(analyse(page)))


@pytest.mark.parametrize("title", ["Commentary: why small navies matter", "Op-ed - Small navies matter"])
def test_a_comment_tells_no_event(title: str) -> None:
    assert told(title) == 0


def test_a_report_does_though_it_names_as_little() -> None:
    assert told("Small navies matter to Hanoi") == 1


def test_a_comment_on_a_day_of_its_own_tells_it() -> None:
    day = "On June 4, 2024, Minister Phan Van Giang met Minister Lars Halvorsen in Hanoi.\n"
    assert told("Commentary: a handshake in Hanoi", day) == 1
