"""The measuring script's own parts: what it calls alike, what it plants, how it counts."""

import random
import re
import sys
from collections import Counter
from itertools import combinations
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[2] / "benchmarks"))
from bases import base_texts
from draw import BANDS, draw, write_pairs
from formulas import Filler, formulas
from grams import overlaps, unlike, words
from own import pairs_of
from planted import ONE, SHARES, Corpus, plant
from scores import score

from defcorpus.dedup import Group, Member


def made_up(count: int, seed: int = 0) -> list[str]:
    chance = random.Random(seed)
    letters = "bcdghlmnrstv"
    known = ["".join(chance.choice(letters) + chance.choice("aeiou") for _ in range(3)) for _ in range(900)]
    texts = []
    for _ in range(count):
        told = []
        for _ in range(chance.randrange(15, 40)):
            sentence = chance.choices(known, k=chance.randrange(8, 20))
            for _ in range(2):
                sentence[chance.randrange(1, len(sentence))] = chance.choice(known).capitalize()
            sentence[-2] = str(chance.randrange(100))
            sentence[0] = sentence[0].capitalize()
            told.append(" ".join(sentence) + ".")
        texts.append(" ".join(told))
    return texts


def grams(text: str) -> set[tuple[str, ...]]:
    found = words(text)
    return {tuple(found[at : at + 5]) for at in range(len(found) - 4)}


@pytest.fixture(scope="module")
def real() -> list[str]:
    return made_up(260)


@pytest.fixture(scope="module")
def corpus(real: list[str]) -> Corpus:
    return plant(real, 700, 1)


def test_every_shared_run_of_five_words_is_counted():
    texts = made_up(30)
    texts += [texts[0], texts[1] + " " + texts[2], texts[3][:200], texts[4][100:], "one two three four", ""]
    found = {(pair.first, pair.second): pair for pair in overlaps(texts, 0.05)}
    sets = list(map(grams, texts))
    for one, two in combinations(range(len(texts)), 2):
        shared = len(sets[one] & sets[two])
        if shared and shared >= 0.05 * min(len(sets[one]), len(sets[two])):
            pair = found.pop((one, two))
            assert (pair.shared, pair.of_first, pair.of_second) == (shared, len(sets[one]), len(sets[two]))
            assert pair.jaccard == shared / len(sets[one] | sets[two])
    assert not found


def test_marks_written_otherwise_and_capitals_are_no_difference():
    (pair,) = overlaps(["Hòa bình và ổn định lâu dài", "HÒA BÌNH VÀ ỔN ĐỊNH LÂU DÀI"], 0.1)
    assert pair.jaccard == 1


def test_a_short_text_inside_a_long_one_is_alike_whichever_comes_first():
    long = made_up(1)[0]
    short = " ".join(long.split()[:30])
    assert unlike([long, short]) == unlike([short, long]) == [0]


def test_texts_put_together_are_unlike_each_other(real):
    base = base_texts(real, 400, random.Random(1))
    assert len(base) == 400 == len(unlike(base))
    assert all(pair.containment <= 0.1 for pair in overlaps(base, 0.01))


def test_the_mean_size_is_kept_to(real):
    corpus = plant(real, 700, 1, 2000)
    assert 1600 < sum(len(text.encode()) for text in corpus.texts) / 700 < 2400


def test_a_seed_gives_one_corpus(real, corpus):
    assert plant(real, 700, 1) == corpus
    assert plant(real, 700, 2).texts != corpus.texts


def test_the_size_and_the_shares_are_kept_to(corpus):
    assert len(corpus.texts) == len(corpus.kinds) == len(corpus.dates) == 700
    kinds = Counter(corpus.truth.values())
    for kind in ("exact", "NFD", "edit 30 %", "rewritten", "chrome", "cut to 30 %", "recurring"):
        assert kinds[kind] == round(0.014 * 700)
    assert kinds["joined"] == 2 * round(SHARES["joined"] * 700)
    assert kinds["digest"] == 3 * round(SHARES["digest"] * 700)
    assert all(kinds[kind] == round(SHARES[kind] * 700) for kind in ONE)


