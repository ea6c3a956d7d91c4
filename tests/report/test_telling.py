"""What is no difference though the words differ, each kind with a difference beside it that is one."""

import pytest

from defcorpus.report.comparing import compare
from defcorpus.report.comparing.imprint import is_headline, is_imprint
from defcorpus.report.comparing.people import same_people
from defcorpus.report.comparing.posts import contrary, ranks_of
from defcorpus.report.comparing.saying import Saying
from defcorpus.report.comparing.sentences import sentences_of
from tests.report.test_comparing import compared, one_of, told
from tests.report.told import EN, VI, analysed, otherwise


@pytest.mark.parametrize(
    ("post", "ranks"),
    [
        ("Chief of the General Staff", set()),
        ("Deputy Secretary General", set()),
        ("Director General", set()),
        ("General", {"general"}),
        ("Sen. Lt. Gen.", {"senior lieutenant general"}),
    ],
)
def test_an_office_is_no_rank(post, ranks):
    assert set(ranks_of(one_of("A B", posts=(post,)))) == ranks


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        (("Thứ trưởng", "deputy minister"), ("Minister of Defence", "defence minister"), True),
        (("Bộ trưởng", "minister"), ("Defence Minister", "defence minister"), False),
        (("Tổng Tham mưu trưởng", "chief of general staff"), ("Chief of the Staff", "head"), False),
        (("Đại sứ", "ambassador"), ("Foreign Minister", "foreign minister"), True),
    ],
)
def test_posts_that_cannot_be_one(left, right, expected):
    assert contrary(left[0], right[0], left[1], right[1]) == expected
    assert contrary(right[0], left[0], right[1], left[1]) == expected


def test_one_name_by_its_sound():
    from tests.pairs.helpers import article

    vi, en = one_of("Tâu Xin Mênh"), one_of("Toh Sin Meng")
    one, other = article("1", "vi", "a", people=(vi,)), article("2", "en", "b", people=(en,))
    assert same_people(one, other) == [(vi, en)]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("© 2024 VNA", True),
        ("2024 VNA", True),
        ("— VNS", True),
        ("By Thu Ha, from Hanoi", True),
        ("Cập nhật lúc 08:15 - 02/03/2024", True),
        ("MINH HÒA (từ Praha) - 13/03/2024", True),
        ("Tin đọc nhiều: Giá vàng tăng | Hà Giang có tuyết", True),
        ("Ảnh chụp ngày 3-4: Hòa An", True),
        ("Reuters contributed.", True),
        ("Hai bên nhất trí tăng cường hợp tác.", False),
        ("Talks will be held again in 2025.", False),
        ("Updated equipment was handed over at the ceremony.", False),
    ],
)
def test_lines_that_are_none_of_the_story(line, expected):
    assert is_imprint(line) == expected


def test_a_heading_is_no_sentence():
    assert is_headline("Minister receives Czech guest") and not is_headline(
        "The minister received a guest today."
    )


@pytest.mark.parametrize(
    ("vi", "en"),
    [
        ("50 năm quan hệ", "the 50th anniversary of ties"),
        ("trị giá 30 tỷ đồng", "worth VNĐ30 billion"),
        ("với 140 cán bộ", "with one hundred and forty officers"),
        ("trong 48 giờ", "within two days"),
        ("Năm nay hai bên sẽ hợp tác", "This year the two sides will cooperate"),
        ("Bộ Tư lệnh 86 tổ chức giao lưu", "Command 86 held an exchange"),
    ],
)
def test_one_number_or_year_in_other_words(vi, en):
    one = otherwise(VI, ("Hai bên bàn", f"Hai bên nói về {vi}. Hai bên bàn"))
    other = otherwise(EN, ("The two sides discussed", f"They spoke of {en}. The two sides discussed"))
    assert told(compared(one, other), "number", "date") == []


def test_a_number_that_the_other_has_not():
    one = otherwise(VI, ("Hai bên bàn", "Hai bên trao 75 suất học bổng. Hai bên bàn"))
    assert ("number", "one", "75", None) in [
        (*row[:2], row[2].split()[0], row[3]) for row in told(compared(one), "number")
    ]


@pytest.mark.parametrize("en", ["on Tuesday", "this afternoon", "on March 12"])
def test_a_day_by_its_weekday(en):
    other = otherwise(EN, ("on March 12. The guest is visiting Vietnam from March 11 to 14", f"{en}"))
    one = otherwise(VI, (" đang ở thăm Việt Nam từ ngày 11 đến 14/3", ""))
    assert told(compared(one, other), "day", "date") == []


def test_a_body_by_most_of_its_words():
    one = otherwise(VI, ("Hai bên bàn", "Ông ca ngợi Quân đội nhân dân Việt Nam. Hai bên bàn"))
    other = otherwise(
        EN, ("The two sides discussed", "He praised the army of Vietnam. The two sides discussed")
    )
    assert told(compared(one, other), "organisation", "sentence") == []


