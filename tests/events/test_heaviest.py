"""Counting the terms of all texts at once gives what counting them text by text gives."""

from __future__ import annotations

import math
from collections import Counter
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from defcorpus.events.tellings import heaviest as module
from defcorpus.events.tellings.heaviest import heaviest

WORDS = st.lists(st.sampled_from(["an", "bộ", "cao", "đại", "sứ", "tướng", "x"]), max_size=9)


def one_by_one(texts, title, most):
    """Return the vectors as their definition has it."""
    frequency = Counter(term for body, _ in texts for term in {*body, *map(" ".join, pairwise(body))})
    found = []
    for body, head in texts:
        counts = Counter([*body, *map(" ".join, pairwise(body))])
        for _ in range(title):
            counts.update([*head, *map(" ".join, pairwise(head))])
        weighed = {
            term: (1 + math.log(count)) * math.log((len(texts) + 1) / frequency[term])
            for term, count in counts.items()
            if frequency[term] > 1
        }
        kept = sorted(weighed, key=lambda term: (-weighed[term], term))[:most]
        length = math.sqrt(math.fsum(weighed[term] ** 2 for term in kept)) or 1.0
        found.append({term: weighed[term] / length for term in kept})
    return found


@given(st.lists(st.tuples(WORDS, WORDS), max_size=6), st.integers(1, 8))
@settings(deadline=None)
def test_all_at_once_is_as_one_by_one(texts, most):
    found = list(heaviest(texts, 2, most))
    assert found == one_by_one(texts, 2, most)
    assert [list(one) for one in found] == [list(one) for one in one_by_one(texts, 2, most)]


def test_numbers_that_fit_into_no_one_number_are_sorted_all_the_same(monkeypatch):
    texts = [
        ("sứ tướng đại sứ an".split(), ["an"]),
        ("đại sứ cao an".split(), []),
        ("cao x sứ".split(), ["x"]),
    ]
    before = list(heaviest(texts, 2, 3))
    monkeypatch.setattr(module, "_BITS", 4)
    assert list(heaviest(texts, 2, 3)) == before
    assert before == one_by_one(texts, 2, 3)


@pytest.mark.parametrize("texts", [[], [([], [])], [(["an"], [])], [([], ["an"]), ([], ["an"])]])
def test_texts_that_share_no_words_have_no_terms(texts):
    assert list(heaviest(texts, 2, 3)) == [{} for _ in texts]
