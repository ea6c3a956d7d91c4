"""Where something happened, as whole pages tell it."""

import pytest

from defcorpus.article import Location, Metadata
from defcorpus.events.tellings.stories import tellings
from defcorpus.facts import analyse
from defcorpus.reading.pages import make_page


def places(text):
    made = make_page(Location("/a.txt", "/"), text, Metadata(), kind="text", encoding="utf-8")
    return [name for _, name in tellings(analyse(made))[0].places]


@pytest.mark.parametrize(
    ("below", "found"),
    [
        ("Cuộc gặp diễn ra tại Huế.", ["Huế"]),
        ("Diễn đàn lần đầu được tổ chức tháng 11/2022 tại Bali.", ["Indonesia"]),  # another day's place
        ("Hai bên đã gặp nhau ngày 3/5/2021 tại Huế. Chiều nay, đoàn làm việc tại Cần Thơ.", ["Cần Thơ"]),
    ],
)
def test_a_place_further_below_is_the_story_s_own(below, found):
    text = (
        "Thượng tướng Trần Văn Long dự diễn đàn quốc phòng\n\n"
        "Sáng 18/11/2024, Thượng tướng Trần Văn Long, Thứ trưởng Bộ Quốc phòng dự diễn đàn khu vực.\n\n"
        "Phát biểu tại phiên toàn thể, Thứ trưởng nhấn mạnh lòng tin giữa các nước.\n\n"
        + "Các đại biểu trao đổi về an ninh biển, cứu hộ và đào tạo, đánh giá cao phần thảo luận.\n\n" * 4
        + below
        + "\n"
    )
    assert places(text) == found
