from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from defcorpus.article import Location, Metadata
from defcorpus.reading.chrome.recurring import line_key, line_keys, packed, set_aside, unpacked
from defcorpus.reading.pages import divided, make_page

BODY = "Chiều nay, Bộ trưởng Bộ Quốc phòng đã tiếp đoàn đại biểu quân sự cấp cao nước bạn đến thăm Việt Nam."


def page(text: str):
    return make_page(Location("/a.txt", "/"), text, Metadata(), kind="text", encoding="utf-8")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Đọc nhiều", "ĐỌC NHIỀU"),
        ("Bình luận (0)", "Bình luận (125)"),
        ("Trang chủ  |  Thời sự", "Trang chủ | Thời sự"),
        ("Toà soạn và trị sự", "Tòa soạn và trị sự"),
        ("Đường dây nóng: 0912 000 111", "Đường dây nóng: 0987 654 321"),
    ],
)
def test_printings_of_one_line_share_a_key(one, other):
    assert line_key(one) is not None
    assert line_key(one) == line_key(other)


@pytest.mark.parametrize(
    ("one", "other"), [("Đọc nhiều", "Đọc nhiều nhất"), ("Ma", "Má"), ("Theo TTXVN", "Theo VOV")]
)
def test_other_lines_have_other_keys(one, other):
    assert line_key(one) != line_key(other)


@pytest.mark.parametrize(
    "line",
    [
        "",
        "12/10/2025",
        "* * *",
        "Hai bên nhất trí tăng cường hợp tác.",
        "The two sides agreed to step up cooperation.",
        "Kính thưa các đồng chí,",
        "a benefit enforceable at law;",
        "“Chúng tôi rất vui mừng.”",
        "x " * 120,
    ],
)
def test_sentences_and_what_has_no_word_never_recur(line):
    assert line_key(line) is None


@pytest.mark.parametrize(
    ("pattern", "taken"),
    [
        ("crbbrc", [0, 1, 4, 5]),  # from both edges, over what rules took
        ("bcb", []),  # one in the midst of the story stays
        ("bccb", []),
        ("bcccb", [1, 2, 3]),
        ("brcb", []),
        ("brc", [2]),
        ("cccc", [0, 1, 2, 3]),
        ("bbb", []),
        ("", []),
    ],
)
def test_only_edges_and_runs_are_set_aside(pattern, taken):
    texts = {"c": "Đọc nhiều", "b": BODY, "r": None}
    found = set_aside([texts[char] for char in pattern], frozenset({line_key("Đọc nhiều")}))
    assert found == [at for at in taken if pattern[at] == "c"]


def test_a_page_is_divided_anew_with_what_recurs():
    menu, foot = "Góc nhìn người lính biển", "Cổng của những người yêu biển"
    one = page(f"{menu}\n{BODY}\n{BODY[::-1]}\n{foot}\n")
    again = divided(one, frozenset({line_key(menu), line_key(foot)}))
    rules = {one.text[s.start : s.end]: (s.role, s.rule) for s in again.segments}
    assert rules[menu] == ("menu", "recurring")
    assert rules[foot] == ("share", "recurring")
    assert rules[BODY][0] == "body"
    assert divided(again, frozenset()) == one


def test_a_page_that_would_lose_almost_everything_keeps_it():
    lines = [f"Dòng ngắn thứ {word} của trang" for word in ("một", "hai", "ba", "tư", "năm")]
    one = page("\n".join(lines))
    again = divided(one, frozenset(line_keys(one).keys))
    assert [s.role for s in again.segments].count("body") == len(lines)


def test_copies_of_one_story_are_known():
    one, other = page(f"Đầu trang\n{BODY}\nCuối trang"), page(f"Trang khác\n{BODY}\nCuối trang")
    assert line_keys(one).story[0] == line_keys(other).story[0]
    assert set(line_keys(one).keys) & set(line_keys(other).keys) == {line_key("Cuối trang")}


@given(st.lists(st.integers(-(2**63), 2**63 - 1)))
def test_keys_come_out_as_they_went_in(keys):
    assert list(unpacked(packed(keys))) == keys


@given(st.text())
def test_any_page_has_keys(text):
    made = page(f"a{text}")
    if hasattr(made, "segments"):
        lines = line_keys(made)
        assert list(lines.keys) == sorted(set(lines.keys))
        assert divided(made, frozenset()) == made
