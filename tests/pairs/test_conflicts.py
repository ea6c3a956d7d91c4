"""What two texts tell otherwise where they correspond, and where they do."""

from dataclasses import replace

import pytest

from defcorpus.article import Language
from defcorpus.facts import analyse
from defcorpus.pairs import features, learn
from defcorpus.pairs import weights as w
from defcorpus.pairs.records import Evidence
from defcorpus.pairs.sentences.align import Alignment
from defcorpus.pairs.weighing.compare import prepare
from defcorpus.pairs.weighing.conflicts import KINDS, Conflicts, conflicts
from defcorpus.pairs.weighing.evidence import OTHERWISE, bounded, sentence_rows
from defcorpus.pairs.weighing.stretches import stretches

from .helpers import article

SAME = ((0, 1), (0, 1))


def pair_of(vi, en, date=None):
    """Return two texts as they are compared, people and countries as a page's analysis finds them."""
    both = []
    for lang, text in (("vi", vi), ("en", en)):
        page = article(lang, lang, text).page
        told = replace(analyse(page), lang=Language(lang, 1.0, "test"))
        both.append(replace(features(told), date=date))
    model = learn(both)
    return tuple(prepare(one, model) for one in both)


def kinds_of(vi, en, links=(SAME,), date=None):
    found = conflicts(*pair_of(vi, en, date), list(links))
    return {name for name, often in zip(KINDS, found.other, strict=True) if often}


@pytest.mark.parametrize(
    ("vi", "en", "kinds"),
    [
        ("Hai bên trao 63 bộ quà.", "They handed over 63 gifts.", set()),
        ("Hai bên trao 63 bộ quà.", "They handed over 45 gifts.", {"numbers"}),
        ("Bác sĩ khám cho 412 người dân.", "The doctors saw more than 400 people.", set()),
        ("Bác sĩ khám cho gần 1.500 người dân.", "The doctors saw 1,463 people.", set()),
        ("Bác sĩ khám cho 412 người dân.", "The doctors saw more than 300 people.", {"numbers"}),
        ("Bác sĩ khám cho 412 người dân.", "The doctors saw 431 people.", {"numbers"}),
        ("Hai bên trao 63 bộ quà.", "They handed over gifts.", set()),
        ("Dự án trị giá 54 tỷ USD.", "The project is worth 54 million USD.", set()),
        ("Nhà máy trị giá 2,8 tỷ USD.", "The plant is worth 2.78 billion USD.", set()),
        ("Đỉnh núi cao 8.848 mét.", "The peak is 8 848 metres high.", set()),
        ("Công ty chi 15 triệu đồng.", "The company spent 15m dong.", set()),
        ("Trong năm sẽ đóng 12 chiếc.", "Twelve are to be built in 2025.", set()),
        ("Lớp học có 47 học viên.", "Forty-seven cadets are in the class.", set()),
        ("Lớp học có 47 học viên.", "Forty-two cadets are in the class of 20.", {"numbers"}),
        ("Tàu thăm Đà Nẵng dịp 10 năm quan hệ.", "The carrier USS Marlow (CVN-97) is in Da Nang.", set()),
        ("Tàu USS Marlow (CVN-97) vào cảng.", "The USS Marlow (CVN-92) made port.", {"numbers"}),
        ("Tàu vào cảng lúc 18:15, chở 700 người.", "She made port at 13:30 with 385 aboard.", {"numbers"}),
    ],
)
def test_numbers_told_otherwise(vi, en, kinds):
    assert kinds_of(vi, en) == kinds


def test_a_day_that_a_text_comes_back_to_is_told_otherwise_once():
    vi = "Cuộc họp diễn ra ngày 8/7. Ngày 8/7, hai bên ký kết. Lễ ký ngày 8/7 có 40 khách. Đoàn về ngày 12/7."
    en = "It was on July 7. On July 7 the sides signed. The July 7 signing had 40 guests. They left {}."
    links = [((at, at + 1), (at, at + 1)) for at in range(4)]
    at = KINDS.index("days")
    assert conflicts(*pair_of(vi, en.format("on July 12")), links).other[at] == 1.0
    assert conflicts(*pair_of(vi, en.format("on July 14")), links).other[at] == 2.0


