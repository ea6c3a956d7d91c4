"""What is found of candidates after articles came, went or were decided on is what a full run finds."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from defcorpus.pairs import Model, Options, Result, learn
from defcorpus.pairs.calibrating import taught
from defcorpus.pairs.candidates.hopes import Kept
from defcorpus.pairs.candidates.standing import Standing, places_of, stand
from defcorpus.pairs.features.columns import columns_of, descending
from defcorpus.pairs.linking.reader import Reader
from defcorpus.pairs.match import linked
from defcorpus.pairs.words.lexicon import Lexicon
from tests.pairs.helpers import stand_again
from tests.pairs.test_standing import reader_of, stories

POOL = stories(3, 100)


@cache
def _model() -> Model:
    model = learn(POOL[::3])
    reader = reader_of(POOL, model)
    taught(reader, stand(columns_of(POOL), model, Options(), reader.respelt))
    return model.with_lexicon(reader.model.lexicon or Lexicon())


EVERY = st.sets(st.integers(0, len(POOL) - 1), min_size=20)
BARRED = st.sets(st.tuples(st.integers(0, 12), st.integers(0, 12)), max_size=4)


def _told(result: Result) -> list[object]:
    rows = [*result.pairs, *result.reviews]
    return [(one.vi, one.en, one.weight, one.kind, one.runner_up, tuple(one.evidence)) for one in rows]


def _linked(
    articles: list[int], found: Standing, model: Model, barred: set[tuple[int, int]], kept: Kept | None
) -> tuple[Reader, Result]:
    reader = reader_of([POOL[at] for at in articles], model)
    reader.kept = kept
    return reader, linked(reader, found, barred=sorted(barred))


def _moved(before: list[int], now: list[int]) -> tuple[list[np.ndarray], list[list[int]], list[int]]:
    orders, new, sizes = [], [], []
    for lang in ("vi", "en"):
        old = [at for at in before if POOL[at].lang == lang]
        came = [at for at in now if POOL[at].lang == lang and at not in old]
        place = {at: number for number, at in enumerate([*old, *came])}
        orders.append(np.array([place[at] for at in now if POOL[at].lang == lang], np.int64))
        new.append(came)
        sizes.append(len(old))
    return orders, new, sizes


@settings(max_examples=25, deadline=None)
@given(history=st.lists(st.tuples(EVERY, BARRED), min_size=2, max_size=4))
def test_any_history_ends_in_the_pairs_of_a_full_run(
    history: list[tuple[set[int], set[tuple[int, int]]]],
) -> None:
    before = sorted(history[0][0])
    first = reader_of([POOL[at] for at in before], _model())
    found = stand(columns_of(POOL[at] for at in before), _model(), Options(), first.respelt)
    reader, _ = _linked(before, found, _model(), history[0][1], None)
    for chosen, barred in history[1:]:
        now = sorted(chosen)
        orders, new, sizes = _moved(before, now)
        came = tuple(columns_of(POOL[at] for at in some)[side] for side, some in enumerate(new))
        exact = reader_of([POOL[at] for at in now], _model()).respelt
        found = stand_again(found, (came[0], came[1]), (orders[0], orders[1]), Options(), exact)
        assert reader.found is not None and found.touched is not None
        places = [places_of(order, size) for order, size in zip(orders, sizes, strict=True)]
        kept = reader.found.renumbered(places, found.touched)
        reader, result = _linked(now, found, _model(), barred, kept)
        fresh, full = _linked(now, replace(found, touched=None), _model(), barred, None)
        assert _told(result) == _told(full)
        assert fresh.found is not None and reader.found is not None
        for name in ("pairs", "weights", "words", "ahead", "rivals", "against"):
            np.testing.assert_array_equal(
                getattr(reader.found.hopes, name), getattr(fresh.found.hopes, name), name
            )
        before = now


def test_the_pool_has_pairs_and_close_calls() -> None:
    every = list(range(len(POOL)))
    first = reader_of(POOL, _model())
    found = stand(columns_of(POOL), _model(), Options(), first.respelt)
    reader, result = _linked(every, found, _model(), set(), None)
    assert len(result.pairs) + len(result.reviews) > 5
    assert reader.found is not None and len(reader.found.hopes) > 20


def test_what_is_found_is_taken_up_once() -> None:
    every = list(range(len(POOL)))
    first = reader_of(POOL, _model())
    found = stand(columns_of(POOL), _model(), Options(), first.respelt)
    reader, result = _linked(every, found, _model(), set(), None)
    none = np.zeros(len(found.vi), np.bool_), np.zeros(len(found.en), np.bool_)
    assert reader.found is not None
    reader.kept = replace(reader.found, touched=none)
    assert _told(linked(reader, found)) == _told(result)
    assert reader.kept is None


def test_of_equal_values_the_first_comes_first() -> None:
    values = np.array([1.0, 3.0, 1.0, -np.inf, 3.0, 2.0, 1.0])
    assert descending(values).tolist() == [1, 4, 5, 0, 2, 6, 3]
    many = np.random.default_rng(1).integers(0, 50, 5000).astype(np.float64)
    assert np.array_equal(descending(many), np.argsort(-many, kind="stable"))
