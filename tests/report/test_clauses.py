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
        (
            "in Hanoi on June 4.",
            "in Hanoi on June 4, before a football match against students of Brno.",
            "football",
        ),
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


# ---- what tells nothing by itself


@pytest.mark.parametrize("head", ["PRAGUE, March 13 – ", "Prague, March 13 (CTK) -- "])
def test_the_day_of_a_dateline_alone_is_no_difference(head):
    from tests.report import told

    en = otherwise(told.EN, (" date 2024-03-12 ", ""), ("\n\nGeneral", f"\n\n{head}General"))
    days = [d for d in compare(analysed(told.VI, "vi"), analysed(en, "en")).differences if d.kind == "date"]
    assert days == []


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("Prague Defence Monitor, Saturday June 28, 2025", True),
        ("28 June 2025", True),
        ("The two sides met on June 28, 2025.", False),
    ],
)
def test_a_masthead_with_its_day_is_none_of_the_story(line, said):
    from defcorpus.report.comparing.imprint import is_imprint

    assert is_imprint(line) is said


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("fixed in version 2.4.31-2+deb7u1.", {"2.4.31-2+deb7u1"}),
        ("The 25-minute flight of a Su-30MK2 on the 75th day", {"Su-30MK2"}),
        ("20/11, 30 km, 45 tỷ", set()),
    ],
)
def test_what_is_written_of_letters_and_digits(text, codes):
    from defcorpus.report.comparing.covering import _codes

    assert _codes(text) == codes


def test_a_rank_in_full_and_then_in_short_is_one():
    more = "\nGeneral Hai also asked after the pilots, General Hai said.\n"
    en = otherwise(EN, ("to \nvisit Prague", "to visit Prague")) if "to \nvisit Prague" in EN else EN
    ranks = [
        d for d in compare(analysed(VI, "vi"), analysed(en + more, "en")).differences if d.kind == "rank"
    ]
    assert ranks == []


def test_what_is_never_forgotten_is_no_denial():
    vi = otherwise(VI, ("cảm ơn sự đón tiếp", "nhấn mạnh luôn ghi nhớ sự đón tiếp"))
    en = otherwise(EN, ("thanked his hosts for the reception", "said he would never forget the reception"))
    kinds = {d.kind for d in compare(analysed(vi, "vi"), analysed(en, "en")).differences}
    assert "negation" not in kinds
