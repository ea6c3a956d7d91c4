"""What is compared with what: a story of a digest, ranks at their own name, datelines, credits, seats."""

import pytest

from defcorpus.report.comparing import compare
from defcorpus.report.comparing.imprint import credits, is_imprint
from defcorpus.report.comparing.posts import is_deputy, ranks_of
from tests.report.test_comparing import compared, one_of, told
from tests.report.test_digests import CHILE, DIGEST, ROMANIA
from tests.report.told import EN, VI, analysed, otherwise


@pytest.mark.parametrize(("report", "story"), [(ROMANIA, "story 1 of 3"), (CHILE, "story 2 of 3")])
def test_of_a_digest_the_story_is_compared_that_the_report_tells(report, story):
    found = compare(analysed(DIGEST, "vi"), analysed(report, "en"))
    back = compare(analysed(report, "en"), analysed(DIGEST, "vi"))
    assert found.story == back.story == story
    assert not [each for each in found.differences if each.kind in ("person", "country")]
    title = next(row.one for row in found.rows if row.kind == "title")
    assert title.startswith("Thứ trưởng Hoàng Xuân Chiến tiếp Đại sứ các nước")


def test_a_digest_is_compared_whole_with_what_tells_several_of_its_stories():
    both = ROMANIA + "\nHe also received Chilean Ambassador Ignacio Sandoval to talk about a training ship.\n"
    assert compare(analysed(DIGEST, "vi"), analysed(both, "en")).story == ""
    assert compare(analysed(VI, "vi"), analysed(EN, "en")).story == ""


@pytest.mark.parametrize(
    "head",
    [
        "PRAGUE, Czech Republic, March 12 (CTK) -- ",
        "PRAGUE, 12 March 2024\n",
        "Prague, March 12, 2024 – ",
        "Prague: ",
        "Radio Prague, March 12 - Prague (CTK) – ",
    ],
)
def test_a_dateline_is_no_place_of_the_story(head):
    vi, en = (
        otherwise(text, *drop) for text, drop in ((VI, (("Praha", "nước này"),)), (EN, (("to Prague ", ""),)))
    )
    en = otherwise(en, ("\n\nGeneral", f"\n\n{head}General"))
    assert told(compared(vi, en), "place") == []


@pytest.mark.parametrize(
    "place", ["at the port of Hai Phong (Vietnam)", "on the border of Tay Ninh - Svay Rieng"]
)
def test_a_place_in_front_of_a_bracket_is_one_all_the_same(place):
    en = otherwise(EN, ("in Hanoi on March 12.", f"in Hanoi on March 12, after a stop {place}."))
    assert [each[1] for each in told(compared(VI, en), "place")][:1] == ["other"]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("The corvette at the quay. (Photo: Anh Quan/VNS)", "(Photo: Anh Quan/VNS)"),
        ("Captain Roy greets sailors in Hai Phong. (Marie Dupont/French Navy)", "(Marie Dupont/French Navy)"),
        ("Tàu cập cảng sáng 5/6. Ảnh: Lê Hòa", "Ảnh: Lê Hòa"),
        ("Two frigates at anchor. Photo by AFP/Le Hoa", "Photo by AFP/Le Hoa"),
        ("The photo of the year was shown (in Hanoi).", None),
        ("The ambassador (left) and the minister.", None),
    ],
)
def test_who_made_a_picture(line, said):
    assert [line[a:b] for a, b in credits(line)] == [said] * (said is not None)


def test_who_made_a_picture_is_nobody_of_the_story():
    en = otherwise(EN, ("(Photo: Le Hoa)", "(Marie Dupont/French Navy)"))
    assert told(compared(VI, en), "person", "organisation", "country") == []


@pytest.mark.parametrize(
    "line",
    [
        "Hà Nội, thứ sáu, 3 tháng 10",
        "Thứ Sáu, 3/10/2025",
        "Ảnh do Đại sứ quán Séc cung cấp.",
        "Friday, October 3",
    ],
)
def test_a_masthead_tells_nothing(line):
    assert is_imprint(line)


def test_a_ship_is_nobody():
    en = EN + "\nThe Carl Hansen came in 2018; crews of the Carl Hansen played football.\n"
    assert told(compared(VI, en), "person") == []
    en = EN + "\nCaptain Carl Hansen came in 2018.\n"
    assert [each[1] for each in told(compared(VI, en), "person")] == ["other"]


def test_a_rank_is_looked_for_at_the_name():
    """Another's rank in the same article says nothing of this one's."""
    vi = otherwise(VI, ("Bộ trưởng Quốc phòng Séc Pavel", "Thượng tướng Pavel"))
    en = otherwise(EN, ("Czech Defence Minister Pavel", "Czech guest Pavel"))
    en += "\nSenior Lieutenant General Tran Van Hung was present at the talks.\n"
    vi += "\nThượng tướng Trần Văn Hùng cùng dự.\n"
    assert [each[1:3] for each in told(compared(vi, en), "rank")] == [("one", "Thượng tướng")]


