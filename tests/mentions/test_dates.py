"""Dates as the press writes them, and figures that are none.

A case is the text with each expected value in order: ISO with `--` for an unknown year, `a/b` for a range.
"""

from __future__ import annotations

import unicodedata
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from defcorpus.mentions.date_records import interval
from defcorpus.mentions.dates import DateMention, date_in_url, find_dates


def values(text: str, **options: bool) -> list[str]:
    return [value(one) for one in find_dates(text, **options)]


def value(one: DateMention) -> str:
    if one.rule == "weekday":
        return f"weekday {one.weekday}"
    if one.told:
        return f"{one.unit} {one.shift:+}"
    return interval((one.year, one.month, one.day), one.last)


VIETNAMESE = [
    ("Ngày 7/5, tại thủ đô Baku, hai bên gặp nhau.", ["--05-07"]),
    ("Chiều 25/12, tại Hà Nội", ["--12-25"]),
    ("Sáng 17-4, lễ đón diễn ra trọng thể", ["--04-17"]),
    ("Chiều nay (8/4), Bộ trưởng tiếp đoàn", ["--04-08"]),
    ("sáng nay, 8-4, đoàn đến thăm", ["--04-08"]),
    ("tối qua (7.4) đoàn về nước", ["--04-07"]),
    ("diễn ra ngày 24/06 tại Ankara", ["--06-24"]),
    ("hôm 11.9, tàu cập cảng", ["--09-11"]),
    ("trong ngày 11-9, đoàn thăm nhà trường", ["--09-11"]),
    ("NGÀY 7/5", ["--05-07"]),
    ("Rạng sáng 3/2, giờ Hà Nội", ["--02-03"]),
    ("đêm 30/4 rực rỡ pháo hoa", ["--04-30"]),
    ("Trưa 1-6, máy bay hạ cánh", ["--06-01"]),
    ("mùng 2/9 năm nay", ["--09-02"]),
    ("ngày 19/2 (theo giờ địa phương)", ["--02-19"]),
    ("ngày7/5 đoàn lên đường", ["--05-07"]),
    ("hội đàm diễn ra 25/12.", ["--12-25"]),
    ("Hội thảo khai mạc 16/10 tại Huế", ["--10-16"]),
    ("từ 20/5, quy định có hiệu lực", ["--05-20"]),
    ("dịp 2/9 các đơn vị trực sẵn sàng", ["--09-02"]),
    ("Thứ Năm, 25-12, tại trụ sở", ["--12-25"]),
    ("Thứ 5 (25/12)", ["--12-25"]),
    ("vào ngày 25/12 vừa qua", ["--12-25"]),
    ("ngày 8/5 Bộ Quốc phòng thông báo", ["--05-08"]),
    ("sáng 10/2 lần đầu tiên hai bên đối thoại", ["--02-10"]),
    ("khoảng 14 giờ 45 ngày 30.6, tàu rời cảng", ["--06-30"]),
    ("ngày 7/5 và 9/5", ["--05-07", "--05-09"]),
    ("các ngày 7-5, 9-5 và 12-5", ["--05-07", "--05-09", "--05-12"]),
    # with a year
    ("ngày 25/12/2025", ["2025-12-25"]),
    ("Hà Nội, 25-12-2025", ["2025-12-25"]),
    ("ra ngày 5.5.2025", ["2025-05-05"]),
    ("25 / 12 / 2025", ["2025-12-25"]),
    ("28 /7/2017", ["2017-07-28"]),
    ("ngày 25 tháng 12 năm 2025", ["2025-12-25"]),
    ("ngày 25 tháng 12, 2025", ["2025-12-25"]),
    ("Ngày 5 tháng 01 năm 2026", ["2026-01-05"]),
    ("31 Tháng Năm 2017", ["2017-05-31"]),
    ("11 Tháng Mười Hai, 2019", ["2019-12-11"]),
    ("ngày 9 tháng Tư năm 2024", ["2024-04-09"]),
    ("ngày 2 tháng 9", ["--09-02"]),
    ("ngày 25/12 năm 2025", ["2025-12-25"]),
    ("ngày 29/2/2024", ["2024-02-29"]),
    ("30/04/1975", ["1975-04-30"]),
    ("ngày 01/02/26", ["2026-02-01"]),
    # ranges
    ("từ ngày 10 - 11/9/2025", ["2025-09-10/2025-09-11"]),
    ("từ ngày 10 đến 12/9, thăm chính thức", ["--09-10/--09-12"]),
    ("từ ngày 10 đến ngày 12/9/2025", ["2025-09-10/2025-09-12"]),
    ("diễn ra 10 - 11.9 tại Hà Nội", ["--09-10/--09-11"]),
    ("(29.9-2.10)", ["--09-29/--10-02"]),
    ("từ ngày 29/9 đến 2/10/2025", ["2025-09-29/2025-10-02"]),
    ("từ ngày 29/12 đến 2/1/2026", ["2025-12-29/2026-01-02"]),
    ("trong 2 ngày 7-8/9", ["--09-07/--09-08"]),
    ("trong hai ngày 7 và 8/9", ["--09-07/--09-08"]),
    ("các ngày 5, 6 và 7/9", ["--09-05/--09-07"]),
    ("từ 5/7-9/7", ["--07-05/--07-09"]),
    ("từ ngày 11 – 23/6/2017", ["2017-06-11/2017-06-23"]),
    ("từ ngày 20 đến 22 tháng 6 năm 2025", ["2025-06-20/2025-06-22"]),
    # months and years
    ("vào tháng 11/2023", ["2023-11"]),
    ("tháng 11-2023", ["2023-11"]),
    ("tháng 5.2025", ["2025-05"]),
    ("(tháng 5/2025)", ["2025-05"]),
    ("Tháng 5 năm 2025", ["2025-05"]),
    ("từ 7/2010 đến 5/2013", ["2010-07/2013-05"]),
    ("tháng 10 - 12.2016", ["2016-10/2016-12"]),
    ("tháng 5 vừa qua", ["--05"]),
    ("hồi tháng Tư", ["--04"]),
    ("cuối tháng 6 tới", ["--06"]),
    ("năm 2026", ["2026"]),
    ("vào cuối năm 2026.", ["2026"]),
    ("(1978 - 2025)", ["1978/2025"]),
    ("giai đoạn 2025-2030", ["2025/2030"]),
    ("nhiệm kỳ 2020 - 2025", ["2020/2025"]),
    ("từ năm 2020 đến năm 2025", ["2020/2025"]),
    ("năm 2024 và 2025", ["2024", "2025"]),
    ("trong quý 3/2025", ["2025-07/2025-09"]),
    ("tầm nhìn 2045", ["2045"]),
    ("trong 9 tháng năm 2025", ["2025"]),
    ("sáng thứ Năm, ông lên đường", ["weekday 4"]),
    ("hôm Chủ nhật", ["weekday 7"]),
    ("hôm Chủ Nhật", ["weekday 7"]),
    # mastheads, headers, stamps
    ("Chủ Nhật, 01/02/2026, 01:22 (GMT+7)", ["2026-02-01"]),
    ("Thứ Năm, 25/12/2025, 10:30 (GMT+7)", ["2025-12-25"]),
    ("10:30 | 25/12/2025", ["2025-12-25"]),
    ("date 2025-12-25 Bộ trưởng tiếp khách", ["2025-12-25"]),
    (" date 2023-11 Thứ trưởng hội kiến", ["2023-11"]),
    ("2025-12-25T08:30:00+07:00", ["2025-12-25"]),
    ("2025-12-25T01:30:00.000Z", ["2025-12-25"]),
    ("2025/12/25 08:30", ["2025-12-25"]),
    ("(07.28)", ["--07-28"]),
    ("CN, 1/2/2026", ["2026-02-01"]),
    # without marks
    ("Ngay 7/5, tai Baku", ["--05-07"]),
    ("ngay 25 thang 12 nam 2025", ["2025-12-25"]),
    ("thang 5/2025", ["2025-05"]),
]