def test_sentences_told_elsewhere_in_another_order():
    one = otherwise(
        VI,
        (
            "\n\nBộ trưởng Pavel",
            "\n\nLễ ký có 3 văn kiện. Khách tặng bảo tàng một thanh kiếm.\n\nBộ trưởng Pavel",
        ),
    )
    other = otherwise(
        EN,
        (
            "\n\nThe two",
            "\n\nThe guest gave the museum a sword, after three documents were signed.\n\nThe two",
        ),
    )
    assert told(compared(one, other), "sentence") == []


def test_wrapped_lines_are_one_sentence():
    text = otherwise(VI, ("Hai bên bàn về đào tạo 45 phi công", "Hai bên bàn về đào tạo 45\nphi công"))
    lines = [sentence.line for sentence in sentences_of(analysed(text))]
    assert any("đào tạo 45 phi công và bảo dưỡng" in line for line in lines)


def test_a_preview_and_a_report():
    one = otherwise(
        VI,
        ("Chiều 12/3, tại Hà Nội, Đại tướng", "Theo kế hoạch, Đại tướng"),
        ("hội đàm với", "sẽ hội đàm với"),
        (" đang ở thăm Việt Nam từ ngày 11 đến 14/3", " vào tuần tới"),
    )
    assert [row[:2] for row in told(compared(one), "phase")] == [("phase", "otherwise")]
    assert told(compared(), "phase", "host") == []


def test_who_received_whom():
    one = "Ngày 12/3, tại Hà Nội, Đại tướng Nguyễn Văn Minh tiếp ông Pavel Novotny."
    other = "On March 12 in Hanoi, Mr Pavel Novotny received General Nguyen Van Minh."
    found = told(compare(analysed(one, "vi"), analysed(other, "en")), "host")
    assert found == [("host", "otherwise", "Nguyễn Văn Minh", "Pavel Novotny")]
    same = "On March 12 in Hanoi, General Nguyen Van Minh received Mr Pavel Novotny."
    assert told(compare(analysed(one, "vi"), analysed(same, "en")), "host") == []


def test_what_an_article_says_anywhere():
    page = analysed(EN, "en")
    saying = Saying(page, sentences_of(page))
    assert saying.value(45) and not saying.value(46)
    assert saying.day("2024-03-12") and not saying.day("2024-04-30")
    assert saying.country("CZ") and not saying.country("PE")
    assert saying.person(one_of("Nguyễn Văn Minh", native=True))
    assert not saying.person(one_of("Karel Havlicek"))


LONG_AGO = (
    "Năm nay hai nước tròn 50 năm quan hệ, theo Bộ trưởng Lê Văn Bình. Sau lễ đón ngày 5/3/2025, hai bên hội "
    "đàm ở Hà Nội về hợp tác quân y.\n"
)


def test_nam_is_a_year_and_no_may():
    one = analysed(LONG_AGO, "vi")
    saying = Saying(one, sentences_of(one))
    assert not saying.day("2022-05") and not saying.day("2025-06")
    two = analysed("Hai bên gặp nhau hồi tháng năm và tháng sáu, theo Bộ trưởng Lê Văn Bình.\n", "vi")
    saying = Saying(two, sentences_of(two))
    assert saying.day("2022-05") and saying.day("2025-06")


def test_an_ambassador_is_not_told_by_the_name_of_somebody_whom_both_name():
    vi = analysed(
        "Tàu HMNZS Kiwi do Trung tá Robert Welford chỉ huy cập cảng Sài Gòn ngày 23/10/2025.\n",
        "vi",
    )
    en = analysed(
        "HMNZS Kiwi under Lieutenant Colonel Rob Welford moored at Sai Gon port on October 23, 2025.\n\n"
        "Ms. Caroline Beresford, Ambassador of New Zealand, was at the welcome.\n",
        "en",
    )
    found = [each.other for each in compare(vi, en).differences if each.kind == "person"]
    assert found == ["Caroline Beresford: Ambassador of New Zealand"]


def test_days_stand_in_one_row_only_where_they_are_told_alike():
    vi = analysed("Từ 1975-2025, tháng 2/2025 và năm 2019, Bộ trưởng Lê Văn Bình nhiều lần thăm Séc.\n", "vi")
    en = analysed(
        "In 1975-2025, February 2025 and October 2019, Minister Le Van Binh visited Czechia often.\n", "en"
    )
    rows = [(row.one, row.other) for row in compare(vi, en).rows if row.kind == "date"]
    assert [(one[:9], other[:13]) for one, other in rows] == [
        ("1975-2025", "1975-2025 (19"), ("tháng 2/2", "February 2025")
    ]  # fmt: skip