@pytest.mark.parametrize(
    ("vi", "en", "date", "kinds"),
    [
        ("Đoàn đến vào ngày 12/3.", "They came on March 15.", None, {"days"}),
        ("Đoàn đến vào ngày 12/3.", "They came on Tuesday.", None, set()),
        ("Đoàn đến vào thứ Ba.", "They came on Thursday.", None, {"days"}),
        ("Đoàn đến vào tháng Ba.", "They came in April.", None, set()),
        ("Đoàn đến vào ngày 12/3.", "They came here, March 13.", "2025-03-13", set()),
    ],
)
def test_days_told_otherwise(vi, en, date, kinds):
    assert kinds_of(vi, en, date=date) == kinds


@pytest.mark.parametrize(
    ("vi", "en", "kinds"),
    [
        ("Tàu của Hải quân Israel cập cảng.", "A ship of the Israeli navy made port.", set()),
        ("Tàu của Hải quân Israel cập cảng.", "A ship of the Iraqi navy made port.", {"countries"}),
        # A city does not hide that another country is named.
        ("Ở Tel Aviv, quân đội Israel cho biết vậy.", "In Tel Aviv the Iraqi army said so.", {"countries"}),
        ("Tàu của Hải quân Israel cập cảng.", "A ship of the visiting navy made port.", set()),
        # Vietnamese press keeps English names as they are.
        ("Ông từng thắng giải American Idol.", "He had won the Canadian Idol contest.", {"countries"}),
        ("Ông từng thắng giải American Idol.", "He had won the American Idol contest.", set()),
        # This press names its own country, or calls it one of two.
        ("Hai bên mong tàu Israel trở lại.", "Vietnam hopes that the ship will be back.", set()),
    ],
)
def test_countries_told_otherwise(vi, en, kinds):
    assert kinds_of(vi, en) == kinds


@pytest.mark.parametrize(
    ("vi", "en", "kinds"),
    [
        ("Ông Robert Halvorsen cho biết như vậy.", "Mr. Robert Halvorsen said so.", set()),
        ("Ông Robert Halvorsen cho biết như vậy.", "Mr. Robert Halvorssen said so.", set()),
        ("Ông Robert Halvorsen cho biết như vậy.", "Mr. Andrew Mwangi said so.", {"names"}),
        ("Ông Robert Halvorsen cho biết như vậy.", "The manager said so.", set()),
        ("Bộ trưởng Phan Văn Giang phát biểu.", "Minister Giang spoke to them.", set()),
        # A name that nobody is known to bear, in somebody's stead.
        ("Ông Robert Halvorsen cho biết như vậy.", "On Friday the Qarimov paper said so.", {"names"}),
        ("Ông Robert Halvorsen cho biết như vậy.", "On Friday the Central Committee said so.", set()),
        # A town or a body stands in nobody's stead.
        ("Tàu từng thăm Hải Phòng năm 2018.", "She came here under Captain Owen Tasman.", set()),
        ("Đại diện UBND dự lễ đón.", "Ambassador Fergus Tasman was there.", set()),
    ],
)
def test_names_told_otherwise(vi, en, kinds):
    assert kinds_of(vi, en) == kinds


def test_a_name_that_both_have_elsewhere_is_missed_where_a_stranger_stands():
    vi = "Ông Robert Halvorsen cho biết như vậy. Ông Halvorsen sinh ở đây."
    en = "Mr. Andrew Mwangi said so. Halvorsen was born here."
    assert kinds_of(vi, en, [SAME, ((1, 2), (1, 2))]) == {"names"}


@pytest.mark.parametrize(
    ("en", "kinds"),
    [
        # Who is called by the given name alone is there; another whom only one text names says less.
        ("General Lê Văn Sơn spoke. Sơn thanked General Trần Quốc Huy.", set()),
        ("General Lê Văn Sơn spoke. They thanked General Trần Quốc Huy.", {"names"}),
    ],
)
def test_a_given_name_alone_is_the_same_person(en, kinds):
    vi = "Đại tướng Lê Văn Sơn phát biểu. Đại tướng Lê Văn Sơn cảm ơn bạn."
    assert kinds_of(vi, en, [SAME, ((1, 2), (1, 2))]) == kinds