ENGLISH = [
    ("held talks in Hanoi on December 25.", ["--12-25"]),
    ("HANOI, Dec. 25 (Agency)", ["--12-25"]),
    ("Dec. 25, 2025", ["2025-12-25"]),
    ("December 25th, 2025", ["2025-12-25"]),
    ("25 December 2025", ["2025-12-25"]),
    ("the 25th of December, 2025", ["2025-12-25"]),
    ("on 7 May the ministers met", ["--05-07"]),
    ("On Thursday, December 25, the minister", ["--12-25"]),
    ("December 25-26, 2025", ["2025-12-25/2025-12-26"]),
    ("from December 25 to 27", ["--12-25/--12-27"]),
    ("December 29 - January 2, 2026", ["2025-12-29/2026-01-02"]),
    ("10-11 September 2025", ["2025-09-10/2025-09-11"]),
    ("Sept. 3, 2024", ["2024-09-03"]),
    ("May 7, 2025", ["2025-05-07"]),
    ("MAY 7, 2025", ["2025-05-07"]),
    ("elevated to a partnership in May 2025.", ["2025-05"]),
    ("last June.", ["--06"]),
    ("in June. 25 people came", ["--06"]),
    ("in October this year", ["--10"]),
    ("March 2024 saw a visit", ["2024-03"]),
    ("(since 12.7. 1995)", ["1995-07-12"]),
    ("exhibition in 2026, Giang said", ["2026"]),
    ("by 2030", ["2030"]),
    ("the end of 2026", ["2026"]),
    ("late 2026", ["2026"]),
    ("from 2020 to 2025", ["2020/2025"]),
    ("between 2019 and 2023", ["2019/2023"]),
    ("he said on Thursday.", ["weekday 4"]),
    ("Thu, 25 Dec 2025 08:30:00 +0700", ["2025-12-25"]),
    ("Thursday, December 25, 2025 10:30 AM", ["2025-12-25"]),
    ("Updated 25/12/2025 - 10:30", ["2025-12-25"]),
    ("25-Dec-2025", ["2025-12-25"]),
    ("12/25/2025", ["2025-12-25"]),
    ("on 25/12, the two sides", ["--12-25"]),
    ("HÀ NỘI — General Phan Văn Giang met him on May 7.", ["--05-07"]),
    ("February 29, 2024", ["2024-02-29"]),
    ("the 40th anniversary on 30 April", ["--04-30"]),
]

