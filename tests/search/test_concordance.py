"""Concordance lines, passages and histograms: every hit once, in its place, in a settled order."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from defcorpus.corpus.records import PageText, Summary
from defcorpus.search import Match, concordance, in_order, parse, spans
from defcorpus.search.histogram import histogram
from defcorpus.search.kwic import narrowed, places
from defcorpus.search.passages import passages
from defcorpus.text.collate import collated


def summary(number=1, **given):
    fields = dict.fromkeys(Summary._fields)
    fields |= {
        "id": f"a{number}", "path": f"/a{number}", "key": f"k{number}", "lang": "vi", "title": "",
        "credits": (), "people": (), "countries": (), "words": 100, "kind": "article", "number": number,
        "date_inferred": False, "lang_shares": (), "title_derived": False,
    }  # fmt: skip
    return Summary(**(fields | given))


def page(*parts):
    text, segments = "", []
    for part in parts:
        role, words = ("body", part) if isinstance(part, str) else part
        segments.append((role, len(text), len(text) + len(words)))
        text += words + "\n"
    return PageText(text, tuple(segments))


def match(query, *parts, number=1, **given):
    found = page(*parts)
    return Match(summary(number, **given), found, 1.0, tuple(spans(parse(query), found)))


def lines(query, *parts, width=60):
    return [(line.left, line.hit, line.right) for line in concordance([match(query, *parts)], width)]


@pytest.mark.parametrize(
    ("query", "text", "expected"),
    [
        ("cảng", "Tàu cập cảng.", [("Tàu cập ", "cảng", ".")]),
        ("cang", "Cảng xa, cảng gần", [("", "Cảng", " xa, cảng gần"), ("Cảng xa, ", "cảng", " gần")]),
        ('"le minh"', "ông “Lê\nMinh” nói", [("ông “", "Lê Minh", "” nói")]),
        ("le minh tam", "Lê Minh Tám tới Minh Hải", [
            ("", "Lê Minh Tám", " tới Minh Hải"), ("Lê Minh Tám tới ", "Minh", " Hải")]),
        ("ha", "ha ha", [("", "ha", " ha"), ("ha ", "ha", "")]),
        ("tau OR cang", "tàu\ncảng", [("", "tàu", " cảng"), ("tàu ", "cảng", "")]),
        ("du*", "dự và dừng", [("", "dự", " và dừng"), ("dự và ", "dừng", "")]),
        ("novotni~", "ông Novotny", [("ông ", "Novotny", "")]),
    ],
)  # fmt: skip
def test_every_hit_has_its_line(query, text, expected):
    assert lines(query, text) == expected


def test_words_are_cut_whole_within_the_width():
    assert lines("giữa", "một hai ba bốn giữa năm sáu bảy tám", width=8) == [("ba bốn ", "giữa", " năm sáu")]
    (line,) = concordance([match("giữa", "một hai ba bốn giữa năm sáu bảy tám")])
    assert narrowed(line, 8, 4)[:3] == ("ba bốn ", "giữa", " năm")


def test_a_caption_between_two_parts_of_a_body_is_no_context():
    parts = ("tàu vào", ("caption", "Ảnh: bến cũ"), "cảng lớn")
    assert lines("vao", *parts) == [("tàu ", "vào", " cảng lớn")]
    assert lines("cang", *parts) == [("tàu vào ", "cảng", " lớn")]
    assert lines('"vao cang"', *parts) == [("tàu ", "vào cảng", " lớn")]


def test_a_title_is_no_context_of_the_body():
    assert lines("cang", ("title", "Vào cảng"), "Cảng lớn") == [("Vào ", "cảng", ""), ("", "Cảng", " lớn")]


def test_lines_say_where_they_are():
    (line,) = concordance([match("cang", "tàu vào\ncảng lớn", "hết")])
    assert (line.start, line.end, line.line, line.exact) == (8, 12, 2, False)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.sampled_from("tàu Cảng cang, bến – “cảng” \n xa".split(" ")), max_size=14), st.integers(1, 40)
)
def test_the_three_parts_are_the_text(words, width):
    text = " ".join(words)
    whole = " ".join(text.split())
    for left, hit, right in lines("cang", text, width=width):
        assert left + hit + right in whole
        assert len(left) <= width and len(right) <= width


@pytest.mark.parametrize("width", [1, 2, 40])
def test_blanks_before_the_first_word_are_nothing(width):
    assert lines("cang", " \n" * 200 + "Cảng", width=width) == [("", "Cảng", "")]
    [(left, _, _)] = lines("cang", "xa" + " \n" * 200 + "Cảng", width=width)
    assert "xa ".endswith(left) and (left == "xa " or width < 3)


def test_lines_are_sorted_by_the_nearest_word_first():
    texts = ("bên bộ quốc phòng", "ban bố quốc phòng", "bàn bộ quốc phòng", "bán bộ quốc phòng", "quốc phòng")
    found = [match('"quoc phong"', text, number=n) for n, text in enumerate(texts)]
    ordered = [line.left for line in in_order(concordance(found), "left")]
    assert ordered == ["", "ban bố ", "bàn bộ ", "bán bộ ", "bên bộ "]
    assert ordered == [line.left for line in in_order(concordance(found[::-1]), "left")]


def test_lines_are_sorted_by_what_follows_and_by_day():
    found = [
        match("hop", "hợp tác", number=1, date="2025-03"),
        match("hop", "hợp lực", number=2),
        match("hop", "hợp đồng", number=3, date="2024-12-30"),
    ]
    assert [line.right for line in in_order(concordance(found), "right")] == [" đồng", " lực", " tác"]
    assert [line.article.number for line in in_order(concordance(found), "date")] == [3, 1, 2]


def test_the_vietnamese_alphabet():
    words = "đa da dã dạ dà dá dả ân ăn an".split()
    assert sorted(words, key=collated) == "an ăn ân da dà dả dã dá dạ đa".split()


def test_a_passage_is_the_sentences_around():
    text = "Một câu. Tàu vào cảng. Hai câu. Ba câu. Tàu rời cảng. Hết."
    (first, last) = passages([match("tau", text)])
    assert (first.text, first.lit) == ("Tàu vào cảng.", ((0, 3),))
    assert last.text == "Tàu rời cảng."
    (one,) = passages([match("tau", text)], 1)
    assert one.text == text
    assert [one.text[a:b] for a, b in one.lit] == ["Tàu", "Tàu"]
    (first, second) = passages([match("tau", "Tàu đến. Một. Hai. Ba. Tàu đi.")], 1)
    assert (first.text, second.text) == ("Tàu đến. Một.", "Ba. Tàu đi.")


def test_a_passage_passes_over_a_caption():
    (found,) = passages([match("cang", "Tàu vào.\nCảng lớn.", ("caption", "Ảnh tư liệu"), "Tiếp.")], 1)
    assert found.text == "Tàu vào. Cảng lớn. Tiếp."
    assert found.line == 1


def test_months_without_hits_are_zero():
    found = [
        (summary(1, date="2024-11-05"), 2), (summary(2, date="2025-02"), 1),
        (summary(3, date="2025-02-03", event_date="2025-01-31"), 4), (summary(4), 1),
    ]  # fmt: skip
    bars = histogram(found, "month")
    assert [(bar.value, bar.articles, bar.hits) for bar in bars] == [
        ("2024-11", 1, 2), ("2024-12", 0, 0), ("2025-01", 1, 4), ("2025-02", 1, 1), ("undated", 1, 1),
    ]  # fmt: skip
    assert [bar.value for bar in histogram(found, "year")] == ["2024", "2025", "undated"]
    assert histogram([], "month") == []


def test_figures_are_relative_to_the_corpus():
    corpus = [summary(n, source="a" if n < 4 else "b", words=500) for n in range(8)]
    bars = histogram([(corpus[0], 3), (corpus[5], 1), (corpus[6], 1)], "source", corpus=corpus)
    assert [(bar.value, bar.per_thousand, bar.per_million) for bar in bars] == [
        ("a", 250.0, 1500.0), ("b", 500.0, 1000.0),
    ]  # fmt: skip
    assert histogram([(corpus[0], None)], "source")[0].per_thousand is None


def test_several_countries_count_each_and_names_can_be_joined():
    found = [(summary(1, countries=("CZ", "VN")), None), (summary(2, countries=("VN",)), None)]
    assert [(bar.value, bar.articles, bar.hits) for bar in histogram(found, "country")] == [
        ("VN", 2, None), ("CZ", 1, None),
    ]  # fmt: skip
    joined = histogram(found, "person", values=lambda article: ("Minh",))
    assert [(bar.value, bar.articles) for bar in joined] == [("Minh", 2)]


def test_hits_of_one_phrase_side_by_side_are_two():
    found = page("ha ha ha")
    assert len(places(found.text, spans(parse("ha"), found))) == 3
