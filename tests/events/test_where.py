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


@pytest.mark.parametrize(
    ("told", "found"),
    [
        (
            "Chiều 3/4/2025, Đại tướng Lê Văn Bách điện đàm với Bộ trưởng Quốc phòng Na Uy Kari Lund.\n\n"
            "Bà Kari Lund chia buồn về thiệt hại do lũ quét ở Hà Giang và tại Yên Bái.",
            [],
        ),
        (
            "Chiều 3/4/2025, tại Hà Nội, Đại tướng Lê Văn Bách điện đàm với Bộ trưởng Na Uy Kari Lund.\n\n"
            "Bà Kari Lund gửi lời thăm hỏi tới đồng bào ở Hà Giang.",
            ["Hà Nội"],
        ),
        (
            "Ngày 3/4/2025, Đại tướng Lê Văn Bách gặp Bộ trưởng Quốc phòng Na Uy Kari Lund, bàn về tình hình "
            "Biển Đông.",
            [],
        ),
        ("Ngày 3/4/2025, tàu hai nước tuần tra chung trên Biển Đông.", ["Biển Đông"]),
        (
            "Ngày 3/4/2025, Đại tá Lê Văn Bách gặp Ivan Petkov, hẹn phiên tiếp theo tại Plovdiv.",
            [],
        ),
        (
            "Ngày 3/4/2025, tại thành phố Sasebo của Nhật Bản, Đại tá Lê Văn Bách gặp ông Sato Ken.",
            ["Sasebo"],
        ),
        (
            "Hanoi (VNA) - General Le Van Bach spoke by phone with Minister Kari Lund of Norway on April 3."
            "\n\nShe conveyed sympathy to people in Ho Chi Minh City.",
            [],
        ),
        (
            "Đón Đội Công binh số 9 hoàn thành nhiệm vụ tại Abyei\n\n"
            "Tối 3/4/2025, chuyến bay chở Đội Công binh số 9 hạ cánh xuống sân bay Nội Bài sau một năm "
            "làm nhiệm vụ tại Abyei. Thượng tướng Lê Văn Bách chào mừng đơn vị.",
            ["Nội Bài"],
        ),
        (
            "Thượng tướng Lê Văn Bách tiếp Đại sứ Na Uy\n\n"
            "Ngày 3/4/2025, tại Hà Nội, Thượng tướng Lê Văn Bách tiếp Đại sứ Na Uy Kari Lund và cảm ơn "
            "dự án rà phá bom mìn tại Quảng Trị.",
            ["Hà Nội"],
        ),
        (
            "Deputy Minister Le Van Bach received Ambassador Kari Lund on April 3, 2025.\n\n"
            "He thanked Norway for its project in Quang Tri.",
            [],
        ),
        (
            "United States hands over a boat\n\nHue, April 3, 2025 - Consul General in Ho Chi Minh City "
            "Mary Cole handed a boat to Colonel Le Van Bach.",
            ["Huế"],
        ),
        (
            "Ships of Japan visit\n\nThe unit entered Da Nang on April 3, 2025. It is the second port of "
            "call in FY2025 following Manila. Colonel Le Van Bach met them.",
            ["Đà Nẵng"],
        ),
    ],
)
def test_what_is_spoken_of_is_no_place_of_the_story(told, found):
    assert places(f"{told}\n")[:1] == found


def test_a_title_s_place_gives_way_to_the_one_beside_the_day():
    text = "Trao quyết định cho Đội Công binh số 9 tại Abyei\n\nSáng 3/4/2025, tại Hà Nội, Bộ Quốc phòng "
    text += "trao quyết định cho Đội Công binh số 9. Thượng tướng Lê Văn Bách chủ trì buổi lễ.\n"
    assert places(text)[0] == "Hà Nội"