TRAPS = [
    "đêm thứ tư liên tiếp",
    "trực chiến 24/7",
    "a hotline open 24/7, all year",
    "nhân kỷ niệm 80 năm Chiến thắng",
    "trải qua gần 50 năm",
    "kim ngạch đạt 2,8 tỷ USD",
    "kim ngạch 2.8 tỷ USD",
    "Triển lãm lần thứ 9",
    "chính sách quốc phòng “bốn không”",
    "dự IDEF2025 tại Istanbul",
    "Triển lãm IDEF-2025",
    "ngày 31/02",
    "ngày 30/2/2024",
    "ngày 29/2/2023",
    "31/04/2025",
    "đội khách thắng 2-1",
    "tỷ số 3-2 nghiêng về đội bạn",
    "won 2-1 in Hanoi",
    "chiếm 1/3 dân số",
    "hơn 2/3 số ghế",
    "đạt 10/10 điểm",
    "1/2 diện tích",
    "gần 3/4 thành viên",
    "two of them, about 1/3 of the force",
    "cách mạng công nghiệp 4.0",
    "Ban Chỉ đạo 35",
    "Python 3.11 and iOS 17.4",
    "phiên bản 2.1",
    "mục 4.1 và điều 5.2",
    "section 3.2 of the report",
    "giá 25.12 USD",
    "$25.12",
    "tăng 5.2%",
    "từ 4.5 đến 5.2%",
    "từ 5-10 triệu đồng",
    "mỗi ngày 2-3 lần",
    "ngày 2-3 lần",
    "khoảng 5-7 người",
    "cấp 9-10, giật cấp 12",
    "điện thoại 024-3736-1234",
    "ĐT: 0912.345.678",
    "Nghị định 15/2020/NĐ-CP",
    "Nghị quyết 18/2017",
    "đường 30/4, quận 1",
    "phố 19/8",
    "Bệnh viện 19-8",
    "số nhà 12/5",
    "lớp 10/3",
    "vòng 1/8",
    "đội hình 4-3-3",
    "đội hình 3-4-1-2",
    "hotline 113",
    "trong 6 tháng",
    "12 tháng qua",
    "3 tháng 5 ngày",
    "mỗi tháng 3 lần",
    "2 tháng sau",
    "mùng 10/3 âm lịch",
    "ngày 15/1 âm lịch",
    "3.000 người",
    "1.975 người",
    "2025 chiếc",
    "Boeing 787-9",
    "tiêm kích Su-30MK2",
    "tàu 016",
    "xe tăng T-90",
    "đại lộ số 5",
    "he may 5 times a week",
    "Ms May spoke",
    "they march 10 miles",
    "the march of the army",
    "Sen. Merkley",
    "10:30 sáng",
    "tỉ lệ 9/11",
    "since 9/11, countries",
    "https://a.vn/2025/12/25/bai.htm",
    "ảnh 1",
    "W-HAI_1166.jpg",
    "IMG_2025",
    "13/13/2025",
    "0/5",
    "00/00/2025",
    "huyết áp 12/8",
    "192.168.1.10",
    "tháng 13/2025",
    "ISO 9001-2015",
    "(2-1)",
    "(1.5)",
    "giai đoạn 2",
    "khóa XIII",
]


