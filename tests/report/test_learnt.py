"""What a search across languages takes from a learnt lexicon: what asks for little else than the term."""

import pytest

from defcorpus.pairs.words.lexicon import FOLDS, Lexicon, Row
from defcorpus.report.matching.learnt import both_ways
from defcorpus.search import across, parse
from defcorpus.search.renderings import with_learnt


def counts(times):
    return (times, *(0,) * FOLDS)


def lexicon(*rows):
    made = (Row(vi, en, *map(counts, (both, of_vi, of_en))) for vi, en, both, of_vi, of_en in rows)
    return Lexicon(tuple(sorted(made)), counts(2_000))


@pytest.mark.parametrize(
    ("row", "there", "back"),
    [
        (("tàu cá", "fishing boat", 20, 24, 22), True, True),
        (("gặp gỡ", "exchange", 20, 24, 30), True, True),
        (("gặp gỡ chung", "exchange", 20, 24, 60), False, True),  # a word that stands for much else
        (("gặp gỡ", "shared exchange", 20, 80, 24), True, False),  # and a term that does
    ],
)
def test_a_rendering_must_be_as_close_as_it_is_frequent(row, there, back):
    found = both_ways(lexicon(row))
    assert (row[1] in found.get(row[0], ()), row[0] in found.get(row[1], ())) == (there, back)


def test_what_ends_inside_a_compound_is_no_term():
    found = both_ways(
        lexicon(("hợp tác liên", "joint work", 20, 22, 22), ("tàu hợp tác", "test", 20, 22, 22))
    )
    assert "hợp tác liên" not in found
    taught = lexicon(("tàu hợp tác", "pooled vessel", 20, 22, 22), ("tàu", "vessel", 90, 99, 99))
    assert "tàu hợp tác" in both_ways(taught)


def test_parts_of_a_term_are_asked_for_by_what_is_reviewed():
    learnt = with_learnt({"military zorb": ("zoóc quân sự",), "zorb": ("zoóc",)})
    asked = across(parse('"military zorb"'), learnt).query
    phrases = [" ".join(word.exact for word in phrase.words) for phrase in asked.phrases]
    assert phrases == ["military zorb", "zoóc quân sự"]


def test_a_part_of_a_reviewed_rendering_is_none():
    learnt = with_learnt({"công nghiệp quốc phòng": ("industry", "arms industry")})
    [(_, forms)] = across(parse('"công nghiệp quốc phòng"'), learnt).added
    assert "arms industry" in forms
    assert "industry" not in forms


@pytest.mark.parametrize(("together", "added"), [(50, False), (90, True)])
def test_what_is_reviewed_gets_only_what_is_said_of_it_more_often_than_not(together, added):
    # `huấn luyện` is reviewed for training: what often stands beside it is none of its renderings.
    found = both_ways(lexicon(("bãi zoóc", "training", together, together + 2, 120)))
    assert ("bãi zoóc" in found.get("training", ())) == added
    assert "training" in found["bãi zoóc"]


def test_a_known_word_is_no_form_of_another():
    [(_, forms)] = across(parse("training"), with_learnt({})).added
    assert "huấn luyện" in forms
    assert not {"tàu hỏa", "xe lửa", "tàu"} & {*forms}
