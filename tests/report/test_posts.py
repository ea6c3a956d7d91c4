"""Posts of one language in the other, and what is left as it is."""

import pytest

from defcorpus.knowledge import table
from defcorpus.report.naming.posts import in_english, in_vietnamese


@pytest.mark.parametrize(
    ("post", "told"),
    [
        ("Bộ trưởng Bộ Quốc phòng", "Minister of National Defence"),
        ("Thứ trưởng Bộ Quốc phòng Ba Lan", "Deputy Minister of National Defence"),
        ("Bộ trưởng Quốc phòng New Zealand", "Minister of National Defence"),
        (
            "Tổng Tham mưu trưởng Quân đội nhân dân Việt Nam",
            "Chief of the General Staff of the Vietnam People's Army",
        ),
        ("Tư lệnh Hải quân Hoàng gia Brunei", "Commander of the Royal Navy"),
        ("Đại sứ Nhật Bản tại Việt Nam", "Ambassador"),
        ("Thượng tướng", "Senior Lieutenant General"),
        ("Quốc vụ khanh phụ trách chuyện khác", ""),
        ("", ""),
    ],
)
def test_in_english(post, told):
    assert in_english(post) == told


@pytest.mark.parametrize(
    ("post", "told"),
    [
        ("Defence Minister", "Bộ trưởng Bộ Quốc phòng"),
        ("Defense Minister", "Bộ trưởng Bộ Quốc phòng"),
        ("Commander of the Brazilian Army", "Tư lệnh Lục quân"),
        ("Chief of the General Staff of the Kyrgyz Armed Forces", "Tổng Tham mưu trưởng Lực lượng vũ trang"),
        ("Chief of Defence Force of Singapore", "Tư lệnh Lực lượng Quốc phòng"),
        ("Commander of the Royal Thai Navy", "Tư lệnh Hải quân Hoàng gia"),
        ("Ambassador to Vietnam", "Đại sứ"),
        ("Sen. Lt. Gen.", "Thượng tướng"),
        ("Keeper of the Seals", ""),
    ],
)
def test_in_vietnamese(post, told):
    assert in_vietnamese(post) == told


def test_what_is_written_can_be_read_back():
    for vi, en, _ in table("post_pairs"):
        assert in_english(vi.split("|")[0]) or "head" not in _, vi
        assert in_vietnamese(en.split("|")[0]) or "head" not in _, en
