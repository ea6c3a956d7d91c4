"""Defence-diplomacy stories in both languages, in the manner of this press and in the project's own words.

The formulas are the same for every meeting, as agencies write them: only names, country, day and the odd
project tell two meetings apart.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from defcorpus.article import Article, Segment
from tests.pairs.helpers import article, person


@dataclass(frozen=True)
class Name:
    vi: str
    en: str
    native: bool = False


@dataclass(frozen=True)
class Story:
    host: Name
    host_post: tuple[str, str]
    guest: Name
    guest_post: tuple[str, str]
    country: tuple[str, str, str]  # Vietnamese, English, code
    day: str  # ISO
    project: tuple[str, str]
    place: str = "Hà Nội"


GIANG = Name("Phan Văn Giang", "Phan Van Giang", native=True)
CUONG = Name("Lương Cường", "Luong Cuong", native=True)
CHIEN = Name("Hoàng Xuân Chiến", "Hoang Xuan Chien", native=True)
MINISTER = ("Bộ trưởng Bộ Quốc phòng", "Minister of National Defence")
PRESIDENT = ("Chủ tịch nước", "State President")
DEPUTY = ("Thứ trưởng Bộ Quốc phòng", "Deputy Minister of National Defence")

KOREA = Story(
    GIANG, MINISTER, Name("Ahn Gyu-back", "Ahn Gyu-back"), MINISTER,
    ("Hàn Quốc", "the Republic of Korea", "KR"), "2026-03-10",
    ("đóng mới 2 tàu tuần tra cho cảnh sát biển", "building two patrol ships for the coast guard"),
)  # fmt: skip
FINLAND = Story(
    GIANG, MINISTER, Name("Antti Häkkänen", "Antti Hakkanen"), MINISTER,
    ("Phần Lan", "Finland", "FI"), "2026-03-11",
    ("huấn luyện mùa đông cho 40 học viên", "winter training for 40 cadets"),
)  # fmt: skip
CUBA = Story(
    CHIEN, DEPUTY, Name("Joaquín Quintas Solá", "Joaquin Quintas Sola"), DEPUTY,
    ("Cuba", "Cuba", "CU"), "2026-04-02",
    ("khôi phục 15 xe bọc thép", "restoring 15 armoured vehicles"),
)  # fmt: skip


def vietnamese(story: Story, id: str, *, dated: bool = True, lead: bool = True, extra: str = "") -> Article:
    _, month, day = story.day.split("-")
    opening = (
        f"Ngày {int(day)}/{int(month)}, tại {story.place}, Đại tướng {story.host.vi}, {story.host_post[0]}, "
        f"hội đàm với {story.guest.vi}, {story.guest_post[0]} {story.country[0]}, đang thăm chính thức "
        "Việt Nam.\n"
    )
    body = (
        (opening if lead else "")
        + f"Tại hội đàm, {story.host_post[0]} {story.host.vi} đánh giá cao ý nghĩa chuyến thăm của "
        f"{story.guest.vi}, góp phần củng cố quan hệ hữu nghị, hợp tác giữa hai nước.\n"
        f"Hai bên nhất trí hợp tác quốc phòng thời gian qua thực chất, hiệu quả, nhất là {story.project[0]}; "
        "tiếp tục trao đổi đoàn, đào tạo, công nghiệp quốc phòng và gìn giữ hòa bình Liên hợp quốc.\n"
        f"{story.guest.vi} cảm ơn sự đón tiếp trọng thị và mời {story.host.vi} sớm thăm {story.country[0]}."
        + extra
    )
    caption = f"{story.host.vi} và {story.guest.vi} trước giờ hội đàm."
    segments = None
    if not lead:
        body = caption + "\n" + body
        segments = (
            Segment(0, len(caption), "caption", "test"),
            Segment(len(caption) + 1, len(body), "body", "test"),
        )
    return article(
        id, "vi", body, segments=segments,
        date=story.day if dated else None, event=story.day if dated and lead else None,
        people=(
            person(story.host.vi, 3, native=story.host.native, posts=("Đại tướng",)),
            person(story.guest.vi, 3, native=story.guest.native, posts=(story.guest_post[0],)),
        ),
        countries=("VN", story.country[2]),
    )  # fmt: skip


def english(
    story: Story, id: str, *, dated: bool = True, published: str | None = None, extra: str = ""
) -> Article:
    month = "January February March April May June July August September October November December".split()
    _, number, day = story.day.split("-")
    place = story.place.replace("Hà Nội", "Hanoi")
    body = (
        f"{story.host_post[1]} Gen. {story.host.en} hosted {story.guest_post[1]} of {story.country[1]} "
        f"{story.guest.en} in {place} on {month[int(number) - 1]} {int(day)}.\n"
        f"Gen. {story.host.en.split()[-1]} said the visit of {story.guest.en} would strengthen the "
        "friendship and cooperation between the two countries.\n"
        f"The two sides agreed that defence cooperation has been effective, particularly in "
        f"{story.project[1]}, and that delegation exchange, training, the defence "
        "industry and United Nations peacekeeping should go on.\n"
        f"{story.guest.en} thanked his host and invited him to {story.country[1]}." + extra
    )
    return article(
        id, "en", body, date=(published or story.day) if dated else None, event=story.day if dated else None,
        people=(
            person(story.host.en, 3, native=story.host.native, posts=("Gen.",)),
            person(story.guest.en, 3, native=story.guest.native, posts=(story.guest_post[1],)),
        ),
        countries=("VN", story.country[2]),
    )  # fmt: skip


def with_guest(story: Story, name: str) -> Story:
    return replace(story, guest=Name(name, name))