def test_a_stranger_beside_somebody_known_says_less():
    vi = "Đại tướng Lê Văn Sơn phát biểu. Đại tướng Lê Văn Sơn cảm ơn bạn."
    en = "General Lê Văn Sơn spoke. They thanked General Trần Quốc Huy."
    found = conflicts(*pair_of(vi, en), [SAME, ((1, 2), (1, 2))])
    assert 0.0 < found.other[KINDS.index("names")] < 1.0


def test_a_name_in_pinyin_is_the_same():
    assert kinds_of("Đại tá Trần Kiến Hoa phát biểu.", "Colonel Chen Jianhua spoke.") == set()


def test_what_stands_between_links_is_looked_at_too():
    vi = "Họ họp ở Paris. Hai bên trao 63 bộ quà. Ông Robert Halvorsen cảm ơn."
    en = "They met in Paris. They handed over 45 gifts. Mr. Robert Halvorsen thanked them."
    assert kinds_of(vi, en, [SAME, ((2, 3), (2, 3))]) == {"numbers"}


@pytest.mark.parametrize(
    ("links", "sizes", "found"),
    [
        ([], (2, 3), []),
        ([], (2, 2), [SAME, ((1, 2), (1, 2))]),
        ([SAME], (4, 4), [SAME, ((1, 2), (1, 2)), ((2, 3), (2, 3)), ((3, 4), (3, 4))]),
        ([SAME], (5, 5), [SAME]),
        ([SAME], (2, 3), [SAME]),
        # Two sentences linked to one take in what is left over beside it.
        ([((0, 2), (0, 1))], (2, 2), [((0, 2), (0, 2))]),
        ([((0, 2), (1, 2))], (2, 2), [((0, 2), (0, 2))]),
        ([((0, 1), (0, 2))], (2, 2), [((0, 2), (0, 2))]),
        ([((0, 2), (0, 1))], (3, 2), [((0, 2), (0, 1)), ((2, 3), (1, 2))]),
        ([((0, 2), (0, 1)), ((2, 3), (2, 3))], (3, 3), [((0, 2), (0, 2)), ((2, 3), (2, 3))]),
    ],
)
def test_stretches(links, sizes, found):
    assert stretches(links, *sizes) == found


def against(closeness, of, **often):
    vi, en = pair_of("Hai bên trao 63 bộ quà.", "They handed over 45 gifts.")
    found = Alignment((SAME,), of, of, closeness / (of[0] / of[1]))
    said = Conflicts(tuple(often.get(kind, 0.0) for kind in KINDS))
    return sum(row.weight for row in sentence_rows(vi, en, found, said) if row.kind == "contradiction")


def test_what_is_told_otherwise_counts_where_texts_are_close():
    assert against(4.0, (9, 10), numbers=1.0) == 0.0
    assert against(20.0, (9, 10), numbers=1.0) < against(11.0, (9, 10), numbers=1.0) < 0.0
    assert against(20.0, (9, 10), numbers=1.0) < against(20.0, (5, 10), numbers=1.0) < 0.0


def test_one_number_alone_is_told_otherwise_sooner_than_a_name_or_two_things():
    assert against(8.0, (9, 10), numbers=1.0) == 0.0
    assert against(8.0, (9, 10), names=1.0) < 0.0
    assert against(8.0, (9, 10), numbers=1.0, days=1.0) < 0.0


def test_what_is_told_otherwise_in_full_leaves_a_pair_likely_at_most():
    rows = [Evidence("terms", "", "", 20.0), Evidence("contradiction", "9", "8", -11.1, OTHERWISE)]
    assert sum(row.weight for row in bounded(rows)) == pytest.approx(w.OTHERWISE_AT_MOST)
    assert bounded(rows)[0] == rows[0]
    for few in ([rows[0], replace(rows[1], weight=-5.2)], [replace(rows[0], weight=12.0), rows[1]], rows[:1]):
        assert bounded(few) == few


def test_contradictions_add_up_and_say_less_each_time():
    once, twice, often = (against(20.0, (9, 10), numbers=float(times)) for times in (1, 2, 9))
    assert 2 * once < often < twice < once < 0.0
    assert against(20.0, (9, 10), numbers=1.0, countries=1.0) < twice
