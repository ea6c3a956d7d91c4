"""The mistakes to avoid: small corpora in which one thing alone tells two stories apart."""

from dataclasses import replace

import pytest

from defcorpus.pairs import pair
from tests.pairs.helpers import article, person
from tests.pairs.stories import (
    CUBA,
    CUONG,
    FINLAND,
    KOREA,
    PRESIDENT,
    english,
    vietnamese,
    with_guest,
)


def paired(articles):
    return {(one.vi, one.en) for one in pair(articles).pairs}


def linked(articles):
    result = pair(articles)
    return {(one.vi, one.en) for one in (*result.pairs, *result.reviews)}


ALL = (KOREA, FINLAND, CUBA)


def test_each_story_finds_its_counterpart():
    articles = [tell(story, f"{side}{n}") for n, story in enumerate(ALL) for side, tell in SIDES]
    assert paired(articles) == {("v0", "e0"), ("v1", "e1"), ("v2", "e2")}


SIDES = (("v", vietnamese), ("e", english))


def test_each_story_finds_its_counterpart_without_dates():
    articles = [tell(story, f"{side}{n}", dated=False) for n, story in enumerate(ALL) for side, tell in SIDES]
    assert paired(articles) == {("v0", "e0"), ("v1", "e1"), ("v2", "e2")}


@pytest.mark.parametrize("dated", [True, False])
def test_same_minister_other_guest_on_the_next_day(dated):
    articles = [
        vietnamese(KOREA, "v", dated=dated),
        english(FINLAND, "e", dated=dated),
        vietnamese(CUBA, "x"),
    ]
    assert linked(articles) == set()


def test_same_guest_other_host_on_the_same_day():
    with_president = replace(
        KOREA, host=CUONG, host_post=PRESIDENT, project=("hợp tác kinh tế", "economic ties")
    )
    both = [
        vietnamese(KOREA, "v-minister"), english(KOREA, "e-minister"),
        vietnamese(with_president, "v-president"), english(with_president, "e-president"),
    ]  # fmt: skip
    assert paired(both) == {("v-minister", "e-minister"), ("v-president", "e-president")}


def test_same_two_people_on_adjacent_days():
    later = replace(KOREA, day="2026-03-11", project=("thăm Lữ đoàn 170", "a visit to Brigade 170"))
    both = [
        vietnamese(KOREA, "v10"), english(KOREA, "e10"), vietnamese(later, "v11"), english(later, "e11"),
    ]  # fmt: skip
    assert paired(both) == {("v10", "e10"), ("v11", "e11")}


def test_published_a_day_later():
    articles = [vietnamese(KOREA, "v"), english(KOREA, "e", published="2026-03-11"), vietnamese(FINLAND, "w")]
    assert paired(articles) == {("v", "e")}


def test_the_lead_is_lost():
    articles = [vietnamese(KOREA, "v", lead=False), english(KOREA, "e"), vietnamese(FINLAND, "w", lead=False)]
    assert paired(articles) == {("v", "e")}


def test_an_undated_page_is_compared_by_the_day_that_its_text_names():
    rows = pair([vietnamese(KOREA, "v", dated=False), english(KOREA, "e")]).pairs[0].evidence
    assert [(row.vi, row.note) for row in rows if row.kind == "event date"] == [("--03-10", "same day")]


def test_a_foreign_name_is_spelt_otherwise():
    articles = [
        vietnamese(with_guest(CUBA, "Zakir Gasanov"), "v"),
        english(with_guest(CUBA, "Hasanov Zakir"), "e"),
        vietnamese(KOREA, "w"),
        english(FINLAND, "f"),
    ]
    result = pair(articles)
    assert {(one.vi, one.en) for one in result.pairs} == {("v", "e")}


def test_names_of_one_letter_apart_are_told_as_spelt_otherwise():
    one, two = with_guest(CUBA, "Yusuf Mamedov"), with_guest(CUBA, "Yousuf Mammadov")
    result = pair([vietnamese(one, "v"), english(two, "e"), vietnamese(KOREA, "w")])
    assert "spelt otherwise" in {row.note for row in result.pairs[0].evidence}


def test_no_counterpart_says_what_is_nearest_and_what_speaks_against_it():
    result = pair([vietnamese(KOREA, "v"), english(KOREA, "e"), vietnamese(FINLAND, "w")])
    (left,) = result.unpaired
    assert (left.id, left.nearest) == ("w", "e")
    assert left.against.startswith("its counterpart is v; other guest: Antti Häkkänen / Ahn Gyu-back")