def test_only_planted_pairs_are_alike(corpus):
    chrome = {"chrome", "cluster"}
    for pair in overlaps(corpus.texts, 0.3):
        kinds = {corpus.kinds[pair.first], corpus.kinds[pair.second]}
        planted = (pair.first, pair.second) in corpus.truth
        assert planted or kinds == {"template"} or kinds <= chrome, kinds


def test_recurring_texts_lie_a_month_apart_and_copies_do_not(corpus):
    from draw import days_apart

    for (one, two), kind in corpus.truth.items():
        gap = days_apart(corpus.dates[one], corpus.dates[two])
        if kind not in ONE:
            assert gap is not None
            assert gap >= 30 if kind.startswith("recurring") else gap < 30


def test_a_corpus_is_read_as_written(corpus, tmp_path):
    corpus.write(tmp_path)
    assert Corpus.read(tmp_path) == corpus


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_templates_are_filled_with_other_facts(lang):
    filler = Filler(lang, made_up(40), random.Random(1))
    texts = filler.templates(60)
    assert len(set(texts)) == 60
    assert len(formulas(lang)) >= 5
    assert not any("{" in text for text in texts)
    for _ in range(20):
        one, two = filler.one_fact()
        assert one != two
        one, two = filler.one_month()
        assert one != two
        assert len({re.sub(r"(?<=\d)/\d+|[A-Z][a-z]+ (?=\d)", "", text) for text in (one, two)}) == 1


def test_what_is_found_is_counted_by_kind():
    corpus = Corpus()
    for at, kind in enumerate(["base", "base", "template", "template", "template", "template"]):
        corpus.add(str(at), kind, None)
    corpus.add("", "edit 10 %", None, 0)
    corpus.add("", "joined", None, 0, 1)
    corpus.add("", "recurring", None, 1)
    corpus.truth[4, 5] = "one month"
    found = {
        (0, 6): "near",
        (0, 7): "first",
        (1, 7): "second",
        (1, 8): "near",
        (2, 3): "near",
        (4, 5): "near",
    }
    result = score(corpus, found | {(2, 4): "recurring", (0, 1): "near"})
    assert dict(result.hits) == {"edit 10 %": 1, "joined": 1}
    assert (result.mistaken, result.one["one month"], result.again, result.templates) == (2, 1, 1, 1)
    assert result.recall == 2 / 4
    assert result.precision() == 2 / 6
    assert result.precision(templates=False) == 2 / 5


def test_a_tool_without_relations_is_given_every_true_pair():
    corpus = Corpus()
    corpus.add("", "base", None)
    corpus.add("", "recurring", None, 0)
    assert score(corpus, {(0, 1): "like"}).f1 == 1


def test_a_group_says_its_pairs():
    def member(id_: str, relation: str) -> Member:
        return Member(id_, "", "", None, None, relation, 1.0, "")  # type: ignore[arg-type]

    members = (member("b", "exact"), member("c", "near"), member("d", "contains"), member("e", "recurring"))
    group = Group("a", "", "", None, None, members)
    assert set(pairs_of([group])) == {
        ("a", "b", "exact"), ("a", "c", "near"), ("b", "c", "near"),
        ("a", "d", "first"), ("b", "d", "first"), ("c", "d", "first"), ("a", "e", "recurring"),
    }  # fmt: skip


def test_pairs_are_drawn_by_the_rule(tmp_path):
    texts = made_up(60)
    chance = random.Random(5)
    for at in range(200):
        told = texts[at % 60].split()
        texts.append(" ".join(told[: chance.randrange(len(told) // 3, len(told))] + texts[-1].split()[:40]))
    records = [{"id": str(at), "text": text, "title": "t"} for at, text in enumerate(texts)]
    drawn = draw(records, 40, 3)
    assert drawn == draw(records, 40, 3)
    assert len(set(drawn)) == len(drawn) > 10
    assert max(Counter(at for pair in drawn for at in pair).values()) <= 2
    alike = {(pair.first, pair.second) for pair in overlaps(texts, BANDS[0])}
    assert set(drawn) <= alike
    write_pairs(records, drawn, tmp_path / "pairs.jsonl")
    assert '"a_date": ""' in (tmp_path / "pairs.jsonl").read_text()
