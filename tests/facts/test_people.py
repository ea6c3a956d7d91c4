"""Who an article names, how often, and which forms belong to whom."""

import pytest

from defcorpus.facts.people.match import key_of, same_foreign
from defcorpus.facts.people.read import read_people
from tests.facts.pages import page


def counts(lang, *parts):
    return [(person.name, person.count) for person in read_people(page(*parts), lang)[0]]


def test_people_come_most_often_mentioned_first_and_ties_in_order():
    assert counts(
        "vi",
        "Thượng tướng Zakir Hasanov tiếp Đại tướng Phan Văn Giang và Tổng Bí thư Tô Lâm.",
        "Đại tướng Phan Văn Giang cảm ơn. Bộ trưởng Hasanov nhất trí.",
        "Tổng thống Ilham Aliyev cùng dự.",
    ) == [("Zakir Hasanov", 2), ("Phan Văn Giang", 2), ("Tô Lâm", 1), ("Ilham Aliyev", 1)]


@pytest.mark.parametrize(
    "role", ["menu", "masthead", "header", "credit", "source", "tags", "related", "share"]
)
def test_chrome_names_nobody(role):
    assert counts("vi", (role, "Đại tướng Lê Văn Dũng"), "Đại tướng Phan Văn Giang dự.") == [
        ("Phan Văn Giang", 1)
    ]


def test_a_repeated_caption_counts_once():
    caption = ("caption", "Đại tướng Phan Văn Giang tại lễ đón.")
    again = ("caption", "ĐẠI TƯỚNG PHAN VĂN GIANG tại  lễ đón.")
    assert counts("vi", caption, "Đại tướng Phan Văn Giang phát biểu.", caption, again) == [
        ("Phan Văn Giang", 2)
    ]


def test_the_title_counts_only_for_who_is_named_nowhere_else():
    title = ("title", "Đại tướng Phan Văn Giang tiếp Đại sứ Xiong Bo")
    assert counts("vi", title, "Đại tướng Phan Văn Giang cảm ơn Đại sứ.") == [
        ("Xiong Bo", 1),
        ("Phan Văn Giang", 1),
    ]


@pytest.mark.parametrize(
    ("text", "name", "count"),
    [
        (
            "Gen. Phan Van Giang arrived. Giang said he was glad. He told Giang's hosts so.",
            "Phan Van Giang",
            3,
        ),
        (
            "Minister Vugar Mustafayev came. Mustafayev underscored it, and Mustafayev left.",
            "Vugar Mustafayev",
            3,
        ),
        ("Yasar Guler, Turkish defence minister, spoke. Minister Guler left.", "Yasar Guler", 2),
        ("Minister Gen Nakatani spoke. Nakatani left with Minister Nakatani's aide.", "Gen Nakatani", 3),
        ("Minister Haluk Gorgun came. Mr. Görgün left.", "Haluk Gorgun", 2),
        ("Minister Zakir Hasanov came. Hasanov Zakir Asgar Oglu left.", "Hasanov Zakir Asgar Oglu", 2),
        ("President Ilham Aliyev came. President Ilham Aliev left.", "Ilham Aliyev", 2),
        ("George W. Bush spoke. President Bush waved. George Bush left.", "George W. Bush", 3),
        ("Hynek Burda led the team. Burda studied maps, and Burda was sure.", "Hynek Burda", 3),
    ],
)
def test_lone_and_varied_forms_belong_to_the_full_name(text, name, count):
    assert counts("en", text) == [(name, count)]


@pytest.mark.parametrize(
    ("text", "name", "count"),
    [
        (
            "Thượng tướng Zakir Hasanov tiếp đoàn. Hasanov nhấn mạnh. Bộ trưởng Hasanov cảm ơn.",
            "Zakir Hasanov",
            3,
        ),
        ("Bộ trưởng Vugar Mustafayev đến. Ông Mustafayevnhấn mạnh quan hệ.", "Vugar Mustafayev", 2),
        ("Ông Haluk Gorgun đến. Tiến sĩ Görgün cảm ơn.", "Haluk Gorgun", 2),
        ("Đại tướng Nguyễn Tân Cương đến. Đại tướng Tân Cương phát biểu.", "Nguyễn Tân Cương", 2),
        ("Anh Lê Văn Hùng kể. Tối ấy anh Hùng trực.", "Lê Văn Hùng", 2),
        ("Bộ trưởng Lee Jong Sup (Li Chông Sóp) đến. Bộ trưởng Lee Jong Sup cảm ơn.", "Lee Jong Sup", 2),
        ("ĐẠI TƯỚNG PHAN VĂN GIANG THĂM BAKU. Đại tướng Phan Văn Giang cảm ơn.", "Phan Văn Giang", 2),
        ("Đại tướng Phan Van Giang đến. Đại tướng Phan Văn Giang cảm ơn.", "Phan Văn Giang", 2),
        ("Tòa xử Đoàn Thị Hương. Luật sư của Đoàn Thị Hương Sau phiên tòa nói.", "Đoàn Thị Hương", 2),
    ],
)
def test_forms_of_one_person_in_vietnamese_text(text, name, count):
    assert counts("vi", text) == [(name, count)]


def test_two_candidates_mean_neither():
    text = "President Luong Cuong and Gen. Nguyen Tan Cuong attended. Cuong said the army was ready."
    assert counts("en", text) == [("Luong Cuong", 1), ("Nguyen Tan Cuong", 1)]


