"""The second pass: close calls are asked about with the lexicon, and only they."""

import random
from dataclasses import replace

import numpy as np
import pytest

from defcorpus.pairs import Lexicon, Model, explain, features, learn, match
from defcorpus.pairs import weights as w
from defcorpus.pairs.words.lexicon import Row
from defcorpus.pairs.words.second import close_calls, expected, lexicon_row, told
from tests.pairs.goods import notes
from tests.pairs.helpers import article


@pytest.mark.parametrize(
    ("weight", "ahead", "close"),
    [
        (20.0, 10.0, False),  # sure, and far ahead
        (20.0, 1.0, True),  # sure, but for its rival
        (20.0, -1.0, True),
        (20.0, -9.0, False),  # far behind
        (0.0, 9.0, True),
        (w.THRESHOLD + w.CLOSE_FROM, 0.0, True),
        (w.THRESHOLD + w.CLOSE_FROM - 0.1, 9.0, False),
    ],
)
def test_what_is_a_close_call(weight, ahead, close):
    found = close_calls(np.array([(0, 0), (0, 1)]), np.array([weight, weight - ahead]), w.THRESHOLD)
    assert (0 in found) is close


def test_rivals_within_the_margin_are_asked_about_both():
    pairs = np.array([(0, 0), (0, 1), (1, 1), (2, 2), (2, 3), (3, 4)])
    assert close_calls(pairs, np.array([30.0, 28.0, 5.0, 30.0, 3.0, -30.0]), 4.0) == [0, 1]
    assert close_calls(pairs[2:3], np.array([4.0]), 4.0) == [0]
    assert close_calls(pairs[:2], np.array([7.0, 7.0]), 4.0) == [0, 1]
    assert close_calls(pairs[:0], np.zeros(0), 4.0) == []


def lexicon(*words, together=20, spread=5):
    counts = (0, 0, 0, 0, 0, together)
    rows = sorted(Row(vi, en, counts, counts, counts, spread) for vi, en in words)
    return Lexicon(tuple(rows), (0, 0, 0, 0, 0, 2_000), 2_000)


def both(vi, en):
    return features(article("v", "vi", vi)), features(article("e", "en", en))


VI = "Kho Alden nhận dệt may.\nTàu Orion rời Berrow với hạt tiêu, cà phê."
EN = "The Alden store took in textiles.\nThe Orion left Berrow with pepper, coffee."
WORDS = (("dệt may", "textile"), ("hạt tiêu", "pepper"), ("tôm", "prawn"), ("cà phê", "coffee"))


def test_words_on_both_sides_are_quoted():
    vi, en = both(VI, EN)
    row = lexicon_row(expected(vi, lexicon(*WORDS)), told(en), lexicon(*WORDS))
    assert (row.kind, row.vi, row.en) == ("lexicon", "dệt may; hạt tiêu", "textile; pepper")
    assert row.weight > 1.0


def test_words_that_are_lacking_speak_against():
    vi, en = both(VI, "A week without news in Corvo.\nIt rained.")
    row = lexicon_row(expected(vi, lexicon(*WORDS)), told(en), lexicon(*WORDS))
    assert row.weight < 0.0
    assert (row.vi, row.en, row.note) == ("", "", "no word corresponds")


@pytest.mark.parametrize("sentences", [1, 500, 100_000])
def test_a_very_long_article_lacks_words_as_a_short_one_does(sentences):
    """In so many sentences every phrase may stand by chance: the chance that none does rounds to nothing."""
    vi, en = both(VI, EN)
    want = expected(vi, lexicon(*WORDS))
    bare = replace(told(en), phrases=frozenset(), sentences=sentences)
    row = lexicon_row(want, bare, lexicon(*WORDS))
    assert row.weight < 0 and row.note == "no word corresponds"
    whole = replace(told(en), sentences=sentences)
    assert lexicon_row(want, whole, lexicon(*WORDS)).weight > row.weight


def test_what_the_first_pass_counts_is_not_counted_again():
    vi, _ = both(VI, EN)
    assert "g:coffee" in vi.terms
    assert "coffee" not in expected(vi, lexicon(*WORDS)).chances


def test_a_close_call_has_the_line_and_adds_up():
    vi, en = both("Kho nhận dệt may.\nTàu chở hạt tiêu.", "The store took in textiles.\nPepper was shipped.")
    model = learn([vi, en])
    before, after = explain(vi, en, model), explain(vi, en, model.with_lexicon(lexicon(*WORDS)))
    (line,) = (row for row in after.evidence if row.kind == "lexicon")
    assert after.weight == pytest.approx(sum(row.weight for row in after.evidence), abs=1e-6)
    assert line.weight > 0.0
    assert "lexicon" not in {row.kind for row in before.evidence}


def test_the_order_of_articles_changes_nothing():
    every = [one for pair in notes(40) for one in pair]
    mixed = every[:]
    random.Random(3).shuffle(mixed)
    one, two = match(every), match(mixed)
    assert one == two
    assert one.model == two.model


def test_what_was_learnt_once_gives_the_same_again():
    every = [one for pair in notes(40) for one in pair]
    first = match(every)
    assert first.model.lexicon.pairs >= 20
    assert Model.from_bytes(first.model.to_bytes()).lexicon == first.model.lexicon
    again = match(every, first.model)
    assert (again.pairs, again.reviews, again.unpaired) == (first.pairs, first.reviews, first.unpaired)