def test_seats_that_only_one_gives():
    seated = "Ủy viên Bộ Chính trị, Phó Bí thư Quân ủy Trung ương, Bộ trưởng Bộ Quốc phòng, hội đàm"
    vi = otherwise(VI, ("Bộ trưởng Bộ Quốc phòng, hội đàm", seated))
    ((kind, which, one, other),) = told(compared(vi), "post")
    assert (kind, which, other) == ("post", "one", None)
    assert one == "Ủy viên Bộ Chính trị; Phó Bí thư Quân ủy Trung ương"
    en = otherwise(
        EN, ("Minister of National Defence, held", "Politburo member and Minister of National Defence, held")
    )
    assert [each[2] for each in told(compared(vi, en), "post")] == ["Phó Bí thư Quân ủy Trung ương"]


def test_a_prime_minister_is_no_general():
    assert ranks_of(one_of("A B", posts=("Phó Thủ tướng", "Thượng tướng"))).keys() == {
        "senior lieutenant general"
    }
    assert is_deputy("Thứ trưởng Quốc phòng") and not is_deputy("Thư ký Quốc phòng Ấn Độ")


def test_a_chinese_name_where_no_country_is_told():
    vi = "Ngày 5/3, tại Hà Nội, Đại tướng Trần Văn Hùng hội đàm với Thượng tướng La Thừa Viễn."
    en = "General Tran Van Hung held talks with Senior Lieutenant General Luo Chengyuan in Hanoi on March 5."
    assert told(compared(vi, en), "person") == []


@pytest.mark.parametrize("how", ["was received by", "was received in Hanoi on Tuesday by"])
def test_who_receives_is_told_by_whatever_stands_between(how):
    vi = otherwise(VI, ("hội đàm với", "tiếp"))
    host, guest = (
        "General Nguyen Van Minh, Minister of National Defence,",
        "Czech Defence Minister Pavel Novotny",
    )
    en = otherwise(EN, (f"{host} held talks with {guest}", f"{guest} {how} {host}"))
    assert told(compared(vi, en), "host") == []


@pytest.mark.parametrize("day", ["12 March 24", "this Tuesday, 12-3,"])
def test_parts_of_a_day_are_no_numbers(day):
    en = otherwise(EN, ("on March 12.", f"on {day}."))
    assert told(compared(VI, en), "number") == []


def test_a_dateline_with_its_year_says_when_a_page_was_published():
    vi = otherwise(
        VI,
        (" date 2024-03-12 Đại", " Đại"),
        ("\n\nChiều 12/3, tại", "\n\nPraha, ngày 12/3/2024 - Hôm nay, tại"),
    )
    en = otherwise(EN, ("date 2024-03-12", "date 2024-03-13"))
    assert [each[2:] for each in told(compared(vi, en), "published")] == [("2024-03-12", "2024-03-13")]


def test_a_clause_with_commas_of_its_own_is_told_whole():
    more = ", while farmers in Dong Nai, short of vaccines, wait for help against bird flu."
    en = otherwise(EN, ("worth USD 2.8 billion.", f"worth USD 2.8 billion{more}"))
    (each,) = told(compared(VI, en), "clause")
    assert "farmers" in each[3] and "bird flu" in each[3]


def test_a_country_is_shown_by_its_name_or_people_rather_than_a_city_in_it():
    vi = otherwise(VI, ("đang ở thăm", "sau khi thăm Ấn Độ, đang ở thăm"))
    en = otherwise(EN, ("in Hanoi on March 12.", "in Hanoi on March 12, before an Indian visit to Mumbai."))
    rows = {row.other for row in compared(vi, en).rows if row.kind == "country"}
    alone = {each.other for each in compared(vi, en).differences if each.kind == "country"}
    assert "Mumbai" not in rows | alone
    assert "Indian" in rows | alone


@pytest.mark.parametrize(
    ("vi", "en"),
    [
        ("Thân tàu dài 13,7 mét.", "The hull is 45 feet long."),
        ("Tàu đạt 50 km/h.", "The vessel makes 27 knots."),
        ("Hai nước có quan hệ hơn 50 năm.", "The two countries have had ties for over half a century."),
        ("Hợp tác kéo dài một thập kỷ.", "Cooperation has lasted 10 years."),
        ("Hơn 500.000 m3 đất được xử lý.", "Over half a million cubic metres of soil have been treated."),
    ],
)
def test_a_number_in_other_units_or_in_words_is_told(vi, en):
    vi, en = (
        otherwise(text, drop)
        for text, drop in (
            (VI, ("\n\nBộ trưởng", f" {vi}\n\nBộ trưởng")),
            (EN, ("\n\nMinister", f" {en}\n\nMinister")),
        )
    )
    assert told(compared(vi, en), "number") == []


def test_a_number_that_is_another_in_other_units_differs():
    vi = otherwise(VI, ("\n\nBộ trưởng", " Thân tàu dài 13,7 mét.\n\nBộ trưởng"))
    en = otherwise(EN, ("\n\nMinister", " The hull is 60 feet long.\n\nMinister"))
    assert told(compared(vi, en), "number") != []
