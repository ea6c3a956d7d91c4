"""Passages: which is shown, where it is cut, what is lit."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from defcorpus.search import parse
from defcorpus.search.query import Phrase, Word
from defcorpus.search.snippets import WIDTH, Snipper, Snippet
from defcorpus.text import normal, words
from defcorpus.text.terms import term

LONG = (
    "Trong chương trình làm việc, đoàn đã đến thăm một số cơ sở đào tạo và trung tâm huấn luyện của nước "
    "bạn. Đại diện hai bên ghi nhận những kết quả bước đầu. Tại buổi tiếp, Thượng tướng Lê Hải Nam nhấn "
    "mạnh vai trò của đối thoại. Phía bạn đề nghị sớm ký kế hoạch hợp tác, trong đó ưu tiên cứu hộ, cứu "
    "nạn và trao đổi học viên; hai bên cũng bàn về cuộc đối thoại chính sách quốc phòng lần tới, dự "
    "kiến mở vào mùa thu."
)


def best(query: str, *texts: str) -> Snippet:
    asked = parse(query)
    return Snipper((*asked.phrases, *asked.pairs), marked=asked.marked).best(texts)


def lit(snippet: Snippet) -> list[str]:
    return [snippet.text[start:end] for start, end in snippet.lit]


@pytest.mark.parametrize(
    ("query", "begins", "shown"),
    [
        ("doan", "Trong chương trình làm việc, đoàn", ["đoàn"]),
        ("le hai nam", "…", ["Lê Hải Nam"]),
        ('"doi thoai"', "…", ["đối thoại"]),
        ('"đối thoại chính sách"', "…", ["đối thoại chính sách"]),
        ("đối thoại quốc phòng", "…", ["đối thoại", "quốc phòng"]),
        ("thu", "…", ["thu"]),
        ("cuu*", "…", ["cứu", "cứu"]),
        ("hai OR nam", "…", ["Hải", "Nam"]),
    ],
)
def test_the_passage_holds_what_was_asked(query, begins, shown):
    snippet = best(query, LONG)
    assert snippet.text.startswith(begins)
    assert all(part in lit(snippet) for part in shown), lit(snippet)
    assert len(snippet.text) <= WIDTH + 2
    body = snippet.text.strip("…")
    assert body in LONG
    before, after = LONG.split(body, 1)
    assert not before or before[-1].isspace()
    assert not after or not after[0].isalnum()


def test_marks_that_were_typed_choose_the_passage():
    text = f"Các bạn bè đến dự. {'Lời dẫn dài. ' * 30}Họ bán vũ khí."
    assert lit(best("bán", text)) == ["bán"]
    assert lit(best("ban", text)) == ["bạn"]


def test_the_first_text_with_a_hit_is_taken():
    assert best("giang", "không có", "Tướng Giang đến").text == "Tướng Giang đến"
    assert best("giang", "", "không có", "cũng không") == Snippet("không có")
    assert best("giang") == Snippet("")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ông  Giang\n\nnói\tthêm", "Ông Giang nói thêm"),
        ("Ông\u00a0Giang nói", "Ông Giang nói"),
        ("x" * 500 + " Giang", "…Giang"),
        ("Giang " + "x" * 500, "Giang…"),
    ],
)
def test_a_snippet_is_one_line_cut_between_words(text, expected):
    snippet = best("giang", text)
    assert (snippet.text, lit(snippet)) == (expected, ["Giang"])


def test_a_hit_wider_than_a_snippet_is_whole():
    phrase = " ".join(f"từ{number}" for number in range(60))
    snippet = best(f'"{phrase}"', f"trước {phrase} sau")
    assert lit(snippet) == [phrase]


def test_a_text_without_spaces_is_cut_where_it_must_be():
    assert len(best("giang", "国防" * 300).text) == WIDTH + 1


@given(st.text(max_size=200), st.integers(0, 20))
def test_every_word_of_a_text_is_lit_when_asked_for(text, at):
    plain = normal(text)
    spans = words(plain)
    if not spans:
        return
    start, end = spans[at % len(spans)]
    snippet = Snipper([Phrase((Word(*term(plain[start:end])),))]).best([text])
    assert snippet.lit


@given(st.integers(0, len(LONG)), st.integers(1, 40))
def test_however_marks_are_composed_the_passage_is_the_same(start, length):
    query = " ".join(LONG[start : start + length].replace(".", " ").split())
    if not any(char.isalnum() for char in query):
        return
    composed = best(f'"{query}"', LONG)
    decomposed = best(f'"{query}"', unicodedata.normalize("NFD", LONG))
    assert unicodedata.normalize("NFC", decomposed.text) == composed.text