@pytest.mark.parametrize(("text", "expected"), VIETNAMESE + ENGLISH)
def test_dates(text, expected):
    assert values(text) == expected


@pytest.mark.parametrize("text", TRAPS)
def test_no_dates(text):
    days = [one for one in values(text) if not one.startswith("--05") or "may" not in text.lower()]
    assert days == []


@pytest.mark.parametrize(("text", "expected"), VIETNAMESE)
def test_decomposed_text_reads_the_same(text, expected):
    decomposed = unicodedata.normalize("NFD", text)
    assert values(decomposed) == expected
    written = [text[one.start : one.end] for one in find_dates(text)]
    assert [
        unicodedata.normalize("NFC", decomposed[one.start : one.end]) for one in find_dates(decomposed)
    ] == written


@pytest.mark.parametrize(("text", "expected"), VIETNAMESE + ENGLISH)
def test_no_break_spaces_read_the_same(text, expected):
    assert values(text.replace(" ", "\u00a0")) == expected


@pytest.mark.parametrize(("text", "expected"), VIETNAMESE)
def test_capitals_read_the_same(text, expected):
    if "9 tháng năm" not in text:
        assert values(text.upper()) == expected


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("Chủ Nhật, 01/02/2026, 01:22 (GMT+7)", "01:22"),
        ("10h30 ngày 25/12, tại Hà Nội", "10:30"),
        ("15 giờ 32 phút ngày 25/12", "15:32"),
        ("May 7, 2025 at 3:15 PM", "15:15"),
        ("May 7, 2025 12:05 am", "00:05"),
        ("2025-12-25T08:30:00+07:00", "08:30"),
        ("25/12/2025 lúc 7h05", "07:05"),
        ("25/12/2025, 25:30", None),
        ("ngày 25/12, 2 người", None),
    ],
)
def test_time_of_day(text, time):
    assert [one.time for one in find_dates(text)] == [time]


@pytest.mark.parametrize(
    ("text", "weekday"),
    [
        ("Thứ Năm, 25/12/2025", 4),
        ("Thứ tư, ngày 7/5", 3),
        ("T4, 7/5", 3),
        ("CN, 01/02/2026", 7),
        ("Wednesday, May 7", 3),
        ("ngày 7/5", None),
    ],
)
def test_weekday_beside_a_day(text, weekday):
    assert [one.weekday for one in find_dates(text)] == [weekday]


@pytest.mark.parametrize(
    ("text", "shift"),
    [("ngày 2/9 năm ngoái", -1), ("ngày 2/9 năm nay", 0), ("tháng 5 năm sau", 1), ("May 7 last year", -1)],
)
def test_year_told_from_the_pages_own(text, shift):
    assert [one.shift for one in find_dates(text)] == [shift]


def test_month_first_pages():
    assert values("05/06/2024", month_first=True) == ["2024-05-06"]
    assert values("25/06/2024", month_first=True) == ["2024-06-25"]
    assert values("05/06/2024") == ["2024-06-05"]


