"""The lexicon: learnt from pairs, crossed over folds, kept in a file, asked for renderings."""

import random

import pytest

from defcorpus.pairs import Lexicon, learn
from defcorpus.pairs.learning import learn_lexicon
from defcorpus.pairs.words.lexfile import LexiconError, is_lexicon, lexicon_text, parsed_lexicon
from defcorpus.pairs.words.lexicon import FOLDS, Row, fold_of, log_likelihood, reviewed
from defcorpus.pairs.words.phrases import english_key
from tests.pairs.goods import GOODS, notes


def taught(pairs):
    ordered = sorted(pairs, key=lambda pair: pair[0].key)
    every = [one for pair in pairs for one in pair]
    english = sorted((en for _, en in pairs), key=lambda one: one.key)
    return learn_lexicon(ordered, english, learn(every))


@pytest.fixture(scope="module")
def lexicon():
    return taught(notes())


@pytest.mark.parametrize(("vi", "en"), GOODS.items())
def test_words_are_learnt_from_the_pairs(lexicon, vi, en):
    assert lexicon.renderings(vi, "vi")[0].form == english_key(en)
    assert lexicon.renderings(en, "en")[0].form == vi
    assert english_key(en) in dict(lexicon.of("0" * 32)[vi])


def test_a_piece_of_a_word_is_no_word(lexicon):
    assert not {"cà", "phê", "cao", "hạt"} & {row.vi for row in lexicon.rows if sum(row.together)}


def test_renderings_are_counted(lexicon):
    best = lexicon.renderings("Xi măng", "vi")[0]
    assert best.times > 10
    assert 0.9 < best.share <= 1.0
    assert not best.reviewed


def test_reviewed_words_and_terms_have_renderings_without_learning():
    assert [one.form for one in Lexicon().renderings("an toàn", "vi")] == ["safe", "safety"]
    assert Lexicon().renderings("East Sea", "en")[0] == ("biển đông", 0, 0.0, True)
    assert Lexicon().renderings("nowhere to be found", "en") == ()


def test_the_order_of_pairs_changes_nothing():
    pairs = notes(40)
    mixed = pairs[:]
    random.Random(7).shuffle(mixed)
    assert taught(mixed) == taught(pairs)
    assert lexicon_text(taught(mixed)) == lexicon_text(taught(pairs))


def test_a_pair_does_not_teach_the_lexicon_that_scores_it():
    pairs = notes()
    whole = taught(pairs)
    vi, _ = pairs[0]
    others = taught([pair for pair in pairs if fold_of(pair[0].key) != fold_of(vi.key)])
    mine, theirs = whole.of(vi.key), others.of(vi.key)
    assert {p: mine[p] for p in GOODS} == {p: theirs[p] for p in GOODS}


def test_few_pairs_teach_nothing():
    assert taught(notes(10)).of("0" * 32) == reviewed()


@pytest.mark.parametrize(
    ("both", "one", "two", "units", "ratio"),
    [
        (10, 10, 10, 1000, 112.0),
        (1, 10, 100, 1000, 0.0),
        (0, 5, 5, 100, 0.0),
        (5, 5, 5, 5, 0.0),
        (3, 0, 0, 0, 0.0),
    ],
)
def test_log_likelihood(both, one, two, units, ratio):
    assert log_likelihood(both, one, two, units) == pytest.approx(ratio, abs=0.1)


def test_a_file_gives_back_what_was_learnt(lexicon):
    text = lexicon_text(lexicon)
    assert is_lexicon(text.encode())
    assert parsed_lexicon(text.encode()) == lexicon
    assert parsed_lexicon(("\ufeff" + text.replace("\n", "\r\n")).encode()) == lexicon
    assert (
        text.split("\n")[1]
        == "# attribution: counts from 80 pairs of articles, which belong to their publishers"
    )
    assert any(line.startswith("xi măng\tcement\t") for line in text.split("\n"))


def test_a_line_may_be_written_by_hand(lexicon):
    text = lexicon_text(lexicon) + "\n# of the house\nSà  Lan\tBarges\t40\t50\t45\t0\n"
    found = parsed_lexicon(text.encode())
    assert found.renderings("sà lan", "vi")[0].form == "barge"
    for fold in range(FOLDS):
        assert "sà lan" in found.of(f"{fold:08x}")


HEAD = """# defcorpus lexicon 1
# attribution: own
# pairs: 3
# sentences: 9
# english sentences: 9
vi\ten\ttogether\tof_vi\tof_en\tspread
"""


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("vi\ten\n", "it is no lexicon"),
        (HEAD.replace("lexicon 1", "lexicon 9"), "another version"),
        (HEAD.replace("# pairs: 3\n", ""), "no line says `# pairs:"),
        (HEAD.replace("9\n", "nine\n", 1), "line 4: 'nine' is no count"),
        (HEAD.replace("\tspread", ""), "line 6 must name the columns"),
        (HEAD.partition("vi\t")[0], "no line of columns"),
        (HEAD + "cảng\tport\t3\n", "line 7 has 3 fields, not 6"),
        (HEAD + "cảng\tport\t3\t4\t2\t5\n", "line 7: two phrases cannot stand together more often"),
        (HEAD + "cảng\tport\t-3\t4\t4\t5\n", "line 7: '-3' is no count"),
        (HEAD + "cảng\tport\t1+2\t4\t4\t5\n", "line 7: '1+2' has 2 counts, not 5"),
        (HEAD + "!\tport\t3\t4\t4\t5\n", "line 7 has no word on one side"),
        (
            HEAD + "cảng\tport\t3\t4\t4\t5\nCảng\tports\t3\t4\t4\t5\n",
            "line 8: cảng and port stand here twice",
        ),
    ],
)
def test_a_broken_file_is_told_by_its_line(text, said):
    with pytest.raises(LexiconError) as caught:
        parsed_lexicon(text.encode())
    assert said in caught.value.message


def test_a_file_in_another_encoding_is_told():
    with pytest.raises(LexiconError, match="not in UTF-8"):
        parsed_lexicon(HEAD.encode() + b"c\xe0ng\tport\t3\t4\t4\t5\n")


def test_a_row_without_folds_counts_for_all():
    rows = (Row("cầu tàu", "jetty", (0, 0, 0, 0, 0, 9), (0, 0, 0, 0, 0, 9), (0, 0, 0, 0, 0, 9)),)
    assert dict(Lexicon(rows, (0, 0, 0, 0, 0, 900)).of("0" * 32)["cầu tàu"])["jetty"] == 0.9
