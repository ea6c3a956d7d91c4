"""Many pairs of texts at once: the best paths, and what a block of the sieve keeps."""

import math
import random

import numpy as np
import pytest

from defcorpus.pairs import features, learn
from defcorpus.pairs.candidates.blocking import _best_of, _likely, _summed
from defcorpus.pairs.features.stored import packed
from defcorpus.pairs.sentences.align import set_beside
from defcorpus.pairs.sentences.held import Held
from defcorpus.pairs.sentences.paths import best_steps
from defcorpus.pairs.sentences.sheets import Sheets
from tests.pairs.helpers import article
from tests.pairs.test_align import EN, OTHER, VI


def gain(shared, lengths, vi, en):
    """Return what speaks for two stretches, as Gale and Church have it, one pair at a time."""
    cells = [shared[i][j] for i in range(*vi) for j in range(*en)]
    if min(cells) <= 0.0 or sum(cells) < 3.0:
        return 0.0
    expected = max(1.0, sum(lengths[0][slice(*vi)]) / 1.15)
    apart = (sum(lengths[1][slice(*en)]) - expected) / math.sqrt(6.8 * expected)
    return sum(cells) - 0.5 * apart * apart / math.log(2) - 3.0 - (len(cells) - 1)


def plainly(shared, lengths):
    """Return the steps of the best path from its end on, worked out cell by cell."""
    rows, columns = len(lengths[0]), len(lengths[1])
    best = [[0.0] * (columns + 1) for _ in range(rows + 1)]
    how = [[(1, 0, 0.0)] * (columns + 1) for _ in best]
    how[0] = [(0, 1, 0.0)] * (columns + 1)
    for i in range(1, rows + 1):
        for j in range(1, columns + 1):
            ways = [(best[i - 1][j], (1, 0, 0.0)), (best[i][j - 1], (0, 1, 0.0))]
            for one, two in ((1, 1), (1, 2), (2, 1)):
                if i >= one and j >= two:
                    found = gain(shared, lengths, (i - one, i), (j - two, j))
                    ways += [(best[i - one][j - two] + found, (one, two, found))] if found > 0.0 else []
            best[i][j], how[i][j] = max(ways, key=lambda way: way[0])
    i, j, links = rows, columns, []
    while i or j:
        one, two, found = how[i][j]
        i, j = i - one, j - two
        links += [(i, j, one, two, found)] if found else []
    return links


@pytest.mark.parametrize("seed", range(6))
def test_the_best_paths_of_many_are_those_of_each(seed):
    drawn = random.Random(seed)
    sizes = [(drawn.randint(1, 7), drawn.randint(1, 7)) for _ in range(9)]
    lengths = [np.zeros((9, max(size[side] for size in sizes)), np.int64) for side in (0, 1)]
    shared = np.zeros((9, lengths[0].shape[1], lengths[1].shape[1]))
    for at, (rows, columns) in enumerate(sizes):
        lengths[0][at, :rows] = [drawn.randint(20, 160) for _ in range(rows)]
        lengths[1][at, :columns] = [drawn.randint(20, 160) for _ in range(columns)]
        bits = [drawn.choice((0.0, 0.0, 4.0, 11.0, 23.5)) for _ in range(rows * columns)]
        shared[at, :rows, :columns] = np.array(bits).reshape(rows, columns)
    steps = best_steps(shared, (lengths[0], lengths[1]), tuple(np.array(sizes).T))
    for at, (rows, columns) in enumerate(sizes):
        expected = plainly(
            shared[at, :rows, :columns].tolist(),
            (lengths[0][at, :rows].tolist(), lengths[1][at, :columns].tolist()),
        )
        found = [tuple(each[time, at] for each in steps) for time in range(len(steps.gains))]
        assert [step for step in found if step[4] > 0.0] == expected


def test_articles_side_by_side_together_are_what_they_are_alone():
    vi = [features(article(f"vi{at}", "vi", text)) for at, text in enumerate((VI, VI.split("\n")[1]))]
    en = [features(article(f"en{at}", "en", text)) for at, text in enumerate((EN, OTHER, f"{OTHER}\n{EN}"))]
    model = learn([*vi, *en])
    pairs = np.array([(i, j) for i in range(len(vi)) for j in range(len(en))])
    sheets = [Sheets.read([packed(one) for one in side]) for side in (vi, en)]
    together = set_beside(*sheets, pairs, model)
    alone = []
    for i, j in pairs.tolist():
        one, two = Sheets.read([packed(vi[i])]), Sheets.read([packed(en[j])])
        alone += set_beside(one, two, np.zeros((1, 2), np.int64), model)
    assert together == alone
    assert any(one.links for one in together)


def test_the_best_of_a_block_are_among_those_that_may_be():
    drawn = np.random.default_rng(3)
    row = np.sort(drawn.integers(0, 9, 600))
    other = np.concatenate([np.arange(size) for size in np.bincount(row)])
    value = drawn.integers(0, 40, 600)
    some = _likely(row, value, 4)
    assert len(some) < 300
    for one, two in zip(
        _best_of(row, value, other, 4, 22), _best_of(row[some], value[some], other[some], 4, 22), strict=True
    ):
        assert one.tolist() == two.tolist()
    assert len(_likely(row[:0], value[:0], 4)) == 0


def test_bits_of_a_pair_add_up():
    packed_terms = np.array([5 << 20 | 1024, 5 << 20 | 512, 9 << 20 | 2048], np.int64)
    pair, bits = _summed(np.sort(packed_terms))
    assert (pair.tolist(), bits.tolist()) == ([5, 9], [1.5, 2.0])
    assert [each.tolist() for each in _summed(packed_terms[:0])] == [[], []]


def test_what_was_made_together_is_held_as_what_was_made_alone():
    held = Held(2, lambda key: key + 1)
    held.take({1: 10, 2: 20})
    assert 1 in held and held(2) == 20 and held(1) == 10
    held.take({3: 30})
    assert 1 not in held and held(1) == 2