def test_offsets_are_those_of_the_whole_text():
    text = "Đoạn đầu. Ngày 7/5, tại Baku."
    (found,) = find_dates(text, 10, len(text))
    assert text[found.start : found.end] == "7/5"
    assert find_dates(text, 0, 12) == []


def test_a_bare_day_is_less_sure_than_one_that_is_called_so():
    (named,), (bare,) = find_dates("ngày 25/12, tại"), find_dates("hội đàm 25/12, tại")
    assert named.confidence > bare.confidence


def test_letters_that_grow_when_lowered_keep_offsets():
    text = "İstanbul, ngày 7/5"
    (found,) = find_dates(text)
    assert text[found.start : found.end] == "7/5"


FORMS = [
    "ngày {d}/{m}/{y}", "ngày {d:02}-{m:02}-{y}", "{d:02}.{m:02}.{y}", "ngày {d} tháng {m} năm {y}",
    "{y}-{m:02}-{d:02}", "{M} {d}, {y}", "{d} {M} {y}", "{A} {d}, {y}", "Thứ Hai, {d:02}/{m:02}/{y}, 07:05",
    "{y}-{m:02}-{d:02}T07:05:00+07:00",
]  # fmt: skip
MONTHS = "January February March April May June July August September October November December".split()
SHORT = "Jan. Feb. Mar. Apr. May June July Aug. Sept. Oct. Nov. Dec.".split()
DAYS = st.dates(date(1900, 1, 1), date(2099, 12, 31))


def write(form: str, day: date) -> str:
    return form.format(d=day.day, m=day.month, y=day.year, M=MONTHS[day.month - 1], A=SHORT[day.month - 1])


@given(day=DAYS, form=st.sampled_from(FORMS), before=st.sampled_from(["", "Hà Nội, ", "said. "]))
def test_what_is_written_is_read(day, form, before):
    assert values(f"{before}{write(form, day)}.") == [day.isoformat()]


@given(day=DAYS, mark=st.sampled_from("/-."), word=st.sampled_from(["Ngày", "sáng", "Chiều", "tối", "hôm"]))
def test_days_without_a_year(day, mark, word):
    assert values(f"{word} {day.day}{mark}{day.month}, tại") == [f"--{day.month:02}-{day.day:02}"]


@given(day=DAYS, length=st.integers(1, 20), mark=st.sampled_from("/."))
def test_ranges(day, length, mark):
    last = min(day + timedelta(length), date(2099, 12, 31))
    if last > day:
        begin, end = (mark.join(map(str, (one.day, one.month, one.year))) for one in (day, last))
        assert values(f"từ ngày {begin} đến {end}") == [f"{day}/{last}"]


@given(st.text(max_size=60))
def test_any_text_is_read_without_an_error(text):
    last = 0
    for one in find_dates(text):
        assert last <= one.start < one.end <= len(text)
        last = one.end


@given(st.text(alphabet="0123456789/-., :ngàytháămMayunec()\u0303\u0302\u200b", max_size=60))
def test_any_figures_are_read_without_an_error(text):
    for one in find_dates(text):
        if one.year is not None and one.month is not None and one.day is not None:
            date(one.year, one.month, one.day)


@pytest.mark.parametrize(
    ("url", "expected", "time"),
    [
        ("https://thanhnien.vn/hoi-dam-185251225153204921.htm", "2025-12-25", "15:32"),
        ("https://dantri.com.vn/ban-doc/goc-nhin-20161102112421963.htm", "2016-11-02", "11:24"),
        ("https://a.vn/2025/12/25/bai.html", "2025-12-25", None),
        ("https://a.vn/news/2025-12-25-visit", "2025-12-25", None),
        ("https://a.vn/2025/3/visit", "2025-03", None),
        ("https://a.vn/tin-20251225.html", "2025-12-25", None),
        ("https://a.vn/post1085454.vnp", None, None),
        ("https://2017-2021.state.gov/visit", None, None),
        ("https://a.vn/185259925153204921.htm", None, None),
        ("https://a.vn/2025/13/45/", None, None),
        ("", None, None),
    ],
)
def test_date_in_url(url, expected, time):
    found = date_in_url(url)
    assert (None if found is None else value(found)) == expected
    assert (None if found is None else found.time) == time
