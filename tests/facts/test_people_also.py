"""Other keys of a person: Sino-Vietnamese and pinyin, spellings in brackets."""

import itertools

import pytest

from defcorpus.facts.people.also import other_keys, readings
from defcorpus.facts.people.match import key_of
from defcorpus.facts.people.read import read_people
from defcorpus.knowledge import table
from defcorpus.text import fold
from tests.facts.pages import page

KNOWN = [
    ("Đổng Quân", "Dong Jun"),
    ("Hùng Ba", "Xiong Bo"),
    ("Hà Vĩ", "He Wei"),
    ("Tập Cận Bình", "Xi Jinping"),
    ("Lý Thượng Phúc", "Li Shangfu"),
    ("Ngụy Phượng Hòa", "Wei Fenghe"),
    ("Trương Hựu Hiệp", "Zhang Youxia"),
    ("Vương Nghị", "Wang Yi"),
    ("Uông Văn Bân", "Wang Wenbin"),
    ("Lý Hiển Long", "Lee Hsien Loong"),
]


@pytest.mark.parametrize(("vi", "en"), KNOWN)
def test_known_people_have_each_others_key(vi, en):
    assert key_of(en) in other_keys(vi, key_of(vi), True, None, ())
    assert key_of(vi) in other_keys(en, key_of(en), False, None, ())


@pytest.mark.parametrize(
    ("vi", "pinyin"),
    [
        ("Vương Lệ Hà", "wang lixia"),
        ("Trần Kiến Quốc", "chen jianguo"),
        ("Lưu Hiểu Minh", "liu xiaoming"),
        ("Chu Quốc Cường", "zhou guoqiang"),
        ("Tăng Văn Huy", "zeng wenhui"),
    ],
)
def test_names_are_read_by_syllables_where_the_post_is_chinese(vi, pinyin):
    assert pinyin in other_keys(vi, key_of(vi), True, "CN", ())
    assert other_keys(vi, key_of(vi), True, None, ()) == ()
    assert other_keys(vi, key_of(vi), True, "VN", ()) == ()


def test_readings_are_few_and_never_of_half_a_name():
    assert all(len(readings(form)) <= 8 for form, *_ in table("sino_names"))
    assert readings("Vương Xyz") == [] and readings("Vương") == []


def test_a_page_says_both_keys():
    text = "Bộ trưởng Bộ Quốc phòng Trung Quốc Đổng Quân tiếp Đại sứ."
    (one,) = read_people(page(text), "vi").people
    assert (one.key, one.country, one.also) == ("dong quan", "CN", ("dong jun",))


@pytest.mark.parametrize(
    ("text", "key", "also"),
    [
        ("Bộ trưởng Quốc phòng Anh Ben Ua-lết-x (Ben Wallace) hội đàm.", "ben ualetx", ("ben wallace",)),
        ("Bộ trưởng Lee Jong Sup (Li Chông Sóp) đến.", "lee jong sup", ("li chong sop",)),
        ("Bộ trưởng Xéc-gây Sôi-gu (Sergei Shoigu) đến.", "xecgay soigu", ("sergei shoigu",)),
    ],
)
def test_a_spelling_in_brackets_is_another_key(text, key, also):
    (one,) = read_people(page(text), "vi").people
    assert (one.key, one.also) == (key, also)


def test_the_table_of_known_names_holds_enough_of_both_kinds():
    kinds = [kind for *_, kind in table("sino_names")]
    assert kinds.count("person") >= 150 and kinds.count("place") >= 80


def test_known_names_in_pinyin_are_what_their_syllables_say():
    """Own spellings (Lee, Tsai, Sun Yat-sen) aside, a known name is one of its syllables' readings."""
    syllables: dict[str, set[str]] = {}
    for form, pinyin in table("sino_syllables"):
        syllables.setdefault(form, set()).add(pinyin)
    people = [(form, name) for form, name, kind in table("sino_names") if kind == "person"]
    told = 0
    for form, name in people:
        known = [syllables.get(part, set()) for part in form.lower().split()]
        told += fold(name).replace(" ", "") in map("".join, itertools.product(*known))
    assert told >= 0.85 * len(people)
