"""The days of a page: roles, inferred years, and which are chosen."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from defcorpus.article import Location, Metadata, Page, Segment, SegmentRole
from defcorpus.facts.dates.hints import anniversary_years, edition_years, tenure
from defcorpus.facts.dates.notes import rule_in_words
from defcorpus.facts.dates.read import DateResult, read_dates
from defcorpus.facts.dates.relations import relation_years
from defcorpus.facts.dates.values import month_first, parse_stamp
from defcorpus.facts.dates.years import Anchor, Hints, resolve
from defcorpus.mentions.dates.find import find_dates
from defcorpus.mentions.dates.records import iso
from defcorpus.reading import read
from defcorpus.reading.pages import make_page

GIANG = "Đại tướng Phan Văn Giang hội đàm với khách."


def page(*parts: tuple[SegmentRole, str], **meta: str | bool) -> Page:
    """Return a page whose segments are the parts, a line each."""
    text, segments = "", []
    for role, line in parts:
        segments.append(Segment(len(text), len(text) + len(line), role, "test"))
        text += line + "\n"
    return Page(Location("a.txt", "."), text, tuple(segments), Metadata(**meta), "text", "utf-8", "0" * 32)


def chosen(result: DateResult) -> tuple[str | None, str | None, str | None]:
    return tuple(one and one.value for one in (result.date, result.event_date, result.retrieved))


def roles(result: DateResult) -> list[tuple[str, str]]:
    return [(one.role, one.value) for one in result.facts]


class TestChoice:
    def test_the_seventh_time_on_a_day_is_no_saturday(self):
        said = "Hai bên dự đối thoại lần thứ 7 ngày 10/12, do Thứ trưởng chủ trì."
        assert chosen(read_dates(page(("header", "date 2024-12-10"), ("body", said))))[1] == "2024-12-10"

    def test_the_day_of_a_caption_is_that_of_the_meeting_within_a_visit(self):
        caption = "President Tran Van Long receives the minister on Sunday."
        body = "The minister is in Vietnam from September 6-8. He valued the talks on Saturday."
        result = read_dates(page(("header", "date 2024-09-08"), ("caption", caption), ("body", body)))
        assert chosen(result)[1] == "2024-09-08"

    def test_header_wins_over_metadata_and_text(self):
        result = read_dates(
            page(("header", "date 2025-12-25"), ("body", f"Chiều 24/12, {GIANG}"), date="2025-12-26")
        )
        assert chosen(result) == ("2025-12-25", "2025-12-24", None)
        assert result.date.source == "header" and not result.date.inferred
        assert result.event_date.source == "body" and result.event_date.inferred
        assert "header 2025-12-25" in result.event_date.note

    def test_metadata_wins_over_text(self):
        result = read_dates(page(("body", f"Chiều 24/12, {GIANG}"), date="2025-12-25T08:00:00+07:00"))
        assert chosen(result) == ("2025-12-25", "2025-12-24", None)
        assert (result.date.source, result.date.start, result.date.note) == ("metadata", -1, "08:00")

    def test_the_field_that_a_person_named_wins_over_the_header(self):
        parts = (("header", "date 2025-12-25"), ("body", f"Chiều 24/12, {GIANG}"))
        result = read_dates(page(*parts, date="2025-12-30", date_named=True))
        assert chosen(result) == ("2025-12-30", "2025-12-24", None)
        assert result.date.source == "metadata"
        [note] = result.notes
        assert note.kind == "header-disagrees"
        assert note.detail == (
            "The page's header says 2025-12-25, the field named for its date says 2025-12-30: 5 days apart."
        )

    def test_a_named_field_without_a_day_leaves_the_header(self):
        result = read_dates(page(("header", "date 2025-12-25"), date="hôm nào đó", date_named=True))
        assert chosen(result)[0] == "2025-12-25" and result.notes == ()

    @pytest.mark.parametrize(("told", "notes"), [("2025-12-26", 0), ("2026-03-01", 1)])
    def test_header_and_metadata_far_apart_are_noted(self, told, notes):
        result = read_dates(page(("header", "date 2025-12-25"), date=told))
        assert chosen(result)[0] == "2025-12-25"
        assert [one.kind for one in result.notes] == ["header-disagrees"] * notes

    def test_without_either_the_day_it_happened(self):
        result = read_dates(page(("body", f"Ngày 7/5/2025, tại Baku, {GIANG}")))
        assert chosen(result) == ("2025-05-07", "2025-05-07", None)
        assert result.date.source == "body" and not result.date.inferred

    def test_a_header_that_knows_only_the_month(self):
        result = read_dates(page(("header", "date 2023-11"), ("body", GIANG)))
        assert (result.date.value, result.date.precision) == ("2023-11", "month")

    @pytest.mark.parametrize(
        ("lead", "event"),
        [
            ("Chiều 3/11", "2023-11-03"),
            ("Chiều 30/11", "2023-11-30"),
            ("Chiều 31/10", "2023-10-31"),
            ("Ngày 2/12", "2023-12-02"),
            ("Chiều thứ Năm", None),
        ],
    )
    def test_a_month_tells_the_year_of_a_day(self, lead, event):
        result = read_dates(page(("header", "date 2023-11"), ("body", f"{lead}, {GIANG}")))
        assert chosen(result) == ("2023-11", event, None)

    def test_what_is_planned_tells_the_year_of_a_day(self):
        text = "Bộ trưởng sẽ thăm chính thức từ ngày 28 đến ngày 29/7/2021, người phát ngôn nói chiều 22/7."
        assert chosen(read_dates(page(("body", text)))) == ("2021-07-22", "2021-07-22", None)

    def test_a_source_lines_day_tells_the_year(self):
        source = "Nguồn báo Hà Nội Mới, ngày 17/01/2018"
        result = read_dates(page(("body", f"Chiều 16-1, {GIANG}"), ("source", source)))
        assert chosen(result) == ("2018-01-16", "2018-01-16", None)

    @pytest.mark.parametrize(
        ("below", "own"),
        [
            (("body", "Thứ sáu, 17/01/2020 - 07:45"), "2020-01-17"),
            (("credit", "17/01/2020"), "2020-01-17"),
            (("related", "Posted on Jan. 17, 2020 | Flood relief"), "2020-01-17"),
            (("related", "Khai mạc hội thao 17/01/2020"), "2020-01-16"),
        ],
    )
    def test_a_stamp_below_the_text_is_the_pages_own_day(self, below, own):
        day = "" if own == "2020-01-17" else "/2020"
        result = read_dates(page(("body", f"Chiều 16-1{day.replace('/', '-')}, {GIANG}"), below))
        assert chosen(result)[:2] == (own, "2020-01-16")

    def test_two_stamps_below_the_text_tell_nothing(self):
        parts = (("body", f"Chiều 16-1, {GIANG}"), ("credit", "17/01/2020"), ("credit", "03/05/2021"))
        assert chosen(read_dates(page(*parts)))[1] is None

    def test_the_address_of_the_source_is_of_a_day(self):
        source = "Nguồn: https://bao.vn/tiep-khach-185250313161502311.htm"
        result = read_dates(page(("body", f"Hôm qua, {GIANG}"), ("source", source)))
        assert chosen(result)[1] == "2025-03-12"

    def test_a_stamp_may_have_the_month_first(self):
        text = "General Le Quang Minh on April 29 received the guests in Hanoi."
        result = read_dates(page(("header", "(05/02/2024)"), ("body", text)))
        assert chosen(result)[:2] == ("2024-05-02", "2024-04-29")

    def test_what_is_kept_tells_the_year(self):
        text = f"Tối 12/12, {GIANG} dự lễ kỷ niệm 80 năm Ngày thành lập Quân đội nhân dân Việt Nam."
        assert chosen(read_dates(page(("body", text))))[1] == "2024-12-12"

    def test_a_long_period_that_is_planned_for_tells_no_year(self):
        text = "Ngày 23/10, đoàn thanh tra công bố sẽ xem xét thời kỳ từ ngày 1/1/2001 đến 30/9/2013."
        assert chosen(read_dates(page(("body", text))))[1] is None

    def test_what_is_planned_tells_no_weekday(self):
        text = "The presenter said on Friday that she will leave the show on September 9, 2011, for good."
        assert chosen(read_dates(page(("body", text)))) == (None, None, None)

    def test_a_weekday_in_a_headline_behind_the_header(self):
        result = read_dates(
            page(("header", "date 2021-07-01"), ("title", "Ministers held online talks on Thursday"))
        )
        assert chosen(result)[1] == "2021-07-01"

    def test_url_is_the_last_resort(self):
        url = "https://a.vn/hoi-dam-185251225153204921.htm"
        result = read_dates(page(("body", GIANG), url=url))
        assert (result.date.value, result.date.source, result.date.note) == ("2025-12-25", "url", "15:32")
        assert result.event_date is None

    def test_url_tells_the_year(self):
        url = "https://a.vn/hoi-dam-185251225153204921.htm"
        result = read_dates(page(("body", f"Chiều 24/12, {GIANG}"), url=url))
        assert chosen(result) == ("2025-12-25", "2025-12-24", None)  # put out on the day after

    def test_caption_and_title_are_evidence(self):
        caption = read_dates(
            page(("header", "date 2025-12-25"), ("caption", "Lễ đón chiều 24/12."), ("body", GIANG))
        )
        assert (caption.event_date.value, caption.event_date.source) == ("2025-12-24", "caption")
        title = read_dates(page(("title", "Hội đàm ngày 24/12/2025"), ("body", GIANG)))
        assert (title.date.value, title.date.source) == ("2025-12-24", "title")

    def test_the_lead_goes_before_a_caption(self):
        result = read_dates(
            page(("caption", "Lễ đón sáng 23/12/2025."), ("body", f"Ngày 24/12/2025, {GIANG}"))
        )
        assert result.event_date.value == "2025-12-24"

    @pytest.mark.parametrize(
        "lead",
        [
            "Hanoi, December 25 (VNA) – The minister met his guest.",
            "BAKU, Dec. 25 — The minister met his guest.",
        ],
    )
    def test_dateline(self, lead):
        result = read_dates(page(("body", lead), date="2025-12-26"))
        assert (result.event_date.value, result.event_date.source) == ("2025-12-25", "dateline")

    def test_the_leads_day_goes_before_a_dateline_for_the_event(self):
        lead = "Hanoi, December 26, 2025 (VNA) – The minister met his guest in Hanoi on December 25."
        result = read_dates(page(("body", lead)))
        assert chosen(result) == ("2025-12-26", "2025-12-25", None)

    def test_single_days_go_before_ranges(self):
        lead = f"Trong chuyến thăm chính thức từ ngày 5 - 7/5/2025, chiều 6/5/2025, {GIANG}"
        assert read_dates(page(("body", lead))).event_date.value == "2025-05-06"

    def test_a_range_gives_its_first_day(self):
        result = read_dates(page(("body", f"Từ ngày 10 - 11/9/2025, tại Ankara, {GIANG}")))
        assert result.event_date.value == "2025-09-10"
        assert "until 2025-09-11" in result.event_date.note
        assert roles(result) == [("body", "2025-09-10/2025-09-11")]

    def test_weekday_alone_is_the_last_such_day(self):
        result = read_dates(page(("body", "The minister held talks on Thursday."), date="2025-12-26"))
        assert (result.event_date.value, result.event_date.rule) == ("2025-12-25", "weekday")
        assert read_dates(page(("body", "The minister held talks on Thursday."))).facts == ()

    def test_a_day_after_a_lost_lead(self):
        text = "Hai bên trao đổi. Quan hệ tốt. Hai bên nhất trí. Chiều 25/12, đoàn thăm nhà trường."
        result = read_dates(page(("header", "date 2025-12-26"), ("body", text)))
        assert (result.event_date.value, result.event_date.rule) == ("2025-12-25", "opening")


class TestBackground:
    @pytest.mark.parametrize(
        "text",
        [
            "Quan hệ được nâng cấp (tháng 5/2025).",
            "Chuyến thăm của Thủ tướng vào tháng 11/2023 rất thành công.",
            "Triển lãm dự kiến tổ chức vào cuối năm 2026.",
            "Trải qua gần 50 năm quan hệ (1978 - 2025), hai nước hợp tác tốt.",
            "Trước đó, ngày 6/5/2025, đoàn đã đến thăm nhà máy.",
            "Hội nghị sẽ diễn ra vào ngày 20/12/2025.",
            "Hai bên chuẩn bị kỷ niệm ngày 22/12/2025.",
            "The expo is scheduled for December 19, 2026.",
            "The two sides have worked together since July 12, 1995.",
            "Nghị quyết ngày 5/1/2025 nêu rõ.",
            "Hai bên nghỉ lễ 30/4/2025.",
        ],
    )
    def test_only_background_leaves_a_page_undated(self, text):
        result = read_dates(page(("body", text)))
        assert result.date is None and result.event_date is None
        assert {role for role, _ in roles(result)} == {"background"}

    @pytest.mark.parametrize(
        ("text", "event"),
        [
            ("Nhân kỷ niệm 80 năm thành lập, sáng 7/5/2025, đoàn đến thăm.", "2025-05-07"),
            ("Trong hai ngày 7 và 8/5/2025, dự kiến đoàn sẽ thăm nhà máy.", "2025-05-07"),
            ("Ngày 7/5/2025, tại Baku, nhân kỷ niệm Chiến thắng, hai bên gặp nhau.", "2025-05-07"),
        ],
    )
    def test_words_of_another_clause_say_nothing(self, text, event):
        assert read_dates(page(("body", text))).event_date.value == event

    @pytest.mark.parametrize(
        "text",
        [
            "Ngày 7/5/2025, hai tàu tuần tra theo Quy chế phối hợp giữa Hải quân hai nước ký ngày 14-9-2002.",
            "Ngày 7/5/2025, hai bên bàn việc thực hiện Bản ghi nhớ về hợp tác quốc phòng ký kết năm 2002.",
            "The patrol began on May 7, 2025 under the regulations signed by the two navies on May 14, 2002.",
            "On May 7, 2025 they reviewed the memorandum of understanding on training signed in May 2002.",
        ],
    )
    def test_a_paper_was_signed_before(self, text):
        result = read_dates(page(("body", text)))
        assert result.event_date.value == "2025-05-07"
        assert [role for role, value in roles(result) if value.startswith("2002")] == ["background"]

    @pytest.mark.parametrize(
        "text",
        [
            "Hai Bộ trưởng ký thỏa thuận hợp tác quân y ngày 7/5/2025.",
            "Bản ghi nhớ về hợp tác được ký ngày 7/5/2025.",
            "A memorandum of understanding on training was signed on May 7, 2025.",
            "The ministers signed an agreement on May 7, 2025.",
        ],
    )
    def test_who_signs_a_paper_does_it_then(self, text):
        assert read_dates(page(("body", text))).event_date.value == "2025-05-07"

    def test_far_from_the_pages_day(self):
        result = read_dates(page(("header", "date 2025-12-25"), ("body", f"Ngày 7/5/2023, {GIANG}")))
        assert result.event_date is None
        assert roles(result)[1] == ("background", "2023-05-07")

    def test_an_announced_day_is_background(self):
        text = "Đoàn sẽ thăm chính thức từ ngày 28 - 30/12."
        assert read_dates(page(("header", "date 2025-12-25"), ("body", text))).event_date is None

    def test_a_page_dated_before_the_meeting_it_reports(self):
        result = read_dates(page(("header", "date 2025-12-25"), ("body", f"Ngày 27/12, {GIANG}")))
        assert result.event_date.value == "2025-12-27"

    def test_last_years_day_is_background(self):
        result = read_dates(
            page(("header", "date 2025-12-25"), ("body", "Ngày 2/9 năm ngoái, đoàn đã sang thăm."))
        )
        assert roles(result)[1] == ("background", "2024-09-02")


class TestChrome:
    def test_menu_credit_tag_and_source_lines_say_nothing(self):
        result = read_dates(
            page(
                ("menu", "Tin ngày 1/1/2020"), ("body", GIANG), ("credit", "Ảnh: 2/2/2020"),
                ("source", "Nguồn: a.vn, 3/3/2020"), ("tags", "4/4/2020"), ("share", "© 5/5/2020"),
            )
        )  # fmt: skip
        assert result == DateResult((), None, None, None)

    def test_related_days_are_kept_and_never_chosen(self):
        result = read_dates(page(("body", GIANG), ("related", "Tin khác 30/01/2026")))
        assert roles(result) == [("related", "2026-01-30")] and result.date is None

    def test_a_clock_says_when_the_page_was_saved(self):
        result = read_dates(page(("masthead", "Chủ Nhật, 01/02/2026, 01:22 (GMT+7)"), ("body", GIANG)))
        assert chosen(result) == (None, None, "2026-02-01")
        assert (result.retrieved.source, result.retrieved.note) == ("retrieved", "01:22")


class TestYears:
    def test_no_anchor_leaves_the_year_unknown(self):
        result = read_dates(page(("body", f"Ngày 7/5, tại Baku, {GIANG}")))
        assert result.date is None
        assert roles(result) == [("body", "--05-07")]
        assert result.facts[0].note == "year unknown"

    @pytest.mark.parametrize(
        "stamp",
        ["by ABC/VNA08 November 2021 Last updated at 14:00", "VNA08/11/2021", "Minh An8 tháng 11 năm 2021"],
    )
    def test_a_stamp_that_runs_into_the_name_in_front(self, stamp):
        assert chosen(read_dates(page(("header", stamp), ("body", GIANG))))[0] == "2021-11-08"

    def test_letters_in_front_of_a_day_are_no_name_in_the_story(self):
        assert read_dates(page(("body", "Hội nghị G20 November 2022 bàn về kinh tế."))).date is None

    def test_a_year_told_from_a_header_of_a_month_says_the_month(self):
        result = read_dates(page(("header", "date 2014-03"), ("body", f"Sáng 9-3, {GIANG}")))
        assert result.event_date.note == "year inferred from header 2014-03"

    @pytest.mark.parametrize(
        ("kept", "day"),
        [
            ("hai nước kỷ niệm 75 năm thiết lập quan hệ (18/1/1950 - 18/1/2025)", "2025-04-17"),
            ("to mark 75 years of ties (January 18, 1950 – 2025)", "2025-04-17"),
            ("to mark 75 years of ties (January 18, 1950 – January 18, 2025)", "2025-04-17"),
            ("(19/5/1890 - 19/5/1970)", None),  # no such page
            ("trong giai đoạn 2020 - 2025", None),  # a plan
            ("nhiệm kỳ 2021-2026", None),
        ],
    )
    def test_years_that_are_kept_tell_the_year(self, kept, day):
        result = read_dates(page(("body", f"Sáng 17-4, {GIANG}"), ("body", f"Hoạt động này {kept}.")))
        if day != "2025-04-17":
            assert result.date is None
            return
        assert (result.date.value, result.date.inferred) == (day, True)
        [note] = result.notes
        assert "inferred from the end of the years that are kept, 2025" in note.detail

    def test_a_clock_is_a_weak_anchor(self):
        clock = ("masthead", "Chủ Nhật, 01/02/2026, 01:22 (GMT+7)")
        result = read_dates(page(clock, ("body", f"Ngày 7/5, tại Baku, {GIANG}")))
        assert chosen(result) == ("2025-05-07", "2025-05-07", "2026-02-01")
        assert result.date.inferred
        header = read_dates(page(("header", "date 2025-05-08"), ("body", f"Ngày 7/5, tại Baku, {GIANG}")))
        assert result.event_date.confidence < header.event_date.confidence

    def test_a_clocks_own_day_is_not_passed(self):
        clock = ("masthead", "01/02/2026")
        assert read_dates(page(clock, ("body", f"Ngày 3/2, {GIANG}"))).date.value == "2025-02-03"
        assert read_dates(page(clock, ("body", f"Ngày 1/2, {GIANG}"))).date.value == "2026-02-01"

    @pytest.mark.parametrize(
        ("text", "year"),
        [
            (f"Ngày 7/5, {GIANG} Hai bên kỷ niệm 80 năm Chiến thắng trong Chiến tranh Vệ quốc vĩ đại.", 2025),
            (f"Ngày 7/5, {GIANG} Hai bên kỷ niệm 75 năm Chiến thắng trong Chiến tranh Vệ quốc vĩ đại.", 2020),
            (f"Ngày 7/5, {GIANG} Triển lãm dự kiến tổ chức vào năm 2022.", 2022),
            (f"Thứ Ba, ngày 7/5, {GIANG}", 2024),
            (f"Thứ Tư, ngày 7/5, {GIANG}", 2025),
            (f"Ngày 7/5, {GIANG}", 2025),
        ],
    )
    def test_a_clock_is_checked_against_the_text(self, text, year):
        result = read_dates(page(("masthead", "Chủ Nhật, 01/02/2026"), ("body", text)))
        assert result.event_date.value == f"{year}-05-07"

    @pytest.mark.parametrize(
        "plan",
        [
            # No such day is in reach of the clock ...
            "Nhà máy dự kiến khánh thành vào năm 1965, năm 1967 sẽ chạy thử.",
            # ... or none since the post that is named was held so.
            "Chủ tịch nước Tô Lâm nhắc lại dự án từng dự kiến xong vào năm 2019 và sẽ mở rộng năm 2021.",
        ],
    )
    def test_a_plan_for_a_year_long_past_tells_no_year(self, plan):
        text = f"Ngày 7/9, {GIANG} {plan} Sau đó, ngày 5/9, đoàn đi thăm nhà máy."
        result = read_dates(page(("masthead", "Chủ Nhật, 01/02/2026"), ("body", text)))
        assert result.event_date.value[4:] == "-09-07"
        assert "planned" not in result.event_date.note

    @pytest.mark.parametrize(
        ("own", "text", "expected"),
        [
            ("2025-12-25", "ngày 25/12", "2025-12-25"),
            ("2025-12-25", "ngày 31/12", "2025-12-31"),
            ("2025-12-25", "ngày 2/1", "2025-01-02"),
            ("2025-12-30", "ngày 2/1", "2026-01-02"),
            ("2026-01-02", "ngày 30/12", "2025-12-30"),
            ("2025-12-25", "ngày 29/2", "2024-02-29"),
            ("2025-12-25", "tháng 5", "2025-05"),
            ("2025-03-25", "tháng 5", "2024-05"),
            ("2025-12-25", "ngày 2/9 năm ngoái", "2024-09-02"),
            ("2025-12-25", "tháng 5 năm sau", "2026-05"),
            ("2025-12-25", "từ ngày 29/12 đến 2/1", "2025-12-29/2026-01-02"),
            ("2025-12-25", "Thứ Năm, 25/12", "2025-12-25"),
            ("2026-01-25", "Thứ Tư, 25/12", "2024-12-25"),
        ],
    )
    def test_the_nearest_such_day(self, own, text, expected):
        (mention,) = find_dates(text)
        resolved = resolve(mention, Anchor(date.fromisoformat(own), "header", strong=True), Hints())
        last = "" if resolved.last is None else "/" + iso(resolved.last)
        assert iso(resolved.first) + last == expected
        assert resolved.inferred

    @given(st.dates(date(1995, 1, 1), date(2090, 12, 31)), st.integers(-350, 7))
    def test_days_within_a_year_come_back(self, own, days):
        day = date.fromordinal(own.toordinal() + days)
        (mention,) = find_dates(f"ngày {day.day}/{day.month}")
        resolved = resolve(mention, Anchor(own, "header", strong=True), Hints())
        assert iso(resolved.first) == day.isoformat()

    def test_plans_look_ahead(self):
        (mention,) = find_dates("ngày 20/3")
        anchor = Anchor(date(2025, 12, 25), "header", strong=True)
        assert resolve(mention, anchor, Hints(), plan=True).first == (2026, 3, 20)
        assert resolve(mention, anchor, Hints()).first == (2025, 3, 20)

    @pytest.mark.parametrize(
        ("text", "years"),
        [
            ("kỷ niệm 80 năm Ngày thành lập Quân đội nhân dân Việt Nam", (2024,)),
            ("the 80th anniversary of the Vietnam People's Army", (2024,)),
            ("kỷ niệm 50 năm giải phóng miền Nam", (2025,)),
            ("the 70th anniversary of the Dien Bien Phu Victory", (2024,)),
            ("kỷ niệm 30 năm thiết lập quan hệ", ()),
            ("kịp kỷ niệm 65 năm thiết lập quan hệ ngoại giao (1960-2025)", ()),
            ("In May 2024 he attended the 70th anniversary of the Dien Bien Phu Victory", ()),
            ("không có gì", ()),
        ],
    )
    def test_anniversaries(self, text, years):
        assert anniversary_years(text) == years

    @pytest.mark.parametrize(
        ("text", "years"),
        [
            ("Việt Nam và Chile kỷ niệm 53 năm thiết lập quan hệ ngoại giao.", (2024,)),
            ("Laos and Vietnam celebrate the 60th anniversary of diplomatic relations.", (2022,)),
            ("As Vietnam and Mexico mark 50 years of diplomatic ties, he came to Hanoi.", (2025,)),
            ("Năm 2023 Việt Nam và Australia kỷ niệm 50 năm quan hệ ngoại giao.", ()),
            ("Sau gần 30 năm quan hệ ngoại giao với Hàn Quốc, hợp tác mở rộng.", ()),
            ("Hai bên chuẩn bị kỷ niệm 50 năm thiết lập quan hệ ngoại giao với Pháp.", ()),
            ("Đây là dịp kỷ niệm 25 năm quan hệ quốc phòng với Pháp.", ()),
        ],
    )
    def test_years_of_relations(self, text, years):
        assert relation_years(text) == years


class TestOrder:
    def test_a_page_that_puts_the_month_first_somewhere_does_so_everywhere(self):
        result = read_dates(page(("body", "Posted 12/25/2025. The ministers met on 05/06/2025 in Hanoi.")))
        assert [value for _, value in roles(result)] == ["2025-12-25", "2025-05-06"]

    def test_one_that_puts_the_day_first_does_not(self):
        result = read_dates(page(("body", "Ngày 25/12/2025, hai bên họp lại sau phiên ngày 05/06/2025.")))
        assert [value for _, value in roles(result)] == ["2025-12-25", "2025-06-05"]

    @pytest.mark.parametrize(
        ("url", "expected"),
        [
            ("https://www.defense.gov/News/1", "2025-05-06"),
            ("https://www.pacom.mil/Media/1", "2025-05-06"),
            ("https://mod.gov.vn/en/news/1", "2025-05-06"),
            ("https://en.vietnamplus.vn/news/1", "2025-06-05"),
            ("https://notdefense.gov.au/1", "2025-06-05"),
        ],
    )
    def test_outlets_have_an_order(self, url, expected):
        result = read_dates(page(("body", "The ministers met on 05/06/2025 in Hanoi."), url=url))
        assert expected in [value for _, value in roles(result)]


class TestZones:
    @pytest.mark.parametrize(
        ("stamp", "url", "expected", "time"),
        [
            ("2025-12-24T18:30:00Z", "https://a.vn/1", "2025-12-25", "01:30"),
            ("2025-12-24T18:30Z", "https://a.vn/1", "2025-12-25", "01:30"),
            ("2025-12-24T16:30:00Z", "https://a.vn/1", "2025-12-24", "23:30"),
            ("2025-12-24T18:30:00+00:00", "https://a.vn/1", "2025-12-25", "01:30"),
            ("2025-12-25T08:30:00+07:00", "https://a.vn/1", "2025-12-25", "08:30"),
            ("2025-12-25T00:30:00+09:00", "https://a.vn/1", "2025-12-24", "22:30"),
            ("Wed, 24 Dec 2025 18:30:00 GMT", "https://a.vn/1", "2025-12-25", "01:30"),
            ("1766601000", "https://a.vn/1", "2025-12-25", "01:30"),
            ("2025-12-24T18:30:00Z", "https://www.reuters.com/1", "2025-12-24", "18:30"),
            ("2025-12-24 18:30:00", "https://a.vn/1", "2025-12-24", "18:30"),
        ],
    )
    def test_moments_of_vietnamese_outlets_are_told_in_vietnam(self, stamp, url, expected, time):
        result = read_dates(page(("body", GIANG), url=url, date=stamp))
        assert (result.date.value, result.date.note) == (expected, time)

    def test_a_page_without_an_address_goes_by_its_language(self):
        result = read_dates(
            page(("body", "Đoàn đại biểu được đón tiếp tại đây."), date="2025-12-24T18:30:00Z")
        )
        assert result.date.value == "2025-12-25"
        assert [one.rule for one in result.facts] == ["local-stamp"]


class TestHints:
    @pytest.mark.parametrize(
        ("text", "years"),
        [
            ("Hội nghị Bộ trưởng Quốc phòng các nước ASEAN lần thứ 19", (2025,)),
            ("the 19th ASEAN Defence Ministers' Meeting", (2025,)),
            ("ADMM+ lần thứ 12", (2025,)),
            ("ADMM-19", (2025,)),
            ("the 22nd Shangri-La Dialogue", (2025,)),
            ("Diễn đàn Khu vực ASEAN lần thứ 30", (2023,)),
            ("Đối thoại Shangri-La lần thứ 2", ()),
            ("Đối thoại lần thứ 9", ()),
        ],
    )
    def test_numbered_meetings(self, text, years):
        assert edition_years(text) == years

    @pytest.mark.parametrize(
        ("text", "since", "until"),
        [
            ("Chủ tịch nước Tô Lâm", "2024-05-22", "2024-10-21"),
            ("Đại tướng Phan Văn Giang", "2021-07-12", None),
            ("Thượng tướng Phan Văn Giang", None, "2021-07-12"),
            ("Sen. Lt. Gen. Phan Van Giang", None, "2021-07-12"),
            ("Gen. Phan Van Giang", "2021-07-12", None),
            ("the Department of War", "2025-09-05", None),
            ("Chủ tịch nước Tô Lâm và Chủ tịch nước Võ Văn Thưởng", None, None),
            ("không có ai", None, None),
        ],
    )
    def test_posts_then_held(self, text, since, until):
        assert tuple(one and one.isoformat() for one in tenure(text)) == (since, until)


def test_background_says_why():
    result = read_dates(page(("header", "date 2025-12-26"), ("body", "Trước đó, ngày 22/12, đoàn đã đến.")))
    assert "look back" in result.facts[-1].note


def test_rules_in_plain_words():
    assert rule_in_words("day-month") == "day and month in figures"
    assert rule_in_words("unheard-of") == "unheard-of"


def test_notes_say_which_words():
    one = page(("header", "date 2025-12-26"), ("body", "Chiều 31/2, hai bên họp."))
    (note,) = read_dates(one).notes
    assert (note.kind, one.text[note.start : note.end]) == ("date-rejected", "31/2")
    assert note.detail == "“31/2” is no date: February has no 31st day"


class TestMetadata:
    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("2025-12-25", "2025-12-25"),
            ("2025-12-25T08:30:00+07:00", "2025-12-25"),
            ("2025-12-25T01:30:00.000Z", "2025-12-25"),
            ("2025-12-25 08:30:00", "2025-12-25"),
            ("20251225", "2025-12-25"),
            ("20251225083000", "2025-12-25"),
            ("25/12/2025", "2025-12-25"),
            ("25/12/2025 10:30", "2025-12-25"),
            ("Thứ Năm, 25/12/2025, 10:30 (GMT+7)", "2025-12-25"),
            ("Thu, 25 Dec 2025 08:30:00 +0700", "2025-12-25"),
            ("December 25, 2025", "2025-12-25"),
            ("1766628000", "2025-12-25"),
            ("1766628000000", "2025-12-25"),
            ("2023-11", "2023-11"),
            ("2023", "2023"),
            ("1970-01-01T00:00:00Z", None),
            ("0001-01-01", None),
            ("20251345", None),
            ("hôm qua", None),
            ("25/12", None),
            ("", None),
        ],
    )
    def test_stamps(self, text, expected):
        found = parse_stamp(text)
        assert (None if found is None else iso((found.year, found.month, found.day))) == expected

    def test_unreadable_metadata_is_ignored(self):
        result = read_dates(page(("body", f"Ngày 7/5/2025, {GIANG}"), date="yesterday"))
        assert result.date.source == "body"

    @given(st.text(max_size=40))
    def test_any_stamp_is_read_without_an_error(self, text):
        parse_stamp(text)

    @pytest.mark.parametrize(
        ("url", "turned"),
        [
            ("https://mod.gov.vn/en/intro/1", True),
            ("https://mod.gov.vn/home", False),
            ("http://[", False),
            (None, False),
        ],
    )
    def test_sites_that_put_the_month_first(self, url, turned):
        assert month_first(url) is turned

    def test_month_first_stamp(self):
        result = read_dates(page(("body", GIANG), url="https://mod.gov.vn/en/news/1", date="05/06/2024"))
        assert result.date.value == "2024-05-06"


def test_facts_quote_the_page_in_its_order():
    one = page(("header", "date 2025-12-25"), ("body", f"Ngày 24/12, {GIANG} Năm 2026 có triển lãm."))
    facts = read_dates(one).facts
    assert [one.text[fact.start : fact.end] for fact in facts] == ["2025-12-25", "24/12", "2026"]
    assert [fact.start for fact in facts] == sorted(fact.start for fact in facts)
    assert all(fact.kind == "date" and fact.key == fact.value and 0 < fact.confidence <= 1 for fact in facts)


def test_a_long_text_of_days_is_read_in_time():
    text = "Ngày 7/5, hai bên gặp nhau. " * 2000
    assert len(read_dates(page(("header", "date 2025-05-08"), ("body", text))).facts) == 2001


def by_hand(own: str, text: str) -> Page:
    """Return a page with its own day in a header, a clock, its address or its metadata."""
    kind, _, value = own.partition(" ")
    if kind == "header":
        return page(("header", f"date {value}"), ("body", text))
    if kind == "clock":
        return page(("masthead", f"Chủ Nhật, {value}"), ("body", text))
    return page(
        ("body", text), **({"url": value} if kind == "url" else {"date": value} if kind == "meta" else {})
    )


PAGES = [
    line.split("\t")
    for line in Path(__file__).with_name("date_pages.tsv").read_text("utf-8").split("\n")[1:]
    if line
]


@pytest.mark.parametrize(("own", "text", "event", "notes", "what"), PAGES)
def test_pages(own, text, event, notes, what):
    result = read_dates(by_hand(own, text))
    assert (chosen(result)[1] or "") == event
    assert "; ".join(sorted({note.kind for note in result.notes})) == notes


SEEDS = Path(__file__).resolve().parents[2] / "seeds"


@pytest.mark.parametrize(
    ("seed", "days", "mentions"),
    [
        ("000_af30fe3b33f4468d", ("2025-12-25", None, None), {"2025-05", "2026"}),
        ("001_236ab972cab83493", ("2025-05-07", "2025-05-07", "2026-02-01"), set()),
        ("002_f6cca02fdce5bc76", ("2025-12-25", "2025-12-25", None), {"2025-05", "2026"}),
        ("003_6c6ac81de96ea6eb", ("2025-10-14", None, None), {"1978/2025", "2023-11"}),
        ("004_21acbb9d96f8aead", (None, None, None), {"2023-11", "2026"}),
    ],
)
def test_seeds(seed, days, mentions):
    (read_page,) = read([SEEDS / f"{seed}.txt"])
    assert isinstance(read_page, Page)
    result = read_dates(read_page)
    assert chosen(result) == days
    assert {value for role, value in roles(result) if role == "background"} == mentions
    assert sum(role == "related" for role, _ in roles(result)) == (14 if seed.startswith("001") else 0)


def test_the_juche_year_tells_the_year_of_days_without_one():
    story = ("body", "Oslo, August 29 (ABC) -- A delegation met the minister on August 27.")
    found = read_dates(page(story, ("body", "www.abc.example   Juche 107")))
    assert found.event_date is not None and found.event_date.value == "2018-08-27"


STORY = "tại Hà Nội, Thượng tướng Trần Văn Mẫu tiếp ông Peter Holm. Hai bên trao đổi về hợp tác hải quân."


@pytest.mark.parametrize(
    ("stamp", "lead", "day", "retrieved"),
    [
        # Long behind the day told: when the page was looked at.
        ("Chủ Nhật, 12/10/2025, 06:55 (GMT+7)", "Sáng 19-5,", "2025-05-19", "2025-10-12"),
        ("Thứ Hai, 24/11/2025 | 10:15", "Ngày 3/2/2023,", "2023-02-03", "2025-11-24"),
        ("Cập nhật: 24/11/2025 10:15", "Chiều 2/9,", "2025-09-02", "2025-11-24"),
        # Days behind it, or told as long ago: when it was put out.
        ("Chủ Nhật, 12/10/2025, 06:55 (GMT+7)", "Sáng 10-10,", "2025-10-12", None),
        ("Chủ Nhật, 12/10/2025, 06:55 (GMT+7)", "Trước đó, ngày 19-5,", "2025-10-12", None),
        # No clock by its form.
        ("12/10/2025", "Sáng 19-5,", "2025-10-12", None),
        ("Đăng ngày 12/10/2025 06:55", "Sáng 19-5,", "2025-10-12", None),
    ],
)
def test_a_stamp_far_behind_the_story_is_the_sites_clock(stamp, lead, day, retrieved):
    result = read_dates(page(("header", stamp), ("title", "Tiếp khách Na Uy"), ("body", f"{lead} {STORY}")))
    assert result.date.value == day
    assert (result.retrieved and result.retrieved.value) == retrieved


def test_a_stamp_below_the_title_is_the_storys_however_late():
    stamp = ("header", "Chủ Nhật, 12/10/2025, 06:55 (GMT+7)")
    result = read_dates(page(("title", "Tiếp khách Na Uy"), stamp, ("body", f"Sáng 19-5, {STORY}")))
    assert result.date.value == "2025-10-12"


CLOCK = ("masthead", "Chủ Nhật, 12/10/2025, 06:55 (GMT+7)")


def test_a_clocks_year_is_checked_against_the_other_stories_of_its_page():
    beside = ("related", "Bão số 3 làm hư hại 20 tàu 08/09/2023")
    result = read_dates(page(CLOCK, ("title", "Tiếp khách"), ("body", f"Sáng 19-9, {STORY}"), beside))
    assert result.event_date.value == "2023-09-19"


def test_the_next_of_a_row_of_meetings_is_planned_for_the_next_year():
    text = f"Sáng 22-5, {STORY} Đối thoại lần thứ 7 dự kiến tổ chức năm 2024."
    assert read_dates(page(CLOCK, ("body", text))).event_date.value == "2023-05-22"
    text = f"Sáng 22-5, {STORY} Hai bên dự kiến ký vào năm 2024."
    assert read_dates(page(CLOCK, ("body", text))).event_date.value == "2024-05-22"


@pytest.mark.parametrize(
    "mark",
    [
        "VOV.VN - October 24, 2025",
        "(VOV) - 24/10/2025",
        "VOV.VN - 24 October 2025 |",
        "VOV.VN - 24/10/2025 10:15",
    ],
)
def test_the_day_behind_an_outlets_mark_is_the_pages_own(mark):
    text = f"{mark} Thượng tướng Trần Văn Mẫu tiếp ông Peter Holm sáng 23/10 tại Hà Nội.\n"
    found = read_dates(make_page(Location("/a", "/"), text, Metadata(), kind="text", encoding="utf-8"))
    assert (found.date.value, found.date.source) == ("2025-10-24", "header")
    assert found.event_date.value == "2025-10-23"


HEADER = ("header", "date 2025-10-24")


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("Hai bên nhất trí sẽ tổ chức đối thoại lần thứ 4 vào tháng 6.", "2026-06"),
        ("Hai bên sẽ họp tháng 9 tại Na Uy.", "2026-09"),
        ("Tàu sẽ thăm Đà Nẵng vào ngày 15/6.", "2026-06-15"),
        ("Hội nghị dự kiến diễn ra vào tháng 5.", "2026-05"),
        ("The two sides will hold the fourth dialogue in June.", "2026-06"),
        ("The ship is expected to visit Da Nang on June 15.", "2026-06-15"),
        # Past, or just past on a page that is late.
        ("Cuộc họp diễn ra hồi tháng 6.", "2025-06"),
        ("The plan was agreed last June.", "2025-06"),
        ("Hai bên sẽ họp ngày 20/10.", "2025-10-20"),
    ],
)
def test_what_will_be_is_behind_the_page(words, value):
    result = read_dates(
        page(HEADER, ("body", f"Sáng 23/10, {GIANG} Hai bên hài lòng. Hai bên vui mừng. {words}"))
    )
    assert value in [fact.value for fact in result.facts]


def test_a_month_alone_says_not_whether_what_will_be_has_been():
    url = "https://tin.example/202206/a.html"
    text = "Bộ trưởng Peter Holm dẫn đoàn. Ông cũng sẽ dự hai cuộc gặp vào các ngày 21-23/6."
    result = read_dates(page(("body", text), url=url))
    assert (result.date.value, result.event_date) == ("2022-06", None)


def test_the_day_behind_an_agency_below_the_text_is_the_pages():
    text = (
        "Norwegian ship joins drill in Hue\nShip 20 of the Norwegian navy is in Hue, Peter Holm said.\n"
        "The two sides agreed to do more of it in the coming years, he told reporters.\n"
        "Vietnam News Agency – February 19, 2024\n"
    )
    found = read_dates(make_page(Location("/a", "/"), text, Metadata(), kind="text", encoding="utf-8"))
    assert found.date.value == "2024-02-19"
