from io import StringIO

from defcorpus.output.answers.listing import write_listing
from defcorpus.output.shapes.style import Screen

ROW = {
    "short": "001",
    "day": "2026-03-04",
    "flags": "",
    "title": "Bộ trưởng Quốc phòng tiếp Đại sứ và bàn việc hợp tác đào tạo sĩ quan trong năm tới",
    "people": "Phan Văn Giang, \x1b[31mAnna",
}


def test_nothing_is_cut_and_no_line_is_too_long():
    stream = StringIO()
    screen = Screen(stream=stream, terminal=True, color=False, width=40)
    assert write_listing([ROW, ROW], ("short", "day", "flags"), ("title", "people"), screen) == 2
    lines = stream.getvalue().splitlines()
    assert lines[0] == "001  2026-03-04"
    assert all(len(line) <= 40 for line in lines)
    joined = " ".join(line.strip() for line in lines)
    assert joined.count(ROW["title"]) == 2
    assert "\x1b" not in joined
