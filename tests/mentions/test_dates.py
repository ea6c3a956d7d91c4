"""Dates as the press writes them, and figures that are none.

The cases stand in `date_cases.tsv`: the text (`\\n` for a line's end), the dates it names in order, divided
by `; ` and empty for a trap, and what it shows. A date is ISO with `--` for an unknown year, `a/b` for a
range, `weekday 4` for a Thursday, `day -1`, `month -1`, `year +0` for one told from the page's own day. Add a
line to add a case.
"""

from __future__ import annotations

import unicodedata
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from defcorpus.mentions.dates.find import DateMention, date_in_url, find_dates
from defcorpus.mentions.dates.records import interval


def values(text: str, **options: bool) -> list[str]:
    return [value(one) for one in find_dates(text, **options)]


def value(one: DateMention) -> str:
    if one.rule == "weekday":
        return f"weekday {one.weekday}"
    if one.told:
        return f"{one.unit} {one.shift:+}"
    return interval((one.year, one.month, one.day), one.last)


CASES = [
    (row[0].replace("\\n", "\n"), [one for one in row[1].split("; ") if one])
    for row in (
        line.split("\t")
        for line in Path(__file__).with_name("date_cases.tsv").read_text("utf-8").split("\n")[1:]
        if line
    )
]
DATES = [case for case in CASES if case[1]]
TRAPS = [text for text, expected in CASES if not expected]
VIETNAMESE = [case for case in DATES if not case[0].isascii()]
# In capitals a name's mark is gone: what rests on it is left out.
SHOUTED = [case for case in VIETNAMESE if not any("day" in one or "-IX" in one for one in case[1])]


def test_there_are_enough_cases():
    assert len(CASES) >= 500 and len(TRAPS) >= 200


@pytest.mark.parametrize(("text", "expected"), DATES)
def test_dates(text, expected):
    assert values(text) == expected


@pytest.mark.parametrize("text", TRAPS)
def test_no_dates(text):
    assert values(text) == []
    assert values(unicodedata.normalize("NFD", text)) == []


@pytest.mark.parametrize(("text", "expected"), VIETNAMESE)
def test_decomposed_text_reads_the_same(text, expected):
    decomposed = unicodedata.normalize("NFD", text)
    assert values(decomposed) == expected
    written = [text[one.start : one.end] for one in find_dates(text)]
    assert [
        unicodedata.normalize("NFC", decomposed[one.start : one.end]) for one in find_dates(decomposed)
    ] == written


@pytest.mark.parametrize(("text", "expected"), DATES)
def test_no_break_spaces_read_the_same(text, expected):
    assert values(text.replace(" ", "\u00a0")) == expected


@pytest.mark.parametrize(("text", "expected"), SHOUTED)
def test_capitals_read_the_same(text, expected):
    if "9 tháng năm" not in text and "phút" not in text:
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
        ("https://a.vn/channel/74/202511/hoi-dam-123/", "2025-11", None),
        ("https://a.vn/202513/hoi-dam/", None, None),
        ("https://a.com/tin/2016/06/160604_dialogue", "2016-06-04", None),
        ("https://a.com/tin/2016/06/170604_dialogue", "2016-06", None),
        ("http://a.cn/n3/2023/0628/c90000-200.html", "2023-06-28", None),
        ("http://a.cn/n3/2023/1328/c90000-200.html", None, None),
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
