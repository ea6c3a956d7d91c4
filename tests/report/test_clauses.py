"""Clauses that only one of two tellings has, within sentences that say the same for the rest."""

import pytest

from defcorpus.report.comparing import compare
from defcorpus.report.comparing.clauses import clauses
from defcorpus.report.comparing.quoting import Reader
from defcorpus.report.comparing.sentences import sentences_of
from tests.report.test_alone import EN, VI
from tests.report.told import analysed, otherwise


def found(vi=VI, en=EN):
    return [d for d in compare(analysed(vi, "vi"), analysed(en, "en")).differences if d.kind == "clause"]


def test_a_free_translation_has_no_clause_more():
    assert found() == []


@pytest.mark.parametrize(
    ("old", "new", "clause"),
    [
        ("in Hanoi on June 4.", "in Hanoi on June 4, before a football match against Brno.", "football"),
        ("military \nmedicine", "military medicine", None),
        (
            "to visit Prague at the end of this year.",
            "to visit Prague at the end of this year, when 40 helicopters will fly over the old castle.",
            "when 40 helicopters will fly over the old castle",
        ),
        (
            "medicine.",
            "medicine, while farmers in Dong Nai keep waiting for vaccines against bird flu.",
            "while farmers in Dong Nai keep waiting for vaccines against bird flu",
        ),
        ("thanked his hosts for the reception", "thanked his Vietnamese hosts for the kind reception", None),
    ],
)
def test_a_clause_that_only_the_english_has(old, new, clause):
    en = EN.replace("military \nmedicine", "military medicine")
    told = found(en=otherwise(en, (old, new)) if old in en else en)
    if clause is None:
        assert told == []
    else:
        assert [clause in each.other for each in told] == [True], told


@pytest.mark.parametrize(
    ("old", "new", "clause"),
    [
        (
            "và hợp tác quân y.",
            "và hợp tác quân y, trong khi nông dân Đồng Nai chờ vắc xin cúm gia cầm.",
            "trong khi nông dân Đồng Nai chờ vắc xin cúm gia cầm",
        ),
        ("vào cuối năm nay.", "vào cuối năm nay, khi 40 trực thăng bay qua lâu đài cổ.", "40 trực thăng"),
    ],
)
def test_a_clause_that_only_the_vietnamese_has(old, new, clause):
    (each,) = found(otherwise(VI, (old, new)))
    assert each.which == "one" and clause in each.one
    assert each.one_quote.words == each.one
    assert each.other_quote is not None and each.other_quote.words == ""


def test_a_clause_told_otherwise_is_none_that_is_missing():
    vi = otherwise(VI, ("vào cuối năm nay.", "vào cuối năm nay, khi 40 trực thăng bay qua lâu đài cổ."))
    en = otherwise(
        EN, ("at the end of this year.", "at the end of this year, when 50 helicopters fly over the castle.")
    )
    assert found(vi, en) == []


def test_borders_stand_outside_of_names_and_numbers():
    article = analysed("Hai bên, gồm Bộ Giáo dục và Đào tạo, ký văn bản trị giá 2,8 tỷ đồng và về nước.", "a")
    side = Reader(article, sentences_of(article))
    text = article.page.text
    assert [text[part.start : part.end].strip(" ,.") for part in clauses(side, 0)][-1] == "và về nước"


def test_two_of_one_language_say_nothing_of_clauses():
    more = otherwise(VI, ("vào cuối năm nay.", "vào cuối năm nay, khi 40 trực thăng bay qua lâu đài cổ."))
    kinds = {each.kind for each in compare(analysed(VI, "a"), analysed(more, "b")).differences}
    assert "clause" not in kinds
