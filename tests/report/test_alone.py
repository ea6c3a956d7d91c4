"""What only one of two tellings says: whole sentences, denials, and ranks and posts that cannot be one."""

import pytest

from defcorpus.report.comparing import compare
from defcorpus.report.comparing.posts import deputies
from tests.report.told import analysed

VI = """\
Bộ Quốc phòng tiếp đoàn chuyên gia

Ngày 4/6, tại Hà Nội, Thượng tướng Trần Quang Hải, Thứ trưởng Bộ Quốc phòng, tiếp ông Marek Dvořák, Quốc vụ \
khanh Bộ Quốc phòng Séc.

Hai bên trao đổi về đào tạo phi công, bảo dưỡng máy bay huấn luyện và hợp tác quân y.

Ông Marek Dvořák cảm ơn sự đón tiếp và mời Thượng tướng Trần Quang Hải thăm Praha vào cuối năm nay.
"""
EN = """\
Defence ministry receives experts

Senior Lieutenant General Tran Quang Hai, Deputy Minister of National Defence, received Marek Dvořák, State \
Secretary of the Czech Ministry of Defence, in Hanoi on June 4.

The two sides discussed pilot training, the maintenance of trainer aircraft and cooperation in military \
medicine.

Marek Dvořák thanked his hosts for the reception and invited Senior Lieutenant General Tran Quang Hai to \
visit Prague at the end of this year.
"""


def differing(vi=VI, en=EN):
    return compare(analysed(vi, "vi"), analysed(en, "en")).differences


def said(found, kind):
    return [(each.which, each.one, each.other) for each in found if each.kind == kind]


def test_a_free_translation_differs_in_nothing():
    assert said(differing(), "sentence") == []
    assert said(differing(), "negation") == []


@pytest.mark.parametrize(
    "more",
    [
        "Đoàn sẽ tham quan nhà máy sửa chữa ở Đồng Nai và gặp các học viên từng học tại Brno.",
        "Trước đó, đoàn đã đặt vòng hoa tưởng niệm các Anh hùng liệt sĩ.",
        "Séc cũng sẽ viện trợ hai tấn thuốc kháng sinh cho các bệnh viện dã chiến.",
    ],
)
@pytest.mark.parametrize("before", ["Hai bên trao đổi", "Ông Marek Dvořák cảm ơn"])
def test_a_sentence_that_only_the_vietnamese_has_is_found_wherever_it_stands(more, before):
    found = said(differing(VI.replace(before, f"{more} {before}")), "sentence")
    assert found == [("one", more, None)]


@pytest.mark.parametrize(
    "more",
    [
        "The delegation will tour a repair plant in Dong Nai and meet former students of Brno.",
        "Earlier, the guests laid a wreath at the monument to fallen soldiers.",
        "He added that two tonnes of antibiotics would be given to field hospitals.",
    ],
)
def test_a_sentence_that_only_the_english_has_is_found(more):
    text = EN.replace("The two sides discussed", f"{more} The two sides discussed")
    assert said(differing(en=text), "sentence") == [("other", None, more)]


def test_a_long_sentence_in_two_is_none_that_is_missing():
    text = EN.replace("thanked his hosts for the reception and invited", "thanked his hosts. He invited")
    assert said(differing(en=text), "sentence") == []


@pytest.mark.parametrize(
    ("old", "new", "word"),
    [
        ("thanked his hosts for the reception and invited", "did not thank his hosts and invited", "not"),
        ("The two sides discussed", "The two sides never discussed", "never"),
    ],
)
def test_what_only_the_english_denies_is_told(old, new, word):
    assert said(differing(en=EN.replace(old, new)), "negation") == [("other", None, word)]


def test_what_only_the_vietnamese_denies_is_told():
    text = VI.replace("Hai bên trao đổi về", "Hai bên đã không trao đổi về")
    assert said(differing(text), "negation") == [("one", "đã không", None)]


@pytest.mark.parametrize(
    ("vi", "en"),
    [
        ("Hai bên đã không trao đổi về", "The two sides refused to discuss"),
        ("Hai bên chưa từng trao đổi về", "The two sides had yet to discuss"),
        ("Hai bên không chỉ trao đổi về", "The two sides discussed"),
        ("Không quân hai bên trao đổi về", "The two sides discussed"),
    ],
)
def test_what_is_denied_in_other_words_or_not_at_all_is_no_difference(vi, en):
    found = differing(VI.replace("Hai bên trao đổi về", vi), EN.replace("The two sides discussed", en))
    assert said(found, "negation") == []


def test_a_rank_at_a_name_is_told_though_the_right_one_stands_elsewhere():
    text = EN.replace("invited Senior Lieutenant General", "invited Lieutenant General")
    assert said(differing(en=text), "rank") == [("otherwise", "Thượng tướng", "Lieutenant General")]


def test_a_post_behind_a_name_is_told_though_others_are_given():
    text = EN.replace(
        "Deputy Minister of National Defence", "Politburo member and Minister of National Defence"
    )
    assert [each[0] for each in said(differing(en=text), "post")] == ["otherwise", "other"]


@pytest.mark.parametrize(
    ("one", "other", "are"),
    [
        ("defence deputy minister", "minister", True),
        ("defence deputy minister", "defence minister", True),
        ("deputy minister", "vice minister", False),
        ("minister", "defence minister", False),
        ("deputy minister", "president", False),
    ],
)
def test_a_deputy_and_his_chief(one, other, are):
    assert deputies(one, other) is are
    assert deputies(other, one) is are


@pytest.mark.parametrize(
    ("vi", "en"),
    [("25/7", "July 14"), ("ngày 25 tháng 7", "14 July")],
)
def test_days_in_each_others_place_differ_though_a_weekday_is_named(vi, en):
    one = VI.replace("Hai bên trao đổi về", f"Ngày thứ hai, {vi.removeprefix('ngày ')}, hai bên trao đổi về")
    two = EN.replace("The two sides discussed", f"On {en}, a Monday, the two sides discussed")
    assert [each[0] for each in said(differing(one, two), "date")] == ["otherwise"]


def test_a_country_is_not_told_by_a_word_that_holds_its_letters():
    one = VI.replace("hợp tác quân y", "các giải pháp về hợp tác quân y")
    two = EN.replace("military medicine", "military medicine with France")
    assert said(differing(one, two), "country") == [("other", None, "France")]


@pytest.mark.parametrize("share", ["all trainees", "the whole class"])
def test_all_are_a_hundred_percent(share):
    one = VI.replace("Hai bên trao đổi", "100% học viên đạt khá, giỏi. Hai bên trao đổi")
    two = EN.replace("The two sides", f"Good results were got by {share}. The two sides")
    assert said(differing(one, two), "number") == []


def test_what_stands_in_one_article_only_corresponds_to_nothing():
    more = "Trước đó, đoàn đã đặt vòng hoa tưởng niệm các Anh hùng liệt sĩ."
    found = compare(
        analysed(VI.replace("Hai bên trao đổi", f"{more} Hai bên trao đổi"), "vi"), analysed(EN, "en")
    )
    assert found.shares == (0.75, 1.0)
    place = next(at for at, sentence in enumerate(found.sentences[0]) if sentence.line == more)
    assert all(place not in link.one for link in found.links)
    assert compare(analysed(VI, "vi"), analysed(EN, "en")).shares == (1.0, 1.0)