def test_marks_decide_between_two_candidates_where_they_are_written():
    text = "Chủ tịch nước Lương Cường và Đại tướng Nguyễn Tân Cương cùng dự. Ông Cương phát biểu."
    assert counts("vi", text) == [("Nguyễn Tân Cương", 2), ("Lương Cường", 1)]


def test_vietnamese_names_are_told_apart_by_every_syllable():
    text = "Ông Phạm Văn Giang gặp ông Phan Văn Giang và bà Phan Văn Giao."
    assert counts("vi", text) == [("Phạm Văn Giang", 1), ("Phan Văn Giang", 1), ("Phan Văn Giao", 1)]


def test_lone_vietnamese_given_names_without_a_full_name_are_nobody():
    assert counts("vi", "Ông Giang cảm ơn. Giang nói thêm.") == []
    assert counts("en", "Mr. Giang said so.") == []


def test_a_lone_foreign_surname_behind_a_post_is_a_person():
    assert counts("vi", "Bộ trưởng Hasanov cảm ơn. Bộ trưởng Hasanov ra về.") == [("Hasanov", 2)]
    assert counts("en", "President Biden spoke. President Biden left.") == [("Biden", 2)]


def test_a_run_of_capitals_alone_is_nobody():
    assert counts("en", "Elvie Pump is silent. It was made in Europe.") == []


def test_couples_are_two_people_and_their_surname_neither():
    text = "Barack Obama came with Michelle Obama. Obama waved."
    assert counts("en", text) == [("Barack Obama", 1), ("Michelle Obama", 1)]


def test_records_hold_spellings_posts_and_the_first_mention():
    written = page(
        ("title", "Phan Văn Giang thăm Baku"),
        "Đại tướng Phan Văn Giang đến Baku.",
        "Bộ trưởng Bộ Quốc phòng Phan Văn Giang gặp Thượng tướng Zakir Hasanov. Bộ trưởng Hasanov cảm ơn.",
    )
    people, facts, _ = read_people(written, "vi")
    giang, hasanov = people
    assert giang.key == "phan van giang"
    assert giang.native and not hasanov.native
    assert giang.posts == ("Bộ trưởng Bộ Quốc phòng", "Đại tướng")
    assert giang.start == written.text.index("Phan", written.text.index("\n"))
    assert hasanov.spellings == ("Zakir Hasanov", "Hasanov")
    assert [(fact.value, fact.role, written.text[fact.start : fact.end]) for fact in facts] == [
        ("Phan Văn Giang", "title", "Phan Văn Giang"),
        ("Phan Văn Giang", "body", "Phan Văn Giang"),
        ("Phan Văn Giang", "body", "Phan Văn Giang"),
        ("Zakir Hasanov", "body", "Zakir Hasanov"),
        ("Zakir Hasanov", "body", "Hasanov"),
    ]
    assert [fact.note for fact in facts] == [
        "",
        "Đại tướng",
        "Bộ trưởng Bộ Quốc phòng",
        "Thượng tướng",
        "Bộ trưởng",
    ]
    assert all(fact.kind == "person" and 0 < fact.confidence <= 1 for fact in facts)


def test_a_city_called_after_a_person_is_no_person():
    assert counts("vi", "Lễ diễn ra tại Hồ Chí Minh. Đoàn rời Hồ Chí Minh sáng nay.") == []
    named = "Lễ diễn ra tại Hồ Chí Minh. Chủ tịch Hồ Chí Minh đặt nền móng."
    assert counts("vi", named) == [("Hồ Chí Minh", 1)]


def test_an_empty_page_names_nobody():
    assert read_people(page(), "vi") == ((), (), ())
    assert read_people(page(""), "unknown") == ((), (), ())


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Zakir Hasanov", "Hasanov Zakir Asgar Oglu", True),
        ("Haluk Gorgun", "Haluk Görgün", True),
        ("Ilham Aliyev", "Ilham Aliev", True),
        ("Vugar Mustafayev", "Vugar Mustafaev", True),
        ("Donald Trump", "Donald J. Trump", True),
        ("G.P. Peterson", "G. P. Peterson", True),
        ("Sergei Shoigu", "Sergey Shoigu", True),
        ("Ilham Aliyev", "Heydar Aliyev", False),
        ("George H. W. Bush", "George W. Bush", False),
        ("Kim Jong Un", "Kim Jong Il", False),
        ("Zakir Hasanov", "Zakir Hasanli", False),
        ("Jason Karimov", "Jason Kerimova", False),
        ("Lee Jong Sup", "Lee Jae Yong", False),
    ],
)
def test_foreign_names(one, other, same):
    assert same_foreign(key_of(one), key_of(other)) is same
    assert same_foreign(key_of(other), key_of(one)) is same


def test_initials_are_the_full_names_first_letters():
    assert counts(
        "en",
        "Secretary Shri Arun Kumar Mehta called on Gen. Tran Minh Khoa.",
        "Shri A. K. Mehta planted a tree.",
    ) == [("Arun Kumar Mehta", 2), ("Tran Minh Khoa", 1)]
    assert same_foreign(key_of("A. K. Mehta"), key_of("Arun Kumar Mehta"))
    assert not same_foreign(key_of("A. B. Mehta"), key_of("Arun Kumar Mehta"))
    assert not same_foreign(key_of("A. Mehta"), key_of("Arun Kumar Mehta"))


def test_a_town_that_speaks_is_a_person():
    text = (
        "Deputy Minister Tran Chi Vinh met his guest. Vinh said the visit went well. They left for Vinh city."
    )
    assert counts("en", text) == [("Tran Chi Vinh", 2)]
