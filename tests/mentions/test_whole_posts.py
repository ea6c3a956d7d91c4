"""Posts behind a name are whole, and end where what happens is told."""

from __future__ import annotations

import pytest

from defcorpus.article import Location, Metadata
from defcorpus.facts import analyse
from defcorpus.reading.pages import make_page


@pytest.mark.parametrize(
    ("text", "name", "post"),
    [
        ("Ngày 5-7, Thiếu tướng Trần Quang Mẫu, Phó tư lệnh Bộ Tư lệnh 86 tiếp đoàn Singapore.",
         "Trần Quang Mẫu", "Phó tư lệnh Bộ Tư lệnh 86"),
        ("Slovak State Secretary of Defence Igor Novak met General Tran Van Mau.",
         "Igor Novak", "State Secretary of Defence"),
        ("Major General Hans Gruber, Director of the Military Policy Directorate at the Austrian Ministry of "
         "Defence, met them.", "Hans Gruber",
         "Director of the Military Policy Directorate at the Austrian Ministry of Defence"),
        ("Thượng tướng Trần Văn Mẫu, Tổng Tham mưu trưởng Quân đội nhân dân Việt Nam hội đàm với Đại tướng "
         "Ivan Horvat.", "Trần Văn Mẫu", "Tổng Tham mưu trưởng Quân đội nhân dân Việt Nam"),
        ("Thiếu tướng Lê Văn Mẫu, Cục trưởng Cục Gìn giữ hòa bình Việt Nam tiếp Chuẩn tướng Ivan Horvat.",
         "Lê Văn Mẫu", "Cục trưởng Cục Gìn giữ hòa bình Việt Nam"),
    ],
)  # fmt: skip
def test_a_post_is_whole(text: str, name: str, post: str) -> None:
    page = make_page(
        Location("/a.txt", "/"), f" date 2024-07-05\n{text}", Metadata(), kind="text", encoding="utf-8"
    )
    found = {person.name: person.posts for person in analyse(page).people}
    assert found[name][0] == post