def test_a_guest_that_is_another_speaks_strongly_against():
    result = pair([vietnamese(KOREA, "v"), english(FINLAND, "e")])
    rows = [row for one in result.unpaired for row in one.evidence if row.note == "other guest"]
    assert rows and all(row.weight <= -5 for row in rows)


def test_an_identifier_in_the_title_that_is_another():
    def advisory(id, lang, number, package, date):
        if lang == "vi":
            body = (
                f"Một lỗ hổng được tìm thấy trong {package}. Kẻ tấn công có thể chạy mã tùy ý. Lỗi này "
                "đã được sửa; chúng tôi khuyên bạn nâng cấp gói này ngay."
            )
            return article(id, lang, body, title=f"XSA-{number}-1 {package} cập nhật bảo mật", date=date)
        body = (
            f"A vulnerability was found in {package}. An attacker may run arbitrary code. The problem has "
            "been fixed; we recommend that you upgrade the package now."
        )
        return article(id, lang, body, title=f"XSA-{number}-1 {package} security update", date=date)

    articles = [
        advisory("v1", "vi", 3101, "openldap", "2015-05-01"),
        advisory("e1", "en", 3101, "openldap", "2015-05-01"),
        advisory("v2", "vi", 3102, "openldap", "2015-05-02"),
        advisory("e3", "en", 3103, "openldap", "2015-05-02"),
    ]
    assert linked(articles) == {("v1", "e1")}


def test_pages_in_other_languages_are_passed_over():
    french = article("f", "other", "Le ministre de la Défense Ahn Gyu-back est arrivé à Hanoi le 10 mars.")
    result = pair([vietnamese(KOREA, "v"), english(KOREA, "e"), french])
    assert "f" not in {left.id for left in result.unpaired} | {one.en for one in result.pairs}


def test_a_corpus_of_one_language():
    result = pair([vietnamese(KOREA, "v"), vietnamese(FINLAND, "w")])
    assert result.pairs == () and {left.against for left in result.unpaired} == {"nothing in common"}


def test_an_english_page_with_vietnamese_marks():
    page = english(KOREA, "e")
    marked = article(
        "e", "en", page.page.text.replace("Phan Van Giang", "Phan Văn Giang").replace("Hanoi", "HÀ NỘI"),
        date="2026-03-10", people=(person("Phan Văn Giang", 3, native=True), person("Ahn Gyu-back", 3)),
    )  # fmt: skip
    assert paired([vietnamese(KOREA, "v"), marked, vietnamese(FINLAND, "w")]) == {("v", "e")}


def test_a_shared_surname_is_no_shared_person():
    one, two = with_guest(CUBA, "Ilham Aliyev"), with_guest(CUBA, "Heydar Aliyev")
    ledger = pair([vietnamese(one, "v"), english(two, "e")])
    rows = [row for found in (*ledger.pairs, *ledger.reviews, *ledger.unpaired) for row in found.evidence]
    assert ("Ilham Aliyev", "Heydar Aliyev") not in {(row.vi, row.en) for row in rows if row.kind == "people"}


def test_listings_and_stubs_are_passed_over():
    told = [vietnamese(KOREA, "v"), replace(english(KOREA, "e"), kind="listing")]
    assert [row.id for row in pair(told).unpaired] == ["v"]


def test_a_chinese_name_is_the_same_in_both_languages():
    vi = (
        "Sáng 31-10, tại Kuala Lumpur, Đại tướng Phan Văn Giang gặp Thượng tướng Đổng Quân, Bộ trưởng "
        "Bộ Quốc phòng Trung Quốc. Đại sứ Trung Quốc tại Việt Nam Hùng Ba cùng dự."
    )
    en = (
        "General Phan Van Giang met with Chinese Defence Minister Admiral Dong Jun in Kuala Lumpur on "
        "October 31. Chinese Ambassador to Vietnam Xiong Bo attended the meeting."
    )
    names = [("Đổng Quân", ("dong jun",)), ("Hùng Ba", ("xiong bo",)), ("Dong Jun", ()), ("Xiong Bo", ())]
    one, two, three, four = (replace(person(name, posts=("x",)), also=also) for name, also in names)
    articles = [article("v", "vi", vi, people=(one, two)), article("e", "en", en, people=(three, four))]
    (found,) = pair(articles).pairs
    people = {(line.vi, line.en) for line in found.evidence if line.kind == "people"}
    assert {("Đổng Quân", "Dong Jun"), ("Hùng Ba", "Xiong Bo")} <= people
