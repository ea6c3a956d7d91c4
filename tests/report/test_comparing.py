"""Two articles beside each other: who is who, which sentences correspond, what differs."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from defcorpus.article import Person
from defcorpus.report.comparing import compare, correspondences
from defcorpus.report.comparing.correspond import linked
from defcorpus.report.comparing.differing import same_day
from defcorpus.report.comparing.numbers import Number, same_number, tens, written_out
from defcorpus.report.comparing.people import same_people
from defcorpus.report.comparing.posts import posts_of, ranks_of, same_post, same_rank
from defcorpus.report.comparing.records import Sentence
from defcorpus.report.comparing.sentences import sentences_of
from defcorpus.text import fold
from tests.report.told import EN, VI, analysed, otherwise


def compared(vi=VI, en=EN):
    return compare(analysed(vi, "vi"), analysed(en, "en"))


def told(found, *kinds):
    return [(d.kind, d.which, d.one, d.other) for d in found.differences if d.kind in kinds]


def one_of(name, *, native=False, posts=(), also=(), country=None):
    return Person(name, fold(name).replace("-", ""), 1, (name,), posts, native, 0, country, also)


# ---- people


@pytest.mark.parametrize(
    ("vi", "en", "same"),
    [
        (one_of("Nguyễn Văn Minh", native=True), one_of("Nguyen Van Minh", native=True), True),
        (one_of("Nguyễn Văn Minh", native=True), one_of("Minh", native=True), True),
        (one_of("Nguyễn Văn Minh", native=True), one_of("Nguyễn Văn Sơn", native=True), False),
        (one_of("Phạm Văn Minh", native=True), one_of("Phan Văn Minh", native=True), False),
        (one_of("Zakir Hasanov"), one_of("Hasanov Zakir Asgar Oglu"), True),
        (one_of("Pavel Novotny"), one_of("Novotny"), True),
        (one_of("Pavel Novotny"), one_of("Petr Novotny"), False),
        (one_of("Ilham Aliev"), one_of("Ilham Aliyev"), True),
        (one_of("Đổng Quân", native=True, also=("dong jun",)), one_of("Dong Jun"), True),
        (one_of("Ben Ua-lết-x", country="GB"), one_of("Ben Wallace", country="GB"), True),
        (one_of("Ben Ua-lết-x", country="GB"), one_of("Ben Wallace", country="US"), False),
        (one_of("Tea Banh"), one_of("Tea Seiha"), False),
    ],
)
def test_who_is_who(vi, en, same):
    from tests.pairs.helpers import article

    one, other = article("1", "vi", "a", people=(vi,)), article("2", "en", "b", people=(en,))
    assert same_people(one, other) == ([(vi, en)] if same else [])
    assert same_people(other, one) == ([(en, vi)] if same else [])


def test_two_who_may_be_meant_are_nobody():
    from tests.pairs.helpers import article

    one = article(
        "1", "vi", "a", people=(one_of("Lương Cường", native=True), one_of("Tân Cường", native=True))
    )
    other = article("2", "en", "b", people=(one_of("Cuong", native=True),))
    assert same_people(one, other) == []


# ---- ranks and posts


@pytest.mark.parametrize(
    ("posts", "ranks", "offices"),
    [
        (("Đại tướng",), {"general"}, set()),
        (("Bộ trưởng Bộ Quốc phòng",), set(), {"defence minister"}),
        (("Bộ trướng Quốc phòng",), set(), {"defence minister"}),
        (("Minister of National Defence", "Gen."), {"general"}, {"defence minister"}),
        (("Sen. Lt. Gen.", "Deputy Minister of National Defence"), {"senior lieutenant general"}, None),
        (("Sen. Lieut. Gen.",), {"senior lieutenant general"}, set()),
        (("late Presidents",), set(), {"president"}),
        (("lãnh đạo Bộ Công nghiệp", "Bộ trưởng Bộ Công nghiệp"), set(), {"minister"}),
        (("Trung tướng", "Phó Tổng Tham mưu trưởng"), {"lieutenant general"}, None),
        ((), set(), set()),
    ],
)
def test_ranks_and_posts_of_a_person(posts, ranks, offices):
    person = one_of("A B", posts=posts)
    assert set(ranks_of(person)) == ranks
    if offices is not None:
        assert set(posts_of(person)) == offices


@pytest.mark.parametrize(
    ("one", "other", "native", "same"),
    [
        ("general", "general", True, True),
        ("general", "lieutenant general", True, False),
        ("colonel general", "senior lieutenant general", False, True),
        ("senior lieutenant general", "colonel general", False, True),
        ("colonel general", "senior lieutenant general", True, False),
        ("senior colonel", "colonel", False, True),
        ("major general", "general", False, False),
    ],
)
def test_ranks_that_may_be_one(one, other, native, same):
    assert same_rank(one, other, native=native) is same


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("minister", "defence minister", True),
        ("deputy minister", "defence deputy minister", True),
        ("deputy minister", "minister", False),
        ("defence minister", "foreign minister", False),
        ("chairman", "president", True),
        ("vice president", "president", False),
    ],
)
def test_posts_that_may_be_one(one, other, same):
    assert same_post(one, other) is same and same_post(other, one) is same


# ---- numbers and days


@pytest.mark.parametrize(
    ("text", "lang", "values"),
    [
        ("hai nước và ba bên", "vi", {2.0, 3.0}),
        ("mười hai chiếc", "vi", {12.0}),
        ("lần thứ tư", "vi", {4.0}),
        ("the third of five ships", "en", {3.0, 5.0}),
        ("Twenty-one guns", "en", {20.0, 1.0}),
        ("someone often", "en", set()),
        ("trois navires", "other", set()),
    ],
)
def test_numbers_written_out(text, lang, values):
    assert written_out(text, lang) == values


@pytest.mark.parametrize(
    ("value", "parts"), [(45, [40, 5]), (40, [40]), (12, [12]), (2.5, [2.5]), (250, [250])]
)
def test_parts_of_a_number_written_out(value, parts):
    assert list(tens(value)) == parts


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ((45, "person"), (45, "soldier"), True),
        ((45, None), (45, "soldier"), True),
        ((45, "USD"), (45, "VND"), False),
        ((45, None), (46, None), False),
    ],
)
def test_numbers_that_may_be_one(one, other, same):
    assert same_number(Number(*one, 0, 1), Number(*other, 5, 6)) is same


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("2025-05-07", "2025-05-07", True),
        ("2025-05", "2025-05-07", True),
        ("2025", "2025-05", True),
        ("2025", "2025-05-07", False),
        ("--05-07", "2025-05-07", True),
        ("--05-08", "2025-05-07", False),
        ("2025-05-08", "2025-05-07", False),
        ("2025-09-10/2025-09-11", "2025-09-11", True),
        ("2025-09-10/2025-09-11", "2025-09-12", False),
        ("2024", "2025", False),
    ],
)
def test_days_that_may_be_one(one, other, same):
    assert same_day(one, other) is same and same_day(other, one) is same


# ---- what differs


def test_a_translation_differs_in_nothing():
    found = compared()
    assert found.differences == ()
    assert found.shares == (1.0, 1.0)
    rows = {(row.kind, row.key) for row in found.rows}
    assert {("person", "nguyen van minh"), ("person", "pavel novotny"), ("country", "CZ")} <= rows
    assert ("number", "2.8e+09 USD") in rows or any(row.kind == "number" for row in found.rows)


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("training 45 pilots", "training 54 pilots", ("number", "otherwise", "45", "54")),
        ("training 45 pilots", "training pilots", ("number", "one", "45", None)),
        ("training 45 pilots", "training forty-five pilots", None),
        ("USD 2.8 billion", "USD 2.3 billion", ("number", "otherwise", "2,8 tỷ USD", "USD 2.3 billion")),
        ("USD 2.8 billion", "VND 2.8 billion", ("number", "otherwise", "2,8 tỷ USD", "VND 2.8 billion")),
        (
            "to Prague at the end of 2024",
            "to Prague at the end of 2025",
            ("date", "otherwise", "2024", "2025"),
        ),
        ("to Prague at", "to Warsaw at", ("place", "otherwise", "Praha", "Warsaw")),
        (
            "General Nguyen",
            "Lieutenant General Nguyen",
            ("rank", "otherwise", "Đại tướng", "Lieutenant General"),
        ),
        ("Minister Pavel", "Deputy Minister Pavel", ("post", "otherwise")),
        ("Pavel Novotny", "Karel Havlicek", ("person", "otherwise")),
        ("on March 12", "on March 13", ("day", "otherwise", "2024-03-12", "2024-03-13")),
        (" date 2024-03-12", " date 2024-03-13", ("published", "otherwise", "2024-03-12", "2024-03-13")),
    ],
)
def test_what_differs(old, new, expected):
    found = compared(en=otherwise(EN, (old, new)))
    kinds = {expected[0]} if expected else {"number", "person", "rank", "post", "country"}
    rows = told(found, *kinds)
    if expected is None:
        assert rows == []
    else:
        assert any(row[: len(expected)] == expected for row in rows), found.differences


def test_what_differs_is_quoted_with_the_sentence_in_its_place():
    found = compared(en=otherwise(EN, ("training 45 pilots", "training pilots")))
    (each,) = [d for d in found.differences if d.kind == "number"]
    assert each.one_quote.words == "45" and each.one_quote.text.startswith("Hai bên bàn")
    assert each.other_quote.words == "" and each.other_quote.text.startswith("The two sides discussed")


def test_sentences_that_only_one_has():
    more = "\nThe visit closed with a concert by the army choir at the opera house, local residents said.\n"
    found = compared(en=EN + more)
    assert [(d.which, d.other) for d in found.differences if d.kind == "sentence"] == [
        ("other", more.strip())
    ]
    assert found.shares[0] == 1.0 > found.shares[1]


def test_a_foreigner_s_rank_may_be_rendered_otherwise():
    vi = otherwise(VI, ("Bộ trưởng Quốc phòng Séc Pavel", "Thượng tướng Pavel"))
    en = otherwise(EN, ("Czech Defence Minister Pavel", "Czech Colonel General Pavel"))
    assert told(compared(vi, en), "rank") == []


def test_one_of_several_keeps_the_post_of_all():
    vi = "Ngày 5/3, Chủ tịch Hồ Chí Minh và cố Tổng thống Heydar Aliyev được nhắc đến tại hội đàm ở Hà Nội."
    en = (
        "On March 5, the late Presidents Ho Chi Minh and Heydar Aliyev were remembered at the talks in Hanoi."
    )
    assert told(compared(vi, en), "post") == []


@pytest.mark.parametrize("head", ["Hanoi (VNA) – ", "HANOI — ", "HANOI, March 12 (VNA) - "])
def test_where_an_agency_writes_from_is_no_place_of_the_story(head):
    vi = otherwise(VI, ("tại Hà Nội, ", ""))
    en = otherwise(EN, ("in Hanoi ", ""), ("\n\nGeneral", f"\n\n{head}General"))
    assert told(compared(vi, en), "place", "organisation") == []


def test_what_an_agency_writes_from_is_given_all_the_same():
    en = otherwise(EN, ("in Hanoi ", ""), ("\n\nGeneral", "\n\nHANOI — General"))
    assert told(compared(VI, en), "place") == []


def test_two_of_one_language():
    other = otherwise(VI, ("45 phi công", "54 phi công"), ("2,8 tỷ", "2,3 tỷ"))
    found = compare(analysed(VI, "a"), analysed(other, "b"))
    assert {(d.kind, d.which, d.one) for d in found.differences} == {
        ("number", "otherwise", "45"),
        ("number", "otherwise", "2,8 tỷ USD"),
    }
    assert all(link.score > 0.5 for link in found.links)


def test_the_same_from_the_other_side():
    en = otherwise(
        EN, ("training 45 pilots", "training 54 pilots"), ("in Hanoi ", ""), ("worth USD 2.8 billion", "")
    )
    turned = {"one": "other", "other": "one", "otherwise": "otherwise"}
    there = compare(analysed(VI, "vi"), analysed(en, "en"))
    back = compare(analysed(en, "en"), analysed(VI, "vi"))
    mirrored = {(d.kind, turned[d.which], d.other, d.one) for d in back.differences}
    assert {(d.kind, d.which, d.one, d.other) for d in there.differences} == mirrored


def test_digests_empty_and_strange_pages():
    for one in (
        analysed("Tin.", "x"),
        analysed("A. b? C!\n\n1 2 3", "y"),
        analysed("\x1b[31m\x07 5/3 Hà Nội\n" * 3, "z"),
    ):
        for other in (analysed(EN, "en"), analysed("News", "w")):
            found = compare(one, other)
            assert found.rows[0].kind == "title"


# ---- sentences


def texts(article, places):
    sentences = sentences_of(article)
    return [sentences[at].line for at in places]


def test_order_may_be_turned_round():
    vi, en = VI.split("\n\n"), EN.split("\n\n")
    turned = "\n\n".join([en[0], *reversed([part.strip() for part in en[1:]])])
    one, other = analysed("\n\n".join(vi), "vi"), analysed(turned, "en")
    found = {texts(one, link.one)[0][:12]: texts(other, link.other) for link in correspondences(one, other)}
    assert found["Hai bên bàn "][0].startswith("The two sides")
    assert found["Bộ trưởng Pa"][0].startswith("Minister Pavel")


def test_one_sentence_is_two_in_the_other():
    one, other = analysed(VI, "vi"), analysed(EN, "en")
    first = next(link for link in correspondences(one, other) if len(link.other) > 1)
    assert [text[:14] for text in texts(other, first.other)] == ["General Nguyen", "The guest is v"]


def made(*sizes):
    at, found = 0, []
    for size in sizes:
        found.append(Sentence(at, at + size, "body", "x" * size))
        at += size + 1
    return found


def test_what_is_left_between_two_links_is_one_by_its_place():
    named = [{"n:1"}, set(), {"n:3"}], [{"n:1"}, set(), {"n:3"}]
    assert [(link.one, link.other) for link in linked((made(9, 9, 9), made(9, 9, 9)), named)] == [
        ((0,), (0,)), ((1,), (1,)), ((2,), (2,)),
    ]  # fmt: skip
    much_longer = made(9, 99, 9)
    assert len(linked((made(9, 9, 9), much_longer), named)) == 2
    against = [{"n:1"}, {"n:7"}, {"n:3"}], [{"n:1"}, {"n:8"}, {"n:3"}]
    assert len(linked((made(9, 9, 9), made(9, 9, 9)), against)) == 2


_KEYS = st.sets(st.sampled_from(["P:a", "P:b", "c:CZ", "g:talks", "n:5", "d:--03-12", "w:f-16"]), max_size=4)


@given(st.lists(_KEYS, max_size=6), st.lists(_KEYS, max_size=6))
def test_every_sentence_is_linked_at_most_once(one, other):
    sides = made(*[9] * len(one)), made(*[9] * len(other))
    links = linked(sides, (one, other))
    for side in (0, 1):
        places = [at for link in links for at in (link.other if side else link.one)]
        assert len(places) == len(set(places)) and set(places) <= set(range(len((one, other)[side])))
    assert links == linked(sides, (one, other))
    assert all(0 <= link.score <= 1 for link in links)


def test_all_sentences_in_turn():
    en = EN.replace("The two sides", "A choir sang at length for everyone in the hall.\n\nThe two sides")
    found = compared(en=en)
    one = [at for link in found.in_turn for at in link.one]
    other = [at for link in found.in_turn for at in link.other]
    assert sorted(one) == list(range(len(found.sentences[0])))
    assert sorted(other) == list(range(len(found.sentences[1])))
    assert one == sorted(one)
